/** Measures of a pivot: what each cell holds, and how it is shown beside its row, its column, the whole or the period before. */

import type { RowsContext } from '../../data/rows-context.ts';
import type { NumberStyle } from '../../i18n/format.ts';
import { message, type Message } from '../../lib/outcome.ts';
import {
  ascendingRows,
  countCells,
  distinctCells,
  extremeCells,
  medianCells,
  rowsByCode,
  sumCells,
  type CellSums,
  type Ground,
  type RowsByCode,
} from '../../models/pivot.ts';
import { customerCodes, distinctCodes, findField, measureOf, type Measure } from '../fields.ts';
import { printMeasure, type MeasureSpec } from './layout.ts';

export interface MeasureUse {
  readonly id: string;
  readonly spec: MeasureSpec;
  /** what it is called, with how it is shown */
  readonly label: Message;
  readonly style: NumberStyle;
  /** style of the value before it is shown as a share or a change */
  readonly plain: NumberStyle;
}

/** What was counted of a ground already, so that measures of the same columns share it. */
export interface Counted {
  readonly ground: Ground;
  readonly sums: Map<string, CellSums>;
  readonly others: Map<string, Float64Array>;
}

export function counted(ground: Ground): Counted {
  return { ground, sums: new Map(), others: new Map() };
}

const MONEY_ROLES: ReadonlySet<string> = new Set(['amount', 'cost', 'unit-price', 'fee', 'mean-spend', 'spend']);

/** `null` where a column is gone or holds no numbers. */
export function measureUse(rows: RowsContext, spec: MeasureSpec): MeasureUse | null {
  const [a, b] = [spec.a, spec.b].map((id) => (id === null ? null : findField(rows, id)));
  if ((spec.a !== null && !a) || (spec.b !== null && !b)) return null;
  const numeric = (field: typeof a): boolean => field?.column.column.kind === 'number';
  const { of, show } = spec;
  if (of !== 'count' && of !== 'distinct' && !numeric(a ?? null)) return null;
  if ((of === 'difference' || of === 'margin' || of === 'ratio') && !numeric(b ?? null)) return null;
  const named = { a: a?.column.label || (spec.a ?? ''), b: b?.column.label || (spec.b ?? '') };
  const name =
    of === 'distinct' && isCustomer(rows, spec.a!)
      ? message('olap.measure-customers')
      : message(`olap.measure-${of}`, named);
  const plain = plainStyle(rows, spec);
  const shared = show === 'share-row' || show === 'share-column' || show === 'share-total' || show === 'change-rate';
  return {
    id: printMeasure(spec),
    spec,
    label: show === 'value' ? name : message(`olap.shown-${show}`, { measure: name }),
    style: shared ? 'percent1' : plain,
    plain,
  };
}

function plainStyle(rows: RowsContext, { of, a, b }: MeasureSpec): NumberStyle {
  if (of === 'count' || of === 'distinct') return 'integer';
  if (of === 'margin') return 'percent1';
  const money = a !== null && isMoney(rows, a);
  if (of === 'ratio') return money && !isMoney(rows, b!) ? 'money' : 'decimal2';
  if (money) return 'money';
  const column = a === null ? null : findField(rows, a)?.column.column;
  const decimals = column?.kind === 'number' ? column.decimals : -1;
  if (of === 'mean' || of === 'median' || of === 'per') return 'decimal2';
  return decimals === 0 ? 'integer' : decimals === 1 ? 'decimal1' : decimals === 2 ? 'decimal2' : 'number';
}

export function isMoney(rows: RowsContext, id: string): boolean {
  const at = rows.table.columns.findIndex((column) => column.id === id);
  if (at < 0) return false;
  if (rows.currencies[at]) return true;
  for (const [role, place] of rows.roles ?? []) if (place === at && MONEY_ROLES.has(role)) return true;
  return false;
}

function isCustomer(rows: RowsContext, id: string): boolean {
  const at = rows.roles?.get('customer');
  return at !== undefined && rows.customer !== null && rows.table.columns[at]?.id === id;
}

interface Prepared {
  readonly measures: Map<string, Measure>;
  readonly ascending: Map<string, Uint32Array>;
  readonly codes: Map<string, RowsByCode>;
}

const known = new WeakMap<RowsContext, Prepared>();

function preparedOf(rows: RowsContext): Prepared {
  let prepared = known.get(rows);
  if (!prepared) known.set(rows, (prepared = { measures: new Map(), ascending: new Map(), codes: new Map() }));
  return prepared;
}

function remembered<T>(map: Map<string, T>, key: string, make: () => T): T {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
    if (map.size > 8) map.delete(map.keys().next().value!);
  }
  return value;
}

/** Numbers of a column, over the rows in use. */
export function valuesOf(rows: RowsContext, id: string): Measure {
  return remembered(preparedOf(rows).measures, id, () => measureOf(findField(rows, id)!.column, rows)!);
}

/** Rows in use, by customer; `null` where they speak of none. */
export function rowsByCustomer(rows: RowsContext): RowsByCode | null {
  if (!rows.customer) return null;
  return remembered(preparedOf(rows).codes, 'customer', () => rowsByCode(customerCodes(rows)!, rows.customers));
}

function rowsByValue(rows: RowsContext, id: string): RowsByCode {
  if (isCustomer(rows, id)) return rowsByCustomer(rows)!;
  return remembered(preparedOf(rows).codes, id, () => {
    const { codes, count } = distinctCodes(findField(rows, id)!.column, rows);
    return rowsByCode(codes, count);
  });
}

/** The measure in every cell, totals included and correct for every aggregate; NaN where there is nothing to say. */
export function measureCells(rows: RowsContext, { of, a, b }: MeasureSpec, done: Counted): Float64Array {
  const { ground } = done;
  const sumOf = (id: string, beside: string | null = null): CellSums =>
    remembered(done.sums, `${id} ${beside ?? ''}`, () => {
      const { values, decimals } = valuesOf(rows, id);
      return sumCells(ground, values, decimals, beside === null ? null : valuesOf(rows, beside).values);
    });
  const other = (key: string, make: () => Float64Array): Float64Array => remembered(done.others, key, make);
  const distinct = (id: string): Float64Array =>
    other(`distinct ${id}`, () => distinctCells(ground, rowsByValue(rows, id)).counts);
  switch (of) {
    case 'count':
      return other('count', () => countCells(ground));
    case 'distinct':
      return distinct(a!);
    case 'sum':
      return sumOf(a!).sums;
    case 'mean': {
      const { sums, used } = sumOf(a!);
      return sums.map((sum, cell) => sum / used[cell]!);
    }
    case 'median':
      return other(`median ${a!}`, () => {
        const { values } = valuesOf(rows, a!);
        const ascending = remembered(preparedOf(rows).ascending, a!, () => ascendingRows(values));
        return medianCells(ground, values, ascending);
      });
    case 'min':
    case 'max':
      return other(`${of} ${a!}`, () => extremeCells(ground, valuesOf(rows, a!).values, of === 'max' ? 1 : -1));
    case 'difference': {
      const [first, second] = [sumOf(a!, b).sums, sumOf(b!, a).sums];
      const digits = Math.max(valuesOf(rows, a!).decimals, valuesOf(rows, b!).decimals);
      const exact = valuesOf(rows, a!).decimals >= 0 && valuesOf(rows, b!).decimals >= 0;
      // Money minus money is money again: without the dust of binary fractions.
      return first.map((sum, cell) => (exact ? rounded(sum - second[cell]!, digits) : sum - second[cell]!));
    }
    case 'margin': {
      const [first, second] = [sumOf(a!, b).sums, sumOf(b!, a).sums];
      return first.map((sum, cell) => (sum === 0 ? NaN : (sum - second[cell]!) / sum));
    }
    case 'ratio': {
      const [first, second] = [sumOf(a!, b).sums, sumOf(b!, a).sums];
      return first.map((sum, cell) => (second[cell] === 0 ? NaN : sum / second[cell]!));
    }
    case 'per': {
      const [{ sums }, counts] = [sumOf(a!), distinct(b!)];
      return sums.map((sum, cell) => (counts[cell] === 0 ? NaN : sum / counts[cell]!));
    }
  }
}

function rounded(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale + 0;
}

/** What a table is shown beside: who stands before whom. */
export interface Neighbours {
  readonly lines: number;
  readonly columns: number;
  /** whether periods run across (else down) */
  readonly across: boolean;
  /** length lines (or columns): index of the period before; −1 where there is none or it has no rows */
  readonly before: Int32Array;
  /** length lines (or columns): where a running sum goes on from; −1 where it begins */
  readonly after: Int32Array;
}

/** Turns plain cells into what is shown. Shares are of positive totals; a change needs the period before. */
export function showCells(values: Float64Array, show: MeasureSpec['show'], beside: Neighbours): Float64Array {
  const { lines, columns, across, before, after } = beside;
  const shown = new Float64Array(values.length).fill(NaN);
  const at = (line: number, column: number): number => values[line * columns + column]!;
  const order = show === 'cumulative' ? runningOrder(after) : null;
  if (order) {
    const other = across ? lines : columns;
    for (let fixed = 0; fixed < other; fixed += 1)
      for (const moving of order) {
        const cell = across ? fixed * columns + moving : moving * columns + fixed;
        const from = after[moving]!;
        const own = Number.isNaN(values[cell]!) ? 0 : values[cell]!;
        shown[cell] = own + (from < 0 ? 0 : across ? shown[fixed * columns + from]! : shown[from * columns + fixed]!);
      }
    return shown;
  }
  for (let line = 0; line < lines; line += 1)
    for (let column = 0; column < columns; column += 1) {
      const cell = line * columns + column;
      const value = values[cell]!;
      switch (show) {
        case 'share-row':
          shown[cell] = shareOf(value, at(line, 0));
          break;
        case 'share-column':
          shown[cell] = shareOf(value, at(0, column));
          break;
        case 'share-total':
          shown[cell] = shareOf(value, at(0, 0));
          break;
        case 'change':
        case 'change-rate': {
          const from = before[across ? column : line]!;
          const earlier = from < 0 ? NaN : across ? at(line, from) : at(from, column);
          shown[cell] = show === 'change' ? value - earlier : earlier > 0 ? value / earlier - 1 : NaN;
          break;
        }
        default:
          shown[cell] = value;
      }
    }
  return shown;
}

/** Each place after the one it goes on from. */
function runningOrder(after: Int32Array): number[] {
  const order: number[] = [];
  const done = new Uint8Array(after.length);
  for (let at = 0; at < after.length; at += 1) {
    const chain: number[] = [];
    for (let back = at; back >= 0 && done[back] === 0; back = after[back]!) {
      done[back] = 1;
      chain.push(back);
    }
    order.push(...chain.reverse());
  }
  return order;
}

function shareOf(value: number, total: number): number {
  return total > 0 ? value / total : NaN;
}
