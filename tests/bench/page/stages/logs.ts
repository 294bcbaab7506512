/** Logs to measure with: events of an app and orders of a shop, in order of time as logs are, the same for the same size. */

export const STEPS = ['visit', 'view', 'cart', 'checkout', 'pay'] as const;
/** Names of events; those after the steps belong to no funnel. */
export const EVENTS = [...STEPS, 'search', 'share', 'help'] as const;
export const CHANNELS = ['search', 'social', 'mail', 'shop', 'friend'] as const;

export interface EventColumns {
  readonly customers: number;
  readonly customer: Uint32Array;
  readonly day: Int32Array;
  /** after midnight; no two events of a customer at the same moment */
  readonly seconds: Int32Array;
  /** place in {@link EVENTS} */
  readonly code: Uint8Array;
  /** place in {@link CHANNELS} + 1, as codes of columns count from 1 */
  readonly channel: Uint8Array;
}

export interface OrderColumns {
  readonly customers: number;
  readonly customer: Uint32Array;
  readonly day: Int32Array;
  /** two decimals */
  readonly amount: Float64Array;
}

/** 2022-01-01, and the months after it that are looked at. */
export const FIRST_DAY = 18_993;
export const MONTHS = 36;
/** Last day of the 36th month, 2024-12-31. */
export const LAST_DAY = FIRST_DAY + 1095;

const DAY = 86_400;

/** About ten events a customer in ninety days, a quarter of them of no step. */
export function drawEvents(rows: number): EventColumns {
  const customers = Math.round(rows / 10);
  const next = stream(0x2545f491);
  const customer = new Uint32Array(rows);
  const at = new Float64Array(rows);
  const code = new Uint8Array(rows);
  const channel = new Uint8Array(rows);
  let row = 0;
  for (let c = 0; c < customers; c += 1) {
    const count = c === customers - 1 ? rows - row : Math.min(rows - row, 1 + Math.floor(next() * 19));
    let time = Math.floor(next() * 60 * DAY);
    let state = 0;
    for (let i = 0; i < count; i += 1) {
      customer[row] = c;
      at[row] = time;
      // Mostly one step on, now and then back to the first one or to something else.
      const u = next();
      if (u < 0.25) code[row] = STEPS.length + Math.floor(next() * 3);
      else {
        state = i === 0 || u < 0.5 || state === STEPS.length ? 0 : state;
        code[row] = state;
        state += 1;
      }
      channel[row] = 1 + Math.floor(next() * CHANNELS.length);
      time += 1 + Math.floor(next() ** 4 * 6 * DAY);
      row += 1;
    }
  }
  const order = byTime(at);
  const sorted = Float64Array.from(order, (i) => at[i]!);
  return {
    customers,
    customer: Uint32Array.from(order, (i) => customer[i]!),
    day: Int32Array.from(sorted, (time) => FIRST_DAY + Math.floor(time / DAY)),
    seconds: Int32Array.from(sorted, (time) => time % DAY),
    code: Uint8Array.from(order, (i) => code[i]!),
    channel: Uint8Array.from(order, (i) => channel[i]!),
  };
}

/** About ten orders a customer, each at a rhythm of their own, until they leave. */
export function drawOrders(rows: number): OrderColumns {
  const next = stream(0x1b873593);
  const customer = new Uint32Array(rows);
  const day = new Int32Array(rows);
  const amount = new Float64Array(rows);
  let [row, customers] = [0, 0];
  for (; row < rows; customers += 1) {
    let time = FIRST_DAY + Math.floor(next() ** 1.5 * 1096);
    const rhythm = 5 + next() ** 2 * 90;
    const stays = 0.8 + 0.19 * next();
    do {
      customer[row] = customers;
      day[row] = time;
      amount[row] = Math.round(500 + next() ** 2 * 10_000) / 100;
      row += 1;
      time += Math.round(-Math.log(next()) * rhythm);
    } while (row < rows && time <= LAST_DAY && next() < stays);
  }
  const order = byTime(day);
  return {
    customers,
    customer: Uint32Array.from(order, (i) => customer[i]!),
    day: Int32Array.from(order, (i) => day[i]!),
    amount: Float64Array.from(order, (i) => amount[i]!),
  };
}

/** Last day of each month. */
export function monthEnds(): Int32Array {
  const end = (month: number): number => Date.UTC(2022, month + 1, 0) / 86_400_000;
  return Int32Array.from({ length: MONTHS }, (_, month) => end(month));
}

function byTime(at: ArrayLike<number>): Uint32Array {
  return Uint32Array.from({ length: at.length }, (_, i) => i).sort((i, j) => at[i]! - at[j]! || i - j);
}

/** Uniform on (0, 1), by xorshift32. */
function stream(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((state >>> 0) + 0.5) / 4294967296;
  };
}
