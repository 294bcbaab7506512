/** What page and engine say to each other. Every request has an id; a late answer for an old job is dropped by the client. */

import type { OriginalRow } from '../data/original.ts';
import type { FilePreview } from '../data/preview-file.ts';
import type { RowFilter } from '../data/problem-rows.ts';
import type { DataChoices, DataReport, IntakeProgress } from '../data/report.ts';
import type { ColumnValues } from '../data/steps/values.ts';
import type { Made } from '../data/steps/step.ts';
import type { Locale } from '../i18n/format.ts';
import type { Words } from '../i18n/translate.ts';
import type { JsonObject } from '../lib/json.ts';
import type { MarkSet } from '../lib/marks.ts';
import type { Message, Outcome } from '../lib/outcome.ts';
import type { GridRequests, GridView } from './grid-requests.ts';
import type { Explanation, PanelAnswer, TableCell, TableColumnView } from '../panels/contract.ts';
import type { ExportedTable, ExportForm } from './export-table.ts';

/** A panel to compute. `key` names the result in the engine, so that rows and explanations can be asked for later. */
export interface PanelJob {
  readonly key: string;
  /** `null` for a panel that needs no data */
  readonly data: string | null;
  readonly panel: string;
  readonly options: JsonObject;
  /** bits of the customers to keep, or `null` for all */
  readonly keep: Uint32Array | null;
  /** values other cells offer, by option */
  readonly given?: JsonObject;
  /** other data cells whose tables it may use, by option */
  readonly others?: Readonly<Record<string, string>>;
}

export interface TableInfo {
  readonly name: string;
  readonly title: Message;
  readonly published: boolean;
  readonly columns: readonly TableColumnView[];
  readonly rows: number;
  /** rows are customers */
  readonly customers: boolean;
  /** rows are marks of this set */
  readonly set: string | null;
}

export interface PanelReply {
  readonly answer: PanelAnswer<unknown>;
  readonly marks: Readonly<Record<string, MarkSet>>;
  readonly tables: readonly TableInfo[];
  readonly milliseconds: number;
}

/** The customers of a data cell, for shares and for going from marks to people. */
export interface CustomerBase {
  readonly customers: number;
  /** length `customers`: money of all used lines of each customer */
  readonly value: Float64Array;
}

export interface DataReply {
  readonly report: DataReport;
  /** `null` while the file offers no orders */
  readonly base: CustomerBase | null;
}

/** A window onto a table. `rows` of the reply are display positions offset … offset + count − 1 after search and sort. */
export interface RowsQuery {
  readonly offset: number;
  readonly count: number;
  readonly sort: { readonly column: string; readonly descending: boolean } | null;
  /** text to look for in text columns; '' finds all */
  readonly search: string;
  readonly locale: Locale;
  /** bits of the customers to show only, where rows are customers */
  readonly only: Uint32Array | null;
}

export interface RowsReply {
  /** rows that match */
  readonly total: number;
  /** of each column the decimals its numbers have one below the other; −1: as its style says */
  readonly decimals: readonly number[];
  readonly rows: readonly {
    readonly row: number;
    /** row of the file's table it is about, where it is about one */
    readonly file?: number;
    readonly cells: readonly TableCell[];
    /** customer index or mark, see TableInfo; −1 where there is none */
    readonly target: number;
  }[];
}

/** Which table: of a computed panel, or the raw rows / the problems / the listed rows of a data cell. */
export type TableAddress =
  | { readonly of: 'panel'; readonly key: string; readonly name: string }
  | {
      readonly of: 'data';
      readonly data: string;
      readonly name: 'rows' | 'listed' | 'problems';
      /** only the rows of a finding, or the problems of a kind or column */
      readonly only?: RowFilter;
    }
  /** the customers of a data cell with their worth; `only` of the query picks some of them */
  | { readonly of: 'customers'; readonly data: string; readonly name: 'customers' }
  /** the table a made data cell has after step `step` (from 0); −1 is the one it begins with */
  | { readonly of: 'step'; readonly data: string; readonly step: number; readonly name: 'rows' };

export type StepValues = ColumnValues;

export interface EngineRequests extends GridRequests {
  /** The words of all tables, for searching, sorting and writing them: the page has them anyway, so the engine carries none. */
  learn: { ask: { readonly words: readonly Words[] }; reply: null };
  /** Reads a file and keeps it under `data`. Reading again with other choices reuses the bytes when `blob` is null. */
  open: {
    ask: {
      readonly data: string;
      readonly blob: Blob | null;
      readonly name: string;
      readonly choices: DataChoices;
      /** made by steps of tables that are open already, in place of a file; names of all data cells for colliding columns */
      readonly made?: Made & {
        readonly names: Readonly<Record<string, string>>;
        /** of a table a panel publishes: names the result it is taken from */
        readonly result?: string;
      };
    };
    reply: Outcome<DataReply>;
  };
  /** a file with its pseudonyms in place of persons and without the columns dropped, every other cell as the file has it */
  shielded: {
    ask: { readonly data: string; readonly choices: DataChoices };
    /** `reading`: what must be chosen for the new file to be read as the one it stands for; mostly nothing */
    reply: Outcome<{ readonly blob: Blob; readonly reading: DataChoices }>;
  };
  /** forgets a data cell or a panel result */
  forget: { ask: { readonly data?: string; readonly key?: string }; reply: null };
  panel: { ask: PanelJob; reply: Outcome<PanelReply> };
  /** marks of a rule that depends on no cell */
  marks: {
    ask: {
      readonly data: string;
      readonly panel: string;
      readonly options: JsonObject;
      readonly keep: Uint32Array | null;
      readonly given?: JsonObject;
      readonly others?: Readonly<Record<string, string>>;
      readonly set: string;
    };
    reply: Outcome<MarkSet>;
  };
  /** values of a column that contain a text: after a step of a made table (−1: before the first), or of a file */
  stepValues: {
    ask: {
      readonly data: string;
      readonly step: number;
      readonly column: string;
      readonly search: string;
      readonly count: number;
    };
    reply: Outcome<StepValues>;
  };
  /** the first rows of a file as they would be read; `blob` where the engine does not hold the file */
  preview: {
    ask: {
      readonly data: string;
      readonly blob: Blob | null;
      readonly name: string;
      readonly choices: DataChoices;
      readonly rows: number;
    };
    reply: Outcome<FilePreview>;
  };
  /** a row of a file as the file has it, before anything was trimmed or read; fails for tables made by steps */
  original: { ask: { readonly data: string; readonly row: number }; reply: Outcome<OriginalRow> };
  explain: { ask: { readonly key: string; readonly customer: number | null }; reply: Outcome<Explanation> };
  describeTable: { ask: { readonly table: TableAddress }; reply: Outcome<TableInfo> };
  rows: { ask: { readonly table: TableAddress; readonly query: RowsQuery }; reply: Outcome<RowsReply> };
  /** a table as a file, every row that matches the query, whatever its window */
  exportTable: {
    ask: {
      readonly table: TableAddress;
      readonly query: RowsQuery;
      readonly form: ExportForm;
      /** for the rows of a data cell: those the grid shows, in its order, in place of the query's */
      readonly view?: GridView;
    };
    reply: Outcome<ExportedTable>;
  };
  /** ids of customers by index */
  customerIds: { ask: { readonly data: string; readonly indices: Uint32Array }; reply: readonly string[] };
  /** indices of customers by id; −1 where unknown */
  customerIndices: { ask: { readonly data: string; readonly ids: readonly string[] }; reply: Int32Array };
  /** for each customer of `from` its index in `to`, −1 where the person is not there */
  customerMap: { ask: { readonly from: string; readonly to: string }; reply: Int32Array };
}

export type RequestName = keyof EngineRequests;
export type Ask<N extends RequestName> = EngineRequests[N]['ask'];
export type Reply<N extends RequestName> = EngineRequests[N]['reply'];

/** Page → engine. */
export type ToEngine =
  | { readonly kind: 'request'; readonly id: number; readonly name: RequestName; readonly ask: unknown }
  | { readonly kind: 'cancel'; readonly id: number };

/** How far a job is: a file being read, or a panel being computed (share 0…1). */
export type Progress =
  ({ readonly kind: 'reading' } & IntakeProgress) | { readonly kind: 'computing'; readonly share: number };

/**
 * Engine → page. `crashed` carries what a programmer error said; it is shown as a fault, never swallowed. `ended` says that a
 * cancelled job is over, so that the page knows the engine is not stuck in it.
 */
export type FromEngine =
  | { readonly kind: 'ready' }
  | { readonly kind: 'reply'; readonly id: number; readonly reply: unknown }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly kind: 'crashed'; readonly id: number; readonly reason: string }
  | { readonly kind: 'ended'; readonly id: number };

export interface RequestOptions {
  readonly signal?: AbortSignal;
  readonly progress?: (progress: Progress) => void;
}

/** The port the notebook state is built with; tests pass a fake. An aborted request rejects with `AbortError`. */
export interface ComputePort {
  request<N extends RequestName>(name: N, ask: Ask<N>, options?: RequestOptions): Promise<Reply<N>>;
}
