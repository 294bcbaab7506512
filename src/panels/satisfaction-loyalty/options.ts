/** Options of the satisfaction and loyalty panel, declared once. */

import type { OptionDeclarations } from '../options.ts';

export const PICTURES = ['types', 'curves', 'trap', 'behaviour', 'moves'] as const;

export type Picture = (typeof PICTURES)[number];

/** Keys of the four types in the order of their marks: 2 · (satisfied) + (loyal). */
export const TYPES = ['neither', 'captive', 'mercenary', 'loyal'] as const;

export type LoyaltyType = (typeof TYPES)[number];

export const FORMS = ['flexible', 'logistic', 'quadratic', 'monotone'] as const;

/** A `type`, not an interface, so that it is plain JSON to the compiler. */
export type SatisfactionLoyaltyOptions = {
  readonly picture: Picture;
  /** questions by column; `null` finds them by their names */
  readonly satisfaction: readonly string[] | null;
  readonly loyalty: readonly string[] | null;
  /** questions asked the other way round: their answers are turned over */
  readonly reversed: readonly string[] | null;
  readonly cutBy: 'scale' | 'median' | 'mean' | 'value';
  /** in units of the answers; used where `cutBy` is `value`, then `null` is the usual cut of the scale */
  readonly cutSatisfaction: number | null;
  readonly cutLoyalty: number | null;
  /** column that says how near rivals are; `null` finds it by its name */
  readonly rivalry: readonly string[] | null;
  readonly grouped: boolean;
  readonly form: (typeof FORMS)[number];
  /** where the line bends, in units of the answers; `null` finds the place */
  readonly bend: number | null;
  readonly period: 'auto' | 'month' | 'quarter' | 'year';
  /** data cell with the orders of the same customers */
  readonly orders: string | null;
  /** days after the answer in which a purchase counts as coming back */
  readonly window: number;
  /** `YYYY-MM-DD`: last day of the orders; `null` is the last day of the log, without days far beyond all others */
  readonly until: string | null;
  readonly level: '90' | '95' | '99';
};

const MOST_ANSWER = 1000;

export const SATISFACTION_LOYALTY_OPTIONS: OptionDeclarations<SatisfactionLoyaltyOptions> = {
  picture: {
    kind: 'choice',
    group: 'satisfaction-loyalty.group-picture',
    label: 'satisfaction-loyalty.option-picture',
    values: PICTURES,
    labels: PICTURES.map((picture) => `satisfaction-loyalty.picture-${picture}`),
    initial: 'types',
  },
  satisfaction: {
    kind: 'columns',
    group: 'satisfaction-loyalty.group-questions',
    label: 'satisfaction-loyalty.option-satisfaction',
    hint: 'satisfaction-loyalty.option-satisfaction-hint',
    types: ['number', 'category', 'text'],
    most: 8,
    initial: null,
  },
  loyalty: {
    kind: 'columns',
    group: 'satisfaction-loyalty.group-questions',
    label: 'satisfaction-loyalty.option-loyalty',
    hint: 'satisfaction-loyalty.option-loyalty-hint',
    types: ['number', 'category', 'text'],
    most: 8,
    initial: null,
  },
  reversed: {
    kind: 'columns',
    group: 'satisfaction-loyalty.group-questions',
    label: 'satisfaction-loyalty.option-reversed',
    hint: 'satisfaction-loyalty.option-reversed-hint',
    types: ['number', 'category', 'text'],
    most: 8,
    initial: null,
  },
  cutBy: {
    kind: 'choice',
    group: 'satisfaction-loyalty.group-cuts',
    label: 'satisfaction-loyalty.option-cut-by',
    hint: 'satisfaction-loyalty.option-cut-by-hint',
    values: ['scale', 'median', 'mean', 'value'],
    labels: ['scale', 'median', 'mean', 'value'].map((by) => `satisfaction-loyalty.cut-${by}`),
    initial: 'scale',
  },
  cutSatisfaction: {
    kind: 'number',
    group: 'satisfaction-loyalty.group-cuts',
    label: 'satisfaction-loyalty.option-cut-satisfaction',
    hint: 'satisfaction-loyalty.option-cut-value-hint',
    minimum: -MOST_ANSWER,
    maximum: MOST_ANSWER,
    step: 0.5,
    initial: null,
    optional: true,
    visible: ({ cutBy }) => cutBy === 'value',
  },
  cutLoyalty: {
    kind: 'number',
    group: 'satisfaction-loyalty.group-cuts',
    label: 'satisfaction-loyalty.option-cut-loyalty',
    hint: 'satisfaction-loyalty.option-cut-value-hint',
    minimum: -MOST_ANSWER,
    maximum: MOST_ANSWER,
    step: 0.5,
    initial: null,
    optional: true,
    visible: ({ cutBy }) => cutBy === 'value',
  },
  grouped: {
    kind: 'switch',
    group: 'satisfaction-loyalty.group-curves',
    label: 'satisfaction-loyalty.option-grouped',
    hint: 'satisfaction-loyalty.option-grouped-hint',
    initial: true,
  },
  rivalry: {
    kind: 'columns',
    group: 'satisfaction-loyalty.group-curves',
    label: 'satisfaction-loyalty.option-rivalry',
    hint: 'satisfaction-loyalty.option-rivalry-hint',
    types: ['category', 'text', 'number'],
    most: 1,
    initial: null,
    visible: ({ grouped }) => grouped === true,
  },
  form: {
    kind: 'choice',
    group: 'satisfaction-loyalty.group-curves',
    label: 'satisfaction-loyalty.option-form',
    hint: 'satisfaction-loyalty.option-form-hint',
    values: FORMS,
    labels: FORMS.map((form) => `satisfaction-loyalty.form-${form}`),
    initial: 'flexible',
  },
  bend: {
    kind: 'number',
    group: 'satisfaction-loyalty.group-trap',
    label: 'satisfaction-loyalty.option-bend',
    hint: 'satisfaction-loyalty.option-bend-hint',
    minimum: -MOST_ANSWER,
    maximum: MOST_ANSWER,
    step: 0.5,
    initial: null,
    optional: true,
  },
  period: {
    kind: 'choice',
    group: 'satisfaction-loyalty.group-trap',
    label: 'satisfaction-loyalty.option-period',
    values: ['auto', 'month', 'quarter', 'year'],
    labels: ['auto', 'month', 'quarter', 'year'].map((period) => `satisfaction-loyalty.period-${period}`),
    initial: 'auto',
  },
  orders: {
    kind: 'data',
    group: 'satisfaction-loyalty.group-behaviour',
    label: 'satisfaction-loyalty.option-orders',
    hint: 'satisfaction-loyalty.option-orders-hint',
    table: 'orders',
    initial: 'auto',
  },
  window: {
    kind: 'integer',
    group: 'satisfaction-loyalty.group-behaviour',
    label: 'satisfaction-loyalty.option-window',
    hint: 'satisfaction-loyalty.option-window-hint',
    unit: 'satisfaction-loyalty.unit-days',
    minimum: 1,
    maximum: 730,
    step: 1,
    initial: 60,
  },
  until: {
    kind: 'date',
    group: 'satisfaction-loyalty.group-behaviour',
    label: 'satisfaction-loyalty.option-until',
    hint: 'satisfaction-loyalty.option-until-hint',
    initial: null,
  },
  level: {
    kind: 'choice',
    group: 'satisfaction-loyalty.group-behaviour',
    label: 'satisfaction-loyalty.option-level',
    values: ['90', '95', '99'],
    labels: ['90', '95', '99'].map((level) => `satisfaction-loyalty.level-${level}`),
    initial: '95',
  },
};
