/** Several tables of one file as data cells of their own, in a notebook on the real engine. */

import { describe, expect, it } from 'vitest';
import { message } from '../../src/lib/outcome.ts';
import { NotebookState } from '../../src/notebook/NotebookState.svelte.ts';
import { EMPTY_SESSION } from '../../src/session/schema.ts';
import { toDocument } from '../../src/session/serialize.ts';
import { toSession } from '../../src/session/to-session.ts';
import { createMemoryStorage } from '../../src/storage/memory.ts';
import { createDirectEngine } from './direct-engine.ts';

const SHEET = '一班,\n客户,金额\nA,1\nB,2\n\n二班,\n客户,金额\nC,3\n\n三班,\n客户,日期,金额\nD,2024-01-01,5\n';

async function open() {
  let ids = 0;
  const notebook = new NotebookState({
    id: 'n',
    session: EMPTY_SESSION,
    counter: 0,
    ports: {
      compute: createDirectEngine(),
      storage: createMemoryStorage(),
      clock: () => 0,
      newId: () => `id${++ids}`,
    },
  });
  notebook.start();
  await notebook.addFiles([new File([SHEET], 'sheet.csv')]);
  const first = notebook.session.cells[0]!.id;
  await expect.poll(() => notebook.data(first).status).toBe('ready');
  return { notebook, first };
}

describe('tables of one file', () => {
  it('become cells of their own under it, with what was said of the file and its one source, in one undo', async () => {
    const { notebook, first } = await open();
    notebook.setChoices(first, { encoding: 'utf-8', types: { c1: 'text' } }, message('common.change'));
    await expect.poll(() => notebook.data(first).status).toBe('ready');
    expect(notebook.data(first).report!.blocks!.list).toHaveLength(3);
    notebook.addTables(first, [
      { name: '二班', choices: { block: 2 } },
      { name: '三班', choices: { block: 3 } },
    ]);
    const { cells, sources } = notebook.session;
    expect(sources).toHaveLength(1);
    expect(cells.map((cell) => (cell.kind === 'data' ? [cell.name, cell.source, cell.choices] : []))).toEqual([
      ['sheet', sources[0]!.id, { encoding: 'utf-8', types: { c1: 'text' } }],
      ['二班', sources[0]!.id, { encoding: 'utf-8', block: 2 }],
      ['三班', sources[0]!.id, { encoding: 'utf-8', block: 3 }],
    ]);
    for (const cell of cells) await expect.poll(() => notebook.data(cell.id).status).toBe('ready');
    expect(cells.map(({ id }) => notebook.data(id).report!.rows)).toEqual([2, 1, 1]);
    // the document comes back as it was
    const again = toSession(JSON.parse(JSON.stringify(toDocument(notebook.session))));
    expect(again.session.cells).toEqual(cells);

    // a cell that goes leaves the file to the others
    notebook.apply({ kind: 'delete-cell', cell: first });
    notebook.apply({ kind: 'empty-bin' });
    expect(notebook.session.sources).toHaveLength(1);
    notebook.undo();
    notebook.undo();
    notebook.undo();
    expect(notebook.session.cells.map(({ id }) => id)).toEqual([first]);
    await notebook.stop();
  });

  it('are not added to a table made by steps, nor where nothing is asked for', async () => {
    const { notebook, first } = await open();
    const { session } = notebook;
    notebook.addTables(first, []);
    notebook.addTables('nobody', [{ name: 'x', choices: { block: 2 } }]);
    expect(notebook.session).toBe(session);
    await notebook.stop();
  });
});

describe('choices about them in a document', () => {
  it.each([
    [{ block: 2 }, { block: 2 }],
    [{ block: -1 }, {}],
    [{ block: 1.5 }, {}],
    [{ missing: { all: ['99'], columns: { c0: ['.'] } } }, { missing: { all: ['99'], columns: { c0: ['.'] } } }],
    [{ missing: { all: [9], columns: { c0: ['.'], __proto__x: ['a'] } } }, { missing: { columns: { c0: ['.'] } } }],
    [{ missing: { all: ['x'.repeat(41)] } }, {}],
    [{ missing: [] }, {}],
    [{ missing: 'all' }, {}],
  ])('are read whatever stands there: %j', (given, kept) => {
    const cell = { kind: 'data', id: 'd', name: 'a', source: 's', choices: given };
    const { session } = toSession({
      version: 1,
      cells: [cell],
      sources: [{ id: 's', name: 'a', bytes: 1, chunks: [] }],
    });
    expect(session.cells[0]).toMatchObject({ kind: 'data' });
    expect(session.cells[0]?.kind === 'data' && session.cells[0].choices).toEqual(kept);
  });
});
