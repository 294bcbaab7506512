/** Options of the pyramid panel, declared once. Shares are cumulative percent from the top. */

import type { OptionDeclarations } from '../options.ts';

/** A `type`, not an interface, so that it is plain JSON to the compiler. */
export type PyramidOptions = {
  readonly measure: 'revenue' | 'profit';
  readonly scheme: 'four' | 'three';
  /** what the limits are shares of */
  readonly by: 'customers' | 'value';
  /** `YYYY-MM-DD`: orders after this day are left out; `null` takes all orders */
  readonly asOf: string | null;
  /** percent of customers up to which the tiers reach; three tiers use the last two; sorted when used */
  readonly customersTop: number;
  readonly customersNext: number;
  readonly customersLast: number;
  /** percent of value */
  readonly valueTop: number;
  readonly valueNext: number;
  readonly valueLast: number;
  /** percent of revenue, for lines without a cost */
  readonly marginRate: number;
  readonly costPerOrder: number;
  /** of each customer and year since the first order */
  readonly costPerYear: number;
  /** first day of the later period; `null` is the middle */
  readonly split: string | null;
  /** the tier some of whose customers rise, counted from the lowest */
  readonly liftFrom: 'lowest' | 'second' | 'third';
  /** percent of its customers */
  readonly lift: number;
};

type Key = keyof PyramidOptions;

const MOST_MONEY = 1e6;

function limit(key: string, by: PyramidOptions['by'], initial: number, onlyFour = false) {
  return {
    kind: 'number',
    group: 'pyramid.group-limits',
    label: `pyramid.option-${key}`,
    unit: 'pyramid.unit-percent',
    minimum: 0.1,
    maximum: 99.9,
    step: 0.1,
    initial,
    slider: true,
    visible: (options: Readonly<Partial<Record<Key, unknown>>>) =>
      (options.by === 'value') === (by === 'value') && !(onlyFour && options.scheme === 'three'),
  } as const;
}

export const PYRAMID_OPTIONS: OptionDeclarations<PyramidOptions> = {
  measure: {
    kind: 'choice',
    group: 'pyramid.group-definitions',
    label: 'pyramid.option-measure',
    hint: 'pyramid.option-measure-hint',
    values: ['revenue', 'profit'],
    labels: ['pyramid.measure-revenue', 'pyramid.measure-profit'],
    initial: 'revenue',
  },
  scheme: {
    kind: 'choice',
    group: 'pyramid.group-definitions',
    label: 'pyramid.option-scheme',
    values: ['four', 'three'],
    labels: ['pyramid.scheme-four', 'pyramid.scheme-three'],
    initial: 'four',
  },
  by: {
    kind: 'choice',
    group: 'pyramid.group-definitions',
    label: 'pyramid.option-by',
    hint: 'pyramid.option-by-hint',
    values: ['customers', 'value'],
    labels: ['pyramid.by-customers', 'pyramid.by-value'],
    initial: 'customers',
  },
  asOf: {
    kind: 'date',
    group: 'pyramid.group-definitions',
    label: 'pyramid.option-as-of',
    hint: 'pyramid.option-as-of-hint',
    initial: null,
  },
  customersTop: limit('top', 'customers', 1, true),
  customersNext: limit('next', 'customers', 5),
  customersLast: limit('last', 'customers', 20),
  valueTop: limit('top', 'value', 20, true),
  valueNext: limit('next', 'value', 50),
  valueLast: limit('last', 'value', 80),
  marginRate: {
    kind: 'number',
    group: 'pyramid.group-costs',
    label: 'pyramid.option-margin-rate',
    hint: 'pyramid.option-margin-rate-hint',
    unit: 'pyramid.unit-percent',
    minimum: 0,
    maximum: 100,
    step: 1,
    initial: 50,
    slider: true,
  },
  costPerOrder: {
    kind: 'number',
    group: 'pyramid.group-costs',
    label: 'pyramid.option-cost-per-order',
    hint: 'pyramid.option-cost-per-order-hint',
    minimum: 0,
    maximum: MOST_MONEY,
    step: 0.5,
    initial: 0,
  },
  costPerYear: {
    kind: 'number',
    group: 'pyramid.group-costs',
    label: 'pyramid.option-cost-per-year',
    hint: 'pyramid.option-cost-per-year-hint',
    minimum: 0,
    maximum: MOST_MONEY,
    step: 1,
    initial: 0,
  },
  split: {
    kind: 'date',
    group: 'pyramid.group-moves',
    label: 'pyramid.option-split',
    hint: 'pyramid.option-split-hint',
    initial: null,
  },
  liftFrom: {
    kind: 'choice',
    group: 'pyramid.group-other',
    label: 'pyramid.option-lift-from',
    values: ['lowest', 'second', 'third'],
    labels: ['pyramid.lift-lowest', 'pyramid.lift-second', 'pyramid.lift-third'],
    initial: 'lowest',
  },
  lift: {
    kind: 'number',
    group: 'pyramid.group-other',
    label: 'pyramid.option-lift',
    hint: 'pyramid.option-lift-hint',
    unit: 'pyramid.unit-percent',
    minimum: 0,
    maximum: 100,
    step: 1,
    initial: 5,
    slider: true,
  },
};

/** Options that hold the limits in force, from the top; cumulative percent. */
export function limitKeys({ by, scheme }: Pick<PyramidOptions, 'by' | 'scheme'>): readonly Key[] {
  const keys: readonly Key[] =
    by === 'value' ? ['valueTop', 'valueNext', 'valueLast'] : ['customersTop', 'customersNext', 'customersLast'];
  return scheme === 'three' ? keys.slice(1) : keys;
}

/** Cumulative shares at which tiers end, 0 … 1, ascending. */
export function limitsOf(options: PyramidOptions): number[] {
  return limitKeys(options)
    .map((key) => Number(options[key]) / 100)
    .sort((a, b) => a - b);
}
