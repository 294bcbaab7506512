/** Measures of a pivot: what each cell holds, and how it is shown beside its row, its column, the whole or the period before. */

import type { RowsContext } from '../../data/rows-context.ts';
import type { NumberStyle } from '../../i18n/format.ts';
import { message, type Message } from '../../lib/outcome.ts';
import {
  countCells,
  distinctCells,
  extremeCells,
  medianCells,
  movedCells,
  sumCells,
  type CellSums,
  type Ground,
} from '../../models/pivot.ts';
import { findField } from '../fields.ts';
import {
  ascendingOf,
  knownMeasure,
  remembered,
  rowsByCustomer,
  rowsByValue,
  type KnownMeasure,
} from '../known-columns.ts';
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

/** Name of the customers in each cell among what was counted. */
const CUSTOMERS = 'customers';
/** Sums and other figures of a ground that are kept. */
const KEPT = 8;

/** @param customers in each cell, where they were counted already */
export function counted(ground: Ground, customers: Float64Array | null = null): Counted {
  return { ground, sums: new Map(), others: new Map(customers ? [[CUSTOMERS, customers]] : []) };
}

/** What was counted, with the cells in other places (see `movedGround`). */
export function movedCounts({ sums, others }: Counted, ground: Ground, place: Uint32Array): Counted {
  const moved = <T, U>(map: ReadonlyMap<string, T>, move: (value: T) => U): Map<string, U> =>
    new Map(Array.from(map, ([key, value]) => [key, move(value)]));
  return {
    ground,
    sums: moved(sums, (each) => ({ sums: movedCells(each.sums, place), used: movedCells(each.used, place) })),
    others: moved(others, (values) => movedCells(values, place)),
  };
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

/** Numbers of a column, over the rows in use. */
export function valuesOf(rows: RowsContext, id: string): KnownMeasure {
  return knownMeasure(findField(rows, id)!.column, rows)!;
}

/** Sums of a column in every cell; of rows that have a number in the column beside it, too. */
function sumsOf(rows: RowsContext, id: string, beside: string | null, { ground, sums }: Counted): CellSums {
  return remembered(
    sums,
    `${id} ${beside ?? ''}`,
    () => {
      const { values, decimals, largest } = valuesOf(rows, id);
      const other = beside === null ? null : valuesOf(rows, beside);
      return sumCells(ground, values, decimals, other === null || other.complete ? null : other.values, largest);
    },
    KEPT,
  );
}

/**
 * Cells whose ratio has numbers but a base that is not above zero: 1 there, else 0; `null` of measures without a base.
 * Such a ratio has no meaning: of two losses it would come out as a large gain.
 */
export function baselessCells(rows: RowsContext, { of, a, b }: MeasureSpec, done: Counted): Uint8Array | null {
  if (of !== 'margin' && of !== 'ratio') return null;
  const [base, beside] = of === 'margin' ? [a!, b!] : [b!, a!];
  const { sums, used } = sumsOf(rows, base, beside, done);
  return Uint8Array.from(sums, (sum, cell) => (used[cell]! > 0 && !(sum > 0) ? 1 : 0));
}

/**
 * The measure in every cell, totals included and correct for every aggregate; NaN where there is nothing to say, as of
 * a ratio whose base is not above zero.
 */
export function measureCells(rows: RowsContext, { of, a, b }: MeasureSpec, done: Counted): Float64Array {
  const { ground } = done;
  const sumOf = (id: string, beside: string | null = null): CellSums => sumsOf(rows, id, beside, done);
  const other = (key: string, make: () => Float64Array): Float64Array => remembered(done.others, key, make, KEPT);
  const distinct = (id: string): Float64Array =>
    other(isCustomer(rows, id) ? CUSTOMERS : `distinct ${id}`, () => {
      const found = isCustomer(rows, id) ? rowsByCustomer(rows)! : rowsByValue(findField(rows, id)!.column, rows);
      return distinctCells(ground, found).counts;
    });
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
        const measure = valuesOf(rows, a!);
        return medianCells(ground, measure.values, ascendingOf(measure, rows));
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
      return first.map((sum, cell) => (sum > 0 ? (sum - second[cell]!) / sum : NaN));
    }
    case 'ratio': {
      const [first, second] = [sumOf(a!, b).sums, sumOf(b!, a).sums];
      return first.map((sum, cell) => (second[cell]! > 0 ? sum / second[cell]! : NaN));
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
