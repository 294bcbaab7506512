/** Panels of a notebook: computed as soon as their data, options or filter change; one job a cell, the latest wish wins. */

import { SvelteMap } from 'svelte/reactivity';
import type { Role } from '../data/report.ts';
import type { JsonObject } from '../lib/json.ts';
import type { CustomerBits } from '../lib/marks.ts';
import { message, type Message } from '../lib/outcome.ts';
import type { AnyPanel, NeededTable } from '../panels/contract.ts';
import { lackOf } from '../panels/needs.ts';
import type { OptionDeclaration } from '../panels/options.ts';
import type { Cell, PanelCell, Session } from '../session/schema.ts';
import type { ComputePort, PanelReply } from '../workers/protocol.ts';
import type { DataJobs, PanelStand } from './data-jobs.svelte.ts';
import { hasRowsFor, offerOf } from './offer.ts';
import { suppliesOf, type Supplies } from './supplies.ts';

export interface PanelState {
  readonly status: 'unmet' | 'waiting' | 'busy' | 'ready' | 'failed';
  /** the last good one, also while busy */
  readonly reply: PanelReply | null;
  /** names the result in the engine */
  readonly key: string | null;
  readonly error: Message | null;
  readonly unmet: readonly Role[];
  /** kinds of table it could be made from, where its data is of another kind */
  readonly wanted: readonly NeededTable[];
  /** busy for more than 150 ms */
  readonly slow: boolean;
  /** share of long work done, where the panel tells it */
  readonly progress: number | null;
}

interface Job {
  /** what the shown or failed result answers */
  done: string | null;
  /** what the engine is computing */
  running: string | null;
  /** what is wished meanwhile */
  wish: Wish | null;
  control: AbortController | null;
  revision: number;
  /** revision of the data the shown result was computed from */
  data: number;
  /** what the engine was lost over; not computed again until something of it changes */
  halted: string | null;
}

interface Wish {
  readonly digest: string;
  readonly data: number;
  readonly cell: PanelCell;
  readonly keep: CustomerBits | null;
  readonly supplies: Supplies;
}

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
const SLOW_MS = 150;

/**
 * Why a panel has no result with what it was given: no such customers, a sum without a limit. Its last result must then not stand as
 * if it were the answer, also not while the next try is on its way. An engine that broke down says nothing against the last result.
 */
export function refusalOf({ status, error }: Pick<PanelState, 'status' | 'error'>): Message | null {
  return (status === 'failed' || status === 'busy') && error !== null && !error.code.startsWith('state.')
    ? error
    : null;
}

export interface PanelJobsPorts {
  readonly compute: ComputePort;
  readonly data: DataJobs;
  readonly findPanel: (id: string) => AnyPanel | undefined;
  readonly cells: () => readonly Cell[];
  /** bits of a filter: `undefined` while they are being resolved */
  readonly filterBits: (segment: string, data: string) => CustomerBits | null | undefined;
  /** a cell's result changed */
  readonly changed: (cell: string) => void;
}

export class PanelJobs {
  readonly #ports: PanelJobsPorts;
  readonly #states = new SvelteMap<string, PanelState>();
  readonly #jobs = new Map<string, Job>();

  constructor(ports: PanelJobsPorts) {
    this.#ports = ports;
  }

  state(cell: string): PanelState {
    return this.#states.get(cell) ?? WAITING;
  }

  /** The last good result, if it speaks of the customers the data has now. */
  current(cell: PanelCell): PanelReply | null {
    const fresh = cell.data !== null && this.#jobs.get(cell.id)?.data === this.#ports.data.revision(cell.data);
    return fresh ? this.state(cell.id).reply : null;
  }

  /** a result is on its way, or its data is */
  awaited(cell: string): boolean {
    const { status } = this.state(cell);
    return status === 'busy' || status === 'waiting';
  }

  /** For tables made of what a panel publishes. Of an older result nothing is made while a newer one is on its way. */
  stand(cell: string): PanelStand {
    const { status, key } = this.state(cell);
    if (status === 'busy' || status === 'waiting') return { status: 'waiting' };
    return status === 'ready' && key !== null ? { status, key } : { status: 'failed' };
  }

  /** What a panel with these options takes from other cells; `null` while a first result of one is on its way. */
  supplies(panel: AnyPanel, options: JsonObject, data: string | null): Supplies | null {
    return suppliesOf(panel, options, data, {
      cells: this.#ports.cells(),
      panelState: (cell) => this.state(cell),
      dataState: (cell) => this.#ports.data.state(cell),
    });
  }

  sync(session: Session): void {
    const cells = session.cells.filter((cell): cell is PanelCell => cell.kind === 'panel');
    for (const id of [...this.#jobs.keys()]) if (!cells.some((cell) => cell.id === id)) this.#drop(id);
    for (const cell of cells) this.#consider(cell);
  }

  cancel(cell: string): void {
    const job = this.#jobs.get(cell);
    if (!job?.running) return;
    job.control?.abort();
    job.done = job.running;
    job.running = null;
    job.wish = null;
    const state = this.state(cell);
    this.#states.set(cell, {
      ...state,
      status: state.reply ? 'ready' : 'failed',
      slow: false,
      error: message(state.reply ? 'state.computing-cancelled' : 'state.computing-cancelled-first'),
    });
  }

  /** The engine is a new one: everything is computed again, except what the old one was lost over. */
  restart(session: Session, over: { readonly key: string; readonly error: Message } | null): void {
    for (const [id, job] of this.#jobs) {
      job.control?.abort();
      Object.assign(job, { done: null, running: null, wish: null, control: null });
      const cell = session.cells.find((each) => each.id === id);
      if (cell?.kind !== 'panel' || over?.key !== keyOf(id, job.revision)) continue;
      job.halted = this.#asked(cell);
      this.#states.set(id, { ...WAITING, status: 'failed', error: over.error });
      this.#ports.changed(id);
    }
    this.sync(session);
  }

  /** What a cell asks for, apart from how often its data was read. */
  #asked({ panel, data, options, filter }: PanelCell): string {
    const source = this.#ports.cells().find(({ id }) => id === data);
    const read = source?.kind === 'data' ? [source.source, source.choices, source.made] : null;
    const spec = this.#ports.findPanel(panel);
    return JSON.stringify([panel, data, read, spec ? computedOptions(spec, options) : options, filter]);
  }

  stop(): void {
    for (const id of [...this.#jobs.keys()]) this.#drop(id);
  }

  #drop(id: string): void {
    const job = this.#jobs.get(id);
    job?.control?.abort();
    this.#jobs.delete(id);
    const key = this.state(id).key;
    this.#states.delete(id);
    if (key) void this.#ports.compute.request('forget', { key }).catch(() => undefined);
    this.#ports.changed(id);
  }

  #consider(cell: PanelCell): void {
    let job = this.#jobs.get(cell.id);
    if (!job)
      this.#jobs.set(
        cell.id,
        (job = { done: null, running: null, wish: null, control: null, revision: 0, data: 0, halted: null }),
      );
    if (job.halted !== null && job.halted === this.#asked(cell)) return;
    job.halted = null;
    const panel = this.#ports.findPanel(cell.panel);
    if (!panel)
      return this.#show(cell.id, {
        ...WAITING,
        status: 'failed',
        error: message('state.panel-unknown', { panel: cell.panel }),
      });
    const standing = this.#standing(cell, panel);
    if (standing) {
      job.done = null;
      job.control?.abort();
      job.running = null;
      return this.#show(cell.id, standing);
    }
    const keep = cell.filter && cell.data ? this.#ports.filterBits(cell.filter, cell.data) : null;
    if (keep === undefined) return;
    const supplies = this.supplies(panel, cell.options, cell.data);
    if (supplies === null) return;
    const revision = cell.data ? this.#ports.data.revision(cell.data) : 0;
    const digest = JSON.stringify([
      cell.panel,
      cell.data,
      revision,
      computedOptions(panel, cell.options),
      cell.filter,
      keep ? bitsDigest(keep) : null,
      supplies,
      Object.values(supplies.others ?? {}).map((other) => this.#ports.data.revision(other)),
    ]);
    if (job.running === digest || (job.running === null && job.done === digest)) {
      job.wish = null;
      return;
    }
    job.wish = { digest, data: revision, cell, keep, supplies };
    if (job.running === null) void this.#run(cell.id, job);
  }

  /** Why a panel cannot be computed yet; `null` where it can. A panel that needs nothing can do without data. */
  #standing(cell: PanelCell, panel: AnyPanel): PanelState | null {
    if (cell.data === null || !this.#ports.data.has(cell.data))
      return panel.needs.length === 0 ? null : { ...WAITING, status: 'unmet' };
    const { report, status } = this.#ports.data.state(cell.data);
    if (panel.needs.length === 0) return report || status === 'failed' ? null : WAITING;
    if (!report) return status === 'failed' ? { ...WAITING, status: 'unmet' } : WAITING;
    // No column makes up for there being no rows.
    if (report.rows === 0) return { ...WAITING, status: 'unmet' };
    const lack = lackOf(panel, offerOf(report));
    if (lack) return { ...WAITING, status: 'unmet', unmet: lack.roles, wanted: lack.tables };
    return hasRowsFor(panel, report) ? null : { ...WAITING, status: 'unmet' };
  }

  async #run(id: string, job: Job): Promise<void> {
    while (job.wish) {
      const { digest, data, cell, keep, supplies } = job.wish;
      job.wish = null;
      job.running = digest;
      job.control = new AbortController();
      const { signal } = job.control;
      const key = keyOf(id, ++job.revision);
      const before = this.state(id);
      this.#states.set(id, { ...before, status: 'busy', unmet: [], wanted: [], slow: false, progress: null });
      const slow = setTimeout(() => {
        if (job.running === digest) this.#states.set(id, { ...this.state(id), slow: true });
      }, SLOW_MS);
      const started = performance.now();
      try {
        // A panel that needs nothing goes on without data that were taken away or cannot be read.
        const readable =
          cell.data !== null && this.#ports.data.has(cell.data) && this.#ports.data.state(cell.data).report !== null;
        const reply = await this.#ports.compute.request(
          'panel',
          {
            key,
            data: readable ? cell.data : null,
            panel: cell.panel,
            options: cell.options,
            keep: keep?.bits ?? null,
            ...supplies,
          },
          {
            signal,
            progress: (progress) => {
              if (progress.kind === 'computing' && job.running === digest)
                this.#states.set(id, { ...this.state(id), progress: progress.share });
            },
          },
        );
        if (signal.aborted || this.#jobs.get(id) !== job) return;
        job.running = null;
        job.done = digest;
        if (reply.ok) {
          job.data = data;
          performance.measure(`panel:${cell.panel}`, { start: started, end: performance.now() });
          const status = job.wish ? 'busy' : 'ready';
          this.#states.set(id, {
            status,
            reply: reply.value,
            key,
            error: null,
            unmet: [],
            wanted: [],
            slow: false,
            progress: null,
          });
          if (before.key) void this.#ports.compute.request('forget', { key: before.key }).catch(() => undefined);
        } else this.#states.set(id, { ...before, status: 'failed', error: reply.error, slow: false });
      } catch (error) {
        if (signal.aborted || this.#jobs.get(id) !== job) return;
        job.running = null;
        job.done = digest;
        this.#states.set(id, {
          ...before,
          status: 'failed',
          slow: false,
          error: message('state.engine-failed', { reason: error instanceof Error ? error.message : String(error) }),
        });
      } finally {
        clearTimeout(slow);
      }
      this.#ports.changed(id);
    }
  }

  #show(id: string, state: PanelState): void {
    const before = this.#states.get(id);
    if (
      before?.status === state.status &&
      before.reply === null &&
      before.error?.code === state.error?.code &&
      before.unmet.join() === state.unmet.join() &&
      before.wanted.join() === state.wanted.join()
    )
      return;
    this.#states.set(id, state);
    this.#ports.changed(id);
  }
}

/** Options without those that only change the drawing: turning the cube computes nothing. */
function computedOptions(panel: AnyPanel, options: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(options).filter(
      ([key]) => !(panel.options as Readonly<Record<string, OptionDeclaration>>)[key]?.drawing,
    ),
  );
}

/** Names a result in the engine. */
function keyOf(cell: string, revision: number): string {
  return `${cell}#${revision}`;
}

const digests = new WeakMap<Uint32Array, string>();

function bitsDigest({ bits }: CustomerBits): string {
  let digest = digests.get(bits);
  if (digest === undefined) {
    let hash = 0x811c9dc5;
    for (const word of bits) hash = Math.imul(hash ^ word, 0x01000193) >>> 0;
    digests.set(bits, (digest = `${bits.length}:${hash}`));
  }
  return digest;
}
