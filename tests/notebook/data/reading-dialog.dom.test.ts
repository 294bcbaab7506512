import { flushSync, tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FilePreview } from '../../../src/data/preview-file.ts';
import type { DataReport } from '../../../src/data/report.ts';
import { message, succeed } from '../../../src/lib/outcome.ts';
import DataCard from '../../../src/notebook/data/DataCard.svelte';
import type { DataCell } from '../../../src/session/schema.ts';
import { FakeNotebook, ORDERS_CELL, readyData, sampleReport } from '../fake-notebook.svelte.ts';
import { click, stage, type Staged } from '../stage.ts';

const PREVIEW: FilePreview = {
  rows: [
    ['客户', '金额'],
    ['张三', '1'],
  ],
  titleRows: 0,
  headerRows: 1,
  columns: 2,
  even: 2,
  seen: 2,
  whole: true,
  encoding: 'gb18030',
  delimiter: ',',
  sheet: null,
  guessed: { encoding: 'gb18030', delimiter: ',', titleRows: 0 },
  sep: null,
  damaged: 0,
  encodings: [
    { value: 'utf-8', confidence: 0, damaged: 4 },
    { value: 'gb18030', confidence: 0.7, damaged: 0 },
    { value: 'big5', confidence: 0.2, damaged: 0 },
    { value: 'euc-kr', confidence: 0, damaged: 0 },
  ],
  delimiters: [
    { value: ',', confidence: 0.9, columns: 2 },
    { value: ';', confidence: 0, columns: 1 },
  ],
  sheets: [],
  made: false,
};

const unsure = (): DataReport => {
  const report = sampleReport();
  return {
    ...report,
    notices: [message('data.quote-unclosed', { line: 3, count: 1 })],
    file: {
      ...report.file,
      encoding: {
        value: 'gb18030',
        reason: message('data.encoding-unsure', { line: 1 }),
        chosen: false,
        alternatives: ['utf-8', 'big5'],
        confidence: 0.6,
        confidences: [0, 0.3],
      },
      question: { line: 1, bytes: 'BF CD', possible: [{ encoding: 'big5', text: '議誧' }] },
      delimiter: {
        value: ',',
        reason: message('data.delimiter-even', { share: 1, rows: 2, columns: 2 }),
        chosen: false,
        alternatives: [';', '|'],
        confidence: 0.6,
        confidences: [0.35, 0],
      },
      quotes: { value: 'quoted', reason: message('data.quotes-usual'), chosen: false, alternatives: ['literal'] },
    },
  };
};

let open: Staged;
let notebook: FakeNotebook;

const choices = (): DataCell['choices'] => (notebook.session.cells[0] as DataCell).choices;
const named = (name: string): HTMLButtonElement | undefined =>
  open.all<HTMLButtonElement>('button').find((each) => each.textContent?.replace(/\s+/g, ' ').trim() === name);
const option = (text: string): HTMLInputElement =>
  open
    .all<HTMLLabelElement>('dialog label')
    .find((each) => each.textContent?.includes(text))!
    .querySelector('input')!;

async function settle(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) await tick();
  flushSync();
}

async function openDialog(): Promise<void> {
  click(named('Preview and change the reading')!);
  await settle();
}

beforeEach(() => {
  notebook = new FakeNotebook({ cells: [ORDERS_CELL] });
  notebook.dataStates = { d1: readyData(unsure()) };
  notebook.previewed = succeed(PREVIEW);
  open = stage(DataCard, { notebook, cell: ORDERS_CELL });
});
afterEach(() => open.end());

describe('what is not certain of a reading', () => {
  test('P3 the encoding is asked with its line and each answer in words; one click, one step', () => {
    const text = open.target.textContent!;
    expect(text).toContain('from line 1 on');
    expect(text).toContain('BF CD');
    expect(text).toContain('議誧');
    click(named('Read as Big5 (traditional Chinese)')!);
    expect(choices().encoding).toBe('big5');
    notebook.undo();
    expect(choices().encoding).toBeUndefined();
  });

  test('P3 a delimiter held with little confidence shows the likely others', () => {
    expect(open.target.textContent).toContain('60% certainty');
    expect(named('bar | (0% sure)')).toBeUndefined();
    click(named('semicolon ; (35% sure)')!);
    expect(choices().delimiter).toBe(';');
  });

  test('P3 quotes can be read as characters, and again as quotes', () => {
    click(named('Read quotes as ordinary characters')!);
    expect(choices().quotes).toBe('literal');
    notebook.undo();
    expect(choices().quotes).toBeUndefined();
  });

  test('what is certain asks nothing', () => {
    notebook.dataStates = { d1: readyData(sampleReport()) };
    flushSync();
    expect(named('Preview and change the reading')).toBeUndefined();
  });
});

describe('the dialog', () => {
  test('draws the beginning of the file, with what speaks for each choice', async () => {
    await openDialog();
    expect(open.all('dialog th').map((each) => each.textContent)).toEqual(['客户', '金额']);
    const text = open.find('dialog').textContent!;
    expect(text).toContain('Automatic (not certain): GB18030');
    expect(text).toContain('60% sure');
    expect(text).toContain('4 damaged characters');
    expect(text).toContain('2 columns · 90% sure');
  });

  test('a choice asks for its preview and changes nothing until it is applied, in one step', async () => {
    await openDialog();
    option('Big5').click();
    await settle();
    option('are ordinary').click();
    await settle();
    expect(notebook.calls.at(-1)).toBe('preview(d1, {"encoding":"big5","quotes":"literal"})');
    expect(choices()).toEqual(ORDERS_CELL.choices);
    click(named('Read it this way')!);
    expect(open.all('dialog')).toHaveLength(0);
    expect(notebook.applied).toHaveLength(1);
    expect(choices()).toMatchObject({ encoding: 'big5', quotes: 'literal' });
    expect(notebook.undoLabel?.code).toBe('reading.do-read');
    notebook.undo();
    expect(choices().encoding).toBeUndefined();
    expect(choices().quotes).toBeUndefined();
  });

  test('Cancel leaves all as it was', async () => {
    await openDialog();
    option('Big5').click();
    await settle();
    click(named('Cancel')!);
    expect(open.all('dialog')).toHaveLength(0);
    expect(notebook.applied).toHaveLength(0);
  });

  test('a delimiter of one’s own is one sign', async () => {
    await openDialog();
    const field = open.find<HTMLInputElement>('dialog input.input');
    field.value = 'x';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
    expect(field.getAttribute('aria-invalid')).toBe('true');
    field.value = '^';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
    expect(notebook.calls.at(-1)).toContain('"delimiter":"^"');
  });
});
