import { beforeEach, describe, expect, test } from 'vitest';
import { canMove, duplicate, joinMessages, moveBy, remove } from '../../src/notebook/cell-actions.ts';
import { NotebookPage } from '../../src/notebook/page.svelte.ts';
import type { PanelCell } from '../../src/session/schema.ts';
import { FakeNotebook, ORDERS_CELL } from './fake-notebook.svelte.ts';

const RFM: PanelCell = {
  kind: 'panel',
  id: 'c1',
  panel: 'rfm',
  panelVersion: 1,
  data: 'd1',
  options: {},
  filter: null,
};

let notebook: FakeNotebook;
let page: NotebookPage;

beforeEach(() => {
  notebook = new FakeNotebook({ cells: [ORDERS_CELL, RFM] });
  page = new NotebookPage();
});

describe('what can be done to a cell', () => {
  test('it moves within the notebook and not beyond', () => {
    expect(canMove(notebook, 'd1', -1)).toBe(false);
    moveBy(notebook, page, 'd1', -1);
    expect(notebook.applied).toHaveLength(0);
    moveBy(notebook, page, 'd1', 1);
    expect(notebook.session.cells.map((cell) => cell.id)).toEqual(['c1', 'd1']);
  });

  test('a copy gets the focus', () => {
    duplicate(notebook, page, 'c1');
    expect(notebook.session.cells).toHaveLength(3);
    expect(notebook.focus).toBe(notebook.session.cells[2]!.id);
  });

  test('deleting what others use names them first', async () => {
    const done = remove(notebook, page, ORDERS_CELL);
    expect(page.question?.title.code).toBe('notebook.delete-used');
    expect(JSON.stringify(page.question?.body)).toContain('rfm.name');
    page.answer(false);
    await done;
    expect(notebook.session.cells).toHaveLength(2);
    const again = remove(notebook, page, ORDERS_CELL);
    page.answer(true);
    await again;
    expect(notebook.session.bin.map((entry) => entry.cell.id)).toEqual(['d1']);
  });

  test('deleting what nobody uses asks nothing and hands the focus on', async () => {
    notebook.focus = 'c1';
    await remove(notebook, page, RFM);
    expect(page.question).toBeNull();
    expect(notebook.focus).toBe('d1');
  });

  test('the keyboard goes to the next cell where the control that deleted is gone, and stays where it is not', async () => {
    document.body.innerHTML = '<section id="cell-d1" tabindex="-1"></section><button></button>';
    await remove(notebook, page, RFM);
    expect(document.activeElement?.id).toBe('cell-d1');
    notebook.undo();
    document.querySelector('button')!.focus();
    await remove(notebook, page, RFM);
    expect(document.activeElement?.localName).toBe('button');
    document.body.replaceChildren();
  });

  test('a second question answers the first with no', async () => {
    const ask = { title: { code: 'common.delete' }, body: [], confirm: { code: 'common.delete' } };
    const first = page.ask(ask);
    const second = page.ask(ask);
    page.answer(true);
    expect(await first).toBe(false);
    expect(await second).toBe(true);
  });

  test('names are joined as the language joins them', () => {
    expect(joinMessages([])).toEqual({ code: 'notebook.nothing' });
    expect(joinMessages([{ code: 'a' }])).toEqual({ code: 'a' });
    expect(joinMessages([{ code: 'a' }, { code: 'b' }, { code: 'c' }])).toEqual({
      code: 'notebook.joined',
      parameters: {
        all: { code: 'notebook.joined', parameters: { all: { code: 'a' }, part: { code: 'b' } } },
        part: { code: 'c' },
      },
    });
  });
});
