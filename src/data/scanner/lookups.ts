/**
 * Look-ups that wait: a column of many texts collects its fields and looks a thousand of them up in one short loop, in which
 * the processor waits for many places of the table at once instead of for one after the other.
 */

import { STEP } from './queue.ts';
import { lineOfRow, type Scan } from './scan.ts';

/**
 * Looks up all that waits in a column, in order of rows, so that new texts get their codes in order of appearance.
 * @param bytes the buffer the offsets are of
 */
export function lookUpWaiting(scan: Scan, column: number, bytes: Uint8Array, view: DataView): void {
  const queue = scan.queues[column]!;
  const end = queue[0]!;
  if (end === 1) return;
  queue[0] = 1;
  const codes = scan.codes[column]!;
  const dictionary = scan.dictionaries[column]!;
  for (let at = 1; at < end; at += STEP) {
    const row = queue[at]!;
    const start = queue[at + 1]!;
    const length = queue[at + 2]!;
    const hash = queue[at + 3]!;
    codes[row] =
      dictionary.lookUp(view, start, length, hash) || addText(scan, column, row, bytes, start, start + length, hash);
  }
}

/** Code of a text in a column's hash, inserted where it is new. */
export function addText(
  scan: Scan,
  column: number,
  row: number,
  bytes: Uint8Array,
  start: number,
  end: number,
  hash: number,
): number {
  const dictionary = scan.dictionaries[column]!;
  const invalid = dictionary.invalid;
  const code = dictionary.addHashed(bytes, start, end, hash);
  if (dictionary.invalid !== invalid) noteInvalid(scan, row);
  return code;
}

/** Notes that a row holds bytes that are not valid UTF-8. */
export function noteInvalid(scan: Scan, row: number): void {
  const line = lineOfRow(scan, row);
  if (scan.invalidLine === 0 || line < scan.invalidLine) scan.invalidLine = line;
}
