/** Dictionaries of texts for tables made by hand. */

import type { TextDictionary } from '../../../src/data/columns.ts';

export function dictionaryOf(texts: readonly string[]): TextDictionary {
  const encoder = new TextEncoder();
  const parts = ['', ...texts].map((text) => encoder.encode(text));
  const offsets = new Uint32Array(parts.length + 1);
  parts.forEach((part, i) => (offsets[i + 1] = offsets[i]! + part.length));
  const bytes = new Uint8Array(offsets.at(-1)!);
  parts.forEach((part, i) => bytes.set(part, offsets[i]));
  return { bytes, offsets };
}

/** Codes of texts in a dictionary of `distinct` ones; the empty text is missing. */
export function codesOf(texts: readonly string[], distinct: readonly string[]): Uint32Array {
  return Uint32Array.from(texts, (text) => (text === '' ? 0 : distinct.indexOf(text) + 1));
}
