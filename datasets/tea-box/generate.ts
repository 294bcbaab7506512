/** The subscription file of One Good Box (一盒好茶), made from one whole number: equal options give equal bytes everywhere. */

import { AGES, CHANNELS, CITIES, PLANS, REASONS } from './catalogue.ts';
import { CUSTOMERS, planFlaws, UNREADABLE } from './flaws.ts';
import { DAYS, drawSubscriptions, FIRST_DAY, type Subscription } from './process.ts';

export interface TeaBoxOptions {
  /** customers drawn; 5,560 for the bundled file, which gives about 6,000 subscriptions */
  readonly customers?: number;
  readonly seed?: number;
  /** false leaves out duplicates, missing customers, ends reversed or unreadable, and same-day withdrawals */
  readonly flaws?: boolean;
}

export const HEADER = '订阅号,客户号,开始日期,结束日期,套餐,月费,渠道,年龄段,城市,离开原因';

const SEED = 2028;

/** 2024-01-01, from which the new fees hold. */
const DEARER = 730;

/** UTF-8 with byte order mark, rows end in LF and are in order of start; columns are told in dictionary.md. */
export function generateTeaBox(options: TeaBoxOptions = {}): Uint8Array<ArrayBuffer> {
  const { seed, flaws, customers } = settle(options);
  const subscriptions = drawTruth(options);
  const plan = planFlaws(flaws * (customers / CUSTOMERS), subscriptions.length, seed + 1, (row) => {
    const { start, end } = subscriptions[row]!;
    return end !== null && end > start;
  });
  const dates = Array.from({ length: DAYS }, (_, day) =>
    new Date((FIRST_DAY + day) * 86_400_000).toISOString().slice(0, 10),
  );
  const lines = [HEADER];
  let unreadable = 0;
  subscriptions.forEach((subscription, row) => {
    const flaw = plan.get(row);
    const { customer, start, end } = subscription;
    const cells = {
      number: subscriptionId(row),
      customer: flaw === 'anonymous' ? '' : customerId(customer),
      start: dates[start]!,
      end: end === null ? '' : dates[end]!,
      rest: restOf(subscription),
    };
    if (flaw === 'reversed') [cells.start, cells.end] = [cells.end, cells.start];
    if (flaw === 'unreadable') cells.end = UNREADABLE[unreadable++ % UNREADABLE.length]!;
    const line = Object.values(cells).join();
    lines.push(line);
    if (flaw === 'duplicate') lines.push(line);
    // Somebody else's, with the same choices, begun and withdrawn on the day; not drawn from the hazard, not in the truth.
    if (flaw === 'withdrawn') {
      const own = { ...subscription, end: start, reason: 0, said: true };
      const number = `${subscriptionId(row)}T`;
      lines.push([number, `${customerId(customer)}T`, dates[start]!, dates[start]!, restOf(own)].join());
    }
  });
  return new TextEncoder().encode(`\ufeff${lines.join('\n')}\n`);
}

/** The subscriptions behind the file of the same options, in the order of the file; row i has the number `subscriptionId(i)`. */
export function drawTruth(options: TeaBoxOptions = {}): readonly Subscription[] {
  const { seed, customers } = settle(options);
  return drawSubscriptions(seed, customers);
}

export function subscriptionId(row: number): string {
  return `B${String(row + 1).padStart(6, '0')}`;
}

export function customerId(customer: number): string {
  return `K${String(customer + 1).padStart(5, '0')}`;
}

function settle({ customers = CUSTOMERS, seed = SEED, flaws = true }: TeaBoxOptions) {
  return { customers, seed, flaws: flaws ? 1 : 0 };
}

function restOf({ plan, channel, age, city, start, end, reason, said }: Subscription): string {
  const { name, fees } = PLANS[plan]!;
  return [
    name,
    fees[start < DEARER ? 0 : 1],
    CHANNELS[channel]!.name,
    AGES[age]!.name,
    CITIES[city]!.name,
    end !== null && said ? REASONS[reason]!.name : '',
  ].join();
}
