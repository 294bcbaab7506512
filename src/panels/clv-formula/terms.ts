/** From options to the terms of the formula, and what follows from them. Pure and fast: the page does it anew in every frame of a drag. */

import {
  breakEvenPeriod,
  convertRate,
  customerValue,
  TIMINGS,
  type ClvTerms,
  type Timing,
} from '../../models/clv-formula.ts';
import type { Message, Outcome } from '../../lib/outcome.ts';
import type { ClvFormulaOptions } from './options.ts';
import type { ClvFormulaView, Measured, ScenarioView } from './view.ts';

/** @param measured what the data say; needed where `source` is `data` */
export function termsOf(options: ClvFormulaOptions, measured: Measured | null): ClvTerms {
  const found = options.source === 'data' ? measured : null;
  const rate = options.marginRate / 100;
  const typed = options.marginFrom === 'revenue' ? options.revenue * rate : options.margin;
  return {
    timing: options.convention,
    margin: found ? found.revenuePerCustomer * rate : typed,
    retention: found ? found.retention : options.retention / 100,
    discount: convertRate(options.discount / 100, options.discountUnit, options.period),
    growth: options.growth / 100,
    horizon: options.horizon,
    retentions: found ? null : (options.retentions?.map((percent) => percent / 100) ?? null),
    margins: found ? null : options.margins,
  };
}

/** The what-if; `null` where nothing in it differs. A retention or margin of the what-if stands in place of a whole list. */
export function otherTermsOf(options: ClvFormulaOptions, terms: ClvTerms): ClvTerms | null {
  const { otherRetention, otherMargin, otherDiscount, discountUnit, period } = options;
  const other: ClvTerms = {
    ...terms,
    ...(otherRetention === null ? {} : { retention: otherRetention / 100, retentions: null }),
    ...(otherMargin === null ? {} : { margin: otherMargin, margins: null }),
    ...(otherDiscount === null ? {} : { discount: convertRate(otherDiscount / 100, discountUnit, period) }),
  };
  const same =
    other.retention === terms.retention &&
    other.margin === terms.margin &&
    other.discount === terms.discount &&
    (other.retentions ?? null) === (terms.retentions ?? null) &&
    (other.margins ?? null) === (terms.margins ?? null);
  return same ? null : other;
}

/** Fails with the reason where the terms have no value. */
export function scenarioOf(terms: ClvTerms, cost: number): Outcome<ScenarioView> {
  const value = customerValue(terms);
  if (!value.ok) return value;
  const first = terms.margins?.[0] ?? terms.margin;
  const unit = first === 0 ? customerValue({ ...terms, margin: 1, margins: null }) : value;
  return {
    ok: true,
    value: {
      terms,
      clv: value.value,
      net: value.value - cost,
      byTiming: Object.fromEntries(TIMINGS.map((timing) => [timing, valueOf({ ...terms, timing })])) as Record<
        Timing,
        number
      >,
      breakEven: breakEvenPeriod(terms, cost),
      multiple: unit.ok ? unit.value / (first || 1) : NaN,
    },
  };
}

/** Everything the pictures are drawn from. The what-if may be missing its value: then `otherFault` is why. */
export function viewOf(
  options: ClvFormulaOptions,
  measured: Measured | null,
): Outcome<ClvFormulaView & { readonly otherFault: Message | null }> {
  const terms = termsOf(options, measured);
  const cost = options.acquisitionCost;
  const now = scenarioOf(terms, cost);
  if (!now.ok) return now;
  const otherTerms = otherTermsOf(options, terms);
  const other = otherTerms === null ? null : scenarioOf(otherTerms, cost);
  return {
    ok: true,
    value: {
      cost,
      period: options.period,
      measured: options.source === 'data' ? measured : null,
      now: now.value,
      other: other?.ok ? other.value : null,
      otherFault: other !== null && !other.ok ? other.error : null,
    },
  };
}

/** NaN where the terms have no value. */
export function valueOf(terms: ClvTerms): number {
  const value = customerValue(terms);
  return value.ok ? value.value : NaN;
}
