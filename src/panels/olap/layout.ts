/** What stands where in a pivot: dimensions down and across, measures, members left out. Plain JSON, and how it reads from an address. */

import type { DateGrain } from '../fields.ts';

export const MOST_DIMENSIONS = 4;
export const MOST_MEASURES = 4;
export const MOST_FILTERS = 8;
const MOST_VALUES = 500;

export const GRAINS = ['year', 'quarter', 'month', 'week', 'day', 'calendar-month', 'weekday', 'hour'] as const;

/** A column and how it is divided: a part of dates, or ranges of numbers. */
export interface DimensionSpec {
  readonly column: string;
  readonly by: DateGrain | 'bins' | 'values' | null;
}

export const AGGREGATES = [
  'count',
  'sum',
  'mean',
  'median',
  'min',
  'max',
  'distinct',
  'difference',
  'margin',
  'ratio',
  'per',
] as const;

export type Aggregate = (typeof AGGREGATES)[number];

export const SHOWS = [
  'value',
  'share-row',
  'share-column',
  'share-total',
  'cumulative',
  'change',
  'change-rate',
] as const;

export type Show = (typeof SHOWS)[number];

/**
 * A measure. `difference` is Σa − Σb, `margin` (Σa − Σb) ÷ Σa, `ratio` Σa ÷ Σb over rows that have both; `per` is Σa ÷ the number of
 * different b.
 */
export interface MeasureSpec {
  readonly of: Aggregate;
  readonly a: string | null;
  readonly b: string | null;
  readonly show: Show;
}

/** A `type`, so that it is plain JSON to the compiler. */
export type Member = {
  readonly dimension: string;
  readonly value: string;
};

/** Only rows whose member is (or with `not`, is not) one of `values`. */
export type Filter = {
  readonly dimension: string;
  readonly values: readonly string[];
  readonly not: boolean;
};

export type Layout = {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly measures: readonly string[];
  readonly filters: readonly Filter[];
};

/** Where a person is in the table: what was drilled into, what stands open, and the cell whose rows are listed. */
export type Drill = {
  readonly focus: readonly Member[];
  readonly openRows: readonly (readonly string[])[];
  readonly closedRows: readonly (readonly string[])[];
  readonly openColumns: readonly (readonly string[])[];
  readonly closedColumns: readonly (readonly string[])[];
  readonly cell: { readonly row: readonly string[]; readonly column: readonly string[] } | null;
};

export const NO_DRILL: Drill = {
  focus: [],
  openRows: [],
  closedRows: [],
  openColumns: [],
  closedColumns: [],
  cell: null,
};

const COLUMN = /^c\d{1,5}$/;

export function parseDimension(text: string): DimensionSpec | null {
  const [column, by, ...rest] = text.split('.');
  if (column === undefined || !COLUMN.test(column) || rest.length > 0) return null;
  if (by === undefined) return { column, by: null };
  const known = by === 'bins' || by === 'values' ? by : GRAINS.find((grain) => grain === by);
  return known ? { column, by: known } : null;
}

export function printDimension({ column, by }: DimensionSpec): string {
  return by === null ? column : `${column}.${by}`;
}

/** How many columns an aggregate is of. */
export function arityOf(of: Aggregate): 0 | 1 | 2 {
  if (of === 'count') return 0;
  return of === 'difference' || of === 'margin' || of === 'ratio' || of === 'per' ? 2 : 1;
}

/** Whether the parts of a total add up to it. */
export function addsUp(of: Aggregate): boolean {
  return of === 'count' || of === 'sum' || of === 'difference';
}

/** What a measure may be shown as: only parts that add up are shown running; a share of a mean says nothing. */
export function showsOf(of: Aggregate): readonly Show[] {
  if (addsUp(of)) return SHOWS;
  return of === 'distinct'
    ? SHOWS.filter((show) => show !== 'cumulative')
    : SHOWS.filter((show) => show === 'value' || show === 'change' || show === 'change-rate');
}

export function parseMeasure(text: string): MeasureSpec | null {
  const [what, shown = 'value', ...more] = text.split('@');
  const [name, a = null, b = null, ...rest] = (what ?? '').split('.');
  const of = AGGREGATES.find((aggregate) => aggregate === name);
  const show = SHOWS.find((each) => each === shown);
  if (!of || !show || more.length > 0 || rest.length > 0) return null;
  const given = [a, b].filter((column) => column !== null);
  if (given.length !== arityOf(of) || !given.every((column) => COLUMN.test(column))) return null;
  return showsOf(of).includes(show) ? { of, a, b, show } : null;
}

export function printMeasure({ of, a, b, show }: MeasureSpec): string {
  const columns = [a, b].slice(0, arityOf(of)).filter((column) => column !== null);
  return [of, ...columns].join('.') + (show === 'value' ? '' : `@${show}`);
}

/**
 * Total reading of a layout. From an address, such as `rows:c2.month,c5;columns:c4;measures:sum.c3,count;where:c6=Shanghai|Beijing`;
 * `where:c6!=…` leaves out, and a member with `;` or `|` in it is percent-encoded.
 */
export function decodeLayout(given: unknown): Layout | undefined {
  if (typeof given === 'string') return fromText(given);
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined;
  const { rows, columns, measures, filters } = given as Partial<Record<keyof Layout, unknown>>;
  const down = textsOf(rows, MOST_DIMENSIONS, (text) => parseDimension(text) !== null);
  const across = textsOf(columns, MOST_DIMENSIONS, (text) => parseDimension(text) !== null);
  const measured = textsOf(measures, MOST_MEASURES, (text) => parseMeasure(text) !== null);
  const left = filters === undefined ? [] : listOf(filters, MOST_FILTERS, decodeFilter);
  if (!down || !across || !measured || !left) return undefined;
  const all = [...down, ...across];
  return new Set(all).size === all.length
    ? { rows: down, columns: across, measures: measured, filters: left }
    : undefined;
}

function fromText(text: string): Layout | undefined {
  const parts: { rows: string[]; columns: string[]; measures: string[]; filters: Filter[] } = {
    rows: [],
    columns: [],
    measures: [],
    filters: [],
  };
  for (const part of text.split(';').filter((each) => each.trim() !== '')) {
    const cut = part.indexOf(':');
    const [name, rest] = [part.slice(0, cut).trim(), part.slice(cut + 1)];
    const list = rest.split(',').filter((each) => each !== '');
    if (name === 'rows' || name === 'columns' || name === 'measures') parts[name] = list;
    else if (name === 'where') {
      const filter = filterFrom(rest);
      if (!filter) return undefined;
      parts.filters.push(filter);
    } else return undefined;
  }
  return decodeLayout(parts);
}

function filterFrom(text: string): Filter | null {
  const match = /^([^=!]+)(!?)=(.*)$/.exec(text);
  if (!match) return null;
  const values = match[3]!.split('|').map(decoded);
  return decodeFilter({ dimension: match[1], values, not: match[2] === '!' }) ?? null;
}

function decodeFilter(given: unknown): Filter | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { dimension, values, not } = given as Partial<Record<keyof Filter, unknown>>;
  const members = textsOf(values, MOST_VALUES, () => true);
  if (typeof dimension !== 'string' || parseDimension(dimension) === null || !members) return undefined;
  return { dimension, values: members, not: not === true };
}

/** Total reading of a drill path. From an address, what was drilled into: `c2.month=2023-01;c5=Shanghai`. */
export function decodeDrill(given: unknown): Drill | undefined {
  if (typeof given === 'string') {
    const focus = given
      .split(';')
      .filter((part) => part !== '')
      .map((part) => {
        const cut = part.indexOf('=');
        return { dimension: part.slice(0, cut), value: decoded(part.slice(cut + 1)) };
      });
    return decodeDrill({ focus });
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined;
  const source = given as Partial<Record<keyof Drill, unknown>>;
  const paths = (value: unknown): readonly (readonly string[])[] | undefined =>
    value === undefined ? [] : listOf(value, MOST_VALUES, (path) => textsOf(path, MOST_PATH, () => true, true));
  const focus = source.focus === undefined ? [] : listOf(source.focus, 2 * MOST_PATH, decodeMember);
  const [openRows, closedRows] = [paths(source.openRows), paths(source.closedRows)];
  const [openColumns, closedColumns] = [paths(source.openColumns), paths(source.closedColumns)];
  const cell = source.cell === undefined || source.cell === null ? null : decodeCell(source.cell);
  if (!focus || !openRows || !closedRows || !openColumns || !closedColumns || cell === undefined) return undefined;
  return { focus, openRows, closedRows, openColumns, closedColumns, cell };
}

const MOST_PATH = 8;

function decodeMember(given: unknown): Member | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { dimension, value } = given as Partial<Record<keyof Member, unknown>>;
  if (typeof dimension !== 'string' || parseDimension(dimension) === null) return undefined;
  return typeof value === 'string' && value.length <= 500 ? { dimension, value } : undefined;
}

function decodeCell(given: unknown): Drill['cell'] | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { row, column } = given as { readonly row?: unknown; readonly column?: unknown };
  const [down, across] = [textsOf(row, MOST_PATH, () => true, true), textsOf(column, MOST_PATH, () => true, true)];
  return down && across ? { row: down, column: across } : undefined;
}

function listOf<T>(given: unknown, most: number, decode: (item: unknown) => T | undefined): readonly T[] | undefined {
  if (!Array.isArray(given) || given.length > most) return undefined;
  const list: T[] = [];
  for (const item of given as unknown[]) {
    const read = decode(item);
    if (read === undefined) return undefined;
    list.push(read);
  }
  return list;
}

function textsOf(
  given: unknown,
  most: number,
  valid: (text: string) => boolean,
  repeated = false,
): readonly string[] | undefined {
  const list = listOf(given, most, (item) =>
    typeof item === 'string' && item.length <= 500 && valid(item) ? item : undefined,
  );
  return list && (repeated || new Set(list).size === list.length) ? list : undefined;
}

/** Percent-encoding undone where it is one. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
