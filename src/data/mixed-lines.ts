/** A file of two encodings as UTF-8: each line in the one it is valid in. */

import { isUtf8 } from './dictionary.ts';
import type { Encoding } from './report.ts';
import { UnreadableFile } from './source.ts';

/** Larger files are read in one encoding: their text would have to be held twice. */
export const MOST_BY_LINE = 512 * 1024 * 1024;

/** Bytes after which what was decoded is handed over to the browser. */
const PART = 4 * 1024 * 1024;

/**
 * @param newline byte that ends a line
 * @param other the encoding of the lines that are no UTF-8
 * @param pause awaited now and then; throws to cancel
 * @throws UnreadableFile
 * @returns the same lines, all of them in UTF-8; `null` where a line is of neither encoding
 */
export async function decodeByLine(
  blob: Blob,
  newline: number,
  other: Encoding,
  pause: (() => Promise<void>) | undefined,
): Promise<Blob | null> {
  const decoder = new TextDecoder(other, { fatal: true, ignoreBOM: true });
  const encoder = new TextEncoder();
  const done: Blob[] = [];
  let parts: BlobPart[] = [];
  let held = 0;
  // lines of two-byte characters alone can be either: they are as the line before
  let before: 'utf-8' | 'other' = 'utf-8';

  function add(bytes: Uint8Array<ArrayBuffer>): void {
    // runs of UTF-8 are passed on in one
    let from = 0;
    for (let at = 0; at < bytes.length;) {
      const found = bytes.indexOf(newline, at);
      const end = found < 0 ? bytes.length : found + 1;
      const highest = highestOf(bytes, at, end);
      if (highest >= 0x80) {
        const valid = isUtf8(bytes, at, end);
        if (!valid || highest >= 0xe0) before = valid ? 'utf-8' : 'other';
        if (before === 'other') {
          if (at > from) parts.push(bytes.subarray(from, at));
          parts.push(encoder.encode(decodeLine(decoder, bytes.subarray(at, end))));
          from = end;
        }
      }
      at = end;
    }
    if (from < bytes.length) parts.push(bytes.subarray(from));
    held += bytes.length;
  }

  let rest: Uint8Array<ArrayBuffer>[] = [];
  const reader = blob.stream().getReader();
  try {
    for (;;) {
      const { value } = (await reader.read().catch((error: unknown) => {
        throw new UnreadableFile('unreadable', { cause: error });
      })) as { value?: Uint8Array<ArrayBuffer> };
      if (!value) break;
      const end = value.lastIndexOf(newline) + 1;
      if (end > 0) {
        add(joined([...rest, value.subarray(0, end)]));
        rest = [];
      }
      if (end < value.length) rest.push(value.slice(end));
      if (held < PART) continue;
      done.push(new Blob(parts));
      [parts, held] = [[], 0];
      await pause?.();
    }
    add(joined(rest));
    return new Blob([...done, ...parts]);
  } catch (error) {
    if (error instanceof OfNeither) return null;
    throw error;
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

class OfNeither extends Error {}

function decodeLine(decoder: TextDecoder, line: Uint8Array): string {
  try {
    return decoder.decode(line);
  } catch (error) {
    throw new OfNeither('a line is of neither encoding', { cause: error });
  }
}

function highestOf(bytes: Uint8Array, from: number, end: number): number {
  let highest = 0;
  for (let at = from; at < end; at++) if (bytes[at]! > highest) highest = bytes[at]!;
  return highest;
}

function joined(pieces: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  if (pieces.length === 1) return pieces[0]!;
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
