/** Tables of the pivot: its cells in long form, and the rows behind a cell. */

import { textAt } from '../../data/dictionary.ts';
import { clockText } from '../../data/column-report.ts';
import type { Column } from '../../data/columns.ts';
import { MISSING_DAY, MISSING_SECONDS, isoFromDay } from '../../lib/days.ts';
import { message, type Message } from '../../lib/outcome.ts';
import type { ResultTable, TableCell, TableColumnView } from '../contract.ts';
import { leafLines, namesOfLine, tableRowsOf, type OlapAxis, type OlapResult } from './compute.ts';
import { MOST_DIMENSIONS, MOST_MEASURES } from './layout.ts';
import { cellMessage } from './naming.ts';

/** Dimensions of an axis, with those that dates open into. */
const MOST_LEVELS = MOST_DIMENSIONS + 3;

const numbered = (name: string, most: number): string[] => Array.from({ length: most }, (_, at) => `${name}-${at + 1}`);

/** Those that a table needs are there, in this order. */
export const CELL_COLUMNS = [
  ...numbered('row', MOST_LEVELS),
  ...numbered('column', MOST_LEVELS),
  ...numbered('measure', MOST_MEASURES),
  'rows',
  'customers',
];

type Field = readonly [TableColumnView, (row: number) => TableCell];

export function tabulateOlap(result: OlapResult): readonly ResultTable[] {
  return [cellsTable(result), rowsTable(result)];
}

/** One row a cell of the deepest lines and columns that has rows. */
function cellsTable(result: OlapResult): ResultTable {
  const { down, across, counts, customers, measures, shown } = result;
  const width = across.lines.count;
  const cells: number[] = [];
  const columns = leafLines(across);
  for (const line of leafLines(down))
    for (const column of columns) if (counts[line * width + column]! > 0) cells.push(line * width + column);
  const dimensions = (axis: OlapAxis, name: string, lineOf: (cell: number) => number): Field[] => {
    const depth = Math.max(0, ...leafLines(axis).map((line) => namesOfLine(axis, line).length));
    const names = new Map<number, readonly (string | Message)[]>();
    const namesOf = (line: number): readonly (string | Message)[] => {
      let found = names.get(line);
      if (!found) names.set(line, (found = namesOfLine(axis, line)));
      return found;
    };
    return Array.from({ length: depth }, (_, level): Field => [
      { key: `${name}-${level + 1}`, label: axis.levels[level]!.label, style: 'message' },
      (row) => {
        const label = namesOf(lineOf(cells[row]!))[level];
        return label === undefined ? null : typeof label === 'string' ? message('olap.text', { text: label }) : label;
      },
    ]);
  };
  const number = (value: number): TableCell => (Number.isNaN(value) ? null : value);
  const fields: Field[] = [
    ...dimensions(down, 'row', (cell) => Math.floor(cell / width)),
    ...dimensions(across, 'column', (cell) => cell % width),
    ...measures.map(({ label, style }, at): Field => [
      { key: `measure-${at + 1}`, label, style },
      (row) => number(shown[at]![cells[row]!]!),
    ]),
    [{ key: 'rows', label: message('olap.column-rows'), style: 'integer' }, (row) => counts[cells[row]!]!],
    ...(customers
      ? [
          [
            { key: 'customers', label: message('olap.column-customers'), style: 'integer' },
            (row: number) => customers[cells[row]!]!,
          ] as const,
        ]
      : []),
  ];
  return {
    name: 'cells',
    title: message('olap.table-cells'),
    published: true,
    columns: fields.map(([view]) => view),
    rows: cells.length,
    cell: (row, index) => fields[index]![1](row),
    marks: { set: 'cell', of: (row) => cells[row]! },
  };
}

/** The rows of the file a cell is made of, read when looked at. */
function rowsTable(result: OlapResult): ResultTable {
  const { input, listed, counts } = result;
  const { table, customer } = input.rows;
  let rows: Uint32Array | null = null;
  const at = (row: number): number => (rows ??= tableRowsOf(result, listed))[row]!;
  const readers = table.columns.map(({ column }) => cellReader(column));
  const made: ResultTable = {
    name: 'rows',
    title:
      listed < 0 ? message('olap.table-rows') : message('olap.table-rows-of', { cell: cellMessage(result, listed) }),
    published: false,
    columns: [
      { key: 'line', label: message('olap.column-line'), style: 'plain' },
      ...table.columns.map(({ id, label, column }): TableColumnView => ({
        key: id,
        label: message('olap.text', { text: label }),
        style: column.kind === 'number' ? 'plain' : 'text',
      })),
    ],
    rows: counts[Math.max(0, listed)]!,
    cell: (row, index) => {
      const place = at(row);
      return index === 0 ? (table.lines ? table.lines[place]! : table.firstLine + place) : readers[index - 1]!(place);
    },
    moment: (row, index) => (index === 0 ? null : momentAt(table.columns[index - 1]!.column, at(row))),
  };
  return customer ? { ...made, customer: (row) => customer[at(row)]! } : made;
}

function cellReader(column: Column): (row: number) => TableCell {
  switch (column.kind) {
    case 'number':
      return (row) => (Number.isNaN(column.values[row]!) ? null : column.values[row]!);
    case 'date':
      return (row) => {
        const day = column.days[row]!;
        if (day === MISSING_DAY) return null;
        const time = column.seconds?.[row] ?? MISSING_SECONDS;
        return time === MISSING_SECONDS ? isoFromDay(day) : `${isoFromDay(day)} ${clockText(time)}`;
      };
    case 'text':
      return (row) => (column.codes[row] === 0 ? null : textAt(column.dictionary, column.codes[row]!));
  }
}

function momentAt(column: Column, row: number): ReturnType<NonNullable<ResultTable['moment']>> {
  if (column.kind !== 'date' || !column.seconds || column.days[row] === MISSING_DAY) return null;
  return { day: column.days[row]!, seconds: column.seconds[row]! };
}
