/** Columns of the file as groups of curves and as covariates: categories by their values, numbers by thirds or as they are. */

import { sizeOf, textAt } from '../../data/dictionary.ts';
import type { Attribute } from '../../data/universe.ts';
import { message, type Message } from '../../lib/outcome.ts';
import type { SurvivalCovariates } from '../../models/survival-data.ts';

/** Words of the data stand as they are, the others are messages. */
export type Name = string | Message;

/** Code of spells in no group, or left out of a model. */
export const NO_GROUP = 255;

export const MOST_GROUPS = 5;

/** Values of a category with an indicator of their own; rarer ones stand together. */
export const MOST_LEVELS = 12;

export interface Groups {
  /** label of the column; `null` where all spells are one group */
  readonly label: string | null;
  readonly names: readonly Name[];
  /** length n: 0 … names − 1, NO_GROUP where the value is missing */
  readonly of: Uint8Array;
  /** values that stand together as others; 0 for none */
  readonly merged: number;
  /** spells without a value */
  readonly missing: number;
}

export function oneGroup(n: number): Groups {
  return { label: null, names: [message('survival.group-all')], of: new Uint8Array(n), merged: 0, missing: 0 };
}

/**
 * Groups by a column: its commonest values in order of size, at most `most` with the others; numbers of more values than that in
 * thirds.
 * @param row row of the file of each spell
 */
export function groupsOf(attribute: Attribute, row: Uint32Array, most = MOST_GROUPS): Groups {
  const { column, label } = attribute;
  if (column.kind === 'number') {
    const values = Float64Array.from(row, (at) => column.values[at]!);
    const distinct = distinctOf(values, most);
    if (distinct) return byNumber(label, values, distinct);
    return byThirds(label, values);
  }
  if (column.kind !== 'text') return { ...oneGroup(row.length), label };
  const { codes, dictionary } = column;
  const counts = new Uint32Array(sizeOf(dictionary));
  for (const at of row) counts[codes[at]!]! += 1;
  const levels = [...counts.keys()].filter((code) => code !== 0 && counts[code]! > 0);
  levels.sort((a, b) => counts[b]! - counts[a]! || a - b);
  const own = levels.length > most ? levels.slice(0, most - 1) : levels;
  const merged = levels.length - own.length;
  const of = new Uint8Array(counts.length).fill(own.length);
  of[0] = NO_GROUP;
  own.forEach((code, group) => (of[code] = group));
  return {
    label,
    names: [
      ...own.map((code) => textAt(dictionary, code)),
      ...(merged > 0 ? [message('survival.group-others', { count: merged })] : []),
    ],
    of: Uint8Array.from(row, (at) => of[codes[at]!]!),
    merged,
    missing: counts[0]!,
  };
}

/** Distinct numbers, ascending; `null` where there are more than `most`. */
function distinctOf(values: Float64Array, most: number): number[] | null {
  const seen = new Set<number>();
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    seen.add(value);
    if (seen.size > most) return null;
  }
  return [...seen].sort((a, b) => a - b);
}

function byNumber(label: string, values: Float64Array, distinct: readonly number[]): Groups {
  const of = Uint8Array.from(values, (value) => {
    const group = distinct.indexOf(value);
    return group < 0 ? NO_GROUP : group;
  });
  return {
    label,
    names: distinct.map((value) => message('survival.group-number', { label, value })),
    of,
    merged: 0,
    missing: countOf(of, NO_GROUP),
  };
}

function byThirds(label: string, values: Float64Array): Groups {
  const sorted = values.filter(Number.isFinite).sort();
  const cuts = [sorted[Math.floor(sorted.length / 3)]!, sorted[Math.floor((sorted.length * 2) / 3)]!];
  const of = Uint8Array.from(values, (value) =>
    Number.isFinite(value) ? (value < cuts[0]! ? 0 : value < cuts[1]! ? 1 : 2) : NO_GROUP,
  );
  const names = [
    message('survival.group-below', { label, value: cuts[0]! }),
    message('survival.group-between', { label, low: cuts[0]!, high: cuts[1]! }),
    message('survival.group-from', { label, value: cuts[1]! }),
  ];
  // Ties at a cut may leave a third empty.
  const used = names.map((_, group) => of.includes(group));
  const place = used.map((is, group) => (is ? used.slice(0, group).filter(Boolean).length : NO_GROUP));
  return {
    label,
    names: names.filter((_, group) => used[group]),
    of: of.map((group) => (group === NO_GROUP ? NO_GROUP : place[group]!)),
    merged: 0,
    missing: countOf(of, NO_GROUP),
  };
}

/** One column of the file in a Cox model: a number, or indicators against its commonest value. */
export interface Term {
  readonly label: string;
  readonly kind: 'number' | 'category';
  /** columns of the design, from `first` on */
  readonly first: number;
  readonly columns: number;
  /** of a category: the value all others are held against */
  readonly reference: Name | null;
  /** of a category: the values of its columns, in their order */
  readonly levels: readonly Name[];
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

function countOf(codes: Uint8Array, wanted: number): number {
  let count = 0;
  for (const code of codes) if (code === wanted) count += 1;
  return count;
}
