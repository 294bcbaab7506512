/** The grid's questions, answered by the engine as it is. */

import { beforeEach, describe, expect, test } from 'vitest';
import type { DataChoices } from '../../src/data/report.ts';
import type { GridRequest, GridRequests, GridView } from '../../src/workers/grid-requests.ts';
import { MOST_FOUND } from '../../src/workers/grid-requests.ts';
import { createDirectEngine, type DirectEngine } from '../notebook/direct-engine.ts';

const FILE = [
  'order_id,customer_id,order_date,amount,city',
  'O-1,M001,2024-01-05,12.50,上海',
  'O-2,M002,2024-01-06,x,北京',
  'O-3,,2024-01-07,30,上海',
  'O-4,M001,2024-01-08,41,广州',
  'O-5,M003,2024-01-09,5,',
  ...Array.from(
    { length: 30 },
    (_, i) => `O-${i + 6},M00${(i % 3) + 1},2024-02-${String(1 + (i % 28)).padStart(2, '0')},${100 + i},北京`,
  ),
].join('\n');

const ALL: GridView = { conditions: [], sort: [], listed: true, only: null };

let engine: DirectEngine;

async function open(text: string, choices: DataChoices = {}, again = false): Promise<void> {
  const reply = await engine.request('open', {
    data: 'd',
    blob: again ? null : new Blob([text]),
    name: 'orders.csv',
    choices,
  });
  if (!reply.ok) throw new Error(reply.error.code);
}

async function ask<N extends GridRequest>(
  name: N,
  rest: Omit<GridRequests[N]['ask'], 'data'>,
): Promise<Extract<GridRequests[N]['reply'], { ok: true }>['value']> {
  const reply = await engine.request(name, { data: 'd', ...rest } as never);
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  return reply.value as never;
}

const rows = (view: GridView, columns = [0], count = 100): Promise<Awaited<ReturnType<typeof ask<'gridRows'>>>> =>
  ask('gridRows', { view, offset: 0, count, columns });

beforeEach(async () => {
  engine = createDirectEngine();
  await open(FILE);
});

describe('gridRows', () => {
  test('a window of rows and columns, in the order asked for', async () => {
    const window = await ask('gridRows', { view: ALL, offset: 1, count: 3, columns: [4, 0, 2, 3] });
    expect(window.total).toBe(35);
    expect([...window.rows]).toEqual([1, 2, 3]);
    expect([...window.lines]).toEqual([3, 4, 5]);
    expect(window.cells).toEqual([
      ['北京', '上海', '广州'],
      ['O-2', 'O-3', 'O-4'],
      ['2024-01-06', '2024-01-07', '2024-01-08'],
      [null, 30, 41],
    ]);
    expect(window.notes).toEqual([{ index: 0, column: 3, was: null, got: 'x' }]);
  });

  test('rows out of use say why, and can be left out; customers go with their rows', async () => {
    const all = await rows(ALL);
    expect(all.out[2]).toBe('missing-customer');
    expect(all.customers![2]).toBe(-1);
    expect(all.customers![0]).toBe(all.customers![3]);
    const used = await rows({ ...ALL, listed: false });
    expect(used.total).toBe(all.total - all.out.filter(Boolean).length);
    expect(used.out.every((reason) => reason === null)).toBe(true);
    const only = await rows({ ...ALL, only: Uint32Array.of(1 << all.customers![0]!) });
    expect(new Set(only.customers)).toEqual(new Set([all.customers![0]]));
  });

  test('filters of several columns hold together; a sort of several columns breaks ties in order', async () => {
    const view: GridView = {
      ...ALL,
      conditions: [
        { column: 'city', test: 'one-of', values: ['北京'] },
        { column: 'amount', test: 'between', values: ['100', '108'] },
      ],
      sort: [
        { column: 'customer_id', descending: true },
        { column: 'amount', descending: false },
      ],
    };
    const window = await rows(view, [1, 3]);
    expect(window.cells[0]).toEqual([...'333222111'].map((digit) => `M00${digit}`));
    expect(window.cells[1]).toEqual([102, 105, 108, 101, 104, 107, 100, 103, 106]);
  });

  test('a value that is none of its column is told in words', async () => {
    const reply = await engine.request('gridRows', {
      data: 'd',
      view: { ...ALL, conditions: [{ column: 'amount', test: 'is', values: ['much'] }] },
      offset: 0,
      count: 1,
      columns: [0],
    });
    expect(reply).toMatchObject({ ok: false, error: { code: 'steps.fail-value-number' } });
  });

  test('an edited cell says what it was, without the file being read again', async () => {
    await open(FILE, { edits: [{ column: 'c3', row: 1, was: 'x', now: '20' }] }, true);
    const window = await ask('gridRows', { view: ALL, offset: 1, count: 1, columns: [3] });
    expect(window.cells).toEqual([[20]]);
    expect(window.notes).toEqual([{ index: 0, column: 3, was: 'x', got: null }]);
    await open(FILE, { edits: [{ column: 'c3', row: 1, was: 'x', now: 'y' }] }, true);
    expect((await ask('gridRows', { view: ALL, offset: 1, count: 1, columns: [3] })).notes).toEqual([
      { index: 0, column: 3, was: 'x', got: 'y' },
    ]);
  });
});

describe('gridFind', () => {
  const find = (text: string, from = { position: 0, column: 0 }, go: 'here' | 'next' | 'previous' = 'here') =>
    ask('gridFind', { view: ALL, text, columns: [0, 1, 2, 3, 4], from, go });

  test('counts, and goes round in both directions by rows and columns', async () => {
    const first = await find('广州');
    expect(first).toEqual({ count: 1, more: false, index: 0, at: { position: 3, column: 4 } });
    const shanghai = await find('上海', { position: 0, column: 4 });
    expect(shanghai).toMatchObject({ count: 2, index: 0, at: { position: 0, column: 4 } });
    expect(await find('上海', { position: 0, column: 4 }, 'next')).toMatchObject({ index: 1, at: { position: 2 } });
    expect(await find('上海', { position: 0, column: 4 }, 'previous')).toMatchObject({ index: 1 });
    expect(await find('nowhere')).toEqual({ count: 0, more: false, index: -1, at: null });
  });

  test('numbers by their digits, with or without grouping; days by their ISO form; capitals or not', async () => {
    expect((await find('12.5')).at).toEqual({ position: 0, column: 3 });
    expect((await find('2024-01-09')).at).toEqual({ position: 4, column: 2 });
    expect((await find('m003')).count).toBe(11);
  });

  test('stops counting where nobody reads on', async () => {
    await open(`a,b\n${'x,x\n'.repeat(MOST_FOUND)}`);
    const found = await ask('gridFind', {
      view: ALL,
      text: 'x',
      columns: [0, 1],
      from: { position: 0, column: 0 },
      go: 'here',
    });
    expect(found).toMatchObject({ count: MOST_FOUND, more: true, index: 0 });
  });
});

describe('gridLine, gridColumn, gridSums', () => {
  test('a line of the file by its place in the view', async () => {
    expect(await ask('gridLine', { view: ALL, line: 5 })).toBe(3);
    const view: GridView = { ...ALL, sort: [{ column: 'amount', descending: true }] };
    expect(await ask('gridLine', { view, line: 36 })).toBe(0);
    expect(await ask('gridLine', { view: ALL, line: 1 })).toBe(-1);
    expect(await ask('gridLine', { view: ALL, line: 4000 })).toBe(-1);
    const filtered: GridView = { ...ALL, conditions: [{ column: 'city', test: 'is', values: ['广州'] }] };
    expect(await ask('gridLine', { view: filtered, line: 2 })).toBe(-1);
  });

  test('figures of a column, by hand', async () => {
    const view: GridView = { ...ALL, conditions: [{ column: 'order_date', test: 'less', values: ['2024-02-01'] }] };
    // 12.5, 30, 41, 5 and one that is no number
    const amount = await ask('gridColumn', { view, column: 3 });
    expect(amount).toMatchObject({
      rows: 5,
      missing: 1,
      distinct: 4,
      figures: { minimum: 5, lower: 10.625, median: 21.25, mean: 22.125, upper: 32.75, maximum: 41 },
    });
    expect(amount.bins.reduce((sum, count) => sum + count, 0)).toBe(4);
    const city = await ask('gridColumn', { view, column: 4 });
    expect(city).toMatchObject({ rows: 5, missing: 1, distinct: 3, figures: null });
    expect(city.frequent[0]).toEqual({ value: '上海', rows: 2 });
  });

  test('heads and figures are of the rows in use: a row of totals left out moves neither range nor mean', async () => {
    await open(`${FILE}\n合计,,,123456,深圳`);
    const listed = (await rows(ALL)).out.flatMap((reason, row) => (reason ? [row] : []));
    expect(listed).toEqual([1, 2, 35]);
    const [order, amount, city] = await ask('gridHeads', { columns: [0, 3, 4] });
    expect(order).toMatchObject({ rows: 33, missing: 0, distinct: 33 });
    expect(amount).toMatchObject({ rows: 33, missing: 0, minimum: 5, maximum: 129 });
    expect(amount!.profile.reduce((sum, count) => sum + count, 0)).toBe(33);
    // 上海, 北京 and 广州; 深圳 stands only in the row left out
    expect(city).toMatchObject({ missing: 1, distinct: 3 });
    const used = await ask('gridColumn', { view: { ...ALL, listed: false }, column: 3 });
    expect(used).toMatchObject({ rows: 33, figures: { maximum: 129, mean: (12.5 + 41 + 5 + 3435) / 33 } });
    const all = await ask('gridColumn', { view: ALL, column: 3 });
    expect(all).toMatchObject({ rows: 36, figures: { maximum: 123456 } });
  });

  test('figures leave the order of the view alone', async () => {
    const view: GridView = { ...ALL, sort: [{ column: 'amount', descending: true }] };
    const before = await rows(view, [3], 3);
    await ask('gridColumn', { view: { ...view, listed: false }, column: 3 });
    await ask('gridHeads', { columns: [3] });
    expect((await rows(view, [3], 3)).cells).toEqual(before.cells);
  });

  test('sums count numbers, and say how many cells are filled', async () => {
    expect(await ask('gridSums', { view: ALL, from: 0, count: 5, columns: [3, 4] })).toEqual({
      cells: 10,
      filled: 8,
      numbers: 4,
      sum: 88.5,
    });
  });
});
