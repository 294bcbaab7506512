/** Rows for the tests of early-warning models: birth weights of R, and simulated ones whose truth is known. */

import { readFileSync } from 'node:fs';
import { createRandom } from '../../src/lib/random.ts';
import { probabilityOf } from '../../src/models/logistic-regression.ts';
import { normalVariate } from '../../src/models/variates.ts';

export interface LogisticNumbers {
  readonly coefficients: readonly number[];
  readonly errors: readonly number[];
  readonly logLikelihood: number;
  readonly nullDeviance: number;
  readonly aic: number;
  readonly z: readonly number[];
  readonly p: readonly number[];
  readonly fitted: readonly number[];
}

export interface AreaNumbers {
  readonly auc: number;
  readonly error: number;
  readonly interval: readonly [number, number];
  readonly averagePrecision: number;
  readonly ks: number;
}

/** What early-warning.R wrote. */
export const REFERENCE = JSON.parse(
  readFileSync(new URL('./fixtures/early-warning.json', import.meta.url), 'utf8'),
) as {
  readonly birthwt: { readonly low: readonly number[]; readonly columns: readonly (readonly number[])[] };
  readonly plain: LogisticNumbers;
  readonly ridge: {
    readonly lambda: number;
    readonly standard: readonly number[];
    readonly errors: readonly number[];
    readonly logLikelihood: number;
    readonly effective: number;
  };
  readonly hosmerLemeshow: { readonly statistic: number; readonly p: number; readonly rows: readonly number[] };
  readonly calibration: {
    readonly slope: number;
    readonly slopeError: number;
    readonly intercept: number;
    readonly interceptError: number;
    readonly brier: number;
    readonly logLoss: number;
  };
  readonly fittedArea: AreaNumbers;
  readonly aSAH: AreaNumbers & { readonly poor: readonly number[]; readonly s100b: readonly number[] };
  readonly stability: { readonly borders: readonly number[]; readonly index: number };
};

export interface Rows {
  readonly features: Float64Array[];
  readonly labels: Uint8Array;
  /** true probability of each row; empty where nobody knows it */
  readonly truth: Float64Array;
}

/** Hosmer & Lemeshow’s low birth weights: age, weight of the mother, race 2, race 3, visits. */
export function birthWeights(): Rows {
  return {
    features: REFERENCE.birthwt.columns.map((column) => Float64Array.from(column)),
    labels: Uint8Array.from(REFERENCE.birthwt.low),
    truth: new Float64Array(0),
  };
}

/** k independent normal features. @param margin log-odds of a row */
export function simulateRows(n: number, k: number, seed: number, margin: (row: Float64Array) => number): Rows {
  const random = createRandom(seed);
  const features = Array.from({ length: k }, () => new Float64Array(n));
  const [labels, truth] = [new Uint8Array(n), new Float64Array(n)];
  const row = new Float64Array(k);
  for (let i = 0; i < n; i += 1) {
    for (let f = 0; f < k; f += 1) features[f]![i] = row[f] = normalVariate(random);
    truth[i] = probabilityOf(margin(row));
    labels[i] = random.next() < truth[i]! ? 1 : 0;
  }
  return { features, labels, truth };
}
