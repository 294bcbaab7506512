/** Expressions of derive and filter, evaluated over the columns of a table. */

import type { Column } from '../columns.ts';
import { checkExpression } from '../expression/check-expression.ts';
import { evaluateExpression } from '../expression/evaluate-expression.ts';
import type { ExpressionType } from '../expression/expression.ts';
import { parseExpression } from '../expression/parse-expression.ts';
import type { Keys } from './keys.ts';
import { lack, StepFault, type StepTable } from './step-table.ts';

/** 1 for rows the expression holds for; a missing answer is no. */
export function evaluateCondition(table: StepTable, text: string): Uint8Array {
  const { column, type } = evaluate(table, text, null);
  if (type !== 'truth' || column.kind !== 'number') throw new StepFault('fail-not-condition');
  return Uint8Array.from(column.values, (value) => (value === 1 ? 1 : 0));
}

/** @param groups what aggregates are counted within; `null` for all rows together */
export function evaluate(
  table: StepTable,
  text: string,
  groups: Keys | null,
): { readonly column: Column; readonly type: ExpressionType } {
  if (text.trim() === '') throw lack('expression');
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new StepFault('fail-expression', { error: parsed.error });
  const checked = checkExpression(parsed.value, table.columns);
  if (!checked.ok) throw new StepFault('fail-expression', { error: checked.error });
  const columns = new Map(table.columns.map(({ name, column }) => [name, column]));
  const column = evaluateExpression(parsed.value, columns, table.rows, groups?.of ?? null, groups?.count ?? 1);
  return { column, type: checked.value.type };
}
