/** The index by formula: symbols, these numbers put in, one respondent and one arrow redone by hand. */

import { message, type Message } from '../../lib/outcome.ts';
import type { Explanation, FormulaLine } from '../contract.ts';
import { texNumber } from '../wording.ts';
import type { CsiResult } from './compute.ts';
import type { CsiOptions } from './options.ts';
import { nameOfVariable } from './resolve.ts';
import { answersOf } from './sheets.ts';

/** @param customer index in the file; where not in scope, or not given, a typical respondent is taken */
export function explainCsi(result: CsiResult, options: CsiOptions, customer: number | null): Explanation {
  const row = rowOf(result, options, customer);
  return {
    symbols: symbolsOf(options),
    numbers: numbersOf(result, options),
    steps: stepsOf(result, options, row),
    customer: result.sheets.customer[result.fitted.fit.respondents[row]!]!,
  };
}

function line(tex: string, code: string, parameters?: Parameters<typeof message>[1]): FormulaLine {
  return { tex, note: message(`csi.${code}`, parameters) };
}

function symbolsOf({ scheme, consistent }: CsiOptions): FormulaLine[] {
  const inner = {
    path: 'e_{jl} = \\begin{cases} \\beta_{jl} & l \\to j \\\\ r_{jl} & j \\to l \\end{cases}',
    factorial: 'e_{jl} = r_{jl}',
    centroid: 'e_{jl} = \\operatorname{sign}(r_{jl})',
  }[scheme];
  return [
    line('x_{jh} = \\lambda_{jh}\\,\\xi_j + \\varepsilon_{jh}', 'symbol-outer'),
    line('\\hat\\xi_j = \\sum_h w_{jh}\\,z_{jh},\\qquad \\operatorname{Var}(\\hat\\xi_j) = 1', 'symbol-score'),
    line('\\tilde\\xi_j = \\sum_l e_{jl}\\,\\hat\\xi_l,\\qquad ' + inner, `symbol-inner-${scheme}`),
    line(
      'w_{jh} \\propto \\operatorname{Cov}(z_{jh},\\, \\tilde\\xi_j)\\;(A),\\qquad w_j \\propto R_{jj}^{-1} r_{j}\\;(B)',
      'symbol-weights',
    ),
    line('\\xi_j = \\sum_i \\beta_{ji}\\,\\xi_i + \\zeta_j', 'symbol-paths'),
    ...(consistent
      ? [line('r^{*}_{ij} = \\frac{r_{ij}}{\\sqrt{\\rho_{A,i}\\,\\rho_{A,j}}}', 'symbol-consistent')]
      : []),
    line(
      '\\text{CSI} = 100 \\times \\frac{\\sum_h v_h \\bar x_h - \\sum_h v_h \\min_h}{\\sum_h v_h \\max_h - \\sum_h v_h \\min_h}',
      'symbol-index',
    ),
    line('T = B + B^2 + B^3 + \\cdots', 'symbol-total'),
    line(
      '\\rho_C = \\frac{(\\sum\\lambda)^2}{(\\sum\\lambda)^2 + \\sum(1-\\lambda^2)},\\qquad \\text{AVE} = \\frac{1}{H}\\sum\\lambda^2',
      'symbol-reliability',
    ),
  ];
}

/** Items of a construct, by position among those of the fit. */
function itemsOf({ fitted: { fit } }: CsiResult, construct: number): number[] {
  const from = fit.starts[construct]!;
  return Array.from({ length: fit.starts[construct + 1]! - from }, (_, i) => from + i);
}

function nameAt({ resolved, fitted }: CsiResult, construct: number): string | Message {
  return nameOfVariable(resolved.variables[fitted.estimated.variable[construct]!]!);
}

function numbersOf(result: CsiResult, options: CsiOptions): FormulaLine[] {
  const { fitted, target, importance } = result;
  const { fit, indices, reliability } = fitted;
  const k = fitted.estimated.variable.length;
  const own = itemsOf(result, target);
  const sum = (of: (i: number) => number): string =>
    own.map((i) => `${texNumber(fit.shares[i]!, 4)} \\times ${texNumber(of(i), 4)}`).join(' + ');
  const weigh = (of: (i: number) => number): number => own.reduce((total, i) => total + fit.shares[i]! * of(i), 0);
  const [mean, low, high] = [
    weigh((i) => fit.items[i]!.mean),
    weigh((i) => fit.items[i]!.minimum),
    weigh((i) => fit.items[i]!.maximum),
  ];
  const lines = [
    line(`\\bar x = ${sum((i) => fit.items[i]!.mean)} = ${texNumber(mean, 4)}`, 'numbers-mean', {
      name: nameAt(result, target),
    }),
    line(
      `100 \\times \\frac{${texNumber(mean, 4)} - ${texNumber(low, 4)}}{${texNumber(high, 4)} - ${texNumber(low, 4)}} = ${texNumber(indices.means[target]!, 2)}`,
      'numbers-index',
      { name: nameAt(result, target) },
    ),
  ];
  for (let c = 0; c < k; c += 1) {
    const causes = fit.paths.filter(({ to }) => to === c);
    if (causes.length === 0) continue;
    lines.push(
      line(
        `\\hat\\xi_{${c + 1}} = ${causes.map(({ from, estimate }) => `${signed(estimate)}\\,\\xi_{${from + 1}}`).join(' ')},\\qquad R^2 = ${texNumber(fit.r2[c]!, 4)}`,
        'numbers-paths',
        {
          number: c + 1,
          name: nameAt(result, c),
          causes: causes
            .map(({ from }) => message('csi.numbered', { number: from + 1, name: nameAt(result, from) }))
            .reduceRight<Message | null>(
              (rest, first) => (rest === null ? first : message('csi.list', { first, rest })),
              null,
            )!,
        },
      ),
    );
  }
  const block = own.length > 1 && !Number.isNaN(reliability[target]!.rhoC) ? own : null;
  if (block) {
    const total = block.reduce((all, i) => all + fit.loadings[i]!, 0);
    const unique = block.reduce((all, i) => all + 1 - fit.loadings[i]! ** 2, 0);
    lines.push(
      line(
        `\\rho_C = \\frac{${texNumber(total, 4)}^2}{${texNumber(total, 4)}^2 + ${texNumber(unique, 4)}} = ${texNumber(reliability[target]!.rhoC, 4)}`,
        'numbers-reliability',
        { name: nameAt(result, target) },
      ),
    );
  }
  const strongest = [...importance.standardised.keys()]
    .filter((c) => c !== target)
    .sort((a, b) => Math.abs(importance.standardised[b]!) - Math.abs(importance.standardised[a]!))[0];
  if (strongest !== undefined && importance.standardised[strongest] !== 0)
    lines.push(
      line(
        `T = ${texNumber(importance.standardised[strongest]!, 4)},\\qquad ${texNumber(importance.standardised[strongest]!, 4)} \\times \\frac{${texNumber(indices.deviations[target]!, 2)}}{${texNumber(indices.deviations[strongest]!, 2)}} = ${texNumber(importance.unstandardised[strongest]!, 4)}`,
        'numbers-importance',
        { cause: nameAt(result, strongest), name: nameAt(result, target) },
      ),
    );
  lines.push(
    line(`${fit.iterations},\\qquad \\sum |\\Delta w| = ${texPower(fit.change)}`, 'numbers-iterations', {
      scheme: message(`csi.scheme-${options.scheme}`),
    }),
  );
  return lines;
}

function stepsOf(result: CsiResult, options: CsiOptions, row: number): FormulaLine[] {
  const { fitted, target, sheets } = result;
  const { fit, indices } = fitted;
  const k = fitted.estimated.variable.length;
  const { data } = answersOf(sheets, options.reversed);
  const own = itemsOf(result, target);
  const answer = (i: number): number => {
    const value = data.items[fit.items[i]!.column]!.values[fit.respondents[row]!]!;
    return Number.isNaN(value) ? fit.items[i]!.mean : value;
  };
  const weigh = (of: (i: number) => number): number => own.reduce((total, i) => total + fit.shares[i]! * of(i), 0);
  const [mine, low, high] = [weigh(answer), weigh((i) => fit.items[i]!.minimum), weigh((i) => fit.items[i]!.maximum)];
  const lines = own.map((i) =>
    line(
      `v = \\frac{w/s}{\\sum w/s} = \\frac{${texNumber(fit.weights[i]!, 4)} / ${texNumber(fit.items[i]!.deviation, 4)}}{${texNumber(
        own.reduce((sum, h) => sum + fit.weights[h]! / fit.items[h]!.deviation, 0),
        4,
      )}} = ${texNumber(fit.shares[i]!, 4)}`,
      'step-share',
      { item: fit.items[i]!.name },
    ),
  );
  lines.push(
    line(
      `${own.map((i) => `${texNumber(fit.shares[i]!, 4)} \\times ${texNumber(answer(i), 2)}`).join(' + ')} = ${texNumber(mine, 4)}`,
      'step-answers',
      { name: nameAt(result, target) },
    ),
    line(
      `100 \\times \\frac{${texNumber(mine, 4)} - ${texNumber(low, 4)}}{${texNumber(high, 4)} - ${texNumber(low, 4)}} = ${texNumber(indices.scores[row * k + target]!, 2)}`,
      'step-index',
      { name: nameAt(result, target) },
    ),
  );
  // The regression with fewest causes is the one a hand can do.
  const [easiest] = [...new Set(fit.paths.map(({ to }) => to))]
    .map((to) => ({ to, causes: fit.paths.filter((path) => path.to === to) }))
    .sort((a, b) => a.causes.length - b.causes.length);
  if (easiest) {
    const [first] = easiest.causes;
    const correlation = (a: number, b: number): number => fit.correlations[a * k + b]!;
    lines.push(
      easiest.causes.length === 1
        ? line(
            `\\beta = r = ${texNumber(correlation(first!.from, easiest.to), 4)},\\qquad R^2 = r^2 = ${texNumber(correlation(first!.from, easiest.to) ** 2, 4)}`,
            'step-one-cause',
            { from: nameAt(result, first!.from), to: nameAt(result, easiest.to) },
          )
        : line(
            `R^2 = ${easiest.causes.map(({ from, estimate }) => `${signed(estimate)} \\times ${texNumber(correlation(from, easiest.to), 4)}`).join(' ')} = ${texNumber(fit.r2[easiest.to]!, 4)}`,
            'step-causes',
            { to: nameAt(result, easiest.to) },
          ),
    );
  }
  return lines;
}

/** Row of the fit: of the respondent asked for, else of one with all answers whose headline index is nearest the mean. */
function rowOf(result: CsiResult, options: CsiOptions, customer: number | null): number {
  const { fitted, sheets, target } = result;
  const { data } = answersOf(sheets, options.reversed);
  const columns = itemsOf(result, target).map((i) => data.items[fitted.fit.items[i]!.column]!.values);
  const { fit, indices } = fitted;
  const k = fitted.estimated.variable.length;
  let [best, least] = [0, Infinity];
  for (let i = 0; i < fit.size; i += 1) {
    if (customer !== null && sheets.customer[fit.respondents[i]!] === customer) return i;
    const gaps = columns.some((values) => Number.isNaN(values[fit.respondents[i]!]!));
    const away = Math.abs(indices.scores[i * k + target]! - indices.means[target]!) + (gaps ? 1000 : 0);
    if (away < least) [best, least] = [i, away];
  }
  return best;
}

function signed(value: number): string {
  return value < 0 ? `- ${texNumber(-value, 4)}` : `+ ${texNumber(value, 4)}`;
}

function texPower(value: number): string {
  if (!(value > 0)) return '0';
  const exponent = Math.floor(Math.log10(value));
  return `${texNumber(value / 10 ** exponent, 1)} \\times 10^{${exponent}}`;
}
