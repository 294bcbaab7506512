import { describe, expect, it } from 'vitest';
import { CONCEPTS } from '../../src/app/concepts.ts';
import { listEntries, type PaletteSources } from '../../src/app/palette-entries.ts';
import { findEntries } from '../../src/app/palette-match.ts';
import { pinyinInitials } from '../../src/app/pinyin.ts';
import { DICTIONARIES } from '../../src/i18n/dictionaries.ts';
import { createTranslator } from '../../src/i18n/translate.ts';
import { message } from '../../src/lib/outcome.ts';
import { PANELS } from '../../src/panels/index.ts';
import { EMPTY_SESSION, type Session } from '../../src/session/schema.ts';
import { fakeActions, fakeContext, fakeNotebook } from './fakes.ts';

const dictionaries = [...DICTIONARIES, ...PANELS.map((panel) => panel.words)];
const [zh, en] = [createTranslator('zh-CN', dictionaries), createTranslator('en', dictionaries)];
const head = { id: 'n2', title: '线上课程订单', panels: [], counter: 1, savedAt: 0, bytes: 0, deletedAt: null };

function sources(changes: Partial<PaletteSources> = {}): PaletteSources {
  return { context: fakeContext(), words: [zh, en], panels: PANELS, notebooks: [], ...changes };
}

const session: Session = {
  ...EMPTY_SESSION,
  cells: [
    { kind: 'text', id: 't', text: '## 谁值得留住？\n\n正文' },
    { kind: 'data', id: 'd', name: '会员订单', source: 's', choices: {} },
    { kind: 'panel', id: 'p', panel: 'rfm', panelVersion: 1, data: 'd', options: {}, filter: null },
    { kind: 'unknown', id: 'u', raw: null },
  ],
};

describe('the palette', () => {
  it('lists commands, every panel and every concept, each once', () => {
    const ids = listEntries(sources()).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(
      expect.arrayContaining([
        'command-open-files',
        ...PANELS.map(({ id }) => `panel-${id}`),
        ...CONCEPTS.map(({ id }) => `concept-${id}`),
      ]),
    );
    expect(ids).not.toContain('command-palette');
    expect(ids).not.toContain('command-undo');
  });

  it('finds panels and concepts in either language and by initials, whichever is on', () => {
    for (const words of [
      [zh, en],
      [en, zh],
    ] as const) {
      const first = (query: string): string | undefined => findEntries(listEntries(sources({ words })), query)[0]?.id;
      expect(first('rfmflf')).toBe('panel-rfm');
      expect(first('RFM 分类')).toBe('panel-rfm');
      expect(first('segmentation')).toBe('panel-rfm');
      expect(first('jnxs')).toBe('concept-gini');
      expect(first('gini')).toBe('concept-gini');
      expect(first('洛伦兹')).toBe('concept-lorenz');
      expect(first('ztbg')).toBe('command-paste-table');
    }
  });

  it('declares the initials of its concepts rightly', () => {
    expect(CONCEPTS.map(({ initials }) => initials)).toEqual(CONCEPTS.map(({ term }) => pinyinInitials(zh.text(term))));
  });

  it('says what undo would take back', () => {
    const notebook = fakeNotebook({ undoLabel: message('app.untitled') });
    const undo = listEntries(sources({ context: fakeContext({ notebook }) })).find(({ id }) => id === 'command-undo');
    expect(undo?.detail).toBe(zh.text('app.untitled'));
  });

  it('in a notebook adds panels, goes to cells and finds concepts where they are', () => {
    const [notebook, act] = [fakeNotebook({ session }), fakeActions()];
    const entries = listEntries(
      sources({ context: fakeContext({ notebook, act, route: { kind: 'notebook', id: 'one' } }) }),
    );
    const run = (id: string): void => entries.find((entry) => entry.id === id)!.run();
    run('panel-abc');
    expect(notebook.addPanel).toHaveBeenLastCalledWith('abc');
    run('cell-t');
    expect(act.showCell).toHaveBeenLastCalledWith('t');
    expect(entries.find(({ id }) => id === 'cell-t')?.names).toEqual(['谁值得留住？']);
    expect(entries.some(({ id }) => id === 'cell-u')).toBe(false);
    run('concept-cube');
    expect(act.showCell).toHaveBeenLastCalledWith('p');
    run('concept-gini');
    expect(notebook.addPanel).toHaveBeenLastCalledWith('abc');
  });

  it('outside one, or where it can only be read, looks things up', () => {
    const act = fakeActions();
    const outside = listEntries(
      sources({ context: fakeContext({ act }), notebooks: [head, { ...head, id: 'n3', deletedAt: 1 }] }),
    );
    outside.find(({ id }) => id === 'panel-abc')!.run();
    expect(act.go).toHaveBeenLastCalledWith({ kind: 'reference', panel: 'abc' });
    outside.find(({ id }) => id === 'panel-clv-formula')!.run();
    expect(act.go).toHaveBeenLastCalledWith({
      kind: 'new',
      panels: [{ panel: 'clv-formula', options: {} }],
      stray: [],
    });
    outside.find(({ id }) => id === 'notebook-n2')!.run();
    expect(act.go).toHaveBeenLastCalledWith({ kind: 'notebook', id: 'n2' });
    expect(outside.some(({ id }) => id === 'notebook-n3')).toBe(false);
    expect(findEntries(outside, 'xskcdd')[0]?.id).toBe('notebook-n2');
    const notebook = fakeNotebook({ readOnly: message('app.read-only-lost') });
    const reading = listEntries(sources({ context: fakeContext({ act, notebook }) }));
    reading.find(({ id }) => id === 'panel-abc')!.run();
    expect(notebook.addPanel).not.toHaveBeenCalled();
  });
});
