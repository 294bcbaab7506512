import { beforeEach, describe, expect, it, vi } from 'vitest';
import Library from '../../src/app/Library.svelte';
import { LibraryState } from '../../src/app/LibraryState.svelte.ts';
import { fail } from '../../src/lib/outcome.ts';
import { createMemoryStorage } from '../../src/storage/memory.ts';
import type { NotebookStorage } from '../../src/storage/port.ts';
import { SAMPLE_NAMES } from '../../src/app/sample-names.ts';
import { fakeActions } from './fakes.ts';
import { click, control, press, settle, show, text, type } from './show.ts';

const NOW = new Date(2025, 10, 12, 15, 0).getTime();
const act = fakeActions();
let time = NOW;
let storage: NotebookStorage;
let library: LibraryState;

async function keep(id: string, title: string, panels: readonly string[] = ['rfm', 'abc']): Promise<void> {
  await storage.save(id, { title, panels, sources: [], document: { version: 1, title } }, 0);
}

async function open(changes: Record<string, unknown> = {}, locale: 'en' | 'zh-CN' = 'en'): Promise<HTMLElement> {
  await library.refresh();
  return show(
    Library,
    { library, act, dragging: false, now: NOW, iconOf: () => null, version: '9.9', complete: true, ...changes },
    locale,
  );
}

const rows = (): string[] => [...document.querySelectorAll('.rec')].map((row) => text(row.querySelector('b')));

beforeEach(() => {
  vi.clearAllMocks();
  time = NOW;
  storage = createMemoryStorage(null, () => (time -= 3_600_000));
  vi.spyOn(storage, 'status').mockResolvedValue({ kind: 'lasting', reason: null });
  library = new LibraryState(storage, () => 'copy');
});

describe('the library page', () => {
  it('asks for data first, and shows only what exists', async () => {
    const page = await open();
    expect(text(page.querySelector('h1'))).toBe('Drop your customer data here');
    expect(page.querySelectorAll('.rec')).toHaveLength(0);
    expect(text(page)).not.toContain('Recent notebooks');
    expect(page.querySelectorAll('.sample')).toHaveLength(SAMPLE_NAMES.length);
    expect(text(page.querySelector('.sample'))).toContain('62,240 rows · 6,000 members');
    expect(text(page.querySelector('footer'))).toContain('9.9 · MIT');
  });

  it('leads to files, a pasted table and the sample', async () => {
    await open();
    click(control('Open file'));
    click(control('Paste a table'));
    click(control('Half-Sugar Tea orders'));
    expect(
      [act.openFiles, act.pasteTable, act.openSample].map((called) => vi.mocked(called).mock.calls.length),
    ).toEqual([1, 1, 1]);
  });

  it('says that files can be let go, and whether the page still needs the network', async () => {
    await open({ dragging: true, complete: false });
    expect(text(document.querySelector('h1'))).toBe('Let go to open');
    expect(text(document.querySelector('footer'))).toContain('Fetching the rest of the page');
  });

  it('lists notebooks, newest first, with panels, time, size and a way in', async () => {
    await keep('a', 'Newer');
    await keep('b', 'Older', []);
    await open();
    expect(rows()).toEqual(['Newer', 'Older']);
    const [first, second] = [...document.querySelectorAll('.rec')];
    expect(first!.querySelector('a')?.getAttribute('href')).toBe('#/n/a');
    expect(text(first!)).toContain('RFM, ABC');
    expect(text(first!.querySelector('time'))).toBe('today 14:00');
    expect(first!.querySelector('time')?.getAttribute('datetime')).toBe('2025-11-12T14:00');
    expect(text(second!)).toContain('no panels yet');
  });

  it('renames in place: Enter keeps, Escape does not, an input method is left alone', async () => {
    await keep('a', 'Before');
    await open();
    click(control('Rename'));
    await settle();
    const field = control('Title of the notebook');
    type(field, 'After');
    press(field, 'Enter', { isComposing: true });
    expect(rows()).toEqual(['']);
    press(field, 'Enter');
    await settle();
    expect(rows()).toEqual(['After']);
    click(control('Rename'));
    await settle();
    type(control('Title of the notebook'), 'Never');
    press(control('Title of the notebook'), 'Escape');
    await settle();
    expect(rows()).toEqual(['After']);
  });

  it('duplicates with a name in the language of the page', async () => {
    await keep('a', '原件');
    await open({}, 'zh-CN');
    click(control('复制一份'));
    await settle();
    expect(rows().sort()).toEqual(['原件', '原件（副本）'].sort());
  });

  it('moves to the bin with a way back, and deletes for good only after asking', async () => {
    await keep('a', 'Alpha');
    await open();
    click(control('Move to the bin'));
    await settle();
    expect(rows()).toEqual([]);
    expect(text(document.querySelector('.news'))).toContain('“Alpha” is in the bin.');
    click(control('Undo'));
    await settle();
    expect(rows()).toEqual(['Alpha']);

    click(control('Move to the bin'));
    await settle();
    click(control('Bin · 1'));
    click(control('Delete “Alpha” for good'));
    const dialog = document.querySelector('dialog')!;
    expect(text(dialog)).toContain('cannot be brought back');
    click(control('Cancel', dialog));
    expect((await storage.list()).ok && library.bin).toHaveLength(1);
    click(control('Delete “Alpha” for good'));
    click(control('Delete for good', document.querySelector('dialog')!));
    await settle();
    expect(library.bin).toEqual([]);
    expect((await storage.load('a')).ok).toBe(false);
  });

  it('restores from the bin and empties it', async () => {
    await keep('a', 'Alpha');
    await keep('b', 'Beta');
    await storage.remove('a');
    await storage.remove('b');
    await open();
    click(control('Bin · 2'));
    click(control('Restore “Alpha”'));
    await settle();
    expect(rows()).toEqual(['Alpha']);
    click(control('Empty the bin'));
    click(control('Empty the bin', document.querySelector('dialog')!));
    await settle();
    expect(library.bin).toEqual([]);
    expect(rows()).toEqual(['Alpha']);
  });

  it('shows the last few and the rest on request', async () => {
    for (let i = 0; i < 11; i += 1) await keep(`n${i}`, `Notebook ${i}`);
    await open();
    expect(rows()).toHaveLength(8);
    click(control('All 11'));
    expect(rows()).toHaveLength(11);
  });

  it('P7: says when nothing lasts, what was lost, and why a list cannot be read', async () => {
    vi.spyOn(storage, 'status').mockResolvedValue({ kind: 'memory', reason: 'session.store-unanswering' });
    vi.spyOn(storage, 'list').mockResolvedValue(fail('session.storage-failed', { reason: 'x' }));
    const page = await open();
    expect(text(page.querySelector('.note'))).toContain('this tab only');
    expect(text(page)).toContain('The list of notebooks cannot be read');
    vi.mocked(storage.list).mockRestore();
    click(control('Try again'));
    await settle();
    expect(text(page)).not.toContain('cannot be read');
  });

  it('P7: passes on what the storage warns of', async () => {
    vi.spyOn(storage, 'status').mockResolvedValue({
      kind: 'lasting',
      reason: null,
      warnings: [{ code: 'session.store-emptied', parameters: { count: 3 } }],
    });
    const page = await open();
    expect(text(page.querySelector('.note.bad'))).toMatch(/3/);
  });
});
