/** Days written out in an expression, as in the cells of a file: 2024-01-31, 2024/1/31, 2024年1月31日, with or without a time. */

import { VALUE } from '../cell-text.ts';
import { createDateReading, readDate } from '../date-text.ts';

const encoder = new TextEncoder();
const reading = createDateReading();

/** `null` where the text is no day. */
export function dateNodeParts(text: string): { readonly day: number; readonly seconds: number } | null {
  const bytes = encoder.encode(text);
  if (readDate(bytes, 0, bytes.length, reading) !== VALUE) return null;
  return { day: reading.day, seconds: reading.seconds };
}
