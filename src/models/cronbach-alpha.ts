/** Cronbach's α of a scale: from answers or from a covariance matrix, with its interval, item–total correlations and α without each item. */

import { inverseIncompleteBeta } from './special/incomplete-beta.ts';

/** Means and covariances of some columns over the rows that have all of them. */
export interface ItemCovariance {
  /** number of columns, k */
  readonly items: number;
  /** number of complete rows, n */
  readonly rows: number;
  /** length k; NaN where n is 0 */
  readonly means: Float64Array;
  /** length k², row by row, divisor n − 1; NaN where n < 2 */
  readonly matrix: Float64Array;
}

export interface Reliability {
  readonly items: number;
  /** complete rows it is made from */
  readonly rows: number;
  /** α of the answers as they are; NaN below two items or two rows, or where the sum does not vary */
  readonly alpha: number;
  /** α of standardised items, from their correlations (Spearman–Brown where there are two); NaN where an item is constant */
  readonly standardised: number;
  /** mean correlation between two different items; NaN as above */
  readonly meanCorrelation: number;
  /** lower and upper limit of α by Feldt (1965); NaN where α is */
  readonly interval: readonly [number, number];
  /** length k: correlation of each item with the sum of the others; NaN where one of the two is constant */
  readonly itemTotal: Float64Array;
  /** length k: α of the scale without the item; NaN below three items */
  readonly alphaWithout: Float64Array;
}

const BLOCK = 4096;

/**
 * Covariances over complete rows, in two passes so that large means cost no digits.
 * @param columns k columns of equal length, NaN = missing
 */
export function completeCovariance(columns: readonly Float64Array[]): ItemCovariance {
  const items = columns.length;
  const length = columns[0]?.length ?? 0;
  const complete = new Uint8Array(length).fill(1);
  for (const column of columns)
    for (let row = 0; row < length; row += 1) if (Number.isNaN(column[row]!)) complete[row] = 0;
  let rows = 0;
  for (let row = 0; row < length; row += 1) rows += complete[row]!;
  const means = Float64Array.from(columns, (column) => {
    let sum = 0;
    for (let row = 0; row < length; row += 1) if (complete[row] === 1) sum += column[row]!;
    return rows > 0 ? sum / rows : NaN;
  });
  const matrix = new Float64Array(items * items).fill(rows < 2 ? NaN : 0);
  if (rows < 2) return { items, rows, means, matrix };
  // Block by block, so that what is being multiplied stays in the cache.
  const centred = columns.map(() => new Float64Array(BLOCK));
  for (let from = 0; from < length; from += BLOCK) {
    const to = Math.min(length, from + BLOCK);
    for (let i = 0; i < items; i += 1) {
      const [column, own, mean] = [columns[i]!, centred[i]!, means[i]!];
      for (let row = from; row < to; row += 1) own[row - from] = complete[row] === 1 ? column[row]! - mean : 0;
    }
    for (let i = 0; i < items; i += 1)
      for (let j = i; j < items; j += 1) {
        const [a, b] = [centred[i]!, centred[j]!];
        let sum = 0;
        for (let row = 0; row < to - from; row += 1) sum += a[row]! * b[row]!;
        matrix[i * items + j]! += sum;
      }
  }
  for (let i = 0; i < items; i += 1)
    for (let j = i; j < items; j += 1) {
      const value = matrix[i * items + j]! / (rows - 1);
      matrix[i * items + j] = value;
      matrix[j * items + i] = value;
    }
  return { items, rows, means, matrix };
}

/**
 * α = k/(k−1) · (1 − trace/sum) of a covariance matrix (Cronbach 1951); of a correlation matrix it is the standardised α.
 * @param matrix length k², symmetric
 * @param chosen indices of the items of the scale; all of them unless given
 * @returns NaN below two items or where the sum of the items does not vary
 */
export function alphaOfMatrix(matrix: ArrayLike<number>, items: number, chosen?: readonly number[]): number {
  const list = chosen ?? Array.from({ length: items }, (_, i) => i);
  const k = list.length;
  if (k < 2) return NaN;
  let [trace, sum] = [0, 0];
  for (const i of list) {
    trace += matrix[i * items + i]!;
    for (const j of list) sum += matrix[i * items + j]!;
  }
  return sum > 0 ? (k / (k - 1)) * (1 - trace / sum) : NaN;
}

/** Correlations of a covariance matrix, length k²; NaN in the rows and columns of items that do not vary. */
export function correlationsOf({ items, matrix }: Pick<ItemCovariance, 'items' | 'matrix'>): Float64Array {
  return Float64Array.from({ length: items * items }, (_, at) => {
    const [i, j] = [Math.floor(at / items), at % items];
    const [a, b] = [matrix[i * items + i]!, matrix[j * items + j]!];
    if (!(a > 0) || !(b > 0)) return NaN;
    return i === j ? 1 : Math.max(-1, Math.min(1, matrix[at]! / Math.sqrt(a * b)));
  });
}

/**
 * Everything about the reliability of one scale, over its complete rows (listwise).
 * @param columns one column an item, reversed items already turned, NaN = missing
 * @param level of the interval, 0 … 1
 */
export function cronbachAlpha(columns: readonly Float64Array[], level = 0.95): Reliability {
  return reliabilityOf(completeCovariance(columns), level);
}

/** The same from covariances at hand. */
export function reliabilityOf(covariance: ItemCovariance, level = 0.95): Reliability {
  const { items: k, rows, matrix } = covariance;
  const correlations = correlationsOf(covariance);
  const alpha = alphaOfMatrix(matrix, k);
  const sums = Float64Array.from({ length: k }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < k; j += 1) sum += matrix[i * k + j]!;
    return sum;
  });
  const total = sums.reduce((sum, value) => sum + value, 0);
  const others = (without: number): number[] => Array.from({ length: k }, (_, i) => i).filter((i) => i !== without);
  const itemTotal = Float64Array.from(sums, (sum, i) => {
    const own = matrix[i * k + i]!;
    const rest = total - 2 * sum + own;
    return k > 1 && own > 0 && rest > own * 1e-12
      ? Math.max(-1, Math.min(1, (sum - own) / Math.sqrt(own * rest)))
      : NaN;
  });
  let between = 0;
  for (let i = 0; i < k; i += 1) for (let j = 0; j < i; j += 1) between += correlations[i * k + j]!;
  return {
    items: k,
    rows,
    alpha,
    standardised: alphaOfMatrix(correlations, k),
    meanCorrelation: k > 1 ? (2 * between) / (k * (k - 1)) : NaN,
    interval: feldtInterval(alpha, k, rows, level),
    itemTotal,
    alphaWithout: Float64Array.from(sums, (_, i) => (k > 2 ? alphaOfMatrix(matrix, k, others(i)) : NaN)),
  };
}

/**
 * Limits of α: (1 − α)/(1 − α̂) is F with n − 1 and (n − 1)(k − 1) degrees of freedom (Feldt 1965).
 * Exact for items of equal variances and covariances that are normal; a guide for Likert items.
 */
export function feldtInterval(alpha: number, items: number, rows: number, level = 0.95): readonly [number, number] {
  if (Number.isNaN(alpha) || rows < 3 || items < 2) return [NaN, NaN];
  const [first, second] = [rows - 1, (rows - 1) * (items - 1)];
  const limit = (p: number): number => {
    const x = inverseIncompleteBeta(first / 2, second / 2, p);
    return 1 - (1 - alpha) * ((second / first) * (x / (1 - x)));
  };
  return [limit((1 + level) / 2), limit((1 - level) / 2)];
}
