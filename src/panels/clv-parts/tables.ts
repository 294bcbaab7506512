/** The tables of value parts. Rows are made when they are asked for. */

import { textAt } from '../../data/dictionary.ts';
import { message } from '../../lib/outcome.ts';
import type { ResultTable, TableCell, TableColumnView } from '../contract.ts';
import { customerAt } from '../value-basis.ts';
import { crossBuyAssumption, currentAssumption, referralAssumption } from '../value-sentences.ts';
import type { ClvPartsResult } from './compute.ts';
import type { ClvPartsOptions } from './options.ts';
import { LEADING, PARTS, sumOf, type StackView } from './view.ts';

export const CUSTOMER_COLUMNS = [
  'customer',
  'rank',
  'historical',
  'current',
  'cross-buy',
  'referral',
  'potential',
  'total',
  'leading',
] as const;

export function tabulateClvParts(result: ClvPartsResult, options: ClvPartsOptions): readonly ResultTable[] {
  const { view } = result;
  return [
    customersTable(result),
    partsTable(result, options),
    stackTable('groups', view.groups, [[column('group', 'message'), (row) => view.groups[row]!.name]], 'group'),
    stackTable(
      'bars',
      view.bars,
      [
        [column('from-rank', 'integer'), (row) => view.bars[row]!.from],
        [column('to-rank', 'integer'), (row) => view.bars[row]!.to],
      ],
      'bar',
    ),
    leadingTable(result),
  ];
}

type Field = readonly [TableColumnView, (row: number) => TableCell];

function column(key: string, style: TableColumnView['style']): TableColumnView {
  return { key, label: message(`clv-parts.column-${key}`), style };
}

/** In the order of ranks. */
function customersTable({ basis, order, total, leading, view }: ClvPartsResult): ResultTable {
  const typed: readonly TableCell[] = [
    '–',
    1,
    view.amounts[0],
    view.amounts[1],
    view.amounts[2],
    view.amounts[3],
    view.amounts[2] + view.amounts[3],
    view.total,
    message(`clv-parts.leading-${LEADING[view.leading.indexOf(1)]!}`),
  ];
  const cell = (row: number, index: number): TableCell => {
    if (basis === null) return typed[index]!;
    const { parts, potential, input, money } = basis;
    const i = order[row]!;
    switch (CUSTOMER_COLUMNS[index]!) {
      case 'customer':
        return textAt(input.orders.customerNames, input.orders.customerCodes[customerAt(money, i)]!);
      case 'rank':
        return row + 1;
      case 'historical':
        return parts.historical[i]!;
      case 'current':
        return parts.current[i]!;
      case 'cross-buy':
        return parts.crossBuy[i]!;
      case 'referral':
        return parts.referral[i]!;
      case 'potential':
        return potential[i]!;
      case 'total':
        return total[i]!;
      case 'leading':
        return message(`clv-parts.leading-${LEADING[leading[i]!]!}`);
    }
  };
  const styles: Partial<Record<(typeof CUSTOMER_COLUMNS)[number], TableColumnView['style']>> = {
    customer: 'text',
    rank: 'integer',
    leading: 'message',
  };
  return {
    name: 'customers',
    title: message('clv-parts.table-customers'),
    published: true,
    columns: CUSTOMER_COLUMNS.map((key) => column(key, styles[key] ?? 'money')),
    rows: order.length,
    cell,
    ...(basis === null ? {} : { customer: (row: number) => customerAt(basis.money, order[row]!) }),
  };
}

/** Each part with its sum and the assumption behind it. */
function partsTable({ view, basis }: ClvPartsResult, options: ClvPartsOptions): ResultTable {
  const shown = view.source === 'typed' ? PARTS.slice(0, 3) : PARTS;
  const how =
    basis === null
      ? shown.map(() => message('clv-parts.assume-typed'))
      : [
          message(basis.money.linesWithCost > 0 ? 'parts.assume-historical-cost' : 'parts.assume-historical', {
            rate: options.marginRate / 100,
          }),
          currentAssumption(basis, options),
          crossBuyAssumption(basis, options),
          referralAssumption(basis, options),
        ];
  const name = (part: number): string =>
    view.source === 'typed' && part === 2 ? 'parts.potential' : `parts.${PARTS[part]!}`;
  return table(
    'parts',
    [
      [column('part', 'message'), (row) => (row < shown.length ? message(name(row)) : message('parts.total'))],
      [column('amount', 'money'), (row) => (row < shown.length ? view.amounts[row]! : view.total)],
      [
        column('share', 'percent1'),
        (row) => (view.total > 0 ? (row < shown.length ? view.amounts[row]! : view.total) / view.total : null),
      ],
      [column('mean', 'money'), (row) => (row < shown.length ? view.amounts[row]! : view.total) / view.customers],
      [column('how', 'message'), (row) => how[row] ?? null],
    ],
    shown.length + 1,
  );
}

function stackTable(name: string, stacks: readonly StackView[], lead: readonly Field[], set: string): ResultTable {
  const mean = (row: number): number | null =>
    stacks[row]!.customers > 0 ? sumOf(stacks[row]!.amounts) / stacks[row]!.customers : null;
  return {
    ...table(
      name,
      [
        ...lead,
        [column('customers', 'integer'), (row) => stacks[row]!.customers],
        ...PARTS.map((part, index): Field => [column(part, 'money'), (row) => stacks[row]!.amounts[index]!]),
        [column('potential', 'money'), (row) => stacks[row]!.amounts[2] + stacks[row]!.amounts[3]],
        [column('total', 'money'), (row) => sumOf(stacks[row]!.amounts)],
        [column('mean', 'money'), mean],
      ],
      stacks.length,
    ),
    marks: { set, of: (row) => row },
  };
}

function leadingTable({ view }: ClvPartsResult): ResultTable {
  return {
    ...table(
      'leading',
      [
        [column('leading', 'message'), (row) => message(`clv-parts.leading-${LEADING[row]!}`)],
        [column('customers', 'integer'), (row) => view.leading[row]!],
        [column('customer-share', 'percent1'), (row) => view.leading[row]! / view.customers],
      ],
      LEADING.length,
    ),
    marks: { set: 'part', of: (row) => row },
  };
}

function table(name: string, fields: readonly Field[], rows: number): ResultTable {
  return {
    name,
    title: message(`clv-parts.table-${name}`),
    published: false,
    columns: fields.map(([view]) => view),
    rows,
    cell: (row, index) => fields[index]![1](row),
  };
}
