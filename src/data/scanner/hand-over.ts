/** Rows outside the strict grammar: the scanner finds where they end, PapaParse finds what their cells are. */

import { decodeCell } from '../cell-text.ts';
import { isUtf8 } from '../dictionary.ts';
import { splitText } from '../irregular.ts';
import { endOfPlain, INCOMPLETE, storeField } from './fields.ts';
import { lookUpWaiting, noteInvalid } from './lookups.ts';
import { forgetRow, restoreDelimiter, storeMissing, type QuoteProblem, type Scan } from './scan.ts';

const QUOTE = 0x22;
/** Bytes of a field that are shown where its quotes are wrong; the cell itself is kept whole. */
const EXCERPT = 80;
const encoder = new TextEncoder();

// Put before a quote that never closes, so that PapaParse reads it as an ordinary character; taken away again afterwards.
const LITERAL = '\ue000';

interface Extent {
  /** offset of the line end (or of the carriage return before it) */
  end: number;
  cells: number;
  /** offset and cell number of each quote that never closes */
  unclosed: { at: number; cell: number }[];
  /** offset and cell number of each field with text after a closing quote */
  malformed: { at: number; cell: number }[];
}

/**
 * Reads the row that begins at `rowStart` with PapaParse and stores it.
 * @param complete whether nothing more will come behind `end`, so that an open quote stays open
 * @param state `state.lines` becomes the line ends inside the row
 * @returns offset of the byte after its line end, or INCOMPLETE
 */
export function handOver(
  scan: Scan,
  bytes: Uint8Array,
  view: DataView,
  rowStart: number,
  end: number,
  complete: boolean,
  row: number,
  state: { lines: number },
): number {
  const extent = findRow(scan, bytes, rowStart, end, complete);
  if (extent === null) return INCOMPLETE;
  forgetRow(scan, row);
  const cells = splitRow(scan, bytes, rowStart, row, extent);
  for (let column = 0; column < scan.width; column++) {
    lookUpWaiting(scan, column, bytes, view);
    const text = cells[column];
    if (text === undefined) storeMissing(scan, column, row);
    else {
      const encoded = encoder.encode(text);
      storeField(scan, column, row, encoded, 0, encoded.length);
    }
  }
  if (cells.length < scan.width) scan.ragged.push({ row, cells: cells.length, overflow: '' });
  else noteOverflow(scan, row, cells.length, cells.slice(scan.width).join(String.fromCharCode(scan.delimiter)));
  noteQuotes(scan, bytes, rowStart, extent.end, extent.malformed, 'malformed');
  noteQuotes(scan, bytes, rowStart, extent.end, extent.unclosed, 'unclosed');
  scan.handedOver++;
  state.lines = countLines(scan, bytes, rowStart, extent.end);
  return afterLineEnd(scan, bytes, extent.end);
}

/**
 * Keeps what stands after the last column of a row whose columns are stored already.
 * @param from offset of the first cell too many
 * @returns offset of the byte after the line end, or INCOMPLETE
 */
export function readOverflow(
  scan: Scan,
  bytes: Uint8Array,
  view: DataView,
  rowStart: number,
  from: number,
  end: number,
  complete: boolean,
  row: number,
  state: { lines: number },
): number {
  const extent = findRow(scan, bytes, from, end, complete);
  if (extent === null) return INCOMPLETE;
  if (extent.malformed.length + extent.unclosed.length > 0)
    return handOver(scan, bytes, view, rowStart, end, complete, row, state);
  if (!isUtf8(bytes, from, extent.end)) noteInvalid(scan, row);
  noteOverflow(scan, row, scan.width + extent.cells, decodeCell(bytes, from, extent.end));
  state.lines += countLines(scan, bytes, from, extent.end);
  return afterLineEnd(scan, bytes, extent.end);
}

/** Where the row that begins at `start` ends, as PapaParse would have it; `null` where the buffer ends before the row does. */
export function findRow(scan: Scan, bytes: Uint8Array, start: number, end: number, complete: boolean): Extent | null {
  const extent: Extent = { end: start, cells: 0, unclosed: [], malformed: [] };
  for (let at = start; ; at++) {
    const opening = at;
    if (bytes[at] === scan.quote && at < end) {
      const closing = findClosing(scan, bytes, opening, end, complete, extent);
      if (closing === INCOMPLETE) return null;
      if (closing === UNCLOSED) extent.unclosed.push({ at: opening, cell: extent.cells });
      at = endOfPlain(scan, bytes, closing === UNCLOSED ? opening : closing + 1);
    } else at = endOfPlain(scan, bytes, at);
    extent.cells++;
    if (at < end && bytes[at] === scan.delimiter) continue;
    if (afterLineEnd(scan, bytes, at) > end && !complete) return null;
    extent.end = Math.min(at, end);
    return extent;
  }
}

/** Offset after the line end that stands at `at`. */
export function afterLineEnd(scan: Scan, bytes: Uint8Array, at: number): number {
  return bytes[at] === scan.newline ? at + 1 : at + 2;
}

const UNCLOSED = -3;

// A quote closes its field where only blanks stand between it and the next delimiter or line end.
function findClosing(
  scan: Scan,
  bytes: Uint8Array,
  opening: number,
  end: number,
  complete: boolean,
  extent: Extent,
): number {
  // What holds from a quote on says nothing of those before it: its row may be read again from its beginning.
  const hopeless = scan.base + opening >= scan.noClosingFrom && scan.base + opening < scan.noClosingBefore;
  let malformed = false;
  for (let at = opening + 1; ;) {
    const quote = hopeless && bytes[at] !== QUOTE ? -1 : bytes.indexOf(QUOTE, at);
    if (quote < 0 || quote >= end) {
      if (hopeless) return UNCLOSED;
      if (!complete) return INCOMPLETE;
      scan.noClosingFrom = scan.base + opening;
      scan.noClosingBefore = scan.base + end;
      return UNCLOSED;
    }
    if (quote + 1 >= end && !complete) return INCOMPLETE;
    if (bytes[quote + 1] === QUOTE && quote + 1 < end) {
      at = quote + 2;
      continue;
    }
    // No further than blanks go: a long line of quotes would be gone through once for each of them.
    let stop = quote + 1;
    for (let blank = 1; blank > 0 && stop < end && !endsField(scan, bytes, stop); stop += blank)
      blank = blankAt(bytes, stop);
    if (stop >= end && !complete) return INCOMPLETE;
    if (stop >= end || endsField(scan, bytes, stop)) {
      if (malformed || stop > quote + 1) extent.malformed.push({ at: opening, cell: extent.cells });
      return quote;
    }
    malformed = true;
    at = quote + 1;
  }
}

function endsField({ delimiter, newline }: Scan, bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at]!;
  return byte === delimiter || byte === newline || (byte === 0x0d && newline === 0x0a && bytes[at + 1] === 0x0a);
}

// Bytes of the blank character that stands at `at`, 0 where it is none.
function blankAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at]!;
  if (byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)) return 1;
  if (byte < 0xc2) return 0;
  const length = byte < 0xe0 ? 2 : 3;
  return decodeCell(bytes, at, at + length).trim() === '' ? length : 0;
}

function splitRow(scan: Scan, bytes: Uint8Array, start: number, row: number, extent: Extent): string[] {
  if (!isUtf8(bytes, start, extent.end)) noteInvalid(scan, row);
  const newline = scan.newline === 0x0a ? '\n' : '\r';
  let text = '';
  let from = start;
  for (const { at } of extent.unclosed) {
    text += `${decodeCell(bytes, from, at)}${LITERAL}`;
    from = at;
  }
  text += decodeCell(bytes, from, extent.end) + newline;
  const rows = splitText(text, String.fromCharCode(scan.delimiter), newline);
  // The line end behind the row makes one more row, which is empty.
  const cells = rows.slice(0, -1).flat();
  for (const { cell } of extent.unclosed) cells[cell] = cells[cell]?.replace(LITERAL, '') ?? '';
  return cells;
}

function noteOverflow(scan: Scan, row: number, cells: number, overflow: string): void {
  // Delimiters alone hold nothing that could be lost.
  const delimiter = String.fromCharCode(scan.delimiter);
  if (overflow.split(delimiter).some((cell) => cell.trim() !== ''))
    scan.ragged.push({ row, cells, overflow: restoreDelimiter(scan, overflow) });
}

function noteQuotes(
  scan: Scan,
  bytes: Uint8Array,
  rowStart: number,
  rowEnd: number,
  problems: readonly { at: number; cell: number }[],
  kind: QuoteProblem['kind'],
): void {
  let line = scan.line;
  let counted = rowStart;
  for (const { at, cell } of problems) {
    line += countLines(scan, bytes, counted, at);
    counted = at;
    // Not within a character.
    let end = Math.min(rowEnd, at + EXCERPT);
    while (end < rowEnd && (bytes[end]! & 0xc0) === 0x80) end++;
    scan.quotes.push({ line, column: cell, kind, text: restoreDelimiter(scan, decodeCell(bytes, at, end)) });
  }
}

function countLines(scan: Scan, bytes: Uint8Array, start: number, end: number): number {
  let lines = 0;
  for (let at = start; at < end; at++) if (bytes[at] === scan.newline) lines++;
  return lines;
}
