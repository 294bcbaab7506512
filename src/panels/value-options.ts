/** Options that every panel about current and potential value has, declared once. Rates are in percent, as they are spoken. */

import type { Timing } from '../models/clv-formula.ts';
import type { JsonObject } from '../lib/json.ts';
import type { OptionDeclarations } from './options.ts';

/** Models of repeat purchases that expected future value can come from. */
export type FutureModel = 'bg-nbd' | 'mbg-nbd' | 'pareto-nbd';

/** A `type`, not an interface, so that it is plain JSON to the compiler. */
export type ValueOptions = {
  /** how current value is reckoned */
  readonly future: 'textbook' | 'probabilistic';
  readonly model: FutureModel;
  /** last day that counts; `null` is the last day of the file */
  readonly asOf: string | null;
  readonly marginFrom: 'cost' | 'rate';
  /** percent of an amount */
  readonly marginRate: number;
  readonly yearly: 'last-year' | 'mean';
  readonly convention: Timing;
  /** percent a year */
  readonly retention: number;
  /** percent a year */
  readonly discount: number;
  /** years; `null` has no end */
  readonly horizon: number | null;
  readonly fade: boolean;
  readonly crossBuy: 'items' | 'uplift' | 'none';
  readonly items: 'category' | 'product';
  /** percent: chance that one item not yet bought is taken up */
  readonly adoption: number;
  readonly mostItems: number;
  /** money a year; `null` is what its buyers bring */
  readonly itemMargin: number | null;
  /** percent of current value */
  readonly uplift: number;
  /** persons told by one customer over the horizon */
  readonly referrals: number;
  /** percent of the persons told */
  readonly conversion: number;
  /** money; `null` is reckoned from the data */
  readonly newCustomer: number | null;
  readonly referralBy: 'equal' | 'frequency';
};

const MOST_MONEY = 1e9;

/** @param counted whether the panel is working with data just now, so that options of the reckoning are shown */
export function valueOptions(counted: (options: JsonObject) => boolean): OptionDeclarations<ValueOptions> {
  const shown = (also: (options: JsonObject) => boolean) => ({
    visible: (options: JsonObject): boolean => counted(options) && also(options),
  });
  const textbook = shown(({ future }) => future !== 'probabilistic');
  const items = shown(({ crossBuy }) => crossBuy === 'items');
  const always = shown(() => true);
  const current = { group: 'parts.group-current' };
  const crossBuy = { group: 'parts.group-cross-buy' };
  const referral = { group: 'parts.group-referral' };
  const earned = { group: 'parts.group-historical' };
  const percent = { unit: 'parts.unit-percent', minimum: 0, maximum: 100, step: 0.5, slider: true };
  return {
    marginFrom: {
      kind: 'choice',
      ...earned,
      label: 'parts.option-margin-from',
      hint: 'parts.option-margin-from-hint',
      values: ['cost', 'rate'],
      labels: ['parts.margin-from-cost', 'parts.margin-from-rate'],
      initial: 'cost',
      ...always,
    },
    marginRate: {
      kind: 'number',
      ...earned,
      label: 'parts.option-margin-rate',
      hint: 'parts.option-margin-rate-hint',
      ...percent,
      initial: 50,
      ...always,
    },
    asOf: {
      kind: 'date',
      ...earned,
      label: 'parts.option-as-of',
      hint: 'parts.option-as-of-hint',
      initial: null,
      ...always,
    },
    future: {
      kind: 'choice',
      ...current,
      label: 'parts.option-future',
      hint: 'parts.option-future-hint',
      values: ['textbook', 'probabilistic'],
      labels: ['parts.future-textbook', 'parts.future-probabilistic'],
      initial: 'textbook',
      ...always,
    },
    model: {
      kind: 'choice',
      ...current,
      label: 'parts.option-model',
      hint: 'parts.option-model-hint',
      values: ['bg-nbd', 'mbg-nbd', 'pareto-nbd'],
      labels: ['parts.model-bg-nbd', 'parts.model-mbg-nbd', 'parts.model-pareto-nbd'],
      initial: 'mbg-nbd',
      ...shown(({ future }) => future === 'probabilistic'),
    },
    yearly: {
      kind: 'choice',
      ...current,
      label: 'parts.option-yearly',
      hint: 'parts.option-yearly-hint',
      values: ['last-year', 'mean'],
      labels: ['parts.yearly-last-year', 'parts.yearly-mean'],
      initial: 'last-year',
      ...textbook,
    },
    convention: {
      kind: 'choice',
      ...current,
      label: 'parts.option-convention',
      hint: 'parts.option-convention-hint',
      values: ['at-once', 'after-period', 'certain-end'],
      labels: ['parts.at-once', 'parts.after-period', 'parts.certain-end'],
      initial: 'after-period',
      ...always,
    },
    retention: {
      kind: 'number',
      ...current,
      label: 'parts.option-retention',
      hint: 'parts.option-retention-hint',
      ...percent,
      initial: 80,
      ...always,
    },
    fade: {
      kind: 'switch',
      ...current,
      label: 'parts.option-fade',
      hint: 'parts.option-fade-hint',
      initial: true,
      ...textbook,
    },
    discount: {
      kind: 'number',
      ...current,
      label: 'parts.option-discount',
      unit: 'parts.unit-percent',
      minimum: -20,
      maximum: 60,
      step: 0.5,
      slider: true,
      initial: 8,
      ...always,
    },
    horizon: {
      kind: 'integer',
      ...current,
      label: 'parts.option-horizon',
      hint: 'parts.option-horizon-hint',
      unit: 'parts.unit-years',
      minimum: 1,
      maximum: 100,
      step: 1,
      initial: 5,
      optional: true,
      ...always,
    },
    crossBuy: {
      kind: 'choice',
      ...crossBuy,
      label: 'parts.option-cross-buy',
      hint: 'parts.option-cross-buy-hint',
      values: ['items', 'uplift', 'none'],
      labels: ['parts.cross-buy-items', 'parts.cross-buy-uplift', 'parts.cross-buy-none'],
      initial: 'items',
      ...always,
    },
    items: {
      kind: 'choice',
      ...crossBuy,
      label: 'parts.option-items',
      hint: 'parts.option-items-hint',
      values: ['category', 'product'],
      labels: ['parts.items-category', 'parts.items-product'],
      initial: 'category',
      ...items,
    },
    adoption: {
      kind: 'number',
      ...crossBuy,
      label: 'parts.option-adoption',
      hint: 'parts.option-adoption-hint',
      ...percent,
      initial: 10,
      ...items,
    },
    mostItems: {
      kind: 'integer',
      ...crossBuy,
      label: 'parts.option-most-items',
      hint: 'parts.option-most-items-hint',
      minimum: 1,
      maximum: 50,
      step: 1,
      initial: 3,
      ...items,
    },
    itemMargin: {
      kind: 'number',
      ...crossBuy,
      label: 'parts.option-item-margin',
      hint: 'parts.option-item-margin-hint',
      minimum: 0,
      maximum: MOST_MONEY,
      step: 1,
      initial: null,
      optional: true,
      ...items,
    },
    uplift: {
      kind: 'number',
      ...crossBuy,
      label: 'parts.option-uplift',
      hint: 'parts.option-uplift-hint',
      unit: 'parts.unit-percent',
      minimum: 0,
      maximum: 500,
      step: 1,
      initial: 20,
      ...shown(({ crossBuy: how }) => how !== 'none'),
    },
    referrals: {
      kind: 'number',
      ...referral,
      label: 'parts.option-referrals',
      hint: 'parts.option-referrals-hint',
      unit: 'parts.unit-persons',
      minimum: 0,
      maximum: 1000,
      step: 0.1,
      initial: 1,
      ...always,
    },
    conversion: {
      kind: 'number',
      ...referral,
      label: 'parts.option-conversion',
      hint: 'parts.option-conversion-hint',
      ...percent,
      initial: 10,
      ...always,
    },
    newCustomer: {
      kind: 'number',
      ...referral,
      label: 'parts.option-new-customer',
      hint: 'parts.option-new-customer-hint',
      minimum: 0,
      maximum: MOST_MONEY,
      step: 1,
      initial: null,
      optional: true,
      ...always,
    },
    referralBy: {
      kind: 'choice',
      ...referral,
      label: 'parts.option-referral-by',
      values: ['equal', 'frequency'],
      labels: ['parts.referral-equal', 'parts.referral-frequency'],
      initial: 'equal',
      ...always,
    },
  };
}
