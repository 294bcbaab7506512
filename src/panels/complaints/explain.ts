/** Complaints by formula: the symbols, this data's numbers put in, and the settlement of the first days worked by hand. */

import { message } from '../../lib/outcome.ts';
import { normalQuantile } from '../../models/special/normal.ts';
import type { Explanation, FormulaLine } from '../contract.ts';
import { texNumber } from '../wording.ts';
import type { ComplaintsResult } from './compute.ts';
import { reasonWord } from './names.ts';
import type { ComplaintsView } from './view.ts';

export function explainComplaints({ view }: ComplaintsResult): Explanation {
  return { symbols: symbolsOf(view), numbers: numbersOf(view), steps: stepsOf(view), customer: null };
}

function line(tex: string, code: string, parameters?: Parameters<typeof message>[1]): FormulaLine {
  return { tex, note: message(`complaints.${code}`, parameters) };
}

function symbolsOf({ level, line: limit }: ComplaintsView): FormulaLine[] {
  return [
    line('C_j = \\frac{1}{n}\\sum_{i \\le j} n_i, \\qquad n_1 \\ge n_2 \\ge \\dots', 'symbol-pareto', { line: limit }),
    line('\\lambda = \\frac{n}{B}', 'symbol-rate'),
    line(
      '\\frac{p + \\frac{z^2}{2n} \\pm z\\sqrt{\\frac{p(1-p)}{n} + \\frac{z^2}{4n^2}}}{1 + z^2/n}',
      'symbol-wilson',
      { level },
    ),
    line('F(t) = 1 - \\prod_{t_i \\le t}\\left(1 - \\frac{d_i}{r_i}\\right)', 'symbol-time'),
    line('\\Delta = \\frac{\\sum_k (a_k m_k - b_k n_k)/N_k}{\\sum_k n_k m_k / N_k}', 'symbol-difference'),
    line('P(S = s) = \\bigl(h_1 * h_2 * \\dots * h_K\\bigr)(s)', 'symbol-exact'),
    line('S = \\rho\\,V', 'symbol-iceberg'),
  ];
}

function numbersOf(view: ComplaintsView): FormulaLine[] {
  const { reasons, rate, resolution, recovery, repurchase, iceberg, level } = view;
  const lines: FormulaLine[] = [];
  if (reasons.length > 0 && view.vital > 0)
    lines.push(
      line(`C_{${view.vital}} = ${texNumber(view.vitalShare, 4)}`, 'numbers-pareto', {
        vital: view.vital,
        line: view.line,
      }),
    );
  if (rate)
    lines.push(
      line(
        `\\lambda = \\frac{${texNumber(rate.complaints)}}{${texNumber(rate.purchases)}} = ${texNumber(rate.rate, 5)}, \\quad [\\,${texNumber(rate.low, 5)},\\; ${texNumber(rate.high, 5)}\\,]`,
        'numbers-rate',
      ),
    );
  lines.push(line(`z = ${texNumber(normalQuantile(0.5 + level / 2), 3)}`, 'numbers-z', { level }));
  if (resolution && resolution.n > 0)
    lines.push(
      line(
        `p = \\frac{${texNumber(resolution.k)}}{${texNumber(resolution.n)}} = ${texNumber(resolution.share, 4)}, \\quad [\\,${texNumber(resolution.low, 4)},\\; ${texNumber(resolution.high, 4)}\\,]`,
        'numbers-settled',
      ),
    );
  if (resolution?.times && !Number.isNaN(resolution.times.median))
    lines.push(line(`F(${texNumber(resolution.times.median, 2)}) \\ge \\tfrac12`, 'numbers-median'));
  if (recovery)
    lines.push(
      line(
        `\\frac{${texNumber(recovery.all.k)}}{${texNumber(recovery.all.n)}} = ${texNumber(recovery.all.share, 4)}`,
        'numbers-recovery',
        { from: recovery.from },
      ),
    );
  if (repurchase && !Number.isNaN(repurchase.recoveredNever.difference)) {
    const { first, second, difference, low, high } = repurchase.recoveredNever;
    lines.push(
      line(
        `\\Delta = ${texNumber(first, 4)} - ${texNumber(second, 4)} = ${texNumber(difference, 4)}, \\quad [\\,${texNumber(low, 4)},\\; ${texNumber(high, 4)}\\,]`,
        'numbers-difference',
        { periods: repurchase.periods },
      ),
    );
  }
  lines.push(
    line(
      `S = ${texNumber(iceberg.ratio)} \\times ${texNumber(iceberg.voiced)} = ${texNumber(iceberg.silent)}`,
      'numbers-iceberg',
    ),
  );
  return lines;
}

/** Rows of the Pareto table added up, then the first steps of the settlement curve. */
function stepsOf({ reasons, complaints, resolution }: ComplaintsView): FormulaLine[] {
  const lines: FormulaLine[] = reasons.slice(0, 3).map((reason, at) =>
    line(
      `C_{${at + 1}} = \\frac{${reasons
        .slice(0, at + 1)
        .map(({ count }) => texNumber(count))
        .join(' + ')}}{${texNumber(complaints)}} = ${texNumber(reason.cumulative, 4)}`,
      'step-pareto',
      { name: reasonWord(reason.name), rank: at + 1 },
    ),
  );
  const times = resolution?.times;
  if (times) {
    let before = 0;
    for (let at = 0; at < times.time.length && lines.length < 6; at += 1) {
      const by = times.settledBy[at]!;
      if (by === before) continue;
      lines.push(
        line(
          `F(${texNumber(times.time[at]!, 2)}) = 1 - ${texNumber(1 - before, 4)} \\times ${texNumber(before < 1 ? (1 - by) / (1 - before) : 0, 4)} = ${texNumber(by, 4)}`,
          'step-time',
          { days: times.time[at]! },
        ),
      );
      before = by;
    }
  }
  if (lines.length === 0) lines.push(line(`n = ${texNumber(complaints)}`, 'step-count'));
  return lines;
}
