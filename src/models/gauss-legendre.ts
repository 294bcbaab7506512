/** Gauss–Legendre quadrature on [0, 1]. */

export interface Rule {
  /** ascending, inside (0, 1) */
  readonly nodes: Float64Array;
  /** add up to 1 */
  readonly weights: Float64Array;
}

export const GAUSS_8 = gaussLegendre(8);
export const GAUSS_16 = gaussLegendre(16);

/** Nodes and weights for polynomials to degree 2n − 1, by Newton's method on the Legendre polynomial. @param n ≥ 1 */
export function gaussLegendre(n: number): Rule {
  const nodes = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    let z = -Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let step = 0; step < 100; step += 1) {
      let [before, value] = [0, 1];
      for (let k = 1; k <= n; k += 1) [before, value] = [value, ((2 * k - 1) * z * value - (k - 1) * before) / k];
      slope = (n * (z * value - before)) / (z * z - 1);
      const change = value / slope;
      z -= change;
      if (Math.abs(change) < 1e-16) break;
    }
    nodes[i] = (1 + z) / 2;
    weights[i] = 1 / ((1 - z * z) * slope * slope);
  }
  return { nodes, weights };
}
