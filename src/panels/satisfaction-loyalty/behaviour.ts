/** What respondents did after they answered, by their type, and how it goes with what they said. */

import type { Orders } from '../../data/orders.ts';
import { MISSING_DAY } from '../../lib/days.ts';
import { fail, succeed, type Outcome } from '../../lib/outcome.ts';
import { behaviourAfter, type BehaviourAfter } from '../../models/behaviour-after.ts';
import { purchaseDays, type PurchaseDays } from '../../models/own-rhythm.ts';
import { compareManyShares, wilsonInterval } from '../../models/proportions.ts';
import { rankCorrelation } from '../../models/rank-correlation.ts';
import { createMemory } from '../memory.ts';
import { TYPES } from './options.ts';
import type { Scores } from './scores.ts';
import type { BehaviourType, BehaviourView, LinkKind, LinkView, ShareView } from './view.ts';

const memory = createMemory();

export interface OrderLog {
  readonly orders: Orders;
  /** length customers of the survey: the same person there, −1 where unknown */
  readonly index: Int32Array;
}

export interface Behaviour {
  readonly window: number;
  readonly lastDay: number;
  readonly strays: number;
  /** length customers of the survey */
  readonly after: BehaviourAfter;
  readonly links: readonly LinkView[];
}

/** Purchases of those who may be respondents, and where the log ends. */
export interface Purchases {
  readonly days: PurchaseDays;
  readonly lastDay: number;
  /** lines dated so far beyond all others that they do not count */
  readonly strays: number;
}

/** @param until last day to be used; `null` finds it, see {@link endOf} */
export function purchasesOf({ orders, index }: OrderLog, until: number | null): Purchases {
  const keep = new Uint8Array(orders.customers);
  for (const customer of index) if (customer >= 0) keep[customer] = 1;
  const end = endOf(orders.day);
  const lastDay = until === null ? end.lastDay : Math.min(until, end.lastDay);
  return {
    days: purchaseDays(orders, { keep, until: lastDay }),
    lastDay,
    strays: until === null ? end.strays : 0,
  };
}

/** A gap of more days than this, with hardly a line beyond it, is a slip of the pen and not a pause. */
const FAR = 180;
const HARDLY = 0.001;

/** The last day of a log. A few lines dated far in the future would make everybody look long silent. */
export function endOf(day: Int32Array): { readonly lastDay: number; readonly strays: number } {
  const sorted = day.slice().sort();
  const n = sorted.length;
  const least = Math.max(0, n - 1 - Math.floor(HARDLY * n));
  for (let i = least + 1; i < n; i += 1)
    if (sorted[i]! - sorted[i - 1]! > FAR) return { lastDay: sorted[i - 1]!, strays: n - i };
  return { lastDay: sorted[n - 1] ?? -Infinity, strays: 0 };
}

/** Fails where nobody is in the log, answers have no day, or no window was wholly seen. */
export function behaviourOf(
  index: Int32Array,
  { days, lastDay, strays }: Purchases,
  day: Int32Array | null,
  { last }: Scores,
  window: number,
  level: number,
): Outcome<Behaviour> {
  const customers = last.row.length;
  const who = Int32Array.from({ length: customers }, (_, i) => (last.row[i]! >= 0 ? index[i]! : -1));
  if (!who.some((customer) => customer >= 0)) return fail('satisfaction-loyalty.no-shared');
  if (day === null) return fail('satisfaction-loyalty.no-days');
  const asked = Int32Array.from(last.row, (row) => (row < 0 ? MISSING_DAY : day[row]!));
  const after = behaviourAfter(days, who, asked, window, lastDay);
  if (!after.seen.includes(1)) return fail('satisfaction-loyalty.no-window', { window, lastDay });
  return succeed({ window, lastDay, strays, after, links: linksOf(after, last, level) });
}

/** Of those whose window was seen. */
function linksOf(after: BehaviourAfter, last: Scores['last'], level: number): LinkView[] {
  const seen = indicesOf(after.seen);
  const of = (values: ArrayLike<number>): Float64Array => Float64Array.from(seen, (i) => values[i]!);
  const did: readonly (readonly [LinkKind, Float64Array])[] = [
    ['returned', of(after.returned)],
    ['orders', of(after.ordersYear)],
    ['spend', of(after.spendYear)],
    ['silence', of(after.silence)],
  ];
  return (['satisfaction', 'loyalty'] as const).flatMap((said) => {
    const answers = of(last[said]);
    return did.map(([kind, values]) => ({ said, did: kind, ...rankCorrelation(answers, values, level) }));
  });
}

/** Where flags are set. */
function indicesOf(flags: Uint8Array): Uint32Array {
  const found = new Uint32Array(flags.reduce((sum, one) => sum + one, 0));
  let at = 0;
  for (let i = 0; i < flags.length; i += 1) if (flags[i] === 1) found[at++] = i;
  return found;
}

/** @param types length customers */
export function behaviourView(
  { window, lastDay, strays, after, links }: Behaviour,
  types: Uint8Array,
  level: number,
): BehaviourView {
  const { known, returned, ordersYear, spendYear, silence } = after;
  const seen = memory.of(after, 'seen', () => indicesOf(after.seen));
  const [all, back, paid] = [new Float64Array(4), new Float64Array(4), new Float64Array(4)];
  const [orders, spend] = [new Float64Array(4), new Float64Array(4)];
  const silences = TYPES.map(() => [] as number[]);
  for (const i of seen) {
    const type = types[i]!;
    all[type]! += 1;
    back[type]! += returned[i]!;
    orders[type]! += ordersYear[i]!;
    if (Number.isFinite(spendYear[i]!)) {
      spend[type]! += spendYear[i]!;
      paid[type]! += 1;
    }
    silences[type]!.push(silence[i]!);
  }
  const cameBack = back.reduce((sum, count) => sum + count, 0);
  const lost = seen.length - cameBack;
  const away = (type: number): number => all[type]! - back[type]!;
  return {
    window,
    lastDay,
    strays,
    linked: memory.of(after, 'linked', () => known.reduce((sum, one) => sum + one, 0)),
    seen: seen.length,
    returned: cameBack,
    types: TYPES.map((_, type): BehaviourType => ({
      ...shareOf(back[type]!, all[type]!, level),
      seen: all[type]!,
      returned: back[type]!,
      ordersYear: orders[type]! / all[type]!,
      spendYear: spend[type]! / paid[type]!,
      silence: medianOf(Float64Array.from(silences[type]!)),
    })),
    test: compareManyShares(back, all),
    lostSatisfied: shareOf(away(2) + away(3), lost, level),
    lostLoyal: shareOf(away(1) + away(3), lost, level),
    links,
  };
}

export function shareOf(k: number, n: number, level: number): ShareView {
  const [low, high] = wilsonInterval(k, n, level);
  return { share: k / n, low, high };
}

function medianOf(values: Float64Array): number {
  const sorted = values.filter(Number.isFinite).sort();
  const n = sorted.length;
  return n === 0 ? NaN : (sorted[(n - 1) >> 1]! + sorted[n >> 1]!) / 2;
}
