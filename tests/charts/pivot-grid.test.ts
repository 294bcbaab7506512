import { describe, expect, it } from 'vitest';
import {
  headName,
  headNames,
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
import { textWidth } from '../../src/charts/parts/text.ts';

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

describe('heat from the smallest value', () => {
  const values = [0.43, 0.42, 0.44, 0.43, 0.41, 0.42, 0.45, 0.44, 0.43];

  it('tells apart what lies close together far from zero', () => {
    expect(new Set(heatOf(values, flat(2), flat(2), 'all', true).steps).size).toBe(1);
    const { steps, low, high, fromLeast } = heatOf(values, flat(2), flat(2), 'all', true, 'least');
    expect([low, high, fromLeast]).toEqual([0.41, 0.45, true]);
    expect(new Set(steps).size).toBeGreaterThan(3);
    expect([steps[4], steps[6]]).toEqual([1, 6]);
  });

  it('does not go apart around zero, and has a middle shade for what is alike', () => {
    const { steps, diverging } = heatOf([-3, -2, 4], flat(2), flat(0), 'all', true, 'least');
    expect(diverging).toBe(false);
    expect([...steps]).toEqual([1, 1, 6]);
    expect([...heatOf([5, 5, 5], flat(2), flat(0), 'all', true, 'least').steps]).toEqual([3, 3, 3]);
  });
});

describe('names in the head', () => {
  it('stand over their numbers; over a group of measures at its left', () => {
    expect(headName(1, 1, 100, 180, false)).toEqual({ x: 174, end: true, room: 68 });
    expect(headName(1, 1, 100, 180, true).end).toBe(true);
    expect(headName(1, 2, 100, 260, false)).toMatchObject({ x: 106, end: false });
    expect(headName(3, 1, 100, 340, true)).toMatchObject({ x: 118, end: false });
  });

  it('of measures take two lines where they must, broken between words', () => {
    expect(headNames('rows', 100)).toEqual(['rows']);
    expect(headNames('sum of amount', 60)).toEqual(['sum of', 'amount']);
    for (const name of [
      '实付金额合计，比上一期增减率',
      'sum of 实付金额, rate of change on the period before',
      'unbreakablelongname',
    ])
      for (const room of [60, 90]) {
        const lines = headNames(name, room);
        expect(lines.length).toBeLessThanOrEqual(2);
        for (const each of lines) expect(textWidth(each)).toBeLessThanOrEqual(room);
        expect(name.startsWith(lines[0]!.replace('…', ''))).toBe(true);
      }
  });

  it('make the head taller where one of them needs two lines', () => {
    const of = (measures: string[]) => layoutGrid({ ...input(4, 6), measures }, box);
    const short = of(['a', 'b']);
    const long = of(['a', 'sum of 实付金额, rate of change']);
    expect(short.names).toEqual([['a'], ['b']]);
    expect(long.names[1]).toHaveLength(2);
    expect(long.headHeight).toBeGreaterThan(short.headHeight);
    expect(of(['a']).names).toEqual([]);
  });
});
