/** The stages of the coffee shop, whose truth is known: every customer at every end of a month, by the initial options. */

import { beforeAll, describe, expect, it } from 'vitest';
import { cardOf } from '../../../datasets/three-quarters/generate.ts';
import { drawPurchases, type Members } from '../../../datasets/three-quarters/process.ts';
import { textAt } from '../../../src/data/dictionary.ts';
import type { Orders } from '../../../src/data/orders.ts';
import { NO_TABLES } from '../../../src/data/tables.ts';
import { dayFromIso } from '../../../src/lib/days.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import { STAGE_OF_RULE } from '../../../src/models/lifecycle-stages.ts';
import type { LifecycleResult } from '../../../src/panels/lifecycle/compute.ts';
import { lifecycleSpec } from '../../../src/panels/lifecycle/index.ts';
import { initialOptions } from '../../../src/panels/options.ts';
import { ordersFrom, type OrderRow } from '../orders.ts';

const START = dayFromIso('2023-01-01')!;
const [EXPLORATION, FORMATION, STABILITY, DECLINE, LOST] = [0, 1, 2, 3, 4];
/** A decline can be told at the earliest when a purchase is overdue: so many of the member's own intervals after it began. */
const GRACE = 2;

/** The stage a member is in at the end of a day of the process. */
function trueStage({ formation, stability, decline, interval }: Members, member: number, day: number): number {
  const end = day + 1;
  if (end >= decline[member]! + GRACE * interval[member]!) return DECLINE;
  if (end >= stability[member]!) return STABILITY;
  return end >= formation[member]! ? FORMATION : EXPLORATION;
}

interface Told {
  readonly right: number;
  readonly all: number;
  /** told to have gone from stability to formation within a month */
  readonly back: number;
  /** those of them who stayed in stability */
  readonly flickers: number;
}

async function tell(orders: Orders, members: Members): Promise<Told> {
  const options = initialOptions<JsonObject>(lifecycleSpec.options);
  const input = lifecycleSpec.select({ ...NO_TABLES, orders }, options, { keep: null });
  if (!input.ok) throw new Error(input.error.code);
  const job = { pause: () => Promise.resolve(), progress: () => {} };
  const computed = await lifecycleSpec.compute(input.value, options, job);
  if (!computed.ok) throw new Error(computed.error.code);
  const { customers, dates, rules } = (computed.value as LifecycleResult).set.matrix;
  const memberOf = new Map(Array.from(members.joined, (_, member) => [cardOf(member), member]));
  let [right, all, back, flickers] = [0, 0, 0, 0];
  for (let c = 0; c < customers; c += 1) {
    const member = memberOf.get(textAt(orders.customerNames, orders.customerCodes[c]!))!;
    let [was, truthBefore] = [-1, -1];
    dates.forEach((date, g) => {
      const rule = rules[g * customers + c]!;
      if (rule === 0) return;
      const told = STAGE_OF_RULE[rule]!;
      const truth = trueStage(members, member, date - START);
      all += 1;
      if ((told === LOST ? DECLINE : told) === truth) right += 1;
      if (was === STABILITY && told === FORMATION) {
        back += 1;
        if (truth === STABILITY && truthBefore === STABILITY) flickers += 1;
      }
      [was, truthBefore] = [told, truth];
    });
  }
  return { right, all, back, flickers };
}

describe('the stages of the coffee shop by the initial options', () => {
  const { members, purchases } = drawPurchases(345, 2500);
  const orders = ordersFrom(
    Array.from(purchases.member, (member, i): OrderRow => [cardOf(member), START + Math.floor(purchases.time[i]!), 20]),
  );
  let told: Told;

  beforeAll(async () => {
    told = await tell(orders, members);
  });

  it('are the true ones at 84 of 100 ends of months at least', async () => {
    expect(told.all).toBeGreaterThan(50_000);
    expect(told.right / told.all).toBeGreaterThanOrEqual(0.84);
  });

  it('rarely fall back from stability to formation', () => {
    expect(told.back).toBeLessThan(700);
    expect(told.flickers).toBeLessThan(450);
  });
});
