/** Edited cells and the lock in the document: applied, undone, written and read back, never beside a pseudonym. */

import { describe, expect, test } from 'vitest';
import type { CellEdit, DataChoices } from '../../src/data/report.ts';
import { MAXIMUM_EDIT_TEXT } from '../../src/data/edit-limits.ts';
import { DICTIONARIES } from '../../src/i18n/dictionaries.ts';
import { createTranslator } from '../../src/i18n/translate.ts';
import { createHistory, record, undo, undoLabel } from '../../src/session/history.ts';
import { applyOperation, type Operation } from '../../src/session/operations.ts';
import { renderReport } from '../../src/session/report-page.ts';
import { EMPTY_SESSION, type DataCell, type Session } from '../../src/session/schema.ts';
import { toDocument } from '../../src/session/serialize.ts';
import { toSession } from '../../src/session/to-session.ts';

const EDITS: readonly CellEdit[] = [
  { column: 'c1', row: 3, was: '12.5', now: '13' },
  { column: 'c0', row: 4, was: 'Ann', now: 'Anne' },
];

const session = (choices: DataChoices = {}, locked?: true): Session => ({
  ...EMPTY_SESSION,
  sources: [{ id: 's', name: 'orders.csv', bytes: 10, chunks: [] }],
  cells: [{ kind: 'data', id: 'd', name: 'orders', source: 's', choices, ...(locked ? { locked } : {}) }],
});
const cellOf = (of: Session): DataCell => of.cells[0] as DataCell;
const setEdits = (edits: readonly CellEdit[]): Operation => ({
  kind: 'set-choices',
  cell: 'd',
  choices: { edits },
  label: { code: 'grid.do-put-back-some', parameters: { count: 1 } },
});

describe('edits in the document', () => {
  test('are set as a whole and undone by name; none is no field', () => {
    let history = record(createHistory(session()), setEdits(EDITS), null);
    expect(cellOf(history.session).choices.edits).toEqual(EDITS);
    expect(undoLabel(history)?.code).toBe('grid.do-put-back-some');
    history = record(history, setEdits([]), null);
    expect(cellOf(history.session).choices).toEqual({});
    expect(cellOf(undo(history).session).choices.edits).toEqual(EDITS);
  });

  test('are refused while the cell is locked; other choices are not', () => {
    const locked = applyOperation(session(), { kind: 'set-locked', cell: 'd', locked: true });
    expect(cellOf(locked).locked).toBe(true);
    expect(applyOperation(locked, { kind: 'set-locked', cell: 'd', locked: true })).toBe(locked);
    expect(applyOperation(locked, setEdits(EDITS))).toBe(locked);
    const typed = applyOperation(locked, {
      kind: 'set-choices',
      cell: 'd',
      choices: { types: { c1: 'text' } },
      label: { code: 'state.do-set-choices' },
    });
    expect(cellOf(typed).choices.types).toEqual({ c1: 'text' });
    const free = applyOperation(locked, { kind: 'set-locked', cell: 'd', locked: false });
    expect('locked' in cellOf(free)).toBe(false);
  });

  test('of a column go where its persons get pseudonyms or the column is dropped', () => {
    for (const treatment of ['pseudonym', 'drop'] as const) {
      const hidden = applyOperation(session({ edits: EDITS }), {
        kind: 'set-choices',
        cell: 'd',
        choices: { privacy: { c0: treatment } },
        label: { code: 'state.do-set-choices' },
      });
      expect(cellOf(hidden).choices.edits).toEqual([EDITS[0]]);
      expect(JSON.stringify(hidden)).not.toContain('Ann');
    }
  });

  test('are written and read back, with the lock', () => {
    const written = JSON.parse(JSON.stringify(toDocument(session({ edits: EDITS }, true))));
    const { session: read, warnings } = toSession(written);
    expect(read).toEqual(session({ edits: EDITS }, true));
    expect(warnings).toEqual([]);
  });

  test('from outside: what is no edit is left out and told, the last of a cell counts, nothing stands beside a pseudonym', () => {
    const read = (edits: unknown, choices: object = {}): ReturnType<typeof toSession> =>
      toSession({
        version: 1,
        sources: [{ id: 's', name: 'a.csv', bytes: 1, chunks: [] }],
        cells: [{ kind: 'data', id: 'd', name: 'a', source: 's', locked: 1, choices: { ...choices, edits } }],
      });
    const wrong = [
      null,
      { column: 'x', row: 0, was: '', now: '' },
      { column: 'c0', row: -1, was: '', now: '' },
      { column: 'c0', row: 1.5, was: '', now: '' },
      { column: 'c0', row: 0, was: 1, now: '' },
      { column: 'c0', row: 0, was: '', now: 'x'.repeat(MAXIMUM_EDIT_TEXT + 1) },
    ];
    const { session: found, warnings } = read([
      ...wrong,
      { column: 'c0', row: 0, was: 'a', now: 'b' },
      { column: 'c0', row: 0, was: 'a', now: 'c' },
    ]);
    expect(cellOf(found)).toEqual({
      kind: 'data',
      id: 'd',
      name: 'a',
      source: 's',
      choices: { edits: [{ column: 'c0', row: 0, was: 'a', now: 'c' }] },
    });
    expect(warnings).toHaveLength(1);
    expect(cellOf(read('all').session).choices).toEqual({});
    expect(cellOf(read(EDITS, { privacy: { c0: 'pseudonym' } }).session).choices.edits).toEqual([EDITS[0]]);
  });

  test('a report says that cells were edited, and which where the page knows', async () => {
    const translators = [createTranslator('en', DICTIONARIES), createTranslator('zh-CN', DICTIONARIES)] as const;
    const lines = ['line 5, “paid”: 12.5 → 13'];
    const { body } = await renderReport(session({ edits: EDITS }), new Set(), {
      translators,
      pictures: [{ cell: 'd', title: 'orders', svg: null, lines }],
    });
    expect(body).toContain('2 cells edited by hand.');
    expect(body).toContain('<p>line 5, “paid”: 12.5 → 13</p>');
    const { body: plain } = await renderReport(session(), new Set(), { translators, pictures: [] });
    expect(plain).not.toContain('edited by hand');
  });
});
