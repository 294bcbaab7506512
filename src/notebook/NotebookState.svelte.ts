/** The state of one open notebook: the document and its history, the data, the results, the one selection, the saving. */

import { SvelteMap } from 'svelte/reactivity';
import { DICTIONARIES } from '../i18n/dictionaries.ts';
import type { FilePreview } from '../data/preview-file.ts';
import { MAXIMUM_FILE_BYTES, type DataChoices, type DataReport, type Role } from '../data/report.ts';
import type { OriginalRow } from '../data/original.ts';
import type { Made, Step } from '../data/steps/step.ts';
import type { JsonObject } from '../lib/json.ts';
import { fail, message, succeed, type Message, type Outcome } from '../lib/outcome.ts';
import type { SourceRecord } from '../lib/source.ts';
import type { AnyPanel, Explanation, Lit, PickMode } from '../panels/contract.ts';
import { findPanel, PANELS } from '../panels/index.ts';
import { lackOf } from '../panels/needs.ts';
import { initialOptions } from '../panels/options.ts';
import {
  changeThroughout,
  createHistory,
  record,
  recordAll,
  redo,
  redoLabel,
  undo,
  undoLabel,
  type History,
} from '../session/history.ts';
import type { ChoicesPatch } from '../session/source-operations.ts';
import { isMadeFrom } from '../session/made-operations.ts';
import { applyOperation, type Operation } from '../session/operations.ts';
import { toDocument } from '../session/serialize.ts';
import type { Cell, DataCell, PanelCell, SelectionRule, Session } from '../session/schema.ts';
import type { NotebookHead, NotebookStorage } from '../storage/port.ts';
import type { Loss } from '../workers/client.ts';
import type {
  Ask,
  ComputePort,
  Reply,
  RequestOptions,
  RowsQuery,
  RowsReply,
  StepValues,
  TableAddress,
  TableInfo,
} from '../workers/protocol.ts';
import type { ExportedTable } from '../workers/export-table.ts';
import type { GridRequest } from '../workers/grid-requests.ts';
import { wantsOf } from './add-panels.ts';
import { DataJobs, type DataState } from './data-jobs.svelte.ts';
import { PanelJobs, type PanelState } from './panel-jobs.svelte.ts';
import { Saving, type SavingState } from './saving.svelte.ts';
import { takesFrom } from './supplies.ts';
import { Selection } from './selection.svelte.ts';
import type { ExportWish, NotebookSurface, Notice, OwnTable, SelectionShown } from './surface.ts';
import { carries, offerOf } from './offer.ts';
import { setOptionsLabel } from './option-labels.ts';
import { pickedMarks, pickRule } from './picking.ts';

export interface NotebookPorts {
  readonly compute: ComputePort & { onLost?(listener: (loss: Loss) => void): () => void };
  readonly storage: NotebookStorage;
  /** milliseconds, for display only */
  readonly clock: () => number;
  readonly newId: () => string;
  /** makes the bytes of a bundled example again */
  readonly sample?: (name: string) => Promise<Blob | null>;
}

export interface NotebookStart {
  readonly id: string;
  readonly session: Session;
  /** counter of the stored version this starts from; 0 for a new notebook */
  readonly counter: number;
  readonly ports: NotebookPorts;
  /** bytes that are at hand already, by source id */
  readonly blobs?: ReadonlyMap<string, Blob>;
}

export class NotebookState implements NotebookSurface {
  readonly id: string;
  readonly #ports: NotebookPorts;
  readonly #data: DataJobs;
  readonly #panels: PanelJobs;
  readonly #selection: Selection;
  readonly #saving: Saving;
  readonly #blobs: Map<string, Blob>;
  /** records whose bytes are stored; the document in memory may hold an earlier record without chunks */
  readonly #stored = new Map<string, SourceRecord>();
  /** files that went with the bin: a version saved without them takes their bytes out of the store, undo puts them back */
  readonly #leaving = new Map<string, SourceRecord>();
  exporting = $state.raw<ExportWish | null>(null);
  readonly #segmentCounts = new SvelteMap<string, number | null>();
  #history = $state.raw<History>() as History;
  #live: SelectionRule | null = null;
  /** data of panels that nobody chose for them and that have not had a result with it */
  readonly #given = new Map<string, string>();
  #syncing = false;
  #noticeId = 0;
  #release: (() => void) | null = null;

  notices = $state.raw<readonly Notice[]>([]);
  readOnly = $state.raw<Message | null>(null);
  stepped = $state.raw<Message | null>(null);
  /** id of the cell in focus */
  focus = $state.raw<string | null>(null);

  constructor({ id, session, counter, ports, blobs }: NotebookStart) {
    this.id = id;
    this.#ports = ports;
    this.#blobs = new Map(blobs);
    this.#history = createHistory(session);
    for (const source of session.sources)
      if (source.chunks.length > 0 || source.sample) this.#stored.set(source.id, source);
    const { compute } = ports;
    this.#data = new DataJobs({
      compute,
      bytes: (source) => this.#bytes(source),
      changed: () => this.#sync(),
      panel: (cell) => this.#panels.stand(cell),
      lost: (cell, roles) => this.#tellLost(cell, roles),
    });
    this.#panels = new PanelJobs({
      compute,
      data: this.#data,
      findPanel,
      cells: () => this.session.cells,
      filterBits: (segment, data) => this.#selection.bits({ kind: 'segment', segment }, data),
      changed: () => this.#sync(),
    });
    this.#selection = new Selection({
      compute,
      data: this.#data,
      panels: this.#panels,
      findPanel,
      session: () => this.session,
      resolved: () => this.#sync(),
    });
    this.#saving = new Saving({
      save: (expected) => this.#save(expected),
      counter,
      conflict: (reason) => (this.readOnly = reason),
    });
  }

  /** Begins reading data and computing. */
  start(): void {
    this.#release = this.#ports.compute.onLost?.((loss) => this.#restart(loss)) ?? null;
    this.#teach();
    void this.#ports.storage
      .status()
      .then(({ kind, reason }) =>
        this.#saving.fleeting(kind === 'memory' ? message(reason ?? 'session.store-unavailable') : null),
      );
    this.#data.sync(this.session);
    this.#sync();
    // What was never stored is not saved yet, whether or not anybody changes it.
    if (this.#saving.counter === 0) this.#saving.touch();
  }

  /** Saves what is open and lets go of data and results. */
  async stop(): Promise<void> {
    this.#release?.();
    await this.#saving.flush();
    this.#saving.stop();
    this.#data.stop();
    this.#panels.stop();
  }

  // The document

  get session(): Session {
    return this.#history.session;
  }

  get undoLabel(): Message | null {
    return undoLabel(this.#history);
  }

  get redoLabel(): Message | null {
    return redoLabel(this.#history);
  }

  get saving(): SavingState {
    return this.#saving.state;
  }

  /** counter of the version the storage holds, for whoever takes over */
  get counter(): number {
    return this.#saving.counter;
  }

  /** Makes sure this notebook will be stored although nothing in it was changed: a new one, a copy, an example. */
  touch(): void {
    this.#saving.touch();
  }

  /** Writes what is not written yet now; resolves when it is. */
  flush(): Promise<void> {
    return this.#saving.flush();
  }

  apply(operation: Operation, gesture?: string): void {
    if (this.readOnly) {
      this.announce(this.readOnly);
      return;
    }
    if (operation.kind === 'set-panel-data') this.#given.delete(operation.cell);
    const { sources } = this.session;
    this.#become(record(this.#history, operation, gesture ?? null));
    if (operation.kind === 'empty-bin')
      for (const source of sources)
        if (!this.session.sources.some(({ id }) => id === source.id)) this.#leaving.set(source.id, source);
    if (operation.kind === 'delete-cell') this.#notice(message('state.cell-deleted'), true);
  }

  /** Several operations that a person sees as one. */
  #applyAll(operations: readonly Operation[]): void {
    if (this.readOnly) this.announce(this.readOnly);
    else this.#become(recordAll(this.#history, operations));
  }

  undo(): void {
    const label = this.undoLabel;
    if (this.readOnly || !label) return;
    this.#become(undo(this.#history));
    this.stepped = message('state.undone', { what: label });
  }

  redo(): void {
    const label = this.redoLabel;
    if (this.readOnly || !label) return;
    this.#become(redo(this.#history));
    this.stepped = message('state.redone', { what: label });
  }

  /** Cells that use a cell: panels that read its data or take what it offers, tables made from it. */
  dependants(cellId: string): readonly Cell[] {
    return this.session.cells.filter((cell) =>
      cell.kind === 'panel'
        ? cell.data === cellId || takesFrom(cell, findPanel(cell.panel), cellId)
        : isMadeFrom(cell, cellId),
    );
  }

  // Data

  /**
   * Adds files as data cells. While a file of an earlier drop is still being read for the first time, the new one takes its
   * place. Panel cells that wait for data get the first file, and once the files are read the first they can be made of.
   * @param asking panel cell whose data a person wishes among these files
   */
  async addFiles(given: readonly File[], position?: number, asking?: string): Promise<void> {
    const files = this.#withinLimit(given);
    if (files.length === 0) return;
    for (const cell of this.session.cells) {
      if (
        cell.kind === 'data' &&
        !cell.made &&
        this.data(cell.id).status === 'reading' &&
        !this.data(cell.id).report &&
        !this.#stored.has(cell.source)
      ) {
        this.#data.cancel(cell.id);
        this.apply({ kind: 'delete-cell', cell: cell.id });
        this.announce(message('state.reading-replaced', { name: cell.name }));
      }
    }
    let at = position ?? this.#dataPosition();
    for (const [order, file] of files.entries()) {
      const source = this.#addSource(file);
      const cell: DataCell = {
        kind: 'data',
        id: this.#ports.newId(),
        name: baseName(file.name),
        source: source.id,
        choices: {},
      };
      const asks = (panel: PanelCell): boolean => order === 0 && panel.id === asking;
      const waiting = this.session.cells.filter(
        (other): other is PanelCell => other.kind === 'panel' && (asks(other) || !this.#hasData(other)),
      );
      // The one file that was asked for is a choice.
      for (const panel of waiting)
        if (files.length > 1 || panel.id !== asking) this.#given.set(panel.id, cell.id);
        else this.#given.delete(panel.id);
      this.#applyAll([
        { kind: 'add-source', source, cell, position: at++ },
        ...waiting.map((panel): Operation => ({ kind: 'set-panel-data', cell: panel.id, data: cell.id })),
        ...(this.session.title === '' ? [{ kind: 'set-title', title: cell.name } as const] : []),
      ]);
      this.focus = cell.id;
    }
  }

  async replaceFile(cellId: string, file: File): Promise<void> {
    if (this.#withinLimit([file]).length === 0) return;
    const cell = this.session.cells.find((each) => each.id === cellId);
    const report = this.data(cellId).report;
    const source = this.#addSource(file);
    // Columns called alike are the same: what was decided about them holds wherever they stand in the new file.
    const choices =
      cell?.kind === 'data' && report ? { ...cell.choices, columns: formerLabels(report, cell.choices) } : null;
    this.#applyAll([
      { kind: 'replace-source', cell: cellId, source, ...(choices ? { choices } : {}) },
      { kind: 'keep-columns', columns: this.#columnsBelow(cellId) },
    ]);
  }

  async keepPseudonymised(cellId: string, key: 'keep' | 'discard'): Promise<void> {
    const cell = this.#cell(cellId);
    const { report } = this.data(cellId);
    if (cell?.kind !== 'data' || cell.made || !report) return;
    const { choices } = cell;
    const shielded = await this.#ports.compute.request('shielded', { data: cellId, choices });
    const now = this.#cell(cellId);
    // What was decided meanwhile is not what was written.
    if (now?.kind !== 'data' || now.choices !== choices || now.source !== cell.source) return;
    if (!shielded.ok) return this.announce(shielded.error);
    const name = `${baseName(report.file.name)}${PSEUDONYMISED}.csv`;
    const { blob, reading } = shielded.value;
    const source = this.#addSource(new File([blob], name, { type: 'text/csv' }));
    const { pseudonymKey, privacy = {}, ...rest } = withoutReading(choices);
    const dropped = Object.fromEntries(Object.entries(privacy).filter(([, treatment]) => treatment === 'drop'));
    const hidden =
      key === 'discard' ? { privacy: dropped } : { privacy, ...(pseudonymKey === undefined ? {} : { pseudonymKey }) };
    this.apply({
      kind: 'replace-source',
      cell: cellId,
      source,
      choices: { ...rest, ...reading, ...hidden, columns: formerLabels(report, choices) },
    });
    const held = this.session.sources.some(({ id }) => id === cell.source);
    this.#notice(message(held ? 'state.original-held' : 'state.original-gone', { file: name }), true);
  }

  addTables(cellId: string, tables: readonly OwnTable[]): void {
    const index = this.session.cells.findIndex((cell) => cell.id === cellId);
    const cell = this.session.cells[index];
    if (cell?.kind !== 'data' || cell.made || tables.length === 0) return;
    // What was said of the file holds for all its tables; what was said of columns and roles for the one table alone.
    const { encoding, delimiter, quotes, sheet, pseudonymKey } = cell.choices;
    const ofFile: DataChoices = {
      ...(encoding === undefined ? {} : { encoding }),
      ...(delimiter === undefined ? {} : { delimiter }),
      ...(quotes === undefined ? {} : { quotes }),
      ...(sheet === undefined ? {} : { sheet }),
      ...(pseudonymKey === undefined ? {} : { pseudonymKey }),
    };
    const cells = tables.map(({ name, choices }): DataCell => {
      const id = this.#ports.newId();
      return { kind: 'data', id, name, source: cell.source, choices: { ...ofFile, ...choices } };
    });
    this.#applyAll(
      cells.map((added, at): Operation => ({ kind: 'insert-cell', cell: added, position: index + 1 + at })),
    );
    if (!this.readOnly) this.focus = cells[0]!.id;
  }

  addMade(from: string, begin: Omit<Made, 'from'> = { steps: [] }, called?: string): string {
    if (this.readOnly) {
      this.announce(this.readOnly);
      return '';
    }
    const index = this.session.cells.findIndex((cell) => cell.id === from);
    const source = this.session.cells[index];
    if (source?.kind !== (begin.table ? 'panel' : 'data')) return '';
    const id = this.#ports.newId();
    const name = called ?? (source.kind === 'data' ? source.name : '');
    const cell = { kind: 'data', id, name: madeName(this.session, name), source: '', choices: {} } as const;
    this.apply({ kind: 'add-made', cell: { ...cell, made: { from, ...begin } }, position: index + 1 });
    this.focus = id;
    return id;
  }

  setSteps(cellId: string, steps: readonly Step[], label: Message, gesture?: string): void {
    const columns = this.#columnsBelow(cellId);
    this.apply({ kind: 'set-steps', cell: cellId, steps, label, columns }, gesture && `${cellId}:${gesture}`);
  }

  setMadeFrom(cellId: string, from: string): void {
    this.apply({ kind: 'set-made-from', cell: cellId, from, columns: this.#columnsBelow(cellId) });
  }

  setMadeListed(cellId: string, listed: boolean): void {
    this.apply({ kind: 'set-made-listed', cell: cellId, listed });
  }

  stepValues(ask: Ask<'stepValues'>): Promise<Outcome<StepValues>> {
    return this.#ports.compute.request('stepValues', ask);
  }

  data(cellId: string): DataState {
    return this.#data.state(cellId);
  }

  readAgain(cellId: string): void {
    this.#data.readAgain(cellId);
  }

  cancelReading(cellId: string): void {
    this.#data.cancel(cellId);
  }

  setChoices(cellId: string, patch: ChoicesPatch, label: Message = message('state.do-set-choices')): void {
    // What is decided about a column of a table that is made holds for the column so called, wherever it will stand.
    const cell = this.#cell(cellId);
    const { report } = this.data(cellId);
    const columns = cell?.kind === 'data' && cell.made && report ? formerLabels(report, cell.choices) : null;
    const customer = report?.roles.find(({ role }) => role === 'customer')?.column.value;
    const renamed = patch.privacy && customer && Object.hasOwn(patch.privacy, customer) ? { renamed: true } : {};
    const choices = columns ? { ...patch, columns } : patch;
    // What was typed over persons goes from the document with their names; that is said.
    const hidden = cell?.kind === 'data' ? editsOf(cell.choices, patch.privacy ?? {}) : 0;
    if (hidden > 0) this.announce(message('state.edits-hidden', { count: hidden }));
    this.apply({ kind: 'set-choices', cell: cellId, choices, label, ...renamed });
  }

  // Cells

  addText(position?: number): void {
    this.#insert({ kind: 'text', id: this.#ports.newId(), text: '' }, position);
  }

  addPanel(panelId: string, position?: number, options: JsonObject = {}): void {
    const panel = findPanel(panelId);
    if (!panel) return this.announce(message('state.panel-unknown', { panel: panelId }));
    const data = this.#nearestData(position ?? this.session.cells.length, panel);
    const cell: PanelCell = {
      kind: 'panel',
      id: this.#ports.newId(),
      panel: panelId,
      panelVersion: panel.version,
      data,
      options: { ...initialOptions<JsonObject>(panel.options), ...options },
      filter: null,
    };
    if (data !== null) this.#given.set(cell.id, data);
    this.#insert(cell, position);
  }

  panel(cellId: string): PanelState {
    return this.#panels.state(cellId);
  }

  cancelPanel(cellId: string): void {
    this.#panels.cancel(cellId);
  }

  setOptions(cellId: string, patch: JsonObject, gesture?: string): void {
    const cell = this.#cell(cellId);
    if (cell?.kind !== 'panel') return;
    this.apply(
      { kind: 'set-options', cell: cellId, options: patch, label: setOptionsLabel(findPanel(cell.panel), patch) },
      gesture && `${cellId}:${gesture}`,
    );
  }

  explain(cellId: string): Promise<Outcome<Explanation>> {
    return this.#explain(cellId);
  }

  // The one selection

  get selection(): SelectionShown | null {
    return this.#selection.view;
  }

  lit(cellId: string): Readonly<Record<string, Lit>> | null {
    return this.#selection.lit(cellId);
  }

  picked(cellId: string): Readonly<Record<string, ReadonlySet<number>>> {
    const rule = this.#selection.view?.rule;
    return rule ? pickedMarks(rule, cellId) : {};
  }

  prepare(cellId: string, set: string): void {
    this.#selection.prepare(cellId, set);
  }

  /** Picks by marks. While `live` a drag goes on: pictures follow, the document waits for the end of the gesture. */
  pick(cellId: string, set: string, marks: readonly number[], mode: PickMode, live = false): void {
    const rule = pickRule(this.session.selection, { kind: 'marks', cell: cellId, set, marks }, mode);
    if (live) {
      this.#live = rule;
      this.#selection.show(rule);
    } else this.#select(rule);
  }

  async pickCustomers(dataCellId: string, indices: readonly number[], mode: PickMode): Promise<void> {
    const ids = await this.#ports.compute.request('customerIds', {
      data: dataCellId,
      indices: Uint32Array.from(indices),
    });
    this.#select(pickRule(this.session.selection, { kind: 'customers', data: dataCellId, ids }, mode));
  }

  clearSelection(): void {
    this.#select(null);
  }

  invertSelection(): void {
    const rule = this.session.selection;
    if (rule) this.#select(rule.kind === 'not' ? rule.of : { kind: 'not', of: rule });
  }

  nameSegment(name: string): void {
    const rule = this.session.selection;
    if (!rule || name.trim() === '') return;
    const segment = { id: this.#ports.newId(), name: name.trim(), rule: this.#selection.freeze(rule) };
    // From now on the selection is what the name says; undone as one, and called the naming.
    this.#live = null;
    this.#applyAll([
      { kind: 'add-segment', segment },
      { kind: 'set-selection', rule: { kind: 'segment', segment: segment.id } },
    ]);
    this.#selection.show(this.session.selection);
  }

  selectSegment(segmentId: string): void {
    this.#select({ kind: 'segment', segment: segmentId });
  }

  /** number of customers of a segment; `null` while it is being counted */
  segmentCount(segmentId: string): number | null {
    return this.#segmentCounts.get(segmentId) ?? null;
  }

  exportSelection(): void {
    const view = this.selection;
    if (!view) return this.announce(message('state.nothing-picked'));
    this.wishExport({
      table: { of: 'customers', data: view.data, name: 'customers' },
      query: { sort: null, search: '', only: view.bits.bits },
      title: message('notebook.export-name', { definition: view.description, count: view.count }),
      rows: view.count,
    });
  }

  wishExport(wish: ExportWish | null): void {
    this.exporting = wish;
  }

  // Tables

  rows(table: TableAddress, query: RowsQuery): Promise<Outcome<RowsReply>> {
    return this.#ports.compute.request('rows', { table, query });
  }

  grid<N extends GridRequest>(name: N, ask: Ask<N>, signal?: AbortSignal): Promise<Reply<N>> {
    return this.#ports.compute.request(name, ask, signal ? { signal } : {});
  }

  describeTable(table: TableAddress): Promise<Outcome<TableInfo>> {
    return this.#ports.compute.request('describeTable', { table });
  }

  exportTable(ask: Ask<'exportTable'>, options: RequestOptions): Promise<Outcome<ExportedTable>> {
    return this.#ports.compute.request('exportTable', ask, options);
  }

  async preview(
    cellId: string,
    choices: DataChoices,
    rows: number,
    signal?: AbortSignal,
  ): Promise<Outcome<FilePreview>> {
    const cell = this.session.cells.find(({ id }) => id === cellId);
    return cell?.kind === 'data' ? this.#data.preview(cell, choices, rows, signal) : fail('state.data-gone');
  }

  original(dataCellId: string, row: number): Promise<Outcome<OriginalRow>> {
    return this.#ports.compute.request('original', { data: dataCellId, row });
  }

  async customerId(dataCellId: string, index: number): Promise<string> {
    const [id] = await this.#ports.compute.request('customerIds', { data: dataCellId, indices: Uint32Array.of(index) });
    return id ?? '';
  }

  // Notices

  announce(text: Message): void {
    this.#notice(text, false);
  }

  dismiss(id: number): void {
    this.notices = this.notices.filter((notice) => notice.id !== id);
  }

  /** Bytes of every source of the document with its record, for saving a file; names the first that cannot be had. */
  async sourcesWithBytes(): Promise<Outcome<readonly { readonly record: SourceRecord; readonly blob: Blob }[]>> {
    const found: { record: SourceRecord; blob: Blob }[] = [];
    for (const source of this.session.sources) {
      const bytes = await this.#bytes(source);
      if (!bytes.ok) return bytes;
      found.push({ record: this.#stored.get(source.id) ?? source, blob: bytes.value });
    }
    return succeed(found);
  }

  #become(next: History): void {
    if (next === this.#history) return;
    const selectionBefore = this.session.selection;
    this.#history = next;
    if (this.session.selection !== selectionBefore) this.#live = null;
    this.#data.sync(this.session);
    this.#sync();
    this.#saving.touch();
  }

  #select(rule: SelectionRule | null): void {
    this.#live = null;
    if (this.readOnly) this.#selection.show(rule);
    else {
      this.apply({ kind: 'set-selection', rule });
      this.#selection.show(this.session.selection);
    }
  }

  // One pass for however many changes this turn brings: panels first, then what they light up.
  #sync(): void {
    if (this.#syncing) return;
    this.#syncing = true;
    queueMicrotask(() => {
      this.#syncing = false;
      this.#panels.sync(this.session);
      this.#suit();
      this.#data.panelChanged();
      this.#selection.show(this.#live ?? this.session.selection);
      this.#countSegments();
    });
  }

  /**
   * A panel that got data nobody chose for it, and that cannot be made of it, takes the first file it can be made of: as if it had
   * got that one when the file came.
   */
  #suit(): void {
    if (this.readOnly) return;
    for (const [id, given] of this.#given) {
      const { status, reply } = this.panel(id);
      if (reply) this.#given.delete(id);
      const cell = this.#cell(id);
      const panel = cell?.kind === 'panel' && cell.data === given ? findPanel(cell.panel) : undefined;
      if (!panel || status !== 'unmet' || this.data(given).status === 'reading') continue;
      const fitting = this.session.cells.find(
        (other) => other.kind === 'data' && !other.made && carries(this.data(other.id).report, panel),
      );
      if (!fitting) continue;
      this.#given.set(id, fitting.id);
      this.#become(
        changeThroughout(this.#history, (session) =>
          session.cells.some((each) => each.kind === 'panel' && each.id === id && each.data === given) &&
          session.cells.some((each) => each.id === fitting.id)
            ? applyOperation(session, { kind: 'set-panel-data', cell: id, data: fitting.id })
            : session,
        ),
      );
    }
  }

  #countSegments(): void {
    const { segments } = this.session;
    for (const id of [...this.#segmentCounts.keys()])
      if (!segments.some((segment) => segment.id === id)) this.#segmentCounts.delete(id);
    for (const segment of segments) {
      const count = this.#selection.count(segment.rule);
      if (count !== undefined) this.#segmentCounts.set(segment.id, count);
    }
  }

  // Tables are searched, sorted and written in words, which the engine does not carry itself.
  #teach(): void {
    const words = [...DICTIONARIES, ...PANELS.map((panel) => panel.words)];
    void this.#ports.compute.request('learn', { words }).catch(() => undefined);
  }

  // What a newer file has no column for any more is named; the panels that need it say so themselves.
  #tellLost(cellId: string, roles: readonly Role[]): void {
    const cell = this.session.cells.find((each) => each.id === cellId);
    if (cell?.kind !== 'data') return;
    for (const role of roles)
      this.announce(message('state.role-lost', { data: cell.name, role: message(`common.role-${role}`) }));
  }

  // What the engine was lost over is not asked of the new one again by itself: that would lose it again.
  #restart({ kind, during }: Loss): void {
    this.announce(message('state.engine-restarted'));
    this.#teach();
    const stuck = kind === 'stuck';
    const reading = message(stuck ? 'state.reading-stuck' : 'state.reading-died');
    this.#data.restart(this.session, during?.name === 'open' ? { ask: during.ask, error: reading } : null);
    const computing = message(stuck ? 'state.computing-stuck' : 'state.computing-died');
    const key = during?.name === 'panel' ? (during.ask as Ask<'panel'>).key : null;
    this.#panels.restart(this.session, key === null ? null : { key, error: computing });
  }

  #insert(cell: Cell, position?: number): void {
    this.apply({ kind: 'insert-cell', cell, position: position ?? this.session.cells.length });
    this.focus = cell.id;
  }

  #notice(text: Message, undoable: boolean): void {
    this.notices = [...this.notices.slice(-4), { id: ++this.#noticeId, message: text, undo: undoable }];
  }

  async #explain(cellId: string): Promise<Outcome<Explanation>> {
    const { key } = this.panel(cellId);
    const cell = this.#cell(cellId);
    if (!key || cell?.kind !== 'panel') return fail('state.result-gone');
    let customer: number | null = null;
    if (cell.customer !== undefined && cell.data !== null) {
      const [index] = await this.#ports.compute.request('customerIndices', { data: cell.data, ids: [cell.customer] });
      if (index === undefined || index < 0) return fail('state.customer-unknown', { id: cell.customer });
      customer = index;
    }
    return this.#ports.compute.request('explain', { key, customer });
  }

  /** What is too large to be read is refused before it is stored, and takes nothing's place. */
  #withinLimit(files: readonly File[]): readonly File[] {
    return files.filter(({ name, size }) => {
      const fits = size <= MAXIMUM_FILE_BYTES;
      if (!fits) this.announce(message('data.too-large', { name, bytes: size, limit: MAXIMUM_FILE_BYTES }));
      return fits;
    });
  }

  #addSource(file: File): SourceRecord {
    const source: SourceRecord = { id: this.#ports.newId(), name: file.name, bytes: file.size, chunks: [] };
    this.#blobs.set(source.id, file);
    return source;
  }

  async #bytes(source: SourceRecord): Promise<Outcome<Blob>> {
    const known = this.#blobs.get(source.id);
    if (known) return succeed(known);
    const loaded = source.sample
      ? await this.#sampleBytes(source.sample)
      : await this.#ports.storage.getSource(this.#stored.get(source.id) ?? source);
    if (loaded.ok) this.#blobs.set(source.id, loaded.value);
    return loaded;
  }

  async #sampleBytes(name: string): Promise<Outcome<Blob>> {
    const blob = await this.#ports.sample?.(name);
    return blob ? succeed(blob) : fail('state.sample-unknown', { name });
  }

  /** Files first, then the document that names them. */
  async #save(counter: number): Promise<Outcome<NotebookHead>> {
    const { session } = this;
    for (const source of session.sources) {
      if (this.#stored.has(source.id)) continue;
      const blob = this.#blobs.get(source.id);
      if (!blob) continue;
      const put = await this.#ports.storage.putSource(source.id, source.name, blob);
      // What was deleted for good and called back, and has left its folder meanwhile, is missed but holds nothing else up.
      if (!put.ok && this.#leaving.has(source.id) && put.error.code === 'session.file-unreadable') continue;
      if (!put.ok) return put;
      this.#stored.set(source.id, put.value);
    }
    const sources = session.sources.map((source) => this.#stored.get(source.id) ?? source);
    const gone = await this.#goneSources(new Set(sources.map(({ id }) => id)));
    const saved: Session = { ...session, sources };
    const written = await this.#ports.storage.save(
      this.id,
      {
        title: saved.title,
        panels: saved.cells.flatMap((cell) => (cell.kind === 'panel' ? [cell.panel] : [])),
        sources,
        document: toDocument(saved),
      },
      counter,
      gone,
    );
    if (written.ok) for (const { id } of gone) this.#stored.delete(id);
    return written;
  }

  /** Stored files that went with the bin and did not come back by undo. Their bytes stay at hand as long as they can. */
  async #goneSources(kept: ReadonlySet<string>): Promise<readonly SourceRecord[]> {
    const gone: SourceRecord[] = [];
    for (const [id, source] of this.#leaving) {
      const record = this.#stored.get(id);
      if (kept.has(id) || !record || record.sample) continue;
      // What cannot be read now could not be called back either.
      await this.#bytes(source);
      gone.push(record);
    }
    return gone;
  }

  /** Names of the columns, by their ids, of every made table among a table and those made of it that something speaks of by id. */
  #columnsBelow(cellId: string): Readonly<Record<string, readonly string[]>> {
    const below = new Set([cellId]);
    // A table may stand above the one it is made from.
    for (let size = 0; size < below.size;) {
      size = below.size;
      for (const cell of this.session.cells) if ([...below].some((id) => isMadeFrom(cell, id))) below.add(cell.id);
    }
    const spokenOf = (cell: DataCell): boolean =>
      Object.keys(cell.choices).length > 0 ||
      this.session.cells.some((panel) => panel.kind === 'panel' && panel.data === cell.id);
    return Object.fromEntries(
      this.session.cells.flatMap((cell) => {
        if (cell.kind !== 'data' || !cell.made || !below.has(cell.id) || !spokenOf(cell)) return [];
        const { report } = this.data(cell.id);
        return report ? [[cell.id, formerLabels(report, cell.choices)]] : [];
      }),
    );
  }

  #cell(id: string): Cell | undefined {
    return this.session.cells.find((cell) => cell.id === id);
  }

  #hasData(cell: PanelCell): boolean {
    return cell.data !== null && this.session.cells.some((other) => other.id === cell.data);
  }

  /** After the last data cell; without one, after the text the notebook begins with. */
  #dataPosition(): number {
    const { cells } = this.session;
    const last = cells.findLastIndex((cell) => cell.kind === 'data');
    if (last >= 0) return last + 1;
    const firstOther = cells.findIndex((cell) => cell.kind !== 'text');
    return firstOther < 0 ? cells.length : firstOther;
  }

  /** The data cell before a position (else any) that meets the panel's needs best. */
  #nearestData(position: number, panel: AnyPanel): string | null {
    const candidates = this.session.cells.flatMap((cell, index) => {
      if (cell.kind !== 'data') return [];
      const lack = lackOf({ needs: wantsOf(panel) }, offerOf(this.data(cell.id).report));
      const unmet = lack === null ? 0 : lack.tables.length > 0 ? 100 : lack.roles.length;
      return [{ id: cell.id, score: unmet * 10_000 + (index < position ? position - index : 5_000 + index) }];
    });
    candidates.sort((a, b) => a.score - b.score);
    return candidates[0]?.id ?? null;
  }
}

/** Labels of a file's columns in the order of their ids, with those of files it took the place of where it has none called so. */
function formerLabels({ columns, personal = [] }: DataReport, { columns: before = [] }: DataChoices): string[] {
  const labels = [...before];
  // A column dropped for the persons in it is dropped from the next file too.
  for (const { id, label } of [...personal, ...columns]) labels[Number(id.slice(1))] = label;
  return Array.from(labels, (label) => label ?? '');
}

/** Number of edited cells in columns that a patch hides. */
function editsOf({ edits = [] }: DataChoices, privacy: NonNullable<ChoicesPatch['privacy']>): number {
  return edits.filter(({ column }) => Object.hasOwn(privacy, column) && privacy[column] !== null).length;
}

/** A name for a table made from one so called: `orders 2`, in any language; that of a panel's table stands by itself. */
function madeName(session: Session, name: string): string {
  const taken = new Set(session.cells.map((cell) => (cell.kind === 'data' ? cell.name : null)));
  if (!taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name} ${number}`)) number++;
  return `${name} ${number}`;
}

/** Choices without those of how the bytes of a file are read. */
function withoutReading(choices: DataChoices): DataChoices {
  const { encoding: _e, delimiter: _d, header: _h, headerRows: _r, titleRows: _t, sheet: _s, ...rest } = choices;
  const { quotes: _q, block: _b, merged: _m, ...left } = rest;
  return left;
}

/** What the name of a file without persons ends in. */
const PSEUDONYMISED = '-p';

function baseName(name: string): string {
  return name.replace(/\.[A-Za-z0-9]{1,5}$/, '') || name;
}
