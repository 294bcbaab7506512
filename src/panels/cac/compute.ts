/** From a channel table, an order log or typed numbers to what is known of each channel. */

import { sizeOf, textAt } from '../../data/dictionary.ts';
import type { Orders } from '../../data/orders.ts';
import type { ChannelSpend, Tables } from '../../data/tables.ts';
import { dayFromIso } from '../../lib/days.ts';
import { NO_MARK_16, type MarkSet } from '../../lib/marks.ts';
import { fail, message, succeed, type Message, type Outcome } from '../../lib/outcome.ts';
import { marginalCost, measureAcquisition, observedCurve, type Acquisition } from '../../models/acquisition-cost.ts';
import { estimateValue, unitsOfYears, USUAL_FIT } from '../../models/value-estimate.ts';
import type { ComputeJob, SelectContext } from '../contract.ts';
import type { CacOptions, ChannelRecord } from './options.ts';
import { inPool, settle } from './terms.ts';
import type { CacKind, CacView, ChannelFacts } from './view.ts';

export interface CacInput {
  readonly kind: CacKind;
  readonly standsIn: boolean;
  readonly orders: Orders | null;
  readonly channels: ChannelSpend | null;
  readonly keep: Uint8Array | null;
  readonly asOfDay: number;
}

export interface CacResult {
  readonly input: CacInput;
  readonly view: CacView;
  /** length customers of the file: channel of each, −1 for none; `null` without an order log */
  readonly channelOf: Int32Array | null;
  readonly found: Acquisition | null;
  /** names typed that the order log does not have */
  readonly unmatched: readonly string[];
  /** why no value could be expected */
  readonly modelFault: Message | null;
}

const EVERY_DAY = 2147483647;
/** More channels than can be compared become one: the others. */
const MOST_CHANNELS = 30;
/** Years of future purchases where no end is given. */
export const FUTURE_YEARS = 10;

/** The worked check of the course is the first. */
const EXAMPLE: readonly (readonly [name: string, spend: number, customers: number, margin: number])[] = [
  ['search', 10_000, 200, 12],
  ['feed', 18_000, 150, 9],
  ['referral', 2400, 120, 15],
  ['street', 6000, 40, 10],
];

export function selectCac(tables: Tables, options: CacOptions, { keep }: SelectContext): Outcome<CacInput> {
  const { orders, channels } = tables;
  const asOfDay = (options.asOf === null ? null : dayFromIso(options.asOf)) ?? EVERY_DAY;
  const scope = { keep: null, asOfDay, orders, channels: null };
  if (options.source === 'data') {
    if (channels !== null && channels.rows > 0)
      return succeed({ ...scope, kind: 'channels', standsIn: false, channels });
    if (orders !== null && orders.rows > 0) {
      if (keep !== null && !keep.includes(1)) return fail('cac.no-customers-kept');
      return succeed({ ...scope, kind: 'orders', standsIn: false, keep });
    }
  }
  return succeed({
    ...scope,
    kind: options.records === null ? 'example' : 'typed',
    standsIn: options.source === 'data',
  });
}

export async function computeCac(input: CacInput, options: CacOptions, job: ComputeJob): Promise<Outcome<CacResult>> {
  const none = { found: null, channelOf: null, unmatched: [], modelFault: null };
  switch (input.kind) {
    case 'example':
    case 'typed':
      return succeed({ input, ...none, view: viewOf(input, typedFacts(options.records), null, options) });
    case 'channels':
      return succeed({
        input,
        ...none,
        view: viewOf(input, tableFacts(input.channels!, options.records), null, options),
      });
    case 'orders':
      return orderResult(input, options, job);
  }
}

function typedFacts(records: readonly ChannelRecord[] | null): ChannelFacts[] {
  if (records === null)
    return EXAMPLE.map(([name, spend, customers, margin]) => ({
      ...NOTHING,
      name: message(`cac.example-${name}`),
      spend,
      customers,
      margin,
    }));
  return records.map((record) => ({
    ...NOTHING,
    name: nameOf(record.channel),
    spend: record.spend ?? NaN,
    customers: record.customers ?? 0,
    margin: record.margin ?? NaN,
    clv: record.clv ?? NaN,
  }));
}

const NOTHING: Omit<ChannelFacts, 'name'> = {
  spend: NaN,
  customers: 0,
  margin: NaN,
  clv: NaN,
  observed: null,
  expected: NaN,
  marginal: NaN,
};

function nameOf(text: string): Message {
  return text.trim() === '' ? message('cac.unknown-channel') : message('cac.channel', { name: text.trim() });
}

/** Rows of one channel are added up; margins and CLV typed under its name are taken along. */
function tableFacts({ channel, rows, spend, acquired }: ChannelSpend, records: CacOptions['records']): ChannelFacts[] {
  const size = sizeOf(channel.dictionary);
  const lists = Array.from({ length: size }, () => ({ spend: [] as number[], customers: [] as number[] }));
  for (let row = 0; row < rows; row += 1) {
    const list = lists[channel.codes[row]!]!;
    list.spend.push(spend[row]!);
    list.customers.push(acquired?.[row] ?? NaN);
  }
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return lists.flatMap((list, code) => {
    if (list.spend.length === 0) return [];
    const name = textAt(channel.dictionary, code);
    const record = recordOf(records, name);
    const customers = sum(list.customers);
    return {
      ...NOTHING,
      name: nameOf(name),
      spend: sum(list.spend),
      customers: Number.isNaN(customers) ? (record?.customers ?? 0) : customers,
      margin: record?.margin ?? NaN,
      clv: record?.clv ?? NaN,
      marginal: marginalCost(list.spend, list.customers),
    };
  });
}

function recordOf(records: CacOptions['records'], name: string): ChannelRecord | undefined {
  const plain = (text: string): string => text.trim().toLowerCase();
  return records?.find(({ channel }) => plain(channel) === plain(name));
}

interface Grouped {
  readonly names: readonly Message[];
  readonly texts: readonly string[];
  /** group of each line */
  readonly of: Uint8Array;
}

/** The channels with the most lines, then all others as one. Without a channel column everybody is in one. */
function groupChannels({ channel, rows }: Orders): Grouped {
  if (channel === null) return { names: [message('cac.all-customers')], texts: [''], of: new Uint8Array(rows) };
  const lines = new Uint32Array(sizeOf(channel.dictionary));
  for (let i = 0; i < rows; i += 1) lines[channel.codes[i]!]! += 1;
  const used = Array.from(lines.keys()).filter((code) => lines[code]! > 0);
  used.sort((a, b) => lines[b]! - lines[a]! || a - b);
  const kept = used.slice(0, MOST_CHANNELS);
  const group = new Uint8Array(lines.length).fill(kept.length);
  kept.forEach((code, i) => (group[code] = i));
  const of = new Uint8Array(rows);
  for (let i = 0; i < rows; i += 1) of[i] = group[channel.codes[i]!]!;
  const texts = kept.map((code) => textAt(channel.dictionary, code));
  const names = texts.map(nameOf);
  if (used.length > kept.length) {
    texts.push('');
    names.push(message('cac.other-channels', { count: used.length - kept.length }));
  }
  return { names, texts, of };
}

interface Measured {
  readonly key: string;
  readonly keep: Uint8Array | null;
  readonly groups: Grouped;
  readonly found: Acquisition;
  /** by channel: all margin so far */
  readonly soFar: Float64Array;
  /** margin of all used lines ÷ their revenue */
  readonly rate: number;
}

const measured = new WeakMap<Orders, Measured>();

function sameKeep(a: Uint8Array | null, b: Uint8Array | null): boolean {
  if (a === b) return true;
  return a !== null && b !== null && a.length === b.length && a.every((kept, i) => kept === b[i]);
}

function measure(orders: Orders, { keep, asOfDay }: CacInput, { marginRate, months }: CacOptions): Measured {
  const key = [asOfDay, marginRate, months].join();
  const known = measured.get(orders);
  if (known && known.key === key && sameKeep(known.keep, keep)) return known;
  const groups = groupChannels(orders);
  const rate = marginRate / 100;
  const margin = new Float64Array(orders.rows);
  for (let i = 0; i < orders.rows; i += 1) {
    const cost = orders.cost?.[i] ?? NaN;
    margin[i] = Number.isNaN(cost) ? rate * orders.amount[i]! : orders.amount[i]! - cost;
  }
  const { customers, customer, day, seconds } = orders;
  const order = orders.order?.codes ?? null;
  const channels = groups.names.length;
  const found = measureAcquisition(
    { customers, customer, day, seconds, order, margin, channel: groups.of, channels },
    { asOf: asOfDay, keep, months },
  );
  const soFar = new Float64Array(channels);
  let [earned, revenue] = [0, 0];
  for (let i = 0; i < orders.rows; i += 1) {
    const own = found.channelOf[customer[i]!]!;
    if (own < 0 || day[i]! > asOfDay) continue;
    soFar[own]! += margin[i]!;
    earned += margin[i]!;
    revenue += orders.amount[i]!;
  }
  const made = { key, keep, groups, found, soFar, rate: revenue > 0 ? earned / revenue : rate };
  measured.set(orders, made);
  return made;
}

async function orderResult(input: CacInput, options: CacOptions, job: ComputeJob): Promise<Outcome<CacResult>> {
  const orders = input.orders!;
  const { groups, found, soFar, rate } = measure(orders, input, options);
  if (found.linesUsed === 0) return fail('cac.no-orders-in-scope');
  await job.pause();
  job.progress(0.4);
  const expected = options.value === 'expected' ? expect(orders, input, options, found, soFar, rate) : null;
  const { records } = options;
  const whole = orders.channel === null;
  const order = [...groups.names.keys()]
    .filter((group) => found.acquired[group]! > 0)
    .sort((a, b) => found.acquired[b]! - found.acquired[a]! || a - b);
  const facts = order.map((group): ChannelFacts => {
    const record = whole ? undefined : recordOf(records, groups.texts[group]!);
    return {
      name: groups.names[group]!,
      spend: whole ? typedSpend(records) : (record?.spend ?? NaN),
      customers: found.acquired[group]!,
      margin: record?.margin ?? NaN,
      clv: record?.clv ?? NaN,
      observed: observedCurve(found, group),
      expected: expected?.ok ? expected.value[group]! : NaN,
      marginal: NaN,
    };
  });
  const known = new Set(order.map((group) => groups.texts[group]!.trim().toLowerCase()));
  const unmatched = whole ? [] : (records ?? []).filter(({ channel }) => !known.has(channel.trim().toLowerCase()));
  // A channel that money went to and nobody came from is a finding, not a mistake to be hidden.
  for (const { channel, spend, margin, clv } of unmatched)
    facts.push({
      ...NOTHING,
      name: nameOf(channel),
      spend: spend ?? NaN,
      margin: margin ?? NaN,
      clv: clv ?? NaN,
      observed: NONE,
    });
  const place = new Int32Array(groups.names.length).fill(-1);
  order.forEach((group, i) => (place[group] = i));
  const pool = inPool(facts);
  const pooled = observedCurve(
    poolOf(
      found,
      order.filter((_, i) => pool[i]),
    ),
    0,
  );
  return succeed({
    input,
    found,
    channelOf: found.channelOf.map((group) => (group < 0 ? -1 : place[group]!)),
    unmatched: unmatched.map(({ channel }) => channel),
    modelFault: expected !== null && !expected.ok ? expected.error : null,
    view: viewOf(input, facts, pooled, options),
  });
}

const NONE = { months: [0], money: [0], limit: null };

function typedSpend(records: CacOptions['records']): number {
  const given = (records ?? []).flatMap(({ spend }) => (spend === null ? [] : [spend]));
  return given.length === 0 ? NaN : given.reduce((sum, spend) => sum + spend, 0);
}

/** Some channels as one. */
function poolOf(found: Acquisition, groups: readonly number[]): Acquisition {
  const { months } = found;
  const [observed, margin] = [new Float64Array(months), new Float64Array(months)];
  let [acquired, first] = [0, 0];
  for (const group of groups) {
    acquired += found.acquired[group]!;
    first += found.first[group]!;
    for (let k = 0; k < months; k += 1) {
      observed[k]! += found.observed[group * months + k]!;
      margin[k]! += found.margin[group * months + k]!;
    }
  }
  return { ...found, acquired: Float64Array.of(acquired), first: Float64Array.of(first), observed, margin };
}

/** Margin so far and expected, of one acquired customer of each channel. */
function expect(
  orders: Orders,
  { keep, asOfDay }: CacInput,
  options: CacOptions,
  found: Acquisition,
  soFar: Float64Array,
  margin: number,
): Outcome<Float64Array> {
  const years = options.horizon === null ? FUTURE_YEARS : options.horizon / 12;
  const horizon = unitsOfYears(years, 'week');
  const estimate = estimateValue(
    orders,
    { unit: 'week', merge: 'day', end: asOfDay === EVERY_DAY ? null : asOfDay, calibration: null, keep },
    USUAL_FIT,
    { horizon, valueHorizon: horizon, discount: options.discount / 100, margin },
  );
  if (!estimate.ok) return estimate;
  const { clv } = estimate.value.values;
  if (clv === null) return { ok: false, error: estimate.value.fitted.noSpend ?? message('cac.no-spend-model') };
  const { index } = estimate.value.scope.histories;
  const sums = new Float64Array(soFar.length);
  for (let i = 0; i < clv.length; i += 1) {
    const own = found.channelOf[index ? index[i]! : i]!;
    if (own >= 0) sums[own]! += clv[i]!;
  }
  return succeed(sums.map((sum, channel) => (sum + soFar[channel]!) / found.acquired[channel]!));
}

/** @param pooled observed curve of the channels that all together is made of */
function viewOf(
  input: CacInput,
  facts: readonly ChannelFacts[],
  pooled: ChannelFacts['observed'],
  options: CacOptions,
): CacView {
  const acquired = facts.reduce((sum, fact) => sum + fact.customers, 0);
  const pool = inPool(facts);
  const parts = facts.filter((_, i) => pool[i]);
  const mean = (of: (fact: ChannelFacts) => number): number => {
    const known = parts.filter((fact) => !Number.isNaN(of(fact)) && fact.customers > 0);
    const count = known.reduce((sum, fact) => sum + fact.customers, 0);
    return count > 0 ? known.reduce((sum, fact) => sum + of(fact) * (fact.customers / count), 0) : NaN;
  };
  const overall: ChannelFacts = {
    name:
      parts.length < facts.length
        ? message('cac.together-part', { known: parts.length, channels: facts.length })
        : message('cac.together'),
    // Unknown where no channel with customers has one.
    spend: parts.length === 0 ? NaN : parts.reduce((sum, { spend }) => sum + spend, 0),
    customers: parts.reduce((sum, fact) => sum + fact.customers, 0),
    margin: mean(({ margin }) => (Number.isNaN(margin) ? options.margin : margin)),
    clv: parts.every(({ clv }) => !Number.isNaN(clv)) ? mean(({ clv }) => clv) : NaN,
    observed: pooled,
    expected: mean(({ expected }) => expected),
    marginal: NaN,
  };
  return {
    kind: input.kind,
    standsIn: input.standsIn,
    facts,
    overall,
    ...settle(facts, overall, options),
    customers: input.kind === 'orders' ? acquired : 0,
    acquired,
    pooled: parts.length,
  };
}

/** The channel of each customer, over the customers of the file. The array is new, so it may be given away. */
export function cacMarks({ input, channelOf, view }: CacResult): Readonly<Record<string, MarkSet>> {
  const of = new Uint16Array(input.orders?.customers ?? 0).fill(NO_MARK_16);
  channelOf?.forEach((channel, customer) => {
    if (channel >= 0) of[customer] = channel;
  });
  return { channel: { of, count: Math.max(1, view.channels.length) } };
}
