/** Options of the acquisition cost panel, declared once. Rates are in percent, as they are spoken. */

import type { Timing } from '../../models/clv-formula.ts';
import type { OptionDeclarations } from '../options.ts';

/** A channel as typed in: margin of one customer and month, CLV of one customer. A `type`, so that it is plain JSON. */
export type ChannelRecord = {
  readonly channel: string;
  readonly spend: number | null;
  readonly customers: number | null;
  readonly margin: number | null;
  readonly clv: number | null;
};

/** How the value of a customer is found: typed where it is typed, else observed in orders, else by formula. */
export type ValueChoice = 'best' | 'formula' | 'observed' | 'expected';

export type CacOptions = {
  /** `data` uses the data of the cell where it has any, and what is typed where it has none */
  readonly source: 'data' | 'typed';
  readonly records: readonly ChannelRecord[] | null;
  readonly value: ValueChoice;
  /** of one customer and month, where a channel has none of its own */
  readonly margin: number;
  /** percent a month */
  readonly retention: number;
  /** percent a year */
  readonly discount: number;
  readonly convention: Timing;
  /** months; `null` has no end */
  readonly horizon: number | null;
  /** percent of revenue, for lines without a cost */
  readonly marginRate: number;
  /** longest observed curve */
  readonly months: number;
  readonly asOf: string | null;
  /** CLV ÷ CAC aimed at */
  readonly target: number;
  /** percent more or less; 0 is as it is */
  readonly cacChange: number;
  readonly marginChange: number;
  /** channel drawn large, from 1; 0 is all together */
  readonly shown: number;
};

const MOST_MONEY = 1e12;

export const CAC_OPTIONS: OptionDeclarations<CacOptions> = {
  source: {
    kind: 'choice',
    group: 'cac.group-channels',
    label: 'cac.option-source',
    hint: 'cac.option-source-hint',
    values: ['data', 'typed'],
    labels: ['cac.source-data', 'cac.source-typed'],
    initial: 'data',
  },
  records: {
    kind: 'records',
    group: 'cac.group-channels',
    label: 'cac.option-records',
    hint: 'cac.option-records-hint',
    fields: [
      { key: 'channel', label: 'cac.field-channel', kind: 'text' },
      { key: 'spend', label: 'cac.field-spend', kind: 'number', minimum: 0, maximum: MOST_MONEY, optional: true },
      { key: 'customers', label: 'cac.field-customers', kind: 'number', minimum: 0, maximum: 1e9, optional: true },
      { key: 'margin', label: 'cac.field-margin', kind: 'number', minimum: 0, maximum: 1e9, optional: true },
      { key: 'clv', label: 'cac.field-clv', kind: 'number', minimum: 0, maximum: 1e9, optional: true },
    ],
    most: 40,
    initial: null,
  },
  asOf: {
    kind: 'date',
    group: 'cac.group-channels',
    label: 'cac.option-as-of',
    hint: 'cac.option-as-of-hint',
    initial: null,
  },
  value: {
    kind: 'choice',
    group: 'cac.group-value',
    label: 'cac.option-value',
    hint: 'cac.option-value-hint',
    values: ['best', 'formula', 'observed', 'expected'],
    labels: ['cac.value-best', 'cac.value-formula', 'cac.value-observed', 'cac.value-expected'],
    initial: 'best',
  },
  margin: {
    kind: 'number',
    group: 'cac.group-value',
    label: 'cac.option-margin',
    hint: 'cac.option-margin-hint',
    minimum: 0,
    maximum: 1e9,
    step: 1,
    initial: 10,
  },
  retention: {
    kind: 'number',
    group: 'cac.group-value',
    label: 'cac.option-retention',
    unit: 'cac.unit-percent',
    minimum: 0,
    maximum: 100,
    step: 0.5,
    initial: 90,
    slider: true,
  },
  discount: {
    kind: 'number',
    group: 'cac.group-value',
    label: 'cac.option-discount',
    hint: 'cac.option-discount-hint',
    unit: 'cac.unit-percent',
    minimum: 0,
    maximum: 60,
    step: 0.5,
    initial: 10,
    slider: true,
  },
  convention: {
    kind: 'choice',
    group: 'cac.group-value',
    label: 'cac.option-convention',
    values: ['at-once', 'after-period', 'certain-end'],
    labels: ['cac.at-once', 'cac.after-period', 'cac.certain-end'],
    initial: 'at-once',
  },
  horizon: {
    kind: 'integer',
    group: 'cac.group-value',
    label: 'cac.option-horizon',
    hint: 'cac.option-horizon-hint',
    minimum: 1,
    maximum: 600,
    step: 1,
    initial: null,
    optional: true,
  },
  marginRate: {
    kind: 'number',
    group: 'cac.group-value',
    label: 'cac.option-margin-rate',
    hint: 'cac.option-margin-rate-hint',
    unit: 'cac.unit-percent',
    minimum: 0,
    maximum: 100,
    step: 1,
    initial: 50,
    slider: true,
  },
  months: {
    kind: 'integer',
    group: 'cac.group-value',
    label: 'cac.option-months',
    hint: 'cac.option-months-hint',
    minimum: 1,
    maximum: 60,
    step: 1,
    initial: 24,
  },
  target: {
    kind: 'number',
    group: 'cac.group-other',
    label: 'cac.option-target',
    hint: 'cac.option-target-hint',
    minimum: 1,
    maximum: 10,
    step: 0.5,
    initial: 3,
  },
  cacChange: {
    kind: 'number',
    group: 'cac.group-other',
    label: 'cac.option-cac-change',
    hint: 'cac.option-change-hint',
    unit: 'cac.unit-percent',
    minimum: -95,
    maximum: 900,
    step: 1,
    initial: 0,
  },
  marginChange: {
    kind: 'number',
    group: 'cac.group-other',
    label: 'cac.option-margin-change',
    unit: 'cac.unit-percent',
    minimum: -95,
    maximum: 900,
    step: 1,
    initial: 0,
  },
  shown: {
    kind: 'integer',
    group: 'cac.group-other',
    label: 'cac.option-shown',
    minimum: 0,
    maximum: 1000,
    step: 1,
    initial: 0,
    drawing: true,
    visible: () => false,
  },
};
