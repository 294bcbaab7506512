import { flushSync } from 'svelte';
import { afterEach, describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../src/lib/json.ts';
import Inspector from '../../../src/notebook/Inspector.svelte';
import OptionsForm from '../../../src/notebook/OptionsForm.svelte';
import { PANELS } from '../../../src/panels/index.ts';
import type { OptionDeclaration, OptionDeclarations } from '../../../src/panels/options.ts';
import { FakeNotebook, ORDERS_CELL, readyData, sampleReport } from '../fake-notebook.svelte.ts';
import { click, enter, press, settle, stage, type Staged } from '../stage.ts';

const DECLARATIONS = {
  channels: {
    kind: 'records',
    group: 'notebook.data',
    label: 'notebook.role',
    fields: [
      { key: 'channel', label: 'common.role-channel', kind: 'text' },
      { key: 'spend', label: 'common.role-spend', kind: 'number', minimum: 0 },
    ],
    most: 3,
    initial: null,
  },
  covariates: {
    kind: 'columns',
    group: 'notebook.data',
    label: 'notebook.column',
    types: ['number', 'identifier'],
    most: 1,
    initial: null,
  },
} as unknown as OptionDeclarations<JsonObject>;

let open: Staged | null = null;
afterEach(() => open?.end());

interface Form {
  readonly staged: Staged;
  readonly writes: { readonly patch: JsonObject; readonly gesture: string | undefined }[];
  readonly cell: (row: number, column: number) => HTMLInputElement;
}

function form(options: { channels?: Json; covariates?: Json } = {}, report: unknown = sampleReport()): Form {
  const writes: Form['writes'] = [];
  const staged = stage(OptionsForm, {
    cellId: 'cell-c1',
    declarations: DECLARATIONS,
    options: { channels: null, covariates: null, ...options },
    view: null,
    report: report as never,
    held: [],
    change: (patch: JsonObject, gesture?: string) => writes.push({ patch, gesture }),
  });
  open = staged;
  return { staged, writes, cell: (row, column) => staged.find<HTMLInputElement>(`[data-cell="${row}-${column}"]`) };
}

function pasteInto(field: HTMLInputElement, text: string): Event {
  const event = new Event('paste', { bubbles: true, cancelable: true });
  Object.defineProperty(event, 'clipboardData', { value: { getData: () => text } });
  field.dispatchEvent(event);
  flushSync();
  return event;
}

describe('a small table', () => {
  test('begins empty, takes rows, and acts once every cell can be taken', async () => {
    const { staged, writes, cell } = form();
    click(staged.button('Add a row'));
    await settle();
    expect(document.activeElement).toBe(cell(0, 0));
    enter(cell(0, 0), 'Search');
    expect(writes).toEqual([]);
    enter(cell(0, 1), '1,000');
    expect(writes).toEqual([{ patch: { channels: [{ channel: 'Search', spend: 1000 }] }, gesture: 'channels-0-1' }]);
  });

  test('says beside the cell what is wrong, and of empty cells only once the row is left', () => {
    const { staged, writes, cell } = form({ channels: [{ channel: 'Search', spend: 10 }] });
    enter(cell(0, 1), 'ten');
    expect(cell(0, 1).getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(cell(0, 1).getAttribute('aria-describedby')!)?.textContent).toBe('not a number');
    enter(cell(0, 1), '-5');
    expect(staged.find('.wrong').textContent).toBe('at least 0');
    enter(cell(0, 1), '');
    expect(staged.all('.wrong')).toHaveLength(0);
    cell(0, 1).dispatchEvent(new FocusEvent('focusout', { bubbles: true, relatedTarget: document.body }));
    flushSync();
    expect(staged.find('.wrong').textContent).toBe('fill this in');
    expect(writes).toEqual([]);
  });

  test('takes rows from a spreadsheet and says what found no room', () => {
    const { staged, writes, cell } = form({ channels: [{ channel: 'Search', spend: 10 }] });
    const event = pasteInto(cell(0, 0), 'Channel\tSpend\tNote\nA\t1\tx\nB\t2\ty\nC\t3\tz\nD\t4\tz\n');
    expect(event.defaultPrevented).toBe(true);
    expect(writes.at(-1)?.patch).toEqual({
      channels: [
        { channel: 'A', spend: 1 },
        { channel: 'B', spend: 2 },
        { channel: 'C', spend: 3 },
      ],
    });
    expect(staged.find('[role="alert"]').textContent).toContain('1 row and 1 column');
    expect(staged.button('Add a row').getAttribute('aria-disabled')).toBe('true');
    expect(pasteInto(cell(0, 0), 'one cell').defaultPrevented).toBe(false);
  });

  test('loses a row, and with the last one is none', async () => {
    const { staged, writes } = form({
      channels: [
        { channel: 'A', spend: 1 },
        { channel: 'B', spend: 2 },
      ],
    });
    click(staged.button('Remove row 1'));
    await settle();
    expect(writes.at(-1)?.patch).toEqual({ channels: [{ channel: 'B', spend: 2 }] });
    click(staged.button('Remove row 1'));
    await settle();
    expect(writes.at(-1)?.patch).toEqual({ channels: null });
  });

  test('is walked with Enter, which ends no composition', async () => {
    const { cell, writes } = form({ channels: [{ channel: 'A', spend: 1 }] });
    press(cell(0, 0), 'Enter', { isComposing: true });
    await settle();
    expect(() => cell(1, 0)).toThrow();
    press(cell(0, 0), 'Enter');
    await settle();
    expect(document.activeElement).toBe(cell(1, 0));
    press(cell(1, 0), 'Enter');
    await settle();
    expect(() => cell(2, 0)).toThrow();
    expect(writes).toEqual([]);
  });
});

describe('columns of the data', () => {
  test('are those without a role, up to the most', () => {
    const report = sampleReport();
    const { staged, writes } = form(
      {},
      { ...report, roles: report.roles.filter(({ role }) => role === 'customer' || role === 'time') },
    );
    const boxes = staged.all<HTMLInputElement>('[data-option="covariates"] input');
    expect(boxes.map((box) => box.closest('label')!.textContent.replace(/\s+/g, ' ').trim())).toEqual([
      '实付 Number',
      '订单号 Identifier',
    ]);
    click(boxes[1]!);
    expect(writes).toEqual([{ patch: { covariates: ['c3'] }, gesture: 'covariates-c3' }]);
  });

  test('say why there is none, and let one go that is gone', () => {
    const { staged, writes } = form({ covariates: ['c8'] }, null);
    const [box] = staged.all<HTMLInputElement>('[data-option="covariates"] input');
    expect(box!.checked).toBe(true);
    click(box!);
    expect(writes.at(-1)?.patch).toEqual({ covariates: null });
    open?.end();
    expect(form({}, null).staged.find('[data-option="covariates"] .note').textContent).toContain('once the data');
  });
});

const covariate = PANELS.find(({ options }) =>
  Object.values<OptionDeclaration>(options).some(({ kind, visible }) => kind === 'columns' && !visible),
);

test.skipIf(!covariate)('the form is given the data its panel reads', () => {
  const notebook = new FakeNotebook({
    cells: [
      ORDERS_CELL,
      { kind: 'panel', id: 'c1', panel: covariate!.id, panelVersion: 1, data: 'd1', options: {}, filter: null },
    ],
  });
  const report = sampleReport();
  const unused = report.columns.map((column) => ({ ...column, type: { ...column.type, value: 'category' as const } }));
  notebook.dataStates = { d1: readyData({ ...report, columns: unused, roles: [] }) };
  notebook.focus = 'c1';
  open = stage(Inspector, { notebook });
  open.words.add(covariate!.words);
  flushSync();
  expect(open.all('.columns input').length).toBe(4);
});
