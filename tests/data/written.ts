/** Tables to write in tests. */

import type { ReadFile } from '../../src/data/read-file.ts';
import { dataTable } from '../../src/data/data-rows.ts';
import type { Prepared } from '../../src/data/prepare.ts';
import type { WritingHooks, WrittenStyle, WrittenTable } from '../../src/data/written-table.ts';
import { DICTIONARIES } from '../../src/i18n/dictionaries.ts';
import { createTranslator } from '../../src/i18n/translate.ts';
import { exportTable, type ExportedTable, type ExportForm } from '../../src/workers/export-table.ts';

export const HOOKS: WritingHooks = { pause: () => Promise.resolve(), progress: () => undefined };

export function plainTable(
  labels: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
  styles: readonly WrittenStyle[] = [],
): WrittenTable {
  return {
    title: 'table',
    columns: labels.map((label, column) => ({
      label,
      style: styles[column] ?? (rows.some((row) => typeof row[column] === 'string') ? 'text' : 'number'),
    })),
    rows: rows.length,
    cell: (row, column) => rows[row]![column]!,
  };
}

/** All rows of a file that was read, as the page exports them. */
export async function exportRows(file: ReadFile, form: ExportForm): Promise<ExportedTable> {
  const words = createTranslator('en', DICTIONARIES);
  const table = dataTable(file, { base: null } as unknown as Prepared, 'rows');
  const order = Uint32Array.from({ length: table.rows }, (_, row) => row);
  const outcome = await exportTable(table, order, form, words, HOOKS);
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
}
