import { describe, expect, it } from 'vitest';
import { curveAt, endOf, valueOf } from '../../src/charts/cohort-curves.ts';
import {
  endOfRow,
  fillTriangle,
  layoutTriangle,
  stepTriangle,
  triangleCellAt,
  triangleHeight,
  triangleScale,
  type TriangleInput,
} from '../../src/charts/cohort-triangle.ts';
import { layoutLine } from '../../src/charts/line.ts';

const WORDS = { columns: 'months', size: 'n', mean: 'All' };
const BASE = {
  rows: 3,
  columns: 3,
  values: [1, 0.5, 0.2, 1, 0.4, NaN, 1, NaN, NaN],
  status: [3, 3, 2, 3, 1, 0, 1, 0, 0],
  names: ['2024-01', '2024-02', '2024-03'],
  sizes: [10, 20, 5],
  sizeTexts: ['10', '20', '5'],
  mean: [1, 0.5, 0.2],
  plainFirst: true,
};
const INPUT: TriangleInput = { ...BASE, scale: triangleScale(BASE, false) };
const BOX = { width: 400, height: triangleHeight(3) };

describe('the triangle', () => {
  it('places what is known and nothing else', () => {
    const { cells, means, bars, plot } = layoutTriangle(INPUT, WORDS, BOX);
    expect(cells.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 6]);
    expect(means).toHaveLength(3);
    for (const { x, y, width, height } of [...cells, ...means]) {
      expect(x).toBeGreaterThanOrEqual(plot.x);
      expect(x + width).toBeLessThanOrEqual(BOX.width);
      expect(y + height).toBeLessThanOrEqual(BOX.height);
    }
    expect(bars[1]!.width).toBeCloseTo(2 * bars[0]!.width, 0);
  });

  it('colours whole values by their range, the first column and running periods not', () => {
    expect(INPUT.scale).toEqual([0.2, 0.5]);
    const steps = Object.fromEntries(layoutTriangle(INPUT, WORDS, BOX).cells.map(({ index, step }) => [index, step]));
    expect(steps).toEqual({ 0: 0, 1: 6, 2: 1, 3: 0, 4: 0, 6: 0 });
    expect(triangleScale(BASE, true)).toEqual([0, 0.5]);
    expect(triangleScale({ ...BASE, status: BASE.status.map(() => 0) }, true)).toEqual([0, 1]);
  });

  it('finds the cell under a point, and none beside the plot unless a drag goes on', () => {
    const layout = layoutTriangle(INPUT, WORDS, BOX);
    for (const { index, x, y, width, height } of layout.cells)
      expect(triangleCellAt(x + width / 2, y + height / 2, layout, 3, 3, false)).toBe(index);
    expect(triangleCellAt(0, 0, layout, 3, 3, false)).toBe(-1);
    expect(triangleCellAt(0, 0, layout, 3, 3, true)).toBe(0);
    expect(triangleCellAt(4000, 4000, layout, 3, 3, true)).toBe(8);
  });

  it('walks over what is known', () => {
    expect(stepTriangle(1, 1, 0, INPUT)).toBe(2);
    expect(stepTriangle(2, 1, 0, INPUT)).toBe(2);
    expect(stepTriangle(4, 1, 0, INPUT)).toBe(4);
    expect(stepTriangle(2, 0, 1, INPUT)).toBe(2);
    expect(stepTriangle(6, 0, -1, INPUT)).toBe(3);
    expect(endOfRow(0, true, INPUT)).toBe(2);
    expect(endOfRow(4, false, INPUT)).toBe(3);
  });

  it('fills a cell by its picked part and writes its value where there is room', () => {
    const { cells } = layoutTriangle(INPUT, WORDS, BOX);
    const cell = cells[1]!;
    expect(fillTriangle(cell, null, '50')).toMatchObject({ ground: 'f6', part: null, label: { text: '50' } });
    const half = fillTriangle(cell, 0.5, '50');
    expect(half.ground).toBe('gz3');
    expect(half.part!.height).toBeCloseTo(cell.height / 2, 1);
    expect(fillTriangle({ ...cell, width: 5 }, null, '50').label).toBeNull();
    expect(
      fillTriangle(
        cells.find(({ status }) => status === 1)!,
        null,
        '40',
      ).ground,
    ).toBe('running');
  });

  it('holds 60 × 60', () => {
    const many: TriangleInput = {
      ...INPUT,
      rows: 60,
      columns: 60,
      values: Array.from({ length: 3600 }, (_, i) => i),
      status: Array.from({ length: 3600 }, () => 3),
      names: Array.from({ length: 60 }, (_, i) => `row ${i}`),
      sizes: Array.from({ length: 60 }, () => 1),
      sizeTexts: Array.from({ length: 60 }, () => '1'),
      mean: Array.from({ length: 60 }, () => NaN),
    };
    const layout = layoutTriangle(many, WORDS, { width: 756, height: triangleHeight(60) });
    expect(layout.cells).toHaveLength(3600);
    expect(layout.rowNames.length).toBeLessThan(40);
    for (let i = 1; i < layout.heads.length; i += 1) expect(layout.heads[i]!.x).toBeGreaterThan(layout.heads[i - 1]!.x);
  });
});

describe('curves', () => {
  const series = [
    { key: 'a', name: '', x: [0, 1, 2], y: [1, 0.5, NaN], tone: 'quiet', shape: 'line', dash: 'none' },
    { key: 'b', name: '', x: [0, 1, 2], y: [1, 0.2, 0.1], tone: 'quiet', shape: 'line', dash: 'none' },
  ] as const;
  const layout = layoutLine(
    { series, top: 1 },
    { x: 'months', y: '' },
    { x: String, y: String },
    { width: 400, height: 250 },
  );

  it('are found near their values', () => {
    expect(curveAt({ x: layout.across(1), y: layout.upright(0.5) + 3 }, layout, series, 2, false)).toEqual({
      curve: 0,
      x: 1,
    });
    expect(curveAt({ x: layout.across(2), y: layout.upright(0.12) }, layout, series, 2, false).curve).toBe(1);
    expect(curveAt({ x: layout.across(2), y: layout.upright(0.8) }, layout, series, 2, false).curve).toBe(-1);
    expect(curveAt({ x: layout.across(2), y: layout.upright(0.8) }, layout, series, 2, true).curve).toBe(1);
    expect(curveAt({ x: -50, y: 10 }, layout, series, 2, false).curve).toBe(-1);
  });

  it('know their values and their ends', () => {
    expect([valueOf(series[0], 1), endOf(series[0]), endOf(series[1])]).toEqual([0.5, 1, 2]);
    expect(valueOf(series[0], 7)).toBeNaN();
  });
});
