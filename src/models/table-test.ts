/** Pearson's χ² test of a table of counts: do the rows go by the columns? Where counts are small, by tables drawn at random. */

import { createRandom, type Random } from '../lib/random.ts';
import { chiSquareUpper } from './special/normal.ts';

export interface TableTest {
  /** Pearson's statistic; NaN where fewer than two rows or columns have anything */
  readonly chiSquare: number;
  /** (rows − 1)(columns − 1) of those that have anything */
  readonly degrees: number;
  readonly p: number;
  /** `simulated`: p from random tables with the same margins, because an expected count is below 5 */
  readonly method: 'chi-square' | 'simulated';
  readonly leastExpected: number;
  /** Cramér's V, 0 … 1: how strongly rows go by columns */
  readonly cramersV: number;
  /** all counts */
  readonly n: number;
}

export interface TableTestOptions {
  /** random tables drawn where counts are small, default 1,999; 0 never draws */
  readonly draws?: number;
  readonly seed?: number;
}

const SMALL = 5;

/**
 * Rows and columns without any count are left out.
 * Simulated p: (1 + tables at least as uneven) / (1 + draws), Hope 1968, so never below 1 / (1 + draws); tables by their
 * hypergeometric cells as in Patefield 1981.
 * @param table row-major rows × columns, whole counts ≥ 0
 * @throws RangeError where the table is not rows × columns
 */
export function testTable(
  table: ArrayLike<number>,
  rows: number,
  columns: number,
  options: TableTestOptions = {},
): TableTest {
  if (table.length !== rows * columns) throw new RangeError(`${table.length} counts are not ${rows} × ${columns}`);
  const { draws = 1999, seed = 1 } = options;
  const full = marginsOf(table, rows, columns);
  const used = {
    rows: full.rows.flatMap((sum, r) => (sum > 0 ? [r] : [])),
    columns: full.columns.flatMap((sum, c) => (sum > 0 ? [c] : [])),
  };
  const counts = used.rows.flatMap((r) => used.columns.map((c) => table[r * columns + c]!));
  const margins = { rows: used.rows.map((r) => full.rows[r]!), columns: used.columns.map((c) => full.columns[c]!) };
  const { n } = full;
  const least = Math.min(used.rows.length, used.columns.length) - 1;
  if (least < 1)
    return { chiSquare: NaN, degrees: 0, p: NaN, method: 'chi-square', leastExpected: NaN, cramersV: NaN, n };
  const chiSquare = statisticOf(counts, margins, n);
  const degrees = (used.rows.length - 1) * (used.columns.length - 1);
  const leastExpected = (Math.min(...margins.rows) * Math.min(...margins.columns)) / n;
  const simulated = leastExpected < SMALL && draws > 0;
  return {
    chiSquare,
    degrees,
    p: simulated ? simulate(chiSquare, margins, n, draws, seed) : chiSquareUpper(chiSquare, degrees),
    method: simulated ? 'simulated' : 'chi-square',
    leastExpected,
    cramersV: Math.min(1, Math.sqrt(chiSquare / (n * least))),
    n,
  };
}

interface Margins {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

function marginsOf(table: ArrayLike<number>, rows: number, columns: number): Margins & { readonly n: number } {
  const sums = { rows: Array<number>(rows).fill(0), columns: Array<number>(columns).fill(0) };
  let n = 0;
  for (let r = 0; r < rows; r += 1)
    for (let c = 0; c < columns; c += 1) {
      const count = table[r * columns + c]!;
      sums.rows[r]! += count;
      sums.columns[c]! += count;
      n += count;
    }
  return { ...sums, n };
}

/** n Σ count² / (row · column) − n, in the form that subtracts cell by cell. */
function statisticOf(counts: ArrayLike<number>, { rows, columns }: Margins, n: number): number {
  let sum = 0;
  rows.forEach((row, r) => {
    columns.forEach((column, c) => {
      const expected = (row * column) / n;
      sum += (counts[r * columns.length + c]! - expected) ** 2 / expected;
    });
  });
  return sum;
}

function simulate(observed: number, margins: Margins, n: number, draws: number, seed: number): number {
  const random = createRandom(seed);
  const logFactorials = new Float64Array(n + 1);
  for (let k = 2; k <= n; k += 1) logFactorials[k] = logFactorials[k - 1]! + Math.log(k);
  const counts = new Float64Array(margins.rows.length * margins.columns.length);
  // A table as uneven as the one observed must count as such, however its statistic was rounded.
  const least = observed * (1 - 1e-10);
  let uneven = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    drawTable(counts, margins, logFactorials, random);
    if (statisticOf(counts, margins, n) >= least) uneven += 1;
  }
  return (1 + uneven) / (1 + draws);
}

/** Fills a table with given margins, each as likely as when rows and columns have nothing to do with each other. */
function drawTable(into: Float64Array, { rows, columns }: Margins, logFactorials: Float64Array, random: Random): void {
  const left = columns.slice();
  let below = left.reduce((sum, column) => sum + column, 0);
  rows.forEach((row, r) => {
    // Of `pool` items in this and the later columns, `wanted` still go into this row.
    let [pool, wanted] = [below, row];
    columns.forEach((_, c) => {
      const count = c === columns.length - 1 ? wanted : hypergeometric(pool, left[c]!, wanted, logFactorials, random);
      into[r * columns.length + c] = count;
      pool -= left[c]!;
      wanted -= count;
      left[c]! -= count;
    });
    below -= row;
  });
}

/** How many of `special` among `all` are in `drawn`: inversion that walks outward from the most likely count. */
function hypergeometric(all: number, special: number, drawn: number, f: Float64Array, random: Random): number {
  const lowest = Math.max(0, drawn + special - all);
  const highest = Math.min(special, drawn);
  if (lowest === highest) return lowest;
  const mode = Math.min(highest, Math.max(lowest, Math.floor(((drawn + 1) * (special + 1)) / (all + 2))));
  const rest = all - special;
  const choose = (n: number, k: number): number => f[n]! - f[k]! - f[n - k]!;
  const peak = Math.exp(choose(special, mode) + choose(rest, drawn - mode) - choose(all, drawn));
  let u = random.next() - peak;
  if (u < 0) return mode;
  let [up, down, above, under] = [mode, mode, peak, peak];
  while (up < highest || down > lowest) {
    if (up < highest) {
      above *= ((special - up) * (drawn - up)) / ((up + 1) * (rest - drawn + up + 1));
      up += 1;
      u -= above;
      if (u < 0) return up;
    }
    if (down > lowest) {
      under *= (down * (rest - drawn + down)) / ((special - down + 1) * (drawn - down + 1));
      down -= 1;
      u -= under;
      if (u < 0) return down;
    }
  }
  // Only rounding of the last digits comes here.
  return mode;
}
