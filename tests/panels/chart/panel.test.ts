import { describe, expect, it } from 'vitest';
import { answerChart } from '../../../src/panels/chart/answer.ts';
import { describeChart } from '../../../src/panels/chart/describe.ts';
import { factsOf } from '../../../src/panels/chart/facts.ts';
import { explainChart } from '../../../src/panels/chart/explain.ts';
import { chartPanel } from '../../../src/panels/chart/index.ts';
import { tabulateChart } from '../../../src/panels/chart/tables.ts';
import type { DataReport } from '../../../src/data/report.ts';
import { bigShop, chartOf, EN, rowsOf, SHOP, ZH } from './charting.ts';

const shop = await rowsOf(SHOP);
const big = await rowsOf(bigShop(4000));

describe('the finding', () => {
  it('names the highest with its share', () => {
    const { finding } = answerChart(chartOf(shop, 'c2,c3'));
    expect(ZH.message(finding)).toBe('“east”的 amount 合计最高：60.6，占 87%');
    expect(EN.message(finding)).toBe('“east” has the highest sum of amount: 60.6, 87% of all');
  });

  it('names both ends of what cannot be added', () => {
    expect(EN.message(answerChart(chartOf(shop, 'c2,c3', { by: 'mean' })).finding)).toBe(
      '“east” has the highest mean amount: 20.20; “west” the lowest: 4.53',
    );
  });

  it('tells from where to where in time', () => {
    expect(EN.message(answerChart(chartOf(shop, '', { grain: 'month' })).finding)).toBe(
      'From 2023-01 to 2023-03, sum of amount rose from 30.3 to 46.35, 53% more',
    );
  });

  it('tells a relation with its number of rows, and that it is no cause', () => {
    const answer = answerChart(chartOf(shop, 'c4,c3'));
    expect(EN.message(answer.finding)).toContain('(n = 5)');
    expect(answer.reading.map(({ code }) => code)).toContain('chart.not-cause');
  });

  it('names small parts', () => {
    const { reading } = answerChart(chartOf(big, 'c0,c3', { sort: 'name', top: 40 }));
    expect(reading.some(({ code }) => code.startsWith('chart.caution-small'))).toBe(false);
    const few = answerChart(chartOf(shop, 'c5,c3'));
    expect(few.reading.find(({ code }) => code === 'chart.caution-small')).toBeUndefined();
  });
});

describe('the finding says a thing once, and plainly', () => {
  const said = (result: ReturnType<typeof chartOf>): string => EN.message(answerChart(result).finding);

  it('gives a share of rows once, and few percents with a decimal', async () => {
    expect(said(chartOf(shop, 'c2', { by: 'share' }))).toBe('“east” has the highest share of rows: 60.0%');
    const many = await rowsOf(
      ['name,sales', ...Array.from({ length: 40 }, (_, i) => `x${i},${i === 7 ? 11 : 10}`)].join('\n'),
    );
    expect(said(chartOf(many, 'c0,c1', { top: 60 }))).toBe('“x7” has the highest sum of sales: 11, 2.7% of all');
  });

  it('calls only all of it 100%', async () => {
    const rows = await rowsOf('city,sales\na,996\nb,4');
    expect(said(chartOf(rows, 'c0,c1'))).toContain('99.6% of all');
    const fallen = await rowsOf('when,sales\n2024-01-05,9999\n2024-03-05,1');
    expect(said(chartOf(fallen, 'c0,c1', { grain: 'month' }))).toContain('99.9% less');
    const nearly = await rowsOf('city,sales\na,999990\nb,10');
    expect(said(chartOf(nearly, 'c0,c1'))).toContain('99.9% of all');
  });

  it('of a period without rows is that nothing was sold in it, as it is drawn', async () => {
    const rows = await rowsOf('when,sales\n2024-01-05,7\n2024-03-05,3\n2024-04-05,9');
    const facts = (by: 'sum' | 'mean') => factsOf(chartOf(rows, 'c0,c1', { by, grain: 'month' }).view);
    expect(facts('sum')).toMatchObject({ low: 0, lowest: 1, known: 4 });
    expect(facts('mean')).toMatchObject({ low: 3, lowest: 2, known: 3 });
  });

  it('of the smallest and the largest', () => {
    expect(said(chartOf(shop, 'c2,c3', { by: 'minimum' }))).toBe(
      'The smallest amount is highest for “east”: 10.1; lowest for “west”: 4',
    );
  });

  it('names equals together', async () => {
    const rows = await rowsOf('city,sales\na,5\nb,5\nc,1');
    expect(said(chartOf(rows, 'c0,c1'))).toBe('“a”; “b” share the highest sum of sales: 5 each');
    expect(said(chartOf(rows, 'c0'))).toBe('All 3 categories have the same number of rows: 1');
  });

  it('has no “most often” of ranges that are equally full, of one row or one value', async () => {
    expect(said(chartOf(await rowsOf('a,n\nx,1\ny,2\nz,9'), 'c1'))).toBe(
      'n: 3 ranges share the highest number of rows, 1 each',
    );
    expect(said(chartOf(await rowsOf('a,n\nx,5'), 'c1'))).toBe('n has a single row: 5');
    expect(said(chartOf(await rowsOf('a,n\nx,5\ny,5'), 'c1'))).toBe('n is always 5: 2 rows');
  });

  it('puts a space between Chinese and Latin words', () => {
    expect(ZH.message(answerChart(chartOf(shop, 'c1,c3')).subtitle!)).toBe('amount 合计，按 date；6 行');
  });

  it('calls the parts of a line periods only where they are some', () => {
    const codeOf = (fields: string): string => answerChart(chartOf(shop, fields, { type: 'line' })).caption!.code;
    expect(codeOf('c1,c3')).toBe('chart.caption-line');
    expect(codeOf('c2,c3')).toBe('chart.caption-parts');
  });

  it('says that the highest value is of colours and frames together', () => {
    const labels = (fields: string): string[] =>
      answerChart(chartOf(shop, fields)).statistics.map(({ label }) => label!.code);
    expect(labels('c2,c3,c5')).toContain('chart.stat-largest-together');
    expect(labels('c2,c3,,c5')).toContain('chart.stat-smallest-together');
    expect(labels('c2,c3')).toContain('chart.stat-largest');
    const { reading } = answerChart(chartOf(shop, 'c2,c3,c5'));
    expect(reading.map(({ code }) => code)).toContain('chart.limit-together');
  });
});

describe('the account', () => {
  it('says how many rows have no value, and of which column', () => {
    const { account } = answerChart(chartOf(shop, 'c2,c4'));
    expect(EN.message(account.used)).toBe('6 rows → 4 rows');
    expect(account.leftOut.map((line) => EN.message(line))).toEqual([
      '1 row without “region”',
      '1 row without “quantity”',
    ]);
  });
});

describe('the table of values', () => {
  it('has a row a mark, periods as days, in the order of the picture', () => {
    const [values] = tabulateChart(chartOf(shop, 'c1,c3,c5', { grain: 'month' }));
    expect(values!.columns.map(({ key }) => key)).toEqual([...chartPanel.publishes[0]!.columns]);
    expect(values!.columns[1]!.style).toBe('month');
    const rows = Array.from({ length: values!.rows }, (_, row) =>
      values!.columns.map((_, at) => values!.cell(row, at)),
    );
    expect(rows.map((row) => [row[1], row[4], row[6]])).toEqual([
      [19_358, 1, 20.2],
      [19_358, 1, 10.1],
      [19_417, 2, 11],
      [19_417, 2, 35.35],
    ]);
    expect(rows.reduce((sum, row) => sum + Number(row[7]), 0)).toBeCloseTo(1, 12);
  });

  it('gives the five numbers of boxes', () => {
    const [, boxes] = tabulateChart(chartOf(shop, 'c2,c3', { type: 'box' }));
    expect(boxes!.columns.map(({ key }) => key)).toEqual([
      'x',
      'rows',
      'low',
      'first',
      'median',
      'third',
      'high',
      'beyond',
    ]);
    expect(boxes!.cell(0, 4)).toBe(20.2);
  });
});

describe('words', () => {
  it('name picked marks by their parts', () => {
    const { view } = chartOf(shop, 'c2,c3,c5');
    expect(EN.message(describeChart([0, 1], view))).toBe('east, app; east, shop');
    expect(EN.message(describeChart([0], null))).toBe('1 marks of the chart');
    expect(EN.message(describeChart([], view))).toBe('no marks picked');
  });

  it('put own numbers into formulas', () => {
    const { numbers } = explainChart(chartOf(shop, 'c2,c3'));
    expect(numbers[0]!.tex).toBe('v_{\\max} = 60.6');
    expect(explainChart(chartOf(shop, 'c4,c3')).numbers[0]!.tex).toMatch(/^r = 0\.9/);
  });
});

describe('suggested', () => {
  it('last where there are panels for the kind of table, first where there are none', () => {
    expect(chartPanel.fit!({ usable: true } as DataReport)).toBeLessThan(0.5);
    expect(chartPanel.fit!({ usable: false } as DataReport)).toBe(1);
  });
});
