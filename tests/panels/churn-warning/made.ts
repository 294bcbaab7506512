/** Made-up customers whose leaving is known, for the tests of early warning. */

import type { Events, Subscriptions } from '../../../src/data/tables.ts';
import { MISSING_DAY } from '../../../src/lib/days.ts';
import { createRandom } from '../../../src/lib/random.ts';
import { encode, type OrderRow } from '../orders.ts';

/** 2022-01-01 */
export const START = 18_993;
export const DAYS = 730;

/** Customers with a rhythm of their own who, one after the other, stop: the longer the silence against it, the likelier. */
export function shopRows(customers: number, seed: number): OrderRow[] {
  const random = createRandom(seed);
  const exponential = (mean: number): number => -mean * Math.log(1 - random.next());
  const rows: OrderRow[] = [];
  for (let c = 0; c < customers; c += 1) {
    const interval = 5 + exponential(25);
    const end = exponential(500);
    const spend = 10 + exponential(30);
    for (
      let t = random.next() * DAYS * 0.7, born = t;
      t < DAYS && t - born <= end;
      t += Math.max(1, exponential(interval))
    )
      rows.push([
        `C${c}`,
        START + Math.floor(t),
        Math.round(spend * (0.5 + random.next()) * 100) / 100,
        `o${rows.length}`,
      ]);
  }
  // The observation lasts to its very last day.
  rows.push(['last', START + DAYS - 1, 10, 'o-last']);
  return rows;
}

/** Contracts of which the cheap plan ends three times as fast. */
export function subscriptionsFrom(customers: number, seed: number): Subscriptions {
  const random = createRandom(seed);
  const names: string[] = [];
  const [start, end, fee, plan]: [number[], number[], number[], string[]] = [[], [], [], []];
  for (let c = 0; c < customers; c += 1) {
    const began = START + Math.floor(random.next() * 600);
    const cheap = random.next() < 0.5;
    const lasts = Math.ceil(-Math.log(1 - random.next()) * (cheap ? 200 : 600));
    names.push(`K${c}`);
    start.push(began);
    end.push(began + lasts < START + DAYS ? began + lasts : MISSING_DAY);
    fee.push(cheap ? 20 : 50);
    plan.push(cheap ? 'cheap' : 'full');
  }
  const people = encode(names);
  const plans = encode(plan);
  return {
    kind: 'subscriptions',
    rows: customers,
    customers,
    customerCodes: people.codes.slice(),
    customerNames: people.dictionary,
    customer: Uint32Array.from(names, (_, i) => i),
    start: Int32Array.from(start),
    end: Int32Array.from(end),
    lastDay: Math.max(...start, ...end),
    fee: Float64Array.from(fee),
    reason: null,
    currency: 'CNY',
    attributes: [{ id: 'c5', label: 'plan', column: { kind: 'text', ...plans } }],
    sourceRow: null,
  };
}

/** An app's log: opens, with now and then a purchase, until the user is gone. */
export function eventsFrom(users: number, seed: number): Events {
  const random = createRandom(seed);
  const [names, day, event, amount]: [string[], number[], string[], number[]] = [[], [], [], []];
  for (let u = 0; u < users; u += 1) {
    const end = -Math.log(1 - random.next()) * 400;
    const began = random.next() * 500;
    for (let t = began; t < DAYS && t - began <= end; t += 1 - 12 * Math.log(1 - random.next())) {
      const buys = random.next() < 0.2;
      names.push(`U${u}`);
      day.push(START + Math.floor(t));
      event.push(buys ? 'pay' : 'open');
      amount.push(buys ? 9.5 : NaN);
    }
  }
  names.push('U0');
  day.push(START + DAYS - 1);
  event.push('open');
  amount.push(NaN);
  const people = encode(names);
  const size = people.dictionary.offsets.length - 2;
  return {
    kind: 'events',
    rows: names.length,
    customers: size,
    customerCodes: Uint32Array.from({ length: size }, (_, i) => i + 1),
    customerNames: people.dictionary,
    customer: people.codes.map((code) => code - 1),
    day: Int32Array.from(day),
    seconds: null,
    event: encode(event),
    amount: Float64Array.from(amount),
    currency: null,
    attributes: [],
    sourceRow: null,
  };
}
