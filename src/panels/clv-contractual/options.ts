/** Options of the contractual retention panel, declared once. */

import type { PeriodUnit } from '../../models/clv-formula.ts';
import type { RetentionModelId } from '../../models/retention-model.ts';
import type { OptionDeclarations } from '../options.ts';

/** A `type`, not an interface, so that it is plain JSON to the compiler. */
export type ClvContractualOptions = {
  /** `auto` takes the data where it is a retention table or one of subscriptions, else the first case */
  readonly source: 'auto' | 'high-end' | 'regular' | 'list';
  /** survivors at 0, 1, 2 … periods, typed in */
  readonly survivors: readonly number[] | null;
  /** how survivors in a table or list are meant */
  readonly scale: 'auto' | 'counts' | 'shares';
  /** customers a cohort given in shares stands for */
  readonly base: number;
  readonly period: 'auto' | PeriodUnit;
  /** periods the models are fitted to; `null` is automatic */
  readonly calibration: number | null;
  /** last period drawn; `null` is automatic */
  readonly last: number | null;
  /** the model that says what a customer is worth */
  readonly model: RetentionModelId;
  /** money a period; `null` is the mean fee of the data, or 100 */
  readonly fee: number | null;
  /** percent of the fee */
  readonly margin: number;
  /** percent a year */
  readonly discount: number;
  /** of the customer valued beside a new one */
  readonly renewals: number;
};

const typed = ({ source }: { readonly source?: unknown }): boolean => source === 'list';
export const LONGEST = 400;
export const FEE_WITHOUT_DATA = 100;

export const CLV_CONTRACTUAL_OPTIONS: OptionDeclarations<ClvContractualOptions> = {
  source: {
    kind: 'choice',
    group: 'clv-contractual.group-data',
    label: 'clv-contractual.option-source',
    hint: 'clv-contractual.option-source-hint',
    values: ['auto', 'high-end', 'regular', 'list'],
    labels: [
      'clv-contractual.source-auto',
      'clv-contractual.source-high-end',
      'clv-contractual.source-regular',
      'clv-contractual.source-list',
    ],
    initial: 'auto',
  },
  survivors: {
    kind: 'list',
    group: 'clv-contractual.group-data',
    label: 'clv-contractual.option-survivors',
    hint: 'clv-contractual.option-survivors-hint',
    minimum: 0,
    maximum: 1e9,
    longest: LONGEST,
    initial: null,
    visible: typed,
  },
  scale: {
    kind: 'choice',
    group: 'clv-contractual.group-data',
    label: 'clv-contractual.option-scale',
    hint: 'clv-contractual.option-scale-hint',
    values: ['auto', 'counts', 'shares'],
    labels: ['clv-contractual.scale-auto', 'clv-contractual.scale-counts', 'clv-contractual.scale-shares'],
    initial: 'auto',
    visible: ({ source }) => source === 'list' || source === 'auto',
  },
  base: {
    kind: 'integer',
    group: 'clv-contractual.group-data',
    label: 'clv-contractual.option-base',
    hint: 'clv-contractual.option-base-hint',
    minimum: 1,
    maximum: 1e9,
    step: 100,
    initial: 1000,
  },
  period: {
    kind: 'choice',
    group: 'clv-contractual.group-data',
    label: 'clv-contractual.option-period',
    hint: 'clv-contractual.option-period-hint',
    values: ['auto', 'month', 'quarter', 'year'],
    labels: ['clv-contractual.period-auto', 'clv-contractual.month', 'clv-contractual.quarter', 'clv-contractual.year'],
    initial: 'auto',
  },
  calibration: {
    kind: 'integer',
    group: 'clv-contractual.group-fit',
    label: 'clv-contractual.option-calibration',
    hint: 'clv-contractual.option-calibration-hint',
    minimum: 2,
    maximum: LONGEST,
    step: 1,
    initial: null,
    optional: true,
  },
  last: {
    kind: 'integer',
    group: 'clv-contractual.group-fit',
    label: 'clv-contractual.option-last',
    minimum: 2,
    maximum: LONGEST,
    step: 1,
    initial: null,
    optional: true,
  },
  model: {
    kind: 'choice',
    group: 'clv-contractual.group-value',
    label: 'clv-contractual.option-model',
    values: ['shifted-beta-geometric', 'beta-discrete-weibull'],
    labels: ['clv-contractual.shifted-beta-geometric', 'clv-contractual.beta-discrete-weibull'],
    initial: 'shifted-beta-geometric',
  },
  fee: {
    kind: 'number',
    group: 'clv-contractual.group-value',
    label: 'clv-contractual.option-fee',
    hint: 'clv-contractual.option-fee-hint',
    minimum: 0,
    maximum: 1e9,
    step: 10,
    initial: null,
    optional: true,
  },
  margin: {
    kind: 'number',
    group: 'clv-contractual.group-value',
    label: 'clv-contractual.option-margin',
    unit: 'clv-contractual.unit-percent',
    minimum: 0,
    maximum: 100,
    step: 1,
    initial: 100,
    slider: true,
  },
  discount: {
    kind: 'number',
    group: 'clv-contractual.group-value',
    label: 'clv-contractual.option-discount',
    hint: 'clv-contractual.option-discount-hint',
    unit: 'clv-contractual.unit-percent',
    minimum: 0,
    maximum: 60,
    step: 0.5,
    initial: 10,
    slider: true,
  },
  renewals: {
    kind: 'integer',
    group: 'clv-contractual.group-value',
    label: 'clv-contractual.option-renewals',
    hint: 'clv-contractual.option-renewals-hint',
    minimum: 0,
    maximum: 40,
    step: 1,
    initial: 4,
    slider: true,
  },
};
