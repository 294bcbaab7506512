import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerScale } from '../../../src/data/tables.ts';
import { readingsOf } from '../../../src/panels/kano/pair-words.ts';
import { decodePairs, findPairs, type AskedQuestion } from '../../../src/panels/kano/pairs.ts';

const FIVE: AnswerScale = { minimum: 1, maximum: 5, words: 'number' };
const WORDS: AnswerScale = { minimum: 1, maximum: 5, words: 'kano' };
const THREE: AnswerScale = { minimum: 1, maximum: 3, words: 'number' };

const ask = (labels: readonly string[], scale = FIVE): AskedQuestion[] =>
  labels.map((label, i) => ({ id: `c${i}`, label, scale }));

/** `name: functional/dysfunctional/importance` */
const found = (labels: readonly string[], scale = FIVE): string[] =>
  findPairs(ask(labels, scale)).pairs.map(
    ({ name, functional, dysfunctional, importance }) => `${name}: ${functional}/${dysfunctional}/${importance ?? ''}`,
  );

describe('pairs are found', () => {
  it.each<[string, string[], string[]]>([
    [
      'by what a survey tool writes in Chinese',
      [
        '1、如果小程序提供“到店免排队”功能，您的感受是？',
        '2、如果小程序不提供“到店免排队”功能，您的感受是？',
        '3、如果小程序提供“甜度可选”功能，您的感受是？',
        '4、如果小程序不提供“甜度可选”功能，您的感受是？',
      ],
      ['到店免排队: c0/c1/', '甜度可选: c2/c3/'],
    ],
    [
      'by having and not having',
      ['Q1 有生日赠饮', 'Q2 没有生日赠饮', 'Q3 有有机茶底', 'Q4 没有有机茶底', 'Q5 没有拼单', 'Q6 有拼单'],
      ['生日赠饮: c0/c1/', '有机茶底: c2/c3/', '拼单: c5/c4/'],
    ],
    [
      'by marks in brackets',
      ['到店免排队（正向）', '到店免排队（反向）', '甜度可选（正向题）', '甜度可选（反向题）'],
      ['到店免排队: c0/c1/', '甜度可选: c2/c3/'],
    ],
    ['by suffixes', ['K1_f', 'K1_d', 'K2_f', 'K2_d', 'K3_d', 'K3_f'], ['K1: c0/c1/', 'K2: c2/c3/', 'K3: c5/c4/']],
    ['by prefixes', ['F1', 'D1', 'F2', 'D2'], ['1: c0/c1/', '2: c2/c3/']],
    [
      'by blocks: all with it, then all without it',
      ['f_queue', 'f_sweetness', 'f_birthday', 'd_queue', 'd_sweetness', 'd_birthday'],
      ['queue: c0/c3/', 'sweetness: c1/c4/', 'birthday: c2/c5/'],
    ],
    [
      'by two matrix questions',
      [
        '2、如果小程序有以下功能，您的感受是—到店免排队',
        '2、如果小程序有以下功能，您的感受是—甜度可选',
        '3、如果小程序没有以下功能，您的感受是—到店免排队',
        '3、如果小程序没有以下功能，您的感受是—甜度可选',
      ],
      ['到店免排队: c0/c2/', '甜度可选: c1/c3/'],
    ],
    [
      'by numbers of two digits, which are no marks',
      ['A11、有“自动分享”', 'B11、没有“自动分享”', 'A12、有“过敏信息”', 'B12、没有“过敏信息”'],
      ['自动分享: c0/c1/', '过敏信息: c2/c3/'],
    ],
    ['by letters behind the number', ['Q1a', 'Q1b', 'Q2a', 'Q2b'], ['Q1: c0/c1/', 'Q2: c2/c3/']],
    [
      'by English sentences',
      [
        'How would you feel if the app offered order tracking?',
        'How would you feel if the app did not offer order tracking?',
        'How would you feel if the app had a birthday drink?',
        'How would you feel if the app did not have a birthday drink?',
        'How would you feel if the app could remember your sweetness?',
        'How would you feel if the app could not remember your sweetness?',
      ],
      ['order tracking: c0/c1/', 'a birthday drink: c2/c3/', 'remember your sweetness: c4/c5/'],
    ],
    [
      'by words for the two kinds of question',
      [
        'Skip the queue – functional',
        'Skip the queue – dysfunctional',
        'Group order – functional',
        'Group order – dysfunctional',
      ],
      ['Skip the queue: c0/c1/', 'Group order: c2/c3/'],
    ],
    [
      'with and without',
      ['with invoice', 'without invoice', 'with live queue', 'without live queue'],
      ['invoice: c0/c1/', 'live queue: c2/c3/'],
    ],
    [
      'plain against denied',
      ['能预约取餐', '不能预约取餐', '可以开发票', '无法开发票'],
      ['预约取餐: c0/c1/', '开发票: c2/c3/'],
    ],
  ])('%s', (_name, labels, expected) => {
    expect(found(labels)).toEqual(expected);
    expect(found(labels, WORDS)).toEqual(expected);
    expect(found(labels, THREE)).toEqual(expected);
  });

  it('with the importance each feature was given', () => {
    expect(
      found([
        '到店免排队（正向）',
        '到店免排队（反向）',
        '到店免排队的重要程度',
        '拼单（正向）',
        '拼单（反向）',
        '您认为拼单有多重要？',
      ]),
    ).toEqual(['到店免排队: c0/c1/c2', '拼单: c3/c4/c5']);
    expect(found(['queue +', 'queue -', 'Importance of queue'])).toEqual(['queue: c0/c1/c2']);
  });

  it('in the bundled survey, all twelve with their importance', () => {
    const file = new URL('../../../datasets/half-sugar-kano/half-sugar-kano.csv', import.meta.url);
    const [header] = readFileSync(file, 'utf8').split('\n');
    const questions = header!.split(',').map((label, i): AskedQuestion => ({
      id: `c${i}`,
      label,
      scale: label.includes('重要')
        ? { minimum: 1, maximum: 7, words: 'number' }
        : i < 5
          ? { minimum: 0, maximum: 400, words: 'number' }
          : WORDS,
    }));
    const { pairs, single } = findPairs(questions);
    expect(pairs).toHaveLength(12);
    expect(single).toEqual([]);
    pairs.forEach(({ name, functional, dysfunctional, importance }, i) => {
      expect([functional, dysfunctional, importance]).toEqual([5, 6, 7].map((at) => `c${at + 3 * i}`));
      expect(header).toContain(`“${name}”`);
    });
  });

  it('two by two where the answers are Kano’s own and no header says which', () => {
    expect(found(['题一', '题二', '题三', '题四'], WORDS)).toEqual(['题一: c0/c1/', '题三: c2/c3/']);
    expect(found(['题一', '题二', '题三', '题四'])).toEqual([]);
  });

  it('by one sign of Chinese after a number', () => {
    expect(found(['Q1_正', 'Q1_反', 'Q2（有）', 'Q2（无）'])).toHaveLength(2);
  });

  it('also where one pair was answered in words and another in numbers', () => {
    const labels = ['夜间模式', '离线使用'].flatMap((name) => [
      `如果有${name}，您的感受是？`,
      `如果没有${name}，您的感受是？`,
    ]);
    const questions = [...ask(labels.slice(0, 2), WORDS), ...ask(labels.slice(2))].map((question, i) => ({
      ...question,
      id: `c${i}`,
    }));
    const overall = { id: 'c4', label: '总体满意度', scale: FIVE };
    const { pairs, single } = findPairs([...questions, overall]);
    expect(pairs.map(({ name, functional, dysfunctional }) => [name, functional, dysfunctional])).toEqual([
      ['夜间模式', 'c0', 'c1'],
      ['离线使用', 'c2', 'c3'],
    ]);
    expect(single).toEqual([]);
    const lone = [...questions.slice(0, 2), questions[3]!, overall];
    expect(findPairs(lone).single).toEqual(['c3']);
  });

  it('and questions with one side alone are told', () => {
    const result = findPairs(ask(['有外卖（正向）', '到店免排队（正向）', '到店免排队（反向）'], WORDS));
    expect(result.pairs).toHaveLength(1);
    expect(result.single).toEqual(['c0']);
  });

  it('among other questions of the same scale', () => {
    expect(
      found(['总体满意度', '服务态度满意度', '有外卖', '没有外卖', '环境满意度', '价格满意度', '是否会推荐']),
    ).toEqual(['外卖: c2/c3/']);
  });

  it('in nothing that is no survey of pairs', () => {
    expect(findPairs([])).toEqual({ pairs: [], single: [] });
    expect(found(['年龄', '收入', '满意度', '推荐意愿'])).toEqual([]);
    expect(found(['有外卖', '没有外卖'], { minimum: 0, maximum: 10, words: 'number' })).toEqual([]);
  });

  it('and no column is in two pairs, whatever the headers', () => {
    const word = fc.constantFrom(
      '有',
      '没有',
      '不',
      '外卖',
      'Q1',
      'f',
      'd',
      '_',
      '（正向）',
      '（反向）',
      'not',
      ' has ',
      '重要',
      '2',
    );
    const label = fc.array(word, { minLength: 0, maxLength: 5 }).map((words) => words.join(''));
    fc.assert(
      fc.property(fc.array(label, { maxLength: 16 }), (labels) => {
        for (const scale of [FIVE, WORDS]) {
          const { pairs, single } = findPairs(ask(labels, scale));
          const used = pairs.flatMap(({ functional, dysfunctional }) => [functional, dysfunctional]);
          expect(new Set([...used, ...single]).size).toBe(used.length + single.length);
          expect(new Set(pairs.map(({ name }) => name)).size).toBe(pairs.length);
          expect(pairs.every(({ name }) => name !== '')).toBe(true);
        }
      }),
    );
  });
});

describe('a header', () => {
  it('is read in every way its words allow', () => {
    const readings = readingsOf('3、如果不提供外卖');
    expect(readings).toContainEqual(expect.objectContaining({ side: '-', key: '如果外卖' }));
    expect(readings).toContainEqual(expect.objectContaining({ side: '-', key: '如果提供外卖' }));
  });
});

describe('typed pairs', () => {
  it('are read as they are, and from an address', () => {
    const pairs = [{ name: '外卖', functional: 'c1', dysfunctional: null, importance: 'c3' }];
    expect(decodePairs(pairs)).toEqual(pairs);
    expect(decodePairs('外卖:c1::c3')).toEqual(pairs);
  });

  it('are nothing where they are none', () => {
    for (const given of [
      7,
      null,
      {},
      [7],
      [{ name: 1 }],
      [{ name: 'a', functional: 'x1' }],
      Array(61).fill({ name: 'a' }),
    ])
      expect(decodePairs(given)).toBeUndefined();
  });
});
