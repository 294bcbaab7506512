/** Options of the early-warning panel, declared once. */

import type { JsonObject } from '../../lib/json.ts';
import { FEATURE_GROUPS, type FeatureGroup } from '../../models/churn-features.ts';
import type { OptionDeclarations, SwitchOption } from '../options.ts';
import type { ChurnWarningView } from './view.ts';

/** What is drawn below the windows, one at a time. */
export const PARTS = ['threshold', 'today', 'quality', 'features'] as const;

export type Part = (typeof PARTS)[number];

/** A `type`, not an interface, so that it is plain JSON to the compiler. */
export type ChurnWarningOptions = {
  readonly picture: Part;
  /** `YYYY-MM-DD`: what comes after this day is left out; `null` is the last day of the data */
  readonly asOf: string | null;
  /** days; `null` is automatic */
  readonly feature: number | null;
  readonly gap: number;
  readonly label: number | null;
  /** cut of the test, and last cut of the training; `null` is the latest possible */
  readonly testCut: string | null;
  readonly trainCut: string | null;
  readonly cuts: number;
  readonly byCustomer: boolean;
  /** percent of customers tested on */
  readonly testShare: number;
  readonly seed: number;

  readonly recency: boolean;
  readonly frequency: boolean;
  readonly money: boolean;
  readonly tenure: boolean;
  readonly intervals: boolean;
  readonly silence: boolean;
  readonly trend: boolean;
  readonly lastAmount: boolean;
  readonly variety: boolean;
  readonly weekend: boolean;
  readonly channel: boolean;
  readonly events: boolean;
  readonly age: boolean;
  readonly fee: boolean;
  readonly earlier: boolean;
  /** ids of columns without a role */
  readonly columns: readonly string[] | null;

  readonly model: 'logistic' | 'trees' | 'both';
  /** which of two models says whom to call */
  readonly lead: 'logistic' | 'trees';
  readonly penalty: number;
  readonly trees: number;
  readonly leaves: number;
  readonly depth: number;
  readonly rate: number;
  readonly early: boolean;

  /** percent; `null` is where a contact pays for itself */
  readonly threshold: number | null;
  readonly contactCost: number;
  /** percent of contacted leavers who stay */
  readonly success: number;
  readonly worth: 'past' | 'fixed';
  /** percent of revenue */
  readonly margin: number;
  /** money a customer kept is worth, where it is fixed or the data have none */
  readonly value: number;
  /** payments a subscriber kept goes on to make */
  readonly payments: number;

  readonly drift: 'test' | 'today';
  readonly order: 'probability' | 'value';
  /** place in the list of today of the customer shown, from 1 */
  readonly rank: number;
};

/** The switch of each group of features. */
export const SWITCH_OF: Readonly<Record<FeatureGroup, keyof ChurnWarningOptions>> = {
  recency: 'recency',
  frequency: 'frequency',
  money: 'money',
  tenure: 'tenure',
  intervals: 'intervals',
  silence: 'silence',
  trend: 'trend',
  'last-amount': 'lastAmount',
  variety: 'variety',
  weekend: 'weekend',
  channel: 'channel',
  events: 'events',
  age: 'age',
  fee: 'fee',
  earlier: 'earlier',
};

export function groupsOf(options: ChurnWarningOptions): ReadonlySet<FeatureGroup> {
  return new Set((Object.keys(SWITCH_OF) as FeatureGroup[]).filter((group) => options[SWITCH_OF[group]] === true));
}

const FOREVER = 3650;
const windows = { group: 'churn-warning.group-windows' };
const split = { group: 'churn-warning.group-split' };
const model = { group: 'churn-warning.group-model' };
const decision = { group: 'churn-warning.group-decision' };
const shown = { group: 'churn-warning.group-shown' };
const percent = { unit: 'churn-warning.unit-percent', minimum: 0, maximum: 100 };
const trees = { visible: (options: JsonObject): boolean => options['model'] !== 'logistic' };

function feature(group: FeatureGroup): SwitchOption {
  return {
    kind: 'switch',
    group: 'churn-warning.group-features',
    label: `churn-warning.option-${group}`,
    initial: true,
    visible: (_, view) => {
      const source = (view as ChurnWarningView | null)?.source ?? 'orders';
      return (FEATURE_GROUPS[source] as readonly FeatureGroup[]).includes(group);
    },
  };
}

export const CHURN_WARNING_OPTIONS: OptionDeclarations<ChurnWarningOptions> = {
  picture: {
    kind: 'choice',
    group: 'churn-warning.group-picture',
    label: 'churn-warning.option-picture',
    values: PARTS,
    labels: PARTS.map((part) => `churn-warning.part-${part}`),
    initial: 'threshold',
    drawing: true,
  },
  label: {
    kind: 'integer',
    ...windows,
    label: 'churn-warning.option-label',
    hint: 'churn-warning.option-label-hint',
    unit: 'churn-warning.unit-days',
    minimum: 1,
    maximum: FOREVER,
    step: 1,
    initial: null,
    optional: true,
  },
  gap: {
    kind: 'integer',
    ...windows,
    label: 'churn-warning.option-gap',
    hint: 'churn-warning.option-gap-hint',
    unit: 'churn-warning.unit-days',
    minimum: 0,
    maximum: 365,
    step: 1,
    initial: 0,
  },
  feature: {
    kind: 'integer',
    ...windows,
    label: 'churn-warning.option-feature',
    hint: 'churn-warning.option-feature-hint',
    unit: 'churn-warning.unit-days',
    minimum: 1,
    maximum: FOREVER,
    step: 1,
    initial: null,
    optional: true,
    // Of a contract its whole past is known.
    visible: (_, view) => (view as ChurnWarningView | null)?.source !== 'subscriptions',
  },
  testCut: {
    kind: 'date',
    ...windows,
    label: 'churn-warning.option-test-cut',
    hint: 'churn-warning.option-test-cut-hint',
    initial: null,
  },
  trainCut: {
    kind: 'date',
    ...windows,
    label: 'churn-warning.option-train-cut',
    hint: 'churn-warning.option-train-cut-hint',
    initial: null,
  },
  cuts: {
    kind: 'integer',
    ...windows,
    label: 'churn-warning.option-cuts',
    hint: 'churn-warning.option-cuts-hint',
    minimum: 1,
    maximum: 12,
    step: 1,
    initial: 3,
  },
  asOf: {
    kind: 'date',
    ...windows,
    label: 'churn-warning.option-as-of',
    hint: 'churn-warning.option-as-of-hint',
    initial: null,
  },
  byCustomer: {
    kind: 'switch',
    ...split,
    label: 'churn-warning.option-by-customer',
    hint: 'churn-warning.option-by-customer-hint',
    initial: true,
  },
  testShare: {
    kind: 'integer',
    ...split,
    label: 'churn-warning.option-test-share',
    unit: 'churn-warning.unit-percent',
    minimum: 5,
    maximum: 95,
    step: 5,
    initial: 30,
    visible: ({ byCustomer }) => byCustomer !== false,
  },
  seed: {
    kind: 'integer',
    ...split,
    label: 'churn-warning.option-seed',
    hint: 'churn-warning.option-seed-hint',
    minimum: 0,
    maximum: 1_000_000,
    step: 1,
    initial: 1,
  },
  recency: feature('recency'),
  frequency: feature('frequency'),
  money: feature('money'),
  tenure: feature('tenure'),
  intervals: feature('intervals'),
  silence: feature('silence'),
  trend: feature('trend'),
  lastAmount: feature('last-amount'),
  variety: feature('variety'),
  weekend: feature('weekend'),
  channel: feature('channel'),
  events: feature('events'),
  age: feature('age'),
  fee: feature('fee'),
  earlier: feature('earlier'),
  columns: {
    kind: 'columns',
    group: 'churn-warning.group-features',
    label: 'churn-warning.option-columns',
    hint: 'churn-warning.option-columns-hint',
    types: ['number', 'category'],
    most: 10,
    initial: null,
  },
  model: {
    kind: 'choice',
    ...model,
    label: 'churn-warning.option-model',
    hint: 'churn-warning.option-model-hint',
    values: ['logistic', 'trees', 'both'],
    labels: ['churn-warning.model-logistic', 'churn-warning.model-trees', 'churn-warning.model-both'],
    initial: 'both',
  },
  lead: {
    kind: 'choice',
    ...model,
    label: 'churn-warning.option-lead',
    hint: 'churn-warning.option-lead-hint',
    values: ['logistic', 'trees'],
    labels: ['churn-warning.model-logistic', 'churn-warning.model-trees'],
    initial: 'logistic',
    visible: ({ model: chosen }) => chosen === 'both',
  },
  penalty: {
    kind: 'number',
    ...model,
    label: 'churn-warning.option-penalty',
    hint: 'churn-warning.option-penalty-hint',
    minimum: 0,
    maximum: 10_000,
    step: 0.5,
    initial: 1,
    visible: ({ model: chosen }) => chosen !== 'trees',
  },
  trees: {
    kind: 'integer',
    ...model,
    label: 'churn-warning.option-trees',
    minimum: 1,
    maximum: 1000,
    step: 10,
    initial: 100,
    ...trees,
  },
  leaves: {
    kind: 'integer',
    ...model,
    label: 'churn-warning.option-leaves',
    minimum: 2,
    maximum: 64,
    step: 1,
    initial: 8,
    ...trees,
  },
  depth: {
    kind: 'integer',
    ...model,
    label: 'churn-warning.option-depth',
    minimum: 1,
    maximum: 10,
    step: 1,
    initial: 4,
    ...trees,
  },
  rate: {
    kind: 'number',
    ...model,
    label: 'churn-warning.option-rate',
    hint: 'churn-warning.option-rate-hint',
    minimum: 0.01,
    maximum: 1,
    step: 0.01,
    initial: 0.1,
    ...trees,
  },
  early: {
    kind: 'switch',
    ...model,
    label: 'churn-warning.option-early',
    hint: 'churn-warning.option-early-hint',
    initial: true,
    ...trees,
  },
  threshold: {
    kind: 'number',
    ...decision,
    label: 'churn-warning.option-threshold',
    hint: 'churn-warning.option-threshold-hint',
    ...percent,
    step: 0.1,
    initial: null,
    optional: true,
  },
  contactCost: {
    kind: 'number',
    ...decision,
    label: 'churn-warning.option-contact-cost',
    minimum: 0,
    maximum: 1e6,
    step: 0.5,
    initial: 5,
  },
  success: {
    kind: 'number',
    ...decision,
    label: 'churn-warning.option-success',
    hint: 'churn-warning.option-success-hint',
    ...percent,
    step: 1,
    initial: 20,
    slider: true,
  },
  worth: {
    kind: 'choice',
    ...decision,
    label: 'churn-warning.option-worth',
    hint: 'churn-warning.option-worth-hint',
    values: ['past', 'fixed'],
    labels: ['churn-warning.worth-past', 'churn-warning.worth-fixed'],
    initial: 'past',
  },
  margin: {
    kind: 'number',
    ...decision,
    label: 'churn-warning.option-margin',
    ...percent,
    step: 1,
    initial: 50,
    slider: true,
    visible: ({ worth }) => worth !== 'fixed',
  },
  payments: {
    kind: 'integer',
    ...decision,
    label: 'churn-warning.option-payments',
    minimum: 1,
    maximum: 120,
    step: 1,
    initial: 12,
    visible: ({ worth }, view) => worth !== 'fixed' && (view as ChurnWarningView | null)?.source === 'subscriptions',
  },
  value: {
    kind: 'number',
    ...decision,
    label: 'churn-warning.option-value',
    hint: 'churn-warning.option-value-hint',
    minimum: 0,
    maximum: 1e7,
    step: 10,
    initial: 100,
  },
  drift: {
    kind: 'choice',
    ...shown,
    label: 'churn-warning.option-drift',
    values: ['test', 'today'],
    labels: ['churn-warning.drift-test', 'churn-warning.drift-today'],
    initial: 'test',
  },
  order: {
    kind: 'choice',
    ...shown,
    label: 'churn-warning.option-order',
    values: ['probability', 'value'],
    labels: ['churn-warning.order-probability', 'churn-warning.order-value'],
    initial: 'value',
  },
  rank: {
    kind: 'integer',
    ...shown,
    label: 'churn-warning.option-rank',
    hint: 'churn-warning.option-rank-hint',
    minimum: 1,
    maximum: 10_000_000,
    step: 1,
    initial: 1,
  },
};
