import { describe, expect, it } from 'vitest';
import { fromMarks } from '../../../src/lib/bits.ts';
import { createRandom } from '../../../src/lib/random.ts';
import { binCount, FEWEST_BINS, MOST_BINS } from '../../../src/panels/chart/bin-count.ts';
import { selectChart, computeChart, type ChartResult } from '../../../src/panels/chart/compute.ts';
import { categoryName, nameIn } from '../../../src/panels/chart/names.ts';
import { AGGREGATIONS, CHART_TYPES, decodeFields } from '../../../src/panels/chart/options.ts';
import { bigShop, chartOf, EN, optionsOf, rowsOf, SHOP } from './charting.ts';

const shop = await rowsOf(SHOP);
const big = await rowsOf(bigShop(4000));

const names = ({ view }: ChartResult): string[] =>
  (view.x?.categories ?? []).map((each) => EN.message(categoryName(each)));
const totals = (result: ChartResult): Record<string, number> =>
  Object.fromEntries(names(result).map((name, at) => [name, result.view.totals[at]!]));

describe('what is drawn where nothing was chosen', () => {
  it('money by month, empty months too', () => {
    const result = chartOf(shop);
    expect(result.view.type).toBe('line');
    expect(result.view.measure).toMatchObject({ by: 'sum', column: 'amount' });
    expect(totals(result)).toEqual({
      '2023-W01': 10.1,
      '2023-W02': 0,
      '2023-W03': 20.2,
      '2023-W04': 0,
      '2023-W05': 0,
      '2023-W06': 0,
      '2023-W07': 0,
      '2023-W08': 0,
      '2023-W09': 5.05,
      '2023-W10': 41.3,
    });
    expect(totals(chartOf(shop, '', { grain: 'month' }))).toEqual({ '2023-01': 30.3, '2023-02': 0, '2023-03': 46.35 });
  });

  it('the first category by count, or the only numbers spread out', async () => {
    const words = await rowsOf('city,colour\na,red\nb,red\na,\n,blue', 'orders');
    expect(chartOf(words).view).toMatchObject({ type: 'bar', measure: { by: 'count' } });
    const numbers = await rowsOf('x,y\n1,2\n2,3', 'orders');
    expect(chartOf(numbers).view.type).toBe('histogram');
  });
});

describe('what is drawn of a short table where nothing was chosen', () => {
  it('bars of the number by what is named once a row', async () => {
    const result = chartOf(await rowsOf('城市,销售额\n杭州,1200\n宁波,800\n无锡,450\n苏州,990\n南京,450'));
    expect(result.view).toMatchObject({ type: 'bar', fields: { x: 'c0', y: 'c1' }, measure: { by: 'sum' } });
    expect(totals(result)).toMatchObject({ 杭州: 1200, 无锡: 450 });
  });

  it('no axis of a single value', async () => {
    const table = await rowsOf('渠道,月份,金额\n门店,一月,10\n门店,二月,20\n门店,三月,15');
    expect(chartOf(table).view.fields).toMatchObject({ x: 'c1', y: 'c2' });
    const same = await rowsOf(['渠道,等级', ...Array.from({ length: 9 }, (_, i) => `门店,${i % 2}级`)].join('\n'));
    expect(chartOf(same).view.fields.x).toBe('c1');
  });

  it('months of a table made by month, not weeks with nothing between', async () => {
    const result = chartOf(await rowsOf('月份,销售额\n2024-01,1000\n2024-02,1007\n2024-03,1028'));
    expect(totals(result)).toEqual({ '2024-01': 1000, '2024-02': 1007, '2024-03': 1028 });
  });
});

describe('two columns draw the picture that fits them', () => {
  it.each([
    ['c2,c3', 'bar'],
    ['c1,c3', 'line'],
    ['c4,c3', 'scatter'],
    ['c2,c5', 'heatmap'],
    ['c3', 'histogram'],
    [',c3', 'histogram'],
    ['c3,c2', 'bar'],
    ['c1', 'line'],
    ['c2', 'bar'],
    ['c1,c2', 'heatmap'],
  ])('%s is %s', (fields, type) => {
    expect(chartOf(shop, fields).view.type).toBe(type);
  });

  it('says so where a type cannot be drawn, and draws one that can', () => {
    const { view } = chartOf(shop, 'c2,c5', { type: 'scatter' });
    expect(view.type).toBe('heatmap');
    expect(view.notes.map(({ code }) => code)).toEqual(['chart.note-scatter-lacks']);
    expect(chartOf(shop, 'c2', { type: 'box' }).view.notes[0]!.code).toBe('chart.note-box-lacks');
  });

  it('says so where a column is no longer in the table', () => {
    const { view } = chartOf(shop, 'c2,c99');
    expect(view.fields.y).toBeNull();
    expect(view.notes[0]!.code).toBe('chart.note-column-gone');
  });
});

describe('values of parts', () => {
  it('sums money exactly, in the order of the values, and counts what is left out', () => {
    const result = chartOf(shop, 'c2,c3');
    expect(totals(result)).toEqual({ east: 60.6, west: 9.05 });
    expect(result.view.rows).toBe(5);
    expect(result.leftOut).toEqual({ x: 1, series: 0, value: 0, scale: 0 });
    expect(result.view.overall).toBe(69.65);
    expect(chartOf(shop, 'c2,c4').leftOut).toEqual({ x: 1, series: 0, value: 1, scale: 0 });
  });

  it.each([
    ['count', { east: 3, west: 2 }],
    ['mean', { east: 20.2, west: 4.525 }],
    ['median', { east: 20.2, west: 4.525 }],
    ['minimum', { east: 10.1, west: 4 }],
    ['maximum', { east: 30.3, west: 5.05 }],
    ['distinct', { east: 3, west: 2 }],
    ['customers', { east: 2, west: 2 }],
    ['share', { east: 60.6 / 69.65, west: 9.05 / 69.65 }],
  ] as const)('%s', (by, expected) => {
    expect(totals(chartOf(shop, 'c2,c3', { by }))).toEqual(expected);
  });

  it('every row in use is counted or said to be left out, with every type and aggregation', () => {
    for (const type of CHART_TYPES)
      for (const by of AGGREGATIONS)
        for (const fields of ['c2,c3', 'c1,c3,c5', 'c4,c3,c2,c5', 'c2,c5,c3', 'c3', 'c0,c3,c1']) {
          const { view, leftOut } = chartOf(shop, fields, { type, by });
          const left = leftOut.x + leftOut.series + leftOut.value + leftOut.scale;
          expect(view.rows + left, `${type} ${by} ${fields}`).toBe(6);
          expect(view.marks.rows.reduce((sum, rows) => sum + rows, 0)).toBe(view.rows);
        }
  });

  it('shows the largest by what is measured, the rest together', () => {
    const result = chartOf(big, 'c0,c3', { top: 3 });
    expect(names(result)).toHaveLength(4);
    const sums = new Map<string, number>();
    for (const line of bigShop(4000).split('\n').slice(1)) {
      const [customer, , , amount] = line.split(',');
      sums.set(customer!, (sums.get(customer!) ?? 0) + Math.round(100 * Number(amount)));
    }
    const highest = [...sums].sort((a, b) => b[1] - a[1]).slice(0, 3);
    expect(names(result).slice(0, 3)).toEqual(highest.map(([name]) => name));
    expect([...result.view.totals.slice(0, 3)]).toEqual(highest.map(([, cents]) => cents / 100));
    expect(result.view.x).toMatchObject({ other: 3, gathered: sums.size - 3 });
    const all = [...sums.values()].reduce((sum, cents) => sum + cents, 0) / 100;
    expect(result.view.overall).toBeCloseTo(all, 8);
    expect(result.view.totals.reduce((sum, value) => sum + value, 0)).toBeCloseTo(all, 6);
  });

  it('orders by value, by name or as in the file', () => {
    expect(names(chartOf(big, 'c2', { sort: 'name' }))).toEqual(['east', 'north', 'west']);
    const counted = chartOf(big, 'c2');
    expect([...counted.view.totals]).toEqual([...counted.view.totals].sort((a, b) => b - a));
    const months = chartOf(big, 'c1,c3', { grain: 'month', sort: 'value' });
    expect([...months.view.totals]).toEqual([...months.view.totals].sort((a, b) => b - a));
    expect(names(chartOf(shop, 'c5', { sort: 'file' }))).toEqual(['shop', 'app']);
  });

  it('has at most five hues, the rest in one', async () => {
    const lines = Array.from({ length: 60 }, (_, i) => `x${i % 2},colour ${i % 12},${i}`);
    const rows = await rowsOf(['a,b,n', ...lines].join('\n'));
    const { view } = chartOf(rows, 'c0,c2,c1');
    expect(view.series).toMatchObject({ other: 5, gathered: 7 });
    expect(view.series?.categories).toHaveLength(6);
  });

  it('joins periods and ranges that stand for colours until they are few', () => {
    const { view } = chartOf(big, 'c2,c3,c1');
    expect(view.series!.categories.length).toBeLessThanOrEqual(6);
    expect(EN.message(nameIn(view.series, 0))).toContain(' to ');
  });
});

describe('boxes', () => {
  it('have the quartiles of type 7 and whiskers within one and a half boxes', async () => {
    const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 100];
    const rows = await rowsOf(['g,v', ...values.map((v) => `a,${v}`)].join('\n'));
    const { view } = chartOf(rows, 'c0,c1', { type: 'box' });
    expect([view.boxes!.first[0], view.marks.value[0], view.boxes!.third[0]]).toEqual([3.25, 5.5, 7.75]);
    expect([view.boxes!.low[0], view.boxes!.high[0], view.boxes!.beyond[0]]).toEqual([1, 9, 1]);
    expect(view.boxes!.outliers[0]).toEqual([100]);
  });
});

describe('scatter', () => {
  it('knows correlation and line', async () => {
    // Anscombe's first set: r 0.81642, line 3.0001 + 0.5001 x.
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    const rows = await rowsOf(['x,y', ...x.map((value, i) => `${value},${y[i]!}`)].join('\n'));
    const { view } = chartOf(rows, 'c0,c1');
    expect(view.scatter!.correlation).toBeCloseTo(0.81642, 5);
    expect(view.scatter!.slope).toBeCloseTo(0.50009, 5);
    expect(view.scatter!.intercept).toBeCloseTo(3.00009, 5);
  });

  it('counts rows in cells where points would be too many, and says so', () => {
    const { view } = chartOf(big, 'c4,c3');
    expect(view.scatter!.points).toBeNull();
    expect(view.marks.rows.reduce((sum, rows) => sum + rows, 0)).toBe(4000);
    expect(view.notes[0]).toMatchObject({ code: 'chart.note-density', parameters: { n: 4000 } });
  });

  it('leaves out what an axis of powers cannot show', async () => {
    const rows = await rowsOf('x,y\n1,2\n0,3\n-5,4\n8,1\n16,5');
    const { view, leftOut } = chartOf(rows, 'c0,c1', { logX: true });
    expect([view.rows, leftOut.scale]).toEqual([3, 2]);
  });
});

describe('marks', () => {
  it('have each customer once in every mark with a row of theirs', () => {
    for (const fields of ['c2,c3', 'c1,c3,c5', 'c2,c5', 'c4,c3', 'c3', 'c2,c3,,c5']) {
      const { view, marks } = chartOf(shop, fields);
      const pairs = new Set<string>();
      const entries = marks.entries!;
      entries.customer.forEach((customer, i) => pairs.add(`${customer} ${marks.of[i]!}`));
      expect(pairs.size).toBe(entries.customer.length);
      expect([...entries.customer]).toEqual([...entries.customer].sort((a, b) => a - b));
      expect(view.marks.customers!.reduce((sum, count) => sum + count, 0)).toBe(entries.customer.length);
    }
  });

  it('pick the customers with these rows', () => {
    const { view, marks } = chartOf(shop, 'c2,c3');
    const west = [...view.marks.x].findIndex((place) => names(chartOf(shop, 'c2,c3'))[place] === 'west');
    expect([...fromMarks(marks, [west]).bits]).toEqual([0b1010]);
  });

  it('are of nobody where rows have no customers', async () => {
    const rows = await rowsOf('city,n\na,1\nb,2', 'channels');
    const { view, marks } = chartOf({ ...rows, customer: null, customers: 0 }, 'c0,c1');
    expect([view.linked, marks.of.length, marks.entries!.customers]).toEqual([false, 0, 0]);
  });
});

describe('a filter', () => {
  it('leaves rows of other customers out, and says when nobody is left', () => {
    expect(totals(chartOf(shop, 'c2,c3', {}, Uint8Array.of(0, 0, 1, 1)))).toEqual({ east: 30.3, west: 4 });
    const nobody = selectChart({ keep: new Uint8Array(4), rows: shop });
    expect(!nobody.ok && nobody.error.code).toBe('chart.nobody');
    expect(selectChart({ keep: null }).ok).toBe(false);
  });
});

describe('columns from an address', () => {
  it('are read in their order, and nothing else is', () => {
    expect(decodeFields('c1,c3,,c2')).toEqual({ x: 'c1', y: 'c3', colour: null, facet: 'c2', size: null });
    expect(decodeFields({ x: 'c1', evil: 'c2' })).toEqual({ x: 'c1', y: null, colour: null, facet: null, size: null });
    for (const bad of ['<b>', 'c1,c2,c3,c4,c5,c6', 7, ['c1'], { x: 1 }]) expect(decodeFields(bad)).toBeUndefined();
    const failed = computeChart({ rows: shop, filtered: false }, optionsOf('c9'));
    expect(failed.ok).toBe(true);
  });
});

describe('a histogram', () => {
  it('of skewed values has ranges fine enough to see how they lie', async () => {
    const random = createRandom(5);
    const normal = (): number => Array.from({ length: 12 }, () => random.next()).reduce((sum, each) => sum + each, -6);
    const values = Array.from({ length: 572 }, () => (20 * Math.exp(1.2 * normal())).toFixed(2));
    const rows = await rowsOf(['id,spend', ...values.map((value, i) => `k${i},${value}`)].join('\n'));
    const { view } = chartOf(rows, 'c1', { type: 'histogram' });
    expect(view.totals.length).toBeGreaterThanOrEqual(FEWEST_BINS);
    expect(view.totals.length).toBeLessThanOrEqual(MOST_BINS + 1);
    expect(Math.max(...view.totals)).toBeLessThan(0.6 * 572);
    expect(chartOf(rows, 'c1', { type: 'histogram', bins: 5 }).view.totals.length).toBeLessThanOrEqual(8);
  });

  it('has a number of ranges between bounds, whatever the values', async () => {
    const rows = await rowsOf('id,a\n' + Array.from({ length: 50 }, (_, i) => `k${i},${i}`).join('\n'));
    const count = (make: (i: number) => number): number =>
      binCount(
        Float64Array.from({ length: 50 }, (_, i) => make(i)),
        rows,
      );
    expect(count((i) => i)).toBe(FEWEST_BINS);
    expect(count((i) => (i === 0 ? 1e9 : i))).toBe(MOST_BINS);
    expect(count(() => 3)).toBe(FEWEST_BINS);
    expect(count(() => NaN)).toBe(FEWEST_BINS);
  });
});
