import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DataReport } from '../../../src/data/report.ts';
import { succeed } from '../../../src/lib/outcome.ts';
import DataCard from '../../../src/notebook/data/DataCard.svelte';
import type { DataCell } from '../../../src/session/schema.ts';
import { createDirectEngine, type DirectEngine } from '../direct-engine.ts';
import { FakeNotebook, ORDERS_CELL, readyData } from '../fake-notebook.svelte.ts';
import { click, press, settle, stage, type Staged } from '../stage.ts';

const FILE = [
  'order_id,customer_id,order_date,amount,city',
  'O-1,M001,2024-01-05,12.50,上海',
  'O-2,M002,2024-01-06,x,北京',
  'O-3,,2024-01-07,30,上海',
  ...Array.from({ length: 300 }, (_, i) => `O-${i + 4},M${100 + (i % 50)},2024-02-01,${100 + i},广州`),
].join('\n');

let open: Staged;
let notebook: FakeNotebook;
let engine: DirectEngine;

const cell = (): DataCell => notebook.session.cells[0] as DataCell;

/** Reads the file as the document now asks, as the notebook does when a choice changes. */
async function read(text = FILE): Promise<DataReport> {
  const { choices } = cell();
  const reply = await engine.request('open', { data: 'd1', blob: new Blob([text]), name: 'orders.csv', choices });
  if (!reply.ok) throw new Error(reply.error.code);
  notebook.dataStates = { d1: readyData(reply.value.report) };
  return reply.value.report;
}

async function start(choices: DataCell['choices'] = {}, text = FILE): Promise<void> {
  engine = createDirectEngine();
  notebook = new FakeNotebook({ cells: [{ ...ORDERS_CELL, choices }] });
  notebook.engine = (name, ask) => engine.request(name, structuredClone(ask) as never);
  await read(text);
  open = stage(DataCard, {
    notebook,
    get cell() {
      return cell();
    },
  });
  click(open.button('Grid'));
  await turn();
}

/** Cells come a moment after they were asked for. */
async function turn(): Promise<void> {
  for (let i = 0; i < 4; i++) await settle();
}

const grid = (): HTMLElement => open.find('[role="grid"]');
const active = (): HTMLElement => {
  const id = grid().getAttribute('aria-activedescendant');
  return open.find(`[id="${id}"]`);
};
const keys = (...all: string[]): void => {
  for (const key of all) press(grid(), key);
};
const field = (): HTMLInputElement => open.find<HTMLInputElement>('[role="gridcell"] input');
function type(text: string, key: string): void {
  field().value = text;
  field().dispatchEvent(new Event('input', { bubbles: true }));
  press(field(), key);
}
const said = (): string => open.find('.said').textContent.trim();

beforeEach(() => start());
afterEach(() => open.end());

describe('the grid of a data cell', () => {
  test('names, types, roles and rows; what is out of use says why', () => {
    const heads = open.all('[role="columnheader"] .text').map((each) => each.textContent);
    expect(heads).toEqual(['order_id', 'customer_id', 'order_date', 'amount', 'city']);
    expect(open.all('[role="columnheader"] .kind')[3]!.textContent.replace(/\s+/g, ' ')).toContain('Amount');
    expect(grid().getAttribute('aria-rowcount')).toBe('304');
    const [, , third] = open.all('[role="rowheader"]');
    expect(third!.textContent).toContain('4');
    expect(third!.parentElement!.classList.contains('out')).toBe(true);
    expect(third!.querySelector('.sr')!.textContent).not.toContain('⟨');
    // far fewer rows are drawn than there are
    expect(open.all('[role="rowheader"]').length).toBeLessThan(60);
  });

  test('heads and figures are of the rows in use; the others count where someone asks', async () => {
    const facts = open
      .all('[role="columnheader"]')
      .map((each) => [...each.querySelectorAll('.facts')].map(({ textContent }) => textContent.trim()));
    // O-2, without an amount, and O-3, without a customer, are out of use
    expect(facts[4]).toEqual(['12.5 – 399', '']);
    expect(facts[2]).toEqual(['51 values', '']);
    press(grid(), 'ArrowUp');
    keys('ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter');
    await turn();
    const filled = (): string => open.find('[data-stat="filled"]').textContent;
    expect(open.find('aside').textContent).toContain('of the 301 rows shown that are in use');
    expect(filled()).toBe('301');
    click(open.find('aside .check input'));
    await turn();
    expect(open.find('aside').textContent).toContain('of the 303 rows shown');
    expect(filled()).toBe('302');
  });

  test('a few of very many missing are told as a count, none as nothing', async () => {
    open.end();
    const many = Array.from({ length: 1500 }, (_, i) => `P-${i},M${i % 40},2024-03-01,${i},${i === 7 ? '' : '上海'}`);
    await start({}, ['order_id,customer_id,order_date,amount,city', ...many].join('\n'));
    const missing = open.all('[role="columnheader"] .facts b').map(({ textContent }) => textContent);
    expect(missing).toEqual(['', '', '', '', '1 missing']);
  });

  test('a cell that could not be read shows what the file has', () => {
    expect(open.find('.misfit').textContent).toContain('x');
  });

  test('one tab stop; arrows, Home and End, the headers above the first row', async () => {
    expect(open.all('[role="grid"] [tabindex="0"]')).toHaveLength(0);
    expect(grid().tabIndex).toBe(0);
    keys('ArrowRight', 'ArrowDown');
    expect(active().textContent.trim()).toBe('M002');
    keys('End');
    expect(active().textContent.trim()).toBe('北京');
    press(grid(), 'End', { ctrlKey: true });
    await turn();
    expect(active().textContent.trim()).toBe('广州');
    press(grid(), 'Home', { ctrlKey: true });
    keys('ArrowUp');
    expect(active().getAttribute('role')).toBe('columnheader');
    keys(' ');
    await turn();
    expect(active().getAttribute('aria-sort')).toBe('ascending');
    keys('Enter');
    await turn();
    expect(open.find('aside h3').textContent).toBe('order_id');
    press(open.find('aside'), 'Escape');
    expect(open.all('aside')).toHaveLength(0);
  });

  test('Enter edits, Escape leaves, Enter keeps; undo names it; back to what it was is no edit', async () => {
    keys('ArrowRight', 'ArrowRight', 'ArrowRight', 'F2');
    expect(field().value).toBe('12.5');
    type('99', 'Escape');
    expect(cell().choices.edits).toBeUndefined();
    keys('Enter');
    type('99', 'Enter');
    expect(cell().choices.edits).toEqual([{ column: 'c3', row: 0, was: '12.5', now: '99' }]);
    expect(notebook.undoLabel).toEqual({
      code: 'grid.do-edit',
      parameters: { column: 'amount', line: 2, was: '12.5', now: '99' },
    });
    await read();
    await turn();
    expect(open.all('.edited')).toHaveLength(1);
    expect(open.find('.edited').textContent).toContain('99');
    keys('ArrowUp', 'Enter');
    type('12.5', 'Enter');
    expect(cell().choices.edits).toBeUndefined();
    expect(notebook.undoLabel?.code).toBe('grid.do-put-back');
  });

  test('an input method types undisturbed', () => {
    keys('Enter');
    press(field(), 'Enter', { isComposing: true });
    press(field(), 'Escape', { isComposing: true });
    expect(open.all('[role="gridcell"] input')).toHaveLength(1);
    press(grid(), 'F2', { isComposing: true });
    expect(cell().choices.edits).toBeUndefined();
  });

  test('edits are listed with line, column, was and now, and put back one by one', async () => {
    keys('Enter');
    type('A', 'Enter');
    keys('Enter');
    type('B', 'Tab');
    await read();
    await turn();
    click(open.button('2 edits'));
    const items = open.all('aside li').map((each) => each.textContent.replace(/\s+/g, ' '));
    expect(items[0]).toContain('line 2 · order_id');
    expect(items[1]).toContain('O-2');
    click(open.button('Put back: “order_id” on line 2'));
    expect(cell().choices.edits).toEqual([{ column: 'c0', row: 1, was: 'O-2', now: 'B' }]);
  });

  test('while locked edits are refused in words; the lock is undone like anything else', () => {
    click(open.button('Lock'));
    expect(cell().locked).toBe(true);
    expect(notebook.undoLabel?.code).toBe('session.do-lock');
    keys('Enter');
    expect(open.all('[role="gridcell"] input')).toHaveLength(0);
    expect(said()).toContain('locked');
    notebook.undo();
    flushSync();
    keys('Enter');
    expect(open.all('[role="gridcell"] input')).toHaveLength(1);
  });

  test('columns whose persons have pseudonyms are not edited', async () => {
    open.end();
    await start({ privacy: { c1: 'pseudonym' }, pseudonymKey: '0'.repeat(64) });
    keys('ArrowRight', 'Enter');
    expect(open.all('[role="gridcell"] input')).toHaveLength(0);
    expect(said()).toContain('pseudonyms');
    keys('ArrowRight', 'ArrowRight', 'Enter');
    expect(open.all('[role="gridcell"] input')).toHaveLength(1);
  });

  test('finds, counts and goes on', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    press(grid(), 'f', { ctrlKey: true });
    await vi.advanceTimersByTimeAsync(10);
    flushSync();
    const search = open.find<HTMLInputElement>('.find input');
    search.value = '上海';
    search.dispatchEvent(new Event('input', { bubbles: true }));
    await vi.advanceTimersByTimeAsync(400);
    vi.useRealTimers();
    await turn();
    expect(open.find('.find [role="status"]').textContent.trim()).toBe('1 of 2');
    press(search, 'Enter');
    await turn();
    expect(open.find('.find [role="status"]').textContent.trim()).toBe('2 of 2');
    expect(active().textContent.trim()).toBe('上海');
    expect(active().classList.contains('found')).toBe(true);
  });

  test('numbers of a column have the same decimals; their values and what is edited stay whole', () => {
    const shown = open.all('[role="gridcell"] data').slice(0, 3);
    expect(shown.map(({ textContent }) => textContent)).toEqual(['12.50', '30.00', '100.00']);
    expect(shown.map((each) => each.getAttribute('value'))).toEqual(['12.5', '30', '100']);
  });

  test('going to a line: what is no line is refused in words and chosen, to be typed over', async () => {
    const line = open.find<HTMLInputElement>('.line input');
    const submit = async (text: string): Promise<void> => {
      line.value = text;
      line.dispatchEvent(new Event('input', { bubbles: true }));
      open.find('form.line').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
      await turn();
    };
    press(grid(), 'g', { ctrlKey: true });
    expect(document.activeElement).toBe(line);
    await submit('99999');
    expect(said()).toContain('no line 99999');
    await submit('abc');
    expect(said()).toBe('“abc” is no line number: type a whole number.');
    line.setSelectionRange(3, 3);
    press(line, 'g', { ctrlKey: true });
    expect([line.selectionStart, line.selectionEnd]).toEqual([0, 3]);
    await submit('１0');
    expect(said()).toBe('');
    expect(active().getAttribute('data-row')).toBe('8');
    press(line, 'Escape');
    flushSync();
    expect(line.value).toBe('');
  });

  test('tools that do not fit are told by a fading edge', () => {
    const tools = open.find('.tools');
    Object.defineProperties(tools, { clientWidth: { value: 300 }, scrollWidth: { value: 800 } });
    tools.dispatchEvent(new Event('scroll'));
    expect([tools.classList.contains('before'), tools.classList.contains('after')]).toEqual([false, true]);
    tools.scrollLeft = 500;
    tools.dispatchEvent(new Event('scroll'));
    expect([tools.classList.contains('before'), tools.classList.contains('after')]).toEqual([true, false]);
  });

  test('a range is copied as a spreadsheet takes it, with column names on request', async () => {
    const written: string[] = [];
    vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => void written.push(text) } });
    press(grid(), 'ArrowRight', { shiftKey: true });
    press(grid(), 'ArrowDown', { shiftKey: true });
    press(grid(), 'c', { ctrlKey: true });
    await turn();
    expect(written).toEqual(['O-1\tM001\nO-2\tM002']);
    click(open.button('Copy with names'));
    await turn();
    expect(written[1]).toBe('order_id\tcustomer_id\nO-1\tM001\nO-2\tM002');
    expect(said()).toBe('4 cells copied');
    vi.unstubAllGlobals();
  });

  describe('a drag', () => {
    const HEAD = 112;
    const LINE = 84;
    let frames: FrameRequestCallback[] = [];
    let clock = 0;
    beforeEach(() => {
      [frames, clock] = [[], 0];
      vi.stubGlobal('requestAnimationFrame', (turn: FrameRequestCallback) => frames.push(turn));
      vi.stubGlobal('cancelAnimationFrame', () => (frames = []));
      vi.spyOn(performance, 'now').mockImplementation(() => clock);
      vi.stubGlobal('innerWidth', 2000);
      vi.stubGlobal('innerHeight', 1000);
    });
    afterEach(() => {
      vi.restoreAllMocks();
      vi.unstubAllGlobals();
    });

    /** Runs what was asked for the next frames; how many there were. */
    function pass(count: number): number {
      let done = 0;
      for (; done < count && frames.length > 0; done++) {
        clock += 20;
        for (const turn of frames.splice(0)) turn(clock);
      }
      flushSync();
      return done;
    }
    const at = (x: number, y: number, buttons = 1): PointerEventInit => ({
      pointerType: 'mouse',
      bubbles: true,
      button: 0,
      buttons,
      clientX: x,
      clientY: y,
    });
    const hold = (row: number, column: number): void => {
      const cellOf = open.find(`[data-row="${row}"][data-at="${column}"]`);
      cellOf.dispatchEvent(new PointerEvent('pointerdown', at(0, 0)));
      flushSync();
    };
    const move = (x: number, y: number, buttons = 1): void => {
      document.body.dispatchEvent(new PointerEvent('pointermove', at(x, y, buttons)));
      flushSync();
    };
    const chosen = (): readonly [string | undefined, string | undefined, number] => {
      const cells = open.all('[role="gridcell"][aria-selected="true"]');
      return [cells[0]?.textContent.trim(), active().textContent.trim(), cells.length];
    };

    test('chooses the cells it goes over', () => {
      hold(0, 0);
      move(LINE + 140, HEAD + 35);
      expect(chosen()).toEqual(['O-1', 'M002', 4]);
      expect(pass(5)).toBe(0);
    });

    test('held below the rows scrolls on and chooses, the faster the farther, until it is let go', () => {
      hold(1, 0);
      move(LINE + 10, HEAD + 488 + 10);
      expect(pass(10)).toBe(10);
      const near = Number(active().dataset['row']);
      expect(near).toBeGreaterThan(16);
      expect(near).toBeLessThan(30);
      move(LINE + 10, 1000);
      pass(10);
      const far = Number(active().dataset['row']);
      expect(far - near).toBeGreaterThan(2 * (near - 16));
      document.body.dispatchEvent(new PointerEvent('pointerup', at(LINE + 10, 1000, 0)));
      expect(pass(5)).toBe(0);
      move(LINE + 10, 10, 0);
      expect(Number(active().dataset['row'])).toBe(far);
      // from where it began
      press(grid(), 'ArrowDown', { shiftKey: true });
      expect(open.find('footer').textContent).toContain(String(far + 1));
    });

    test('held above the rows scrolls back and stands at the first', () => {
      press(grid(), 'End', { ctrlKey: true });
      hold(302, 1);
      move(LINE + 10, 0);
      expect(pass(500)).toBeLessThan(500);
      expect(active().dataset['row']).toBe('0');
      move(LINE + 10, HEAD + 40);
      expect(active().dataset['row']).toBe('1');
    });

    test('ends where the button was let go elsewhere, and with the grid', () => {
      hold(0, 0);
      move(LINE + 10, 700);
      expect(pass(2)).toBe(2);
      move(LINE + 10, 700, 0);
      expect(pass(2)).toBe(0);
      hold(20, 0);
      move(LINE + 10, 700);
      click(open.button('Close the grid'));
      expect(open.all('dialog')).toHaveLength(0);
      expect(pass(2)).toBe(0);
    });
  });

  test('rows of customers are picked with the space bar', () => {
    keys(' ');
    expect(notebook.calls).toContain('pickCustomers(d1, [0], toggle)');
    keys('ArrowDown', 'ArrowDown', ' ');
    expect(said()).toContain('no customer');
  });

  test('filters and order become the steps of a table', async () => {
    notebook.values = succeed({ distinct: 1, missing: 0, values: [{ value: '广州', rows: 300 }] });
    press(grid(), 'ArrowUp');
    keys(' ');
    keys('End', 'Enter');
    await turn();
    const box = open.all<HTMLInputElement>('aside input[type="checkbox"]')[0]!;
    box.click();
    flushSync();
    await turn();
    expect(open.all('.chips .chip').map((each) => each.textContent.trim())).toEqual([
      'city is one of 广州',
      'order_id ascending',
    ]);
    click(open.button('Make this a table'));
    const made = notebook.session.cells.find((each): each is DataCell => each.kind === 'data' && each.id !== 'd1');
    expect(made?.made).toMatchObject({
      from: 'd1',
      listed: true,
      steps: [
        { kind: 'filter', by: 'conditions', match: 'all', conditions: [{ column: 'city', test: 'one-of' }] },
        { kind: 'sort', keys: [{ column: 'order_id', descending: false }] },
      ],
    });
    expect(open.all('dialog')).toHaveLength(0);
  });
});
