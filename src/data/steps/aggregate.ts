/** One value for the rows of each group. Missing cells count nowhere but in `rows`; a group without any value has a missing one. */

import type { Column, NumberColumn } from '../columns.ts';
import { decimalsOf } from '../scanner/decimals.ts';
import { isMissing, lack, NO_ROW, StepFault, takeCells, type NamedColumn } from './step-table.ts';
import { keysOfColumn, pairKeys, rowsByKey, type Keys } from './keys.ts';
import type { AggregateFunction } from './step.ts';

export interface Aggregated {
  readonly column: Column;
  readonly type: NamedColumn['type'];
  readonly currency: string | null;
}

/** Of numbers only; the others take any column. */
const NUMERIC: ReadonlySet<AggregateFunction> = new Set(['sum', 'mean', 'median', 'quantile', 'deviation']);
const MONEY: ReadonlySet<AggregateFunction> = new Set([...NUMERIC, 'minimum', 'maximum', 'first', 'last']);

/**
 * @param source column counted; `null` for rows themselves
 * @param at of `quantile`, 0…1, between the two nearest values (type 7 of Hyndman and Fan 1996)
 * @throws StepFault where the column is not of numbers and the function wants them
 */
export function aggregate(by: AggregateFunction, source: NamedColumn | null, groups: Keys, at: number): Aggregated {
  if (!source) {
    if (by !== 'rows' && by !== 'share') throw lack('column');
    const counts = countRows(groups);
    return numbers(by === 'rows' ? counts : counts.map((count) => count / groups.of.length));
  }
  const { column, currency } = source;
  if (by === 'rows') return numbers(countRows(groups));
  if (by === 'filled') return numbers(countFilled(column, groups));
  if (by === 'distinct') return numbers(countDistinct(column, groups));
  if (by === 'first' || by === 'last')
    return { column: takeCells(column, pickRows(column, groups, by)), type: source.type, currency };
  if ((by === 'minimum' || by === 'maximum') && column.kind === 'date')
    return { column: takeCells(column, extremeDays(column, groups, by)), type: 'date', currency: null };
  if (column.kind !== 'number') throw new StepFault('fail-not-number', { column: source.name });
  const values = numericValues(by, column, groups, at);
  const kept = by === 'sum' || by === 'minimum' || by === 'maximum' ? column.decimals : -1;
  return { ...numbers(values, kept), currency: MONEY.has(by) ? currency : null };
}

function numericValues(by: AggregateFunction, column: NumberColumn, groups: Keys, at: number): Float64Array {
  switch (by) {
    case 'sum':
      return sums(column, groups);
    case 'share': {
      const parts = sums(column, groups);
      const whole = parts.reduce((sum, part) => sum + (Number.isNaN(part) ? 0 : part), 0);
      return parts.map((part) => part / whole);
    }
    case 'mean': {
      const counts = countFilled(column, groups);
      return sums(column, groups).map((sum, key) => sum / counts[key]!);
    }
    case 'deviation':
      return deviations(column, groups);
    case 'minimum':
    case 'maximum':
      return extremes(column, groups, by);
    default:
      return quantiles(column, groups, by === 'median' ? 0.5 : at);
  }
}

// Money is added in its smallest unit, which is exact; other numbers with the part each addition loses (Neumaier 1974).
function sums({ values, decimals }: NumberColumn, { of, count }: Keys): Float64Array {
  const totals = new Float64Array(count);
  const lost = new Float64Array(count);
  const filled = new Uint8Array(count);
  const scale = decimals > 0 ? 10 ** decimals : 1;
  for (let row = 0; row < of.length; row++) {
    const value = values[row]!;
    if (Number.isNaN(value)) continue;
    const key = of[row]!;
    filled[key] = 1;
    const term = decimals > 0 ? Math.round(value * scale) : value;
    const total = totals[key]!;
    const next = total + term;
    lost[key]! += Math.abs(total) >= Math.abs(term) ? total - next + term : term - next + total;
    totals[key] = next;
  }
  // An infinite total has lost nothing that could be told.
  return totals.map((total, key) =>
    filled[key] === 0 ? NaN : (Number.isFinite(total) ? total + lost[key]! : total) / scale,
  );
}

function deviations(column: NumberColumn, groups: Keys): Float64Array {
  const counts = countFilled(column, groups);
  const means = sums(column, groups).map((sum, key) => sum / counts[key]!);
  const squares = new Float64Array(groups.count);
  for (let row = 0; row < groups.of.length; row++) {
    const key = groups.of[row]!;
    const distance = column.values[row]! - means[key]!;
    if (!Number.isNaN(distance)) squares[key]! += distance * distance;
  }
  return squares.map((square, key) => (counts[key]! > 1 ? Math.sqrt(square / (counts[key]! - 1)) : NaN));
}

function extremes({ values }: NumberColumn, { of, count }: Keys, by: 'minimum' | 'maximum'): Float64Array {
  const found = new Float64Array(count).fill(NaN);
  for (let row = 0; row < of.length; row++) {
    const value = values[row]!;
    const best = found[of[row]!]!;
    if (Number.isNaN(value)) continue;
    if (Number.isNaN(best) || (by === 'minimum' ? value < best : value > best)) found[of[row]!] = value;
  }
  return found;
}

function extremeDays(
  column: Extract<Column, { kind: 'date' }>,
  { of, count }: Keys,
  by: 'minimum' | 'maximum',
): Uint32Array {
  const rows = new Uint32Array(count).fill(NO_ROW);
  const moment = (row: number): number => column.days[row]! * 86_400 + Math.max(0, column.seconds?.[row] ?? 0);
  for (let row = 0; row < of.length; row++) {
    if (isMissing(column, row)) continue;
    const best = rows[of[row]!]!;
    if (best === NO_ROW || (by === 'minimum' ? moment(row) < moment(best) : moment(row) > moment(best)))
      rows[of[row]!] = row;
  }
  return rows;
}

function quantiles({ values }: NumberColumn, groups: Keys, at: number): Float64Array {
  const { rows, starts } = rowsByKey(groups);
  const sorted = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) sorted[i] = values[rows[i]!]!;
  return Float64Array.from({ length: groups.count }, (_, key) =>
    quantileOf(sorted.subarray(starts[key], starts[key + 1]), at),
  );
}

/** Quantile of values, which are put in order in place; missing ones go last and count nowhere. */
export function quantileOf(values: Float64Array, at: number): number {
  values.sort();
  let filled = values.length;
  while (filled > 0 && Number.isNaN(values[filled - 1]!)) filled--;
  if (filled === 0) return NaN;
  const place = (filled - 1) * at;
  const below = Math.floor(place);
  const [low, high] = [values[below]!, values[Math.min(below + 1, filled - 1)]!];
  return low === high ? low : low + (high - low) * (place - below);
}

function countRows({ of, count }: Keys): Float64Array {
  const counts = new Float64Array(count);
  for (let row = 0; row < of.length; row++) counts[of[row]!]!++;
  return counts;
}

function countFilled(column: Column, { of, count }: Keys): Float64Array {
  const counts = new Float64Array(count);
  for (let row = 0; row < of.length; row++) if (!isMissing(column, row)) counts[of[row]!]!++;
  return counts;
}

function countDistinct(column: Column, groups: Keys): Float64Array {
  const { of } = groups;
  const pairs = pairKeys(groups, keysOfColumn(column, of.length));
  const counts = new Float64Array(groups.count);
  const seen = new Uint8Array(pairs.count);
  for (let row = 0; row < of.length; row++) {
    const pair = pairs.of[row]!;
    if (seen[pair] === 1 || isMissing(column, row)) continue;
    seen[pair] = 1;
    counts[of[row]!]!++;
  }
  return counts;
}

function pickRows(column: Column, { of, count }: Keys, by: 'first' | 'last'): Uint32Array {
  const rows = new Uint32Array(count).fill(NO_ROW);
  for (let row = 0; row < of.length; row++) {
    if (isMissing(column, row)) continue;
    if (by === 'last' || rows[of[row]!] === NO_ROW) rows[of[row]!] = row;
  }
  return rows;
}

function numbers(values: Float64Array, decimals = -1): Aggregated {
  return {
    column: { kind: 'number', values, decimals: decimalsOf(values, decimals < 0 ? 255 : decimals) },
    type: 'number',
    currency: null,
  };
}
