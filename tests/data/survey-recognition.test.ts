/** Surveys as they come: what a column is called makes no key, customer or personal datum of answers. */

import { describe, expect, it } from 'vitest';
import { numberInAnswer } from '../../src/data/answer-words.ts';
import { findPersonal } from '../../src/data/personal-data.ts';
import { prepare, type Prepared } from '../../src/data/prepare.ts';
import { read, readAndPrepare, TODAY } from './reading.ts';

const lines = (...rows: readonly string[]): string => rows.join('\n') + '\n';
const times = (count: number, make: (index: number) => string): string[] =>
  Array.from({ length: count }, (_, index) => make(index));
/** a sheet's answers from 1 to `most`, neither alike nor in step */
const marks = (row: number, columns: number, most = 5): string =>
  times(columns, (column) => String(((row * (column + 2) + (row >> 2) * column) % most) + 1)).join(',');

const labelOf = ({ report }: Prepared, id: string | null): string | null =>
  report.columns.find((column) => column.id === id)?.label ?? null;
const respondent = (prepared: Prepared): string | null =>
  labelOf(prepared, prepared.report.roles.find(({ role }) => role === 'customer')!.column.value);
const scales = (prepared: Prepared): Record<string, readonly [number, number]> =>
  Object.fromEntries(
    (prepared.tables.survey?.questions ?? []).map(({ label, scale }) => [label, [scale.minimum, scale.maximum]]),
  );
const survey = (labels: readonly string[], rows: number, answers: (row: number) => string): string =>
  lines(['受访者', ...labels].join(','), ...times(rows, (row) => `p${row},${answers(row)}`));
const questions = (prepared: Prepared): string[] => prepared.tables.survey?.questions.map(({ label }) => label) ?? [];

describe('a question that speaks of telephones, members or customers', () => {
  const KANO = ['我很喜欢', '理应如此', '无所谓', '勉强接受', '我很不喜欢'];
  it.each<[string, string[], (row: number) => string]>([
    ['numbers', ['手机外观', '手机性能', '手机价格', '总体满意'], (row) => marks(row, 4, 7)],
    [
      'a sentence',
      ['1、您对客服电话接通速度的满意度', '2、您喜欢这款手机', '3、您对手机信号的满意度', '4、会员服务的满意度'],
      (row) => marks(row, 4),
    ],
    [
      'words',
      [
        '1、如果手机具备夜间模式，您的感受是',
        '2、如果手机不具备夜间模式，您的感受是',
        '3、如果电话能转人工，您的感受是',
      ],
      (row) => times(3, (column) => KANO[(row * (column + 1) + column) % 5]!).join(','),
    ],
    [
      'yes and no',
      ['您是否会员', '您是否有客户经理', '整体满意度', '服务满意度'],
      (row) => `${row % 2 ? '是' : '否'},${row % 3 ? '是' : '否'},${marks(row, 2)}`,
    ],
    ['the word alone', ['手机', '电话', '电脑', '总体满意度'], (row) => marks(row, 4)],
  ])('is a question, and the number of the sheet says who answered: %s', async (_, labels, answers) => {
    const content = lines(['序号', ...labels].join(','), ...times(60, (row) => `${row + 1},${answers(row)}`));
    const prepared = await readAndPrepare(content);
    expect(prepared.report.kind.value).toBe('survey');
    expect(respondent(prepared)).toBe('序号');
    expect(prepared.tables.survey!.customers).toBe(60);
    expect(questions(prepared)).toEqual(expect.arrayContaining(labels.filter((label) => !label.includes('是否'))));
    const types = prepared.report.columns.filter(({ type }) => type.value === 'identifier').map(({ label }) => label);
    expect(types).toEqual(['序号']);
    expect(findPersonal((await read(content)).table.columns, {})).toEqual([]);
  });

  it('stays what it is where its cells are telephone numbers, also with their middle hidden', async () => {
    const file = await read(
      lines(
        '手机,联系电话,日期,金额',
        ...times(30, (row) => `1380013${8000 + row},138****${1000 + row},2026-01-02,${row}`),
      ),
    );
    expect(file.columns.slice(0, 2).map(({ type }) => type.value)).toEqual(['identifier', 'identifier']);
    expect(findPersonal(file.table.columns, {}).map(({ id, kind }) => [id, kind])).toEqual([
      ['c0', 'phone'],
      ['c1', 'phone'],
    ]);
    expect(respondent(prepare(file, {}, TODAY))).toBe('手机');
  });

  it('customers of an order log may be called 1 to 5', async () => {
    const prepared = await readAndPrepare(
      lines('客户编号,日期,金额', ...times(20, (row) => `${(row % 5) + 1},2026-01-02,${row + 0.5}`)),
    );
    expect(prepared.tables.orders).toMatchObject({ customers: 5 });
  });
});

describe('a number with something behind it', () => {
  it.each([
    ['5分', 5],
    ['非常满意(5)', 5],
    ['1、很差', 1],
    ['10 – extremely likely', 10],
    ['3 OK', 3],
    ['(3) fine', 3],
  ])('is an answer where words follow: %s', (text, value) => expect(numberInAnswer(text)).toBe(value));
  it.each(['1E1', '2-2', '2/3', '2XL', '500 ml', '80秒', '3次'])('is none in a code or a measure: %s', (text) =>
    expect(numberInAnswer(text)).toBeNaN(),
  );
});

describe('a question about a count, money or time', () => {
  const OTHERS = ['您对服务的满意度', '总体满意度', '菜品口味', '环境'];
  it('is one where its name judges, or where it fills the scale of all others', async () => {
    const labels = ['您对优惠金额的满意度', '菜品数量', '等待用时', ...OTHERS];
    const prepared = await readAndPrepare(survey(labels, 60, (row) => marks(row, labels.length)));
    expect(questions(prepared)).toEqual(labels);
  });

  it.each(['购买次数', '每月消费金额', '年龄', '数量'])('is none where it counts what was done: %s', async (label) => {
    const prepared = await readAndPrepare(survey([label, ...OTHERS], 60, (row) => marks(row, 5)));
    expect(questions(prepared)).toEqual(OTHERS);
    expect(prepared.report.notices).toContainEqual({
      code: 'data.left-out-questions',
      parameters: { labels: label, count: 1 },
    });
    expect(prepared.report.questions.find(({ scale }) => scale === null)).toMatchObject({ possible: [1, 5] });
    // one click takes it in
    const taken = await readAndPrepare(
      survey([label, ...OTHERS], 60, (row) => marks(row, 5)),
      { scales: { c1: [1, 5] } },
    );
    expect(questions(taken)).toEqual([label, ...OTHERS]);
    expect(taken.report.notices.map(({ code }) => code)).not.toContain('data.left-out-questions');
  });

  it('is none where its numbers do not reach the ends of the others', async () => {
    const prepared = await readAndPrepare(
      survey(['孩子个数', ...OTHERS], 60, (row) => `${(row % 3) + 1},${marks(row, 4)}`),
    );
    expect(questions(prepared)).toEqual(OTHERS);
  });
});

describe('the scale of a question about recommending', () => {
  const OTHERS = ['质量', '价格', '总体满意'];
  const asked = (most: number, own: (row: number) => number, label = '推荐意愿', rows = 60): Promise<Prepared> =>
    readAndPrepare(survey([...OTHERS, label], rows, (row) => `${marks(row, 3, most)},${own(row)}`));
  it.each<[string, number, (row: number) => number, readonly [number, number]]>([
    ['that of the others to 7', 7, (row) => (row % 7) + 1, [1, 7]],
    ['that of the others to 10, which nobody answered with 0', 10, (row) => (row % 10) + 1, [1, 10]],
    ['0 to 10 beside others to 10 where somebody gave a 0', 10, (row) => row % 11, [0, 10]],
    ['0 to 10 beside others to 5', 5, (row) => (row % 8) + 3, [0, 10]],
    ['0 to 10 beside others to 7 where somebody gave a 9', 7, (row) => (row % 9) + 1, [0, 10]],
  ])('is %s', async (_, most, own, scale) => {
    expect(scales(await asked(most, own))['推荐意愿']).toEqual(scale);
  });

  it('a few noughts among whole numbers to ten are answers, whatever the column is called', async () => {
    const prepared = await asked(5, (row) => (row === 7 ? 0 : (row % 10) + 1), 'Q2', 200);
    expect(scales(prepared)['Q2']).toEqual([0, 10]);
    expect(prepared.report.findings.map(({ code }) => code)).not.toContain('outside-scale');
  });

  it('a slip to 0 in one of many items of one name is none', async () => {
    const labels = ['品质1', '品质2', '品质3', '品质4'];
    const prepared = await readAndPrepare(
      survey(labels, 100, (row) => (row === 5 ? '0,3,4,5' : times(4, (at) => String(((row + at) % 10) + 1)).join(','))),
    );
    expect(Object.values(scales(prepared))).toEqual(labels.map(() => [1, 10]));
  });
});

describe('both sides of a pair', () => {
  it('share a scale, also where one never reached its end or was answered alike by all', async () => {
    const prepared = await readAndPrepare(
      survey(['expected speed', 'perceived speed', '期望服务', '感知服务'], 60, (row) =>
        [(row % 10) + 1, (row % 7) + 1, 5, (row % 9) + 2].join(','),
      ),
    );
    expect(Object.values(scales(prepared))).toEqual(times(4, () => '').map(() => [1, 10]));
  });
});

describe('what is a survey', () => {
  const KANO = ['我很喜欢', '理应如此', '无所谓', '勉强接受', '我很不喜欢'];
  it.each<[string, string]>([
    [
      'one pair of expected and perceived: names say that both are asked',
      lines('id,expected speed,perceived speed', ...times(30, (row) => `${row},${(row % 9) + 1},${(row % 7) + 2}`)),
    ],
    [
      'two questions in words only Kano questions are answered with',
      lines('编号,有夜间模式,有离线使用', ...times(30, (row) => `${row},${KANO[row % 5]},${KANO[(row * 2) % 5]}`)),
    ],
    [
      'four sheets with and without a feature, one side answered alike: the names are those of Kano questions',
      lines('id,Dark mode functional,Dark mode dysfunctional', '1,1,3', '2,1,3', '3,1,2', '4,1,3'),
    ],
    [
      'two columns of marks that come again and again, beside nothing an order has',
      lines('id,Q1_正,Q1_反', ...times(60, (row) => `${row},${(row % 4) + 1},${(row % 5) + 1}`)),
    ],
  ])('is %s', async (_, content) => {
    const prepared = await readAndPrepare(content);
    expect(prepared.report.kind.value).toBe('survey');
    expect(questions(prepared)).toHaveLength(2);
  });

  it.each<[string, string]>([
    [
      'codes: 2-2, 2/3 and 1E1 are no answers',
      lines('货号,规格,尺码,批次', ...times(30, (row) => `${row}E1,${row}-${row},${37 + row},${row}/${row + 1}`)),
    ],
    [
      'sales by month: amounts to a hundred are no marks',
      lines('客户,2024年1月,2024年2月,2024年3月', ...times(19, (row) => `K${row},${row + 1},${row * 2},${row * 3}`)),
    ],
    [
      'small sales by month: months are no questions, whatever stands in them',
      lines('客户,1月,2月,3月', ...times(19, (row) => `K${row},${marks(row, 3)}`)),
    ],
    ['plain numbers', lines('a,b,c', ...times(14, (row) => `${row + 1},${row * 2},${row * 3}`))],
  ])('is not %s', async (_, content) => {
    expect((await readAndPrepare(content)).report.kind.value).not.toBe('survey');
  });
});

describe('exports of survey tools', () => {
  const QUALTRICS = ['StartDate', 'EndDate', 'Status', 'IPAddress', 'Progress', 'Duration (in seconds)', 'Finished'];
  const REST = ['RecordedDate', 'ResponseId', 'DistributionChannel', 'UserLanguage', 'Q1_1', 'Q1_2', 'Q2', 'Q3'];
  const WORDS = [
    ['Start Date', 'End Date', 'Response Type', 'IP Address', 'Progress', 'Duration (in seconds)', 'Finished'],
    ['Recorded Date', 'Response ID', 'Distribution Channel', 'User Language'],
    ['How satisfied are you with - Price', 'How satisfied are you with - Quality'],
    ['How likely are you to recommend us?', 'Your comments'],
  ].flat();
  const names = [...QUALTRICS, ...REST];
  const ids = names.map((name) => `"{""ImportId"":""${name}""}"`);
  const sheet = (row: number): string =>
    [
      '2025-03-01 10:00:00,2025-03-01 10:05:00,IP Address,10.0.0.1,100',
      `${300 + row},True,2025-03-01 10:05:01,R_${1000 + row},anonymous,EN`,
      `${['Extremely satisfied', 'Somewhat satisfied', 'Somewhat dissatisfied'][row % 3]},Somewhat satisfied`,
      `${row === 3 ? 0 : (row % 10) + 1},${row}th comment`,
    ].join(',');
  const body = times(60, sheet);
  const QUESTIONS = [...WORDS.slice(11, 13), 'How likely are you to recommend us?'];

  it('of Qualtrics: three rows of names, wordings become labels, its own columns no questions', async () => {
    const content = lines(names.join(','), WORDS.join(','), ids.join(','), ...body);
    const prepared = await readAndPrepare(content);
    const { report } = prepared;
    expect(report.file.headerRows).toMatchObject({
      value: 3,
      chosen: false,
      reason: { code: 'data.header-rows-survey' },
    });
    expect(report.notices).toContainEqual({ code: 'data.survey-header-rows', parameters: { count: 3 } });
    expect(report.kind).toMatchObject({ value: 'survey', reason: { code: 'data.kind-survey-export' } });
    expect(report.rows).toBe(60);
    expect(respondent(prepared)).toBe('ResponseId');
    expect(questions(prepared)).toEqual(QUESTIONS);
    expect(scales(prepared)[QUESTIONS[2]!]).toEqual([0, 10]);
    // taken back: one row of names, as any other file
    const back = await readAndPrepare(content, { headerRows: 1 });
    expect(back.report.file.headerRows).toMatchObject({ value: 1, chosen: true });
    expect(back.report.rows).toBe(62);
  });

  it('of Qualtrics without the ids, or without the wordings', async () => {
    const older = await readAndPrepare(lines(names.join(','), WORDS.join(','), ...body));
    expect([older.report.file.headerRows.value, questions(older)]).toEqual([2, QUESTIONS]);
    const bare = await readAndPrepare(lines(names.join(','), ids.join(','), ...body));
    expect([bare.report.file.headerRows.value, questions(bare)]).toEqual([2, ['Q1_1', 'Q1_2', 'Q2']]);
  });

  it('of SurveyMonkey: questions above, what each column holds of them below', async () => {
    const prepared = await readAndPrepare(
      lines(
        'Respondent ID,Collector ID,Start Date,End Date,IP Address,How satisfied are you with,,,Would you buy again?,Anything else?',
        ',,,,,Price,Quality,Service,Response,Open-Ended Response',
        ...times(
          40,
          (row) => `1${row + 100},77,03/01/2025,03/02/2025,10.0.0.1,${marks(row, 3)},${(row % 5) + 1},comment ${row}`,
        ),
      ),
    );
    expect(prepared.report.kind.value).toBe('survey');
    expect(prepared.report.file.headerRows.value).toBe(2);
    expect(respondent(prepared)).toBe('Respondent ID');
    expect(questions(prepared)).toEqual([
      'How satisfied are you with · Price',
      'How satisfied are you with · Quality',
      'How satisfied are you with · Service',
      'Would you buy again?',
    ]);
    expect(prepared.report.columns.at(-1)!.label).toBe('Anything else?');
  });

  it('of SurveyMonkey where every question has one column', async () => {
    const file = await read(
      lines(
        'Respondent ID,Collector ID,How was it?,Again?',
        ',,Response,Response',
        '101,7,5,4',
        '102,7,3,2',
        '103,7,1,1',
      ),
    );
    expect(file.columns.map(({ label }) => label)).toEqual(['Respondent ID', 'Collector ID', 'How was it?', 'Again?']);
    expect(file.table.rows).toBe(3);
  });

  it.each<[string, string, string, string]>([
    [
      'Wenjuanxing',
      '序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、您对手机的总体满意程度,2、您会再买吗,总分',
      '2025/3/1 10:00:00,80秒,链接,直接访问,10.0.0.1',
      ',9',
    ],
    [
      'Tencent',
      '编号,开始答题时间,结束答题时间,答题时长,地理位置省,1.您对手机的总体满意程度,2.您会再买吗',
      '2025-03-01 10:00:00,2025-03-01 10:02:00,120,广东',
      '',
    ],
    [
      'Jinshuju',
      '序号,您对手机的总体满意程度,您会再买吗,提交人,提交时间,填写设备,操作系统,浏览器',
      '',
      ',张三,2025-03-01 10:00:00,手机,iOS,微信',
    ],
  ])('of %s', async (_, header, before, after) => {
    const prepared = await readAndPrepare(
      lines(
        header,
        ...times(40, (row) => [String(row + 1), ...(before === '' ? [] : [before]), marks(row, 2)].join(',') + after),
      ),
    );
    expect(prepared.report.kind).toMatchObject({ value: 'survey', reason: { code: 'data.kind-survey-export' } });
    expect(respondent(prepared)).toMatch(/号$/);
    expect(prepared.tables.survey!.customers).toBe(40);
    expect(questions(prepared).map((label) => label.replace(/^\d[、.]/, ''))).toEqual([
      '您对手机的总体满意程度',
      '您会再买吗',
    ]);
    expect(prepared.report.notices.map(({ code }) => code)).not.toContain('data.left-out-questions');
  });

  it('with questions that were passed over, however often, which are no answers and no words to ask about', async () => {
    const prepared = await readAndPrepare(
      lines(
        '序号,提交答卷时间,所用时间,1、您买过吗,2、您对服务满意吗,3、您对价格的满意度',
        ...times(40, (row) =>
          [
            row + 1,
            '2025/3/1 10:00:00',
            '80秒',
            row % 2 ? '是' : '否',
            row % 2 ? ['满意', '一般', '不满意'][(row >> 1) % 3] : '(跳过)',
            row % 2 ? (row % 5) + 1 : '(空)',
          ].join(','),
        ),
      ),
    );
    expect(scales(prepared)).toMatchObject({ '2、您对服务满意吗': [1, 3], '3、您对价格的满意度': [1, 5] });
    expect(prepared.report.findings.map(({ code }) => code)).not.toContain('unknown-answer');
    expect(prepared.report.questions.find(({ id }) => id === 'c5')).toMatchObject({ answered: 20 });
  });

  it('rows of data are no names: a table whose first row says Response stays what it is', async () => {
    const file = await read(lines('id,answer', '1,Response', '2,other', '3,Response'));
    expect(file.headerRows.value).toBe(1);
    expect(file.table.rows).toBe(3);
  });
});
