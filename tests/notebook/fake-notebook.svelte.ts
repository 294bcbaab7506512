/** A notebook without engine or storage: the document is real, data and results are what the test says. */

import type { OriginalRow } from '../../src/data/original.ts';
import type { FilePreview } from '../../src/data/preview-file.ts';
import type { DataChoices, DataReport } from '../../src/data/report.ts';
import type { Made, Step } from '../../src/data/steps/step.ts';
import type { JsonObject } from '../../src/lib/json.ts';
import { fail, message, succeed, type Message, type Outcome } from '../../src/lib/outcome.ts';
import type { DataState } from '../../src/notebook/data-jobs.svelte.ts';
import type { PanelState } from '../../src/notebook/panel-jobs.svelte.ts';
import type { ExportWish, NotebookSurface, Notice, OwnTable, SelectionShown } from '../../src/notebook/surface.ts';
import type { Explanation, Lit, PickMode } from '../../src/panels/contract.ts';
import { applyOperation, describeOperation, type Operation } from '../../src/session/operations.ts';
import { EMPTY_SESSION, type Cell, type DataCell, type Session } from '../../src/session/schema.ts';
import type { ChoicesPatch } from '../../src/session/source-operations.ts';
import type { ExportedTable, ExportForm } from '../../src/workers/export-table.ts';
import type { GridRequest, GridRequests } from '../../src/workers/grid-requests.ts';
import type {
  Ask,
  RequestOptions,
  RowsQuery,
  RowsReply,
  StepValues,
  TableAddress,
  TableInfo,
} from '../../src/workers/protocol.ts';

const READING: DataState = { status: 'reading', progress: null, report: null, error: null, customers: 0 };
const WAITING: PanelState = {
  status: 'waiting',
  reply: null,
  key: null,
  error: null,
  unmet: [],
  wanted: [],
  slow: false,
  progress: null,
};

export interface FakeTable {
  readonly info: TableInfo;
  readonly row: (index: number) => RowsReply['rows'][number];
  readonly decimals?: readonly number[];
}

export class FakeNotebook implements NotebookSurface {
  readonly id = 'fake';
  session = $state.raw<Session>(EMPTY_SESSION);
  readOnly: Message | null = null;
  stepped: Message | null = null;
  focus = $state.raw<string | null>(null);
  notices = $state.raw<readonly Notice[]>([]);
  selection = $state.raw<SelectionShown | null>(null);
  /** every operation applied, with its gesture */
  readonly applied: { readonly operation: Operation; readonly gesture: string | undefined }[] = [];
  /** every other call that matters, as `name(arguments)` */
  readonly calls: string[] = [];
  /** windows asked of tables */
  readonly asked: RowsQuery[] = [];
  dataStates = $state.raw<Readonly<Record<string, DataState>>>({});
  panelStates = $state.raw<Readonly<Record<string, PanelState>>>({});
  litSets = $state.raw<Readonly<Record<string, Readonly<Record<string, Lit>>>> | null>(null);
  tables: Readonly<Record<string, FakeTable>> = {};
  explanation: Outcome<Explanation> = fail('state.result-gone');
  values: Outcome<StepValues> = succeed({ distinct: 0, missing: 0, values: [] });
  /** replies wait for this; tests may hold it back */
  gate: Promise<void> = Promise.resolve();
  exporting = $state.raw<ExportWish | null>(null);
  /** forms in which tables were asked for as files, and what is said of them */
  readonly exported: ExportForm[] = [];
  exportNotes: readonly Message[] = [];
  #past = $state.raw<readonly { readonly session: Session; readonly label: Message }[]>([]);
  #ids = 0;

  constructor(session: Partial<Session> = {}) {
    this.session = { ...EMPTY_SESSION, ...session };
  }

  get undoLabel(): Message | null {
    return this.#past.at(-1)?.label ?? null;
  }

  undo(): void {
    const last = this.#past.at(-1);
    if (!last) return;
    this.session = last.session;
    this.#past = this.#past.slice(0, -1);
  }

  apply(operation: Operation, gesture?: string): void {
    this.applied.push({ operation, gesture });
    const next = applyOperation(this.session, operation);
    if (next === this.session) return;
    this.#past = [...this.#past, { session: this.session, label: describeOperation(operation, this.session) }];
    this.session = next;
  }

  announce(text: Message): void {
    this.notices = [...this.notices, { id: ++this.#ids, message: text, undo: false }];
  }

  dismiss(id: number): void {
    this.notices = this.notices.filter((notice) => notice.id !== id);
  }

  addFiles(files: readonly File[], position?: number): Promise<void> {
    this.calls.push(`addFiles(${files.map((file) => file.name).join()}, ${position})`);
    return Promise.resolve();
  }

  replaceFile(cellId: string, file: File): Promise<void> {
    this.calls.push(`replaceFile(${cellId}, ${file.name})`);
    return Promise.resolve();
  }

  keepPseudonymised(cellId: string, key: 'keep' | 'discard'): Promise<void> {
    this.calls.push(`keepPseudonymised(${cellId}, ${key})`);
    return Promise.resolve();
  }

  addTables(cellId: string, tables: readonly OwnTable[]): void {
    this.calls.push(`addTables(${cellId}, ${JSON.stringify(tables)})`);
  }

  readAgain(cellId: string): void {
    this.calls.push(`readAgain(${cellId})`);
  }
  cancelReading(cellId: string): void {
    this.calls.push(`cancelReading(${cellId})`);
  }

  addPanel(panelId: string, position?: number, options: JsonObject = {}): void {
    const data = this.session.cells.find((cell) => cell.kind === 'data')?.id ?? null;
    this.#insert(
      { kind: 'panel', id: this.#newId(), panel: panelId, panelVersion: 1, data, options, filter: null },
      position,
    );
  }

  addText(position?: number): void {
    this.#insert({ kind: 'text', id: this.#newId(), text: '' }, position);
  }

  addMade(from: string, begin: Omit<Made, 'from'> = { steps: [] }, called?: string): string {
    const id = this.#newId();
    const cell = { kind: 'data', id, name: called ?? id, source: '', choices: {}, made: { from, ...begin } } as const;
    this.apply({ kind: 'add-made', cell, position: this.session.cells.length });
    return id;
  }

  setSteps(cellId: string, steps: readonly Step[], label: Message, gesture?: string): void {
    this.apply({ kind: 'set-steps', cell: cellId, steps, label }, gesture);
  }

  setMadeFrom(cellId: string, from: string): void {
    this.apply({ kind: 'set-made-from', cell: cellId, from });
  }

  setMadeListed(cellId: string, listed: boolean): void {
    this.apply({ kind: 'set-made-listed', cell: cellId, listed });
  }

  stepValues({ data, step, column, search }: Ask<'stepValues'>): Promise<Outcome<StepValues>> {
    this.calls.push(`stepValues(${data}, ${step}, ${column}, ${search})`);
    return Promise.resolve(this.values);
  }

  data(cellId: string): DataState {
    return this.dataStates[cellId] ?? READING;
  }

  panel(cellId: string): PanelState {
    return this.panelStates[cellId] ?? WAITING;
  }

  cancelPanel(cellId: string): void {
    this.calls.push(`cancelPanel(${cellId})`);
  }

  setOptions(cellId: string, patch: JsonObject, gesture?: string): void {
    this.apply(
      { kind: 'set-options', cell: cellId, options: patch, label: message('state.do-set-options', { count: 1 }) },
      gesture,
    );
  }

  setChoices(cellId: string, patch: ChoicesPatch, label: Message = message('state.do-set-choices')): void {
    this.apply({ kind: 'set-choices', cell: cellId, choices: patch, label });
  }

  lit(cellId: string): Readonly<Record<string, Lit>> | null {
    return this.selection ? (this.litSets?.[cellId] ?? {}) : null;
  }

  picked(cellId: string): Readonly<Record<string, ReadonlySet<number>>> {
    const rule = this.selection?.rule;
    return rule?.kind === 'marks' && rule.cell === cellId ? { [rule.set]: new Set(rule.marks) } : {};
  }

  pick(cellId: string, set: string, marks: readonly number[], mode: PickMode, live = false): void {
    this.calls.push(`pick(${cellId}, ${set}, [${marks.join()}], ${mode}${live ? ', live' : ''})`);
  }

  prepare(cellId: string, set: string): void {
    this.calls.push(`prepare(${cellId}, ${set})`);
  }

  pickCustomers(dataCellId: string, indices: readonly number[], mode: PickMode): Promise<void> {
    this.calls.push(`pickCustomers(${dataCellId}, [${indices.join()}], ${mode})`);
    return Promise.resolve();
  }

  clearSelection(): void {
    this.calls.push('clearSelection()');
    this.selection = null;
  }

  invertSelection(): void {
    this.calls.push('invertSelection()');
  }

  nameSegment(name: string): void {
    if (this.selection)
      this.apply({ kind: 'add-segment', segment: { id: this.#newId(), name, rule: this.selection.rule } });
  }

  selectSegment(segmentId: string): void {
    this.calls.push(`selectSegment(${segmentId})`);
  }

  segmentCount(): number | null {
    return 843;
  }

  async rows(table: TableAddress, query: RowsQuery): Promise<Outcome<RowsReply>> {
    this.asked.push(query);
    await this.gate;
    const found = this.tables[table.name];
    if (!found) return fail('state.result-gone');
    const matching = query.search === '' ? found.info.rows : Math.min(3, found.info.rows);
    const count = Math.max(0, Math.min(query.count, matching - query.offset));
    const at = (position: number): number => (query.sort?.descending ? matching - 1 - position : position);
    return succeed({
      total: matching,
      decimals: found.decimals ?? [],
      rows: Array.from({ length: count }, (_, index) => found.row(at(query.offset + index))),
    });
  }

  /** answers of the engine to the grid; tests bring a real one */
  engine: ((name: GridRequest, ask: unknown) => Promise<unknown>) | null = null;

  async grid<N extends GridRequest>(name: N, ask: GridRequests[N]['ask']): Promise<GridRequests[N]['reply']> {
    if (!this.engine) return fail('state.data-gone');
    return (await this.engine(name, ask)) as GridRequests[N]['reply'];
  }

  describeTable(table: TableAddress): Promise<Outcome<TableInfo>> {
    const found = this.tables[table.name];
    return Promise.resolve(found ? succeed(found.info) : fail('state.result-gone'));
  }

  /** what previews show; a test sets it */
  previewed: Outcome<FilePreview> = fail('state.data-gone');

  preview(cellId: string, choices: DataChoices): Promise<Outcome<FilePreview>> {
    this.calls.push(`preview(${cellId}, ${JSON.stringify(choices)})`);
    return Promise.resolve(this.previewed);
  }

  original(dataCellId: string, row: number): Promise<Outcome<OriginalRow>> {
    this.calls.push(`original(${dataCellId}, ${row})`);
    const cells = [{ id: 'c0', label: '会员号', text: ` M${row} ` }];
    return Promise.resolve(succeed({ line: row + 2, text: ` M${row} `, cells }));
  }

  wishExport(wish: ExportWish | null): void {
    this.calls.push(`wishExport(${wish?.table.name ?? null})`);
    this.exporting = wish;
  }

  exportSelection(): void {
    this.calls.push('exportSelection()');
  }

  async exportTable({ form }: Ask<'exportTable'>, options: RequestOptions): Promise<Outcome<ExportedTable>> {
    this.exported.push(form);
    options.progress?.({ kind: 'computing', share: 0.5 });
    await this.gate;
    options.signal?.throwIfAborted();
    return succeed({ blob: new Blob(['a']), rows: 1, notes: this.exportNotes });
  }

  explain(): Promise<Outcome<Explanation>> {
    return Promise.resolve(this.explanation);
  }

  customerId(_dataCellId: string, index: number): Promise<string> {
    return Promise.resolve(`M${index}`);
  }

  dependants(cellId: string): readonly Cell[] {
    return this.session.cells.filter((cell) => cell.kind === 'panel' && cell.data === cellId);
  }

  #insert(cell: Cell, position = this.session.cells.length): void {
    this.apply({ kind: 'insert-cell', cell, position });
    this.focus = cell.id;
  }

  #newId(): string {
    return `n${++this.#ids}`;
  }
}

export const ORDERS_CELL: DataCell = { kind: 'data', id: 'd1', name: 'orders', source: 's1', choices: {} };

/** A plausible report; tests change what they are about. */
export function sampleReport(changes: Partial<DataReport> = {}): DataReport {
  const guess = <T>(value: T, alternatives: readonly T[] = []) => ({
    value,
    reason: message('common.more'),
    chosen: false,
    alternatives,
  });
  const column = (id: string, label: string, type: 'number' | 'date' | 'identifier' | 'text') => ({
    id,
    label,
    type: guess(type, ['text' as const]),
    missing: 0,
    distinct: 6000,
    minimum: type === 'number' ? -39 : type === 'date' ? 19362 : null,
    maximum: type === 'number' ? 96.5 : type === 'date' ? 20453 : null,
    problems: 0,
    profile: [9, 7, 5, 4, 3, 2, 2, 1, 1, 1],
    examples: ['M0001', 'M0002'],
    dateOrder: null,
    notes: [],
  });
  const role = (name: DataReport['roles'][number]['role'], id: string | null) => ({
    role: name,
    column: guess(id),
    enables: message('common.more'),
  });
  return {
    file: {
      name: 'half-sugar-orders.csv',
      bytes: 4_100_000,
      encoding: guess('utf-8', ['gb18030']),
      delimiter: guess(',', [';']),
      header: guess(true, [false]),
      titleRows: guess(0, [1, 2]),
      headerRows: guess(1, [2]),
      sheet: null,
      reader: 'scanner',
    },
    rows: 61_742,
    kind: guess('orders', ['customer-summary', 'subscriptions', 'retention', 'channels']),
    usable: true,
    columns: [
      column('c0', '会员号', 'identifier'),
      column('c1', '下单时间', 'date'),
      column('c2', '实付', 'number'),
      column('c3', '订单号', 'identifier'),
    ],
    roles: [
      role('customer', 'c0'),
      role('order', 'c3'),
      role('time', 'c1'),
      role('amount', 'c2'),
      role('product', null),
    ],
    orders: {
      customers: 6000,
      orders: 55_294,
      revenue: 1_123_864.25,
      currency: 'CNY',
      firstDay: 19358,
      lastDay: 20453,
    },
    findings: [
      {
        code: 'duplicate-row',
        count: 318,
        text: message('common.more'),
        examples: [{ line: 12, column: null, value: '' }],
        treatment: guess('merge', ['merge', 'keep']),
      },
      {
        code: 'missing-customer',
        count: 214,
        text: message('common.more'),
        examples: [],
        treatment: guess('exclude', ['exclude', 'one-customer']),
      },
    ],
    figures: [],
    questions: [],
    worth: { total: 1_123_864.25, measure: 'money' },
    currency: 'CNY',
    ledger: { read: 61_742, used: 61_161, listed: 581, reasons: [{ code: 'duplicate-row', rows: 318 }] },
    notices: [],
    milliseconds: 180,
    ...changes,
  };
}

export function readyData(report: DataReport = sampleReport()): DataState {
  return { status: 'ready', progress: null, report, error: null, customers: report.orders?.customers ?? 0 };
}
