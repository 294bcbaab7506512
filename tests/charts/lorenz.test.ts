import { describe, expect, it } from 'vitest';
import { layoutLorenz, layoutRug, lorenzHeight, stepAt, type LorenzWords } from '../../src/charts/lorenz.ts';

const BOX = { width: 280, height: lorenzHeight(280) };
const WORDS: LorenzWords = {
  names: ['Customers, lowest first, % of customers', 'lowest first, %'],
  equality: 'perfect equality',
  gini: 'Gini',
  giniValue: '0.375',
};
const percent = (share: number, sign: boolean) => `${share * 100}${sign ? '%' : ''}`;
const CURVE = { x: [0, 0.25, 0.5, 0.75, 1], y: [0, 0.05, 0.2, 0.5, 1], steps: 4 };
const layout = layoutLorenz(CURVE, WORDS, percent, BOX);

describe('the curve', () => {
  it('goes from corner to corner under the line of equality', () => {
    const { plot, equality } = layout;
    expect(layout.curve.startsWith(`M${plot.x},${plot.y + plot.height}`)).toBe(true);
    expect(layout.curve.endsWith(`${plot.x + plot.width},${plot.y}`)).toBe(true);
    expect(equality).toEqual({ x1: plot.x, y1: plot.y + plot.height, x2: plot.x + plot.width, y2: plot.y });
  });

  it('has the Gini coefficient written into the lens, between curve and equality', () => {
    const [name, value] = layout.gini;
    const x = (name.x - layout.plot.x) / layout.plot.width;
    const [top, bottom] = [layout.plot.y + (1 - x) * layout.plot.height, layout.plot.y + layout.plot.height];
    expect(name.y - 10).toBeGreaterThan(top);
    expect(value.y).toBeLessThan(bottom);
    expect(value.text).toBe('0.375');
  });

  it('of perfect equality has it in the free corner above', () => {
    const flat = layoutLorenz({ x: [0, 1], y: [0, 1], steps: 100 }, WORDS, percent, BOX);
    expect(flat.gini[0].x).toBeLessThan(flat.plot.x + flat.plot.width * 0.4);
    expect(flat.gini[1].y).toBeLessThan(flat.plot.y + flat.plot.height * 0.4);
  });

  it('of nothing has no missing coordinate', () => {
    expect(JSON.stringify(layoutLorenz({ x: [], y: [], steps: 0 }, WORDS, percent, BOX))).not.toMatch(/NaN|null/);
  });
});

describe('the rug', () => {
  it('is tallest where most is picked, and not there where nothing is', () => {
    const rug = layoutRug([0, 1, 4, 2], layout.plot);
    expect(rug).toHaveLength(3);
    expect(rug[1]!.height).toBe(12);
    expect(rug[0]!.height).toBe(3);
    expect(rug[0]!.x).toBeGreaterThan(layout.plot.x);
    expect(layoutRug(null, layout.plot)).toEqual([]);
    expect(layoutRug([0, 0], layout.plot)).toEqual([]);
  });

  it('shows even the least', () => {
    expect(layoutRug([1, 1e6], layout.plot)[0]!.height).toBe(2);
  });
});

describe('steps at a place', () => {
  it('are the nearest ones beside the axis', () => {
    expect(stepAt(-5, 100, layout.plot)).toBe(0);
    expect(stepAt(9999, 100, layout.plot)).toBe(99);
    expect(stepAt(layout.plot.x + layout.plot.width / 2, 100, layout.plot)).toBe(50);
    expect(stepAt(5, 0, layout.plot)).toBe(-1);
  });
});
