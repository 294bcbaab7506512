/** Covariates of survival models: checks, standardised columns, and which of them say nothing of their own. */

import { dependentColumns } from '../lib/cholesky.ts';
import { fail, succeed, type Outcome } from '../lib/outcome.ts';
import type { SurvivalCovariates, SurvivalData } from './survival-data.ts';

/** Columns with mean 0 and standard deviation 1, for sums that lose no digits. */
export interface Standardised {
  readonly columns: readonly Float64Array[];
  readonly means: Float64Array;
  /** 1 for a constant column */
  readonly deviations: Float64Array;
  /** columns with one value only, ascending */
  readonly constant: readonly number[];
  /** columns that are combinations of those before them, ascending; no constant ones */
  readonly collinear: readonly number[];
}

/** A deviation below this share of the size of the values is rounding. */
const NEGLIGIBLE = 1e-12;
/** What is left of a column after those before it, as a share of its variance (R's tolerance is 1e-9 on the information). */
const COLLINEAR = 1e-9;

/**
 * Checks and standardises. Fails with `model.bad-covariate` for a value that is not finite.
 * @throws RangeError where lengths differ
 */
export function checkCovariates(covariates: SurvivalCovariates | null, data: SurvivalData): Outcome<Standardised> {
  const n = data.time.length;
  const { names, columns } = covariates ?? { names: [], columns: [] };
  if (names.length !== columns.length || columns.some((column) => column.length !== n))
    throw new RangeError('covariates and spells differ in length');
  for (const column of columns) if (!column.every(Number.isFinite)) return fail('model.bad-covariate');
  return succeed(standardise(columns, data.weight));
}

/** @param weight `null` where each row counts once */
export function standardise(columns: readonly Float64Array[], weight: Float64Array | null): Standardised {
  const p = columns.length;
  const n = columns[0]?.length ?? 0;
  const means = new Float64Array(p);
  const deviations = new Float64Array(p).fill(1);
  const constant: number[] = [];
  let total = 0;
  for (let i = 0; i < n; i += 1) total += weight?.[i] ?? 1;
  const scaled = columns.map((column, c) => {
    let [mean, square, largest] = [0, 0, 0];
    for (let i = 0; i < n; i += 1) {
      mean += (weight?.[i] ?? 1) * column[i]!;
      largest = Math.max(largest, Math.abs(column[i]!));
    }
    mean /= total;
    for (let i = 0; i < n; i += 1) square += (weight?.[i] ?? 1) * (column[i]! - mean) ** 2;
    const deviation = Math.sqrt(square / total);
    means[c] = mean;
    if (!(deviation > NEGLIGIBLE * largest)) constant.push(c);
    else deviations[c] = deviation;
    return constant.includes(c) ? new Float64Array(n) : column.map((value) => (value - mean) / deviations[c]!);
  });
  const collinear = collinearOf(scaled, weight).filter((c) => !constant.includes(c));
  return { columns: scaled, means, deviations, constant, collinear };
}

function collinearOf(columns: readonly Float64Array[], weight: Float64Array | null): number[] {
  const p = columns.length;
  const products = new Float64Array(p * p);
  for (let a = 0; a < p; a += 1)
    for (let b = 0; b <= a; b += 1) {
      const [x, y] = [columns[a]!, columns[b]!];
      let sum = 0;
      for (let i = 0; i < x.length; i += 1) sum += (weight?.[i] ?? 1) * x[i]! * y[i]!;
      products[a * p + b] = sum;
      products[b * p + a] = sum;
    }
  return dependentColumns(products, p, COLLINEAR);
}
