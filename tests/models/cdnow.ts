/** The CDNOW sample (Fader & Hardie) from the folder of shared data, read simply, as order lines. */

import { existsSync, readFileSync } from 'node:fs';
import { dayFromCalendar } from '../../src/lib/days.ts';
import type { OrderLines } from '../../src/models/order-lines.ts';

const PATH = new URL('../../../shared/data/cdnow/cdnowElog.csv', import.meta.url);

export const hasCdnow = existsSync(PATH);

export const CDNOW_AS_OF = dayFromCalendar(1998, 6, 30);

export interface Cdnow extends OrderLines {
  /** customer id of each customer */
  readonly ids: readonly string[];
}

/** @param arrange puts the lines in another order */
export function readCdnow(arrange: (lines: string[]) => string[] = (lines) => lines): Cdnow {
  const lines = arrange(readFileSync(PATH, 'utf8').trim().split('\n').slice(1));
  const numbers = new Map<string, number>();
  const customer = new Uint32Array(lines.length);
  const day = new Int32Array(lines.length);
  const amount = new Float64Array(lines.length);
  lines.forEach((line, i) => {
    const [id, , date, , sales] = line.trim().split(',') as [string, string, string, string, string];
    if (!numbers.has(id)) numbers.set(id, numbers.size);
    customer[i] = numbers.get(id)!;
    day[i] = dayFromCalendar(Number(date.slice(0, 4)), Number(date.slice(4, 6)), Number(date.slice(6, 8)));
    amount[i] = Number(sales);
  });
  return { customers: numbers.size, customer, day, amount, amountDecimals: 2, order: null, ids: [...numbers.keys()] };
}
