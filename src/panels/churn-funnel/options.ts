/** Options of the churn-funnel panel, declared once. */

import type { OptionDeclarations } from '../options.ts';

/** A `type`, not an interface, so that it is plain JSON to the compiler. */
export type ChurnFunnelOptions = {
  /** of an order log: silence in own mean intervals, or in days */
  readonly by: 'rhythm' | 'days';
  readonly slippingTimes: number;
  readonly riskTimes: number;
  readonly lostTimes: number;
  readonly slippingDays: number;
  readonly riskDays: number;
  readonly lostDays: number;
  /** days for which somebody who came back counts as won back */
  readonly backDays: number;
  /** of subscriptions: days between two that do not count */
  readonly grace: number;
  /** day looked at as `YYYY-MM-DD`; `null` is the last one */
  readonly asOf: string | null;
  /** days before it with which it is compared */
  readonly span: number;
  /** past spend, or expected future value */
  readonly value: 'past' | 'future';
  readonly lookBack: number;
  /** future value: years ahead, discount and margin in percent */
  readonly years: number;
  readonly discount: number;
  readonly margin: number;
  /** reasons whose type was changed by hand */
  readonly types: readonly { readonly reason: string; readonly type: string }[] | null;
};

export const TIMES = { minimum: 0.1, maximum: 100 } as const;
export const DAYS = { minimum: 1, maximum: 3650 } as const;

type Key = keyof ChurnFunnelOptions;
type Given = Readonly<Partial<Record<Key, unknown>>>;

const contract = (view: unknown): boolean => (view as { readonly source?: string } | null)?.source === 'subscriptions';

function times(key: string, initial: number) {
  return {
    kind: 'number',
    group: 'churn-funnel.group-stages',
    label: `churn-funnel.option-${key}`,
    unit: 'churn-funnel.unit-times',
    ...TIMES,
    step: 0.1,
    initial,
    visible: ({ by }: Given, view: unknown) => by === 'rhythm' && !contract(view),
  } as const;
}

function days(key: string, initial: number) {
  return {
    kind: 'integer',
    group: 'churn-funnel.group-stages',
    label: `churn-funnel.option-${key}`,
    unit: 'churn-funnel.unit-days',
    ...DAYS,
    step: 1,
    initial,
    visible: ({ by }: Given, view: unknown) => by === 'days' && !contract(view),
  } as const;
}

const future = ({ value }: Given, view: unknown): boolean => value === 'future' && !contract(view);

export const CHURN_FUNNEL_OPTIONS: OptionDeclarations<ChurnFunnelOptions> = {
  by: {
    kind: 'choice',
    group: 'churn-funnel.group-stages',
    label: 'churn-funnel.option-by',
    hint: 'churn-funnel.option-by-hint',
    values: ['rhythm', 'days'],
    labels: ['churn-funnel.by-rhythm', 'churn-funnel.by-days'],
    initial: 'rhythm',
    visible: (_, view) => !contract(view),
  },
  slippingTimes: times('slipping', 1),
  riskTimes: times('risk', 2),
  lostTimes: times('lost', 3),
  slippingDays: days('slipping', 30),
  riskDays: days('risk', 60),
  lostDays: days('lost', 90),
  backDays: {
    kind: 'integer',
    group: 'churn-funnel.group-stages',
    label: 'churn-funnel.option-back-days',
    hint: 'churn-funnel.option-back-days-hint',
    unit: 'churn-funnel.unit-days',
    ...DAYS,
    step: 1,
    initial: 180,
  },
  grace: {
    kind: 'integer',
    group: 'churn-funnel.group-stages',
    label: 'churn-funnel.option-grace',
    hint: 'churn-funnel.option-grace-hint',
    unit: 'churn-funnel.unit-days',
    minimum: 0,
    maximum: 365,
    step: 1,
    initial: 1,
    visible: (_, view) => contract(view),
  },
  asOf: {
    kind: 'date',
    group: 'churn-funnel.group-time',
    label: 'churn-funnel.option-as-of',
    hint: 'churn-funnel.option-as-of-hint',
    initial: null,
  },
  span: {
    kind: 'integer',
    group: 'churn-funnel.group-time',
    label: 'churn-funnel.option-span',
    hint: 'churn-funnel.option-span-hint',
    unit: 'churn-funnel.unit-days',
    ...DAYS,
    step: 1,
    initial: 90,
  },
  value: {
    kind: 'choice',
    group: 'churn-funnel.group-value',
    label: 'churn-funnel.option-value',
    hint: 'churn-funnel.option-value-hint',
    values: ['past', 'future'],
    labels: ['churn-funnel.value-past', 'churn-funnel.value-future'],
    initial: 'past',
    visible: (_, view) => !contract(view),
  },
  lookBack: {
    kind: 'integer',
    group: 'churn-funnel.group-value',
    label: 'churn-funnel.option-look-back',
    hint: 'churn-funnel.option-look-back-hint',
    unit: 'churn-funnel.unit-days',
    ...DAYS,
    step: 1,
    initial: 365,
    visible: ({ value }, view) => value === 'past' && !contract(view),
  },
  years: {
    kind: 'number',
    group: 'churn-funnel.group-value',
    label: 'churn-funnel.option-years',
    unit: 'churn-funnel.unit-years',
    minimum: 0.5,
    maximum: 20,
    step: 0.5,
    initial: 3,
    visible: future,
  },
  discount: {
    kind: 'number',
    group: 'churn-funnel.group-value',
    label: 'churn-funnel.option-discount',
    unit: 'churn-funnel.unit-percent',
    minimum: 0,
    maximum: 100,
    step: 1,
    initial: 10,
    visible: future,
  },
  margin: {
    kind: 'number',
    group: 'churn-funnel.group-value',
    label: 'churn-funnel.option-margin',
    unit: 'churn-funnel.unit-percent',
    minimum: 0,
    maximum: 100,
    step: 1,
    initial: 50,
    visible: future,
  },
  types: {
    kind: 'records',
    group: 'churn-funnel.group-reasons',
    label: 'churn-funnel.option-types',
    hint: 'churn-funnel.option-types-hint',
    fields: [
      { key: 'reason', label: 'churn-funnel.column-reason', kind: 'text' },
      { key: 'type', label: 'churn-funnel.column-type', kind: 'text' },
    ],
    most: 200,
    initial: null,
    // Changed in the table beside the picture, where types are chosen and not typed.
    visible: () => false,
  },
};

export type LimitKey = 'slipping' | 'risk' | 'lost';
export const LIMITS: readonly LimitKey[] = ['slipping', 'risk', 'lost'];

/** Option that holds a limit. */
export function limitKey(by: ChurnFunnelOptions['by'], limit: LimitKey): Key {
  return `${limit}${by === 'days' ? 'Days' : 'Times'}`;
}

/** Limits in force, ascending however they were typed. */
export function limitsOf(options: ChurnFunnelOptions): [number, number, number] {
  const limits = LIMITS.map((limit) => options[limitKey(options.by, limit)] as number);
  return limits.sort((a, b) => a - b) as [number, number, number];
}
