/** Partial least squares path models: weights, loadings, path coefficients, explained variance and scores (PLS-SEM). */

import { fail, succeed, type Failure, type Outcome } from '../lib/outcome.ts';
import { createPlsSolver, type PlsSettings, type PlsTrouble } from './pls-algorithm.ts';
import { planPls, respondentsWanted, type PlsData, type PlsModel, type PlsOptions, type PlsPlan } from './pls-model.ts';
import { layAnswers, momentsOf, type PlsAnswers } from './pls-moments.ts';

export interface PlsFitItem {
  readonly name: string;
  /** position in `PlsData.items` */
  readonly column: number;
  /** position in `PlsModel.constructs` */
  readonly construct: number;
  /** of the answer scale, or of the answers where the scale is not known */
  readonly minimum: number;
  readonly maximum: number;
  readonly mean: number;
  /** standard deviation with n − 1, answers not given counting as the mean where they were replaced by it */
  readonly deviation: number;
  /** answers not given by respondents used */
  readonly missing: number;
}

export interface PlsFitPath {
  readonly from: number;
  readonly to: number;
  /** standardised coefficient */
  readonly estimate: number;
}

export type PlsDiagnosis =
  /** fewer than ten for each arrow at the construct with most of them */
  | { readonly kind: 'few-respondents'; readonly respondents: number; readonly wanted: number }
  /** respondents without a single answer to the model's items, left out */
  | { readonly kind: 'empty-sheets'; readonly respondents: number }
  /** listwise: respondents left out for an answer not given */
  | { readonly kind: 'incomplete-sheets'; readonly respondents: number }
  /** answers the item's mean stands for */
  | { readonly kind: 'answers-replaced'; readonly answers: number; readonly share: number }
  /** a weight below 0: the item speaks against its construct, perhaps it is coded the other way round */
  | { readonly kind: 'negative-weight'; readonly item: number }
  /** a loading below 0, likewise */
  | { readonly kind: 'negative-loading'; readonly item: number }
  /** consistent PLS: a reliability above 1 or a corrected correlation of 1 or more: this is no factor model */
  | { readonly kind: 'improper-reliability'; readonly construct: number; readonly rhoA: number }
  | {
      readonly kind: 'improper-correlation';
      readonly first: number;
      readonly second: number;
      readonly correlation: number;
    }
  /** consistent PLS: a loading beyond ±1 */
  | { readonly kind: 'improper-loading'; readonly item: number; readonly loading: number };

/**
 * Matrices are row-major; p items in order of constructs (`items`), k constructs in order of the model, n respondents used.
 * Positions of items are those in `items`, of constructs those in the model.
 */
export interface PlsFit {
  readonly model: PlsModel;
  readonly settings: PlsSettings;
  readonly items: readonly PlsFitItem[];
  /** length k + 1: items of construct c are `starts[c]` … `starts[c + 1] − 1` */
  readonly starts: Int32Array;
  /** n */
  readonly size: number;
  /** length n: position in the data of each respondent used */
  readonly respondents: Uint32Array;
  /** p × p: correlations of the items */
  readonly itemCorrelations: Float64Array;
  /** length p: weights of standardised items; a construct's score is their weighted sum and has variance 1 */
  readonly weights: Float64Array;
  /** length p: shares of the items in their construct's index, from weights of items in their own units; they sum to 1 */
  readonly shares: Float64Array;
  /** length p: correlation of item and its construct (consistent PLS: loading on the factor) */
  readonly loadings: Float64Array;
  /** p × k: correlation of each item with each score */
  readonly crossLoadings: Float64Array;
  /** n × k: standardised scores (mean 0, variance 1) */
  readonly scores: Float64Array;
  /** k × k: correlations of the scores */
  readonly scoreCorrelations: Float64Array;
  /** k × k: correlations of the constructs; with consistent PLS corrected for unreliability, otherwise those of the scores */
  readonly correlations: Float64Array;
  /** length k: Dijkstra and Henseler's reliability of the score; 1 for single items and mode B */
  readonly rhoA: Float64Array;
  /** in order of `model.paths` */
  readonly paths: readonly PlsFitPath[];
  /** k × k: coefficient from row to column, 0 where there is no arrow */
  readonly pathMatrix: Float64Array;
  /** length k: NaN where no arrow points at the construct */
  readonly r2: Float64Array;
  /** length k: 1 − (1 − R²)(n − 1)/(n − causes − 1) */
  readonly adjustedR2: Float64Array;
  readonly iterations: number;
  /** sum of absolute changes of the weights in the last iteration */
  readonly change: number;
  readonly diagnosis: readonly PlsDiagnosis[];
}

/** What a fit was made from, for whatever draws samples: bootstrap, groups, prediction. */
export interface PlsPrepared {
  readonly plan: PlsPlan;
  readonly answers: PlsAnswers;
  readonly settings: PlsSettings;
}

export function plsSettings(options: PlsOptions = {}): PlsSettings {
  return {
    scheme: options.scheme ?? 'path',
    consistent: options.consistent ?? false,
    standardised: options.standardised ?? true,
    missing: options.missing ?? 'mean',
    tolerance: options.tolerance ?? 1e-7,
    maximumIterations: options.maximumIterations ?? 300,
  };
}

/** Checks model and answers; fails as `planPls` and `layAnswers` do. */
export function preparePls(data: PlsData, model: PlsModel, options: PlsOptions = {}): Outcome<PlsPrepared> {
  const settings = plsSettings(options);
  const plan = planPls(model, data);
  if (!plan.ok) return plan;
  const answers = layAnswers(plan.value, data, settings.missing);
  if (!answers.ok) return answers;
  return succeed({ plan: plan.value, answers: answers.value, settings });
}

/**
 * Fits a path model: Wold's algorithm in Lohmöller's form, upon the items' correlations, O(n p²) and little more.
 * Default settings are those of the satisfaction indices: path weighting, standardised items, means for answers not given.
 * Fails as `planPls` and `layAnswers` do, and with `pls.collinear-block` (mode B) and `pls.collinear-causes` {construct, first, second, correlation} (the two most alike),
 * `pls.no-convergence` {iterations, change}, `pls.consistent-impossible` {construct}, `pls.pairwise-impossible`.
 * Published values: European Customer Satisfaction Index (Tenenhaus et al. 2005) as seminr computes it.
 * @throws RangeError for positions outside model or data
 */
export function fitPls(data: PlsData, model: PlsModel, options: PlsOptions = {}): Outcome<PlsFit> {
  const prepared = preparePls(data, model, options);
  return prepared.ok ? fitPrepared(prepared.value, data) : prepared;
}

/** The same, where the preparation is needed afterwards too. @param data what it was prepared from */
export function fitPrepared({ plan, answers, settings }: PlsPrepared, data: PlsData): Outcome<PlsFit> {
  const moments = momentsOf(answers, null);
  if (moments === null) return fail('pls.pairwise-impossible');
  const solver = createPlsSolver(plan, settings);
  const trouble = solver.solve(moments);
  const { estimates } = solver;
  if (trouble !== null) return failureOf(trouble, plan, data, estimates, moments.correlations);
  const { model, construct, starts, columns } = plan;
  const p = columns.length;
  const k = model.constructs.length;
  const n = answers.rows;
  const items = Array.from(columns, (column, i): PlsFitItem => {
    const { name, minimum, maximum } = data.items[column]!;
    const [least, most, missing] = extent(answers, i);
    return {
      name,
      column,
      construct: construct[i]!,
      minimum: Number.isNaN(minimum) ? least : minimum,
      maximum: Number.isNaN(maximum) ? most : maximum,
      mean: moments.means[i]!,
      deviation: moments.deviations[i]!,
      missing,
    };
  });
  const causes = plan.before.map((from) => from.length);
  return succeed({
    model,
    settings,
    items,
    starts,
    size: n,
    respondents: answers.kept,
    itemCorrelations: moments.correlations,
    weights: estimates.weights,
    shares: sharesOf(estimates.weights, moments.deviations, starts),
    loadings: estimates.loadings,
    crossLoadings: estimates.crossLoadings,
    scores: scoresOf(answers, moments.means, moments.deviations, estimates.weights, construct, k),
    scoreCorrelations: estimates.scoreCorrelations,
    correlations: estimates.correlations,
    rhoA: estimates.rhoA,
    paths: model.paths.map(({ from, to }) => ({ from, to, estimate: estimates.paths[from * k + to]! })),
    pathMatrix: estimates.paths,
    r2: estimates.r2,
    adjustedR2: estimates.r2.map((r2, c) => 1 - ((1 - r2) * (n - 1)) / (n - causes[c]! - 1)),
    iterations: estimates.iterations,
    change: estimates.change,
    diagnosis: diagnose(),
  });

  function diagnose(): PlsDiagnosis[] {
    const found: PlsDiagnosis[] = [];
    const wanted = respondentsWanted(model);
    if (n < wanted) found.push({ kind: 'few-respondents', respondents: n, wanted });
    if (n < data.rows) {
      const kind = settings.missing === 'listwise' ? 'incomplete-sheets' : 'empty-sheets';
      found.push({ kind, respondents: data.rows - n });
    }
    if (answers.gaps > 0)
      found.push({ kind: 'answers-replaced', answers: answers.gaps, share: answers.gaps / (n * p) });
    for (let i = 0; i < p; i += 1) {
      if (estimates.weights[i]! < 0) found.push({ kind: 'negative-weight', item: i });
      if (estimates.loadings[i]! < 0) found.push({ kind: 'negative-loading', item: i });
      if (Math.abs(estimates.loadings[i]!) > 1 + 1e-9)
        found.push({ kind: 'improper-loading', item: i, loading: estimates.loadings[i]! });
    }
    if (!settings.consistent) return found;
    for (let c = 0; c < k; c += 1) {
      if (estimates.rhoA[c]! > 1 + 1e-9)
        found.push({ kind: 'improper-reliability', construct: c, rhoA: estimates.rhoA[c]! });
      for (let b = 0; b < c; b += 1) {
        const correlation = estimates.correlations[c * k + b]!;
        if (Math.abs(correlation) >= 1) found.push({ kind: 'improper-correlation', first: b, second: c, correlation });
      }
    }
    return found;
  }
}

/** Weighted sums of standardised answers, rows × k; an answer not given counts as the mean. */
export function scoresOf(
  { rows, items: p, values }: PlsAnswers,
  means: Float64Array,
  deviations: Float64Array,
  weights: Float64Array,
  construct: Int32Array,
  k: number,
): Float64Array {
  const scores = new Float64Array(rows * k);
  for (let i = 0; i < rows; i += 1)
    for (let j = 0; j < p; j += 1) {
      const away = values[i * p + j]! - means[j]!;
      if (Number.isNaN(away)) continue;
      const at = i * k + construct[j]!;
      scores[at] = scores[at]! + (weights[j]! * away) / deviations[j]!;
    }
  return scores;
}

/** Weights of items in their own units, made to sum to 1 in each construct (Fornell et al. 1996). */
function sharesOf(weights: Float64Array, deviations: Float64Array, starts: Int32Array): Float64Array {
  const shares = weights.map((weight, i) => weight / deviations[i]!);
  for (let c = 0; c + 1 < starts.length; c += 1) {
    const block = shares.subarray(starts[c], starts[c + 1]);
    const sum = block.reduce((total, share) => total + share, 0);
    block.forEach((share, i) => (block[i] = share / sum));
  }
  return shares;
}

function extent({ rows, items: p, values }: PlsAnswers, item: number): [number, number, number] {
  let [least, most, missing] = [Infinity, -Infinity, 0];
  for (let i = 0; i < rows; i += 1) {
    const value = values[i * p + item]!;
    if (Number.isNaN(value)) missing += 1;
    else [least, most] = [Math.min(least, value), Math.max(most, value)];
  }
  return [least, most, missing];
}

function failureOf(
  trouble: PlsTrouble,
  { model, before, columns, starts }: PlsPlan,
  data: PlsData,
  estimates: { readonly iterations: number; readonly change: number; readonly scoreCorrelations: Float64Array },
  correlations: Float64Array,
): Failure {
  const { iterations, change, scoreCorrelations } = estimates;
  if (trouble.kind === 'no-convergence') return fail('pls.no-convergence', { iterations, change }) as Failure;
  const nameOf = (c: number): string => model.constructs[c]!.name;
  const construct = nameOf(trouble.construct);
  if (trouble.kind === 'consistent-impossible') return fail('pls.consistent-impossible', { construct }) as Failure;
  const causes = trouble.kind === 'collinear-causes';
  const some = causes
    ? before[trouble.construct]!
    : Array.from(columns, (_, i) => i).slice(starts[trouble.construct], starts[trouble.construct + 1]);
  const matrix = causes ? scoreCorrelations : correlations;
  const [a, b, correlation] = mostAlike(some, matrix, causes ? model.constructs.length : columns.length);
  const called = (at: number): string => (causes ? nameOf(at) : data.items[columns[at]!]!.name);
  return fail(`pls.${trouble.kind}`, { construct, first: called(a), second: called(b), correlation }) as Failure;
}

/** The two of some rows of a correlation matrix with the largest correlation, either way. */
function mostAlike(some: readonly number[], matrix: Float64Array, size: number): [number, number, number] {
  let best: [number, number, number] = [some[0]!, some[0]!, 0];
  for (const [at, b] of some.entries())
    for (const a of some.slice(0, at)) {
      const r = matrix[a * size + b]!;
      if (Math.abs(r) > Math.abs(best[2]) + 1e-9) best = [a, b, r];
    }
  return best;
}
