/** What is drawn of which columns: the ones chosen, or those a person would look at first, and the type of picture that fits them. */

import type { TableColumn } from '../../data/columns.ts';
import type { RowsContext } from '../../data/rows-context.ts';
import { MISSING_DAY } from '../../lib/days.ts';
import { message, type Message } from '../../lib/outcome.ts';
import { findField, rowsUsed } from '../fields.ts';
import {
  CHANNELS,
  type Channel,
  type ChartAggregation,
  type ChartFields,
  type ChartOptions,
  type ChartType,
} from './options.ts';

export interface Plan {
  readonly type: ChartType;
  readonly fields: ChartFields;
  /** column divided along x, or along the numbers of points */
  readonly x: TableColumn | null;
  /** column of values; of a heatmap the one its cells are of */
  readonly value: TableColumn | null;
  /** column of colours; of a heatmap its rows */
  readonly series: TableColumn | null;
  readonly facet: TableColumn | null;
  readonly size: TableColumn | null;
  readonly by: ChartAggregation;
  readonly notes: readonly Message[];
}

/** Names of numbers that are added up rather than averaged. */
const SUMMED =
  /金额|销售|收入|营收|成本|费用|利润|数量|件数|次数|人数|销量|总|额$|数$|amount|revenue|sales|cost|profit|quantity|qty|units|count|total|spend|paid/i;

type Kind = 'text' | 'date' | 'number';

const kindOf = (column: TableColumn | null): Kind | null => column?.column.kind ?? null;

/** @returns `null` where the table has no column at all */
export function planChart(rows: RowsContext, options: ChartOptions): Plan | null {
  if (rows.table.columns.length === 0) return null;
  const notes: Message[] = [];
  const asked = options.fields ?? firstChoice(rows);
  const fields = { ...asked };
  const columns = Object.fromEntries(
    CHANNELS.map((channel) => {
      const id = asked[channel];
      const found = id === null ? null : (findField(rows, id)?.column ?? null);
      if (id !== null && !found) {
        fields[channel] = null;
        notes.push(message('chart.note-column-gone', { channel: message(`chart.channel-${channel}`) }));
      }
      return [channel, found];
    }),
  ) as Record<Channel, TableColumn | null>;
  let { x, y } = columns;
  const { colour, facet, size } = columns;
  if (!x && !y) {
    const first = firstChoice(rows);
    for (const channel of ['x', 'y'] as const) {
      const id = first[channel];
      fields[channel] = id;
      if (channel === 'x') x = id === null ? null : findField(rows, id)!.column;
      else y = id === null ? null : findField(rows, id)!.column;
    }
  }
  // A single column is looked at along x, and what is divided stands before what is measured.
  if (!x && y) [x, y] = [y, null];
  const fitting = fittingType(x, y);
  let type = options.type === 'auto' ? fitting : options.type;
  const lack = lackOf(type, x, y);
  if (lack) {
    notes.push(message(lack, { type: message(`chart.type-${fitting}`) }));
    type = fitting;
  }
  if (type === 'histogram' && kindOf(x) !== 'number' && kindOf(y) === 'number') [x, y] = [y, null];
  else if (type !== 'scatter' && type !== 'heatmap' && kindOf(x) === 'number' && y && kindOf(y) !== 'number')
    [x, y] = [y, x];
  else if (type === 'box' && !y) [x, y] = [null, x];
  const base = { type, fields, facet, notes };
  if (size && type !== 'scatter') notes.push(message('chart.note-size-unused'));
  switch (type) {
    case 'scatter':
      return { ...base, x, value: y, series: colour, size: kindOf(size) === 'number' ? size : null, by: 'count' };
    case 'heatmap':
      return { ...base, x, value: colour, series: y, size: null, by: aggregationOf(options.by, colour, rows, notes) };
    case 'histogram': {
      const by = ['count', 'share', 'customers'].includes(options.by) ? options.by : 'count';
      if (y) notes.push(message('chart.note-y-unused'));
      return {
        ...base,
        x,
        value: null,
        series: colour,
        size: null,
        by: countable(by as ChartAggregation, rows, notes),
      };
    }
    case 'box':
      if (colour && x) notes.push(message('chart.note-colour-unused'));
      return { ...base, x: x ?? colour, value: y, series: null, size: null, by: 'median' };
    default:
      return { ...base, x, value: y, series: colour, size: null, by: aggregationOf(options.by, y, rows, notes) };
  }
}

/** The type of picture two columns ask for. */
export function fittingType(x: TableColumn | null, y: TableColumn | null): ChartType {
  const [a, b] = [kindOf(x), kindOf(y)];
  if (a === 'number' && b === null) return 'histogram';
  if (a === 'number' && b === 'number') return 'scatter';
  if (a !== 'number' && b !== null && b !== 'number') return 'heatmap';
  return a === 'date' || (a === 'number' && b === 'date') ? 'line' : 'bar';
}

/** Why a type cannot be drawn of these columns; `null` where it can. */
function lackOf(type: ChartType, x: TableColumn | null, y: TableColumn | null): string | null {
  const [a, b] = [kindOf(x), kindOf(y)];
  const numbers = Number(a === 'number') + Number(b === 'number');
  if (type === 'scatter' && !((a === 'number' || a === 'date') && b === 'number')) return 'chart.note-scatter-lacks';
  if (type === 'histogram' && numbers === 0) return 'chart.note-histogram-lacks';
  if (type === 'box' && numbers === 0) return 'chart.note-box-lacks';
  if (type === 'heatmap' && (a === null || b === null)) return 'chart.note-heatmap-lacks';
  return null;
}

/** Tables of at most so many rows may hold one row a thing: a city with its sales. */
const FEW_ROWS = 60;

/**
 * Date and money: money by time. Else what is named once a row, with its number, in a short table; the first category that divides the
 * rows, counted; the first column of numbers, spread out. A column of a single value is not worth an axis.
 */
function firstChoice(rows: RowsContext): ChartFields {
  const { table, currencies } = rows;
  const { columns } = table;
  const n = rowsUsed(rows);
  const filled = (column: TableColumn): boolean => column.label.trim() !== '' || columns.length < 20;
  const number = (test: (column: TableColumn, at: number) => boolean): TableColumn | undefined =>
    columns.find((column, at) => column.type === 'number' && test(column, at));
  const money =
    number((_, at) => currencies[at] != null) ??
    number(({ label }) => SUMMED.test(label)) ??
    number(() => true) ??
    null;
  const dates = columns.filter(({ type }) => type === 'date');
  const date = dates.find((column) => variety(column, rows) > 1) ?? null;
  const none: ChartFields = { x: null, y: null, colour: null, facet: null, size: null };
  if (date && money) return { ...none, x: date.id, y: money.id };
  const single = (column: TableColumn): boolean => n > 1 && n <= FEW_ROWS && variety(column, rows) === n;
  const named = (types: readonly TableColumn['type'][]): TableColumn | undefined =>
    money ? columns.find((column) => types.includes(column.type) && filled(column) && single(column)) : undefined;
  const things = named(['text', 'category']);
  if (things) return { ...none, x: things.id, y: money!.id };
  const category = columns.find((column) => column.type === 'category' && filled(column) && variety(column, rows) > 1);
  if (category) return { ...none, x: category.id };
  const people = named(['identifier']);
  if (people) return { ...none, x: people.id, y: money!.id };
  const last = date ?? money ?? dates[0] ?? columns.find(({ type }) => type === 'text') ?? columns[0];
  return { ...none, x: last?.id ?? null };
}

/** Number of different values of texts and dates in use, exact where it is 0 or 1 and in tables of {@link FEW_ROWS}; else at least 2. */
function variety({ column }: TableColumn, rows: RowsContext): number {
  if (column.kind === 'number') return 0;
  const cells = column.kind === 'date' ? column.days : column.codes;
  const missing = column.kind === 'date' ? MISSING_DAY : 0;
  const seen = new Set<number>();
  for (let i = 0, n = rowsUsed(rows); i < n && seen.size <= FEW_ROWS; i++) {
    const cell = cells[rows.used ? rows.used[i]! : i]!;
    if (cell !== missing) seen.add(cell);
  }
  return seen.size;
}

/** Money and other amounts are added up, other numbers averaged; without a column rows are counted. */
function aggregationOf(
  asked: ChartOptions['by'],
  column: TableColumn | null,
  rows: RowsContext,
  notes: Message[],
): ChartAggregation {
  const numeric = kindOf(column) === 'number';
  if (asked === 'auto') {
    if (!column) return 'count';
    if (!numeric) return 'distinct';
    return findField(rows, column.id)?.currency != null || SUMMED.test(column.label) ? 'sum' : 'mean';
  }
  if (asked === 'count' || asked === 'share') return asked;
  if (asked === 'customers') return countable(asked, rows, notes);
  if (asked === 'distinct' && column) return asked;
  if (numeric) return asked;
  notes.push(message('chart.note-by-lacks', { by: message(`chart.by-${asked}`) }));
  return column && asked !== 'distinct' ? 'distinct' : 'count';
}

function countable(by: ChartAggregation, rows: RowsContext, notes: Message[]): ChartAggregation {
  if (by !== 'customers' || rows.customer) return by;
  notes.push(message('chart.note-no-customers-counted'));
  return 'count';
}
