/** A small table typed in by a person: cells as texts while they are typed, records once every cell can be taken. */

import type { Json } from '../../lib/json.ts';
import type { RecordField, RecordsOption } from '../../panels/options.ts';

/** Rows of texts, one text a field. */
export type Draft = readonly (readonly string[])[];

/** What is wrong with a cell: nothing in it, not a number, or out of range. */
export type CellFault = 'missing' | 'not-a-number' | 'range';

export function draftOf(value: Json, fields: readonly RecordField[]): Draft {
  if (!Array.isArray(value)) return [];
  return value.map((record) => {
    const given =
      typeof record === 'object' && record !== null && !Array.isArray(record)
        ? (record as Readonly<Record<string, Json>>)
        : {};
    return fields.map(({ key }) => {
      const cell = Object.hasOwn(given, key) ? given[key] : null;
      return typeof cell === 'number' || typeof cell === 'string' ? String(cell) : '';
    });
  });
}

/** A cell as its field takes it: text, number, or `null` where an optional one is empty. */
export function readCell(
  field: RecordField,
  text: string,
): { readonly value: string | number | null; readonly fault: CellFault | null } {
  const typed = text.trim();
  if (typed === '') {
    const empty = field.kind === 'text' ? '' : null;
    return { value: empty, fault: field.optional ? null : 'missing' };
  }
  if (field.kind === 'text') return { value: typed.slice(0, 80), fault: null };
  // as spreadsheets and people write money
  const value = Number(
    typed
      .normalize('NFKC')
      .replace(/^[¥$€]\s*/, '')
      .replace(/(?<=\d),(?=\d{3}(\D|$))/g, ''),
  );
  if (!Number.isFinite(value)) return { value: null, fault: 'not-a-number' };
  const { minimum = -Infinity, maximum = Infinity } = field;
  return value < minimum || value > maximum ? { value: null, fault: 'range' } : { value, fault: null };
}

export function isEmptyRow(row: readonly string[]): boolean {
  return row.every((text) => text.trim() === '');
}

/** The records of a draft, rows without any text left out; `undefined` while a cell cannot be taken. */
export function recordsOf(draft: Draft, { fields }: Pick<RecordsOption, 'fields'>): Json | undefined {
  const records: Json[] = [];
  for (const row of draft) {
    if (isEmptyRow(row)) continue;
    const cells = fields.map((field, column) => readCell(field, row[column] ?? ''));
    if (cells.some(({ fault }) => fault !== null)) return undefined;
    records.push(Object.fromEntries(fields.map(({ key }, column) => [key, cells[column]!.value])));
  }
  return records.length === 0 ? null : records;
}

export interface Pasted {
  readonly draft: Draft;
  /** rows and columns that found no room */
  readonly rows: number;
  readonly columns: number;
}

/** Cells of a spreadsheet (tabs and line ends) put in from a cell on; names of columns above them are left out. */
export function paste(
  draft: Draft,
  text: string,
  at: { readonly row: number; readonly column: number },
  { fields, most }: Pick<RecordsOption, 'fields' | 'most'>,
): Pasted {
  const lines = text
    .replace(/(\r\n|\r|\n)+$/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.split('\t'));
  const cells = lines.length > 1 && namesColumns(lines[0]!, at.column, fields) ? lines.slice(1) : lines;
  const rows = draft.map((row) => [...row]);
  let [lostRows, lostColumns] = [0, 0];
  for (const [down, line] of cells.entries()) {
    if (at.row + down >= most) {
      lostRows++;
      continue;
    }
    while (rows.length <= at.row + down) rows.push(fields.map(() => ''));
    for (const [right, cell] of line.entries()) {
      if (at.column + right < fields.length) rows[at.row + down]![at.column + right] = cell.trim();
      else if (cell.trim() !== '') lostColumns = Math.max(lostColumns, at.column + right + 1 - fields.length);
    }
  }
  return { draft: rows, rows: lostRows, columns: lostColumns };
}

// Texts where numbers belong, in every column of numbers.
function namesColumns(line: readonly string[], from: number, fields: readonly RecordField[]): boolean {
  const numbers = line.filter((_, right) => fields[from + right]?.kind === 'number');
  return numbers.length > 0 && numbers.every((text) => text.trim() !== '' && !/\d/.test(text));
}
