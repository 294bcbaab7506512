import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { DATABASE_NAME } from '../../src/storage/database.ts';
import { eraseStorage } from '../../src/storage/erase.ts';
import { openStorage } from '../../src/storage/open-storage.ts';

function fakePlace(entries: Record<string, string>): Storage {
  const kept = new Map(Object.entries(entries));
  return {
    get length() {
      return kept.size;
    },
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    clear: () => kept.clear(),
  };
}

describe('eraseStorage', () => {
  it('leaves no notebook and no note, and nothing else touched', async () => {
    const place = fakePlace({ 'kezhi.preferences': '{}', 'other.app': 'stays' });
    const storage = openStorage({ place, openElsewhere: async () => false, persist: null });
    const saved = await storage.save('one', { title: 'One', panels: [], sources: [], document: { version: 1 } }, 0);
    expect(saved.ok).toBe(true);
    expect(await eraseStorage(place)).toEqual({ ok: true, value: null });
    expect(place.length).toBe(1);
    expect(place.getItem('other.app')).toBe('stays');
    const database = await openDB(DATABASE_NAME);
    expect([...database.objectStoreNames]).toEqual([]);
    database.close();
  });

  it('works where there is nothing, and where even notes are forbidden', async () => {
    const forbidden = { ...fakePlace({}), length: 1, key: () => 'kezhi.x' } as Storage;
    forbidden.removeItem = () => {
      throw new Error('denied');
    };
    expect((await eraseStorage(forbidden)).ok).toBe(true);
    expect((await eraseStorage(null)).ok).toBe(true);
  });
});
