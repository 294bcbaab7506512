/** Things that come in: files chosen, dropped or pasted, notebook files, the example. Each ends in an open notebook or a reason. */

import type { Message, Outcome } from '../lib/outcome.ts';
import { message } from '../lib/outcome.ts';
import type { Session } from '../session/schema.ts';
import type { NotebookStorage } from '../storage/port.ts';
import type { AppState } from './AppState.svelte.ts';
import { fileFromText, sortFiles, startWithFiles, type PlannedPanel } from './new-notebook.ts';
import type { Route } from './routes.ts';
import type { SampleName } from './sample-names.ts';
import type { ShellNotebook } from './shell.ts';

/** A notebook read from a file: its document and the bytes that came with it, by source id. */
export interface ReadNotebook {
  readonly session: Session;
  readonly blobs: ReadonlyMap<string, Blob>;
  readonly warnings: readonly Message[];
}

/** The same as the storage has it now. */
export interface StoredNotebook {
  readonly session: Session;
  readonly counter: number;
}

/** How long a dropped file waits for the notebook it was dropped on, and how often it looks, ms. */
const PATIENCE = 5_000;
const STEP = 25;

export interface OpeningPorts {
  readonly app: AppState;
  readonly storage: NotebookStorage;
  readonly newId: () => string;
  /** text of a code in the language of the moment, for names of files made here */
  readonly text: (code: string) => string;
  readonly readNotebook: (file: File) => Promise<Outcome<ReadNotebook>>;
  readonly planPanels: (route: Extract<Route, { kind: 'new' }>) => Promise<readonly PlannedPanel[]>;
  readonly makeSample: (sample: SampleName) => Promise<Session>;
  /** writes a session that was made or read here as a new notebook */
  readonly store: (storage: NotebookStorage, id: string, read: ReadNotebook) => Promise<Outcome<StoredNotebook>>;
}

export class Opening {
  readonly #ports: OpeningPorts;

  constructor(ports: OpeningPorts) {
    this.#ports = ports;
  }

  /** Takes files in: notebooks open as copies, data joins the open notebook or begins a new one. */
  async takeFiles(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    const { app } = this.#ports;
    app.forgive();
    const { data, notebooks, refused } = sortFiles(files);
    app.complain(...refused);
    if (data.length > 0) await this.#takeData(data);
    for (const file of notebooks) await this.#takeNotebook(file);
  }

  /** A table as text, from the clipboard or dragged from a spreadsheet. */
  async takeText(text: string): Promise<void> {
    const file = fileFromText(text, this.#ports.text('app.pasted-name'));
    this.#ports.app.dialog = null;
    if (file) await this.takeFiles([file]);
  }

  async openSample(sample: SampleName): Promise<void> {
    await this.#during(message('app.busy-sample'), async () => {
      const session = await this.#ports.makeSample(sample);
      await this.#open({ session, blobs: new Map(), warnings: [] });
    });
  }

  /** The notebook a link asks for, before there is any file: for panels that need none. Replaces the link in the history. */
  async beginEmpty(): Promise<void> {
    const { app, newId, planPanels } = this.#ports;
    const { route } = app;
    if (route.kind !== 'new') return;
    const panels = await planPanels(route);
    // A file may have been dropped meanwhile: its notebook has the panels of the link already.
    if (app.route === route) app.begin(startWithFiles(newId(), [], panels, newId), true);
  }

  async #takeData(files: readonly File[]): Promise<void> {
    const { app, newId, planPanels } = this.#ports;
    const notebook = app.notebook ?? (await this.#arriving());
    if (notebook) {
      if (notebook.readOnly) app.complain(notebook.readOnly);
      else await notebook.addFiles(files);
      return;
    }
    const { route } = app;
    const panels = route.kind === 'new' ? await planPanels(route) : [];
    // The notebook of the link opened by itself meanwhile: it has the panels, and the files go there.
    if (app.route !== route && app.route.kind === 'notebook') return this.#takeData(files);
    app.begin(startWithFiles(newId(), files, panels, newId));
  }

  /** The notebook that the address names, while it is still opening; `null` where there is none or it does not come. */
  async #arriving(): Promise<ShellNotebook | null> {
    const { app } = this.#ports;
    const { route } = app;
    for (let waited = 0; route.kind === 'notebook' && app.route === route && waited < PATIENCE; waited += STEP) {
      if (app.notebook) return app.notebook;
      await new Promise((resolve) => setTimeout(resolve, STEP));
    }
    return app.notebook;
  }

  async #takeNotebook(file: File): Promise<void> {
    await this.#during(message('app.busy-notebook', { name: file.name }), async () => {
      const read = await this.#ports.readNotebook(file);
      if (read.ok) await this.#open(read.value);
      else this.#ports.app.complain(message('app.notebook-refused', { name: file.name, reason: read.error }));
    });
  }

  /** Always under a new id, so that nothing that is here already is touched. Where it cannot be stored it opens all the same. */
  async #open(read: ReadNotebook): Promise<void> {
    const { app, storage, newId, store } = this.#ports;
    const id = newId();
    const stored = await store(storage, id, read);
    const { session, counter } = stored.ok ? stored.value : { session: read.session, counter: 0 };
    app.begin({ id, session, counter, blobs: read.blobs, files: [] });
    if (!stored.ok) app.complain(message('app.copy-not-stored', { reason: stored.error }));
    app.complain(...read.warnings);
  }

  async #during(what: Message, work: () => Promise<void>): Promise<void> {
    const { app } = this.#ports;
    app.busy = what;
    try {
      await work();
    } finally {
      app.busy = null;
    }
  }
}
