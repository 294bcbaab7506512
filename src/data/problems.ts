/** Problems: cells and rows that are not as their column or the header would have them. Listed one by one, never dropped. */

import type { QuoteProblem, RaggedRow } from './scanner/scan.ts';

export type ProblemCode =
  'not-a-number' | 'not-a-date' | 'short-row' | 'long-row' | 'quote-malformed' | 'quote-unclosed';

export interface Problem {
  /** line of the file, 1-based */
  readonly line: number;
  /** row of the table, −1 where the problem is not one row's */
  readonly row: number;
  /** index of the column, −1 where it is the whole row */
  readonly column: number;
  readonly code: ProblemCode;
  /** cells the row should have, or has; 0 for problems of cells */
  readonly expected: number;
  readonly found: number;
  /** the text as the file has it */
  readonly got: string;
}

/** Problems beyond those that are listed one by one: how many, and the rows they are in. */
export interface ProblemsBeyond {
  readonly count: number;
  /** rows of cells that did not fit their column; a row may come more than once */
  readonly cells: Uint32Array;
  /** rows with too few or too many cells */
  readonly rows: Uint32Array;
}

export function cellProblem(
  line: number,
  row: number,
  column: number,
  code: 'not-a-number' | 'not-a-date',
  got: string,
): Problem {
  return { line, row, column, code, expected: 0, found: 0, got };
}

export function rowProblem(line: number, ragged: RaggedRow, width: number): Problem {
  return {
    line,
    row: ragged.row,
    column: -1,
    code: ragged.cells < width ? 'short-row' : 'long-row',
    expected: width,
    found: ragged.cells,
    got: ragged.overflow,
  };
}

export function quoteProblem(problem: QuoteProblem): Problem {
  return {
    line: problem.line,
    row: -1,
    column: problem.column,
    code: problem.kind === 'malformed' ? 'quote-malformed' : 'quote-unclosed',
    expected: 0,
    found: 0,
    got: problem.text,
  };
}
