import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import TextCell from '../../../src/notebook/text/TextCell.svelte';
import type { TextCell as Text } from '../../../src/session/schema.ts';
import { FakeNotebook } from '../fake-notebook.svelte.ts';
import { click, press, settle, stage, type Staged } from '../stage.ts';

let open: Staged;
let notebook: FakeNotebook;

function show(cell: Text): void {
  notebook = new FakeNotebook({ cells: [cell] });
  open = stage(TextCell, { notebook, cell });
}

function write(text: string): void {
  const field = open.find<HTMLTextAreaElement>('textarea');
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  flushSync();
}

const text = (): string => (notebook.session.cells[0] as Text).text;

beforeEach(() => show({ kind: 'text', id: 't1', text: 'old' }));
afterEach(() => open.end());

test('one stay in the field is one step of undo', () => {
  click(open.button('Edit text'));
  write('old n');
  write('old new');
  expect(text()).toBe('old new');
  const [first, second] = notebook.applied;
  expect(first!.gesture).toBe(second!.gesture);
  press(open.find('textarea'), 'Escape');
  expect(open.page.editing).toBeNull();
});

test('composing writes only what was composed, and Escape belongs to the input method', () => {
  click(open.button('Edit text'));
  const field = open.find('textarea');
  field.dispatchEvent(new Event('compositionstart', { bubbles: true }));
  write('old n');
  expect(text()).toBe('old');
  press(field, 'Escape', { isComposing: true });
  expect(open.page.editing).toBe('t1');
  field.dispatchEvent(new Event('compositionend', { bubbles: true }));
  expect(text()).toBe('old n');
});

test('a new empty text waits for its first words', async () => {
  open.end();
  const cell: Text = { kind: 'text', id: 't1', text: '' };
  notebook = new FakeNotebook({ cells: [cell] });
  notebook.focus = 't1';
  open = stage(TextCell, { notebook, cell });
  await settle();
  expect(open.all('textarea')).toHaveLength(1);
  open.end();
  show(cell);
  expect(open.button('Empty text: click to write')).toBeTruthy();
});
