/** Steps from outside: whatever comes in, valid steps come out; what was written is read back the same. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeStep, decodeSteps, MAXIMUM_STEPS, newStep, STEP_KINDS } from '../../../src/data/steps/decode-step.ts';
import { describeStep } from '../../../src/data/steps/describe-step.ts';
import { tablesOf } from '../../../src/data/steps/step.ts';
import { DICTIONARIES } from '../../../src/i18n/dictionaries.ts';
import { LOCALES } from '../../../src/i18n/format.ts';
import { createTranslator } from '../../../src/i18n/translate.ts';

describe('decodeSteps', () => {
  it('reads every kind of step back as it was written', () => {
    const steps = STEP_KINDS.map((kind, index) => newStep(kind, `s${index}`));
    expect(decodeSteps(JSON.parse(JSON.stringify(steps)))).toEqual({ steps, mended: 0 });
  });

  it('is total: any JSON gives steps with unique ids that read back as they are', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.array(fc.constantFrom(...STEP_KINDS)), (value, kinds) => {
        const given = [value, ...kinds.map((kind) => ({ kind, id: 'x', columns: value, by: value, keys: [value] }))];
        const { steps } = decodeSteps(given);
        expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
        expect(decodeSteps(JSON.parse(JSON.stringify(steps)))).toEqual({ steps, mended: 0 });
      }),
    );
  });

  it('keeps a step of a newer version word for word, and knows it again when it can', () => {
    const raw = { kind: 'cluster', id: 'n', columns: ['a'], deep: [{ k: 3 }] };
    const { steps, mended } = decodeSteps([{ ...raw, off: true }]);
    expect(steps).toEqual([{ kind: 'unknown', id: 'n', off: true, raw: { ...raw, off: true } }]);
    expect(mended).toBe(0);
    const later = { kind: 'unknown', id: 's', raw: { kind: 'drop', id: 's', columns: ['a'] } };
    expect(decodeStep(later)).toEqual({ kind: 'drop', id: 's', columns: ['a'] });
  });

  it('says how much it changed, and bounds what it takes', () => {
    expect(decodeSteps([{ kind: 'bin', id: 'a', bins: 0, cuts: [1, 'x'], colour: 1 }])).toMatchObject({
      steps: [{ bins: 5, cuts: [1] }],
      mended: 3,
    });
    expect(decodeSteps(Array.from({ length: MAXIMUM_STEPS + 1 }, () => ({ kind: 'drop' }))).steps).toHaveLength(
      MAXIMUM_STEPS,
    );
    expect(decodeSteps('x')).toEqual({ steps: [], mended: 1 });
    expect(decodeSteps(undefined)).toEqual({ steps: [], mended: 0 });
    const hostile = decodeStep(JSON.parse('{"kind":"__proto__","id":"a","__proto__":{"x":1}}'));
    expect(hostile.kind).toBe('unknown');
    expect(Object.getPrototypeOf(hostile)).toBe(Object.prototype);
  });
});

describe('describeStep', () => {
  const translators = LOCALES.map((locale) => createTranslator(locale, DICTIONARIES));
  const variants = STEP_KINDS.flatMap((kind) => {
    const base = newStep(kind, 'x') as unknown as Readonly<Record<string, unknown>>;
    const filled = {
      column: '金额',
      columns: ['a', 'b', 'c', 'd', 'e'],
      within: ['w'],
      keys: [{ own: 'a', other: 'b', column: 'a', descending: true }],
      conditions: [{ column: 'a', test: 'is', values: ['1'] }],
      parts: [{ part: 'year', name: 'y' }],
      aggregates: [{ function: 'quantile', column: 'a', at: 0.9, name: 'q' }],
      names: kind === 'split' ? ['x', 'y'] : [{ from: 'a', to: 'b' }],
    };
    const known = Object.fromEntries(Object.entries(filled).filter(([key]) => key in base));
    const hows: Readonly<Record<string, readonly object[]>> = {
      filter: [{ by: 'expression', expression: 'a > 1' }],
      fill: ['value', 'previous', 'next', 'mean', 'median', 'most-frequent'].map((how) => ({ how })),
      recode: [{ name: 'x' }],
      bin: ['width', 'count', 'cuts'].map((how) => ({ how, cuts: [1, 2] })),
      split: [{ to: 'rows' }],
      dedupe: [{ keep: 'last' }, { columns: [] }],
      group: [{ by: [{ column: 'd', period: 'month' }] }, { by: [{ column: 'd', period: null }], aggregates: [] }],
      join: ['left', 'inner', 'full', 'semi', 'anti'].map((how) => ({ how, with: 't' })),
      sample: [{ how: 'share' }],
      shift: [-1, 2].flatMap((by) =>
        [[], ['w']].flatMap((within) => ['value', 'change'].map((take) => ({ by, within, take }))),
      ),
    };
    return [base, { ...base, ...known }, ...(hows[kind] ?? []).map((how) => ({ ...base, ...known, ...how }))];
  });

  it.each(variants.map((step) => [JSON.stringify(step), step] as const))('has words for %s', (_, step) => {
    const name = describeStep(decodeStep(step), (id) => id);
    for (const translator of translators) {
      const text = translator.message(name);
      expect(text).not.toMatch(/[⟨⟩{}]|undefined/);
      expect(text.length).toBeGreaterThan(3);
    }
  });

  it.each<[string, object, string]>([
    ['a table', { kind: 'join', with: '' }, 'join columns of another table; which one is still to be chosen'],
    [
      'columns',
      { kind: 'join', with: 't', keys: [{ own: '', other: '' }] },
      'join columns of “t”; the columns to match by are still to be chosen',
    ],
    ['a condition', { kind: 'filter', conditions: [{ column: '', test: 'missing', values: [] }] }, '(no column yet)'],
    ['an order', { kind: 'sort', keys: [{ column: '', descending: false }] }, '(no column yet)'],
    ['groups', { kind: 'group', by: [{ column: '', period: null }] }, '(no column yet)'],
  ])('says what is still to be chosen: %s', (_, step, words) => {
    const base = newStep((step as { kind: 'join' }).kind, 'x');
    const said = describeStep(decodeStep({ ...base, ...step }), (id) => id);
    expect(createTranslator('en', DICTIONARIES).message(said)).toContain(words);
  });

  it('names the tables it depends on', () => {
    const made = {
      from: 'a',
      steps: [
        { ...newStep('join', '1'), with: 'b' },
        { ...newStep('union', '2'), with: ['c', 'a'] },
      ],
    };
    expect(tablesOf(made)).toEqual(['a', 'b', 'c']);
  });
});
