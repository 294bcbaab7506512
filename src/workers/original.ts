/** The text of rows as their file has it, for whoever looks at a row or a problem. */

import { OriginalReader, type OriginalRow } from '../data/original.ts';
import type { ReadFile } from '../data/read-file.ts';
import { fail, succeed, type Outcome } from '../lib/outcome.ts';

const readers = new WeakMap<ReadFile, OriginalReader>();

/** @returns `null` where the table was made by steps and has no file */
export function originalReader(file: ReadFile): OriginalReader | null {
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
