/** What each kind of table does with the rows of a file, in two steps: which rows have findings, and the tables of the rows in use. */

import type { FindingRows } from './findings.ts';
import type { ReadFile } from './read-file.ts';
import type { DataChoices, Figure, FindingCode, QuestionReport, WorthMeasure } from './report.ts';
import type { RoleColumns } from './roles.ts';
import type { Tables } from './tables.ts';
import type { CustomerUniverse } from './universe.ts';
import type { Message } from '../lib/outcome.ts';

export interface KindRows {
  readonly file: ReadFile;
  readonly roles: RoleColumns;
  /** day number of today */
  readonly today: number;
  /** scales and words of a survey a person decided */
  readonly choices: Pick<DataChoices, 'scales' | 'answers'>;
}

export interface KindWork {
  /** the roles it cannot do without have columns that can be read; else rows stay as they are and the card asks */
  readonly met: boolean;
  readonly concerned: FindingRows;
  /** of a survey without a question: the columns that could be one */
  readonly questions?: readonly QuestionReport[];
  /** column of each example of a finding, where it differs from row to row */
  readonly columnsOf?: ReadonlyMap<FindingCode, (row: number) => number>;
  /**
   * @param excluded not 0 for rows out of use; `null` where all are used
   * @returns `null` where no row is left
   */
  build(excluded: Uint8Array | null): Built | null;
}

/** The persons of a table and which of them each row is about. */
export interface People {
  readonly universe: CustomerUniverse;
  /** customer of each line; `null` where line i is customer i */
  readonly customer: Uint32Array | null;
  /** row of the file of each line; `null` where row i is line i */
  readonly sourceRow: Uint32Array | null;
  /** length `customers`: what each is worth */
  readonly value: Float64Array;
  readonly total: number;
  readonly measure: WorthMeasure;
}

export interface Built {
  readonly tables: Partial<Tables>;
  /** `null` where the rows are no persons */
  readonly people: People | null;
  /** the figures of the card where the rows are orders */
  readonly orders: {
    readonly customers: number;
    readonly orders: number;
    /** `null` where the rows have no amounts */
    readonly revenue: number | null;
    readonly currency: string | null;
    readonly firstDay: number;
    readonly lastDay: number;
  } | null;
  readonly figures: readonly Figure[];
  /** of a survey */
  readonly questions?: readonly QuestionReport[];
  /** ISO 4217 code of its money where the file shows one */
  readonly currency: string | null;
  readonly notices: readonly Message[];
  /** findings that are known only now */
  readonly found: FindingRows;
}
