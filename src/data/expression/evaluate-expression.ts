/** Expressions over columns: each part at once for all rows, so that a million rows take milliseconds a part. */

import type { Column } from '../columns.ts';
import { CHOICE_OPERATIONS } from './choice-operations.ts';
import { DATE_OPERATIONS } from './date-operations.ts';
import type { Expression } from './expression.ts';
import { GROUP_OPERATIONS } from './group-operations.ts';
import { GroupRows } from './group-rows.ts';
import { NUMBER_OPERATIONS } from './number-operations.ts';
import type { Operation, Surroundings } from './operation.ts';
import { resolveExpression, type TypedNode } from './resolve-expression.ts';
import { TEXT_OPERATIONS } from './text-operations.ts';
import { TextPool } from './text-pool.ts';
import { TRUTH_OPERATIONS } from './truth-operations.ts';
import { columnOf, missingVector, NO, numberVector, truthVector, vectorOf, YES, type Vector } from './vectors.ts';
import { MISSING_SECONDS } from '../../lib/days.ts';

const OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  [NUMBER_OPERATIONS, TRUTH_OPERATIONS, TEXT_OPERATIONS, DATE_OPERATIONS, GROUP_OPERATIONS, CHOICE_OPERATIONS].flatMap(
    (operations) => Object.entries(operations),
  ),
);

/**
 * Values of the expression in every row. Missing in arithmetic and in comparisons gives missing; `and`, `or` and `not` are
 * Kleene's; division by zero and results out of range are missing. Conditions give 1, 0 and NaN.
 * @param columns by name, each of length `rows`; those the expression does not name are not touched
 * @param within group of each row, 0 … groups − 1, over which sum, rank, previous and the like go; `null` for all rows as one
 * @param groups number of groups; not looked at where `within` is `null`
 * @throws RangeError where the expression does not fit the columns (ask checkExpression first), or where the texts it makes
 *   would take more than 2^28 characters
 */
export function evaluateExpression(
  expression: Expression,
  columns: ReadonlyMap<string, Column>,
  rows: number,
  within: Uint32Array | null,
  groups: number,
): Column {
  const types = new Map([...columns].map(([name, { kind }]) => [name, kind]));
  const resolved = resolveExpression(expression, types);
  if (!resolved.ok) throw new RangeError(`The expression does not fit: ${resolved.error.code}.`);
  const root = resolved.value;
  if (root.kind === 'column') return columns.get(root.name)!;
  const surroundings: Surroundings = { rows, groups: new GroupRows(rows, within, groups) };
  return columnOf(evaluate(root, columns, surroundings), rows);
}

function evaluate(node: TypedNode, columns: ReadonlyMap<string, Column>, surroundings: Surroundings): Vector {
  switch (node.kind) {
    case 'number':
      return numberVector(Float64Array.of(node.value), node.decimals, 0);
    case 'text':
      return node.value === ''
        ? missingVector('text')
        : { kind: 'text', codes: Uint8Array.of(1), pool: new TextPool(['', node.value]), step: 0 };
    case 'date': {
      const seconds = node.seconds === MISSING_SECONDS ? null : Int32Array.of(node.seconds);
      return { kind: 'date', days: Int32Array.of(node.day), seconds, step: 0 };
    }
    case 'truth':
      return truthVector(Uint8Array.of(node.value ? YES : NO), 0);
    case 'missing':
      return missingVector(node.type);
    case 'column':
      return vectorOf(columns.get(node.name)!);
    case 'call': {
      const parts = node.arguments.map((part) => evaluate(part, columns, surroundings));
      return OPERATIONS.get(node.operation)!(parts, surroundings, node.setting);
    }
  }
}
