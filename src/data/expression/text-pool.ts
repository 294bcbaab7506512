/** The distinct texts of a vector, as a dictionary of bytes or as strings, whichever is at hand. */

import type { TextColumn, TextDictionary } from '../columns.ts';
import { allTexts, narrowCodes, sizeOf } from '../dictionary.ts';

/** Texts by code; code 0 is the empty text, which is missing, and no text stands twice. */
export class TextPool {
  private strings: readonly string[] | null;
  private readonly dictionary: TextDictionary | null;
  readonly size: number;

  constructor(from: TextDictionary | readonly string[]) {
    this.dictionary = 'bytes' in from ? from : null;
    this.strings = 'bytes' in from ? null : from;
    this.size = 'bytes' in from ? sizeOf(from) : from.length;
  }

  get texts(): readonly string[] {
    return (this.strings ??= allTexts(this.dictionary!));
  }
}

/** Most characters that the texts an operation makes may have together: beyond, memory would go before the work is done. */
const MOST_CHARACTERS = 2 ** 28;

/** Gives each text a code, the same to equal ones. */
export class TextCollector {
  private readonly codes = new Map<string, number>();
  private readonly texts: string[] = [''];
  private characters = 0;

  /** @throws RangeError where the texts together grow past 2^28 characters */
  add(text: string | null): number {
    if (text === null || text === '') return 0;
    const known = this.codes.get(text);
    if (known !== undefined) return known;
    this.characters += text.length;
    if (this.characters > MOST_CHARACTERS) throw new RangeError('The texts made are too many and too long.');
    const code = this.texts.length;
    this.codes.set(text, code);
    this.texts.push(text);
    return code;
  }

  finish(): TextPool {
    return new TextPool(this.texts);
  }
}

const encoder = new TextEncoder();

/** A column of the texts in use, coded in order of first appearance. */
export function textColumn(codes: ArrayLike<number>, pool: TextPool): TextColumn {
  const places = new Uint32Array(pool.size);
  const made = new Uint32Array(codes.length);
  const used: string[] = [''];
  const { texts } = pool;
  for (let row = 0; row < made.length; row++) {
    const code = codes[row]!;
    if (code === 0) continue;
    if (places[code] === 0) {
      places[code] = used.length;
      used.push(texts[code]!);
    }
    made[row] = places[code]!;
  }
  return { kind: 'text', codes: narrowCodes(made, used.length), dictionary: packTexts(used) };
}

// One call where every text is ASCII: as many bytes as characters say where each ends.
function packTexts(texts: readonly string[]): TextDictionary {
  const offsets = new Uint32Array(texts.length + 1);
  const joined = texts.join('');
  const bytes = encoder.encode(joined);
  if (bytes.length === joined.length) {
    for (let code = 0; code < texts.length; code++) offsets[code + 1] = offsets[code]! + texts[code]!.length;
  } else {
    for (let code = 0; code < texts.length; code++) {
      const { written } = encoder.encodeInto(texts[code]!, bytes.subarray(offsets[code]!));
      offsets[code + 1] = offsets[code]! + written;
    }
  }
  return { bytes, offsets };
}
