/** Quasi-Newton minimisation with a given gradient (BFGS; Nocedal & Wright 2006, algorithm 6.1; Hager & Zhang 2005 for steps). */

/** Writes the gradient at x into `gradient` and returns the value; a value that is not finite marks a point outside the domain. */
export type Objective = (x: Float64Array, gradient: Float64Array) => number;

export interface BfgsOptions {
  /** largest absolute gradient at which a point counts as a minimum, relative to max(1, |value at the start|) */
  readonly tolerance?: number;
  readonly maximumIterations?: number;
  /** row-major inverse Hessian to begin with, such as that of a similar function; never written to */
  readonly inverse?: Float64Array;
}

export interface Minimum {
  readonly x: Float64Array;
  readonly value: number;
  readonly gradient: Float64Array;
  /** largest absolute component of the gradient */
  readonly gradientNorm: number;
  readonly iterations: number;
  readonly evaluations: number;
  readonly converged: boolean;
  /** row-major inverse Hessian as far as the steps have shown it */
  readonly inverse: Float64Array;
}

interface Point {
  readonly length: number;
  readonly x: Float64Array;
  readonly value: number;
  readonly gradient: Float64Array;
  readonly slope: number;
}

const SUFFICIENT = 1e-4;
const CURVATURE = 0.9;
/** Relative changes of the value below this are rounding of the sums behind it. */
const NOISE = 1e-14;

/**
 * Minimises `objective` from `start`, which is never written to.
 * Ends converged where the gradient is below the tolerance, or where no step along a descent direction changes the value any more
 * in double precision and the gradient is within 1000 tolerances; ends not converged after the maximum number of iterations.
 */
export function minimise(objective: Objective, start: Float64Array, options: BfgsOptions = {}): Minimum {
  const { tolerance = 1e-9, maximumIterations = 500 } = options;
  const n = start.length;
  const inverse = options.inverse?.slice() ?? identity(n);
  let known = options.inverse !== undefined;
  let x = start.slice() as Float64Array;
  let gradient = new Float64Array(n) as Float64Array;
  let value = objective(x, gradient);
  let evaluations = 1;
  let iterations = 0;
  const limit = tolerance * Math.max(1, Math.abs(value));
  const small = (factor: number): boolean => largest(gradient) <= limit * factor;
  for (; Number.isFinite(value) && iterations < maximumIterations && !small(1); iterations += 1) {
    let direction = descend(inverse, gradient);
    let slope = dot(direction, gradient);
    if (!(slope < 0)) {
      inverse.set(identity(n));
      known = false;
      direction = gradient.map((component) => -component);
      slope = dot(direction, gradient);
    }
    // Without curvature to go by the first step moves at most half a unit in any coordinate; no step moves more than four.
    const reach = (known ? 4 : 0.5) / largest(direction);
    const first = known ? Math.min(1, reach) : reach;
    const at = (length: number): Point => {
      const point = direction.map((component, i) => x[i]! + length * component);
      const found = new Float64Array(n);
      const there = objective(point, found);
      evaluations += 1;
      return { length, x: point, value: there, gradient: found, slope: dot(found, direction) };
    };
    const step = search(at, { length: 0, x, value, gradient, slope }, first);
    if (step === null) {
      if (!known) break;
      // The picture of the curvature may be what misleads: once more along the gradient.
      inverse.set(identity(n));
      known = false;
      continue;
    }
    update(inverse, step, x, gradient, !known);
    known = true;
    ({ x, value, gradient } = step);
  }
  const converged = Number.isFinite(value) && small(iterations < maximumIterations ? 1000 : 1);
  return { x, value, gradient, gradientNorm: largest(gradient), iterations, evaluations, converged, inverse };
}

/**
 * A step that meets the strong Wolfe conditions or, where values no longer tell, Hager and Zhang's approximate ones, found by
 * bracketing and cubic interpolation; `null` where there is none.
 */
function search(at: (length: number) => Point, origin: Point, first: number): Point | null {
  const noise = NOISE * Math.max(1, Math.abs(origin.value));
  let low = origin;
  let high: Point | null = null;
  let best: Point | null = null;
  let length = first;
  for (let trial = 0; trial < 40; trial += 1) {
    const point = at(length);
    const change = point.value - origin.value;
    const falls =
      change <= SUFFICIENT * length * origin.slope ||
      (change <= noise && point.slope <= (2 * SUFFICIENT - 1) * origin.slope);
    const better = change < 0 && (best === null || point.value < best.value);
    if (better) best = point;
    if (falls && Math.abs(point.slope) <= -CURVATURE * origin.slope) return point;
    if (!falls || point.slope >= 0) high = point;
    else low = point;
    if (high !== null && high.length - low.length <= 1e-12 * high.length) break;
    length = high === null ? 4 * length : between(low, high);
    if (!(length < 1e8)) break;
  }
  return best;
}

/** The minimum of the cubic through two points and slopes, kept off the ends of the bracket. */
function between(low: Point, high: Point): number {
  const middle = (low.length + high.length) / 2;
  if (!Number.isFinite(high.value) || !Number.isFinite(high.slope)) return low.length + (high.length - low.length) / 8;
  const d1 = low.slope + high.slope - (3 * (low.value - high.value)) / (low.length - high.length);
  const square = d1 * d1 - low.slope * high.slope;
  if (!(square >= 0)) return middle;
  const d2 = Math.sqrt(square);
  const width = high.length - low.length;
  const cubic = high.length - (width * (high.slope + d2 - d1)) / (high.slope - low.slope + 2 * d2);
  return cubic > low.length + 0.05 * width && cubic < high.length - 0.05 * width ? cubic : middle;
}

function update(inverse: Float64Array, step: Point, x: Float64Array, gradient: Float64Array, scale: boolean): void {
  const n = x.length;
  const s = step.x.map((component, i) => component - x[i]!);
  const y = step.gradient.map((component, i) => component - gradient[i]!);
  const curvature = dot(s, y);
  if (!(curvature > 1e-14 * Math.sqrt(dot(s, s) * dot(y, y)))) return;
  if (scale) for (let i = 0; i < n; i += 1) inverse[i * n + i] = curvature / dot(y, y);
  const hy = descend(inverse, y).map((component) => -component);
  const factor = (1 + dot(hy, y) / curvature) / curvature;
  for (let i = 0; i < n; i += 1)
    for (let j = 0; j < n; j += 1)
      inverse[i * n + j]! += factor * s[i]! * s[j]! - (hy[i]! * s[j]! + s[i]! * hy[j]!) / curvature;
}

function identity(n: number): Float64Array {
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) matrix[i * n + i] = 1;
  return matrix;
}

/** −H v */
function descend(inverse: Float64Array, vector: Float64Array): Float64Array {
  const n = vector.length;
  return vector.map((_, i) => {
    let sum = 0;
    for (let j = 0; j < n; j += 1) sum -= inverse[i * n + j]! * vector[j]!;
    return sum;
  });
}

function largest(vector: Float64Array): number {
  let most = 0;
  for (const component of vector) most = Math.max(most, Math.abs(component));
  return most;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
}
