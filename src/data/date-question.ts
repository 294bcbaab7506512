/** What must be asked of dates whose order of day, month and year the column does not tell. */

import { dayOfParts, isOrdered, type DateParts } from './date-parts.ts';
import type { DateOrder, OrderQuestion } from './report.ts';
import { MISSING_DAY } from '../lib/days.ts';

interface Readings {
  /** by code: parts of each text; `null` where it is no date */
  readonly parts: readonly (DateParts | null)[];
  /** by code: cells that hold the text */
  readonly cells: Uint32Array;
}

/**
 * Each order with what it makes of one cell and of the whole column; the cell is one the orders disagree on as far as can be.
 * @param orders those to choose from, the one in force first
 * @param textOf text of a code
 * @returns `null` where there is nothing to choose: one order, or every cell is the same day in all of them
 */
export function askOrder(
  { parts, cells }: Readings,
  orders: readonly DateOrder[],
  textOf: (code: number) => string,
): OrderQuestion | null {
  if (orders.length < 2) return null;
  const possible = orders.map((order) => ({ order, first: Infinity, last: -Infinity, unread: 0 }));
  let example = 0;
  let most = 1;
  let shortYears = false;
  for (let code = 1; code < parts.length; code++) {
    const found = parts[code];
    if (!found || cells[code] === 0) continue;
    const days = orders.map((order) => dayOfParts(found, order));
    for (const [at, reading] of possible.entries()) {
      const day = days[at]!;
      if (day === MISSING_DAY) reading.unread += cells[code]!;
      else {
        reading.first = Math.min(reading.first, day);
        reading.last = Math.max(reading.last, day);
      }
    }
    if (!isOrdered(found)) continue;
    shortYears ||= found.shortYear;
    if (most === orders.length) continue;
    const different = new Set(days).size;
    if (different > most && (!days.includes(MISSING_DAY) || example === 0)) {
      example = code;
      most = different;
    }
  }
  const found = parts[example];
  const read = possible.filter(({ first, last }) => first <= last);
  if (!found || read.length < 2) return null;
  return {
    example: textOf(example),
    possible: read.map((reading) => {
      const day = dayOfParts(found, reading.order);
      return { ...reading, day: day === MISSING_DAY ? null : day };
    }),
    shortYears,
  };
}
