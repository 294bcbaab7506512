import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonalReport } from '../../../src/data/report.ts';
import DataCard from '../../../src/notebook/data/DataCard.svelte';
import type { DataCell } from '../../../src/session/schema.ts';
import { FakeNotebook, ORDERS_CELL, readyData, sampleReport } from '../fake-notebook.svelte.ts';
import { click, enter, stage, type Staged } from '../stage.ts';

const PERSONAL: readonly PersonalReport[] = [
  { id: 'c0', label: '客户', kind: 'customer', by: 'role', matching: 0, treatment: 'keep' },
  { id: 'c4', label: '手机', kind: 'phone', by: 'values', matching: 12, treatment: 'keep' },
];

let open: Staged;
let notebook: FakeNotebook;

const choices = (): DataCell['choices'] => (notebook.session.cells[0] as DataCell).choices;
const button = (name: string): HTMLButtonElement | undefined =>
  open.all<HTMLButtonElement>('button').find((each) => each.textContent?.trim() === name);
const treatments = (): HTMLSelectElement[] =>
  open.all<HTMLSelectElement>('select').filter((each) => each.getAttribute('aria-label')?.startsWith('What to do'));

beforeEach(() => {
  notebook = new FakeNotebook({ cells: [ORDERS_CELL] });
  notebook.dataStates = { d1: readyData({ ...sampleReport(), personal: PERSONAL }) };
  open = stage(DataCard, { notebook, cell: ORDERS_CELL });
});
afterEach(() => open.end());

describe('personal data on the card', () => {
  test('one click hides all of it under one key, undone by one step', () => {
    click(button('Pseudonymise all')!);
    expect(choices().privacy).toEqual({ c0: 'pseudonym', c4: 'pseudonym' });
    expect(choices().pseudonymKey).toMatch(/^[0-9a-f]{64}$/);
    expect(notebook.undoLabel?.code).toBe('notebook.do-pseudonymise-all');
    notebook.undo();
    expect(choices().privacy).toBeUndefined();
    expect(choices().pseudonymKey).toBeUndefined();
  });

  test('each column can be dropped, hidden and shown again; the key stays the same', () => {
    expect(treatments().map((each) => each.value)).toEqual(['keep', 'keep']);
    enter(treatments()[0]!, 'pseudonym');
    const { pseudonymKey } = choices();
    enter(treatments()[1]!, 'drop');
    expect(choices().privacy).toEqual({ c0: 'pseudonym', c4: 'drop' });
    enter(treatments()[1]!, 'pseudonym');
    expect(choices().pseudonymKey).toBe(pseudonymKey);
    enter(treatments()[1]!, 'keep');
    expect(choices().privacy).toEqual({ c0: 'pseudonym' });
  });

  test('what the notebook still holds is said, and can be taken out with or without the key', async () => {
    expect(button('Keep only the treated file')).toBeUndefined();
    notebook.dataStates = {
      d1: readyData({ ...sampleReport(), personal: PERSONAL.map((each) => ({ ...each, treatment: 'pseudonym' })) }),
    };
    flushSync();
    expect(document.body.textContent).toContain('The notebook still holds the original file');
    click(button('Keep only the treated file')!);
    await Promise.resolve();
    flushSync();
    click(open.all<HTMLInputElement>('input[type=checkbox]')[0]!);
    await Promise.resolve();
    flushSync();
    click(button('Keep only the treated file')!);
    expect(notebook.calls).toEqual(['keepPseudonymised(d1, keep)', 'keepPseudonymised(d1, discard)']);
  });
});
