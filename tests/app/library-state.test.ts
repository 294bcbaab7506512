import { beforeEach, describe, expect, it, vi } from 'vitest';
import { LibraryState } from '../../src/app/LibraryState.svelte.ts';
import { fail } from '../../src/lib/outcome.ts';
import { createMemoryStorage } from '../../src/storage/memory.ts';
import type { NotebookHead, NotebookStorage } from '../../src/storage/port.ts';

let time = 0;
let storage: NotebookStorage;
let library: LibraryState;

async function keep(id: string, title: string): Promise<NotebookHead> {
  const saved = await storage.save(id, { title, panels: ['rfm'], sources: [], document: { version: 1, title } }, 0);
  if (!saved.ok) throw new Error(saved.error.code);
  return saved.value;
}

beforeEach(async () => {
  time = 1000;
  storage = createMemoryStorage('session.store-unavailable', () => (time += 1000));
  library = new LibraryState(storage, () => 'copy');
  await keep('a', 'Alpha');
  await keep('b', 'Beta');
  await library.refresh();
});

const titles = (): string[] => library.recent.map(({ title }) => title);

describe('the library', () => {
  it('lists the newest first and says how lasting the storage is', () => {
    expect(titles()).toEqual(['Beta', 'Alpha']);
    expect(library.status).toMatchObject({ kind: 'memory', reason: 'session.store-unavailable' });
    expect(library.loaded).toBe(true);
  });

  it('renames, but not to nothing', async () => {
    await library.rename(library.recent[0]!, '  Gamma ');
    expect(titles()).toContain('Gamma');
    const rename = vi.spyOn(storage, 'rename');
    await library.rename(library.recent[0]!, '   ');
    await library.rename(library.recent[0]!, library.recent[0]!.title);
    expect(rename).not.toHaveBeenCalled();
  });

  it('duplicates under a new id', async () => {
    await library.duplicate(library.recent[1]!, 'Alpha (copy)');
    expect(titles()).toContain('Alpha (copy)');
    expect(library.recent.map(({ id }) => id)).toContain('copy');
    expect(library.news?.message).toEqual({ code: 'app.news-duplicated', parameters: { title: 'Alpha (copy)' } });
  });

  it('moves to the bin, and undo takes it out again', async () => {
    await library.remove(library.recent[0]!);
    expect(titles()).toEqual(['Alpha']);
    expect(library.bin.map(({ title }) => title)).toEqual(['Beta']);
    expect(library.news).toMatchObject({ bad: false, message: { code: 'app.news-removed' } });
    await library.news?.undo?.();
    expect(titles()).toContain('Beta');
    expect(library.bin).toEqual([]);
  });

  it('deletes for good one by one and all at once', async () => {
    await library.remove(library.recent[0]!);
    await library.purge(library.bin[0]!);
    expect(library.bin).toEqual([]);
    await library.remove(library.recent[0]!);
    await library.emptyBin();
    expect(library.news?.message).toEqual({ code: 'app.news-emptied', parameters: { count: 1 } });
    expect((await storage.load('a')).ok).toBe(false);
    expect((await storage.load('b')).ok).toBe(false);
  });

  it('says what went wrong and keeps the list', async () => {
    vi.spyOn(storage, 'remove').mockResolvedValue(fail('session.notebook-open'));
    await library.remove(library.recent[0]!);
    expect(library.news).toMatchObject({ bad: true, message: { code: 'session.notebook-open' }, undo: null });
    expect(titles()).toHaveLength(2);
  });

  it('stops emptying the bin where one cannot go, and says so', async () => {
    await library.remove(library.recent[0]!);
    vi.spyOn(storage, 'purge').mockResolvedValue(fail('session.notebook-open'));
    await library.emptyBin();
    expect(library.news).toMatchObject({ bad: true, message: { code: 'session.notebook-open' } });
    expect(library.bin).toHaveLength(1);
  });

  it('tells of a list that cannot be read, and reads it when it can', async () => {
    vi.spyOn(storage, 'list').mockResolvedValueOnce(fail('session.storage-failed'));
    await library.refresh();
    expect(library.error).toEqual({ code: 'session.storage-failed' });
    await library.refresh();
    expect(library.error).toBeNull();
    expect(titles()).toHaveLength(2);
  });
});
