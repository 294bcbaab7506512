/** Scores of R, F and M told apart from their values. */

import type { Column, DataTable } from './columns.ts';

/** The most points a score may have. */
const MOST = 10;
/** The most points three columns called R, F and M may have and yet be scores; in fewer rows chance could do it. */
const USUAL = 5;
const FEWEST = 5;

/** Whether all numbers of a column are whole and from 1 to 10. */
export function isScores(column: Column): boolean {
  return mostOf(column, MOST) !== null;
}

const BARE: readonly RegExp[] = [/^r$/i, /^f$/i, /^m$/i];

/**
 * Whether columns called R, F and M alone hold scores: nobody spends only 1 to 5 of any money, so that all three of them lie on a
 * scale to five says what they are.
 */
export function bareScores({ columns, rows }: DataTable): boolean {
  if (rows < FEWEST) return false;
  return BARE.every((name) => {
    const found = columns.find(({ label }) => name.test(label.normalize('NFKC').trim()));
    return found !== undefined && mostOf(found.column, USUAL) !== null;
  });
}

const largest = new WeakMap<Column, number>();

/** The largest number of a column of whole numbers from 1; `null` where it is no such column or goes beyond a limit. */
function mostOf(column: Column, limit: number): number | null {
  let most = largest.get(column);
  if (most === undefined) largest.set(column, (most = readMost(column)));
  return most > 0 && most <= limit ? most : null;
}

function readMost(column: Column): number {
  if (column.kind !== 'number') return 0;
  let most = 0;
  for (const value of column.values) {
    if (value !== value) continue;
    if (value < 1 || value > MOST || !Number.isInteger(value)) return 0;
    if (value > most) most = value;
  }
  return most;
}
