/** Undo and redo. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createHistory,
  HISTORY_LENGTH,
  record,
  recordAll,
  redo,
  redoLabel,
  undo,
  undoLabel,
  type History,
} from '../../src/session/history.ts';
import { message } from '../../src/lib/outcome.ts';
import type { Operation } from '../../src/session/operations.ts';
import { EMPTY_SESSION } from '../../src/session/schema.ts';
import { SAMPLE_SESSION } from './sample-session.ts';

const START = createHistory(SAMPLE_SESSION);
const title = (text: string): Operation => ({ kind: 'set-title', title: text });
const cut = (value: number): Operation => ({
  kind: 'set-options',
  cell: 'rfm',
  options: { cut: value },
  label: message('rfm.drag'),
});

describe('history', () => {
  it('begins with nothing to undo or redo', () => {
    expect(undoLabel(START)).toBeNull();
    expect(redoLabel(START)).toBeNull();
    expect(undo(START)).toBe(START);
    expect(redo(START)).toBe(START);
  });

  it('undoes and redoes, and says what', () => {
    const changed = record(START, title('a'));
    expect(undoLabel(changed)).toEqual(message('session.do-set-title', { title: 'a' }));
    const back = undo(changed);
    expect(back.session).toBe(SAMPLE_SESSION);
    expect(undoLabel(back)).toBeNull();
    expect(redoLabel(back)).toEqual(message('session.do-set-title', { title: 'a' }));
    expect(redo(back).session).toBe(changed.session);
  });

  it('takes the moves of one gesture for one step', () => {
    const dragged = [1, 2, 3].reduce<History>((history, value) => record(history, cut(value), 'drag-1'), START);
    expect(dragged.done).toHaveLength(1);
    expect(undo(dragged).session).toBe(SAMPLE_SESSION);
    expect(record(dragged, cut(4), 'drag-2').done).toHaveLength(2);
    expect(record(dragged, cut(4)).done).toHaveLength(2);
  });

  it('begins a new step where a gesture key comes again after an undo', () => {
    const undone = undo(record(record(START, cut(1), 'a'), cut(2), 'b'));
    const again = record(undone, cut(3), 'a');
    expect(again.done).toHaveLength(2);
    expect(again.undone).toHaveLength(0);
  });

  it('records selections, and nothing for what changes nothing', () => {
    const picked = record(START, { kind: 'set-selection', rule: { kind: 'segment', segment: 'best' } });
    expect(undo(picked).session.selection).toBe(SAMPLE_SESSION.selection);
    expect(record(START, title(SAMPLE_SESSION.title))).toBe(START);
    expect(record(undo(picked), { kind: 'delete-cell', cell: 'nowhere' }).undone).toHaveLength(1);
  });

  it('forgets what can be redone once something else is done', () => {
    expect(redoLabel(record(undo(record(START, title('a'))), title('b')))).toBeNull();
  });

  it('is bounded', () => {
    let history = START;
    for (let i = 0; i < HISTORY_LENGTH + 50; i++) history = record(history, title(`t${i}`));
    expect(history.done).toHaveLength(HISTORY_LENGTH);
  });

  it('goes back and forth over any steps without loss', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.constantFrom(null, 'g', 'h')), { maxLength: 30 }), (steps) => {
        const end = steps.reduce<History>((history, [text, gesture]) => record(history, title(text), gesture), START);
        let history = end;
        for (let i = end.done.length; i > 0; i--) history = undo(history);
        expect(history.session).toBe(SAMPLE_SESSION);
        for (let i = end.done.length; i > 0; i--) history = redo(history);
        expect(history.session).toBe(end.session);
      }),
    );
  });
});

describe('recordAll', () => {
  const start = createHistory({ ...EMPTY_SESSION, title: 'a' });

  it('makes one step of several operations, called after the first that changes anything', () => {
    const after = recordAll(start, [
      { kind: 'set-title', title: 'a' },
      { kind: 'set-title', title: 'b' },
      { kind: 'set-title', title: 'c' },
    ]);
    expect(after.session.title).toBe('c');
    expect(after.done).toHaveLength(1);
    expect(undoLabel(after)).toEqual({ code: 'session.do-set-title', parameters: { title: 'b' } });
    expect(undo(after).session).toBe(start.session);
  });

  it('gives back the very same history where nothing changes', () => {
    expect(recordAll(start, [{ kind: 'set-title', title: 'a' }])).toBe(start);
  });
});
