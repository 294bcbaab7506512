/** From the view to what the pictures draw, and from what is dragged to the options it writes. Pure. */

import { axisTop, type ClvCurveInput, type HandleKey } from '../../charts/clv-curve.ts';
import { clamp } from '../../charts/parts/box.ts';
import { roundStep, snap } from '../../charts/parts/scale.ts';
import {
  breakEvenPeriod,
  clvPeriods,
  convertRate,
  customerValue,
  discountFor,
  firstPeriod,
  retentionFor,
  type ClvPeriod,
  type ClvTerms,
} from '../../models/clv-formula.ts';
import type { ClvFormulaOptions } from './options.ts';
import { termsOf } from './terms.ts';
import type { ClvFormulaView, Measured } from './view.ts';

/** Without an end, the curve goes on until this share of the limit is in. */
const ENOUGH = 0.95;
const FEWEST = 10;
const MOST = 60;
/** With an end, no more bars than can be told apart. */
const MOST_BARS = 120;
const LOWEST_DISCOUNT = -20;
const HIGHEST_DISCOUNT = 60;

/** What stands still while something is held. */
export interface CurveFrame {
  readonly last: number;
  readonly top: number;
}

export function curveFrame(view: ClvFormulaView): CurveFrame {
  const { now, other, cost } = view;
  const last = lastDrawn(now.terms, now.clv, view.cost);
  const drawn = clvPeriods(now.terms, last);
  // A what-if or a cost many times the value would press the curve flat: they leave the picture instead.
  const near = (value: number): number[] => (value <= 4 * Math.max(now.clv, 1) ? [value] : []);
  const otherSum = other === null ? [] : near(clvPeriods(other.terms, last).at(-1)?.cumulative ?? 0);
  return { last, top: axisTop([now.clv, ...near(cost), ...otherSum, ...drawn.map(({ margin }) => margin)]) };
}

/** @param frame of the moment something was taken hold of; `null` while nothing is */
export function curveInput(
  view: ClvFormulaView,
  frame: CurveFrame,
): ClvCurveInput & { readonly periods: readonly ClvPeriod[] } {
  const { now, other, cost } = view;
  const { last, top } = frame;
  const periods = clvPeriods(now.terms, last);
  return {
    periods,
    last,
    top,
    other: other === null ? null : clvPeriods(other.terms, last).map(({ cumulative }) => cumulative),
    whole: now.clv,
    cost,
    breakEven: cost > 0 ? breakEvenPeriod(now.terms, cost) : NaN,
    bead: beadOf(now.terms, last),
  };
}

/** The period whose point on the line carries the retention: far enough for a pixel to be a small step. */
export function beadOf(terms: ClvTerms, last: number): number {
  return Math.max(firstPeriod(terms.timing), Math.min(last, Math.round(last * 0.55)));
}

/** What a handle dragged to a height writes; `null` where nothing changes. */
export function dragged(
  key: HandleKey,
  money: number,
  pixel: number,
  options: ClvFormulaOptions,
  measured: Measured | null,
  last: number,
): Partial<ClvFormulaOptions> | null {
  const terms = termsOf(options, measured);
  if (key === 'margin') return setMargin(Math.max(0, snap(money, roundStep(pixel * 2, 0.01))), options, terms);
  if (key === 'cost')
    return changed({ acquisitionCost: clamp(snap(money, roundStep(pixel * 2, 0.01)), 0, 1e9) }, options);
  if (key === 'retention') {
    const found = retentionFor(terms, money, beadOf(terms, last));
    if (Number.isNaN(found)) return null;
    return setRetention(withLimit(snap(found * 100, 0.5), terms), options, terms);
  }
  const within = (percent: number): number => convertRate(percent / 100, options.discountUnit, options.period);
  const found = discountFor(terms, money, within(LOWEST_DISCOUNT), within(HIGHEST_DISCOUNT));
  if (Number.isNaN(found)) return null;
  const percent = convertRate(found, options.period, options.discountUnit) * 100;
  return setDiscount(snap(percent, stepOfRate(percent)), options, measured);
}

/** What a handle moved by keys writes. */
export function nudged(
  key: HandleKey,
  steps: number,
  options: ClvFormulaOptions,
  measured: Measured | null,
): Partial<ClvFormulaOptions> | null {
  const terms = termsOf(options, measured);
  const stepped = (value: number): number => {
    const step = 10 ** Math.floor(Math.log10(Math.max(1, Math.abs(value)) / 20));
    return clamp(snap(value + steps * step, step), 0, 1e9);
  };
  if (key === 'margin') return setMargin(stepped(terms.margin), options, terms);
  if (key === 'cost') return changed({ acquisitionCost: stepped(options.acquisitionCost) }, options);
  if (key === 'retention')
    return setRetention(withLimit(snap(terms.retention * 100 + steps * 0.5, 0.5), terms), options, terms);
  return setDiscount(
    snap(options.discount + steps * stepOfRate(options.discount), stepOfRate(options.discount)),
    options,
    measured,
  );
}

/** What the frame of the map writes. */
export function framed(
  retention: number,
  discount: number,
  options: ClvFormulaOptions,
  measured: Measured | null,
): Partial<ClvFormulaOptions> | null {
  const terms = termsOf(options, measured);
  const step = stepOfRate(discount);
  const patch = {
    ...setRetention(clamp(snap(retention, 0.5), 0, 100), options, terms),
    ...setDiscount(snap(discount, step), options, measured, false),
  };
  const next = { ...options, ...patch };
  return Object.keys(patch).length > 0 && customerValue(termsOf(next, measured)).ok ? patch : null;
}

/** Rates below 1 % move in tenths of tenths. */
export function stepOfRate(percent: number): number {
  return Math.abs(percent) < 1 ? 0.05 : 0.5;
}

/** A margin that came from revenue or data is, once dragged, typed revenue or a typed margin. */
function setMargin(margin: number, options: ClvFormulaOptions, terms: ClvTerms): Partial<ClvFormulaOptions> | null {
  if (options.source === 'data') return { ...typedFrom(options, terms), margin };
  if (options.margins !== null) return changed({ margins: null, marginFrom: 'margin', margin }, options);
  if (options.marginFrom === 'revenue' && options.marginRate > 0)
    return changed({ revenue: clamp(snap(margin / (options.marginRate / 100), 0.01), 0, 1e9) }, options);
  return changed({ marginFrom: 'margin', margin: clamp(margin, 0, 1e9) }, options);
}

function setRetention(percent: number, options: ClvFormulaOptions, terms: ClvTerms): Partial<ClvFormulaOptions> | null {
  const retention = clamp(percent, 0, 100);
  if (options.source === 'data') return { ...typedFrom(options, terms), retention };
  return changed({ ...(options.retentions === null ? {} : { retentions: null }), retention }, options);
}

/** @param whole refuse what has no limit; the map asks for both rates together */
function setDiscount(
  percent: number,
  options: ClvFormulaOptions,
  measured: Measured | null,
  whole = true,
): Partial<ClvFormulaOptions> | null {
  const patch = { discount: clamp(percent, LOWEST_DISCOUNT, HIGHEST_DISCOUNT) };
  if (whole && !customerValue(termsOf({ ...options, ...patch }, measured)).ok) return null;
  return changed(patch, options);
}

/** From data to typed, with the numbers that were found. */
function typedFrom({ retention }: ClvFormulaOptions, terms: ClvTerms): Partial<ClvFormulaOptions> {
  return {
    source: 'typed',
    marginFrom: 'margin',
    margin: snap(terms.margin, 0.01),
    retention: Number.isFinite(terms.retention) ? snap(terms.retention * 100, 0.1) : retention,
    margins: null,
    retentions: null,
  };
}

/** The highest half percent that still has a limit, where the one asked for has none. */
function withLimit(percent: number, terms: ClvTerms): number {
  const has = (value: number): boolean => customerValue({ ...terms, retention: value / 100, retentions: null }).ok;
  let found = clamp(percent, 0, 100);
  while (found > 0 && !has(found)) found = snap(found - 0.5, 0.5);
  return found;
}

function changed(patch: Partial<ClvFormulaOptions>, options: ClvFormulaOptions): Partial<ClvFormulaOptions> | null {
  const keys = Object.keys(patch) as (keyof ClvFormulaOptions)[];
  const differing = keys.filter((key) => patch[key] !== options[key]);
  return differing.length === 0 ? null : Object.fromEntries(differing.map((key) => [key, patch[key]]));
}

function lastDrawn(terms: ClvTerms, clv: number, cost: number): number {
  if (terms.horizon !== null) return Math.min(terms.horizon, MOST_BARS);
  const enough = clvPeriods(terms, MOST).find(({ cumulative }) => cumulative >= ENOUGH * clv)?.t ?? MOST;
  const paid = cost > 0 ? breakEvenPeriod(terms, cost) : NaN;
  return clamp(Math.max(enough, Number.isNaN(paid) ? 0 : paid), FEWEST, MOST);
}
