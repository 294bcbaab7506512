import { describe, expect, it } from 'vitest';
import {
  headSpan,
  heatOf,
  layoutGrid,
  movePlace,
  placeAt,
  scrollTo,
  standing,
  windowOf,
  type GridLine,
} from '../../src/charts/pivot-grid.ts';

const line = (label: string, depth: number, state: GridLine['state'] = 'leaf'): GridLine => ({ label, depth, state });
const flat = (count: number): GridLine[] => [
  line('total', 0),
  ...Array.from({ length: count }, (_, i) => line(`line ${i}`, 1)),
];
const input = (rows: number, columns: number) => ({
  lines: flat(rows),
  columns: flat(columns),
  measures: ['sum'],
  samples: ['12,345.67'],
  totals: true,
  corner: 'month',
});
const box = { width: 700, height: 400, touch: false };

describe('the order lines stand in', () => {
  it('has the total last, or not at all', () => {
    expect(standing(flat(2), true)).toEqual([1, 2, 0]);
    expect(standing(flat(2), false)).toEqual([1, 2]);
    expect(standing(flat(0), false)).toEqual([0]);
  });
});

describe('the window', () => {
  it('holds all of a small table and a screen of a large one', () => {
    const small = layoutGrid(input(5, 3), box);
    expect(windowOf(small, 0, 0)).toEqual({ firstRow: 0, endRow: 6, firstAcross: 0, endAcross: 4 });
    const large = layoutGrid(input(5000, 150), box);
    for (const top of [0, 1000.5, large.totalHeight]) {
      const { firstRow, endRow, firstAcross, endAcross } = windowOf(large, top, top);
      expect(endRow - firstRow).toBeLessThan(20);
      expect(endAcross - firstAcross).toBeLessThan(20);
      expect(endRow).toBeLessThanOrEqual(5001);
    }
  });

  it('follows the keyboard, and no further than it must', () => {
    const layout = layoutGrid(input(5000, 150), box);
    expect(scrollTo({ row: 3, across: 1 }, layout, 0, 0)).toEqual({ left: 0, top: 0 });
    const { left, top } = scrollTo({ row: 4000, across: 120 }, layout, 0, 0);
    const seen = windowOf(layout, left, top);
    expect(seen.endRow).toBe(4001);
    expect(seen.endAcross).toBe(121);
    expect(scrollTo({ row: -1, across: 0 }, layout, left, top)).toEqual({ left: 0, top });
  });

  it('finds again the place a pointer is on', () => {
    const layout = layoutGrid(input(50, 20), box);
    const [left, top] = [130, 210];
    for (let x = 1; x < layout.width; x += 37)
      for (let y = 1; y < layout.height; y += 29) {
        const place = placeAt(x, y, layout, left, top);
        if (!place || place.row < 0 || place.across < 0) continue;
        const from = layout.labelWidth + place.across * layout.cellWidth - left;
        expect(x - from).toBeGreaterThanOrEqual(0);
        expect(x - from).toBeLessThan(layout.cellWidth);
      }
    expect(placeAt(2, 2, layout, 0, 0)).toBeNull();
    expect(placeAt(2, layout.headHeight + 2, layout, 0, 0)).toEqual({ row: 0, across: -1 });
  });
});

describe('arrows', () => {
  const layout = layoutGrid(input(4, 2), box);
  it('lead to names and back, never to the corner or outside', () => {
    expect(movePlace({ row: 0, across: 0 }, 0, -1, layout)).toEqual({ row: 0, across: -1 });
    expect(movePlace({ row: 0, across: -1 }, -1, 0, layout)).toEqual({ row: 0, across: -1 });
    expect(movePlace({ row: -1, across: 0 }, 0, -1, layout)).toEqual({ row: -1, across: 0 });
    expect(movePlace({ row: 1, across: 1 }, 99, 99, layout)).toEqual({ row: 4, across: 2 });
    expect(movePlace({ row: 1, across: 1 }, 0, -Infinity, layout)).toEqual({ row: 1, across: -1 });
  });
});

describe('the head', () => {
  it('of an open column reaches over what is under it', () => {
    const columns = [
      line('total', 0),
      line('2023', 1, 'open'),
      line('Q1', 2),
      line('Q2', 2),
      line('2024', 1, 'closed'),
    ];
    const across = standing(columns, true);
    expect(across.map((_, at) => headSpan(columns, across, at))).toEqual([3, 1, 1, 1, 1]);
  });
});

describe('heat', () => {
  const columns = flat(2);
  // Total, then two lines of two columns each.
  const values = [100, 40, 60, 30, 10, 20, 70, 30, 40];

  it('colours deepest cells by their size, totals not', () => {
    const { steps, diverging, high } = heatOf(values, flat(2), columns, 'all', false);
    expect(diverging).toBe(false);
    expect(high).toBe(40);
    expect([...steps]).toEqual([0, 0, 0, 0, 2, 4, 0, 5, 6]);
  });

  it('compares within rows or columns where asked', () => {
    expect([...heatOf(values, flat(2), columns, 'row', false).steps]).toEqual([0, 0, 0, 0, 4, 6, 0, 5, 6]);
    expect([...heatOf(values, flat(2), columns, 'column', false).steps]).toEqual([0, 0, 0, 0, 3, 4, 0, 6, 6]);
  });

  it('goes apart around zero', () => {
    const signed = values.map((value, at) => (at % 2 === 0 ? -value : value));
    const { steps, diverging } = heatOf(signed, flat(2), columns, 'all', false);
    expect(diverging).toBe(true);
    expect([...steps]).toEqual([0, 0, 0, 0, -1, 2, 0, 3, -3]);
  });

  it('has none for what is missing, and one shade for what is alike', () => {
    expect([...heatOf([NaN, NaN], flat(1), flat(0), 'all', true).steps]).toEqual([0, 0]);
    expect([...heatOf([5, 5, 5], flat(2), flat(0), 'all', true).steps]).toEqual([6, 6, 6]);
  });
});
