/** The bytes of a file as UTF-8, slice by slice: the next slice is fetched while the present one is being read. */

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

export interface ByteSource {
  /**
   * The next slice, transcoded to UTF-8; `null` at the end of the file.
   * @throws WrongEncoding, UnreadableFile
   */
  read(): Promise<Uint8Array | null>;
  /** bytes of the file taken so far */
  readonly position: number;
  /** line of the first damaged character of a tolerant reading, 0 where there is none */
  readonly damagedLine: number;
}

/** Slices on their way while one is being read. */
const AHEAD = 2;

/**
 * @param from offset to begin at, behind a byte order mark
 * @param encoding `utf-8` bytes are passed on as they are, unless `tolerant`
 * @param tolerant replaces damaged characters by U+FFFD instead of failing
 * @param slice bytes of the file a slice holds
 */
export function openSource(blob: Blob, from: number, encoding: Encoding, tolerant: boolean, slice: number): ByteSource {
  const decoder =
    encoding === 'utf-8' && !tolerant ? null : new TextDecoder(encoding, { fatal: !tolerant, ignoreBOM: true });
  const encoder = new TextEncoder();
  const fetched: Promise<ArrayBuffer>[] = [];
  let asked = from;
  let position = from;
  let lines = 1;
  let damagedLine = 0;
  let flushed = decoder === null;
  fetchAhead();

  function fetchAhead(): void {
    while (fetched.length < AHEAD && asked < blob.size) {
      const bytes = blob.slice(asked, asked + slice).arrayBuffer();
      // a failure is reported when the slice is read, not when it is fetched
      bytes.catch(() => undefined);
      fetched.push(bytes);
      asked = Math.min(blob.size, asked + slice);
    }
  }

  async function read(): Promise<Uint8Array | null> {
    const next = fetched.shift();
    if (!next) return flush();
    let bytes: Uint8Array;
    try {
      bytes = new Uint8Array(await next);
    } catch (error) {
      throw new UnreadableFile('unreadable', { cause: error });
    }
    if (bytes.length !== Math.min(slice, blob.size - position)) throw new UnreadableFile('cut short');
    position += bytes.length;
    fetchAhead();
    return decoder ? encode(() => decoder.decode(bytes, { stream: true })) : bytes;
  }

  function flush(): Uint8Array | null {
    if (flushed || !decoder) return null;
    flushed = true;
    const rest = encode(() => decoder.decode());
    return rest.length > 0 ? rest : null;
  }

  function encode(decode: () => string): Uint8Array {
    let text: string;
    try {
      text = decode();
    } catch {
      throw new WrongEncoding(lines);
    }
    if (damagedLine === 0) countLines(text);
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
    get position() {
      return position;
    },
    get damagedLine() {
      return damagedLine;
    },
  };
}
