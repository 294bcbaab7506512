/** The text of rows as their file has it, for whoever looks at a row or a problem. */

import { OriginalReader, type OriginalRow } from '../data/original.ts';
import type { ReadFile } from '../data/read-file.ts';
import { fail, message, succeed, type Outcome } from '../lib/outcome.ts';
import type { ResultTable } from '../panels/contract.ts';

const readers = new WeakMap<ReadFile, OriginalReader>();

/** @returns `null` where the table was made by steps and has no file */
function originalReader(file: ReadFile): OriginalReader | null {
  if (!file.origin) return null;
  let reader = readers.get(file);
  if (!reader) readers.set(file, (reader = new OriginalReader(file.origin, file.table, file.personal ?? [])));
  return reader;
}

/** A row of a table as its file has it. */
export async function readOriginal(file: ReadFile | undefined, row: number): Promise<Outcome<OriginalRow>> {
  if (!file) return fail('state.data-gone');
  const reader = originalReader(file);
  if (!reader) return fail('intake.no-original');
  if (!(row >= 0 && row < file.table.rows)) return fail('state.result-gone');
  return succeed(await reader.row(row));
}

/** Rows between two pauses. */
const SLICE = 500;

/**
 * A table about rows of a file with one more column: the whole row as the file has it.
 * @param order rows of the table that are wanted
 */
export async function withOriginals(
  table: ResultTable & { fileRow?(row: number): number },
  order: Uint32Array,
  file: ReadFile,
  pause: () => Promise<void>,
): Promise<ResultTable> {
  const reader = originalReader(file);
  if (!reader || !table.fileRow) return table;
  const texts = new Map<number, string>();
  // One way through the file, whatever the order of the table.
  const wanted = [...new Set(Array.from(order, (row) => table.fileRow!(row)))]
    .filter((row) => row >= 0)
    .sort((a, b) => a - b);
  for (const [at, row] of wanted.entries()) {
    if (at % SLICE === 0) await pause();
    const text = await reader.text(row);
    if (text !== null) texts.set(row, text);
  }
  const last = table.columns.length;
  return {
    ...table,
    columns: [...table.columns, { key: 'text', label: message('intake.column-text'), style: 'text' }],
    cell: (row, column) => (column === last ? (texts.get(table.fileRow!(row)) ?? null) : table.cell(row, column)),
  };
}
