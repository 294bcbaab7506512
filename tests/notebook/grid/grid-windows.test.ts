import { describe, expect, test } from 'vitest';
import { succeed } from '../../../src/lib/outcome.ts';
import { BLOCK_ROWS, GridWindows, type FetchWindow } from '../../../src/notebook/grid/grid-windows.svelte.ts';
import type { GridView, GridWindow } from '../../../src/workers/grid-requests.ts';

const VIEW: GridView = { conditions: [], sort: [], listed: true, only: null };
const TOTAL = 1000;

const windowOf = (offset: number, count: number, columns: readonly number[], mark = ''): GridWindow => {
  const length = Math.min(count, TOTAL - offset);
  const rows = Uint32Array.from({ length }, (_, index) => offset + index);
  return {
    total: TOTAL,
    rows,
    lines: rows.map((row) => row + 2),
    customers: null,
    out: Array.from(rows, () => null),
    cells: columns.map((column) => Array.from(rows, (row) => `${mark}${row}.${column}`)),
    decimals: columns.map(() => -1),
    notes: [],
  };
};

const settle = async (): Promise<void> => {
  for (let i = 0; i < 20; i++) await Promise.resolve();
};

/** An engine whose answers are let go one by one. */
function held(): { fetch: FetchWindow; asked: string[]; answer: (mark?: string) => Promise<void> } {
  const asked: string[] = [];
  const waiting: (() => void)[] = [];
  let marked = '';
  return {
    asked,
    fetch: (_, offset, count, columns) =>
      new Promise((resolve) => {
        asked.push(`${offset}+${count}: ${columns.join()}`);
        waiting.push(() => resolve(succeed(windowOf(offset, count, columns, marked))));
      }),
    async answer(mark = '') {
      marked = mark;
      waiting.shift()?.();
      await settle();
    },
  };
}

describe('GridWindows', () => {
  test('asks for the blocks and columns in view, each once', async () => {
    const engine = held();
    const windows = new GridWindows(engine.fetch);
    const question = { table: {}, view: VIEW };
    windows.want(question, 0, 40, [0, 1]);
    windows.want(question, 3, 40, [0, 1]);
    expect(engine.asked).toEqual(['0+64: 0,1']);
    expect(windows.cell(5, 1)).toBeUndefined();
    await engine.answer();
    expect(windows.cell(5, 1)).toBe('5.1');
    expect(windows.row(5)).toMatchObject({ row: 5, line: 7, customer: -1 });
    expect(windows.total).toBe(TOTAL);
    // sideways only the new columns, downwards only the new block
    windows.want(question, 3, 40, [1, 2]);
    windows.want(question, 40, 40, [1, 2]);
    expect(engine.asked.slice(1)).toEqual(['0+64: 2', '64+64: 1,2']);
  });

  test('what was scrolled past while others were under way is not asked for', async () => {
    const engine = held();
    const windows = new GridWindows(engine.fetch);
    const question = { table: {}, view: VIEW };
    for (let block = 0; block < 10; block++) windows.want(question, block * BLOCK_ROWS, 10, [0]);
    expect(engine.asked).toHaveLength(3);
    await engine.answer();
    expect(engine.asked).toHaveLength(4);
    expect(engine.asked[3]).toBe(`${9 * BLOCK_ROWS}+64: 0`);
  });

  test('cells of an older question stay until the first new ones come; late answers are dropped', async () => {
    const engine = held();
    const windows = new GridWindows(engine.fetch);
    const table = {};
    windows.want({ table, view: VIEW }, 0, 10, [0]);
    await engine.answer();
    windows.want({ table, view: { ...VIEW, listed: false } }, 0, 10, [0]);
    expect(windows.busy).toBe(true);
    expect(windows.cell(0, 0)).toBe('0.0');
    // the table is read again before the answer is there
    windows.want({ table: {}, view: VIEW }, 0, 10, [0]);
    await engine.answer('late ');
    expect(windows.cell(0, 0)).toBe('0.0');
    await engine.answer('new ');
    expect(windows.cell(0, 0)).toBe('new 0.0');
    expect(windows.busy).toBe(false);
  });

  test('a cell changed here shows its text until the table was read again', async () => {
    const engine = held();
    const windows = new GridWindows(engine.fetch);
    windows.want({ table: {}, view: VIEW }, 0, 10, [0]);
    await engine.answer();
    windows.change(4, 0, 'mine');
    expect(windows.cell(4, 0)).toBe('mine');
    windows.change(5, 0, '');
    expect(windows.cell(5, 0)).toBe(null);
    windows.want({ table: {}, view: VIEW }, 0, 10, [0]);
    await engine.answer();
    expect(windows.cell(4, 0)).toBe('4.0');
  });

  test('an engine that fails is told, and not asked the same again and again', async () => {
    let asked = 0;
    const windows = new GridWindows(() => {
      asked++;
      return Promise.reject(new Error('gone'));
    });
    const question = { table: {}, view: VIEW };
    windows.want(question, 0, 10, [0]);
    await settle();
    windows.want(question, 0, 10, [0]);
    await settle();
    expect(asked).toBe(1);
    expect(windows.error).toEqual({ code: 'state.engine-failed', parameters: { reason: 'gone' } });
  });
});
