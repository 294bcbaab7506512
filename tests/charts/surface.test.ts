import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutSurface, litCell, placeAmong, shadeOf, type SurfaceInput } from '../../src/charts/surface.ts';

const INPUT: SurfaceInput = {
  xEdges: [0, 1, 2, 5],
  yEdges: [0, 10, 30],
  wholeX: true,
  values: [0, 0.5, 1, NaN, 0.2, 0.4],
  most: 1,
  counts: [4, 0, 1, 0, 16, 1],
  points: null,
};
const FIGURES = { x: (from: number, to: number) => (to - from === 1 ? String(from) : `${from}–${to - 1}`), y: String };
const layoutOf = (input: SurfaceInput) =>
  layoutSurface(input, { x: 'frequency', y: 'quiet' }, FIGURES, { width: 400, height: 300 });

describe('the surface', () => {
  const layout = layoutOf(INPUT);

  it('starts at the lower left, row by row', () => {
    const [first, second, , fourth] = layout.cells;
    expect(second!.x).toBeGreaterThan(first!.x);
    expect(fourth!.y).toBeLessThan(first!.y);
    expect(layout.ticks.map(({ text }) => text)).toEqual(['0', '10', '30', '0', '1', '2–4']);
  });

  it('has no colour where there is no value', () => {
    expect(layout.cells[3]!.shade).toBeNull();
    expect(layout.cells[2]!.shade).toEqual({ under: 5, over: 6, opacity: 1 });
  });

  it('grows ever stronger, without a step', () => {
    const strength = (value: number): number => {
      const { under, opacity } = shadeOf(value, 3)!;
      return under + opacity;
    };
    fc.assert(
      fc.property(fc.double({ min: 0, max: 3, noNaN: true }), fc.double({ min: 0, max: 3, noNaN: true }), (a, b) => {
        if (a <= b) expect(strength(a)).toBeLessThanOrEqual(strength(b));
        expect(strength(a)).toBeCloseTo((a / 3) * 6, 2);
      }),
    );
    expect(shadeOf(9, 3)).toEqual({ under: 5, over: 6, opacity: 1 });
    expect(shadeOf(0.25, 1, 0.5)).toEqual({ under: 3, over: 4, opacity: 0 });
    expect(shadeOf(1, 0)).toEqual({ under: 0, over: 1, opacity: 0 });
  });

  it('has discs whose area is the number of those who lie there', () => {
    expect(layout.discs.map(({ index }) => index)).toEqual([0, 2, 4, 5]);
    const [four, , sixteen] = layout.discs;
    expect(sixteen!.r / four!.r).toBeCloseTo(2, 1);
    expect(layout.points).toBe('');
  });

  it('draws points in their own cells, each pixel once', () => {
    const x = [0, 1, 3, 4, 0];
    const y = [5, 12, 29, 0, 5];
    const { points, discs, plot } = layoutOf({ ...INPUT, points: { x, y } });
    expect(discs).toEqual([]);
    const places = [...points.matchAll(/M([\d.]+) ([\d.]+)h0/g)].map(([, a, b]) => [Number(a), Number(b)]);
    expect(places.length).toBeLessThanOrEqual(5);
    places.slice(0, 4).forEach(([px, py], i) => {
      expect(Math.floor(((px! - plot.x) / plot.width) * 3)).toBe(x[i]! >= 2 ? 2 : x[i]!);
      expect(py! > plot.y + plot.height / 2).toBe(y[i]! < 10);
    });
    const same = layoutOf({ ...INPUT, wholeX: false, points: { x: Array(900).fill(1.5), y: Array(900).fill(3) } });
    expect(same.points.match(/M/g)).toHaveLength(1);
  });

  it('knows the place of a value among edges', () => {
    expect(placeAmong(0, [0, 1, 2, 5], true)).toBe(0.5);
    expect(placeAmong(3, [0, 1, 2, 5], true)).toBeCloseTo(2.5, 12);
    expect(placeAmong(20, [0, 10, 30], false)).toBe(1.5);
    expect(placeAmong(99, [0, 10, 30], false)).toBe(2);
  });

  it('fills a cell from below by its picked part', () => {
    const cell = layout.cells[4]!;
    expect(litCell(cell, 8, 16)!.height).toBeCloseTo(cell.height / 2, 0);
    expect(litCell(cell, 0, 16)).toBeNull();
    expect(litCell(cell, 0, 0)).toBeNull();
  });
});
