/** Edited cells in a notebook on the real engine: what they change, undone, in a newer file, beside pseudonyms. */

import { expect, it } from 'vitest';
import { message } from '../../src/lib/outcome.ts';
import type { CellEdit } from '../../src/data/report.ts';
import { toDocument } from '../../src/session/serialize.ts';
import { createDirectEngine } from './direct-engine.ts';
import { newNotebook } from './new-notebook.ts';

const lines = (first: string): string =>
  [
    'order_id,customer_id,order_date,amount',
    first,
    'O-2,M002,2024-01-06,20.00',
    'O-3,M001,2024-01-07,30.00',
    'O-4,M003,2024-02-08,40.00',
  ].join('\n');
const ORDERS = lines('O-1,M001,2024-01-05,10.00');

async function until(check: () => boolean): Promise<void> {
  for (let turn = 0; turn < 400 && !check(); turn++) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(check()).toBe(true);
}

async function setUp() {
  const compute = createDirectEngine();
  const notebook = newNotebook(compute);
  await notebook.addFiles([new File([ORDERS], 'orders.csv')]);
  const data = notebook.session.cells[0]!.id;
  await until(() => notebook.data(data).status === 'ready');
  const revenue = (): number | null | undefined => notebook.data(data).report?.orders?.revenue;
  const edit = (...edits: CellEdit[]): void =>
    notebook.setChoices(data, { edits }, message('grid.do-put-back-some', { count: edits.length }));
  return { notebook, compute, data, revenue, edit };
}

it('an edit changes what everything stands on, tables made of it too, and undo takes it back', async () => {
  const { notebook, data, revenue, edit } = await setUp();
  expect(revenue()).toBe(100);
  const made = notebook.addMade(data, { steps: [] });
  await until(() => notebook.data(made).status === 'ready');
  edit({ column: 'c3', row: 0, was: '10', now: '1,010' });
  await until(() => revenue() === 1100);
  await until(() => notebook.data(made).report?.orders?.revenue === 1100);
  const { report } = notebook.data(data);
  expect(report!.edits!.applied).toMatchObject([{ line: 2, was: '10', now: '1,010', fits: true }]);
  expect(report!.notices.map(({ code }) => code)).toContain('data.edits-applied');
  expect(notebook.undoLabel?.code).toBe('grid.do-put-back-some');
  notebook.undo();
  await until(() => revenue() === 100);
  expect(notebook.data(data).report!.edits).toBeUndefined();
  notebook.redo();
  await until(() => revenue() === 1100);
});

it('in a newer file an edit holds only where the cell is what it was; what does not hold is named', async () => {
  const { notebook, data, revenue, edit } = await setUp();
  edit({ column: 'c3', row: 0, was: '10', now: '11' }, { column: 'c3', row: 1, was: '20', now: '22' });
  await until(() => revenue() === 103);
  await notebook.replaceFile(data, new File([lines('O-1,M001,2024-01-05,12.00')], 'orders.csv'));
  await until(() => revenue() === 104);
  const { edits, notices } = notebook.data(data).report!;
  expect(edits!.applied.map(({ row }) => row)).toEqual([1]);
  expect(edits!.lost).toEqual([
    {
      column: 'c3',
      row: 0,
      was: '10',
      now: '11',
      reason: { code: 'data.edit-lost-changed', parameters: { found: '12' } },
    },
  ]);
  expect(notices.map(({ code }) => code)).toContain('data.edits-lost');
});

it('what was typed over a person leaves the document with the name, and that is said', async () => {
  const { notebook, data, edit } = await setUp();
  edit({ column: 'c1', row: 0, was: 'M001', now: 'Ann Lee' }, { column: 'c3', row: 1, was: '20', now: '22' });
  await until(() => notebook.data(data).report?.edits?.applied.length === 2);
  notebook.setChoices(data, { privacy: { c1: 'pseudonym' }, pseudonymKey: 'ab'.repeat(32) });
  expect(notebook.notices.at(-1)?.message).toEqual({ code: 'state.edits-hidden', parameters: { count: 1 } });
  await until(() => notebook.data(data).report?.edits?.applied.length === 1);
  const document = JSON.stringify(toDocument(notebook.session));
  expect(document).not.toContain('Ann Lee');
  expect(document).not.toContain('M001');
  // an edit of another column stays, in the file that takes the place of the original too
  await notebook.keepPseudonymised(data, 'discard');
  await until(() => notebook.data(data).status === 'ready' && notebook.data(data).report!.file.name.includes('-p'));
  expect(notebook.data(data).report!.edits).toMatchObject({ applied: [{ column: 'c3', now: '22' }], lost: [] });
});

it('roles and treatments changed later neither read the file again nor lose an edit', async () => {
  const { notebook, data, revenue, edit } = await setUp();
  edit({ column: 'c3', row: 0, was: '10', now: '11' });
  await until(() => revenue() === 101);
  notebook.setChoices(data, { roles: { order: null } });
  await until(
    () =>
      notebook.data(data).status === 'ready' &&
      notebook.data(data).report!.roles.some(({ role, column }) => role === 'order' && column.value === null),
  );
  expect(revenue()).toBe(101);
});
