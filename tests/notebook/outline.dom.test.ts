import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { message } from '../../src/lib/outcome.ts';
import Outline from '../../src/notebook/Outline.svelte';
import { PANELS } from '../../src/panels/index.ts';
import type { PanelCell, TextCell } from '../../src/session/schema.ts';
import { FakeNotebook, ORDERS_CELL, readyData } from './fake-notebook.svelte.ts';
import { click, press, settle, stage, type Staged } from './stage.ts';

const TEXT: TextCell = { kind: 'text', id: 't1', text: '\n# Who is worth **keeping**?\n\nmore' };
const RFM: PanelCell = {
  kind: 'panel',
  id: 'c1',
  panel: 'rfm',
  panelVersion: 1,
  data: 'd1',
  options: {},
  filter: 's1',
};
const ABC: PanelCell = { ...RFM, id: 'c2', panel: 'abc', filter: null, title: 'My own' };

let open: Staged;
let notebook: FakeNotebook;

beforeEach(() => {
  notebook = new FakeNotebook({
    cells: [TEXT, ORDERS_CELL, RFM, ABC],
    segments: [{ id: 's1', name: 'Away', rule: { kind: 'customers', data: 'd1', ids: ['M1'] } }],
    bin: [{ cell: { ...TEXT, id: 't9', text: 'thrown away' }, position: 0 }],
  });
  notebook.focus = 'c1';
  notebook.dataStates = { d1: readyData() };
  notebook.panelStates = {
    c1: {
      status: 'ready',
      reply: null,
      key: null,
      error: message('state.computing-cancelled'),
      unmet: [],
      wanted: [],
      slow: false,
      progress: null,
    },
    c2: {
      status: 'failed',
      reply: null,
      key: null,
      error: message('common.more'),
      unmet: [],
      wanted: [],
      slow: false,
      progress: null,
    },
  };
  open = stage(Outline, { notebook });
  open.words.add(...PANELS.map((panel) => panel.words));
  flushSync();
});
afterEach(() => open.end());

const rows = (): string[] => open.all('ol .row').map((row) => row.textContent.replace(/\s+/g, ' ').trim());

describe('Outline', () => {
  test('a panel on data that is not here waits for it; no column is said to be missing', () => {
    notebook.dataStates = {
      d1: {
        status: 'failed',
        progress: null,
        report: null,
        error: message('session.source-missing', { name: 'a.csv' }),
        customers: 0,
      },
    };
    const c2 = notebook.panelStates['c2']!;
    notebook.panelStates = {
      ...notebook.panelStates,
      c2: { ...c2, status: 'unmet', error: null, unmet: ['customer'] },
    };
    flushSync();
    expect(rows()[3]).toContain(`waits for ${ORDERS_CELL.name}`);
  });

  test('a panel on data of another kind says which table it needs', () => {
    const c2 = notebook.panelStates['c2']!;
    notebook.panelStates = {
      ...notebook.panelStates,
      c2: { ...c2, status: 'unmet', error: null, wanted: ['customer-summary'] },
    };
    flushSync();
    expect(rows()[3]).toContain('needs: customer summary');
  });

  test('names every cell and says in words who uses what', () => {
    expect(rows()).toEqual([
      '1 Who is worth keeping?',
      '2 orders61,161 rows used',
      '3 RFM segmentationstale',
      '4 My ownerror',
    ]);
    expect(open.target.textContent).toContain('used by cells 3, 4');
    expect(open.find('[aria-current="true"]').textContent).toContain('RFM');
    notebook.panelStates = {};
    flushSync();
    expect(rows()[2]).toContain('uses orders, only Away');
  });

  test('marks stale and failed cells by more than colour', () => {
    expect(open.all('.dot.stale')).toHaveLength(1);
    expect(open.all('.dot.error')).toHaveLength(1);
    expect(rows()[3]).toContain('error');
  });

  test('a row moves with Alt and the arrows, and says where it is now', () => {
    press(open.all('ol .row')[1]!, 'ArrowDown', { altKey: true });
    expect(notebook.session.cells.map((cell) => cell.id)).toEqual(['t1', 'c1', 'd1', 'c2']);
    expect(open.page.said).toMatchObject({ code: 'notebook.moved-to', parameters: { number: 3, count: 4 } });
    press(open.all('ol .row')[0]!, 'ArrowUp', { altKey: true });
    press(open.all('ol .row')[0]!, 'ArrowDown', { altKey: true, isComposing: true });
    expect(notebook.session.cells.map((cell) => cell.id)).toEqual(['t1', 'c1', 'd1', 'c2']);
  });

  test('a row is dragged to another place', () => {
    const items = open.all('ol li');
    const drag = (element: HTMLElement, type: string, clientY = 0): void => {
      element.dispatchEvent(
        Object.assign(new Event(type, { bubbles: true, cancelable: true }), { clientY, dataTransfer: null }),
      );
      flushSync();
    };
    drag(items[3]!, 'dragstart');
    drag(items[1]!, 'dragover', -1);
    expect(items[1]!.classList.contains('above')).toBe(true);
    drag(items[1]!, 'drop');
    expect(notebook.session.cells.map((cell) => cell.id)).toEqual(['t1', 'c2', 'd1', 'c1']);
  });

  test('a segment is picked, renamed, and deleted after naming who shows only it', async () => {
    click(open.all('button').find((button) => button.textContent.includes('Away'))!);
    expect(notebook.calls).toEqual(['selectSegment(s1)']);
    click(open.button('Menu of segment “Away”'));
    click(open.button('Rename'));
    const field = open.find<HTMLInputElement>('.with-menu input');
    field.value = 'Gone';
    field.dispatchEvent(new Event('blur'));
    flushSync();
    expect(notebook.session.segments[0]?.name).toBe('Gone');
    click(open.button('Menu of segment “Gone”'));
    click(open.button('Delete'));
    expect(open.page.question?.body[0]?.code).toBe('notebook.delete-segment-used');
    open.page.answer(false);
    await settle();
    expect(notebook.session.segments).toHaveLength(1);
    click(open.button('Menu of segment “Gone”'));
    click(open.button('Delete'));
    open.page.answer(true);
    await settle();
    expect(notebook.session.segments).toHaveLength(0);
  });

  test('what is in the bin comes back, or goes after a question', async () => {
    click(open.all('button').find((button) => button.textContent.includes('Bin · 1'))!);
    click(open.button('Empty'));
    open.page.answer(false);
    await settle();
    expect(notebook.session.bin).toHaveLength(1);
    click(open.button('Restore “thrown away”'));
    expect(notebook.session.bin).toHaveLength(0);
    expect(notebook.session.cells.some((cell) => cell.id === 't9')).toBe(true);
  });
});
