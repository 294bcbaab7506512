/** How the cells of a file are written, and what is done about it: gathered column by column, told as findings. */

import type { CleanedColumn, Cleaning, Uncleaned } from './cell-cleaning.ts';
import type { DataChoices, FindingExample, ReadingCode, ReadingFinding, Treatment } from './report.ts';
import { DEFAULT_TREATMENTS, treatmentsOf } from './row-checks.ts';
import { message, type Message } from '../lib/outcome.ts';

export const READING_CODES: readonly ReadingCode[] = [
  'edge-blanks',
  'wide-letters',
  'guarded-cell',
  'bare-percent',
  'decimal-sign',
  'unit-in-name',
];

/** Treatment of each, and which of them a person chose. */
export interface Writing {
  readonly treatments: Readonly<Record<ReadingCode, Treatment>>;
  readonly chosen: ReadonlySet<ReadingCode>;
  readonly cleaning: Cleaning;
}

export function writingOf({ treatments = {} }: Pick<DataChoices, 'treatments'>): Writing {
  const chosen = new Set<ReadingCode>();
  const all = { ...DEFAULT_TREATMENTS };
  for (const code of READING_CODES) {
    const wanted = Object.hasOwn(treatments, code) ? treatments[code] : undefined;
    if (!wanted || !treatmentsOf(code, 'orders').includes(wanted)) continue;
    all[code] = wanted;
    chosen.add(code);
  }
  return {
    treatments: all,
    chosen,
    cleaning: {
      blanks: all['edge-blanks'] === 'trim',
      guards: all['guarded-cell'] === 'unwrap',
      widths: all['wide-letters'] === 'join',
    },
  };
}

/** Cells of one column that a finding concerns. */
interface Concerned {
  readonly id: string;
  readonly label: string;
  readonly cells: number;
  /** 1 for each row; absent where it is the whole column */
  readonly rows?: Uint8Array;
  readonly joined?: number;
  readonly examples?: Uncleaned['examples'];
}

/** What a column is told of beside its cells. */
export interface Undecided {
  /** a cell that either sign explains */
  readonly example: string;
  /** column and cell that prove the sign of the file; `null` where nothing does */
  readonly proof: { readonly label: string; readonly example: string } | null;
}

/** Gathers what the columns of a file are found to be written like. */
export class WrittenCells {
  readonly #found = new Map<ReadingCode, Concerned[]>();
  #undecided: Undecided | null = null;
  #unit = '';

  add(code: ReadingCode, concerned: Concerned): void {
    this.#found.set(code, [...(this.#found.get(code) ?? []), concerned]);
  }

  addCleaned(id: string, label: string, { blanks, guards, widths }: CleanedColumn): void {
    for (const [code, found] of [
      ['edge-blanks', blanks],
      ['guarded-cell', guards],
      ['wide-letters', widths],
    ] as const)
      if (found && found.cells > 0) this.add(code, { id, label, ...found });
  }

  addUndecided(concerned: Concerned, undecided: Undecided): void {
    this.add('decimal-sign', concerned);
    this.#undecided ??= undecided;
  }

  addUnit(concerned: Concerned, unit: string): void {
    this.add('unit-in-name', concerned);
    this.#unit ||= unit;
  }

  /** @param lineOf line of the file of a row */
  findings({ treatments, chosen }: Writing, lineOf: (row: number) => number): readonly ReadingFinding[] {
    return READING_CODES.flatMap((code) => {
      const columns = this.#found.get(code);
      if (!columns) return [];
      const count = columns.reduce((sum, { cells }) => sum + cells, 0);
      const joined = columns.reduce((sum, each) => sum + (each.joined ?? 0), 0);
      const byFile = code === 'decimal-sign' && !chosen.has(code) && this.#undecided?.proof != null;
      return [
        {
          code,
          count,
          rows: rowsOf(columns) ?? count,
          text: this.#textOf(code, count, joined, columns.map(({ label }) => label).join(', ')),
          examples: examplesOf(columns, lineOf),
          treatment: byFile ? ('as-comma' as const) : treatments[code],
        },
      ];
    });
  }

  #textOf(code: ReadingCode, count: number, joined: number, columns: string): Message {
    const parameters = { count, columns };
    if (code === 'edge-blanks')
      return joined > 0
        ? message('data.finding-edge-blanks-joined', { ...parameters, joined })
        : message('data.finding-edge-blanks', parameters);
    if (code === 'wide-letters') return message('data.finding-wide-letters', { ...parameters, joined });
    if (code === 'unit-in-name') return message('data.finding-unit-in-name', { ...parameters, unit: this.#unit });
    if (code === 'decimal-sign') {
      const { example, proof } = this.#undecided!;
      return proof
        ? message('data.finding-decimal-sign-proved', {
            ...parameters,
            example,
            column: proof.label,
            proof: proof.example,
          })
        : message('data.finding-decimal-sign', { ...parameters, example });
    }
    return message(`data.finding-${code}`, parameters);
  }
}

// Rows of any of the columns, ascending; `null` where whole columns are meant.
function rowsOf(columns: readonly Concerned[]): Uint32Array | null {
  const all = columns.flatMap(({ rows }) => (rows ? [rows] : []));
  if (all.length < columns.length || !all[0]) return null;
  const found: number[] = [];
  for (let row = 0; row < all[0].length; row++) if (all.some((rows) => rows[row] === 1)) found.push(row);
  return Uint32Array.from(found);
}

const EXAMPLES = 3;

function examplesOf(columns: readonly Concerned[], lineOf: (row: number) => number): FindingExample[] {
  return columns
    .flatMap(({ id, examples = [] }) => examples.map(({ row, text }) => ({ row, id, text })))
    .sort((a, b) => a.row - b.row)
    .slice(0, EXAMPLES)
    .map(({ row, id, text }) => ({ line: lineOf(row), column: id, value: text }));
}
