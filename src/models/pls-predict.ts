/** Does a path model foretell answers it has not seen? PLSpredict (Shmueli et al. 2016, 2019). */

import { cholesky, solve } from '../lib/cholesky.ts';
import { fail, succeed, type Outcome } from '../lib/outcome.ts';
import type { Random } from '../lib/random.ts';
import { createPlsSolver } from './pls-algorithm.ts';
import { respondentsNeeded } from './pls-model.ts';
import { DRAWN_ALONE, momentsOf, momentsSpace } from './pls-moments.ts';
import type { PlsPrepared } from './pls.ts';

export interface PlsPredictOptions {
  /** parts the respondents are dealt into, 2 …; default 10 */
  readonly folds?: number;
  /** how often they are dealt anew, predictions being averaged; default 10, once beyond 20,000 respondents */
  readonly repeats?: number;
  readonly random: Random;
  /** from the scores of a construct's own causes, or only from constructs no arrow points at (default) */
  readonly from?: 'earliest' | 'direct';
  readonly progress?: (share: number) => void;
  readonly pause?: () => Promise<void>;
}

/** Errors of foretelling, in the unit of what is foretold. */
export interface PlsErrors {
  /** root mean square error */
  readonly rmse: number;
  /** mean absolute error */
  readonly mae: number;
  /** 1 − squared errors over those of the mean of the other folds: above 0, better than the mean */
  readonly q2: number;
}

export interface PlsItemPrediction {
  /** position in the fit's items */
  readonly item: number;
  readonly model: PlsErrors;
  /** linear regression on the items the model predicts from; NaN where these are collinear or too many */
  readonly linear: PlsErrors;
}

/** For how many items the model errs less than linear regression (by RMSE): all, most, some, none. */
export type PlsPower = 'high' | 'medium' | 'low' | 'none';

export interface PlsPrediction {
  readonly folds: number;
  readonly repeats: number;
  readonly from: 'earliest' | 'direct';
  /** items of constructs an arrow points at */
  readonly items: readonly PlsItemPrediction[];
  /** by construct, of standardised scores; `null` where no arrow points at it */
  readonly constructs: readonly (PlsErrors | null)[];
  /** items with Q² above 0 */
  readonly useful: number;
  /** items where the model errs less than linear regression */
  readonly better: number;
  readonly power: PlsPower;
}

/**
 * k-fold cross-validation: each respondent's answers foretold by a model estimated without them. Answers not given are the training
 * mean where they predict, and are left out where they would be foretold. Consistent PLS predicts with the plain composites.
 * Fails with `pls.few-to-predict` {respondents, folds, needed} where the training part is too small.
 * @param prepared from `preparePls`
 */
export async function predictPls(prepared: PlsPrepared, options: PlsPredictOptions): Promise<Outcome<PlsPrediction>> {
  const { folds = 10, random, from = 'earliest', progress, pause } = options;
  const { plan, answers, settings } = prepared;
  // So many respondents tell as much in one dealing, and what each dealing foretells of each is not kept.
  const repeats = answers.rows > DRAWN_ALONE ? 1 : (options.repeats ?? 10);
  const { rows, items: p, values } = answers;
  const { model, construct, starts, before, order } = plan;
  const k = model.constructs.length;
  const needed = respondentsNeeded(model);
  if (rows - Math.ceil(rows / folds) < needed) return fail('pls.few-to-predict', { respondents: rows, folds, needed });

  const targets = Array.from({ length: p }, (_, i) => i).filter((i) => before[construct[i]!]!.length > 0);
  const sources = before.map((causes) =>
    (from === 'direct' ? causes : order.filter((c) => before[c]!.length === 0)).flatMap((c) =>
      Array.from({ length: starts[c + 1]! - starts[c]! }, (_, i) => starts[c]! + i),
    ),
  );
  const solver = createPlsSolver(plan, { ...settings, consistent: false });
  const space = momentsSpace(answers);
  const counts = new Uint8Array(rows);
  const tallies = targets.map(() => ({ n: 0, base: 0, model: [0, 0] as Sums, linear: [0, 0] as Sums }));
  const kept = repeats > 1 ? rows * targets.length : 0;
  const [foretold, regressed, naive] = [new Float64Array(kept), new Float64Array(kept), new Float64Array(kept)];
  const tally = (at: number, value: number, model: number, linear: number, mean: number): void => {
    if (Number.isNaN(value)) return;
    const own = tallies[at]!;
    own.n += 1;
    own.base += (value - mean) ** 2;
    add(own.model, value - model);
    add(own.linear, value - linear);
  };
  const scoreErrors = new Float64Array(k * 3);
  const dealt = Uint32Array.from({ length: rows }, (_, i) => i);
  const z = new Float64Array(p);
  const scores = new Float64Array(k);
  const expected = new Float64Array(k);
  let done = 0;
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    shuffle(dealt, random);
    for (let fold = 0; fold < folds; fold += 1) {
      await pause?.();
      counts.fill(1);
      for (let at = fold; at < rows; at += folds) counts[dealt[at]!] = 0;
      const moments = momentsOf(answers, counts, space);
      if (moments === null || solver.solve(moments) !== null)
        return fail('pls.few-to-predict', { respondents: rows, folds, needed });
      const { means, deviations, correlations } = moments;
      const { weights, loadings, paths } = solver.estimates;
      const slopes = sources.map((own, c) => (before[c]!.length === 0 ? null : slopesOf(correlations, p, own)));
      for (let at = fold; at < rows; at += folds) {
        const row = dealt[at]!;
        scores.fill(0);
        for (let i = 0; i < p; i += 1) {
          const away = (values[row * p + i]! - means[i]!) / deviations[i]!;
          z[i] = Number.isNaN(away) ? 0 : away;
          const c = construct[i]!;
          scores[c] = scores[c]! + weights[i]! * z[i]!;
        }
        for (const c of order) {
          const causes = before[c]!;
          if (causes.length === 0) {
            expected[c] = scores[c]!;
            continue;
          }
          let sum = 0;
          for (const b of causes) sum += paths[b * k + c]! * (from === 'direct' ? scores[b]! : expected[b]!);
          expected[c] = sum;
          scoreErrors[c * 3] = scoreErrors[c * 3]! + (scores[c]! - sum) ** 2;
          scoreErrors[c * 3 + 1] = scoreErrors[c * 3 + 1]! + Math.abs(scores[c]! - sum);
          scoreErrors[c * 3 + 2] = scoreErrors[c * 3 + 2]! + scores[c]! ** 2;
        }
        targets.forEach((i, target) => {
          const c = construct[i]!;
          const slope = slopes[c] ?? null;
          const by = slope === null ? NaN : slope(z, i);
          const [mean, deviation] = [means[i]!, deviations[i]!];
          const [own, linear] = [mean + deviation * loadings[i]! * expected[c]!, mean + deviation * by];
          if (repeats === 1) {
            tally(target, values[row * p + i]!, own, linear, mean);
            return;
          }
          const cell = row * targets.length + target;
          foretold[cell] = foretold[cell]! + own / repeats;
          regressed[cell] = regressed[cell]! + linear / repeats;
          naive[cell] = naive[cell]! + mean / repeats;
        });
      }
      done += 1;
      progress?.(done / (folds * repeats));
    }
  }
  for (let cell = 0; cell < kept; cell += 1) {
    const [row, target] = [Math.floor(cell / targets.length), cell % targets.length];
    tally(target, values[row * p + targets[target]!]!, foretold[cell]!, regressed[cell]!, naive[cell]!);
  }
  const items = targets.map((item, target) => {
    const { n, base, model: own, linear } = tallies[target]!;
    return { item, model: errorsOf(own, n, base), linear: errorsOf(linear, n, base) };
  });
  const better = items.filter(({ model: own, linear }) => own.rmse < linear.rmse).length;
  const total = rows * repeats;
  return succeed({
    folds,
    repeats,
    from,
    items,
    constructs: before.map((causes, c) => {
      if (causes.length === 0) return null;
      const [squares, absolute, base] = scoreErrors.subarray(c * 3, c * 3 + 3) as unknown as [number, number, number];
      return { rmse: Math.sqrt(squares / total), mae: absolute / total, q2: 1 - squares / base };
    }),
    useful: items.filter(({ model: own }) => own.q2 > 0).length,
    better,
    power: powerOf(better, items.length),
  });
}

/** Squared and absolute errors. */
type Sums = [squares: number, absolute: number];

function add(sums: Sums, error: number): void {
  sums[0] += error * error;
  sums[1] += Math.abs(error);
}

function errorsOf([squares, absolute]: Sums, n: number, base: number): PlsErrors {
  return { rmse: Math.sqrt(squares / n), mae: absolute / n, q2: 1 - squares / base };
}

function powerOf(better: number, items: number): PlsPower {
  if (better === 0) return 'none';
  if (better === items) return 'high';
  return better * 2 > items ? 'medium' : 'low';
}

/** Regressions on some items, one a target, solved when first asked for; `null` where the items are collinear. */
function slopesOf(
  correlations: Float64Array,
  p: number,
  sources: readonly number[],
): ((z: Float64Array, target: number) => number) | null {
  const m = sources.length;
  const block = Float64Array.from(
    { length: m * m },
    (_, at) => correlations[sources[Math.floor(at / m)]! * p + sources[at % m]!]!,
  );
  const factor = cholesky(block, m, 1e-9);
  if (factor === null) return null;
  const known = new Map<number, Float64Array>();
  return (z, target) => {
    let slopes = known.get(target);
    if (slopes === undefined) {
      slopes = solve(
        factor,
        sources.map((source) => correlations[source * p + target]!),
      );
      known.set(target, slopes);
    }
    let sum = 0;
    for (let j = 0; j < m; j += 1) sum += slopes[j]! * z[sources[j]!]!;
    return sum;
  };
}

function shuffle(values: Uint32Array, random: Random): void {
  for (let i = values.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random.next() * (i + 1));
    [values[i], values[j]] = [values[j]!, values[i]!];
  }
}
