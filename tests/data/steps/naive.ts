/** Tables as lists of plain records, and the steps done to them the slow and plain way. */

import type { Column } from '../../../src/data/columns.ts';
import { decimalsOf } from '../../../src/data/scanner/decimals.ts';
import type { StepTable } from '../../../src/data/steps/step-table.ts';
import { textColumn } from '../../../src/data/steps/texts.ts';
import { cellText } from '../../../src/data/column-report.ts';
import { MISSING_DAY } from '../../../src/lib/days.ts';

export type Cell = string | number | null;
export type Row = Readonly<Record<string, Cell>>;
export type Kinds = Readonly<Record<string, Column['kind']>>;

export function tableOf(rows: readonly Row[], kinds: Kinds): StepTable {
  return {
    rows: rows.length,
    columns: Object.entries(kinds).map(([name, kind]) => ({
      name,
      type: kind === 'text' ? 'category' : kind,
      column: columnOf(
        rows.map((row) => row[name] ?? null),
        kind,
      ),
      currency: null,
    })),
  };
}

export function columnOf(cells: readonly Cell[], kind: Column['kind']): Column {
  if (kind === 'text') return textColumn(cells.map((cell) => (cell === null ? '' : String(cell))));
  if (kind === 'date')
    return {
      kind,
      days: Int32Array.from(cells, (cell) => (cell === null ? MISSING_DAY : Number(cell))),
      seconds: null,
    };
  const values = Float64Array.from(cells, (cell) => (cell === null ? NaN : Number(cell)));
  return { kind, values, decimals: decimalsOf(values, 255) };
}

export function rowsOf(table: StepTable): Row[] {
  return Array.from({ length: table.rows }, (_, row) =>
    Object.fromEntries(table.columns.map(({ name, column }) => [name, cellOf(column, row)])),
  );
}

export function cellOf(column: Column, row: number): Cell {
  if (column.kind === 'number') return Number.isNaN(column.values[row]!) ? null : column.values[row]! + 0;
  if (column.kind === 'date') return column.days[row] === MISSING_DAY ? null : column.days[row]!;
  return cellText(column, row) || null;
}

/** Rows by the values of these columns, in order of first appearance. */
export function groupRows(rows: readonly Row[], by: readonly string[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = JSON.stringify(by.map((name) => row[name] ?? null));
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

export function numbersOf(rows: readonly Row[], name: string): number[] {
  return rows.flatMap((row) => (typeof row[name] === 'number' ? [row[name]] : []));
}

export function quantile(values: readonly number[], at: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * at;
  const low = sorted[Math.floor(place)]!;
  const high = sorted[Math.ceil(place)]!;
  return low + (high - low) * (place - Math.floor(place));
}
