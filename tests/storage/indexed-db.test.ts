/** Faults in IndexedDB: nothing is called saved that is not, and nothing saved is lost. */

import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CHUNK_BYTES } from '../../src/storage/chunks.ts';
import { DATABASE_VERSION } from '../../src/storage/database.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import type { NotebookStorage } from '../../src/storage/port.ts';
import { SWEEP_AFTER } from '../../src/storage/references.ts';
import {
  abortWith,
  bad,
  bytes,
  changeRecord,
  createPlace,
  emptyStore,
  good,
  keysOf,
  notebook,
  raw,
  throwing,
  withFaultyPut,
  withFullDisk,
} from './fakes.ts';

// many runs on a busy machine take their time
vi.setConfig({ testTimeout: 60_000 });

let time = 1_000;
let openElsewhere = new Set<string>();
const clock = (): number => (time += 10);
const open = (): NotebookStorage =>
  openStorage({ clock, place: createPlace(), openElsewhere: async (id) => openElsewhere.has(id), persist: null });
let storage: NotebookStorage;

beforeEach(() => {
  emptyStore();
  time = 1_000;
  openElsewhere = new Set();
  storage = open();
});

describe('faults while saving', () => {
  beforeEach(async () => {
    good(await storage.save('a', notebook('good'), 0));
  });

  it.each(['documents', 'references', 'heads'])(
    'P4 P5 a put into %s that throws is no save, and the last version stays',
    async (store) => {
      const record = good(await storage.putSource('s', 's.csv', new Blob([bytes(10)])));
      const failed = await withFaultyPut(store, throwing('DataCloneError'), () =>
        storage.save('a', notebook('lost', [record]), 1),
      );
      expect(failed).toEqual({
        ok: false,
        error: { code: 'session.storage-failed', parameters: { reason: 'DataCloneError: injected' } },
      });
      await expectUntouched();
    },
  );

  it.each(['documents', 'heads'])('P4 P5 a transaction aborted at a put into %s is no save', async (store) => {
    expect(bad(await withFaultyPut(store, abortWith('AbortError'), () => storage.save('a', notebook('lost'), 1)))).toBe(
      'session.storage-failed',
    );
    await expectUntouched();
  });

  it.each(['documents', 'heads'])('P4 P5 a quota that is met at a put into %s is called by its name', async (store) => {
    expect(
      bad(await withFaultyPut(store, abortWith('QuotaExceededError'), () => storage.save('a', notebook('lost'), 1))),
    ).toBe('session.quota');
    expect(
      bad(await withFaultyPut(store, throwing('QuotaExceededError'), () => storage.save('a', notebook('lost'), 1))),
    ).toBe('session.quota');
    await expectUntouched();
  });

  it('P4 P5 a disk that is full only when the transaction is written is no save either', async () => {
    expect(bad(await withFullDisk(() => storage.save('a', notebook('lost'), 1)))).toBe('session.quota');
    await expectUntouched();
  });

  it('P5 a full disk while a file is stored fails the file and leaves no piece behind', async () => {
    expect(bad(await withFullDisk(() => storage.putSource('s', 's.csv', new Blob([bytes(10)]))))).toBe('session.quota');
    expect(await keysOf('chunks')).toEqual([]);
    expect(await keysOf('references')).toEqual([]);
  });

  it('P4 a save resolves only after its transaction completed', async () => {
    let completed = false;
    const original = IDBTransaction.prototype.commit;
    IDBTransaction.prototype.commit = function (this: IDBTransaction) {
      this.addEventListener('complete', () => (completed = true));
      original.call(this);
    };
    try {
      good(await storage.save('a', notebook('next'), 1));
      expect(completed).toBe(true);
    } finally {
      IDBTransaction.prototype.commit = original;
    }
  });

  it('P4 every transaction that writes is strict', async () => {
    const asked: (string | undefined)[] = [];
    const original = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (
      this: IDBDatabase,
      ...parameters: Parameters<IDBDatabase['transaction']>
    ) {
      if (parameters[1] === 'readwrite') asked.push(parameters[2]?.durability);
      return original.apply(this, parameters);
    };
    try {
      good(await storage.putSource('s', 's.csv', new Blob([bytes(10)])));
      good(await storage.save('a', notebook('next'), 1));
    } finally {
      IDBDatabase.prototype.transaction = original;
    }
    expect(asked).toEqual(['strict', 'strict']);
  });

  async function expectUntouched(): Promise<void> {
    expect(good(await storage.load('a'))).toMatchObject({ title: 'good', head: { counter: 1 } });
    expect(good(await storage.versions('a'))).toHaveLength(1);
    // and the store still works
    expect(good(await storage.save('a', notebook('next'), 1)).counter).toBe(2);
  }
});

describe('chunks', () => {
  it('cut a large file, are named by content and are not written twice', async () => {
    const content = bytes(CHUNK_BYTES * 2 + 1000);
    content.copyWithin(CHUNK_BYTES, 0, CHUNK_BYTES);
    const record = good(await storage.putSource('s', 'big.csv', new Blob([content])));
    expect(record.chunks).toHaveLength(3);
    expect(record.chunks[0]).toBe(record.chunks[1]);
    expect(await keysOf('chunks')).toHaveLength(2);
    const blob = good(await storage.getSource(record));
    expect(Buffer.from(await blob.arrayBuffer()).equals(Buffer.from(content))).toBe(true);
    await withFaultyPut('chunks', throwing('DataError'), async () =>
      good(await storage.putSource('t', 'same.csv', new Blob([content]))),
    );
  });

  it('P7 a damaged one is found out, named, and healed by bringing the file again', async () => {
    const record = good(await storage.putSource('s', 'a.csv', new Blob([bytes(100)])));
    await storage.save('a', notebook('a', [record]), 0);
    await changeRecord('chunks', (chunk) => ({ ...chunk, blob: new Blob([bytes(100, 2)]) }));
    expect(await storage.getSource(record)).toEqual({
      ok: false,
      error: { code: 'session.chunk-damaged', parameters: { name: 'a.csv', number: 1, count: 1 } },
    });
    good(await storage.putSource('s', 'a.csv', new Blob([bytes(100)])));
    expect(good(await storage.getSource(record)).size).toBe(100);
  });

  it('P7 one cut short, unreadable or deleted is found out too', async () => {
    const record = good(await storage.putSource('s', 'a.csv', new Blob([bytes(100)])));
    await changeRecord('chunks', (chunk) => ({ ...chunk, blob: (chunk['blob'] as Blob).slice(0, 99) }));
    expect(bad(await storage.getSource(record))).toBe('session.chunk-damaged');
    await changeRecord('chunks', () => null);
    expect(bad(await storage.getSource(record))).toBe('session.source-missing');
  });

  it('are kept while any kept version names them, and go when a later page saves', async () => {
    const first = good(await storage.putSource('s', 'a.csv', new Blob([bytes(100, 1)])));
    good(await storage.save('a', notebook('a', [first]), 0));
    const second = good(await storage.putSource('t', 'b.csv', new Blob([bytes(100, 2)])));
    for (let i = 1; i <= 12; i++) {
      time += 4_000_000;
      good(await storage.save('a', notebook('a', [second]), i));
    }
    // the first version stays as the one of its hour
    expect(good(await storage.loadVersion('a', 1)).sources).toEqual([first]);
    for (let i = 13; i <= 60; i++) {
      time += 4_000_000;
      good(await storage.save('a', notebook('a', [second]), i));
    }
    expect(bad(await storage.loadVersion('a', 1))).toBe('session.document-damaged');
    // this page may still undo to the first file …
    expect(good(await storage.getSource(first)).size).toBe(100);
    // … a page opened later, past the time a crash is waited for, may not
    time += SWEEP_AFTER * 2;
    const later = open();
    await later.list();
    good(await later.save('a', notebook('a', [second]), 61));
    expect(bad(await later.getSource(first))).toBe('session.source-missing');
    expect(good(await later.getSource(second)).size).toBe(100);
  });

  it('of a document that was never saved are swept up after a week, not before', async () => {
    const record = good(await storage.putSource('s', 'a.csv', new Blob([bytes(100)])));
    await (await reopened()).list();
    expect(good(await storage.getSource(record)).size).toBe(100);
    time += SWEEP_AFTER + 1000;
    const later = open();
    await later.list();
    await later.list();
    expect(await keysOf('chunks')).toEqual([]);
    expect(await keysOf('references')).toEqual([]);
  });

  it('deleted for good leave nothing behind but the document, and stay where the save fails', async () => {
    const record = good(await storage.putSource('s', 'a.csv', new Blob([bytes(100)])));
    good(await storage.save('a', notebook('a', [record]), 0));
    expect(bad(await withFullDisk(() => storage.save('a', notebook('a'), 1, [record])))).toBe('session.quota');
    expect(good(await storage.getSource(record)).size).toBe(100);
    good(await storage.save('a', notebook('a'), 1, [record]));
    expect(await keysOf('chunks')).toEqual([]);
    expect(await keysOf('references')).toEqual([]);
    expect(good(await storage.load('a')).head.counter).toBe(2);
  });

  it('all go with the last notebook; nothing is left in any store', async () => {
    const record = good(await storage.putSource('s', 'a.csv', new Blob([bytes(100)])));
    good(await storage.save('a', notebook('a', [record]), 0));
    good(await storage.save('a', notebook('a', [record]), 1));
    good(await storage.purge('a'));
    for (const store of ['heads', 'documents', 'chunks', 'references']) expect(await keysOf(store)).toEqual([]);
  });
});

describe('damage', () => {
  it('P7 a last version that cannot be read gives way to the one before, and says so', async () => {
    good(await storage.save('a', notebook('one'), 0));
    good(await storage.save('a', notebook('two'), 1));
    await changeRecord('documents', (version) =>
      version['counter'] === 2 ? { ...version, text: `${String(version['text'])} ` } : version,
    );
    const loaded = good(await storage.load('a'));
    expect(loaded).toMatchObject({
      title: 'one',
      head: { counter: 2 },
      warnings: [{ code: 'session.version-fallback', parameters: { count: 1 } }],
    });
    expect(good(await storage.save('a', notebook('three'), loaded.head.counter)).counter).toBe(3);
  });

  it('P7 a notebook of which nothing can be read says so, and hinders no other', async () => {
    good(await storage.save('a', notebook('one'), 0));
    await changeRecord('documents', () => null);
    good(await storage.save('b', notebook('other'), 0));
    expect(bad(await storage.load('a'))).toBe('session.document-damaged');
    expect(good(await storage.load('b')).title).toBe('other');
  });
});

describe('a notebook that is open elsewhere', () => {
  it('P6 is not renamed, removed or purged under the hands of its writer', async () => {
    good(await storage.save('a', notebook('a'), 0));
    openElsewhere.add('a');
    for (const refused of [await storage.rename('a', 'b'), await storage.remove('a'), await storage.purge('a')])
      expect(bad(refused)).toBe('session.notebook-open');
    good(await storage.duplicate('a', 'b', 'copy'));
    expect(good(await storage.load('a')).head).toMatchObject({ title: 'a', counter: 1, deletedAt: null });
  });
});

describe('released databases', () => {
  it('P12 every released version has its stored content, and it still opens', async () => {
    for (let version = 1; version <= DATABASE_VERSION; version++) {
      emptyStore();
      const content = JSON.parse(
        readFileSync(new URL(`../fixtures/database-v${version}.json`, import.meta.url), 'utf8'),
      ) as StoredContent;
      await restore(content);
      const opened = open();
      const [head] = good(await opened.list());
      expect(head).toMatchObject({ id: 'members', title: '会员', counter: 2, panels: ['rfm'] });
      const loaded = good(await opened.load('members'));
      expect(loaded.document).toMatchObject({ version: 1, title: '会员' });
      expect(await good(await opened.getSource(loaded.sources[0]!)).text()).toBe(
        'customer,day,amount\n0007,2023-01-05,12.5\n',
      );
      expect(good(await opened.save('members', notebook('next', loaded.sources), 2)).counter).toBe(3);
    }
  });
});

interface StoredContent {
  readonly version: number;
  readonly stores: readonly {
    readonly name: string;
    readonly keyPath: string | string[];
    readonly indexes: readonly string[];
    readonly records: readonly Record<string, unknown>[];
  }[];
}

/** Makes the database of a stored content, past the code under test. Blobs are kept as text. */
async function restore(content: StoredContent): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open('kezhi', content.version);
    request.onupgradeneeded = () => {
      for (const store of content.stores) {
        const made = request.result.createObjectStore(store.name, { keyPath: store.keyPath });
        for (const index of store.indexes) made.createIndex(index, index);
      }
    };
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const transaction = request.result.transaction(
        content.stores.map((store) => store.name),
        'readwrite',
      );
      for (const store of content.stores) {
        for (const record of store.records) {
          const blob = typeof record['blob'] === 'string' ? { blob: new Blob([record['blob']]) } : {};
          transaction.objectStore(store.name).put({ ...record, ...blob });
        }
      }
      transaction.oncomplete = () => {
        request.result.close();
        resolve();
      };
    };
  });
}

async function reopened(): Promise<NotebookStorage> {
  await raw((database) => database.transaction('heads').objectStore('heads').count());
  return open();
}
