/** Small dense symmetric systems: Cholesky factors, solutions, inverses, and which columns depend on earlier ones. */

/** Pivots below this share of their diagonal are rounding: the column is a combination of those before it. */
const DEPENDENT = 1e-11;

export interface Cholesky {
  /** order of the matrix, n */
  readonly size: number;
  /** row-major n × n, zero above the diagonal: matrix = lower lowerᵀ */
  readonly lower: Float64Array;
}

/**
 * The Cholesky factor; `null` where the matrix is not positive definite to working precision.
 * @param matrix row-major n × n, symmetric; only the lower triangle is read
 * @param tolerance least pivot as a share of its diagonal entry
 */
export function cholesky(matrix: Float64Array, n: number, tolerance = DEPENDENT): Cholesky | null {
  const lower = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = matrix[i * n + j]!;
      for (let m = 0; m < j; m += 1) sum -= lower[i * n + m]! * lower[j * n + m]!;
      if (i !== j) lower[i * n + j] = sum / lower[j * n + j]!;
      else if (sum > tolerance * Math.abs(matrix[i * n + i]!)) lower[i * n + i] = Math.sqrt(sum);
      else return null;
    }
  }
  return { size: n, lower };
}

/** x with matrix · x = right. @param right length n, never written to */
export function solve(factor: Cholesky, right: ArrayLike<number>): Float64Array {
  const { size: n, lower } = factor;
  const x = forward(factor, right);
  for (let i = n - 1; i >= 0; i -= 1) {
    let sum = x[i]!;
    for (let m = i + 1; m < n; m += 1) sum -= lower[m * n + i]! * x[m]!;
    x[i] = sum / lower[i * n + i]!;
  }
  return x;
}

/** rightᵀ · matrix⁻¹ · right, the squared length in the metric of the inverse; never below 0. */
export function quadraticForm(factor: Cholesky, right: ArrayLike<number>): number {
  return forward(factor, right).reduce((sum, component) => sum + component * component, 0);
}

/** The inverse, row-major n × n, symmetric. */
export function inverseOf(factor: Cholesky): Float64Array {
  const n = factor.size;
  const inverse = new Float64Array(n * n);
  const unit = new Float64Array(n);
  for (let c = 0; c < n; c += 1) {
    unit.fill(0);
    unit[c] = 1;
    const column = solve(factor, unit);
    for (let r = 0; r < n; r += 1) inverse[r * n + c] = column[r]!;
  }
  for (let r = 0; r < n; r += 1)
    for (let c = 0; c < r; c += 1)
      inverse[c * n + r] = inverse[r * n + c] = (inverse[r * n + c]! + inverse[c * n + r]!) / 2;
  return inverse;
}

/** log det of the matrix. */
export function logDeterminant(factor: Cholesky): number {
  let sum = 0;
  for (let i = 0; i < factor.size; i += 1) sum += 2 * Math.log(factor.lower[i * factor.size + i]!);
  return sum;
}

/**
 * Columns that are linear combinations of columns before them (of zero ones too), in order: leaving these out makes the matrix
 * positive definite.
 * @param matrix row-major n × n, symmetric positive semidefinite, such as XᵀX of centred columns
 * @param tolerance least pivot as a share of its diagonal entry
 */
export function dependentColumns(matrix: Float64Array, n: number, tolerance = DEPENDENT): number[] {
  const lower = new Float64Array(n * n);
  const dependent: number[] = [];
  for (let j = 0; j < n; j += 1) {
    let pivot = matrix[j * n + j]!;
    for (let m = 0; m < j; m += 1) pivot -= lower[j * n + m]! ** 2;
    if (!(pivot > tolerance * matrix[j * n + j]!)) {
      dependent.push(j);
      // The column takes no further part: its entries stay zero.
      continue;
    }
    const root = Math.sqrt(pivot);
    lower[j * n + j] = root;
    for (let i = j + 1; i < n; i += 1) {
      let sum = matrix[i * n + j]!;
      for (let m = 0; m < j; m += 1) sum -= lower[i * n + m]! * lower[j * n + m]!;
      lower[i * n + j] = sum / root;
    }
  }
  return dependent;
}

/** lower⁻¹ · right. */
function forward({ size: n, lower }: Cholesky, right: ArrayLike<number>): Float64Array {
  const x = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    let sum = right[i]!;
    for (let m = 0; m < i; m += 1) sum -= lower[i * n + m]! * x[m]!;
    x[i] = sum / lower[i * n + i]!;
  }
  return x;
}
