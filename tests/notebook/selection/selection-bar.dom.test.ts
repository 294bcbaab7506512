import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { emptyBits } from '../../../src/lib/bits.ts';
import { message } from '../../../src/lib/outcome.ts';
import SelectionBar from '../../../src/notebook/selection/SelectionBar.svelte';
import type { PanelCell } from '../../../src/session/schema.ts';
import { FakeNotebook, ORDERS_CELL } from '../fake-notebook.svelte.ts';
import { click, settle, stage, type Staged } from '../stage.ts';

const RFM: PanelCell = {
  kind: 'panel',
  id: 'c1',
  panel: 'rfm',
  panelVersion: 1,
  data: 'd1',
  options: {},
  filter: null,
};

let open: Staged;
let notebook: FakeNotebook;

beforeEach(() => {
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
  notebook = new FakeNotebook({ cells: [ORDERS_CELL, RFM, { ...RFM, id: 'c2' }] });
  notebook.focus = 'c2';
  notebook.selection = {
    rule: { kind: 'marks', cell: 'c1', set: 'cell', marks: [1, 2] },
    data: 'd1',
    count: 702,
    share: 0.117,
    valueShare: 0.2041,
    description: message('common.role-customer'),
    bits: emptyBits(6000),
  };
  open = stage(SelectionBar, { notebook });
});
afterEach(() => {
  open.end();
  vi.useRealTimers();
});

describe('SelectionBar', () => {
  test('says how many, what share of customers and of revenue, by what definition', () => {
    const values = open
      .all<HTMLElement>('data')
      .map((each) => [each.dataset['stat'], each.getAttribute('value'), each.textContent]);
    expect(values).toEqual([
      ['picked', '702', '702 customers'],
      ['picked-share', '0.117', '11.7% of customers'],
      ['picked-revenue-share', '0.2041', '20.4% of revenue'],
    ]);
    expect(open.find('.chip').textContent).toContain('Customer');
  });

  test('is absent while nobody is picked', () => {
    notebook.selection = null;
    flushSync();
    expect(open.all('.selbar')).toHaveLength(0);
  });

  test('is told once it rests, not on every frame of a drag', () => {
    vi.useFakeTimers();
    const status = (): string => open.find('[role="status"]').textContent;
    for (let count = 1; count <= 5; count++) {
      notebook.selection = { ...notebook.selection!, count };
      flushSync();
      vi.advanceTimersByTime(100);
    }
    expect(status()).toBe('');
    vi.advanceTimersByTime(500);
    flushSync();
    expect(status()).toContain('5 customers picked');
  });

  test('inverts, clears and exports', async () => {
    click(open.button('Invert'));
    click(open.button('Export list'));
    await settle();
    click(
      open
        .all<HTMLButtonElement>('button')
        .findLast((button) => button.getAttribute('aria-label') === 'Clear the selection')!,
    );
    expect(notebook.calls).toEqual(['invertSelection()', 'exportSelection()', 'clearSelection()']);
  });

  test('names the picked customers as a segment', () => {
    click(open.button('Name segment'));
    const field = open.find<HTMLInputElement>('dialog input[name="name"]');
    expect(field.value).toBe('Customer');
    field.value = '  Stay away  ';
    open.find<HTMLFormElement>('dialog form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    flushSync();
    expect(notebook.session.segments.map((segment) => segment.name)).toEqual(['Stay away']);
    expect(notebook.calls).toEqual([`selectSegment(${notebook.session.segments[0]!.id})`]);
    expect(open.all('dialog')).toHaveLength(0);
  });

  test('lets cells show only the picked: named first, the cell in focus ticked', () => {
    click(open.button('Show only these'));
    const boxes = open.all<HTMLInputElement>('dialog input[type="checkbox"]');
    expect(boxes.map((box) => [box.value, box.checked])).toEqual([
      ['c1', false],
      ['c2', true],
    ]);
    open.find<HTMLFormElement>('dialog form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    flushSync();
    const [segment] = notebook.session.segments;
    expect(segment?.name).toBe('Customer');
    expect(notebook.session.cells.flatMap((cell) => (cell.kind === 'panel' ? [cell.filter] : []))).toEqual([
      null,
      segment?.id,
    ]);
  });
});
