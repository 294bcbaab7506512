/** The models, learnt on the training rows and measured on the test rows. Kept: threshold and money change none of it. */

import { createRandom } from '../../lib/random.ts';
import { message, type Message, type Outcome } from '../../lib/outcome.ts';
import {
  BOOST_DEFAULTS,
  boostedProbabilities,
  fitBoostedTrees,
  type BoostedTrees,
} from '../../models/boosted-trees.ts';
import {
  areaUnderRoc,
  averagePrecision,
  precisionRecallCurve,
  rankScores,
  rocCurve,
  type Curve,
  type Measured as MeasuredArea,
  type Ranking,
} from '../../models/classifier-measures.ts';
import { calibrate, type Calibration } from '../../models/calibration.ts';
import {
  fitLogistic,
  logisticContributions,
  logisticProbabilities,
  type LogisticFit,
} from '../../models/logistic-regression.ts';
import { splitCustomers } from '../../models/churn-windows.ts';
import { expectedMargin, treeContributions } from '../../models/tree-shap.ts';
import type { ComputeJob } from '../contract.ts';
import { Memo } from './memo.ts';
import type { ChurnWarningOptions } from './options.ts';
import type { Sample, Samples } from './samples.ts';
import { GRID, TENTHS, type CurveView, type ModelId } from './view.ts';

export interface Tenths {
  /** length test rows */
  readonly of: Uint8Array;
  readonly rows: Float64Array;
  readonly events: Float64Array;
  readonly score: Float64Array;
  readonly lift: Float64Array;
  /** share of all events up to and with the tenth */
  readonly gain: Float64Array;
}

export interface Measured {
  readonly ranking: Ranking;
  readonly auc: MeasuredArea;
  readonly averagePrecision: number;
  readonly calibration: Calibration;
  readonly tenths: Tenths;
  readonly roc: CurveView;
  readonly precisionRecall: CurveView;
  readonly gains: CurveView;
}

export interface ModelFit {
  readonly id: ModelId;
  readonly logistic: LogisticFit | null;
  readonly trees: BoostedTrees | null;
  /** probabilities by row */
  readonly train: Float64Array;
  readonly test: Float64Array;
  readonly today: Float64Array;
  readonly measured: Measured;
}

const logistics = new Memo<Outcome<ModelFit>>();
const forests = new Memo<Outcome<ModelFit>>();

/** Fewest rows of either kind to learn from. */
export const FEWEST = 30;

/** Why nothing can be learnt from these rows; `null` where it can. */
export function problemOf({ train, test, plan, columns }: Samples): Message | null {
  const rows = train.customer.length;
  if (rows === 0) return message('churn-warning.problem-nobody', { cut: plan.train.at(-1)!, label: plan.label });
  if (test.customer.length === 0)
    return message('churn-warning.problem-empty-test', { cut: plan.test, label: plan.label });
  if (columns.length === 0) return message('churn-warning.problem-no-features');
  if (train.losses === 0) return message('churn-warning.problem-none-lost', { rows, label: plan.label });
  if (train.losses === rows) return message('churn-warning.problem-all-lost', { rows, label: plan.label });
  if (train.losses < FEWEST)
    return message('churn-warning.problem-few-lost', { losses: train.losses, rows, fewest: FEWEST });
  if (rows - train.losses < FEWEST)
    return message('churn-warning.problem-few-kept', { kept: rows - train.losses, rows, fewest: FEWEST });
  const tested = test.customer.length;
  if (test.losses === 0) return message('churn-warning.problem-test-none-lost', { rows: tested });
  if (test.losses === tested) return message('churn-warning.problem-test-all-lost', { rows: tested });
  return null;
}

export function fitLogisticModel(samples: Samples, { penalty }: ChurnWarningOptions): Outcome<ModelFit> {
  return logistics.of(samples, String(penalty), () => {
    const { train, test, today, columns } = samples;
    const fit = fitLogistic(train.columns, train.lost, { names: columns.map(({ key }) => key), penalty });
    if (!fit.ok) return fit;
    return finish(samples, 'logistic', fit.value, null, [
      logisticProbabilities(fit.value, train.columns),
      logisticProbabilities(fit.value, test.columns),
      logisticProbabilities(fit.value, today.columns),
    ]);
  });
}

/** Share of the customers learnt from that only say when to stop. */
const HELD_BACK = 0.2;

export async function fitTreesModel(
  samples: Samples,
  options: ChurnWarningOptions,
  job: ComputeJob,
): Promise<Outcome<ModelFit>> {
  const { trees, leaves, depth, rate, early, seed } = options;
  const key = [trees, leaves, depth, rate, early, seed].join();
  const known = forests.get(samples, key);
  if (known) return known;
  const { train, test, today } = samples;
  const [learnt, held] = early ? holdBack(samples, seed) : [train, null];
  const fit = await fitBoostedTrees(learnt.columns, learnt.lost, {
    ...BOOST_DEFAULTS,
    trees,
    leaves,
    depth,
    rate,
    random: createRandom(seed),
    validation: held && { features: held.columns, labels: held.lost },
    pause: job.pause,
    progress: (share) => job.progress(0.4 + 0.5 * share),
  });
  if (!fit.ok) return forests.set(samples, key, fit);
  await job.pause();
  const scores = [train, test, today].map(({ columns }) => boostedProbabilities(fit.value, columns));
  return forests.set(
    samples,
    key,
    finish(samples, 'trees', null, fit.value, scores as [Float64Array, Float64Array, Float64Array]),
  );
}

/** Customers of the training divided once more; all of it where a part would have one class only. */
function holdBack({ train, observed }: Samples, seed: number): readonly [Sample, Sample | null] {
  const part = splitCustomers(observed.source.lines.customers, HELD_BACK, seed + 2);
  const [learnt, held] = [0, 1].map((wanted) => subset(train, (row) => part[train.customer[row]!] === wanted));
  const mixed = (sample: Sample): boolean => sample.losses > 0 && sample.losses < sample.customer.length;
  return learnt && held && mixed(learnt) && mixed(held) ? [learnt, held] : [train, null];
}

function subset(sample: Sample, wanted: (row: number) => boolean): Sample {
  const rows = Uint32Array.from(sample.customer.keys()).filter(wanted);
  const numbers = (from: Float64Array): Float64Array => Float64Array.from(rows, (row) => from[row]!);
  const lost = Uint8Array.from(rows, (row) => sample.lost[row]!);
  return {
    customer: Uint32Array.from(rows, (row) => sample.customer[row]!),
    columns: sample.columns.map(numbers),
    lost,
    worth: numbers(sample.worth),
    rule: numbers(sample.rule),
    losses: lost.reduce((sum, value) => sum + value, 0),
  };
}

function finish(
  { test }: Samples,
  id: ModelId,
  logistic: LogisticFit | null,
  trees: BoostedTrees | null,
  [train, tested, today]: readonly [Float64Array, Float64Array, Float64Array],
): Outcome<ModelFit> {
  return { ok: true, value: { id, logistic, trees, train, test: tested, today, measured: measure(tested, test.lost) } };
}

export function measure(scores: Float64Array, lost: Uint8Array): Measured {
  const ranking = rankScores(scores, lost);
  const tenths = tenthsOf(ranking, scores, lost);
  return {
    ranking,
    auc: areaUnderRoc(ranking),
    averagePrecision: averagePrecision(ranking),
    calibration: calibrate(ranking),
    tenths,
    roc: onGrid(rocCurve(ranking)),
    precisionRecall: onGrid(precisionRecallCurve(ranking)),
    gains: onGrid(gains(ranking)),
  };
}

/** Share of rows by falling score against share of the events among them. */
function gains({ n, events, rows, hits }: Ranking): Pick<Curve, 'x' | 'y'> {
  return { x: Float64Array.from(rows, (count) => count / n), y: Float64Array.from(hits, (count) => count / events) };
}

/** Tenths by falling score; equal scores by row, so that every row is in exactly one. */
function tenthsOf({ order, n, events: all }: Ranking, scores: Float64Array, lost: Uint8Array): Tenths {
  const of = new Uint8Array(n);
  const [rows, events, score] = [new Float64Array(TENTHS), new Float64Array(TENTHS), new Float64Array(TENTHS)];
  for (let i = 0; i < n; i += 1) {
    const tenth = Math.floor((i * TENTHS) / n);
    const row = order[i]!;
    of[row] = tenth;
    rows[tenth]! += 1;
    events[tenth]! += lost[row]!;
    score[tenth]! += scores[row]!;
  }
  let sum = 0;
  return {
    of,
    rows,
    events,
    score: score.map((total, i) => total / rows[i]!),
    lift: events.map((count, i) => count / rows[i]! / (all / n)),
    gain: events.map((count) => (sum += count) / all),
  };
}

/** A curve read at even places of its axis, the highest point where it is upright. */
export function onGrid({ x, y }: Pick<Curve, 'x' | 'y'>): CurveView {
  const places = Float64Array.from({ length: GRID }, (_, i) => i / (GRID - 1));
  let at = 0;
  const values = places.map((place) => {
    while (at + 1 < x.length && x[at + 1]! <= place + 1e-12) at += 1;
    if (at + 1 >= x.length || x[at]! > place) return y[at]!;
    const span = x[at + 1]! - x[at]!;
    return y[at]! + (y[at + 1]! - y[at]!) * (span > 0 ? Math.max(0, (place - x[at]!) / span) : 0);
  });
  return { x: places, y: values };
}

/** What each feature adds to the log-odds of a row of today, and where nothing is known of a customer. */
export function contributionsOf(
  { logistic, trees }: Pick<ModelFit, 'logistic' | 'trees'>,
  columns: readonly Float64Array[],
  row: number,
): { readonly base: number; readonly values: Float64Array } {
  if (logistic) return { base: logistic.standardIntercept, values: logisticContributions(logistic, columns, row) };
  return { base: expectedMargin(trees!), values: treeContributions(trees!, columns, row) };
}
