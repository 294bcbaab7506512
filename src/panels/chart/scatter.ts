/** Two columns of numbers against each other: as points, or as cells with their numbers of rows where points would be a blot. */

import type { TableColumn } from '../../data/columns.ts';
import type { RowsContext } from '../../data/rows-context.ts';
import { MISSING_DAY } from '../../lib/days.ts';
import { message, type Message } from '../../lib/outcome.ts';
import { groupRows, NO_GROUP, type Grouping } from '../../models/group-table.ts';
import { daysOf, findField, measureOf, rowsUsed, type Dimension } from '../fields.ts';
import type { ChartOptions } from './options.ts';
import type { Plan } from './plan.ts';
import {
  CELL_COLUMNS,
  CELL_ROWS,
  MOST_POINTS,
  type ChartAxis,
  type ChartMarks,
  type ChartScatter,
  type LeftOut,
} from './view.ts';

export interface MadeScatter {
  readonly grouping: Grouping;
  readonly marks: Omit<ChartMarks, 'customers'>;
  readonly scatter: ChartScatter;
  readonly leftOut: LeftOut;
  readonly n: number;
  readonly notes: readonly Message[];
}

/** `null` where no row has both numbers. */
export function scatterOf(
  plan: Plan,
  rows: RowsContext,
  options: ChartOptions,
  series: Dimension | null,
  facet: Dimension | null,
): MadeScatter | null {
  const [xs, ys] = [numbersOf(plan.x!, rows), numbersOf(plan.value!, rows)];
  const count = rowsUsed(rows);
  const notes: Message[] = [];
  const positive = (values: Float64Array): boolean => values.some((value) => value > 0);
  const [logX, logY] = [options.logX && positive(xs), options.logY && positive(ys)];
  const leftOut = { x: 0, series: 0, value: 0, scale: 0 };
  const used = new Uint8Array(count);
  let n = 0;
  let [lowX, highX, lowY, highY] = [Infinity, -Infinity, Infinity, -Infinity];
  let [wholeX, wholeY] = [true, true];
  for (let i = 0; i < count; i += 1) {
    const [x, y] = [xs[i]!, ys[i]!];
    if (x - x !== 0) leftOut.x += 1;
    else if (y - y !== 0) leftOut.value += 1;
    else if ((logX && !(x > 0)) || (logY && !(y > 0))) leftOut.scale += 1;
    else {
      used[i] = 1;
      n += 1;
      if (x < lowX) lowX = x;
      if (x > highX) highX = x;
      if (y < lowY) lowY = y;
      if (y > highY) highY = y;
      if (wholeX && x !== Math.round(x)) wholeX = false;
      if (wholeY && y !== Math.round(y)) wholeY = false;
    }
  }
  if (n === 0) return null;
  const relation = relate(xs, ys, used, n, logX, logY);
  const axis = (column: TableColumn, low: number, high: number, log: boolean, whole: boolean): ChartAxis => ({
    label: column.label,
    day: column.column.kind === 'date',
    currency: findField(rows, column.id)?.currency ?? null,
    whole,
    log,
    ...(high > low ? { low, high } : log ? { low: low / 2, high: low * 2 } : { low: low - 0.5, high: low + 0.5 }),
  });
  const [x, y] = [axis(plan.x!, lowX, highX, logX, wholeX), axis(plan.value!, lowY, highY, logY, wholeY)];
  const base = { leftOut, n, notes };
  if (n <= MOST_POINTS) {
    const points = new Uint32Array(n);
    for (let i = 0, at = 0; i < count; i += 1) if (used[i] === 1) points[at++] = i;
    // Each point is a mark, in the order of x.
    points.sort((a, b) => xs[a]! - xs[b]! || ys[a]! - ys[b]! || a - b);
    const of = new Uint32Array(count).fill(NO_GROUP);
    points.forEach((i, mark) => (of[i] = mark));
    const take = (values: Float64Array): Float64Array => Float64Array.from(points, (i) => values[i]!);
    const codes = (dimension: Dimension | null): Uint32Array =>
      dimension ? points.map((i) => dimension.codes[i]!) : new Uint32Array(n);
    const sizes = plan.size ? measureOf(plan.size, rows) : null;
    return {
      ...base,
      grouping: { count: n, of, codes: [], rows: new Uint32Array(n).fill(1), missing: count - n },
      marks: {
        facet: codes(facet),
        x: Uint32Array.from(points.keys()),
        series: codes(series),
        rows: new Uint32Array(n).fill(1),
        value: take(ys),
      },
      scatter: { x, y, points: { x: take(xs), y: take(ys), size: sizes && take(sizes.values) }, ...relation },
    };
  }
  notes.push(message('chart.note-density', { n, most: MOST_POINTS }));
  if (series || plan.size) notes.push(message('chart.note-density-plain'));
  const cell = new Uint32Array(count).fill(NO_GROUP);
  const [placeX, placeY] = [placer(x, CELL_COLUMNS), placer(y, CELL_ROWS)];
  for (let i = 0; i < count; i += 1) if (used[i] === 1) cell[i] = placeY(ys[i]!) * CELL_COLUMNS + placeX(xs[i]!);
  const cells = { codes: cell, count: CELL_COLUMNS * CELL_ROWS };
  const grouping = groupRows(facet ? [{ codes: facet.codes, count: facet.categories.length }, cells] : [cells], count);
  const places = grouping.codes.at(-1)!;
  return {
    ...base,
    grouping,
    marks: {
      facet: facet ? grouping.codes[0]! : new Uint32Array(grouping.count),
      x: places.map((at) => at % CELL_COLUMNS),
      series: places.map((at) => Math.floor(at / CELL_COLUMNS)),
      rows: grouping.rows,
      value: Float64Array.from(grouping.rows),
    },
    scatter: { x, y, points: null, ...relation },
  };
}

/** Place of a value among equal parts of an axis. */
function placer({ low, high, log }: ChartAxis, parts: number): (value: number) => number {
  const from = log ? Math.log(low) : low;
  const scale = parts / ((log ? Math.log(high) : high) - from);
  const at = (share: number): number => (share >= parts ? parts - 1 : share > 0 ? Math.floor(share) : 0);
  return log ? (value) => at((Math.log(value) - from) * scale) : (value) => at((value - from) * scale);
}

function numbersOf(column: TableColumn, rows: RowsContext): Float64Array {
  const days = daysOf(column, rows);
  if (days) {
    const values = new Float64Array(days.length);
    for (let i = 0; i < days.length; i += 1) values[i] = days[i] === MISSING_DAY ? NaN : days[i]!;
    return values;
  }
  return measureOf(column, rows)!.values;
}

/** Pearson's r and the least-squares line, by deviations from the means; of logarithms where the axes are. NaN where it is not known. */
function relate(
  xs: Float64Array,
  ys: Float64Array,
  used: Uint8Array,
  n: number,
  logX: boolean,
  logY: boolean,
): Pick<ChartScatter, 'slope' | 'intercept' | 'correlation'> {
  const [a, b] = [logX ? xs.map(Math.log) : xs, logY ? ys.map(Math.log) : ys];
  let [sumX, sumY] = [0, 0];
  for (let i = 0; i < used.length; i += 1) {
    if (used[i] === 0) continue;
    sumX += a[i]!;
    sumY += b[i]!;
  }
  const [meanX, meanY] = [sumX / n, sumY / n];
  let [xx, yy, xy] = [0, 0, 0];
  for (let i = 0; i < used.length; i += 1) {
    if (used[i] === 0) continue;
    const [dx, dy] = [a[i]! - meanX, b[i]! - meanY];
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  const known = n >= 3 && xx > 0 && yy > 0;
  const slope = xx > 0 ? xy / xx : NaN;
  return {
    correlation: known ? Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy))) : NaN,
    slope,
    intercept: meanY - slope * meanX,
  };
}
