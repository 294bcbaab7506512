import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AppState } from '../../src/app/AppState.svelte.ts';
import { Opening, type OpeningPorts } from '../../src/app/opening.ts';
import { storeNotebook } from '../../src/app/notebook-files.ts';
import { fail, message, succeed } from '../../src/lib/outcome.ts';
import { EMPTY_SESSION } from '../../src/session/schema.ts';
import { createMemoryStorage } from '../../src/storage/memory.ts';
import { fakeNotebook } from './fakes.ts';

const csv = (name = 'orders.csv'): File => new File(['a,b\n1,2'], name);
const session = { ...EMPTY_SESSION, title: 'From elsewhere' };

let address: { hash: string };
let app: AppState;
let ports: OpeningPorts;
let opening: Opening;

beforeEach(() => {
  address = { hash: '#/' };
  app = new AppState(address);
  let next = 0;
  ports = {
    app,
    storage: createMemoryStorage(null),
    newId: () => `id${next++}`,
    text: (code) => code,
    readNotebook: vi.fn(async () => succeed({ session, blobs: new Map(), warnings: [] })),
    planPanels: vi.fn(async () => []),
    makeSample: vi.fn(async () => ({ ...session, title: 'Sample' })),
    store: storeNotebook,
  };
  opening = new Opening(ports);
});

describe('opening', () => {
  it('begins a notebook with the data files', async () => {
    const files = [csv('a.csv'), csv('b.csv')];
    await opening.takeFiles(files);
    expect(address.hash).toBe('#/n/id0');
    expect(app.take('id0')).toMatchObject({ files, counter: 0 });
    expect(app.take('id0')).toBeNull();
    expect(ports.planPanels).not.toHaveBeenCalled();
  });

  it('asks a link for its panels', async () => {
    address.hash = '#/new?panels=rfm';
    app.follow();
    await opening.takeFiles([csv()]);
    expect(ports.planPanels).toHaveBeenCalledTimes(1);
  });

  it('begins without a file what needs none, in place of the link', async () => {
    const replace = vi.fn();
    app = new AppState(Object.assign(address, { replace }));
    opening = new Opening({ ...ports, app });
    await opening.beginEmpty();
    expect(replace).not.toHaveBeenCalled();
    address.hash = '#/new?panels=clv-formula';
    app.follow();
    await opening.beginEmpty();
    expect(replace).toHaveBeenCalledExactlyOnceWith('#/n/id0');
    expect(app.take('id0')).toMatchObject({ files: [], counter: 0 });
  });

  it('adds data to the notebook that is open, unless it can only be read', async () => {
    const files = [csv()];
    app.notebook = fakeNotebook();
    await opening.takeFiles(files);
    expect(app.notebook.addFiles).toHaveBeenCalledWith(files);
    expect(address.hash).toBe('#/');
    app.notebook = fakeNotebook({ readOnly: message('app.read-only-elsewhere') });
    await opening.takeFiles(files);
    expect(app.notebook.addFiles).not.toHaveBeenCalled();
    expect(app.problems).toEqual([message('app.read-only-elsewhere')]);
  });

  it('opens a notebook file as a stored copy', async () => {
    await opening.takeFiles([new File(['x'], 'mine.kezhi.html')]);
    expect(address.hash).toBe('#/n/id0');
    expect(app.take('id0')).toMatchObject({ counter: 1, session: { title: 'From elsewhere' } });
    expect(await ports.storage.load('id0')).toMatchObject({ ok: true, value: { title: 'From elsewhere' } });
    expect(app.busy).toBeNull();
  });

  it('refuses a file that is no notebook, with the reason, and changes nothing', async () => {
    vi.mocked(ports.readNotebook).mockResolvedValueOnce(fail('session.file-cut'));
    await opening.takeFiles([new File(['x'], 'cut.kezhi.html')]);
    expect(address.hash).toBe('#/');
    expect(app.problems).toEqual([
      message('app.notebook-refused', { name: 'cut.kezhi.html', reason: message('session.file-cut') }),
    ]);
    expect(await ports.storage.list()).toEqual(succeed([]));
  });

  it('opens a copy all the same where it cannot be stored', async () => {
    const full: OpeningPorts = { ...ports, store: async () => fail('session.quota') };
    await new Opening(full).takeFiles([new File(['x'], 'mine.html')]);
    expect(app.take('id0')).toMatchObject({ counter: 0 });
    expect(app.problems).toEqual([message('app.copy-not-stored', { reason: message('session.quota') })]);
  });

  it('is no longer busy when reading breaks', async () => {
    vi.mocked(ports.makeSample).mockRejectedValueOnce(new Error('part missing'));
    await expect(opening.openSample('members')).rejects.toThrow('part missing');
    expect(app.busy).toBeNull();
  });

  it('opens the sample as a new notebook every time', async () => {
    await opening.openSample('members');
    await opening.openSample('members');
    const listed = await ports.storage.list();
    expect(listed.ok && listed.value.map(({ id }) => id).sort()).toEqual(['id0', 'id1']);
  });

  it('gives a file to the notebook that is just opening, not to one of its own', async () => {
    app.go({ kind: 'notebook', id: 'link' });
    app.follow();
    const addFiles = vi.fn(async () => {});
    const file = new File(['a,b'], 'a.csv');
    const taken = opening.takeFiles([file]);
    setTimeout(() => (app.notebook = { readOnly: null, addFiles } as never), 60);
    await taken;
    expect(addFiles).toHaveBeenCalledWith([file]);
    expect(app.take('id0')).toBeNull();
  });

  it('takes pasted text as a file and closes the dialog', async () => {
    app.dialog = 'paste';
    await opening.takeText('a\tb\n1\t2');
    expect(app.dialog).toBeNull();
    expect(app.take('id0')?.files[0]?.name).toBe('app.pasted-name.tsv');
    await opening.takeText('   ');
    expect(address.hash).toBe('#/n/id0');
  });
});
