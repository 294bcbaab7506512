import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { layoutRounds, roundAt, roundsHeight, stepRounds, type RoundsInput } from '../../src/charts/rounds.ts';
import RoundsChart from '../../src/charts/RoundsChart.svelte';

const point = (lower: number, median: number, upper: number, ...values: number[]) => ({ lower, median, upper, values });
const INPUT: RoundsInput = {
  rounds: ['R1', 'R2', 'R3'],
  facets: [
    { name: 'taste', points: [point(20, 30, 40, 10, 30, 50), point(25, 30, 35), point(28, 30, 32)] },
    { name: 'price', points: [point(10, 20, 30), point(NaN, NaN, NaN), point(18, 20, 22)] },
    { name: 'place', points: [point(5, 10, 15), point(8, 10, 12), point(9, 10, 11)] },
  ],
};
const layoutOf = (width: number, input = INPUT) =>
  layoutRounds(input, String, { width, height: roundsHeight(input, width) });

describe('the layout', () => {
  it('has a facet a criterion on one scale, medians from left to right', () => {
    const { facets } = layoutOf(700);
    expect(facets).toHaveLength(3);
    const [taste, price, place] = facets;
    expect(taste!.medians.map(({ x }) => x)).toEqual([...taste!.medians.map(({ x }) => x)].sort((a, b) => a - b));
    // One scale: the same value stands as high above the base in every facet.
    const above = (facet: (typeof facets)[number], at: number) =>
      facet.plot.y + facet.plot.height - facet.medians[at]!.y;
    expect(above(taste!, 0)).toBeCloseTo(3 * above(place!, 0), 0);
    expect(taste!.dots).toHaveLength(3);
    // A round nobody answered interrupts nothing and is not drawn.
    expect(price!.medians).toHaveLength(2);
    expect(JSON.stringify(facets)).not.toMatch(/null|NaN/);
  });

  it('breaks into rows where it is narrow, inside its box', () => {
    for (const width of [280, 420, 900]) {
      const { facets, columns } = layoutOf(width);
      const height = roundsHeight(INPUT, width);
      expect(columns).toBeGreaterThanOrEqual(2);
      for (const { plot } of facets) {
        expect(plot.x + plot.width).toBeLessThanOrEqual(width);
        expect(plot.y + plot.height).toBeLessThan(height);
      }
    }
  });

  it('finds the round at a place, and where arrows lead', () => {
    const layout = layoutOf(420);
    const { plot } = layout.facets[1]!;
    expect(roundAt(plot.x + plot.width - 1, plot.y + 5, layout, 3)).toBe(5);
    expect(roundAt(-50, -50, layout, 3)).toBe(-1);
    expect(stepRounds(0, 1, 0, 3, layout)).toBe(1);
    expect(stepRounds(0, -1, 0, 3, layout)).toBe(0);
    expect(stepRounds(0, 0, 1, 3, layout)).toBe(3 * layout.columns);
    expect(stepRounds(8, 1, 0, 3, layout)).toBe(8);
  });
});

describe('the drawing', () => {
  it('is one tab stop with an option a criterion and round', () => {
    const html = render(RoundsChart, {
      props: {
        id: 'r',
        width: 600,
        input: INPUT,
        labels: { picture: 'rounds', help: 'arrows' },
        format: String,
        spoken: Array.from({ length: 9 }, (_, i) => `place ${i}`),
        describe: (place: number) => [`place ${place}`] as const,
      },
    }).body;
    expect(html.match(/tabindex="0"/g)).toHaveLength(1);
    expect(html.match(/role="option"/g)).toHaveLength(9);
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
  });
});
