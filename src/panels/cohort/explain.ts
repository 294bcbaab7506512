/** The triangle by formula: symbols, these numbers put in, one cell and one customer by hand. */

import { message, type Message } from '../../lib/outcome.ts';
import { NO_COHORT, wasActive } from '../../models/cohorts.ts';
import type { Explanation, FormulaLine } from '../contract.ts';
import { texDay, texMoney, texNumber } from '../wording.ts';
import type { CohortResult } from './compute.ts';
import { cohortWord, periodWord } from './names.ts';
import { isMoney, isShare, type CohortView } from './view.ts';

function line(tex: string, code: string, parameters?: NonNullable<Message['parameters']>): FormulaLine {
  return { tex, note: parameters === undefined ? message(code) : message(code, parameters) };
}

/** @param customer index in the file; where it has no cohort, or none is given, one of the cell worked by hand is taken */
export function explainCohort(result: CohortResult, customer: number | null): Explanation {
  const { view, counts } = result;
  const given = customer !== null && (counts.cohortOf[customer] ?? NO_COHORT) !== NO_COHORT ? customer : null;
  const cell = cellOf(view, given === null ? null : counts.cohortOf[given]!);
  const cohort = Math.floor(cell / view.periods);
  const who = given ?? counts.cohortOf.indexOf(cohort);
  return {
    symbols: symbolsOf(view),
    numbers: numbersOf(view, cell),
    steps: stepsOf(result, who, cell),
    customer: who < 0 ? null : who,
  };
}

/** The cell worked by hand: the cohort's own at the period looked at, or the last one of which something is known. */
function cellOf({ status, periods, at, cohorts, sizes }: CohortView, own: number | null): number {
  const known = (cohort: number, period: number): boolean => status[cohort * periods + period] !== 0;
  const cohort =
    own ?? [...cohorts.keys()].find((one) => known(one, at) && sizes[one]! > 0) ?? sizes.findIndex((size) => size > 0);
  let period = at;
  while (period > 0 && !known(cohort, period)) period -= 1;
  return cohort * periods + period;
}

function symbolsOf({ measure, per, windowDays }: CohortView): FormulaLine[] {
  const period =
    windowDays === null
      ? line('k = P(t) - P(t_{i1})', 'cohort.symbol-calendar')
      : line(`k = \\left\\lfloor \\frac{t - t_{i1}}{w} \\right\\rfloor`, 'cohort.symbol-elapsed');
  const known = line(
    windowDays === null
      ? 'N_{ck} = \\left|\\{i \\in c : T \\ge E(P(t_{i1}) + k)\\}\\right|'
      : 'N_{ck} = \\left|\\{i \\in c : T \\ge t_{i1} + (k+1)w - 1\\}\\right|',
    'cohort.symbol-known',
  );
  const measures: FormulaLine[] = {
    active: [
      line('R_{ck} = \\frac{\\left|\\{i \\in c_k : n_{ik} > 0\\}\\right|}{N_{ck}}', 'cohort.symbol-active'),
      line('\\bar R_k = \\frac{\\sum_c N_{ck} R_{ck}}{\\sum_c N_{ck}}', 'cohort.symbol-mean'),
    ],
    later: [
      line(
        'S_{ck} = \\frac{\\left|\\{i \\in c_k : \\sum_{j \\ge k} n_{ij} > 0\\}\\right|}{N_{ck}}',
        'cohort.symbol-later',
      ),
      line('\\bar S_k = \\frac{\\sum_c N_{ck} S_{ck}}{\\sum_c N_{ck}}', 'cohort.symbol-mean'),
      line('S(t) = \\frac{B(\\alpha, \\beta + t)}{B(\\alpha, \\beta)}', 'cohort.symbol-sbg'),
      line('r_t = \\frac{S(t)}{S(t-1)} = \\frac{\\beta + t - 1}{\\alpha + \\beta + t - 1}', 'cohort.symbol-rate'),
    ],
    revenue:
      per === 'customer'
        ? [
            line('M_{ck} = \\frac{1}{N_{ck}} \\sum_{i \\in c_k} m_{ik}', 'cohort.symbol-revenue-customer'),
            line('\\bar M_k = \\frac{\\sum_c N_{ck} M_{ck}}{\\sum_c N_{ck}}', 'cohort.symbol-mean'),
          ]
        : [
            line('M_{ck} = \\sum_{i \\in c_k} m_{ik}', 'cohort.symbol-revenue-cohort'),
            line('\\bar M_k = \\frac{1}{C_k} \\sum_{c} M_{ck}', 'cohort.symbol-mean-cohorts'),
          ],
    orders:
      per === 'customer'
        ? [
            line('O_{ck} = \\frac{1}{N_{ck}} \\sum_{i \\in c_k} n_{ik}', 'cohort.symbol-orders-customer'),
            line('\\bar O_k = \\frac{\\sum_c N_{ck} O_{ck}}{\\sum_c N_{ck}}', 'cohort.symbol-mean'),
          ]
        : [
            line('O_{ck} = \\sum_{i \\in c_k} n_{ik}', 'cohort.symbol-orders-cohort'),
            line('\\bar O_k = \\frac{1}{C_k} \\sum_{c} O_{ck}', 'cohort.symbol-mean-cohorts'),
          ],
    cumulative: [
      line('V_{ck} = \\sum_{j \\le k} \\frac{1}{N_{cj}} \\sum_{i \\in c_j} m_{ij}', 'cohort.symbol-cumulative'),
      line(
        '\\bar V_k = \\sum_{j \\le k} \\frac{\\sum_c \\sum_{i \\in c_j} m_{ij}}{\\sum_c N_{cj}}',
        'cohort.symbol-mean',
      ),
    ],
  }[measure];
  return [period, known, ...measures];
}

function tex(view: CohortView, value: number): string {
  if (isShare(view.measure)) return `${texNumber(value * 100, 1)}\\%`;
  return isMoney(view.measure) ? texMoney(value) : texNumber(value, 2);
}

function numbersOf(view: CohortView, cell: number): FormulaLine[] {
  const { values, of, seen, mean, meanOf, periods, cohorts, unit, measure, per, projection } = view;
  const [cohort, period] = [Math.floor(cell / periods), cell % periods];
  const where = { cohort: cohortWord(cohorts[cohort]!, unit), period: periodWord(view, period) };
  const [n, value] = [of[cell]!, values[cell]!];
  const lines: FormulaLine[] = [];
  if (isShare(measure))
    lines.push(
      line(`\\frac{${texNumber(seen[cell]!)}}{${texNumber(n)}} = ${tex(view, value)}`, 'cohort.numbers-share', where),
    );
  else if (measure === 'cumulative') {
    const parts = Array.from({ length: period + 1 }, (_, j) => {
      const before = j === 0 ? 0 : values[cohort * periods + j - 1]!;
      return texMoney(values[cohort * periods + j]! - before);
    });
    const shown = parts.length > 6 ? [...parts.slice(0, 3), '\\dots', ...parts.slice(-2)] : parts;
    lines.push(line(`${shown.join(' + ')} = ${tex(view, value)}`, 'cohort.numbers-cumulative', where));
  } else if (per === 'customer')
    lines.push(
      line(
        `\\frac{${isMoney(measure) ? texMoney(value * n) : texNumber(value * n)}}{${texNumber(n)}} = ${tex(view, value)}`,
        'cohort.numbers-customer',
        where,
      ),
    );
  else lines.push(line(tex(view, value), 'cohort.numbers-cohort', { ...where, customers: n }));
  if (!Number.isNaN(mean[period]!))
    lines.push(
      line(
        isShare(measure)
          ? `\\frac{${texNumber(mean[period]! * meanOf[period]!)}}{${texNumber(meanOf[period]!)}} = ${tex(view, mean[period]!)}`
          : tex(view, mean[period]!),
        'cohort.numbers-mean',
        { period: where.period, customers: meanOf[period]! },
      ),
    );
  if (projection !== null) {
    const { alpha, beta, survival } = projection;
    const end = survival.length - 1;
    lines.push(
      line(`\\alpha = ${texNumber(alpha, 4)},\\quad \\beta = ${texNumber(beta, 4)}`, 'cohort.numbers-sbg', {
        customers: projection.customers,
      }),
      line(
        `S(${end}) = \\frac{B(${texNumber(alpha, 4)},\\; ${texNumber(beta, 4)} + ${end})}{B(${texNumber(alpha, 4)},\\; ${texNumber(beta, 4)})} = ${texNumber(survival[end]! * 100, 1)}\\%`,
        'cohort.numbers-projected',
        { begins: periodWord(view, projection.begins) },
      ),
    );
  }
  return lines;
}

function stepsOf({ view, counts }: CohortResult, who: number, cell: number): FormulaLine[] {
  const { periods, status, of, seen, values, cohorts, unit, windowDays, asOf } = view;
  const [cohort, period] = [Math.floor(cell / periods), cell % periods];
  const steps: FormulaLine[] = [];
  if (who >= 0) {
    const first = counts.first[who]!;
    const whole = counts.complete[who]!;
    steps.push(
      line(`t_{i1} = ${texDay(first)}`, 'cohort.step-first', { cohort: cohortWord(cohorts[cohort]!, unit) }),
      windowDays === null
        ? line(`T = ${texDay(asOf)}`, 'cohort.step-whole-calendar', { whole, period: message(`cohort.unit-${unit}`) })
        : line(
            `\\left\\lfloor \\frac{${asOf} - ${first} + 1}{${windowDays}} \\right\\rfloor = ${Math.floor((asOf - first + 1) / windowDays)}`,
            'cohort.step-whole-elapsed',
            { whole },
          ),
    );
    const active = Array.from({ length: periods }, (_, p) => p).filter((p) => wasActive(counts, who, p));
    const shown = active.length > 12 ? [...active.slice(0, 11), '\\dots'] : active;
    steps.push(
      line(`\\{k : n_{ik} > 0\\} = \\{${shown.join(',\\, ')}\\}`, 'cohort.step-active', {
        last: counts.last[who]!,
      }),
    );
  }
  const state = status[cell]!;
  steps.push(
    line(`N_{ck} = ${texNumber(of[cell]!)}`, `cohort.step-of-${state}`, {
      cohort: cohortWord(cohorts[cohort]!, unit),
      period: periodWord(view, period),
    }),
    line(
      `${texNumber(seen[cell]!)} / ${texNumber(of[cell]!)} = ${texNumber((seen[cell]! / Math.max(1, of[cell]!)) * 100, 1)}\\%`,
      view.measure === 'later' ? 'cohort.step-later' : 'cohort.step-seen',
    ),
  );
  if (!isShare(view.measure)) steps.push(line(tex(view, values[cell]!), `cohort.step-${view.measure}`));
  return steps;
}
