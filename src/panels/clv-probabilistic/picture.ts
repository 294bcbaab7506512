/** From the view to what the pictures draw. Pure; nothing here is longer than a timeline or a grid. */

import { clamp } from '../../charts/parts/box.ts';
import { curveAt, type Curve } from '../../charts/parts/curve.ts';
import { largest } from '../../charts/parts/ramp.ts';
import { roundStep } from '../../charts/parts/scale.ts';
import type { History, Parameters, TransactionModel } from '../../models/transaction-model.ts';
import type { Lit } from '../contract.ts';
import { alivePath } from './alive-path.ts';
import type { ClvProbabilisticOptions, Opportunity } from './options.ts';
import {
  LAST_CLASS,
  type ClvProbabilisticView,
  type ClvSet,
  type DensityView,
  type ParameterView,
  type TimelineView,
} from './view.ts';

/** Picked customers in each mark of a set; `null` while nothing is picked. */
export function countsOf(lit: Readonly<Record<string, Lit>> | null, set: ClvSet): ArrayLike<number> | null {
  return lit?.[set]?.counts ?? null;
}

/** Picked share of each mark; `null` while nothing is picked. */
export function sharesOf(lit: ArrayLike<number> | null, counts: ArrayLike<number>): number[] | null {
  return lit === null
    ? null
    : Array.from({ length: counts.length }, (_, i) => (counts[i]! > 0 ? lit[i]! / counts[i]! : 0));
}

/** The timeline that is drawn: the first one where the option names none. */
export function chosenTimeline(
  view: Pick<ClvProbabilisticView, 'timelines'>,
  { person }: Pick<ClvProbabilisticOptions, 'person'>,
): TimelineView | undefined {
  return view.timelines[clamp(person, 0, view.timelines.length - 1)];
}

/** End of the axis of a timeline: what is known, and about a third more, or the time a customer seen for the first time is given. */
export function endOfTimeline(timeline: TimelineView, horizon: number, discrete: boolean): number {
  const further = timeline.T + Math.max(0.35 * timeline.T, 0.2 * horizon);
  const end = Math.max(timeline.end, further, 1);
  return discrete ? Math.ceil(end) : end;
}

/** Smallest step in which times are read and purchases supposed. */
export function stepOfTimeline(end: number, discrete: boolean): number {
  return discrete ? 1 : roundStep(end / 100, 0.01);
}

/** Earliest time of a supposed purchase: one step after the last one that was made. */
export function earliestSupposed({ purchases, tx }: TimelineView, end: number, step: number): number {
  return Math.min(end, (purchases[purchases.length - 1] ?? tx) + step);
}

type AliveModel = Pick<TransactionModel, 'probabilityAlive' | 'discrete'>;

/**
 * P(alive) from the first purchase to the end of the axis; where only a summary is known, from the last purchase on.
 *
 * @param supposed time of a purchase that is added, after the last one: the path begins with it; `null` for none
 */
export function pathOf(
  model: AliveModel,
  view: Pick<ClvProbabilisticView, 'fit'>,
  timeline: TimelineView,
  end: number,
  supposed: number | null,
): Curve {
  const { parameters } = view.fit;
  const { purchases, x, tx, effects } = timeline;
  if (supposed === null && purchases.length >= x) {
    const { time, alive } = alivePath(model, parameters, purchases, end, effects, 48);
    return { x: time, y: alive };
  }
  const from = supposed ?? tx;
  const bought = supposed === null ? x : x + 1;
  const points = model.discrete ? Math.max(1, Math.ceil(end - from)) : 120;
  const time = Array.from({ length: points + 1 }, (_, i) => from + ((end - from) * i) / points);
  const alive = time.map((t) => model.probabilityAlive(parameters, historyOf(timeline, bought, from, t)));
  if (supposed !== null) {
    time.unshift(supposed);
    alive.unshift(model.probabilityAlive(parameters, historyOf(timeline, x, tx, supposed)));
  }
  return { x: time, y: alive };
}

/** P(alive) at a time from what was bought until then, a supposed purchase with it. */
export function aliveAt(
  model: AliveModel,
  view: Pick<ClvProbabilisticView, 'fit'>,
  timeline: TimelineView,
  time: number,
  supposed: number | null,
): number {
  const at = model.discrete ? Math.floor(time) : time;
  const known = timeline.purchases.length >= timeline.x;
  const made = Array.from(timeline.purchases).filter((purchase) => purchase <= at);
  let x = known ? made.length : at >= timeline.tx ? timeline.x : NaN;
  let last = known ? (made.at(-1) ?? 0) : timeline.tx;
  if (supposed !== null && supposed <= at) [x, last] = [x + 1, supposed];
  return model.probabilityAlive(view.fit.parameters, historyOf(timeline, x, last, at));
}

function historyOf({ effects }: TimelineView, x: number, tx: number, T: number): History {
  return effects ? { x, tx, T, effects } : { x, tx, T };
}

/** Names of the frequency classes: 0 … 6, then 7 and more. */
export function frequencyNames(classes: number, more: (count: number) => string): string[] {
  return Array.from({ length: classes }, (_, i) => (i === LAST_CLASS ? more(i) : String(i)));
}

/** Ends of the bins of a tracking plot, in the unit. */
export function binEnds(bins: number, step: number): Float64Array {
  return Float64Array.from({ length: bins }, (_, i) => (i + 1) * step);
}

const DAYS: Readonly<Partial<Record<Opportunity, number>>> = { day: 1, week: 7 };

/** Day number of a time; NaN where the unit has no fixed length. */
export function dayOf(firstDay: number, time: number, unit: Opportunity): number {
  const days = DAYS[unit];
  return days === undefined ? NaN : Math.round(firstDay + time * days);
}

/**
 * What is drawn of a density: up to where all but a twentieth of the customers lie, and not higher than four times its height at the
 * mean, because it may climb without end at its rim.
 */
export function frameOfDensity({ grid, density, mean }: DensityView): { readonly high: number; readonly top: number } {
  let tail = 0;
  let last = grid.length - 1;
  while (last > 1 && tail < 0.05) {
    tail += ((density[last]! + density[last - 1]!) / 2) * (grid[last]! - grid[last - 1]!);
    last -= 1;
  }
  const high = Math.max(grid[last + 1] ?? 1, Math.min(2 * mean, grid.at(-1) ?? 1));
  const most = largest(density) * 1.06;
  const atMean = 4 * curveAt(mean, { x: grid, y: density });
  return { high, top: atMean > 0 ? Math.min(most, atMean) : Math.max(most, 1e-9) };
}

/** Index of the heat cell that says most in a sentence: the one with most customers. */
export function fullestCell(count: ArrayLike<number>): number {
  const most = largest(count);
  return most > 0 ? Array.from(count).indexOf(most) : -1;
}

/** Tenths by value counted from the most valuable are steps of the Lorenz curve counted from the least. */
export function decileOfStep(step: number, steps: number): number {
  return steps - 1 - step;
}

/** An interval as multiples of the estimate. */
export function relative(estimate: number, low: number, high: number): { readonly low: number; readonly high: number } {
  return { low: low / estimate, high: high / estimate };
}

/**
 * What shows the timeline of a customer of the ranking: the one that is already among the timelines, else asked for by name, first.
 */
export function askedFor(
  { customer, id }: { readonly customer: number; readonly id: string },
  { timelines }: Pick<ClvProbabilisticView, 'timelines'>,
  { people }: Pick<ClvProbabilisticOptions, 'people'>,
): Partial<ClvProbabilisticOptions> {
  const person = timelines.findIndex((timeline) => timeline.customer === customer);
  if (person >= 0) return { picture: 'timeline', person };
  const others = (people ?? []).filter((each) => each.customer !== id);
  return { picture: 'timeline', person: 0, people: [{ customer: id }, ...others].slice(0, MOST_PEOPLE) };
}

const MOST_PEOPLE = 5;

/** Where a and b are so large that only their ratio is known, that: the mean probability of drop-out, a ÷ (a + b). Else `null`. */
export function dropoutRatio({ a, b }: Parameters): number | null {
  return a !== undefined && b !== undefined && Math.max(a, b) > HUGE ? a / (a + b) : null;
}

const HUGE = 10_000;

/** Symbol of a parameter; of the effect of a covariate what it is on, of what, and against what. */
export function parameterName(
  { name, symbol, part, baseline }: Pick<ParameterView, 'name' | 'symbol' | 'part' | 'baseline'>,
  text: (code: string, parameters: Readonly<Record<string, string>>) => string,
): string {
  if (part !== 'covariate') return symbol;
  const of =
    baseline === undefined
      ? text('effect-deviation', { name: symbol })
      : text('effect-against', { name: symbol, baseline });
  return text(name.startsWith('purchase:') ? 'effect-purchase' : 'effect-dropout', { name: of });
}

/** Day that leaves about the last third of the observation to check the model; `null` where it is too short to be divided. */
export function calibrationDay(period: ClvProbabilisticView['period']): number | null {
  if (period === null || period.end - period.first < 3) return null;
  return period.first + Math.round((2 * (period.end - period.first)) / 3);
}
