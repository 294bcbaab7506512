/** Options of the Kano panel, declared once. */

import type { OptionDeclarations } from '../options.ts';
import { decodePairs, MOST_PAIRS, type KanoPair } from './pairs.ts';

/** A `type`, not an interface, so that it is plain JSON to the compiler. */
export type KanoOptions = {
  /** `null`: found by the wording of the headers */
  readonly pairs: readonly KanoPair[] | null;
  readonly points: 'auto' | '5' | '3';
  /** which number means like: the lowest or the highest */
  readonly like: 'auto' | 'low' | 'high';
  readonly table: 'classic' | 'pouliot';
  readonly rule: 'mode' | 'majority' | 'strength';
  /** percent: category strength at or below which M > O > A > I decides */
  readonly threshold: number;
  readonly cutBy: 'half' | 'mean' | 'value';
  /** used where `cutBy` is `value`; the cut of worse without its sign */
  readonly cutBetter: number;
  readonly cutWorse: number;
  /** better and worse weigh each answer by the importance stated with it */
  readonly weigh: boolean;
  readonly groupBy: readonly string[] | null;
  /** percent of a respondent's pairs that may be questionable, or reverse; `null` leaves nobody out */
  readonly questionable: number | null;
  readonly reverse: number | null;
  /** leaves out who gave every question the same answer */
  readonly uniform: boolean;
  /** id of the functional column of the feature looked at closely; `null` is the first in order */
  readonly feature: readonly string[] | null;
  /** features that would be built; `null` are the first three in order */
  readonly built: readonly string[] | null;
  /** features whose curves are drawn; `null` is the first of each kind */
  readonly curves: readonly string[] | null;
};

/** Most curves drawn together. */
export const MOST_CURVES = 5;

const hidden = (most: number, label: string, drawing = false) =>
  ({
    kind: 'columns',
    group: 'kano.group-choice',
    label,
    types: ['number', 'category', 'text'],
    most,
    initial: null,
    // Chosen in the pictures.
    visible: () => false,
    ...(drawing ? { drawing } : {}),
  }) as const;

export const KANO_OPTIONS: OptionDeclarations<KanoOptions> = {
  pairs: {
    kind: 'custom',
    editor: 'PairsEditor',
    group: 'kano.group-questions',
    label: 'kano.option-pairs',
    hint: 'kano.option-pairs-hint',
    decode: decodePairs,
    initial: null,
  },
  points: {
    kind: 'choice',
    group: 'kano.group-questions',
    label: 'kano.option-points',
    hint: 'kano.option-points-hint',
    values: ['auto', '5', '3'],
    labels: ['kano.points-auto', 'kano.points-5', 'kano.points-3'],
    initial: 'auto',
  },
  like: {
    kind: 'choice',
    group: 'kano.group-questions',
    label: 'kano.option-like',
    hint: 'kano.option-like-hint',
    values: ['auto', 'low', 'high'],
    labels: ['kano.like-auto', 'kano.like-low', 'kano.like-high'],
    initial: 'auto',
  },
  table: {
    kind: 'choice',
    group: 'kano.group-class',
    label: 'kano.option-table',
    hint: 'kano.option-table-hint',
    values: ['classic', 'pouliot'],
    labels: ['kano.table-classic', 'kano.table-pouliot'],
    initial: 'classic',
  },
  rule: {
    kind: 'choice',
    group: 'kano.group-class',
    label: 'kano.option-rule',
    hint: 'kano.option-rule-hint',
    values: ['mode', 'majority', 'strength'],
    labels: ['kano.rule-mode', 'kano.rule-majority', 'kano.rule-strength'],
    initial: 'mode',
  },
  threshold: {
    kind: 'number',
    group: 'kano.group-class',
    label: 'kano.option-threshold',
    hint: 'kano.option-threshold-hint',
    unit: 'kano.unit-percent',
    minimum: 0,
    maximum: 30,
    step: 1,
    initial: 6,
    slider: true,
    visible: ({ rule }) => rule === 'strength',
  },
  cutBy: {
    kind: 'choice',
    group: 'kano.group-quadrants',
    label: 'kano.option-cut-by',
    hint: 'kano.option-cut-by-hint',
    values: ['half', 'mean', 'value'],
    labels: ['kano.cut-half', 'kano.cut-mean', 'kano.cut-value'],
    initial: 'half',
  },
  cutBetter: {
    kind: 'number',
    group: 'kano.group-quadrants',
    label: 'kano.option-cut-better',
    minimum: 0,
    maximum: 1,
    step: 0.01,
    initial: 0.5,
    visible: ({ cutBy }) => cutBy === 'value',
  },
  cutWorse: {
    kind: 'number',
    group: 'kano.group-quadrants',
    label: 'kano.option-cut-worse',
    hint: 'kano.option-cut-worse-hint',
    minimum: 0,
    maximum: 1,
    step: 0.01,
    initial: 0.5,
    visible: ({ cutBy }) => cutBy === 'value',
  },
  weigh: {
    kind: 'switch',
    group: 'kano.group-quadrants',
    label: 'kano.option-weigh',
    hint: 'kano.option-weigh-hint',
    initial: false,
    visible: (_, view) => (view as { readonly important?: boolean } | null)?.important === true,
  },
  groupBy: {
    kind: 'columns',
    group: 'kano.group-people',
    label: 'kano.option-group-by',
    hint: 'kano.option-group-by-hint',
    types: ['category', 'number'],
    most: 1,
    initial: null,
  },
  questionable: {
    kind: 'number',
    group: 'kano.group-people',
    label: 'kano.option-questionable',
    hint: 'kano.option-questionable-hint',
    unit: 'kano.unit-percent',
    minimum: 0,
    maximum: 100,
    step: 5,
    initial: null,
    optional: true,
  },
  reverse: {
    kind: 'number',
    group: 'kano.group-people',
    label: 'kano.option-reverse',
    hint: 'kano.option-reverse-hint',
    unit: 'kano.unit-percent',
    minimum: 0,
    maximum: 100,
    step: 5,
    initial: null,
    optional: true,
  },
  uniform: {
    kind: 'switch',
    group: 'kano.group-people',
    label: 'kano.option-uniform',
    hint: 'kano.option-uniform-hint',
    initial: false,
  },
  feature: hidden(1, 'kano.option-feature'),
  built: hidden(MOST_PAIRS, 'kano.option-built'),
  curves: hidden(MOST_CURVES, 'kano.option-curves', true),
};
