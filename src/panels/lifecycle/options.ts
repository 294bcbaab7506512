/** Options of the lifecycle panel, declared once. */

import { MOST_INTERVALS, type StageOptions } from '../../models/lifecycle-stages.ts';
import type { OptionDeclarations } from '../options.ts';

/** A `type`, not an interface, so that it is plain JSON to the compiler. */
export type LifecycleOptions = {
  readonly show: 'stages' | 'states';
  /** `YYYY-MM-DD`; `null` is the last day of the data */
  readonly asOf: string | null;
  /** the earlier date of flows and moves; `null` is about half a year before */
  readonly before: string | null;
  readonly unit: 'week' | 'month' | 'quarter';
  readonly measure: 'customers' | 'revenue';
  readonly lostBy: StageOptions['lostBy'];
  /** in own intervals */
  readonly lost: number;
  readonly lostDays: number;
  /** percent */
  readonly aliveBelow: number;
  /** in own intervals */
  readonly silent: number;
  readonly fewest: number;
  /** days */
  readonly youngest: number;
  readonly together: boolean;
  readonly volume: StageOptions['volume'];
  /** in own intervals */
  readonly window: number;
  /** percent */
  readonly growth: number;
  readonly fall: number;
  readonly low: number;
  readonly least: number;
  /** days */
  readonly floor: number;
  /** days; `null` is the population's median */
  readonly usual: number | null;
  /** fits BG/NBD and holds the rules against it */
  readonly alive: boolean;
  /** of the matrix: all periods added up, or from one date to the other */
  readonly matrix: 'periods' | 'dates';
  readonly people: readonly { readonly customer: string }[] | null;
  /** which of the people is drawn */
  readonly person: number;
};

type Key = keyof LifecycleOptions;
type Given = Readonly<Partial<Record<Key, unknown>>>;

export const MOST_PEOPLE = 5;

function numeric(
  key: Key,
  group: string,
  range: { readonly minimum: number; readonly maximum: number; readonly step: number; readonly initial: number },
  rest: {
    readonly unit?: string;
    readonly hint?: boolean;
    readonly slider?: boolean;
    readonly integer?: boolean;
    readonly visible?: (options: Given) => boolean;
  } = {},
) {
  const { unit, hint, slider, integer, visible } = rest;
  return {
    kind: integer ? 'integer' : 'number',
    group: `lifecycle.group-${group}`,
    label: `lifecycle.option-${key}`,
    ...range,
    ...(unit ? { unit: `lifecycle.unit-${unit}` } : {}),
    ...(hint ? { hint: `lifecycle.option-${key}-hint` } : {}),
    ...(slider ? { slider } : {}),
    ...(visible ? { visible } : {}),
  } as const;
}

const ofStages = ({ show }: Given): boolean => show !== 'states';

export const LIFECYCLE_OPTIONS: OptionDeclarations<LifecycleOptions> = {
  show: {
    kind: 'choice',
    group: 'lifecycle.group-view',
    label: 'lifecycle.option-show',
    values: ['stages', 'states'],
    labels: ['lifecycle.show-stages', 'lifecycle.show-states'],
    initial: 'stages',
  },
  asOf: {
    kind: 'date',
    group: 'lifecycle.group-view',
    label: 'lifecycle.option-asOf',
    hint: 'lifecycle.option-asOf-hint',
    initial: null,
  },
  before: {
    kind: 'date',
    group: 'lifecycle.group-view',
    label: 'lifecycle.option-before',
    hint: 'lifecycle.option-before-hint',
    initial: null,
  },
  unit: {
    kind: 'choice',
    group: 'lifecycle.group-view',
    label: 'lifecycle.option-unit',
    values: ['week', 'month', 'quarter'],
    labels: ['lifecycle.unit-weekly', 'lifecycle.unit-monthly', 'lifecycle.unit-quarterly'],
    initial: 'month',
  },
  measure: {
    kind: 'choice',
    group: 'lifecycle.group-view',
    label: 'lifecycle.option-measure',
    hint: 'lifecycle.option-measure-hint',
    values: ['customers', 'revenue'],
    labels: ['lifecycle.measure-customers', 'lifecycle.measure-revenue'],
    initial: 'customers',
  },
  lostBy: {
    kind: 'choice',
    group: 'lifecycle.group-lost',
    label: 'lifecycle.option-lostBy',
    hint: 'lifecycle.option-lostBy-hint',
    values: ['silence', 'days', 'alive'],
    labels: ['lifecycle.lostBy-silence', 'lifecycle.lostBy-days', 'lifecycle.lostBy-alive'],
    initial: 'silence',
    visible: ofStages,
  },
  lost: numeric(
    'lost',
    'lost',
    { minimum: 0.5, maximum: MOST_INTERVALS, step: 0.1, initial: 3 },
    {
      unit: 'intervals',
      hint: true,
      visible: (options) => ofStages(options) && options.lostBy !== 'days',
    },
  ),
  lostDays: numeric(
    'lostDays',
    'lost',
    { minimum: 1, maximum: 3650, step: 1, initial: 180 },
    {
      unit: 'days',
      integer: true,
      visible: (options) => ofStages(options) && options.lostBy === 'days',
    },
  ),
  aliveBelow: numeric(
    'aliveBelow',
    'lost',
    { minimum: 1, maximum: 99, step: 1, initial: 50 },
    {
      unit: 'percent',
      hint: true,
      slider: true,
      visible: (options) => options.lostBy === 'alive' || options.alive === true,
    },
  ),
  silent: numeric(
    'silent',
    'decline',
    { minimum: 0.5, maximum: MOST_INTERVALS, step: 0.1, initial: 1.5 },
    {
      unit: 'intervals',
      hint: true,
      visible: ofStages,
    },
  ),
  fall: numeric(
    'fall',
    'decline',
    { minimum: 1, maximum: 100, step: 1, initial: 50 },
    {
      unit: 'percent',
      hint: true,
      slider: true,
      visible: ofStages,
    },
  ),
  low: numeric(
    'low',
    'decline',
    { minimum: 0, maximum: 100, step: 1, initial: 50 },
    {
      unit: 'percent',
      hint: true,
      slider: true,
      visible: ofStages,
    },
  ),
  fewest: numeric(
    'fewest',
    'growth',
    { minimum: 1, maximum: 20, step: 1, initial: 4 },
    {
      unit: 'purchases',
      hint: true,
      integer: true,
      visible: ofStages,
    },
  ),
  youngest: numeric(
    'youngest',
    'growth',
    { minimum: 0, maximum: 1000, step: 1, initial: 0 },
    {
      unit: 'days',
      hint: true,
      integer: true,
      visible: ofStages,
    },
  ),
  together: {
    kind: 'switch',
    group: 'lifecycle.group-growth',
    label: 'lifecycle.option-together',
    hint: 'lifecycle.option-together-hint',
    initial: false,
    visible: (options) => ofStages(options) && options['youngest'] !== 0,
  },
  growth: numeric(
    'growth',
    'growth',
    { minimum: 0, maximum: 300, step: 1, initial: 40 },
    {
      unit: 'percent',
      hint: true,
      slider: true,
      visible: ofStages,
    },
  ),
  volume: {
    kind: 'choice',
    group: 'lifecycle.group-rhythm',
    label: 'lifecycle.option-volume',
    values: ['orders', 'money'],
    labels: ['lifecycle.volume-orders', 'lifecycle.volume-money'],
    initial: 'orders',
    visible: ofStages,
  },
  window: numeric(
    'window',
    'rhythm',
    { minimum: 1, maximum: 20, step: 0.5, initial: 6 },
    {
      unit: 'intervals',
      hint: true,
      visible: ofStages,
    },
  ),
  least: numeric(
    'least',
    'rhythm',
    { minimum: 1, maximum: 20, step: 1, initial: 2 },
    {
      hint: true,
      integer: true,
      visible: ofStages,
    },
  ),
  floor: numeric(
    'floor',
    'rhythm',
    { minimum: 0, maximum: 365, step: 1, initial: 7 },
    {
      unit: 'days',
      hint: true,
      integer: true,
      visible: ofStages,
    },
  ),
  usual: {
    kind: 'number',
    group: 'lifecycle.group-rhythm',
    label: 'lifecycle.option-usual',
    hint: 'lifecycle.option-usual-hint',
    unit: 'lifecycle.unit-days',
    minimum: 1,
    maximum: 3650,
    step: 1,
    initial: null,
    optional: true,
    visible: ofStages,
  },
  alive: {
    kind: 'switch',
    group: 'lifecycle.group-model',
    label: 'lifecycle.option-alive',
    hint: 'lifecycle.option-alive-hint',
    initial: false,
    visible: ofStages,
  },
  matrix: {
    kind: 'choice',
    group: 'lifecycle.group-view',
    label: 'lifecycle.option-matrix',
    values: ['periods', 'dates'],
    labels: ['lifecycle.matrix-periods', 'lifecycle.matrix-dates'],
    initial: 'periods',
    drawing: true,
  },
  people: {
    kind: 'records',
    group: 'lifecycle.group-people',
    label: 'lifecycle.option-people',
    hint: 'lifecycle.option-people-hint',
    fields: [{ key: 'customer', label: 'lifecycle.column-customer', kind: 'text' }],
    most: MOST_PEOPLE,
    initial: null,
  },
  person: {
    kind: 'integer',
    group: 'lifecycle.group-people',
    label: 'lifecycle.option-person',
    minimum: 0,
    maximum: 20,
    step: 1,
    initial: 0,
    visible: () => false,
  },
};
