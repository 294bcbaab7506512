/** Kano by segment: does a feature belong to other categories for other people? */

import { holm } from './holm.ts';
import { countGrid, summariseKano, type KanoCounts, type KanoOptions, type KanoSummary } from './kano-counts.ts';
import { KANO_CATEGORIES, NO_ANSWER, type KanoTable } from './kano-table.ts';
import { compareShares, type TwoShares } from './proportions.ts';
import { testTable, type TableTest, type TableTestOptions } from './table-test.ts';

export interface KanoSegments {
  /** one a segment, in the order of their codes */
  readonly segments: readonly KanoSummary[];
  /** χ² of categories by segments: all six where they occur */
  readonly test: TableTest;
}

/** Segment code of somebody who belongs to none. */
export const NO_SEGMENT = 0xffff;

/**
 * One feature by segment.
 * @param cells length n, see kanoCells @param segment length n: 0 … count − 1; others ({@link NO_SEGMENT}) belong nowhere
 * @param kept length n, 0 leaves a respondent out; default all count
 * @throws RangeError where lengths differ
 */
export function kanoBySegment(
  cells: Uint8Array,
  table: KanoTable,
  segment: ArrayLike<number>,
  count: number,
  kept: Uint8Array | null = null,
  options: KanoOptions & TableTestOptions = {},
): KanoSegments {
  if (segment.length !== cells.length) throw new RangeError('answers and segments differ in length');
  const grids = Array.from({ length: count }, () => new Float64Array(table.categories.length));
  for (let i = 0; i < cells.length; i += 1) {
    if (cells[i] === NO_ANSWER || (kept !== null && kept[i] === 0)) continue;
    const grid = grids[segment[i]!];
    if (grid !== undefined) grid[cells[i]!]! += 1;
  }
  const counted = grids.map((grid) => countGrid(grid, table));
  const all = counted.flatMap(({ counts }) => Array.from(counts));
  return {
    segments: counted.map((counts) => summariseKano(counts, options)),
    test: testTable(all, count, KANO_CATEGORIES.length, options),
  };
}

/** The p values of several features after asking so often (Holm 1979), in their order. */
export function adjustKanoTests(features: readonly KanoSegments[]): Float64Array {
  return holm(features.map(({ test }) => test.p));
}

/** Better and worse of one segment less those of another, with Newcombe's intervals and two-proportion tests. */
export function compareKano(
  one: KanoCounts,
  other: KanoCounts,
): { readonly better: TwoShares; readonly worse: TwoShares } {
  const [first, second] = [sidesOf(one), sidesOf(other)];
  const better = compareShares(first.liked, first.base, second.liked, second.base);
  // Worse is a negative share: what is larger as a share is smaller as worse.
  const worse = compareShares(second.missed, second.base, first.missed, first.base);
  return { better, worse };
}

function sidesOf({ counts }: KanoCounts): { liked: number; missed: number; base: number } {
  const [m, o, a, i] = counts as unknown as readonly [number, number, number, number];
  return { liked: a + o, missed: m + o, base: m + o + a + i };
}
