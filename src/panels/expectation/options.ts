/** Options of the expectation panel, declared once. */

import type { OptionDeclarations } from '../options.ts';

export const MOST_PAIRS = 60;

/** A `type`, not an interface, so that it is plain JSON to the compiler. */
export type ExpectationOptions = {
  /** columns of what was expected and of what was perceived, in the same order; `null` in both is found by names */
  readonly expected: readonly string[] | null;
  readonly perceived: readonly string[] | null;
  /** the pair looked at, counted from 1 */
  readonly pair: number;
  readonly group: readonly string[] | null;
  readonly level: '90' | '95' | '99';
};

type View = { readonly pairs?: readonly unknown[] } | null;

export const EXPECTATION_OPTIONS: OptionDeclarations<ExpectationOptions> = {
  expected: {
    kind: 'columns',
    group: 'expectation.group-pairs',
    label: 'expectation.option-expected',
    hint: 'expectation.option-expected-hint',
    types: ['number', 'category', 'text'],
    most: MOST_PAIRS,
    initial: null,
  },
  perceived: {
    kind: 'columns',
    group: 'expectation.group-pairs',
    label: 'expectation.option-perceived',
    hint: 'expectation.option-perceived-hint',
    types: ['number', 'category', 'text'],
    most: MOST_PAIRS,
    initial: null,
  },
  pair: {
    kind: 'integer',
    group: 'expectation.group-look',
    label: 'expectation.option-pair',
    hint: 'expectation.option-pair-hint',
    minimum: 1,
    maximum: MOST_PAIRS,
    step: 1,
    initial: 1,
    visible: (_, view) => ((view as View)?.pairs?.length ?? 0) > 1,
  },
  group: {
    kind: 'columns',
    group: 'expectation.group-look',
    label: 'expectation.option-group',
    hint: 'expectation.option-group-hint',
    types: ['category', 'text', 'number'],
    most: 1,
    initial: null,
  },
  level: {
    kind: 'choice',
    group: 'expectation.group-look',
    label: 'expectation.option-level',
    values: ['90', '95', '99'],
    labels: ['expectation.level-90', 'expectation.level-95', 'expectation.level-99'],
    initial: '95',
  },
};
