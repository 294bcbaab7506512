/** The members of the shop, the pattern each one's relationship follows, and when they buy: the known truth behind the orders. */

import { createRandom, gamma, type Random } from '../half-sugar/random.ts';
import { WAYS } from './catalogue.ts';

/** The four patterns of the customer lifecycle, in the order of how far the relationship came. */
export const PATTERNS = ['early-abortion', 'mid-course-death', 'early-exit', 'long-retention'] as const;

export type Pattern = (typeof PATTERNS)[number];

/** Of 100 members who came one way, how many follow each pattern; the ways are in the order of the catalogue. */
export const SHARES: readonly (readonly [number, number, number, number])[] = [
  [18, 14, 16, 52],
  [30, 20, 18, 32],
  [36, 24, 16, 24],
  [52, 22, 12, 14],
];

/** Days of the process: 2023-01-01 is day 0, 2025-12-31 is the last. */
export const DAYS = 1096;
/** Members join evenly over so many days. */
export const JOINING = 960;
export const MEMBERS = 2500;

/** What every member goes through until the relationship declines; intervals between purchases, in days. */
export const COURSE = {
  /** mean interval of a member in stability: evenly between these */
  stable: [7, 13],
  /** intervals of exploration are so many times as long */
  exploring: 3,
  /** purchases of exploration: evenly between these, the first included */
  explored: [3, 5],
  /** intervals of formation: they shrink evenly from those of exploration to those of stability in so many purchases */
  formed: [9, 12],
  /** share of the formation a mid-course death comes through, evenly between these */
  broken: [0.45, 0.8],
  /** days of stability before an early exit, evenly between these */
  left: [50, 150],
  /** shape of the gamma distribution of an interval around its mean: the higher, the more regular */
  regular: 10,
  /** intervals of decline, times the last one before it; then nobody comes back */
  falling: [2, 3],
  /** yuan of an order beside what drinks cost: shape of the gamma distribution of a member's taste */
  spend: 12,
} as const;

/** NaN where a member never came so far. Days since 2023-01-01, with the share of the day. */
export interface Members {
  /** index in {@link PATTERNS} */
  readonly pattern: Uint8Array;
  /** index in the catalogue's ways */
  readonly way: Uint8Array;
  /** mean interval in stability, days */
  readonly interval: Float64Array;
  readonly joined: Float64Array;
  /** when formation began, after the last purchase of exploration */
  readonly formation: Float64Array;
  readonly stability: Float64Array;
  /** the last purchase before intervals grew: from here on the relationship declines */
  readonly decline: Float64Array;
  /** day of the last purchase before the end of the file */
  readonly last: Float64Array;
  readonly orders: Uint32Array;
}

export interface Purchases {
  readonly count: number;
  readonly member: Uint32Array;
  readonly time: Float64Array;
}

/**
 * Draws members and their purchases: what a relationship is, is told by its intervals alone. In exploration they are long,
 * in formation they shrink, in stability they are short and even, in decline they grow, and then there are no more.
 */
export function drawPurchases(seed: number, count: number): { members: Members; purchases: Purchases } {
  const random = createRandom(seed);
  const shares = WAYS.map(([, share]) => share);
  const numbers = (): Float64Array => new Float64Array(count).fill(NaN);
  const members = {
    pattern: new Uint8Array(count),
    way: new Uint8Array(count),
    interval: numbers(),
    joined: numbers(),
    formation: numbers(),
    stability: numbers(),
    decline: numbers(),
    last: numbers(),
    orders: new Uint32Array(count),
  };
  const member: number[] = [];
  const time: number[] = [];

  for (let i = 0; i < count; i += 1) {
    const way = choose(random, shares);
    const pattern = choose(random, SHARES[way]!);
    const interval = between(random, COURSE.stable);
    const joined = ((i + random()) / count) * JOINING;
    let now = joined;
    let bought = 0;
    const buy = (): void => {
      if (now >= DAYS) return;
      member.push(i);
      time.push(now);
      bought += 1;
      members.last[i] = now;
    };
    const wait = (mean: number): number => (mean * gamma(random, COURSE.regular)) / COURSE.regular;
    let mean = interval * COURSE.exploring;

    buy();
    const explored = whole(random, COURSE.explored);
    // Some come but once: a relationship that ends in exploration may end anywhere in it.
    const tried = pattern === 0 ? whole(random, [1, explored]) : explored;
    for (let k = 1; k < tried; k += 1) {
      now += wait(mean);
      buy();
    }
    if (pattern > 0) {
      members.formation[i] = seen(now);
      const formed = whole(random, COURSE.formed);
      const until = pattern === 1 ? Math.floor(formed * between(random, COURSE.broken)) : formed;
      for (let k = 1; k <= until; k += 1) {
        mean = interval * (COURSE.exploring + ((1 - COURSE.exploring) * k) / formed);
        now += wait(mean);
        buy();
      }
    }
    if (pattern > 1) {
      members.stability[i] = seen(now);
      const end = pattern === 2 ? now + between(random, COURSE.left) : DAYS;
      mean = interval;
      while (now < end) {
        now += wait(mean);
        buy();
      }
    }
    if (pattern < 3) {
      members.decline[i] = seen(now);
      const falling = pattern === 0 ? 0 : whole(random, [0, COURSE.falling.length]);
      for (let k = 0; k < falling; k += 1) {
        now += wait(mean * COURSE.falling[k]!);
        buy();
      }
    }
    members.pattern[i] = pattern;
    members.way[i] = way;
    members.interval[i] = interval;
    members.joined[i] = joined;
    members.orders[i] = bought;
  }
  return {
    members,
    purchases: { count: time.length, member: Uint32Array.from(member), time: Float64Array.from(time) },
  };
}

/** What has not happened by the end of the file is not known. */
function seen(day: number): number {
  return day < DAYS ? day : NaN;
}

function choose(random: Random, shares: readonly number[]): number {
  let rest = random() * 100;
  let index = 0;
  while (index < shares.length - 1 && rest >= shares[index]!) rest -= shares[index++]!;
  return index;
}

function between(random: Random, [low, high]: readonly [number, number]): number {
  return low + random() * (high - low);
}

function whole(random: Random, [low, high]: readonly [number, number]): number {
  return low + Math.floor(random() * (high - low + 1));
}
