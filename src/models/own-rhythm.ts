/**
 * Purchase days of every customer in one sorted list, and each customer's own rhythm: the mean interval between purchase days.
 *
 * Customer c owns places `start[c]` … `start[c + 1] − 1` of the lists. Purchases of one day count once. Money of a day is the sum of
 * its lines; a return on a day without any other line is no purchase, and its money is left out.
 */

export interface RhythmLines {
  /** customers are numbered 0 … customers − 1 */
  readonly customers: number;
  /** length n */
  readonly customer: Uint32Array;
  /** length n: days since 1970-01-01, in any order */
  readonly day: Int32Array;
  /** length n: money, finite; `null` where there is none: then no line is a return */
  readonly amount: Float64Array | null;
  /** amounts are whole numbers after × 10^amountDecimals (0 to 4), or −1 where they are not */
  readonly amountDecimals: number;
}

export interface PurchaseScope {
  /** last day that counts; left out or `null` for all */
  readonly until?: number | null;
  /** length customers, 0 leaves a customer out; left out or `null` keeps all */
  readonly keep?: Uint8Array | null;
}

export interface PurchaseDays {
  readonly customers: number;
  /** length customers + 1 */
  readonly start: Uint32Array;
  /** purchase days, ascending within a customer, each once */
  readonly day: Int32Array;
  /** money of each purchase day × `scale`: whole where amounts have decimals, so that sums are exact; `null` without money */
  readonly money: Float64Array | null;
  /** 1, 10, 100 …: what `money` was multiplied by */
  readonly scale: number;
  /** first and last purchase day of all; both 0 where nobody bought */
  readonly first: number;
  readonly last: number;
  /** customers with at least one purchase */
  readonly buyers: number;
  /** lines that count; those after the last day; of customers left out; returns on days when nothing was bought */
  readonly linesUsed: number;
  readonly linesAfter: number;
  readonly linesFiltered: number;
  readonly linesReturned: number;
}

/**
 * Sorts order lines into purchase days: a counting sort by customer, then each customer's few lines by insertion. The order of lines
 * does not matter, but for broken amounts, whose sums depend on it in the last digits. No allocation per customer unless one has
 * more than 64 lines out of order.
 */
export function purchaseDays(lines: RhythmLines, { until = null, keep = null }: PurchaseScope = {}): PurchaseDays {
  const { customers, customer, day, amount, amountDecimals } = lines;
  const n = customer.length;
  const end = until ?? Infinity;
  const start = new Uint32Array(customers + 1);
  let [linesAfter, linesFiltered] = [0, 0];
  for (let i = 0; i < n; i += 1) {
    const c = customer[i]!;
    if (keep !== null && keep[c] === 0) linesFiltered += 1;
    else if (day[i]! > end) linesAfter += 1;
    else start[c + 1]! += 1;
  }
  for (let c = 0; c < customers; c += 1) start[c + 1]! += start[c]!;
  const next = start.slice(0, customers);
  const used = start[customers]!;
  const days = new Int32Array(used);
  const scale = amountDecimals > 0 ? 10 ** amountDecimals : 1;
  const money = amount === null ? null : new Float64Array(used);
  for (let i = 0; i < n; i += 1) {
    const c = customer[i]!;
    if ((keep !== null && keep[c] === 0) || day[i]! > end) continue;
    const place = next[c]!++;
    days[place] = day[i]!;
    if (money) money[place] = amountDecimals >= 0 ? Math.round(amount![i]! * scale) : amount![i]!;
  }
  let [at, first, last, buyers, linesReturned] = [0, Infinity, -Infinity, 0, 0];
  for (let c = 0; c < customers; c += 1) {
    const [begin, stop] = [start[c]!, start[c + 1]!];
    start[c] = at;
    if (begin === stop) continue;
    sortDays(days, money, begin, stop);
    // Lines of a day become one purchase; days of returns alone disappear.
    for (let q = begin; q < stop;) {
      const now = days[q]!;
      const from = q;
      let [sum, bought] = [0, money === null];
      while (q < stop && days[q] === now) {
        if (money) {
          sum += money[q]!;
          if (money[q]! >= 0) bought = true;
        }
        q += 1;
      }
      if (!bought) {
        linesReturned += q - from;
        continue;
      }
      days[at] = now;
      if (money) money[at] = sum;
      at += 1;
    }
    if (at === start[c]) continue;
    buyers += 1;
    const earliest = days[start[c]!]!;
    if (earliest < first) first = earliest;
    if (days[at - 1]! > last) last = days[at - 1]!;
  }
  start[customers] = at;
  return {
    customers,
    start,
    day: days.slice(0, at),
    money: money && money.slice(0, at),
    scale,
    first: buyers > 0 ? first : 0,
    last: buyers > 0 ? last : 0,
    buyers,
    linesUsed: used - linesReturned,
    linesAfter,
    linesFiltered,
    linesReturned,
  };
}

export interface Rhythm {
  /** length customers: mean interval in days that holds for each, the population's where there are too few of their own; NaN without a purchase */
  readonly interval: Float64Array;
  /** length customers: 1 where it is their own */
  readonly own: Uint8Array;
  /** length customers: purchase days up to the date */
  readonly purchases: Uint32Array;
  /** length customers: last purchase day up to the date; meaningless without a purchase */
  readonly lastDay: Int32Array;
  /** the population's interval, see {@link populationInterval}; `fallback` where nobody came twice */
  readonly population: number;
}

export interface RhythmOptions {
  /** fewest intervals for a rhythm of one's own, at least 1; 2 by default */
  readonly least?: number;
  /** days instead of the population's interval; left out or `null` takes that */
  readonly usual?: number | null;
}

/** Where nobody came twice, a quarter of a year stands in for the usual interval. */
export const ASSUMED_INTERVAL = 90;

/**
 * Own rhythm of every customer at the end of a day. The mean of n − 1 intervals is (last day − first day) ÷ (n − 1).
 * The usual interval of those with too few intervals is made of purchases up to the same day.
 */
export function rhythmAt(days: PurchaseDays, asOf: number, { least = 2, usual = null }: RhythmOptions = {}): Rhythm {
  const { customers, start, day } = days;
  const population = usual ?? populationInterval(days, asOf) ?? ASSUMED_INTERVAL;
  const interval = new Float64Array(customers).fill(NaN);
  const own = new Uint8Array(customers);
  const purchases = new Uint32Array(customers);
  const lastDay = new Int32Array(customers);
  const enough = Math.max(1, least);
  for (let c = 0; c < customers; c += 1) {
    const begin = start[c]!;
    const n = placesUpTo(day, begin, start[c + 1]!, asOf) - begin;
    if (n === 0) continue;
    purchases[c] = n;
    lastDay[c] = day[begin + n - 1]!;
    if (n > enough) {
      own[c] = 1;
      interval[c] = (lastDay[c]! - day[begin]!) / (n - 1);
    } else interval[c] = population;
  }
  return { interval, own, purchases, lastDay, population };
}

/**
 * The population's usual interval: the median of the own mean intervals of all customers with at least one interval up to a day.
 * Each counts once, so that those who come often do not outvote the others. Of an even number the mean of the middle two.
 * @returns days; `null` where nobody came twice
 */
export function populationInterval({ customers, start, day }: PurchaseDays, asOf = Infinity): number | null {
  const means = new Float64Array(customers);
  let n = 0;
  for (let c = 0; c < customers; c += 1) {
    const begin = start[c]!;
    const count = placesUpTo(day, begin, start[c + 1]!, asOf) - begin;
    if (count > 1) means[n++] = (day[begin + count - 1]! - day[begin]!) / (count - 1);
  }
  if (n === 0) return null;
  const sorted = means.subarray(0, n).sort();
  return (sorted[(n - 1) >>> 1]! + sorted[n >>> 1]!) / 2;
}

/** First place in begin … stop whose day is after `asOf`. */
export function placesUpTo(day: Int32Array, begin: number, stop: number, asOf: number): number {
  if (begin === stop || day[stop - 1]! <= asOf) return stop;
  let [low, high] = [begin, stop - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (day[middle]! <= asOf) low = middle + 1;
    else high = middle;
  }
  return low;
}

const MANY = 64;

/** Stable, so that sums of broken amounts do not depend on how it sorts. */
function sortDays(days: Int32Array, money: Float64Array | null, begin: number, stop: number): void {
  let from = begin + 1;
  while (from < stop && days[from - 1]! <= days[from]!) from += 1;
  if (from === stop) return;
  if (stop - begin > MANY) {
    const order = Uint32Array.from({ length: stop - begin }, (_, i) => begin + i);
    order.sort((p, q) => days[p]! - days[q]! || p - q);
    const sortedDays = Int32Array.from(order, (i) => days[i]!);
    const sortedMoney = money && Float64Array.from(order, (i) => money[i]!);
    days.set(sortedDays, begin);
    if (money && sortedMoney) money.set(sortedMoney, begin);
    return;
  }
  for (let i = from; i < stop; i += 1) {
    const day = days[i]!;
    const value = money === null ? 0 : money[i]!;
    let place = i;
    while (place > begin && days[place - 1]! > day) {
      days[place] = days[place - 1]!;
      if (money) money[place] = money[place - 1]!;
      place -= 1;
    }
    days[place] = day;
    if (money) money[place] = value;
  }
}
