import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { QuestionReport } from '../../../src/data/report.ts';
import DataCard from '../../../src/notebook/data/DataCard.svelte';
import type { DataCell } from '../../../src/session/schema.ts';
import { FakeNotebook, ORDERS_CELL, readyData, sampleReport } from '../fake-notebook.svelte.ts';
import { click, enter, stage, type Staged } from '../stage.ts';

const question = (id: string, changes: Partial<QuestionReport> = {}): QuestionReport => ({
  id,
  scale: { minimum: 1, maximum: 5, words: 'satisfaction' },
  chosen: false,
  answered: 90,
  mean: 3.25,
  outside: 0,
  unknownWords: [],
  knownWords: [
    { word: '满意', value: 4 },
    { word: '一般', value: 3 },
  ],
  ...changes,
});

let open: Staged;
let notebook: FakeNotebook;

beforeEach(() => {
  const report = sampleReport();
  notebook = new FakeNotebook({ cells: [ORDERS_CELL] });
  notebook.dataStates = {
    d1: readyData({
      ...report,
      kind: { ...report.kind, value: 'survey' },
      questions: [
        question('c0', { unknownWords: [{ word: '看心情', count: 3 }] }),
        question('c1', { scale: { minimum: 1, maximum: 10, words: 'number' }, knownWords: [] }),
        question('c2', { scale: null, answered: 0, mean: NaN, knownWords: [], possible: [1, 5] }),
      ],
    }),
  };
  open = stage(DataCard, { notebook, cell: ORDERS_CELL });
});
afterEach(() => open.end());

const choices = (): DataCell['choices'] => (notebook.session.cells[0] as DataCell).choices;
const scales = (): HTMLSelectElement[] =>
  open.all<HTMLSelectElement>('select').filter((each) => each.getAttribute('aria-label')?.startsWith('Scale of'));

describe('the questions of a survey', () => {
  test('a column left out for its name alone is in sight and taken in with one click', () => {
    const button = open.all('button').find((each) => each.textContent === 'Take as a question from 1 to 5')!;
    expect(button.closest('details')!.open).toBe(true);
    click(button);
    expect(choices().scales).toEqual({ c2: [1, 5] });
    expect(notebook.undoLabel?.code).toBe('notebook.do-set-scale');
  });

  test('each has its scale, which can be changed, and be no question, with a name for undo', () => {
    expect(scales().map((each) => each.selectedOptions[0]!.textContent)).toEqual([
      '1–5 (found)',
      '1–10 (found)',
      'Back to the guess',
    ]);
    enter(scales()[0]!, '1:7');
    expect(choices().scales).toEqual({ c0: [1, 7] });
    expect(notebook.undoLabel?.code).toBe('notebook.do-set-scale');
    enter(scales()[1]!, 'none');
    expect(choices().scales).toEqual({ c0: [1, 7], c1: null });
    enter(scales()[0]!, '');
    expect(choices().scales).toEqual({ c1: null });
  });

  test('words nobody mapped come first, and are given a number or taken for no answer', () => {
    const inputs = open.all<HTMLInputElement>('.words input');
    expect(inputs.map((each) => each.getAttribute('aria-label'))).toEqual([
      'Number of “看心情”',
      'Number of “满意”',
      'Number of “一般”',
    ]);
    expect(inputs.map(({ value }) => value)).toEqual(['', '4', '3']);
    enter(inputs[0]!, '2');
    expect(choices().answers).toEqual({ 看心情: 2 });
    click(open.button('counts as not given'));
    flushSync();
    expect(choices().answers).toEqual({ 看心情: null });
  });
});
