/** The tables of the win-back decision: customers in rank order, grades, the table, the bars. Rows are made when they are asked for. */

import { textAt } from '../../data/dictionary.ts';
import { message } from '../../lib/outcome.ts';
import type { ResultTable, TableCell, TableColumnView } from '../contract.ts';
import type { WinBackResult } from './compute.ts';
import { columnName, decisionName, gradeName } from './names.ts';
import { GRADES, type WinBackOptions } from './options.ts';
import type { GroupView } from './view.ts';

export const CUSTOMER_COLUMNS = [
  'customer',
  'rank',
  'grade',
  'group',
  'silence',
  'paid',
  'chance',
  'value',
  'cost',
  'expected',
  'decision',
] as const;

type Column = (typeof CUSTOMER_COLUMNS)[number];
type Field = readonly [TableColumnView, (row: number) => TableCell];

export function tabulateWinBack(result: WinBackResult, options: WinBackOptions): readonly ResultTable[] {
  return [customersTable(result, options), gradeTable(result), cellTable(result), barTable(result)];
}

function column(key: string, style: TableColumnView['style']): TableColumnView {
  return { key, label: message(`win-back.column-${key}`), style };
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

const STYLES: Readonly<Record<Column, TableColumnView['style']>> = {
  customer: 'text',
  rank: 'integer',
  grade: 'message',
  group: 'message',
  silence: 'integer',
  paid: 'money',
  chance: 'percent1',
  value: 'money',
  cost: 'money',
  expected: 'money',
  decision: 'message',
};

function customersTable(result: WinBackResult, { cost }: WinBackOptions): ResultTable {
  const { basis, lost, values, chances, ranking, decisions, view } = result;
  const { table } = basis;
  const styles = lost.gradeBy === 'paid' ? STYLES : { ...STYLES, paid: 'number' as const };
  const columns = CUSTOMER_COLUMNS.map((key): TableColumnView => {
    const head = column(key, styles[key]);
    if (key === 'group') return { ...head, label: message(`win-back.column-group-${view.kind}`) };
    if (key === 'paid' && lost.gradeBy === 'time')
      return { ...head, label: message(`win-back.column-time-${view.kind}`) };
    return head;
  });
  const cell = (row: number, index: number): TableCell => {
    const i = ranking.order[row]!;
    switch (CUSTOMER_COLUMNS[index]!) {
      case 'customer':
        return textAt(table.customerNames, table.customerCodes[lost.index[i]!]!);
      case 'rank':
        return row + 1;
      case 'grade':
        return gradeName(lost.grade[i]!);
      case 'group':
        return columnName(lost.columns[lost.column[i]!]!);
      case 'silence':
        return lost.silence[i]!;
      case 'paid':
        return lost.paid[i]!;
      case 'chance':
        return chances.chance[i]!;
      case 'value':
        return values.value[i]!;
      case 'cost':
        return cost;
      case 'expected':
        return ranking.expected[i]!;
      case 'decision':
        return decisionName(decisions[i]!);
    }
  };
  return {
    name: 'customers',
    title: message('win-back.table-customers'),
    published: true,
    columns,
    rows: lost.index.length,
    cell,
    customer: (row) => lost.index[ranking.order[row]!]!,
  };
}

function groupFields(groups: (row: number) => GroupView): readonly Field[] {
  return [
    [column('customers', 'integer'), (row) => groups(row).customers],
    [column('chance', 'percent1'), (row) => known(groups(row).chance)],
    [column('value', 'money'), (row) => known(groups(row).value)],
    [column('expected', 'money'), (row) => known(groups(row).expected)],
    [column('tried', 'integer'), (row) => groups(row).decisions[0]!],
    [column('beyond', 'integer'), (row) => groups(row).decisions[1]!],
    [column('let-go', 'integer'), (row) => groups(row).decisions[2]!],
    [column('gain', 'money'), (row) => groups(row).gain],
  ];
}

function tableOf(
  name: string,
  fields: readonly Field[],
  rows: number,
  set: string,
  of: (row: number) => number,
): ResultTable {
  return {
    name,
    title: message(`win-back.table-${name}`),
    published: false,
    columns: fields.map(([head]) => head),
    rows,
    cell: (row, index) => fields[index]![1](row),
    marks: { set, of },
  };
}

function gradeTable({ view }: WinBackResult): ResultTable {
  const fields: readonly Field[] = [
    [column('grade', 'message'), gradeName],
    ...groupFields((row) => view.grades[row]!),
  ];
  return tableOf('grades', fields, GRADES.length, 'grade', (row) => row);
}

function cellTable({ view }: WinBackResult): ResultTable {
  const fields: readonly Field[] = [
    [column('grade', 'message'), (row) => gradeName(row % GRADES.length)],
    [
      { ...column('group', 'message'), label: message(`win-back.column-group-${view.kind}`) },
      (row) => columnName(view.columns[Math.floor(row / GRADES.length)]!),
    ],
    ...groupFields((row) => view.cells[row]!),
  ];
  return tableOf('cells', fields, view.cells.length, 'cell', (row) => row);
}

function barTable({ view, ranking }: WinBackResult): ResultTable {
  const { bars, cost } = view;
  const fields: readonly Field[] = [
    [column('from', 'integer'), (row) => bars[row]!.from + 1],
    [column('to', 'integer'), (row) => bars[row]!.to],
    [column('chance', 'percent1'), (row) => bars[row]!.chance],
    [column('value', 'money'), (row) => bars[row]!.value],
    [column('expected', 'money'), (row) => bars[row]!.expected],
    [column('spend', 'money'), (row) => bars[row]!.to * cost],
    [column('together', 'money'), (row) => ranking.cumulative[bars[row]!.to]!],
  ];
  return tableOf('ranks', fields, bars.length, 'rank', (row) => row);
}
