/** Whom to call: what customers are worth, the threshold, what it finds and misses, what it costs and brings. Nothing is fitted here. */

import { confusionAt, rankScores, type Ranking } from '../../models/classifier-measures.ts';
import { breakEvenScore, profitAt, profitOf, type Profit } from '../../models/threshold-profit.ts';
import type { ModelFit } from './fits.ts';
import { Memo } from './memo.ts';
import type { ChurnWarningOptions } from './options.ts';
import type { Samples } from './samples.ts';
import { SCORE_BARS, TENTHS, type DecisionView, type ScoreView } from './view.ts';

export interface Decision extends DecisionView {
  readonly score: ScoreView;
  /** length test rows: bar of the score; cell lost/stayed × called or not */
  readonly barOf: Uint8Array;
  readonly cellOf: Uint8Array;
  readonly today: Today;
}

export interface Today {
  /** length today rows, money */
  readonly worth: Float64Array;
  /** rows by falling probability, and in the order asked for */
  readonly byRisk: Uint32Array;
  readonly order: Uint32Array;
  /** tenth by risk */
  readonly decileOf: Uint8Array;
  readonly called: Uint8Array;
}

/** Points of the profit curve. */
const POINTS = 240;
const profits = new Memo<Profit>();
const worths = new Memo<{ readonly test: Float64Array; readonly today: Float64Array }>();
const ranks = new Memo<Uint32Array>();

export function decide(samples: Samples, fit: ModelFit, options: ChurnWarningOptions): Decision {
  const worth = worthsOf(samples, options);
  const { ranking } = fit.measured;
  const success = options.success / 100;
  const cost = options.contactCost;
  const profit = profits.of(ranking, [keyOfWorth(options), success, cost].join(), () =>
    profitOf(ranking, samples.test.lost, { value: worth.test, success, cost }),
  );
  const likely = likelyWorth(fit.test, worth.test);
  const paying = breakEvenScore(likely, success, cost);
  // Rounded up to tenths of a percent, but not for the last digits of a mean of equal sums.
  const threshold =
    options.threshold === null ? Math.min(1, Math.ceil(paying * 1000 - 1e-9) / 1000) : options.threshold / 100;
  const { truePositives, falseNegatives, falsePositives, trueNegatives, precision, recall } = confusionAt(
    ranking,
    threshold,
  );
  const cellOf = Uint8Array.from(
    fit.test,
    (score, row) => (samples.test.lost[row] === 1 ? 0 : 2) + (score >= threshold ? 0 : 1),
  );
  const money = [0, 0, 0, 0];
  for (let row = 0; row < cellOf.length; row += 1) {
    const cell = cellOf[row]!;
    if (cell === 0 || cell === 1) money[cell]! += success * worth.test[row]! - cost;
    if (cell === 2) money[2]! -= cost;
  }
  const top = topOf(ranking, threshold);
  const { score, barOf } = barsOf(fit.test, samples.test.lost, top);
  const thresholds = Float64Array.from({ length: POINTS + 1 }, (_, i) => (i * top) / POINTS);
  return {
    threshold,
    automatic: options.threshold === null,
    cells: [truePositives, falseNegatives, falsePositives, trueNegatives],
    money: money as [number, number, number, number],
    precision,
    recall,
    profit: profitAt(ranking, profit, threshold),
    profitAll: profit.all,
    best: { threshold: Math.min(1, profit.best.threshold), profit: profit.best.profit },
    curve: { x: thresholds, y: thresholds.map((at) => profitAt(ranking, profit, at)) },
    worth: likely,
    score,
    barOf,
    cellOf,
    today: todayOf(samples, fit, worth.today, threshold, options),
  };
}

function keyOfWorth({ worth, margin, value, payments }: ChurnWarningOptions): string {
  return [worth, margin, value, payments].join();
}

/** Money a customer is worth when kept: what the last year brought (or further payments) times margin; the fixed value where unknown. */
export function worthOf(known: number, contract: boolean, options: ChurnWarningOptions): number {
  if (options.worth === 'fixed' || Number.isNaN(known)) return options.value;
  return (known * (contract ? options.payments : 1) * options.margin) / 100;
}

function worthsOf(samples: Samples, options: ChurnWarningOptions) {
  return worths.of(samples, keyOfWorth(options), () => {
    const contract = samples.observed.source.days === null;
    const all = (values: Float64Array): Float64Array => values.map((known) => worthOf(known, contract, options));
    return { test: all(samples.test.worth), today: all(samples.today.worth) };
  });
}

/** Mean worth weighted by the probability to leave: known before it is seen who leaves. */
function likelyWorth(scores: Float64Array, worth: Float64Array): number {
  let [sum, weight] = [0, 0];
  scores.forEach((score, row) => {
    sum += score * worth[row]!;
    weight += score;
  });
  return weight > 0 ? sum / weight : 0;
}

/** End of the axis: the highest score, rounded up to a twentieth. */
function topOf({ scores }: Ranking, threshold: number): number {
  return Math.min(1, Math.max(0.05, Math.ceil(Math.max(scores[0] ?? 0, threshold) * 20 - 1e-9) / 20));
}

function barsOf(
  scores: Float64Array,
  lost: Uint8Array,
  top: number,
): { readonly score: ScoreView; readonly barOf: Uint8Array } {
  const edges = Float64Array.from({ length: SCORE_BARS + 1 }, (_, i) => (i * top) / SCORE_BARS);
  const counts = [new Float64Array(SCORE_BARS), new Float64Array(SCORE_BARS)] as const;
  const barOf = Uint8Array.from(scores, (score, row) => {
    const bar = Math.min(SCORE_BARS - 1, Math.floor((score / top) * SCORE_BARS));
    counts[lost[row]! as 0 | 1][bar]! += 1;
    return bar;
  });
  return { score: { edges, lost: counts[1], kept: counts[0] }, barOf };
}

function todayOf(
  { today }: Samples,
  fit: ModelFit,
  worth: Float64Array,
  threshold: number,
  { order: by }: ChurnWarningOptions,
): Today {
  const n = today.customer.length;
  const byRisk = ranks.of(fit, 'risk', () => descending(fit.today));
  const order =
    by === 'probability'
      ? byRisk
      : ranks.of(worth, `value ${fit.id}`, () => descending(fit.today.map((p, row) => p * worth[row]!)));
  const decileOf = new Uint8Array(n);
  byRisk.forEach((row, place) => (decileOf[row] = Math.floor((place * TENTHS) / n)));
  return { worth, byRisk, order, decileOf, called: Uint8Array.from(fit.today, (p) => (p >= threshold ? 1 : 0)) };
}

function descending(values: Float64Array): Uint32Array {
  return values.length === 0 ? new Uint32Array(0) : rankScores(values, new Uint8Array(values.length)).order;
}
