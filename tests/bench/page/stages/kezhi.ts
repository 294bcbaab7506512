/** A funnel, lifecycle stages and a cohort triangle by the product's models, from columns as its intake leaves them. */

import { countCohorts } from '../../../../src/models/cohorts.ts';
import { attribute, eventFunnel } from '../../../../src/models/event-funnel.ts';
import { timeOfEvent } from '../../../../src/models/event-order.ts';
import { computeStages, STAGE_SLOTS, type StageOptions } from '../../../../src/models/lifecycle-stages.ts';
import { purchaseDays } from '../../../../src/models/own-rhythm.ts';
import { CHANNELS, EVENTS, LAST_DAY, MONTHS, monthEnds, STEPS, type EventColumns, type OrderColumns } from './logs.ts';

/** The panel's own defaults; the usual interval given, so that both sides go by the same. */
export const RULES: StageOptions = {
  least: 2,
  floor: 7,
  usual: 45,
  fewest: 4,
  youngest: 0,
  together: false,
  volume: 'orders',
  window: 6,
  growth: 40,
  fall: 50,
  low: 50,
  silent: 1.5,
  lost: 3,
  lostBy: 'silence',
  lostDays: 180,
  aliveBelow: 0.5,
  alive: null,
};

export const WINDOW_SECONDS = 7 * 86_400;

/** Customers by channel of the first event of their best attempt (rows) and its farthest step (columns). */
export function funnelOf(events: EventColumns): number[] {
  const log = { ...events, codes: EVENTS.length };
  const paths = eventFunnel(log, {
    steps: STEPS.map((_, code) => ({ codes: [code], optional: false })),
    order: 'ordered',
    window: WINDOW_SECONDS,
    exclusions: [],
    keep: null,
  });
  const channel = attribute(paths, (row) => timeOfEvent(events, row), events.channel, null, 'first');
  const counts = new Array<number>(CHANNELS.length * STEPS.length).fill(0);
  for (let c = 0; c < channel.length; c += 1)
    if (channel[c]! > 0) counts[(channel[c]! - 1) * STEPS.length + paths.furthest[c]!]! += 1;
  return counts;
}

/** Customers by month's end (rows) and stage (columns). */
export function stagesOf(orders: OrderColumns): number[] {
  const days = purchaseDays({ ...orders, amountDecimals: 2 });
  const { counts } = computeStages(days, monthEnds(), RULES);
  return Array.from(counts).filter((_, i) => i % STAGE_SLOTS < STAGE_SLOTS - 1);
}

/** Active customers, orders and cents by cohort (rows) and month since (columns). */
export function cohortsOf(orders: OrderColumns): number[] {
  const counts = countCohorts(
    { ...orders, amountDecimals: 2, order: null },
    {
      asOf: LAST_DAY,
      unit: 'month',
      window: null,
      group: null,
      keep: null,
      mostCohorts: MONTHS,
      mostPeriods: MONTHS,
    },
  );
  if (counts === null) throw new Error('no cohorts');
  const { running, active, orders: counted, revenue } = counts;
  const all: number[] = [];
  for (let i = 0; i < running; i += 1)
    all.push(active[i]! + active[running + i]!, counted[i]! + counted[running + i]!, Math.round(revenue![i]! * 100));
  return all;
}
