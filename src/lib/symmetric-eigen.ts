/** Eigenvalues and eigenvectors of small symmetric matrices, by Jacobi's rotations. */

export interface SymmetricEigen {
  readonly size: number;
  /** length n, in descending order */
  readonly values: Float64Array;
  /** n × n, row-major; column j belongs to value j and has length 1 */
  readonly vectors: Float64Array;
}

const MOST_SWEEPS = 100;

/** @param matrix row-major n × n, symmetric and finite; never written to */
export function symmetricEigen(matrix: ArrayLike<number>, n: number): SymmetricEigen {
  const a = Float64Array.from(matrix);
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) v[i * n + i] = 1;
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep += 1) {
    let [off, all] = [0, 0];
    for (let i = 0; i < n; i += 1)
      for (let j = 0; j < n; j += 1) {
        all += a[i * n + j]! ** 2;
        if (i !== j) off += a[i * n + j]! ** 2;
      }
    if (off <= 1e-30 * all) break;
    for (let p = 0; p < n - 1; p += 1) for (let q = p + 1; q < n; q += 1) rotate(a, v, n, p, q);
  }
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => a[j * n + j]! - a[i * n + i]!);
  const vectors = new Float64Array(n * n);
  order.forEach((from, to) => {
    for (let row = 0; row < n; row += 1) vectors[row * n + to] = v[row * n + from]!;
  });
  return { size: n, values: Float64Array.from(order, (i) => a[i * n + i]!), vectors };
}

/** Turns rows and columns p and q so that the entry between them becomes 0. */
function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  const between = a[p * n + q]!;
  if (between === 0) return;
  const ratio = (a[q * n + q]! - a[p * n + p]!) / (2 * between);
  const t = (ratio >= 0 ? 1 : -1) / (Math.abs(ratio) + Math.hypot(1, ratio));
  const c = 1 / Math.hypot(1, t);
  const s = t * c;
  for (let k = 0; k < n; k += 1) {
    const [x, y] = [a[k * n + p]!, a[k * n + q]!];
    a[k * n + p] = c * x - s * y;
    a[k * n + q] = s * x + c * y;
  }
  for (let k = 0; k < n; k += 1) {
    const [x, y] = [a[p * n + k]!, a[q * n + k]!];
    a[p * n + k] = c * x - s * y;
    a[q * n + k] = s * x + c * y;
    const [r, u] = [v[k * n + p]!, v[k * n + q]!];
    v[k * n + p] = c * r - s * u;
    v[k * n + q] = s * r + c * u;
  }
}
