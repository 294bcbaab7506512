/** Options of the net-promoter panel, declared once. */

import { NPS_METHODS, type NpsMethod } from '../../models/net-promoter.ts';
import type { OptionDeclarations } from '../options.ts';

export const PICTURES = ['trend', 'segments', 'drivers', 'value'] as const;

export type Picture = (typeof PICTURES)[number];

export const PERIODS = ['week', 'month', 'quarter', 'year'] as const;

export type Period = (typeof PERIODS)[number];

/** A `type`, not an interface, so that it is plain JSON to the compiler. */
export type NpsOptions = {
  readonly picture: Picture;
  /** column of the question; `null` is found by its name and scale */
  readonly question: readonly string[] | null;
  /** least answer of a promoter, most of a detractor; `null` by the scale: 9 and 6 of 0–10 */
  readonly promoterFrom: number | null;
  readonly detractorTo: number | null;
  readonly method: NpsMethod;
  readonly level: '90' | '95' | '99';
  readonly group: readonly string[] | null;
  readonly period: 'auto' | Period;
  readonly drivers: readonly string[] | null;
  readonly measure: 'beta' | 'weight';
  /** points */
  readonly margin: number;
  readonly change: number;
  /** percent */
  readonly power: number;
  /** points the score is held against; `null` for none */
  readonly target: number | null;
  readonly orders: string | null;
  /** days after an answer in which purchases are counted */
  readonly window: number;
};

type Given = Readonly<Partial<Record<keyof NpsOptions, unknown>>>;
const whenShown =
  (picture: Picture) =>
  (options: Given): boolean =>
    options.picture === picture;

export const NPS_OPTIONS: OptionDeclarations<NpsOptions> = {
  picture: {
    kind: 'choice',
    group: 'nps.group-picture',
    label: 'nps.option-picture',
    values: PICTURES,
    labels: PICTURES.map((picture) => `nps.picture-name-${picture}`),
    initial: 'trend',
    drawing: true,
  },
  question: {
    kind: 'columns',
    group: 'nps.group-question',
    label: 'nps.option-question',
    hint: 'nps.option-question-hint',
    types: ['number', 'category', 'text'],
    most: 1,
    initial: null,
  },
  promoterFrom: {
    kind: 'integer',
    group: 'nps.group-question',
    label: 'nps.option-promoter-from',
    hint: 'nps.option-promoter-from-hint',
    minimum: 1,
    maximum: 100,
    step: 1,
    initial: null,
    optional: true,
  },
  detractorTo: {
    kind: 'integer',
    group: 'nps.group-question',
    label: 'nps.option-detractor-to',
    minimum: 0,
    maximum: 99,
    step: 1,
    initial: null,
    optional: true,
  },
  method: {
    kind: 'choice',
    group: 'nps.group-interval',
    label: 'nps.option-method',
    hint: 'nps.option-method-hint',
    values: NPS_METHODS,
    labels: NPS_METHODS.map((method) => `nps.method-${method}`),
    initial: 'adjusted-wald',
  },
  level: {
    kind: 'choice',
    group: 'nps.group-interval',
    label: 'nps.option-level',
    values: ['90', '95', '99'],
    labels: ['nps.level-90', 'nps.level-95', 'nps.level-99'],
    initial: '95',
  },
  target: {
    kind: 'number',
    group: 'nps.group-interval',
    label: 'nps.option-target',
    hint: 'nps.option-target-hint',
    unit: 'nps.unit-points',
    minimum: -100,
    maximum: 100,
    step: 1,
    initial: null,
    optional: true,
  },
  period: {
    kind: 'choice',
    group: 'nps.group-compare',
    label: 'nps.option-period',
    values: ['auto', ...PERIODS],
    labels: ['nps.period-auto', ...PERIODS.map((period) => `nps.period-${period}`)],
    initial: 'auto',
  },
  group: {
    kind: 'columns',
    group: 'nps.group-compare',
    label: 'nps.option-group',
    hint: 'nps.option-group-hint',
    types: ['category', 'text', 'number'],
    most: 1,
    initial: null,
  },
  drivers: {
    kind: 'columns',
    group: 'nps.group-drivers',
    label: 'nps.option-drivers',
    hint: 'nps.option-drivers-hint',
    types: ['number', 'category', 'text'],
    most: 20,
    initial: null,
  },
  measure: {
    kind: 'choice',
    group: 'nps.group-drivers',
    label: 'nps.option-measure',
    hint: 'nps.option-measure-hint',
    values: ['beta', 'weight'],
    labels: ['nps.measure-beta', 'nps.measure-weight'],
    initial: 'beta',
    drawing: true,
    visible: whenShown('drivers'),
  },
  margin: {
    kind: 'number',
    group: 'nps.group-sample',
    label: 'nps.option-margin',
    hint: 'nps.option-margin-hint',
    unit: 'nps.unit-points',
    minimum: 0.5,
    maximum: 50,
    step: 0.5,
    initial: 5,
  },
  change: {
    kind: 'number',
    group: 'nps.group-sample',
    label: 'nps.option-change',
    hint: 'nps.option-change-hint',
    unit: 'nps.unit-points',
    minimum: 0.5,
    maximum: 100,
    step: 0.5,
    initial: 10,
  },
  power: {
    kind: 'integer',
    group: 'nps.group-sample',
    label: 'nps.option-power',
    unit: 'nps.unit-percent',
    minimum: 50,
    maximum: 99,
    step: 1,
    initial: 80,
  },
  orders: {
    kind: 'data',
    group: 'nps.group-value',
    label: 'nps.option-orders',
    hint: 'nps.option-orders-hint',
    table: 'orders',
    initial: 'auto',
  },
  window: {
    kind: 'integer',
    group: 'nps.group-value',
    label: 'nps.option-window',
    hint: 'nps.option-window-hint',
    unit: 'nps.unit-days',
    minimum: 7,
    maximum: 1095,
    step: 1,
    initial: 180,
  },
};
