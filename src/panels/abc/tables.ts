/** The tables of the ABC panel. Rows are made when they are asked for. */

import { textAt } from '../../data/dictionary.ts';
import { message } from '../../lib/outcome.ts';
import { shareOf } from '../../models/abc.ts';
import type { ResultTable, TableCell, TableColumnView } from '../contract.ts';
import { viewOf } from './answer.ts';
import type { AbcResult } from './compute.ts';
import { ABC_CLASSES } from './view.ts';

export const ITEM_COLUMNS = ['rank', 'item', 'value', 'share', 'cumulative-share', 'class'] as const;

export function tabulateAbc(result: AbcResult): readonly ResultTable[] {
  const view = viewOf(result);
  return [
    itemsTable(result),
    table(
      'classes',
      [
        [column('class', 'message'), (row) => message(`abc.class-${ABC_CLASSES[row]!.toLowerCase()}`)],
        [column('items', 'integer'), (row) => view.classes[row]!.items],
        [column('item-share', 'percent1'), (row) => view.classes[row]!.itemShare],
        [column('value', 'money'), (row) => view.classes[row]!.value],
        [column('share', 'percent1'), (row) => view.classes[row]!.valueShare],
        [column('low', 'money'), (row) => view.classes[row]!.low],
        [column('high', 'money'), (row) => view.classes[row]!.high],
        [column('customers', 'integer'), (row) => view.classes[row]!.customers],
      ],
      view.classes.length,
      'class',
    ),
    table(
      'bars',
      [
        [column('from', 'percent0'), (row) => row / view.bars.length],
        [column('to', 'percent0'), (row) => (row + 1) / view.bars.length],
        [column('items', 'integer'), (row) => view.bars[row]!.items],
        [column('value', 'money'), (row) => view.bars[row]!.value],
        [column('share', 'percent1'), (row) => view.bars[row]!.share],
        [column('cumulative-share', 'percent1'), (row) => view.bars[row]!.cumulative],
        [column('customers', 'integer'), (row) => view.bars[row]!.customers],
      ],
      view.bars.length,
      'bar',
    ),
    table(
      'curve',
      [
        [column('item-share', 'percent1'), (row) => view.pareto.x[row]!],
        [column('cumulative-share', 'percent1'), (row) => view.pareto.y[row]!],
        [column('lorenz-x', 'percent1'), (row) => view.lorenz.x[row]!],
        [column('lorenz-y', 'percent1'), (row) => view.lorenz.y[row]!],
      ],
      view.pareto.x.length,
    ),
  ];
}

type Field = readonly [TableColumnView, (row: number) => TableCell];

function column(key: string, style: TableColumnView['style']): TableColumnView {
  return { key, label: message(`abc.column-${key}`), style };
}

/** Rows are items by rank; where items are customers, picking a row picks the customer. */
function itemsTable({ by, curve, values, codes, classes, itemOfCustomer, input }: AbcResult): ResultTable {
  const names = by === 'customer' ? (input.orders ?? input.given!).customerNames : input.orders!.product!.dictionary;
  const positive = (rank: number): number => shareOf(curve, rank + 1) - shareOf(curve, rank);
  const fields: readonly Field[] = [
    [column('rank', 'integer'), (row) => row + 1],
    [
      { ...column('item', 'text'), label: message(`abc.column-item-${by}`) },
      (row) => textAt(names, codes[curve.order[row]!]!),
    ],
    [column('value', 'money'), (row) => values[curve.order[row]!]!],
    [column('share', 'percent2'), positive],
    [column('cumulative-share', 'percent1'), (row) => shareOf(curve, row + 1)],
    [
      column('class', 'message'),
      (row) => message(`abc.class-${ABC_CLASSES[classes[curve.order[row]!]!]!.toLowerCase()}`),
    ],
  ];
  const items: ResultTable = {
    name: 'items',
    title: message(`abc.table-items-${by}`),
    published: true,
    columns: fields.map(([view]) => view),
    rows: curve.size,
    cell: (row, index) => fields[index]![1](row),
  };
  if (by === 'product') return items;
  const customerOfItem = new Uint32Array(curve.size);
  itemOfCustomer.forEach((item, customer) => {
    if (item >= 0) customerOfItem[item] = customer;
  });
  return { ...items, customer: (row) => customerOfItem[curve.order[row]!]! };
}

function table(name: string, fields: readonly Field[], rows: number, set?: string): ResultTable {
  const made: ResultTable = {
    name,
    title: message(`abc.table-${name}`),
    published: false,
    columns: fields.map(([view]) => view),
    rows,
    cell: (row, index) => fields[index]![1](row),
  };
  return set === undefined ? made : { ...made, marks: { set, of: (row) => row } };
}
