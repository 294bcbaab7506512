/** The tables of the pyramid panel. Rows are made when they are asked for. */

import { textAt } from '../../data/dictionary.ts';
import { message } from '../../lib/outcome.ts';
import { ABSENT } from '../../models/migration.ts';
import type { ResultTable, TableCell, TableColumnView } from '../contract.ts';
import { tierWord, viewOf } from './answer.ts';
import type { PyramidResult } from './compute.ts';
import { moveWord } from './describe.ts';
import type { PyramidOptions } from './options.ts';
import { TIER_NAMES, WHALE_STEPS, type TierView } from './view.ts';

export const CUSTOMER_COLUMNS = [
  'rank',
  'customer',
  'value',
  'tier',
  'tier-before',
  'tier-after',
  'orders',
  'revenue',
  'serving',
  'profit',
] as const;

export function tabulatePyramid(result: PyramidResult, options: PyramidOptions): readonly ResultTable[] {
  const view = viewOf(result, options);
  const { tiers, whale, moves } = view;
  const width = tiers.length + 1;
  const cells = moves ? width * width - 1 : 0;
  const tier = (row: number): TierView => tiers[row]!;
  const each = (value: number, customers: number): number | null => (customers > 0 ? value / customers : null);
  return [
    customersTable(result, options),
    {
      ...table(
        'tiers',
        [
          [column('tier', 'message'), (row) => tierWord(tier(row))],
          [column('customers', 'integer'), (row) => tier(row).customers],
          [column('share', 'percent1'), (row) => tier(row).share],
          [column('orders', 'integer'), (row) => tier(row).orders],
          [column('revenue', 'money'), (row) => tier(row).revenue],
          [column('serving', 'money'), (row) => tier(row).serving],
          [column('profit', 'money'), (row) => tier(row).profit],
          [column('value-share', 'percent1'), (row) => known(tier(row).valueShare)],
          [column('revenue-each', 'money'), (row) => each(tier(row).revenue, tier(row).customers)],
          [column('profit-each', 'money'), (row) => each(tier(row).profit, tier(row).customers)],
          [column('low', 'money'), (row) => known(tier(row).low)],
          [column('high', 'money'), (row) => known(tier(row).high)],
          [column('do', 'message'), (row) => message(`pyramid.do-${tier(row).name}`)],
        ],
        tiers.length,
      ),
      marks: { set: 'tier', of: (row: number) => row },
    },
    {
      ...table(
        'moves',
        [
          [column('move', 'message'), (row) => moveWord(row, TIER_NAMES[view.scheme])],
          [column('tier-before', 'message'), (row) => stateWord(Math.floor(row / width), view.scheme, 'new')],
          [column('tier-after', 'message'), (row) => stateWord(row % width, view.scheme, 'gone')],
          [column('customers', 'integer'), (row) => moves!.counts[row]!],
          [column('row-share', 'percent1'), (row) => known(moves!.shares[row]!)],
        ],
        cells,
      ),
      marks: { set: 'move', of: (row: number) => row },
    },
    {
      ...table(
        'whale',
        [
          [column('from', 'percent0'), (row) => row / WHALE_STEPS],
          [column('to', 'percent0'), (row) => (row + 1) / WHALE_STEPS],
          [column('customers', 'integer'), (row) => whale.steps[row]!.customers],
          [column('profit', 'money'), (row) => whale.steps[row]!.profit],
          [
            column('cumulative-profit', 'money'),
            (row) => whale.steps.slice(0, row + 1).reduce((sum, { profit }) => sum + profit, 0),
          ],
        ],
        WHALE_STEPS,
      ),
      marks: { set: 'whale', of: (row: number) => row },
    },
  ];
}

function stateWord(state: number, scheme: 'four' | 'three', absent: 'new' | 'gone') {
  const name = TIER_NAMES[scheme][state];
  return message(name === undefined ? `pyramid.state-${absent}` : `pyramid.tier-${name}`);
}

/** Rows are customers by rank; picking a row picks the customer. */
function customersTable(
  { base, money, tiers, moves }: PyramidResult,
  { scheme }: Pick<PyramidOptions, 'scheme'>,
): ResultTable {
  const { curve, values } = money.ranking;
  const { customerNames, customerCodes } = base.scope.orders;
  const names = TIER_NAMES[scheme];
  const place = (row: number): number => curve.order[row]!;
  const who = (row: number): number => base.who[place(row)]!;
  const moved = (row: number, of: Uint8Array | undefined, absent: 'new' | 'gone'): TableCell => {
    if (of === undefined) return null;
    const tier = of[who(row)]!;
    return stateWord(tier === ABSENT ? names.length : tier, scheme, absent);
  };
  const fields: readonly Field[] = [
    [column('rank', 'integer'), (row) => row + 1],
    [column('customer', 'text'), (row) => textAt(customerNames, customerCodes[who(row)]!)],
    [column('value', 'money'), (row) => values[place(row)]!],
    [column('tier', 'message'), (row) => message(`pyramid.tier-${names[tiers[place(row)]!]!}`)],
    [column('tier-before', 'message'), (row) => moved(row, moves?.before, 'new')],
    [column('tier-after', 'message'), (row) => moved(row, moves?.after, 'gone')],
    [column('orders', 'integer'), (row) => base.orders[place(row)]!],
    [column('revenue', 'money'), (row) => base.revenue[place(row)]!],
    [column('serving', 'money'), (row) => money.serving[place(row)]!],
    [column('profit', 'money'), (row) => money.profit[place(row)]!],
  ];
  return { ...table('customers', fields, base.who.length), published: true, customer: who };
}

type Field = readonly [TableColumnView, (row: number) => TableCell];

function column(key: string, style: TableColumnView['style']): TableColumnView {
  return { key, label: message(`pyramid.column-${key}`), style };
}

function table(name: string, fields: readonly Field[], rows: number): ResultTable {
  return {
    name,
    title: message(`pyramid.table-${name}`),
    published: false,
    columns: fields.map(([view]) => view),
    rows,
    cell: (row, index) => fields[index]![1](row),
  };
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
