import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import ResultTable from '../../../src/notebook/table/ResultTable.svelte';
import type { PickMode } from '../../../src/panels/contract.ts';
import type { TableInfo } from '../../../src/workers/protocol.ts';
import { FakeNotebook } from '../fake-notebook.svelte.ts';
import { click, press, settle, stage, type Staged } from '../stage.ts';

const ROWS = 1_000_000;
const INFO: TableInfo = {
  name: 'customers',
  title: { code: 'notebook.tables' },
  published: true,
  rows: ROWS,
  customers: true,
  set: null,
  columns: [
    { key: 'id', label: { code: 'common.role-customer' }, style: 'text' },
    { key: 'money', label: { code: 'common.role-amount' }, style: 'money' },
  ],
};

let open: Staged | null = null;
let notebook: FakeNotebook;
let picks: { targets: readonly number[]; mode: PickMode }[];
const picked = new Set<number>();

beforeEach(async () => {
  picked.clear();
  picks = [];
  notebook = new FakeNotebook();
  notebook.tables = {
    customers: { info: INFO, row: (index) => ({ row: index, cells: [`M${index}`, index / 8], target: index }) },
  };
  open = stage(ResultTable, {
    notebook,
    address: { of: 'panel' as const, key: 'k', name: 'customers' },
    info: INFO,
    title: 'Customers',
    picking: {
      isPicked: (target: number) => picked.has(target),
      pick: (targets: readonly number[], mode: PickMode) => picks.push({ targets, mode }),
      only: null,
    },
  });
  await settle();
});
afterEach(() => open?.end());

const grid = (): HTMLElement => open!.find('[role="grid"]');
const rows = (): HTMLElement[] => open!.all('[role="row"][id]');

describe('ResultTable', () => {
  test('draws a window of a million rows and says how many there are', () => {
    expect(rows().length).toBeLessThan(60);
    expect(grid().getAttribute('aria-rowcount')).toBe(String(ROWS + 1));
    expect(rows()[0]!.getAttribute('aria-rowindex')).toBe('2');
    expect(rows()[0]!.textContent).toContain('M0');
  });

  test('shows rounded money over its full value', () => {
    const value = rows()[3]!.querySelector('data');
    expect(value?.value).toBe('0.375');
    expect(value?.textContent).toBe('0.38');
  });

  test('numbers of a column have the same decimals over their full values; what is copied is whole', async () => {
    open!.end();
    const info: TableInfo = {
      ...INFO,
      rows: 3,
      columns: [{ key: 'mean', label: { code: 'common.role-amount' }, style: 'number' }],
    };
    const values = [12.5, 12.48, 12];
    notebook.tables = {
      customers: { info, decimals: [2], row: (index) => ({ row: index, cells: [values[index]!], target: index }) },
    };
    open = stage(ResultTable, {
      notebook,
      address: { of: 'panel' as const, key: 'k', name: 'customers' },
      info,
      title: 'Customers',
    });
    await settle();
    const cells = open.all<HTMLDataElement>('[role="gridcell"] data');
    expect(cells.map(({ textContent }) => textContent)).toEqual(['12.50', '12.48', '12.00']);
    expect(cells.map(({ value }) => value)).toEqual(['12.5', '12.48', '12']);
    expect(cells.every((each) => each.parentElement!.classList.contains('r'))).toBe(true);
    const written: string[] = [];
    vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => void written.push(text) } });
    click(open.button('CopyCopy'));
    await settle();
    vi.unstubAllGlobals();
    expect(written[0]!.split('\n').slice(1)).toEqual(['12.5', '12.48', '12']);
  });

  test('asks only for what is in view', () => {
    expect(notebook.asked.every((query) => query.count <= 100)).toBe(true);
    expect(notebook.asked.length).toBeLessThan(4);
  });

  test('goes to the end by key and fetches those rows', async () => {
    press(grid(), 'End');
    await settle();
    expect(rows().at(-1)!.textContent).toContain(`M${ROWS - 1}`);
    expect(grid().getAttribute('aria-activedescendant')).toMatch(new RegExp(`-row-${ROWS - 1}$`));
    expect(rows().length).toBeLessThan(60);
  });

  test('sorts by a header: up, down, as before', async () => {
    const header = (): HTMLElement => open!.all('[role="columnheader"]').at(-1)!;
    const button = (): HTMLButtonElement => header().querySelector('button')!;
    click(button());
    expect(header().getAttribute('aria-sort')).toBe('ascending');
    click(button());
    await settle();
    expect(header().getAttribute('aria-sort')).toBe('descending');
    expect(notebook.asked.at(-1)!.sort).toEqual({ column: 'money', descending: true });
    expect(rows()[0]!.textContent).toContain(`M${ROWS - 1}`);
    click(button());
    expect(header().getAttribute('aria-sort')).toBe('none');
  });

  test('keeps the old rows in sight until the new order is here', async () => {
    let let_go = (): void => undefined;
    notebook.gate = new Promise((resolve) => (let_go = resolve));
    click(open!.all('[role="columnheader"]').at(-1)!.querySelector('button')!);
    await settle();
    expect(rows()[0]!.textContent).toContain('M0');
    expect(grid().getAttribute('aria-busy')).toBe('true');
    let_go();
    await settle();
    expect(grid().getAttribute('aria-busy')).toBe('false');
  });

  test('searches after the last letter', async () => {
    vi.useFakeTimers();
    const field = open!.find<HTMLInputElement>('input[type="search"]');
    for (const text of ['M', 'M1']) {
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    vi.advanceTimersByTime(200);
    vi.useRealTimers();
    flushSync();
    await settle();
    expect(notebook.asked.filter((query) => query.search !== '').map((query) => query.search)).toEqual(['M1']);
    expect(grid().getAttribute('aria-rowcount')).toBe('4');
    expect(open!.find('.count').textContent).toContain('3 of 1,000,000');
  });

  test('a click picks, with Ctrl it joins, the box toggles', () => {
    click(rows()[2]!);
    click(rows()[4]!, { ctrlKey: true });
    click(rows()[5]!.querySelector<HTMLElement>('[data-check]')!);
    expect(picks).toEqual([
      { targets: [2], mode: 'replace' },
      { targets: [4], mode: 'toggle' },
      { targets: [5], mode: 'toggle' },
    ]);
  });

  test('Shift picks a range from the last row, in order, even of rows never drawn', async () => {
    click(rows()[2]!);
    press(grid(), 'PageDown');
    for (let page = 0; page < 10; page++) press(grid(), 'PageDown', { shiftKey: false });
    const [, from] = /-row-(\d+)$/.exec(grid().getAttribute('aria-activedescendant')!)!;
    press(grid(), 'ArrowDown', { shiftKey: true });
    await settle();
    expect(picks.at(-1)).toEqual({ targets: [Number(from), Number(from) + 1], mode: 'replace' });
  });

  test('a range too large to list is cut and said', async () => {
    click(rows()[0]!);
    press(grid(), 'End', { shiftKey: true });
    for (let turn = 0; turn < 10; turn++) await settle();
    expect(picks.at(-1)!.targets).toHaveLength(10_000);
    expect(notebook.notices.at(-1)?.message.code).toBe('notebook.range-cut');
  });

  test('space toggles and Enter picks the row in focus; composing does nothing', () => {
    press(grid(), 'ArrowDown');
    press(grid(), ' ');
    press(grid(), 'Enter');
    press(grid(), ' ', { isComposing: true });
    expect(picks).toEqual([
      { targets: [1], mode: 'toggle' },
      { targets: [1], mode: 'replace' },
    ]);
  });

  test('is saved as a file with the rows and the order shown', () => {
    click(open!.all('[role="columnheader"] button')[0]!);
    click(open!.button('Export…'));
    expect(notebook.exporting).toMatchObject({
      table: { name: 'customers' },
      query: { sort: { descending: false }, search: '', only: null },
    });
  });
});
