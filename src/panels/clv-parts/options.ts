/** Options of the panel of value parts, declared once. */

import type { OptionDeclarations } from '../options.ts';
import { valueOptions, type ValueOptions } from '../value-options.ts';

/** A `type`, not an interface, so that it is plain JSON to the compiler. */
export type ClvPartsOptions = ValueOptions & {
  /** `data` reckons every customer of the file; `typed` is one customer by hand */
  readonly source: 'data' | 'typed';
  readonly typedHistorical: number;
  readonly typedCurrent: number;
  readonly typedPotential: number;
  readonly bars: 'equal' | 'top';
  readonly groups: 'class' | 'decile' | 'rfm' | 'channel' | 'column';
  /** the one column that makes the groups */
  readonly groupColumn: readonly string[] | null;
  readonly measure: 'total' | 'mean' | 'share';
};

const MOST_MONEY = 1e9;
const counted = ({ source }: { readonly source?: unknown }): boolean => source !== 'typed';

const typedNumber = (label: string, initial: number) =>
  ({
    kind: 'number',
    group: 'clv-parts.group-typed',
    label,
    minimum: -MOST_MONEY,
    maximum: MOST_MONEY,
    step: 1,
    initial,
    visible: (options: Readonly<Record<string, unknown>>): boolean => !counted(options),
  }) as const;

export const CLV_PARTS_OPTIONS: OptionDeclarations<ClvPartsOptions> = {
  source: {
    kind: 'choice',
    group: 'clv-parts.group-typed',
    label: 'clv-parts.option-source',
    hint: 'clv-parts.option-source-hint',
    values: ['data', 'typed'],
    labels: ['clv-parts.source-data', 'clv-parts.source-typed'],
    initial: 'data',
  },
  typedHistorical: typedNumber('clv-parts.option-typed-historical', 4320),
  typedCurrent: typedNumber('clv-parts.option-typed-current', 3058),
  typedPotential: typedNumber('clv-parts.option-typed-potential', 1487),
  ...valueOptions(counted),
  bars: {
    kind: 'choice',
    group: 'clv-parts.group-picture',
    label: 'clv-parts.option-bars',
    hint: 'clv-parts.option-bars-hint',
    values: ['equal', 'top'],
    labels: ['clv-parts.bars-equal', 'clv-parts.bars-top'],
    initial: 'equal',
    visible: counted,
  },
  groups: {
    kind: 'choice',
    group: 'clv-parts.group-picture',
    label: 'clv-parts.option-groups',
    hint: 'clv-parts.option-groups-hint',
    values: ['class', 'decile', 'rfm', 'channel', 'column'],
    labels: [
      'clv-parts.groups-class',
      'clv-parts.groups-decile',
      'clv-parts.groups-rfm',
      'clv-parts.groups-channel',
      'clv-parts.groups-column',
    ],
    initial: 'class',
    visible: counted,
  },
  groupColumn: {
    kind: 'columns',
    group: 'clv-parts.group-picture',
    label: 'clv-parts.option-group-column',
    types: ['category', 'text'],
    most: 1,
    initial: null,
    visible: (options) => counted(options) && options.groups === 'column',
  },
  measure: {
    kind: 'choice',
    group: 'clv-parts.group-picture',
    label: 'clv-parts.option-measure',
    values: ['total', 'mean', 'share'],
    labels: ['clv-parts.measure-total', 'clv-parts.measure-mean', 'clv-parts.measure-share'],
    initial: 'total',
    drawing: true,
    visible: counted,
  },
};
