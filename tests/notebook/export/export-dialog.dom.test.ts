import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { message } from '../../../src/lib/outcome.ts';
import ExportDialog from '../../../src/notebook/export/ExportDialog.svelte';
import { askedForm, readForm } from '../../../src/notebook/export/form.ts';
import type { ExportWish } from '../../../src/notebook/surface.ts';
import { FakeNotebook, ORDERS_CELL } from '../fake-notebook.svelte.ts';
import { click, settle, stage, type Staged } from '../stage.ts';

const WISH: ExportWish = {
  table: { of: 'data', data: 'd1', name: 'rows' },
  query: { sort: null, search: '', only: null },
  title: '订单 rows',
  rows: 62_240,
};

let notebook: FakeNotebook;
let open: Staged;
const saved: string[] = [];

function show(): void {
  notebook = new FakeNotebook({ cells: [ORDERS_CELL] });
  notebook.exporting = WISH;
  open = stage(ExportDialog, { notebook, wish: WISH });
}

function submit(): void {
  open.all<HTMLFormElement>('form')[0]!.requestSubmit();
}

function choose(label: string, index: number): void {
  const select = open
    .all<HTMLSelectElement>('select')
    .find((each) => each.closest('label')?.textContent?.includes(label))!;
  select.selectedIndex = index;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  flushSync();
}

beforeEach(() => {
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
  localStorage.clear();
  saved.length = 0;
  URL.createObjectURL = () => 'blob:x';
  URL.revokeObjectURL = () => undefined;
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    saved.push(this.download);
  };
  show();
});
afterEach(() => {
  vi.useRealTimers();
  open.end();
});

describe('P10 saving a table', () => {
  test('as Excel is what is offered first; the file has the name of the table, and the dialog goes', async () => {
    submit();
    await settle();
    expect(notebook.exported).toEqual([{ kind: 'xlsx' }]);
    expect(saved).toEqual(['订单 rows.xlsx']);
    expect(notebook.exporting).toBeNull();
    expect(notebook.notices.at(-1)?.message.code).toBe('export.done');
  });

  test('as CSV in the form that was chosen, which is remembered', async () => {
    click(open.button('CSV'));
    expect(open.target.textContent).toContain('digits beyond the 15th');
    choose('Delimiter', 1);
    choose('Encoding', 1);
    const [safe] = open.all<HTMLInputElement>('input[type="checkbox"]');
    safe!.checked = false;
    safe!.dispatchEvent(new Event('change', { bubbles: true }));
    submit();
    await settle();
    const form = { kind: 'csv', delimiter: ';', encoding: 'gb18030', mark: true, safe: false };
    expect(notebook.exported).toEqual([form]);
    expect(saved).toEqual(['订单 rows.csv']);
    expect(readForm()).toEqual(form);
    open.end();
    show();
    submit();
    await settle();
    expect(notebook.exported).toEqual([form]);
  });

  test('tells what the form could not hold before it goes', async () => {
    notebook.exportNotes = [message('export.note-early-days', { count: 3 })];
    submit();
    await settle();
    expect(open.target.textContent).toContain('3 days are before 1900-03-01');
    expect(notebook.exporting).not.toBeNull();
    click(open.all<HTMLButtonElement>('button').findLast((button) => button.textContent?.includes('Close'))!);
    expect(notebook.exporting).toBeNull();
  });

  test('that takes long shows how far it is and can be stopped', async () => {
    vi.useFakeTimers();
    let go = (): void => undefined;
    notebook.gate = new Promise((resolve) => (go = resolve));
    submit();
    expect(open.all('[role="progressbar"]')).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(160);
    flushSync();
    expect(open.all('[role="progressbar"]')[0]!.getAttribute('aria-valuenow')).toBe('50');
    click(open.button('Stop'));
    go();
    await vi.advanceTimersByTimeAsync(1);
    flushSync();
    expect(saved).toEqual([]);
    expect(notebook.exporting).not.toBeNull();
    expect(open.all('[role="progressbar"]')).toHaveLength(0);
    expect(open.all('[role="alert"]')).toHaveLength(0);
  });
});

describe('the form kept', () => {
  test.each(['', '{', 'null', '[]', '{"kind":"pdf","delimiter":"x","encoding":"latin1"}'])(
    '%j is the initial one',
    (text) => {
      const store = { getItem: () => text, setItem: () => undefined };
      expect(readForm(store)).toEqual({ kind: 'xlsx', delimiter: ',', encoding: 'utf-8', mark: true, safe: true });
    },
  );

  test('UTF-16 always has its mark', () => {
    const form = { kind: 'csv', delimiter: ',', encoding: 'utf-16le', mark: false, safe: true } as const;
    expect(askedForm(form)).toMatchObject({ mark: true });
    expect(askedForm({ ...form, encoding: 'utf-8' })).toMatchObject({ mark: false });
    expect(askedForm({ ...form, kind: 'xlsx' })).toEqual({ kind: 'xlsx' });
  });
});
