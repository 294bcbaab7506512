/** Two groups compared within strata, such as customers of one month: differences of shares that do not come from the strata. */

import { chiSquareUpper, normalQuantile } from './special/normal.ts';
import { logGamma } from './special/gamma.ts';

/** k of n did it, in the first group and in the second. */
export interface Stratum {
  readonly k1: number;
  readonly n1: number;
  readonly k2: number;
  readonly n2: number;
}

export interface StrataComparison {
  /** Mantel–Haenszel difference of shares, first less second; NaN where no stratum has both groups */
  readonly difference: number;
  /** shares of both groups with strata weighted as in the difference, which is the first less the second; NaN as there */
  readonly shares: readonly [number, number];
  /** by the variance of Sato, Greenland & Robins (1989), which holds for few large and for many small strata */
  readonly interval: readonly [number, number];
  /** Cochran–Mantel–Haenszel χ² without continuity correction, 1 degree; NaN where all or nobody did it */
  readonly chiSquare: number;
  /** two-sided; exact given the margins of every stratum, or from χ² where that would take too long */
  readonly p: number;
  readonly exact: boolean;
  /** strata with somebody in both groups, and persons of the first group in them */
  readonly strata: number;
  readonly matched: number;
  /** share of the second group with its strata weighted as those of the first group, and its interval; NaN where there is none */
  readonly standardised: number;
  readonly standardisedInterval: readonly [number, number];
}

/** Beyond so many steps the exact distribution is not worth waiting for, and not needed. */
const MOST_STEPS = 2e7;
/** Probabilities this near are equal (as in R). */
const EQUAL = 1 + 1e-7;

/**
 * Compares two groups given strata. Strata in which one group is empty say nothing and are left out.
 *
 * The exact test is the permutation test within strata: the number of the first group who did it is a sum of independent
 * hypergeometric counts (Mehta, Patel & Gray 1985); p adds the probabilities of all sums no likelier than the one seen, as
 * `mantelhaen.test(exact = TRUE)` of R does.
 */
export function compareStrata(all: readonly Stratum[], level = 0.95): StrataComparison {
  const strata = all.filter(({ n1, n2 }) => n1 > 0 && n2 > 0);
  let [weight, first, second, p, q, seen, expected, variance, matched] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (const { k1, n1, k2, n2 } of strata) {
    const n = n1 + n2;
    const did = k1 + k2;
    weight += (n1 * n2) / n;
    first += (k1 * n2) / n;
    second += (k2 * n1) / n;
    p += (n1 * n1 * k2 - n2 * n2 * k1 + (n1 * n2 * (n2 - n1)) / 2) / (n * n);
    q += (k1 * (n2 - k2) + k2 * (n1 - k1)) / (2 * n);
    seen += k1;
    expected += (n1 * did) / n;
    if (n > 1) variance += (n1 * n2 * did * (n - did)) / (n * n * (n - 1));
    matched += n1;
  }
  const shares = strata.length === 0 ? ([NaN, NaN] as const) : ([first / weight, second / weight] as const);
  const difference = (first - second) / weight;
  const z = normalQuantile(0.5 + level / 2);
  const half = z * Math.sqrt(Math.max(0, difference * p + q) / (weight * weight));
  const chiSquare = variance > 0 ? (seen - expected) ** 2 / variance : NaN;
  const exact = exactP(strata, seen);
  return {
    difference,
    shares,
    interval: [Math.max(-1, difference - half), Math.min(1, difference + half)],
    chiSquare,
    p: exact ?? (Number.isNaN(chiSquare) ? NaN : chiSquareUpper(chiSquare, 1)),
    exact: exact !== null,
    strata: strata.length,
    matched,
    ...standardise(strata, z),
  };
}

function standardise(
  strata: readonly Stratum[],
  z: number,
): Pick<StrataComparison, 'standardised' | 'standardisedInterval'> {
  const all = strata.reduce((total, { n1 }) => total + n1, 0);
  if (all === 0) return { standardised: NaN, standardisedInterval: [NaN, NaN] };
  let [share, variance] = [0, 0];
  for (const { n1, k2, n2 } of strata) {
    const part = n1 / all;
    const own = k2 / n2;
    // With a stratum of nobody or everybody the plain variance would be nought; a half on both sides keeps it honest.
    const smooth = (k2 + 0.5) / (n2 + 1);
    share += part * own;
    variance += (part * part * smooth * (1 - smooth)) / n2;
  }
  const half = z * Math.sqrt(variance);
  return { standardised: share, standardisedInterval: [Math.max(0, share - half), Math.min(1, share + half)] };
}

/** `null` where it would take too long; NaN where nothing can vary. */
function exactP(strata: readonly Stratum[], seen: number): number | null {
  const ranges = strata.map(({ k1, n1, k2, n2 }) => {
    const did = k1 + k2;
    return { low: Math.max(0, did - n2), high: Math.min(n1, did), n1, n2, did };
  });
  let [width, steps] = [1, 0];
  for (const { low, high } of ranges) {
    steps += width * (high - low + 1);
    width += high - low;
    if (steps > MOST_STEPS) return null;
  }
  if (width === 1) return NaN;
  let chances: Float64Array = Float64Array.of(1);
  let least = 0;
  for (const { low, high, n1, n2, did } of ranges) {
    const own = hypergeometric(low, high, n1, n2, did);
    const next = new Float64Array(chances.length + own.length - 1);
    for (let i = 0; i < chances.length; i += 1)
      for (let j = 0; j < own.length; j += 1) next[i + j]! += chances[i]! * own[j]!;
    chances = next;
    least += low;
  }
  const limit = chances[seen - least]! * EQUAL;
  let p = 0;
  for (const chance of chances) if (chance <= limit) p += chance;
  return Math.min(1, p);
}

/** Chances of `low` … `high` of the `did` among n1 + n2 falling into the first n1. */
function hypergeometric(low: number, high: number, n1: number, n2: number, did: number): Float64Array {
  const choose = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
  const all = choose(n1 + n2, did);
  const chances = Float64Array.from({ length: high - low + 1 }, (_, i) =>
    Math.exp(choose(n1, low + i) + choose(n2, did - low - i) - all),
  );
  const total = chances.reduce((sum, chance) => sum + chance, 0);
  return chances.map((chance) => chance / total);
}
