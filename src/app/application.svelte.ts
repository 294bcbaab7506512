/** Puts the application together: state, storage, engine, and what the buttons, keys and commands do. */

import { DICTIONARIES } from '../i18n/dictionaries.ts';
import type { Locale } from '../i18n/format.ts';
import { createTranslator, type Translator } from '../i18n/translate.ts';
import type { PageWords } from '../i18n/words.svelte.ts';
import { message, type Outcome } from '../lib/outcome.ts';
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
import type { ShellActions, ShellNotebook, WantedFiles } from './shell.ts';
import { fetchAllParts, idle } from './warm-up.ts';

export interface ApplicationPorts {
  readonly storage: NotebookStorage;
  readonly engine: Engine;
  readonly words: PageWords;
  readonly preferences: Preferences;
}

/** Endings offered first in the file dialog; any other file can be chosen all the same. */
const DATA = [
  '.csv',
  '.tsv',
  '.txt',
  '.xlsx',
  '.parquet',
  '.arrow',
  '.feather',
  '.gz',
  '.jsonl',
  '.ndjson',
  '.json',
  'text/csv',
  'text/plain',
];
const NOTEBOOKS = ['.html', 'text/html'];
const ACCEPTED: Readonly<Record<WantedFiles, readonly string[]>> = {
  any: [...DATA, ...NOTEBOOKS],
  data: DATA,
  notebooks: NOTEBOOKS,
};

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
      const { findPanel } = await import('../panels/index.ts');
      return planLink(panels, stray, findPanel).panels;
    },
    async makeSample(sample) {
      const [{ sampleNotebook }, { findPanel }] = await Promise.all([
        import('./sample-notebook.ts'),
        import('../panels/index.ts'),
      ]);
      return sampleNotebook(sample, (code) => words.text(code), findPanel);
    },
    readNotebook: async (file) => (await import('./notebook-files.ts')).readNotebook(file),
    store: async (target, id, read) => (await import('./notebook-files.ts')).storeNotebook(target, id, read),
  });

  const act: ShellActions = {
    go: (route) => app.go(route),
    openFiles: (wanted = 'any') => void pickFiles(ACCEPTED[wanted], true).then((files) => opening.takeFiles(files)),
    pasteTable: () => (app.dialog = 'paste'),
    openSample: (sample) => void opening.openSample(sample),
    beginEmpty: () => void opening.beginEmpty(),
    saveFile: (withData) => void (app.notebook && saveNotebook(app.notebook, withData)),
    exportSelection: () => app.notebook?.exportSelection(),
    setLanguage: (language) => preferences.setLanguage(language),
    setTheme: (theme) => preferences.setTheme(theme),
    showPalette: () => (app.dialog = 'palette'),
    showCell: (cell) => void showCell(cell),
    print: () => print(),
  };

  async function saveNotebook(notebook: ShellNotebook, withData: boolean): Promise<void> {
    const [{ writeNotebook }, { PANELS }] = await Promise.all([
      import('./notebook-files.ts'),
      import('../panels/index.ts'),
    ]);
    const dictionaries = [...DICTIONARIES, ...PANELS.map((panel) => panel.words)];
    const languages: readonly Locale[] = words.locale === 'en' ? ['en', 'zh-CN'] : ['zh-CN', 'en'];
    const translators = languages.map((language) => createTranslator(language, dictionaries)) as [
      Translator,
      Translator,
    ];
    app.busy = message('app.busy-saving');
    const written = await writeNotebook(notebook, { withData, words: translators, inLight, pause: idle });
    app.busy = null;
    await deliver(written, notebook.session.title || words.text('app.untitled'), 'kezhi.html');
  }

  /** Nothing is painted in between: the page never shows the other theme. */
  function inLight<T>(draw: () => T): T {
    preferences.show('light');
    try {
      return draw();
    } finally {
      preferences.show();
    }
  }

  async function deliver(outcome: Outcome<Blob>, name: string, ending: string): Promise<void> {
    const { fileName } = await import('../notebook/save-blob.ts');
    if (!outcome.ok) return app.complain(outcome.error);
    await saveBlob(outcome.value, fileName(name, ending));
    app.notebook?.announce(message('app.saved-as', { name: fileName(name, ending) }));
  }

  async function showCell(cell: string): Promise<void> {
    const { cellElementId } = await import('../notebook/page.svelte.ts');
    if (app.notebook) app.notebook.focus = cell;
    const element = document.getElementById(cellElementId(cell));
    element?.scrollIntoView({ block: 'start' });
    element?.focus({ preventScroll: true });
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

  /** Names and pictures of the panels, for the list of notebooks. */
  async function namePanels(): Promise<true> {
    const [{ PANELS }, { ICONS }] = await Promise.all([import('../panels/index.ts'), import('../notebook/icons.ts')]);
    words.add(...PANELS.map((panel) => panel.words));
    app.icons = new Map(PANELS.flatMap(({ id, icon }) => (ICONS[icon] ? [[id, ICONS[icon]]] : [])));
    return true;
  }

  /** After the first view: everything that may be wanted later, and the engine. */
  async function warmUp(): Promise<void> {
    await idle();
    const named = await namePanels().catch(() => false);
    // Forgetting nothing is a way to hear that the engine is there.
    const started = engine
      .request('forget', {})
      .catch(() => null)
      .then(() => (app.engine = engine.kind));
    await Promise.all([fetchAllParts(document, hostPorts.wait), started]);
    if (!named) await namePanels();
    app.complete = true;
    document.documentElement.dataset['loaded'] = 'all';
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
