/** Tables made by steps, in a notebook on the real engine: made of files, made anew with them, stood on by panels. */

import { describe, expect, it } from 'vitest';
import { newStep } from '../../src/data/steps/decode-step.ts';
import type { Step } from '../../src/data/steps/step.ts';
import { message } from '../../src/lib/outcome.ts';
import { NotebookState } from '../../src/notebook/NotebookState.svelte.ts';
import type { DataCell } from '../../src/session/schema.ts';
import { EMPTY_SESSION, type Session } from '../../src/session/schema.ts';
import { toDocument } from '../../src/session/serialize.ts';
import { toSession } from '../../src/session/to-session.ts';
import { createMemoryStorage } from '../../src/storage/memory.ts';
import { createDirectEngine } from './direct-engine.ts';

const ORDERS = [
  '订单号,客户编号,下单日期,渠道,金额',
  'O-1001,M001,2024-01-05,门店,"￥1,010"',
  'O-1002,M001,2024-02-05,小程序,￥20',
  'O-1003,M002,2024-01-20,门店,￥5',
  'O-1004,M003,2024-01-31,门店,￥100',
  'O-1005,M002,2024-02-11,门店,￥7.5',
  'O-1006,M009,2024-02-12,门店,￥3',
].join('\n');
/** The same and more, columns in another order and one of them new. */
const NEWER = [
  '备注,金额,渠道,客户编号,下单日期,订单号',
  '老客,1010,门店,M001,2024-01-05,O-1001',
  ',20,小程序,M001,2024-02-05,O-1002',
  ',5,门店,M002,2024-01-20,O-1003',
  ',40,门店,M002,2024-01-21,O-1007',
].join('\n');
const CUSTOMERS = ['客户编号\t城市\t性别', 'M001\t上海\t女', 'M002\t上海\t男', 'M003\t北京\t女'].join('\n');

const label = message('steps.as-is', { text: 'test' });
const step = <K extends Exclude<Step['kind'], 'unknown'>>(kind: K, fields: object): Step =>
  ({ ...newStep(kind, kind), ...fields }) as Step;

function shapeBy(customers: string): Step[] {
  return [
    step('join', { with: customers, keys: [{ own: '客户编号', other: '客户编号' }] }),
    step('filter', { conditions: [{ column: '城市', test: 'is', values: ['上海'] }] }),
    step('group', {
      by: [
        { column: '下单日期', period: 'month' },
        { column: '渠道', period: null },
      ],
      aggregates: [
        { function: 'sum', column: '金额', at: 0.5, name: '销售额' },
        { function: 'distinct', column: '客户编号', at: 0.5, name: '客户数' },
      ],
    }),
    step('sort', {
      keys: [
        { column: '下单日期', descending: false },
        { column: '销售额', descending: true },
      ],
    }),
  ];
}

function setUp(session: Session = EMPTY_SESSION, blobs?: ReadonlyMap<string, Blob>) {
  const engine = createDirectEngine();
  let ids = 0;
  const notebook = new NotebookState({
    id: 'n',
    session,
    counter: 0,
    ports: { compute: engine, storage: createMemoryStorage(), clock: () => 0, newId: () => `id${++ids}` },
    ...(blobs ? { blobs } : {}),
  });
  notebook.start();
  return { notebook, engine };
}

const file = (text: string, name: string): File => new File([text], name, { type: 'text/csv' });

async function until(check: () => boolean): Promise<void> {
  for (let turn = 0; turn < 400 && !check(); turn++) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(check()).toBe(true);
}

async function rowsOf(notebook: NotebookState, data: string): Promise<unknown[][]> {
  const query = { offset: 0, count: 100, sort: null, search: '', locale: 'en', only: null } as const;
  const reply = await notebook.rows({ of: 'data', data, name: 'rows' }, query);
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.value.rows.map(({ cells }) => cells.slice(1));
}

const day = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
const BY_MONTH = [
  [day('2024-01-01'), '门店', 1015, 2],
  [day('2024-02-01'), '小程序', 20, 1],
  [day('2024-02-01'), '门店', 7.5, 1],
];

async function withMade() {
  const set = setUp();
  const { notebook } = set;
  await notebook.addFiles([file(ORDERS, '订单.csv'), file(CUSTOMERS, '客户.txt')]);
  const [orders, customers] = notebook.session.cells.map(({ id }) => id) as [string, string];
  const made = notebook.addMade(orders);
  notebook.setSteps(made, shapeBy(customers), label);
  await until(
    () => notebook.data(made).status === 'ready' && (notebook.data(made).report?.made?.steps.length ?? 0) > 0,
  );
  return { ...set, orders, customers, made };
}

describe('a table made by steps', () => {
  it('revenue by month and channel for customers of one city, still right after the file of the orders is replaced', async () => {
    const { notebook, orders, made } = await withMade();
    expect(notebook.data(made).report?.made?.steps).toMatchObject([
      { state: 'done', rows: 6 },
      { state: 'done', rows: 4 },
      { state: 'done', rows: 3 },
      { state: 'done', rows: 3 },
    ]);
    expect(await rowsOf(notebook, made)).toEqual(BY_MONTH);
    await notebook.replaceFile(orders, file(NEWER, '订单新.csv'));
    await until(() => notebook.data(orders).report?.file.name === '订单新.csv');
    await until(() => notebook.data(made).status === 'ready' && notebook.data(made).report?.rows === 2);
    expect(await rowsOf(notebook, made)).toEqual([
      [day('2024-01-01'), '门店', 1055, 2],
      [day('2024-02-01'), '小程序', 20, 1],
    ]);
    notebook.undo();
    await until(() => notebook.data(made).status === 'ready' && notebook.data(made).report?.rows === 3);
    expect(await rowsOf(notebook, made)).toEqual(BY_MONTH);
  });

  it('stands on the card like a file: kind, roles, findings; panels and selection stand on it', async () => {
    const { notebook, orders, made } = await withMade();
    notebook.setSteps(made, [step('filter', { conditions: [{ column: '金额', test: 'more', values: ['4'] }] })], label);
    await until(() => notebook.data(made).report?.made?.steps.length === 1 && notebook.data(made).status === 'ready');
    const { report } = notebook.data(made);
    expect(report).toMatchObject({
      kind: { value: 'orders' },
      rows: 5,
      orders: { customers: 3, orders: 5, revenue: 1142.5, currency: 'CNY' },
      ledger: { read: 5, used: 5, listed: 0 },
    });
    notebook.addPanel('abc');
    const panel = notebook.session.cells.at(-1)!.id;
    expect(notebook.session.cells.at(-1)).toMatchObject({ data: made });
    await until(() => notebook.panel(panel).status === 'ready');
    expect(notebook.dependants(made).map(({ id }) => id)).toEqual([panel]);
    expect(notebook.dependants(orders).map(({ id }) => id)).toEqual([made]);
    await notebook.pickCustomers(made, [0], 'replace');
    await until(() => notebook.selection?.count === 1);
  });

  it('keeps what was decided about its columns, by their names, when steps and files move them', async () => {
    const { notebook, orders, made } = await withMade();
    notebook.setSteps(made, [step('select', { columns: ['客户编号', '下单日期', '金额', '渠道'] })], label);
    await until(() => notebook.data(made).report?.columns[0]?.label === '客户编号');
    notebook.setChoices(made, { types: { c2: 'text' }, roles: { product: 'c3' } });
    await until(() => notebook.data(made).report?.columns[2]?.type.value === 'text');
    notebook.setSteps(made, [step('select', { columns: ['金额', '渠道', '客户编号', '下单日期'] })], label);
    await until(() => notebook.data(made).report?.columns[0]?.label === '金额');
    expect(notebook.data(made).report?.columns.map(({ id, type }) => [id, type.value])).toMatchObject([
      ['c2', 'text'],
      ['c3', 'category'],
      ['c0', 'identifier'],
      ['c1', 'date'],
    ]);
    await notebook.replaceFile(orders, file(NEWER, '订单新.csv'));
    await until(() => notebook.data(made).report?.rows === 4);
    expect(notebook.data(made).report?.roles.find(({ role }) => role === 'product')?.column.value).toBe('c3');
  });

  it('shows the steps before one that fails, says why, and lets nothing be computed from them', async () => {
    const { notebook, orders, customers, made } = await withMade();
    const below = notebook.addMade(made);
    await until(() => notebook.data(below).status === 'ready');
    await notebook.replaceFile(orders, file(ORDERS.replace('金额', '实付'), '改名.csv'));
    await until(() => notebook.data(made).report?.made?.steps[2]?.state === 'failed');
    const { report, status } = notebook.data(made);
    expect(status).toBe('ready');
    expect(report).toMatchObject({ rows: 4, usable: false });
    expect(report?.made?.steps.map(({ state }) => state)).toEqual(['done', 'done', 'failed', 'later']);
    expect(report?.made?.steps[2]?.error).toMatchObject({
      code: 'steps.fail-no-column',
      parameters: { column: '金额', columns: '订单号 · 客户编号 · 下单日期 · 渠道 · 实付 · 城市 · 性别' },
    });
    await until(() => notebook.data(below).status === 'failed');
    expect(notebook.data(below).error?.code).toBe('state.made-source-failed');
    notebook.apply({ kind: 'delete-cell', cell: customers });
    await until(() => notebook.data(made).report?.made?.steps[0]?.error?.code === 'steps.fail-no-table');
    notebook.undo();
    notebook.undo();
    await until(() => notebook.data(made).report?.rows === 3 && notebook.data(below).status === 'ready');
    expect(await rowsOf(notebook, below)).toEqual(BY_MONTH);
    notebook.apply({ kind: 'delete-cell', cell: orders });
    await until(
      () => notebook.data(made).error?.code === 'state.made-gone' && notebook.data(below).status === 'failed',
    );
    notebook.undo();
    await until(() => notebook.data(below).status === 'ready');
  });

  it('gives the rows and the values of a column after every step', async () => {
    const { notebook, made } = await withMade();
    const query = { offset: 0, count: 50, sort: null, search: '', locale: 'en', only: null } as const;
    const before = await notebook.rows({ of: 'step', data: made, step: -1, name: 'rows' }, query);
    expect(before).toMatchObject({ ok: true, value: { total: 6 } });
    const after = await notebook.describeTable({ of: 'step', data: made, step: 1, name: 'rows' });
    expect(after).toMatchObject({ ok: true, value: { rows: 4, columns: { length: 7 } } });
    expect(await notebook.stepValues({ data: made, step: 0, column: '城市', search: '', count: 10 })).toEqual({
      ok: true,
      value: {
        distinct: 2,
        missing: 1,
        values: [
          { value: '上海', rows: 4 },
          { value: '北京', rows: 1 },
        ],
      },
    });
  });

  it('begins again from the step that changed', async () => {
    const { notebook, engine, made } = await withMade();
    const asked = engine.asked.length;
    const cell = notebook.session.cells.find(({ id }) => id === made) as DataCell;
    notebook.setSteps(made, cell.made!.steps.slice(0, 3), label);
    await until(() => notebook.data(made).report?.made?.steps.length === 3);
    expect(engine.asked.slice(asked)).toEqual(['open']);
    expect(await rowsOf(notebook, made)).toEqual([BY_MONTH[0], BY_MONTH[1], BY_MONTH[2]]);
  });

  it('begins with the rows in use, and with the listed ones only where asked; so do tables it is joined with', async () => {
    const { notebook } = setUp();
    const totals = `${ORDERS}\n合计,合计,,,1145.5`;
    await notebook.addFiles([file(totals, '订单.csv'), file(CUSTOMERS, '客户.txt')]);
    const [orders, customers] = notebook.session.cells.map(({ id }) => id) as [string, string];
    await until(() => notebook.data(orders).report?.ledger.listed === 1);
    const made = notebook.addMade(orders);
    const joined = notebook.addMade(customers);
    const settled = (id: string, rows: number): Promise<void> =>
      until(() => notebook.data(id).status === 'ready' && notebook.data(id).report?.made?.steps.at(-1)?.rows === rows);
    notebook.setSteps(
      made,
      [step('group', { by: [], aggregates: [{ function: 'sum', column: '金额', at: 0.5, name: 'all' }] })],
      label,
    );
    notebook.setSteps(joined, [step('union', { with: [orders] })], label);
    await settled(made, 1);
    await settled(joined, 9);
    expect(await rowsOf(notebook, made)).toEqual([[1145.5]]);
    expect(notebook.data(made).report?.made?.listed).toEqual({ rows: 1, taken: false });

    notebook.setMadeListed(made, true);
    await until(() => notebook.data(made).report?.made?.listed.taken === true);
    expect(await rowsOf(notebook, made)).toEqual([[2291]]);
    const spec = JSON.parse(JSON.stringify(toDocument(notebook.session))) as unknown;
    expect(toSession(spec)).toEqual({ session: notebook.session, warnings: [] });
    notebook.undo();
    await until(() => notebook.data(made).report?.made?.listed.taken === false);
    expect(await rowsOf(notebook, made)).toEqual([[1145.5]]);

    // A treatment of the card changes what steps begin with.
    notebook.setChoices(orders, { treatments: { 'total-row': 'keep' } });
    await until(() => notebook.data(made).report?.made?.listed.rows === 1 && notebook.data(orders).status === 'ready');
  });

  it('is made of what a panel publishes, follows its options, and joins back to the orders', async () => {
    const { notebook } = setUp();
    await notebook.addFiles([file(ORDERS, '订单.csv')]);
    const orders = notebook.session.cells[0]!.id;
    notebook.addPanel('rfm', undefined, { asOf: '2024-03-01', highLow: 'mean' });
    const panel = notebook.session.cells.at(-1)!.id;
    await until(() => notebook.panel(panel).status === 'ready');
    const classes = notebook.addMade(panel, { table: { name: 'customers', locale: 'en' }, steps: [] }, 'classes');
    await until(() => notebook.data(classes).status === 'ready');
    const names = notebook.data(classes).report!.columns.map(({ label }) => label);
    const people = await rowsOf(notebook, classes);
    expect(people.map((row) => row[0])).toEqual(['M001', 'M002', 'M003', 'M009']);
    const monetary = names.indexOf('M');
    expect(people.map((row) => row[monetary])).toEqual([1030, 12.5, 100, 3]);

    // The class of each customer beside each order.
    const joined = notebook.addMade(orders, {
      steps: [
        step('join', { with: classes, keys: [{ own: '客户编号', other: names[0]! }] }),
        step('group', {
          by: [{ column: 'Class', period: null }],
          aggregates: [{ function: 'sum', column: '金额', at: 0.5, name: 'sum' }],
        }),
      ],
    });
    await until(() => notebook.data(joined).status === 'ready');
    expect(notebook.data(joined).report?.made?.steps.map(({ state }) => state)).toEqual(['done', 'done']);
    const sums = await rowsOf(notebook, joined);
    expect(sums.reduce((sum, [, money]) => sum + (money as number), 0)).toBe(1145.5);
    expect(sums.map(([name]) => name)).toContain(people[0]![names.indexOf('Class')]);
    const before = notebook.data(classes).report;
    notebook.setOptions(panel, { monetary: 'mean' });
    await until(() => notebook.data(classes).status === 'ready' && notebook.data(classes).report !== before);
    expect((await rowsOf(notebook, classes)).map((row) => row[monetary])).toEqual([515, 6.25, 100, 3]);

    // A panel cannot stand on a table made of itself.
    notebook.apply({ kind: 'set-panel-data', cell: panel, data: classes });
    await until(() => notebook.data(classes).status === 'failed');
    expect(notebook.data(classes).error?.code).toBe('state.made-ring');
    notebook.undo();
    await until(() => notebook.data(classes).status === 'ready');

    const spec = JSON.parse(JSON.stringify(toDocument(notebook.session))) as unknown;
    expect(toSession(spec)).toEqual({ session: notebook.session, warnings: [] });
    expect(notebook.dependants(panel).map(({ id }) => id)).toEqual([classes]);
    notebook.apply({ kind: 'delete-cell', cell: panel });
    await until(() => notebook.data(classes).status === 'failed');
    expect(notebook.data(classes).error?.code).toBe('state.made-gone');
    notebook.undo();
    await until(() => notebook.data(classes).status === 'ready');
    expect((await rowsOf(notebook, classes)).length).toBe(4);
  });

  it('is never made from itself', async () => {
    const { notebook, orders, made } = await withMade();
    const below = notebook.addMade(made);
    const { session } = notebook;
    notebook.setMadeFrom(made, below);
    notebook.setSteps(made, [step('union', { with: [below] })], label);
    notebook.setMadeFrom(made, made);
    expect(notebook.session).toBe(session);
    notebook.setMadeFrom(below, orders);
    expect(notebook.session).not.toBe(session);
  });

  it('comes out of a document as it went in, rings from outside refused with a reason', async () => {
    const { notebook, made } = await withMade();
    const spec = JSON.parse(JSON.stringify(toDocument(notebook.session))) as unknown;
    expect(toSession(spec)).toEqual({ session: notebook.session, warnings: [] });
    const ring = toSession({
      version: 1,
      cells: [
        { kind: 'data', id: 'a', name: 'a', made: { from: 'b', steps: [] } },
        { kind: 'data', id: 'b', name: 'b', made: { from: 'a', steps: [] } },
      ],
    }).session;
    const other = setUp(ring).notebook;
    await until(() => other.data('a').status === 'failed' && other.data('b').status === 'failed');
    expect(other.data('a').error?.code).toBe('state.made-ring');
    expect(made).not.toBe('');
  });
});
