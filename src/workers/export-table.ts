/** Tables as files: in display language and order, in the form that was asked for, with a word on what the form cannot hold. */

import type { CsvForm } from '../data/csv-form.ts';
import { writeCsv } from '../data/csv-writer.ts';
import type { WritingHooks, WrittenStyle, WrittenTable } from '../data/written-table.ts';
import { MOST_CHARACTERS } from '../data/xlsx/cell-xml.ts';
import { MOST_COLUMNS, MOST_ROWS, writeWorkbook } from '../data/xlsx/write-workbook.ts';
import { ArchiveTooLarge } from '../data/xlsx/zip-writer.ts';
import type { NumberStyle } from '../i18n/format.ts';
import type { Translator } from '../i18n/translate.ts';
import { fail, message, succeed, type Message, type Outcome } from '../lib/outcome.ts';
import type { ResultTable } from '../panels/contract.ts';

export type ExportForm = { readonly kind: 'xlsx' } | ({ readonly kind: 'csv' } & CsvForm);

export interface ExportedTable {
  readonly blob: Blob;
  readonly rows: number;
  /** what the form cannot hold and how it was written instead; empty where everything is as it stands */
  readonly notes: readonly Message[];
}

/** @param order rows of the table in the order in which they are written */
export async function exportTable(
  table: ResultTable,
  order: Uint32Array,
  form: ExportForm,
  words: Translator,
  hooks: WritingHooks,
): Promise<Outcome<ExportedTable>> {
  const written = writtenTable(table, order, words);
  const rows = order.length;
  if (form.kind === 'csv') {
    const { blob, lost } = await writeCsv(written, form, hooks);
    return succeed({ blob, rows, notes: lost > 0 ? [message('export.note-lost', { count: lost })] : [] });
  }
  if (written.columns.length > MOST_COLUMNS)
    return fail('export.too-many-columns', { columns: written.columns.length, limit: MOST_COLUMNS });
  try {
    const { blob, sheets, cut, firstCut, textDays } = await writeWorkbook(written, hooks);
    const notes = [
      ...(sheets > 1 ? [message('export.note-sheets', { sheets, limit: MOST_ROWS })] : []),
      ...(firstCut
        ? [
            message('export.note-cut', {
              count: cut,
              limit: MOST_CHARACTERS,
              row: firstCut.row + 1,
              column: written.columns[firstCut.column]!.label,
            }),
          ]
        : []),
      ...(textDays > 0 ? [message('export.note-early-days', { count: textDays })] : []),
    ];
    return succeed({ blob, rows, notes });
  } catch (error) {
    if (error instanceof ArchiveTooLarge) return fail('export.too-large');
    throw error;
  }
}

/** The table with texts in place of messages. The lines of a file's own rows stay behind: a new file has lines of its own. */
function writtenTable(table: ResultTable, order: Uint32Array, words: Translator): WrittenTable {
  const shown = table.columns.flatMap(({ key }, column) => (table.name === 'rows' && key === 'line' ? [] : [column]));
  const styles = table.columns.map(({ style }) => style);
  return {
    title: words.message(table.title),
    columns: shown.map((column) => ({
      label: words.message(table.columns[column]!.label),
      style: writtenStyle(styles[column]!),
    })),
    rows: order.length,
    cell(row, at) {
      const column = shown[at]!;
      const cell = table.cell(order[row]!, column);
      const style = styles[column]!;
      if (typeof cell === 'number') return isPeriod(style) ? words.number(cell, style) : cell;
      if (typeof cell === 'string') return style === 'message' && words.has(cell) ? words.text(cell) : cell;
      return cell === null ? null : words.message(cell);
    },
    moment: (row, at) => table.moment?.(order[row]!, shown[at]!) ?? null,
  };
}

// A period is named: its first day alone would not say how long it is.
function isPeriod(style: NumberStyle | 'text' | 'message'): style is 'week' | 'month' | 'quarter' | 'year' {
  return style === 'week' || style === 'month' || style === 'quarter' || style === 'year';
}

function writtenStyle(style: NumberStyle | 'text' | 'message'): WrittenStyle {
  switch (style) {
    case 'day':
    case 'text':
    case 'integer':
    case 'decimal1':
    case 'decimal4':
    case 'percent0':
    case 'percent1':
    case 'percent2':
      return style;
    case 'money':
    case 'decimal2':
      return 'amount';
    default:
      return style === 'message' || isPeriod(style) ? 'text' : 'number';
  }
}
