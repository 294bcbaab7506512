/** Columns of the file as groups of curves and as covariates: categories by their values, numbers by thirds or as they are. */

import type { Attribute } from '../../data/universe.ts';
import { message } from '../../lib/outcome.ts';
import type { SurvivalCovariates } from '../../models/survival-data.ts';
import { groupByColumn, type ColumnGroups, type GroupName } from '../column-groups.ts';

const MOST_GROUPS = 5;

/** Values of a category with an indicator of their own; rarer ones stand together. */
export const MOST_LEVELS = 12;

/** `label` is `null` where all spells are one group. */
export type Groups = Omit<ColumnGroups, 'label'> & { readonly label: string | null };

export function oneGroup(n: number): Groups {
  return { label: null, names: [message('survival.group-all')], of: new Uint8Array(n), merged: 0, missing: 0 };
}

/** @param row row of the file of each spell */
export function groupsOf(attribute: Attribute, row: Uint32Array, most = MOST_GROUPS): Groups {
  return groupByColumn(attribute, row, most, 'survival') ?? { ...oneGroup(row.length), label: attribute.label };
}

/** One column of the file in a Cox model: a number, or indicators against its commonest value. */
export interface Term {
  readonly label: string;
  readonly kind: 'number' | 'category';
  /** columns of the design, from `first` on */
  readonly first: number;
  readonly columns: number;
  /** of a category: the value all others are held against */
  readonly reference: GroupName | null;
  /** of a category: the values of its columns, in their order */
  readonly levels: readonly GroupName[];
  /** of a number: mean, and values the effects are drawn at (10th, 50th, 90th percentile, distinct) */
  readonly mean: number;
  readonly points: readonly number[];
}

export interface Design {
  readonly terms: readonly Term[];
  readonly covariates: SurvivalCovariates;
  /** spells used, ascending; `null` for all */
  readonly rows: Uint32Array | null;
  /** spells left out for a missing value */
  readonly missing: number;
  /** labels of columns that are the same for all spells */
  readonly constant: readonly string[];
}

/** Covariates of a Cox model, of spells without a missing value. */
export function designOf(attributes: readonly Attribute[], row: Uint32Array): Design {
  const n = row.length;
  const whole = new Uint8Array(n).fill(1);
  for (const { column } of attributes)
    for (let i = 0; i < n; i += 1)
      if (
        column.kind === 'number'
          ? !Number.isFinite(column.values[row[i]!]!)
          : column.kind === 'text' && column.codes[row[i]!] === 0
      )
        whole[i] = 0;
  const used: number[] = [];
  for (let i = 0; i < n; i += 1) if (whole[i] === 1) used.push(i);
  const rows = used.length === n ? null : Uint32Array.from(used);
  const at = rows ? Uint32Array.from(rows, (i) => row[i]!) : row;
  const names: string[] = [];
  const columns: Float64Array[] = [];
  const constant: string[] = [];
  const terms: Term[] = [];
  for (const attribute of attributes) {
    const { column, label } = attribute;
    if (column.kind === 'number') {
      const values = Float64Array.from(at, (i) => column.values[i]!);
      const sorted = values.slice().sort();
      if (sorted.length === 0 || sorted[0] === sorted.at(-1)) {
        constant.push(label);
        continue;
      }
      terms.push({
        label,
        kind: 'number',
        first: columns.length,
        columns: 1,
        reference: null,
        levels: [],
        mean: values.reduce((sum, value) => sum + value, 0) / values.length,
        points: [...new Set([0.1, 0.5, 0.9].map((share) => sorted[Math.round(share * (sorted.length - 1))]!))],
      });
      names.push(label);
      columns.push(values);
    } else if (column.kind === 'text') {
      const groups = groupsOf(attribute, at, MOST_LEVELS + 1);
      if (groups.names.length < 2) {
        constant.push(label);
        continue;
      }
      const levels = groups.names.slice(1);
      terms.push({
        label,
        kind: 'category',
        first: columns.length,
        columns: levels.length,
        reference: groups.names[0]!,
        levels,
        mean: NaN,
        points: [],
      });
      levels.forEach((level, k) => {
        names.push(`${label}=${typeof level === 'string' ? level : '…'}`);
        columns.push(Float64Array.from(groups.of, (group) => (group === k + 1 ? 1 : 0)));
      });
    } else constant.push(label);
  }
  return { terms, covariates: { names, columns }, rows, missing: n - used.length, constant };
}

/** Strata of a column, for a baseline each; spells without a value are a stratum of their own. */
export function strataOf(attribute: Attribute, row: Uint32Array): Uint32Array {
  const { column } = attribute;
  if (column.kind === 'text') return compact(Uint32Array.from(row, (at) => column.codes[at]!));
  if (column.kind !== 'number') return new Uint32Array(row.length);
  const codes = new Map<number, number>();
  return Uint32Array.from(row, (at) => {
    const value = column.values[at]!;
    const known = codes.get(value) ?? codes.size;
    codes.set(value, known);
    return known;
  });
}

function compact(codes: Uint32Array): Uint32Array {
  const places = new Map<number, number>();
  return codes.map((code) => {
    const known = places.get(code) ?? places.size;
    places.set(code, known);
    return known;
  });
}
