/** The trap: where more satisfaction brings no more loyalty, and whether loyalty keeps up with satisfaction over time. */

import type { Survey } from '../../data/tables.ts';
import { MISSING_DAY } from '../../lib/days.ts';
import { firstDayOf, periodOf } from '../../lib/periods.ts';
import { personsOf, varianceOfMeans, type AnswerLevels } from '../../models/answer-levels.ts';
import { answerTrend } from '../../models/answer-trend.ts';
import { fitSlopeChange, type SlopeChange } from '../../models/slope-change.ts';
import { studentQuantile } from '../../models/special/student.ts';
import type { SatisfactionLoyaltyOptions } from './options.ts';
import type { ScoreScale, Scores } from './scores.ts';
import type { SeriesView, TrapView, TrendView } from './view.ts';

/** A slope that is less than this share of the other one counts as flat beside it. */
const FLAT = 0.5;

export function trapOf(
  levels: AnswerLevels,
  groups: readonly AnswerLevels[],
  at: number | null,
  level: number,
): TrapView | null {
  const bend = fitSlopeChange(levels, { at, level });
  if (bend === null) return null;
  const error = varianceOfMeans(levels).map(Math.sqrt);
  const half = error.map((each) => studentQuantile(0.5 + level / 2, Math.max(1, personsOf(levels) - 1)) * each);
  return {
    bend,
    flat: flatSide(bend, 1 - level),
    x: levels.x,
    count: levels.count,
    mean: levels.mean,
    low: levels.mean.map((mean, i) => mean - half[i]!),
    high: levels.mean.map((mean, i) => mean + half[i]!),
    groups: groups.map((each, mark) => ({ mark, bend: fitSlopeChange(each, { at: bend.at, level }) })),
  };
}

/** Which side is flat beside the other; `none` where the two slopes are not shown to differ. */
export function flatSide({ below, above, change }: SlopeChange, most: number): TrapView['flat'] {
  if (!(change.p < most)) return 'none';
  if (above.value > 0 && below.value < FLAT * above.value) return 'below';
  if (below.value > 0 && above.value < FLAT * below.value) return 'above';
  return 'none';
}

/** Periods need so many answers to be drawn. */
const FEW = 5;
const MOST_PERIODS = 36;

/** `null` without days, or where all answers are of fewer than three periods. */
export function trendOf(
  survey: Survey,
  scores: Scores,
  period: SatisfactionLoyaltyOptions['period'],
  level: number,
): TrendView | null {
  const { day, customer, customers } = survey;
  if (day === null) return null;
  const s = onHundred(scores.sheetSatisfaction, scores.satisfaction);
  const l = onHundred(scores.sheetLoyalty, scores.loyalty);
  let [from, to] = [Infinity, -Infinity];
  for (let row = 0; row < s.length; row += 1) {
    if (Number.isNaN(s[row]!) || day[row] === MISSING_DAY) continue;
    from = Math.min(from, day[row]!);
    to = Math.max(to, day[row]!);
  }
  if (!(to > from)) return null;
  const unit = period === 'auto' ? unitOf(from, to) : period;
  const first = periodOf(from, unit);
  const size = periodOf(to, unit) - first + 1;
  if (size < 3) return null;
  const sums = [0, 1, 2, 3, 4].map(() => new Float64Array(size)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const [n, sumS, sumL, squareS, squareL] = sums;
  for (let row = 0; row < s.length; row += 1) {
    if (Number.isNaN(s[row]!) || day[row] === MISSING_DAY) continue;
    const at = periodOf(day[row]!, unit) - first;
    n[at]! += 1;
    sumS[at]! += s[row]!;
    sumL[at]! += l[row]!;
    squareS[at]! += s[row]! ** 2;
    squareL[at]! += l[row]! ** 2;
  }
  const shown = [...n.keys()].filter((at) => n[at]! >= FEW);
  if (shown.length < 3) return null;
  const seriesOf = (sum: Float64Array, square: Float64Array): SeriesView => {
    const mean = Float64Array.from(shown, (at) => sum[at]! / n[at]!);
    const half = Float64Array.from(shown, (at, i) => {
      const variance = Math.max(0, square[at]! - n[at]! * mean[i]! ** 2) / (n[at]! - 1);
      return studentQuantile(0.5 + level / 2, n[at]! - 1) * Math.sqrt(variance / n[at]!);
    });
    return { mean, low: mean.map((value, i) => value - half[i]!), high: mean.map((value, i) => value + half[i]!) };
  };
  const trend = (values: Float64Array) =>
    answerTrend(day, values, customer, customers, (each) => each !== MISSING_DAY, level);
  const [satisfactionTrend, loyaltyTrend, gapTrend] = [trend(s), trend(l), trend(l.map((value, i) => value - s[i]!))];
  return {
    unit,
    days: Float64Array.from(shown, (at) => firstDayOf(first + at, unit)),
    answers: Float64Array.from(shown, (at) => n[at]!),
    satisfaction: seriesOf(sumS, squareS),
    loyalty: seriesOf(sumL, squareL),
    satisfactionTrend,
    loyaltyTrend,
    gapTrend,
    trapped:
      satisfactionTrend.low > 0 && !(loyaltyTrend.low > 0) && loyaltyTrend.slope < FLAT * satisfactionTrend.slope,
  };
}

function unitOf(from: number, to: number): TrendView['unit'] {
  const units = ['month', 'quarter'] as const;
  return units.find((unit) => periodOf(to, unit) - periodOf(from, unit) < MOST_PERIODS) ?? 'year';
}

/** A score on 0–100 of its scale. */
export function onHundred(values: Float64Array, { minimum, maximum }: ScoreScale): Float64Array {
  return values.map((value) => (100 * (value - minimum)) / (maximum - minimum));
}
