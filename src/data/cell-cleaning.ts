/**
 * What a text column says twice for a reader because of how its cells are written: blanks around texts, texts guarded for a
 * spreadsheet (="000123"), full-width letters. Each distinct text is looked at once; columns without any of it stay as they are.
 */

import type { TextColumn } from './columns.ts';
import { DictionaryBuilder, narrowCodes, sizeOf, textAt } from './dictionary.ts';
import { afterEdge, beforeEdge, mayHaveEdges, showInvisible, trimInvisible } from './invisible.ts';

/** What is done about each of them. */
export interface Cleaning {
  /** takes blanks off */
  readonly blanks: boolean;
  /** reads ="…" as the text inside */
  readonly guards: boolean;
  /** makes one of texts that differ in full width alone */
  readonly widths: boolean;
}

/** Cells of a column that one kind of cleaning concerns, whether it was done or not. */
export interface Uncleaned {
  readonly cells: number;
  /** distinct texts that it makes, or would make, the same as another */
  readonly joined: number;
  /** 1 for each row with such a cell */
  readonly rows: Uint8Array;
  /** rows of the first such cells with different texts, and these texts as the file has them */
  readonly examples: readonly { readonly row: number; readonly text: string }[];
}

export interface CleanedColumn {
  readonly column: TextColumn;
  readonly blanks: Uncleaned | null;
  readonly guards: Uncleaned | null;
  readonly widths: Uncleaned | null;
}

const EXAMPLES = 3;
const EQUALS = 0x3d;
const QUOTE = 0x22;
const WIDE_LEAD = 0xef;

const GUARDED = /^="([^"]*)"$/;
const WIDE = /[\uff01-\uff5e]/g;

const encoder = new TextEncoder();

/** The text inside ="…", as exports write ids so that a spreadsheet does not take them for numbers; `null` for other texts. */
export function insideGuard(text: string): string | null {
  const inside = GUARDED.exec(trimInvisible(text))?.[1];
  return inside === undefined ? null : trimInvisible(inside);
}

/** One text as the cells of a file are read. */
export function cleanText(text: string, { blanks, guards }: Cleaning): string {
  const trimmed = blanks ? trimInvisible(text) : text;
  return guards ? (insideGuard(trimmed) ?? trimmed) : trimmed;
}

/** Full-width letters, digits and signs as ordinary ones, other characters as they are. */
export function foldWidth(text: string): string {
  return text.replace(WIDE, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));
}

/** @returns the very same column where nothing of it is cleaned */
export function cleanColumn(given: TextColumn, { blanks, guards, widths }: Cleaning): CleanedColumn {
  const edged = change(given, withoutEdges(given), showInvisible);
  let column = edged && blanks ? edged.column : given;
  const guarded = change(column, withoutGuards(column), showInvisible);
  if (guarded && guards) column = guarded.column;
  const wide = change(column, folded(column), (text) => text);
  if (wide && widths) column = wide.column;
  return { column, blanks: edged?.found ?? null, guards: guarded?.found ?? null, widths: wide?.found ?? null };
}

/** Bytes of each text as it would be: from starts[code] to ends[code]. Most are where they were, so nothing is decoded. */
interface Changed {
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** 1 for those of which something is told */
  readonly told: Uint8Array;
}

function unchanged({ bytes, offsets }: TextColumn['dictionary']): Changed {
  const size = offsets.length - 1;
  const [starts, ends] = [Uint32Array.from(offsets.subarray(0, size)), Uint32Array.from(offsets.subarray(1))];
  return { bytes, starts, ends, told: new Uint8Array(size) };
}

// A cell of nothing but blanks was none before and is none now: nothing is said of it.
function withoutEdges({ dictionary }: TextColumn): Changed | null {
  const { bytes, offsets } = dictionary;
  let found: Changed | null = null;
  for (let code = 1, size = offsets.length - 1; code < size; code++) {
    const [start, end] = [offsets[code]!, offsets[code + 1]!];
    if (!mayHaveEdges(bytes, start, end)) continue;
    const from = afterEdge(bytes, start, end);
    const to = beforeEdge(bytes, from, end);
    if (from === start && to === end) continue;
    found ??= unchanged(dictionary);
    found.starts[code] = from;
    found.ends[code] = to;
    found.told[code] = from < to ? 1 : 0;
  }
  return found;
}

function withoutGuards({ dictionary }: TextColumn): Changed | null {
  const { bytes, offsets } = dictionary;
  if (bytes.indexOf(EQUALS) < 0) return null;
  let found: Changed | null = null;
  for (let code = 1, size = offsets.length - 1; code < size; code++) {
    const from = afterEdge(bytes, offsets[code]!, offsets[code + 1]!);
    const to = beforeEdge(bytes, from, offsets[code + 1]!);
    if (to - from < 3 || bytes[from] !== EQUALS || bytes[from + 1] !== QUOTE || bytes[to - 1] !== QUOTE) continue;
    const inside = bytes.indexOf(QUOTE, from + 2);
    if (inside !== to - 1) continue;
    found ??= unchanged(dictionary);
    const start = afterEdge(bytes, from + 2, inside);
    found.starts[code] = start;
    found.ends[code] = beforeEdge(bytes, start, inside);
    found.told[code] = 1;
  }
  return found;
}

function folded(column: TextColumn): Changed | null {
  const twins = findWideTwins(column);
  if (twins.length === 0) return null;
  const { dictionary } = column;
  const { bytes, starts, ends, told } = unchanged(dictionary);
  const more = twins.map((code) => encoder.encode(foldWidth(textAt(dictionary, code))));
  const all = new Uint8Array(bytes.length + more.reduce((sum, { length }) => sum + length, 0));
  all.set(bytes);
  let at = bytes.length;
  for (const [index, code] of twins.entries()) {
    all.set(more[index]!, at);
    starts[code] = at;
    ends[code] = at += more[index]!.length;
    told[code] = 1;
  }
  return { bytes: all, starts, ends, told };
}

let scratch = new Uint8Array(1024);

// Writes the text with ordinary characters for full-width ones (U+FF01…FF5E: EF BC 81 … EF BD 9E); −1 where it has none.
function foldBytes(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] !== WIDE_LEAD) at++;
  if (at === end) return -1;
  if (scratch.length < end - start) scratch = new Uint8Array((end - start) * 2);
  let length = 0;
  let folded = false;
  for (at = start; at < end; at++) {
    const byte = bytes[at]!;
    const second = at + 2 < end && byte === WIDE_LEAD ? bytes[at + 1]! : 0;
    const third = second === 0xbc || second === 0xbd ? bytes[at + 2]! : 0;
    if ((second === 0xbc && third >= 0x81 && third <= 0xbf) || (second === 0xbd && third >= 0x80 && third <= 0x9e)) {
      scratch[length++] = second === 0xbc ? third - 0x60 : third - 0x20;
      folded = true;
      at += 2;
    } else scratch[length++] = byte;
  }
  return folded ? length : -1;
}

// Texts with full-width characters that say the same as another text of the column: alone, they part nothing.
function findWideTwins({ dictionary }: TextColumn): number[] {
  const { bytes, offsets } = dictionary;
  if (bytes.indexOf(WIDE_LEAD) < 0) return [];
  const size = sizeOf(dictionary);
  const builder = new DictionaryBuilder(size);
  const wide: { readonly code: number; readonly folded: number }[] = [];
  for (let code = 1; code < size; code++) {
    const [start, end] = [offsets[code]!, offsets[code + 1]!];
    const length = foldBytes(bytes, start, end);
    if (length < 0) builder.add(bytes, start, end);
    else wide.push({ code, folded: builder.add(scratch, 0, length) });
  }
  if (builder.size === size) return [];
  // how many texts each folded one has
  const plain = new Set<number>();
  const twins = new Map<number, number>();
  const isWide = new Set(wide.map(({ code }) => code));
  for (const { folded } of wide) twins.set(folded, (twins.get(folded) ?? 0) + 1);
  for (let code = 1; code < size; code++) {
    if (isWide.has(code)) continue;
    const known = builder.find(bytes, offsets[code]!, offsets[code + 1]!);
    if (twins.has(known)) plain.add(known);
  }
  return wide.flatMap(({ code, folded }) => (plain.has(folded) || twins.get(folded)! > 1 ? [code] : []));
}

// The column with these texts changed, its codes in order of first appearance as before. `null` where none does change.
function change(
  { codes, dictionary }: TextColumn,
  wanted: Changed | null,
  shown: (text: string) => string,
): { readonly column: TextColumn; readonly found: Uncleaned } | null {
  if (!wanted) return null;
  const { bytes, starts, ends, told } = wanted;
  const size = sizeOf(dictionary);
  const builder = new DictionaryBuilder(size);
  const codeOf = new Uint32Array(size);
  let emptied = 0;
  for (let code = 1; code < size; code++) {
    if (starts[code]! >= ends[code]!) emptied++;
    else codeOf[code] = builder.add(bytes, starts[code]!, ends[code]!);
  }
  const made = builder.finish();
  const moved = new Uint32Array(codes.length);
  const rows = new Uint8Array(codes.length);
  let cells = 0;
  const examples: { row: number; text: string }[] = [];
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    moved[row] = codeOf[code]!;
    if (told[code] === 0) continue;
    cells++;
    rows[row] = 1;
    if (examples.length < EXAMPLES && told[code] === 1) {
      examples.push({ row, text: shown(textAt(dictionary, code)) });
      told[code] = 2;
    }
  }
  return {
    column: { kind: 'text', codes: narrowCodes(moved, sizeOf(made)), dictionary: made },
    found: { cells, joined: size - emptied - sizeOf(made), rows, examples },
  };
}
