/** A million order lines to put on charts and pivots: columns as the product's intake leaves them, the same for the same size. */

import type { RowsContext } from '../../../../src/data/rows-context.ts';
import type { Column, TableColumn, TextColumn } from '../../../../src/data/columns.ts';
import { dictionaryOf, narrowCodes } from '../../../../src/data/dictionary.ts';
import { createRandom } from '../../../../src/lib/random.ts';

/** 2022-01-01, and the 1096 days from there. */
export const FIRST_DAY = 18_993;
const DAYS = 1096;

/** Different values of each column of names. */
export const NAMES = { customer: 100_000, channel: 5, city: 40, product: 20_000 } as const;
export type Name = keyof typeof NAMES;

/** Ids of columns, in their order. */
export const COLUMNS = {
  customer: 'c0',
  date: 'c1',
  amount: 'c2',
  cost: 'c3',
  quantity: 'c4',
  weight: 'c5',
  channel: 'c6',
  city: 'c7',
  product: 'c8',
} as const;

/** Orders in order of time; the first of each kind of name are much more frequent than the last. */
export function drawOrderLines(rows: number): RowsContext {
  const random = createRandom(7);
  const amount = new Float64Array(rows);
  const cost = new Float64Array(rows);
  const quantity = new Float64Array(rows);
  const weight = new Float64Array(rows);
  const days = new Int32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    days[row] = FIRST_DAY + Math.floor(DAYS * Math.sqrt((row + random.next()) / rows));
    quantity[row] = 1 + Math.floor(9 * random.next() ** 3);
    amount[row] = Math.round(quantity[row]! * (500 + 10_000 * random.next() ** 2)) / 100;
    cost[row] = Math.round(amount[row]! * (40 + 40 * random.next())) / 100;
    // Every sixtieth is not known.
    weight[row] = random.next() < 1 / 60 ? NaN : quantity[row]! * Math.exp(random.next() - 2);
  }
  days.sort();
  const names = (name: Name): TextColumn => {
    const count = NAMES[name];
    const { dictionary } = dictionaryOf(Array.from({ length: count }, (_, at) => `${name} ${at + 1}`));
    const codes = new Uint32Array(rows);
    for (let row = 0; row < rows; row += 1) codes[row] = 1 + Math.floor(count * random.next() ** 1.7);
    return { kind: 'text', codes: narrowCodes(codes, count + 1), dictionary };
  };
  const number = (values: Float64Array, decimals: number): Column => ({ kind: 'number', values, decimals });
  const given: Readonly<Record<keyof typeof COLUMNS, readonly [type: TableColumn['type'], column: Column]>> = {
    customer: ['identifier', names('customer')],
    date: ['date', { kind: 'date', days, seconds: null }],
    amount: ['number', number(amount, 2)],
    cost: ['number', number(cost, 2)],
    quantity: ['number', number(quantity, 0)],
    weight: ['number', number(weight, -1)],
    channel: ['category', names('channel')],
    city: ['category', names('city')],
    product: ['text', names('product')],
  };
  const columns = Object.entries(given).map(([label, [type, column]]): TableColumn => {
    return { id: COLUMNS[label as keyof typeof COLUMNS], label, type, column };
  });
  const { codes } = given.customer[1] as TextColumn;
  return {
    table: { rows, columns, lines: null, firstLine: 2 },
    used: null,
    customer: Int32Array.from(codes, (code) => code - 1),
    customers: NAMES.customer,
    currencies: columns.map(({ label }) => (label === 'amount' || label === 'cost' ? 'CNY' : null)),
    roles: new Map([
      ['customer', 0],
      ['time', 1],
      ['amount', 2],
    ]),
  };
}
