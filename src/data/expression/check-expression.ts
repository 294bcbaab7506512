/** Whether an expression fits the columns of a table. */

import type { Expression, ExpressionColumn, ExpressionType } from './expression.ts';
import { resolveExpression } from './resolve-expression.ts';
import { succeed, type Outcome } from '../../lib/outcome.ts';

/**
 * What the expression gives over these columns.
 * @returns its type, or the first part that does not fit, with `at` and `end` as in parseExpression
 */
export function checkExpression(
  expression: Expression,
  columns: readonly ExpressionColumn[],
): Outcome<{ readonly type: ExpressionType }> {
  const types = new Map(columns.map(({ name, type }) => [name, expressionType(type)]));
  const resolved = resolveExpression(expression, types);
  return resolved.ok ? succeed({ type: resolved.value.type }) : resolved;
}

function expressionType(type: ExpressionColumn['type']): ExpressionType {
  return type === 'number' || type === 'date' ? type : 'text';
}
