import { describe, expect, it } from 'vitest';
import {
  draggedLimit,
  gripAt,
  layoutPyramid,
  nudgedLimit,
  pyramidHeight,
  rowAt,
  type PyramidInput,
} from '../../src/charts/pyramid.ts';

const rows = [
  [0.01, 0.3],
  [0.04, 0.3],
  [0.15, 0.3],
  [0.8, 0.1],
].map(([left, right], i) => ({
  name: `tier ${i}`,
  left: left!,
  right: right!,
  leftTexts: ['4%', '40'] as const,
  rightTexts: ['30%', '120 each'] as const,
}));
const INPUT: PyramidInput = { rows, driven: 'left', names: ['of customers', 'of revenue'] };
const BOX = { width: 640, height: pyramidHeight(4) };
const layout = layoutPyramid(INPUT, BOX);
const LIMITS = [0.01, 0.05, 0.2];

describe('the two sides', () => {
  it('have bars as long as their shares, from the names outwards', () => {
    const lead = layout.rows[3]!;
    const iron = layout.rows[2]!;
    expect(iron.left.width / lead.left.width).toBeCloseTo(0.15 / 0.8, 1);
    expect(lead.left.x + lead.left.width).toBeCloseTo(layout.leftZero, 0);
    expect(lead.right.x).toBe(layout.rightZero);
    expect(layout.rows[0]!.right.width / lead.right.width).toBeCloseTo(3, 1);
  });

  it('keep their texts inside', () => {
    for (const row of layout.rows) for (const { x } of row.texts) expect(x > 0 && x < BOX.width).toBe(true);
  });

  it('hang losses on the other side of the zero line, clear of the names', () => {
    const losing = layoutPyramid(
      { ...INPUT, rows: rows.map((row, i) => (i === 3 ? { ...row, right: -0.2 } : { ...row, right: 0.4 })) },
      BOX,
    );
    const bar = losing.rows[3]!.right;
    expect(bar.x + bar.width).toBeCloseTo(losing.rightZero, 0);
    expect(bar.x).toBeGreaterThanOrEqual(losing.leftZero);
  });

  it('stay whole without shares of value', () => {
    const none = layoutPyramid({ ...INPUT, rows: rows.map((row) => ({ ...row, right: NaN })) }, BOX);
    expect(none.rows.map(({ right }) => right.width)).toEqual([0, 0, 0, 0]);
  });
});

describe('the limits', () => {
  it('have a grip at the end of each bar of the side they cut, but the last', () => {
    expect(layout.rows.map(({ grip }) => grip !== null)).toEqual([true, true, true, false]);
    const grip = layout.rows[2]!.grip!;
    expect(gripAt(grip, layout)).toBe(2);
    expect(gripAt({ x: grip.x - 40, y: grip.y }, layout)).toBe(-1);
    const right = layoutPyramid({ ...INPUT, driven: 'right' }, BOX).rows[0]!;
    expect(right.grip!.x).toBeCloseTo(right.right.x + right.right.width, 0);
  });

  it('go where the end of the bar is dragged', () => {
    const { zero, length } = layout.scale;
    // The third tier made 30 % wide ends at 35 %.
    expect(draggedLimit(zero - 0.3 * length, 2, LIMITS, layout)).toBeCloseTo(0.35, 9);
    expect(draggedLimit(zero - 0.012 * length, 0, LIMITS, layout)).toBeCloseTo(0.012, 9);
  });

  it('never pass each other', () => {
    expect(draggedLimit(-1000, 0, LIMITS, layout)).toBeCloseTo(0.049, 9);
    expect(draggedLimit(1000, 1, LIMITS, layout)).toBeCloseTo(0.011, 9);
    expect(draggedLimit(-1000, 2, LIMITS, layout)).toBe(0.999);
  });

  it('move by tenths of a percent among the few, by halves further down', () => {
    expect(nudgedLimit(0, 1, LIMITS)).toBeCloseTo(0.011, 9);
    expect(nudgedLimit(2, -1, LIMITS)).toBeCloseTo(0.195, 9);
  });
});

describe('the rows', () => {
  it('are found by height', () => {
    expect([rowAt(30, 4), rowAt(100, 4), rowAt(5, 4), rowAt(999, 4)]).toEqual([0, 1, -1, -1]);
  });
});
