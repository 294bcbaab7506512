/**
 * Tables of a notebook: files read in the engine, read again when a choice changes, read anew when the engine was lost; tables made
 * by steps made again when a step or a table they are made from changes.
 */

import { SvelteMap } from 'svelte/reactivity';
import type { FilePreview } from '../data/preview-file.ts';
import type { DataChoices, DataReport, IntakeProgress, Role } from '../data/report.ts';
import { tablesOf, type Made, type Step } from '../data/steps/step.ts';
import { fail, message, type Message, type Outcome } from '../lib/outcome.ts';
import type { SourceRecord } from '../lib/source.ts';
import { cellName } from '../session/cell-operations.ts';
import { makesRing } from '../session/made-operations.ts';
import { EMPTY_SESSION, type DataCell, type Session } from '../session/schema.ts';
import type { Ask, ComputePort, CustomerBase, DataReply } from '../workers/protocol.ts';

export interface DataState {
  readonly status: 'reading' | 'ready' | 'failed';
  readonly progress: IntakeProgress | null;
  /** the last good report, also while reading again */
  readonly report: DataReport | null;
  readonly error: Message | null;
  readonly customers: number;
}

interface Job {
  source: string;
  choices: DataChoices;
  /** what a made table was made of: steps, and readings of its tables; '' while it waits for them */
  made: string;
  control: AbortController;
  /** grows with every reply; panel results depend on it */
  revision: number;
  base: CustomerBase | null;
  total: number;
  /** the bytes, or the table made, are with the engine */
  loaded: boolean;
  phase: 'waiting' | 'reading' | 'ready' | 'failed';
  /** read again only where a person wishes it: cancelled before it was read, or the engine was lost over it */
  halted: boolean;
  /** what the engine is asked, by which the job it was lost over is known */
  ask: Ask<'open'> | null;
  /** the steps of a made table over which the engine was lost */
  haltedMade?: string;
}

/** What the engine was lost over, and what the cell says of it. */
export interface LostOver {
  readonly ask: unknown;
  readonly error: Message;
}

const READING: DataState = { status: 'reading', progress: null, report: null, error: null, customers: 0 };

export interface DataJobsPorts {
  readonly compute: ComputePort;
  /** bytes of a source: just opened, stored, or made again */
  readonly bytes: (source: SourceRecord) => Promise<Outcome<Blob>>;
  /** a cell's data changed */
  readonly changed: (cell: string) => void;
  /** what a panel cell stands at, for tables made of what it publishes */
  readonly panel?: (cell: string) => PanelStand;
  /** another file took the place of one and has no column for these roles */
  readonly lost?: (cell: string, roles: readonly Role[]) => void;
}

/** `key` names the result in the engine. */
export type PanelStand =
  { readonly status: 'ready'; readonly key: string } | { readonly status: 'waiting' } | { readonly status: 'failed' };

export class DataJobs {
  readonly #ports: DataJobsPorts;
  readonly #states = new SvelteMap<string, DataState>();
  readonly #jobs = new Map<string, Job>();
  /** the steps a made table was last made by */
  readonly #steps = new Map<string, readonly Step[]>();
  #session: Session = EMPTY_SESSION;

  constructor(ports: DataJobsPorts) {
    this.#ports = ports;
  }

  state(cell: string): DataState {
    return this.#states.get(cell) ?? READING;
  }

  has(cell: string): boolean {
    return this.#jobs.has(cell);
  }

  revision(cell: string): number {
    return this.#jobs.get(cell)?.revision ?? 0;
  }

  base(cell: string): CustomerBase | null {
    return this.#jobs.get(cell)?.base ?? null;
  }

  /** value of all customers of a data cell: money, or what stands for it */
  totalValue(cell: string): number {
    return this.#jobs.get(cell)?.total ?? 0;
  }

  /** Starts what a new document asks for and stops what it no longer holds. */
  sync(session: Session): void {
    this.#session = session;
    const cells = session.cells.filter((cell): cell is DataCell => cell.kind === 'data');
    for (const id of [...this.#jobs.keys()]) if (!cells.some((cell) => cell.id === id)) this.#drop(id);
    for (const cell of cells) {
      if (cell.made) continue;
      const job = this.#jobs.get(cell.id);
      if (job && job.source === cell.source && job.choices === cell.choices) continue;
      const source = session.sources.find((candidate) => candidate.id === cell.source);
      if (source) void this.#read(cell, source);
    }
    this.#syncMade();
  }

  /** The first rows of a cell's file as they would be read with these choices. */
  async preview(
    cell: DataCell,
    choices: DataChoices,
    rows: number,
    signal?: AbortSignal,
  ): Promise<Outcome<FilePreview>> {
    const source = this.#session.sources.find(({ id }) => id === cell.source);
    if (!source) return fail('state.data-gone');
    const held = this.#jobs.get(cell.id)?.loaded === true;
    const blob = held ? null : await this.#ports.bytes(source);
    if (blob && !blob.ok) return blob;
    const ask = { data: cell.id, blob: blob?.value ?? null, name: source.name, choices, rows };
    return this.#ports.compute.request('preview', ask, signal ? { signal } : {});
  }

  /** A panel's result changed: tables made of it are made anew. */
  panelChanged(): void {
    if (this.#session.cells.some((cell) => cell.kind === 'data' && cell.made?.table)) this.#syncMade();
  }

  // Tables others are made of come first; so one pass settles all that can be settled now.
  #syncMade(): void {
    const cells = new Map(this.#session.cells.flatMap((cell) => (cell.kind === 'data' ? [[cell.id, cell]] : [])));
    const names = Object.fromEntries([...cells].map(([id, { name }]) => [id, name]));
    const visited = new Set<string>();
    const visit = (cell: DataCell): void => {
      if (visited.has(cell.id)) return;
      visited.add(cell.id);
      if (!cell.made) return;
      for (const id of tablesOf(cell.made)) {
        const other = cells.get(id);
        if (other) visit(other);
      }
      this.#considerMade(cell, cell.made, cells, names);
    };
    for (const cell of cells.values()) visit(cell);
  }

  #considerMade(
    cell: DataCell,
    made: Made,
    cells: ReadonlyMap<string, DataCell>,
    names: Readonly<Record<string, string>>,
  ): void {
    const old = this.#jobs.get(cell.id);
    if (old?.haltedMade === haltedMade(cell)) return;
    const refuse = (code: string): void => {
      const refused = JSON.stringify([code, made.from]);
      if (old?.phase === 'failed' && old.made === refused) return;
      const begin = this.#session.cells.find(({ id }) => id === made.from);
      const data = begin ? cellName(begin) : '–';
      this.#fail(cell.id, this.#begin(cell, refused, false), message(code, { data }));
    };
    const from = this.#session.cells.find(({ id }) => id === made.from);
    if (from?.kind !== (made.table ? 'panel' : 'data')) return refuse('state.made-gone');
    if (makesRing(this.#session, cell.id, made)) return refuse('state.made-ring');
    const tables = tablesOf(made).flatMap((id) => (cells.has(id) ? [{ id, job: this.#jobs.get(id) }] : []));
    const panel = made.table ? (this.#ports.panel?.(made.from) ?? ({ status: 'failed' } as const)) : null;
    if (
      panel?.status === 'waiting' ||
      tables.some(({ job }) => !job || job.phase === 'waiting' || job.phase === 'reading')
    ) {
      if (old?.phase === 'waiting') return;
      old?.control.abort();
      this.#begin(cell, '', old?.loaded ?? false).phase = 'waiting';
      return;
    }
    if (panel ? panel.status === 'failed' : !this.#jobs.get(made.from)!.loaded)
      return refuse('state.made-source-failed');
    const result = panel?.status === 'ready' ? { result: panel.key } : {};
    const state = JSON.stringify([
      cell.name,
      cell.choices,
      made,
      result,
      tables.map(({ id, job }) => [id, names[id], job!.loaded ? job!.revision : -1]),
    ]);
    if (old?.made === state && old.phase !== 'waiting') return;
    void this.#make(cell, { ...made, names, ...result }, state);
  }

  /** A job for a made table in place of the one there was; what the panels stand on stays until it is done. */
  #begin(cell: DataCell, made: string, loaded: boolean): Job {
    const old = this.#jobs.get(cell.id);
    old?.control.abort();
    const job: Job = {
      source: '',
      choices: cell.choices,
      made,
      control: new AbortController(),
      revision: old?.revision ?? 0,
      base: old?.base ?? null,
      total: old?.total ?? 0,
      loaded,
      phase: 'reading',
      halted: false,
      ask: null,
    };
    this.#jobs.set(cell.id, job);
    this.#states.set(cell.id, { ...this.state(cell.id), status: 'reading', progress: null, error: null });
    return job;
  }

  async #make(cell: DataCell, made: NonNullable<Ask<'open'>['made']>, state: string): Promise<void> {
    const before = this.state(cell.id).report;
    const job = this.#begin(cell, state, this.#jobs.get(cell.id)?.loaded ?? false);
    const { signal } = job.control;
    try {
      const started = performance.now();
      job.ask = { data: cell.id, blob: null, name: cell.name, choices: cell.choices, made };
      const reply = await this.#ports.compute.request('open', job.ask, { signal });
      if (this.#jobs.get(cell.id) !== job) return;
      performance.measure('steps', { start: started, end: performance.now() });
      if (!reply.ok) return this.#fail(cell.id, job, reply.error);
      this.#accept(cell.id, job, reply.value);
      // A role whose column the newer file lacks is named, here as on the file's own card.
      // Who changes a step sees what becomes of it.
      const sameSteps = this.#steps.get(cell.id) === made.steps;
      this.#steps.set(cell.id, made.steps);
      const lost = sameSteps ? lostRoles(before, reply.value.report) : [];
      if (lost.length > 0) this.#ports.lost?.(cell.id, lost);
    } catch (error) {
      if (signal.aborted || this.#jobs.get(cell.id) !== job) return;
      this.#fail(cell.id, job, engineFailed(error));
    }
  }

  cancel(cell: string): void {
    const job = this.#jobs.get(cell);
    if (!job) return;
    job.control.abort();
    job.phase = job.loaded ? 'ready' : 'failed';
    job.halted = !job.loaded;
    const state = this.state(cell);
    this.#states.set(
      cell,
      state.report
        ? { ...state, status: 'ready', progress: null }
        : { ...READING, status: 'failed', error: message('state.reading-cancelled') },
    );
    this.#ports.changed(cell);
    this.#syncMade();
  }

  /**
   * The engine is a new one and knows no data: all of it is read again, except what a person cancelled and what the old engine was
   * lost over.
   */
  restart(session: Session, over: LostOver | null): void {
    for (const [id, job] of this.#jobs) {
      job.control.abort();
      if (over && job.ask === over.ask) this.#halt(id, job, over.error);
      if (!job.halted) this.#jobs.delete(id);
    }
    this.sync(session);
  }

  /** Reads a file again that was cancelled or over which the engine was lost. */
  readAgain(cell: string): void {
    this.#jobs.get(cell)?.control.abort();
    this.#jobs.delete(cell);
    this.sync(this.#session);
  }

  #halt(id: string, job: Job, error: Message): void {
    const cell = this.#session.cells.find((each) => each.id === id);
    const made = cell?.kind === 'data' && cell.made ? { haltedMade: haltedMade(cell) } : {};
    const gone = { loaded: false, base: null, total: 0, revision: job.revision + 1 };
    Object.assign(job, { ...gone, ...made, phase: 'failed', halted: true });
    this.#states.set(id, { ...READING, status: 'failed', error });
    this.#ports.changed(id);
  }

  stop(): void {
    for (const id of [...this.#jobs.keys()]) this.#drop(id);
  }

  #drop(id: string): void {
    this.#jobs.get(id)?.control.abort();
    this.#jobs.delete(id);
    this.#steps.delete(id);
    this.#states.delete(id);
    void this.#ports.compute.request('forget', { data: id }).catch(() => undefined);
  }

  async #read(cell: DataCell, source: SourceRecord): Promise<void> {
    const old = this.#jobs.get(cell.id);
    old?.control.abort();
    const sameBytes = old?.source === cell.source && old.loaded;
    const control = new AbortController();
    const job: Job = {
      source: cell.source,
      choices: cell.choices,
      made: '',
      control,
      revision: old?.revision ?? 0,
      base: old?.base ?? null,
      total: old?.total ?? 0,
      loaded: sameBytes,
      phase: 'reading',
      halted: false,
      ask: null,
    };
    this.#jobs.set(cell.id, job);
    const before = this.state(cell.id);
    this.#states.set(cell.id, { ...before, status: 'reading', progress: null, error: null });
    try {
      const blob = sameBytes ? null : await this.#ports.bytes(source);
      if (blob && !blob.ok) return this.#fail(cell.id, job, blob.error);
      const started = performance.now();
      job.ask = { data: cell.id, blob: blob?.value ?? null, name: source.name, choices: cell.choices };
      const reply = await this.#ports.compute.request('open', job.ask, {
        signal: control.signal,
        progress: (progress) => progress.kind === 'reading' && this.#progress(cell.id, job, progress),
      });
      if (this.#jobs.get(cell.id) !== job) return;
      performance.measure('intake', { start: started, end: performance.now() });
      if (reply.ok) {
        this.#accept(cell.id, job, reply.value);
        const lost = old && old.source !== cell.source ? lostRoles(before.report, reply.value.report) : [];
        if (lost.length > 0) this.#ports.lost?.(cell.id, lost);
      } else this.#fail(cell.id, job, reply.error);
    } catch (error) {
      if (control.signal.aborted || this.#jobs.get(cell.id) !== job) return;
      this.#fail(cell.id, job, engineFailed(error));
    }
  }

  #progress(id: string, job: Job, progress: IntakeProgress): void {
    if (this.#jobs.get(id) === job) this.#states.set(id, { ...this.state(id), progress });
  }

  #accept(id: string, job: Job, reply: DataReply): void {
    job.loaded = true;
    job.ask = null;
    job.phase = 'ready';
    job.revision++;
    job.base = reply.base;
    job.total = reply.report.worth?.total ?? 0;
    this.#states.set(id, {
      status: 'ready',
      progress: null,
      report: reply.report,
      error: null,
      customers: reply.base?.customers ?? 0,
    });
    this.#ports.changed(id);
    this.#syncMade();
  }

  #fail(id: string, job: Job, error: Message): void {
    if (this.#jobs.get(id) !== job) return;
    job.phase = 'failed';
    if (job.source === '') {
      // What a table was before is no answer to what it is asked to be now: nothing stands on it.
      Object.assign(job, { loaded: false, base: null, total: 0, revision: job.revision + 1 });
      this.#states.set(id, { ...READING, status: 'failed', error });
      void this.#ports.compute.request('forget', { data: id }).catch(() => undefined);
    } else {
      // The engine still holds the last good reading; the panels keep standing on it.
      this.#states.set(id, { ...this.state(id), status: 'failed', progress: null, error });
    }
    this.#ports.changed(id);
    this.#syncMade();
  }
}

function haltedMade({ made, choices }: DataCell): string {
  return JSON.stringify([made, choices]);
}

function engineFailed(error: unknown): Message {
  return message('state.engine-failed', { reason: error instanceof Error ? error.message : String(error) });
}

/** Roles that had a column in the former file and have none in the new one, where both are of one kind. */
function lostRoles(before: DataReport | null, now: DataReport): Role[] {
  if (!before || before.kind.value !== now.kind.value) return [];
  const met = (report: DataReport): Role[] =>
    report.roles.flatMap(({ role, column }) => (column.value === null ? [] : [role]));
  const still = new Set(met(now));
  return met(before).filter((role) => !still.has(role));
}
