/** Surveys and paired comparisons: which files they are, which scale a question has, what each answer counts. */

import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readAnswerWords } from '../../src/data/answer-words.ts';
import { readAndPrepare } from './reading.ts';

const lines = (...rows: readonly string[]): string => rows.join('\n') + '\n';
const times = (count: number, make: (index: number) => string): string[] =>
  Array.from({ length: count }, (_, index) => make(index));

function scalesOf(
  prepared: Awaited<ReturnType<typeof readAndPrepare>>,
): Record<string, readonly [number, number, string]> {
  return Object.fromEntries(
    prepared.tables.survey!.questions.map(({ label, scale }) => [label, [scale.minimum, scale.maximum, scale.words]]),
  );
}

describe('words of answers', () => {
  const read = (...words: string[]): unknown => {
    const found = readAnswerWords(
      words,
      words.map(() => 10),
    );
    return found && [found.words, found.minimum, found.maximum, found.numbers];
  };

  it.each([
    [
      ['非常满意', '满意', '一般', '不满意', '非常不满意'],
      ['satisfaction', 1, 5, [5, 4, 3, 2, 1]],
    ],
    [
      ['非常满意', '比较满意', '一般', '不太满意', '很不满意'],
      ['satisfaction', 1, 5, [5, 4, 3, 2, 1]],
    ],
    [
      ['非常满意', '满意', '比较满意', '一般', '比较不满意', '不满意', '非常不满意'],
      ['satisfaction', 1, 7, [7, 6, 5, 4, 3, 2, 1]],
    ],
    [
      ['滿意', '一般', '不滿意'],
      ['satisfaction', 1, 3, [3, 2, 1]],
    ],
    [
      ['A. 非常同意', 'B. 同意', 'C. 中立', 'D. 不同意', 'E. 非常不同意'],
      ['agreement', 1, 5, [5, 4, 3, 2, 1]],
    ],
    [
      ['Strongly agree', 'Agree', 'Disagree', 'Strongly disagree'],
      ['agreement', 1, 4, [4, 3, 2, 1]],
    ],
    [
      ['非常符合', '比较符合', '一般', '不太符合', '非常不符合'],
      ['agreement', 1, 5, [5, 4, 3, 2, 1]],
    ],
    [
      [
        'Very satisfied',
        'Somewhat satisfied',
        'Neither satisfied nor dissatisfied',
        'Somewhat dissatisfied',
        'Very dissatisfied',
      ],
      ['satisfaction', 1, 5, [5, 4, 3, 2, 1]],
    ],
    [
      ['从不', '偶尔', '有时', '经常', '总是'],
      ['frequency', 1, 5, [1, 2, 3, 4, 5]],
    ],
    [
      ['肯定会', '可能会', '不确定', '可能不会', '肯定不会'],
      ['likelihood', 1, 5, [5, 4, 3, 2, 1]],
    ],
    [
      ['非常重要', '重要', '一般', '不太重要', '不重要'],
      ['importance', 1, 5, [5, 4, 3, 2, 1]],
    ],
    [
      ['Excellent', 'Good', 'Fair', 'Poor'],
      ['quality', 1, 5, [5, 4, 3, 2]],
    ],
    [
      ['我喜欢', '理应如此', '无所谓', '能忍受', '我不喜欢'],
      ['kano', 1, 5, [1, 2, 3, 4, 5]],
    ],
    [
      ['喜欢', '无所谓', '不喜欢'],
      ['kano', 1, 5, [1, 3, 5]],
    ],
    [
      [
        'I like it that way',
        'It must be that way',
        'I am neutral',
        'I can live with it that way',
        'I dislike it that way',
      ],
      ['kano', 1, 5, [1, 2, 3, 4, 5]],
    ],
    [
      ['是', '否'],
      ['yes-no', 0, 1, [1, 0]],
    ],
  ])('%j', (words, expected) => {
    expect(read(...words)).toEqual(expected);
  });

  it('knows no scale among other words, nor in one word alone', () => {
    expect(read('红', '蓝', '绿')).toBeNull();
    expect(read('一般')).toBeNull();
  });

  it('leaves a word it does not know without a number', () => {
    expect(read('满意', '不满意', '一般', '看心情')).toEqual(['satisfaction', 1, 3, [3, 1, 2, NaN]]);
  });
});

describe('a survey', () => {
  it('is told from orders by its questions, with codes and without respondents', async () => {
    const file = lines(
      'CUSA1,CUSA2,CUEX1,IMAG1',
      ...times(60, (i) => `${(i % 10) + 1},${((i * 3) % 10) + 1},${((i * 7) % 9) + 2},${(i % 8) + 3}`),
    );
    const prepared = await readAndPrepare(file);
    expect(prepared.report.kind.value).toBe('survey');
    expect(scalesOf(prepared)).toEqual(
      Object.fromEntries(['CUSA1', 'CUSA2', 'CUEX1', 'IMAG1'].map((label) => [label, [1, 10, 'number']])),
    );
    expect(prepared.customerId(3)).toBe('#4');
    expect(prepared.report.notices.map(({ code }) => code)).toContain('data.nameless-respondents');
  });

  it('reads words, each family as wide as all its columns show, and anonymous sheets as respondents of their own', async () => {
    const prepared = await readAndPrepare(
      lines(
        '会员号,提交时间,口味,速度,环境,性别',
        'K1,2026-01-02,非常满意,满意,满意,女',
        ',2026-01-03,一般,不满意,满意,男',
        'K1,2026-02-01,满意,非常不满意,满意,女',
        'K2,2026-02-02,不满意,满意,满意,女',
      ),
    );
    const { survey } = prepared.tables;
    expect(prepared.report.kind.value).toBe('survey');
    expect(scalesOf(prepared)).toEqual({
      口味: [1, 5, 'satisfaction'],
      速度: [1, 5, 'satisfaction'],
      环境: [1, 5, 'satisfaction'],
    });
    expect([...survey!.questions[0]!.values]).toEqual([5, 3, 4, 2]);
    expect([...survey!.questions[2]!.values]).toEqual([4, 4, 4, 4]);
    expect([...survey!.customer]).toEqual([0, 1, 0, 2]);
    expect([0, 1, 2].map((index) => prepared.customerId(index))).toEqual(['K1', '#2', 'K2']);
    expect(survey!.attributes.map(({ label }) => label)).toEqual(['口味', '速度', '环境', '性别']);
    expect(prepared.report.worth).toEqual({ total: 4, measure: 'answers' });
  });

  it('takes a number outside the scale and a word nobody mapped for no answer, and lists both', async () => {
    const rows = times(
      100,
      (i) => `${(i % 5) + 1},${((i * 3) % 5) + 1},${((i * 2) % 5) + 1},${i % 2 === 0 ? '同意' : '不同意'}`,
    );
    const prepared = await readAndPrepare(lines('题1,题2,题3,题4', ...rows, '99,3,3,同意', '7,3,3,随便', ',,,'));
    expect(scalesOf(prepared)['题1']).toEqual([1, 5, 'number']);
    const { findings, ledger, questions } = prepared.report;
    expect(Object.fromEntries(findings.map(({ code, count }) => [code, count]))).toEqual({
      'no-answers': 1,
      'outside-scale': 2,
      'unknown-answer': 1,
    });
    expect(findings.find(({ code }) => code === 'unknown-answer')!.examples).toEqual([
      { line: 103, column: 'c3', value: '随便' },
    ]);
    expect(ledger).toMatchObject({ read: 103, used: 102, listed: 1 });
    expect(prepared.tables.survey!.questions[0]!.values.slice(-2)).toEqual(new Float64Array([NaN, NaN]));
    expect(questions[3]).toMatchObject({ id: 'c3', unknownWords: [{ word: '随便', count: 1 }] });
  });

  it.each([
    ['99s among marks, however many', (i: number) => (i % 5 === 4 ? 99 : (i % 5) + 1), '质量', [1, 5], 20],
    ['a scale its header names', (i: number) => (i % 14 === 0 ? 55 : (i % 8) + 3), '推荐意愿(0-10)', [0, 10], 8],
    ['points to a hundred', (i: number) => (i * 7) % 101, '打分', [0, 100], 0],
  ])('%s', async (_, value, label, scale, outside) => {
    const content = lines(`受访者,${label}`, ...times(100, (i) => `U${i},${value(i)}`));
    const prepared = await readAndPrepare(content, { kind: 'survey' });
    expect(scalesOf(prepared)[label]!.slice(0, 2)).toEqual(scale);
    expect(prepared.report.findings.find(({ code }) => code === 'outside-scale')?.count ?? 0).toBe(outside);
  });

  it('points of experts are a survey, though they need not lie on a scale; so are words of respondents', async () => {
    const points = await readAndPrepare(lines('专家,质量,价格,服务', '甲,40,30,20', '乙,0.3,0.3,0.3', '丙,25,35,25'));
    expect(points.report.kind.value).toBe('survey');
    expect(points.report.usable).toBe(true);
    expect(points.tables.survey!.attributes.map(({ label }) => label)).toEqual(['质量', '价格', '服务']);
    const words = await readAndPrepare(lines('受访者,您的建议', 'a,再甜一点', 'b,开慢点'));
    expect(words.report.kind.value).toBe('survey');
    expect(words.report.usable).toBe(false);
    expect(words.report.notices.map(({ code }) => code)).toContain('data.no-questions');
  });

  it('a person says what a word counts, which scale a question has, and what is none', async () => {
    const content = lines(
      '心情1,心情2,心情3,品味',
      ...times(40, (i) => `${(i % 3) + 1},${(i % 3) + 1},${(i % 2) + 1},${['金', '银', '铜'][i % 3]}`),
    );
    const guessed = await readAndPrepare(content);
    expect(scalesOf(guessed)).toEqual(
      Object.fromEntries(['心情1', '心情2', '心情3'].map((label) => [label, [1, 3, 'number']])),
    );
    const chosen = await readAndPrepare(content, {
      answers: { 金: 3, 银: 2, 铜: null },
      scales: { c0: [1, 5], c1: null },
    });
    expect(scalesOf(chosen)).toEqual({ 心情1: [1, 5, 'number'], 心情3: [1, 3, 'number'], 品味: [1, 3, 'own'] });
    expect([...chosen.tables.survey!.questions[2]!.values.slice(0, 3)]).toEqual([3, 2, NaN]);
    expect(chosen.report.findings.map(({ code }) => code)).not.toContain('unknown-answer');
  });

  it('one question asked from 0 to 10 is a survey where its name says so; ages and flags are no questions', async () => {
    const prepared = await readAndPrepare(
      lines(
        '客户编号,日期,推荐意愿(0-10),年龄,门店',
        ...times(
          30,
          (i) =>
            `K${i},2026-01-${String((i % 28) + 1).padStart(2, '0')},${(i % 5) + 6},${20 + i},${i % 2 ? '东' : '西'}`,
        ),
      ),
    );
    expect(prepared.report.kind.value).toBe('survey');
    expect(scalesOf(prepared)).toEqual({ '推荐意愿(0-10)': [0, 10, 'number'] });
  });

  it('an item about recommending among others asked from 1 to 10 is asked as they are', async () => {
    const prepared = await readAndPrepare(
      lines('忠诚1 还选这家,忠诚2 会向朋友推荐', ...times(40, (i) => `${(i % 10) + 1},${(i % 9) + 2}`), '5,1'),
      { kind: 'survey' },
    );
    expect(Object.values(scalesOf(prepared))).toEqual([
      [1, 10, 'number'],
      [1, 10, 'number'],
    ]);
  });

  it('numbers with words beside them are the numbers', async () => {
    const prepared = await readAndPrepare(
      lines(
        'NPS,满意度',
        ...times(
          30,
          (i) => `${i % 11 === 10 ? '10-非常可能' : i % 11 === 0 ? '0-完全不可能' : i % 11},${(i % 5) + 1}分`,
        ),
      ),
    );
    expect(scalesOf(prepared)).toEqual({ NPS: [0, 10, 'number'], 满意度: [1, 5, 'number'] });
  });

  it.each([
    [
      'an order log with a rating',
      lines(
        '订单号,会员号,下单时间,实付金额,数量,评分',
        ...times(20, (i) => `D${i},K${i % 5},2026-01-02,${12.5 + i},${(i % 3) + 1},${(i % 5) + 1}`),
      ),
      'orders',
    ],
    [
      'an order log of plain numbers',
      lines('customer,date,amount', ...times(20, (i) => `${i % 5},2026-01-02,${(i % 9) + 1}`)),
      'orders',
    ],
  ])('%s stays one', async (_, content, kind) => {
    expect((await readAndPrepare(content)).report.kind.value).toBe(kind);
  });

  it('without a question the card asks for one', async () => {
    const prepared = await readAndPrepare(lines('名字,城市', '甲,东', '乙,西'), { kind: 'survey' });
    expect(prepared.report.usable).toBe(false);
    expect(prepared.report.notices.map(({ code }) => code)).toContain('data.no-questions');
  });

  const mobi = new URL('../../../shared/data/mobi/mobi.csv', import.meta.url);
  it.skipIf(!existsSync(mobi))(
    'the ECSI survey reads right at the first try: 250 sheets, 24 questions from 1 to 10',
    async () => {
      const prepared = await readAndPrepare(readFileSync(mobi, 'utf8'));
      expect(prepared.report.kind.value).toBe('survey');
      expect(prepared.tables.survey!.rows).toBe(250);
      expect(Object.values(scalesOf(prepared))).toEqual(Array.from({ length: 24 }, () => [1, 10, 'number']));
      // the one who gave everything a ten
      expect(prepared.report.findings.map(({ code, count }) => [code, count])).toEqual([['straight-line', 1]]);
    },
  );
});

describe('paired comparisons', () => {
  it('are told by winner and loser, judged by experts', async () => {
    const prepared = await readAndPrepare(
      lines('专家,胜者,负者', 'E1,口味,价格', 'E1,速度,价格', 'E2,口味,速度', 'E2,口味,口味', 'E3,口味,'),
    );
    const { comparisons } = prepared.tables;
    expect(prepared.report.kind.value).toBe('comparisons');
    expect(comparisons!.rows).toBe(3);
    expect(comparisons!.customers).toBe(2);
    expect(prepared.report.findings.map(({ code, count }) => [code, count])).toEqual([
      ['missing-value', 1],
      ['same-thing', 1],
    ]);
    expect(prepared.report.figures.map(({ name, value }) => [name, value])).toEqual([
      ['judges', 2],
      ['judgements', 3],
      ['things', 3],
    ]);
  });

  it('take ratios as numbers or fractions, and counts', async () => {
    const ratios = await readAndPrepare(
      lines('expert,A,B,ratio', 'E1,taste,price,3', 'E1,taste,speed,1/5', 'E2,price,speed,0.5', 'E2,price,taste,-1'),
    );
    expect(ratios.report.kind.value).toBe('comparisons');
    expect([...ratios.tables.comparisons!.ratio!]).toEqual([3, 0.2, 0.5]);
    const counts = await readAndPrepare(lines('winner,loser,count', 'a,b,12', 'b,a,3', 'c,a,5'));
    expect([...counts.tables.comparisons!.count!]).toEqual([12, 3, 5]);
    expect(counts.customerId(0)).toBe('#1');
  });
});
