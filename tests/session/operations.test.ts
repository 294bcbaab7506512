/** Operations: what each does, that unknown ids change nothing, and that every label has words. */

import { describe, expect, it } from 'vitest';
import { sessionWords } from '../../src/i18n/areas/session.ts';
import { createTranslator } from '../../src/i18n/translate.ts';
import { message } from '../../src/lib/outcome.ts';
import { applyOperation, describeOperation, type Operation } from '../../src/session/operations.ts';
import { toSession } from '../../src/session/to-session.ts';
import { toDocument } from '../../src/session/serialize.ts';
import { EMPTY_SESSION, type Cell, type Session } from '../../src/session/schema.ts';
import { SAMPLE_SESSION as S } from './sample-session.ts';

const label = message('rfm.drag-cut');
const ids = (session: Session): readonly string[] => session.cells.map((cell) => cell.id);
const cell = (session: Session, id: string): Cell | undefined => session.cells.find((known) => known.id === id);
const words = {
  zhCN: { 'rfm.name': 'RFM 分类', 'rfm.drag-cut': '拖动', 'abc.name': 'ABC' },
  en: { 'rfm.name': 'RFM', 'rfm.drag-cut': 'drag M cut', 'abc.name': 'ABC' },
};

/** One of each, all of which change the sample. */
const EACH: readonly Operation[] = [
  { kind: 'set-title', title: 'new' },
  { kind: 'insert-cell', cell: { kind: 'text', id: 'new', text: 'x' }, position: 1 },
  { kind: 'delete-cell', cell: 'rfm' },
  { kind: 'restore-cell', cell: 'old' },
  { kind: 'move-cell', cell: 'intro', position: 2 },
  { kind: 'duplicate-cell', cell: 'rfm', newId: 'rfm-2' },
  { kind: 'set-text', cell: 'intro', text: 'other' },
  { kind: 'set-options', cell: 'rfm', options: { bins: 4 }, label },
  { kind: 'set-panel-data', cell: 'rfm', data: null },
  { kind: 'set-filter', cell: 'rfm', segment: 'best' },
  { kind: 'set-filter', cell: 'abc', segment: null },
  { kind: 'set-cell-title', cell: 'rfm', title: 'mine' },
  { kind: 'set-collapsed', cell: 'rfm', collapsed: true },
  { kind: 'set-collapsed', cell: 'abc', collapsed: false },
  { kind: 'set-customer', cell: 'rfm', customer: '0007' },
  { kind: 'rename-data', cell: 'orders', name: 'log' },
  { kind: 'set-choices', cell: 'orders', choices: { header: false }, label },
  {
    kind: 'add-source',
    source: { id: 'file-3', name: 'c.csv', bytes: 1, chunks: [] },
    cell: { kind: 'data', id: 'more', name: 'c', source: 'file-3', choices: {} },
    position: 0,
  },
  { kind: 'replace-source', cell: 'orders', source: { id: 'file-3', name: 'c.csv', bytes: 1, chunks: [] } },
  { kind: 'set-selection', rule: null },
  { kind: 'set-selection', rule: { kind: 'segment', segment: 'rest' } },
  { kind: 'add-segment', segment: { id: 'third', name: 'third', rule: { kind: 'segment', segment: 'rest' } } },
  { kind: 'rename-segment', segment: 'best', name: 'Champions' },
  { kind: 'delete-segment', segment: 'best' },
  { kind: 'empty-bin' },
];

describe('every operation', () => {
  it.each(EACH)('$kind changes the session, leaves the old one alone and gives a valid one', (operation) => {
    const before = structuredClone(S);
    const after = applyOperation(S, operation);
    expect(after).not.toBe(S);
    expect(S).toEqual(before);
    expect(toSession(toDocument(after)).session).toEqual(after);
  });

  it.each(EACH)('$kind has a name in both languages', (operation) => {
    for (const locale of ['zh-CN', 'en'] as const) {
      const text = createTranslator(locale, [sessionWords, words]).message(describeOperation(operation, S));
      expect(text).not.toMatch(/[⟨{]/);
      expect(text.length).toBeGreaterThan(1);
    }
  });

  it.each(EACH)('$kind leaves an empty session, where its ids are unknown, as it is', (operation) => {
    const makesSomething =
      ['set-title', 'insert-cell', 'add-source', 'add-segment'].includes(operation.kind) ||
      (operation.kind === 'set-selection' && operation.rule);
    if (!makesSomething) expect(applyOperation(EMPTY_SESSION, operation)).toBe(EMPTY_SESSION);
  });

  it.each(EACH)('$kind done twice is done once, or is refused the second time', (operation) => {
    const once = applyOperation(S, operation);
    const twice = applyOperation(once, operation);
    expect(twice).toEqual(once);
  });
});

describe('cells', () => {
  it('are inserted where they are asked for, and never twice under one id', () => {
    const fresh: Cell = { kind: 'text', id: 'new', text: '' };
    expect(ids(applyOperation(S, { kind: 'insert-cell', cell: fresh, position: 1 }))).toEqual([
      'intro',
      'new',
      'orders',
      'rfm',
      'abc',
      'later',
    ]);
    expect(ids(applyOperation(S, { kind: 'insert-cell', cell: fresh, position: 99 })).at(-1)).toBe('new');
    expect(ids(applyOperation(S, { kind: 'insert-cell', cell: fresh, position: -1 }))[0]).toBe('new');
    expect(applyOperation(S, { kind: 'insert-cell', cell: { ...fresh, id: 'rfm' }, position: 0 })).toBe(S);
    expect(applyOperation(S, { kind: 'insert-cell', cell: { ...fresh, id: 'old' }, position: 0 })).toBe(S);
  });

  it('rest in the bin with their place and come back to it', () => {
    const gone = applyOperation(S, { kind: 'delete-cell', cell: 'orders' });
    expect(ids(gone)).toEqual(['intro', 'rfm', 'abc', 'later']);
    expect(gone.bin.at(-1)).toEqual({ cell: cell(S, 'orders'), position: 1 });
    const back = applyOperation(gone, { kind: 'restore-cell', cell: 'orders' });
    expect(back.cells).toEqual(S.cells);
    expect(back.bin).toEqual(S.bin);
  });

  it('move to their place in the list as it is afterwards', () => {
    expect(ids(applyOperation(S, { kind: 'move-cell', cell: 'intro', position: 2 }))).toEqual([
      'orders',
      'rfm',
      'intro',
      'abc',
      'later',
    ]);
    expect(ids(applyOperation(S, { kind: 'move-cell', cell: 'abc', position: 0 }))).toEqual([
      'abc',
      'intro',
      'orders',
      'rfm',
      'later',
    ]);
    expect(applyOperation(S, { kind: 'move-cell', cell: 'later', position: 99 })).toBe(S);
  });

  it('are duplicated right after themselves; data get a name of their own', () => {
    const twice = applyOperation(S, { kind: 'duplicate-cell', cell: 'orders', newId: 'orders-2' });
    expect(ids(twice).slice(1, 3)).toEqual(['orders', 'orders-2']);
    expect(cell(twice, 'orders-2')).toMatchObject({ name: '订单 2', source: 'file-1' });
    expect(
      cell(applyOperation(twice, { kind: 'duplicate-cell', cell: 'orders', newId: 'orders-3' }), 'orders-3'),
    ).toMatchObject({ name: '订单 3' });
  });

  it('merge options key by key and ignore a patch that says nothing new', () => {
    const changed = applyOperation(S, { kind: 'set-options', cell: 'rfm', options: { bins: 4, asOf: null }, label });
    expect(cell(changed, 'rfm')).toMatchObject({ options: { asOf: null, bins: 4, cuts: { r: [7, 30] } } });
    expect(
      applyOperation(S, { kind: 'set-options', cell: 'rfm', options: { cuts: { r: [7, 30] }, bins: 5 }, label }),
    ).toBe(S);
    expect(applyOperation(S, { kind: 'set-options', cell: 'intro', options: { bins: 4 }, label })).toBe(S);
  });

  it('take options named __proto__ as plain data', () => {
    const patch = JSON.parse('{"__proto__":{"polluted":true}}') as { readonly [key: string]: never };
    const changed = cell(applyOperation(S, { kind: 'set-options', cell: 'rfm', options: patch, label }), 'rfm');
    expect(changed?.kind === 'panel' && Object.getPrototypeOf(changed.options)).toBe(Object.prototype);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('lose an own title, customer or fold without a trace', () => {
    const plain = (['set-cell-title', 'set-customer'] as const).reduce<Session>(
      (session, kind) =>
        applyOperation(
          session,
          kind === 'set-customer' ? { kind, cell: 'abc', customer: null } : { kind, cell: 'abc', title: null },
        ),
      applyOperation(S, { kind: 'set-collapsed', cell: 'abc', collapsed: false }),
    );
    expect(Object.keys(cell(plain, 'abc') ?? {}).sort()).toEqual([
      'data',
      'filter',
      'id',
      'kind',
      'options',
      'panel',
      'panelVersion',
    ]);
  });

  it('refuse data and filters that do not exist', () => {
    expect(applyOperation(S, { kind: 'set-panel-data', cell: 'rfm', data: 'intro' })).toBe(S);
    expect(applyOperation(S, { kind: 'set-panel-data', cell: 'rfm', data: 'nowhere' })).toBe(S);
    expect(applyOperation(S, { kind: 'set-filter', cell: 'rfm', segment: 'nowhere' })).toBe(S);
  });
});

describe('what hangs on a deleted cell', () => {
  it('marks of a deleted panel keep their meaning as a rule with the options of the panel', () => {
    const gone = applyOperation(S, { kind: 'delete-cell', cell: 'rfm' });
    expect(gone.selection).toEqual({
      kind: 'any',
      of: [
        {
          kind: 'rule',
          data: 'orders',
          panel: 'rfm',
          options: { asOf: '2023-12-31', bins: 5, cuts: { r: [7, 30] } },
          set: 'cube',
          marks: [124, 0],
        },
        { kind: 'customers', data: 'orders', ids: ['0007', '张三'] },
      ],
    });
  });

  it('and with its filter, where it had one', () => {
    const picked = applyOperation(S, {
      kind: 'set-selection',
      rule: { kind: 'marks', cell: 'abc', set: 'classes', marks: [1] },
    });
    const gone = applyOperation(picked, { kind: 'delete-cell', cell: 'abc' });
    const rule = { kind: 'rule', data: 'orders', panel: 'abc', options: {}, set: 'classes', marks: [1] };
    expect(gone.selection).toEqual({ ...rule, filter: { kind: 'segment', segment: 'best' } });
    expect(toSession(toDocument(gone)).session).toEqual(gone);
    const inlined = applyOperation(gone, { kind: 'delete-segment', segment: 'best' });
    expect(inlined.selection).toEqual({ ...rule, filter: S.segments[0]?.rule });
  });

  it('a selection of customers of deleted data is cleared; one of other data stays', () => {
    expect(applyOperation(S, { kind: 'delete-cell', cell: 'orders' }).selection).toBeNull();
    const marks = applyOperation(S, {
      kind: 'set-selection',
      rule: { kind: 'marks', cell: 'rfm', set: 'cube', marks: [1] },
    });
    expect(applyOperation(marks, { kind: 'delete-cell', cell: 'orders' }).selection).toBeNull();
    const other = applyOperation(S, { kind: 'set-selection', rule: { kind: 'customers', data: 'elsewhere', ids: [] } });
    expect(applyOperation(other, { kind: 'delete-cell', cell: 'orders' }).selection).not.toBeNull();
  });

  it('an emptied bin takes unused files with it and frees panels from data that are gone', () => {
    const deleted = applyOperation(S, { kind: 'delete-cell', cell: 'orders' });
    expect(deleted.sources).toEqual(S.sources);
    const empty = applyOperation(deleted, { kind: 'empty-bin' });
    expect(empty.bin).toEqual([]);
    expect(empty.sources).toEqual([]);
    expect(cell(empty, 'rfm')).toMatchObject({ data: null });
  });
});

describe('files', () => {
  it('choices are merged key by key, and go back to the guess', () => {
    const choices = (session: Session): unknown => {
      const data = cell(session, 'orders');
      return data?.kind === 'data' ? data.choices : null;
    };
    const patch = {
      encoding: null,
      types: { c0: null, c1: 'text' },
      roles: { product: '', order: 'c1' },
      treatments: null,
    } as const;
    expect(choices(applyOperation(S, { kind: 'set-choices', cell: 'orders', choices: patch, label }))).toEqual({
      delimiter: '\t',
      header: true,
      types: { c1: 'text', c2: 'date' },
      roles: { customer: 'c0', time: 'c2', order: 'c1' },
    });
  });

  it('the kind of a file is chosen, and given back to the guess', () => {
    const chosen = applyOperation(S, { kind: 'set-choices', cell: 'orders', choices: { kind: 'channels' }, label });
    expect(cell(chosen, 'orders')).toMatchObject({ choices: { kind: 'channels', delimiter: '\t' } });
    const back = applyOperation(chosen, { kind: 'set-choices', cell: 'orders', choices: { kind: null }, label });
    expect(cell(back, 'orders')).toEqual(cell(S, 'orders'));
  });

  it('a replaced file leaves, unless another cell reads it; a name nobody chose follows', () => {
    const source = { id: 'file-3', name: '二月.csv', bytes: 1, chunks: [] };
    const replaced = applyOperation(S, { kind: 'replace-source', cell: 'orders', source });
    expect(replaced.sources.map((known) => known.id)).toEqual(['file-2', 'file-3']);
    expect(cell(replaced, 'orders')).toMatchObject({ source: 'file-3', name: '二月', choices: { header: true } });
    const named = applyOperation(S, { kind: 'rename-data', cell: 'orders', name: 'mine' });
    expect(
      cell(applyOperation(named, { kind: 'replace-source', cell: 'orders', source, choices: {} }), 'orders'),
    ).toMatchObject({ name: 'mine', choices: {} });
    const shared = applyOperation(S, { kind: 'duplicate-cell', cell: 'orders', newId: 'two' });
    expect(
      applyOperation(shared, { kind: 'replace-source', cell: 'orders', source }).sources.map((known) => known.id),
    ).toEqual(['file-1', 'file-2', 'file-3']);
  });
});

describe('segments', () => {
  it('a deleted segment lives on in the rules that named it, and filters no cell', () => {
    const gone = applyOperation(S, { kind: 'delete-segment', segment: 'best' });
    expect(gone.segments).toEqual([{ id: 'rest', name: 'rest', rule: { kind: 'not', of: S.segments[0]?.rule } }]);
    expect(cell(gone, 'abc')).toMatchObject({ filter: null });
  });

  it('a segment that speaks of itself is refused', () => {
    const rule = { kind: 'not', of: { kind: 'segment', segment: 'ring' } } as const;
    expect(applyOperation(S, { kind: 'add-segment', segment: { id: 'ring', name: 'ring', rule } })).toBe(S);
  });
});

describe('labels', () => {
  it('name what they are about', () => {
    const en = createTranslator('en', [sessionWords, words]);
    const zh = createTranslator('zh-CN', [sessionWords, words]);
    expect(en.message(describeOperation({ kind: 'delete-cell', cell: 'rfm' }, S))).toBe('delete cell RFM');
    expect(zh.message(describeOperation({ kind: 'delete-cell', cell: 'abc' }, S))).toBe('删除单元 “谁重要”');
    expect(en.message(describeOperation({ kind: 'set-text', cell: 'intro', text: '' }, S))).toBe('edit text “会员”');
    expect(en.message(describeOperation({ kind: 'empty-bin' }, S))).toBe('empty the bin (1 cell)');
    expect(en.message(describeOperation({ kind: 'set-options', cell: 'rfm', options: {}, label }, S))).toBe(
      'drag M cut',
    );
  });
});
