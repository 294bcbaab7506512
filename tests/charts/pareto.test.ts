import { describe, expect, it } from 'vitest';
import {
  barAtShare,
  cutAtPoint,
  cutShare,
  layoutPareto,
  nudgedShare,
  paretoHeight,
  placeNote,
  type ParetoInput,
} from '../../src/charts/pareto.ts';

const BOX = { width: 452, height: paretoHeight(452) };
const NAMES = ['Customers, highest spend first, % of customers', '% of customers'];
const percent = (share: number, sign: boolean) => `${Math.round(share * 100)}${sign ? '%' : ''}`;

// 50, 30, 15, 5: the worked check of the course.
const COURSE: ParetoInput = {
  bars: [0.5, 0.3, 0.15, 0.05],
  x: [0, 0.25, 0.5, 0.75, 1],
  y: [0, 0.5, 0.8, 0.95, 1],
  cuts: [
    { x: 0.5, y: 0.8 },
    { x: 0.75, y: 0.95 },
  ],
  classes: ['A', 'B', 'C'],
};
const layout = layoutPareto(COURSE, NAMES, percent, BOX);
const base = layout.plot.y + layout.plot.height;

describe('the chart', () => {
  it('has bars and line on one axis: the first bar is as tall as the line is high after it', () => {
    expect(layout.bars[0]!.height).toBeCloseTo(layout.plot.height / 2, 0);
    expect(layout.curve).toContain(`L${Math.round((40 + layout.plot.width / 4) * 10) / 10},${layout.bars[0]!.y}`);
  });

  it('has the classes between the cuts', () => {
    expect(layout.strip.map((part) => part.text)).toEqual(['A', 'B', 'C']);
    expect(layout.strip[1]!.x).toBeCloseTo(layout.cuts[0]!.x + 1, 1);
    expect(layout.strip.reduce((sum, part) => sum + part.width, 0)).toBeCloseTo(layout.plot.width - 2, 0);
  });

  it('leaves out a class that nobody is in', () => {
    const { strip } = layoutPareto(
      {
        ...COURSE,
        cuts: [
          { x: 1, y: 1 },
          { x: 1, y: 1 },
        ],
      },
      NAMES,
      percent,
      BOX,
    );
    expect(strip.map((part) => part.text)).toEqual(['A']);
  });

  it('has the sign on the last tick only, and the longest name that fits', () => {
    expect(layout.ticks.filter((tick) => tick.text.includes('%')).map((tick) => tick.text)).toEqual(['100%', '100%']);
    expect(layout.name.text).toBe(`${NAMES[0]} →`);
    expect(layoutPareto(COURSE, NAMES, percent, { width: 240, height: 300 }).name.text).toBe('% of customers →');
  });

  it('of nothing is its frame', () => {
    const empty = layoutPareto({ bars: [], x: [], y: [], cuts: [], classes: ['A', 'B', 'C'] }, NAMES, percent, BOX);
    expect(empty.bars).toEqual([]);
    expect(empty.curve).toBe('');
    expect(JSON.stringify(empty)).not.toMatch(/NaN|null/);
  });
});

describe('cuts on the curve', () => {
  it('are taken hold of at the dot or the dotted line, the nearer one', () => {
    const [a, b] = layout.cuts;
    expect(cutAtPoint({ x: a!.x + 8, y: a!.y + 5 }, layout)).toBe(0);
    expect(cutAtPoint({ x: b!.x - 3, y: base - 30 }, layout)).toBe(1);
    expect(cutAtPoint({ x: a!.x + 40, y: a!.y }, layout)).toBe(-1);
    expect(cutAtPoint({ x: a!.x, y: 2 }, layout)).toBe(-1);
  });

  it('dragged stand for the height of the curve there, between the other cut and the ends', () => {
    expect(cutShare(layout.cuts[0]!.x, 0, COURSE, BOX)).toBeCloseTo(0.8, 2);
    expect(cutShare(layout.plot.x + layout.plot.width * 0.25, 0, COURSE, BOX)).toBeCloseTo(0.5, 2);
    expect(cutShare(-100, 0, COURSE, BOX)).toBe(0.001);
    expect(cutShare(9999, 0, COURSE, BOX)).toBe(0.949);
    expect(cutShare(9999, 1, COURSE, BOX)).toBe(1);
    expect(cutShare(0, 1, COURSE, BOX)).toBe(0.801);
  });

  it('take round shares', () => {
    for (let x = 60; x < 300; x += 7) {
      const share = cutShare(x, 0, COURSE, BOX);
      expect(Math.abs(share * 1000 - Math.round(share * 1000))).toBeLessThan(1e-9);
    }
  });

  it('are nudged by half a percent', () => {
    expect(nudgedShare(0, 1, COURSE, 0.8)).toBe(0.805);
    expect(nudgedShare(0, -10, COURSE, 0.8)).toBe(0.75);
    expect(nudgedShare(1, 99, COURSE, 0.95)).toBe(1);
  });
});

describe('the note', () => {
  it('stands in the picture, and below the curve where it has to go to the end', () => {
    const lines = ['top 100% of customers', 'bring 100% of revenue'] as const;
    for (const x of [0, 0.25, 0.5, 0.9, 1]) {
      const cut = {
        index: 0,
        x: layout.plot.x + x * layout.plot.width,
        y: layout.plot.y,
        upright: { from: 24, to: base },
      };
      for (const label of placeNote(cut, lines, COURSE, BOX)) {
        expect(label.x).toBeGreaterThanOrEqual(layout.plot.x);
        expect(label.y).toBeLessThan(base);
        expect(label.y).toBeGreaterThan(layout.plot.y);
      }
    }
  });
});

describe('bars at a place', () => {
  it('are the nearest ones beside the axis', () => {
    expect(barAtShare(0, 20, BOX)).toBe(0);
    expect(barAtShare(9999, 20, BOX)).toBe(19);
    expect(barAtShare(layout.plot.x + layout.plot.width / 2 + 1, 20, BOX)).toBe(10);
    expect(barAtShare(10, 0, BOX)).toBe(-1);
  });
});
