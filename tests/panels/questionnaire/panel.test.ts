/** The questionnaire panel drawn, described, tabulated and explained. */

import { describe, expect, it } from 'vitest';
import { DICTIONARIES } from '../../../src/i18n/dictionaries.ts';
import { LOCALES } from '../../../src/i18n/format.ts';
import { createTranslator } from '../../../src/i18n/translate.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import Panel from '../../../src/panels/questionnaire/Panel.svelte';
import { blankSections, escapeText, renderBlankPage } from '../../../src/panels/questionnaire/blank.ts';
import { describeQuestionnaire } from '../../../src/panels/questionnaire/describe.ts';
import { questionnaireMarks } from '../../../src/panels/questionnaire/compute.ts';
import { explainQuestionnaire } from '../../../src/panels/questionnaire/explain.ts';
import { questionnaireSpec } from '../../../src/panels/questionnaire/index.ts';
import { PICTURES, type QuestionnaireOptions } from '../../../src/panels/questionnaire/options.ts';
import {
  answerText,
  divergingInput,
  orderOf,
  scaleWord,
  treeNodes,
  verdictOf,
} from '../../../src/panels/questionnaire/picture.ts';
import { tabulateQuestionnaire } from '../../../src/panels/questionnaire/tables.ts';
import { draw, faultsOf, litBy } from '../draw.ts';
import { FIVE, INITIAL, NA, run, simulated, surveyOf } from './surveys.ts';

const speak = (locale: 'zh-CN' | 'en') => createTranslator(locale, [...DICTIONARIES, questionnaireSpec.words]);

const SATISFACTION = surveyOf(
  {
    '总体满意 你满意吗': [5, 4, 4, 2, 1, 5, 3, 5],
    服务满意: [4, 4, NA, 3, 2, 5, 3, 4],
    价格满意: [3, 3, 3, 3, 3, 3, 3, 3],
  },
  { scale: { ...FIVE, words: 'satisfaction' } },
);

async function drawing(survey: Parameters<typeof run>[0], patch: Partial<QuestionnaireOptions> = {}) {
  const { view, result } = await run(survey, patch);
  const options: JsonObject = { ...INITIAL, ...patch };
  return { view, marks: questionnaireMarks(result), options };
}

describe('the pictures', () => {
  it.each(LOCALES)('have all their words in %s, at every width, at rest and picked', async (locale) => {
    for (const survey of [simulated(200, 3, 0.05), SATISFACTION, surveyOf({ 满意: [4] })])
      for (const picture of PICTURES)
        for (const order of ['tree', 'score'] as const) {
          const made = await drawing(survey, { picture, order, reverse: ['c1'] });
          const lit = litBy(made.marks, (customer) => customer % 3 === 0);
          for (const width of [300, 620, 756, 1060]) {
            expect(faultsOf(draw(Panel, questionnaireSpec, made, { locale, width }))).toEqual([]);
            expect(faultsOf(draw(Panel, questionnaireSpec, made, { locale, width, lit }))).toEqual([]);
          }
        }
  });

  it('offer to turn what looks reversed', async () => {
    const html = draw(Panel, questionnaireSpec, await drawing(simulated(300)), { locale: 'en' });
    expect([...html.matchAll(/data-reverse="(c\d+)"/g)].map((match) => match[1])).toEqual(['c3', 'c7', 'c11']);
    expect(html).toContain('Mark all as reversed');
  });

  it('name answers by the words of their scale', async () => {
    const { view } = await run(SATISFACTION, { reverse: ['c1'] });
    const words = speak('zh-CN');
    expect(answerText(view.items[0]!, 4, words)).toBe('5：非常满意');
    // A reversed item's best level is what people ticked at the other end.
    expect(answerText(view.items[1]!, 4, words)).toBe('1：非常不满意');
    expect(scaleWord('satisfaction', 3, 1, 7, words)).toBeNull();
    const input = divergingInput(view, orderOf(view, 'tree'), true, false, words);
    expect(input.key.map(({ text }) => text)).toEqual([
      '1：非常不满意',
      '2：不满意',
      '3：一般',
      '4：满意',
      '5：非常满意',
    ]);
  });

  it('put the best question first where asked to', async () => {
    const { view } = await run(SATISFACTION);
    const scores = orderOf(view, 'score').map((place) => view.items[place]!.score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(verdictOf(view, view.items[2]!)).toBe('constant');
  });

  it('draw the tree with its shares', async () => {
    const { view } = await run(simulated(100));
    const { nodes } = treeNodes(view, speak('en'));
    const shares = (level: number): number =>
      nodes.filter((node) => node.level === level).reduce((sum, { share }) => sum + share, 0);
    for (const level of [1, 2, 3, 4]) expect(shares(level)).toBeCloseTo(1, 12);
    expect(nodes.every(({ parent }, i) => parent < i)).toBe(true);
  });
});

describe('variables of one question', () => {
  const words = speak('en');
  const variable = (name: string, ids: readonly string[]) => ({
    name,
    weight: null,
    indicators: ids.map((id) => ({ name: '', weight: null, questions: [{ id, text: '', weight: null }] })),
  });
  const survey = surveyOf({ taste: [5, 4, 2, 1, 3], speed: [4, 4, 3, 2, 5], price: [3, 4, 2, 2, 3] });

  it('say their name once and have no column of dashes', async () => {
    const tree = {
      name: '',
      variables: [variable('taste', ['c0']), variable('Speed', ['c1']), variable('price', ['c2'])],
    };
    const { view } = await run(survey, { tree });
    const input = divergingInput(view, orderOf(view, 'tree'), true, false, words);
    expect(input.bars.map(({ head, name }) => [head, name])).toEqual([
      ['', 'taste'],
      ['', 'speed'],
      ['', 'price'],
    ]);
    expect(input.columns).toHaveLength(1);
    expect(input.bars.every(({ figures }) => figures.length === 1)).toBe(true);
    const named = treeNodes(view, words).nodes.filter(({ name }) => name !== '');
    expect(named.map(({ level }) => level)).toEqual([1, 4, 4, 4]);
    for (const width of [300, 756]) {
      const made = await drawing(survey, { tree, picture: 'reliability' } as Partial<QuestionnaireOptions>);
      const html = draw(Panel, questionnaireSpec, made, { locale: 'en', width });
      expect(html.match(/>\s*taste\s*</g)).toHaveLength(1);
      expect(html).not.toContain('item–total r');
    }
  });

  it('stand below their heading alone where others have several', async () => {
    const tree = { name: '', variables: [variable('taste', ['c0']), variable('rest', ['c1', 'c2'])] };
    const { view } = await run(survey, { tree });
    const input = divergingInput(view, orderOf(view, 'tree'), true, false, words);
    expect(input.bars.map(({ head, name }) => [head, name])).toEqual([
      ['taste', ''],
      ['rest', 'speed'],
      ['', 'price'],
    ]);
    expect(input.bars[0]!.figures[1]).toBe('');
    expect(Number(input.bars[1]!.figures[1])).not.toBeNaN();
  });
});

describe('the blank questionnaire', () => {
  const words = speak('zh-CN');

  it('prints every question once, with the words of its scale, on each scale', async () => {
    const { view } = await run(SATISFACTION);
    const [section] = blankSections(view, INITIAL, words);
    expect(section!.tables[0]!.answers.map(({ number, word }) => `${number} ${word}`)).toEqual([
      '1 非常不满意',
      '2 不满意',
      '3 一般',
      '4 满意',
      '5 非常满意',
    ]);
    const seven = blankSections(view, { blankScale: '7', blankWords: 'agreement' }, words)[0]!.tables[0]!;
    expect(seven.answers.map(({ word }) => word)).toEqual(['非常不同意', '', '', '一般', '', '', '非常同意']);
    const ten = blankSections(view, { blankScale: '10', blankWords: 'numbers' }, speak('en'))[0]!.tables[0]!;
    expect(ten.answers.map(({ number, word }) => number + word).join()).toBe('1,2,3,4,5,6,7,8,9,10');
    expect(section!.tables[0]!.questions).toHaveLength(3);
  });

  it('takes the wording typed in, and drops codes before questions', async () => {
    const survey = surveyOf({ '形象1 值得信赖（反向）': [1, 2], IMAG2: [3, 4] });
    const tree = {
      name: '手机满意度',
      variables: [
        {
          name: '形象',
          weight: null,
          indicators: [
            {
              name: '整体',
              weight: null,
              questions: [
                { id: 'c0', text: '', weight: null },
                { id: 'c1', text: '您觉得这个品牌 <有实力> 吗？', weight: null },
              ],
            },
          ],
        },
      ],
    };
    const { view } = await run(survey, { tree });
    const page = renderBlankPage(view, INITIAL, words);
    expect(page).toContain('<title>手机满意度</title>');
    expect(page).toContain('1. 值得信赖<');
    expect(page).toContain('非常同意');
    expect(page).toContain('您觉得这个品牌 &lt;有实力&gt; 吗？');
    expect(page).toContain('整体');
    expect(page).not.toContain('<有实力>');
  });

  it('escapes whatever people type', () => {
    expect(escapeText(`<script>"'&`)).toBe('&lt;script&gt;&quot;&#39;&amp;');
  });

  it('runs and fetches nothing, and stands in the language of the moment', async () => {
    const { view } = await run(simulated(20));
    const page = renderBlankPage(view, INITIAL, speak('en'));
    expect(page).toContain("default-src 'none'");
    expect(page).toContain('<html lang="en">');
    expect(page).not.toMatch(/<script|https?:|⟨|undefined|NaN/);
    expect(page.match(/class="box"/g)).toHaveLength(12 * 7);
  });
});

describe('words of picks', () => {
  it('name what people ticked', async () => {
    const { view } = await run(SATISFACTION, { reverse: ['c1'] });
    const words = speak('en');
    const say = (set: string, marks: number[], own = view as typeof view | null): string =>
      words.message(describeQuestionnaire(set, marks, INITIAL, own));
    expect(say('index', [12, 13, 14])).toBe('index 60–75');
    expect(say('answer-1', [0, 1])).toBe('“总体满意 你满意吗” answered 1–2');
    expect(say('answer-2', [4])).toBe('“服务满意” (reversed) answered 1');
    expect(say('answer-1', [0, 4], null)).toBe('question 1, answer level 1, 5');
    expect(say('answer-40', [0])).toBe('question 40, answer level 1');
    expect(say('index', [])).toBe('no answers picked');
  });
});

describe('tables and formulas', () => {
  it('agree with the view', async () => {
    const { result, view } = await run(simulated(50, 2, 0.1));
    const tables = tabulateQuestionnaire(result, INITIAL);
    const items = tables.find(({ name }) => name === 'items')!;
    const at = items.columns.findIndex(({ key }) => key === 'item-total');
    expect(items.cell(0, at)).toBe(view.items[0]!.itemTotal);
    const answers = tables.find(({ name }) => name === 'answers')!;
    expect(answers.rows).toBe(12 * 7);
    const respondents = tables.find(({ name }) => name === 'respondents')!;
    expect(respondents.rows).toBe(50);
    expect(respondents.cell(0, 0)).toBe('#1');
  });

  it('work one sheet by hand to the index it has', async () => {
    const reverse = ['c3', 'c7', 'c11'];
    const { result } = await run(simulated(40, 2, 0.1), { reverse });
    const { steps, numbers, customer } = explainQuestionnaire(result, { ...INITIAL, reverse }, 7);
    expect(customer).toBe(7);
    expect(steps.at(-1)!.tex).toContain(`= ${Number(result.index[7]!.toFixed(2))}`);
    expect(steps[0]!.note.code).toBe('questionnaire.step-reverse');
    expect(numbers.filter(({ note }) => note.code === 'questionnaire.numbers-alpha')).toHaveLength(3);
  });
});
