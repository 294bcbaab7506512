import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Step } from '../../../src/data/steps/step.ts';
import { newStep } from '../../../src/data/steps/decode-step.ts';
import { message } from '../../../src/lib/outcome.ts';
import StepsTab from '../../../src/notebook/steps/StepsTab.svelte';
import type { DataCell } from '../../../src/session/schema.ts';
import { FakeNotebook, ORDERS_CELL, readyData, sampleReport } from '../fake-notebook.svelte.ts';
import { click, enter, press, settle, stage, type Staged } from '../stage.ts';

const COLUMNS = [
  { name: '会员号', type: 'identifier' },
  { name: '实付', type: 'number' },
] as const;
const SORT: Step = { ...newStep('sort', 's1'), keys: [{ column: '实付', descending: true }] };
const DROP: Step = { ...newStep('drop', 's2'), columns: ['会员号'] };

let open: Staged;
let notebook: FakeNotebook;

const cell = (): DataCell => notebook.session.cells[1] as DataCell;
const steps = (): readonly Step[] => cell().made!.steps;

function show(initial: readonly Step[], failed = false): void {
  const made = { ...ORDERS_CELL, id: 'm1', name: 'shaped', source: '', made: { from: 'd1', steps: initial } };
  notebook = new FakeNotebook({ cells: [ORDERS_CELL, made] });
  const report = sampleReport({
    made: {
      rows: 100,
      columns: COLUMNS,
      listed: { rows: 3, taken: false },
      steps: initial.map(({ id }, index) => ({
        id,
        state: failed && index === 0 ? 'failed' : 'done',
        rows: 100 - index,
        columns: COLUMNS,
        notes: [],
        error: failed && index === 0 ? message('steps.fail-no-table', { step: message('steps.made') }) : null,
      })),
    },
  });
  notebook.dataStates = { d1: readyData(), m1: readyData(report) };
  open = stage(StepsTab, {
    notebook,
    get cell() {
      return cell() as DataCell & { made: NonNullable<DataCell['made']> };
    },
    report,
    busy: false,
    titleId: 'title',
  });
}

beforeEach(() => show([SORT, DROP]));
afterEach(() => open.end());

describe('StepsTab', () => {
  test('names every step in words, with the rows before and after', () => {
    expect(open.all('.step .what').map((each) => each.textContent)).toEqual([
      'sort by 实付 descending',
      'drop the columns 会员号',
    ]);
    expect(open.find('[data-stat="rows-after-2"]').getAttribute('value')).toBe('99');
    expect(open.find('[data-stat="rows-after-2"]').textContent).toBe('100 → 99 rows');
  });

  test('says how many rows its first table lists as out of use, and takes them where asked', () => {
    const box = open.find<HTMLInputElement>('.from input[type="checkbox"]');
    expect(box.closest('label')?.textContent).toContain('3 rows');
    click(box);
    expect(cell().made).toMatchObject({ from: 'd1', listed: true });
    expect(notebook.undoLabel).toMatchObject({ code: 'session.do-take-listed' });
    notebook.undo();
    expect(cell().made).not.toHaveProperty('listed');
  });

  test('a step is found, added and filled in; every change is one step of undo', async () => {
    click(open.button('Add a step'));
    enter(open.find<HTMLInputElement>('.adding input'), 'filt');
    expect(open.all('[data-kind]').map((each) => each.dataset['kind'])).toEqual(['filter']);
    click(open.find('[data-kind="filter"]'));
    await settle();
    expect(steps()).toHaveLength(3);
    const [column, test] = open.all<HTMLSelectElement>('.form li select');
    expect([...column!.options].map((each) => each.value)).toEqual(['', '会员号', '实付']);
    enter(column!, '实付');
    enter(test!, 'at-least');
    enter(open.find<HTMLInputElement>('.form li input'), '10');
    expect(steps()[2]).toMatchObject({
      kind: 'filter',
      conditions: [{ column: '实付', test: 'at-least', values: ['10'] }],
    });
    expect(notebook.undoLabel).toMatchObject({ code: 'shaping.do-edit' });
    notebook.undo();
    flushSync();
    expect(steps()[2]).toMatchObject({ conditions: [{ test: 'at-least', values: [] }] });
  });

  test('moves by keyboard, is switched off and on, and deleted', async () => {
    press(open.all('.step .words')[1]!, 'ArrowUp', { altKey: true });
    await settle();
    expect(steps().map(({ id }) => id)).toEqual(['s2', 's1']);
    const choose = (entry: string): void => {
      click(open.button('Menu of step 1'));
      const found = open.all('[role="menuitem"]').find((each) => each.textContent.trim().startsWith(entry));
      click(found!);
    };
    choose('Switch off');
    expect(steps()[0]).toMatchObject({ id: 's2', off: true });
    choose('Switch on again');
    expect(steps()[0]).not.toHaveProperty('off');
    choose('Delete');
    expect(steps().map(({ id }) => id)).toEqual(['s1']);
  });

  test('an expression is judged where it is written, completed, and acts when left', async () => {
    click(open.button('Add a step'));
    click(open.find('[data-kind="derive"]'));
    await settle();
    const field = open.find<HTMLTextAreaElement>('.form textarea');
    field.value = '实付 * 数量';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    flushSync();
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(open.find('mark').textContent).toBe('数量');
    field.value = '实';
    field.setSelectionRange(1, 1);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    flushSync();
    expect(open.find('[role="option"]').textContent).toContain('实付');
    press(field, 'Enter');
    await settle();
    expect(field.value).toBe('实付');
    field.dispatchEvent(new Event('blur'));
    flushSync();
    expect(steps()[2]).toMatchObject({ kind: 'derive', name: 'new column', expression: '实付' });
  });

  test('a step that fails says why', () => {
    open.end();
    show([SORT, DROP], true);
    expect(open.find('.step.failed [role="alert"]').textContent).toContain('made by steps');
  });
});
