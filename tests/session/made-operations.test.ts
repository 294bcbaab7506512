/** Operations on tables made by steps. */

import { describe, expect, it } from 'vitest';
import { newStep } from '../../src/data/steps/decode-step.ts';
import { message } from '../../src/lib/outcome.ts';
import { applyOperation, describeOperation, type Operation } from '../../src/session/operations.ts';
import { EMPTY_SESSION, type Cell, type Session } from '../../src/session/schema.ts';
import { isMadeFrom, makesRing, tablesFor } from '../../src/session/made-operations.ts';
import { renderReport } from '../../src/session/report-page.ts';
import { toDocument } from '../../src/session/serialize.ts';
import { toSession } from '../../src/session/to-session.ts';
import { createTranslator } from '../../src/i18n/translate.ts';
import { DICTIONARIES } from '../../src/i18n/dictionaries.ts';

const join = (other: string) => ({ ...newStep('join', 'j'), with: other });
const made = (id: string, from: string, ...steps: readonly ReturnType<typeof join>[]): Cell => ({
  kind: 'data',
  id,
  name: id,
  source: '',
  choices: {},
  made: { from, steps },
});
const SESSION: Session = {
  ...EMPTY_SESSION,
  sources: [{ id: 'f', name: 'f.csv', bytes: 1, chunks: [] }],
  cells: [
    { kind: 'data', id: 'file', name: 'file', source: 'f', choices: {} },
    { kind: 'text', id: 'text', text: '' },
    made('one', 'file'),
    made('two', 'one'),
  ],
};
const label = message('steps.as-is', { text: 'x' });
const setSteps = (cell: string, other: string): Operation => ({ kind: 'set-steps', cell, steps: [join(other)], label });

describe('operations on made tables', () => {
  it('add one after another table, refused where that is not there or is no table', () => {
    const cell = made('new', 'file') as Extract<Operation, { kind: 'add-made' }>['cell'];
    const after = applyOperation(SESSION, { kind: 'add-made', cell, position: 1 });
    expect(after.cells.map(({ id }) => id)).toEqual(['file', 'new', 'text', 'one', 'two']);
    for (const from of ['text', 'gone', 'new'])
      expect(
        applyOperation(SESSION, { kind: 'add-made', cell: { ...cell, made: { from, steps: [] } }, position: 0 }),
      ).toBe(SESSION);
    expect(describeOperation({ kind: 'add-made', cell, position: 1 }, SESSION)).toMatchObject({
      code: 'session.do-add-made',
    });
  });

  it('never make a ring, however far around, also by way of the bin', () => {
    expect(applyOperation(SESSION, setSteps('one', 'two'))).toBe(SESSION);
    expect(applyOperation(SESSION, setSteps('one', 'one'))).toBe(SESSION);
    expect(applyOperation(SESSION, { kind: 'set-made-from', cell: 'one', from: 'two' })).toBe(SESSION);
    const binned = applyOperation(SESSION, { kind: 'delete-cell', cell: 'two' });
    expect(applyOperation(binned, setSteps('one', 'two'))).toBe(binned);
    expect(makesRing(SESSION, 'one', { from: 'two', steps: [] })).toBe(true);
    expect(tablesFor(SESSION, 'one').map(({ id }) => id)).toEqual(['file']);
    expect(tablesFor(SESSION, 'two').map(({ id }) => id)).toEqual(['file', 'one']);
  });

  it('change steps and where they begin; the same steps again are no change', () => {
    const after = applyOperation(SESSION, setSteps('two', 'file'));
    expect(after.cells[3]).toMatchObject({ made: { from: 'one', steps: [{ kind: 'join', with: 'file' }] } });
    expect(applyOperation(after, setSteps('two', 'file'))).toBe(after);
    expect(isMadeFrom(after.cells[3]!, 'file')).toBe(true);
    expect(applyOperation(SESSION, setSteps('file', 'one'))).toBe(SESSION);
    const columns = { two: ['a', 'b'], file: ['x'] };
    const anchored = applyOperation(SESSION, { ...setSteps('two', 'file'), columns } as Operation);
    expect(anchored.cells[3]).toMatchObject({ choices: { columns: ['a', 'b'] } });
    expect(anchored.cells[0]).toMatchObject({ choices: {} });
    const source = { id: 'g', name: 'g.csv', bytes: 1, chunks: [] };
    expect(applyOperation(SESSION, { kind: 'replace-source', cell: 'two', source })).toBe(SESSION);
  });

  it('duplicate a made table with its steps', () => {
    const after = applyOperation(SESSION, { kind: 'duplicate-cell', cell: 'two', newId: 'copy' });
    expect(after.cells[4]).toEqual({ ...SESSION.cells[3], id: 'copy', name: 'two 2' });
  });

  it('survive the document and tell their steps in the report', async () => {
    const session = applyOperation(SESSION, setSteps('two', 'file'));
    expect(toSession(JSON.parse(JSON.stringify(toDocument(session))))).toEqual({ session, warnings: [] });
    const translators = [createTranslator('zh-CN', DICTIONARIES), createTranslator('en', DICTIONARIES)] as const;
    const { body } = await renderReport(session, new Set(), { translators, pictures: [] });
    expect(body).toContain('由“one”整理而成，1 步');
    expect(body).toContain('join columns of “file”');
  });

  it('are repaired, never lost, where a document is damaged', () => {
    const damaged = (value: unknown) =>
      toSession({ version: 1, cells: [{ kind: 'data', id: 'a', name: 'a', made: value }] });
    expect(damaged({ from: 'x', steps: 7 }).session.cells[0]).toMatchObject({ made: { from: 'x', steps: [] } });
    expect(damaged({ steps: [] }).session.cells[0]).toMatchObject({ kind: 'unknown' });
    expect(damaged({ from: 'x', steps: [{ kind: 'drop' }] }).warnings).not.toEqual([]);
  });
});
