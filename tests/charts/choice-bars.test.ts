import { describe, expect, it } from 'vitest';
import { choiceAt, choiceBarsHeight, layoutChoiceBars } from '../../src/charts/choice-bars.ts';

const BARS = [
  { name: 'one', value: 100, text: '100', other: 120, otherText: 'what if 120' },
  { name: 'two', value: 50, text: '50', other: NaN, otherText: '' },
  { name: 'none', value: NaN, text: '–', other: NaN, otherText: '' },
];
const BOX = { width: 300, height: choiceBarsHeight(3) };

describe('bars to choose from', () => {
  const layout = layoutChoiceBars(BARS, { value: 60, text: 'A 60' }, BOX);

  it('share one scale with the second values and the line', () => {
    const [one, two, none] = layout.rows;
    expect(one!.bar.width / two!.bar.width).toBeCloseTo(2, 1);
    expect(one!.other!.width / one!.bar.width).toBeCloseTo(1.2, 1);
    expect([two!.other, none!.bar.width]).toEqual([null, 0]);
    expect(layout.line!.x / one!.bar.width).toBeCloseTo(0.6, 1);
  });

  it('keep their texts inside and the line off the names', () => {
    for (const row of layout.rows) {
      for (const value of row.values) expect(value.x).toBeLessThan(BOX.width);
      for (const piece of layout.line!.pieces) expect(row.name.y < piece.from || row.name.y - 12 > piece.to).toBe(true);
    }
  });

  it('have a part that is picked, of the second value where there is no bar', () => {
    const { rows } = layoutChoiceBars(
      [
        { ...BARS[0]!, lit: 0.25 },
        { ...BARS[1]!, lit: 0 },
        { ...BARS[2]!, other: 120, lit: 1 },
      ],
      { value: 0, text: '' },
      BOX,
    );
    expect(rows[0]!.lit!.width / rows[0]!.bar.width).toBeCloseTo(0.25, 2);
    expect([rows[1]!.lit!.width, rows[2]!.lit!.width]).toEqual([0, rows[2]!.other!.width]);
    expect(layout.rows.every(({ lit }) => lit === null)).toBe(true);
  });

  it('have no line beyond their scale', () => {
    expect(layoutChoiceBars(BARS, { value: 500, text: '' }, BOX).line).toBeNull();
    expect(layoutChoiceBars(BARS, { value: 0, text: '' }, BOX).line).toBeNull();
  });

  it('are found by height', () => {
    expect([choiceAt(10, 3), choiceAt(70, 3), choiceAt(-9, 3), choiceAt(999, 3)]).toEqual([0, 1, -1, -1]);
  });
});
