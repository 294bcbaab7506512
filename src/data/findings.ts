/** Findings of the data card: what was found, in which rows, what is done about it and what else could be. */

import { cellText } from './column-report.ts';
import type { ReadFile } from './read-file.ts';
import type { DataChoices, FindingCode, FindingExample, FindingReport, Role, Treatment } from './report.ts';
import type { RoleColumns } from './roles.ts';
import { treatmentsOf } from './row-checks.ts';
import type { TableKind } from './tables.ts';
import { message, type Message } from '../lib/outcome.ts';

/** Rows each finding concerns, or how many where rows are not at hand. */
export type FindingRows = Map<FindingCode, Uint32Array | number>;

/** The order of the card: what takes rows away first, what is only good to know last. */
const SHOWN: readonly FindingCode[] = [
  'total-row',
  'edge-blanks',
  'wide-letters',
  'guarded-cell',
  'decimal-sign',
  'bare-percent',
  'unit-in-name',
  'missing-customer',
  'missing-time',
  'missing-amount',
  'missing-value',
  'negative-value',
  'fractional-count',
  'recency-beyond-age',
  'unreadable-end',
  'unreadable-ended',
  'end-before-start',
  'resolved-before-complained',
  'unreadable-resolved',
  'entry-after-end',
  'duplicate-period',
  'duplicate-customer',
  'frequency-without-recency',
  'recency-without-frequency',
  'growing-survivors',
  'negative-spend',
  'same-thing',
  'no-answers',
  'unknown-answer',
  'outside-scale',
  'straight-line',
  'unparsed-cell',
  'ragged-row',
  'duplicate-row',
  'undone-order',
  'negative-amount',
  'zero-amount',
  'future-date',
  'same-day-orders',
];

const EXAMPLES = 3;

/** The column whose cells are shown as examples of a finding. */
const ABOUT: Readonly<Partial<Record<FindingCode, Role>>> = {
  'fractional-count': 'frequency',
  'recency-beyond-age': 'recency',
  'frequency-without-recency': 'frequency',
  'recency-without-frequency': 'recency',
  'unreadable-end': 'end',
  'unreadable-ended': 'ended',
  'end-before-start': 'end',
  'resolved-before-complained': 'resolved-at',
  'unreadable-resolved': 'resolved',
  'entry-after-end': 'entry',
  'duplicate-period': 'period',
  'growing-survivors': 'retained',
  'same-thing': 'first',
  'missing-time': 'time',
  'missing-amount': 'amount',
  'negative-amount': 'amount',
  'zero-amount': 'amount',
  'future-date': 'time',
  'duplicate-row': 'customer',
};

/** Rows with cells that could not be read, or with too few or too many; `uncertain` are all of them. */
export function damagedRows({ problems, beyond }: Pick<ReadFile, 'problems' | 'beyond'>): {
  readonly rows: FindingRows;
  readonly uncertain: ReadonlySet<number>;
} {
  const uncertain = new Set<number>();
  const ragged = new Set<number>();
  const unparsed = new Set<number>();
  for (const { row, code } of problems) {
    if (row < 0) continue;
    if (code === 'short-row' || code === 'long-row') ragged.add(row);
    if (code === 'not-a-number' || code === 'not-a-date') unparsed.add(row);
    uncertain.add(row);
  }
  for (const row of beyond?.cells ?? []) {
    unparsed.add(row);
    uncertain.add(row);
  }
  for (const row of beyond?.rows ?? []) {
    ragged.add(row);
    uncertain.add(row);
  }
  const rows: FindingRows = new Map();
  if (ragged.size > 0) rows.set('ragged-row', Uint32Array.from(ragged));
  if (unparsed.size > 0) rows.set('unparsed-cell', Uint32Array.from(unparsed));
  return { rows, uncertain };
}

export function rowsWhere(rows: number, holds: (row: number) => boolean): number[] {
  const found: number[] = [];
  for (let row = 0; row < rows; row++) if (holds(row)) found.push(row);
  return found;
}

/** Gathers rows under codes, in the order they come. */
export class RowFinder {
  private readonly found = new Map<FindingCode, number[]>();

  add(code: FindingCode, row: number): void {
    const rows = this.found.get(code);
    if (rows) rows.push(row);
    else this.found.set(code, [row]);
  }

  into(rows: FindingRows): FindingRows {
    for (const [code, list] of this.found) rows.set(code, Uint32Array.from(list));
    return rows;
  }
}

/**
 * @param columnsOf column of each example, for findings that may concern several; else the column of the finding's role is shown
 */
export function findingReports(
  file: ReadFile,
  kind: TableKind,
  roles: RoleColumns,
  concerned: FindingRows,
  treatmentOf: (code: FindingCode) => Treatment,
  chosen: NonNullable<DataChoices['treatments']>,
  columnsOf: ReadonlyMap<FindingCode, (row: number) => number> = new Map(),
): FindingReport[] {
  return SHOWN.filter((code) => concerned.has(code)).map((code) => {
    const written = file.written?.find((each) => each.code === code);
    if (written) {
      const { count, text, examples, treatment } = written;
      const alternatives = treatmentsOf(code, kind).filter((other) => other !== treatment);
      const guess = { value: treatment, reason: reasonOf(code, treatment), chosen: Object.hasOwn(chosen, code) };
      return { code, count, text, examples, treatment: { ...guess, alternatives } };
    }
    const rows = concerned.get(code)!;
    const cells =
      code === 'unparsed-cell'
        ? file.problems.filter((problem) => problem.code === 'not-a-number' || problem.code === 'not-a-date')
        : [];
    const count =
      code === 'unparsed-cell'
        ? cells.length + (file.beyond?.cells.length ?? 0)
        : typeof rows === 'number'
          ? rows
          : rows.length;
    const treatment = treatmentOf(code);
    return {
      code,
      count,
      text: message(`data.finding-${code}`, { count }),
      examples: examplesOf(code, rows, file, roles, columnsOf.get(code)),
      treatment: {
        value: treatment,
        reason: reasonOf(code, treatment),
        chosen: Object.hasOwn(chosen, code),
        alternatives: treatmentsOf(code, kind).filter((other) => other !== treatment),
      },
    };
  });
}

function reasonOf(code: FindingCode, treatment: Treatment): Message {
  return message(`data.treatment-${code}-${treatment}`);
}

function examplesOf(
  code: FindingCode,
  rows: Uint32Array | number,
  file: ReadFile,
  roles: RoleColumns,
  columnOf: ((row: number) => number) | undefined,
): FindingExample[] {
  const { table, problems } = file;
  if (code === 'unparsed-cell' || code === 'ragged-row') {
    const wanted = code === 'ragged-row' ? ['short-row', 'long-row'] : ['not-a-number', 'not-a-date'];
    const examples: FindingExample[] = [];
    for (const problem of problems) {
      if (!wanted.includes(problem.code)) continue;
      examples.push({ line: problem.line, column: table.columns[problem.column]?.id ?? null, value: problem.got });
      if (examples.length === EXAMPLES) break;
    }
    return examples;
  }
  if (typeof rows === 'number') return [];
  return Array.from(rows.subarray(0, EXAMPLES), (row) => {
    const at = columnOf ? columnOf(row) : (roles.get(ABOUT[code] ?? 'customer') ?? -1);
    const column = table.columns[at];
    // A cell that could not be read is empty in its column; the problems have its text.
    const got = problems.find((problem) => problem.row === row && problem.column === at)?.got;
    return {
      line: table.lines ? table.lines[row]! : table.firstLine + row,
      column: column?.id ?? null,
      value: got ?? (column ? cellText(column.column, row) : ''),
    };
  });
}
