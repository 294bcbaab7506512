/** Options of the chart, declared once. */

import type { Json } from '../../lib/json.ts';
import { DATE_GRAINS } from '../fields.ts';
import type { OptionDeclarations } from '../options.ts';

/** What a column can be put on. */
export const CHANNELS = ['x', 'y', 'colour', 'facet', 'size'] as const;

export type Channel = (typeof CHANNELS)[number];

/** Ids of columns by what they are put on. A `type`, so that it is plain JSON to the compiler. */
export type ChartFields = { readonly [C in Channel]: string | null };

export const CHART_TYPES = ['bar', 'line', 'area', 'scatter', 'histogram', 'box', 'heatmap'] as const;

export type ChartType = (typeof CHART_TYPES)[number];

export const AGGREGATIONS = [
  'count',
  'share',
  'sum',
  'mean',
  'median',
  'minimum',
  'maximum',
  'distinct',
  'customers',
] as const;

export type ChartAggregation = (typeof AGGREGATIONS)[number];

/** A `type`, not an interface, so that it is plain JSON to the compiler. */
export type ChartOptions = {
  /** `null` chooses columns from the table */
  readonly fields: ChartFields | null;
  readonly type: 'auto' | ChartType;
  readonly by: 'auto' | ChartAggregation;
  readonly sort: 'auto' | 'value' | 'name' | 'file';
  /** most categories along an axis, of texts */
  readonly top: number;
  readonly grain: 'auto' | (typeof DATE_GRAINS)[number];
  /** ranges of numbers; `null` is automatic */
  readonly bins: number | null;
  readonly logX: boolean;
  readonly logY: boolean;
  readonly arrangement: 'auto' | 'stacked' | 'grouped' | 'full';
  readonly direction: 'auto' | 'upright' | 'sideways';
  readonly zero: 'auto' | 'zero' | 'data';
};

const isBars = (view: unknown): boolean => typeOf(view) === 'bar' || typeOf(view) === 'histogram';

export const CHART_OPTIONS: OptionDeclarations<ChartOptions> = {
  fields: {
    kind: 'custom',
    group: 'chart.group-columns',
    label: 'chart.option-fields',
    hint: 'chart.option-fields-hint',
    editor: 'EncodingEditor',
    decode: decodeFields,
    example: { x: 'c1', y: 'c3', colour: null, facet: null, size: null },
    initial: null,
  },
  type: {
    kind: 'choice',
    group: 'chart.group-picture',
    label: 'chart.option-type',
    values: ['auto', ...CHART_TYPES],
    labels: ['chart.auto', ...CHART_TYPES.map((type) => `chart.type-${type}`)],
    initial: 'auto',
  },
  by: {
    kind: 'choice',
    group: 'chart.group-picture',
    label: 'chart.option-by',
    hint: 'chart.option-by-hint',
    values: ['auto', ...AGGREGATIONS],
    labels: ['chart.auto', ...AGGREGATIONS.map((by) => `chart.by-${by}`)],
    initial: 'auto',
    visible: (_options, view) => !['scatter', 'box'].includes(typeOf(view)),
  },
  grain: {
    kind: 'choice',
    group: 'chart.group-picture',
    label: 'chart.option-grain',
    values: ['auto', ...DATE_GRAINS],
    labels: ['chart.auto', ...DATE_GRAINS.map((grain) => `chart.grain-${grain}`)],
    initial: 'auto',
    visible: (_options, view) => !isKnown(view) || view.dated === true,
  },
  bins: {
    kind: 'integer',
    group: 'chart.group-picture',
    label: 'chart.option-bins',
    hint: 'chart.option-bins-hint',
    minimum: 2,
    maximum: 100,
    step: 1,
    initial: null,
    optional: true,
    visible: (_options, view) => !isKnown(view) || view.binned === true,
  },
  sort: {
    kind: 'choice',
    group: 'chart.group-picture',
    label: 'chart.option-sort',
    values: ['auto', 'value', 'name', 'file'],
    labels: ['chart.auto', 'chart.sort-value', 'chart.sort-name', 'chart.sort-file'],
    initial: 'auto',
    visible: (_options, view) => !['scatter', 'histogram'].includes(typeOf(view)),
  },
  top: {
    kind: 'integer',
    group: 'chart.group-picture',
    label: 'chart.option-top',
    hint: 'chart.option-top-hint',
    minimum: 1,
    maximum: 60,
    step: 1,
    initial: 15,
    visible: (_options, view) => !['scatter', 'histogram'].includes(typeOf(view)),
  },
  arrangement: {
    kind: 'choice',
    group: 'chart.group-drawing',
    label: 'chart.option-arrangement',
    values: ['auto', 'stacked', 'grouped', 'full'],
    labels: ['chart.auto', 'chart.stacked', 'chart.grouped', 'chart.full'],
    initial: 'auto',
    drawing: true,
    visible: (_options, view) => (isBars(view) || typeOf(view) === 'area') && isKnown(view) && view.several === true,
  },
  direction: {
    kind: 'choice',
    group: 'chart.group-drawing',
    label: 'chart.option-direction',
    values: ['auto', 'upright', 'sideways'],
    labels: ['chart.auto', 'chart.upright', 'chart.sideways'],
    initial: 'auto',
    drawing: true,
    visible: (_options, view) => typeOf(view) === 'bar',
  },
  zero: {
    kind: 'choice',
    group: 'chart.group-drawing',
    label: 'chart.option-zero',
    hint: 'chart.option-zero-hint',
    values: ['auto', 'zero', 'data'],
    labels: ['chart.auto', 'chart.zero-zero', 'chart.zero-data'],
    initial: 'auto',
    drawing: true,
    visible: (_options, view) => ['line', 'scatter', 'box'].includes(typeOf(view)),
  },
  logX: {
    kind: 'switch',
    group: 'chart.group-drawing',
    label: 'chart.option-log-x',
    hint: 'chart.option-log-hint',
    initial: false,
    visible: (_options, view) => typeOf(view) === 'scatter',
  },
  logY: {
    kind: 'switch',
    group: 'chart.group-drawing',
    label: 'chart.option-log-y',
    hint: 'chart.option-log-hint',
    initial: false,
    visible: (_options, view) => typeOf(view) !== 'heatmap',
  },
};

/** From an address, in the order of {@link CHANNELS}, nothing for none: `c1,c3,,c2`. */
export function decodeFields(given: unknown): Json | undefined {
  if (typeof given === 'string') {
    const ids = given.split(',').map((part) => part.trim());
    if (ids.length > CHANNELS.length) return undefined;
    return decodeFields(Object.fromEntries(CHANNELS.map((channel, i) => [channel, ids[i] || null])));
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined;
  const fields: Record<string, string | null> = {};
  for (const channel of CHANNELS) {
    const id: unknown = Object.hasOwn(given, channel) ? (given as Record<string, unknown>)[channel] : null;
    if (id !== null && !(typeof id === 'string' && /^c\d{1,5}$/.test(id))) return undefined;
    fields[channel] = id;
  }
  return fields;
}

function isKnown(
  view: unknown,
): view is { readonly dated?: unknown; readonly binned?: unknown; readonly several?: unknown } {
  return typeof view === 'object' && view !== null;
}

function typeOf(view: unknown): string {
  return isKnown(view) && 'type' in view && typeof view.type === 'string' ? view.type : '';
}
