/** Puts the application together: state, storage, engine, and what the buttons, keys and commands do. */

import type { PageWords } from '../i18n/words.svelte.ts';
import type { Outcome } from '../lib/outcome.ts';
import { eraseStorage } from '../storage/erase.ts';
import { pickFiles, saveBlob } from '../storage/files.ts';
import { holdNotebook } from '../storage/locks.ts';
import type { NotebookStorage } from '../storage/port.ts';
import type { Engine } from '../workers/client.ts';
import { AppState } from './AppState.svelte.ts';
import { LibraryState } from './LibraryState.svelte.ts';
import { newId } from './new-id.ts';
import { planLink } from './new-notebook.ts';
import type { NotebookHostPorts } from './notebook-host.svelte.ts';
import { Opening } from './opening.ts';
import type { Preferences } from './Preferences.svelte.ts';
import { makeSampleFile } from './samples.ts';
import type { ShellActions, ShellNotebook } from './shell.ts';
import { fetchParts, idle } from './warm-up.ts';

export interface ApplicationPorts {
  readonly storage: NotebookStorage;
  readonly engine: Engine;
  readonly words: PageWords;
  readonly preferences: Preferences;
}

/** Endings offered first in the file dialog; any other file can be chosen all the same. */
const ACCEPTED = ['.csv', '.tsv', '.txt', '.html', 'text/csv', 'text/plain', 'text/html'];

export type Application = ReturnType<typeof createApplication>;

export function createApplication({ storage, engine, words, preferences }: ApplicationPorts) {
  const app = new AppState(location);
  const library = new LibraryState(storage, newId);
  /** the notebook before this one is stored and closed */
  let closed: Promise<void> = Promise.resolve();

  const hostPorts: NotebookHostPorts = {
    compute: engine,
    storage,
    clock: () => Date.now(),
    newId,
    sample: makeSampleFile,
    hold: holdNotebook,
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  };

  const opening = new Opening({
    app,
    storage,
    newId,
    text: (code) => words.text(code),
    async planPanels({ panels, stray }) {
      const { PANELS } = await import('../panels/index.ts');
      return planLink(panels, stray, (id) => PANELS.find((panel) => panel.id === id)).panels;
    },
    async makeSample() {
      const [{ sampleNotebook }, { PANELS }] = await Promise.all([import('./sample-notebook.ts'), import('../panels/index.ts')]);
      return sampleNotebook((code) => words.text(code), PANELS);
    },
    readNotebook: async (file) => (await import('./notebook-files.ts')).readNotebook(file),
    store: async (target, id, read) => (await import('./notebook-files.ts')).storeNotebook(target, id, read),
  });

  const act: ShellActions = {
    go: (route) => app.go(route),
    openFiles: () => void pickFiles(ACCEPTED, true).then((files) => opening.takeFiles(files)),
    pasteTable: () => (app.dialog = 'paste'),
    openSample: () => void opening.openSample(),
    saveFile: (withData) => void (app.notebook && saveNotebook(app.notebook, withData)),
    exportSelection: () => void (app.notebook && exportSelection(app.notebook)),
    setLanguage: (language) => preferences.setLanguage(language),
    setTheme: (theme) => preferences.setTheme(theme),
    showPalette: () => (app.dialog = 'palette'),
    print: () => print(),
  };

  async function saveNotebook(notebook: ShellNotebook, withData: boolean): Promise<void> {
    const { writeNotebook } = await import('./notebook-files.ts');
    await deliver(await writeNotebook(notebook, withData, words.locale), notebook.session.title || words.text('app.untitled'), 'kezhi.html');
  }

  async function exportSelection(notebook: ShellNotebook): Promise<void> {
    await deliver(await notebook.exportSelection(words.locale), words.text('app.selection-name'), 'csv');
  }

  async function deliver(outcome: Outcome<Blob>, name: string, ending: string): Promise<void> {
    const { fileName } = await import('../notebook/save-blob.ts');
    if (outcome.ok) await saveBlob(outcome.value, fileName(name, ending));
    else app.complain(outcome.error);
  }

  /** A notebook is in front now, or no more. */
  function enter(notebook: ShellNotebook | null): void {
    app.notebook = notebook;
  }

  /** Waits for the notebook before to be stored; {@link done} is the new one to wait for. */
  function leave(done?: Promise<void>): Promise<void> {
    if (done)
      closed = done.then(async () => {
        if (app.route.kind === 'library') await library.refresh();
      });
    return closed;
  }

  /** After the first view: everything that may be wanted later, and the engine. */
  async function warmUp(): Promise<void> {
    await idle();
    const [missing] = await Promise.all([fetchParts(document), engine.request('forget', {}).catch(() => null)]);
    const [{ PANELS }, { ICONS }] = await Promise.all([import('../panels/index.ts'), import('../notebook/icons.ts')]);
    words.add(...PANELS.map((panel) => panel.words));
    app.icons = new Map(PANELS.flatMap(({ id, icon }) => (ICONS[icon] ? [[id, ICONS[icon]]] : [])));
    app.complete = missing.length === 0;
    if (app.complete) document.documentElement.dataset['loaded'] = 'all';
  }

  async function usage(): Promise<{ readonly used: number; readonly quota: number } | null> {
    const { usage: used, quota } = (await navigator.storage?.estimate?.().catch(() => null)) ?? {};
    return used === undefined || quota === undefined ? null : { used, quota };
  }

  async function erase(): Promise<Outcome<null>> {
    const place = browserPlace();
    const erased = await eraseStorage(place);
    preferences.erase();
    await library.refresh();
    return erased;
  }

  return { app, library, opening, hostPorts, act, enter, leave, warmUp, usage, erase };
}

function browserPlace(): Storage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
