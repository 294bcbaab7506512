/** A customer base with its truth: drawn from a model, seen up to a day, hidden after it. */

import { createRandom } from '../../lib/random.ts';
import type { TransactionData, TransactionModel } from '../../models/transaction-model.ts';
import { gammaVariate } from '../../models/variates.ts';
import { truthOf, type ClvSimulatorOptions } from './options.ts';

export interface SimulatedCustomers {
  /** number of customers, n */
  readonly size: number;
  /** length n: week of the first purchase */
  readonly entry: Float64Array;
  /** repeat purchases since the first one, seen and hidden; customer i owns times[offsets[i] … offsets[i + 1]) */
  readonly offsets: Uint32Array;
  readonly times: Float64Array;
  /** length n: time of drop-out since the first purchase, Infinity where it lies beyond all that was drawn */
  readonly lifetime: Float64Array;
  /** length n: purchases a week while alive */
  readonly rate: Float64Array;
  /** what is seen up to the day of observation, one row a customer */
  readonly seen: TransactionData;
  /** length n: repeat purchases after it */
  readonly later: Uint32Array;
  /** length n: 1 where the customer is alive on that day */
  readonly alive: Uint8Array;
  /** length n + 1: place of each customer's first seen order among all seen orders */
  readonly orderOffsets: Uint32Array;
  /** money of each seen order, two decimals; `null` without spend */
  readonly amounts: Float64Array | null;
}

/** Orders drawn in one go; beyond this a base is refused rather than waited for. */
export const MOST_ORDERS = 3_000_000;

/** Upper bound of the orders expected: nobody ever drops out. */
export function expectedOrders(options: ClvSimulatorOptions): number {
  const { customers, r, alpha, weeks, future } = options;
  return customers * (1 + (r / alpha) * (weeks + future));
}

/**
 * Draws the base of one seed. First purchases, histories and money have streams of their own, so that moving one slider leaves
 * the rest of the draw alone.
 */
export function simulateCustomers(
  model: TransactionModel,
  options: ClvSimulatorOptions,
  seed: number,
): SimulatedCustomers {
  const { customers: size, weeks, future } = options;
  const spread = Math.min(options.entry, weeks);
  const starts = createRandom(mixed(seed, 1));
  const entry = Float64Array.from({ length: size }, () => starts.next() * spread);
  const until = entry.map((week) => weeks - week + future);
  const { offsets, times, lifetime, rate } = model.simulate(truthOf(options), until, createRandom(mixed(seed, 2)));
  const [x, tx, T] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  const later = new Uint32Array(size);
  const alive = new Uint8Array(size);
  const orderOffsets = new Uint32Array(size + 1);
  for (let i = 0; i < size; i += 1) {
    const end = weeks - entry[i]!;
    let count = 0;
    for (let k = offsets[i]!; k < offsets[i + 1]! && times[k]! <= end; k += 1) {
      count += 1;
      tx[i] = times[k]!;
    }
    x[i] = count;
    T[i] = end;
    later[i] = offsets[i + 1]! - offsets[i]! - count;
    alive[i] = lifetime[i]! > end ? 1 : 0;
    orderOffsets[i + 1] = orderOffsets[i]! + count + 1;
  }
  return {
    size,
    entry,
    offsets,
    times,
    lifetime,
    rate,
    seen: { rows: size, x, tx, T, weight: null, covariates: null },
    later,
    alive,
    orderOffsets,
    amounts: options.spend ? drawAmounts(orderOffsets, options, seed) : null,
  };
}

/** Customer a seen order belongs to. */
export function customerOfOrder({ orderOffsets }: SimulatedCustomers, order: number): number {
  let [low, high] = [0, orderOffsets.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (orderOffsets[middle]! <= order) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Week of a seen order since the first day of all. */
export function weekOfOrder(base: SimulatedCustomers, order: number, customer: number): number {
  const nth = order - base.orderOffsets[customer]!;
  return base.entry[customer]! + (nth === 0 ? 0 : base.times[base.offsets[customer]! + nth - 1]!);
}

/** Each customer's orders are gamma(p, ν) about a mean of the customer's own, ν gamma(q, γ) among customers. */
function drawAmounts(orderOffsets: Uint32Array, { p, q, gamma }: ClvSimulatorOptions, seed: number): Float64Array {
  const random = createRandom(mixed(seed, 3));
  const amounts = new Float64Array(orderOffsets.at(-1)!);
  for (let i = 0; i + 1 < orderOffsets.length; i += 1) {
    const rate = gammaVariate(random, q) / gamma;
    for (let k = orderOffsets[i]!; k < orderOffsets[i + 1]!; k += 1)
      amounts[k] = Math.max(0.01, Math.round((100 * gammaVariate(random, p)) / rate) / 100);
  }
  return amounts;
}

/** A seed for one of several streams: neighbouring seeds give streams that have nothing in common. */
export function mixed(seed: number, stream: number): number {
  let hash = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) + Math.imul(stream, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15), 0x27d4eb2f);
  return hash ^ (hash >>> 13);
}
