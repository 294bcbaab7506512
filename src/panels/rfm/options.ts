/** Options of the RFM panel, declared once. */

import type { OptionDeclarations, Rule } from '../options.ts';
import { LETTERS, type Letter, type OrderUnit } from './letters.ts';
import type { RfmView } from './view.ts';

/** A `type`, not an interface, so that it is plain JSON to the compiler. */
export type RfmOptions = {
  /** `YYYY-MM-DD`; `null` is the day after the last order */
  readonly asOf: string | null;
  /** what counts as one order; `order-id` falls back to `customer-day`, with a note, where the file has no order ids */
  readonly orders: OrderUnit;
  readonly monetary: 'total' | 'mean';
  readonly scoring: 'equal' | 'quantile' | 'own' | 'nested' | 'k-means' | 'given';
  readonly bins: '3' | '4' | '5';
  /**
   * Own cut points, used while `scoring` is `own`: ascending raw values (days, orders, money), bins − 1 a row,
   * a value v has as many cuts below it as cuts c ≤ v. A row of another length counts as not given.
   */
  readonly cuts: Readonly<Record<Letter, readonly number[]>> | null;
  readonly highLow: 'mean' | 'median';
  /** non-negative, on any scale; all zero counts as equal */
  readonly weights: Readonly<Record<Letter, number>>;
  /** a cell whose weights of R, F and M are taken instead */
  readonly weightsFrom: string | null;
  /** ordered rules, first match wins; `null` is the built-in list for the number of bins */
  readonly rules: readonly Rule[] | null;
  readonly contactCost: number | null;
  readonly contactMargin: number | null;
  readonly colour: 'revenue' | 'count' | 'mean';
  readonly size: 'count' | 'revenue' | 'equal';
  /** 0 closed … 1 sheets of equal R fully pulled apart */
  readonly apart: number;
  /** rotation about the upright axis in degrees; 34 shows R to the right and F to the left */
  readonly turn: number;
  /** height of the eye above the horizon in degrees */
  readonly tilt: number;
};

export const RFM_OPTIONS: OptionDeclarations<RfmOptions> = {
  asOf: {
    kind: 'date',
    group: 'rfm.group-definitions',
    label: 'rfm.option-as-of',
    hint: 'rfm.option-as-of-hint',
    // Days without a date count to a day nobody knows.
    visible: (_options, view) => (view as Partial<RfmView> | null)?.asOfKind !== 'fixed',
    initial: null,
  },
  orders: {
    kind: 'choice',
    group: 'rfm.group-definitions',
    label: 'rfm.option-orders',
    hint: 'rfm.option-orders-hint',
    values: ['order-id', 'row', 'customer-day'],
    labels: ['rfm.orders-order-id', 'rfm.orders-row', 'rfm.orders-customer-day'],
    visible: (_options, view) => (view as Partial<RfmView> | null)?.orderUnit !== 'given',
    initial: 'order-id',
  },
  monetary: {
    kind: 'choice',
    group: 'rfm.group-definitions',
    label: 'rfm.option-monetary',
    values: ['total', 'mean'],
    labels: ['rfm.monetary-total', 'rfm.monetary-mean'],
    initial: 'total',
  },
  scoring: {
    kind: 'choice',
    group: 'rfm.group-scoring',
    label: 'rfm.option-scoring',
    hint: 'rfm.option-scoring-hint',
    values: ['equal', 'quantile', 'own', 'nested', 'k-means', 'given'],
    labels: [
      'rfm.scoring-equal',
      'rfm.scoring-quantile',
      'rfm.scoring-own',
      'rfm.scoring-nested',
      'rfm.scoring-k-means',
      'rfm.scoring-given',
    ],
    initial: 'equal',
  },
  bins: {
    kind: 'choice',
    group: 'rfm.group-scoring',
    label: 'rfm.option-bins',
    values: ['3', '4', '5'],
    labels: ['rfm.bins-3', 'rfm.bins-4', 'rfm.bins-5'],
    initial: '5',
  },
  cuts: {
    kind: 'cuts',
    group: 'rfm.group-scoring',
    label: 'rfm.option-cuts',
    hint: 'rfm.option-cuts-hint',
    rows: LETTERS,
    along: { scoring: 'own' },
    initial: null,
  },
  highLow: {
    kind: 'choice',
    group: 'rfm.group-scoring',
    label: 'rfm.option-high-low',
    hint: 'rfm.option-high-low-hint',
    values: ['mean', 'median'],
    labels: ['rfm.high-low-mean', 'rfm.high-low-median'],
    initial: 'mean',
  },
  colour: {
    kind: 'choice',
    group: 'rfm.group-cube',
    label: 'rfm.option-colour',
    values: ['revenue', 'count', 'mean'],
    labels: ['rfm.measure-revenue', 'rfm.measure-count', 'rfm.measure-mean'],
    initial: 'revenue',
    drawing: true,
  },
  size: {
    kind: 'choice',
    group: 'rfm.group-cube',
    label: 'rfm.option-size',
    values: ['count', 'revenue', 'equal'],
    labels: ['rfm.measure-count', 'rfm.measure-revenue', 'rfm.measure-equal'],
    initial: 'count',
    drawing: true,
  },
  apart: {
    kind: 'number',
    group: 'rfm.group-cube',
    label: 'rfm.option-apart',
    minimum: 0,
    maximum: 1,
    step: 0.05,
    initial: 0,
    slider: true,
    drawing: true,
  },
  turn: {
    kind: 'number',
    group: 'rfm.group-cube',
    label: 'rfm.option-turn',
    unit: 'rfm.unit-degrees',
    minimum: -180,
    maximum: 180,
    step: 1,
    initial: 34,
    slider: true,
    drawing: true,
  },
  tilt: {
    kind: 'number',
    group: 'rfm.group-cube',
    label: 'rfm.option-tilt',
    unit: 'rfm.unit-degrees',
    minimum: 0,
    maximum: 90,
    step: 1,
    initial: 24,
    slider: true,
    drawing: true,
  },
  rules: {
    kind: 'rules',
    group: 'rfm.group-segments',
    label: 'rfm.option-rules',
    hint: 'rfm.option-rules-hint',
    keys: LETTERS,
    minimum: 1,
    maximum: 5,
    initial: null,
  },
  weights: {
    kind: 'weights',
    group: 'rfm.group-weighted',
    label: 'rfm.option-weights',
    hint: 'rfm.option-weights-hint',
    keys: LETTERS,
    labels: ['rfm.letter-r', 'rfm.letter-f', 'rfm.letter-m'],
    initial: { r: 50, f: 30, m: 20 },
  },
  weightsFrom: {
    kind: 'cell',
    group: 'rfm.group-weighted',
    label: 'rfm.option-weights-from',
    hint: 'rfm.option-weights-from-hint',
    offer: 'weights',
    initial: null,
  },
  contactCost: {
    kind: 'number',
    group: 'rfm.group-break-even',
    label: 'rfm.option-contact-cost',
    minimum: 0,
    maximum: 1e9,
    step: 0.01,
    initial: null,
    optional: true,
  },
  contactMargin: {
    kind: 'number',
    group: 'rfm.group-break-even',
    label: 'rfm.option-contact-margin',
    hint: 'rfm.option-contact-margin-hint',
    minimum: 0,
    maximum: 1e9,
    step: 0.01,
    initial: null,
    optional: true,
  },
};
