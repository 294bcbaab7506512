/** The notebook's state on the real engine (without a worker) and a storage in memory. */

import { describe, expect, it } from 'vitest';
import { NotebookState } from '../../src/notebook/NotebookState.svelte.ts';
import { EMPTY_SESSION, type Session } from '../../src/session/schema.ts';
import { toSession } from '../../src/session/to-session.ts';
import { createMemoryStorage } from '../../src/storage/memory.ts';
import type { NotebookStorage } from '../../src/storage/port.ts';
import { createDirectEngine } from './direct-engine.ts';

const ORDERS = [
  'customer,date,amount',
  'a,2024-01-05,10',
  'a,2024-02-05,20',
  'b,2024-01-20,5',
  'c,2024-03-01,100',
  'd,2024-03-02,1',
  'd,2024-03-03,2',
].join('\n');

function setUp(session: Session = EMPTY_SESSION, storage: NotebookStorage = createMemoryStorage()) {
  const engine = createDirectEngine();
  let ids = 0;
  const notebook = new NotebookState({
    id: 'n',
    session,
    counter: 0,
    ports: { compute: engine, storage, clock: () => 0, newId: () => `id${++ids}` },
  });
  notebook.start();
  return { notebook, engine, storage };
}

const file = (text: string, name = 'orders.csv'): File => new File([text], name, { type: 'text/csv' });

async function until(check: () => boolean): Promise<void> {
  for (let turn = 0; turn < 400 && !check(); turn++) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(check()).toBe(true);
}

async function withPanels() {
  const set = setUp();
  const { notebook } = set;
  await notebook.addFiles([file(ORDERS)]);
  const data = notebook.session.cells[0]!.id;
  await until(() => notebook.data(data).status === 'ready');
  notebook.addPanel('rfm');
  notebook.addPanel('abc');
  const [, rfm, abc] = notebook.session.cells.map((cell) => cell.id) as [string, string, string];
  await until(() => notebook.panel(rfm).status === 'ready' && notebook.panel(abc).status === 'ready');
  return { ...set, data, rfm, abc };
}

describe('NotebookState', () => {
  it('reads a dropped file, computes panels on it and names the notebook after it, undone in one step', async () => {
    const { notebook, data, rfm } = await withPanels();
    expect(notebook.session.title).toBe('orders');
    expect(notebook.data(data).report?.orders).toMatchObject({ customers: 4, revenue: 138 });
    const statistics = notebook.panel(rfm).reply!.answer.statistics;
    expect(statistics.find((statistic) => statistic.name === 'customers')?.value).toBe(4);
    for (let step = 0; step < 3; step++) notebook.undo();
    expect(notebook.session).toEqual(EMPTY_SESSION);
    expect(notebook.stepped).toEqual({
      code: 'state.undone',
      parameters: { what: expect.objectContaining({ code: 'session.do-add-source' }) },
    });
  });

  it('gives panels that wait for data the first file', async () => {
    const { notebook } = setUp({
      ...EMPTY_SESSION,
      cells: [{ kind: 'panel', id: 'p', panel: 'abc', panelVersion: 1, data: null, options: {}, filter: null }],
    });
    expect(notebook.panel('p').status).toBe('waiting');
    await notebook.addFiles([file(ORDERS)]);
    await until(() => notebook.panel('p').status === 'ready');
    expect(notebook.session.cells.map((cell) => cell.kind)).toEqual(['data', 'panel']);
  });

  it('reads a newer file by what was decided about the first, wherever its columns stand now, and names what it lost', async () => {
    const { notebook, data, rfm } = await withPanels();
    notebook.setChoices(data, { roles: { amount: null, customer: 'c0' }, types: { c2: 'number' } });
    await until(() => notebook.panel(rfm).status === 'unmet');
    notebook.setChoices(data, { roles: { amount: 'c2' } });
    await notebook.replaceFile(
      data,
      file('note,amount,date,customer\nx,7,2024-05-01,a\ny,8,2024-05-02,z\n', 'may.csv'),
    );
    await until(() => notebook.data(data).report?.file.name === 'may.csv' && notebook.panel(rfm).status === 'ready');
    expect(notebook.data(data).report).toMatchObject({ orders: { customers: 2, revenue: 15 }, ledger: { used: 2 } });
    expect(notebook.data(data).report?.columns.map(({ id }) => id)).toEqual(['c3', 'c2', 'c1', 'c0']);
    expect(notebook.notices.filter(({ message }) => message.code === 'state.role-lost')).toEqual([]);
    await notebook.replaceFile(data, file('customer,date,city\na,2024-06-01,x\n', 'june.csv'));
    await until(() => notebook.panel(rfm).status === 'unmet' && notebook.data(data).status === 'ready');
    expect(notebook.panel(rfm).unmet).toContain('amount');
    expect(notebook.notices.map(({ message }) => message)).toContainEqual({
      code: 'state.role-lost',
      parameters: { data: 'june', role: { code: 'common.role-amount' } },
    });
    expect(notebook.data(data).report?.columns.map(({ id }) => id)).toEqual(['c0', 'c1', 'c4']);
    notebook.undo();
    await until(() => notebook.panel(rfm).status === 'ready');
    expect(notebook.data(data).report?.file.name).toBe('may.csv');
  });

  it('computes and explains a panel that needs no data without any, and with data that cannot be read', async () => {
    const { notebook } = setUp();
    notebook.addPanel('clv-formula');
    const panel = notebook.session.cells[0]!.id;
    await until(() => notebook.panel(panel).status === 'ready');
    const explained = await notebook.explain(panel);
    expect(explained.ok && explained.value.customer).toBeNull();
    await notebook.addFiles([file('')]);
    const data = notebook.session.cells.find((cell) => cell.kind === 'data')!.id;
    await until(() => notebook.data(data).status === 'failed');
    notebook.apply({ kind: 'set-panel-data', cell: panel, data });
    notebook.setOptions(panel, { retention: 70 });
    await until(
      () =>
        notebook.panel(panel).status === 'ready' &&
        notebook.panel(panel).reply?.answer.statistics.find(({ name }) => name === 'retention')?.value === 0.7,
    );
    expect(notebook.panel(panel).error).toBeNull();
  });

  it('lights up every panel by one selection, live and for good alike', async () => {
    const { notebook, rfm, abc } = await withPanels();
    const classes = notebook.panel(abc).reply!.marks.class!;
    notebook.prepare(abc, 'class');
    notebook.pick(abc, 'class', [0], 'replace', true);
    const members = [...classes.of].filter((mark) => mark === 0).length;
    expect(members).toBeGreaterThan(0);
    expect(notebook.selection).toMatchObject({ count: members, share: members / 4 });
    expect(notebook.session.selection).toBeNull();
    const live = notebook.lit(rfm)!.cell!;
    expect(live.total).toBe(members);
    notebook.pick(abc, 'class', [0], 'replace');
    await until(() => notebook.session.selection !== null);
    expect([...notebook.lit(rfm)!.cell!.counts]).toEqual([...live.counts]);
    expect(notebook.picked(abc).class).toEqual(new Set([0]));
    const bits = notebook.selection!.bits;
    notebook.invertSelection();
    expect(notebook.selection!.count).toBe(4 - members);
    notebook.invertSelection();
    expect(notebook.selection!.bits).toEqual(bits);
    notebook.clearSelection();
    expect(notebook.lit(rfm)).toBeNull();
  });

  it('keeps a segment standing on its own when its panel changes or goes, and filters by it', async () => {
    const { notebook, rfm, abc } = await withPanels();
    notebook.pick(abc, 'class', [0], 'replace');
    const { count } = notebook.selection!;
    notebook.nameSegment('best');
    expect(notebook.undoLabel).toMatchObject({ code: 'session.do-add-segment', parameters: { name: 'best' } });
    notebook.undo();
    expect(notebook.session.segments).toEqual([]);
    expect(notebook.session.selection).toMatchObject({ kind: 'marks' });
    notebook.redo();
    const segment = notebook.session.segments[0]!;
    expect(notebook.session.selection).toEqual({ kind: 'segment', segment: segment.id });
    await until(() => notebook.segmentCount(segment.id) === count);
    notebook.apply({ kind: 'delete-cell', cell: abc });
    notebook.apply({ kind: 'set-filter', cell: rfm, segment: segment.id });
    await until(
      () =>
        notebook.panel(rfm).reply?.answer.statistics.find((statistic) => statistic.name === 'customers')?.value ===
        count,
    );
    notebook.clearSelection();
    notebook.selectSegment(segment.id);
    await until(() => notebook.selection?.count === count);
  });

  it('computes the latest wish only, and turns of the cube compute nothing', async () => {
    const { notebook, engine, rfm } = await withPanels();
    const before = engine.asked.filter((name) => name === 'panel').length;
    notebook.setOptions(rfm, { turn: 80 }, 'turn');
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(engine.asked.filter((name) => name === 'panel')).toHaveLength(before);
    let open = (): void => undefined;
    engine.gate = new Promise((resolve) => (open = resolve));
    for (const bins of ['3', '4', '5', '3']) {
      notebook.setOptions(rfm, { bins });
      await Promise.resolve();
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
    open();
    await until(() => notebook.panel(rfm).status === 'ready' && notebook.panel(rfm).reply!.marks.cell!.count === 27);
    expect(engine.asked.filter((name) => name === 'panel').length).toBeLessThanOrEqual(before + 2);
  });

  it('lets a second file win while the first is still being read', async () => {
    const { notebook, engine } = setUp();
    let open = (): void => undefined;
    engine.gate = new Promise((resolve) => (open = resolve));
    await notebook.addFiles([file(ORDERS, 'first.csv')]);
    await notebook.addFiles([file(`${ORDERS}\ne,2024-01-01,7`, 'second.csv')]);
    open();
    await until(
      () => notebook.session.cells.length === 1 && notebook.data(notebook.session.cells[0]!.id).status === 'ready',
    );
    const cell = notebook.session.cells[0]!;
    expect(cell.kind === 'data' && cell.name).toBe('second');
    expect(notebook.data(cell.id).report?.orders?.customers).toBe(5);
    expect(notebook.notices.some((notice) => notice.message.code === 'state.reading-replaced')).toBe(true);
  });

  it('P4: says saved only after the storage said so, and comes back the same from it', async () => {
    const { notebook, storage, abc } = await withPanels();
    notebook.pick(abc, 'class', [0], 'replace');
    expect(notebook.saving.kind).toBe('saving');
    await notebook.flush();
    expect(notebook.saving.kind).toBe('memory');
    const loaded = await storage.load('n');
    if (!loaded.ok) throw new Error(loaded.error.code);
    const { session } = toSession(loaded.value.document);
    expect(session.cells).toEqual(notebook.session.cells);
    const again = setUp(session, storage).notebook;
    await until(() => again.selection?.count === notebook.selection!.count);
    expect(again.panel(abc).reply!.answer.statistics).toEqual(notebook.panel(abc).reply!.answer.statistics);
  });

  it('P4: says not saved, with the reason, when the storage fails', async () => {
    const storage = {
      ...createMemoryStorage(),
      save: async () => ({ ok: false, error: { code: 'session.quota' } }) as const,
    };
    const { notebook } = setUp(EMPTY_SESSION, storage);
    notebook.addText();
    await notebook.flush();
    expect(notebook.saving).toEqual({ kind: 'failed', reason: { code: 'session.quota' } });
    await notebook.stop();
  });

  it('P6: becomes read-only when another tab saved meanwhile', async () => {
    const storage = createMemoryStorage();
    const { notebook } = setUp(EMPTY_SESSION, storage);
    await storage.save('n', { title: 'other', panels: [], sources: [], document: { version: 1 } }, 0);
    notebook.addText();
    await notebook.flush();
    expect(notebook.readOnly?.code).toBe('session.conflict');
    const { session } = notebook;
    notebook.addText();
    expect(notebook.session).toBe(session);
    await notebook.stop();
  });
});
