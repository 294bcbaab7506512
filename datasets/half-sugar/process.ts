/** The members of the shop and when they order: the known truth behind the order file. */

import { beta, createRandom, exponential, gamma, type Random } from './random.ts';

/**
 * What the members are drawn from. Purchases: BG/NBD (Fader, Hardie and Lee 2005), time in weeks.
 * Money: gamma-gamma (Fader and Hardie 2013), order values in yuan.
 */
export const PARAMETERS = {
  /** purchase rate of a member ~ gamma(shape r, rate alpha): mean r / alpha orders a week */
  r: 1.1,
  alpha: 4.5,
  /** chance to leave for good after each repeat order ~ beta(a, b): mean a / (a + b) */
  a: 1.2,
  b: 12,
  /** order value of a member ~ gamma(shape p, rate nu), with nu ~ gamma(shape q, rate gamma) */
  p: 8,
  q: 8,
  gamma: 17.5,
} as const;

/** Days of the process: 2023-01-05 is day 0, 2025-12-31 is the last. */
export const DAYS = 1092;

/** Member number of a walk-in without a card. */
export const WALK_IN = 0xffffffff;

/** One entry a member, in order of joining. */
export interface Members {
  /** days from 2023-01-05 00:00 to the first order; times of day are in shop time, see {@link Orders} */
  readonly joined: Float64Array;
  /** purchase rate while alive, orders a week */
  readonly rate: Float64Array;
  /** chance to leave after a repeat order */
  readonly dropout: Float64Array;
  /** expected order value, yuan */
  readonly spend: Float64Array;
  readonly orders: Uint32Array;
  /** day of the last order */
  readonly last: Float64Array;
  /** 1 where the member had not left by the end of 2025-12-31 */
  readonly alive: Uint8Array;
}

/** All orders, member after member; walk-ins come last. */
export interface Orders {
  readonly count: number;
  readonly member: Uint32Array;
  /**
   * Days since 2023-01-05 00:00. The whole part is the day; the fraction is the share of that day's custom that has
   * passed, so that the process runs on even while hours at the counter are busy and quiet.
   */
  readonly time: Float64Array;
  /** money of the order in tenths of a yuan, at least 1 */
  readonly value: Uint32Array;
  /** 1 for a member's first, 2 for the last order */
  readonly edge: Uint8Array;
}

/** Draws members and their orders; `walkIns` further orders have no member. */
export function drawOrders(seed: number, members: number, walkIns: number): { members: Members; orders: Orders } {
  const random = createRandom(seed);
  const { r, alpha, a, b, p, q } = PARAMETERS;
  const drawn = {
    joined: new Float64Array(members),
    rate: new Float64Array(members),
    dropout: new Float64Array(members),
    spend: new Float64Array(members),
    orders: new Uint32Array(members),
    last: new Float64Array(members),
    alive: new Uint8Array(members),
  };
  let capacity = members * 12 + walkIns + 64;
  let member = new Uint32Array(capacity);
  let time = new Float64Array(capacity);
  let value = new Uint32Array(capacity);
  let edge = new Uint8Array(capacity);
  let count = 0;

  for (let i = 0; i < members; i += 1) {
    const rate = gamma(random, r) / alpha;
    const dropout = beta(random, a, b);
    const nu = gamma(random, q) / PARAMETERS.gamma;
    // New members come evenly over the three years: one in each of as many equal stretches as there are members.
    const joined = ((i + random()) / members) * DAYS;
    let now = joined;
    let alive = 1;
    const first = count;
    for (;;) {
      if (count === capacity) {
        capacity = Math.ceil(capacity * 1.5);
        member = grown(member, new Uint32Array(capacity));
        time = grown(time, new Float64Array(capacity));
        value = grown(value, new Uint32Array(capacity));
        edge = grown(edge, new Uint8Array(capacity));
      }
      member[count] = i;
      time[count] = now;
      value[count] = money(random, nu);
      count += 1;
      if (count > first + 1 && random() < dropout) {
        alive = 0;
        break;
      }
      const next = now + (exponential(random) / rate) * 7;
      if (next >= DAYS) break;
      now = next;
    }
    edge[first] = 1;
    edge[count - 1]! |= 2;
    drawn.joined[i] = joined;
    drawn.rate[i] = rate;
    drawn.dropout[i] = dropout;
    drawn.spend[i] = p / nu;
    drawn.orders[i] = count - first;
    drawn.last[i] = now;
    drawn.alive[i] = alive;
  }
  if (count + walkIns > capacity) {
    capacity = count + walkIns;
    member = grown(member, new Uint32Array(capacity));
    time = grown(time, new Float64Array(capacity));
    value = grown(value, new Uint32Array(capacity));
    edge = grown(edge, new Uint8Array(capacity));
  }
  for (let i = 0; i < walkIns; i += 1, count += 1) {
    member[count] = WALK_IN;
    time[count] = random() * DAYS;
    value[count] = money(random, gamma(random, q) / PARAMETERS.gamma);
  }
  return { members: drawn, orders: { count, member, time, value, edge } };
}

function money(random: Random, nu: number): number {
  return Math.max(1, Math.round((gamma(random, PARAMETERS.p) / nu) * 10));
}

function grown<T extends Uint32Array | Float64Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
