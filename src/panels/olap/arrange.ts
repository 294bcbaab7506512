/** Arranging a layout: items moved between rows, columns, measures and filters. Pure; what would not fit stays as it was. */

import type { ColumnReport } from '../../data/report.ts';
import {
  arityOf,
  GRAINS,
  MOST_DIMENSIONS,
  MOST_FILTERS,
  MOST_MEASURES,
  parseDimension,
  parseMeasure,
  printDimension,
  printMeasure,
  showsOf,
  type Aggregate,
  type Filter,
  type Layout,
  type MeasureSpec,
} from './layout.ts';

export const ZONES = ['rows', 'columns', 'measures', 'filters'] as const;
export type Zone = (typeof ZONES)[number];

const MOST: Readonly<Record<Zone, number>> = {
  rows: MOST_DIMENSIONS,
  columns: MOST_DIMENSIONS,
  measures: MOST_MEASURES,
  filters: MOST_FILTERS,
};

/** What stands in a zone, by its text. */
export function itemsOf(layout: Layout, zone: Zone): readonly string[] {
  return zone === 'filters' ? layout.filters.map(({ dimension }) => dimension) : layout[zone];
}

export function isFull(layout: Layout, zone: Zone): boolean {
  return itemsOf(layout, zone).length >= MOST[zone];
}

/** Puts a dimension into a zone at a place, out of where it stood among rows and columns. */
export function placed(layout: Layout, item: string, zone: Zone, place = Infinity): Layout {
  if (zone === 'measures')
    return layout.measures.includes(item) || isFull(layout, zone)
      ? layout
      : { ...layout, measures: [...layout.measures, item] };
  if (zone === 'filters') {
    if (layout.filters.some(({ dimension }) => dimension === item) || isFull(layout, zone)) return layout;
    return { ...layout, filters: [...layout.filters, { dimension: item, values: [], not: false }] };
  }
  const out = {
    rows: layout.rows.filter((each) => each !== item),
    columns: layout.columns.filter((each) => each !== item),
  };
  if (out[zone].length >= MOST_DIMENSIONS) return layout;
  const list = [...out[zone]];
  list.splice(Math.min(place, list.length), 0, item);
  return { ...layout, ...out, [zone]: list };
}

export function removed(layout: Layout, zone: Zone, at: number): Layout {
  if (zone === 'filters') return { ...layout, filters: layout.filters.filter((_, each) => each !== at) };
  return { ...layout, [zone]: layout[zone].filter((_, each) => each !== at) };
}

/** One place earlier (−1) or later (1). */
export function shifted(layout: Layout, zone: Zone, at: number, by: 1 | -1): Layout {
  const swap = <T>(list: readonly T[]): readonly T[] => {
    const to = at + by;
    if (to < 0 || to >= list.length) return list;
    const next = [...list];
    [next[at], next[to]] = [next[to]!, next[at]!];
    return next;
  };
  return zone === 'filters' ? { ...layout, filters: swap(layout.filters) } : { ...layout, [zone]: swap(layout[zone]) };
}

/** The item at a place exchanged for another, unless that stands there already. */
export function replaced(layout: Layout, zone: Exclude<Zone, 'filters'>, at: number, item: string): Layout {
  const taken = zone === 'measures' ? layout.measures : [...layout.rows, ...layout.columns];
  if (taken.includes(item)) return layout;
  return { ...layout, [zone]: layout[zone].map((each, place) => (place === at ? item : each)) };
}

export function withFilter(layout: Layout, at: number, patch: Partial<Filter>): Layout {
  return { ...layout, filters: layout.filters.map((filter, each) => (each === at ? { ...filter, ...patch } : filter)) };
}

/** How a column of a type can be divided; '' is automatic. */
export function waysOf(type: ColumnReport['type']['value'] | undefined): readonly string[] {
  return type === 'date' ? GRAINS : type === 'number' ? ['', 'bins', 'values'] : [];
}

/** A dimension divided another way. */
export function dividedBy(item: string, by: string): string {
  const column = parseDimension(item)?.column ?? item;
  const spec = parseDimension(by === '' ? column : `${column}.${by}`);
  return spec ? printDimension(spec) : item;
}

/** The dimension a column becomes where it is put first: dates by month. */
export function dimensionFor(column: ColumnReport): string {
  return column.type.value === 'date' ? `${column.id}.month` : column.id;
}

/** A measure with something changed, filled with columns that fit where it now lacks one. */
export function remeasured(item: string, patch: Partial<MeasureSpec>, columns: readonly ColumnReport[]): string {
  const before = parseMeasure(item) ?? { of: 'count', a: null, b: null, show: 'value' };
  const next = { ...before, ...patch };
  const numbers = columns.filter(({ type }) => type.value === 'number').map(({ id }) => id);
  const all = columns.map(({ id }) => id);
  const fits = (id: string | null, wanted: readonly string[]): string | null =>
    id !== null && wanted.includes(id) ? id : (wanted[0] ?? null);
  const a = arityOf(next.of) === 0 ? null : fits(next.a, next.of === 'distinct' ? all : numbers);
  const others = (next.of === 'per' ? all : numbers).filter((id) => id !== a);
  const b = arityOf(next.of) < 2 ? null : fits(next.b, others.length > 0 ? others : numbers);
  const show = showsOf(next.of).includes(next.show) ? next.show : 'value';
  const text = printMeasure({ of: next.of, a, b, show });
  return parseMeasure(text) ? text : item;
}

/** Ways to compute that the columns of a table allow. */
export function aggregatesFor(columns: readonly ColumnReport[], all: readonly Aggregate[]): readonly Aggregate[] {
  const numbers = columns.filter(({ type }) => type.value === 'number').length;
  return all.filter((of) =>
    of === 'count' || of === 'distinct' ? true : arityOf(of) === 2 && of !== 'per' ? numbers > 1 : numbers > 0,
  );
}
