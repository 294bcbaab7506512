/** Options of the complaints panel, declared once. */

import type { OptionDeclarations } from '../options.ts';

export const PICTURES = ['reasons', 'resolution', 'recovery', 'repurchase', 'iceberg', 'trend'] as const;

export type Picture = (typeof PICTURES)[number];

export const PERIODS = ['week', 'month', 'quarter', 'year'] as const;

export type Period = (typeof PERIODS)[number];

export const GROUPINGS = ['reason', 'category', 'channel'] as const;

export type Grouping = (typeof GROUPINGS)[number];

/** A `type`, not an interface, so that it is plain JSON to the compiler. */
export type ComplaintsOptions = {
  readonly picture: Picture;
  /** what complaints are counted by; the first of these the file has where it has no such column */
  readonly by: Grouping;
  /** percent of all complaints up to which reasons are the vital few */
  readonly line: number;
  readonly level: '90' | '95' | '99';
  readonly period: 'auto' | Period;
  /** days up to which a settlement counts as fast */
  readonly fast: number;
  /** least mark of a satisfied customer; `null` is the upper quarter of the scale */
  readonly satisfiedFrom: number | null;
  /** dissatisfied customers who say nothing for each who complains: an assumption */
  readonly silent: number;
  readonly orders: string | null;
  /** days before a complaint in which somebody must have bought, and after it in which buying again counts */
  readonly window: number;
};

type Given = Readonly<Partial<Record<keyof ComplaintsOptions, unknown>>>;

export const COMPLAINTS_OPTIONS: OptionDeclarations<ComplaintsOptions> = {
  picture: {
    kind: 'choice',
    group: 'complaints.group-picture',
    label: 'complaints.option-picture',
    values: PICTURES,
    labels: PICTURES.map((picture) => `complaints.picture-name-${picture}`),
    initial: 'reasons',
    drawing: true,
  },
  by: {
    kind: 'choice',
    group: 'complaints.group-reasons',
    label: 'complaints.option-by',
    values: GROUPINGS,
    labels: GROUPINGS.map((by) => `complaints.by-${by}`),
    initial: 'reason',
  },
  line: {
    kind: 'number',
    group: 'complaints.group-reasons',
    label: 'complaints.option-line',
    hint: 'complaints.option-line-hint',
    unit: 'complaints.unit-percent',
    minimum: 50,
    maximum: 99,
    step: 1,
    initial: 80,
    slider: true,
  },
  fast: {
    kind: 'number',
    group: 'complaints.group-recovery',
    label: 'complaints.option-fast',
    hint: 'complaints.option-fast-hint',
    unit: 'complaints.unit-days',
    minimum: 0.25,
    maximum: 90,
    step: 0.25,
    initial: 2,
  },
  satisfiedFrom: {
    kind: 'number',
    group: 'complaints.group-recovery',
    label: 'complaints.option-satisfied-from',
    hint: 'complaints.option-satisfied-from-hint',
    minimum: -10,
    maximum: 100,
    step: 1,
    initial: null,
    optional: true,
  },
  orders: {
    kind: 'data',
    group: 'complaints.group-orders',
    label: 'complaints.option-orders',
    hint: 'complaints.option-orders-hint',
    table: 'orders',
    initial: 'auto',
  },
  window: {
    kind: 'integer',
    group: 'complaints.group-orders',
    label: 'complaints.option-window',
    hint: 'complaints.option-window-hint',
    unit: 'complaints.unit-days',
    minimum: 7,
    maximum: 730,
    step: 1,
    initial: 90,
  },
  silent: {
    kind: 'number',
    group: 'complaints.group-iceberg',
    label: 'complaints.option-silent',
    hint: 'complaints.option-silent-hint',
    minimum: 0,
    maximum: 200,
    step: 1,
    initial: 24,
    slider: true,
    visible: ({ picture }: Given) => picture === 'iceberg' || picture === undefined,
  },
  period: {
    kind: 'choice',
    group: 'complaints.group-interval',
    label: 'complaints.option-period',
    values: ['auto', ...PERIODS],
    labels: ['complaints.period-auto', ...PERIODS.map((period) => `complaints.period-${period}`)],
    initial: 'auto',
  },
  level: {
    kind: 'choice',
    group: 'complaints.group-interval',
    label: 'complaints.option-level',
    values: ['90', '95', '99'],
    labels: ['complaints.level-90', 'complaints.level-95', 'complaints.level-99'],
    initial: '95',
  },
};
