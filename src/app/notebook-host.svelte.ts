/** Opens one notebook: the right to write it, its document, its state; and closes it again without losing anything. */

import { message, type Message } from '../lib/outcome.ts';
import { NotebookState, type NotebookPorts } from '../notebook/NotebookState.svelte.ts';
import { toSession } from '../session/to-session.ts';
import type { NotebookHold } from '../storage/locks.ts';
import type { NotebookStart } from './new-notebook.ts';

export interface NotebookHostPorts extends NotebookPorts {
  /** asks for the only right to write; see `storage/locks.ts` */
  readonly hold: (id: string, onLost: () => void) => Promise<NotebookHold>;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** `elsewhere`: open for reading, because another tab writes. `lost`: another tab took over from this one. */
export type Hold = 'own' | 'elsewhere' | 'lost';

/** The tab that is taken over from saves what it still has; this is how long it gets, ms. */
const HANDOVER = 600;

export class NotebookHost {
  readonly id: string;
  readonly #ports: NotebookHostPorts;
  #hold: NotebookHold | null = null;
  #closed = false;
  notebook = $state.raw<NotebookState | null>(null);
  /** why there is no notebook */
  error = $state.raw<Message | null>(null);
  holding = $state.raw<Hold>('own');
  /** taking over, or opening */
  busy = $state.raw(true);

  constructor(id: string, ports: NotebookHostPorts) {
    this.id = id;
    this.#ports = ports;
  }

  /** @param start what a new notebook begins with; `null` opens the stored one */
  async open(start: NotebookStart | null): Promise<void> {
    this.#hold = await this.#ports.hold(this.id, () => this.#lost());
    this.holding = this.#hold.held ? 'own' : 'elsewhere';
    if (this.#closed) this.#hold.release();
    else if (start) await this.#begin(start);
    else await this.#load();
    this.busy = false;
  }

  /** Makes this tab the one that writes, with the document as the other tab left it. */
  async takeOver(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    await this.#end();
    await this.#hold?.take();
    await this.#ports.wait(HANDOVER);
    this.holding = this.#hold?.held ? 'own' : 'elsewhere';
    if (!this.#closed) await this.#load();
    this.busy = false;
  }

  /** Saves, lets go of data and lock. Resolves when the last save is done. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#end();
    this.#hold?.release();
  }

  async #begin(start: NotebookStart): Promise<void> {
    const notebook = this.#show(start);
    if (start.files.length > 0) await notebook.addFiles(start.files);
  }

  async #load(): Promise<void> {
    const started = performance.now();
    const loaded = await this.#ports.storage.load(this.id);
    if (this.#closed) return;
    if (!loaded.ok) {
      this.error = loaded.error;
      return;
    }
    const { session, warnings } = toSession(loaded.value.document);
    performance.measure('session:load', { start: started, end: performance.now() });
    const { counter } = loaded.value.head;
    const notebook = this.#show({ id: this.id, session, counter, blobs: new Map(), files: [] });
    for (const warning of [...(loaded.value.warnings ?? []), ...warnings]) notebook.announce(warning);
    // Whoever saves a document of a newer version loses what this one cannot read.
    const newer = warnings.find(({ code }) => code === 'session.document-newer');
    if (newer) notebook.readOnly = newer;
  }

  #show({ session, counter, blobs }: NotebookStart): NotebookState {
    const notebook = new NotebookState({ id: this.id, session, counter, blobs, ports: this.#ports });
    if (this.holding !== 'own') notebook.readOnly = message(`app.read-only-${this.holding}`);
    this.error = null;
    this.notebook = notebook;
    notebook.start();
    return notebook;
  }

  #lost(): void {
    this.holding = 'lost';
    const { notebook } = this;
    if (!notebook) return;
    notebook.readOnly = message('app.read-only-lost');
    void notebook.flush();
  }

  async #end(): Promise<void> {
    const { notebook } = this;
    this.notebook = null;
    await notebook?.stop();
  }
}
