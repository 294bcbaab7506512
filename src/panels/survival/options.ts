/** Options of the survival panel, declared once. */

import type { OptionDeclarations } from '../options.ts';

export const PICTURES = ['survival', 'hazard', 'reasons', 'fits', 'cox', 'effects'] as const;

export type Picture = (typeof PICTURES)[number];

export const UNITS = ['day', 'week', 'month', 'year'] as const;

export type TimeUnit = (typeof UNITS)[number];

export const WEIGHTS = ['log-rank', 'wilcoxon', 'tarone-ware', 'peto', 'fleming-harrington'] as const;

export type WeightsId = (typeof WEIGHTS)[number];

/** A `type`, not an interface, so that it is plain JSON to the compiler. */
export type SurvivalOptions = {
  readonly picture: Picture;
  /** what is waited for in an order log: being lost by silence, or the second purchase */
  readonly event: 'lost' | 'second';
  /** days without a purchase after which a customer is lost; `null` is three times the usual interval */
  readonly silence: number | null;
  /** every subscription of a customer, or the first alone */
  readonly spells: 'each' | 'first';
  /** `YYYY-MM-DD`: last day of observation; `null` is the last day of the data */
  readonly asOf: string | null;
  /** first day of observation: what began before is counted from there on (late entry); `null` for all */
  readonly since: string | null;
  readonly unit: 'auto' | TimeUnit;
  readonly group: readonly string[] | null;
  readonly interval: 'log-log' | 'log' | 'plain';
  readonly level: '90' | '95' | '99';
  /** horizon of the restricted mean, in the unit of time; `null` is as far as every group is seen */
  readonly horizon: number | null;
  readonly weights: WeightsId;
  /** powers of Fleming–Harrington weights */
  readonly early: number;
  readonly late: number;
  readonly fits: 'all' | 'best';
  readonly covariates: readonly string[] | null;
  readonly strata: readonly string[] | null;
  readonly ties: 'efron' | 'breslow';
  /** which column the effects picture draws, counted from 1 */
  readonly effect: number;
  /** how far ahead the chance of leaving is told, in the unit of time; `null` is automatic */
  readonly ahead: number | null;
};

/** What the spells of the last result were made from. */
const sourceOf = (view: unknown): string | undefined => (view as { readonly source: string } | null)?.source;
const dated = (_: unknown, view: unknown): boolean => sourceOf(view) !== 'durations';

export const SURVIVAL_OPTIONS: OptionDeclarations<SurvivalOptions> = {
  picture: {
    kind: 'choice',
    group: 'survival.group-picture',
    label: 'survival.option-picture',
    values: PICTURES,
    labels: PICTURES.map((picture) => `survival.picture-${picture}`),
    initial: 'survival',
  },
  event: {
    kind: 'choice',
    group: 'survival.group-spells',
    label: 'survival.option-event',
    hint: 'survival.option-event-hint',
    values: ['lost', 'second'],
    labels: ['survival.event-lost', 'survival.event-second'],
    initial: 'lost',
    visible: (_, view) => sourceOf(view) === 'orders',
  },
  silence: {
    kind: 'integer',
    group: 'survival.group-spells',
    label: 'survival.option-silence',
    hint: 'survival.option-silence-hint',
    unit: 'survival.unit-days',
    minimum: 1,
    maximum: 3650,
    step: 1,
    initial: null,
    optional: true,
    visible: ({ event }, view) => sourceOf(view) === 'orders' && event === 'lost',
  },
  spells: {
    kind: 'choice',
    group: 'survival.group-spells',
    label: 'survival.option-spells',
    hint: 'survival.option-spells-hint',
    values: ['each', 'first'],
    labels: ['survival.spells-each', 'survival.spells-first'],
    initial: 'each',
    visible: (_, view) => sourceOf(view) === 'subscriptions',
  },
  asOf: {
    kind: 'date',
    group: 'survival.group-spells',
    label: 'survival.option-as-of',
    hint: 'survival.option-as-of-hint',
    initial: null,
    visible: dated,
  },
  since: {
    kind: 'date',
    group: 'survival.group-spells',
    label: 'survival.option-since',
    hint: 'survival.option-since-hint',
    initial: null,
    visible: dated,
  },
  unit: {
    kind: 'choice',
    group: 'survival.group-spells',
    label: 'survival.option-unit',
    hint: 'survival.option-unit-hint',
    values: ['auto', ...UNITS],
    labels: ['survival.unit-auto', ...UNITS.map((unit) => `survival.unit-${unit}`)],
    initial: 'auto',
  },
  group: {
    kind: 'columns',
    group: 'survival.group-curves',
    label: 'survival.option-group',
    hint: 'survival.option-group-hint',
    types: ['category', 'text', 'number'],
    roles: ['fee'],
    most: 1,
    initial: null,
  },
  interval: {
    kind: 'choice',
    group: 'survival.group-curves',
    label: 'survival.option-interval',
    hint: 'survival.option-interval-hint',
    values: ['log-log', 'log', 'plain'],
    labels: ['survival.interval-log-log', 'survival.interval-log', 'survival.interval-plain'],
    initial: 'log-log',
  },
  level: {
    kind: 'choice',
    group: 'survival.group-curves',
    label: 'survival.option-level',
    values: ['90', '95', '99'],
    labels: ['survival.level-90', 'survival.level-95', 'survival.level-99'],
    initial: '95',
  },
  horizon: {
    kind: 'number',
    group: 'survival.group-curves',
    label: 'survival.option-horizon',
    hint: 'survival.option-horizon-hint',
    minimum: 0.001,
    maximum: 1e6,
    step: 1,
    initial: null,
    optional: true,
  },
  weights: {
    kind: 'choice',
    group: 'survival.group-test',
    label: 'survival.option-weights',
    hint: 'survival.option-weights-hint',
    values: WEIGHTS,
    labels: WEIGHTS.map((weights) => `survival.weights-${weights}`),
    initial: 'log-rank',
  },
  early: {
    kind: 'number',
    group: 'survival.group-test',
    label: 'survival.option-early',
    hint: 'survival.option-early-hint',
    minimum: 0,
    maximum: 5,
    step: 0.5,
    initial: 0,
    visible: ({ weights }) => weights === 'fleming-harrington',
  },
  late: {
    kind: 'number',
    group: 'survival.group-test',
    label: 'survival.option-late',
    minimum: 0,
    maximum: 5,
    step: 0.5,
    initial: 1,
    visible: ({ weights }) => weights === 'fleming-harrington',
  },
  fits: {
    kind: 'choice',
    group: 'survival.group-fits',
    label: 'survival.option-fits',
    values: ['all', 'best'],
    labels: ['survival.fits-all', 'survival.fits-best'],
    initial: 'all',
    drawing: true,
  },
  ahead: {
    kind: 'number',
    group: 'survival.group-fits',
    label: 'survival.option-ahead',
    hint: 'survival.option-ahead-hint',
    minimum: 0.001,
    maximum: 1e6,
    step: 1,
    initial: null,
    optional: true,
  },
  covariates: {
    kind: 'columns',
    group: 'survival.group-cox',
    label: 'survival.option-covariates',
    hint: 'survival.option-covariates-hint',
    types: ['category', 'text', 'number'],
    roles: ['fee'],
    most: 8,
    initial: null,
  },
  strata: {
    kind: 'columns',
    group: 'survival.group-cox',
    label: 'survival.option-strata',
    hint: 'survival.option-strata-hint',
    types: ['category', 'text', 'number'],
    roles: ['fee'],
    most: 1,
    initial: null,
  },
  ties: {
    kind: 'choice',
    group: 'survival.group-cox',
    label: 'survival.option-ties',
    hint: 'survival.option-ties-hint',
    values: ['efron', 'breslow'],
    labels: ['survival.ties-efron', 'survival.ties-breslow'],
    initial: 'efron',
  },
  effect: {
    kind: 'integer',
    group: 'survival.group-cox',
    label: 'survival.option-effect',
    hint: 'survival.option-effect-hint',
    minimum: 1,
    maximum: 8,
    step: 1,
    initial: 1,
    visible: ({ picture }) => picture === 'effects',
  },
};
