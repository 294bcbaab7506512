/** Options of the AARRR panel, declared once. */

import type { PeriodUnit } from '../../lib/periods.ts';
import { MOST_STEPS, type FunnelOrder } from '../../models/event-funnel.ts';
import type { NamedStep, OptionDeclarations } from '../options.ts';

/** A `type`, not an interface, so that it is plain JSON to the compiler. */
export type AarrrOptions = {
  /** `null` are the steps guessed from the names of the events */
  readonly steps: readonly NamedStep[] | null;
  /** of an order log: how many purchases are steps */
  readonly purchases: number;
  readonly order: FunnelOrder;
  /** in `unit`, from the first step on; `null` is automatic */
  readonly window: number | null;
  readonly unit: 'days' | 'hours' | 'minutes';
  readonly exclude: readonly string[] | null;
  /** steps counted from 1: an excluded event after step `excludeFrom` and before step `excludeTo` ends the attempt */
  readonly excludeFrom: number;
  readonly excludeTo: number | null;
  readonly groups: 'none' | 'channel' | 'column';
  readonly groupColumn: readonly string[] | null;
  readonly touch: 'first' | 'last';
  /** the time shown: 0 from the first step to the last, k from step k to the next */
  readonly interval: number;
  readonly period: Exclude<PeriodUnit, 'year'>;
  readonly kFrom: 'events' | 'typed';
  readonly invite: readonly string[] | null;
  readonly accept: readonly string[] | null;
  /** a user, typed */
  readonly invitations: number;
  /** percent of invitations that bring somebody, typed */
  readonly acceptance: number;
};

type Seen = { readonly source?: unknown } | null;

/** Before there is a result nobody knows what the data is; then everything is shown that either may use. */
const ofEvents = (_: unknown, view: unknown): boolean => (view as Seen)?.source !== 'orders';
const ofOrders = (_: unknown, view: unknown): boolean => (view as Seen)?.source === 'orders';
const typed = ({ kFrom }: Readonly<Record<string, unknown>>): boolean => kFrom === 'typed';

export const AUTOMATIC_DAYS = { events: 14, orders: 365 } as const;

const MOST_NAMES = 50;

export const AARRR_OPTIONS: OptionDeclarations<AarrrOptions> = {
  steps: {
    kind: 'steps',
    group: 'aarrr.group-steps',
    label: 'aarrr.option-steps',
    hint: 'aarrr.option-steps-hint',
    names: 'names',
    inForce: 'inForce',
    most: MOST_STEPS,
    initial: null,
    visible: ofEvents,
  },
  purchases: {
    kind: 'integer',
    group: 'aarrr.group-steps',
    label: 'aarrr.option-purchases',
    hint: 'aarrr.option-purchases-hint',
    minimum: 2,
    maximum: MOST_STEPS,
    step: 1,
    initial: 5,
    visible: ofOrders,
  },
  order: {
    kind: 'choice',
    group: 'aarrr.group-steps',
    label: 'aarrr.option-order',
    hint: 'aarrr.option-order-hint',
    values: ['ordered', 'strict', 'any'],
    labels: ['aarrr.order-ordered', 'aarrr.order-strict', 'aarrr.order-any'],
    initial: 'ordered',
    visible: ofEvents,
  },
  window: {
    kind: 'number',
    group: 'aarrr.group-window',
    label: 'aarrr.option-window',
    hint: 'aarrr.option-window-hint',
    minimum: 0,
    maximum: 100_000,
    step: 1,
    initial: null,
    optional: true,
  },
  unit: {
    kind: 'choice',
    group: 'aarrr.group-window',
    label: 'aarrr.option-unit',
    values: ['days', 'hours', 'minutes'],
    labels: ['aarrr.unit-days', 'aarrr.unit-hours', 'aarrr.unit-minutes'],
    initial: 'days',
  },
  exclude: {
    kind: 'names',
    group: 'aarrr.group-exclude',
    label: 'aarrr.option-exclude',
    hint: 'aarrr.option-exclude-hint',
    names: 'names',
    most: MOST_NAMES,
    initial: null,
    visible: ofEvents,
  },
  excludeFrom: {
    kind: 'integer',
    group: 'aarrr.group-exclude',
    label: 'aarrr.option-exclude-from',
    minimum: 1,
    maximum: MOST_STEPS,
    step: 1,
    initial: 1,
    visible: (options, view) =>
      ofEvents(options, view) && Array.isArray(options['exclude']) && options['order'] !== 'any',
  },
  excludeTo: {
    kind: 'integer',
    group: 'aarrr.group-exclude',
    label: 'aarrr.option-exclude-to',
    hint: 'aarrr.option-exclude-to-hint',
    minimum: 2,
    maximum: MOST_STEPS,
    step: 1,
    initial: null,
    optional: true,
    visible: (options, view) =>
      ofEvents(options, view) && Array.isArray(options['exclude']) && options['order'] !== 'any',
  },
  groups: {
    kind: 'choice',
    group: 'aarrr.group-groups',
    label: 'aarrr.option-groups',
    values: ['none', 'channel', 'column'],
    labels: ['aarrr.groups-none', 'aarrr.groups-channel', 'aarrr.groups-column'],
    initial: 'none',
  },
  groupColumn: {
    kind: 'columns',
    group: 'aarrr.group-groups',
    label: 'aarrr.option-group-column',
    types: ['category', 'text'],
    most: 1,
    initial: null,
    visible: ({ groups }) => groups === 'column',
  },
  touch: {
    kind: 'choice',
    group: 'aarrr.group-groups',
    label: 'aarrr.option-touch',
    hint: 'aarrr.option-touch-hint',
    values: ['first', 'last'],
    labels: ['aarrr.touch-first', 'aarrr.touch-last'],
    initial: 'first',
    visible: ({ groups }) => groups !== 'none',
  },
  interval: {
    kind: 'integer',
    group: 'aarrr.group-time',
    label: 'aarrr.option-interval',
    hint: 'aarrr.option-interval-hint',
    minimum: 0,
    maximum: MOST_STEPS - 1,
    step: 1,
    initial: 0,
  },
  period: {
    kind: 'choice',
    group: 'aarrr.group-time',
    label: 'aarrr.option-period',
    hint: 'aarrr.option-period-hint',
    values: ['day', 'week', 'month', 'quarter'],
    labels: ['aarrr.period-day', 'aarrr.period-week', 'aarrr.period-month', 'aarrr.period-quarter'],
    initial: 'month',
  },
  kFrom: {
    kind: 'choice',
    group: 'aarrr.group-k',
    label: 'aarrr.option-k-from',
    hint: 'aarrr.option-k-from-hint',
    values: ['events', 'typed'],
    labels: ['aarrr.k-from-events', 'aarrr.k-from-typed'],
    initial: 'events',
  },
  invite: {
    kind: 'names',
    group: 'aarrr.group-k',
    label: 'aarrr.option-invite',
    names: 'names',
    inForce: 'inviteNames',
    most: MOST_NAMES,
    initial: null,
    visible: (options, view) => ofEvents(options, view) && !typed(options),
  },
  accept: {
    kind: 'names',
    group: 'aarrr.group-k',
    label: 'aarrr.option-accept',
    hint: 'aarrr.option-accept-hint',
    names: 'names',
    inForce: 'acceptNames',
    most: MOST_NAMES,
    initial: null,
    visible: (options, view) => ofEvents(options, view) && !typed(options),
  },
  invitations: {
    kind: 'number',
    group: 'aarrr.group-k',
    label: 'aarrr.option-invitations',
    minimum: 0,
    maximum: 10_000,
    step: 0.1,
    initial: 2,
    visible: typed,
  },
  acceptance: {
    kind: 'number',
    group: 'aarrr.group-k',
    label: 'aarrr.option-acceptance',
    unit: 'aarrr.unit-percent',
    minimum: 0,
    maximum: 100,
    step: 1,
    initial: 20,
    visible: typed,
  },
};

const SECONDS = { days: 86400, hours: 3600, minutes: 60 } as const;

/** Seconds of the window in force. */
export function windowSeconds(
  { window, unit }: Pick<AarrrOptions, 'window' | 'unit'>,
  source: 'events' | 'orders',
): number {
  return window === null ? AUTOMATIC_DAYS[source] * SECONDS.days : window * SECONDS[unit];
}
