/**
 * Where every customer stands in the churn funnel at the end of a day: active, slipping, at risk, lost, or won back. Of an order log by
 * silence, in days or in own mean intervals; of subscriptions by whether one runs, which knows neither slipping nor at risk.
 */

import { OPEN, type Contracts, type Rhythms, type Spells } from './churn-spells.ts';
import type { SummedPurchases } from './churn.ts';
import { placesUpTo, type PurchaseDays } from './own-rhythm.ts';

export const CHURN_STAGES = ['active', 'slipping', 'risk', 'lost', 'back'] as const;
export type ChurnStage = (typeof CHURN_STAGES)[number];
/** Not a customer yet on that day. */
export const NOT_YET = 5;

/** Silence with which somebody is slipping, at risk, lost: longer than the limit. Ascending. */
export interface StageLimits {
  readonly by: 'days' | 'rhythm';
  /** days, or multiples of the mean interval */
  readonly limits: readonly [slipping: number, risk: number, lost: number];
  /** days for which somebody who had been lost and came back counts as won back, while active */
  readonly backDays: number;
}

export interface Stages {
  /** length customers: index in {@link CHURN_STAGES} or {@link NOT_YET} */
  readonly stage: Uint8Array;
  /** length customers: days of silence, −1 for those not customers yet; 0 while a subscription runs, else days since it ended */
  readonly silence: Int32Array;
  /** length customers: money × scale, see {@link stagesOfPurchases} and {@link stagesOfContracts}; `null` where nothing is known of money */
  readonly value: Float64Array | null;
}

/**
 * Value is what the customer spent in the look-back up to the last purchase: so that those silent for long still show what went with them.
 * @param spells of the rule of being lost, see `spellsOfPurchases`
 * @param days length of the look-back
 */
export function stagesOfPurchases(
  purchases: PurchaseDays,
  rhythms: Rhythms,
  spells: Spells,
  summed: SummedPurchases | null,
  { by, limits, backDays }: StageLimits,
  asOf: number,
  days: number,
): Stages {
  const { customers, start, day } = purchases;
  const stage = new Uint8Array(customers).fill(NOT_YET);
  const silence = new Int32Array(customers).fill(-1);
  const value = summed === null ? null : new Float64Array(customers);
  const whole = by === 'days';
  const [slipping, risk, lost] = limits;
  for (let c = 0; c < customers; c += 1) {
    const begin = start[c]!;
    const end = placesUpTo(day, begin, start[c + 1]!, asOf);
    if (end === begin) continue;
    const last = end - 1;
    const silent = asOf - day[last]!;
    silence[c] = silent;
    // The same rounding as of spells, so that lost is lost in both.
    const unit = whole ? 1 : rhythms.interval[last]!;
    const beyond = (limit: number): boolean => silent > (whole ? limit : Math.floor(limit * unit + 1e-9));
    let found = beyond(lost) ? 3 : beyond(risk) ? 2 : beyond(slipping) ? 1 : 0;
    if (found === 0 && cameBack(spells, c, asOf, backDays)) found = 4;
    stage[c] = found;
    if (value !== null && summed !== null) {
      let low = last;
      while (low > begin && day[low - 1]! > day[last]! - days) low -= 1;
      value[c] = summed.before[end]! - summed.before[low]!;
    }
  }
  return { stage, silence, value };
}

/** Whether the spell that goes on at a day is not the first and began within so many days before it. */
function cameBack({ start, from }: Spells, c: number, asOf: number, within: number): boolean {
  const begin = start[c]!;
  let s = start[c + 1]! - 1;
  while (s > begin && from[s]! > asOf) s -= 1;
  return s > begin && asOf - from[s]! < within;
}

/** Value is the fee that runs on the day, of the lost that of the last day. */
export function stagesOfContracts(contracts: Contracts, backDays: number, asOf: number): Stages {
  const { customers, start, from, to, parts, partFrom, partTo, partFee } = contracts;
  const stage = new Uint8Array(customers).fill(NOT_YET);
  const silence = new Int32Array(customers).fill(-1);
  const value = partFee === null ? null : new Float64Array(customers);
  for (let c = 0; c < customers; c += 1) {
    const begin = start[c]!;
    let s = start[c + 1]! - 1;
    while (s >= begin && from[s]! > asOf) s -= 1;
    if (s < begin) continue;
    const runs = to[s]! > asOf;
    stage[c] = runs ? (s > begin && asOf - from[s]! < backDays ? 4 : 0) : 3;
    silence[c] = runs ? 0 : asOf - to[s]! + 1;
    if (value === null || partFee === null) continue;
    const day = runs ? asOf : to[s]! - 1;
    for (let q = parts[c]!; q < parts[c + 1]!; q += 1)
      if (partFrom[q]! <= day && partTo[q]! > day) value[c]! += partFee[q]!;
  }
  return { stage, silence, value };
}

/**
 * Row of the file whose end was the last of each customer lost at a day, for the reason of leaving; −1 for all others.
 * Of several that ended on that day the one lower in the file.
 */
export function lastEnds(contracts: Contracts, { stage }: Stages, asOf: number): Int32Array {
  const { customers, start, from, to, parts, partTo, partRow } = contracts;
  const row = new Int32Array(customers).fill(-1);
  for (let c = 0; c < customers; c += 1) {
    if (stage[c] !== 3) continue;
    let s = start[c + 1]! - 1;
    while (s > start[c]! && from[s]! > asOf) s -= 1;
    const end = to[s]!;
    if (end === OPEN) continue;
    for (let q = parts[c]!; q < parts[c + 1]!; q += 1)
      if (partTo[q] === end && partRow[q]! > row[c]!) row[c] = partRow[q]!;
  }
  return row;
}

/** Customers and value of each stage, and of each move between two days; money in units. */
export interface StageFlows {
  /** (NOT_YET + 1) × 5: from the earlier stage, or not yet a customer, to the later */
  readonly counts: Float64Array;
  readonly values: Float64Array;
  /** length customers: cell of each, 255 for whoever is no customer on the later day */
  readonly cell: Uint8Array;
}

/** @param value length customers, on the later day */
export function stageFlows(before: Uint8Array, after: Uint8Array, value: Float64Array | null): StageFlows {
  const width = CHURN_STAGES.length;
  const counts = new Float64Array((width + 1) * width);
  const values = new Float64Array((width + 1) * width);
  const cell = new Uint8Array(after.length).fill(255);
  for (let c = 0; c < after.length; c += 1) {
    if (after[c] === NOT_YET) continue;
    const at = before[c]! * width + after[c]!;
    cell[c] = at;
    counts[at]! += 1;
    if (value !== null) values[at]! += value[c]!;
  }
  return { counts, values, cell };
}

/** Customers and value by stage. */
export function stageSums(
  { stage, value }: Stages,
  worth: Float64Array | null = value,
): { readonly counts: Float64Array; readonly values: Float64Array } {
  const counts = new Float64Array(CHURN_STAGES.length);
  const values = new Float64Array(CHURN_STAGES.length);
  for (let c = 0; c < stage.length; c += 1) {
    if (stage[c] === NOT_YET) continue;
    counts[stage[c]!]! += 1;
    if (worth !== null) values[stage[c]!]! += worth[c]!;
  }
  return { counts, values };
}
