/** Filling missing cells, and numbers as intervals. */

import type { Column } from '../columns.ts';
import { message, type Message } from '../../lib/outcome.ts';
import { aggregate, quantileOf } from './aggregate.ts';
import { constantOf } from './apply-columns.ts';
import type { Applied } from './apply-join.ts';
import { keysOf, keysOfColumn, pairKeys, type Keys } from './keys.ts';
import type { BinStep, FillStep } from './step.ts';
import {
  columnOf,
  columnsOf,
  isMissing,
  lack,
  NO_ROW,
  StepFault,
  takeCells,
  withColumn,
  type NamedColumn,
  type StepTable,
} from './step-table.ts';
import { concatenate, pickTexts } from './texts.ts';

export function applyFill(table: StepTable, step: FillStep): Applied {
  if (step.columns.length === 0) throw lack('column');
  if (step.how === 'value' && step.value === '') throw lack('value');
  const groups = keysOf(
    columnsOf(table, step.within).map(({ column }) => column),
    table.rows,
  );
  const notes: Message[] = [];
  let filled = 0;
  let left = 0;
  const made = columnsOf(table, step.columns).reduce((reached, source) => {
    const { column, counts } = fillColumn(source, step, groups);
    filled += counts.filled;
    left += counts.left;
    return withColumn(reached, { ...source, column });
  }, table);
  notes.push(message('steps.note-filled', { count: filled }));
  if (left > 0) notes.push(message('steps.note-unfilled', { count: left }));
  return { table: made, notes };
}

/** Numbers into intervals, closed below; the last one is closed above too. */
export function applyBin(table: StepTable, step: BinStep): Applied {
  const source = columnOf(table, step.column);
  if (step.name.trim() === '') throw new StepFault('fail-no-name');
  if (source.column.kind !== 'number') throw new StepFault('fail-not-number', { column: step.column });
  const { values } = source.column;
  const open = step.how === 'cuts';
  const cuts = cutsOf(values, step);
  const texts = ['', ...labelsOf(cuts, open).map((label, index) => step.labels[index]?.trim() || label)];
  const index = new Uint32Array(values.length);
  const intervals = texts.length - 1;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (Number.isNaN(value) || intervals === 0) continue;
    // Closed intervals have a cut below the first and one above the last.
    const below = countNotAbove(cuts, value);
    index[row] = open ? below + 1 : Math.max(1, Math.min(intervals, below));
  }
  const column = pickTexts(texts, index);
  return { table: withColumn(table, { name: step.name, type: 'category', column, currency: null }), notes: [] };
}

function cutsOf(values: Float64Array, { how, bins, cuts }: BinStep): number[] {
  if (how === 'cuts') {
    if (cuts.length === 0) throw lack('cuts');
    return [...new Set(cuts)].sort((a, b) => a - b);
  }
  const sorted = values.filter((value) => Number.isFinite(value)).sort();
  if (sorted.length === 0) return [];
  const [least, most] = [sorted[0]!, sorted.at(-1)!];
  const found = Array.from({ length: bins + 1 }, (_, index) =>
    index === bins
      ? most
      : how === 'width'
        ? least + ((most - least) * index) / bins
        : quantileOf(sorted, index / bins),
  );
  // A quantile between equal values may miss them by the last digit; that is no cut of its own.
  const [tiny, different]: [number, number[]] = [(most - least) * 1e-9, []];
  for (const cut of found)
    if (different.length === 0 || cut - different.at(-1)! > tiny) different.push(Math.abs(cut) < tiny ? 0 : cut);
  different[different.length - 1] = most;
  // All values alike make one interval of one value.
  return different.length === 1 ? [least, least] : different;
}

function labelsOf(cuts: readonly number[], open: boolean): string[] {
  const text = (value: number): string => String(Number(value.toPrecision(6)));
  const between = cuts.slice(1).map((cut, index) => {
    const closed = !open && index === cuts.length - 2;
    return `[${text(cuts[index]!)}, ${text(cut)}${closed ? ']' : ')'}`;
  });
  if (!open) return between;
  return [`< ${text(cuts[0]!)}`, ...between, `≥ ${text(cuts.at(-1)!)}`];
}

/** How many of the cuts, in order, are at most the value. */
function countNotAbove(cuts: readonly number[], value: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cuts[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Filled {
  readonly column: Column;
  readonly counts: { readonly filled: number; readonly left: number };
}

function fillColumn(source: NamedColumn, step: FillStep, groups: Keys): Filled {
  const { column } = source;
  const rows = groups.of.length;
  if (step.how === 'previous' || step.how === 'next') {
    const from = new Uint32Array(rows);
    const last = new Uint32Array(groups.count).fill(NO_ROW);
    let [filled, left] = [0, 0];
    for (let i = 0; i < rows; i++) {
      const row: number = step.how === 'previous' ? i : rows - 1 - i;
      const group = groups.of[row]!;
      if (!isMissing(column, row)) last[group] = row;
      else if (last[group] === NO_ROW) left++;
      else filled++;
      from[row] = last[group]!;
    }
    return { column: takeCells(column, from), counts: { filled, left } };
  }
  // One value a group below the column; missing cells take theirs.
  const values = valuesOf(source, step, groups);
  const below = concatenate([column, values]);
  const from = new Uint32Array(rows);
  let [filled, left] = [0, 0];
  for (let row = 0; row < rows; row++) {
    from[row] = row;
    if (!isMissing(column, row)) continue;
    const place = step.how === 'value' ? 0 : groups.of[row]!;
    if (isMissing(values, place)) left++;
    else {
      filled++;
      from[row] = rows + place;
    }
  }
  const made = takeCells(below, from);
  return { column: made, counts: { filled, left } };
}

function valuesOf(source: NamedColumn, step: FillStep, groups: Keys): Column {
  if (step.how === 'value') return constantOf(source, step.value);
  if (step.how === 'mean' || step.how === 'median') return aggregate(step.how, source, groups, 0.5).column;
  return mostFrequent(source.column, groups);
}

/** The most frequent value of each group, of several the one met first. */
function mostFrequent(column: Column, groups: Keys): Column {
  const rows = groups.of.length;
  const pairs = pairKeys(groups, keysOfColumn(column, rows));
  const counts = new Uint32Array(pairs.count);
  for (let row = 0; row < rows; row++) counts[pairs.of[row]!]!++;
  const best = new Uint32Array(groups.count).fill(NO_ROW);
  for (let row = 0; row < rows; row++) {
    if (isMissing(column, row)) continue;
    const group = groups.of[row]!;
    if (best[group] === NO_ROW || counts[pairs.of[row]!]! > counts[pairs.of[best[group]!]!]!) best[group] = row;
  }
  return takeCells(column, best);
}
