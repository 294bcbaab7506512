/** Dimensions of a pivot over the rows in use: codes, names, and the keys that members are remembered by. */

import { findCode, sizeOf, textAt } from '../../data/dictionary.ts';
import type { RowsContext } from '../../data/rows-context.ts';
import { createFormatter } from '../../i18n/format.ts';
import { message, type Message } from '../../lib/outcome.ts';
import type { CodeColumn } from '../../models/group-table.ts';
import { dimensionOf, findField, rowsUsed, type DateGrain, type Dimension } from '../fields.ts';
import { parseDimension, printDimension, type DimensionSpec } from './layout.ts';

export interface Level extends CodeColumn {
  /** as it stands in the layout */
  readonly id: string;
  /** id of the column */
  readonly column: string;
  readonly label: Message;
  /** members have an order of their own */
  readonly ordered: boolean;
  /** members are periods in a row: the one before has the code before */
  readonly periods: boolean;
  /** code of rows without a value; −1 where every row has one */
  readonly missing: number;
  readonly labelOf: (code: number) => string | Message;
  /** '' where the value is missing */
  readonly keyOf: (code: number) => string;
  /** −1 where there is no such member */
  readonly codeOf: (key: string) => number;
}

/** More members than these keep the order of the file: putting so many names in order takes too long. */
const MOST_ORDERED = 5000;
const MOST_KEPT = 16;

const PERIODS: readonly (DateGrain | null)[] = ['year', 'quarter', 'month', 'week', 'day'];
const FINER: Readonly<Partial<Record<DateGrain, readonly DateGrain[]>>> = {
  year: ['quarter', 'month', 'day'],
  quarter: ['month', 'day'],
  month: ['day'],
  week: ['day'],
};

const known = new WeakMap<RowsContext, Map<string, Level>>();

/** The dimension of some rows; `null` where the table has no such column. Counted once for each table. */
export function levelOf(rows: RowsContext, id: string, bins: number): Level | null {
  const spec = parseDimension(id);
  const found = spec && findField(rows, spec.column);
  if (!spec || !found) return null;
  let levels = known.get(rows);
  if (!levels) known.set(rows, (levels = new Map()));
  const numeric = found.column.column.kind === 'number';
  const key = numeric ? `${id} ${bins}` : id;
  let level = levels.get(key);
  if (!level) {
    level = makeLevel(rows, spec, bins);
    levels.set(key, level);
    if (levels.size > MOST_KEPT) levels.delete(levels.keys().next().value!);
  }
  return level;
}

/** Finer parts of the dates of a dimension, for opening it further: year → quarter → month → day. */
export function finerOf(rows: RowsContext, id: string): readonly string[] {
  const spec = parseDimension(id);
  if (!spec || findField(rows, spec.column)?.column.column.kind !== 'date') return [];
  const grain = spec.by ?? 'month';
  return grain === 'bins' || grain === 'values'
    ? []
    : (FINER[grain] ?? []).map((by) => printDimension({ column: spec.column, by }));
}

/** A dimension as it is called before it is counted. */
export function dimensionLabel(rows: RowsContext, id: string): Message {
  const spec = parseDimension(id);
  const found = spec && findField(rows, spec.column);
  if (!spec || !found) return message('olap.text', { text: id });
  const { column, label } = found.column;
  const by = column.kind === 'date' ? (spec.by ?? 'month') : null;
  return by === null || by === 'bins' || by === 'values'
    ? message('olap.text', { text: label || found.column.id })
    : message(`olap.dimension-${by}`, { column: label || found.column.id });
}

function makeLevel(rows: RowsContext, spec: DimensionSpec, bins: number): Level {
  const { column } = findField(rows, spec.column)!;
  const id = printDimension(spec);
  const base = { id, column: spec.column, label: dimensionLabel(rows, id) };
  if (column.column.kind === 'text' && sizeOf(column.column.dictionary) > MOST_ORDERED) {
    const { codes: cells, dictionary } = column.column;
    const codes = Uint32Array.from({ length: rowsUsed(rows) }, (_, i) => cells[rows.used ? rows.used[i]! : i]!);
    return {
      ...base,
      codes,
      count: sizeOf(dictionary),
      ordered: false,
      periods: false,
      missing: 0,
      labelOf: (code) => (code === 0 ? message('fields.missing') : textAt(dictionary, code)),
      keyOf: (code) => textAt(dictionary, code),
      codeOf: (key) => (key === '' ? 0 : findCode(dictionary, key)),
    };
  }
  const by = spec.by;
  let dimension: Dimension;
  if (column.column.kind === 'number') {
    const asked = by === 'bins' ? bins : by === 'values' ? 'values' : null;
    dimension = dimensionOf(column, rows, { bins: asked, most: MOST_ORDERED });
    if (asked === null && dimension.step !== null) dimension = dimensionOf(column, rows, { bins });
  } else {
    const grain =
      by === 'bins' || by === 'values' || by === null ? (column.column.kind === 'date' ? 'month' : null) : by;
    dimension = dimensionOf(column, rows, { grain, most: MOST_ORDERED, order: 'natural' });
  }
  const { categories, codes, grain, ordered, missing } = dimension;
  const format = createFormatter('en');
  const keyOf = (code: number): string => {
    const category = categories[code];
    if (!category || code === missing) return '';
    if (category.day !== undefined && grain !== null)
      return format.format(category.day, grain as 'day' | 'week' | 'month' | 'quarter' | 'year');
    if (category.low !== undefined) return String(category.low);
    return typeof category.label === 'string' ? category.label : String(code);
  };
  let keys: Map<string, number> | null = null;
  return {
    ...base,
    codes,
    count: categories.length,
    ordered,
    periods: PERIODS.includes(grain),
    missing: missing ?? -1,
    labelOf: (code) => categories[code]?.label ?? message('fields.missing'),
    keyOf,
    codeOf: (key) => {
      keys ??= new Map(categories.map((_, code) => [keyOf(code), code]));
      return keys.get(key) ?? -1;
    },
  };
}
