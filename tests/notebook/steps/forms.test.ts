/** Forms of steps: every field is one of its step, and what is suggested follows until somebody chose otherwise. */

import { describe, expect, it } from 'vitest';
import { decodeStep, newStep, STEP_KINDS } from '../../../src/data/steps/decode-step.ts';
import { DICTIONARIES } from '../../../src/i18n/dictionaries.ts';
import { PageWords } from '../../../src/i18n/words.svelte.ts';
import type { StepPlace, Values } from '../../../src/notebook/steps/fields.ts';
import { beginStep, changed, STEP_FORMS, STEP_GROUPS } from '../../../src/notebook/steps/forms.ts';
import { FakeNotebook, ORDERS_CELL } from '../fake-notebook.svelte.ts';

const COLUMNS = [
  { name: '客户', type: 'identifier' },
  { name: '日期', type: 'date' },
  { name: '金额', type: 'number' },
] as const;
const PLACE: StepPlace = {
  notebook: new FakeNotebook(),
  cell: { ...ORDERS_CELL, id: 'm', made: { from: 'd1', steps: [] } },
  before: -1,
  columns: COLUMNS,
  tables: [
    { id: 'd1', name: 'orders', columns: COLUMNS },
    { id: 'd2', name: 'customers', columns: [COLUMNS[0], { name: '城市', type: 'category' }] },
  ],
  words: new PageWords('en', DICTIONARIES),
};
const values = (step: object): Values => step as Values;

describe('forms of steps', () => {
  it('every kind has a form and a place in the menu', () => {
    expect(STEP_GROUPS.flatMap(({ kinds }) => kinds).sort()).toEqual([...STEP_KINDS].sort());
    expect(Object.keys(STEP_FORMS).sort()).toEqual([...STEP_KINDS].sort());
  });

  it.each(STEP_KINDS)('%s: a new one is a valid step, and its form asks for everything it has', (kind) => {
    const step = beginStep(kind, 's1', PLACE);
    let mended = 0;
    expect(decodeStep(JSON.parse(JSON.stringify(step)), () => mended++)).toEqual(step);
    expect(mended).toBe(0);
    const asked = new Set(STEP_FORMS[kind].map(({ key }) => key as string));
    const has = Object.keys(newStep(kind, 's1')).filter((key) => key !== 'id' && key !== 'kind');
    expect(has.filter((key) => !asked.has(key))).toEqual([]);
  });

  it('a name that was only suggested follows; one that was written stays', () => {
    let step = values(beginStep('group', 's1', PLACE));
    expect(step).toMatchObject({ aggregates: [{ name: 'number of rows' }] });
    const set = (fields: object): void => {
      const [first] = step['aggregates'] as Values[];
      step = values(changed('group', step, { ...step, aggregates: [{ ...first, ...fields }] }, PLACE));
    };
    set({ function: 'sum' });
    set({ column: '金额' });
    expect(step).toMatchObject({ aggregates: [{ name: 'sum of 金额' }] });
    set({ name: 'revenue' });
    set({ function: 'mean' });
    expect(step).toMatchObject({ aggregates: [{ function: 'mean', name: 'revenue' }] });
    set({ name: '' });
    expect(step).toMatchObject({ aggregates: [{ name: 'mean of 金额' }] });
  });

  it('names of parts follow the column around them', () => {
    const step = values(beginStep('date-parts', 's1', PLACE));
    expect(step).toMatchObject({ column: '日期', parts: [{ part: 'month', name: '日期 month' }] });
    expect(changed('date-parts', step, { ...step, column: '付款' }, PLACE)).toMatchObject({
      parts: [{ name: '付款 month' }],
    });
  });

  it('a join begins with the other table and the column both have', () => {
    expect(beginStep('join', 's1', PLACE)).toMatchObject({
      with: 'd2',
      keys: [{ own: '客户', other: '客户' }],
    });
  });

  it('a join pairs columns of one thing by two names, before columns that are called alike by chance', () => {
    const own = [{ name: '客户号', type: 'identifier' }, COLUMNS[1], COLUMNS[2]] as const;
    const other = [COLUMNS[1], { name: '城市', type: 'category' }, { name: '会员号', type: 'identifier' }] as const;
    const place: StepPlace = {
      ...PLACE,
      columns: own,
      tables: [
        { id: 'd1', name: 'orders', columns: own },
        { id: 'd2', name: 'shops', columns: [{ name: '门店', type: 'category' }] },
        { id: 'd3', name: 'members', columns: other },
      ],
    };
    expect(beginStep('join', 's1', place)).toMatchObject({ with: 'd3', keys: [{ own: '客户号', other: '会员号' }] });
    const unlike = { ...place, tables: place.tables.slice(0, 2) };
    expect(beginStep('join', 's1', unlike)).toMatchObject({ with: 'd2', keys: [{ own: '', other: '' }] });
  });
});
