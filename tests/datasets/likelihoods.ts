/** Log-likelihoods of the distributions behind the bundled data and a simple search for their maximum: small, slow, independent of src. */

type Likelihood = (parameters: readonly number[]) => number;

/** Gamma with shape and rate. */
export function gammaLikelihood(values: ArrayLike<number>): Likelihood {
  const [n, sum, logs] = sums(values, (value) => Math.log(value));
  return ([shape, rate]) => n * (shape! * Math.log(rate!) - logGamma(shape!)) + (shape! - 1) * logs - rate! * sum;
}

/** Beta with a and b. */
export function betaLikelihood(values: ArrayLike<number>): Likelihood {
  const [n, , logs] = sums(values, (value) => Math.log(value));
  const [, , others] = sums(values, (value) => Math.log1p(-value));
  return ([a, b]) => (a! - 1) * logs + (b! - 1) * others - n * logBeta(a!, b!);
}

/** BG/NBD with r, alpha, a, b (Fader, Hardie and Lee 2005, equation 6): repeat orders, last of them, length of observation. */
export function bgNbdLikelihood(x: readonly number[], recency: readonly number[], age: readonly number[]): Likelihood {
  return ([r, alpha, a, b]) => {
    let total = 0;
    for (let i = 0; i < x.length; i += 1) {
      const [n, last, length] = [x[i]!, recency[i]!, age[i]!];
      const alive = logBeta(a!, b! + n) - (r! + n) * Math.log(alpha! + length);
      const gone = n > 0 ? logBeta(a! + 1, b! + n - 1) - (r! + n) * Math.log(alpha! + last) : -Infinity;
      const largest = Math.max(alive, gone);
      total += logGamma(r! + n) - logGamma(r!) + r! * Math.log(alpha!) - logBeta(a!, b!);
      total += largest + Math.log(Math.exp(alive - largest) + Math.exp(gone - largest));
    }
    return total;
  };
}

/** Gamma-gamma with p, q, gamma (Fader and Hardie 2013, equation 1a): number of orders and their mean value. */
export function gammaGammaLikelihood(x: readonly number[], mean: readonly number[]): Likelihood {
  return ([p, q, gamma]) => {
    let total = 0;
    for (let i = 0; i < x.length; i += 1) {
      const [shape, value] = [p! * x[i]!, mean[i]!];
      total +=
        logGamma(shape + q!) - logGamma(shape) - logGamma(q!) + q! * Math.log(gamma!) + (shape - 1) * Math.log(value);
      total += shape * Math.log(x[i]!) - (shape + q!) * Math.log(gamma! + x[i]! * value);
    }
    return total;
  };
}

/** Nelder–Mead over the logarithms of positive parameters. */
export function maximise(likelihood: Likelihood, start: readonly number[]): number[] {
  const value = (point: readonly number[]): number => likelihood(point.map(Math.exp));
  const origin = start.map(Math.log);
  let simplex = [origin, ...origin.map((_, k) => origin.map((part, i) => (i === k ? part + 0.4 : part)))].map(
    (point) => ({ point, height: value(point) }),
  );
  for (let step = 0; step < 600; step += 1) {
    simplex.sort((one, other) => other.height - one.height);
    const [best, worst] = [simplex[0]!, simplex.at(-1)!];
    if (best.height - worst.height < 1e-6) break;
    const centre = origin.map(
      (_, i) => simplex.slice(0, -1).reduce((sum, { point }) => sum + point[i]!, 0) / origin.length,
    );
    const along = (factor: number) => {
      const point = centre.map((part, i) => part + factor * (worst.point[i]! - part));
      return { point, height: value(point) };
    };
    const reflected = along(-1);
    const tried =
      reflected.height > best.height ? along(-2) : reflected.height > simplex.at(-2)!.height ? reflected : along(0.5);
    const better = tried.height > reflected.height ? tried : reflected;
    if (better.height > worst.height) simplex[simplex.length - 1] = better;
    else
      simplex = simplex.map(({ point }) => {
        const nearer = point.map((part, i) => best.point[i]! + 0.5 * (part - best.point[i]!));
        return { point: nearer, height: value(nearer) };
      });
  }
  return simplex.reduce((best, vertex) => (vertex.height > best.height ? vertex : best)).point.map(Math.exp);
}

function sums(values: ArrayLike<number>, of: (value: number) => number): [n: number, sum: number, sumOf: number] {
  let [sum, sumOf] = [0, 0];
  for (let i = 0; i < values.length; i += 1) {
    sum += values[i]!;
    sumOf += of(values[i]!);
  }
  return [values.length, sum, sumOf];
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/** Stirling's series after shifting the argument above 8. */
function logGamma(x: number): number {
  let shift = 0;
  let z = x;
  for (; z < 8; z += 1) shift += Math.log(z);
  const inverse = 1 / (z * z);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / z;
  return (z - 0.5) * Math.log(z) - z + 0.9189385332046727 + series - shift;
}
