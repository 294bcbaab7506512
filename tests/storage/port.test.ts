/** What every storage promises, shown for IndexedDB and for memory alike. */

import { beforeEach, describe, expect, it } from 'vitest';
import { createMemoryStorage } from '../../src/storage/memory.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import type { NotebookStorage } from '../../src/storage/port.ts';
import { bad, bytes, createPlace, emptyStore, good, notebook } from './fakes.ts';

let time = 1_000;
const clock = (): number => (time += 10);

describe.each<[string, () => NotebookStorage]>([
  ['IndexedDB', () => openStorage({ clock, place: createPlace(), openElsewhere: async () => false, persist: null })],
  ['memory', () => createMemoryStorage(null, clock)],
])('storage in %s', (_, create) => {
  let storage: NotebookStorage;
  beforeEach(() => {
    emptyStore();
    storage = create();
  });

  it('gives back what was saved, and lists it', async () => {
    const head = good(await storage.save('a', notebook('First', [], { note: '会员' }), 0));
    expect(head).toMatchObject({ id: 'a', title: 'First', panels: ['rfm', 'abc'], counter: 1, deletedAt: null });
    expect(good(await storage.list())).toEqual([head]);
    expect(good(await storage.load('a'))).toEqual({ ...notebook('First', [], { note: '会员' }), head });
  });

  it('keeps what was saved from later changes of the same object', async () => {
    const document: Record<string, string> = { title: 'x', note: 'before' };
    await storage.save('a', { ...notebook('x'), document }, 0);
    document['note'] = 'after';
    expect(good(await storage.load('a')).document).toMatchObject({ note: 'before' });
  });

  it('P6 refuses a save that did not see the last version', async () => {
    good(await storage.save('a', notebook('one'), 0));
    expect(bad(await storage.save('a', notebook('other tab'), 0))).toBe('session.conflict');
    good(await storage.save('a', notebook('two'), 1));
    expect(bad(await storage.save('a', notebook('late'), 1))).toBe('session.conflict');
    expect(bad(await storage.save('a', notebook('early'), 3))).toBe('session.conflict');
    expect(good(await storage.load('a')).title).toBe('two');
  });

  it('P6 two tabs in any interleaving: each version is seen by whoever writes the next', async () => {
    const seen = [0, 0];
    let accepted = 0;
    for (const tab of [0, 1, 1, 0, 0, 1, 0, 1]) {
      const saved = await storage.save('a', notebook(`by ${tab}`), seen[tab]!);
      if (saved.ok) {
        accepted++;
        seen[tab] = saved.value.counter;
      } else {
        expect(saved.error.code).toBe('session.conflict');
        seen[tab] = good(await storage.load('a')).head.counter;
      }
    }
    expect(good(await storage.load('a')).head.counter).toBe(accepted);
  });

  it('says when a notebook is not there (any more)', async () => {
    for (const code of [
      await storage.load('x'),
      await storage.rename('x', 't'),
      await storage.remove('x'),
      await storage.restore('x'),
      await storage.purge('x'),
    ])
      expect(bad(code)).toBe('session.notebook-unknown');
    for (const code of [
      await storage.duplicate('x', 'y', 't'),
      await storage.versions('x'),
      await storage.loadVersion('x', 1),
    ])
      expect(bad(code)).toBe('session.notebook-unknown');
    expect(bad(await storage.save('x', notebook('t'), 4))).toBe('session.notebook-gone');
  });

  it('files deleted for good leave with the version that says so, but for what somebody else needs', async () => {
    const put = async (id: string, seed: number) =>
      good(await storage.putSource(id, `${id}.csv`, new Blob([bytes(100, seed)])));
    const [gone, again, shared, left] = [await put('g', 1), await put('h', 2), await put('s', 3), await put('l', 4)];
    const twin = await put('t', 2);
    good(await storage.save('a', notebook('a', [gone, again, shared, left]), 0));
    good(await storage.save('b', notebook('b', [shared]), 0));
    expect(bad(await storage.save('a', notebook('a', [left]), 0, [gone]))).toBe('session.conflict');
    expect(good(await storage.getSource(gone)).size).toBe(100);

    good(await storage.save('a', notebook('a', [left, twin]), 1, [gone, again, shared]));
    expect(bad(await storage.getSource(gone))).toBe('session.source-missing');
    // another file of the notebook has the same content, another notebook the same file
    for (const kept of [again, twin, shared, left]) expect(good(await storage.getSource(kept)).size).toBe(100);
    // the version before is still there, without the file
    expect(good(await storage.loadVersion('a', 1)).sources).toHaveLength(4);
    good(await storage.purge('b'));
    expect(bad(await storage.getSource(shared))).toBe('session.source-missing');
    // what comes back is stored again
    good(await storage.save('a', notebook('a', [left, await put('g', 1)]), 2));
    expect(good(await storage.getSource(gone)).size).toBe(100);
  });

  it('puts into the bin and takes out again; saving takes out too', async () => {
    await storage.save('a', notebook('a'), 0);
    const binned = good(await storage.remove('a'));
    expect(binned.deletedAt).not.toBeNull();
    expect(good(await storage.remove('a')).deletedAt).toBe(binned.deletedAt);
    expect(good(await storage.restore('a')).deletedAt).toBeNull();
    await storage.remove('a');
    expect(good(await storage.save('a', notebook('a'), 1)).deletedAt).toBeNull();
  });

  it('renames head and document together, as a version', async () => {
    await storage.save('a', notebook('old', [], { note: 'kept' }), 0);
    expect(good(await storage.rename('a', '新名'))).toMatchObject({ title: '新名', counter: 2 });
    expect(good(await storage.load('a'))).toMatchObject({ title: '新名', document: { title: '新名', note: 'kept' } });
    expect(good(await storage.loadVersion('a', 1)).document).toMatchObject({ title: 'old' });
  });

  it('keeps files in chunks and gives them back byte for byte', async () => {
    const content = bytes(300_000);
    const record = good(await storage.putSource('file', '订单.csv', new Blob([content])));
    expect(record).toMatchObject({ id: 'file', name: '订单.csv', bytes: 300_000 });
    expect(record.chunks).toHaveLength(1);
    const blob = good(await storage.getSource(record));
    expect(Buffer.from(await blob.arrayBuffer()).equals(Buffer.from(content))).toBe(true);
    expect(good(await storage.putSource('none', 'empty.csv', new Blob([]))).chunks).toEqual([]);
    expect(good(await storage.getSource({ id: 'none', name: 'empty.csv', bytes: 0, chunks: [] })).size).toBe(0);
  });

  it('names the file and the chunk that is missing', async () => {
    const record = good(await storage.putSource('file', 'a.csv', new Blob([bytes(100)])));
    const missing = await storage.getSource({ ...record, bytes: 200, chunks: [record.chunks[0]!, '0'.repeat(64)] });
    expect(missing).toEqual({
      ok: false,
      error: { code: 'session.chunk-missing', parameters: { name: 'a.csv', number: 2, count: 2 } },
    });
    expect(bad(await storage.getSource({ ...record, chunks: [] }))).toBe('session.source-missing');
    const [first, second] = ['0'.repeat(64), record.chunks[0]!];
    expect(bad(await storage.getSource({ ...record, bytes: 200, chunks: [first, second] }))).toBe(
      'session.chunk-missing',
    );
    // a notebook from a file without data: not a part is missing, all is
    expect(bad(await storage.getSource({ ...record, chunks: [first, first] }))).toBe('session.source-missing');
    expect(bad(await storage.getSource({ ...record, bytes: 99 }))).toBe('session.source-missing');
  });

  it('says when a file cannot be read', async () => {
    const moved = {
      size: 10,
      slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('moved', 'NotReadableError')) }),
    } as unknown as Blob;
    expect(bad(await storage.putSource('file', 'a.csv', moved))).toBe('session.file-unreadable');
  });

  it('duplicates a notebook, sharing its files; purging one leaves the other whole', async () => {
    const record = good(await storage.putSource('file', 'a.csv', new Blob([bytes(100)])));
    await storage.save('a', notebook('a', [record]), 0);
    const copy = good(await storage.duplicate('a', 'b', 'copy of a'));
    expect(copy).toMatchObject({ id: 'b', title: 'copy of a', counter: 1 });
    expect(bad(await storage.duplicate('a', 'b', 'again'))).toBe('session.conflict');
    good(await storage.purge('a'));
    expect(good(await storage.getSource(record)).size).toBe(100);
    expect(good(await storage.load('b')).document).toMatchObject({ title: 'copy of a' });
    good(await storage.purge('b'));
    expect(bad(await storage.getSource(record))).toBe('session.source-missing');
    expect(good(await storage.list())).toEqual([]);
  });

  it('P5 keeps the last ten versions and loads any of them', async () => {
    for (let i = 0; i < 15; i++) good(await storage.save('a', notebook(`v${i + 1}`), i));
    const versions = good(await storage.versions('a'));
    // the fifteen were all made within one hour: ten, and one for the hour
    expect(versions.map((version) => version.counter)).toEqual([15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5]);
    expect(good(await storage.loadVersion('a', 7))).toMatchObject({ title: 'v7', head: { counter: 15 } });
    expect(bad(await storage.loadVersion('a', 1))).toBe('session.document-damaged');
  });

  it('orders by counters even when the clock runs backwards', async () => {
    time = 10_000_000_000;
    good(await storage.save('a', notebook('now'), 0));
    time = 0;
    good(await storage.save('a', notebook('a year back'), 1));
    expect(good(await storage.load('a')).title).toBe('a year back');
  });
});
