/** From order lines to stages at all dates. Every step is kept, so that a moved date or threshold costs no more than it must. */

import type { Orders } from '../../data/orders.ts';
import type { PeriodUnit } from '../../lib/periods.ts';
import { firstDayOf, lastDayOf, periodOf } from '../../lib/periods.ts';
import type { Message, Outcome } from '../../lib/outcome.ts';
import { computeStates, type StateMatrix } from '../../models/customer-states.ts';
import {
  decideStages,
  emptyGround,
  emptyStages,
  layGround,
  moneyByStage,
  sweepStages,
  type AliveOf,
  type StageGround,
  type StageMatrix,
  type StageOptions,
} from '../../models/lifecycle-stages.ts';
import { ASSUMED_INTERVAL, populationInterval, purchaseDays, type PurchaseDays } from '../../models/own-rhythm.ts';
import { fitValue, historiesOfLines, USUAL_FIT } from '../../models/value-estimate.ts';
import type { ComputeJob } from '../contract.ts';
import type { LifecycleOptions } from './options.ts';

export interface Base {
  readonly orders: Orders;
  readonly keep: Uint8Array | null;
  readonly days: PurchaseDays;
  /** last day that is believed */
  readonly end: number;
  /** the day of a line so far behind nearly all others that it is doubted; `null` for none */
  readonly doubtful: number | null;
  /** median interval, `null` where nobody came twice */
  readonly measured: number | null;
}

export interface Grid {
  readonly unit: LifecycleOptions['unit'];
  /** last day of each period; of the last one the end of the data */
  readonly dates: Int32Array;
  /** periods at the beginning that are left out, so that there are not too many */
  readonly cut: number;
  /** whether the last period is over */
  readonly whole: boolean;
}

export interface StageSet {
  readonly grid: Grid;
  readonly options: StageOptions;
  readonly matrix: StageMatrix;
  /** why lost is not by P(alive) though asked for */
  readonly aliveFault: Message | null;
}

interface Memory {
  base: Base;
  grid: Grid | null;
  states: { readonly grid: Grid; readonly matrix: StateMatrix } | null;
  ground: { readonly grid: Grid; readonly key: string; readonly ground: StageGround } | null;
  stages: { readonly grid: Grid; readonly key: string; readonly set: StageSet } | null;
  money: { readonly matrix: StageMatrix; readonly sums: Float64Array } | null;
  alive: { readonly end: number; readonly found: Outcome<AliveOf> } | null;
}

const memories = new WeakMap<Orders, Memory>();
const MOST_DATES = 160;
const MOST_CELLS = 120_000_000;
/** Of at least so many purchases, so few may be mistaken. */
const ENOUGH = 100;
const FEW = 0.001;
const FAR_OFF = 366;
const DAYS_A_WEEK = 7;
/** Customers judged before messages are let in. */
const SLICE_CELLS = 1_500_000;

export function baseOf(orders: Orders, keep: Uint8Array | null): Base {
  const known = memories.get(orders);
  if (known && sameKeep(known.base.keep, keep)) return known.base;
  const days = purchaseDays({ ...orders, amount: hasMoney(orders) ? orders.amount : null }, { keep });
  const end = believedEnd(days);
  const base: Base = {
    orders,
    keep,
    days,
    end,
    doubtful: end < days.last ? days.last : null,
    measured: days.buyers > 0 ? populationInterval(days, end) : null,
  };
  memories.set(orders, { base, grid: null, states: null, ground: null, stages: null, money: null, alive: null });
  return base;
}

function memoryOf({ orders }: Base): Memory {
  return memories.get(orders)!;
}

function hasMoney({ amount }: Orders): boolean {
  return amount.some((value) => value !== 0);
}

/** The day nearly all purchases had come by, where the last one is more than a year later: a date of 2052 is a slip of the pen. */
function believedEnd({ day, last, first }: PurchaseDays): number {
  if (day.length === 0 || last - first <= FAR_OFF) return last;
  const size = day.length;
  const nearly = day.slice().sort()[Math.max(0, size - 1 - Math.max(1, Math.floor(FEW * size)))]!;
  return last - nearly > FAR_OFF && size >= ENOUGH ? nearly : last;
}

/** Ends of the calendar periods from the first purchase to the end of the data. */
export function gridOf(base: Base, unit: LifecycleOptions['unit']): Grid {
  const memory = memoryOf(base);
  if (memory.grid?.unit === unit) return memory.grid;
  const { days, end } = base;
  const [first, last] = [periodOf(days.first, unit), periodOf(end, unit)];
  const most = Math.max(2, Math.min(MOST_DATES, Math.floor(MOST_CELLS / Math.max(1, days.customers))));
  const count = Math.min(last - first + 1, most);
  const from = last - count + 1;
  const dates = Int32Array.from({ length: count }, (_, g) => Math.min(lastDayOf(from + g, unit), end));
  const grid = { unit, dates, cut: from - first, whole: lastDayOf(last, unit) === end };
  memory.grid = grid;
  return grid;
}

/** First day of the period of a date and of the period before it. */
export function periodBounds(date: number, unit: PeriodUnit): { readonly start: number; readonly previous: number } {
  const period = periodOf(date, unit);
  return { start: firstDayOf(period, unit), previous: firstDayOf(period - 1, unit) };
}

export function statesOn(base: Base, dates: Int32Array, unit: LifecycleOptions['unit']): StateMatrix {
  const bounds = Array.from(dates, (date) => periodBounds(date, unit));
  return computeStates(base.days, {
    ends: dates,
    starts: bounds.map(({ start }) => start),
    previous: bounds.map(({ previous }) => previous),
  });
}

export function statesOf(base: Base, grid: Grid): StateMatrix {
  const memory = memoryOf(base);
  if (memory.states?.grid !== grid) memory.states = { grid, matrix: statesOn(base, grid.dates, grid.unit) };
  return memory.states.matrix;
}

/** Rules as the models take them. */
export function stageOptions(base: Base, options: LifecycleOptions, alive: AliveOf | null): StageOptions {
  const { least, floor, fewest, youngest, together, window, growth, fall, low, silent, lost, lostDays } = options;
  const noAlive = options.lostBy === 'alive' && alive === null;
  return {
    least,
    floor,
    usual: usualOf(base, options).days,
    fewest,
    youngest,
    together,
    volume: base.days.money === null ? 'orders' : options.volume,
    window,
    growth,
    fall,
    low,
    silent,
    lost,
    lostBy: noAlive ? 'silence' : options.lostBy,
    lostDays,
    aliveBelow: options.aliveBelow / 100,
    alive,
  };
}

/** The usual interval in hundredths of a day, so that it can be worked with by hand. */
export function usualOf(
  { measured }: Base,
  { usual }: Pick<LifecycleOptions, 'usual'>,
): { readonly days: number; readonly from: 'given' | 'measured' | 'assumed' } {
  if (usual !== null) return { days: usual, from: 'given' };
  if (measured === null) return { days: ASSUMED_INTERVAL, from: 'assumed' };
  return { days: Math.max(0.01, Math.round(measured * 100) / 100), from: 'measured' };
}

/** P(alive) by BG/NBD fitted once to all purchases up to the end of the data. */
export function aliveOf(base: Base): Outcome<AliveOf> {
  const memory = memoryOf(base);
  if (memory.alive?.end === base.end) return memory.alive.found;
  const found = fitAlive(base);
  memory.alive = { end: base.end, found };
  return found;
}

function fitAlive({ orders, keep, end }: Base): Outcome<AliveOf> {
  const histories = historiesOfLines(orders, { unit: 'week', merge: 'day', end, calibration: null, keep });
  if (!histories.ok) return histories;
  const fitted = fitValue(histories.value.histories, USUAL_FIT);
  if (!fitted.ok) return fitted;
  const { model, fit } = fitted.value;
  return {
    ok: true,
    value: (repeats, lastRepeat, age) =>
      model.probabilityAlive(fit.parameters, { x: repeats, tx: lastRepeat / DAYS_A_WEEK, T: age / DAYS_A_WEEK }),
  };
}

/** Options that change the ground of the stages; thresholds of silence do not. */
const GROUND_KEYS = [
  'least',
  'floor',
  'usual',
  'fewest',
  'youngest',
  'together',
  'volume',
  'window',
  'growth',
  'fall',
  'low',
] as const satisfies readonly (keyof StageOptions)[];

/** Stages at all dates of the grid. */
export async function stagesOf(
  base: Base,
  grid: Grid,
  chosen: StageOptions,
  aliveFault: Message | null,
  job: ComputeJob,
): Promise<StageSet> {
  const memory = memoryOf(base);
  const groundKey = JSON.stringify(GROUND_KEYS.map((key) => chosen[key]));
  const { silent, lost, lostBy, lostDays, aliveBelow } = chosen;
  const key = `${groundKey}${JSON.stringify([silent, lostBy, lostBy === 'days' ? lostDays : lost, lostBy === 'alive' && aliveBelow])}`;
  const known = memory.stages;
  if (known?.grid === grid && known.key === key) return known.set;
  const matrix =
    lostBy === 'silence'
      ? decideStages(await groundOf(memory, grid, chosen, groundKey, job), silent, lost)
      : await sweptStages(base.days, grid, chosen, job);
  const set: StageSet = { grid, options: chosen, matrix, aliveFault };
  memory.stages = { grid, key, set };
  return set;
}

async function groundOf(
  memory: Memory,
  grid: Grid,
  chosen: StageOptions,
  key: string,
  job: ComputeJob,
): Promise<StageGround> {
  const known = memory.ground;
  if (known?.grid === grid && known.key === key) return known.ground;
  const { days } = memory.base;
  const ground = emptyGround(days, grid.dates);
  await inSlices(days.customers, grid.dates.length, job, (from, until) => {
    layGround(ground, days, chosen, from, until);
  });
  memory.ground = { grid, key, ground };
  return ground;
}

async function sweptStages(
  days: PurchaseDays,
  grid: Grid,
  chosen: StageOptions,
  job: ComputeJob,
): Promise<StageMatrix> {
  const matrix = emptyStages(days, grid.dates);
  await inSlices(days.customers, grid.dates.length, job, (from, until) => {
    sweepStages(matrix, days, chosen, from, until);
  });
  return matrix;
}

async function inSlices(
  customers: number,
  dates: number,
  job: ComputeJob,
  work: (from: number, until: number) => void,
): Promise<void> {
  const slice = Math.max(1, Math.ceil(SLICE_CELLS / Math.max(1, dates)));
  for (let from = 0; from < customers; from += slice) {
    if (from > 0) {
      await job.pause();
      job.progress((0.9 * from) / customers);
    }
    work(from, Math.min(customers, from + slice));
  }
}

/** Money of a year by stage at all dates. */
export function stageMoney(base: Base, { matrix }: StageSet): Float64Array {
  const memory = memoryOf(base);
  if (memory.money?.matrix !== matrix) memory.money = { matrix, sums: moneyByStage(base.days, matrix) };
  return memory.money.sums;
}

function sameKeep(a: Uint8Array | null, b: Uint8Array | null): boolean {
  if (a === b) return true;
  if (a === null || b === null || a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}
