/** What the answers about one feature say: counts, the category and what decided it, better and worse, strengths, tests. */

import { KANO_CATEGORIES, NO_ANSWER, type KanoCategory, type KanoTable } from './kano-table.ts';
import { wilsonInterval } from './proportions.ts';
import { chiSquareUpper } from './special/normal.ts';

/** Answers to one pair of questions, counted. */
export interface KanoCounts {
  /** length points²: answers in each cell of the table, functional · points + dysfunctional */
  readonly grid: Float64Array;
  /** length 6, in the order of KANO_CATEGORIES: M O A I R Q */
  readonly counts: Float64Array;
  /** complete pairs, Σ counts */
  readonly n: number;
}

/** How the category of a feature is found. */
export type KanoRule = 'mode' | 'majority' | 'strength';

/**
 * What decided. `largest`: more answers than any other. `tie`: several had the most, M > O > A > I > R > Q decides.
 * `wanted`: M + O + A outnumber I + R + Q, the largest of the three. `unwanted`: they do not, the largest of the other three.
 * `close`: others are within the threshold of the largest, M > O > A > I decides.
 */
export type KanoReason = 'largest' | 'tie' | 'wanted' | 'unwanted' | 'close';

export interface KanoDecision {
  readonly category: KanoCategory;
  readonly because: KanoReason;
  /** categories the order had to choose from, in the order M > O > A > I > R > Q; the category alone where none contested it */
  readonly among: readonly KanoCategory[];
}

/** Fong 1996 (Using the self-stated importance questionnaire to interpret Kano questionnaire results, CQM Journal 5, 3). */
export interface FongTest {
  /** answers of the largest category less those of the second */
  readonly difference: number;
  /** 1.65 √((a + b)(2n − a − b) / 2n) of the two counts a and b: what the difference must reach at 90 % */
  readonly threshold: number;
  readonly significant: boolean;
}

export interface KanoSummary extends KanoCounts {
  /** length 6: counts / n; NaN where nobody answered */
  readonly shares: Float64Array;
  /** (A + O) / (A + O + M + I), 0 … 1: share who would be satisfied with it; NaN where no answer is one of the four */
  readonly better: number;
  /** Wilson's interval */
  readonly betterInterval: readonly [number, number];
  /** −(O + M) / (A + O + M + I), −1 … 0: share who would be dissatisfied without it */
  readonly worse: number;
  /** Wilson's interval, lower (more negative) end first */
  readonly worseInterval: readonly [number, number];
  /** (M + O + A) / n */
  readonly totalStrength: number;
  /** (largest − second largest count) / n over all six categories */
  readonly categoryStrength: number;
  /** neither of two or more categories prevails though the feature matters: category strength ≤ 6 %, total strength ≥ 60 % */
  readonly mixed: boolean;
  /** by each rule; `null` where nobody answered */
  readonly mode: KanoDecision | null;
  readonly majority: KanoDecision | null;
  readonly strength: KanoDecision | null;
  readonly fong: FongTest;
  /** χ² of M, O, A and I against equal shares, 3 degrees of freedom: small p says the answers do prefer a category */
  readonly chiSquare: { readonly statistic: number; readonly degrees: number; readonly p: number };
}

export interface KanoOptions {
  /** of the intervals; default .95 */
  readonly confidence?: number;
  /** category strength at or below which M > O > A > I decides, default .06 */
  readonly threshold?: number;
}

/** Lee & Newcomb 1997 (Applying the Kano methodology to meet customer requirements, Quality Management Journal 4, 3). */
export const CATEGORY_STRENGTH = 0.06;
export const TOTAL_STRENGTH = 0.6;
const FONG_Z = 1.65;

/**
 * Counts the cells of one feature.
 * @param cells length n, see kanoCells @param kept length n, 0 leaves the answer out; default all count
 */
export function countKano(cells: Uint8Array, table: KanoTable, kept: Uint8Array | null = null): KanoCounts {
  const grid = new Float64Array(table.categories.length);
  for (let i = 0; i < cells.length; i += 1) {
    const cell = cells[i]!;
    if (cell !== NO_ANSWER && (kept === null || kept[i] !== 0)) grid[cell]! += 1;
  }
  return countGrid(grid, table);
}

/** Counts from a table of answers that has been counted already. @param grid length points² */
export function countGrid(grid: Float64Array, table: KanoTable): KanoCounts {
  const counts = new Float64Array(KANO_CATEGORIES.length);
  let n = 0;
  for (let cell = 0; cell < grid.length; cell += 1) {
    counts[table.categories[cell]!]! += grid[cell]!;
    n += grid[cell]!;
  }
  return { grid, counts, n };
}

/**
 * Everything about one feature that follows from its counts. Better and worse: Berger et al. 1993 (CQM Journal 2, 4).
 * Strengths: Lee & Newcomb 1997. Quantities that need answers are NaN where there are none.
 */
export function summariseKano(counted: KanoCounts, options: KanoOptions = {}): KanoSummary {
  const { confidence = 0.95, threshold = CATEGORY_STRENGTH } = options;
  const { counts, n } = counted;
  const [m, o, a, i] = counts as unknown as readonly [number, number, number, number];
  const base = m + o + a + i;
  const [low, high] = wilsonInterval(o + m, base, confidence);
  const [first, second] = counts.toSorted((one, other) => other - one) as unknown as readonly [number, number];
  const totalStrength = (m + o + a) / n;
  const categoryStrength = (first - second) / n;
  return {
    ...counted,
    shares: counts.map((count) => count / n),
    better: (a + o) / base,
    betterInterval: wilsonInterval(a + o, base, confidence),
    worse: negative((o + m) / base),
    worseInterval: [negative(high), negative(low)],
    totalStrength,
    categoryStrength,
    mixed: categoryStrength <= CATEGORY_STRENGTH && totalStrength >= TOTAL_STRENGTH,
    mode: decideByMode(counts),
    majority: decideByMajority(counts),
    strength: decideByStrength(counts, threshold),
    fong: testFong(first, second, n),
    chiSquare: testEqual([m, o, a, i]),
  };
}

/** The category with most answers; of several with as many, the first of M > O > A > I > R > Q. `null` without answers. */
export function decideByMode(counts: ArrayLike<number>): KanoDecision | null {
  return largestOf(counts, KANO_CATEGORIES, 'largest');
}

/** Where M + O + A > I + R + Q the largest of M, O and A, else the largest of I, R and Q (Berger et al. 1993). */
export function decideByMajority(counts: ArrayLike<number>): KanoDecision | null {
  const [m, o, a, i, r, q] = Array.from(counts) as [number, number, number, number, number, number];
  return m + o + a > i + r + q
    ? largestOf(counts, ['M', 'O', 'A'], 'wanted')
    : largestOf(counts, ['I', 'R', 'Q'], 'unwanted');
}

/**
 * The largest category if it leads by more than the threshold, else the first of M > O > A > I among those within the threshold of
 * the largest (Lee & Newcomb 1997: small category strength; Berger et al. 1993: the order, most effect on the customer first).
 * @param threshold share of all answers, such as .06
 */
export function decideByStrength(counts: ArrayLike<number>, threshold = CATEGORY_STRENGTH): KanoDecision | null {
  const all = Array.from(counts);
  const n = all.reduce((sum, count) => sum + count, 0);
  if (!(n > 0)) return null;
  const largest = Math.max(...all);
  // Rounding must not decide: 6 of 100 is within 6 %.
  const among = KANO_CATEGORIES.filter((_, c) => all[c]! > 0 && largest - all[c]! <= threshold * n + 1e-9);
  if (among.length === 1) return { category: among[0]!, because: 'largest', among };
  const tied = among.every((category) => all[KANO_CATEGORIES.indexOf(category)] === largest);
  return { category: among[0]!, because: tied ? 'tie' : 'close', among };
}

/** The decision of the rule chosen. */
export function decideKano(summary: KanoSummary, rule: KanoRule): KanoDecision | null {
  return summary[rule];
}

function largestOf(
  counts: ArrayLike<number>,
  categories: readonly KanoCategory[],
  because: KanoReason,
): KanoDecision | null {
  const of = (category: KanoCategory): number => counts[KANO_CATEGORIES.indexOf(category)]!;
  const largest = Math.max(...categories.map(of));
  if (!(largest > 0)) return null;
  const among = categories.filter((category) => of(category) === largest);
  return { category: among[0]!, because: among.length > 1 ? 'tie' : because, among };
}

function testFong(first: number, second: number, n: number): FongTest {
  const both = first + second;
  const threshold = n > 0 ? FONG_Z * Math.sqrt((both * (2 * n - both)) / (2 * n)) : NaN;
  const difference = n > 0 ? first - second : NaN;
  return { difference, threshold, significant: difference >= threshold && difference > 0 };
}

function testEqual(counts: readonly number[]): KanoSummary['chiSquare'] {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const degrees = counts.length - 1;
  if (!(expected > 0)) return { statistic: NaN, degrees, p: NaN };
  const statistic = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  return { statistic, degrees, p: chiSquareUpper(statistic, degrees) };
}

/** −x without a negative zero. */
function negative(x: number): number {
  return x === 0 ? 0 : -x;
}
