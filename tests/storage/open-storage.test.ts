/** Opening the store: what happens when it does not answer, comes back empty, or is closed under the page. */

import { forceCloseDatabase } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Message } from '../../src/lib/outcome.ts';
import { openStorage, PATIENCE, type StoragePorts } from '../../src/storage/open-storage.ts';
import type { NotebookStorage } from '../../src/storage/port.ts';
import { bad, changeRecord, createPlace, emptyStore, good, notebook } from './fakes.ts';

let place = createPlace();
const open = (more: StoragePorts = {}): NotebookStorage =>
  openStorage({ place, openElsewhere: async () => false, persist: null, ...more });

beforeEach(() => {
  emptyStore();
  place = createPlace();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('a store that does not open', () => {
  it('falls back to memory after five seconds of silence, and works there', async () => {
    vi.useFakeTimers();
    vi.spyOn(indexedDB, 'open').mockReturnValue(new IDBOpenDBRequest());
    const storage = open();
    const status = storage.status();
    const saved = storage.save('a', notebook('kept for now'), 0);
    await vi.advanceTimersByTimeAsync(PATIENCE - 1);
    await expectPending(status);
    await vi.advanceTimersByTimeAsync(1);
    expect(await status).toEqual({ kind: 'memory', reason: 'session.store-unanswering' });
    good(await saved);
    expect(good(await storage.load('a')).title).toBe('kept for now');
  });

  it('falls back at once where it fails, with the reason', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    expect(await open().status()).toEqual({ kind: 'memory', reason: 'session.store-unavailable' });
  });

  it('falls back where the browser has none, or throws at the name alone', async () => {
    const kept = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB')!;
    try {
      Object.defineProperty(globalThis, 'indexedDB', { configurable: true, get: () => undefined });
      expect((await open().status()).kind).toBe('memory');
      Object.defineProperty(globalThis, 'indexedDB', {
        configurable: true,
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      });
      expect((await open().status()).kind).toBe('memory');
    } finally {
      Object.defineProperty(globalThis, 'indexedDB', kept);
    }
  });

  it('P12 leaves a database of a newer build alone', async () => {
    await new Promise<void>((resolve) => {
      const request = indexedDB.open('kezhi', 99);
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
    });
    expect(await open().status()).toEqual({ kind: 'memory', reason: 'session.store-newer' });
  });
});

describe('a store that came back other than it was', () => {
  it('P7 announces that all notebooks are gone, on every start until something is saved', async () => {
    const first = open();
    good(await first.save('a', notebook('a'), 0));
    good(await first.save('b', notebook('b'), 0));
    emptyStore();
    for (let start = 0; start < 2; start++) {
      expect((await open().status()).warnings).toEqual([{ code: 'session.store-emptied', parameters: { count: 2 } }]);
    }
    const next = open();
    good(await next.save('c', notebook('c'), 0));
    expect((await open().status()).warnings).toEqual([]);
  });

  it('P7 announces that some are gone, and that an older state came back', async () => {
    const first = open();
    good(await first.save('a', notebook('a'), 0));
    good(await first.save('b', notebook('b'), 0));
    good(await first.save('b', notebook('b'), 1));
    await changeRecord('heads', (head) => (head['id'] === 'a' ? null : { ...head, counter: 1 }));
    expect((await open().status()).warnings).toEqual([
      { code: 'session.store-lost-some', parameters: { count: 1 } },
      { code: 'session.store-older', parameters: { count: 1 } },
    ]);
  });

  it('is silent where all is well: after saves, renames, bin and purge', async () => {
    const first = open();
    good(await first.save('a', notebook('a'), 0));
    good(await first.rename('a', 'b'));
    good(await first.duplicate('a', 'c', 'copy'));
    good(await first.remove('a'));
    good(await first.purge('a'));
    expect(await open().status()).toEqual({ kind: 'lasting', reason: null, warnings: [] });
  });

  it('P7 keeps watching over a notebook whose purge failed', async () => {
    const first = open();
    good(await first.save('a', notebook('a'), 0));
    const spy = vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
      throw new DOMException('injected', 'UnknownError');
    });
    expect(bad(await first.purge('a'))).toBe('session.storage-failed');
    spy.mockRestore();
    emptyStore();
    expect((await open().status()).warnings).toHaveLength(1);
  });

  it('does without a note where localStorage is forbidden, garbled or full', async () => {
    const forbidden = {
      getItem: (): string => {
        throw new Error('denied');
      },
      setItem: (): void => {
        throw new Error('full');
      },
    };
    good(await open({ place: forbidden }).save('a', notebook('a'), 0));
    place.setItem('kezhi.canary', '{"counters":[1,');
    expect((await open().status()).warnings).toEqual([]);
    place.setItem('kezhi.canary', '{"counters":{"__proto__":5,"x":"y"}}');
    expect((await open().status()).kind).toBe('lasting');
  });
});

describe('a store that is closed while it is in use', () => {
  it('P7 says so, opens again and goes on', async () => {
    const databases = watchOpened();
    const storage = open();
    const heard: Message[] = [];
    storage.watch?.((event) => heard.push(event));
    good(await storage.save('a', notebook('a'), 0));
    forceCloseDatabase(databases.at(-1) as never);
    await vi.waitFor(() => expect(heard).toEqual([{ code: 'session.store-closed' }]));
    expect(good(await storage.load('a')).title).toBe('a');
    good(await storage.save('a', notebook('b'), 1));
  });

  it('P7 notices when it was emptied meanwhile', async () => {
    const databases = watchOpened();
    const storage = open();
    good(await storage.save('a', notebook('a'), 0));
    const closing = databases.at(-1);
    emptyStore();
    forceCloseDatabase(closing as never);
    await vi.waitFor(async () => expect(bad(await storage.save('a', notebook('b'), 1))).toBe('session.notebook-gone'));
    expect((await storage.status()).warnings).toEqual([{ code: 'session.store-emptied', parameters: { count: 1 } }]);
  });

  it('gives way to a newer build, tells, and saves no more', async () => {
    const storage = open();
    const heard: Message[] = [];
    const stop = storage.watch?.((event) => heard.push(event));
    good(await storage.save('a', notebook('a'), 0));
    const upgraded = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('kezhi', 99);
      request.onsuccess = () => resolve(request.result);
    });
    expect(heard).toEqual([{ code: 'session.store-replaced' }]);
    expect(bad(await storage.save('a', notebook('b'), 1))).toBe('session.store-replaced');
    upgraded.close();
    stop?.();
  });

  it('lets go when all is deleted, and begins anew', async () => {
    const storage = open();
    good(await storage.save('a', notebook('a'), 0));
    await new Promise<void>((resolve) => (indexedDB.deleteDatabase('kezhi').onsuccess = () => resolve()));
    expect(good(await storage.list())).toEqual([]);
    good(await storage.save('b', notebook('b'), 0));
  });
});

describe('lasting storage', () => {
  it('is asked for once, after the first save', async () => {
    const persist = vi.fn(async () => true);
    const storage = open({ persist });
    await storage.list();
    expect(persist).not.toHaveBeenCalled();
    good(await storage.save('a', notebook('a'), 0));
    good(await storage.save('a', notebook('a'), 1));
    good(await open({ persist }).save('b', notebook('b'), 0));
    expect(persist).toHaveBeenCalledTimes(1);
  });
});

async function expectPending(promise: Promise<unknown>): Promise<void> {
  const pending = Symbol('pending');
  expect(await Promise.race([promise, Promise.resolve(pending)])).toBe(pending);
}

/** Every database that is opened from now on. */
function watchOpened(): IDBDatabase[] {
  const databases: IDBDatabase[] = [];
  const original = indexedDB.open.bind(indexedDB);
  vi.spyOn(indexedDB, 'open').mockImplementation((name, version) => {
    const request = original(name, version);
    request.addEventListener('success', () => databases.push(request.result));
    return request;
  });
  return databases;
}
