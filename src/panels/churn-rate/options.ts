/** Options of the churn-rate panel, declared once. */

import type { OptionDeclarations } from '../options.ts';

/** A `type`, not an interface, so that it is plain JSON to the compiler. */
export type ChurnRateOptions = {
  readonly unit: 'week' | 'month' | 'quarter' | 'year';
  /** of an order log: who is silent for how long is lost */
  readonly rule: 'days' | 'rhythm';
  readonly days: number;
  /** of the customer's own mean interval */
  readonly multiple: number;
  /** of subscriptions: days between two that do not count */
  readonly grace: number;
  /** days before a boundary in which purchases count as the customer's value */
  readonly lookBack: number;
  /** last day of the data as `YYYY-MM-DD`; `null` is the last day there is */
  readonly until: string | null;
  /** a day in the period looked at; `null` is the last whole period that can be judged */
  readonly period: string | null;
  readonly segment: 'none' | 'channel' | 'column';
  readonly column: readonly string[] | null;
  readonly bridge: 'customers' | 'value';
};

/** Shorter and longer rules say nothing. */
export const DAYS = { minimum: 1, maximum: 3650 } as const;
export const MULTIPLE = { minimum: 0.1, maximum: 100 } as const;

const source = (view: unknown): string | null => (view as { readonly source?: string } | null)?.source ?? null;

export const CHURN_RATE_OPTIONS: OptionDeclarations<ChurnRateOptions> = {
  rule: {
    kind: 'choice',
    group: 'churn-rate.group-lost',
    label: 'churn-rate.option-rule',
    hint: 'churn-rate.option-rule-hint',
    values: ['days', 'rhythm'],
    labels: ['churn-rate.rule-days', 'churn-rate.rule-rhythm'],
    initial: 'days',
    visible: (_, view) => source(view) !== 'subscriptions',
  },
  days: {
    kind: 'integer',
    group: 'churn-rate.group-lost',
    label: 'churn-rate.option-days',
    hint: 'churn-rate.option-days-hint',
    unit: 'churn-rate.unit-days',
    ...DAYS,
    step: 1,
    initial: 90,
    visible: ({ rule }, view) => rule === 'days' && source(view) !== 'subscriptions',
  },
  multiple: {
    kind: 'number',
    group: 'churn-rate.group-lost',
    label: 'churn-rate.option-multiple',
    hint: 'churn-rate.option-multiple-hint',
    unit: 'churn-rate.unit-times',
    ...MULTIPLE,
    step: 0.1,
    initial: 3,
    visible: ({ rule }, view) => rule === 'rhythm' && source(view) !== 'subscriptions',
  },
  grace: {
    kind: 'integer',
    group: 'churn-rate.group-lost',
    label: 'churn-rate.option-grace',
    hint: 'churn-rate.option-grace-hint',
    unit: 'churn-rate.unit-days',
    minimum: 0,
    maximum: 365,
    step: 1,
    initial: 1,
    visible: (_, view) => source(view) === 'subscriptions',
  },
  unit: {
    kind: 'choice',
    group: 'churn-rate.group-periods',
    label: 'churn-rate.option-unit',
    values: ['week', 'month', 'quarter', 'year'],
    labels: ['churn-rate.unit-week', 'churn-rate.unit-month', 'churn-rate.unit-quarter', 'churn-rate.unit-year'],
    initial: 'month',
  },
  period: {
    kind: 'date',
    group: 'churn-rate.group-periods',
    label: 'churn-rate.option-period',
    hint: 'churn-rate.option-period-hint',
    initial: null,
  },
  until: {
    kind: 'date',
    group: 'churn-rate.group-periods',
    label: 'churn-rate.option-until',
    hint: 'churn-rate.option-until-hint',
    initial: null,
  },
  lookBack: {
    kind: 'integer',
    group: 'churn-rate.group-value',
    label: 'churn-rate.option-look-back',
    hint: 'churn-rate.option-look-back-hint',
    unit: 'churn-rate.unit-days',
    ...DAYS,
    step: 1,
    initial: 365,
    visible: (_, view) => source(view) !== 'subscriptions',
  },
  segment: {
    kind: 'choice',
    group: 'churn-rate.group-segments',
    label: 'churn-rate.option-segment',
    hint: 'churn-rate.option-segment-hint',
    values: ['none', 'channel', 'column'],
    labels: ['churn-rate.segment-none', 'churn-rate.segment-channel', 'churn-rate.segment-column'],
    initial: 'none',
  },
  column: {
    kind: 'columns',
    group: 'churn-rate.group-segments',
    label: 'churn-rate.option-column',
    types: ['category', 'text'],
    most: 1,
    initial: null,
    visible: ({ segment }) => segment === 'column',
  },
  bridge: {
    kind: 'choice',
    group: 'churn-rate.group-picture',
    label: 'churn-rate.option-bridge',
    values: ['customers', 'value'],
    labels: ['churn-rate.bridge-customers', 'churn-rate.bridge-value'],
    initial: 'customers',
    drawing: true,
    visible: (_, view) => (view as { readonly valued?: boolean } | null)?.valued !== false,
  },
};
