/** Several tables and sheets, and words for "no value", on the data card. */

import { flushSync } from 'svelte';
import { afterEach, describe, expect, test } from 'vitest';
import { MISSING_WORDS } from '../../../src/data/missing-codes.ts';
import type { DataReport } from '../../../src/data/report.ts';
import { message } from '../../../src/lib/outcome.ts';
import MissingWords from '../../../src/notebook/data/MissingWords.svelte';
import TableBlocks from '../../../src/notebook/data/TableBlocks.svelte';
import type { DataCell } from '../../../src/session/schema.ts';
import { FakeNotebook, ORDERS_CELL, sampleReport } from '../fake-notebook.svelte.ts';
import { click, enter, stage, type Staged } from '../stage.ts';

let open: Staged;
afterEach(() => open.end());

function notebookOf(...cells: DataCell[]): FakeNotebook {
  return new FakeNotebook({ cells, sources: [{ id: 's1', name: 'a.xlsx', bytes: 1, chunks: [] }] });
}

const choices = (notebook: FakeNotebook): DataCell['choices'] => (notebook.session.cells[0] as DataCell).choices;

describe('sheets of a workbook', () => {
  const sheet = { value: '一月', reason: message('data.chosen'), chosen: false, alternatives: ['二月', '三月'] };
  const report = (): DataReport => {
    const sample = sampleReport();
    return { ...sample, file: { ...sample.file, sheet } };
  };

  test('are offered one by one and all at once', () => {
    const notebook = notebookOf(ORDERS_CELL);
    open = stage(TableBlocks, { notebook, cell: ORDERS_CELL, report: report() });
    click(open.all<HTMLButtonElement>('li button')[3]!);
    click(open.button('Add the other 2 as tables of their own'));
    expect(notebook.calls).toEqual([
      'addTables(d1, [{"name":"orders · 三月","choices":{"sheet":"三月"}}])',
      'addTables(d1, [{"name":"orders · 二月","choices":{"sheet":"二月"}},{"name":"orders · 三月","choices":{"sheet":"三月"}}])',
    ]);
  });

  test('can be read in place of the one being read, and that be undone', () => {
    const notebook = notebookOf(ORDERS_CELL);
    open = stage(TableBlocks, { notebook, cell: ORDERS_CELL, report: report() });
    expect(open.all('li button').map((each) => each.textContent.trim())).toEqual([
      ...['Read this one', 'Add as a table of its own'],
      ...['Read this one', 'Add as a table of its own'],
    ]);
    click(open.all<HTMLButtonElement>('li button')[0]!);
    expect(choices(notebook).sheet).toBe('二月');
    notebook.undo();
    expect(choices(notebook).sheet).toBeUndefined();
  });

  test('are not offered by a cell made of a sheet where another cell reads them, chosen or not', () => {
    const added: DataCell = { ...ORDERS_CELL, id: 'd2', name: 'orders · 二月', choices: { sheet: '二月' } };
    const notebook = notebookOf(ORDERS_CELL, added);
    notebook.dataStates = { d1: { status: 'ready', progress: null, report: report(), error: null, customers: 0 } };
    const own = { ...sheet, value: '二月', chosen: true, alternatives: ['一月', '三月'] };
    open = stage(TableBlocks, {
      notebook,
      cell: added,
      report: { ...report(), file: { ...report().file, sheet: own } },
    });
    expect(open.all('.sheet').map((each) => each.textContent)).toEqual(['三月']);
    click(open.button('Add as a table of its own'));
    expect(notebook.calls).toEqual(['addTables(d2, [{"name":"orders · 三月","choices":{"sheet":"三月"}}])']);
  });

  test('that are a data cell already are not offered again', () => {
    const other: DataCell = { ...ORDERS_CELL, id: 'd2', choices: { sheet: '二月' } };
    open = stage(TableBlocks, { notebook: notebookOf(ORDERS_CELL, other), cell: ORDERS_CELL, report: report() });
    expect(open.all('.sheet').map((each) => each.textContent)).toEqual(['三月']);
  });
});

describe('words for no value', () => {
  const counted = (): DataReport => {
    const sample = sampleReport();
    const [first, ...rest] = sample.columns;
    return {
      ...sample,
      columns: [{ ...first!, missing: 7, problems: 0, missingWords: [{ word: '无', cells: 3 }] }, ...rest],
    };
  };

  test('are counted, added, taken away, for all columns', () => {
    const notebook = notebookOf(ORDERS_CELL);
    open = stage(MissingWords, { notebook, cell: ORDERS_CELL, report: counted() });
    expect(open.all('[data-stat="missing-word"]')[0]!.getAttribute('value')).toBe('3');
    enter(open.find<HTMLInputElement>('.input'), '99');
    open.find<HTMLFormElement>('form').requestSubmit();
    flushSync();
    expect(choices(notebook).missing).toEqual({ all: [...MISSING_WORDS, '99'] });
    notebook.undo();
    click(open.button('“无” no longer means no value'));
    expect(choices(notebook).missing).toEqual({ all: MISSING_WORDS.filter((word) => word !== '无') });
  });

  test('of one column stand beside those of all, and go back to them', () => {
    const cell: DataCell = { ...ORDERS_CELL, choices: { missing: { columns: { c0: ['.'] } } } };
    const notebook = notebookOf(cell);
    open = stage(MissingWords, { notebook, cell, report: counted() });
    enter(open.find<HTMLSelectElement>('select'), 'c0');
    flushSync();
    click(open.button('As the other columns'));
    expect(choices(notebook).missing).toBeUndefined();
  });
});
