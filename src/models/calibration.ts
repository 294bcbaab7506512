/** Whether probabilities mean what they say: of those given 30 %, do 30 % leave? */

import type { Measured, Ranking } from './classifier-measures.ts';
import { fitLogistic, probabilityOf } from './logistic-regression.ts';
import { NORMAL_975 } from './maximum-likelihood.ts';
import { chiSquareUpper } from './special/normal.ts';

/** Rows by rising score, in groups as equal as equal scores, which stay together, allow. Arrays of length groups. */
export interface CalibrationGroups {
  readonly groups: number;
  readonly rows: Uint32Array;
  readonly events: Uint32Array;
  /** mean score, and share of events with its 95 % interval (Wilson 1927) */
  readonly predicted: Float64Array;
  readonly observed: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

export interface Calibration {
  readonly groups: CalibrationGroups;
  /** mean squared distance of score and label (Brier 1950), and 1 − Brier/(Brier of the event rate) */
  readonly brier: number;
  readonly brierSkill: number;
  /** mean −log probability of what happened */
  readonly logLoss: number;
  /** mean score less event rate */
  readonly bias: number;
  /** a in logit P(event) = a + logit(score): 0 where the level is right, above 0 where scores are too low (Cox 1958) */
  readonly intercept: Measured;
  /** b in logit P(event) = a + b logit(score): 1 where the spread is right, below 1 where scores are too extreme. NaN where all scores are equal */
  readonly slope: Measured;
  readonly hosmerLemeshow: { readonly statistic: number; readonly freedom: number; readonly p: number };
}

/** Scores of 0 and 1 have no logit: they count as this far from it. */
const EDGE = 1e-12;

/**
 * Calibration of ranked scores.
 * @param groups of {@link CalibrationGroups} and of Hosmer–Lemeshow's statistic
 * @param learnt whether the scores come from a model that learnt from these very rows: Hosmer–Lemeshow then has groups − 2 degrees
 * of freedom, else groups (Hosmer & Lemeshow 2000, § 5.2.2)
 */
export function calibrate(ranking: Ranking, groups = 10, learnt = false): Calibration {
  const { n, events, scores, rows, hits } = ranking;
  const rate = events / n;
  let [squares, loss, total] = [0, 0, 0];
  for (let i = 0; i < scores.length; i += 1) {
    const [score, yes] = [scores[i]!, hits[i + 1]! - hits[i]!];
    const no = rows[i + 1]! - rows[i]! - yes;
    squares += yes * (1 - score) ** 2 + no * score ** 2;
    if (yes > 0) loss -= yes * Math.log(Math.max(score, EDGE));
    if (no > 0) loss -= no * Math.log1p(-Math.min(score, 1 - EDGE));
    total += score * (yes + no);
  }
  const brier = squares / n;
  const table = groupsOf(ranking, groups);
  return {
    groups: table,
    brier,
    brierSkill: 1 - brier / (rate * (1 - rate)),
    logLoss: loss / n,
    bias: total / n - rate,
    intercept: interceptOf(ranking),
    slope: slopeOf(ranking),
    hosmerLemeshow: hosmerLemeshow(table, learnt),
  };
}

function groupsOf({ n, scores, rows, hits }: Ranking, wanted: number): CalibrationGroups {
  const found: { rows: number; events: number; score: number }[] = [];
  let [at, place] = [0, scores.length];
  for (let j = 1; j <= wanted && at < n; j += 1) {
    // Rows up to the j-th quantile (type 7), as R’s cut(quantile(…)) has them.
    const target = j === wanted ? n : Math.floor(((n - 1) * j) / wanted) + 1;
    const group = { rows: 0, events: 0, score: 0 };
    while (at < target) {
      const size = rows[place]! - rows[place - 1]!;
      group.rows += size;
      group.events += hits[place]! - hits[place - 1]!;
      group.score += size * scores[place - 1]!;
      at += size;
      place -= 1;
    }
    if (group.rows > 0) found.push(group);
  }
  const intervals = found.map((group) => wilson(group.events, group.rows));
  return {
    groups: found.length,
    rows: Uint32Array.from(found, (group) => group.rows),
    events: Uint32Array.from(found, (group) => group.events),
    predicted: Float64Array.from(found, (group) => group.score / group.rows),
    observed: Float64Array.from(found, (group) => group.events / group.rows),
    low: Float64Array.from(intervals, ([low]) => low),
    high: Float64Array.from(intervals, ([, high]) => high),
  };
}

function wilson(events: number, rows: number): readonly [number, number] {
  const square = NORMAL_975 ** 2;
  const middle = (events + square / 2) / (rows + square);
  const half = (NORMAL_975 / (rows + square)) * Math.sqrt((events * (rows - events)) / rows + square / 4);
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

function hosmerLemeshow(table: CalibrationGroups, learnt: boolean): Calibration['hosmerLemeshow'] {
  let statistic = 0;
  for (let j = 0; j < table.groups; j += 1) {
    const [rows, predicted] = [table.rows[j]!, table.predicted[j]!];
    const difference = table.events[j]! - rows * predicted;
    // A group that is certain and right adds nothing.
    if (difference !== 0) statistic += difference ** 2 / (rows * predicted * (1 - predicted));
  }
  const freedom = table.groups - (learnt ? 2 : 0);
  return { statistic, freedom, p: freedom > 0 ? chiSquareUpper(statistic, freedom) : NaN };
}

/** Newton’s method for the one free number; concave, so it needs no more than a bound on the step. */
function interceptOf({ n, events, scores, rows }: Ranking): Measured {
  if (events === 0 || events === n) return unknown();
  let [intercept, curvature] = [0, 0];
  for (let iteration = 0; iteration < 60; iteration += 1) {
    let gradient = events;
    curvature = 0;
    for (let i = 0; i < scores.length; i += 1) {
      const size = rows[i + 1]! - rows[i]!;
      const p = probabilityOf(intercept + logitOf(scores[i]!));
      gradient -= size * p;
      curvature += size * p * (1 - p);
    }
    const step = Math.max(-2, Math.min(2, gradient / curvature));
    intercept += step;
    if (Math.abs(step) < 1e-12) break;
  }
  return measured(intercept, 1 / Math.sqrt(curvature));
}

function slopeOf(ranking: Ranking): Measured {
  const { n, events, scores, rows, hits } = ranking;
  if (events === 0 || events === n || scores.length < 2) return unknown();
  const [logits, labels] = [new Float64Array(n), new Uint8Array(n)];
  for (let i = 0; i < scores.length; i += 1) {
    const from = rows[i]!;
    logits.fill(logitOf(scores[i]!), from, rows[i + 1]!);
    labels.fill(1, from, from + hits[i + 1]! - hits[i]!);
  }
  const fit = fitLogistic([logits], labels, { names: ['logit'], penalty: 0 });
  if (!fit.ok || fit.value.penalty > 0 || !fit.value.converged) return unknown();
  return measured(fit.value.coefficients[0]!, fit.value.standardErrors[1]!);
}

function logitOf(score: number): number {
  const inside = Math.min(1 - EDGE, Math.max(EDGE, score));
  return Math.log(inside) - Math.log1p(-inside);
}

function measured(value: number, error: number): Measured {
  return { value, error, interval: [value - NORMAL_975 * error, value + NORMAL_975 * error] };
}

function unknown(): Measured {
  return measured(NaN, NaN);
}
