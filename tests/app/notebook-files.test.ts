import { describe, expect, it } from 'vitest';
import { readNotebook, storeNotebook, writeNotebook } from '../../src/app/notebook-files.ts';
import { DICTIONARIES } from '../../src/i18n/dictionaries.ts';
import { createTranslator } from '../../src/i18n/translate.ts';
import { fail, succeed } from '../../src/lib/outcome.ts';
import { EMPTY_SESSION, type Session } from '../../src/session/schema.ts';
import { createMemoryStorage } from '../../src/storage/memory.ts';
import { fakeNotebook } from './fakes.ts';

const words = [createTranslator('zh-CN', DICTIONARIES), createTranslator('en', DICTIONARIES)] as const;
const options = { words, inLight: <T>(draw: () => T): T => draw(), pause: async () => undefined };
const record = { id: 's1', name: 'orders.csv', bytes: 7, chunks: ['there'] };
const session: Session = {
  ...EMPTY_SESSION,
  title: '订单',
  sources: [record],
  cells: [{ kind: 'data', id: 'd', name: 'orders', source: 's1', choices: {} }],
};
const notebook = fakeNotebook({
  session,
  sourcesWithBytes: async () => succeed([{ record, blob: new Blob(['a,b\n1,2']) }]),
});

async function fileOf(withData: boolean): Promise<File> {
  const written = await writeNotebook(notebook, { ...options, withData });
  if (!written.ok) throw new Error(written.error.code);
  return new File([written.value], 'orders.kezhi.html');
}

describe('a notebook file', () => {
  it('P7: restores the notebook with its data, as a copy in another storage', async () => {
    const read = await readNotebook(await fileOf(true));
    if (!read.ok) throw new Error(read.error.code);
    expect(read.value.session).toEqual({ ...session, sources: [{ ...record, chunks: [] }] });
    expect(await read.value.blobs.get('s1')?.text()).toBe('a,b\n1,2');

    const storage = createMemoryStorage(null);
    const stored = await storeNotebook(storage, 'copy', read.value);
    if (!stored.ok) throw new Error(stored.error.code);
    expect(stored.value.counter).toBe(1);
    const bytes = await storage.getSource(stored.value.session.sources[0]!);
    expect(bytes.ok && (await bytes.value.text())).toBe('a,b\n1,2');
    expect(await storage.load('copy')).toMatchObject({
      ok: true,
      value: { title: '订单', document: { title: '订单' } },
    });
  });

  it('without data remembers which file it was', async () => {
    const read = await readNotebook(await fileOf(false));
    expect(read).toMatchObject({ ok: true, value: { session: { sources: [{ name: 'orders.csv' }] } } });
    expect(read.ok && read.value.blobs.size).toBe(0);
  });

  it('is refused with a reason where it is none', async () => {
    expect(await readNotebook(new File(['<html></html>'], 'page.html'))).toMatchObject({
      ok: false,
      error: { code: 'session.file-not-notebook' },
    });
  });

  it('is not written where the data cannot be had', async () => {
    const broken = fakeNotebook({ session, sourcesWithBytes: async () => fail('session.chunk-missing') });
    expect(await writeNotebook(broken, { ...options, withData: true })).toMatchObject({
      ok: false,
      error: { code: 'session.chunk-missing' },
    });
  });
});

describe('storeNotebook', () => {
  it('stores no document whose files could not be stored', async () => {
    const storage = { ...createMemoryStorage(null), putSource: async () => fail('session.quota') };
    const stored = await storeNotebook(storage, 'copy', {
      session,
      blobs: new Map([['s1', new Blob(['x'])]]),
      warnings: [],
    });
    expect(stored).toEqual(fail('session.quota'));
    expect((await storage.load('copy')).ok).toBe(false);
  });
});
