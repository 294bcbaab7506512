/** The gamma function and its kin in logarithmic form, for positive arguments. */

// (ζ(k) − 1)/k for k = 2, 3, …: the Taylor coefficients of log Γ about 2 (Abramowitz & Stegun 6.1.33).
const ABOUT_TWO = [
  0.3224670334241132, 0.0673523010531981, 0.020580808427784546, 0.007385551028673986, 0.0028905103307415234,
  0.001192753911703261, 0.0005096695247430425, 0.00022315475845357939, 9.945751278180853e-5, 4.492623673813314e-5,
  2.050721277567069e-5, 9.439488275268397e-6, 4.374866789907488e-6, 2.039215753801366e-6, 9.55141213040742e-7,
  4.492469198764566e-7, 2.1207184805554665e-7, 1.0043224823968099e-7, 4.7698101693639804e-8, 2.2711094608943164e-8,
  1.0838659214896955e-8, 5.183475041970047e-9, 2.4836745438024785e-9, 1.1921401405860912e-9, 5.731367241678862e-10,
  2.7595228851242334e-10, 1.330476437424449e-10, 6.4229645638381e-11,
];
const ONE_MINUS_EULER = 0.42278433509846713;
const HALF_LOG_TWO_PI = 0.9189385332046728;

// B₂ₖ/(2k(2k − 1)): Stirling's series (A&S 6.1.40).
const STIRLING = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
  43867 / 244188,
  -174611 / 125400,
];

// B₂ₖ/(2k): the asymptotic series of digamma (A&S 6.3.18).
const DIGAMMA_TAIL = [
  1 / 12,
  -1 / 120,
  1 / 252,
  -1 / 240,
  1 / 132,
  -691 / 32760,
  1 / 12,
  -3617 / 8160,
  43867 / 14364,
  -174611 / 6600,
];

// B₂ₖ: the asymptotic series of trigamma (A&S 6.4.12).
const BERNOULLI = [
  1 / 6,
  -1 / 30,
  1 / 42,
  -1 / 30,
  5 / 66,
  -691 / 2730,
  7 / 6,
  -3617 / 510,
  43867 / 798,
  -174611 / 330,
];

/** From here on the asymptotic series reach full precision. */
const FAR = 10;

/**
 * log Γ(x), relative error below 1e-14 also beside the zeros at 1 and 2 (Taylor series about 2 there).
 * @param x > 0; NaN for x < 0, ∞ at 0 and ∞
 */
export function logGamma(x: number): number {
  if (Number.isNaN(x) || x < 0) return NaN;
  if (x === 0 || x === Infinity) return Infinity;
  if (x >= FAR) return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingTail(x);
  if (x < 0.5) return aboutTwo(x) - Math.log1p(x) - Math.log(x);
  if (x < 1.5) return aboutTwo(x - 1) - Math.log1p(x - 1);
  let product = 1;
  let shifted = x;
  while (shifted > 2.5) {
    shifted -= 1;
    product *= shifted;
  }
  return aboutTwo(shifted - 2) + Math.log(product);
}

/** log Γ(2 + z) for −0.5 ≤ z ≤ 0.5; for z in (0, 0.5) also log Γ(1 + z) + log(1 + z). */
function aboutTwo(z: number): number {
  let sum = 0;
  for (let k = ABOUT_TWO.length - 1; k >= 0; k -= 1) sum = ABOUT_TWO[k]! - z * sum;
  return z * (ONE_MINUS_EULER + z * sum);
}

/** log Γ(x) − [(x − ½) log x − x + ½ log 2π] for x ≥ 10. */
export function stirlingTail(x: number): number {
  const inverse = 1 / x;
  const square = inverse * inverse;
  let sum = 0;
  for (let k = STIRLING.length - 1; k >= 0; k -= 1) sum = STIRLING[k]! + square * sum;
  return sum * inverse;
}

/**
 * log Γ(x + d) − log Γ(x) without the cancellation of two large numbers; exact to about 1e-14 of its own size for x ≥ 10.
 * @param x > 0
 * @param d with x + d > 0
 */
export function logGammaRatio(x: number, d: number): number {
  if (d === 0) return 0;
  if (d < 0) return -logGammaRatio(x + d, -d);
  if (x < FAR) {
    // One step up the recurrence at a time until the asymptotic form holds.
    return logGammaRatio(x + 1, d) - Math.log1p(d / x);
  }
  if (d < 1e-2) {
    // So short a step that values differ in their last digits only: the slope at the middle, and its curvature.
    const middle = x + d / 2;
    const curvature = -(1 + 1 / middle + 0.5 / (middle * middle)) / (middle * middle);
    return d * (digamma(middle) + (d * d * curvature) / 24);
  }
  const sum = x + d;
  return (x - 0.5) * Math.log1p(d / x) + d * Math.log(sum) - d + stirlingTail(sum) - stirlingTail(x);
}

/**
 * log B(a, b) = log Γ(a) + log Γ(b) − log Γ(a + b).
 * @param a > 0
 * @param b > 0; NaN outside
 */
export function logBeta(a: number, b: number): number {
  if (!(a > 0) || !(b > 0)) return NaN;
  const small = Math.min(a, b);
  const large = Math.max(a, b);
  return large < FAR
    ? logGamma(small) + logGamma(large) - logGamma(small + large)
    : logGamma(small) - logGammaRatio(large, small);
}

// The zero of ψ in two parts, and the Taylor coefficients of ψ there: ψ⁽ᵏ⁾/k! for k = 1, 2, … (mpmath, 50 digits).
const DIGAMMA_ZERO = [1.4616321449683622, 9.549995429965697e-17] as const;
const ABOUT_ZERO = [
  0.9676722454476212, -0.44276316898359214, 0.2584997609556511, -0.16394270544240652, 0.10782405069126237,
  -0.07219956125645471, 0.04880428816414311, -0.03316112647484736, 0.022597648232218104, -0.01542476590494896,
  0.010538791616612175, -0.007204534386356868, 0.004926781395729853, -0.003369801655439328, 0.002305126326734928,
  -0.0015769367714301972,
];

/**
 * ψ(x), the derivative of log Γ, relative error below 1e-13 also beside its zero 1.4616.
 * @param x > 0; NaN otherwise
 */
export function digamma(x: number): number {
  if (!(x > 0)) return NaN;
  const gap = x - DIGAMMA_ZERO[0] - DIGAMMA_ZERO[1];
  if (Math.abs(gap) < 0.1) {
    let sum = 0;
    for (let k = ABOUT_ZERO.length - 1; k >= 0; k -= 1) sum = ABOUT_ZERO[k]! + gap * sum;
    return gap * sum;
  }
  let shift = 0;
  let y = x;
  while (y < FAR) {
    shift += 1 / y;
    y += 1;
  }
  const square = 1 / (y * y);
  let sum = 0;
  for (let k = DIGAMMA_TAIL.length - 1; k >= 0; k -= 1) sum = DIGAMMA_TAIL[k]! + square * sum;
  return Math.log(y) - 0.5 / y - square * sum - shift;
}

/** ψ′(x). @param x > 0; NaN otherwise */
export function trigamma(x: number): number {
  if (!(x > 0)) return NaN;
  let shift = 0;
  let y = x;
  while (y < FAR) {
    shift += 1 / (y * y);
    y += 1;
  }
  const inverse = 1 / y;
  const square = inverse * inverse;
  let sum = 0;
  for (let k = BERNOULLI.length - 1; k >= 0; k -= 1) sum = BERNOULLI[k]! + square * sum;
  return shift + inverse + square / 2 + square * inverse * sum;
}
