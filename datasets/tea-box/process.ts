/** The subscriptions of the tea box and when they end: the known truth behind the file. */

import { AGES, CHANNELS, CITIES, PLANS, REASON_STRETCHES, REASONS, UNSAID, type Level } from './catalogue.ts';
import { createRandom, exponential, type Random } from '../half-sugar/random.ts';

/**
 * Time to leaving: Weibull baseline under proportional hazards, S(t | x) = exp(−ρ(x)·(t / scale)^shape), t in days and
 * ρ(x) the product of the hazard ratios of plan, channel and age group.
 */
export const PARAMETERS = {
  shape: 0.8,
  scale: 690,
  /** mean days between leaving and subscribing again, of those who do */
  away: 120,
} as const;

/** Days of the process: 2022-01-01 is day 0, 2025-12-31 is the last. */
export const DAYS = 1461;

/** `2022-01-01` is this day of 1970-01-01. */
export const FIRST_DAY = 18993;

export interface Subscription {
  /** number of the customer, in order of joining */
  readonly customer: number;
  /** 1 for the first subscription of the customer, 2 for the second */
  readonly spell: 1 | 2;
  /** positions in PLANS, CHANNELS, AGES, CITIES */
  readonly plan: number;
  readonly channel: number;
  readonly age: number;
  readonly city: number;
  /** day of the process it begins on */
  readonly start: number;
  /** ρ, hazard ratio against 尝鲜盒, 小程序, 26–35岁 */
  readonly ratio: number;
  /** days from start to end, as it was or would have been without an end of observation; not rounded, > 0 */
  readonly lifetime: number;
  /** day it ended on, the next midnight after `lifetime`; `null` where it ran beyond the last day */
  readonly end: number | null;
  /** position in REASONS: why it ended or would have */
  readonly reason: number;
  /** false where the customer did not say why */
  readonly said: boolean;
}

/** Draws customers and their subscriptions, in order of start. */
export function drawSubscriptions(seed: number, customers: number): Subscription[] {
  const random = createRandom(seed);
  const drawn: Subscription[] = [];
  for (let customer = 0; customer < customers; customer += 1) {
    const [channel, age, city] = [choose(CHANNELS, random), choose(AGES, random), choose(CITIES, random)];
    // New customers come evenly over the four years: one in each of as many equal stretches as there are customers.
    const joined = Math.floor(((customer + random()) / customers) * DAYS);
    const first = draw({ customer, spell: 1, channel, age, city, start: joined }, random);
    drawn.push(first);
    const returns = random() * 1000 < REASONS[first.reason]!.back;
    const away = 1 + Math.floor(exponential(random) * PARAMETERS.away);
    if (first.end === null || !returns || first.end + away >= DAYS) continue;
    drawn.push(draw({ customer, spell: 2, channel, age, city, start: first.end + away }, random));
  }
  return drawn.sort((one, other) => one.start - other.start || one.customer - other.customer);
}

type Begun = Pick<Subscription, 'customer' | 'spell' | 'channel' | 'age' | 'city' | 'start'>;

function draw(begun: Begun, random: Random): Subscription {
  const plan = choose(PLANS, random);
  const ratio = PLANS[plan]!.ratio * CHANNELS[begun.channel]!.ratio * AGES[begun.age]!.ratio;
  const lifetime = PARAMETERS.scale * power(exponential(random) / ratio);
  const reason = chooseReason(lifetime, random);
  const said = random() * 1000 >= UNSAID;
  const day = begun.start + Math.ceil(lifetime);
  return { ...begun, plan, ratio, lifetime, end: day < DAYS ? day : null, reason, said };
}

/** x to the power 1 / 0.8 = 5 / 4, by square roots alone: equal to the last bit on every engine. */
function power(x: number): number {
  return x * Math.sqrt(Math.sqrt(x));
}

function choose(levels: readonly Level[], random: Random): number {
  let rest = random() * 1000;
  for (let i = 0; i < levels.length - 1; i += 1) {
    rest -= levels[i]!.share;
    if (rest < 0) return i;
  }
  return levels.length - 1;
}

function chooseReason(lifetime: number, random: Random): number {
  const stretch = lifetime <= REASON_STRETCHES[0] ? 0 : lifetime <= REASON_STRETCHES[1] ? 1 : 2;
  let rest = random() * 1000;
  for (let i = 0; i < REASONS.length - 1; i += 1) {
    rest -= REASONS[i]!.shares[stretch];
    if (rest < 0) return i;
  }
  return REASONS.length - 1;
}
