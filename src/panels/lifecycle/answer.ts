/** From the result to the page: view, sentences, named numbers. */

import { message, type Message } from '../../lib/outcome.ts';
import { STATE_SLOTS, STATES } from '../../models/customer-states.ts';
import { LOST, STAGE_OF_RULE, STAGE_SLOTS, STAGES } from '../../models/lifecycle-stages.ts';
import { chainOf, expectedStay, expectedTimeTo, settle } from '../../models/markov-chain.ts';
import { rowShares } from '../../models/migration.ts';
import type { Account, PanelAnswer, Statistic } from '../contract.ts';
import { stageMoney, usualOf } from './base.ts';
import { isLost, type LifecycleResult, type Moment } from './compute.ts';
import type { LifecycleOptions } from './options.ts';
import { peopleOf } from './people.ts';
import { caveatsOf, readingOf } from './reading.ts';
import type { AliveView, ChainView, LifecycleView, RiverView, SlotView } from './view.ts';

export const LIFECYCLE_STATISTICS = [
  'customers',
  'exploration',
  'formation',
  'stability',
  'decline',
  'lost',
  'lost-share',
  'active',
  'new',
  'returning',
  'resurrected',
  'dormant',
  'stability-to-decline',
  'decline-to-stability',
  'lost-to-active',
  'revenue-stability',
  'revenue-decline',
  'stay-stability',
  'until-lost-stability',
  'steady-lost',
  'usual-interval',
  'agreement',
] as const;

export function answerLifecycle(result: LifecycleResult, options: LifecycleOptions): PanelAnswer<LifecycleView> {
  const view = viewOf(result, options);
  return {
    view,
    finding: findingOf(view),
    subtitle: message(`lifecycle.subtitle-${view.show}`, {
      asOf: view.asOf,
      from: view.river.dates[0]!,
      n: view.customers,
      unit: unitWord(view),
    }),
    caption: message(`lifecycle.caption-${view.show}`, {
      measure: message(`lifecycle.of-${view.measure}-${view.show}`),
    }),
    alternative: message('lifecycle.alternative', {
      finding: findingOf(view),
      asOf: view.asOf,
      first: slotList(view.slots),
    }),
    reading: [...readingOf(view, result), ...caveatsOf(view, result, options)],
    statistics: statisticsOf(result, view),
    account: accountOf(result),
  };
}

/** `stability 20, decline 5`, as nested messages. */
function slotList(slots: readonly SlotView[]): Message {
  const [first, ...rest] = slots;
  const item = message('lifecycle.slot-count', { name: slotWord(first!.name), customers: first!.customers });
  return rest.length === 0 ? item : message('lifecycle.list', { first: item, rest: slotList(rest) });
}

export function slotWord(name: SlotView['name'] | 'none'): Message {
  return message(`lifecycle.slot-${name}`);
}

/** `month`: the unit beside a number of periods. */
export function unitWord({ unit }: Pick<LifecycleView, 'unit'>): Message {
  return message(`lifecycle.period-${unit}`);
}

/** Names of the slots in force. */
export function slotNames(show: LifecycleView['show']): readonly SlotView['name'][] {
  return show === 'stages' ? STAGES : STATES;
}

/** Counts of stages or states at one of the two dates. */
function countsAt(
  { set, states }: LifecycleResult,
  show: LifecycleView['show'],
  { place, own, rules, states: ownStates }: Moment,
): Float64Array {
  const stages = show === 'stages';
  const names = stages ? STAGES.length : STATES.length;
  if (!own) {
    const [counts, width] = stages ? [set.matrix.counts, STAGE_SLOTS] : [states.counts, STATE_SLOTS];
    return counts.slice(place * width, place * width + names);
  }
  const byCode = new Uint32Array(256);
  for (const code of stages ? rules : ownStates) byCode[code]! += 1;
  const counts = new Float64Array(names);
  byCode.forEach((count, code) => {
    const slot = stages ? STAGE_OF_RULE[code] : code;
    if (slot !== undefined && slot < names) counts[slot]! += count;
  });
  return counts;
}

interface Seen {
  readonly options: LifecycleOptions;
  readonly view: LifecycleView;
}

const VIEWS = new WeakMap<LifecycleResult, Seen>();

/** The view of a result. Made once: tables and answer are made of the same one. */
export function viewOf(result: LifecycleResult, options: LifecycleOptions): LifecycleView {
  const known = VIEWS.get(result);
  if (known?.options === options) return known.view;
  const view = makeView(result, options);
  VIEWS.set(result, { options, view });
  return view;
}

function makeView(result: LifecycleResult, options: LifecycleOptions): LifecycleView {
  const { show, measure, unit } = options;
  const { now, then, moves, base } = result;
  const own = show === 'stages' ? moves.stages : moves.states;
  const usual = usualOf(base, options);
  const chain = chainViewOf(result, show);
  const slots = slotsOf(result, show, chain);
  return {
    show,
    measure: base.days.money === null ? 'customers' : measure,
    unit,
    asOf: now.date,
    before: then.date,
    customers: slots.reduce((sum, { customers }) => sum + customers, 0),
    slots,
    river: riverOf(result, options),
    moves: own.slice(),
    moveShares: rowShares({ counts: own, states: slots.length }),
    chain,
    silence: {
      unit: result.bars.unit,
      edges: result.bars.edges.slice(),
      counts: result.bars.counts.slice(),
    },
    usual: usual.days,
    usualFrom: usual.from,
    hasMoney: base.days.money !== null,
    alive: aliveView(result, options),
    aliveFault: result.aliveFault,
    people: peopleOf(result, options),
  };
}

function riverOf(result: LifecycleResult, { show, measure }: LifecycleOptions): RiverView {
  const { grid, set, states, base, now, then } = result;
  const size = grid.dates.length;
  const names = slotNames(show);
  const width = show === 'stages' ? STAGE_SLOTS : STATE_SLOTS;
  const scale = base.days.scale;
  const along = (of: Float64Array, divisor = 1): Float64Array[] =>
    names.map((_, slot) => Float64Array.from({ length: size }, (_each, g) => of[g * width + slot]! / divisor));
  const counts = along(show === 'stages' ? set.matrix.counts : states.counts);
  const money = measure === 'revenue' && base.days.money !== null;
  return {
    dates: grid.dates.slice(),
    counts,
    values: !money
      ? counts.map((list) => list.slice())
      : show === 'stages'
        ? along(stageMoney(base, set))
        : along(states.money, scale),
    before: then.place,
    asOf: now.place,
  };
}

/** Moves of all whole periods up to the date looked at, added up. */
export function chainViewOf({ grid, set, states, now }: LifecycleResult, show: LifecycleView['show']): ChainView {
  const slots = show === 'stages' ? STAGES.length : STATES.length;
  const width = slots + 1;
  const all = show === 'stages' ? set.matrix.moves : states.moves;
  const last = now.place === grid.dates.length - 1 && !grid.whole ? now.place - 1 : now.place;
  const counts = new Float64Array(slots * slots);
  for (let g = 1; g <= last; g += 1)
    for (let from = 0; from < slots; from += 1)
      for (let to = 0; to < slots; to += 1) counts[from * slots + to]! += all[(g * width + from) * width + to]!;
  const chain = chainOf(counts, slots);
  return { shares: chain.shares, counts, kind: settle(chain).kind, periods: Math.max(0, last) };
}

function slotsOf(result: LifecycleResult, show: LifecycleView['show'], { shares }: ChainView): SlotView[] {
  const names = slotNames(show);
  const { now, then, money, alive, base } = result;
  const counts = countsAt(result, show, now);
  const before = countsAt(result, show, then);
  const chain = { states: names.length, shares };
  const stay = expectedStay(chain);
  const settled = settle(chain);
  const until = show === 'stages' ? expectedTimeTo(chain, LOST) : new Float64Array(names.length).fill(NaN);
  const sums = new Float64Array(8);
  const chances = new Float64Array(8);
  if (show === 'stages' || alive !== null)
    for (let c = 0; c < money.length; c += 1) {
      const slot = show === 'stages' ? STAGE_OF_RULE[now.rules[c]!]! : now.states[c]!;
      sums[slot]! += money[c]!;
      if (alive !== null && !Number.isNaN(alive[c]!)) chances[slot]! += alive[c]!;
    }
  const worth = show === 'stages' ? sums.slice(0, names.length) : now.stateMoney.slice(0, names.length);
  const customers = counts.reduce((sum, count) => sum + count, 0);
  const total = worth.reduce((sum, value) => sum + value, 0);
  const known = base.days.money !== null;
  return names.map((name, slot) => ({
    name,
    customers: counts[slot]!,
    share: customers > 0 ? counts[slot]! / customers : NaN,
    money: known ? tidy(worth[slot]!) : NaN,
    moneyShare: known && total > 0 ? worth[slot]! / total : NaN,
    each: known && counts[slot]! > 0 ? worth[slot]! / counts[slot]! : NaN,
    before: before[slot]!,
    stay: stay[slot]!,
    untilLost: until[slot]!,
    steady: settled.steady?.[slot] ?? NaN,
    alive: alive !== null && counts[slot]! > 0 ? chances[slot]! / counts[slot]! : NaN,
  }));
}

/** Sums of money without the dust of binary fractions. */
function tidy(value: number): number {
  return Number(value.toFixed(6));
}

function aliveView({ alive, now }: LifecycleResult, { aliveBelow }: LifecycleOptions): AliveView | null {
  if (alive === null) return null;
  const limit = aliveBelow / 100;
  const table: [number, number, number, number] = [0, 0, 0, 0];
  for (let c = 0; c < alive.length; c += 1)
    if (!Number.isNaN(alive[c]!)) table[(isLost(now.rules[c]!) ? 2 : 0) + (alive[c]! < limit ? 1 : 0)]! += 1;
  const all = table.reduce((sum, count) => sum + count, 0);
  return { limit, table, agreement: all > 0 ? (table[0] + table[3]) / all : NaN };
}

function findingOf(view: LifecycleView): Message {
  const { slots, moves, customers, before, asOf } = view;
  const width = slots.length + 1;
  const at = (from: number, to: number): number => moves[from * width + to]!;
  if (customers === 1)
    return message('lifecycle.finding-one', { name: slotWord(slots.find((s) => s.customers > 0)!.name) });
  if (view.show === 'states')
    return message('lifecycle.finding-states', {
      first: slots[0]!.customers,
      returning: slots[1]!.customers,
      resurrected: slots[2]!.customers,
      dormant: slots[3]!.customers,
    });
  const [down, back] = [at(2, 3) + at(2, 4), at(3, 2) + at(4, 2)];
  if (before < asOf && down + back > 0)
    return message(down >= back ? 'lifecycle.finding-down' : 'lifecycle.finding-up', { from: before, down, back });
  const largest = slots.reduce((best, slot) => (slot.customers > best.customers ? slot : best));
  return message('lifecycle.finding-largest', {
    name: slotWord(largest.name),
    customers: largest.customers,
    share: largest.share,
  });
}

function statisticsOf(result: LifecycleResult, view: LifecycleView): Statistic[] {
  const stages = countsAt(result, 'stages', result.now);
  const states = countsAt(result, 'states', result.now);
  const [exploration, formation, stability, decline, lost] = Array.from(stages);
  const slots = view.show === 'stages' ? view.slots : slotsOf(result, 'stages', chainViewOf(result, 'stages'));
  const at = (from: number, to: number): number => result.moves.stages[from * STAGE_SLOTS + to]!;
  const money = (value: number): readonly [number, Statistic['style']] => [value, 'money'];
  const values: Readonly<Record<(typeof LIFECYCLE_STATISTICS)[number], readonly [number, Statistic['style']]>> = {
    customers: [view.customers, 'integer'],
    exploration: [exploration!, 'integer'],
    formation: [formation!, 'integer'],
    stability: [stability!, 'integer'],
    decline: [decline!, 'integer'],
    lost: [lost!, 'integer'],
    'lost-share': [view.customers > 0 ? lost! / view.customers : NaN, 'percent1'],
    active: [view.customers - lost!, 'integer'],
    new: [states[0]!, 'integer'],
    returning: [states[1]!, 'integer'],
    resurrected: [states[2]!, 'integer'],
    dormant: [states[3]!, 'integer'],
    'stability-to-decline': [at(2, 3), 'integer'],
    'decline-to-stability': [at(3, 2), 'integer'],
    'lost-to-active': [at(LOST, 0) + at(LOST, 1) + at(LOST, 2) + at(LOST, 3), 'integer'],
    'revenue-stability': money(slots[2]!.money),
    'revenue-decline': money(slots[3]!.money),
    'stay-stability': [slots[2]!.stay, 'decimal1'],
    'until-lost-stability': [slots[2]!.untilLost, 'decimal1'],
    'steady-lost': [slots[LOST]!.steady, 'percent1'],
    'usual-interval': [view.usual, 'decimal1'],
    agreement: [view.alive?.agreement ?? NaN, 'percent1'],
  };
  return LIFECYCLE_STATISTICS.map((name) => ({
    name,
    value: values[name][0],
    style: values[name][1],
    label: message(`lifecycle.stat-${name}`, { unit: message(`lifecycle.head-${view.unit}`) }),
  }));
}

function accountOf({ base }: LifecycleResult): Account {
  const { linesUsed, linesFiltered, linesReturned, buyers, day } = base.days;
  const leftOut: Message[] = [];
  if (linesReturned > 0) leftOut.push(message('lifecycle.left-returned', { rows: linesReturned }));
  if (linesFiltered > 0) leftOut.push(message('lifecycle.left-filtered', { rows: linesFiltered }));
  return {
    used: message('lifecycle.account', { rows: linesUsed, purchases: day.length, customers: buyers }),
    leftOut,
  };
}
