import { describe, expect, it } from 'vitest';
import { cellAtPlace, layoutRateGrid, ratesAt, type RateGridInput } from '../../src/charts/rate-grid.ts';

const INPUT: RateGridInput = {
  x: [50, 60, 70, 80],
  y: [2, 4, 6],
  values: [1, 2, 3, 4, 1, 2, 3, 4, 1, 2, NaN, 4],
  at: { x: 70, y: 4 },
};
const BOX = { width: 300, height: 260 };
const layoutOf = (input: RateGridInput) =>
  layoutRateGrid(input, { x: 'r', y: 'd' }, String, (value, sign) => `${value}${sign ? '%' : ''}`, BOX);

describe('the map of two rates', () => {
  const layout = layoutOf(INPUT);

  it('starts at the lower left and grows stronger with the value', () => {
    const [first, second] = layout.cells;
    expect(first!.y).toBeGreaterThan(layout.cells[4]!.y);
    expect(second!.x).toBeGreaterThan(first!.x);
    expect(layout.cells[3]!.step).toBe(6);
    expect(layout.cells.map(({ step }) => step).slice(0, 3)).toEqual(
      [...layout.cells.map(({ step }) => step).slice(0, 3)].sort(),
    );
  });

  it('says of a cell without limit that it has none', () => {
    expect([layout.cells[10]!.step, layout.cells[10]!.text]).toEqual([0, '∞']);
  });

  it('has its frame on the cell of the rates, between cells where they lie between, at the border where outside', () => {
    expect(layout.frame.x).toBeCloseTo(layout.cells[6]!.x - 0.5, 0);
    expect(layout.frame.y).toBeCloseTo(layout.cells[6]!.y - 0.5, 0);
    const between = layoutOf({ ...INPUT, at: { x: 75, y: 4 } }).frame;
    expect(between.x).toBeCloseTo((layout.cells[6]!.x + layout.cells[7]!.x) / 2 - 0.5, 0);
    const outside = layoutOf({ ...INPUT, at: { x: 5, y: 90 } }).frame;
    expect(outside.x).toBeCloseTo(layout.plot.x - 0.5, 0);
    expect(outside.y).toBeCloseTo(layout.plot.y - 0.5, 0);
  });

  it('reads the rates of a place back, within the map', () => {
    const { frame, plot } = layout;
    const middle = { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 };
    expect(ratesAt(middle, INPUT, plot).x).toBeCloseTo(70, 0);
    expect(ratesAt(middle, INPUT, plot).y).toBeCloseTo(4, 0);
    expect(ratesAt({ x: -100, y: 1000 }, INPUT, plot)).toEqual({ x: 50, y: 2 });
    expect(cellAtPlace(middle, INPUT, plot)).toBe(6);
    expect(cellAtPlace({ x: -1, y: 5 }, INPUT, plot)).toBe(-1);
  });
});
