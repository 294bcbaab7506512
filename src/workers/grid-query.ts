/** Answers what the grid asks: which rows a view has, and windows, places and figures of them. */

import { cellText } from '../data/column-report.ts';
import type { Column } from '../data/columns.ts';
import { allTexts, textAt } from '../data/dictionary.ts';
import { hasNeedle, needleOf } from '../data/find-cells.ts';
import type { Prepared } from '../data/prepare.ts';
import type { ReadFile } from '../data/read-file.ts';
import type { FindingCode } from '../data/report.ts';
import { REASONS } from '../data/row-checks.ts';
import { maskOf } from '../data/steps/conditions.ts';
import { orderRows } from '../data/steps/row-order.ts';
import { columnOf, rowsOfMask, stepTableOf, StepFault } from '../data/steps/step-table.ts';
import { MISSING_DAY } from '../lib/days.ts';
import { sumExactly } from '../lib/exact-sum.ts';
import { fail, message, succeed, type Outcome } from '../lib/outcome.ts';
import { describeRows, headOf } from './grid-column.ts';
import {
  MOST_FOUND,
  type GridCell,
  type GridFound,
  type GridHead,
  type GridNote,
  type GridPlace,
  type GridRequest,
  type GridRequests,
  type GridView,
} from './grid-requests.ts';

/** A data cell as the grid sees it. */
export interface GridSource {
  readonly file: ReadFile;
  readonly prepared: Prepared;
}

type Ask<N extends GridRequest> = GridRequests[N]['ask'];
type Reply<N extends GridRequest> = GridRequests[N]['reply'];

export type GridHandlers = {
  readonly [N in GridRequest]: (
    ask: Ask<N>,
    context: { readonly pause: () => Promise<void> },
  ) => Reply<N> | Promise<Reply<N>>;
};

/** Rows of the table in the order of a view; `null`: all as they stand. */
interface Rows {
  readonly key: string;
  readonly order: Uint32Array | null;
}

/** What is kept beside a table while it stays the same. */
interface Kept {
  rows: Rows | null;
  /** rows of which figures are told: their order is nothing to them */
  figured: Rows | null;
  found: { readonly key: string; readonly positions: Uint32Array; readonly columns: Uint32Array; more: boolean } | null;
  out: Uint8Array | null;
  notes: ReadonlyMap<number, readonly Omit<GridNote, 'index'>[]> | null;
}

/** Rows in use as they stand in the table. */
const IN_USE: GridView = { conditions: [], sort: [], listed: false, only: null };
/** Rows looked through before others get their turn. */
const SLICE = 20_000;

/** @param source the data cell of an id, `null` where it is not open */
export function createGrid(source: (id: string) => GridSource | null): GridHandlers {
  const kept = new WeakMap<Prepared, Kept>();

  function keptOf({ prepared }: GridSource): Kept {
    let found = kept.get(prepared);
    if (!found) kept.set(prepared, (found = { rows: null, figured: null, found: null, out: null, notes: null }));
    return found;
  }

  function open(
    id: string,
    view: GridView,
    keptAs: 'rows' | 'figured' = 'rows',
  ): Outcome<{ source: GridSource; rows: Rows; kept: Kept; total: number }> {
    const found = source(id);
    if (!found) return fail('state.data-gone');
    const beside = keptOf(found);
    const key = JSON.stringify([view.conditions, view.sort, view.listed, view.only && digest(view.only)]);
    try {
      if (beside[keptAs]?.key !== key) beside[keptAs] = { key, order: orderOf(found, view, outOf(found, beside)) };
    } catch (error) {
      if (error instanceof StepFault) return { ok: false, error: error.say(message('grid.this-view')) };
      throw error;
    }
    const rows = beside[keptAs]!;
    return succeed({ source: found, rows, kept: beside, total: rows.order?.length ?? found.file.table.rows });
  }

  return {
    gridRows({ data, view, offset, count, columns }) {
      const opened = open(data, view);
      if (!opened.ok) return opened;
      const { source, rows, kept, total } = opened.value;
      const { file, prepared } = source;
      const first = Math.max(0, Math.min(offset, total));
      const length = Math.max(0, Math.min(count, total - first));
      const at = Uint32Array.from({ length }, (_, index) => rows.order?.[first + index] ?? first + index);
      const { table } = file;
      const out = outOf(source, kept);
      const wanted = new Set(columns);
      const notesOf = (kept.notes ??= notesByRow(file));
      return succeed({
        total,
        rows: at,
        lines: at.map((row) => (table.lines ? table.lines[row]! : table.firstLine + row)),
        customers: prepared.base ? Int32Array.from(at, (row) => prepared.customerOfRow(row)) : null,
        out: Array.from(at, (row) => reasonOf(out[row] ?? 0)),
        cells: columns.map((column) => {
          const read = readerOf(table.columns[column]!.column);
          return Array.from(at, read);
        }),
        decimals: columns.map((place) => {
          const { column } = table.columns[place]!;
          return column.kind === 'number' ? column.decimals : -1;
        }),
        notes: Array.from(at).flatMap((row, index) =>
          (notesOf.get(row) ?? []).filter(({ column }) => wanted.has(column)).map((note) => ({ ...note, index })),
        ),
      });
    },

    async gridFind({ data, view, text, columns, from, go }, { pause }) {
      const opened = open(data, view);
      if (!opened.ok) return opened;
      const { source, rows, kept, total } = opened.value;
      const key = JSON.stringify([rows.key, text, columns]);
      if (kept.found?.key !== key)
        kept.found = { key, ...(await findAll(source.file, rows.order, total, text, columns, pause)) };
      return succeed(placeFrom(kept.found, columns, from, go));
    },

    gridLine({ data, view, line }) {
      const opened = open(data, view);
      if (!opened.ok) return opened;
      const { source, rows } = opened.value;
      const row = rowOfLine(source.file, line);
      return succeed(row < 0 ? -1 : (rows.order?.indexOf(row) ?? row));
    },

    gridColumn({ data, view, column }) {
      const opened = open(data, { ...view, sort: [] }, 'figured');
      if (!opened.ok) return opened;
      const { source, rows } = opened.value;
      const table = stepTableOf(source.file.table, source.file.currencies);
      return succeed(describeRows(table, column, rows.order));
    },

    async gridHeads({ data, columns }, { pause }) {
      const opened = open(data, IN_USE, 'figured');
      if (!opened.ok) return opened;
      const { table } = opened.value.source.file;
      const { order } = opened.value.rows;
      const heads: GridHead[] = [];
      for (const place of columns) {
        await pause();
        heads.push(headOf(table.columns[place]!.column, table.rows, order));
      }
      return succeed(heads);
    },

    async gridSums({ data, view, from, count, columns }, { pause }) {
      const opened = open(data, view);
      if (!opened.ok) return opened;
      const { source, rows, total } = opened.value;
      const end = Math.min(total, from + count);
      const at = rows.order
        ? rows.order.subarray(from, end)
        : Uint32Array.from({ length: end - from }, (_, i) => from + i);
      let [filled, numbers, sum] = [0, 0, 0];
      for (const place of columns) {
        await pause();
        const { column } = source.file.table.columns[place]!;
        if (column.kind === 'number') {
          const values = Float64Array.from(at, (row) => column.values[row]!).filter((value) => !Number.isNaN(value));
          filled += values.length;
          numbers += values.length;
          sum += sumExactly(values, column.decimals);
        } else if (column.kind === 'date') for (const row of at) filled += column.days[row] === MISSING_DAY ? 0 : 1;
        else for (const row of at) filled += column.codes[row] === 0 ? 0 : 1;
      }
      return succeed({ cells: at.length * columns.length, filled, numbers, sum });
    },
  };
}

function orderOf({ file, prepared }: GridSource, view: GridView, out: Uint8Array): Uint32Array | null {
  const { rows } = file.table;
  const { conditions, sort, listed, only } = view;
  const table = stepTableOf(file.table, file.currencies);
  let mask = conditions.length > 0 ? maskOf(table, { conditions, match: 'all' }) : null;
  if (!listed && prepared.listed.rows.length > 0) {
    mask ??= new Uint8Array(rows).fill(1);
    for (let row = 0; row < rows; row++) if (out[row] !== 0) mask[row] = 0;
  }
  if (only && prepared.base) {
    mask ??= new Uint8Array(rows).fill(1);
    for (let row = 0; row < rows; row++) if (!isPicked(only, prepared.customerOfRow(row))) mask[row] = 0;
  }
  if (sort.length === 0) return mask && rowsOfMask(mask);
  const keys = sort.map(({ column, descending }) => ({ column: columnOf(table, column).column, descending }));
  const order = orderRows(keys, rows);
  return mask ? order.filter((row) => mask[row] === 1) : order;
}

/** Place of its reason among {@link REASONS} and one more; 0 for rows in use. */
function outOf({ file, prepared }: GridSource, kept: Kept): Uint8Array {
  if (!kept.out) {
    kept.out = new Uint8Array(prepared.listed.rows.length > 0 ? file.table.rows : 0);
    prepared.listed.rows.forEach((row, index) => (kept.out![row] = prepared.listed.reasons[index]! + 1));
  }
  return kept.out;
}

function reasonOf(place: number): FindingCode | null {
  return place === 0 ? null : (REASONS[place - 1] ?? null);
}

function isPicked(bits: Uint32Array, customer: number): boolean {
  return customer >= 0 && (((bits[customer >>> 5] ?? 0) >>> (customer & 31)) & 1) === 1;
}

function readerOf(column: Column): (row: number) => GridCell {
  if (column.kind === 'number') {
    const { values } = column;
    return (row) => (Number.isNaN(values[row]!) ? null : values[row]!);
  }
  if (column.kind === 'text') {
    const { codes, dictionary } = column;
    return (row) => (codes[row] === 0 ? null : textAt(dictionary, codes[row]!));
  }
  return (row) => cellText(column, row) || null;
}

function notesByRow({ problems, edits, table }: ReadFile): ReadonlyMap<number, readonly Omit<GridNote, 'index'>[]> {
  const byRow = new Map<number, Omit<GridNote, 'index'>[]>();
  const add = (row: number, note: Omit<GridNote, 'index'>): void => {
    const notes = byRow.get(row);
    const at = notes?.findIndex(({ column }) => column === note.column) ?? -1;
    if (!notes) byRow.set(row, [note]);
    else if (at < 0) notes.push(note);
    else notes[at] = { ...notes[at]!, was: note.was };
  };
  for (const { row, column, code, got } of problems)
    if (row >= 0 && column >= 0 && (code === 'not-a-number' || code === 'not-a-date'))
      add(row, { column, was: null, got });
  const places = new Map(table.columns.map(({ id }, index) => [id, index]));
  for (const { row, column, was } of edits?.applied ?? []) add(row, { column: places.get(column)!, was, got: null });
  return byRow;
}

function rowOfLine({ table }: ReadFile, line: number): number {
  if (!table.lines) {
    const row = line - table.firstLine;
    return row >= 0 && row < table.rows ? row : -1;
  }
  // the row that stands on the line, or began above it
  let [low, high] = [0, table.rows - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    if (table.lines[middle]! <= line) low = middle + 1;
    else high = middle - 1;
  }
  return high < 0 || (high === table.rows - 1 && line > table.lines[high]!) ? -1 : high;
}

async function findAll(
  { table }: ReadFile,
  order: Uint32Array | null,
  total: number,
  text: string,
  columns: readonly number[],
  pause: () => Promise<void>,
): Promise<Omit<NonNullable<Kept['found']>, 'key'>> {
  const needle = needleOf(text);
  const tests: { readonly place: number; readonly test: (row: number) => boolean }[] = [];
  for (const [index, place] of columns.entries()) {
    if (index % 64 === 63) await pause();
    const { column } = table.columns[place]!;
    if (column.kind === 'text') {
      // each text is looked at once, however many rows have it
      const has = Uint8Array.from(allTexts(column.dictionary), (each) => (hasNeedle(each, needle) ? 1 : 0));
      if (has.includes(1)) tests.push({ place, test: (row) => has[column.codes[row]!] === 1 });
    } else if (needle.digits !== null || column.kind === 'date') {
      const read = readerOf(column);
      if (column.kind === 'number' || /^[-\d: ]+$/.test(needle.text))
        tests.push({ place, test: (row) => hasNeedle(read(row), needle) });
    }
  }
  const positions: number[] = [];
  const at: number[] = [];
  let more = false;
  search: for (let position = 0; tests.length > 0 && position < total; position++) {
    if (position % SLICE === SLICE - 1) await pause();
    const row = order ? order[position]! : position;
    for (const { place, test } of tests) {
      if (!test(row)) continue;
      if (positions.length >= MOST_FOUND) {
        more = true;
        break search;
      }
      positions.push(position);
      at.push(place);
    }
  }
  return { positions: Uint32Array.from(positions), columns: Uint32Array.from(at), more };
}

function placeFrom(
  { positions, columns: at, more }: Omit<NonNullable<Kept['found']>, 'key'>,
  columns: readonly number[],
  from: GridPlace,
  go: Ask<'gridFind'>['go'],
): GridFound {
  const count = positions.length;
  if (count === 0) return { count, more, index: -1, at: null };
  const shownAt = new Map(columns.map((column, index) => [column, index]));
  const own = shownAt.get(from.column) ?? 0;
  // first one not before the place
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const before =
      positions[middle]! < from.position || (positions[middle] === from.position && shownAt.get(at[middle]!)! < own);
    if (before) low = middle + 1;
    else high = middle;
  }
  const isHere = low < count && positions[low] === from.position && at[low] === from.column;
  const wanted = go === 'previous' ? low - 1 : go === 'next' && isHere ? low + 1 : low;
  const index = (wanted + count) % count;
  return { count, more, index, at: { position: positions[index]!, column: at[index]! } };
}

// FNV-1a over the words: tells one set of picked customers from another.
function digest(words: Uint32Array): string {
  let hash = 0x811c9dc5;
  for (const word of words) hash = Math.imul(hash ^ word, 0x01000193) >>> 0;
  return `${words.length}:${hash}`;
}
