/** Discounted expected purchases of the BG/NBD family: ∫ e^{−δt} dE/dt, exactly, by quadrature in log(1 + t/β). */

import { rateAt, expectedWithin, type BgFuture } from './bg-quantities.ts';
import { GAUSS_16 } from './gauss-legendre.ts';
import { logBeta } from './special/gamma.ts';

/** Beyond this many discounted units of time nothing is left: e^−46 = 1e-20. */
const REACH = 46;
const PANEL = 0.75;
const { nodes, weights } = GAUSS_16;
/** From t/(β + t) on, drop-out is integrated over instead of summed over. */
const FAR = 0.85;

/**
 * Discounted expected purchases in the time from now to `horizon`, given alive.
 * @param rate continuous discount rate δ ≥ 0
 * @param horizon possibly Infinity: then ∞ where nothing bounds the sum (δ = 0 and a ≤ 1)
 */
export function discountedWithin(future: BgFuture, rate: number, horizon: number): number {
  if (!(rate >= 0) || !(horizon >= 0)) return NaN;
  if (rate === 0) return expectedWithin(future, horizon);
  const { beta } = future;
  const end = Math.log1p(Math.min(horizon, REACH / rate) / beta);
  const panels = Math.max(1, Math.ceil(end / PANEL));
  const width = end / panels;
  let far: ((t: number) => number) | null = null;
  let total = 0;
  for (let panel = 0; panel < panels; panel += 1)
    for (let i = 0; i < nodes.length; i += 1) {
      const s = width * (panel + nodes[i]!);
      const t = beta * Math.expm1(s);
      if (t > beta * (FAR / (1 - FAR))) far ??= farRate(future);
      const purchases = far === null || t <= beta * (FAR / (1 - FAR)) ? rateAt(future, t) : far(t);
      total += weights[i]! * width * Math.exp(-rate * t) * purchases * (beta + t);
    }
  return total;
}

/**
 * dE/dt for large t as a mixture over p. Given p and phase j, with y = (1 − p)^{1/k}, ω = e^{2πi/k}:
 * dE/dt = (e+j)/β · 1/k Σ_l ω^{−lm} y^{−m} (1 + (1 − yωˡ) t/β)^{−(e+j+1)}, m = k − 1 − j; one term (1 + pt/β)^{−(e+1)} for k = 1.
 */
function farRate({ k, phases, shape, beta, a, b }: BgFuture): (t: number) => number {
  const { p, chance } = betaNodes(a, b);
  return (t) => {
    const time = t / beta;
    let total = 0;
    for (let i = 0; i < p.length; i += 1) {
      if (k === 1) {
        total += chance[i]! * (shape / beta) * Math.exp(-(shape + 1) * Math.log1p(p[i]! * time));
        continue;
      }
      const logY = Math.log1p(-p[i]!) / k;
      const each = Math.exp(logY) < 0.5 ? leavingSoon : staying;
      for (let j = 0; j < k; j += 1)
        if (phases[j]! > 0)
          total += chance[i]! * phases[j]! * ((shape + j) / beta) * each(shape + j, logY, time, k, k - 1 - j);
    }
    return total;
  };
}

/** The sum over ω. Its terms cancel all but y^m, so it is for y that are not small. */
function staying(e: number, logY: number, time: number, k: number, m: number): number {
  const y = Math.exp(logY);
  let sum = 0;
  for (let l = 0; l < k; l += 1) {
    const angle = (2 * Math.PI * l) / k;
    const real = 1 + (l === 0 ? -Math.expm1(logY) : 1 - y * Math.cos(angle)) * time;
    const imaginary = -y * Math.sin(angle) * time;
    const size = Math.exp(-(e + 1) * Math.log(Math.hypot(real, imaginary)) - m * logY);
    sum += size * Math.cos((e + 1) * Math.atan2(imaginary, real) + angle * m);
  }
  return sum / k;
}

/** The same for small y, tick by tick: Σ over n = m, m + k, … of NB(n; e + 1) y^(n−m). */
function leavingSoon(e: number, logY: number, time: number, k: number, m: number): number {
  const u = time / (1 + time);
  const power = Math.exp(k * logY);
  let [chance, weight, sum] = [Math.exp(-(e + 1) * Math.log1p(time)), 1, 0];
  for (let n = 0; n <= m || weight > 1e-18; n += 1) {
    if (n >= m && (n - m) % k === 0) {
      sum += chance * weight;
      weight *= power;
    }
    chance *= ((e + 1 + n) / (n + 1)) * u;
  }
  return sum;
}

/** Nodes and weights of the expectation over p ~ Beta(a, b): tanh-sinh, both ends possibly singular. */
function betaNodes(a: number, b: number): { readonly p: number[]; readonly chance: number[] } {
  const step = 1 / 20;
  const [p, chance]: [number[], number[]] = [[], []];
  const scale = logBeta(a, b);
  for (let i = -140; i <= 140; i += 1) {
    const w = Math.PI * Math.sinh(i * step);
    const logP = w > 0 ? -Math.log1p(Math.exp(-w)) : w - Math.log1p(Math.exp(w));
    const logQ = w > 0 ? -w - Math.log1p(Math.exp(-w)) : -Math.log1p(Math.exp(w));
    const weight = Math.exp(a * logP + b * logQ - scale) * step * Math.PI * Math.cosh(i * step);
    if (!(weight > 1e-19)) continue;
    p.push(Math.exp(logP));
    chance.push(weight);
  }
  return { p, chance };
}
