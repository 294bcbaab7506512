/** How sure a path model is: respondents drawn again, the model estimated each time (Efron & Tibshirani 1993). */

import { fail, succeed, type Outcome } from '../lib/outcome.ts';
import type { Random } from '../lib/random.ts';
import { createPlsSolver, type PlsEstimates, type PlsSolver } from './pls-algorithm.ts';
import { fillTotals } from './pls-effects.ts';
import { plsUnits, type PlsMoments } from './pls-moments.ts';
import { fillHtmt } from './pls-reliability.ts';
import type { PlsPrepared } from './pls.ts';
import { normalLower, normalQuantile, twoSided } from './special/normal.ts';

/**
 * A score and its opposite fit alike, so a sample may turn one round. `none`: as they come (each score points the way its items mostly
 * do). `construct`: a construct is turned where its loadings are nearer the whole sample's that way (Tenenhaus et al. 2005, § 3.3).
 * `individual`: every estimate takes the sign it has in the whole sample; intervals come out too narrow.
 */
export type PlsSigns = 'none' | 'construct' | 'individual';

export interface PlsBootstrapOptions {
  /** how often the respondents are drawn again, ≥ 2; 5,000 for intervals that are to be published */
  readonly replicates: number;
  readonly random: Random;
  /** default `none` */
  readonly signs?: PlsSigns;
  /** default .95 */
  readonly confidence?: number;
  /** told now and then, 0 … 1 */
  readonly progress?: (share: number) => void;
  /** awaited now and then, so that others get their turn and a cancelled job ends */
  readonly pause?: () => Promise<void>;
}

export type Limits = readonly [lower: number, upper: number];

/** One estimate and what the samples say of it. */
export interface PlsBootstrapped {
  /** of the whole sample */
  readonly estimate: number;
  /** over the samples; the difference is the bias */
  readonly mean: number;
  /** standard deviation over the samples */
  readonly error: number;
  /** estimate / error; NaN where the estimate never moves, as a single item's weight of 1 */
  readonly t: number;
  /** two-sided, normal */
  readonly p: number;
  readonly percentile: Limits;
  /** bias-corrected: the percentiles moved by where the estimate stands among the samples */
  readonly corrected: Limits;
  /** bias-corrected and accelerated (BCa), with the skewness of leaving respondents out */
  readonly accelerated: Limits;
}

/** `null` where there is nothing to estimate. Orders and positions are those of the fit. */
export interface PlsBootstrap {
  readonly replicates: number;
  /** samples that could be estimated */
  readonly used: number;
  readonly failed: number;
  /** respondents were drawn in groups dealt by chance, there being more than 20,000 of them (`plsUnits`) */
  readonly grouped: boolean;
  readonly confidence: number;
  readonly signs: PlsSigns;
  /** in order of `model.paths` */
  readonly paths: readonly PlsBootstrapped[];
  /** k × k from row to column, `null` where no route leads */
  readonly totals: readonly (PlsBootstrapped | null)[];
  /** k × k, `null` where no route of two arrows or more leads */
  readonly indirect: readonly (PlsBootstrapped | null)[];
  /** by item */
  readonly weights: readonly PlsBootstrapped[];
  readonly loadings: readonly PlsBootstrapped[];
  /** by construct, `null` where no arrow points at it */
  readonly r2: readonly (PlsBootstrapped | null)[];
  /** k × k, `null` on the diagonal; heterotrait–monotrait ratios */
  readonly htmt: readonly (PlsBootstrapped | null)[];
}

/** Multiplications between two pauses: about 20 ms. */
const SLICE = 1.5e7;
/** Respondents are left out one by one up to this many, beyond it in as many groups. */
const JACKKNIFE = 400;

/**
 * Draws as many respondents as there are, with replacement, `replicates` times; O(replicates · n p²), about .3 ms a sample of
 * 250 × 24; beyond 20,000 respondents no more than for 2,000. Fails with `pls.bootstrap-failed` {replicates} where fewer than two samples could be estimated.
 * @param prepared model and answers, from `preparePls`; the whole sample must be one that fits
 */
export async function bootstrapPls(
  prepared: PlsPrepared,
  options: PlsBootstrapOptions,
): Promise<Outcome<PlsBootstrap>> {
  const { replicates, random, signs = 'none', confidence = 0.95, progress, pause } = options;
  const { answers, plan, settings } = prepared;
  const layout = layStatistics(prepared);
  const { width } = layout;
  const solver = createPlsSolver(plan, settings);
  const units = plsUnits(answers, random);
  const rows = units.count;
  const whole = units.moments(null);
  if (whole === null || solver.solve(whole) !== null) return fail('pls.bootstrap-failed', { replicates });
  const estimate = new Float64Array(width);
  layout.read(solver, whole, null, 'none', estimate);
  const loadings = Float64Array.from(solver.estimates.loadings);
  const reference: Reference = { estimate, loadings };
  const every = Math.max(1, Math.round(SLICE / (rows * answers.items ** 2)));

  const samples = new Float64Array(width * replicates);
  const counts = new Uint32Array(rows);
  let used = 0;
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    if (replicate % every === 0) {
      await pause?.();
      progress?.(replicate / replicates);
    }
    counts.fill(0);
    for (let i = 0; i < rows; i += 1) {
      const row = Math.floor(random.next() * rows);
      counts[row] = counts[row]! + 1;
    }
    const moments = units.moments(counts);
    if (moments === null || solver.solve(moments) !== null) continue;
    layout.read(solver, moments, reference, signs, samples.subarray(used * width, (used + 1) * width));
    used += 1;
  }
  if (used < 2) return fail('pls.bootstrap-failed', { replicates });

  const groups = Math.min(rows, JACKKNIFE);
  const without = new Float64Array(width * groups);
  let left = 0;
  for (let group = 0; group < groups; group += 1) {
    if (group % every === 0) await pause?.();
    counts.fill(1);
    for (let i = group; i < rows; i += groups) counts[i] = 0;
    const moments = units.moments(counts);
    if (moments === null || solver.solve(moments) !== null) continue;
    layout.read(solver, moments, reference, signs, without.subarray(left * width, (left + 1) * width));
    left += 1;
  }
  progress?.(1);

  const column = new Float64Array(used);
  const summary = (at: number): PlsBootstrapped => {
    for (let i = 0; i < used; i += 1) column[i] = samples[i * width + at]!;
    return summarise(column.sort(), estimate[at]!, accelerationOf(without, width, left, at), confidence);
  };
  const { offsets, routes, detours, caused, pairs, k, p } = layout;
  const spread = (cells: readonly number[], from: number, size: number): (PlsBootstrapped | null)[] => {
    const table: (PlsBootstrapped | null)[] = Array.from({ length: size }, () => null);
    cells.forEach((cell, i) => (table[cell] = summary(from + i)));
    return table;
  };
  const htmt = spread(pairs, offsets.htmt, k * k);
  for (const cell of pairs) htmt[(cell % k) * k + Math.floor(cell / k)] = htmt[cell]!;
  return succeed({
    replicates,
    used,
    failed: replicates - used,
    grouped: units.grouped,
    confidence,
    signs,
    paths: plan.model.paths.map((_, i) => summary(offsets.paths + i)),
    totals: spread(routes, offsets.totals, k * k),
    indirect: spread(detours, offsets.indirect, k * k),
    weights: Array.from({ length: p }, (_, i) => summary(offsets.weights + i)),
    loadings: Array.from({ length: p }, (_, i) => summary(offsets.loadings + i)),
    r2: spread(caused, offsets.r2, k),
    htmt,
  });
}

interface Reference {
  readonly estimate: Float64Array;
  readonly loadings: Float64Array;
}

/** Where each estimate stands in the row of a sample, and how it gets there. */
function layStatistics({ plan }: PlsPrepared) {
  const { model, starts, order } = plan;
  const k = model.constructs.length;
  const p = plan.columns.length;
  const cellOf = (from: number, to: number): number => from * k + to;
  const ways = new Float64Array(k * k);
  const arrows = new Float64Array(k * k);
  for (const { from, to } of model.paths) arrows[cellOf(from, to)] = 1;
  fillTotals(arrows, k, model.paths, order, ways);
  const all = Array.from({ length: k * k }, (_, cell) => cell);
  const routes = all.filter((cell) => ways[cell]! > 0);
  const detours = all.filter((cell) => ways[cell]! > arrows[cell]!);
  const caused = plan.before.flatMap((causes, c) => (causes.length > 0 ? [c] : []));
  const measured = model.constructs.map(({ mode, items }) => mode === 'A' || items.length === 1);
  const pairs = all.filter((cell) => {
    const [a, b] = [Math.floor(cell / k), cell % k];
    return a > b && measured[a]! && measured[b]!;
  });
  let width = 0;
  const take = (count: number): number => (width += count) - count;
  const offsets = {
    paths: take(model.paths.length),
    totals: take(routes.length),
    indirect: take(detours.length),
    weights: take(p),
    loadings: take(p),
    r2: take(caused.length),
    htmt: take(pairs.length),
  };
  const totals = new Float64Array(k * k);
  const ratios = new Float64Array(k * k);
  const turn = new Float64Array(k);

  const read = (
    { estimates }: PlsSolver,
    moments: PlsMoments,
    reference: Reference | null,
    signs: PlsSigns,
    row: Float64Array,
  ): void => {
    turn.fill(1);
    if (signs === 'construct' && reference !== null) turns(estimates, reference.loadings, starts, turn);
    const { paths, weights, loadings, r2 } = estimates;
    const turned = (cell: number): number => turn[Math.floor(cell / k)]! * turn[cell % k]!;
    fillTotals(paths, k, model.paths, order, totals);
    model.paths.forEach(({ from, to }, i) => {
      const cell = cellOf(from, to);
      row[offsets.paths + i] = turned(cell) * paths[cell]!;
    });
    routes.forEach((cell, i) => (row[offsets.totals + i] = turned(cell) * totals[cell]!));
    detours.forEach((cell, i) => (row[offsets.indirect + i] = turned(cell) * (totals[cell]! - paths[cell]!)));
    for (let i = 0; i < p; i += 1) {
      const sign = turn[plan.construct[i]!]!;
      row[offsets.weights + i] = sign * weights[i]!;
      row[offsets.loadings + i] = sign * loadings[i]!;
    }
    caused.forEach((c, i) => (row[offsets.r2 + i] = r2[c]!));
    fillHtmt(moments.correlations, starts, ratios);
    pairs.forEach((cell, i) => (row[offsets.htmt + i] = ratios[cell]!));
    if (signs === 'individual' && reference !== null)
      for (let i = 0; i < width; i += 1) if (row[i]! * reference.estimate[i]! < 0) row[i] = -row[i]!;
  };
  return { width, offsets, routes, detours, caused, pairs, k, p, read };
}

/** −1 for constructs whose loadings are nearer those of the whole sample the other way round. */
function turns({ loadings }: PlsEstimates, whole: Float64Array, starts: Int32Array, turn: Float64Array): void {
  for (let c = 0; c < turn.length; c += 1) {
    let [same, other] = [0, 0];
    for (let i = starts[c]!; i < starts[c + 1]!; i += 1) {
      same += Math.abs(whole[i]! - loadings[i]!);
      other += Math.abs(whole[i]! + loadings[i]!);
    }
    turn[c] = same > other ? -1 : 1;
  }
}

/** Acceleration of one estimate from those with respondents left out (Efron 1987, eq. 7.3). @param rows row-major, of `width` */
function accelerationOf(rows: Float64Array, width: number, count: number, at: number): number {
  let mean = 0;
  for (let i = 0; i < count; i += 1) mean += rows[i * width + at]! / count;
  let [square, cube] = [0, 0];
  for (let i = 0; i < count; i += 1) {
    const away = mean - rows[i * width + at]!;
    square += away * away;
    cube += away * away * away;
  }
  return square > 0 ? cube / (6 * square ** 1.5) : 0;
}

/** @param sorted ascending */
function summarise(sorted: Float64Array, estimate: number, acceleration: number, confidence: number): PlsBootstrapped {
  const n = sorted.length;
  const mean = sorted.reduce((sum, value) => sum + value, 0) / n;
  const variance = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  const error = Math.sqrt(variance);
  const fixed = !(error > 1e-12);
  const t = fixed ? NaN : estimate / error;
  const z = normalQuantile((1 + confidence) / 2);
  let below = 0;
  for (const value of sorted) below += value < estimate ? 1 : value === estimate ? 0.5 : 0;
  // All samples on one side would move the limits to infinity; half a sample is as far as they can tell.
  const shift = fixed ? 0 : normalQuantile(Math.min(Math.max(below, 0.5), n - 0.5) / n);
  const limit = (side: number, bend: number): number => {
    const moved = shift + side * z;
    return quantile(sorted, normalLower(shift + moved / (1 - bend * moved)));
  };
  return {
    estimate,
    mean,
    error,
    t,
    p: fixed ? NaN : twoSided(t),
    percentile: [quantile(sorted, (1 - confidence) / 2), quantile(sorted, (1 + confidence) / 2)],
    corrected: [limit(-1, 0), limit(1, 0)],
    accelerated: [limit(-1, acceleration), limit(1, acceleration)],
  };
}

/** Linear between neighbours (Hyndman & Fan 1996, type 7). @param sorted ascending */
function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!);
}
