import { beforeEach, describe, expect, it, vi } from 'vitest';
import { startWithFiles } from '../../src/app/new-notebook.ts';
import { storeNotebook } from '../../src/app/notebook-files.ts';
import { NotebookHost, type NotebookHostPorts } from '../../src/app/notebook-host.svelte.ts';
import { EMPTY_SESSION } from '../../src/session/schema.ts';
import { toDocument } from '../../src/session/serialize.ts';
import { createMemoryStorage } from '../../src/storage/memory.ts';
import type { NotebookHold } from '../../src/storage/locks.ts';
import type { NotebookStorage } from '../../src/storage/port.ts';
import type { ComputePort } from '../../src/workers/protocol.ts';

/** One lock for all hosts of a test, as browsers have one for all tabs. */
function fakeLock(): NotebookHostPorts['hold'] {
  let lose: (() => void) | null = null;
  return async (_, onLost) => {
    const hold: NotebookHold & { held: boolean } = {
      held: lose === null,
      async take() {
        lose?.();
        lose = onLost;
        hold.held = true;
      },
      release() {
        if (hold.held) lose = null;
        hold.held = false;
      },
    };
    if (hold.held) lose = onLost;
    return hold;
  };
}

const idleEngine: ComputePort = { request: () => new Promise(() => undefined) };

let storage: NotebookStorage;
let ports: NotebookHostPorts;

beforeEach(async () => {
  storage = createMemoryStorage(null, () => 1);
  let next = 0;
  ports = {
    compute: idleEngine,
    storage,
    clock: () => 0,
    newId: () => `c${next++}`,
    hold: fakeLock(),
    wait: async () => undefined,
  };
  await storeNotebook(storage, 'kept', {
    session: { ...EMPTY_SESSION, title: 'Kept' },
    blobs: new Map(),
    warnings: [],
  });
});

describe('a notebook host', () => {
  it('opens what is stored', async () => {
    const host = new NotebookHost('kept', ports);
    expect(host.busy).toBe(true);
    await host.open(null);
    expect(host.notebook?.session.title).toBe('Kept');
    expect(host.notebook?.readOnly).toBeNull();
    expect([host.error, host.holding, host.busy]).toEqual([null, 'own', false]);
    await host.close();
    expect(host.notebook).toBeNull();
  });

  it('says why there is nothing to open', async () => {
    const host = new NotebookHost('nowhere', ports);
    await host.open(null);
    expect(host.notebook).toBeNull();
    expect(host.error?.code).toMatch(/^session\./);
  });

  it('begins a new notebook with its files, and stores it', async () => {
    const host = new NotebookHost('fresh', ports);
    await host.open(startWithFiles('fresh', [new File(['a,b'], 'orders.csv')], [], ports.newId));
    expect(host.notebook?.session.cells).toMatchObject([{ kind: 'data', name: 'orders' }]);
    await host.close();
    expect(await storage.load('fresh')).toMatchObject({ ok: true, value: { title: 'orders' } });
  });

  it('stores a new notebook that nobody has changed yet', async () => {
    const host = new NotebookHost('bare', ports);
    await host.open({
      id: 'bare',
      session: { ...EMPTY_SESSION, title: 'Bare' },
      counter: 0,
      blobs: new Map(),
      files: [],
    });
    await host.close();
    expect((await storage.load('bare')).ok).toBe(true);
  });

  it('is read only where another tab writes, until it takes over what that tab left', async () => {
    const [first, second] = [new NotebookHost('kept', ports), new NotebookHost('kept', ports)];
    await first.open(null);
    await second.open(null);
    expect(second.holding).toBe('elsewhere');
    expect(second.notebook?.readOnly?.code).toBe('app.read-only-elsewhere');
    first.notebook?.apply({ kind: 'set-title', title: 'Changed here' });
    await second.takeOver();
    expect(first.holding).toBe('lost');
    expect(first.notebook?.readOnly?.code).toBe('app.read-only-lost');
    expect([second.holding, second.notebook?.readOnly, second.busy]).toEqual(['own', null, false]);
    expect(second.notebook?.session.title).toBe('Changed here');
    await Promise.all([first.close(), second.close()]);
  });

  it('lets the lock go when it closes, even while it opens', async () => {
    const first = new NotebookHost('kept', ports);
    const opening = first.open(null);
    await first.close();
    await opening;
    expect(first.notebook).toBeNull();
    const second = new NotebookHost('kept', ports);
    await second.open(null);
    expect(second.holding).toBe('own');
    await second.close();
  });

  it('only reads a document of a newer version: saving would lose what it does not know', async () => {
    const document = { ...toDocument({ ...EMPTY_SESSION, title: 'Newer' }), version: 99 };
    await storage.save('newer', { title: 'Newer', panels: [], sources: [], document }, 0);
    const save = vi.spyOn(storage, 'save');
    const host = new NotebookHost('newer', ports);
    await host.open(null);
    expect(host.notebook?.readOnly?.code).toBe('session.document-newer');
    host.notebook?.apply({ kind: 'set-title', title: 'Lost' });
    await host.close();
    expect(save).not.toHaveBeenCalled();
  });
});
