/**
 * How well a score tells who will from who will not: ROC, precision and recall, lift and gains, decisions at a threshold. Rows are
 * sorted once by {@link rankScores}; every threshold afterwards costs a binary search, so it can be dragged. Scores are
 * probabilities without NaN, `labels` are 1 for the event. Calibration is in calibration.ts, money in threshold-profit.ts, drift in
 * stability-index.ts.
 */

import { descendingOrder } from '../lib/sort-order.ts';
import { NORMAL_975 } from './maximum-likelihood.ts';

/** Rows by falling score, put together where scores are equal. */
export interface Ranking {
  readonly n: number;
  readonly events: number;
  /** length n: rows by falling score; equal scores by row */
  readonly order: Uint32Array;
  /** length g: the different scores, falling */
  readonly scores: Float64Array;
  /** length g + 1: rows, and events among them, with one of the first 0, 1 … g scores; entry i + 1 belongs to scores[i] */
  readonly rows: Uint32Array;
  readonly hits: Uint32Array;
}

/** Estimate with standard error and 95 % interval; NaN where it cannot be had. */
export interface Measured {
  readonly value: number;
  readonly error: number;
  readonly interval: readonly [number, number];
}

/** Points of a curve; `threshold[i]` is the least score that still counts as yes there, Infinity where none does. */
export interface Curve {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly threshold: Float64Array;
}

/** Sorts rows once. Linear. */
export function rankScores(scores: Float64Array, labels: Uint8Array): Ranking {
  const n = scores.length;
  if (labels.length !== n) throw new RangeError(`${labels.length} labels of ${n} scores`);
  const order = descendingOrder(scores);
  const different = new Float64Array(n);
  const [rows, hits] = [new Uint32Array(n + 1), new Uint32Array(n + 1)];
  let [groups, events] = [0, 0];
  for (let i = 0; i < n; i += 1) {
    const row = order[i]!;
    const score = scores[row]!;
    if (groups === 0 || score !== different[groups - 1]) {
      different[groups] = score;
      groups += 1;
    }
    if (labels[row] === 1) events += 1;
    rows[groups] = i + 1;
    hits[groups] = events;
  }
  return {
    n,
    events,
    order,
    scores: different.slice(0, groups),
    rows: rows.slice(0, groups + 1),
    hits: hits.slice(0, groups + 1),
  };
}

/** False-positive rate (x) against true-positive rate (y), from (0, 0) to (1, 1). @param most points at most, evenly along it */
export function rocCurve(ranking: Ranking, most = 400): Curve {
  const { n, events, rows, hits } = ranking;
  return curveOf(ranking, most, 0, (i) => [(rows[i]! - hits[i]!) / (n - events), hits[i]! / events]);
}

/**
 * Area under the ROC curve: the share of pairs (event, non-event) ranked rightly, ties half (Mann–Whitney), with the standard error
 * of DeLong, DeLong & Clarke-Pearson 1988 from mid-ranks (Sun & Xu 2014); the interval is cut to 0…1. NaN where a class is empty.
 */
export function areaUnderRoc({ n, events, rows, hits, scores }: Ranking): Measured {
  const others = n - events;
  let [sum, eventSquares, otherSquares] = [0, 0, 0];
  for (let i = 0; i < scores.length; i += 1) {
    const own = hits[i + 1]! - hits[i]!;
    const other = rows[i + 1]! - rows[i]! - own;
    // Shares of the other class below (events) and above (the others), equal ones half.
    const below = (others - (rows[i]! - hits[i]!) - other / 2) / others;
    const above = (hits[i]! + own / 2) / events;
    sum += own * below;
    eventSquares += own * below * below;
    otherSquares += other * above * above;
  }
  const value = sum / events;
  const variance =
    Math.max(0, eventSquares - events * value * value) / (events - 1) / events +
    Math.max(0, otherSquares - others * value * value) / (others - 1) / others;
  const error = Math.sqrt(variance);
  const half = NORMAL_975 * error;
  return { value, error, interval: [Math.max(0, value - half), Math.min(1, value + half)] };
}

/** Recall (x) against precision (y), from the highest score on; the event rate is the height of a useless score. */
export function precisionRecallCurve(ranking: Ranking, most = 400): Curve {
  const { events, rows, hits } = ranking;
  return curveOf(ranking, most, 1, (i) => [hits[i]! / events, hits[i]! / rows[i]!]);
}

/** Σ (recallᵢ − recallᵢ₋₁) precisionᵢ over the different scores, not interpolated. NaN without events. */
export function averagePrecision({ events, rows, hits, scores }: Ranking): number {
  let sum = 0;
  for (let i = 1; i <= scores.length; i += 1) sum += ((hits[i]! - hits[i - 1]!) * hits[i]!) / rows[i]!;
  return sum / events;
}

/** Kolmogorov–Smirnov: the largest distance between the scores of the two classes, and the threshold it is at. */
export function kolmogorovSmirnov({ n, events, rows, hits, scores }: Ranking): {
  readonly value: number;
  readonly threshold: number;
} {
  let best = { value: events > 0 && events < n ? 0 : NaN, threshold: NaN };
  for (let i = 1; i <= scores.length; i += 1) {
    const value = Math.abs(hits[i]! / events - (rows[i]! - hits[i]!) / (n - events));
    if (value > best.value) best = { value, threshold: scores[i - 1]! };
  }
  return best;
}

/** Tenths (or other groups) of the rows by falling score. Arrays of length groups. */
export interface Gains {
  readonly groups: number;
  readonly rows: Float64Array;
  /** not always whole: rows of equal score on a border are shared out */
  readonly events: Float64Array;
  /** mean score */
  readonly score: Float64Array;
  /** event rate of the group over that of all */
  readonly lift: Float64Array;
  /** share of all events up to and with the group, and its lift */
  readonly gain: Float64Array;
  readonly cumulativeLift: Float64Array;
}

/** Lift and gains by groups of equal size, which differ by one row at most. @param groups fewer where there are fewer rows */
export function gainsOf(ranking: Ranking, groups = 10): Gains {
  const { n, events } = ranking;
  const count = Math.min(groups, n);
  const upTo = cumulative(ranking);
  const column = (): Float64Array => new Float64Array(count);
  const gains = { rows: column(), events: column(), score: column(), lift: column(), gain: column() };
  const cumulativeLift = column();
  let before = upTo(0);
  for (let j = 0; j < count; j += 1) {
    const here = upTo(Math.round(((j + 1) * n) / count));
    const rows = here.rows - before.rows;
    gains.rows[j] = rows;
    gains.events[j] = here.events - before.events;
    gains.score[j] = (here.score - before.score) / rows;
    gains.lift[j] = gains.events[j]! / rows / (events / n);
    gains.gain[j] = here.events / events;
    cumulativeLift[j] = here.events / here.rows / (events / n);
    before = here;
  }
  return { groups: count, ...gains, cumulativeLift };
}

/** Share of the rows taken by falling score (x) against the share of events among them (y). */
export function gainsCurve(ranking: Ranking, most = 400): Curve {
  const { n, events, rows, hits } = ranking;
  return curveOf(ranking, most, 0, (i) => [rows[i]! / n, hits[i]! / events]);
}

/** Yes where score ≥ threshold. */
export interface Confusion {
  readonly threshold: number;
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly trueNegatives: number;
  readonly accuracy: number;
  /** TP/(TP + FP); NaN where nobody is above */
  readonly precision: number;
  /** TP/(TP + FN) */
  readonly recall: number;
  readonly specificity: number;
  readonly f1: number;
  /** Matthews’ correlation; NaN where a class or an answer is empty */
  readonly correlation: number;
}

/** O(log n). */
export function confusionAt(ranking: Ranking, threshold: number): Confusion {
  const place = placeOf(ranking, threshold);
  const { n, events } = ranking;
  const [above, tp] = [ranking.rows[place]!, ranking.hits[place]!];
  const [fp, fn] = [above - tp, events - tp];
  const tn = n - events - fp;
  return {
    threshold,
    truePositives: tp,
    falsePositives: fp,
    falseNegatives: fn,
    trueNegatives: tn,
    accuracy: (tp + tn) / n,
    precision: tp / above,
    recall: tp / events,
    specificity: tn / (n - events),
    f1: (2 * tp) / (2 * tp + fp + fn),
    correlation: (tp * tn - fp * fn) / Math.sqrt(above * events * (n - above) * (n - events)),
  };
}

/** Rows with a score ≥ threshold. O(log n). */
export function rowsAbove(ranking: Ranking, threshold: number): number {
  return ranking.rows[placeOf(ranking, threshold)]!;
}

/** Number of different scores ≥ threshold: the place in `rows` and `hits`. O(log n). */
export function placeOf({ scores }: Ranking, threshold: number): number {
  let [low, high] = [0, scores.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (scores[middle]! >= threshold) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Points after the first `from`, …, g different scores; of very many only those that move on visibly in rows or events.
 * @param most at most this many points, ≥ 2
 */
export function curveOf(
  { n, events, rows, hits, scores }: Ranking,
  most: number,
  from: number,
  point: (place: number) => readonly [x: number, y: number],
): Curve {
  const last = scores.length;
  const places: number[] = [];
  let step = -1;
  for (let i = from; i <= last; i += 1) {
    const along = (rows[i]! / n + hits[i]! / Math.max(events, 1)) / 2;
    const here = last - from < most ? i : Math.floor(along * (most - 2));
    if (here === step && i < last) continue;
    step = here;
    places.push(i);
  }
  const points = places.map(point);
  return {
    x: Float64Array.from(points, ([x]) => x),
    y: Float64Array.from(points, ([, y]) => y),
    threshold: Float64Array.from(places, (i) => (i === 0 ? Infinity : scores[i - 1]!)),
  };
}

interface Taken {
  readonly rows: number;
  readonly events: number;
  /** sum of scores */
  readonly score: number;
}

/** Sums over the first rows by falling score; of a group of equal scores that is cut, its share. */
function cumulative({ rows, hits, scores }: Ranking): (to: number) => Taken {
  const sums = new Float64Array(rows.length);
  for (let i = 0; i < scores.length; i += 1) sums[i + 1] = sums[i]! + scores[i]! * (rows[i + 1]! - rows[i]!);
  return (to) => {
    let [low, high] = [0, scores.length];
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (rows[middle]! <= to) low = middle;
      else high = middle - 1;
    }
    const over = to - rows[low]!;
    if (over === 0) return { rows: to, events: hits[low]!, score: sums[low]! };
    const share = over / (rows[low + 1]! - rows[low]!);
    return {
      rows: to,
      events: hits[low]! + (hits[low + 1]! - hits[low]!) * share,
      score: sums[low]! + scores[low]! * over,
    };
  };
}
