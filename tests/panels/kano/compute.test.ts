import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_TABLES } from '../../../src/data/tables.ts';
import { NO_MARK_16 } from '../../../src/lib/marks.ts';
import { KANO_CATEGORIES } from '../../../src/models/kano-table.ts';
import { computeKano, kanoMarks, selectKano } from '../../../src/panels/kano/compute.ts';
import { ANSWERS, feature, FIVE, JOB, kano, optionsOf, surveyOf, type Letter } from './survey.ts';

const REFERENCE = new URL('../../../../shared/reference/kano-table.json', import.meta.url);

const fail = async (survey: ReturnType<typeof surveyOf> | null, patch = {}, keep: Uint8Array | null = null) => {
  const options = optionsOf(patch);
  const input = selectKano({ ...NO_TABLES, survey }, options, { keep });
  const result = input.ok ? await computeKano(input.value, options, JOB) : input;
  return result.ok ? null : result.error.code;
};

describe('better and worse', () => {
  it('of A 30, O 40, M 20, I 10 are .70 and −.60', async () => {
    const { view } = await kano(surveyOf(feature('免排队', { A: 30, O: 40, M: 20, I: 10 })));
    const [only] = view.features;
    expect(only).toMatchObject({ name: '免排队', n: 100, category: 'O', quadrant: 'O' });
    expect(only!.better.mean).toBeCloseTo(0.7, 12);
    expect(only!.worse.mean).toBeCloseTo(-0.6, 12);
    expect(only!.better.low).toBeLessThan(0.7);
    expect(only!.worse.low).toBeLessThan(-0.6);
    expect(only!.worse.high).toBeGreaterThan(-0.6);
  });

  it('are those of the reference cases, with strengths and tests', async () => {
    if (!existsSync(REFERENCE)) return;
    const { cases } = JSON.parse(readFileSync(REFERENCE, 'utf8')) as {
      cases: Record<string, Record<string, number | string | boolean> & { counts: Record<Letter, number> }>;
    };
    for (const [name, found] of Object.entries(cases)) {
      const survey = surveyOf(feature(name, found.counts));
      const [only] = (await kano(survey)).view.features;
      const [other] = (await kano(survey, { rule: 'majority' })).view.features;
      expect(only!.category).toBe(found['mode']);
      expect(other!.category).toBe(found['rule_M_O_A_gt_I_R_Q']);
      expect(only!.better.mean).toBeCloseTo(found['better'] as number, 12);
      expect(only!.worse.mean).toBeCloseTo(found['worse'] as number, 12);
      expect(only!.totalStrength).toBeCloseTo(found['total_strength'] as number, 12);
      expect(only!.categoryStrength).toBeCloseTo(found['category_strength'] as number, 12);
      expect(only!.fong.difference).toBe(found['fong_lhs']);
      expect(only!.fong.threshold).toBeCloseTo(found['fong_rhs'] as number, 9);
      expect(only!.fong.significant).toBe(found['fong_significant']);
      expect(only!.chiSquare.statistic).toBeCloseTo(found['chi2_MOAI'] as number, 9);
    }
  });
});

describe('answers', () => {
  const asked = feature('外卖', { A: 5, O: 6, M: 3, I: 2, R: 1, Q: 1 });

  it('as numbers of which 5 means like are turned round, and it is said', async () => {
    const turned = asked.map(({ label, values }) => ({ label, values: values.map((value) => 6 - value), scale: FIVE }));
    const plain = asked.map((each) => ({ ...each, scale: FIVE }));
    const [one, other] = [await kano(surveyOf(turned)), await kano(surveyOf(plain))];
    expect(one.view).toMatchObject({ like: 'high', likeGuessed: true });
    expect(other.view).toMatchObject({ like: 'low', likeGuessed: true });
    expect(one.view.features[0]!.counts).toEqual(other.view.features[0]!.counts);
    const forced = await kano(surveyOf(turned), { like: 'low' });
    expect(forced.view.features[0]!.counts).not.toEqual(one.view.features[0]!.counts);
    expect(forced.view.likeGuessed).toBe(false);
  });

  it('of three steps use the table of three', async () => {
    const survey = surveyOf([
      { label: '有外卖', values: [1, 1, 1, 2], scale: { minimum: 1, maximum: 3, words: 'number' } },
      { label: '没有外卖', values: [3, 2, 3, 2], scale: { minimum: 1, maximum: 3, words: 'number' } },
    ]);
    const { view } = await kano(survey);
    expect(view.points).toBe(3);
    expect(view.cells.join('')).toBe('QAORIMRRQ');
    expect(view.features[0]!.counts).toEqual([0, 2, 1, 1, 0, 0]);
  });

  it('of three words that stand for 1, 3 and 5 do too', async () => {
    const survey = surveyOf([
      { label: '有外卖', values: Array.from({ length: 40 }, (_, i) => [1, 1, 5, 3][i % 4]!) },
      { label: '没有外卖', values: Array.from({ length: 40 }, (_, i) => [5, 3, 1, 3][i % 4]!) },
    ]);
    const { view } = await kano(survey);
    expect(view.points).toBe(3);
    expect(view.features[0]!.counts).toEqual([0, 10, 10, 10, 10, 0]);
    expect((await kano(survey, { points: '5' })).view.features[0]!.counts).toEqual([0, 10, 10, 10, 10, 0]);
  });

  it('of one who answered twice are those of the last sheet by day', async () => {
    const survey = surveyOf(
      [
        { label: '有外卖', values: [1, 3, 1, 2, 4] },
        { label: '没有外卖', values: [5, 3, 3, 5, 2] },
      ],
      { who: ['a', 'a', 'b', 'c', 'c'], day: [20, 10, 5, 5, 6] },
    );
    const { view, answers } = await kano(survey);
    expect([...answers.sheet]).toEqual([0, 2, 4]);
    expect(view.repeated).toBe(2);
    expect(view.features[0]!.counts).toEqual([0, 1, 1, 1, 0, 0]);
  });

  it('with the contradictions of Pouliot become questionable', async () => {
    const survey = surveyOf([
      { label: '有外卖', values: [2, 4, 1] },
      { label: '没有外卖', values: [2, 4, 5] },
    ]);
    expect((await kano(survey)).view.features[0]!.counts).toEqual([0, 1, 0, 2, 0, 0]);
    expect((await kano(survey, { table: 'pouliot' })).view.features[0]!.counts).toEqual([0, 1, 0, 0, 0, 2]);
  });
});

describe('the order', () => {
  it('is M, O, A, I, the stronger first, and the first three are built', async () => {
    const survey = surveyOf([
      ...feature('甲', { I: 50 }),
      ...feature('乙', { A: 40, I: 10 }),
      ...feature('丙', { M: 30, I: 20 }),
      ...feature('丁', { O: 30, I: 20 }),
      ...feature('戊', { M: 45, I: 5 }),
    ]);
    const { view } = await kano(survey);
    expect(view.order.map((at) => view.features[at]!.name)).toEqual(['戊', '丙', '丁', '乙', '甲']);
    expect(view.built.map((at) => view.features[at]!.name)).toEqual(['戊', '丙', '丁']);
    expect(view.features[view.feature]!.name).toBe('戊');
    // Gained: .6 of .6 + .8; avoided: all.
    expect(view.choice.gained).toBeCloseTo(0.6 / 1.4, 12);
    expect(view.choice.avoided).toBeCloseTo(1, 12);
    const other = await kano(survey, { built: ['c3'] });
    expect(other.view.choice.gained).toBeCloseTo(0.8 / 1.4, 12);
    expect(other.view.choice.avoided).toBe(0);
    expect(other.view.choice.reached).toBeCloseTo(0.8, 12);
  });
});

describe('segments', () => {
  const asked = [
    ...feature('甲', { M: 40, A: 40 }),
    ...feature('乙', { O: 20, I: 20 }).map(({ label, values }) => ({ label, values: [...values, ...values] })),
  ];
  const groups = { 身份: Array.from({ length: 80 }, (_, i) => (i < 40 ? '学生' : '上班族')) };

  it('differ where they differ', async () => {
    const { view } = await kano(surveyOf(asked, { groups }), { groupBy: ['c100'] });
    const { names, counts, rows } = view.segments!;
    expect(names).toEqual(['学生', '上班族']);
    expect(counts).toEqual([40, 40]);
    expect(rows[0]!.categories).toEqual(['M', 'A']);
    expect(rows[0]!.adjusted).toBeLessThan(1e-6);
    expect(rows[1]!.categories).toEqual(['O', 'O']);
    expect(rows[1]!.adjusted).toBe(1);
  });

  it('are nothing where no such column is', async () => {
    expect((await kano(surveyOf(asked, { groups }), { groupBy: ['c999'] })).view.segments).toBeNull();
  });
});

describe('who answers without care', () => {
  const survey = surveyOf([
    { label: '有甲', values: [1, 1, 3, 1] },
    { label: '没有甲', values: [5, 1, 3, 5] },
    { label: '有乙', values: [1, 5, 3, 2] },
    { label: '没有乙', values: [3, 5, 3, 5] },
    { label: '有丙', values: [1, 1, 3, 1] },
    { label: '没有丙', values: [3, 3, 3, 5] },
  ]);

  it('is counted, and left out where asked', async () => {
    const { view } = await kano(survey);
    expect(view.doubts).toEqual([3, 0, 1, 0, 0]);
    expect(view.questionableShare).toBeCloseTo(2 / 12, 12);
    const strict = await kano(survey, { questionable: 50, uniform: true });
    expect(strict.view).toMatchObject({ respondents: 2, before: 4, left: { questionable: 1, uniform: 1, reverse: 0 } });
    expect(await fail(survey, { questionable: 0, uniform: true, reverse: 0 }, Uint8Array.of(0, 1, 1, 0))).toBe(
      'kano.nobody-left',
    );
  });
});

describe('marks', () => {
  it('divide the respondents by what they answered', async () => {
    const result = await kano(surveyOf(feature('外卖', { A: 2, O: 3, Q: 1 })));
    const marks = kanoMarks(result);
    expect([...marks['class']!.of]).toEqual([2, 2, 1, 1, 1, 5]);
    expect([...marks['answer']!.of]).toEqual([2, 2, 4, 4, 4, 0]);
    expect([...marks['doubt']!.of]).toEqual([0, 0, 0, 0, 0, 1]);
    expect(marks['segment']!.of.every((mark) => mark === NO_MARK_16)).toBe(true);
  });

  it('count as the view does, whatever the answers', async () => {
    const letter = fc.constantFrom(...(Object.keys(ANSWERS) as Letter[]));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(letter, letter), { minLength: 1, maxLength: 40 }), async (people) => {
        const survey = surveyOf(
          [0, 1].flatMap((at) => [
            { label: `有${'甲乙'[at]!}`, values: people.map((each) => ANSWERS[each[at]!][0]) },
            { label: `没有${'甲乙'[at]!}`, values: people.map((each) => ANSWERS[each[at]!][1]) },
          ]),
        );
        const result = await kano(survey, { points: '5' });
        const marks = kanoMarks(result);
        const counted = KANO_CATEGORIES.map(
          (_, mark) => [...marks['class']!.of].filter((each) => each === mark).length,
        );
        expect(counted).toEqual(result.view.features[result.view.feature]!.counts);
        const { choice } = result.view;
        for (const share of [choice.gained, choice.avoided, choice.reached, choice.content, choice.against])
          expect(Number.isNaN(share) || (share >= 0 && share <= 1)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

describe('what cannot be answered', () => {
  it('is said, with what to do', async () => {
    expect(await fail(null)).toBe('kano.no-survey');
    expect(await fail(surveyOf([{ label: '满意度', values: [1, 2], scale: FIVE }]))).toBe('kano.no-pairs');
    expect(
      await fail(
        surveyOf([
          { label: '有外卖（正向）', values: [1, 2] },
          { label: '有饮料（正向）', values: [1, 2] },
          { label: '有点心（正向）', values: [1, 2] },
        ]),
      ),
    ).toBe('kano.no-pairs-one-sided');
    expect(await fail(surveyOf(feature('外卖', { A: 2 })), {}, Uint8Array.of(0, 0))).toBe('kano.nobody-kept');
    const empty = surveyOf([
      { label: '有外卖', values: [1, NaN] },
      { label: '没有外卖', values: [NaN, 5] },
    ]);
    expect(await fail(empty)).toBe('kano.no-answers');
    const pair = { name: 'x', functional: 'c1', dysfunctional: null, importance: null };
    expect(await fail(surveyOf(feature('外卖', { A: 2 })), { pairs: [pair] })).toBe('kano.no-pair-one-sided');
    expect(await fail(surveyOf(feature('外卖', { A: 2 })), { pairs: [{ ...pair, dysfunctional: 'c1' }] })).toBe(
      'kano.no-pair-same',
    );
    expect(await fail(surveyOf(feature('外卖', { A: 2 })), { pairs: [{ ...pair, dysfunctional: 'c77' }] })).toBe(
      'kano.no-pair-no-question',
    );
  });

  it('is listed where the rest can be shown', async () => {
    const survey = surveyOf([
      ...feature('外卖', { A: 2, O: 1 }),
      { label: '有点心', values: [1, NaN, 2] },
      { label: '没有点心', values: [NaN, 5, NaN] },
    ]);
    const { view } = await kano(survey);
    expect(view.features.map(({ name }) => name)).toEqual(['外卖']);
    expect(view.problems).toEqual([{ kind: 'no-answers', name: '点心' }]);
  });
});
