/** Interpolation of a smooth function by Chebyshev polynomials: a few exact values stand for as many as one likes. */

const SIZES = [12, 24, 48, 96];
/** Coefficients that no longer shrink are rounding of the function itself, if they are below this. */
const NOISE = 1e-11;

/**
 * A function as good as `f` on [low, high] to its own rounding, or `null` where 96 values do not suffice.
 * @param precision largest share of the largest coefficient that the last coefficients may have
 */
export function interpolant(
  f: (x: number) => number,
  low: number,
  high: number,
  precision = 1e-13,
): ((x: number) => number) | null {
  let before = Infinity;
  for (const n of SIZES) {
    const values = new Float64Array(n);
    for (let i = 0; i < n; i += 1) values[i] = f(low + ((high - low) * (1 + Math.cos((Math.PI * (i + 0.5)) / n))) / 2);
    const coefficients = new Float64Array(n);
    for (let k = 0; k < n; k += 1) {
      let sum = 0;
      for (let i = 0; i < n; i += 1) sum += values[i]! * Math.cos((Math.PI * k * (i + 0.5)) / n);
      coefficients[k] = ((k === 0 ? 1 : 2) * sum) / n;
    }
    let most = 0;
    for (const value of values) {
      if (!Number.isFinite(value)) return null;
      most = Math.max(most, Math.abs(value));
    }
    const last = Math.max(...coefficients.subarray(n - 3).map(Math.abs));
    const share = last / Math.max(1, most);
    if (share <= precision || (share <= NOISE && share > before / 100)) return clenshaw(coefficients, low, high);
    before = share;
  }
  return null;
}

function clenshaw(coefficients: Float64Array, low: number, high: number): (x: number) => number {
  const scale = 4 / (high - low);
  const middle = (low + high) / 2;
  const n = coefficients.length;
  return (x) => {
    const twice = scale * (x - middle);
    let [b1, b2] = [0, 0];
    for (let k = n - 1; k > 0; k -= 1) {
      const b0 = coefficients[k]! + twice * b1 - b2;
      b2 = b1;
      b1 = b0;
    }
    return coefficients[0]! + (twice / 2) * b1 - b2;
  };
}
