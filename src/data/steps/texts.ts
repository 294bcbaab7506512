/** Text columns made and joined: from texts, from other columns, one below the other. */

import type { Column, ColumnType, TextColumn, TextDictionary } from '../columns.ts';
import { cellText } from '../column-report.ts';
import { DictionaryBuilder, narrowCodes, sizeOf } from '../dictionary.ts';
import { judgeText } from '../column-types.ts';
import { MISSING_DAY, MISSING_SECONDS } from '../../lib/days.ts';
import { firstRows, keysOfColumn } from './keys.ts';
import { lengthOf } from './step-table.ts';

const encoder = new TextEncoder();

/** A column whose cell in row i is `texts[index[i]]`; '' is missing. Texts may repeat and may be unused. */
export function pickTexts(texts: readonly string[], index: ArrayLike<number>): TextColumn {
  const builder = new DictionaryBuilder(Math.min(texts.length, 1 << 20));
  const codeOf = new Uint32Array(texts.length);
  const codes = new Uint32Array(index.length);
  // Only texts that are used get a code, in order of first appearance.
  const known = new Uint8Array(texts.length);
  for (let row = 0; row < index.length; row++) {
    const at = index[row]!;
    if (known[at] === 0) {
      known[at] = 1;
      codeOf[at] = codeFor(builder, texts[at]!);
    }
    codes[row] = codeOf[at]!;
  }
  return finish(builder, codes);
}

/** A column of these texts, one a row. */
export function textColumn(texts: readonly string[]): TextColumn {
  const builder = new DictionaryBuilder();
  const codes = new Uint32Array(texts.length);
  for (let row = 0; row < texts.length; row++) codes[row] = codeFor(builder, texts[row]!);
  return finish(builder, codes);
}

/** Any column as text: numbers and days as they are written. */
export function asText(column: Column): TextColumn {
  if (column.kind === 'text') return column;
  const keys = keysOfColumn(column, lengthOf(column));
  const texts = Array.from(firstRows(keys), (row) => cellText(column, row));
  return pickTexts(texts, keys.of);
}

/** Without texts no row has: what counts distinct values by the dictionary would count them. */
export function compact(column: Column): Column {
  if (column.kind !== 'text') return column;
  const { codes, dictionary } = column;
  const size = sizeOf(dictionary);
  const codeOf = new Uint32Array(size);
  let used = 1;
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code !== 0 && codeOf[code] === 0) codeOf[code] = used++;
  }
  if (used === size) return column;
  const sources = new Uint32Array(used);
  for (let code = 1; code < size; code++) if (codeOf[code] !== 0) sources[codeOf[code]!] = code;
  const offsets = new Uint32Array(used + 1);
  for (let code = 1; code < used; code++) {
    const source = sources[code]!;
    offsets[code + 1] = offsets[code]! + dictionary.offsets[source + 1]! - dictionary.offsets[source]!;
  }
  const bytes = new Uint8Array(offsets[used]!);
  for (let code = 1; code < used; code++) {
    const source = sources[code]!;
    bytes.set(dictionary.bytes.subarray(dictionary.offsets[source]!, dictionary.offsets[source + 1]!), offsets[code]!);
  }
  const compacted = new Uint32Array(codes.length);
  for (let row = 0; row < codes.length; row++) compacted[row] = codeOf[codes[row]!]!;
  return { kind: 'text', codes: narrowCodes(compacted, used), dictionary: { bytes, offsets } };
}

/** Columns one below the other; of different kinds they become text. */
export function concatenate(columns: readonly Column[]): Column {
  const [first] = columns;
  if (!first || columns.some(({ kind }) => kind !== first.kind)) return concatenateTexts(columns.map(asText));
  const rows = columns.reduce((sum, column) => sum + lengthOf(column), 0);
  if (first.kind === 'text') return concatenateTexts(columns as readonly TextColumn[]);
  let at = 0;
  if (first.kind === 'number') {
    const values = new Float64Array(rows);
    let decimals = 0;
    for (const column of columns as readonly (typeof first)[]) {
      values.set(column.values, at);
      at += column.values.length;
      decimals = decimals < 0 || column.decimals < 0 ? -1 : Math.max(decimals, column.decimals);
    }
    return { kind: 'number', values, decimals };
  }
  const parts = columns as readonly (typeof first)[];
  const days = new Int32Array(rows);
  const seconds = parts.some((part) => part.seconds) ? new Int32Array(rows).fill(MISSING_SECONDS) : null;
  for (const part of parts) {
    days.set(part.days, at);
    if (part.seconds) seconds?.set(part.seconds, at);
    at += part.days.length;
  }
  return { kind: 'date', days, seconds };
}

/** A column of `rows` missing cells of a kind. */
export function missingColumn(kind: Column['kind'], rows: number): Column {
  if (kind === 'number') return { kind, values: new Float64Array(rows).fill(NaN), decimals: 0 };
  if (kind === 'date') return { kind, days: new Int32Array(rows).fill(MISSING_DAY), seconds: null };
  return textColumn(new Array<string>(rows).fill(''));
}

/** What a text column made by a step is called: an identifier, a category or plain text. Never read as numbers of itself. */
export function typeOfText(name: string, column: TextColumn): ColumnType {
  const { codes } = column;
  let filled = 0;
  for (let row = 0; row < codes.length; row++) if (codes[row] !== 0) filled++;
  const { type } = judgeText(name, column, filled);
  return type === 'number' || type === 'date' ? 'category' : type;
}

function concatenateTexts(columns: readonly TextColumn[]): TextColumn {
  const builder = new DictionaryBuilder(columns.reduce((sum, { dictionary }) => sum + sizeOf(dictionary), 0));
  const codes = new Uint32Array(columns.reduce((sum, column) => sum + column.codes.length, 0));
  let at = 0;
  for (const column of columns) {
    const codeOf = codesIn(builder, column.dictionary);
    for (let row = 0; row < column.codes.length; row++) codes[at++] = codeOf[column.codes[row]!]!;
  }
  return finish(builder, codes);
}

function codesIn(builder: DictionaryBuilder, { bytes, offsets }: TextDictionary): Uint32Array {
  const codeOf = new Uint32Array(offsets.length - 1);
  for (let code = 1; code < codeOf.length; code++)
    if (offsets[code + 1]! > offsets[code]!) codeOf[code] = builder.add(bytes, offsets[code]!, offsets[code + 1]!);
  return codeOf;
}

function codeFor(builder: DictionaryBuilder, text: string): number {
  if (text === '') return 0;
  const bytes = encoder.encode(text);
  return builder.add(bytes, 0, bytes.length);
}

function finish(builder: DictionaryBuilder, codes: Uint32Array): TextColumn {
  const dictionary = builder.finish();
  return { kind: 'text', codes: narrowCodes(codes, sizeOf(dictionary)), dictionary };
}
