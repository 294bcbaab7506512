/** The tables of a data cell that people look into: all rows, the rows out of use, the problems. Rows are read when asked for. */

import type { ColumnTable } from 'arquero';
import { toArquero } from './arquero-table.ts';
import { clockText } from './column-report.ts';
import type { TableColumn } from './columns.ts';
import type { Prepared } from './prepare.ts';
import { rowOfLine } from './original.ts';
import { doneWith, filterProblems, type RowFilter } from './problem-rows.ts';
import type { Problem } from './problems.ts';
import type { ReadFile } from './read-file.ts';
import type { FindingCode } from './report.ts';
import { REASONS } from './row-checks.ts';
import type { StepTable } from './steps/step-table.ts';
import type { Moment } from './written-table.ts';
import type { NumberStyle } from '../i18n/format.ts';
import { message, type Message } from '../lib/outcome.ts';
import { isoFromDay, MISSING_DAY, MISSING_SECONDS } from '../lib/days.ts';

export type DataTableName = 'rows' | 'listed' | 'problems';

/** Has the shape of a panel's result table, so that whoever shows, sorts and saves those can do the same with these. */
export interface DataRows {
  readonly name: DataTableName;
  readonly title: Message;
  readonly published: boolean;
  readonly columns: readonly {
    readonly key: string;
    readonly label: Message;
    readonly style: NumberStyle | 'text' | 'message';
    /** of a column of numbers those it has at most; −1 where no few hold them */
    readonly decimals?: number;
  }[];
  readonly rows: number;
  cell(row: number, column: number): string | number | null | Message;
  /** day and time of a cell that has both */
  moment?(row: number, column: number): Moment | null;
  /** customer of a row, −1 where the row is out of use */
  customer?(row: number): number;
  /** row of the file's table that a row is about, −1 where it is about none */
  fileRow?(row: number): number;
  /** of a row about a line that is no row of the table: the line as the file has it */
  lineText?(row: number): string | null;
}

type Cell = string | number | null | Message;

/** A column and how to get its cells. */
interface View {
  readonly key: string;
  readonly label: Message;
  readonly style: NumberStyle | 'text' | 'message';
  readonly decimals?: number;
  readonly cell: (row: number) => Cell;
  readonly moment?: (row: number) => Moment | null;
}

export function dataTable(file: ReadFile, prepared: Prepared, name: DataTableName, only: RowFilter = {}): DataRows {
  if (name === 'problems') return problemRows(file, prepared, only);
  if (name === 'rows') return only.finding ? rowsOfFinding(file, prepared, only.finding) : allRows(file, prepared);
  return listedRows(file, prepared);
}

/** Rows of a table between two steps, without lines or customers. */
export function stepRows({ rows, columns }: StepTable, title: Message): DataRows {
  const named = columns.map(({ name, type, column }, index) => ({ id: `c${index}`, label: name, type, column }));
  return show('rows', title, columnViews({ table: { rows, columns: named, lines: null, firstLine: 1 } }), rows);
}

function allRows(file: ReadFile, prepared: Prepared): DataRows {
  const views = [lineView((row) => lineOf(file, row)), ...columnViews(file)];
  const all = show('rows', message('data.table-rows', { name: file.name }), views, file.table.rows);
  const shown = { ...all, fileRow: (row: number) => row };
  return prepared.base ? { ...shown, customer: prepared.customerOfRow } : shown;
}

// The rows a finding is about, whether they are in use or not.
function rowsOfFinding(file: ReadFile, { concerned, listed }: Prepared, code: FindingCode): DataRows {
  const rows = concerned.get(code);
  const found = rows instanceof Uint32Array ? rows : new Uint32Array(0);
  const reasons = new Map(Array.from(listed.rows, (row, at) => [row, listed.reasons[at]!]));
  const use: View = {
    key: 'use',
    label: message('intake.column-use'),
    style: 'message',
    cell: (row) => {
      const reason = reasons.get(found[row]!);
      return reason === undefined ? message('intake.row-used') : message(`data.listed-${REASONS[reason]!}`);
    },
  };
  return pickedRows(file, 'rows', message(`data.finding-${code}`, { count: found.length }), use, found);
}

function pickedRows(file: ReadFile, name: DataTableName, title: Message, about: View, rows: Uint32Array): DataRows {
  const views = columnViews(file).map(({ moment, ...view }) => ({
    ...view,
    cell: (row: number) => view.cell(rows[row]!),
    ...(moment ? { moment: (row: number) => moment(rows[row]!) } : {}),
  }));
  const shown = show(name, title, [lineView((row) => lineOf(file, rows[row]!)), about, ...views], rows.length);
  return { ...shown, fileRow: (row: number) => rows[row] ?? -1 };
}

function listedRows(file: ReadFile, { listed }: Prepared): DataRows {
  const { passed } = file;
  const at = (row: number): number => listed.rows[row]!;
  const own = listed.rows.length;
  const reason: View = {
    key: 'reason',
    label: message('data.column-reason'),
    style: 'message',
    cell: (row) => message(`data.listed-${row < own ? REASONS[listed.reasons[row]!]! : 'other-table'}`),
  };
  const views = columnViews(file).map(({ moment, ...view }) => ({
    ...view,
    cell: (row: number) => (row < own ? view.cell(at(row)) : null),
    ...(moment ? { moment: (row: number) => (row < own ? moment(at(row)) : null) } : {}),
  }));
  // Lines of another table have other columns: they are shown as they stand.
  const text: View = {
    key: 'text',
    label: message('intake.column-text'),
    style: 'text',
    cell: (row) => (row < own ? null : passed!.texts[row - own]!),
  };
  const shown = show(
    'listed',
    message('data.table-listed', { name: file.name }),
    [
      lineView((row) => (row < own ? lineOf(file, at(row)) : passed!.lines[row - own]!)),
      reason,
      ...(passed ? [text] : []),
      ...views,
    ],
    own + (passed?.lines.length ?? 0),
  );
  return {
    ...shown,
    fileRow: (row) => (row < own ? at(row) : -1),
    lineText: (row) => (row < own ? null : (passed?.texts[row - own] ?? null)),
  };
}

function problemRows(file: ReadFile, { listed }: Prepared, only: RowFilter): DataRows {
  const { table } = file;
  const problems = filterProblems(file.problems, table.columns, only);
  const done = doneWith(listed);
  const text = (
    key: string,
    label: Message,
    cell: (problem: Problem) => Cell,
    style: View['style'] = 'text',
  ): View => ({ key, label, style, cell: (row) => cell(problems[row]!) });
  const views = [
    lineView((row) => problems[row]!.line),
    text('column', message('data.column-column'), ({ column }) => table.columns[column]?.label ?? null),
    text('problem', message('data.column-problem'), ({ code }) => message(`data.problem-${code}`), 'message'),
    text(
      'expected',
      message('data.column-expected'),
      (problem) => message(`data.expected-${problem.code}`, { count: problem.expected }),
      'message',
    ),
    text('got', message('data.column-got'), ({ code, got, found }) =>
      code === 'short-row' || (code === 'long-row' && got === '') ? message('data.got-cells', { count: found }) : got,
    ),
    text('done', message('intake.column-done'), done, 'message'),
  ];
  const shown = show('problems', message('data.table-problems', { name: file.name }), views, problems.length);
  return {
    ...shown,
    fileRow(row) {
      const problem = problems[row];
      return !problem ? -1 : problem.row >= 0 ? problem.row : rowOfLine(table, problem.line);
    },
  };
}

function show(name: DataTableName, title: Message, views: readonly View[], rows: number): DataRows {
  return {
    name,
    title,
    published: false,
    columns: views.map(({ key, label, style, decimals }) => ({
      key,
      label,
      style,
      ...(decimals === undefined ? {} : { decimals }),
    })),
    rows,
    cell: (row, column) => views[column]!.cell(row),
    moment: (row, column) => views[column]!.moment?.(row) ?? null,
  };
}

function lineView(cell: (row: number) => number): View {
  return { key: 'line', label: message('data.column-line'), style: 'plain', decimals: 0, cell };
}

// Cells come from the Arquero table over the file's columns; nothing is copied.
function columnViews(file: Pick<ReadFile, 'table'>): View[] {
  const { columns } = file.table;
  const arquero = toArquero(file.table);
  return columns.map((column) => ({
    key: column.id,
    label: message('data.column-label', { label: column.label }),
    style: styleOf(column),
    ...(column.column.kind === 'number' ? { decimals: column.column.decimals } : {}),
    cell: cellReader(arquero, column),
    ...momentReader(column),
  }));
}

function cellReader(arquero: ColumnTable, { id, column }: TableColumn): (row: number) => Cell {
  const source = arquero.column(id)!;
  if (column.kind === 'number') {
    return (row) => {
      const value = source.at(row) as number;
      return Number.isNaN(value) ? null : value;
    };
  }
  const seconds = column.kind === 'date' ? column.seconds : null;
  if (!seconds) return (row) => source.at(row) as string | number | null;
  return (row) => {
    const day = source.at(row) as number | null;
    if (day === null) return null;
    const time = seconds[row]!;
    return time === MISSING_SECONDS ? isoFromDay(day) : `${isoFromDay(day)} ${clockText(time)}`;
  };
}

function momentReader({ column }: TableColumn): Pick<View, 'moment'> {
  const seconds = column.kind === 'date' ? column.seconds : null;
  if (column.kind !== 'date' || !seconds) return {};
  const { days } = column;
  return { moment: (row) => (days[row] === MISSING_DAY ? null : { day: days[row]!, seconds: seconds[row]! }) };
}

// Days with a time of day are shown as text, which sorts as time does.
function styleOf({ column }: TableColumn): View['style'] {
  if (column.kind === 'number') return 'plain';
  return column.kind === 'date' && !column.seconds ? 'day' : 'text';
}

function lineOf({ table }: ReadFile, row: number): number {
  return table.lines ? table.lines[row]! : table.firstLine + row;
}
