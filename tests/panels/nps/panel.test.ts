import { beforeAll, describe, expect, it } from 'vitest';
import { generateHalfSugarVoices } from '../../../datasets/half-sugar-voices/generate.ts';
import type { Tables } from '../../../src/data/tables.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import type { Message } from '../../../src/lib/outcome.ts';
import { describeNps } from '../../../src/panels/nps/describe.ts';
import { npsSpec } from '../../../src/panels/nps/index.ts';
import { PICTURES, type NpsOptions } from '../../../src/panels/nps/options.ts';
import Panel from '../../../src/panels/nps/Panel.svelte';
import { litSheets, pointsAxis } from '../../../src/panels/nps/picture.ts';
import { draw, faultsOf, litBy } from '../draw.ts';
import { ordersFrom } from '../orders.ts';
import { NO_TABLES } from '../../../src/data/tables.ts';
import { readSurvey, surveyFrom } from '../answer-sheets.ts';
import { ENGLISH, resultOf } from './results.ts';

let voices: Tables;
beforeAll(async () => {
  voices = await readSurvey(generateHalfSugarVoices());
});

const tiny = surveyFrom({ questions: { recommend: [[9], 0, 10] } });
const small = surveyFrom({
  who: ['a', 'b', 'c', 'd', 'e', 'f'],
  day: [19_400, 19_440, 19_480, 19_500, 19_530, 19_560],
  questions: { recommend: [[9, 10, 2, 7, 9, 0], 0, 10], taste: [[5, 5, 1, 3, 4, 2], 1, 5] },
  columns: { shop: ['x', 'y', 'x', 'y', 'x', ''] },
});

async function drawn(tables: Partial<Tables>, patch: JsonObject = {}, orders = false) {
  const given = orders
    ? {
        orders: {
          tables: {
            ...NO_TABLES,
            orders: ordersFrom([
              ['p', 19_300, 10],
              ['p', 19_450, 12],
              ['q', 19_500, 5],
              ['q', 19_900, 30],
            ]),
          },
          index: Int32Array.of(0, 1, 0, 1, -1, -1),
        },
      }
    : {};
  const { view, marks, options } = await resultOf(tables, patch, given);
  return { view, marks, options };
}

describe('the pictures of the net-promoter panel', () => {
  it.each(['zh-CN', 'en'] as const)(
    'have all their words in %s, at every width, at rest and picked',
    async (locale) => {
      for (const [tables, orders] of [
        [voices, false],
        [{ survey: small }, true],
        [{ survey: tiny }, false],
      ] as const)
        for (const picture of PICTURES)
          for (const measure of picture === 'drivers' ? ['beta', 'weight'] : ['beta']) {
            const drawing = await drawn(tables, { picture, measure, target: 20, window: 30 }, orders);
            const lit = litBy(drawing.marks, (customer) => customer % 3 === 0);
            for (const width of [320, 756, 1060]) {
              const html = draw(Panel, npsSpec, drawing, { locale, width });
              expect(faultsOf(html)).toEqual([]);
              expect(html).toContain('data-picture="distribution"');
              expect(html).toContain('data-picture="gauge"');
              expect(faultsOf(draw(Panel, npsSpec, drawing, { locale, width, lit }))).toEqual([]);
            }
            if (locale === 'en' && tables !== voices)
              expect(draw(Panel, npsSpec, drawing, { locale }).replace(/<[^>]*>/g, ' ')).not.toMatch(/\p{Script=Han}/u);
          }
    },
  );

  it('draw what was asked for, or say why not', async () => {
    const has = async (tables: Partial<Tables>, picture: string, orders = false): Promise<boolean> =>
      draw(Panel, npsSpec, await drawn(tables, { picture, window: 30 }, orders)).includes(`data-picture="${picture}"`);
    for (const picture of ['trend', 'segments', 'drivers']) expect(await has(voices, picture)).toBe(true);
    expect(await has(voices, 'value')).toBe(false);
    expect(await has({ survey: small }, 'value', true)).toBe(true);
    for (const picture of ['trend', 'segments', 'drivers', 'value'])
      expect(await has({ survey: tiny }, picture)).toBe(false);
  });

  it('picked people show as their share of the sheets of a bar', () => {
    const lit = litSheets([10, 4, 0], [5, 4, 0], { counts: Float64Array.of(5, 1, 0), total: 6 });
    expect(Array.from(lit!)).toEqual([10, 1, 0]);
    expect(litSheets([1], [1], null)).toBeNull();
  });

  it('the axis of points holds 0 and everything drawn, in tens', () => {
    expect(pointsAxis([12, 33])).toEqual({ bottom: 0, top: 40 });
    expect(pointsAxis([-12, NaN])).toEqual({ bottom: -20, top: 0 });
    expect(pointsAxis([])).toEqual({ bottom: 0, top: 10 });
  });
});

describe('words, tables, formulas', () => {
  const say = (words: Message): string => ENGLISH.message(words);

  it('a selection is called by what it holds', async () => {
    const { view, options } = await resultOf(voices);
    const word = (set: string, marks: readonly number[]): string =>
      say(describeNps(set, marks, options as unknown as NpsOptions, view));
    expect(word('answer', [9, 10])).toBe('answered 9–10');
    expect(word('class', [0, 2])).toBe('detractors, promoters');
    expect(word('period', [14, 15, 17])).toBe('answered in 2025-03 to 2025-04, 2025-06');
    expect(word('segment', [0])).toBe(String(view.segments!.rows[0]!.name));
    expect(word('answer', [])).toBe('nothing picked');
    expect(say(describeNps('segment', [0, 1], options as unknown as NpsOptions, null))).toBe('2 groups');
  });

  it('tables add up to the sheets', async () => {
    const { tables, view } = await resultOf(voices);
    const table = (name: string) => tables.find((each) => each.name === name)!;
    const sum = (name: string, key: string): number => {
      const { columns, rows, cell } = table(name);
      const at = columns.findIndex((each) => each.key === key);
      return Array.from({ length: rows }, (_, row) => cell(row, at) as number).reduce((all, value) => all + value, 0);
    };
    expect(sum('answers', 'sheets')).toBe(view.n);
    expect(sum('answers', 'people')).toBe(view.respondents);
    expect(sum('classes', 'sheets')).toBe(view.n);
    expect(sum('respondents', 'sheets')).toBe(view.n);
    expect(sum('trend', 'sheets') + view.trend!.undated).toBe(view.n);
    expect(sum('segments', 'sheets') + view.segments!.missing).toBe(view.n);
    expect(sum('drivers', 'weight')).toBeCloseTo(1, 10);
    expect(table('respondents').rows).toBe(view.respondents);
  });

  it('one respondent is worked by hand', async () => {
    const { explain } = await resultOf({ survey: small });
    const { steps, customer, numbers } = explain(2);
    expect(customer).toBe(2);
    expect(steps[0]!.tex).toBe('a = 2');
    expect(steps[1]!.tex).toBe('2 \\le 6');
    expect(steps[2]!.tex).toBe('y = -1');
    expect(numbers[1]!.tex).toContain('= 16.67');
    expect(explain(99).customer).toBe(0);
  });
});
