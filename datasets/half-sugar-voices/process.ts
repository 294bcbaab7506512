/** Who was asked when and what they answered: the known truth behind the answer sheets. */

import { drawTruth as drawMembers } from '../half-sugar/generate.ts';
import type { Members } from '../half-sugar/process.ts';
import { createRandom, ln, normal, type Random } from '../half-sugar/random.ts';
import {
  CHANNELS,
  COMMON,
  DRIVERS,
  EXPECTED,
  LEAVING,
  MEMBER_SHARE,
  MONTHS,
  OTHERS,
  PERCEIVED,
  PER_MONTH,
  PRICE_RISE,
  RIVALRY,
  STORES,
  THRESHOLDS,
  WORD_LIMITS,
} from './catalogue.ts';

/** Days from 2023-01-05, where the orders of the shop begin, to 2024-01-01. */
const START = 361;
const MONTH_DAYS = [
  31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
] as const;
/** Members are asked while they order, and for so many days after. */
const RECENT = 45;
/** A last order within so many days makes somebody less pleased. */
const SOON = 30;

/** One answer sheet. */
export interface Sheet {
  /** number of the member, or −1 − the number of somebody without a card */
  readonly person: number;
  /** months since 2024-01, and the day of the month */
  readonly month: number;
  readonly date: number;
  /** 0 … 10 */
  readonly recommend: number;
  /** 1 … 10 each */
  readonly satisfaction: number;
  readonly loyalty: number;
  readonly expected: number;
  readonly perceived: number;
  /** 1 … 5 each, in the order of the catalogue's drivers */
  readonly drivers: readonly number[];
  readonly rivalry: number;
  readonly store: number;
  readonly channel: number;
  /** log odds the recommendation was drawn from, before the thresholds */
  readonly logOdds: number;
}

/** All answer sheets in order of time. */
export function drawSheets(seed: number): readonly Sheet[] {
  const random = createRandom(seed);
  const { members } = drawMembers();
  const liking = Float64Array.from({ length: members.rate.length + OTHERS }, () => normal(random));
  const sheets: Sheet[] = [];
  let monthStart = START;
  for (let month = 0; month < MONTHS; month += 1) {
    const days = MONTH_DAYS[month]!;
    for (let k = 0; k < PER_MONTH; k += 1) {
      const date = Math.floor((k * days) / PER_MONTH);
      sheets.push(drawSheet({ month, date: date + 1, day: monthStart + date, members, liking }, random));
    }
    monthStart += days;
  }
  return sheets;
}

interface Occasion {
  readonly month: number;
  readonly date: number;
  /** days since 2023-01-05 */
  readonly day: number;
  readonly members: Members;
  readonly liking: Float64Array;
}

function drawSheet({ month, date, day, members, liking }: Occasion, random: Random): Sheet {
  const person = whole(random, 100) < MEMBER_SHARE ? drawMember(members, day, random) : -1 - whole(random, OTHERS);
  const leaves = person >= 0 && members.alive[person] === 0 && members.last[person]! <= day + SOON;
  const like = liking[person >= 0 ? person : members.rate.length - 1 - person]!;
  const store = choose(STORES, random);
  const channel = choose(CHANNELS, random);
  const rivalry = choose(RIVALRY, random);
  const [, , speed, surroundings] = STORES[store]!;
  const [, , taste, quick] = CHANNELS[channel]!;
  const dear = month >= PRICE_RISE.month ? PRICE_RISE.effect : 0;
  const shifts = [taste, speed + quick, dear, surroundings];
  const own = Math.sqrt(1 - COMMON * COMMON);
  const impressions = shifts.map((shift) => COMMON * like + own * normal(random) + shift);
  const pull = DRIVERS.reduce((sum, [, effect], k) => sum + effect * impressions[k]!, 0);
  const logOdds = pull + (leaves ? LEAVING : 0);
  const drawn = logOdds + logistic(random);
  const feeling = 0.8 * logOdds + 0.5 * normal(random);
  const expected = rated(EXPECTED.mean + EXPECTED.spread * normal(random));
  const perceived = rated(PERCEIVED.mean + PERCEIVED.spread * feeling);
  const satisfaction = rated(0.7 * perceived + 0.3 * (7 + perceived - expected) + 0.8 * normal(random));
  return {
    person,
    month,
    date,
    recommend: THRESHOLDS.filter((threshold) => drawn > threshold).length,
    satisfaction,
    loyalty: around(RIVALRY[rivalry]![2][satisfaction - 1]!, random),
    expected,
    perceived,
    drivers: impressions.map((value) => 5 - WORD_LIMITS.filter((limit) => value < limit).length),
    rivalry,
    store,
    channel,
    logOdds,
  };
}

/** A member who has joined and ordered lately. */
function drawMember({ joined, last }: Members, day: number, random: Random): number {
  for (;;) {
    const member = whole(random, joined.length);
    if (joined[member]! <= day && last[member]! >= day - RECENT) return member;
  }
}

/** A whole answer of 1 … 10 whose mean is exactly this one. */
function around(mean: number, random: Random): number {
  const below = Math.floor(mean);
  const answer = random() < mean - below ? below + 1 : below;
  // As far to one side as to the other, so that the mean stays where it is.
  const reach = Math.min(whole(random, 3), answer - 1, 10 - answer);
  return random() < 0.5 ? answer - reach : answer + reach;
}

function rated(value: number): number {
  return Math.max(1, Math.min(10, Math.round(value)));
}

function logistic(random: Random): number {
  const chance = random();
  return ln(chance / (1 - chance));
}

function choose(list: readonly (readonly [string, number, ...unknown[]])[], random: Random): number {
  let left = whole(random, 100);
  return list.findIndex(([, share]) => (left -= share) < 0);
}

function whole(random: Random, below: number): number {
  return Math.floor(random() * below);
}
