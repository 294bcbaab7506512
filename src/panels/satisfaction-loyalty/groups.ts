/** Customers grouped by a column: kinds in the order of what they say, numbers in thirds where they are many. */

import { sizeOf, textAt } from '../../data/dictionary.ts';
import type { Attribute } from '../../data/universe.ts';
import { message, type Message } from '../../lib/outcome.ts';

/** Words of the data stand as they are, the others are messages. */
export type Name = string | Message;

export const NO_GROUP = 255;

export const MOST_GROUPS = 5;

export interface Groups {
  /** label of the column; `null` where all are one group */
  readonly label: string | null;
  readonly names: readonly Name[];
  /** length customers: 0 … names − 1, NO_GROUP where there is no value */
  readonly of: Uint8Array;
  /** kinds that stand together as others; 0 for none */
  readonly merged: number;
  /** respondents without a value */
  readonly missing: number;
}

/** Words of more and less in both languages, most first: where all kinds are among them, that is their order. */
const DEGREES: readonly RegExp[] = [
  /^(很多|非常多|很高|很强|很大|激烈|very many|very high|very strong|fierce|intense)$/,
  /^(多|高|强|大|较多|较高|many|high|strong|large|near)$/,
  /^(中|中等|一般|适中|有些|some|several|medium|moderate|mid|middle|average)$/,
  /^(少|低|弱|小|较少|较低|few|low|weak|small|far)$/,
  /^(没有|无|很少|很低|极少|none|no|very few|very low|monopoly)$/,
];

export function oneGroup(customers: number): Groups {
  return {
    label: null,
    names: [message('satisfaction-loyalty.group-all')],
    of: new Uint8Array(customers),
    merged: 0,
    missing: 0,
  };
}

/** @param row length customers: row of the file that speaks of each, −1 for nobody */
export function groupsOf({ column, label }: Attribute, row: Int32Array): Groups {
  if (column.kind === 'number') {
    const values = Float64Array.from(row, (at) => (at < 0 ? NaN : column.values[at]!));
    const distinct = distinctOf(values);
    return distinct ? byNumber(label, values, distinct, row) : byThirds(label, values, row);
  }
  if (column.kind !== 'text') return oneGroup(row.length);
  const { codes, dictionary } = column;
  const counts = new Uint32Array(sizeOf(dictionary));
  for (const at of row) if (at >= 0) counts[codes[at]!]! += 1;
  const levels = [...counts.keys()].filter((code) => code !== 0 && counts[code]! > 0);
  levels.sort((a, b) => counts[b]! - counts[a]! || a - b);
  const kept = levels.length > MOST_GROUPS ? levels.slice(0, MOST_GROUPS - 1) : levels;
  const merged = levels.length - kept.length;
  const own = merged === 0 ? inDegrees(kept, (code) => textAt(dictionary, code)) : kept;
  const place = new Uint8Array(counts.length).fill(own.length);
  place[0] = NO_GROUP;
  own.forEach((code, group) => (place[code] = group));
  return {
    label,
    names: [
      ...own.map((code) => textAt(dictionary, code)),
      ...(merged > 0 ? [message('satisfaction-loyalty.group-others', { count: merged })] : []),
    ],
    of: Uint8Array.from(row, (at) => (at < 0 ? NO_GROUP : place[codes[at]!]!)),
    merged,
    missing: counts[0]!,
  };
}

function inDegrees(codes: readonly number[], textOf: (code: number) => string): readonly number[] {
  const degrees = codes.map((code) => {
    const text = textOf(code).trim().toLowerCase();
    return DEGREES.findIndex((words) => words.test(text));
  });
  if (degrees.some((degree) => degree < 0) || new Set(degrees).size < codes.length) return codes;
  return codes
    .map((code, i) => ({ code, degree: degrees[i]! }))
    .sort((a, b) => a.degree - b.degree)
    .map(({ code }) => code);
}

function distinctOf(values: Float64Array): number[] | null {
  const seen = new Set<number>();
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    seen.add(value);
    if (seen.size > MOST_GROUPS) return null;
  }
  return [...seen].sort((a, b) => b - a);
}

function byNumber(label: string, values: Float64Array, distinct: readonly number[], row: Int32Array): Groups {
  const of = Uint8Array.from(values, (value) => {
    const group = distinct.indexOf(value);
    return group < 0 ? NO_GROUP : group;
  });
  return {
    label,
    names: distinct.map((value) => message('satisfaction-loyalty.group-number', { label, value })),
    of,
    merged: 0,
    missing: missingOf(of, row),
  };
}

/** High first, as words of degree are. */
function byThirds(label: string, values: Float64Array, row: Int32Array): Groups {
  const sorted = values.filter(Number.isFinite).sort();
  const cuts = [sorted[Math.floor(sorted.length / 3)]!, sorted[Math.floor((sorted.length * 2) / 3)]!] as const;
  const thirds = Uint8Array.from(values, (value) =>
    Number.isFinite(value) ? (value < cuts[0] ? 2 : value < cuts[1] ? 1 : 0) : NO_GROUP,
  );
  const names = [
    message('satisfaction-loyalty.group-from', { label, value: cuts[1] }),
    message('satisfaction-loyalty.group-between', { label, low: cuts[0], high: cuts[1] }),
    message('satisfaction-loyalty.group-below', { label, value: cuts[0] }),
  ];
  // Ties at a cut may leave a third empty.
  const used = [0, 1, 2].filter((third) => thirds.includes(third));
  const of = thirds.map((third) => (third === NO_GROUP ? NO_GROUP : used.indexOf(third)));
  return { label, names: used.map((third) => names[third]!), of, merged: 0, missing: missingOf(of, row) };
}

function missingOf(of: Uint8Array, row: Int32Array): number {
  return of.reduce((sum, group, i) => sum + (group === NO_GROUP && row[i]! >= 0 ? 1 : 0), 0);
}
