/** From the view to what the pictures draw, and from what is dragged to the options it writes. Pure. */

import { clamp } from '../../charts/parts/box.ts';
import { roundStep, snap } from '../../charts/parts/scale.ts';
import { customerValue } from '../../models/clv-formula.ts';
import type { Lit } from '../contract.ts';
import { unitTerms } from '../value-basis.ts';
import type { ClvPartsOptions } from './options.ts';
import { sumOf, type ClvPartsView, type Part, type StackView } from './view.ts';

/** Colours of the parts, among the categories: slate, teal, orange, violet. */
export const HUES: Readonly<Record<Part, number>> = { historical: 2, current: 1, 'cross-buy': 3, referral: 5 };

/** The option an end of a part sets; `null` where nothing sets it. */
export function leverOf(part: Part, view: ClvPartsView): keyof ClvPartsOptions | null {
  if (view.source === 'typed')
    return part === 'historical'
      ? 'typedHistorical'
      : part === 'current'
        ? 'typedCurrent'
        : part === 'cross-buy'
          ? 'typedPotential'
          : null;
  if (part === 'historical') return view.levers !== null && view.levers.open !== 0 ? 'marginRate' : null;
  if (part === 'current') return view.source === 'textbook' && view.amounts[1] > 0 ? 'retention' : null;
  if (part === 'cross-buy') return view.amounts[2] > 0 ? (view.crossBuyBy === 'uplift' ? 'uplift' : 'adoption') : null;
  return view.amounts[3] > 0 ? 'conversion' : null;
}

/**
 * What the end of a part dragged to a place writes; `null` where nothing changes.
 * @param value place on the axis of one customer's mean value
 * @param pixel money of one pixel
 */
export function draggedEnd(
  part: Part,
  value: number,
  pixel: number,
  options: ClvPartsOptions,
  view: ClvPartsView,
): Partial<ClvPartsOptions> | null {
  const lever = leverOf(part, view);
  if (lever === null) return null;
  const { customers, amounts } = view;
  const index = ['historical', 'current', 'cross-buy', 'referral'].indexOf(part);
  // A part that grows begins where the positive ones before it end.
  const before = amounts.slice(0, index).reduce((sum, amount) => sum + Math.max(0, amount), 0);
  const wanted = value * customers - before;
  if (view.source === 'typed') return changed(lever, snap(wanted, roundStep(pixel * 2, 0.01)), options);
  if (lever === 'marginRate') {
    const { known, open } = view.levers!;
    return changed(lever, clamp(snap(((wanted - known) / open) * 100, 0.5), 0, 100), options);
  }
  if (lever === 'retention') return changed(lever, retentionOf(wanted, options, view), options);
  const now = options[lever as 'adoption' | 'uplift' | 'conversion'];
  const next = now * (wanted / amounts[index]!);
  return changed(lever, clamp(snap(next, next < 10 ? 0.1 : 0.5), 0.1, lever === 'uplift' ? 500 : 100), options);
}

/** What the end of a part moved by keys writes. */
export function nudgedEnd(
  part: Part,
  steps: number,
  options: ClvPartsOptions,
  view: ClvPartsView,
): Partial<ClvPartsOptions> | null {
  const lever = leverOf(part, view);
  if (lever === null) return null;
  const now = options[lever] as number;
  if (view.source === 'typed') {
    const step = 10 ** Math.floor(Math.log10(Math.max(1, Math.abs(now)) / 20));
    return changed(lever, snap(now + steps * step, step), options);
  }
  const next = clamp(snap(now + steps * 0.5, 0.5), 0, lever === 'uplift' ? 500 : 100);
  return lever === 'retention' && !customerValue(unitTerms(options, next / 100)).ok
    ? null
    : changed(lever, next, options);
}

/** The retention, in half percents, at which all customers together have a current value; the nearer end where none does. */
export function retentionOf(wanted: number, options: ClvPartsOptions, { levers }: ClvPartsView): number {
  const { silent, step } = levers!;
  const valueAt = (percent: number): number => {
    const unit = customerValue(unitTerms(options, percent / 100));
    if (!unit.ok) return Infinity;
    // Customers within a step are taken in its middle; a single entry stands for all, whatever their silence.
    const years = (index: number): number => (silent.length === 1 ? 0 : (index + 0.5) * step);
    let sum = 0;
    silent.forEach((yearly, index) => (sum += yearly * (percent / 100) ** years(index)));
    return sum * unit.value;
  };
  let [low, high] = [0, 200];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (valueAt(middle / 2) < wanted) low = middle + 1;
    else high = middle;
  }
  let found = low;
  // The half percent below may be nearer; the one found may have no limit.
  while (found > 0 && valueAt(found / 2) === Infinity) found -= 1;
  if (found > 0 && Math.abs(valueAt((found - 1) / 2) - wanted) < Math.abs(valueAt(found / 2) - wanted)) found -= 1;
  return found / 2;
}

/** Picked share of each bar or group by customers; `null` while nothing is picked. */
export function litShares(stacks: readonly StackView[], lit: Lit | undefined): Float64Array | null {
  if (!lit) return null;
  return Float64Array.from(stacks, ({ customers }, mark) => (customers > 0 ? (lit.counts[mark] ?? 0) / customers : 0));
}

/** Share of all money of each part that is the picked customers', as far as the bars tell. */
export function litParts({ bars, amounts }: ClvPartsView, lit: Lit | undefined): readonly number[] | null {
  const shares = litShares(bars, lit);
  if (shares === null) return null;
  return amounts.map((whole, part) => {
    const sum = bars.reduce((total, bar, i) => total + bar.amounts[part]! * shares[i]!, 0);
    return whole === 0 ? 0 : clamp(sum / whole, 0, 1);
  });
}

/** The values drawn of a group: money in all, of one customer, or as shares of what is positive. */
export function drawnValues({ customers, amounts }: StackView, measure: ClvPartsOptions['measure']): readonly number[] {
  if (measure === 'total') return amounts;
  if (measure === 'mean') return amounts.map((amount) => (customers > 0 ? amount / customers : 0));
  const size = amounts.reduce((sum, amount) => sum + Math.abs(amount), 0);
  return amounts.map((amount) => (size > 0 ? amount / size : 0));
}

/** Ranks written along the bars: the first, the last and some between. */
export function rankTicks({ bars }: ClvPartsView): readonly number[] {
  const last = bars.length - 1;
  if (last <= 0) return last === 0 ? [0] : [];
  return [...new Set([0, 0.25, 0.5, 0.75, 1].map((share) => Math.round(share * last)))];
}

/** Money in all parts of a stack, of one customer. */
export function meanOf(stack: StackView): number {
  return stack.customers > 0 ? sumOf(stack.amounts) / stack.customers : 0;
}

function changed(key: keyof ClvPartsOptions, value: number, options: ClvPartsOptions): Partial<ClvPartsOptions> | null {
  return !Number.isFinite(value) || options[key] === value ? null : { [key]: value };
}
