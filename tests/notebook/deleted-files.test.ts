/** Files that are refused, and files that are deleted for good: their bytes leave the store, and come back with undo as long as they are at hand. */

import { describe, expect, it } from 'vitest';
import { MAXIMUM_FILE_BYTES } from '../../src/data/report.ts';
import type { SourceRecord } from '../../src/lib/source.ts';
import { NotebookState } from '../../src/notebook/NotebookState.svelte.ts';
import { EMPTY_SESSION, type Session } from '../../src/session/schema.ts';
import { toSession } from '../../src/session/to-session.ts';
import { createMemoryStorage } from '../../src/storage/memory.ts';
import type { NotebookStorage } from '../../src/storage/port.ts';
import { createDirectEngine } from './direct-engine.ts';

const ORDERS = 'customer,date,amount\na,2024-01-01,3\nb,2024-01-02,4\n';

async function open(storage: NotebookStorage, session: Session = EMPTY_SESSION, counter = 0) {
  let ids = counter * 100;
  const engine = createDirectEngine();
  const ports = { compute: engine, storage, clock: () => 0, newId: () => `id${++ids}` };
  const notebook = new NotebookState({ id: 'n', session, counter, ports });
  notebook.start();
  return { notebook, engine };
}

async function dropped() {
  const storage = createMemoryStorage();
  const { notebook, engine } = await open(storage);
  const file = new File([ORDERS], 'orders.csv');
  await notebook.addFiles([file]);
  const cell = notebook.session.cells[0]!.id;
  await expect.poll(() => notebook.data(cell).status).toBe('ready');
  await notebook.flush();
  const record = await stored(storage);
  return { storage, notebook, engine, file, cell, record: record! };
}

/** The record of the only file in the stored notebook. */
async function stored(storage: NotebookStorage): Promise<SourceRecord | undefined> {
  const loaded = await storage.load('n');
  return loaded.ok ? loaded.value.sources[0] : undefined;
}

async function held(storage: NotebookStorage, record: SourceRecord): Promise<boolean> {
  return (await storage.getSource(record)).ok;
}

describe('a file beyond the limit', () => {
  it('is refused before it is read or stored, and takes nothing’s place', async () => {
    const { storage, notebook, cell, record } = await dropped();
    const { session } = notebook;
    const huge = new File(['x'], 'huge.csv');
    Object.defineProperty(huge, 'size', { value: MAXIMUM_FILE_BYTES + 1 });
    await notebook.replaceFile(cell, huge);
    await notebook.addFiles([huge]);
    expect(notebook.session).toBe(session);
    expect(notebook.notices.map(({ message }) => message)).toEqual(
      [1, 2].map(() => ({
        code: 'data.too-large',
        parameters: { name: 'huge.csv', bytes: MAXIMUM_FILE_BYTES + 1, limit: MAXIMUM_FILE_BYTES },
      })),
    );
    await notebook.addFiles([huge, new File([ORDERS], 'more.csv')]);
    expect(notebook.session.sources.map(({ name }) => name)).toEqual(['orders.csv', 'more.csv']);
    await notebook.flush();
    expect(await held(storage, record)).toBe(true);
    await notebook.stop();
  });
});

describe('a file deleted for good', () => {
  it('rests in the bin with its bytes, and goes with the bin; the engine forgets it at once', async () => {
    const { storage, notebook, engine, cell, record } = await dropped();
    notebook.apply({ kind: 'delete-cell', cell });
    await notebook.flush();
    const ask = { data: cell, row: 0 };
    expect(await engine.request('original', ask)).toMatchObject({ ok: false });
    expect(await held(storage, record)).toBe(true);
    notebook.apply({ kind: 'empty-bin' });
    await notebook.flush();
    expect(await stored(storage)).toBeUndefined();
    expect(await held(storage, record)).toBe(false);
    await notebook.stop();
  });

  it('comes back with undo, stored again, and goes again with redo', async () => {
    const { storage, notebook, cell, record } = await dropped();
    notebook.apply({ kind: 'delete-cell', cell });
    notebook.apply({ kind: 'empty-bin' });
    await notebook.flush();
    notebook.undo();
    notebook.undo();
    await notebook.flush();
    expect(await stored(storage)).toEqual(record);
    expect(await held(storage, record)).toBe(true);
    await expect.poll(() => notebook.data(cell).report?.rows).toBe(2);
    notebook.redo();
    notebook.redo();
    await notebook.flush();
    expect(await held(storage, record)).toBe(false);
    await notebook.stop();
  });

  it('comes back too where this page never read it: its bytes are fetched before they go', async () => {
    const { storage, notebook: first, cell, record } = await dropped();
    first.apply({ kind: 'delete-cell', cell });
    await first.stop();
    const loaded = await storage.load('n');
    if (!loaded.ok) throw new Error(loaded.error.code);
    const { session } = toSession(loaded.value.document);
    const { notebook } = await open(storage, session, loaded.value.head.counter);
    notebook.apply({ kind: 'empty-bin' });
    await notebook.flush();
    expect(await held(storage, record)).toBe(false);
    notebook.undo();
    await notebook.flush();
    expect(await held(storage, record)).toBe(true);
    await notebook.stop();
  });

  it('is missed, but holds up no saving, where it was called back and has left its folder meanwhile', async () => {
    const { storage, notebook, file, cell } = await dropped();
    notebook.apply({ kind: 'delete-cell', cell });
    notebook.apply({ kind: 'empty-bin' });
    await notebook.flush();
    const unreadable = new Blob([ORDERS]);
    unreadable.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
    file.slice = () => unreadable;
    notebook.undo();
    notebook.apply({ kind: 'set-title', title: 'still saved' });
    await notebook.flush();
    expect(notebook.saving.kind).not.toBe('failed');
    expect(await storage.load('n')).toMatchObject({ ok: true, value: { title: 'still saved' } });
    await notebook.stop();
  });
});
