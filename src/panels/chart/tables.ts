/** The tables of the chart: one row a mark, as steps can use them, and the five numbers of boxes. */

import { message } from '../../lib/outcome.ts';
import type { ResultTable, TableCell, TableColumnView } from '../contract.ts';
import { sharesOf } from '../../models/group-table.ts';
import type { ChartResult } from './compute.ts';
import { cellEnds, measureName, nameIn, placeOn } from './names.ts';
import { CELL_COLUMNS, CELL_ROWS, type ChartDimension, type ChartView } from './view.ts';

export const VALUE_COLUMNS = ['facet', 'x', 'series', 'y', 'rows', 'customers', 'value', 'share'] as const;

type Field = readonly [TableColumnView, (mark: number) => TableCell];

export function tabulateChart({ view }: ChartResult): readonly ResultTable[] {
  return view.boxes ? [valuesTable(view), boxTable(view)] : [valuesTable(view)];
}

function valuesTable(view: ChartView): ResultTable {
  const { marks, measure, scatter, x, series, facet, type, linked, labels } = view;
  const heat = type === 'heatmap';
  const shares = measure.additive && !scatter ? sharesOf(marks.value) : null;
  const order = orderOfMarks(view);
  const named = (key: string, name: string | null): TableColumnView['label'] =>
    name === null ? message(`chart.column-${key}`) : message('chart.of', { name });
  const along = (key: 'facet' | 'x' | 'series' | 'y', dimension: ChartDimension | null, codes: Uint32Array): Field =>
    dimension ? partField(key, dimension, codes) : nothing(key, message(`chart.column-${key}`));
  const fields: readonly Field[] = [
    along('facet', facet, marks.facet),
    scatter ? pointField('x', view) : along('x', x, marks.x),
    along('series', heat ? null : series, marks.series),
    scatter ? pointField('y', view) : along('y', heat ? series : null, marks.series),
    [{ key: 'rows', label: message('chart.column-rows'), style: 'integer' }, (mark) => marks.rows[mark]!],
    [
      { key: 'customers', label: message('chart.column-customers'), style: 'integer' },
      (mark) => marks.customers?.[mark] ?? null,
    ],
    [
      {
        key: 'value',
        label: scatter ? named('value', labels.y) : measureName(measure),
        style: scatter ? 'number' : measure.style,
      },
      (mark) => known(marks.value[mark]!),
    ],
    [
      { key: 'share', label: message('chart.column-share'), style: 'percent1' },
      (mark) => (shares ? known(shares[mark]!) : null),
    ],
  ];
  const table: ResultTable = {
    name: 'values',
    title: message('chart.table-values'),
    published: true,
    columns: fields.map(([head]) => head),
    rows: order.length,
    cell: (row, index) => fields[index]![1](order[row]!),
  };
  return linked ? { ...table, marks: { set: 'mark', of: (row) => order[row]! } } : table;
}

/** As they stand in the picture: frames, then along x, then colours. */
function orderOfMarks({ marks }: ChartView): Uint32Array {
  const { facet, x, series } = marks;
  return Uint32Array.from(marks.rows.keys()).sort(
    (a, b) => facet[a]! - facet[b]! || x[a]! - x[b]! || series[a]! - series[b]! || a - b,
  );
}

/** Periods are days, single numbers are numbers, so that steps can go on with them; all else is text. */
function partField(key: string, dimension: ChartDimension, codes: Uint32Array): Field {
  const label = message('chart.of', { name: dimension.label });
  const { categories, grain, ranges, kind, other, missing } = dimension;
  const plain = other < 0 && missing < 0;
  if (plain && categories.every(({ day }) => day !== undefined)) {
    const style = grain === 'week' || grain === 'month' || grain === 'quarter' || grain === 'year' ? grain : 'day';
    return [{ key, label, style }, (mark) => categories[codes[mark]!]!.day!];
  }
  if (plain && kind === 'number' && !ranges && categories.every(({ low, high }) => low !== undefined && low === high))
    return [{ key, label, style: 'number' }, (mark) => categories[codes[mark]!]!.low!];
  return [{ key, label, style: 'message' }, (mark) => nameIn(dimension, codes[mark]!)];
}

function pointField(key: 'x' | 'y', { scatter, marks }: ChartView): Field {
  const axis = scatter![key];
  const label = message('chart.of', { name: axis.label });
  const values = scatter!.points?.[key];
  if (values) return [{ key, label, style: axis.day ? 'day' : 'number' }, (mark) => values[mark]!];
  const [codes, parts] = key === 'x' ? [marks.x, CELL_COLUMNS] : [marks.series, CELL_ROWS];
  return [
    { key, label, style: 'message' },
    (mark) => {
      const [from, to] = cellEnds(axis, codes[mark]!, parts);
      return message('chart.from-to', { from: placeOn(axis, from), to: placeOn(axis, to) });
    },
  ];
}

function boxTable(view: ChartView): ResultTable {
  const { marks, boxes, measure, x, facet, linked } = view;
  const order = orderOfMarks(view);
  const number = (key: string, values: Float64Array): Field => [
    { key, label: message(`chart.column-${key}`), style: measure.style },
    (mark) => values[mark]!,
  ];
  const fields: readonly Field[] = [
    ...(facet ? [partField('facet', facet, marks.facet)] : []),
    ...(x ? [partField('x', x, marks.x)] : []),
    [{ key: 'rows', label: message('chart.column-rows'), style: 'integer' }, (mark) => marks.rows[mark]!],
    number('low', boxes!.low),
    number('first', boxes!.first),
    number('median', marks.value),
    number('third', boxes!.third),
    number('high', boxes!.high),
    [{ key: 'beyond', label: message('chart.column-beyond'), style: 'integer' }, (mark) => boxes!.beyond[mark]!],
  ];
  const table: ResultTable = {
    name: 'boxes',
    title: message('chart.table-boxes'),
    published: false,
    columns: fields.map(([head]) => head),
    rows: order.length,
    cell: (row, index) => fields[index]![1](order[row]!),
  };
  return linked ? { ...table, marks: { set: 'mark', of: (row) => order[row]! } } : table;
}

function nothing(key: string, label: TableColumnView['label']): Field {
  return [{ key, label, style: 'text' }, () => null];
}

function known(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
