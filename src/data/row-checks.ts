/** Row checks: which rows of a table a finding concerns, and which of them its treatment takes out of use. */

import type { FindingCode, Treatment } from './report.ts';
import type { TableKind } from './tables.ts';

/** Why rows are out of use, in the order in which reasons are given: a row is listed under the first that applies. */
export const REASONS: readonly FindingCode[] = [
  'other-table',
  'total-row',
  'ragged-row',
  'unparsed-cell',
  'missing-customer',
  'missing-time',
  'missing-amount',
  'undone-order',
  'future-date',
  'negative-amount',
  'zero-amount',
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
  'frequency-without-recency',
  'recency-without-frequency',
  'negative-spend',
  'growing-survivors',
  'duplicate-period',
  'duplicate-customer',
  'same-thing',
  'no-answers',
  'outside-scale',
  'unknown-answer',
  'straight-line',
  'duplicate-row',
];

/** Reasons that hold of rows whatever they are, also while the roles of their kind are not met: steps and charts take the rows left. */
export const PLAIN_REASONS: readonly FindingCode[] = ['total-row', 'ragged-row', 'unparsed-cell', 'duplicate-row'];

/** What is done unless a person chooses otherwise. Rows that could be used are used (a repeat purchase in no time no model takes). */
export const DEFAULT_TREATMENTS: Readonly<Record<FindingCode, Treatment>> = {
  'ragged-row': 'keep',
  'unparsed-cell': 'keep',
  'missing-customer': 'exclude',
  'missing-time': 'exclude',
  'missing-amount': 'exclude',
  'future-date': 'keep',
  'negative-amount': 'keep',
  'zero-amount': 'keep',
  // what was never paid for, or paid back, is no purchase
  'undone-order': 'exclude',
  'duplicate-row': 'keep',
  'same-day-orders': 'keep',
  'missing-value': 'exclude',
  'negative-value': 'exclude',
  'fractional-count': 'exclude',
  'recency-beyond-age': 'exclude',
  'frequency-without-recency': 'exclude',
  'recency-without-frequency': 'as-zero',
  'duplicate-customer': 'exclude',
  'end-before-start': 'exclude',
  'resolved-before-complained': 'as-unknown',
  'unreadable-resolved': 'keep',
  'unreadable-end': 'exclude',
  'unreadable-ended': 'exclude',
  'entry-after-end': 'exclude',
  'duplicate-period': 'exclude',
  'growing-survivors': 'keep',
  'negative-spend': 'keep',
  'total-row': 'exclude',
  'other-table': 'exclude',
  'no-answers': 'exclude',
  'outside-scale': 'keep',
  'unknown-answer': 'keep',
  'straight-line': 'keep',
  'same-thing': 'exclude',
  'edge-blanks': 'trim',
  'wide-letters': 'keep',
  'guarded-cell': 'unwrap',
  'bare-percent': 'keep',
  // as-comma where other columns of the file prove it
  'decimal-sign': 'as-point',
  'unit-in-name': 'keep',
};

/** All treatments a finding may have. What no model can use, such as a last purchase after the end of observation, is listed. */
const TREATMENTS: Readonly<Record<FindingCode, readonly Treatment[]>> = {
  'ragged-row': ['keep', 'exclude'],
  'unparsed-cell': ['keep', 'exclude'],
  'missing-customer': ['exclude', 'one-customer'],
  'missing-time': ['exclude'],
  'missing-amount': ['exclude', 'as-zero'],
  'future-date': ['keep', 'exclude'],
  'negative-amount': ['keep', 'exclude'],
  'zero-amount': ['keep', 'exclude'],
  'undone-order': ['exclude', 'keep'],
  'duplicate-row': ['keep', 'merge'],
  'same-day-orders': ['keep'],
  'missing-value': ['exclude'],
  'negative-value': ['exclude'],
  'fractional-count': ['exclude'],
  'recency-beyond-age': ['exclude'],
  'frequency-without-recency': ['exclude', 'keep'],
  'recency-without-frequency': ['as-zero', 'exclude'],
  'duplicate-customer': ['exclude'],
  'end-before-start': ['exclude'],
  'resolved-before-complained': ['as-unknown', 'exclude'],
  'unreadable-resolved': ['keep', 'exclude'],
  'unreadable-end': ['exclude', 'keep'],
  'unreadable-ended': ['exclude', 'keep'],
  'entry-after-end': ['exclude'],
  'duplicate-period': ['exclude'],
  'growing-survivors': ['keep', 'exclude'],
  'negative-spend': ['keep', 'exclude'],
  'total-row': ['exclude', 'keep'],
  'other-table': ['exclude'],
  'no-answers': ['exclude'],
  'outside-scale': ['keep', 'exclude'],
  'unknown-answer': ['keep', 'exclude'],
  'straight-line': ['keep', 'exclude'],
  'same-thing': ['exclude'],
  'edge-blanks': ['trim', 'keep'],
  'wide-letters': ['keep', 'join'],
  'guarded-cell': ['unwrap', 'keep'],
  'bare-percent': ['keep', 'as-percent', 'as-unknown'],
  'decimal-sign': ['as-point', 'as-comma'],
  'unit-in-name': ['keep', 'multiply'],
};

/** All treatments a finding may have in a table of a kind; only orders without a customer can be pooled as one. */
export function treatmentsOf(code: FindingCode, kind: TableKind): readonly Treatment[] {
  return code === 'missing-customer' && kind !== 'orders' ? ['exclude'] : TREATMENTS[code];
}

/** Rows out of use, ascending, each with its reason (an index of {@link REASONS}). */
export interface ListedRows {
  readonly rows: Uint32Array;
  readonly reasons: Uint8Array;
}

/** Marks rows one reason after the other. Nothing is allocated while every row is in use. */
export class RowUse {
  private readonly rows: number;
  private marks: Uint8Array | null = null;

  constructor(rows: number) {
    this.rows = rows;
  }

  /** Takes a row out of use for a reason, unless an earlier reason did. */
  exclude(row: number, code: FindingCode): void {
    this.marks ??= new Uint8Array(this.rows);
    if (this.marks[row] === 0) this.marks[row] = REASONS.indexOf(code) + 1;
  }

  /** 0 for rows in use; `null` where all are */
  get excluded(): Uint8Array | null {
    return this.marks;
  }

  listed(): ListedRows {
    const { marks } = this;
    if (!marks) return { rows: new Uint32Array(0), reasons: new Uint8Array(0) };
    let count = 0;
    for (let row = 0; row < marks.length; row++) if (marks[row] !== 0) count++;
    const rows = new Uint32Array(count);
    const reasons = new Uint8Array(count);
    let at = 0;
    for (let row = 0; row < marks.length; row++) {
      if (marks[row] === 0) continue;
      rows[at] = row;
      reasons[at++] = marks[row]! - 1;
    }
    return { rows, reasons };
  }
}
