/** Whether a cell is a value rather than a name. */

import { VALUE } from './cell-text.ts';
import { createDateReading, readDate } from './date-text.ts';
import { createNumberReading, readNumber } from './number-text.ts';

const encoder = new TextEncoder();
const number = createNumberReading();
const date = createDateReading();

/** Number or date, as the first row of a table without names would hold. */
export function isValue(cell: string): boolean {
  const bytes = encoder.encode(cell);
  return readNumber(bytes, 0, bytes.length, number) === VALUE || readDate(bytes, 0, bytes.length, date) === VALUE;
}
