/** Options of the pivot, declared once. */

import type { OptionDeclarations } from '../options.ts';
import { decodeDrill, decodeLayout, NO_DRILL, type Drill, type Layout } from './layout.ts';

/** A `type`, not an interface, so that it is plain JSON to the compiler. */
export type OlapOptions = {
  /** `null` finds dimensions and a measure of its own */
  readonly layout: Layout | null;
  /** `null`: the whole table */
  readonly drill: Drill | null;
  /** levels open as it comes */
  readonly depth: 'auto' | '1' | '2' | '3' | '4';
  readonly sortRows: Sorting;
  readonly sortColumns: Sorting;
  /** which measure is sorted by, counted from 1 */
  readonly sortBy: number;
  /** members shown of each dimension; the others are put together. `null`: all rows, twelve columns */
  readonly topRows: number | null;
  readonly topColumns: number | null;
  /** about how many ranges numbers are divided into */
  readonly bins: number;
  readonly picture: OlapPicture;
  readonly heat: Heat;
  readonly totals: boolean;
  /** which measure is coloured and drawn, counted from 1 */
  readonly drawn: number;
};

export type Sorting = 'auto' | 'name' | 'descending' | 'ascending';
export const OLAP_PICTURES = ['table', 'multiples'] as const;
export type OlapPicture = (typeof OLAP_PICTURES)[number];
export type Heat = 'all' | 'row' | 'column' | 'none';

const SORTINGS = ['auto', 'name', 'descending', 'ascending'] as const;

export const OLAP_OPTIONS: OptionDeclarations<OlapOptions> = {
  layout: {
    kind: 'custom',
    editor: 'LayoutEditor',
    decode: decodeLayout,
    example: { rows: ['c1.month'], columns: ['c4'], measures: ['sum.c2'], filters: [] },
    group: 'olap.group-layout',
    label: 'olap.option-layout',
    hint: 'olap.option-layout-hint',
    initial: null,
  },
  drill: {
    kind: 'custom',
    editor: 'DrillEditor',
    decode: decodeDrill,
    example: NO_DRILL,
    group: 'olap.group-drill',
    label: 'olap.option-drill',
    hint: 'olap.option-drill-hint',
    initial: null,
  },
  depth: {
    kind: 'choice',
    group: 'olap.group-drill',
    label: 'olap.option-depth',
    hint: 'olap.option-depth-hint',
    values: ['auto', '1', '2', '3', '4'],
    labels: ['olap.depth-auto', 'olap.depth-1', 'olap.depth-2', 'olap.depth-3', 'olap.depth-4'],
    initial: 'auto',
  },
  sortRows: {
    kind: 'choice',
    group: 'olap.group-order',
    label: 'olap.option-sort-rows',
    hint: 'olap.option-sort-hint',
    values: SORTINGS,
    labels: SORTINGS.map((sorting) => `olap.sort-${sorting}`),
    initial: 'auto',
  },
  sortColumns: {
    kind: 'choice',
    group: 'olap.group-order',
    label: 'olap.option-sort-columns',
    values: SORTINGS,
    labels: SORTINGS.map((sorting) => `olap.sort-${sorting}`),
    initial: 'auto',
  },
  sortBy: {
    kind: 'integer',
    group: 'olap.group-order',
    label: 'olap.option-sort-by',
    hint: 'olap.option-sort-by-hint',
    minimum: 1,
    maximum: 4,
    step: 1,
    initial: 1,
  },
  topRows: {
    kind: 'integer',
    group: 'olap.group-order',
    label: 'olap.option-top-rows',
    hint: 'olap.option-top-rows-hint',
    minimum: 1,
    maximum: 5000,
    step: 1,
    initial: null,
    optional: true,
  },
  topColumns: {
    kind: 'integer',
    group: 'olap.group-order',
    label: 'olap.option-top-columns',
    hint: 'olap.option-top-columns-hint',
    minimum: 1,
    maximum: 200,
    step: 1,
    initial: null,
    optional: true,
  },
  bins: {
    kind: 'integer',
    group: 'olap.group-order',
    label: 'olap.option-bins',
    hint: 'olap.option-bins-hint',
    minimum: 2,
    maximum: 30,
    step: 1,
    initial: 6,
  },
  picture: {
    kind: 'choice',
    group: 'olap.group-picture',
    label: 'olap.option-picture',
    values: OLAP_PICTURES,
    labels: OLAP_PICTURES.map((picture) => `olap.picture-${picture}`),
    initial: 'table',
    drawing: true,
  },
  heat: {
    kind: 'choice',
    group: 'olap.group-picture',
    label: 'olap.option-heat',
    hint: 'olap.option-heat-hint',
    values: ['all', 'row', 'column', 'none'],
    labels: ['olap.heat-all', 'olap.heat-row', 'olap.heat-column', 'olap.heat-none'],
    initial: 'all',
    drawing: true,
  },
  drawn: {
    kind: 'integer',
    group: 'olap.group-picture',
    label: 'olap.option-drawn',
    hint: 'olap.option-drawn-hint',
    minimum: 1,
    maximum: 4,
    step: 1,
    initial: 1,
    drawing: true,
  },
  totals: {
    kind: 'switch',
    group: 'olap.group-picture',
    label: 'olap.option-totals',
    initial: true,
    drawing: true,
  },
};
