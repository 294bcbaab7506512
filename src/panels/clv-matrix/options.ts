/** Options of the matrix of current and potential value, declared once. */

import type { OptionDeclarations } from '../options.ts';
import { valueOptions, type ValueOptions } from '../value-options.ts';

/** Keys of the four quadrants in the order of their marks. */
export const QUADRANTS = ['lead', 'iron', 'gold', 'platinum'] as const;

export type Quadrant = (typeof QUADRANTS)[number];

/** A `type`, not an interface, so that it is plain JSON to the compiler. */
export type ClvMatrixOptions = ValueOptions & {
  readonly cutBy: 'median' | 'mean' | 'quantile' | 'value';
  /** percent of customers below the cut */
  readonly quantile: number;
  /** money; used where `cutBy` is `value`, then `null` is the median */
  readonly cutCurrent: number | null;
  readonly cutPotential: number | null;
  readonly axes: 'auto' | 'linear' | 'log';
  /** money for all customers */
  readonly budget: number;
  readonly weights: Readonly<Record<string, number>>;
  /** percent of a customer's potential value that spending may reach */
  readonly cap: number;
};

const always = (): boolean => true;
const MOST_MONEY = 1e9;

export const CLV_MATRIX_OPTIONS: OptionDeclarations<ClvMatrixOptions> = {
  cutBy: {
    kind: 'choice',
    group: 'clv-matrix.group-cuts',
    label: 'clv-matrix.option-cut-by',
    hint: 'clv-matrix.option-cut-by-hint',
    values: ['median', 'mean', 'quantile', 'value'],
    labels: ['clv-matrix.cut-median', 'clv-matrix.cut-mean', 'clv-matrix.cut-quantile', 'clv-matrix.cut-value'],
    initial: 'median',
  },
  quantile: {
    kind: 'number',
    group: 'clv-matrix.group-cuts',
    label: 'clv-matrix.option-quantile',
    hint: 'clv-matrix.option-quantile-hint',
    unit: 'parts.unit-percent',
    minimum: 0,
    maximum: 100,
    step: 1,
    initial: 80,
    slider: true,
    visible: ({ cutBy }) => cutBy === 'quantile',
  },
  cutCurrent: {
    kind: 'number',
    group: 'clv-matrix.group-cuts',
    label: 'clv-matrix.option-cut-current',
    hint: 'clv-matrix.option-cut-value-hint',
    minimum: -MOST_MONEY,
    maximum: MOST_MONEY,
    step: 0.01,
    initial: null,
    optional: true,
    visible: ({ cutBy }) => cutBy === 'value',
  },
  cutPotential: {
    kind: 'number',
    group: 'clv-matrix.group-cuts',
    label: 'clv-matrix.option-cut-potential',
    hint: 'clv-matrix.option-cut-value-hint',
    minimum: -MOST_MONEY,
    maximum: MOST_MONEY,
    step: 0.01,
    initial: null,
    optional: true,
    visible: ({ cutBy }) => cutBy === 'value',
  },
  axes: {
    kind: 'choice',
    group: 'clv-matrix.group-cuts',
    label: 'clv-matrix.option-axes',
    hint: 'clv-matrix.option-axes-hint',
    values: ['auto', 'linear', 'log'],
    labels: ['clv-matrix.axes-auto', 'clv-matrix.axes-linear', 'clv-matrix.axes-log'],
    initial: 'auto',
  },
  budget: {
    kind: 'number',
    group: 'clv-matrix.group-budget',
    label: 'clv-matrix.option-budget',
    hint: 'clv-matrix.option-budget-hint',
    minimum: 0,
    maximum: MOST_MONEY,
    step: 100,
    initial: 10_000,
  },
  weights: {
    kind: 'weights',
    group: 'clv-matrix.group-budget',
    label: 'clv-matrix.option-weights',
    hint: 'clv-matrix.option-weights-hint',
    keys: QUADRANTS,
    labels: ['clv-matrix.lead', 'clv-matrix.iron', 'clv-matrix.gold', 'clv-matrix.platinum'],
    // Lead is served in the cheapest way: nothing extra, as its sentence says.
    initial: { lead: 0, iron: 37, gold: 21, platinum: 42 },
  },
  cap: {
    kind: 'number',
    group: 'clv-matrix.group-budget',
    label: 'clv-matrix.option-cap',
    hint: 'clv-matrix.option-cap-hint',
    unit: 'parts.unit-percent',
    minimum: 0,
    maximum: 100,
    step: 1,
    initial: 30,
    slider: true,
  },
  ...valueOptions(always),
};
