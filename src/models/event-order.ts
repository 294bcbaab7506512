/** Events by customer and time: counted into place, and only sorted where the file was not in order of time. */

/** Rows of the events wanted, customer after customer, each in order of time. */
export interface OrderedEvents {
  /** length customers + 1: customer i owns places start[i] … start[i + 1] − 1 */
  readonly start: Uint32Array;
  /** row in the log */
  readonly row: Uint32Array;
  /** seconds since 1970-01-01 */
  readonly time: Float64Array;
  /** events that repeat the one before: same customer, moment and name */
  readonly duplicates: number;
}

interface Log {
  readonly customers: number;
  readonly customer: Uint32Array;
  readonly day: Int32Array;
  readonly seconds: Int32Array | null;
  readonly code: Uint8Array | Uint16Array | Uint32Array;
}

const DAY_SECONDS = 86400;
const INSERTION_SIZE = 48;

/** When an event happened, in seconds; without a time of day at midnight. */
export function timeOfEvent({ day, seconds }: Pick<Log, 'day' | 'seconds'>, row: number): number {
  const second = seconds === null ? 0 : seconds[row]!;
  return day[row]! * DAY_SECONDS + (second > 0 ? second : 0);
}

/**
 * @param wanted by code: 0 leaves events of this name out
 * @param rank by code: events of a customer at one moment come in this order, then in that of their names' codes, then of the file
 * @param keep by customer: 0 leaves a customer out; `null` keeps all
 */
export function orderEvents(log: Log, wanted: Uint8Array, rank: Uint8Array, keep: Uint8Array | null): OrderedEvents {
  const { customers, customer, code, day, seconds } = log;
  const start = new Uint32Array(customers + 2);
  for (let i = 0; i < customer.length; i += 1) start[customer[i]! + 2]! += wanted[code[i]!]!;
  if (keep !== null) for (let c = 0; c < customers; c += 1) if (keep[c] === 0) start[c + 2] = 0;
  for (let c = 2; c < start.length; c += 1) start[c]! += start[c - 1]!;
  const n = start[customers + 1]!;
  const row = new Uint32Array(n);
  const time = new Float64Array(n);
  // start[c + 1] is where customer c's next event goes; in the end that is where customer c + 1 begins.
  for (let i = 0; i < customer.length; i += 1) {
    if (wanted[code[i]!] === 0) continue;
    const c = customer[i]!;
    if (keep !== null && keep[c] === 0) continue;
    const place = start[c + 1]!++;
    row[place] = i;
    const second = seconds === null ? 0 : seconds[i]!;
    time[place] = day[i]! * DAY_SECONDS + (second > 0 ? second : 0);
  }
  let duplicates = 0;
  for (let c = 0; c < customers; c += 1) {
    const [begin, end] = [start[c]!, start[c + 1]!];
    if (end - begin < 2) continue;
    sortStretch(row, time, begin, end, code, rank);
    for (let i = begin + 1; i < end; i += 1)
      if (time[i] === time[i - 1] && code[row[i]!] === code[row[i - 1]!]) duplicates += 1;
  }
  return { start: start.subarray(0, customers + 1), row, time, duplicates };
}

function sortStretch(
  row: Uint32Array,
  time: Float64Array,
  begin: number,
  end: number,
  code: Log['code'],
  rank: Uint8Array,
): void {
  const after = (a: number, b: number): boolean => {
    const [one, other] = [code[a]!, code[b]!];
    return rank[one]! > rank[other]! || (rank[one] === rank[other] && one > other);
  };
  if (end - begin <= INSERTION_SIZE) {
    for (let i = begin + 1; i < end; i += 1) {
      const [t, r] = [time[i]!, row[i]!];
      let j = i - 1;
      for (; j >= begin && (time[j]! > t || (time[j] === t && after(row[j]!, r))); j -= 1) {
        time[j + 1] = time[j]!;
        row[j + 1] = row[j]!;
      }
      time[j + 1] = t;
      row[j + 1] = r;
    }
    return;
  }
  let ordered = true;
  for (let i = begin + 1; i < end && ordered; i += 1)
    ordered = time[i - 1]! < time[i]! || (time[i - 1] === time[i] && !after(row[i - 1]!, row[i]!));
  if (ordered) return;
  const [times, rows] = [time.slice(begin, end), row.slice(begin, end)];
  const order = Uint32Array.from(rows, (_, i) => i).sort((a, b) => {
    if (times[a] !== times[b]) return times[a]! - times[b]!;
    return after(rows[a]!, rows[b]!) ? 1 : after(rows[b]!, rows[a]!) ? -1 : a - b;
  });
  for (let i = 0; i < order.length; i += 1) {
    time[begin + i] = times[order[i]!]!;
    row[begin + i] = rows[order[i]!]!;
  }
}
