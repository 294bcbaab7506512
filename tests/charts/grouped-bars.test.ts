import { describe, expect, it } from 'vitest';
import { groupAt, layoutGroupedBars, type GroupedBarsInput } from '../../src/charts/grouped-bars.ts';

const INPUT: GroupedBarsInput = {
  groups: ['0', '1', '2', '3+'],
  counted: { key: 'actual', name: 'actual', values: [100, 50, 25, 0] },
  expected: [{ key: 'model', name: 'BG/NBD', values: [90, 60, NaN, 10] }],
};
const BOX = { width: 400, height: 260 };
const layoutOf = (input = INPUT, box = BOX) =>
  layoutGroupedBars(input, { x: 'purchases', y: '' }, (value, unit) => `${value}${unit ? ' people' : ''}`, box);

describe('bars in groups', () => {
  const layout = layoutOf();

  it('are as tall as their values, on the zero line', () => {
    const base = layout.plot.y + layout.plot.height;
    const [first, second] = layout.counted;
    expect(first!.height / second!.height).toBeCloseTo(2, 1);
    for (const bar of [...layout.counted, ...layout.expected[0]!]) expect(bar.y + bar.height).toBeCloseTo(base, 1);
  });

  it('stand side by side within the place of their group', () => {
    const slot = layout.slots[0]!;
    const [counted, expected] = [layout.counted[0]!, layout.expected[0]![0]!];
    expect(counted.x).toBeGreaterThanOrEqual(slot.x);
    expect(expected.x).toBeGreaterThanOrEqual(counted.x + counted.width);
    expect(expected.x + expected.width).toBeLessThanOrEqual(slot.x + slot.width + 0.2);
  });

  it('are not drawn for nothing and for what is not known', () => {
    expect(layout.counted.map(({ group }) => group)).toEqual([0, 1, 2]);
    expect(layout.expected[0]!.map(({ group }) => group)).toEqual([0, 1, 3]);
  });

  it('are found by place, the nearest one beside the plot', () => {
    expect(groupAt(layout.plot.x + 1, 4, layout.plot)).toBe(0);
    expect(groupAt(1e6, 4, layout.plot)).toBe(3);
    expect(groupAt(10, 0, layout.plot)).toBe(-1);
  });

  it('keep the name of the last group where names are too many', () => {
    const groups = Array.from({ length: 60 }, (_, i) => (i === 59 ? '59 or more' : String(i)));
    const values = groups.map(() => 1);
    const many = layoutOf({ groups, counted: { key: 'a', name: 'a', values }, expected: [] });
    const names = many.ticks.filter(({ anchor }) => anchor === 'middle').map(({ text }) => text);
    expect(names.at(-1)).toBe('59 or more');
    expect(names.length).toBeLessThan(60);
  });

  it('of nothing at all are an empty plot', () => {
    const empty = layoutOf({ groups: [], counted: { key: 'a', name: 'a', values: [] }, expected: [] });
    expect(empty.counted).toEqual([]);
    expect(JSON.stringify(empty)).not.toMatch(/NaN|null/);
  });
});
