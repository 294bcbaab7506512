/** Cohorts by a column: the value of each customer's first row, the commonest values each a cohort, the others one together. */

import { textAt } from '../../data/dictionary.ts';
import type { Column } from '../../data/columns.ts';
import type { OrderKey } from '../../data/orders.ts';
import { NO_COHORT } from '../../models/cohorts.ts';
import { MOST_GROUPS, type CohortName } from './view.ts';

export interface Groups {
  /** length customers: index of the cohort, {@link NO_COHORT} for customers left out */
  readonly of: Uint16Array;
  readonly names: readonly CohortName[];
  /** different values there are */
  readonly values: number;
}

/** A number column with more values than cohorts is cut into so many equal parts. */
const PARTS = 5;

/** Row of each customer's first line, the earliest in the table among equals; `none` for customers without one. */
export function firstRows(customer: Uint32Array, day: Int32Array, customers: number): Uint32Array {
  const row = new Uint32Array(customers).fill(0xffffffff);
  const first = new Int32Array(customers).fill(2147483647);
  for (let i = 0; i < customer.length; i += 1) {
    const c = customer[i]!;
    if (day[i]! >= first[c]!) continue;
    first[c] = day[i]!;
    row[c] = i;
  }
  return row;
}

/**
 * @param rows line of each customer
 * @param sourceRow row of the column of each line; `null` where line i is row i
 * @param counts customers that count, 0 leaves one out; `null` for all
 */
export function groupsOfColumn(
  column: Column,
  rows: Uint32Array,
  sourceRow: Uint32Array | null,
  counts: Uint8Array | null,
): Groups {
  const at = (line: number): number => (sourceRow === null ? line : sourceRow[line]!);
  if (column.kind === 'text') return groupsOfCodes(column, rows, at, counts);
  const valueOf =
    column.kind === 'number' ? (line: number) => column.values[at(line)]! : (line: number) => column.days[at(line)]!;
  const values = new Float64Array(rows.length).fill(NaN);
  for (let c = 0; c < rows.length; c += 1)
    if (counts?.[c] !== 0 && rows[c] !== 0xffffffff) values[c] = valueOf(rows[c]!);
  return groupsOfNumbers(values, rows, counts);
}

/** A coded column of the lines themselves: channel, category, product. */
export function groupsOfKey(key: OrderKey, rows: Uint32Array, counts: Uint8Array | null): Groups {
  return groupsOfCodes(key, rows, (line) => line, counts);
}

function groupsOfCodes(
  { codes, dictionary }: OrderKey,
  rows: Uint32Array,
  at: (line: number) => number,
  counts: Uint8Array | null,
): Groups {
  const customersOf = new Map<number, number>();
  const codeOf = (c: number): number => (counts?.[c] === 0 || rows[c] === 0xffffffff ? -1 : codes[at(rows[c]!)]!);
  for (let c = 0; c < rows.length; c += 1) {
    const code = codeOf(c);
    if (code >= 0) customersOf.set(code, (customersOf.get(code) ?? 0) + 1);
  }
  const missing = customersOf.delete(0);
  const ranked = [...customersOf].sort(([a, most], [b, other]) => other - most || a - b).map(([code]) => code);
  const named = ranked.length > MOST_GROUPS ? ranked.slice(0, MOST_GROUPS) : ranked;
  const others = ranked.length - named.length;
  const place = new Map(named.map((code, i) => [code, i]));
  const names: CohortName[] = named.map((code) => nameOf(textAt(dictionary, code)));
  if (others > 0) names.push({ day: null, text: null, kind: 'others', count: others });
  if (missing) names.push({ day: null, text: null, kind: 'missing', count: 1 });
  const of = new Uint16Array(rows.length).fill(NO_COHORT);
  for (let c = 0; c < rows.length; c += 1) {
    const code = codeOf(c);
    if (code >= 0) of[c] = code === 0 ? names.length - 1 : (place.get(code) ?? named.length);
  }
  return { of, names, values: ranked.length };
}

/** Few different numbers are a cohort each; many are cut into equal parts by their quantiles, equal numbers always together. */
function groupsOfNumbers(values: Float64Array, rows: Uint32Array, counts: Uint8Array | null): Groups {
  const known = values.filter((value) => Number.isFinite(value)).sort();
  const distinct = [...new Set(known)];
  const bounds =
    distinct.length <= MOST_GROUPS
      ? distinct
      : [...new Set(Array.from({ length: PARTS }, (_, i) => known[Math.ceil(((i + 1) * known.length) / PARTS) - 1]!))];
  const each = distinct.length <= MOST_GROUPS;
  const names: CohortName[] = bounds.map((high, i) => {
    if (each) return nameOf(String(high));
    const low = i === 0 ? known[0]! : distinct[distinct.indexOf(bounds[i - 1]!) + 1]!;
    return nameOf(low === high ? String(high) : `${low} – ${high}`);
  });
  const of = new Uint16Array(values.length).fill(NO_COHORT);
  let missing = false;
  for (let c = 0; c < values.length; c += 1) {
    if (counts?.[c] === 0 || rows[c] === 0xffffffff) continue;
    const value = values[c]!;
    if (Number.isFinite(value)) of[c] = bounds.findIndex((high) => value <= high);
    else {
      of[c] = names.length;
      missing = true;
    }
  }
  if (missing) names.push({ day: null, text: null, kind: 'missing', count: 1 });
  return { of, names, values: distinct.length };
}

function nameOf(text: string): CohortName {
  return { day: null, text, kind: 'named', count: 1 };
}
