/** Options of the probabilistic CLV panel, declared once. Shares are in percent, as they are spoken. */

import type { TransactionModelId } from '../../models/transaction-model.ts';
import type { TimeUnit } from '../../models/repeat-summary.ts';
import type { OptionDeclarations } from '../options.ts';

/** Length of one opportunity of BG/BB; the unit of its times. */
export type Opportunity = TimeUnit;
export type Picture =
  | 'timeline'
  | 'alive'
  | 'expected'
  | 'tracking'
  | 'frequency'
  | 'conditional'
  | 'heterogeneity'
  | 'spend'
  | 'value'
  | 'ranking'
  | 'parameters'
  | 'new-customer';

export const PICTURES: readonly Picture[] = [
  'timeline',
  'alive',
  'expected',
  'tracking',
  'frequency',
  'conditional',
  'heterogeneity',
  'spend',
  'value',
  'ranking',
  'parameters',
  'new-customer',
];

/** A `type`, not an interface, so that it is plain JSON to the compiler. */
export type ClvProbabilisticOptions = {
  readonly picture: Picture;
  /** of all times; in a customer summary it is what the file's numbers mean */
  readonly unit: TimeUnit;
  /** last day of observation, included; `null` is the last day of the log. Orders only */
  readonly end: string | null;
  /** last day the model may see, included; `null` holds nothing out. Orders only */
  readonly calibration: string | null;
  /** purchases of one customer on one day, in one whole unit, or at one moment count once. Orders only */
  readonly merge: 'day' | 'unit' | 'moment';
  readonly model: TransactionModelId;
  /** regularity of the CNBD models; `null` is the most likely */
  readonly k: number | null;
  /** length of one opportunity of BG/BB */
  readonly opportunity: Opportunity;
  /** ids of columns; BG/NBD and Pareto/NBD only */
  readonly covariates: readonly string[] | null;
  readonly penalty: number;
  /** further starts of the search */
  readonly starts: number;
  /** which models stand side by side */
  readonly compare: 'quick' | 'all' | 'none';
  readonly bootstrap: '0' | '100' | '200' | '500';
  /** of expected purchases, in the unit; `null` is a year */
  readonly horizon: number | null;
  /** of value, in years; `null` has no end */
  readonly valueHorizon: number | null;
  /** percent a year */
  readonly discount: number;
  /** percent of revenue */
  readonly margin: number;
  /** customers asked for by name on the timeline; `null` leaves the examples alone */
  readonly people: readonly { readonly customer: string }[] | null;
  /** which of the timelines is drawn */
  readonly person: number;
};

const DISCRETE = 'bg-bb';
export const REGULAR_MODELS: readonly string[] = ['bg-cnbd-k', 'mbg-cnbd-k'];
export const COVARIATE_MODELS: readonly string[] = ['bg-nbd', 'pareto-nbd'];

export const CLV_PROBABILISTIC_OPTIONS: OptionDeclarations<ClvProbabilisticOptions> = {
  picture: {
    kind: 'choice',
    group: 'clv-probabilistic.group-picture',
    label: 'clv-probabilistic.option-picture',
    values: PICTURES,
    labels: PICTURES.map((picture) => `clv-probabilistic.picture-${picture}`),
    initial: 'timeline',
    drawing: true,
  },
  unit: {
    kind: 'choice',
    group: 'clv-probabilistic.group-data',
    label: 'clv-probabilistic.option-unit',
    hint: 'clv-probabilistic.option-unit-hint',
    values: ['day', 'week', 'month'],
    labels: ['clv-probabilistic.day', 'clv-probabilistic.week', 'clv-probabilistic.month'],
    initial: 'week',
  },
  end: {
    kind: 'date',
    group: 'clv-probabilistic.group-data',
    label: 'clv-probabilistic.option-end',
    hint: 'clv-probabilistic.option-end-hint',
    initial: null,
  },
  calibration: {
    kind: 'date',
    group: 'clv-probabilistic.group-data',
    label: 'clv-probabilistic.option-calibration',
    hint: 'clv-probabilistic.option-calibration-hint',
    initial: null,
  },
  merge: {
    kind: 'choice',
    group: 'clv-probabilistic.group-data',
    label: 'clv-probabilistic.option-merge',
    hint: 'clv-probabilistic.option-merge-hint',
    values: ['day', 'unit', 'moment'],
    labels: ['clv-probabilistic.merge-day', 'clv-probabilistic.merge-unit', 'clv-probabilistic.merge-moment'],
    initial: 'day',
  },
  model: {
    kind: 'choice',
    group: 'clv-probabilistic.group-model',
    label: 'clv-probabilistic.option-model',
    hint: 'clv-probabilistic.option-model-hint',
    values: ['nbd', 'bg-nbd', 'mbg-nbd', 'bg-cnbd-k', 'mbg-cnbd-k', 'pareto-nbd', 'bg-bb'],
    labels: [
      'clv-probabilistic.model-nbd',
      'clv-probabilistic.model-bg-nbd',
      'clv-probabilistic.model-mbg-nbd',
      'clv-probabilistic.model-bg-cnbd-k',
      'clv-probabilistic.model-mbg-cnbd-k',
      'clv-probabilistic.model-pareto-nbd',
      'clv-probabilistic.model-bg-bb',
    ],
    initial: 'bg-nbd',
  },
  k: {
    kind: 'integer',
    group: 'clv-probabilistic.group-model',
    label: 'clv-probabilistic.option-k',
    hint: 'clv-probabilistic.option-k-hint',
    minimum: 1,
    maximum: 12,
    step: 1,
    initial: null,
    optional: true,
    visible: ({ model }) => REGULAR_MODELS.includes(model as string),
  },
  opportunity: {
    kind: 'choice',
    group: 'clv-probabilistic.group-model',
    label: 'clv-probabilistic.option-opportunity',
    hint: 'clv-probabilistic.option-opportunity-hint',
    values: ['day', 'week', 'month'],
    labels: ['clv-probabilistic.day', 'clv-probabilistic.week', 'clv-probabilistic.month'],
    initial: 'month',
    visible: ({ model }) => model === DISCRETE,
  },
  covariates: {
    kind: 'columns',
    group: 'clv-probabilistic.group-model',
    label: 'clv-probabilistic.option-covariates',
    hint: 'clv-probabilistic.option-covariates-hint',
    types: ['number', 'category'],
    most: 6,
    initial: null,
    visible: ({ model }) => COVARIATE_MODELS.includes(model as string),
  },
  horizon: {
    kind: 'number',
    group: 'clv-probabilistic.group-value',
    label: 'clv-probabilistic.option-horizon',
    hint: 'clv-probabilistic.option-horizon-hint',
    minimum: 1,
    maximum: 5000,
    step: 1,
    initial: null,
    optional: true,
  },
  valueHorizon: {
    kind: 'number',
    group: 'clv-probabilistic.group-value',
    label: 'clv-probabilistic.option-value-horizon',
    hint: 'clv-probabilistic.option-value-horizon-hint',
    unit: 'clv-probabilistic.unit-years',
    minimum: 0.25,
    maximum: 50,
    step: 0.25,
    initial: 3,
    optional: true,
  },
  discount: {
    kind: 'number',
    group: 'clv-probabilistic.group-value',
    label: 'clv-probabilistic.option-discount',
    hint: 'clv-probabilistic.option-discount-hint',
    unit: 'clv-probabilistic.unit-percent',
    minimum: 0,
    maximum: 60,
    step: 0.5,
    initial: 8,
    slider: true,
  },
  margin: {
    kind: 'number',
    group: 'clv-probabilistic.group-value',
    label: 'clv-probabilistic.option-margin',
    hint: 'clv-probabilistic.option-margin-hint',
    unit: 'clv-probabilistic.unit-percent',
    minimum: 0,
    maximum: 100,
    step: 1,
    initial: 50,
    slider: true,
  },
  people: {
    kind: 'records',
    group: 'clv-probabilistic.group-people',
    label: 'clv-probabilistic.option-people',
    hint: 'clv-probabilistic.option-people-hint',
    fields: [{ key: 'customer', label: 'clv-probabilistic.column-customer', kind: 'text' }],
    most: 5,
    initial: null,
  },
  person: {
    kind: 'integer',
    group: 'clv-probabilistic.group-people',
    label: 'clv-probabilistic.option-person',
    minimum: 0,
    maximum: 20,
    step: 1,
    initial: 0,
    drawing: true,
    visible: () => false,
  },
  compare: {
    kind: 'choice',
    group: 'clv-probabilistic.group-certainty',
    label: 'clv-probabilistic.option-compare',
    hint: 'clv-probabilistic.option-compare-hint',
    values: ['quick', 'all', 'none'],
    labels: ['clv-probabilistic.compare-quick', 'clv-probabilistic.compare-all', 'clv-probabilistic.compare-none'],
    initial: 'quick',
  },
  bootstrap: {
    kind: 'choice',
    group: 'clv-probabilistic.group-certainty',
    label: 'clv-probabilistic.option-bootstrap',
    hint: 'clv-probabilistic.option-bootstrap-hint',
    values: ['0', '100', '200', '500'],
    labels: [
      'clv-probabilistic.bootstrap-0',
      'clv-probabilistic.bootstrap-100',
      'clv-probabilistic.bootstrap-200',
      'clv-probabilistic.bootstrap-500',
    ],
    initial: '0',
  },
  penalty: {
    kind: 'number',
    group: 'clv-probabilistic.group-certainty',
    label: 'clv-probabilistic.option-penalty',
    hint: 'clv-probabilistic.option-penalty-hint',
    minimum: 0,
    maximum: 10,
    step: 0.01,
    initial: 0,
  },
  starts: {
    kind: 'integer',
    group: 'clv-probabilistic.group-certainty',
    label: 'clv-probabilistic.option-starts',
    hint: 'clv-probabilistic.option-starts-hint',
    minimum: 0,
    maximum: 20,
    step: 1,
    initial: 0,
  },
};
