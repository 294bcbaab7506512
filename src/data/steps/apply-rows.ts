/** Steps that keep, order or take rows. */

import { message } from '../../lib/outcome.ts';
import { createRandom } from '../../lib/random.ts';
import type { Applied } from './apply-join.ts';
import { maskOf } from './conditions.ts';
import { evaluateCondition } from './formula.ts';
import { keysOf } from './keys.ts';
import { orderRows } from './row-order.ts';
import type { DedupeStep, FilterStep, SampleStep, SortStep } from './step.ts';
import { columnOf, columnsOf, lack, rowsOfMask, takeRows, type StepTable } from './step-table.ts';

export function applyFilter(table: StepTable, step: FilterStep): Applied {
  const mask = step.by === 'expression' ? evaluateCondition(table, step.expression) : maskOf(table, step);
  const rows = rowsOfMask(mask);
  return rows.length === table.rows ? { table, notes: [] } : removed(table, rows);
}

export function applySort(table: StepTable, { keys }: SortStep): Applied {
  if (keys.length === 0) throw lack('column');
  const order = orderRows(
    keys.map(({ column, descending }) => ({ column: columnOf(table, column).column, descending })),
    table.rows,
  );
  return { table: takeRows(table, order), notes: [] };
}

export function applyDedupe(table: StepTable, { columns, keep }: DedupeStep): Applied {
  const compared = columns.length === 0 ? table.columns : columnsOf(table, columns);
  const { of, count } = keysOf(
    compared.map(({ column }) => column),
    table.rows,
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
  return removed(table, rowsOfMask(mask));
}

/** Rows by chance without repetition, in their order (selection sampling, Knuth, The Art of Computer Programming 2, 3.4.2 S). */
export function applySample(table: StepTable, step: SampleStep): Applied {
  const wanted = step.how === 'rows' ? step.rows : Math.round(step.share * table.rows);
  if (wanted >= table.rows)
    return { table, notes: step.how === 'rows' ? [message('steps.note-sampled-all', { rows: table.rows })] : [] };
  const random = createRandom(step.seed);
  const rows = new Uint32Array(wanted);
  for (let row = 0, taken = 0; taken < wanted; row++)
    if ((table.rows - row) * random.next() < wanted - taken) rows[taken++] = row;
  return { table: takeRows(table, rows), notes: [] };
}

function removed(table: StepTable, rows: Uint32Array): Applied {
  return { table: takeRows(table, rows), notes: [message('steps.note-removed', { count: table.rows - rows.length })] };
}
