/** Purchases of the BG/NBD family far from now, as mixtures over the drop-out chance: in bounded time for any parameters. */

import { dropoutNodes } from './bg-mixing.ts';
import type { BgFuture } from './bg-future.ts';
import { GAUSS_16 } from './gauss-legendre.ts';

/** Expected purchases in t from now, k = 1: the expectation over p of (1 − (1 + pt/β)^−e)/p. */
export function expectedOverDropout({ shape, beta, a, b }: BgFuture, t: number): number {
  const { p, chance } = dropoutNodes(a, b);
  const time = t / beta;
  let total = 0;
  for (let i = 0; i < p.length; i += 1) {
    const one = p[i]!;
    const leaves = one * shape * time > 1e-15;
    total += chance[i]! * (leaves ? -Math.expm1(-shape * Math.log1p(one * time)) / one : shape * time);
  }
  return total;
}

const PANEL = 0.75;

/** Expected purchases between `from` > 0 and `to`, any k: quadrature of {@link farRate} in log t. */
export function expectedBetween(future: BgFuture, from: number, to: number): number {
  const rate = farRate(future);
  const { nodes, weights } = GAUSS_16;
  const span = Math.log(to / from);
  const panels = Math.max(1, Math.ceil(span / PANEL));
  const width = span / panels;
  let total = 0;
  for (let panel = 0; panel < panels; panel += 1)
    for (let i = 0; i < nodes.length; i += 1) {
      const t = from * Math.exp(width * (panel + nodes[i]!));
      total += weights[i]! * width * t * rate(t);
    }
  return total;
}

/**
 * dE/dt for large t as a mixture over p. Given p and phase j, with y = (1 − p)^{1/k}, ω = e^{2πi/k}:
 * dE/dt = (e+j)/β · 1/k Σ_l ω^{−lm} y^{−m} (1 + (1 − yωˡ) t/β)^{−(e+j+1)}, m = k − 1 − j; one term (1 + pt/β)^{−(e+1)} for k = 1.
 */
export function farRate({ k, phases, shape, beta, a, b }: BgFuture): (t: number) => number {
  const { p, chance } = dropoutNodes(a, b);
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
