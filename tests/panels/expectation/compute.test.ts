import { describe, expect, it } from 'vitest';
import { generateHalfSugarVoices } from '../../../datasets/half-sugar-voices/generate.ts';
import { barAt, barsOf } from '../../../src/panels/expectation/compute.ts';
import { findPairs, sideOf } from '../../../src/panels/expectation/pairs.ts';
import { readSurvey, surveyFrom } from '../answer-sheets.ts';
import { codeOf, resultOf } from './results.ts';

const EXPECTED = [7, 8, 6, 9, 5, 7, 8, 6, 7, 10, 4, 8];
const PERCEIVED = [6, 8, 7, 7, 4, 6, 8, 4, 7, 8, 5, 6];
const ten = (values: readonly number[]) => [values, 1, 10] as const;
const one = surveyFrom({ questions: { 期望: ten(EXPECTED), 感知: ten(PERCEIVED) } });

describe('by hand and by R', () => {
  it('counts, mean, t, effect sizes of one pair', async () => {
    const { stats, view, finding, marks } = await resultOf({ survey: one });
    expect([stats['dissatisfied'], stats['met'], stats['delighted']]).toEqual([7, 3, 2]);
    expect(stats['mean-difference']).toBeCloseTo(-0.75, 12);
    // R: t.test(perceived, expected, paired = TRUE)
    expect(stats['t']).toBeCloseTo(-2.282657730758, 9);
    expect(stats['p']).toBeCloseTo(0.04333332143931, 9);
    expect(stats['low']).toBeCloseTo(-1.473165303, 8);
    expect(stats['cohen-dz']).toBeCloseTo(-0.658947, 5);
    expect(stats['rank-biserial']).toBeCloseTo(-33 / 45, 12);
    expect(finding).toContain('Less was perceived than expected: -0.75');
    expect(Array.from(marks['feeling']!.of)).toEqual([0, 1, 2, 0, 0, 0, 1, 0, 1, 0, 2, 0]);
    expect(Array.from(view.feelingPeople)).toEqual([7, 3, 2]);
    expect(view.counts.reduce((sum, count) => sum + count, 0)).toBe(12);
  });

  it('several pairs: Holm, the worst named, the one looked at chosen', async () => {
    const survey = surveyFrom({
      questions: {
        '口味-期望': ten(EXPECTED),
        '口味-感知': ten(PERCEIVED),
        '速度-期望': ten(EXPECTED),
        '速度-感知': ten(EXPECTED.map((value, i) => value - (i % 2))),
        '价格-期望': ten(EXPECTED),
        '价格-感知': ten(EXPECTED),
      },
    });
    const { view, finding, stats } = await resultOf({ survey }, { pair: 2 });
    expect(view.pairs.map(({ name }) => name)).toEqual(['口味', '速度', '价格']);
    expect(view.chosen).toBe(1);
    expect(stats['mean-difference']).toBeCloseTo(-0.5, 12);
    expect(view.pairs[0]!.adjusted).toBeCloseTo(view.pairs[0]!.p, 12);
    expect(view.pairs[1]!.adjusted).toBeCloseTo(2 * view.pairs[1]!.p, 12);
    expect(view.pairs[2]!.p).toBeNaN();
    expect(finding).toContain('2 of 3 items fall short');
    expect(finding).toContain('口味');
    expect((await resultOf({ survey }, { pair: 40 })).view.chosen).toBe(2);
  });

  it('groups: mean of each against the rest, people by their last sheet', async () => {
    const survey = surveyFrom({
      who: ['a', 'b', 'a', 'c', 'd', 'e'],
      day: [19_500, 19_400, 19_300, 19_400, 19_400, 19_400],
      questions: { expected: ten([5, 5, 5, 5, 5, 5]), perceived: ten([7, 6, 3, 2, 4, 8]) },
      columns: { shop: ['x', 'x', 'y', 'y', 'y', 'x'] },
    });
    const { view, marks } = await resultOf({ survey });
    expect(view.segments!.rows.map(({ mean, n, people }) => [mean, n, people])).toEqual([
      [2, 3, 3],
      [-2, 3, 2],
    ]);
    expect(view.segments!.rows[0]!.against).toBeCloseTo(4, 12);
    expect(Array.from(marks['segment']!.of)).toEqual([0, 0, 1, 1, 0]);
  });
});

describe('names of items', () => {
  it.each([
    [
      ['期望1 整体质量', '期望3 少出毛病'],
      ['整体质量', '少出毛病'],
    ],
    [['期望 7 天无理由退货'], ['7 天无理由退货']],
    [
      ['期望1 口味', '期望2 口味'],
      ['1 口味', '2 口味'],
    ],
  ])('%j lose the number of the item only', (labels, names) => {
    const ten = (values: readonly number[]) => [values, 1, 10] as const;
    const questions = Object.fromEntries(
      labels.flatMap((label) => [
        [label, ten([5, 6])],
        [label.replace('期望', '感知'), ten([4, 7])],
      ]),
    );
    expect(findPairs(surveyFrom({ questions })).pairs.map(({ name }) => name)).toEqual(names);
  });
});

describe('pairs are found by names', () => {
  it.each([
    ['期望', 'expected', ''],
    ['感知质量-口味', 'perceived', '口味'],
    ['口味（期望）', 'expected', '口味'],
    ['Taste (expected)', 'expected', 'Taste'],
    ['perception: taste', 'perceived', 'taste'],
    ['E1', 'expected', '1'],
    ['P_12', 'perceived', '12'],
    ['q0', 'expected', ''],
    ['q1_taste', 'perceived', 'taste'],
    ['taste_P', 'perceived', 'taste'],
    ['q₀ 口味', 'expected', '口味'],
  ] as const)('%s', (label, side, name) => {
    expect(sideOf(label)).toMatchObject({ side, name });
  });

  it.each(['口味', 'Price', 'Experience against expectation', 'Q10', 'Person', 'E-mail'])(
    '%s tells of neither',
    (label) => {
      expect(sideOf(label)).toBeNull();
    },
  );

  it('by what is left of both names, whatever their order and punctuation', () => {
    const survey = surveyFrom({
      questions: {
        P1: ten([1]),
        E1: ten([1]),
        'Expected: waiting time': ten([1]),
        'Waiting-time (perceived)': ten([1]),
        E3: ten([1]),
        '期望 环境': ten([1]),
        '感知 环境': [[5], 1, 5],
      },
    });
    const { pairs, leftOut } = findPairs(survey);
    expect(pairs.map(({ expected, perceived }) => [expected.label, perceived.label])).toEqual([
      ['E1', 'P1'],
      ['Expected: waiting time', 'Waiting-time (perceived)'],
    ]);
    expect(leftOut.map(({ code }) => code)).toEqual(['expectation.left-single', 'expectation.left-scales']);
  });

  it('by their wording, where only the expectation says which side it is', () => {
    const labels = [
      '期望1 整体质量',
      '期望2 功能合用',
      '期望3',
      '质量1 整体质量',
      '质量2 功能合用',
      '质量3',
      '形象1 整体质量',
    ];
    const { pairs, leftOut } = findPairs(
      surveyFrom({ questions: Object.fromEntries(labels.map((label) => [label, ten([1])])) }),
    );
    expect(pairs.map(({ expected, perceived }) => [expected.label, perceived.label])).toEqual([
      ['期望2 功能合用', '质量2 功能合用'],
    ]);
    // two questions share the wording of the first, and a number alone is no wording
    expect(leftOut.map(({ parameters }) => parameters!['label'])).toEqual(['期望1 整体质量', '期望3']);
  });

  it('scales found from numbers that reach as far are the same one, not used to its end', async () => {
    const { view } = await resultOf({
      survey: surveyFrom({ questions: { 期望: [[4, 5, 7], 1, 7], 感知: [[4, 8, 6], 1, 10] } }),
    });
    expect([view.pairs.length, view.minimum, view.maximum]).toEqual([1, 1, 10]);
  });

  it('or by the order a person chose them in', async () => {
    const survey = surveyFrom({ questions: { before: ten([5, 6, 7]), after: ten([6, 6, 9]), place: ten([1, 2, 3]) } });
    expect(await codeOf({ survey })).toBe('expectation.no-pairs');
    const { view } = await resultOf({ survey }, { expected: ['c0', 'c2'], perceived: ['c1'] });
    expect(view.pairs).toHaveLength(1);
    expect(view.pairs[0]!.mean).toBeCloseTo(1, 12);
    expect(view.leftOut.map(({ code }) => code)).toEqual(['expectation.left-single']);
  });
});

describe('bad input is told where it occurs', () => {
  it('no survey, no pair, nobody kept, no answers, other scales', async () => {
    expect(await codeOf({})).toBe('expectation.no-survey');
    expect(await codeOf({ survey: one }, {}, { keep: new Uint8Array(12) })).toBe('expectation.nobody-kept');
    expect(await codeOf({ survey: surveyFrom({ questions: { 期望: ten([NaN, 3]), 感知: ten([4, NaN]) } }) })).toBe(
      'expectation.no-answers',
    );
    expect(await codeOf({ survey: surveyFrom({ questions: { 期望: ten([9]), 感知: [[4], 1, 5] } }) })).toBe(
      'expectation.no-whole-pair',
    );
    expect(await codeOf({ survey: surveyFrom({ questions: { 期望: ten([3]) } }) })).toBe('expectation.no-whole-pair');
  });

  it('an empty pair beside a whole one, a constant difference, few answers', async () => {
    const { view, reading } = await resultOf({
      survey: surveyFrom({
        questions: { E1: ten([5, 6, 7]), P1: ten([6, 7, 8]), E2: ten([NaN, NaN, NaN]), P2: ten([1, 2, 3]) },
      }),
    });
    expect(view.pairs.map(({ n }) => n)).toEqual([3, 0]);
    expect(reading).toContain('Everybody differs by the same');
    expect(reading).toContain('no sheet answers both');
    expect(reading).toContain('Only 3 sheets answer both');
  });
});

describe('bars of differences', () => {
  it('stand one by one on short scales, several steps together on long ones, 0 always alone', () => {
    expect(barsOf(4)).toEqual([-4, -3, -2, -1, 0, 1, 2, 3, 4].map((low) => ({ low, high: low })));
    const long = barsOf(100);
    expect(long.length).toBeLessThanOrEqual(25);
    expect(long[0]!.low).toBe(-100);
    expect(long.at(-1)!.high).toBe(100);
    for (let difference = -100; difference <= 100; difference += 1) {
      const { low, high } = long[barAt(difference, long)]!;
      expect(low).toBeLessThanOrEqual(difference);
      expect(high).toBeGreaterThanOrEqual(difference);
    }
    expect(barAt(0.5, barsOf(4))).toBe(5);
    expect(barAt(-0.5, barsOf(4))).toBe(3);
  });
});

it('the answers of Half-Sugar Tea: less was perceived than expected', async () => {
  const { view, stats } = await resultOf(await readSurvey(generateHalfSugarVoices()));
  expect(view.pairs).toHaveLength(1);
  expect(view.pairs[0]).toMatchObject({ expectedLabel: '期望', perceivedLabel: '感知', name: '' });
  expect([view.minimum, view.maximum]).toEqual([1, 10]);
  expect(stats['mean-difference']).toBeLessThan(-0.5);
  expect(stats['high']).toBeLessThan(-0.4);
  expect(stats['dissatisfied-share']).toBeGreaterThan(0.5);
});
