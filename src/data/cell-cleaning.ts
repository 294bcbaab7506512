/**
 * What a text column says twice for a reader because of how its cells are written: blanks around texts, texts guarded for a
 * spreadsheet (="000123"), full-width letters. Each distinct text is looked at once; columns without any of it stay as they are.
 */

import type { TextColumn } from './columns.ts';
import { DictionaryBuilder, narrowCodes, sizeOf, textAt } from './dictionary.ts';
import { mayHaveEdges, showInvisible, trimInvisible } from './invisible.ts';

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
  const edged = change(given, findEdged(given), trimInvisible, showInvisible);
  let column = edged && blanks ? edged.column : given;
  const guarded = change(column, findGuarded(column), (text) => insideGuard(text) ?? text, showInvisible);
  if (guarded && guards) column = guarded.column;
  const wide = change(column, findWideTwins(column), foldWidth, (text) => text);
  if (wide && widths) column = wide.column;
  return { column, blanks: edged?.found ?? null, guards: guarded?.found ?? null, widths: wide?.found ?? null };
}

function findEdged({ dictionary: { bytes, offsets } }: TextColumn): number[] {
  const found: number[] = [];
  for (let code = 1, size = offsets.length - 1; code < size; code++)
    if (mayHaveEdges(bytes, offsets[code]!, offsets[code + 1]!)) found.push(code);
  return found;
}

function findGuarded({ dictionary }: TextColumn): number[] {
  const { bytes, offsets } = dictionary;
  if (bytes.indexOf(EQUALS) < 0) return [];
  const found: number[] = [];
  for (let code = 1, size = sizeOf(dictionary); code < size; code++) {
    const [start, end] = [offsets[code]!, offsets[code + 1]!];
    if ((bytes[start] === EQUALS || mayHaveEdges(bytes, start, end)) && insideGuard(textAt(dictionary, code)) !== null)
      found.push(code);
  }
  return found;
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
    const lead = bytes.subarray(start, end).indexOf(WIDE_LEAD);
    const text = lead < 0 ? '' : textAt(dictionary, code);
    const folded = lead < 0 ? '' : foldWidth(text);
    if (folded === text) builder.add(bytes, start, end);
    else {
      const own = encoder.encode(folded);
      wide.push({ code, folded: builder.add(own, 0, own.length) });
    }
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
  column: TextColumn,
  candidates: readonly number[],
  to: (text: string) => string,
  shown: (text: string) => string,
): { readonly column: TextColumn; readonly found: Uncleaned } | null {
  const { codes, dictionary } = column;
  const { bytes, offsets } = dictionary;
  const changed = new Map<number, Uint8Array>();
  // a cell of nothing but blanks was none before and is none now: nothing is said of it
  const told = new Set<number>();
  for (const code of candidates) {
    const text = textAt(dictionary, code);
    const next = to(text);
    if (next === text) continue;
    changed.set(code, encoder.encode(next));
    if (next !== '' || text.includes('=')) told.add(code);
  }
  if (changed.size === 0) return null;
  const size = sizeOf(dictionary);
  const builder = new DictionaryBuilder(size);
  const codeOf = new Uint32Array(size);
  let emptied = 0;
  for (let code = 1; code < size; code++) {
    const next = changed.get(code);
    if (next?.length === 0) emptied++;
    else if (next) codeOf[code] = builder.add(next, 0, next.length);
    else codeOf[code] = builder.add(bytes, offsets[code]!, offsets[code + 1]!);
  }
  const made = builder.finish();
  const moved = new Uint32Array(codes.length);
  const rows = new Uint8Array(codes.length);
  const touched = new Uint8Array(size);
  for (const code of told) touched[code] = 1;
  let cells = 0;
  const examples: { row: number; text: string }[] = [];
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    moved[row] = codeOf[code]!;
    if (touched[code] === 0) continue;
    cells++;
    rows[row] = 1;
    if (examples.length < EXAMPLES && touched[code] === 1) {
      examples.push({ row, text: shown(textAt(dictionary, code)) });
      touched[code] = 2;
    }
  }
  return {
    column: { kind: 'text', codes: narrowCodes(moved, sizeOf(made)), dictionary: made },
    found: { cells, joined: size - emptied - sizeOf(made), rows, examples },
  };
}
