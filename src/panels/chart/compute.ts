/** The numbers of the chart: rows divided by columns, one value for each part, and whose rows they are. Linear in rows. */

import type { TableColumn } from '../../data/columns.ts';
import { sizeOf } from '../../data/dictionary.ts';
import type { RowsContext } from '../../data/rows-context.ts';
import type { MarkSet } from '../../lib/marks.ts';
import { fail, succeed, type Message, type Outcome } from '../../lib/outcome.ts';
import { groupRows, NO_GROUP, type CodeColumn } from '../../models/group-table.ts';
import type { SelectContext } from '../contract.ts';
import { findField, rowsUsed, type Dimension } from '../fields.ts';
import { knownCodes, knownCustomers, knownMeasure, type KnownCodes, type KnownMeasure } from '../known-columns.ts';
import { aggregate, valuesOf, type Counting } from './aggregate.ts';
import { binCount } from './bin-count.ts';
import { divide, divideFew, MOST_COLOURS, MOST_FRAMES, shownDimension } from './divide.ts';
import { entriesOf } from './entries.ts';
import type { ChartAggregation, ChartOptions } from './options.ts';
import { planChart, type Plan } from './plan.ts';
import { scatterOf } from './scatter.ts';
import type { ChartMarks, ChartMeasure, ChartView, LeftOut } from './view.ts';

export interface ChartInput {
  readonly rows: RowsContext;
  readonly filtered: boolean;
}

export interface ChartResult {
  readonly view: ChartView;
  readonly leftOut: LeftOut;
  readonly filtered: boolean;
  readonly marks: MarkSet;
}

export function selectChart(context: SelectContext): Outcome<ChartInput> {
  const { rows, keep } = context;
  if (!rows) return fail('chart.no-rows');
  if (!keep) return rowsUsed(rows) === 0 ? fail('chart.no-rows') : succeed({ rows, filtered: false });
  const kept = keptRows(rows, keep);
  return rowsUsed(kept) === 0 ? fail('chart.nobody') : succeed({ rows: kept, filtered: true });
}

// Held by the rows themselves, so that they go when their file does.
const keptLast = new WeakMap<RowsContext, { readonly keep: Uint8Array; readonly kept: RowsContext }>();

/** The rows of the customers kept; those of nobody are not among them. */
function keptRows(rows: RowsContext, keep: Uint8Array): RowsContext {
  const last = keptLast.get(rows);
  if (last?.keep.every((kept, i) => kept === keep[i])) return last.kept;
  const { customer, used, table } = rows;
  const n = rowsUsed(rows);
  const kept = new Uint32Array(n);
  let count = 0;
  for (let i = 0; i < n && customer; i++) {
    const row = used ? used[i]! : i;
    if (customer[row]! >= 0 && keep[customer[row]!] !== 0) kept[count++] = row;
  }
  const made = { ...rows, table, used: kept.slice(0, count) };
  keptLast.set(rows, { keep: keep.slice(), kept: made });
  return made;
}

export function computeChart({ rows, filtered }: ChartInput, options: ChartOptions): Outcome<ChartResult> {
  const plan = planChart(rows, options);
  if (!plan) return fail('chart.no-columns');
  return plan.type === 'scatter'
    ? scatterChart(plan, rows, options, filtered)
    : groupedChart(plan, rows, options, filtered);
}

function groupedChart(plan: Plan, rows: RowsContext, options: ChartOptions, filtered: boolean): Outcome<ChartResult> {
  const n = rowsUsed(rows);
  const values = plan.value ? knownMeasure(plan.value, rows) : null;
  const heat = plan.type === 'heatmap';
  const { by } = plan;
  const wanted = by === 'count' || by === 'customers' ? null : values;
  const distinct =
    by === 'customers' ? knownCustomers(rows) : by === 'distinct' && plan.value ? knownCodes(plan.value, rows) : null;
  const log = options.logY && !heat;
  const counting: Counting = { rows, by, values: wanted, distinct };

  const x = plan.x ? dimensionAlong(plan.x, plan, options, { ...counting, values }, heat) : null;
  const series = plan.series
    ? heat
      ? dimensionAlong(plan.series, plan, options, { ...counting, values: null, distinct: null }, true)
      : divideFew(plan.series, rows, MOST_COLOURS)
    : null;
  const facet = plan.facet ? divideFew(plan.facet, rows, MOST_FRAMES) : null;

  const shownX = x ? (x.missing ?? x.categories.length) : 1;
  const {
    codes: xCodes,
    leftOut,
    used,
  } = usedRows(n, {
    x: x && shownCodes(x),
    series: heat && series ? shownCodes(series) : null,
    values: distinct ? null : wanted,
    distinct,
    positive: log && plan.type === 'box',
  });
  const alongX: CodeColumn = { codes: xCodes, count: shownX };
  const all = groupRows([...(facet ? [codesOf(facet)] : []), alongX, ...(series ? [codesOf(series)] : [])], n);
  if (all.count === 0) return fail('chart.nothing-left', { column: plan.x?.label ?? plan.value?.label ?? '–' });
  const at = facet ? 1 : 0;
  const { marks, customers } = entriesOf(all, rows);
  const { ofGroups, ofPlaces, overall, places, placeRows, boxes } = aggregate(
    all,
    all.codes[at]!,
    shownX,
    marks,
    counting,
    plan.type === 'box',
  );
  const scaled = (found: Float64Array): Float64Array =>
    by === 'share' ? found.map((value) => (overall === 0 ? NaN : value / overall)) : found;
  const totals = new Float64Array(shownX).fill(fillOf(by));
  const totalRows = new Uint32Array(shownX);
  scaled(ofPlaces).forEach((value, place) => {
    totals[places[place]!] = value;
    totalRows[places[place]!] = placeRows[place]!;
  });
  const order = orderOf(x, totals, options);
  const place = new Uint32Array(shownX);
  order.forEach((category, at) => (place[category] = at));

  const zeros = new Uint32Array(all.count);
  const shown = x ? shownDimension(x, true) : null;
  const found: ChartMarks = {
    facet: facet ? all.codes[0]! : zeros,
    x: all.codes[at]!.map((code) => place[code]!),
    series: series ? all.codes[at + 1]! : zeros,
    rows: all.rows,
    value: scaled(ofGroups),
    customers,
  };
  return succeed({
    view: {
      ...viewBase(plan, rows),
      measure: measureFor(plan, values?.currency ?? null),
      x: shown && {
        ...shown,
        categories: order.map((category) => shown.categories[category]!),
        other: shown.other < 0 ? -1 : place[shown.other]!,
      },
      series: series && shownDimension(series, heat),
      facet: facet && shownDimension(facet, false),
      marks: found,
      boxes,
      scatter: null,
      totals: Float64Array.from(order, (category) => totals[category]!),
      totalRows: Uint32Array.from(order, (category) => totalRows[category]!),
      overall: by === 'share' ? 1 : overall,
      rows: used,
      dated: [x, series].some((each) => each?.kind === 'date'),
      binned: [x, ...(heat ? [series] : [])].some((each) => each?.kind === 'number'),
      several: series !== null,
      notes:
        log && plan.type !== 'box' && found.value.some((value) => !(value > 0)) ? [...plan.notes, noLog()] : plan.notes,
    },
    leftOut,
    filtered,
    marks,
  });
}

function noLog(): Message {
  return { code: 'chart.note-log-lacks' };
}

function scatterChart(plan: Plan, rows: RowsContext, options: ChartOptions, filtered: boolean): Outcome<ChartResult> {
  const series = plan.series ? divideFew(plan.series, rows, MOST_COLOURS) : null;
  const facet = plan.facet ? divideFew(plan.facet, rows, MOST_FRAMES) : null;
  const made = scatterOf(plan, rows, options, series, facet);
  if (!made) return fail('chart.nothing-left', { column: plan.value?.label ?? plan.x?.label ?? '–' });
  const { grouping, marks: found, scatter, leftOut, n, notes } = made;
  const { marks, customers } = entriesOf(grouping, rows);
  return succeed({
    view: {
      ...viewBase(plan, rows),
      measure: { by: 'count', column: null, style: 'integer', currency: null, additive: true },
      x: null,
      series: scatter.points && series ? shownDimension(series, false) : null,
      facet: facet && shownDimension(facet, false),
      marks: { ...found, customers },
      boxes: null,
      scatter,
      totals: new Float64Array(0),
      totalRows: new Uint32Array(0),
      overall: n,
      rows: n,
      dated: false,
      binned: false,
      several: false,
      notes: [...plan.notes, ...notes],
    },
    leftOut,
    filtered,
    marks,
  });
}

function viewBase(
  plan: Plan,
  rows: RowsContext,
): Pick<ChartView, 'type' | 'fields' | 'labels' | 'rowsIn' | 'customers' | 'linked'> {
  const name = (id: string | null): string | null => (id === null ? null : (findField(rows, id)?.column.label ?? null));
  const { fields } = plan;
  return {
    type: plan.type,
    fields,
    labels: {
      x: name(fields.x),
      y: name(fields.y),
      colour: name(fields.colour),
      facet: name(fields.facet),
      size: name(fields.size),
    },
    rowsIn: rowsUsed(rows),
    customers: rows.customers,
    linked: rows.customer !== null && rows.customers > 0,
  };
}

/** The division along an axis: texts by value where they are many, periods, ranges. */
function dimensionAlong(
  column: TableColumn,
  plan: Plan,
  options: ChartOptions,
  counting: Counting,
  heat: boolean,
): Dimension {
  const { rows } = counting;
  if (column.column.kind === 'text') {
    const order = options.sort === 'name' ? 'natural' : options.sort === 'file' ? 'file' : 'count';
    const few = sizeOf(column.column.dictionary) - 1 <= options.top + 1;
    if (heat || plan.by === 'count' || few) return divide(column, rows, { most: options.top, order });
    const { codes, count } = knownCodes(column, rows);
    const groups = groupRows([{ codes, count }], codes.length);
    const found = valuesOf(groups, counting);
    const rank = new Float64Array(count + 1).fill(NaN);
    groups.codes[0]!.forEach((code, group) => (rank[code + 1] = found[group]!));
    return divide(column, rows, { most: options.top, order, rank });
  }
  if (column.column.kind === 'date')
    return divide(column, rows, { grain: options.grain === 'auto' ? null : options.grain });
  const most = Math.max(options.top, 12);
  const made = divide(column, rows, { bins: options.bins, most });
  if (plan.type !== 'histogram' || options.bins !== null || made.step === null) return made;
  return divide(column, rows, { bins: binCount(column.column.values, rows), most });
}

function orderOf(x: Dimension | null, totals: Float64Array, { sort }: ChartOptions): number[] {
  const places = Array.from({ length: totals.length }, (_, at) => at);
  if (!x || sort === 'name' || sort === 'file' || (sort === 'auto' && x.ordered)) return places;
  const rank = (category: number): number => {
    if (category === x.other?.index) return -Infinity;
    return Number.isNaN(totals[category]!) ? -Number.MAX_VALUE : totals[category]!;
  };
  return places.sort((a, b) => rank(b) - rank(a) || a - b);
}

interface RowTests {
  readonly x: KnownCodes | null;
  readonly series: KnownCodes | null;
  readonly values: KnownMeasure | null;
  readonly distinct: KnownCodes | null;
  /** values above zero alone */
  readonly positive: boolean;
}

/** Codes along x of the rows that count, and why the others do not: each row for its first reason. */
function usedRows(
  n: number,
  { x, series, values: measure, distinct, positive }: RowTests,
): { readonly codes: CodeColumn['codes']; readonly leftOut: LeftOut; readonly used: number } {
  const [xCodes, xCount] = [x?.codes ?? null, x?.count ?? 1];
  const complete = [x, series, measure, distinct].every((each) => each === null || each.complete);
  if (complete && !positive)
    return { codes: xCodes ?? new Uint32Array(n), leftOut: { x: 0, series: 0, value: 0, scale: 0 }, used: n };
  const codes = new Uint32Array(n).fill(NO_GROUP);
  const [seriesCodes, seriesCount] = [series?.codes ?? null, series?.count ?? 0];
  const values = measure?.values ?? null;
  let [noX, noSeries, noValue, noScale, used] = [0, 0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    const code = xCodes === null ? 0 : xCodes[i]!;
    if (code >= xCount) noX += 1;
    else if (seriesCodes !== null && seriesCodes[i]! >= seriesCount) noSeries += 1;
    else if (distinct !== null && distinct.codes[i]! >= distinct.count) noValue += 1;
    else if (values !== null && values[i]! - values[i]! !== 0) noValue += 1;
    else if (positive && values !== null && !(values[i]! > 0)) noScale += 1;
    else {
      codes[i] = code;
      used += 1;
    }
  }
  return { codes, leftOut: { x: noX, series: noSeries, value: noValue, scale: noScale }, used };
}

function codesOf({ codes, categories }: Dimension): CodeColumn {
  return { codes, count: categories.length };
}

/** Without the missing ones. */
function shownCodes({ codes, categories, missing }: Dimension): KnownCodes {
  return { codes, count: missing ?? categories.length, complete: missing === null };
}

/** What stands where there is no row: nothing was sold, but no mean is known. */
export function fillOf(by: ChartAggregation): number {
  return by === 'count' || by === 'share' || by === 'sum' || by === 'customers' || by === 'distinct' ? 0 : NaN;
}

function measureFor({ by, value, type }: Plan, currency: string | null): ChartMeasure {
  const column = by === 'count' || by === 'customers' ? null : (value?.label ?? null);
  const style =
    by === 'share'
      ? 'percent1'
      : by === 'count' || by === 'customers' || by === 'distinct'
        ? 'integer'
        : currency
          ? 'money'
          : by === 'mean'
            ? 'decimal2'
            : 'number';
  const additive = by === 'count' || by === 'sum' || by === 'share';
  return { by, column, style, currency: style === 'money' ? currency : null, additive: additive && type !== 'box' };
}
