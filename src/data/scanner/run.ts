/** One pass: fetches slices, keeps the row that a slice cuts for the next one, and pauses in between. */

import { isUtf8 } from '../dictionary.ts';
import type { IntakeProgress } from '../report.ts';
import { WrongEncoding, type ByteSource } from '../source.ts';
import { afterLineEnd, findRow } from './hand-over.ts';
import { reserveDictionaries, reviewDirects, type Scan } from './scan.ts';
import { PADDING, scanSlice } from './slice.ts';

export type OpenSource = () => Pick<ByteSource, 'read' | 'position'>;

/** A quoted field longer than this is taken for one whose closing quote is missing. */
const LONGEST_ROW = 16 * 1024 * 1024;

/** Room for the row that a slice cuts, so that the buffer need not grow for it. */
const SPARE = 64 * 1024;

export interface RunPlan {
  readonly header: boolean;
  readonly strict: boolean;
}

export interface RunHooks {
  readonly progress?: (progress: IntakeProgress) => void;
  readonly pause?: () => Promise<void>;
}

/** @throws WrongEncoding where bytes that must be UTF-8 are not */
export async function runScan(
  scan: Scan,
  plan: RunPlan,
  source: Pick<ByteSource, 'read' | 'position'>,
  totalBytes: number,
  slice: number,
  hooks: RunHooks,
): Promise<void> {
  let buffer = new Uint8Array(0);
  let held = 0;
  let taken = 0;
  let header = plan.header;
  let first = true;
  for (;;) {
    let length = held;
    let fresh: Uint8Array | null;
    // A row longer than a slice is read again only when twice as much of it is there.
    do {
      fresh = await source.read();
      if (!fresh) break;
      const needed = length + fresh.length;
      if (buffer.length < needed + PADDING) {
        const wider = new Uint8Array(Math.max(needed + SPARE, held > slice ? held * 2 + slice + SPARE : 0));
        wider.set(buffer.subarray(0, length));
        buffer = wider;
      }
      buffer.set(fresh, length);
      length = needed;
      taken += fresh.length;
    } while (length < held * 2);
    const final = fresh === null;
    const patient = length < LONGEST_ROW;
    let used = 0;
    if (header) {
      used = skipHeader(scan, plan, buffer, length, final || !patient);
      header = used === 0 && !final;
    }
    if (!header) {
      scan.base = taken - length;
      used = scanSlice(scan, buffer, used, length, final, patient);
    }
    if (plan.strict && scan.invalidLine > 0) throw new WrongEncoding(scan.invalidLine);
    held = length - used;
    buffer.copyWithin(0, used, length);
    hooks.progress?.({ bytes: source.position, totalBytes, rows: scan.row });
    if (final) return;
    if (first) {
      reserveDictionaries(scan, Math.min(1, source.position / totalBytes));
      first = false;
    }
    reviewDirects(scan);
    await hooks.pause?.();
  }
}

// Passes over the names of the columns and the blank lines above them; 0 where the buffer ends before they do.
function skipHeader(scan: Scan, plan: RunPlan, bytes: Uint8Array, end: number, complete: boolean): number {
  bytes.fill(scan.newline, end, end + PADDING);
  let at = 0;
  let lines = 0;
  while (at < end && (bytes[at] === scan.newline || (bytes[at] === 0x0d && bytes[at + 1] === 0x0a))) {
    at = afterLineEnd(scan, bytes, at);
    lines++;
    scan.blankLines++;
  }
  const row = findRow(scan, bytes, at, end, complete);
  if (row === null) {
    scan.blankLines = 0;
    return 0;
  }
  if (plan.strict && !isUtf8(bytes, at, row.end)) throw new WrongEncoding(scan.line + lines);
  for (let index = at; index < row.end; index++) if (bytes[index] === scan.newline) lines++;
  scan.line += lines + 1;
  return Math.min(end, afterLineEnd(scan, bytes, row.end));
}
