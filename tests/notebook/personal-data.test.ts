/** Personal data in a notebook on the real engine: hidden, undone, joined across files, and out of the file that is kept. */

import { expect, it } from 'vitest';
import { isPseudonym } from '../../src/data/pseudonyms.ts';
import { pseudonymKeyOf } from '../../src/notebook/data/pseudonym-key.ts';
import { NotebookState } from '../../src/notebook/NotebookState.svelte.ts';
import type { DataCell } from '../../src/session/schema.ts';
import { toDocument } from '../../src/session/serialize.ts';
import { toSession } from '../../src/session/to-session.ts';
import { createDirectEngine } from './direct-engine.ts';
import { newNotebook } from './new-notebook.ts';

const ORDERS = [
  '2024 年订单',
  '客户编号;手机;下单日期;金额;备注',
  'M001;13800138000;05/01/2024;1.010,50;=不是公式',
  'M002;13800138001;20/01/2024;5,00;"写着 ""引号"", 和逗号"',
  'M001;13800138000;25/02/2024;20,00;无',
].join('\n');
const SURVEY = ['客户编号,满意度1,满意度2,满意度3', 'M002,4,5,3', 'M009,2,1,2', 'M001,5,5,4'].join('\n');

async function until(check: () => boolean): Promise<void> {
  for (let turn = 0; turn < 400 && !check(); turn++) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(check()).toBe(true);
}

async function setUp() {
  const compute = createDirectEngine();
  const notebook = newNotebook(compute);
  await notebook.addFiles([new File([ORDERS], '订单.csv'), new File([SURVEY], '问卷.csv')]);
  const [orders, survey] = notebook.session.cells.map(({ id }) => id) as [string, string];
  const ready = (): boolean => [orders, survey].every((id) => notebook.data(id).status === 'ready');
  await until(ready);
  return { notebook, compute, orders, survey, ready };
}

const cellOf = (notebook: NotebookState, id: string): DataCell =>
  notebook.session.cells.find((cell) => cell.id === id) as DataCell;

async function rowsOf(notebook: NotebookState, data: string): Promise<unknown[][]> {
  const query = { offset: 0, count: 100, sort: null, search: '', locale: 'en', only: null } as const;
  const reply = await notebook.rows({ of: 'data', data, name: 'rows' }, query);
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.value.rows.map(({ cells }) => cells.slice(1));
}

async function bytesOf(notebook: NotebookState): Promise<string> {
  const sources = await notebook.sourcesWithBytes();
  if (!sources.ok) throw new Error(sources.error.code);
  return (await Promise.all(sources.value.map(({ blob }) => blob.text()))).join('\n');
}

it('one key makes one person one pseudonym in all files; undo shows who they are again', async () => {
  const { notebook, compute, orders, survey, ready } = await setUp();
  expect(notebook.data(orders).report!.personal!.map(({ label }) => label)).toEqual(['客户编号', '手机']);
  const before = await rowsOf(notebook, orders);
  await notebook.pickCustomers(orders, [0], 'replace');
  expect(JSON.stringify(toDocument(notebook.session))).toContain('M001');
  for (const [id, columns] of [
    [orders, { c0: 'pseudonym', c1: 'drop' }],
    [survey, { c0: 'pseudonym' }],
  ] as const)
    notebook.setChoices(id, { privacy: columns, pseudonymKey: pseudonymKeyOf(notebook.session) });
  await until(ready);
  await until(() => notebook.data(survey).report!.personal?.[0]?.treatment === 'pseudonym');
  expect(cellOf(notebook, orders).choices.pseudonymKey).toBe(cellOf(notebook, survey).choices.pseudonymKey);
  const rows = await rowsOf(notebook, orders);
  expect(rows.every((row) => isPseudonym(row[0] as string) && row.length === 4)).toBe(true);
  expect(rows.map((row) => row.slice(1))).toEqual(before.map((row) => row.slice(2)));
  const map = await compute.request('customerMap', { from: survey, to: orders });
  expect([...map]).toEqual([1, -1, 0]);
  // Whoever was picked by name is picked no more, so that the document names nobody.
  const document = toDocument(notebook.session);
  expect(JSON.stringify(document)).not.toContain('M001');
  const again = toSession(JSON.parse(JSON.stringify(document)));
  expect(again).toMatchObject({ session: { cells: notebook.session.cells }, warnings: [] });
  notebook.undo();
  notebook.undo();
  await until(ready);
  await until(() => notebook.data(orders).report!.columns.length === 5);
  expect(await rowsOf(notebook, orders)).toEqual(before);
});

it.each(['keep', 'discard'] as const)(
  'the treated file takes the place of the original, word for word but for the persons: key %s',
  async (key) => {
    const { notebook, orders, ready } = await setUp();
    notebook.setChoices(orders, { privacy: { c0: 'pseudonym', c1: 'drop' }, pseudonymKey: 'ab'.repeat(32) });
    await until(() => ready() && notebook.data(orders).report!.columns.length === 4);
    const shown = await rowsOf(notebook, orders);
    const report = notebook.data(orders).report!;
    expect(await bytesOf(notebook)).toContain('13800138000');
    await notebook.keepPseudonymised(orders, key);
    await until(() => ready() && notebook.data(orders).report !== report);
    expect(await rowsOf(notebook, orders)).toEqual(shown);
    const bytes = (await bytesOf(notebook)).replace(SURVEY, '');
    for (const secret of ['13800138000', 'M001', 'M002']) expect(bytes).not.toContain(secret);
    for (const kept of ['"1.010,50"', '=不是公式', '"写着 ""引号"", 和逗号"', '05/01/2024', ',无'])
      expect(bytes).toContain(kept);
    const now = notebook.data(orders).report!;
    expect(now.personal).toBeUndefined();
    expect(now.orders).toEqual(report.orders);
    expect(now.columns.map(({ id }) => id)).toEqual(report.columns.map(({ id }) => id));
    expect(cellOf(notebook, orders).choices.pseudonymKey).toBe(key === 'keep' ? 'ab'.repeat(32) : undefined);
    // A newer file of the same columns shows no phone numbers either, and with the key the same pseudonyms.
    await notebook.replaceFile(orders, new File([ORDERS.replace('13800138001', '13900139000')], '新订单.csv'));
    await until(() => ready() && notebook.data(orders).report!.file.name === '新订单.csv');
    expect(notebook.data(orders).report!.columns.map(({ label }) => label)).not.toContain('手机');
    if (key === 'keep') expect((await rowsOf(notebook, orders))[0]![0]).toBe(shown[0]![0]);
  },
);
