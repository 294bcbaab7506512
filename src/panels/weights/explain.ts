/** How weights come about: the rule in symbols, these numbers put in, and the steps to redo by hand. */

import { message } from '../../lib/outcome.ts';
import type { Explanation, FormulaLine } from '../contract.ts';
import { texNumber } from '../wording.ts';
import { viewOf } from './answer.ts';
import type { WeightsResult } from './compute.ts';
import type { WeightsOptions } from './options.ts';
import type { AhpView, PairedView, WeightsView } from './view.ts';

/** Criteria and experts written out before the reader goes on alone. */
const WRITTEN = 4;

export function explainWeights(result: WeightsResult, options: WeightsOptions): Explanation {
  const view = viewOf(result, options);
  return {
    symbols: symbolsOf(view, options),
    numbers: numbersOf(view, options),
    steps: stepsOf(result, view, options),
    customer: null,
  };
}

function line(tex: string, code: string, parameters?: Parameters<typeof message>[1]): FormulaLine {
  return { tex, note: message(`weights.${code}`, parameters) };
}

function symbolsOf({ method }: WeightsView, options: WeightsOptions): FormulaLine[] {
  const lines: FormulaLine[] = [];
  if (method === 'average')
    lines.push(
      line('p_{ki} = \\frac{x_{ki}}{\\sum_j x_{kj}}', 'symbol-share'),
      line('w_i = \\frac{\\sum_k s_k\\, p_{ki}}{\\sum_k s_k}', 'symbol-average'),
    );
  if (method === 'direct')
    lines.push(
      line('w_i = \\frac{g_i}{\\sum_j g_j},\\qquad g_i = \\Bigl(\\prod_{k=1}^{m} x_{ki}\\Bigr)^{1/m}', 'symbol-direct'),
    );
  if (method === 'delphi')
    lines.push(
      line('w_i = \\frac{M_i}{\\sum_j M_j},\\qquad M_i = \\operatorname{med}_k\\, x_{ki}', 'symbol-delphi'),
      line('IQR_i = Q_{3i} - Q_{1i},\\qquad \\frac{IQR_i}{M_i}', 'symbol-iqr'),
    );
  if (method === 'ahp')
    lines.push(
      line('A = (a_{ij}),\\qquad a_{ij} > 0,\\quad a_{ji} = 1/a_{ij},\\quad a_{ii} = 1', 'symbol-matrix'),
      options.priorities === 'eigenvector'
        ? line('A\\,w = \\lambda_{\\max}\\, w,\\qquad \\sum_i w_i = 1', 'symbol-eigenvector')
        : line(
            'w_i = \\frac{\\bigl(\\prod_j a_{ij}\\bigr)^{1/n}}{\\sum_k \\bigl(\\prod_j a_{kj}\\bigr)^{1/n}}',
            'symbol-geometric',
          ),
      line('CI = \\frac{\\lambda_{\\max} - n}{n - 1},\\qquad CR = \\frac{CI}{RI}', 'symbol-ratio'),
      options.group === 'judgements'
        ? line('a_{ij} = \\prod_k \\bigl(a_{ij}^{(k)}\\bigr)^{s_k / \\sum s}', 'symbol-aij')
        : line('w_i \\propto \\prod_k \\bigl(w_i^{(k)}\\bigr)^{s_k / \\sum s}', 'symbol-aip'),
      line('b_{ij} = 0,\\qquad b_{ii} = 1 + m_i', 'symbol-missing'),
      line('\\max\\Bigl\\{ a_{ij}\\frac{w_j}{w_i},\\ \\frac{w_i}{a_{ij}\\, w_j} \\Bigr\\}', 'symbol-off'),
    );
  if (method === 'tournament')
    lines.push(
      line(
        options.ownPoint
          ? 'w_i = \\frac{T_i + m}{\\sum_j (T_j + m)},\\qquad T_i = \\sum_{j \\ne i} t_{ij}'
          : 'w_i = \\frac{T_i}{\\sum_j T_j},\\qquad T_i = \\sum_{j \\ne i} t_{ij}',
        options.ownPoint ? 'symbol-tournament-own' : 'symbol-tournament',
      ),
    );
  if (method === 'bradley-terry')
    lines.push(
      line('P(i \\succ j) = \\frac{\\pi_i}{\\pi_i + \\pi_j}', 'symbol-bradley-terry'),
      line(
        '\\ell = \\sum_{i,j} t_{ij} \\log \\frac{\\pi_i}{\\pi_i + \\pi_j},\\qquad w_i = \\frac{\\pi_i}{\\sum_j \\pi_j}',
        'symbol-likelihood',
      ),
    );
  if (method === 'tournament' || method === 'bradley-terry')
    lines.push(
      line(
        'd = \\frac{n(n-1)(2n-1)}{12} - \\frac{1}{2}\\sum_i T_i^2,\\qquad \\zeta = 1 - \\frac{d}{d_{\\max}}',
        'symbol-circles',
      ),
    );
  lines.push(
    line('W = \\frac{12\\,S}{m^2 (n^3 - n) - m \\sum T},\\qquad S = \\sum_i (R_i - \\bar R)^2', 'symbol-w'),
    line('\\chi^2 = m(n-1)W,\\qquad n - 1', 'symbol-chi-square'),
  );
  return lines;
}

function numbersOf(view: WeightsView, options: WeightsOptions): FormulaLine[] {
  const { criteria, computed, agreement, ahp, paired, rounds, method } = view;
  const n = criteria.length;
  const order = [...computed.keys()].sort((a, b) => computed[b]! - computed[a]!);
  const lines = order
    .slice(0, WRITTEN)
    .map((i) => line(`w_{${i + 1}} = ${percent(computed[i]!)}`, 'numbers-weight', { name: criteria[i]! }));
  if (n > WRITTEN) lines.push(line('\\sum_i w_i = 100\\,\\%', 'numbers-rest', { count: n - WRITTEN }));
  else lines.push(line('\\sum_i w_i = 100\\,\\%', 'numbers-sum'));
  if (ahp) lines.push(...ratioLines(ahp, n, options));
  if (paired) lines.push(...pairedLines(paired, view));
  const last = rounds.at(-1);
  if (last && method === 'delphi')
    lines.push(
      line(
        `M_{${order[0]! + 1}} = ${texNumber(last.cells[order[0]!]!.median, 2)},\\qquad Q_1 = ${texNumber(last.cells[order[0]!]!.lowerQuartile, 2)},\\quad Q_3 = ${texNumber(last.cells[order[0]!]!.upperQuartile, 2)}`,
        'numbers-median',
        { name: criteria[order[0]!]!, round: last.round },
      ),
    );
  if (agreement)
    lines.push(
      line(`W = ${texNumber(agreement.w, 4)}`, 'numbers-w', { judges: agreement.judges }),
      line(
        `\\chi^2 = ${agreement.judges} \\times ${agreement.degrees} \\times ${texNumber(agreement.w, 4)} = ${texNumber(agreement.chiSquare, 3)}`,
        'numbers-chi-square',
        {
          degrees: agreement.degrees,
          p: agreement.p,
          small: Number.isNaN(agreement.pSmall) ? agreement.p : agreement.pSmall,
          exact: agreement.pExact,
        },
      ),
    );
  return lines;
}

function ratioLines(ahp: AhpView, n: number, options: WeightsOptions): FormulaLine[] {
  const { lambda, consistencyIndex, randomIndex, consistencyRatio, pairs } = ahp;
  if (n < 3) return [line(`\\lambda_{\\max} = ${n}`, 'numbers-two')];
  const lines = [
    line(`\\lambda_{\\max} = ${texNumber(lambda, 4)}`, 'numbers-lambda'),
    line(`CI = \\frac{${texNumber(lambda, 4)} - ${n}}{${n - 1}} = ${texNumber(consistencyIndex, 4)}`, 'numbers-index'),
    line(
      `CR = \\frac{${texNumber(consistencyIndex, 4)}}{${texNumber(randomIndex, 4)}} = ${texNumber(consistencyRatio, 4)}`,
      'numbers-ratio',
      { table: message(`weights.table-${options.randomIndex}`), limit: options.limit / 100 },
    ),
  ];
  const [worst] = pairs;
  if (worst)
    lines.push(
      line(
        `a_{${worst.i + 1},${worst.j + 1}} = ${texNumber(worst.judged, 3)},\\qquad w_{${worst.i + 1}}/w_{${worst.j + 1}} = ${texNumber(worst.fitted, 3)}`,
        'numbers-worst',
        { off: worst.off },
      ),
    );
  return lines;
}

function pairedLines(paired: PairedView, { criteria, method }: WeightsView): FormulaLine[] {
  const lines: FormulaLine[] = paired.points
    .slice(0, WRITTEN)
    .map((points, i) => line(`T_{${i + 1}} = ${texNumber(points, 2)}`, 'numbers-points', { name: criteria[i]! }));
  const { strengths } = paired;
  if (method === 'bradley-terry' && strengths && criteria.length > 1)
    lines.push(
      line(
        `\\log\\frac{\\pi_2}{\\pi_1} = ${texNumber(strengths.abilities[1]!, 4)} \\pm ${texNumber(strengths.standardErrors[1]!, 4)}`,
        'numbers-ability',
        { name: criteria[1]!, base: criteria[0]! },
      ),
      line(`D = ${texNumber(strengths.deviance, 3)},\\qquad ${strengths.degrees}`, 'numbers-deviance'),
    );
  if (Number.isFinite(paired.triads))
    lines.push(
      line(
        `d = ${texNumber(paired.triads, 2)},\\qquad \\zeta = ${texNumber(paired.consistence, 4)}`,
        'numbers-circles',
      ),
    );
  return lines;
}

function stepsOf({ weighed }: WeightsResult, view: WeightsView, options: WeightsOptions): FormulaLine[] {
  const { criteria, ahp, paired, rounds, drawn, computed, method } = view;
  const n = criteria.length;
  const lines: FormulaLine[] = [];
  if (ahp) {
    const few = Math.min(n, WRITTEN);
    for (let i = 0; i < few; i += 1) {
      const row = ahp.matrix.slice(i * n, (i + 1) * n);
      const product = row.reduce((all, value) => all * (Number.isFinite(value) ? value : 1), 1);
      const judged = row.filter(Number.isFinite).length;
      lines.push(
        line(
          `\\bigl(${row
            .slice(0, 6)
            .map((value) => texNumber(value, 3))
            .join(
              ' \\cdot ',
            )}${n > 6 ? ' \\cdots' : ''}\\bigr)^{1/${judged}} = ${texNumber(product ** (1 / judged), 4)}`,
          'step-row',
          { name: criteria[i]! },
        ),
      );
    }
    lines.push(
      line(`\\frac{g_1}{\\sum_j g_j} \\approx ${percent(computed[0]!)}`, 'step-divide', { name: criteria[0]! }),
    );
    if (options.priorities === 'eigenvector')
      lines.push(line('w \\leftarrow \\frac{A\\,w}{\\sum A\\,w}', 'step-iterate'));
    return lines;
  }
  if (paired) {
    for (let i = 0; i < Math.min(n, WRITTEN); i += 1) {
      const row = paired.wins.slice(i * n, (i + 1) * n).filter((_, j) => j !== i);
      lines.push(
        line(
          `${row
            .slice(0, 8)
            .map((value) => texNumber(value, 2))
            .join(' + ')}${row.length > 8 ? ' + \\cdots' : ''} = ${texNumber(paired.points[i]!, 2)}`,
          'step-points',
          { name: criteria[i]! },
        ),
      );
    }
    lines.push(
      method === 'tournament'
        ? line(`w_1 = ${percent(computed[0]!)}`, 'step-share', { name: criteria[0]! })
        : line(
            '\\pi_i \\leftarrow \\frac{T_i}{\\sum_{j \\ne i} \\dfrac{t_{ij} + t_{ji}}{\\pi_i + \\pi_j}}',
            'step-iterate-strengths',
          ),
      line('\\frac{0}{0+0}', 'step-one-sided'),
    );
    return lines;
  }
  for (const { name, weights } of drawn.slice(0, WRITTEN))
    if (weights)
      lines.push(
        line(
          `(${weights
            .slice(0, 6)
            .map((value) => percent(value, 1))
            .join(',\\ ')}${n > 6 ? ',\\ \\dots' : ''})`,
          'step-expert',
          { name },
        ),
      );
  if (method === 'delphi')
    for (const { round, cells } of rounds.slice(-2))
      lines.push(
        line(
          `(${cells
            .slice(0, 6)
            .map(({ median }) => texNumber(median, 2))
            .join(',\\ ')}${n > 6 ? ',\\ \\dots' : ''})`,
          'step-medians',
          { round },
        ),
      );
  const count = weighed.experts.length;
  lines.push(
    line(`w_1 = ${percent(computed[0]!)}`, method === 'delphi' ? 'step-median-share' : 'step-mean', {
      name: criteria[0]!,
      count,
    }),
  );
  return lines;
}

function percent(share: number, digits = 2): string {
  return `${texNumber(share * 100, digits)}\\,\\%`;
}
