/** Order tables for tests, from plain rows. */

import type { TextDictionary } from '../../src/data/columns.ts';
import type { Orders } from '../../src/data/orders.ts';
import { createRandom } from '../../src/lib/random.ts';
import { readCdnow } from '../models/cdnow.ts';

export type OrderRow = readonly [customer: string, day: number, amount: number, order?: string, product?: string];

interface Codes {
  readonly codes: Uint32Array;
  readonly dictionary: TextDictionary;
}

/** Code 0 is the empty text; others in order of first appearance. */
export function encode(texts: readonly string[]): Codes {
  const codes = new Map([['', 0]]);
  for (const text of texts) if (!codes.has(text)) codes.set(text, codes.size);
  const encoded = [...codes.keys()].map((text) => new TextEncoder().encode(text));
  const offsets = new Uint32Array(encoded.length + 1);
  encoded.forEach((bytes, i) => (offsets[i + 1] = offsets[i]! + bytes.length));
  const bytes = new Uint8Array(offsets.at(-1)!);
  encoded.forEach((part, i) => bytes.set(part, offsets[i]!));
  return { codes: Uint32Array.from(texts, (text) => codes.get(text)!), dictionary: { bytes, offsets } };
}

export interface OrdersFromOptions {
  readonly decimals?: number;
  /** use the order ids of the rows */
  readonly ids?: boolean;
  /** use the products of the rows; rows without one get one by their place */
  readonly products?: boolean;
}

export function ordersFrom(
  rows: readonly OrderRow[],
  { decimals = 2, ids = false, products = false }: OrdersFromOptions = {},
): Orders {
  const names = encode(rows.map(([customer]) => customer));
  const size = names.dictionary.offsets.length - 2;
  return {
    kind: 'orders',
    channel: null,
    cost: null,
    attributes: [],
    rows: rows.length,
    customers: size,
    customer: names.codes.map((code) => code - 1),
    customerCodes: Uint32Array.from({ length: size }, (_, i) => i + 1),
    customerNames: names.dictionary,
    day: Int32Array.from(rows, ([, day]) => day),
    seconds: null,
    amount: Float64Array.from(rows, ([, , amount]) => amount),
    amountDecimals: decimals,
    order: ids ? encode(rows.map(([, , , order]) => order ?? '')) : null,
    product: products ? encode(rows.map(([, , , , product], i) => product ?? `p${i % 7}`)) : null,
    category: null,
    sourceRow: null,
    currency: null,
  };
}

/** A shop with few large and many small customers. */
export function randomOrders(rows: number, customers: number, seed: number): OrderRow[] {
  const random = createRandom(seed);
  return Array.from({ length: rows }, (_, i): OrderRow => {
    const customer = Math.floor(customers * random.next() ** 2);
    return [
      `C${customer}`,
      19_000 + Math.floor(700 * random.next()),
      Math.round(100 * Math.exp(4 * random.next())) / 100,
      `O${i >> 1}-${customer}`,
      `p${Math.floor(12 * random.next() ** 2)}`,
    ];
  });
}

/** The CDNOW sample as rows; only where the shared data is. */
export function cdnowRows(): OrderRow[] {
  const { ids, customer, day, amount } = readCdnow();
  return Array.from(customer, (c, i): OrderRow => [ids[c]!, day[i]!, amount[i]!]);
}
