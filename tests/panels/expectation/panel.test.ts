import { describe, expect, it } from 'vitest';
import { generateHalfSugarVoices } from '../../../datasets/half-sugar-voices/generate.ts';
import type { Tables } from '../../../src/data/tables.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import { describeExpectation } from '../../../src/panels/expectation/describe.ts';
import { expectationSpec } from '../../../src/panels/expectation/index.ts';
import type { ExpectationOptions } from '../../../src/panels/expectation/options.ts';
import Panel from '../../../src/panels/expectation/Panel.svelte';
import { draw, faultsOf, litBy } from '../draw.ts';
import { readSurvey, surveyFrom } from '../answer-sheets.ts';
import { ENGLISH, resultOf } from './results.ts';

const ten = (values: readonly number[]) => [values, 1, 10] as const;
const CASES: Readonly<Record<string, Partial<Tables>>> = {
  'one sheet': { survey: surveyFrom({ questions: { E1: ten([5]), P1: ten([7]) } }) },
  'three items, one of them empty': {
    survey: surveyFrom({
      questions: {
        'taste (expected)': ten([5, 6, 7, 4]),
        'taste (perceived)': ten([6, 7, 5, 4]),
        'a very long item about the waiting time at the counter in the evening (expected)': ten([5, 6, 7, 4]),
        'a very long item about the waiting time at the counter in the evening (perceived)': ten([2, 3, 4, 1]),
        E9: ten([NaN, NaN, NaN, NaN]),
        P9: ten([1, 2, 3, 4]),
      },
      columns: { shop: ['x', 'y', 'x', 'y'] },
    }),
  },
  'a long scale': { survey: surveyFrom({ questions: { q0: [[50, 60], 0, 100], q1: [[20, 99], 0, 100] } }) },
};

async function drawn(tables: Partial<Tables>, patch: JsonObject = {}) {
  const { view, marks, options } = await resultOf(tables, patch);
  return { view, marks, options };
}

describe('the pictures of the expectation panel', () => {
  it.each(['zh-CN', 'en'] as const)(
    'have all their words in %s, at every width, at rest and picked',
    async (locale) => {
      for (const tables of [...Object.values(CASES), await readSurvey(generateHalfSugarVoices())])
        for (const patch of [{}, { pair: 3, level: '99' }]) {
          const drawing = await drawn(tables, patch);
          const lit = litBy(drawing.marks, (customer) => customer % 2 === 0);
          for (const width of [320, 756, 1060]) {
            const html = draw(Panel, expectationSpec, drawing, { locale, width });
            expect(faultsOf(html)).toEqual([]);
            expect(html).toContain('data-picture="differences"');
            expect(html).toContain('data-picture="pairs"');
            expect(faultsOf(draw(Panel, expectationSpec, drawing, { locale, width, lit }))).toEqual([]);
          }
        }
      if (locale === 'en')
        for (const tables of Object.values(CASES))
          expect(draw(Panel, expectationSpec, await drawn(tables), { locale }).replace(/<[^>]*>/g, ' ')).not.toMatch(
            /\p{Script=Han}/u,
          );
    },
  );
});

describe('words, tables, formulas', () => {
  it('a selection is called by what it holds', async () => {
    const { view, options } = await resultOf(CASES['three items, one of them empty']!);
    const word = (set: string, marks: readonly number[]): string =>
      ENGLISH.message(describeExpectation(set, marks, options as unknown as ExpectationOptions, view));
    expect(word('feeling', [0])).toBe('dissatisfied (less than expected)');
    expect(word('difference', [6, 7, 9])).toBe('perceived − expected = -3 to -2, 0');
    expect(word('segment', [1])).toBe('y');
    expect(word('difference', [])).toBe('nothing picked');
  });

  it('tables add up to the sheets and people', async () => {
    const { tables, view } = await resultOf(await readSurvey(generateHalfSugarVoices()));
    const sum = (name: string, key: string): number => {
      const { columns, rows, cell } = tables.find((each) => each.name === name)!;
      const at = columns.findIndex((each) => each.key === key);
      return Array.from({ length: rows }, (_, row) => cell(row, at) as number).reduce((all, value) => all + value, 0);
    };
    expect(sum('feelings', 'sheets')).toBe(view.pairs[0]!.n);
    expect(sum('differences', 'sheets')).toBe(view.pairs[0]!.n);
    expect(sum('feelings', 'people')).toBe(view.respondents);
    expect(sum('segments', 'sheets') + view.segments!.missing).toBe(view.pairs[0]!.n);
    expect(tables.find(({ name }) => name === 'respondents')!.rows).toBe(view.respondents);
  });

  it('one respondent is worked by hand', async () => {
    const { explain } = await resultOf(CASES['three items, one of them empty']!);
    const { steps, customer } = explain(2);
    expect(customer).toBe(2);
    expect(steps[1]!.tex).toBe('d = 5 - 7 = -2');
    expect(steps[2]!.tex).toBe('q_1 < q_0');
  });
});
