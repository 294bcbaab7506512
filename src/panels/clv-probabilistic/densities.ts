/** Gamma and beta densities on a grid that shows them, with mean and median. */

import { logBeta, logGamma } from '../../models/special/gamma.ts';

interface Curve {
  readonly grid: Float64Array;
  readonly density: Float64Array;
  readonly mean: number;
  readonly median: number;
}

const POINTS = 161;
/** Steps of the sum that finds quantiles. */
const FINE = 4000;

export function gammaMoments({ shape, rate }: { readonly shape: number; readonly rate: number }): Curve {
  const log = shape * Math.log(rate) - logGamma(shape);
  const density = (value: number): number => Math.exp(log + (shape - 1) * Math.log(value) - rate * value);
  const mean = shape / rate;
  // By substitution λ = u^(1/shape) the density near 0 stays finite however small the shape.
  const most = (shape + 4 * Math.sqrt(shape) + 6) / rate;
  return { ...drawn(density, most, shape), mean, median: medianOf(density, most, shape) };
}

export function betaMoments({ a, b }: { readonly a: number; readonly b: number }): Curve {
  const log = -logBeta(a, b);
  const density = (value: number): number =>
    Math.exp(log + (a - 1) * Math.log(value) + (b - 1) * Math.log1p(-Math.min(value, 1 - 1e-12)));
  const mean = a / (a + b);
  const spread = Math.sqrt((a * b) / ((a + b) ** 2 * (a + b + 1)));
  const most = Math.min(1, mean + 6 * spread);
  return { ...drawn(density, most, a), mean, median: medianOf(density, 1, a) };
}

/** The grid is closer near 0, and begins a little above it where the density has no end there. */
function drawn(density: (value: number) => number, most: number, shape: number): Pick<Curve, 'grid' | 'density'> {
  const grid = Float64Array.from(
    { length: POINTS },
    (_, i) => most * Math.max(i / (POINTS - 1), shape < 1 ? 1e-3 : 0) ** 2,
  );
  return {
    grid,
    density: grid.map((value, i) =>
      i === 0 && shape > 1
        ? 0
        : i === POINTS - 1 && most === 1
          ? density(1 - 1e-6)
          : density(Math.max(value, 1e-12 * most)),
    ),
  };
}

function medianOf(density: (value: number) => number, most: number, shape: number): number {
  // ∫ f(v) dv with v = most · u^(1/shape): f(v) · v^(1−shape) is smooth at 0.
  const weight = new Float64Array(FINE);
  const value = (u: number): number => most * u ** (1 / shape);
  let total = 0;
  for (let i = 0; i < FINE; i += 1) {
    const u = (i + 0.5) / FINE;
    const v = value(u);
    const term = v > 0 ? (density(v) * v) / (shape * u) / FINE : 0;
    weight[i] = Number.isFinite(term) ? term : 0;
    total += weight[i]!;
  }
  let sum = 0;
  for (let i = 0; i < FINE; i += 1) {
    sum += weight[i]!;
    if (sum >= total / 2) return value((i + 1 - (sum - total / 2) / weight[i]!) / FINE);
  }
  return NaN;
}
