/** One pass: gathers pieces, keeps the row that a piece cuts for the next one, and pauses now and then. */

import { isUtf8 } from '../dictionary.ts';
import type { IntakeProgress } from '../report.ts';
import { WrongEncoding, type ByteSource } from '../source.ts';
import { afterLineEnd, findRow } from './hand-over.ts';
import { reserveDictionaries, reviewDirects, type Scan } from './scan.ts';
import { PADDING, scanSlice } from './slice.ts';

export type OpenSource = () => Pick<ByteSource, 'read' | 'close' | 'position'>;

/** A quoted field longer than this is taken for one whose closing quote is missing. */
const LONGEST_ROW = 16 * 1024 * 1024;

/** Room for the row that a piece cuts, so that the buffer need not grow for it. */
const SPARE = 64 * 1024;

export interface RunPlan {
  /** rows to pass over before the first row of data: titles and the names of the columns; blank lines do not count */
  readonly above: number;
  readonly strict: boolean;
}

export interface RunHooks {
  readonly progress?: (progress: IntakeProgress) => void;
  readonly pause?: () => Promise<void>;
}

/** Share of the file after which the dictionaries of ids are made as large as the whole file will need. */
const RESERVE_AT = 0.1;

/**
 * @param piece bytes to gather before they are scanned
 * @param pauseEach bytes between two pauses and words of progress
 * @throws WrongEncoding where bytes that must be UTF-8 are not
 */
export async function runScan(
  scan: Scan,
  plan: RunPlan,
  source: Pick<ByteSource, 'read' | 'close' | 'position'>,
  totalBytes: number,
  { piece, pauseEach }: { readonly piece: number; readonly pauseEach: number },
  hooks: RunHooks,
): Promise<void> {
  let buffer = new Uint8Array(0);
  let held = 0;
  let taken = 0;
  let paused = 0;
  let above = plan.above;
  let reserved = false;
  try {
    for (;;) {
      let length = held;
      let fresh: Uint8Array | null;
      // A row longer than a piece is read again only when twice as much of it is there.
      const wanted = Math.max(held + piece, held * 2);
      do {
        fresh = await source.read();
        if (!fresh) break;
        const needed = length + fresh.length;
        if (buffer.length < needed + PADDING) buffer = widened(buffer, length, Math.max(needed, wanted) + SPARE);
        buffer.set(fresh, length);
        length = needed;
        taken += fresh.length;
      } while (length < wanted);
      const final = fresh === null;
      const patient = length < LONGEST_ROW;
      let used = 0;
      if (above > 0) {
        used = skipAbove(scan, plan, buffer, length, final || !patient);
        above = used === 0 && !final ? above : 0;
      }
      if (above === 0) {
        scan.base = taken - length;
        used = scanSlice(scan, buffer, used, length, final, patient);
        scan.places.push(scan.line, scan.base + used);
      }
      if (plan.strict && scan.invalidLine > 0) throw new WrongEncoding(scan.invalidLine);
      held = length - used;
      buffer.copyWithin(0, used, length);
      if (!reserved && source.position >= totalBytes * RESERVE_AT) {
        reserveDictionaries(scan, source.position / totalBytes);
        reserved = true;
      }
      reviewDirects(scan);
      if (!final && source.position - paused < pauseEach) continue;
      paused = source.position;
      hooks.progress?.({ bytes: source.position, totalBytes, rows: scan.row });
      if (final) return;
      await hooks.pause?.();
    }
  } finally {
    source.close();
  }
}

function widened(buffer: Uint8Array<ArrayBuffer>, used: number, length: number): Uint8Array<ArrayBuffer> {
  const wider = new Uint8Array(length);
  wider.set(buffer.subarray(0, used));
  return wider;
}

function isLineEnd({ newline }: Scan, bytes: Uint8Array, at: number): boolean {
  return bytes[at] === newline || (bytes[at] === 0x0d && newline === 0x0a && bytes[at + 1] === 0x0a);
}

// A row of one quoted cell without anything in it, which the sample of the first rows does not tell from a blank line.
function isBlankQuoted(scan: Scan, bytes: Uint8Array, at: number): boolean {
  return bytes[at] === scan.quote && bytes[at + 1] === scan.quote && isLineEnd(scan, bytes, at + 2);
}

// Passes over the titles, the names of the columns and the blank lines above them; 0 where the buffer ends before they do.
function skipAbove(scan: Scan, plan: RunPlan, bytes: Uint8Array, end: number, complete: boolean): number {
  bytes.fill(scan.newline, end, end + PADDING);
  let at = 0;
  let lines = 0;
  let blank = 0;
  for (let row = 0; row < plan.above && (row === 0 || at < end); row++) {
    while (at < end && (isLineEnd(scan, bytes, at) || isBlankQuoted(scan, bytes, at))) {
      at = afterLineEnd(scan, bytes, isLineEnd(scan, bytes, at) ? at : at + 2);
      lines++;
      blank++;
    }
    const found = findRow(scan, bytes, at, end, complete);
    if (found === null) return 0;
    if (plan.strict && !isUtf8(bytes, at, found.end)) throw new WrongEncoding(scan.line + lines);
    for (let index = at; index < found.end; index++) if (bytes[index] === scan.newline) lines++;
    lines++;
    at = Math.min(end, afterLineEnd(scan, bytes, found.end));
  }
  scan.blankLines += blank;
  scan.line += lines;
  return at;
}
