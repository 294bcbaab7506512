/** Grouping, cross tables, long tables. */

import type { Column } from '../columns.ts';
import { cellText } from '../column-report.ts';
import type { Breathe } from '../../lib/breather.ts';
import { MISSING_DAY, isoFromDay, calendarFromDay } from '../../lib/days.ts';
import { firstDayOf, periodOf, type PeriodUnit } from '../../lib/periods.ts';
import { aggregate } from './aggregate.ts';
import { firstRows, keysOfColumn, keysOfSlowly, oneKey, pairKeys } from './keys.ts';
import { orderRows } from './row-order.ts';
import type { GroupKey, GroupStep, PivotStep, UnpivotStep } from './step.ts';
import {
  columnOf,
  columnsOf,
  freshName,
  isMissing,
  lack,
  NO_ROW,
  rowsOfMask,
  StepFault,
  takeCells,
  takeRowsSlowly,
  uniqueNames,
  withColumn,
  type NamedColumn,
  type StepTable,
} from './step-table.ts';
import { concatenate, pickTexts } from './texts.ts';

/** More columns make no table a person can read. */
export const MOST_PIVOT_COLUMNS = 500;
/** What a cross table calls the column of missing values. */
const MISSING_NAME = '—';
/** Rows a step may make. */
export const MOST_ROWS = 12_000_000;

export async function applyGroup(
  table: StepTable,
  { by, aggregates }: GroupStep,
  breathe: Breathe,
): Promise<StepTable> {
  if (by.length === 0 && aggregates.length === 0) throw lack('aggregate');
  const keys = by.map((key) => keyColumn(table, key));
  const groups = await keysOfSlowly(
    keys.map(({ column }) => column),
    table.rows,
    breathe,
  );
  const firsts = firstRows(groups);
  const made: NamedColumn[] = keys.map((key) => ({ ...key, column: takeCells(key.column, firsts) }));
  for (const { function: counted, column, at, name } of aggregates) {
    if (name.trim() === '') throw new StepFault('fail-no-name');
    await breathe();
    made.push({ name, ...aggregate(counted, countedColumn(table, column), groups, at) });
  }
  const names = uniqueNames(made.map(({ name }) => name));
  return { rows: groups.count, columns: made.map((column, index) => ({ ...column, name: names[index]! })) };
}

export async function applyPivot(table: StepTable, step: PivotStep, breathe: Breathe): Promise<StepTable> {
  const across = keyColumn(table, step.across);
  const keys = step.rows.map((key) => keyColumn(table, key));
  const rows =
    keys.length > 0
      ? await keysOfSlowly(
          keys.map(({ column }) => column),
          table.rows,
          breathe,
        )
      : oneKey(table.rows);
  const wide = keysOfColumn(across.column, table.rows);
  if (wide.count > MOST_PIVOT_COLUMNS)
    throw new StepFault('fail-too-many-columns', { columns: wide.count, limit: MOST_PIVOT_COLUMNS });
  await breathe();
  const cells = pairKeys(rows, wide);
  await breathe();
  const counted = aggregate(step.function, countedColumn(table, step.values), cells, step.at);
  const firstOfCell = firstRows(cells);
  const firsts = firstRows(rows);
  const begun = keys.map((key) => ({ ...key, column: takeCells(key.column, firsts) }));

  // Which cell stands where: cell of each row and column, none where no row of the table is of both.
  const places = new Uint32Array(rows.count * wide.count).fill(NO_ROW);
  for (let cell = 0; cell < cells.count; cell++) {
    const row = firstOfCell[cell]!;
    places[wide.of[row]! * rows.count + rows.of[row]!] = cell;
  }
  const firstOfColumn = firstRows(wide);
  const sample = takeCells(across.column, firstOfColumn);
  const order = orderRows([{ column: sample, descending: false }], wide.count);
  const made = Array.from(order, (key) => ({
    name: nameOfKey(sample, key, step.across.period),
    ...counted,
    column: takeCells(counted.column, places.subarray(key * rows.count, (key + 1) * rows.count)),
  }));
  const columns = [...begun, ...made];
  const names = uniqueNames(columns.map(({ name }) => name));
  return { rows: rows.count, columns: columns.map((column, index) => ({ ...column, name: names[index]! })) };
}

export async function applyUnpivot(
  table: StepTable,
  { columns, name, value, drop }: UnpivotStep,
  breathe: Breathe,
): Promise<StepTable> {
  if (columns.length === 0) throw lack('column');
  if (name.trim() === '' || value.trim() === '') throw new StepFault('fail-no-name');
  const turned = columnsOf(table, columns);
  const kept = table.columns.filter((column) => !turned.includes(column));
  const count = turned.length;
  const length = table.rows * count;
  if (length > MOST_ROWS) throw new StepFault('fail-too-many-rows', { rows: length, limit: MOST_ROWS });
  const below = concatenate(turned.map(({ column }) => column));
  // Row r becomes rows r·count …: one a turned column.
  const source = new Uint32Array(length);
  const which = new Uint32Array(length);
  const place = new Uint32Array(length);
  for (let row = 0, at = 0; row < table.rows; row++) {
    for (let index = 0; index < count; index++, at++) {
      source[at] = row;
      which[at] = index;
      place[at] = index * table.rows + row;
    }
  }
  const all = await takeRowsSlowly({ rows: table.rows, columns: kept }, source, breathe);
  const taken = new Set(kept.map((column) => column.name));
  const nameColumn = freshName(name, taken);
  const valueColumn = freshName(value, new Set([...taken, nameColumn]));
  const alike = turned.every((column) => column.type === turned[0]!.type);
  const currency = turned.every((column) => column.currency === turned[0]!.currency) ? turned[0]!.currency : null;
  const names = pickTexts(
    turned.map((column) => column.name),
    which,
  );
  const values = takeCells(below, place);
  const made = withColumn(withColumn(all, { name: nameColumn, type: 'category', column: names, currency: null }), {
    name: valueColumn,
    type: alike ? turned[0]!.type : below.kind === 'text' ? 'text' : below.kind,
    column: values,
    currency,
  });
  if (!drop) return made;
  return takeRowsSlowly(
    made,
    rowsOfMask(
      Uint8Array.from(values.kind === 'number' ? values.values : source, (_, row) => (isMissing(values, row) ? 0 : 1)),
    ),
    breathe,
  );
}

/** The column a key stands for: itself, or the first days of its periods. */
export function keyColumn(table: StepTable, { column: name, period }: GroupKey): NamedColumn {
  const found = columnOf(table, name);
  if (period === null) return found;
  if (found.column.kind !== 'date') throw new StepFault('fail-not-date', { column: name });
  return { ...found, column: startsOf(found.column, period) };
}

export function startsOf({ days }: Extract<Column, { kind: 'date' }>, period: PeriodUnit): Column {
  const known = new Map<number, number>();
  const starts = new Int32Array(days.length);
  for (let row = 0; row < days.length; row++) {
    const day = days[row]!;
    if (day === MISSING_DAY) {
      starts[row] = MISSING_DAY;
      continue;
    }
    let start = known.get(day);
    if (start === undefined) known.set(day, (start = firstDayOf(periodOf(day, period), period)));
    starts[row] = start;
  }
  return { kind: 'date', days: starts, seconds: null };
}

function countedColumn(table: StepTable, name: string): NamedColumn | null {
  return name === '' ? null : columnOf(table, name);
}

/** A value as the name of a column: `2024-03` for a month. */
function nameOfKey(column: Column, row: number, period: PeriodUnit | null): string {
  if (isMissing(column, row)) return MISSING_NAME;
  if (period === null || column.kind !== 'date') return cellText(column, row);
  const day = column.days[row]!;
  const { year, month } = calendarFromDay(day);
  if (period === 'year') return String(year);
  if (period === 'quarter') return `${year} Q${Math.ceil(month / 3)}`;
  return period === 'month' ? isoFromDay(day).slice(0, 7) : isoFromDay(day);
}
