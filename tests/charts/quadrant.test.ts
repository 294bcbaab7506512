import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  binAtPlace,
  binOf,
  binRectangle,
  cutsAt,
  cutValue,
  densityOpacity,
  dotsPath,
  fromUnit,
  labelPlate,
  layoutQuadrants,
  nudgedValue,
  quadrantAt,
  quadrantAxis,
  toUnit,
  unitOf,
  type QuadrantInput,
} from '../../src/charts/quadrant.ts';

const LINEAR = { scale: 'linear', low: 0, high: 100, constant: 1 } as const;
const LOG = { scale: 'log', low: -500, high: 1e6, constant: 10 } as const;
const input: QuadrantInput = {
  x: LINEAR,
  y: LOG,
  cuts: { x: 25, y: 100 },
  columns: 40,
  rows: 30,
  counts: new Uint32Array(1200),
  points: { x: [0, 1], y: [0, 1] },
  density: null,
};
const money = (value: number): string => String(value);
const words = { x: ['current →'], y: ['↑ potential'], cutX: '25', cutY: '100' };
const box = { width: 600, height: 420 };
const layout = layoutQuadrants(input, words, money, box);

describe('an axis', () => {
  it('is logarithmic where a few values are far above the others, straight else', () => {
    expect(quadrantAxis(0, 100, 50, 5, 'auto').scale).toBe('linear');
    expect(quadrantAxis(0, 1000, 50, 5, 'auto').scale).toBe('log');
    expect(quadrantAxis(0, 1000, 50, 5, 'linear').scale).toBe('linear');
    expect(quadrantAxis(-5, 0, NaN, NaN, 'log').scale).toBe('linear');
    const alike = quadrantAxis(7, 7, 7, 7, 'auto');
    expect(alike.low).toBeLessThan(alike.high);
  });

  it('has a place for every value, and gives it back, rising', () => {
    for (const axis of [LINEAR, LOG])
      fc.assert(
        fc.property(fc.double({ min: axis.low, max: axis.high, noNaN: true }), (value) => {
          const unit = toUnit(value, axis);
          expect(unit).toBeGreaterThanOrEqual(-1e-12);
          expect(unit).toBeLessThanOrEqual(1 + 1e-12);
          expect(unitOf(axis)(value)).toBeCloseTo(unit, 12);
          expect(Math.abs(fromUnit(unit, axis) - value)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)) * 100);
        }),
      );
    expect(toUnit(0, LOG)).toBeGreaterThan(0);
    expect(toUnit(10, LOG)).toBeGreaterThan(toUnit(0, LOG));
  });
});

describe('the quadrants', () => {
  it('fill the plot and meet at the cuts', () => {
    const { plot, areas, cut } = layout;
    const size = areas.reduce((sum, { width, height }) => sum + width * height, 0);
    expect(size).toBeCloseTo(plot.width * plot.height, -2);
    expect(cut.x).toBeCloseTo(plot.x + plot.width / 4, 0);
    expect(quadrantAt({ x: cut.x - 5, y: cut.y + 5 }, layout)).toBe(0);
    expect(quadrantAt({ x: cut.x - 5, y: cut.y - 5 }, layout)).toBe(1);
    expect(quadrantAt({ x: cut.x + 5, y: cut.y + 5 }, layout)).toBe(2);
    expect(quadrantAt({ x: cut.x + 5, y: cut.y - 5 }, layout)).toBe(3);
  });

  it('have cuts to take hold of: lines, crossing and capsules', () => {
    const { plot, cut, capsules } = layout;
    expect(cutsAt(cut, layout, 4)).toBe('both');
    expect(cutsAt({ x: cut.x + 1, y: plot.y + 5 }, layout, 4)).toBe('x');
    expect(cutsAt({ x: plot.x + plot.width - 5, y: cut.y - 1 }, layout, 4)).toBe('y');
    expect(cutsAt({ x: capsules.x.x + 3, y: capsules.x.y + 3 }, layout, 4)).toBe('x');
    expect(cutsAt({ x: capsules.y.x + 3, y: capsules.y.y + 3 }, layout, 4)).toBe('y');
    expect(cutsAt({ x: cut.x + 60, y: cut.y + 60 }, layout, 4)).toBeNull();
  });

  it('say a dragged cut in round numbers at its place', () => {
    expect(cutValue(250, 500, LINEAR)).toBeCloseTo(50, 5);
    const value = cutValue(400, 500, LOG);
    expect(toUnit(value, LOG)).toBeCloseTo(0.8, 2);
    expect(cutValue(-50, 500, LINEAR)).toBe(0);
    expect(nudgedValue(25, 1, LINEAR)).toBeCloseTo(26, 5);
    expect(nudgedValue(100, 1, LINEAR)).toBe(100);
    expect(nudgedValue(100, 1, LOG)).toBeGreaterThan(100);
  });

  it('stand between the answers of a scale where the axis has steps', () => {
    const scale = { scale: 'linear', low: 0.5, high: 10.5, constant: 1, step: 1 } as const;
    expect(cutValue(290, 500, scale)).toBe(6.5);
    expect(cutValue(-9, 500, scale)).toBe(0.5);
    expect([nudgedValue(6.5, 1, scale), nudgedValue(6.5, -1, scale), nudgedValue(6.5, 10, scale)]).toEqual([
      7.5, 5.5, 10.5,
    ]);
    // A cut typed between two places goes to the next one in its direction.
    expect([nudgedValue(6.8, 1, scale), nudgedValue(6.8, -1, scale)]).toEqual([7.5, 6.5]);
  });

  it.each([300, 420, 700, 1000])('keep texts inside %s px', (width) => {
    const found = layoutQuadrants(input, words, money, { width, height: 400 });
    for (const { x } of found.ticks) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(width);
    }
    expect(found.capsules.x.x).toBeGreaterThanOrEqual(0);
    expect(found.capsules.x.x + found.capsules.x.width).toBeLessThanOrEqual(width);
  });
});

describe('bins', () => {
  it('are numbered from the lowest left, and found again where they are drawn', () => {
    expect(binOf(0, 0, 40, 30)).toBe(0);
    expect(binOf(1, 0, 40, 30)).toBe(39);
    expect(binOf(0, 1, 40, 30)).toBe(29 * 40);
    expect(binOf(5, -5, 40, 30)).toBe(39);
    for (const bin of [0, 39, 40, 615, 1199]) {
      const { x, y, width, height } = binRectangle(bin, layout, 40, 30);
      expect(binAtPlace({ x: x + width / 2, y: y + height / 2 }, layout, 40, 30)).toBe(bin);
    }
  });
});

describe('what is drawn', () => {
  it('is a dot for each point, in the corners of the plot', () => {
    const { plot } = layout;
    expect(dotsPath(input.points!, plot)).toBe(
      `M${plot.x},${plot.y + plot.height}h0M${plot.x + plot.width},${plot.y}h0`,
    );
    expect(dotsPath(input.points!, plot, (i) => i === 1).match(/M/g)).toHaveLength(1);
  });

  it('is a density whose picked part never shows where nothing is picked', () => {
    const density = { columns: 4, rows: 2, values: Uint8Array.of(0, 100, 0, 200, 0, 0, 255, 0) };
    const bins = { columns: 2, rows: 1 };
    expect([...densityOpacity(density, bins, null)]).toEqual([0, 0, 255, 0, 0, 100, 0, 200]);
    expect([...densityOpacity(density, bins, [1, 0])]).toEqual([0, 0, 0, 0, 0, 100, 0, 0]);
    expect(densityOpacity(density, bins, [0.0001, 0])[5]).toBe(48);
  });
});

describe('plates', () => {
  it('hold the words of a quadrant from either side', () => {
    const words = { name: 'satisfied and loyal', text: '1,234 · 56.7%' };
    const left = labelPlate({ quadrant: 0, x: 100, y: 50, anchor: 'start' }, words);
    const right = labelPlate({ quadrant: 2, x: 300, y: 50, anchor: 'end' }, words);
    expect(left.x).toBeLessThan(100);
    expect(right.x + right.width).toBeGreaterThan(300);
    expect(left.width).toBe(right.width);
    expect(left.y).toBeLessThan(40);
    expect(left.y + left.height).toBeGreaterThan(50 + 16 + 3);
    expect(labelPlate({ quadrant: 0, x: 0, y: 0, anchor: 'start' }, { ...words, text: '' }, 16).y).toBe(1);
  });
});
