/** The questionnaire panel: hand-worked values, published α, reversed items, weights, who counts, what is refused. */

import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NO_MARK_16 } from '../../../src/lib/marks.ts';
import { questionnaireMarks } from '../../../src/panels/questionnaire/compute.ts';
import type { IndexTree } from '../../../src/panels/questionnaire/tree.ts';
import { FIVE, NA, refusal, run, simulated, stat, surveyOf } from './surveys.ts';

const SMALL = surveyOf({
  '形象1 值得信赖': [5, 4, 3, 1],
  '形象2 有实力': [4, 4, 2, 2],
  '质量1 做工': [5, 3, 3, 1],
  '质量2 耐用': [5, 5, 1, NA],
});

const tree = (patch: readonly (number | null)[]): IndexTree => ({
  name: '',
  variables: [
    {
      name: '形象',
      weight: patch[0]!,
      indicators: [{ name: '', weight: null, questions: [{ id: 'c0', text: '', weight: null }] }],
    },
    {
      name: '质量',
      weight: patch[1]!,
      indicators: [
        {
          name: '做工与耐用',
          weight: null,
          questions: [
            { id: 'c2', text: '', weight: patch[2]! },
            { id: 'c3', text: '', weight: patch[3]! },
          ],
        },
      ],
    },
  ],
});

describe('a survey worked by hand', () => {
  it('puts 5 (very satisfied) at 100 and 1 at 0, and averages level by level', async () => {
    const { result, view } = await run(SMALL);
    expect(view.variables.map(({ name }) => name)).toEqual(['形象', '质量']);
    expect(view.indicators.map(({ name }) => name)).toEqual(['值得信赖', '有实力', '做工', '耐用']);
    // Sheet 1: image (100 + 75)/2, quality (100 + 100)/2; sheet 4 left one question out, so quality is that of the other.
    expect([...result.columns[0]!]).toEqual([87.5, 75, 37.5, 12.5]);
    expect([...result.columns[1]!]).toEqual([100, 75, 25, 0]);
    expect([...result.index]).toEqual([93.75, 75, 31.25, 6.25]);
    expect(view.index.mean).toBeCloseTo(51.5625, 12);
    expect(view.items[0]!.mean).toBe(3.25);
    expect(view.items[0]!.counts).toEqual([1, 0, 1, 1, 1]);
    expect(view.items[3]!.missing).toBe(1);
  });

  it('leaves out incomplete sheets where asked to', async () => {
    const { result, answer } = await run(SMALL, { missing: 'complete' });
    expect([...result.index].map((value) => Number.isNaN(value))).toEqual([false, false, false, true]);
    expect(answer.account.leftOut).toContainEqual({ code: 'questionnaire.left-without', parameters: { rows: 1 } });
  });

  it('weighs by the weights typed in, in proportion, and says what they sum to', async () => {
    const { result, view, answer } = await run(SMALL, { tree: tree([3, 1, null, null]) });
    expect(view.weighting).toBe('own');
    expect(view.variables.map(({ weight }) => weight)).toEqual([0.75, 0.25]);
    expect(result.index[0]).toBeCloseTo(0.75 * 100 + 0.25 * 100, 12);
    expect(result.index[1]).toBeCloseTo(0.75 * 75 + 0.25 * 75, 12);
    expect(answer.reading).toContainEqual({ code: 'questionnaire.caution-uneven', parameters: { sum: 4 } });
    expect(answer.account.leftOut).toContainEqual({ code: 'questionnaire.left-unused', parameters: { questions: 1 } });
    const even = await run(SMALL, { tree: tree([75, 25, 0.5, 0.5]) });
    expect(even.answer.reading.some(({ code }) => code.endsWith('caution-uneven'))).toBe(false);
    expect([...even.result.index]).toEqual([...result.index]);
  });

  it('weighs a question of weight 0 not at all', async () => {
    const { result } = await run(SMALL, { tree: tree([0, 1, 1, 0]) });
    expect([...result.index]).toEqual([100, 50, 50, 0]);
  });

  it('takes weights from another cell by name, in either language, and says which fit nothing', async () => {
    const given = [
      { name: '品牌形象', weight: 0.8 },
      { name: 'Quality', weight: 0.2 },
      { name: '价格', weight: 0.4 },
    ];
    const { view, answer } = await run(SMALL, { weights: 'cell-1' }, { keep: null, given: { weights: given } });
    expect(view.weighting).toBe('given');
    expect(view.variables.map(({ weight }) => weight)).toEqual([0.8, 0.2]);
    expect(view.unknownWeights).toEqual(['价格']);
    expect(answer.reading.map(({ code }) => code)).toContain('questionnaire.caution-unknown-weights');
    const lacking = await run(SMALL, { weights: 'cell-1' });
    expect(lacking.view.weighting).toBe('equal');
    expect(lacking.answer.reading.map(({ code }) => code)).toContain('questionnaire.caution-no-weights');
  });

  it('takes weights of single questions, and leaves those out that have none', async () => {
    const given = [{ name: '形象2 有实力', weight: 1 }];
    const { view } = await run(SMALL, { weights: 'w' }, { keep: null, given: { weights: given } });
    expect(view.items.map(({ weight, share }) => [weight, share])).toEqual([
      [1, 0],
      [1, 0.5],
      [1, 0.25],
      [1, 0.25],
    ]);
    expect(view.without).toEqual(['值得信赖']);
    const strange = await run(
      SMALL,
      { weights: 'w' },
      { keep: null, given: { weights: [{ name: '颜色', weight: 1 }] } },
    );
    expect(strange.answer.reading.map(({ code }) => code)).toContain('questionnaire.caution-weights-fit');
  });
});

describe('reversed items', () => {
  const survey = simulated(400);

  it('are found, and turned where asked to', async () => {
    const before = await run(survey);
    const opposed = before.view.items.filter((item) => item.opposed).map(({ label }) => label);
    expect(opposed).toEqual(['形象4 题4', '质量4 题4', '忠诚4 题4']);
    expect(before.answer.reading.map(({ code }) => code)).toContain('questionnaire.reading-opposed');
    const reverse = before.view.items.filter((item) => item.opposed).map(({ id }) => id);
    const after = await run(survey, { reverse });
    expect(after.view.items.some((item) => item.opposed)).toBe(false);
    expect(after.view.variables.every(({ reliability }) => reliability.alpha > 0.8)).toBe(true);
    expect(before.view.variables.every(({ reliability }) => reliability.alpha < 0.6)).toBe(true);
    // Lowest and highest are swapped: 8 − x on a scale from 1 to 7.
    expect(after.view.items[3]!.mean).toBeCloseTo(8 - before.view.items[3]!.mean, 10);
    expect(after.view.items[3]!.counts).toEqual([...before.view.items[3]!.counts].reverse());
  });

  it('recovers the α of the model that made the answers', async () => {
    const reverse = [3, 7, 11].map((i) => `c${i}`);
    const { view } = await run(simulated(5000, 8), { reverse });
    // Items = 1.1·latent + 0.7·error: correlation 1.21/(1.21 + .49) = .712 before rounding to whole answers.
    const truth = (4 * 0.712) / (1 + 3 * 0.712);
    for (const { reliability } of view.variables) expect(Math.abs(reliability.alpha - truth)).toBeLessThan(0.03);
  });
});

const MOBI = new URL('../../../../shared/data/mobi/mobi.csv', import.meta.url);

describe.skipIf(!existsSync(MOBI))('the ECSI data', () => {
  it('gives seven variables by their codes, and the published α', async () => {
    const [head, ...rows] = readFileSync(MOBI, 'utf8')
      .trim()
      .split(/\r?\n/)
      .map((line) => line.replaceAll('"', '').split(','));
    const columns = Object.fromEntries(head!.map((name, i) => [name, rows.map((row) => Number(row[i]))]));
    const { view } = await run(surveyOf(columns, { scale: { ...FIVE, maximum: 10 } }));
    const alphas = Object.fromEntries(view.variables.map(({ name, reliability }) => [name, reliability.standardised]));
    expect(Object.keys(alphas).sort()).toEqual(
      ['complaints', 'expectation', 'image', 'loyalty', 'quality', 'satisfaction', 'value']
        .map((name) => `questionnaire.concept-${name}`)
        .sort(),
    );
    expect(alphas['questionnaire.concept-quality']).toBeCloseTo(0.87701024524, 9);
    expect(alphas['questionnaire.concept-satisfaction']).toBeCloseTo(0.77919502192, 9);
    expect(alphas['questionnaire.concept-complaints']).toBeNaN();
  });
});

describe('who counts', () => {
  const asked = surveyOf(
    { 满意1: [1, 5, 3, 2], 满意2: [1, 5, 4, 2] },
    { who: ['a', 'b', 'a', 'c'], day: [20, 10, 10, 10] },
  );

  it('takes the last sheet of each respondent by its day', async () => {
    const { view, result, answer } = await run(asked);
    expect([view.sheets, view.respondents]).toEqual([3, 3]);
    expect([...result.answers.rows]).toEqual([0, 1, 3]);
    expect(answer.account.leftOut).toContainEqual({ code: 'questionnaire.left-earlier', parameters: { rows: 1 } });
  });

  it('takes all sheets where asked to, and still divides people by their last one', async () => {
    const { view, result } = await run(asked, { sheets: 'all' });
    expect([view.sheets, view.respondents]).toEqual([4, 3]);
    const { index } = questionnaireMarks(result);
    expect([...index!.of]).toEqual([0, 19, 5]);
    expect(view.index.bins[12]! + view.index.bins[13]!).toBe(0);
    expect(view.index.sheets.reduce((sum, count) => sum + count, 0)).toBe(4);
  });

  it('keeps to the filter', async () => {
    const { result, view } = await run(asked, {}, { keep: Uint8Array.of(0, 1, 1) });
    expect(view.respondents).toBe(2);
    expect(questionnaireMarks(result)['answer-1']!.of[0]).toBe(NO_MARK_16);
  });

  it('marks agree with what is drawn', async () => {
    const { view, result } = await run(simulated(300, 4, 0.1), { reverse: ['c3'] });
    const marks = questionnaireMarks(result);
    view.items.forEach(({ counts }, item) => {
      const { of, count } = marks[`answer-${item + 1}`]!;
      const found = new Array<number>(count).fill(0);
      for (const mark of of) if (mark !== NO_MARK_16) found[mark]! += 1;
      expect(found).toEqual(counts);
    });
    expect(marks['answer-13']!.count).toBe(0);
  });
});

describe('bad input', () => {
  it('says what is lacking', async () => {
    expect(await refusal(null)).toBe('questionnaire.no-survey');
    expect(await refusal(surveyOf({}))).toBe('questionnaire.no-survey');
    expect(await refusal({ ...SMALL, questions: [] })).toBe('questionnaire.no-questions');
    expect(await refusal(SMALL, {}, { keep: new Uint8Array(4) })).toBe('questionnaire.nobody-kept');
    expect(await refusal(SMALL, { tree: { name: '', variables: [] } })).toBe('questionnaire.tree-empty');
    expect(await refusal(surveyOf({ 满意1: [NA, NA], 满意2: [NA, NA] }))).toBe('questionnaire.no-answers');
  });

  it('shows what can still be shown of constant and empty items', async () => {
    const { view, answer } = await run(
      surveyOf({ 质量1: [1, 2, 3, 5], 质量2: [2, 2, 3, 5], 质量3: [4, 4, 4, 4], 质量4: [NA, NA, NA, NA] }),
    );
    const codes = answer.reading.map(({ code }) => code);
    expect(codes).toContain('questionnaire.caution-constant');
    expect(codes).toContain('questionnaire.caution-empty');
    expect(codes).toContain('questionnaire.caution-few');
    expect(view.items.map(({ constant }) => constant)).toEqual([false, false, true, false]);
    expect(view.variables[0]!.reliability.items).toBe(2);
    expect(stat(answer, 'alpha')).toBeGreaterThan(0.8);
    expect(view.index.n).toBe(4);
  });

  it('has no α of one question and says so', async () => {
    const { view, answer } = await run(surveyOf({ 总体满意度: [1, 2, 5] }));
    expect(view.variables[0]!.reliability.alpha).toBeNaN();
    expect(answer.finding.code).toBe('questionnaire.finding-bare');
    expect(answer.reading.map(({ code }) => code)).toContain('questionnaire.caution-single');
  });

  it('answers of one person', async () => {
    const { view } = await run(surveyOf({ 满意1: [4], 满意2: [5] }));
    expect(view.index).toMatchObject({ n: 1, mean: 87.5, low: NaN });
  });

  it('leaves answers outside the scale out', async () => {
    const { view } = await run(surveyOf({ 满意1: [4, 9, 1], 满意2: [5, 2, 1] }));
    expect(view.items[0]).toMatchObject({ n: 2, missing: 1, mean: 2.5 });
  });
});
