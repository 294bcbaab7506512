/** Steps that keep, order or take rows. */

import type { Breathe } from '../../lib/breather.ts';
import { message } from '../../lib/outcome.ts';
import { createRandom } from '../../lib/random.ts';
import type { Applied } from './apply-join.ts';
import { maskOf } from './conditions.ts';
import { evaluateCondition } from './formula.ts';
import { keysOfSlowly } from './keys.ts';
import { orderRowsSlowly } from './row-order.ts';
import type { DedupeStep, FilterStep, SampleStep, SortStep } from './step.ts';
import { columnOf, columnsOf, lack, rowsOfMask, takeRowsSlowly, type StepTable } from './step-table.ts';

export async function applyFilter(table: StepTable, step: FilterStep, breathe: Breathe): Promise<Applied> {
  const mask = step.by === 'expression' ? evaluateCondition(table, step.expression) : maskOf(table, step);
  const rows = rowsOfMask(mask);
  return rows.length === table.rows ? { table, notes: [] } : removed(table, rows, breathe);
}

export async function applySort(table: StepTable, { keys }: SortStep, breathe: Breathe): Promise<Applied> {
  if (keys.length === 0) throw lack('column');
  const order = await orderRowsSlowly(
    keys.map(({ column, descending }) => ({ column: columnOf(table, column).column, descending })),
    table.rows,
    breathe,
  );
  return { table: await takeRowsSlowly(table, order, breathe), notes: [] };
}

export async function applyDedupe(table: StepTable, { columns, keep }: DedupeStep, breathe: Breathe): Promise<Applied> {
  const compared = columns.length === 0 ? table.columns : columnsOf(table, columns);
  const { of, count } = await keysOfSlowly(
    compared.map(({ column }) => column),
    table.rows,
    breathe,
  );
  if (count === table.rows) return { table, notes: [] };
  const seen = new Uint8Array(count);
  const mask = new Uint8Array(table.rows);
  for (let i = 0; i < table.rows; i++) {
    const row = keep === 'first' ? i : table.rows - 1 - i;
    if (seen[of[row]!] === 1) continue;
    seen[of[row]!] = 1;
    mask[row] = 1;
  }
  return removed(table, rowsOfMask(mask), breathe);
}

/** Rows by chance without repetition, in their order (selection sampling, Knuth, The Art of Computer Programming 2, 3.4.2 S). */
export async function applySample(table: StepTable, step: SampleStep, breathe: Breathe): Promise<Applied> {
  const wanted = step.how === 'rows' ? step.rows : Math.round(step.share * table.rows);
  if (wanted >= table.rows)
    return { table, notes: step.how === 'rows' ? [message('steps.note-sampled-all', { rows: table.rows })] : [] };
  const random = createRandom(step.seed);
  const rows = new Uint32Array(wanted);
  for (let row = 0, taken = 0; taken < wanted; row++)
    if ((table.rows - row) * random.next() < wanted - taken) rows[taken++] = row;
  return { table: await takeRowsSlowly(table, rows, breathe), notes: [] };
}

async function removed(table: StepTable, rows: Uint32Array, breathe: Breathe): Promise<Applied> {
  return {
    table: await takeRowsSlowly(table, rows, breathe),
    notes: [message('steps.note-removed', { count: table.rows - rows.length })],
  };
}
