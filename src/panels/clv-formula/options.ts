/** Options of the CLV formula panel, declared once. Rates are in percent, as they are spoken. */

import type { PeriodUnit, Timing } from '../../models/clv-formula.ts';
import type { OptionDeclarations } from '../options.ts';

/** A `type`, not an interface, so that it is plain JSON to the compiler. */
export type ClvFormulaOptions = {
  readonly convention: Timing;
  /** length of a period: margin, retention and growth are of one period */
  readonly period: PeriodUnit;
  /** the last period that counts; `null` has no end */
  readonly horizon: number | null;
  /** `data` takes margin and retention from the order log */
  readonly source: 'typed' | 'data';
  readonly marginFrom: 'margin' | 'revenue';
  readonly margin: number;
  /** of one customer in one period */
  readonly revenue: number;
  /** percent of revenue */
  readonly marginRate: number;
  /** percent */
  readonly retention: number;
  /** percent of one `discountUnit` */
  readonly discount: number;
  readonly discountUnit: PeriodUnit;
  /** percent of one period */
  readonly growth: number;
  /** A, of one customer */
  readonly acquisitionCost: number;
  /** the first retentions, percent; `null` is the one retention throughout */
  readonly retentions: readonly number[] | null;
  readonly margins: readonly number[] | null;
  /** the what-if; `null` is as it is */
  readonly otherRetention: number | null;
  readonly otherMargin: number | null;
  readonly otherDiscount: number | null;
};

const typed = ({ source }: { readonly source?: unknown }): boolean => source !== 'data';
const MOST_MONEY = 1e9;
const LONGEST = 600;

export const CLV_FORMULA_OPTIONS: OptionDeclarations<ClvFormulaOptions> = {
  convention: {
    kind: 'choice',
    group: 'clv-formula.group-convention',
    label: 'clv-formula.option-convention',
    hint: 'clv-formula.option-convention-hint',
    values: ['at-once', 'after-period', 'certain-end'],
    labels: ['clv-formula.at-once', 'clv-formula.after-period', 'clv-formula.certain-end'],
    initial: 'at-once',
  },
  period: {
    kind: 'choice',
    group: 'clv-formula.group-convention',
    label: 'clv-formula.option-period',
    hint: 'clv-formula.option-period-hint',
    values: ['year', 'quarter', 'month'],
    labels: ['clv-formula.year', 'clv-formula.quarter', 'clv-formula.month'],
    initial: 'year',
  },
  horizon: {
    kind: 'integer',
    group: 'clv-formula.group-convention',
    label: 'clv-formula.option-horizon',
    hint: 'clv-formula.option-horizon-hint',
    minimum: 1,
    maximum: LONGEST,
    step: 1,
    initial: null,
    optional: true,
  },
  source: {
    kind: 'choice',
    group: 'clv-formula.group-values',
    label: 'clv-formula.option-source',
    hint: 'clv-formula.option-source-hint',
    values: ['typed', 'data'],
    labels: ['clv-formula.source-typed', 'clv-formula.source-data'],
    initial: 'typed',
  },
  marginFrom: {
    kind: 'choice',
    group: 'clv-formula.group-values',
    label: 'clv-formula.option-margin-from',
    values: ['margin', 'revenue'],
    labels: ['clv-formula.margin-from-margin', 'clv-formula.margin-from-revenue'],
    initial: 'margin',
    visible: typed,
  },
  margin: {
    kind: 'number',
    group: 'clv-formula.group-values',
    label: 'clv-formula.option-margin',
    minimum: 0,
    maximum: MOST_MONEY,
    step: 10,
    initial: 1000,
    visible: (options) => typed(options) && options.marginFrom !== 'revenue',
  },
  revenue: {
    kind: 'number',
    group: 'clv-formula.group-values',
    label: 'clv-formula.option-revenue',
    minimum: 0,
    maximum: MOST_MONEY,
    step: 10,
    initial: 2000,
    visible: (options) => typed(options) && options.marginFrom === 'revenue',
  },
  marginRate: {
    kind: 'number',
    group: 'clv-formula.group-values',
    label: 'clv-formula.option-margin-rate',
    unit: 'clv-formula.unit-percent',
    minimum: 0,
    maximum: 100,
    step: 1,
    initial: 50,
    slider: true,
    visible: (options) => !typed(options) || options.marginFrom === 'revenue',
  },
  retention: {
    kind: 'number',
    group: 'clv-formula.group-values',
    label: 'clv-formula.option-retention',
    unit: 'clv-formula.unit-percent',
    minimum: 0,
    maximum: 100,
    step: 0.5,
    initial: 80,
    slider: true,
    visible: typed,
  },
  discount: {
    kind: 'number',
    group: 'clv-formula.group-values',
    label: 'clv-formula.option-discount',
    hint: 'clv-formula.option-discount-hint',
    unit: 'clv-formula.unit-percent',
    minimum: -20,
    maximum: 60,
    step: 0.5,
    initial: 8,
    slider: true,
  },
  discountUnit: {
    kind: 'choice',
    group: 'clv-formula.group-values',
    label: 'clv-formula.option-discount-unit',
    values: ['year', 'quarter', 'month'],
    labels: ['clv-formula.a-year', 'clv-formula.a-quarter', 'clv-formula.a-month'],
    initial: 'year',
  },
  growth: {
    kind: 'number',
    group: 'clv-formula.group-values',
    label: 'clv-formula.option-growth',
    hint: 'clv-formula.option-growth-hint',
    unit: 'clv-formula.unit-percent',
    minimum: -100,
    maximum: 100,
    step: 0.5,
    initial: 0,
  },
  acquisitionCost: {
    kind: 'number',
    group: 'clv-formula.group-values',
    label: 'clv-formula.option-acquisition-cost',
    minimum: 0,
    maximum: MOST_MONEY,
    step: 10,
    initial: 2000,
  },
  otherRetention: {
    kind: 'number',
    group: 'clv-formula.group-other',
    label: 'clv-formula.option-other-retention',
    hint: 'clv-formula.option-other-hint',
    unit: 'clv-formula.unit-percent',
    minimum: 0,
    maximum: 100,
    step: 0.5,
    initial: 85,
    optional: true,
  },
  otherMargin: {
    kind: 'number',
    group: 'clv-formula.group-other',
    label: 'clv-formula.option-other-margin',
    minimum: 0,
    maximum: MOST_MONEY,
    step: 10,
    initial: null,
    optional: true,
  },
  otherDiscount: {
    kind: 'number',
    group: 'clv-formula.group-other',
    label: 'clv-formula.option-other-discount',
    unit: 'clv-formula.unit-percent',
    minimum: -20,
    maximum: 60,
    step: 0.5,
    initial: null,
    optional: true,
  },
  retentions: {
    kind: 'list',
    group: 'clv-formula.group-lists',
    label: 'clv-formula.option-retentions',
    hint: 'clv-formula.option-retentions-hint',
    unit: 'clv-formula.unit-percent',
    minimum: 0,
    maximum: 100,
    longest: LONGEST,
    initial: null,
    visible: typed,
  },
  margins: {
    kind: 'list',
    group: 'clv-formula.group-lists',
    label: 'clv-formula.option-margins',
    hint: 'clv-formula.option-margins-hint',
    minimum: -MOST_MONEY,
    maximum: MOST_MONEY,
    longest: LONGEST,
    initial: null,
    visible: typed,
  },
};
