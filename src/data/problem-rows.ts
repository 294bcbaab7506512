/** Which rows of a data cell's tables are asked for: those of a finding, or the problems of one kind or column. */

import type { Problem, ProblemCode } from './problems.ts';
import type { FindingCode } from './report.ts';
import type { ListedRows } from './row-checks.ts';
import { message, type Message } from '../lib/outcome.ts';

export interface RowFilter {
  readonly finding?: FindingCode;
  readonly problem?: ProblemCode;
  /** id of a column, '' for problems of whole rows */
  readonly column?: string;
}

/** Problems of one kind and column; all where neither is asked for. */
export function filterProblems(
  problems: readonly Problem[],
  columns: readonly { readonly id: string }[],
  { problem: code, column }: RowFilter,
): readonly Problem[] {
  if (code === undefined && column === undefined) return problems;
  return problems.filter(
    (each) =>
      (code === undefined || each.code === code) &&
      (column === undefined || (columns[each.column]?.id ?? '') === column),
  );
}

/** What became of the cells or the row of a problem. */
export function doneWith({ rows }: ListedRows): (problem: Problem) => Message {
  const listed = new Set(rows);
  return ({ row, code }) => message(row >= 0 && listed.has(row) ? 'intake.done-listed' : `intake.done-${code}`);
}

/** Kinds and columns of problems with their numbers, most frequent first. */
export function countProblems(
  problems: readonly Problem[],
  columns: readonly { readonly id: string }[],
): {
  readonly codes: readonly { readonly code: ProblemCode; readonly count: number }[];
  readonly columns: readonly { readonly id: string; readonly count: number }[];
} {
  const codes = new Map<ProblemCode, number>();
  const places = new Map<string, number>();
  for (const { code, column } of problems) {
    codes.set(code, (codes.get(code) ?? 0) + 1);
    const id = columns[column]?.id ?? '';
    places.set(id, (places.get(id) ?? 0) + 1);
  }
  return {
    codes: [...codes].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count),
    columns: [...places].map(([id, count]) => ({ id, count })).sort((a, b) => b.count - a.count),
  };
}
