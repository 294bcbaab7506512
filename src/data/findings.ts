/** Findings of the data card: what was found, in which rows, what is done about it and what else could be. */

import { cellText } from './column-report.ts';
import type { ReadFile } from './read-file.ts';
import type { DataChoices, FindingCode, FindingExample, FindingReport, Role, Treatment } from './report.ts';
import type { RoleColumns } from './roles.ts';
import { TREATMENTS } from './row-checks.ts';
import { message, type Message } from '../lib/outcome.ts';

/** Rows each finding concerns, or how many where rows are not at hand. */
export type FindingRows = Map<FindingCode, Uint32Array | number>;

/** The order of the card: what takes rows away first, what is only good to know last. */
const SHOWN: readonly FindingCode[] = [
  'missing-customer',
  'missing-time',
  'missing-amount',
  'unparsed-cell',
  'ragged-row',
  'duplicate-row',
  'negative-amount',
  'zero-amount',
  'future-date',
  'same-day-orders',
];

const EXAMPLES = 3;

/** The column whose cells are shown as examples of a finding. */
const ABOUT: Readonly<Partial<Record<FindingCode, Role>>> = {
  'missing-time': 'time',
  'missing-amount': 'amount',
  'negative-amount': 'amount',
  'zero-amount': 'amount',
  'future-date': 'time',
  'duplicate-row': 'customer',
};

export function findingReports(
  file: ReadFile,
  roles: RoleColumns,
  concerned: FindingRows,
  treatmentOf: (code: FindingCode) => Treatment,
  chosen: NonNullable<DataChoices['treatments']>,
): FindingReport[] {
  return SHOWN.filter((code) => concerned.has(code)).map((code) => {
    const rows = concerned.get(code)!;
    const cells =
      code === 'unparsed-cell'
        ? file.problems.filter((problem) => problem.code === 'not-a-number' || problem.code === 'not-a-date')
        : [];
    const count = code === 'unparsed-cell' ? cells.length : typeof rows === 'number' ? rows : rows.length;
    const treatment = treatmentOf(code);
    return {
      code,
      count,
      text: message(`data.finding-${code}`, { count }),
      examples: examplesOf(code, rows, file, roles),
      treatment: {
        value: treatment,
        reason: reasonOf(code, treatment),
        chosen: Object.hasOwn(chosen, code),
        alternatives: TREATMENTS[code].filter((other) => other !== treatment),
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
  const column = table.columns[roles.get(ABOUT[code] ?? 'customer') ?? -1];
  return Array.from(rows.subarray(0, EXAMPLES), (row) => ({
    line: table.lines ? table.lines[row]! : table.firstLine + row,
    column: column?.id ?? null,
    value: column ? cellText(column.column, row) : '',
  }));
}
