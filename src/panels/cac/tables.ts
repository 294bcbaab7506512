/** The tables of the acquisition cost panel. Rows are made when they are asked for. */

import { message } from '../../lib/outcome.ts';
import type { ResultTable, TableCell, TableColumnView } from '../contract.ts';
import type { CacResult } from './compute.ts';
import { paybackWord } from './terms.ts';
import type { ChannelView } from './view.ts';

const MOST_MONTHS = 61;

export function tabulateCac({ view }: CacResult): readonly ResultTable[] {
  const { channels, total } = view;
  const row = (index: number): ChannelView => channels[index] ?? total;
  const made = table(
    'channels',
    [
      [column('channel', 'message'), (index) => row(index).name],
      [column('spend', 'money'), (index) => known(row(index).spend)],
      [column('customers', 'integer'), (index) => row(index).customers],
      [column('cac', 'money'), (index) => known(row(index).cac)],
      [column('clv', 'money'), (index) => known(row(index).clv)],
      [
        column('how', 'message'),
        (index) => {
          const { valueFault, how } = row(index);
          return message(valueFault === null ? `cac.how-${how}` : `cac.fault-${valueFault}`);
        },
      ],
      [column('ratio', 'decimal2'), (index) => known(row(index).ratio)],
      [column('payback', 'decimal1'), (index) => known(row(index).payback.months)],
      [column('payback-word', 'message'), (index) => paybackWord(row(index))],
      [column('headroom', 'money'), (index) => known(row(index).headroom)],
      [column('target-cac', 'money'), (index) => known(row(index).targetCac)],
      [column('marginal', 'money'), (index) => known(row(index).marginal)],
    ],
    channels.length,
  );
  return [
    view.kind === 'orders' ? { ...made, marks: { set: 'channel', of: (index) => index } } : made,
    table(
      'together',
      [
        [column('measure', 'message'), (index) => message(TOGETHER[index]![0])],
        [{ ...column('value', 'number'), decimals: -1 }, (index) => known(TOGETHER[index]![1](total, view.paidCac))],
      ],
      TOGETHER.length,
    ),
    ...curveTable(channels, total),
  ];
}

const TOGETHER: readonly (readonly [string, (total: ChannelView, paid: number) => number])[] = [
  ['cac.stat-spend', ({ spend }) => spend],
  ['cac.stat-customers', ({ customers }) => customers],
  ['cac.stat-cac', ({ cac }) => cac],
  ['cac.stat-paid-cac', (_, paid) => paid],
  ['cac.stat-clv', ({ clv }) => clv],
  ['cac.stat-clv-to-cac', ({ ratio }) => (Number.isFinite(ratio) ? ratio : NaN)],
  ['cac.stat-payback-months', ({ payback }) => payback.months],
  ['cac.stat-headroom', ({ headroom }) => headroom],
];

/** Month by month, the money of one customer of each channel and of all together. */
function curveTable(channels: readonly ChannelView[], total: ChannelView): ResultTable[] {
  const all = [total, ...channels];
  const rows = all.flatMap((channel) => {
    const { curve } = channel;
    if (curve === null) return [];
    return curve.months.slice(0, MOST_MONTHS).map((month, i) => ({ channel, month, money: curve.money[i]! }));
  });
  return [
    table(
      'curve',
      [
        [column('channel', 'message'), (index) => rows[index]!.channel.name],
        [column('month', 'integer'), (index) => rows[index]!.month],
        [column('cumulative', 'money'), (index) => rows[index]!.money],
        [column('less-cac', 'money'), (index) => known(rows[index]!.money - rows[index]!.channel.cac)],
      ],
      rows.length,
    ),
  ];
}

type Field = readonly [TableColumnView, (row: number) => TableCell];

function column(key: string, style: TableColumnView['style']): TableColumnView {
  return { key, label: message(`cac.column-${key}`), style };
}

function table(name: string, fields: readonly Field[], rows: number): ResultTable {
  return {
    name,
    title: message(`cac.table-${name}`),
    published: false,
    columns: fields.map(([view]) => view),
    rows,
    cell: (row, index) => fields[index]![1](row),
  };
}

function known(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
