/** Options of the win-back decision, declared once. */

import type { OptionDeclarations } from '../options.ts';

/** Grades of customers by what they have paid so far, in the order of their marks. */
export const GRADES = ['high', 'middle', 'low'] as const;

/** A `type`, not an interface, so that it is plain JSON to the compiler. */
export type WinBackOptions = {
  readonly until: string | null;
  /** who counts as lost in an order log: silent longer than so many times their own rhythm, or longer than so many days */
  readonly lostBy: 'rhythm' | 'days';
  readonly factor: number;
  readonly days: number;
  /** silent longer than this is not tried at all; `null` for no end */
  readonly longest: number | null;
  /** percent of all customers */
  readonly gradeHigh: number;
  readonly gradeMiddle: number;
  readonly chanceBy: 'history' | 'history-grade' | 'typed';
  /** days in which a return counts */
  readonly window: number;
  /** percent each */
  readonly chanceHigh: number;
  readonly chanceMiddle: number;
  readonly chanceLow: number;
  /** percent by reason, in place of that by grade */
  readonly reasons: readonly { readonly reason: string; readonly chance: number }[] | null;
  readonly valueBy: 'model' | 'formula' | 'typed';
  readonly value: number;
  /** percent of money that is margin */
  readonly margin: number;
  /** percent a year */
  readonly retention: number;
  readonly discount: number;
  /** years; `null` has no end */
  readonly horizon: number | null;
  /** what one fee pays for */
  readonly feePeriod: 'month' | 'quarter' | 'year';
  readonly cost: number;
  /** money for all tries; `null` for no limit */
  readonly budget: number | null;
  /** percent; `null` is the share that came back by itself */
  readonly testBase: number | null;
  /** percentage points */
  readonly testLift: number;
  readonly alpha: number;
  readonly power: number;
};

type Given = Readonly<Record<string, unknown>>;
type Seen = { readonly kind?: string } | null;

const MOST_MONEY = 1e9;
const ofOrders = (_: Given, view: unknown): boolean => (view as Seen)?.kind !== 'subscriptions';
const ofSubscriptions = (_: Given, view: unknown): boolean => (view as Seen)?.kind === 'subscriptions';
const percent = { unit: 'win-back.unit-percent', minimum: 0, maximum: 100, slider: true } as const;

export const WIN_BACK_OPTIONS: OptionDeclarations<WinBackOptions> = {
  cost: {
    kind: 'number',
    group: 'win-back.group-try',
    label: 'win-back.option-cost',
    hint: 'win-back.option-cost-hint',
    minimum: 0,
    maximum: MOST_MONEY,
    step: 1,
    initial: 30,
  },
  budget: {
    kind: 'number',
    group: 'win-back.group-try',
    label: 'win-back.option-budget',
    hint: 'win-back.option-budget-hint',
    minimum: 0,
    maximum: MOST_MONEY,
    step: 1,
    initial: null,
    optional: true,
  },
  chanceBy: {
    kind: 'choice',
    group: 'win-back.group-chance',
    label: 'win-back.option-chance-by',
    hint: 'win-back.option-chance-by-hint',
    values: ['history', 'history-grade', 'typed'],
    labels: ['win-back.chance-history', 'win-back.chance-history-grade', 'win-back.chance-typed'],
    initial: 'history',
  },
  window: {
    kind: 'integer',
    group: 'win-back.group-chance',
    label: 'win-back.option-window',
    hint: 'win-back.option-window-hint',
    unit: 'win-back.unit-days',
    minimum: 1,
    maximum: 1000,
    step: 1,
    initial: 90,
  },
  chanceHigh: {
    kind: 'number',
    group: 'win-back.group-chance',
    label: 'win-back.option-chance-high',
    ...percent,
    step: 0.5,
    initial: 20,
    visible: ({ chanceBy }) => chanceBy === 'typed',
  },
  chanceMiddle: {
    kind: 'number',
    group: 'win-back.group-chance',
    label: 'win-back.option-chance-middle',
    ...percent,
    step: 0.5,
    initial: 15,
    visible: ({ chanceBy }) => chanceBy === 'typed',
  },
  chanceLow: {
    kind: 'number',
    group: 'win-back.group-chance',
    label: 'win-back.option-chance-low',
    ...percent,
    step: 0.5,
    initial: 10,
    visible: ({ chanceBy }) => chanceBy === 'typed',
  },
  reasons: {
    kind: 'records',
    group: 'win-back.group-chance',
    label: 'win-back.option-reasons',
    hint: 'win-back.option-reasons-hint',
    fields: [
      { key: 'reason', label: 'win-back.column-reason', kind: 'text' },
      {
        key: 'chance',
        label: 'win-back.column-chance',
        kind: 'number',
        minimum: 0,
        maximum: 100,
        unit: 'win-back.unit-percent',
      },
    ],
    most: 30,
    initial: null,
    visible: ofSubscriptions,
  },
  valueBy: {
    kind: 'choice',
    group: 'win-back.group-value',
    label: 'win-back.option-value-by',
    hint: 'win-back.option-value-by-hint',
    values: ['model', 'formula', 'typed'],
    labels: ['win-back.value-model', 'win-back.value-formula', 'win-back.value-typed'],
    initial: 'model',
  },
  value: {
    kind: 'number',
    group: 'win-back.group-value',
    label: 'win-back.option-value',
    hint: 'win-back.option-value-hint',
    minimum: 0,
    maximum: MOST_MONEY,
    step: 10,
    initial: 500,
    visible: ({ valueBy }) => valueBy === 'typed',
  },
  margin: {
    kind: 'number',
    group: 'win-back.group-value',
    label: 'win-back.option-margin',
    hint: 'win-back.option-margin-hint',
    ...percent,
    step: 1,
    initial: 30,
    visible: ({ valueBy }) => valueBy !== 'typed',
  },
  retention: {
    kind: 'number',
    group: 'win-back.group-value',
    label: 'win-back.option-retention',
    hint: 'win-back.option-retention-hint',
    ...percent,
    step: 1,
    initial: 60,
    visible: (given, view) => given['valueBy'] === 'formula' && ofOrders(given, view),
  },
  discount: {
    kind: 'number',
    group: 'win-back.group-value',
    label: 'win-back.option-discount',
    unit: 'win-back.unit-percent',
    minimum: 0,
    maximum: 60,
    step: 0.5,
    initial: 10,
    slider: true,
    visible: ({ valueBy }) => valueBy !== 'typed',
  },
  horizon: {
    kind: 'integer',
    group: 'win-back.group-value',
    label: 'win-back.option-horizon',
    hint: 'win-back.option-horizon-hint',
    unit: 'win-back.unit-years',
    minimum: 1,
    maximum: 50,
    step: 1,
    initial: 3,
    optional: true,
    visible: ({ valueBy }) => valueBy !== 'typed',
  },
  feePeriod: {
    kind: 'choice',
    group: 'win-back.group-value',
    label: 'win-back.option-fee-period',
    hint: 'win-back.option-fee-period-hint',
    values: ['month', 'quarter', 'year'],
    labels: ['win-back.fee-month', 'win-back.fee-quarter', 'win-back.fee-year'],
    initial: 'month',
    visible: ofSubscriptions,
  },
  lostBy: {
    kind: 'choice',
    group: 'win-back.group-lost',
    label: 'win-back.option-lost-by',
    hint: 'win-back.option-lost-by-hint',
    values: ['rhythm', 'days'],
    labels: ['win-back.lost-rhythm', 'win-back.lost-days'],
    initial: 'rhythm',
    visible: ofOrders,
  },
  factor: {
    kind: 'number',
    group: 'win-back.group-lost',
    label: 'win-back.option-factor',
    hint: 'win-back.option-factor-hint',
    unit: 'win-back.unit-times',
    minimum: 0.5,
    maximum: 20,
    step: 0.5,
    initial: 3,
    slider: true,
    visible: (given, view) => given['lostBy'] === 'rhythm' && ofOrders(given, view),
  },
  days: {
    kind: 'integer',
    group: 'win-back.group-lost',
    label: 'win-back.option-days',
    hint: 'win-back.option-days-hint',
    unit: 'win-back.unit-days',
    minimum: 0,
    maximum: 3650,
    step: 1,
    initial: 90,
    visible: (given, view) => given['lostBy'] === 'days' && ofOrders(given, view),
  },
  longest: {
    kind: 'integer',
    group: 'win-back.group-lost',
    label: 'win-back.option-longest',
    hint: 'win-back.option-longest-hint',
    unit: 'win-back.unit-days',
    minimum: 1,
    maximum: 36500,
    step: 1,
    initial: null,
    optional: true,
  },
  until: {
    kind: 'date',
    group: 'win-back.group-lost',
    label: 'win-back.option-until',
    hint: 'win-back.option-until-hint',
    initial: null,
  },
  gradeHigh: {
    kind: 'number',
    group: 'win-back.group-grades',
    label: 'win-back.option-grade-high',
    hint: 'win-back.option-grades-hint',
    ...percent,
    step: 1,
    initial: 20,
  },
  gradeMiddle: {
    kind: 'number',
    group: 'win-back.group-grades',
    label: 'win-back.option-grade-middle',
    ...percent,
    step: 1,
    initial: 30,
  },
  testBase: {
    kind: 'number',
    group: 'win-back.group-test',
    label: 'win-back.option-test-base',
    hint: 'win-back.option-test-base-hint',
    unit: 'win-back.unit-percent',
    minimum: 0,
    maximum: 100,
    step: 0.1,
    initial: null,
    optional: true,
  },
  testLift: {
    kind: 'number',
    group: 'win-back.group-test',
    label: 'win-back.option-test-lift',
    hint: 'win-back.option-test-lift-hint',
    unit: 'win-back.unit-points',
    minimum: 0.1,
    maximum: 100,
    step: 0.1,
    initial: 5,
  },
  alpha: {
    kind: 'number',
    group: 'win-back.group-test',
    label: 'win-back.option-alpha',
    unit: 'win-back.unit-percent',
    minimum: 0.1,
    maximum: 50,
    step: 0.1,
    initial: 5,
  },
  power: {
    kind: 'number',
    group: 'win-back.group-test',
    label: 'win-back.option-power',
    unit: 'win-back.unit-percent',
    minimum: 50,
    maximum: 99.9,
    step: 0.1,
    initial: 80,
  },
};
