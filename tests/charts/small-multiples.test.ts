import { describe, expect, it } from 'vitest';
import { layoutMultiples, markAtPoint, stepMultiples } from '../../src/charts/small-multiples.ts';

const charts = Array.from({ length: 5 }, (_, i) => ({ name: `group ${i}`, values: [i, 2 * i, -i] }));
const input = { charts, places: ['a', 'b', 'c'], line: false };
const layout = layoutMultiples(input, 700, String);

describe('small multiples', () => {
  it('have one scale: equal values are equally high in every chart', () => {
    const height = (chart: number, place: number): number => layout.charts[chart]!.bars[place]!.height;
    expect(height(2, 0)).toBeCloseTo(height(1, 1), 0);
    expect(height(4, 1)).toBeCloseTo(4 * height(2, 0), 0);
    for (const { bars, plot } of layout.charts)
      for (const bar of bars) {
        expect(bar.y).toBeGreaterThanOrEqual(plot.y - 0.1);
        expect(bar.y + bar.height).toBeLessThanOrEqual(plot.y + plot.height + 0.1);
      }
  });

  it('find the mark under every bar', () => {
    for (const { bars, plot } of layout.charts)
      for (const bar of bars) expect(markAtPoint(bar.x + bar.width / 2, plot.y + 5, layout, 3)).toBe(bar.mark);
    expect(markAtPoint(0, 0, layout, 3)).toBe(-1);
  });

  it('lead arrows along a chart and to the same place of the one below', () => {
    expect(stepMultiples(1, 1, 0, layout, 3)).toBe(2);
    expect(stepMultiples(1, 0, -1, layout, 3)).toBe(1 + 3 * layout.across);
    expect(stepMultiples(1, 0, 1, layout, 3)).toBe(1);
    expect(stepMultiples(14, 1, 0, layout, 3)).toBe(14);
  });

  it('break a line where a value is missing', () => {
    const [chart] = layoutMultiples(
      { charts: [{ name: 'g', values: [1, 2, NaN, 3, NaN, 1, 2] }], places: [...'abcdefg'], line: true },
      300,
      String,
    ).charts;
    expect(chart!.path.match(/M/g)).toHaveLength(3);
    expect(chart!.path).toContain('h4');
  });

  it('hold with nothing in them', () => {
    expect(layoutMultiples({ charts: [], places: [], line: false }, 300, String).charts).toEqual([]);
    expect(
      layoutMultiples({ charts: [{ name: 'x', values: [NaN] }], places: ['a'], line: false }, 300, String).charts[0]!
        .bars[0]!.height,
    ).toBe(0);
  });
});

describe('words of small multiples', () => {
  it('name every place where there is room, else the first and the last', () => {
    const texts = (places: string[], width: number) => {
      const made = layoutMultiples(
        { charts: [{ name: 'g', values: places.map(() => 1) }], places, line: false },
        width,
        String,
      );
      return [made.named, made.charts[0]!.ends.map(({ text }) => text)];
    };
    expect(texts(['shop', 'web', 'app'], 300)).toEqual([true, ['shop', 'web', 'app']]);
    expect(texts(['delivery platform', 'mini programme', 'group buying'], 240)[0]).toBe(false);
    expect(texts(['delivery platform', 'mini programme', 'group buying'], 240)[1]).toHaveLength(2);
  });

  it('stand clear of the tallest bar', () => {
    for (const { title, plot } of layout.charts) expect(plot.y - title.y).toBeGreaterThanOrEqual(10);
  });
});
