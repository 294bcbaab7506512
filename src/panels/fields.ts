/** Columns of any table as dimensions (what rows are divided by) and measures (what is counted of them). */

import type { DateColumn, NumberColumn, TableColumn, TextColumn } from '../data/columns.ts';
import { sizeOf, textAt } from '../data/dictionary.ts';
import type { RowsContext } from '../data/rows-context.ts';
import { calendarFromDay, MISSING_DAY } from '../lib/days.ts';
import { message, type Message } from '../lib/outcome.ts';
import { firstDayOf, periodOf, periodOfEachDay, periodsBetween, type PeriodUnit } from '../lib/periods.ts';
import { selectNth } from '../lib/select-nth.ts';
import { sortByText } from '../lib/sort-order.ts';

/** Parts of a column of dates: calendar periods in a row, or places in the year, the week, the day. */
export type DateGrain = PeriodUnit | 'calendar-month' | 'weekday' | 'hour';

export const DATE_GRAINS: readonly DateGrain[] = [
  'day',
  'week',
  'month',
  'quarter',
  'year',
  'calendar-month',
  'weekday',
  'hour',
];

/** One part of a dimension. */
export interface FieldCategory {
  /** text of the file as it is, or words */
  readonly label: string | Message;
  /** of a range of numbers: from `low` to below `high` (the last range has both ends); of a single number both are it */
  readonly low?: number;
  readonly high?: number;
  /** of a calendar period: its first day */
  readonly day?: number;
}

/** A column as what rows are divided by. */
export interface Dimension {
  /** id of the column */
  readonly id: string;
  /** its name in the file */
  readonly label: string;
  readonly kind: 'text' | 'date' | 'number';
  /** length rows in use: the category of each */
  readonly codes: Uint32Array;
  /** in the order asked for; then what was gathered, then what is missing, where there are any */
  readonly categories: readonly FieldCategory[];
  /** whether the categories have an order of their own, in time or size */
  readonly ordered: boolean;
  /** category of rows without a value, always the last; `null` where every row has one */
  readonly missing: number | null;
  readonly missingRows: number;
  /** category of all values beyond `most`, and how many values these are; `null` where none were gathered */
  readonly other: { readonly index: number; readonly values: number } | null;
  /** of dates: the parts in force, coarser than asked for where there would be too many */
  readonly grain: DateGrain | null;
  /** of ranges of numbers: their width */
  readonly step: number | null;
}

export interface DimensionOptions {
  /** of dates; automatic where absent */
  readonly grain?: DateGrain | null;
  /** of numbers: about how many ranges, or every value by itself; automatic where absent */
  readonly bins?: number | 'values' | null;
  /** most values shown by themselves, of texts and of numbers taken by value; 50 where absent */
  readonly most?: number;
  /** of texts: most frequent first, in the order of names, or of their first appearance in the file; frequent first where absent */
  readonly order?: 'count' | 'natural' | 'file';
  /** of texts: what stands in place of the frequency, by code of the dictionary, such as money */
  readonly rank?: Float64Array;
}

/** A column as what is counted of rows. */
export interface Measure {
  /** id of the column */
  readonly id: string;
  /** its name in the file */
  readonly label: string;
  /** length rows in use; NaN is missing. Shared with the table where all its rows are in use: not to be changed */
  readonly values: Float64Array;
  /** see NumberColumn.decimals */
  readonly decimals: number;
  /** ISO 4217, or `null` where the column is no money or its currency is unknown */
  readonly currency: string | null;
}

/** Numbers with at most this many different values are taken by value. */
const FEW_VALUES = 12;
/** More different values than these are never taken one by one. */
const MANY_VALUES = 10_000;
const MOST_PERIODS = 2000;
/** Texts of equal frequency at the border of what is gathered are put in the order of their names up to this many. */
const TIES_BY_NAME = 10_000;

/** Order of names: Chinese by pinyin, digits by their number. */
export const byName: (a: string, b: string) => number = new Intl.Collator('zh', { numeric: true }).compare;

/** Number of rows in use. */
export function rowsUsed({ used, table }: RowsContext): number {
  return used ? used.length : table.rows;
}

/** Column of an id with its currency; `null` where the table has none. */
export function findField(
  rows: RowsContext,
  id: string,
): { readonly column: TableColumn; readonly currency: string | null } | null {
  const at = rows.table.columns.findIndex((column) => column.id === id);
  return at < 0 ? null : { column: rows.table.columns[at]!, currency: rows.currencies[at] ?? null };
}

/** Divides the rows in use by a column. Linear in rows. */
export function dimensionOf(column: TableColumn, rows: RowsContext, options: DimensionOptions = {}): Dimension {
  const { id, label } = column;
  switch (column.column.kind) {
    case 'text':
      return { id, label, kind: 'text', ...divideTexts(column.column, rows, options) };
    case 'date':
      return { id, label, kind: 'date', ...divideDates(column.column, rows, options) };
    case 'number':
      return { id, label, kind: 'number', ...divideNumbers(column.column, rows, options) };
  }
}

/** Values of a column of numbers; `null` where it is of another type. */
export function measureOf(column: TableColumn, rows: RowsContext): Measure | null {
  if (column.column.kind !== 'number') return null;
  const { values, decimals } = column.column;
  const { used } = rows;
  return {
    id: column.id,
    label: column.label,
    values: used ? takeNumbers(values, used) : values,
    decimals,
    currency: findField(rows, column.id)?.currency ?? null,
  };
}

/** Days of a column of dates, {@link MISSING_DAY} where missing; `null` where it is of another type. Shared as in {@link Measure}. */
export function daysOf(column: TableColumn, rows: RowsContext): Int32Array | null {
  if (column.column.kind !== 'date') return null;
  const { days } = column.column;
  const { used } = rows;
  if (!used) return days;
  const taken = new Int32Array(used.length);
  for (let i = 0; i < used.length; i++) taken[i] = days[used[i]!]!;
  return taken;
}

/** Customer of each row in use, or a number not below `customers`; `null` where rows speak of no customers. */
export function customerCodes({ customer, used, table }: RowsContext): Uint32Array | null {
  if (!customer) return null;
  const n = used ? used.length : table.rows;
  const codes = new Uint32Array(n);
  // −1, nobody, becomes the largest number.
  for (let i = 0; i < n; i++) codes[i] = customer[used ? used[i]! : i]!;
  return codes;
}

/** Values of a column to count the different ones of: codes below `count`, where a row has one. */
export function distinctCodes(
  column: TableColumn,
  rows: RowsContext,
): { readonly codes: Uint32Array; readonly count: number } {
  const { column: cells } = column;
  const n = rowsUsed(rows);
  const { used } = rows;
  const codes = new Uint32Array(n);
  if (cells.kind === 'text') {
    // Code 0 is missing and becomes the largest number.
    for (let i = 0; i < n; i++) codes[i] = cells.codes[used ? used[i]! : i]! - 1;
    return { codes, count: sizeOf(cells.dictionary) - 1 };
  }
  const places = new Map<number, number>();
  for (let i = 0; i < n; i++) {
    const row = used ? used[i]! : i;
    const value = cells.kind === 'date' ? dayOrNaN(cells.days[row]!) : cells.values[row]!;
    if (Number.isNaN(value)) {
      codes[i] = NONE;
      continue;
    }
    let place = places.get(value);
    if (place === undefined) places.set(value, (place = places.size));
    codes[i] = place;
  }
  return { codes, count: places.size };
}

type Divided = Omit<Dimension, 'id' | 'label' | 'kind'>;

const NONE = 0xffffffff;

function divideTexts({ codes: cells, dictionary }: TextColumn, rows: RowsContext, options: DimensionOptions): Divided {
  const { used } = rows;
  const n = rowsUsed(rows);
  const size = sizeOf(dictionary);
  const counts = new Uint32Array(size);
  if (used) for (let i = 0; i < n; i++) counts[cells[used[i]!]!]! += 1;
  else for (let i = 0; i < n; i++) counts[cells[i]!]! += 1;
  const missingRows = counts[0]!;
  counts[0] = 0;
  const rank = options.rank ?? counts;
  const { kept, gathered } = highest(counts, rank, options.most ?? 50, (tied) =>
    sortByText(tied, dictionary.bytes, dictionary.offsets),
  );
  const named = Array.from(kept, (code) => ({ code, text: textAt(dictionary, code), rank: sureOf(rank[code]!) }));
  named.sort((a, b) => {
    if (options.order === 'file') return a.code - b.code;
    const first = options.order === 'natural' || a.rank === b.rank ? 0 : b.rank - a.rank;
    return first || byName(a.text, b.text) || a.code - b.code;
  });
  const tail = tailOf(named.length, gathered, missingRows);
  const place = new Uint32Array(size).fill(tail.other?.index ?? 0);
  named.forEach(({ code }, at) => (place[code] = at));
  place[0] = tail.missing ?? 0;
  const codes = new Uint32Array(n);
  for (let i = 0; i < n; i++) codes[i] = place[cells[used ? used[i]! : i]!]!;
  const categories = [...named.map(({ text }) => ({ label: text })), ...tail.categories];
  return { codes, categories, ordered: false, ...tail.found, missingRows, grain: null, step: null };
}

/** The codes of the highest rank among those that occur; of equal ones at the border those whose names come first. */
function highest(
  counts: Uint32Array,
  rank: Uint32Array | Float64Array,
  most: number,
  sort: (codes: Uint32Array) => void,
): { readonly kept: Uint32Array; readonly gathered: number } {
  const present: number[] = [];
  for (let code = 0; code < counts.length; code++) if (counts[code]! > 0) present.push(code);
  // One value more is better shown than gathered as a single one.
  if (present.length <= Math.max(1, most) + 1) return { kept: Uint32Array.from(present), gathered: 0 };
  const border = selectNth(
    Float64Array.from(present, (code) => sureOf(rank[code]!)),
    present.length - most,
  );
  const above = present.filter((code) => sureOf(rank[code]!) > border);
  const tied = Uint32Array.from(present.filter((code) => sureOf(rank[code]!) === border));
  if (tied.length <= TIES_BY_NAME) sort(tied);
  const kept = Uint32Array.from([...above, ...tied.subarray(0, most - above.length)]);
  return { kept, gathered: present.length - kept.length };
}

/** What is not known ranks last. */
function sureOf(rank: number): number {
  return Number.isNaN(rank) ? -Infinity : rank;
}

interface Tail {
  readonly categories: readonly FieldCategory[];
  readonly other: Dimension['other'];
  readonly missing: number | null;
  readonly found: Pick<Dimension, 'other' | 'missing'>;
}

/** What comes behind the `count` categories shown by themselves. */
function tailOf(count: number, gathered: number, missingRows: number): Tail {
  const categories: FieldCategory[] = [];
  const other = gathered > 0 ? { index: count, values: gathered } : null;
  if (other) categories.push({ label: message('fields.other', { count: gathered }) });
  const missing = missingRows > 0 ? count + categories.length : null;
  if (missing !== null) categories.push({ label: message('fields.missing') });
  return { categories, other, missing, found: { other, missing } };
}

function divideDates({ days, seconds }: DateColumn, rows: RowsContext, { grain }: DimensionOptions): Divided {
  const { used } = rows;
  const n = rowsUsed(rows);
  let [first, last, missingRows] = [Infinity, -Infinity, 0];
  for (let i = 0; i < n; i++) {
    const day = days[used ? used[i]! : i]!;
    if (day === MISSING_DAY) {
      missingRows += 1;
      continue;
    }
    if (day < first) first = day;
    if (day > last) last = day;
  }
  if (grain === 'weekday' || grain === 'calendar-month' || grain === 'hour')
    return divideByPlace({ days, seconds }, rows, grain);
  if (last < first) return noValues(n, missingRows, { ordered: true, grain: grain ?? 'month' });
  const unit = unitFor(first, last, grain ?? null, grain ? 'day' : sharedBeginning({ days, seconds }, rows));
  const range = periodsBetween(first, last, unit);
  const places = periodOfEachDay(range);
  const tail = tailOf(range.count, 0, missingRows);
  const codes = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    const day = days[used ? used[i]! : i]!;
    codes[i] = day === MISSING_DAY ? tail.missing! : places[day - range.from]!;
  }
  const categories = Array.from({ length: range.count }, (_, at): FieldCategory => {
    const day = range.starts[at]!;
    return { label: message(`fields.${unit}`, { day }), day };
  });
  return {
    codes,
    categories: [...categories, ...tail.categories],
    ordered: true,
    ...tail.found,
    missingRows,
    grain: unit,
    step: null,
  };
}

const UNITS: readonly PeriodUnit[] = ['day', 'week', 'month', 'quarter', 'year'];
/** Days up to which each unit is the one to choose. */
const SPANS: readonly (readonly [number, PeriodUnit])[] = [
  [45, 'day'],
  [190, 'week'],
  [5 * 366, 'month'],
  [12 * 366, 'quarter'],
];

/**
 * The coarsest unit every date is the beginning of, as in tables made by month: finer periods between would be empty by construction.
 * `day` where there is none, or too few different dates to tell.
 */
function sharedBeginning({ days, seconds }: Pick<DateColumn, 'days' | 'seconds'>, rows: RowsContext): PeriodUnit {
  const { used } = rows;
  const different = new Set<number>();
  let units: readonly PeriodUnit[] = ['year', 'quarter', 'month', 'week'];
  for (let i = 0, n = rowsUsed(rows); i < n && units.length > 0; i++) {
    const row = used ? used[i]! : i;
    const day = days[row]!;
    if (day === MISSING_DAY) continue;
    if (seconds && seconds[row]! > 0) return 'day';
    if (different.has(day)) continue;
    different.add(day);
    units = units.filter((unit) => firstDayOf(periodOf(day, unit), unit) === day);
  }
  // Two orders on Mondays happen by themselves.
  return units.find((unit) => different.size >= (unit === 'week' ? 3 : 2)) ?? 'day';
}

/** The unit asked for, or the automatic one; a coarser one where there would be too many periods. @param least no finer one is automatic */
function unitFor(first: number, last: number, asked: PeriodUnit | null, least: PeriodUnit): PeriodUnit {
  const span = last - first + 1;
  const fitting = SPANS.find(([days]) => span <= days)?.[1] ?? 'year';
  const unit = asked ?? UNITS[Math.max(UNITS.indexOf(fitting), UNITS.indexOf(least))]!;
  const lengths: Readonly<Record<PeriodUnit, number>> = { day: 1, week: 7, month: 28, quarter: 90, year: 365 };
  return UNITS.slice(UNITS.indexOf(unit)).find((each) => span / lengths[each] <= MOST_PERIODS) ?? 'year';
}

/** By the place in the week, the year or the day: all 7, 12 or 24 places, whether something falls on them or not. */
function divideByPlace(
  { days, seconds }: Pick<DateColumn, 'days' | 'seconds'>,
  rows: RowsContext,
  grain: 'weekday' | 'calendar-month' | 'hour',
): Divided {
  const { used } = rows;
  const n = rowsUsed(rows);
  const count = { weekday: 7, 'calendar-month': 12, hour: 24 }[grain];
  const codes = new Uint32Array(n);
  const months = new Map<number, number>();
  const monthOf = (day: number): number => {
    let month = months.get(day);
    if (month === undefined) months.set(day, (month = calendarFromDay(day).month - 1));
    return month;
  };
  let missingRows = 0;
  for (let i = 0; i < n; i++) {
    const row = used ? used[i]! : i;
    const day = days[row]!;
    const second = seconds ? seconds[row]! : -1;
    if (day === MISSING_DAY || (grain === 'hour' && second < 0)) {
      missingRows += 1;
      codes[i] = count;
    } else if (grain === 'hour') codes[i] = Math.min(23, Math.floor(second / 3600));
    // 1970-01-01 was a Thursday, the fourth day of the week.
    else codes[i] = grain === 'weekday' ? (((day + 3) % 7) + 7) % 7 : monthOf(day);
  }
  const tail = tailOf(count, 0, missingRows);
  const label = (at: number): Message =>
    grain === 'weekday'
      ? message(`fields.weekday-${at + 1}`)
      : grain === 'hour'
        ? message('fields.hour', { hour: at })
        : message('fields.calendar-month', { month: at + 1 });
  const categories = Array.from({ length: count }, (_, at): FieldCategory => ({ label: label(at) }));
  return {
    codes,
    categories: [...categories, ...tail.categories],
    ordered: true,
    ...tail.found,
    missingRows,
    grain,
    step: null,
  };
}

function divideNumbers({ values }: NumberColumn, rows: RowsContext, options: DimensionOptions): Divided {
  const few = options.bins === 'values' ? MANY_VALUES : options.bins == null ? FEW_VALUES : 0;
  const counted = few > 0 ? countValues(values, rows, few) : null;
  return counted ? divideByValue(values, rows, counted, options) : divideByRange(values, rows, options);
}

/** How often each value occurs; `null` where there are more than `most` different ones. */
function countValues(values: Float64Array, rows: RowsContext, most: number): Map<number, number> | null {
  const { used } = rows;
  const counts = new Map<number, number>();
  for (let i = 0, n = rowsUsed(rows); i < n; i++) {
    const value = values[used ? used[i]! : i]!;
    if (!Number.isFinite(value)) continue;
    // −0 is 0.
    counts.set(value + 0, (counts.get(value + 0) ?? 0) + 1);
    if (counts.size > most) return null;
  }
  return counts;
}

function divideByValue(
  values: Float64Array,
  rows: RowsContext,
  counted: ReadonlyMap<number, number>,
  options: DimensionOptions,
): Divided {
  const { used } = rows;
  const n = rowsUsed(rows);
  const all = [...counted.keys()].sort((a, b) => a - b);
  const counts = Uint32Array.from(all, (value) => counted.get(value)!);
  const { kept, gathered } = highest(counts, counts, options.most ?? 50, (tied) => tied.sort());
  const shown = kept.slice().sort();
  let missingRows = n;
  for (const count of counts) missingRows -= count;
  const tail = tailOf(shown.length, gathered, missingRows);
  const place = new Map<number, number>(all.map((value) => [value, tail.other?.index ?? 0]));
  shown.forEach((index, at) => place.set(all[index]!, at));
  const codes = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    const value = values[used ? used[i]! : i]!;
    codes[i] = Number.isFinite(value) ? place.get(value)! : tail.missing!;
  }
  const categories = Array.from(shown, (index): FieldCategory => {
    const value = all[index]!;
    return { label: message('fields.value', { value }), low: value, high: value };
  });
  return {
    codes,
    categories: [...categories, ...tail.categories],
    ordered: true,
    ...tail.found,
    missingRows,
    grain: null,
    step: null,
  };
}

function divideByRange(values: Float64Array, rows: RowsContext, { bins }: DimensionOptions): Divided {
  const { used } = rows;
  const n = rowsUsed(rows);
  let [least, most, missingRows, whole] = [Infinity, -Infinity, 0, true];
  for (let i = 0; i < n; i++) {
    const value = values[used ? used[i]! : i]!;
    if (!Number.isFinite(value)) {
      missingRows += 1;
      continue;
    }
    if (value < least) least = value;
    if (value > most) most = value;
    if (whole && value !== Math.round(value)) whole = false;
  }
  if (most < least) return noValues(n, missingRows, { ordered: true, grain: null });
  // Sturges' number of ranges, within what a picture can show.
  const sturges = Math.min(30, Math.max(8, Math.ceil(Math.log2(n - missingRows) + 1)));
  const wanted = typeof bins === 'number' ? bins : sturges;
  const edges = niceEdges(least, most, wanted, whole);
  const count = edges.length - 1;
  const tail = tailOf(count, 0, missingRows);
  const [low, step] = [edges[0]!, (edges[count]! - edges[0]!) / count];
  const codes = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    const value = values[used ? used[i]! : i]!;
    if (!Number.isFinite(value)) {
      codes[i] = tail.missing!;
      continue;
    }
    let bin = Math.min(count - 1, Math.max(0, Math.floor((value - low) / step)));
    // Division can miss an edge by the last digit.
    if (value < edges[bin]!) bin -= 1;
    else if (bin < count - 1 && value >= edges[bin + 1]!) bin += 1;
    codes[i] = bin;
  }
  // Whole numbers one by one are named by themselves, not as ranges.
  const single = whole && edges[1]! - edges[0]! === 1;
  const categories = Array.from({ length: count }, (_, at): FieldCategory => {
    const [from, to] = [edges[at]!, edges[at + 1]!];
    return {
      label: single ? message('fields.value', { value: from }) : message('fields.range', { low: from, high: to }),
      low: from,
      high: to,
    };
  });
  return {
    codes,
    categories: [...categories, ...tail.categories],
    ordered: true,
    ...tail.found,
    missingRows,
    grain: null,
    step: edges[1]! - edges[0]!,
  };
}

/**
 * Edges of about `wanted` ranges of equal width 1, 2, 2.5 or 5 × a power of ten that hold both values.
 * @param whole whole numbers: no range is narrower than 1 or has a border between them
 */
export function niceEdges(least: number, most: number, wanted: number, whole: boolean): Float64Array {
  // Below it powers of ten run out.
  const rough = Math.max(1e-290, (most - least) / Math.max(1, wanted) || Math.abs(least) || 1);
  let power = Math.floor(Math.log10(rough));
  const lead = rough / 10 ** power;
  let tenths = lead <= 1.0000001 ? 10 : lead <= 2 ? 20 : lead <= 2.5 ? 25 : lead <= 5 ? 50 : 100;
  if (whole && (power < 0 || (power === 0 && tenths % 10 !== 0))) {
    tenths = power < 0 ? 10 : 30;
    power = 0;
  }
  // Edges are whole multiples divided once, so that 0.3 is 0.3.
  power -= 1;
  const edgeAt = (multiple: number): number =>
    power < 0 ? (multiple * tenths) / 10 ** -power : multiple * tenths * 10 ** power;
  const step = edgeAt(1);
  let first = Math.floor(least / step);
  if (edgeAt(first) > least) first -= 1;
  let last = Math.max(first + 1, Math.ceil(most / step));
  // The largest whole number needs a range of its own where ranges are single numbers.
  if ((whole && step === 1 && edgeAt(last) <= most) || edgeAt(last) < most) last += 1;
  return Float64Array.from({ length: last - first + 1 }, (_, at) => edgeAt(first + at));
}

function noValues(n: number, missingRows: number, { ordered, grain }: Pick<Dimension, 'ordered' | 'grain'>): Divided {
  const tail = tailOf(0, 0, missingRows);
  return {
    codes: new Uint32Array(n),
    categories: tail.categories,
    ordered,
    ...tail.found,
    missingRows,
    grain,
    step: null,
  };
}

function takeNumbers(values: Float64Array, used: Uint32Array): Float64Array {
  const taken = new Float64Array(used.length);
  for (let i = 0; i < used.length; i++) taken[i] = values[used[i]!]!;
  return taken;
}

function dayOrNaN(day: number): number {
  return day === MISSING_DAY ? NaN : day;
}
