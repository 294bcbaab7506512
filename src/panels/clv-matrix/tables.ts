/** The tables of the matrix: quadrants with their budget, customers, bins. Rows are made when they are asked for. */

import { fromUnit } from '../../charts/quadrant.ts';
import { textAt } from '../../data/dictionary.ts';
import { message } from '../../lib/outcome.ts';
import type { ResultTable, TableCell, TableColumnView } from '../contract.ts';
import { customerAt } from '../value-basis.ts';
import type { ClvMatrixResult } from './compute.ts';
import { QUADRANTS, type ClvMatrixOptions } from './options.ts';
import { BIN_COLUMNS, BIN_ROWS } from './view.ts';

export const CUSTOMER_COLUMNS = ['customer', 'current', 'potential', 'quadrant', 'budget', 'cap', 'spend'] as const;

export function tabulateClvMatrix(result: ClvMatrixResult, options: ClvMatrixOptions): readonly ResultTable[] {
  return [quadrantTable(result), customersTable(result, options), binTable(result)];
}

type Field = readonly [TableColumnView, (row: number) => TableCell];

function column(key: string, style: TableColumnView['style']): TableColumnView {
  return { key, label: message(`clv-matrix.column-${key}`), style };
}

function quadrantTable({ view }: ClvMatrixResult): ResultTable {
  const { quadrants } = view;
  const number = (
    key: string,
    style: TableColumnView['style'],
    of: (q: (typeof quadrants)[number]) => number,
  ): Field => [column(key, style), (row) => known(of(quadrants[row]!))];
  const fields: readonly Field[] = [
    [column('quadrant', 'message'), (row) => message(`clv-matrix.${QUADRANTS[row]!}`)],
    number('customers', 'integer', ({ customers }) => customers),
    number('customer-share', 'percent1', ({ customerShare }) => customerShare),
    number('current', 'money', ({ current }) => current),
    number('current-share', 'percent1', ({ currentShare }) => currentShare),
    number('potential', 'money', ({ potential }) => potential),
    number('potential-share', 'percent1', ({ potentialShare }) => potentialShare),
    number('mean-current', 'money', ({ current, customers }) => current / customers),
    number('mean-potential', 'money', ({ potential, customers }) => potential / customers),
    number('weight', 'percent1', ({ weight }) => weight),
    number('budget', 'money', ({ budget }) => budget),
    number('each', 'money', ({ each }) => each),
    number('cap', 'money', ({ cap }) => cap),
    number('within', 'money', ({ within }) => within),
    [column('do', 'message'), (row) => message(`clv-matrix.do-${QUADRANTS[row]!}`)],
  ];
  return {
    name: 'quadrants',
    title: message('clv-matrix.table-quadrants'),
    published: false,
    columns: fields.map(([head]) => head),
    rows: QUADRANTS.length,
    cell: (row, index) => fields[index]![1](row),
    marks: { set: 'quadrant', of: (row) => row },
  };
}

function customersTable({ basis, view, quadrants }: ClvMatrixResult, { cap }: ClvMatrixOptions): ResultTable {
  const { parts, potential, money, input } = basis;
  const capOf = (i: number): number => (cap / 100) * Math.max(0, potential[i]!);
  const cell = (row: number, index: number): TableCell => {
    const q = quadrants[row]!;
    switch (CUSTOMER_COLUMNS[index]!) {
      case 'customer':
        return textAt(input.orders.customerNames, input.orders.customerCodes[customerAt(money, row)]!);
      case 'current':
        return parts.current[row]!;
      case 'potential':
        return potential[row]!;
      case 'quadrant':
        return message(`clv-matrix.${QUADRANTS[q]!}`);
      case 'budget':
        return view.quadrants[q]!.each;
      case 'cap':
        return capOf(row);
      case 'spend':
        return Math.min(view.quadrants[q]!.each, capOf(row));
    }
  };
  const styles: Partial<Record<(typeof CUSTOMER_COLUMNS)[number], TableColumnView['style']>> = {
    customer: 'text',
    quadrant: 'message',
  };
  return {
    name: 'customers',
    title: message('clv-matrix.table-customers'),
    published: true,
    columns: CUSTOMER_COLUMNS.map((key) => column(key, styles[key] ?? 'money')),
    rows: money.count,
    cell,
    customer: (row) => customerAt(money, row),
  };
}

/** Only bins with somebody in them. */
function binTable({ view }: ClvMatrixResult): ResultTable {
  const filled = [...view.counts.keys()].filter((bin) => view.counts[bin]! > 0);
  const edge = (bin: number, side: 'x' | 'y', next: number): number =>
    side === 'x'
      ? fromUnit(((bin % BIN_COLUMNS) + next) / BIN_COLUMNS, view.axes.x)
      : fromUnit((Math.floor(bin / BIN_COLUMNS) + next) / BIN_ROWS, view.axes.y);
  const fields: readonly Field[] = [
    [column('from-current', 'money'), (row) => edge(filled[row]!, 'x', 0)],
    [column('below-current', 'money'), (row) => edge(filled[row]!, 'x', 1)],
    [column('from-potential', 'money'), (row) => edge(filled[row]!, 'y', 0)],
    [column('below-potential', 'money'), (row) => edge(filled[row]!, 'y', 1)],
    [column('customers', 'integer'), (row) => view.counts[filled[row]!]!],
  ];
  return {
    name: 'bins',
    title: message('clv-matrix.table-bins'),
    published: false,
    columns: fields.map(([head]) => head),
    rows: filled.length,
    cell: (row, index) => fields[index]![1](row),
    marks: { set: 'bin', of: (row) => filled[row]! },
  };
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
