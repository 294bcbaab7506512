/** Options of the cohort panel, declared once. */

import type { PeriodUnit } from '../../lib/periods.ts';
import type { CohortMeasure } from '../../models/cohort-table.ts';
import type { OptionDeclarations } from '../options.ts';

/** A `type`, not an interface, so that it is plain JSON to the compiler. */
export type CohortOptions = {
  readonly by: 'time' | 'channel' | 'category' | 'product' | 'column';
  /** id of the column cohorts are made by, where `by` is `column` */
  readonly columns: readonly string[] | null;
  readonly unit: 'auto' | PeriodUnit;
  readonly window: 'calendar' | 'elapsed';
  /** length of a window of elapsed time */
  readonly windowDays: number;
  readonly measure: CohortMeasure;
  readonly per: 'cohort' | 'customer';
  /** `YYYY-MM-DD`: what is later is left out; `null` takes the last day */
  readonly asOf: string | null;
  /** the period looked at: its column can be picked, and is what cohorts are compared by */
  readonly at: number;
  /** whole periods at the end that the projection leaves out */
  readonly settle: number;
  /** periods projected beyond the last one observed */
  readonly ahead: number;
};

export const COHORT_OPTIONS: OptionDeclarations<CohortOptions> = {
  by: {
    kind: 'choice',
    group: 'cohort.group-cohorts',
    label: 'cohort.option-by',
    hint: 'cohort.option-by-hint',
    values: ['time', 'channel', 'category', 'product', 'column'],
    labels: ['cohort.by-time', 'cohort.by-channel', 'cohort.by-category', 'cohort.by-product', 'cohort.by-column'],
    initial: 'time',
  },
  columns: {
    kind: 'columns',
    group: 'cohort.group-cohorts',
    label: 'cohort.option-columns',
    hint: 'cohort.option-columns-hint',
    types: ['category', 'identifier', 'text', 'number'],
    most: 1,
    initial: null,
    visible: ({ by }) => by === 'column',
  },
  unit: {
    kind: 'choice',
    group: 'cohort.group-cohorts',
    label: 'cohort.option-unit',
    hint: 'cohort.option-unit-hint',
    values: ['auto', 'day', 'week', 'month', 'quarter', 'year'],
    labels: [
      'cohort.unit-auto',
      'cohort.unit-day',
      'cohort.unit-week',
      'cohort.unit-month',
      'cohort.unit-quarter',
      'cohort.unit-year',
    ],
    initial: 'auto',
    visible: ({ by, window }) => by === 'time' || window === 'calendar',
  },
  window: {
    kind: 'choice',
    group: 'cohort.group-cohorts',
    label: 'cohort.option-window',
    hint: 'cohort.option-window-hint',
    values: ['calendar', 'elapsed'],
    labels: ['cohort.window-calendar', 'cohort.window-elapsed'],
    initial: 'calendar',
  },
  windowDays: {
    kind: 'integer',
    group: 'cohort.group-cohorts',
    label: 'cohort.option-window-days',
    unit: 'cohort.unit-days',
    minimum: 1,
    maximum: 366,
    step: 1,
    initial: 30,
    visible: ({ window }) => window === 'elapsed',
  },
  measure: {
    kind: 'choice',
    group: 'cohort.group-measure',
    label: 'cohort.option-measure',
    hint: 'cohort.option-measure-hint',
    values: ['active', 'later', 'revenue', 'orders', 'cumulative'],
    labels: [
      'cohort.measure-active',
      'cohort.measure-later',
      'cohort.measure-revenue',
      'cohort.measure-orders',
      'cohort.measure-cumulative',
    ],
    initial: 'active',
  },
  per: {
    kind: 'choice',
    group: 'cohort.group-measure',
    label: 'cohort.option-per',
    values: ['cohort', 'customer'],
    labels: ['cohort.per-cohort', 'cohort.per-customer'],
    initial: 'cohort',
    visible: ({ measure }) => measure === 'revenue' || measure === 'orders',
  },
  at: {
    kind: 'integer',
    group: 'cohort.group-measure',
    label: 'cohort.option-at',
    hint: 'cohort.option-at-hint',
    minimum: 0,
    maximum: 59,
    step: 1,
    initial: 1,
  },
  asOf: {
    kind: 'date',
    group: 'cohort.group-measure',
    label: 'cohort.option-as-of',
    hint: 'cohort.option-as-of-hint',
    initial: null,
  },
  ahead: {
    kind: 'integer',
    group: 'cohort.group-projection',
    label: 'cohort.option-ahead',
    hint: 'cohort.option-ahead-hint',
    minimum: 0,
    maximum: 36,
    step: 1,
    initial: 12,
    slider: true,
    visible: ({ measure }) => measure === 'later',
  },
  settle: {
    kind: 'integer',
    group: 'cohort.group-projection',
    label: 'cohort.option-settle',
    hint: 'cohort.option-settle-hint',
    minimum: 0,
    maximum: 12,
    step: 1,
    initial: 2,
    slider: true,
    visible: ({ measure }) => measure === 'later',
  },
};
