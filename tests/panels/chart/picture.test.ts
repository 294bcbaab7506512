import { describe, expect, it } from 'vitest';
import { layoutPlot } from '../../../src/charts/plot.ts';
import { countMarks } from '../../../src/lib/joint.ts';
import { chartSpec } from '../../../src/panels/chart/index.ts';
import Panel from '../../../src/panels/chart/Panel.svelte';
import { CHART_TYPES } from '../../../src/panels/chart/options.ts';
import { arrangementOf, crushes, litShares, plotOf, toneOf } from '../../../src/panels/chart/picture.ts';
import { draw } from '../draw.ts';
import { bigShop, chartOf, EN, optionsOf, rowsOf, SHOP } from './charting.ts';

const shop = await rowsOf(SHOP);
const big = await rowsOf(bigShop(4000));

describe('the plot of a view', () => {
  it('stacks what can be added and sets means side by side', () => {
    expect(arrangementOf(chartOf(shop, 'c2,c3,c5').view, { ...optionsOf() })).toBe('stacked');
    expect(arrangementOf(chartOf(shop, 'c2,c3,c5', { by: 'mean' }).view, { ...optionsOf() })).toBe('grouped');
    const { view } = chartOf(shop, 'c2,c3,c5');
    const stacked = plotOf(view, optionsOf(), EN, 700).rects.filter(({ x0 }) => x0 < 1);
    expect(stacked.map(({ y0, y1 }) => [y0, Number(y1.toFixed(9))])).toEqual([
      [0, 20.2],
      [20.2, 60.6],
    ]);
    const full = plotOf(view, optionsOf('', { arrangement: 'full' }), EN, 700).rects;
    expect(Math.max(...full.map(({ y1 }) => y1))).toBeCloseTo(1, 12);
  });

  it('lies down where names are long, and when told', () => {
    const { view } = chartOf(shop, 'c2,c3');
    expect(plotOf(view, optionsOf(), EN, 700).sideways).toBe(false);
    expect(plotOf(view, optionsOf('', { direction: 'sideways' }), EN, 700).sideways).toBe(true);
    const named = { ...view, x: { ...view.x!, categories: view.x!.categories.map(() => ({ label: 'x'.repeat(80) })) } };
    expect(plotOf(named, optionsOf(), EN, 700).sideways).toBe(true);
  });

  it('begins at zero, or says that it does not', async () => {
    const rows = await rowsOf('when,level\n2023-01-01,100\n2023-02-01,101\n2023-03-01,99');
    const { view } = chartOf(rows, 'c0,c1', { by: 'mean', grain: 'month' });
    expect(plotOf(view, optionsOf(), EN, 700).y.label).toBe('mean level (not from zero)');
    const zero = plotOf(view, optionsOf('', { zero: 'zero' }), EN, 700).y;
    expect(zero).toMatchObject({ low: 0, label: 'mean level' });
    expect(plotOf(chartOf(rows, 'c0,c1', { type: 'bar', by: 'mean' }).view, optionsOf(), EN, 700).y).toMatchObject({
      low: 0,
    });
    expect(plotOf(view, optionsOf('', { logY: true }), EN, 700).y).toMatchObject({ kind: 'log', low: 10 });
  });

  it('leaves a rest that would crush the bars out of the scale, and breaks its bar', () => {
    const { view } = chartOf(big, 'c0,c3', { top: 5 });
    const plot = plotOf(view, optionsOf(), EN, 700);
    const shown = view.totals.filter((_, at) => at !== view.x!.other);
    if (plot.y.kind === 'bands') throw new Error('a value axis');
    expect(plot.y.high).toBeLessThan(1.1 * Math.max(...shown));
    expect(plot.rects.filter(({ broken }) => broken).map(({ x0 }) => Math.floor(x0))).toEqual([view.x!.other]);
    const html = draw(Panel, chartSpec, { view, marks: {}, options: optionsOf() }, { locale: 'en' });
    expect(html).toContain('not to scale');
    // A rest like the others is drawn as they are.
    const few = chartOf(big, 'c0,c3', { top: 5 }).view;
    const totals = few.totals.map((value, at) => (at === few.x!.other ? 2 * Math.max(...shown) : value));
    expect(crushes({ ...few, totals })).toBe(false);
  });

  it('has larger numbers of a heatmap above, and says that names run down', () => {
    const numbers = plotOf(chartOf(shop, 'c2,c4', { type: 'heatmap' }).view, optionsOf(), EN, 700).y;
    expect(numbers).toMatchObject({ names: ['1', '2', '3'], down: false });
    const names = plotOf(chartOf(shop, 'c2,c5').view, optionsOf(), EN, 700).y;
    expect(names).toMatchObject({ down: true });
    const dates = plotOf(chartOf(shop, 'c2,c1', { type: 'heatmap', grain: 'month' }).view, optionsOf(), EN, 700).y;
    expect(dates).toMatchObject({ names: ['2023-03', '2023-02', '2023-01'], down: true });
  });

  it('writes all ticks of an axis in one form', () => {
    const { view } = chartOf(big, 'c2,c3');
    const texts = (high: number): string[] => {
      const value = view.marks.value.map((_, at) => (at === 0 ? high : high / 2));
      const options = optionsOf('', { direction: 'upright' });
      return layoutPlot(plotOf({ ...view, marks: { ...view.marks, value } }, options, EN, 700), {
        width: 700,
        height: 320,
      })
        .ticks.filter(({ anchor }) => anchor === 'end')
        .map(({ text }) => text);
    };
    expect(texts(130_000)).toContain('50K');
    expect(texts(130_000).filter((text) => text.includes(','))).toEqual([]);
    for (const high of [70_000, 98_000]) {
      expect(texts(high)).toContain('20,000');
      expect(texts(high).filter((text) => text.includes('K'))).toEqual([]);
    }
  });

  it('says where bars begin on an axis of powers', () => {
    const log = optionsOf('', { logY: true });
    expect(plotOf(chartOf(big, 'c2,c3', { logY: true }).view, log, EN, 700).y.label).toMatch(
      /bars from 1\d,?0+\)|bars from 10,000\)/,
    );
  });

  it('has room around dots, and ticks of whole numbers alone for whole numbers', async () => {
    const rows = await rowsOf('a,b\n0,1\n1,2.5\n2,3\n3,1');
    const { x, y } = plotOf(chartOf(rows, 'c0,c1').view, optionsOf(), EN, 700);
    if (x.kind === 'bands' || y.kind === 'bands') throw new Error('axes of numbers');
    expect([x.whole, y.whole]).toEqual([true, false]);
    expect(x.low).toBeLessThan(0);
    expect(x.high).toBeGreaterThan(3);
  });

  it('writes the values of bars with as many decimals each', () => {
    const texts = plotOf(chartOf(shop, 'c2,c3', { by: 'mean' }).view, optionsOf(), EN, 700).rects.map(
      ({ text }) => text,
    );
    expect(texts).toEqual(['20.2', '4.5']);
  });

  it('gives names hues, and what has an order steps of the ramp', () => {
    const { series } = chartOf(big, 'c1,c3,c2').view;
    expect([0, 1, 2].map((at) => toneOf(series, at))).toEqual(['c1', 'c2', 'c3']);
    expect(toneOf(chartOf(big, 'c2,c3,c1').view.series, 0)).toBe('v1');
    expect(toneOf({ ...series!, other: 1, missing: 2 }, 1)).toBe('q');
    expect(toneOf({ ...series!, other: 1, missing: 2 }, 2)).toBe('e');
  });

  it('lights up the share of customers of each mark', () => {
    const { view, marks } = chartOf(shop, 'c2,c3');
    const counts = countMarks(marks, { bits: Uint32Array.of(0b1), size: 4 });
    expect([...litShares(view, { mark: { counts, total: 1 } })!]).toEqual([0.5, 0]);
    expect(litShares(view, null)).toBeNull();
  });
});

describe.each(['zh-CN', 'en'] as const)('drawn in %s', (locale) => {
  it.each(CHART_TYPES)('%s has a name, its marks and no hole in its words', (type) => {
    for (const [rows, fields] of [
      [shop, 'c2,c3'],
      [shop, 'c4,c3,c5,c2'],
      [big, 'c1,c3,c5'],
      [big, 'c4,c3'],
      [shop, 'c2,c5,c3'],
    ] as const) {
      const options = optionsOf(fields, { type });
      const { view, marks } = chartOf(rows, fields, { type });
      const counts = countMarks(marks, { bits: new Uint32Array(20).fill(0x55555555), size: marks.entries!.customers });
      for (const lit of [null, { mark: { counts, total: 3 } }]) {
        const html = draw(Panel, chartSpec, { view, marks: { mark: marks }, options }, { locale, lit });
        expect(html).toContain('role="listbox"');
        expect(html).toContain('role="option"');
        expect(html).not.toMatch(/undefined|NaN|⟨|Infinity/);
      }
    }
  });
});
