/** Options of the ABC panel, declared once. */

import type { OptionDeclarations } from '../options.ts';
import type { AbcView } from './view.ts';

/** A `type`, not an interface, so that it is plain JSON to the compiler. */
export type AbcOptions = {
  /** `product` needs a product column */
  readonly by: 'customer' | 'product';
  /** `YYYY-MM-DD`: orders after this day are left out; `null` takes all orders */
  readonly asOf: string | null;
  /** `computed` takes the limits from the curve itself */
  readonly limits: 'given' | 'computed';
  /** percent of value up to which items are A, and up to which they are B; the smaller of the two is used as A */
  readonly limitA: number;
  readonly limitB: number;
};

/** Sums of customers have neither products nor days. */
const ofOrders = (_options: unknown, view: unknown): boolean => (view as Partial<AbcView> | null)?.from !== 'given';

export const ABC_OPTIONS: OptionDeclarations<AbcOptions> = {
  by: {
    kind: 'choice',
    group: 'abc.group-definitions',
    label: 'abc.option-by',
    values: ['customer', 'product'],
    labels: ['abc.by-customer', 'abc.by-product'],
    visible: ofOrders,
    initial: 'customer',
  },
  asOf: {
    kind: 'date',
    group: 'abc.group-definitions',
    label: 'abc.option-as-of',
    hint: 'abc.option-as-of-hint',
    visible: ofOrders,
    initial: null,
  },
  limits: {
    kind: 'choice',
    group: 'abc.group-limits',
    label: 'abc.option-limits',
    hint: 'abc.option-limits-hint',
    values: ['given', 'computed'],
    labels: ['abc.limits-given', 'abc.limits-computed'],
    initial: 'given',
  },
  limitA: {
    kind: 'number',
    group: 'abc.group-limits',
    label: 'abc.option-limit-a',
    unit: 'abc.unit-percent',
    minimum: 0.1,
    maximum: 100,
    step: 0.1,
    initial: 80,
    slider: true,
    visible: (options) => options.limits !== 'computed',
  },
  limitB: {
    kind: 'number',
    group: 'abc.group-limits',
    label: 'abc.option-limit-b',
    unit: 'abc.unit-percent',
    minimum: 0.1,
    maximum: 100,
    step: 0.1,
    initial: 95,
    slider: true,
    visible: (options) => options.limits !== 'computed',
  },
};
