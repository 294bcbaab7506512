import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { message } from '../../src/lib/outcome.ts';
import Notices from '../../src/notebook/Notices.svelte';
import { FakeNotebook } from './fake-notebook.svelte.ts';
import { click, stage, type Staged } from './stage.ts';

let open: Staged;
let notebook: FakeNotebook;

beforeEach(() => {
  vi.useFakeTimers();
  notebook = new FakeNotebook();
  open = stage(Notices, { notebook });
});
afterEach(() => {
  open.end();
  vi.useRealTimers();
});

test('notices are told politely and leave by themselves, but not under the pointer', () => {
  notebook.announce(message('common.copied'));
  flushSync();
  expect(open.find('[role="status"]').textContent).toContain('Copied');
  open.find('.notice').dispatchEvent(new Event('pointerenter'));
  vi.advanceTimersByTime(60_000);
  expect(notebook.notices).toHaveLength(1);
  open.find('.notice').dispatchEvent(new Event('pointerleave'));
  vi.advanceTimersByTime(10_000);
  expect(notebook.notices).toHaveLength(0);
});

test('undo is offered where it helps, and dismisses', () => {
  notebook.apply({ kind: 'set-title', title: 'x' });
  notebook.notices = [{ id: 7, message: message('state.cell-deleted'), undo: true }];
  flushSync();
  click(open.button('Undo'));
  expect(notebook.session.title).toBe('');
  expect(notebook.notices).toHaveLength(0);
});
