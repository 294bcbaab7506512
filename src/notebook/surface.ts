/** What the notebook's components ask of the notebook: the public surface of NotebookState, so that tests and pages can bring their own. */

import type { OriginalRow } from '../data/original.ts';
import type { FilePreview } from '../data/preview-file.ts';
import type { DataChoices } from '../data/report.ts';
import type { Made, Step } from '../data/steps/step.ts';
import type { CustomerBits } from '../lib/marks.ts';
import type { JsonObject } from '../lib/json.ts';
import type { Message, Outcome } from '../lib/outcome.ts';
import type { Explanation, Lit, PickMode } from '../panels/contract.ts';
import type { Operation } from '../session/operations.ts';
import type { Cell, SelectionRule, Session } from '../session/schema.ts';
import type { ChoicesPatch } from '../session/source-operations.ts';
import type { ExportedTable } from '../workers/export-table.ts';
import type {
  Ask,
  RequestOptions,
  RowsQuery,
  RowsReply,
  StepValues,
  TableAddress,
  TableInfo,
} from '../workers/protocol.ts';
import type { GridRequest, GridRequests, GridView } from '../workers/grid-requests.ts';
import type { DataState } from './data-jobs.svelte.ts';
import type { PanelState } from './panel-jobs.svelte.ts';

export interface SelectionShown {
  readonly rule: SelectionRule;
  /** data cell whose customers are counted */
  readonly data: string;
  readonly count: number;
  /** share of its customers and of their money, 0…1 */
  readonly share: number;
  readonly valueShare: number;
  readonly description: Message;
  readonly bits: CustomerBits;
}

/** A table of a file that becomes a data cell of its own. */
export interface OwnTable {
  readonly name: string;
  readonly choices: Pick<DataChoices, 'block' | 'sheet'>;
}

export interface Notice {
  readonly id: number;
  readonly message: Message;
  /** the notice offers to undo what it tells of */
  readonly undo: boolean;
}

/** Everything the components under `notebook/` read and do. */
/** A table that is to be a file: which rows, in which order, under what name. */
export interface ExportWish {
  readonly table: TableAddress;
  readonly query: Pick<RowsQuery, 'sort' | 'search' | 'only'>;
  readonly title: string | Message;
  readonly rows: number;
  /** rows and order of the grid, in place of the query's */
  readonly view?: GridView;
}

export interface NotebookSurface {
  readonly id: string;
  readonly session: Session;
  readonly readOnly: Message | null;
  readonly undoLabel: Message | null;
  undo(): void;
  /** what the last undo or redo did, for those who cannot see it */
  readonly stepped: Message | null;
  apply(operation: Operation, gesture?: string): void;

  readonly notices: readonly Notice[];
  dismiss(id: number): void;
  announce(message: Message): void;

  /** id of the cell in focus */
  focus: string | null;

  /** @param asking panel cell whose data a person wishes among these files */
  addFiles(files: readonly File[], position?: number, asking?: string): Promise<void>;
  replaceFile(cellId: string, file: File): Promise<void>;
  /**
   * Puts the file as it is shown, with pseudonyms and without dropped columns, in place of the original.
   * @param key whether later files can still be given the same pseudonyms
   */
  keepPseudonymised(cellId: string, key: 'keep' | 'discard'): Promise<void>;
  cancelReading(cellId: string): void;
  /** reads a file once more that was cancelled, or over which the engine was lost */
  readAgain(cellId: string): void;
  addPanel(panelId: string, position?: number, options?: JsonObject): void;
  addText(position?: number): void;

  /** further tables of the file of a data cell, each as a data cell of its own under it; the file is kept once */
  addTables(cellId: string, tables: readonly OwnTable[]): void;

  /** a table made from another, as yet without steps or with these, under it; gives its id, '' where the notebook cannot be changed */
  addMade(from: string, begin?: Omit<Made, 'from'>, called?: string): string;
  /** all steps of a made table anew; `gesture` joins what is typed in one go */
  setSteps(cellId: string, steps: readonly Step[], label: Message, gesture?: string): void;
  setMadeFrom(cellId: string, from: string): void;
  setMadeListed(cellId: string, listed: boolean): void;
  /** values of a column after a step (−1: before the first), to choose from */
  stepValues(ask: Ask<'stepValues'>): Promise<Outcome<StepValues>>;

  data(cellId: string): DataState;
  panel(cellId: string): PanelState;
  cancelPanel(cellId: string): void;
  setOptions(cellId: string, patch: JsonObject, gesture?: string): void;
  setChoices(cellId: string, patch: ChoicesPatch, label?: Message): void;

  readonly selection: SelectionShown | null;
  lit(cellId: string): Readonly<Record<string, Lit>> | null;
  picked(cellId: string): Readonly<Record<string, ReadonlySet<number>>>;
  pick(cellId: string, set: string, marks: readonly number[], mode: PickMode, live?: boolean): void;
  prepare(cellId: string, set: string): void;
  pickCustomers(dataCellId: string, indices: readonly number[], mode: PickMode): Promise<void>;
  clearSelection(): void;
  invertSelection(): void;
  nameSegment(name: string): void;
  selectSegment(segmentId: string): void;
  segmentCount(segmentId: string): number | null;

  rows(table: TableAddress, query: RowsQuery): Promise<Outcome<RowsReply>>;
  /** what the grid of a data cell asks; ends with the signal */
  grid<N extends GridRequest>(
    name: N,
    ask: GridRequests[N]['ask'],
    signal?: AbortSignal,
  ): Promise<GridRequests[N]['reply']>;
  describeTable(table: TableAddress): Promise<Outcome<TableInfo>>;
  /** a row of a data cell's file as the file has it; `row` is that of the file's table */
  /** the first rows of a file as they would be read with these choices, for choosing how */
  preview(cellId: string, choices: DataChoices, rows: number, signal?: AbortSignal): Promise<Outcome<FilePreview>>;
  original(dataCellId: string, row: number): Promise<Outcome<OriginalRow>>;
  /** the table somebody wants as a file, for which the dialog stands open */
  readonly exporting: ExportWish | null;
  wishExport(wish: ExportWish | null): void;
  /** opens the dialog for the picked customers */
  exportSelection(): void;
  exportTable(ask: Ask<'exportTable'>, options: RequestOptions): Promise<Outcome<ExportedTable>>;
  explain(cellId: string): Promise<Outcome<Explanation>>;
  customerId(dataCellId: string, index: number): Promise<string>;

  /** cells that use this one */
  dependants(cellId: string): readonly Cell[];
}
