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
