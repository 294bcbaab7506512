/** What moves the value: each input a tenth lower and a tenth higher, and retention × discount on a grid. Pure. */

import { clvElasticities, convertRate, type ClvTerms } from '../../models/clv-formula.ts';
import type { ClvFormulaOptions } from './options.ts';
import { valueOf } from './terms.ts';

export type Lever = 'margin' | 'retention' | 'discount' | 'growth' | 'cost';

/** How far each lever is moved. */
export const TENTH = 0.1;

export interface LeverView {
  readonly lever: Lever;
  /** the input a tenth lower and higher; retention stops at 1 */
  readonly low: number;
  readonly high: number;
  /** CLV − A with it; NaN where the value has no limit */
  readonly atLow: number;
  readonly atHigh: number;
  /** percent change of CLV for one percent of change; NaN for the cost, which is no part of the CLV, and for growth */
  readonly elasticity: number;
}

/** Strongest first. Growth stands among them only where there is any. */
export function leversOf(terms: ClvTerms, cost: number): readonly LeverView[] {
  const elasticity = clvElasticities(terms);
  const net = (patch: Partial<ClvTerms>, price = cost): number => valueOf({ ...terms, ...patch }) - price;
  const scaled = (list: readonly number[] | null | undefined, by: number, most: number): readonly number[] | null =>
    list?.map((value) => Math.min(most, value * by)) ?? null;
  const lever = (name: Lever, value: number, at: (by: number) => number, own: number, most = Infinity): LeverView => ({
    lever: name,
    low: Math.min(value * (1 - TENTH), value * (1 + TENTH)),
    high: Math.min(most, Math.max(value * (1 - TENTH), value * (1 + TENTH))),
    atLow: at(value < 0 ? 1 + TENTH : 1 - TENTH),
    atHigh: at(value < 0 ? 1 - TENTH : 1 + TENTH),
    elasticity: own,
  });
  const levers = [
    lever(
      'margin',
      terms.margin,
      (by) => net({ margin: terms.margin * by, margins: scaled(terms.margins, by, Infinity) }),
      elasticity.margin,
    ),
    lever(
      'retention',
      terms.retention,
      (by) => net({ retention: Math.min(1, terms.retention * by), retentions: scaled(terms.retentions, by, 1) }),
      elasticity.retention,
      1,
    ),
    lever('discount', terms.discount, (by) => net({ discount: terms.discount * by }), elasticity.discount),
    ...(terms.growth === 0 ? [] : [lever('growth', terms.growth, (by) => net({ growth: terms.growth * by }), NaN)]),
    lever('cost', cost, (by) => net({}, cost * by), NaN),
  ];
  return levers.sort((a, b) => swing(b) - swing(a));
}

export interface RateGrid {
  /** percent, ascending */
  readonly retentions: readonly number[];
  /** percent of one `discountUnit`, ascending */
  readonly discounts: readonly number[];
  /** row by row from the lowest discount; NaN where the value has no limit */
  readonly values: readonly number[];
}

export type GridAxes = Pick<RateGrid, 'retentions' | 'discounts'>;

/** Ten retentions and eight discount rates around those in force, percent. */
export function gridAxes(retention: number, discount: number): GridAxes {
  const [start, step] = retention <= 47.5 ? [5, 5] : retention <= 95.5 ? [50, 5] : [91, 1];
  const [low, rise] =
    discount < 0
      ? [-20, 5]
      : discount <= 0.9
        ? [0.1, 0.1]
        : discount <= 17
          ? [2, 2]
          : discount <= 42
            ? [5, 5]
            : [25, 5];
  const along = (from: number, by: number, count: number): number[] =>
    Array.from({ length: count }, (_, i) => Number((from + i * by).toFixed(2)));
  return { retentions: along(start, step, 10), discounts: along(low, rise, 8) };
}

/** A list of retentions gives way to the one of the column. */
export function gridOf(
  terms: ClvTerms,
  axes: GridAxes,
  { discountUnit, period }: Pick<ClvFormulaOptions, 'discountUnit' | 'period'>,
): RateGrid {
  const values = axes.discounts.flatMap((percent) => {
    const discount = convertRate(percent / 100, discountUnit, period);
    return axes.retentions.map((retention) =>
      valueOf({ ...terms, retention: retention / 100, retentions: null, discount }),
    );
  });
  return { ...axes, values };
}

/** A bar without limit on one side is the longest of all. */
function swing({ atLow, atHigh }: LeverView): number {
  const size = Math.abs(atHigh - atLow);
  return Number.isNaN(size) ? Infinity : size;
}
