/** What the funnel is counted from: the events, or purchases of an order log made into events. */

import { textAt, sizeOf } from '../../data/dictionary.ts';
import type { OrderKey, Orders } from '../../data/orders.ts';
import type { Events } from '../../data/tables.ts';
import type { Attribute } from '../../data/universe.ts';
import { MOST_STEPS, type EventLog } from '../../models/event-funnel.ts';
import { orderEvents } from '../../models/event-order.ts';
import { guessSteps, type EventName, type Guess } from './guess.ts';

export interface Ground {
  readonly source: 'events' | 'orders';
  readonly table: Events | Orders;
  readonly log: EventLog;
  /** by count, the most frequent first; none of an order log */
  readonly names: readonly EventName[];
  /** code of each name */
  readonly codeOf: ReadonlyMap<string, number>;
  readonly guess: Guess;
  /** whether rows have times of day */
  readonly timed: boolean;
  readonly lastTime: number;
  /** the channel of each row, by name of the role or of the column */
  readonly channel: OrderKey | Attribute | null;
}

const CHANNEL = /渠道|来源|channel|source|utm|medium|campaign/i;
const DAY_SECONDS = 86400;

const grounds = new WeakMap<Events | Orders, Ground>();

export function groundOf(table: Events | Orders): Ground {
  const known = grounds.get(table);
  if (known) return known;
  const made = table.kind === 'events' ? ofEvents(table) : ofOrders(table);
  grounds.set(table, made);
  return made;
}

function ofEvents(table: Events): Ground {
  const { codes, dictionary } = table.event;
  const size = sizeOf(dictionary);
  const counts = new Uint32Array(size);
  for (let row = 0; row < codes.length; row += 1) counts[codes[row]!]! += 1;
  const codeOf = new Map<string, number>();
  const names: EventName[] = [];
  for (let code = 1; code < size; code += 1) {
    if (counts[code] === 0) continue;
    const name = textAt(dictionary, code);
    codeOf.set(name, code);
    names.push({ name, count: counts[code]! });
  }
  names.sort((a, b) => b.count - a.count);
  return {
    source: 'events',
    table,
    log: {
      customers: table.customers,
      customer: table.customer,
      day: table.day,
      seconds: table.seconds,
      code: codes,
      codes: size,
    },
    names,
    codeOf,
    guess: guessSteps(names),
    timed: table.seconds !== null,
    lastTime: lastOf(table.day, table.seconds),
    channel: table.attributes.find(({ label, column }) => column.kind === 'text' && CHANNEL.test(label)) ?? null,
  };
}

/** The n-th day on which a customer bought is event n; days after the last step, and lines with money back, are no event. */
function ofOrders(table: Orders): Ground {
  const { customers, customer, day, amount } = table;
  const bought = Uint8Array.from(amount, (money) => (money >= 0 ? 1 : 0));
  const every = { customers, customer, day, seconds: null, code: bought };
  const { start, row } = orderEvents(every, Uint8Array.of(0, 1), new Uint8Array(2), null);
  const code = new Uint8Array(table.rows);
  for (let c = 0; c < customers; c += 1)
    for (let i = start[c]!, nth = 0, before = NaN; i < start[c + 1]! && nth < MOST_STEPS; i += 1) {
      const at = row[i]!;
      if (day[at] === before) continue;
      before = day[at]!;
      nth += 1;
      code[at] = nth;
    }
  return {
    source: 'orders',
    table,
    log: { customers, customer, day, seconds: null, code, codes: MOST_STEPS + 1 },
    names: [],
    codeOf: new Map(),
    guess: { steps: [], byName: true, invite: [], accept: [] },
    timed: false,
    lastTime: lastOf(day, null),
    channel: table.channel,
  };
}

function lastOf(day: Int32Array, seconds: Int32Array | null): number {
  let last = -Infinity;
  for (let row = 0; row < day.length; row += 1) {
    const time = day[row]! * DAY_SECONDS + Math.max(0, seconds === null ? DAY_SECONDS - 1 : seconds[row]!);
    if (time > last) last = time;
  }
  return last;
}
