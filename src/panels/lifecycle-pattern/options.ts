/** Options of the panel of lifecycle patterns, declared once. */

import { MOST_INTERVALS } from '../../models/lifecycle-stages.ts';
import type { OptionDeclarations } from '../options.ts';

/** A `type`, not an interface, so that it is plain JSON to the compiler. */
export type LifecyclePatternOptions = {
  /** `YYYY-MM-DD`; `null` is the last day of the data */
  readonly asOf: string | null;
  /** in own intervals */
  readonly lost: number;
  readonly silent: number;
  /** purchases */
  readonly explored: number;
  /** intervals */
  readonly compared: number;
  /** percent */
  readonly growth: number;
  /** times the intervals before */
  readonly widened: number;
  /** days */
  readonly long: number;
  /** days */
  readonly floor: number;
  readonly axis: 'time' | 'share';
};

type Key = keyof LifecyclePatternOptions;

function numeric(
  key: Key,
  group: 'decline' | 'reached' | 'rhythm',
  range: { readonly minimum: number; readonly maximum: number; readonly step: number; readonly initial: number },
  unit: 'intervals' | 'purchases' | 'percent' | 'times' | 'days',
) {
  return {
    kind: range.step === 1 && unit !== 'percent' ? 'integer' : 'number',
    group: `lifecycle-pattern.group-${group}`,
    label: `lifecycle-pattern.option-${key}`,
    hint: `lifecycle-pattern.option-${key}-hint`,
    unit: `lifecycle-pattern.unit-${unit}`,
    ...range,
    slider: true,
  } as const;
}

export const LIFECYCLE_PATTERN_OPTIONS: OptionDeclarations<LifecyclePatternOptions> = {
  asOf: {
    kind: 'date',
    group: 'lifecycle-pattern.group-view',
    label: 'lifecycle-pattern.option-as-of',
    hint: 'lifecycle-pattern.option-as-of-hint',
    initial: null,
  },
  axis: {
    kind: 'choice',
    group: 'lifecycle-pattern.group-view',
    label: 'lifecycle-pattern.option-axis',
    hint: 'lifecycle-pattern.option-axis-hint',
    values: ['time', 'share'],
    labels: ['lifecycle-pattern.axis-time', 'lifecycle-pattern.axis-share'],
    initial: 'time',
    drawing: true,
  },
  lost: numeric('lost', 'decline', { minimum: 0.5, maximum: MOST_INTERVALS, step: 0.1, initial: 3 }, 'intervals'),
  silent: numeric('silent', 'decline', { minimum: 0.5, maximum: MOST_INTERVALS, step: 0.1, initial: 1.5 }, 'intervals'),
  widened: numeric('widened', 'decline', { minimum: 1.1, maximum: 5, step: 0.1, initial: 1.6 }, 'times'),
  explored: numeric('explored', 'reached', { minimum: 1, maximum: 20, step: 1, initial: 5 }, 'purchases'),
  compared: numeric('compared', 'reached', { minimum: 2, maximum: 20, step: 1, initial: 6 }, 'intervals'),
  growth: numeric('growth', 'reached', { minimum: 0, maximum: 200, step: 1, initial: 40 }, 'percent'),
  long: numeric('long', 'reached', { minimum: 30, maximum: 3650, step: 1, initial: 365 }, 'days'),
  floor: numeric('floor', 'rhythm', { minimum: 0, maximum: 365, step: 1, initial: 7 }, 'days'),
};
