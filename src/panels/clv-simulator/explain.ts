/** How the base is made, how its parameters are found again, and one customer worked by hand. */

import { message } from '../../lib/outcome.ts';
import type { Explanation, FormulaLine } from '../contract.ts';
import { texNumber } from '../wording.ts';
import type { ClvSimulatorResult } from './compute.ts';
import { coverageOf } from './figures.ts';
import type { SimulatedModel } from './options.ts';
import { nameOf } from './tables.ts';

const LETTER: Readonly<Record<string, string>> = { alpha: '\\alpha', beta: '\\beta', gamma: '\\gamma' };

export function explainClvSimulator(result: ClvSimulatorResult): Explanation {
  return { symbols: symbolsOf(result), numbers: numbersOf(result), steps: stepsOf(result), customer: null };
}

function line(tex: string, code: string, parameters?: Parameters<typeof message>[1]): FormulaLine {
  return { tex, note: message(`clv-simulator.${code}`, parameters) };
}

const DROPOUT: Readonly<Record<SimulatedModel, string>> = {
  'bg-nbd': 'P(J = j) = p(1-p)^{j-1},\\quad j = 1, 2, \\ldots,\\qquad p \\sim \\mathrm{Beta}(a, b)',
  'mbg-nbd': 'P(J = j) = p(1-p)^{j},\\quad j = 0, 1, \\ldots,\\qquad p \\sim \\mathrm{Beta}(a, b)',
  'pareto-nbd': '\\tau \\sim \\mathrm{Exp}(\\mu),\\qquad \\mu \\sim \\mathrm{Gamma}(s, \\beta)',
};

/** Likelihood of one customer: what both chances have in common, and the two chances. */
const COMMON = 'L = \\frac{\\Gamma(r+x)\\,\\alpha^r}{\\Gamma(r)}';

const LIKELIHOOD: Readonly<Record<SimulatedModel, readonly [string, string]>> = {
  'bg-nbd': [
    `${COMMON}\\,(A_1 + \\delta_{x>0}\\,A_2)`,
    'A_1 = \\frac{B(a,\\, b+x)}{B(a, b)\\,(\\alpha+T)^{r+x}},\\qquad A_2 = \\frac{B(a+1,\\, b+x-1)}{B(a, b)\\,(\\alpha+t_x)^{r+x}}',
  ],
  'mbg-nbd': [
    `${COMMON}\\,(A_1 + A_2)`,
    'A_1 = \\frac{B(a,\\, b+x+1)}{B(a, b)\\,(\\alpha+T)^{r+x}},\\qquad A_2 = \\frac{B(a+1,\\, b+x)}{B(a, b)\\,(\\alpha+t_x)^{r+x}}',
  ],
  'pareto-nbd': [
    `${COMMON}\\,\\beta^s\\,(A_1 + A_2)`,
    'A_1 = \\frac{1}{(\\alpha+T)^{r+x}(\\beta+T)^s},\\qquad A_2 = \\int_{t_x}^{T}\\!\\frac{s\\,du}{(\\alpha+u)^{r+x}(\\beta+u)^{s+1}}',
  ],
};

const ALIVE: Readonly<Record<SimulatedModel, string>> = {
  'bg-nbd':
    'P(\\tau > T) = \\left[1 + \\delta_{x>0}\\,\\frac{a}{b+x-1}\\left(\\frac{\\alpha+T}{\\alpha+t_x}\\right)^{r+x}\\right]^{-1}',
  'mbg-nbd': 'P(\\tau > T) = \\left[1 + \\frac{a}{b+x}\\left(\\frac{\\alpha+T}{\\alpha+t_x}\\right)^{r+x}\\right]^{-1}',
  'pareto-nbd': 'P(\\tau > T) = \\frac{A_1}{A_1 + A_2}',
};

function symbolsOf({ view }: ClvSimulatorResult): FormulaLine[] {
  return [
    line(
      '\\lambda \\sim \\mathrm{Gamma}(r, \\alpha),\\qquad \\Delta t \\sim \\mathrm{Exp}(\\lambda)',
      'symbol-purchases',
    ),
    line(DROPOUT[view.model], `symbol-dropout-${view.model}`),
    line('(x,\\; t_x,\\; T)', 'symbol-summary'),
    line(LIKELIHOOD[view.fitted][0], 'symbol-likelihood', { fitted: message(`clv-simulator.${view.fitted}`) }),
    line(LIKELIHOOD[view.fitted][1], 'symbol-chances'),
    line('\\hat\\theta = \\arg\\max_\\theta \\sum_i \\ln L_i(\\theta)', 'symbol-fit'),
    line('\\hat\\theta\\, e^{\\pm 1.96\\,\\mathrm{se}(\\ln\\hat\\theta)}', 'symbol-interval'),
    line(ALIVE[view.fitted], 'symbol-alive'),
  ];
}

function numbersOf({ view, truth, fit }: ClvSimulatorResult): FormulaLine[] {
  const { r = NaN, alpha = NaN, a = NaN, b = NaN, s = NaN, beta = NaN } = truth;
  const lines = [
    line(`E(\\lambda) = \\frac{r}{\\alpha} = \\frac{${n(r)}}{${n(alpha)}} = ${n(r / alpha)}`, 'numbers-rate', {
      weeks: alpha / r,
    }),
    view.model === 'pareto-nbd'
      ? line(`E(\\mu) = \\frac{s}{\\beta} = \\frac{${n(s)}}{${n(beta)}} = ${n(s / beta)}`, 'numbers-mu')
      : line(`E(p) = \\frac{a}{a+b} = \\frac{${n(a)}}{${n(a + b)}} = ${n(a / (a + b))}`, 'numbers-p'),
  ];
  if (fit === null) return lines;
  for (const { name, estimate, error, low, high } of view.parameters)
    if (low <= high)
      lines.push(
        line(
          `${LETTER[name] ?? name}:\\quad ${n(estimate)}\\, e^{\\pm 1.96 \\times ${n(error / estimate)}} \\;\\to\\; [${n(low)},\\,${n(high)}]`,
          'numbers-interval',
        ),
      );
  lines.push(
    line(
      `\\mathrm{AIC} = 2 \\times ${view.parameters.length} - 2 \\times (${texNumber(fit.logLikelihood)}) = ${texNumber(fit.aic)}`,
      'numbers-aic',
    ),
    line(`E[X(${view.weeks})] = ${n(view.expected.truth)},\\qquad ${n(view.expected.estimate)}`, 'numbers-expected', {
      weeks: view.weeks,
    }),
  );
  const coverage = coverageOf(view);
  if (!Number.isNaN(coverage))
    lines.push(line(`${n(100 * coverage)}\\,\\%`, 'numbers-coverage', { repeated: view.repeated }));
  return lines;
}

/** The first customer of the picture who bought again. */
function stepsOf({ view, base, fit, alive }: ClvSimulatorResult): FormulaLine[] {
  const path = view.paths.find(({ x }) => x > 0) ?? view.paths[0];
  if (path === undefined) return [];
  const i = path.customer;
  const [x, tx, T] = [base.seen.x[i]!, base.seen.tx[i]!, base.seen.T[i]!];
  const lines = [
    line(`\\lambda_i = ${n(base.rate[i]!)}`, 'step-rate', { customer: nameOf(i) }),
    line(`x = ${x},\\qquad t_x = ${texNumber(tx)},\\qquad T = ${texNumber(T)}`, 'step-summary', {
      entry: base.entry[i]!,
      weeks: view.weeks,
    }),
  ];
  if (fit === null || alive === null) return lines;
  const { r = NaN, alpha = NaN, a = NaN, b = NaN } = fit.parameters;
  if (view.fitted !== 'pareto-nbd' && x > 0) {
    const place = view.fitted === 'bg-nbd' ? b + x - 1 : b + x;
    const ratio = (alpha + T) / (alpha + tx);
    lines.push(
      line(
        `\\frac{\\hat a}{\\hat b + ${view.fitted === 'bg-nbd' ? 'x - 1' : 'x'}} = \\frac{${n(a)}}{${n(place)}} = ${n(a / place)}`,
        'step-chance',
      ),
      line(
        `\\left(\\frac{${n(alpha + T)}}{${n(alpha + tx)}}\\right)^{${n(r + x)}} = ${n(ratio ** (r + x))}`,
        'step-silence',
      ),
      line(`P = \\frac{1}{1 + ${n((a / place) * ratio ** (r + x))}} = ${n(alive[i]!)}`, 'step-alive'),
    );
  } else lines.push(line(`P(\\tau > T) = ${n(alive[i]!)}`, 'step-alive'));
  lines.push(
    line(
      Number.isFinite(path.end)
        ? `\\tau_i = ${texNumber(path.end - path.entry)}`
        : `\\tau_i > ${texNumber(T + view.future)}`,
      path.alive ? 'step-truth-alive' : 'step-truth-gone',
    ),
  );
  return lines;
}

function n(value: number): string {
  return texNumber(value, 4);
}
