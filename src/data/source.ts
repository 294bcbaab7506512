/**
 * The bytes of a file as UTF-8, piece by piece. One stream for the whole file: the browser fills it while a piece is being
 * read, and nothing is asked for twice. (Slices asked for one by one cost a round trip each: measured, twice the time.)
 */

import type { Encoding } from './report.ts';

/** The file vanished or may not be read any more. */
export class UnreadableFile extends Error {}

/** The file is not of the encoding it was tried with. */
export class WrongEncoding extends Error {
  /** the line, or one shortly before it */
  readonly line: number;
  constructor(line: number) {
    super(`wrong encoding at line ${line}`);
    this.line = line;
  }
}

/** A character stands for the delimiter that the file has itself. */
export class StandInTaken extends Error {}

/**
 * A delimiter that is no single byte gives way to one on its way to the scanner; where it stood inside quotes it is put back
 * into the cells.
 */
export interface StandIn {
  readonly delimiter: string;
  readonly byte: number;
}

/** Control characters no table has a use for; the next one is taken where a file has the one before. */
export const STAND_INS: readonly number[] = [0x1f, 0x1e, 0x1d, 0x1c, 0x02, 0x03];

export interface ByteSource {
  /**
   * The next bytes, transcoded to UTF-8; `null` at the end of the file.
   * @throws WrongEncoding, UnreadableFile, StandInTaken
   */
  read(): Promise<Uint8Array | null>;
  /** lets go of the file before its end */
  close(): void;
  /** bytes of the file taken so far */
  readonly position: number;
  /** line of the first damaged character of a tolerant reading, 0 where there is none */
  readonly damagedLine: number;
}

/** Streams may hand over a whole file at once; it is passed on in parts, so that pauses come between them. */
const LARGEST_PART = 1024 * 1024;

/**
 * @param from offset to begin at, behind a byte order mark
 * @param encoding `utf-8` bytes are passed on as they are, unless `tolerant`
 * @param tolerant replaces damaged characters by U+FFFD instead of failing
 * @param standIn the delimiter to put a byte in place of
 */
export function openSource(
  blob: Blob,
  from: number,
  encoding: Encoding,
  tolerant: boolean,
  standIn: StandIn | null = null,
): ByteSource {
  const taken = standIn ? String.fromCharCode(standIn.byte) : '';
  const decoder =
    encoding === 'utf-8' && !tolerant && !standIn
      ? null
      : new TextDecoder(encoding, { fatal: !tolerant, ignoreBOM: true });
  const encoder = new TextEncoder();
  const reader = (from > 0 ? blob.slice(from) : blob).stream().getReader();
  let position = from;
  let lines = 1;
  let damagedLine = 0;
  let ended = false;
  let waiting: Uint8Array | null = null;

  async function read(): Promise<Uint8Array | null> {
    if (ended) return null;
    waiting ??= await next();
    if (waiting) {
      const part = waiting.subarray(0, LARGEST_PART);
      waiting = part.length < waiting.length ? waiting.subarray(LARGEST_PART) : null;
      position += part.length;
      return decoder ? encode(() => decoder.decode(part, { stream: true })) : part;
    }
    ended = true;
    if (position !== blob.size) throw new UnreadableFile('cut short');
    const rest = decoder ? encode(() => decoder.decode()) : null;
    return rest && rest.length > 0 ? rest : null;
  }

  async function next(): Promise<Uint8Array | null> {
    try {
      return (await reader.read()).value ?? null;
    } catch (error) {
      throw new UnreadableFile('unreadable', { cause: error });
    }
  }

  function encode(decode: () => string): Uint8Array {
    let text: string;
    try {
      text = decode();
    } catch {
      throw new WrongEncoding(lines);
    }
    if (damagedLine === 0) countLines(text);
    if (standIn) {
      if (text.includes(taken)) throw new StandInTaken();
      text = text.replaceAll(standIn.delimiter, taken);
    }
    return encoder.encode(text);
  }

  function countLines(text: string): void {
    const damaged = tolerant ? text.indexOf('\ufffd') : -1;
    const end = damaged < 0 ? text.length : damaged;
    for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) lines++;
    if (damaged >= 0) damagedLine = lines;
  }

  return {
    read,
    close: () => {
      ended = true;
      reader.cancel().catch(() => undefined);
    },
    get position() {
      return position;
    },
    get damagedLine() {
      return damagedLine;
    },
  };
}
