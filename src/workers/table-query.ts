/** Windows onto result tables: search, sort and paging, with the order of rows remembered between windows. */

import type { Translator } from '../i18n/translate.ts';
import type { RowsQuery, RowsReply, TableInfo } from './protocol.ts';
import type { ResultTable, TableCell } from '../panels/contract.ts';

/** The rows that match a query, in display order; kept beside the table while the query stays the same. */
export interface OrderedRows {
  readonly key: string;
  readonly rows: Uint32Array;
}

export function tableInfo(table: ResultTable): TableInfo {
  return {
    name: table.name,
    title: table.title,
    published: table.published,
    columns: table.columns,
    rows: table.rows,
    customers: table.customer !== undefined,
    set: table.marks?.set ?? null,
  };
}

/**
 * Rows of a table in the order a query asks for. Equal values keep their order; missing values come last in either direction.
 * @param kept the order of the last query, reused where the query differs only in its window
 */
export function orderRows(
  table: ResultTable,
  query: RowsQuery,
  translator: Translator,
  kept: OrderedRows | null,
): OrderedRows {
  const key = JSON.stringify([query.sort, query.search, query.locale, query.only ? digest(query.only) : null]);
  if (kept && kept.key === key) return kept;
  let rows = matchingRows(table, query, translator);
  const column = query.sort ? table.columns.findIndex((candidate) => candidate.key === query.sort!.column) : -1;
  if (column >= 0) rows = sortRows(table, rows, column, query.sort!.descending, translator);
  return { key, rows };
}

export function readWindow(
  table: ResultTable,
  ordered: OrderedRows,
  offset: number,
  count: number,
): Omit<RowsReply, 'decimals'> {
  const rows: RowsReply['rows'][number][] = [];
  const end = Math.min(ordered.rows.length, offset + count);
  for (let position = Math.max(0, offset); position < end; position++) {
    const row = ordered.rows[position]!;
    const { fileRow } = table as { fileRow?: (row: number) => number };
    rows.push({
      row,
      ...(fileRow ? { file: fileRow(row) } : {}),
      cells: table.columns.map((_, column) => table.cell(row, column)),
      target: targetOf(table, row),
    });
  }
  return { total: ordered.rows.length, rows };
}

function targetOf(table: ResultTable, row: number): number {
  if (table.customer) return table.customer(row);
  return table.marks ? table.marks.of(row) : -1;
}

function matchingRows(table: ResultTable, query: RowsQuery, translator: Translator): Uint32Array {
  const needle = query.search.trim().toLocaleLowerCase();
  const only = table.customer ? query.only : null;
  const textColumns = table.columns.flatMap((column, index) =>
    column.style === 'text' || column.style === 'message' ? [index] : [],
  );
  const rows = new Uint32Array(table.rows);
  let length = 0;
  for (let row = 0; row < table.rows; row++) {
    if (only && !isPicked(only, table.customer!(row))) continue;
    if (
      needle &&
      !textColumns.some((column) => cellText(table.cell(row, column), translator).toLocaleLowerCase().includes(needle))
    )
      continue;
    rows[length++] = row;
  }
  return rows.subarray(0, length);
}

function sortRows(
  table: ResultTable,
  rows: Uint32Array,
  column: number,
  descending: boolean,
  translator: Translator,
): Uint32Array {
  const style = table.columns[column]!.style;
  const sign = descending ? -1 : 1;
  const positions = new Uint32Array(rows.length).map((_, position) => position);
  if (style === 'text' || style === 'message') {
    const texts = Array.from(rows, (row) => cellText(table.cell(row, column), translator));
    const collator = new Intl.Collator(translator.locale, { numeric: true });
    positions.sort(
      (a, b) =>
        compareMissing(texts[a] === '', texts[b] === '') || sign * collator.compare(texts[a]!, texts[b]!) || a - b,
    );
  } else {
    const values = Float64Array.from(rows, (row) => cellNumber(table.cell(row, column)));
    positions.sort(
      (a, b) =>
        compareMissing(Number.isNaN(values[a]), Number.isNaN(values[b])) ||
        sign * compareNumbers(values[a]!, values[b]!) ||
        a - b,
    );
  }
  return positions.map((position) => rows[position]!);
}

// −∞ and ∞ subtract to NaN, so numbers are compared, not subtracted.
function compareNumbers(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareMissing(a: boolean, b: boolean): number {
  return Number(a) - Number(b);
}

function cellNumber(cell: TableCell): number {
  return typeof cell === 'number' ? cell : NaN;
}

function cellText(cell: TableCell, translator: Translator): string {
  if (cell === null) return '';
  return typeof cell === 'object' ? translator.message(cell) : String(cell);
}

function isPicked(bits: Uint32Array, customer: number): boolean {
  return customer >= 0 && ((bits[customer >>> 5]! >>> (customer & 31)) & 1) === 1;
}

// FNV-1a over the words: tells one set of picked customers from another.
function digest(words: Uint32Array): string {
  let hash = 0x811c9dc5;
  let count = 0;
  for (const word of words) {
    hash = Math.imul(hash ^ word, 0x01000193) >>> 0;
    count = (count + word) >>> 0;
  }
  return `${words.length}:${hash}:${count}`;
}
