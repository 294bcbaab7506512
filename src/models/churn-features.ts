/**
 * Features of customers at a cut date, for early warning. Whatever a feature says is known on the day before the cut: features never
 * look at the cut or after it (see {@link withoutFuture}, with which that can be checked). Labels look nowhere else.
 */

import { MISSING_DAY } from '../lib/days.ts';
import { rhythmAt, placesUpTo, purchaseDays, type PurchaseDays } from './own-rhythm.ts';

/** A coded column: code 0 is missing. */
export interface CodedColumn {
  readonly codes: Uint8Array | Uint16Array | Uint32Array;
  /** codes are below */
  readonly size: number;
}

/** A column of one's own, a number or a category; NaN and code 0 are missing. One of the two is there. */
export interface ChurnAttribute {
  readonly id: string;
  readonly values: Float64Array | null;
  readonly codes: CodedColumn | null;
}

/** What customers did: order lines or events. Columns of length n; a customer is lost who does nothing in the label window. */
export interface ActivityLines {
  readonly kind: 'orders' | 'events';
  /** customers are numbered 0 … customers − 1 */
  readonly customers: number;
  readonly customer: Uint32Array;
  /** days since 1970-01-01, in any order */
  readonly day: Int32Array;
  /** finite money; `null` where there is none. A day of nothing but lines below zero (returns) is no purchase */
  readonly amount: Float64Array | null;
  /** amounts are whole after × 10^amountDecimals, −1 where they are not */
  readonly amountDecimals: number;
  /** category or product */
  readonly item: CodedColumn | null;
  readonly channel: CodedColumn | null;
  /** name of the event */
  readonly event: CodedColumn | null;
  readonly attributes: readonly ChurnAttribute[];
}

/** Contracts that run until they are ended. A customer is lost whose latest running contract ends in the label window. */
export interface ContractLines {
  readonly kind: 'subscriptions';
  readonly customers: number;
  readonly customer: Uint32Array;
  readonly start: Int32Array;
  /** MISSING_DAY where it still runs */
  readonly end: Int32Array;
  /** money a period, NaN where unknown */
  readonly fee: Float64Array | null;
  readonly attributes: readonly ChurnAttribute[];
}

export type ChurnLines = ActivityLines | ContractLines;

/** Groups of features a person chooses from; some are made of several columns. */
export const FEATURE_GROUPS = {
  orders: [
    'recency',
    'frequency',
    'money',
    'tenure',
    'intervals',
    'silence',
    'trend',
    'last-amount',
    'variety',
    'weekend',
    'channel',
  ],
  events: ['recency', 'frequency', 'money', 'tenure', 'intervals', 'silence', 'trend', 'weekend', 'events'],
  subscriptions: ['age', 'fee', 'earlier'],
} as const;

export type FeatureGroup = (typeof FEATURE_GROUPS)[keyof typeof FEATURE_GROUPS][number];

/**
 * What a column measures at a cut c, with the feature window [c − W, c):
 * `recency` days from the last purchase day to c · `frequency` purchase days in the window · `money` sum in the window · `tenure` days
 * since the first purchase · `interval-mean`, `interval-sd` of the intervals between all purchase days so far (missing below one and
 * two intervals) · `silence` recency ÷ own mean interval (the population's below two intervals) · `trend` (later − earlier half of the
 * own time in the window) ÷ both, of money or else of purchase days, −1…1 · `last-amount` money of the last purchase day ÷ mean of the
 * window · `variety` different categories (or products) in the window · `weekend` share of purchase days on Saturday and Sunday ·
 * `channel` 1 where the first purchase came through it · `event` how often it happened in the last `days` days · `age` days since the
 * running contract began · `fee` · `earlier` contracts begun before it · `attribute` number of the last line before c · `category` 1
 * where the last line before c has that value.
 */
export type FeatureKey =
  | 'recency'
  | 'frequency'
  | 'money'
  | 'tenure'
  | 'interval-mean'
  | 'interval-sd'
  | 'silence'
  | 'trend'
  | 'last-amount'
  | 'variety'
  | 'weekend'
  | 'channel'
  | 'event'
  | 'age'
  | 'fee'
  | 'earlier'
  | 'attribute'
  | 'category';

export interface FeatureColumn {
  readonly key: FeatureKey;
  /** code of the channel, event or category; −1 where there is none */
  readonly code: number;
  /** place among the attributes; −1 */
  readonly attribute: number;
  /** length of its own look back; 0 where it is the feature window or all time */
  readonly days: number;
}

/**
 * Customers at risk at a cut, ascending, with what is known of each. Of activity: those active in the `label` days before the cut. Who
 * was silent for longer is lost already by the very definition of the label, and can no longer be warned of.
 */
export interface FeatureTable {
  readonly cut: number;
  /** customer of each row */
  readonly customer: Uint32Array;
  /** in the order of the columns asked for; NaN where missing */
  readonly columns: readonly Float64Array[];
  /** 1 where lost; `null` where not asked for */
  readonly lost: Uint8Array | null;
  /** money of the last 365 days before the cut, never below 0, or the fee a period; NaN where unknown */
  readonly worth: Float64Array;
  /** contracts that ended in the gap already: neither lost nor kept, so left out */
  readonly endedInGap: number;
  /** customers seen before the cut who had been silent for the label window's days by then: lost already, so left out */
  readonly alreadyLost: number;
}

/** Lines made ready once for all cuts. */
export interface ChurnSource {
  readonly lines: ChurnLines;
  /** length customers, 0 left out; `null` keeps all */
  readonly keep: Uint8Array | null;
  /** days of activity; `null` for contracts */
  readonly days: PurchaseDays | null;
}

export interface CutWindows {
  readonly feature: number;
  readonly gap: number;
  readonly label: number;
}

/** Most columns a channel, a category or the events get. */
const MOST_VALUES = 5;
/** A value that fewer of the customers have gets no column. */
const RARE = 0.01;
export const EVENT_DAYS = [30, 90] as const;
export const WORTH_DAYS = 365;

export function churnSource(lines: ChurnLines, keep: Uint8Array | null): ChurnSource {
  if (lines.kind === 'subscriptions') return { lines, keep, days: null };
  // What was done without money still was done: only order lines can be returns.
  const amount =
    lines.kind === 'events' && lines.amount ? lines.amount.map((value) => (value > 0 ? value : 0)) : lines.amount;
  return { lines, keep, days: purchaseDays({ ...lines, amount }, { keep }) };
}

/**
 * Columns of the groups chosen. Which channels, events and values get a column is decided by what was known at a cut, and the most
 * common value of each is left out: the others are held against it.
 */
export function featureColumns(
  source: ChurnSource,
  groups: ReadonlySet<FeatureGroup>,
  windows: CutWindows,
  cut: number,
): FeatureColumn[] {
  const { lines } = source;
  const { feature: window } = windows;
  const columns: FeatureColumn[] = [];
  const add = (key: FeatureKey, code = -1, attribute = -1, days = 0): void => {
    columns.push({ key, code, attribute, days });
  };
  const { customer: riders } = atRisk(source, windows, cut);
  const activity = lines.kind === 'subscriptions' ? null : lines;
  for (const group of FEATURE_GROUPS[lines.kind]) {
    if (!groups.has(group)) continue;
    if (group === 'intervals') {
      add('interval-mean');
      add('interval-sd');
    } else if (group === 'channel') {
      if (activity?.channel)
        for (const code of common(firstCodes(activity, activity.channel, cut), riders, activity.channel.size, true))
          add('channel', code);
    } else if (group === 'events') {
      if (activity?.event)
        for (const code of frequent(activity, activity.event, window, cut))
          for (const days of EVENT_DAYS)
            if (days <= window || days === EVENT_DAYS[0]) add('event', code, -1, Math.min(days, window));
    } else if (group === 'money' || group === 'last-amount') {
      if (activity?.amount) add(group);
    } else if (group === 'variety') {
      if (activity?.item) add(group);
    } else if (group === 'fee') {
      if (lines.kind === 'subscriptions' && lines.fee) add(group);
    } else add(group);
  }
  const last = lastLines(source, cut);
  lines.attributes.forEach(({ values, codes }, place) => {
    if (values) add('attribute', -1, place);
    else if (codes) {
      const of = Float64Array.from(last, (line) => (line < 0 ? 0 : codes.codes[line]!));
      for (const code of common(of, riders, codes.size, true)) add('category', code, place);
    }
  });
  return columns;
}

/** Features, labels and worth of everybody at risk at a cut. @param labelled whether the label window is in the data */
export function featuresAt(
  source: ChurnSource,
  columns: readonly FeatureColumn[],
  windows: CutWindows,
  cut: number,
  labelled: boolean,
): FeatureTable {
  return source.lines.kind === 'subscriptions'
    ? ofContracts(source, source.lines, columns, windows, cut, labelled)
    : ofActivity(source, source.lines, columns, windows, cut, labelled);
}

/** The same lines as they were known on the day before a cut: what happened later is gone, contracts that ended later still run. */
export function withoutFuture(lines: ChurnLines, cut: number): ChurnLines {
  const when = lines.kind === 'subscriptions' ? lines.start : lines.day;
  const kept: number[] = [];
  for (let i = 0; i < when.length; i += 1) if (when[i]! < cut) kept.push(i);
  const rows = Uint32Array.from(kept);
  const days = (from: Int32Array): Int32Array => Int32Array.from(rows, (row) => from[row]!);
  const numbers = (from: Float64Array): Float64Array => Float64Array.from(rows, (row) => from[row]!);
  const coded = (from: CodedColumn | null): CodedColumn | null =>
    from && { codes: Uint32Array.from(rows, (row) => from.codes[row]!), size: from.size };
  const common = {
    customer: Uint32Array.from(rows, (row) => lines.customer[row]!),
    attributes: lines.attributes.map(({ id, values, codes }) => ({
      id,
      values: values && numbers(values),
      codes: coded(codes),
    })),
  };
  if (lines.kind === 'subscriptions')
    return {
      ...lines,
      ...common,
      start: days(lines.start),
      end: days(lines.end).map((end) => (end >= cut ? MISSING_DAY : end)),
      fee: lines.fee && numbers(lines.fee),
    };
  return {
    ...lines,
    ...common,
    day: days(lines.day),
    amount: lines.amount && numbers(lines.amount),
    item: coded(lines.item),
    channel: coded(lines.channel),
    event: coded(lines.event),
  };
}

/** Values of a feature table that change where everything from the cut on is forgotten: 0 where nothing leaks. */
export function countLeaks(
  { lines, keep }: ChurnSource,
  columns: readonly FeatureColumn[],
  windows: CutWindows,
  table: FeatureTable,
): number {
  const again = featuresAt(churnSource(withoutFuture(lines, table.cut), keep), columns, windows, table.cut, false);
  const place = new Map<number, number>();
  again.customer.forEach((customer, row) => place.set(customer, row));
  let leaks = 0;
  table.customer.forEach((customer, row) => {
    const other = place.get(customer);
    table.columns.forEach((column, j) => {
      if (other === undefined || !Object.is(column[row], again.columns[j]![other])) leaks += 1;
    });
    if (other === undefined || !Object.is(table.worth[row], again.worth[other])) leaks += 1;
  });
  return leaks;
}

/** Customers with activity in a label window's days before the cut, or with a contract that runs at the cut; ascending. */
function atRisk(
  { lines, keep, days }: ChurnSource,
  { label }: CutWindows,
  cut: number,
): { readonly customer: Uint32Array; readonly alreadyLost: number } {
  const found: number[] = [];
  let alreadyLost = 0;
  if (days) {
    for (let c = 0; c < days.customers; c += 1) {
      const begin = days.start[c]!;
      const stop = placesUpTo(days.day, begin, days.start[c + 1]!, cut - 1);
      if (stop === begin) continue;
      if (days.day[stop - 1]! >= cut - label) found.push(c);
      else alreadyLost += 1;
    }
  } else if (lines.kind === 'subscriptions') {
    const running = runningAt(lines, cut);
    for (let c = 0; c < lines.customers; c += 1)
      if (running[c]! >= 0 && (keep === null || keep[c] !== 0)) found.push(c);
  }
  return { customer: Uint32Array.from(found), alreadyLost };
}

/** length customers: the contract running at a cut that began last (of equal ones the later in the file); −1 for none. */
function runningAt({ customers, customer, start, end }: ContractLines, cut: number): Int32Array {
  const running = new Int32Array(customers).fill(-1);
  for (let i = 0; i < customer.length; i += 1) {
    if (start[i]! >= cut || (end[i] !== MISSING_DAY && end[i]! < cut)) continue;
    const best = running[customer[i]!]!;
    if (best < 0 || start[i]! >= start[best]!) running[customer[i]!] = i;
  }
  return running;
}

/** length customers: the last line before a cut, for contracts the running one; −1 for none. */
function lastLines({ lines }: ChurnSource, cut: number): Int32Array {
  if (lines.kind === 'subscriptions') return runningAt(lines, cut);
  const last = new Int32Array(lines.customers).fill(-1);
  for (let i = 0; i < lines.day.length; i += 1) {
    if (lines.day[i]! >= cut) continue;
    const best = last[lines.customer[i]!]!;
    if (best < 0 || lines.day[i]! >= lines.day[best]!) last[lines.customer[i]!] = i;
  }
  return last;
}

/** length customers: code of the first line before a cut that has one; 0 for none. */
function firstCodes({ customers, customer, day }: ActivityLines, { codes }: CodedColumn, cut: number): Float64Array {
  const first = new Int32Array(customers).fill(-1);
  for (let i = 0; i < day.length; i += 1) {
    if (day[i]! >= cut || codes[i] === 0) continue;
    const best = first[customer[i]!]!;
    if (best < 0 || day[i]! < day[best]!) first[customer[i]!] = i;
  }
  return Float64Array.from(first, (line) => (line < 0 ? 0 : codes[line]!));
}

/** Codes by falling number of customers, without those hardly anybody has. */
function common(of: Float64Array, customers: Uint32Array, size: number, withoutFirst: boolean): number[] {
  const counts = new Uint32Array(size);
  for (const c of customers) counts[of[c]!]! += 1;
  counts[0] = 0;
  return ranked(counts, RARE * customers.length).slice(withoutFirst ? 1 : 0, MOST_VALUES + (withoutFirst ? 1 : 0));
}

/** The most frequent events of the feature window. */
function frequent({ day }: ActivityLines, { codes, size }: CodedColumn, window: number, cut: number): number[] {
  const counts = new Uint32Array(size);
  for (let i = 0; i < day.length; i += 1) if (day[i]! < cut && day[i]! >= cut - window) counts[codes[i]!]! += 1;
  counts[0] = 0;
  return ranked(counts, 0).slice(0, MOST_VALUES);
}

function ranked(counts: Uint32Array, above: number): number[] {
  return Array.from(counts.keys())
    .filter((code) => counts[code]! > above)
    .sort((a, b) => counts[b]! - counts[a]! || a - b);
}

function ofActivity(
  source: ChurnSource,
  lines: ActivityLines,
  columns: readonly FeatureColumn[],
  windows: CutWindows,
  cut: number,
  labelled: boolean,
): FeatureTable {
  const { feature, gap, label } = windows;
  const days = source.days!;
  const { start, day, money, scale } = days;
  const { customer, alreadyLost } = atRisk(source, windows, cut);
  const n = customer.length;
  const from = cut - feature;
  const rhythm = rhythmAt(days, cut - 1);
  const lost = labelled ? new Uint8Array(n) : null;
  const worth = new Float64Array(n).fill(money ? 0 : NaN);
  const own = new Map<FeatureKey, Float64Array>();
  const byLine = linesFeatures(source, lines, columns, customer, from, cut);
  const made = columns.map((column) => {
    // A column asked for twice is made once.
    const values = byLine.get(column) ?? own.get(column.key) ?? new Float64Array(n);
    if (!byLine.has(column)) own.set(column.key, values);
    return values;
  });
  const [recency, frequency, total] = [own.get('recency'), own.get('frequency'), own.get('money')];
  const [tenure, mean, deviation] = [own.get('tenure'), own.get('interval-mean'), own.get('interval-sd')];
  const [silence, trend, lastAmount, weekend] = [
    own.get('silence'),
    own.get('trend'),
    own.get('last-amount'),
    own.get('weekend'),
  ];
  for (let row = 0; row < n; row += 1) {
    const c = customer[row]!;
    const begin = start[c]!;
    const stop = placesUpTo(day, begin, start[c + 1]!, cut - 1);
    const first = placesUpTo(day, begin, stop, from - 1);
    const [firstDay, lastDay] = [day[begin]!, day[stop - 1]!];
    const count = stop - begin;
    if (lost) {
      const next = placesUpTo(day, stop, start[c + 1]!, cut + gap - 1);
      lost[row] = next < start[c + 1]! && day[next]! < cut + gap + label ? 0 : 1;
    }
    // Halves of the time the customer was there to be seen in.
    const since = Math.max(from, firstDay);
    const middle = (since + cut) / 2;
    let [sum, early, late, weekends] = [0, 0, 0, 0];
    for (let p = first; p < stop; p += 1) {
      const value = money ? money[p]! : 1;
      sum += value;
      if (day[p]! < middle) early += Math.max(0, value);
      else late += Math.max(0, value);
      if (isWeekend(day[p]!)) weekends += 1;
    }
    if (money) {
      let year = 0;
      for (let p = stop - 1; p >= begin && day[p]! >= cut - WORTH_DAYS; p -= 1) year += money[p]!;
      worth[row] = Math.max(0, year / scale);
    }
    if (recency) recency[row] = cut - lastDay;
    if (frequency) frequency[row] = stop - first;
    if (total) total[row] = sum / scale;
    if (tenure) tenure[row] = cut - firstDay;
    if (mean) mean[row] = count > 1 ? (lastDay - firstDay) / (count - 1) : NaN;
    if (deviation) deviation[row] = deviationOf(day, begin, stop);
    if (silence) silence[row] = (cut - lastDay) / rhythm.interval[c]!;
    if (trend) trend[row] = cut - since < 2 ? NaN : early + late > 0 ? (late - early) / (late + early) : 0;
    if (lastAmount) lastAmount[row] = sum > 0 ? (money![stop - 1]! * (stop - first)) / sum : NaN;
    // Without a day in a feature window shorter than the label window there is nothing to divide by: missing.
    if (weekend) weekend[row] = weekends / (stop - first);
  }
  return { cut, customer, columns: made, lost, worth, endedInGap: 0, alreadyLost };
}

/** Features that are read from lines and not from days. */
function linesFeatures(
  source: ChurnSource,
  lines: ActivityLines,
  columns: readonly FeatureColumn[],
  customer: Uint32Array,
  from: number,
  cut: number,
): Map<FeatureColumn, Float64Array> {
  const made = new Map<FeatureColumn, Float64Array>();
  const place = new Int32Array(lines.customers).fill(-1);
  customer.forEach((c, row) => (place[c] = row));
  const wants = (key: FeatureKey): FeatureColumn[] => columns.filter((column) => column.key === key);
  const variety = wants('variety')[0];
  if (variety && lines.item) made.set(variety, distinctItems(lines, lines.item, place, customer.length, from, cut));
  const channels = wants('channel');
  if (channels.length > 0 && lines.channel) {
    const of = firstCodes(lines, lines.channel, cut);
    for (const column of channels)
      made.set(
        column,
        Float64Array.from(customer, (c) => Number(of[c] === column.code)),
      );
  }
  const events = wants('event');
  if (events.length > 0 && lines.event) {
    const { codes } = lines.event;
    const wanted = events.map((column) => ({ ...column, counts: new Float64Array(customer.length) }));
    for (let i = 0; i < codes.length; i += 1) {
      const row = place[lines.customer[i]!]!;
      if (row < 0 || lines.day[i]! >= cut) continue;
      for (const { code, days, counts } of wanted)
        if (codes[i] === code && lines.day[i]! >= cut - days) counts[row]! += 1;
    }
    events.forEach((column, i) => made.set(column, wanted[i]!.counts));
  }
  const own = columns.filter(({ attribute }) => attribute >= 0);
  if (own.length > 0) {
    const last = lastLines(source, cut);
    for (const column of own) made.set(column, attributeValues(source.lines, column, customer, last));
  }
  return made;
}

function attributeValues(
  { attributes }: ChurnLines,
  { attribute, code }: FeatureColumn,
  customer: Uint32Array,
  last: Int32Array,
): Float64Array {
  const { values, codes } = attributes[attribute]!;
  return Float64Array.from(customer, (c) => {
    const line = last[c]!;
    if (line < 0) return NaN;
    return values ? values[line]! : Number(codes!.codes[line] === code);
  });
}

/** length rows: different items in the window; returns do not count. */
function distinctItems(
  { customers, customer, day, amount }: ActivityLines,
  { codes, size }: CodedColumn,
  place: Int32Array,
  rows: number,
  from: number,
  cut: number,
): Float64Array {
  // Counting sort by customer, so that one stamp an item tells whether it was seen.
  const counts = new Float64Array(rows);
  const wanted = (i: number): boolean =>
    place[customer[i]!]! >= 0 &&
    day[i]! < cut &&
    day[i]! >= from &&
    codes[i] !== 0 &&
    !(amount !== null && amount[i]! < 0);
  const start = new Uint32Array(customers + 1);
  for (let i = 0; i < day.length; i += 1) if (wanted(i)) start[customer[i]! + 1]! += 1;
  for (let c = 0; c < customers; c += 1) start[c + 1]! += start[c]!;
  const next = start.slice();
  const item = new Uint32Array(start[customers]!);
  for (let i = 0; i < day.length; i += 1) if (wanted(i)) item[next[customer[i]!]!++] = codes[i]!;
  const stamp = new Int32Array(size).fill(-1);
  for (let c = 0; c < customers; c += 1)
    for (let p = start[c]!; p < start[c + 1]!; p += 1) {
      if (stamp[item[p]!] === c) continue;
      stamp[item[p]!] = c;
      counts[place[c]!]! += 1;
    }
  return counts;
}

/** Standard deviation (n − 1) of the intervals between days; NaN below two intervals. */
function deviationOf(day: Int32Array, begin: number, stop: number): number {
  const intervals = stop - begin - 1;
  if (intervals < 2) return NaN;
  const mean = (day[stop - 1]! - day[begin]!) / intervals;
  let squares = 0;
  for (let p = begin + 1; p < stop; p += 1) squares += (day[p]! - day[p - 1]! - mean) ** 2;
  return Math.sqrt(squares / (intervals - 1));
}

/** 1970-01-01 was a Thursday. */
function isWeekend(day: number): boolean {
  const weekday = (((day + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
}

function ofContracts(
  source: ChurnSource,
  lines: ContractLines,
  columns: readonly FeatureColumn[],
  windows: CutWindows,
  cut: number,
  labelled: boolean,
): FeatureTable {
  const { gap, label } = windows;
  const { start, end, fee } = lines;
  const running = runningAt(lines, cut);
  const { customer: all } = atRisk(source, windows, cut);
  const endsInGap = (c: number): boolean => {
    const last = end[running[c]!]!;
    return last !== MISSING_DAY && last < cut + gap;
  };
  const customer = labelled ? all.filter((c) => !endsInGap(c)) : all;
  const lost = labelled
    ? Uint8Array.from(customer, (c) => {
        const last = end[running[c]!]!;
        return last !== MISSING_DAY && last < cut + gap + label ? 1 : 0;
      })
    : null;
  const earlier = new Float64Array(lines.customers);
  for (let i = 0; i < lines.customer.length; i += 1) {
    const now = running[lines.customer[i]!]!;
    if (now >= 0 && start[i]! < start[now]!) earlier[lines.customer[i]!]! += 1;
  }
  return {
    cut,
    customer,
    columns: columns.map((column) => {
      if (column.attribute >= 0) return attributeValues(lines, column, customer, running);
      if (column.key === 'earlier') return Float64Array.from(customer, (c) => earlier[c]!);
      if (column.key === 'fee') return Float64Array.from(customer, (c) => fee![running[c]!]!);
      return Float64Array.from(customer, (c) => cut - start[running[c]!]!);
    }),
    lost,
    worth: Float64Array.from(customer, (c) => (fee ? Math.max(0, fee[running[c]!]!) : NaN)),
    endedInGap: all.length - customer.length,
    alreadyLost: 0,
  };
}
