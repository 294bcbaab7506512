import { describe, expect, it } from 'vitest';
import { axisTop } from '../../src/charts/clv-curve.ts';
import {
  layoutPayback,
  paybackFrame,
  paybackHandleAt,
  paybackHeight,
  paybackMoneyAt,
  paybackPointAt,
  type PaybackInput,
} from '../../src/charts/payback.ts';

const BOX = { width: 420, height: paybackHeight(420) };
const WORDS = { axis: 'months', paid: 'paid back in 2.5 months', handles: { cost: 'CAC 50', margin: 'margin ±0%' } };
const INPUT: PaybackInput = {
  months: [0, 1, 2, 3, 4],
  money: [0, 20, 40, 60, 80],
  cost: 50,
  paid: 2.5,
  base: null,
  frame: { last: 4, low: 0, top: 100 },
};
const layout = layoutPayback(INPUT, WORDS, String, BOX);

describe('the payback curve', () => {
  it('meets the cost where the money is back', () => {
    expect(layout.paid!.y).toBe(layout.costY);
    expect(layout.paid!.x).toBeCloseTo((layout.points[2]!.x + layout.points[3]!.x) / 2, 0);
  });

  it('has one handle each for cost and margin, which do not cover each other', () => {
    expect(layout.handles.map(({ key }) => key)).toEqual(['cost', 'margin']);
    const close = layoutPayback({ ...INPUT, cost: 82 }, WORDS, String, BOX);
    const [cost, margin] = close.handles.map(({ capsule }) => capsule);
    const apart = margin!.x + margin!.width <= cost!.x || Math.abs(margin!.y - cost!.y) >= cost!.height;
    expect(apart).toBe(true);
  });

  it('is taken hold of at its handles and along the line of the cost', () => {
    const margin = layout.handles[1]!;
    expect(paybackHandleAt(margin.at, layout)).toBe('margin');
    expect(paybackHandleAt({ x: layout.plot.x + 5, y: layout.costY! }, layout)).toBe('cost');
    expect(paybackHandleAt({ x: layout.plot.x + 5, y: layout.costY! + 40 }, layout)).toBeNull();
  });

  it('turns heights back into money', () => {
    expect(paybackMoneyAt(layout.costY!, INPUT.frame, layout.plot)).toBeCloseTo(50, 0);
    expect(paybackPointAt(layout.points[3]!.x + 1, layout)).toBe(3);
    expect(paybackPointAt(-50, layout)).toBe(-1);
  });

  it('shows how it was under the what-if', () => {
    const changed = layoutPayback({ ...INPUT, base: { money: [0, 10, 20, 30, 40], cost: 40 } }, WORDS, String, BOX);
    expect(changed.base).not.toBe('');
    expect(changed.baseCostY).toBeGreaterThan(changed.costY!);
  });

  it('stays whole without cost, without curve, with losses', () => {
    for (const input of [
      { ...INPUT, cost: NaN, paid: NaN },
      { ...INPUT, months: [], money: [], cost: NaN, paid: NaN },
      { ...INPUT, money: [0, -5, -9, 4, 8], frame: { last: 4, low: -9, top: 60 } },
      { ...INPUT, cost: 500, paid: NaN },
    ]) {
      const { handles: _, ...rest } = layoutPayback(input, WORDS, String, BOX);
      expect(JSON.stringify(rest)).not.toMatch(/NaN/);
    }
  });
});

describe('the frame', () => {
  const curve = {
    months: Array.from({ length: 61 }, (_, i) => i),
    money: Array.from({ length: 61 }, (_, i) => 10 * i),
  };

  it('goes to about twice the payback, and two years where there is none', () => {
    expect(paybackFrame([curve], [50], 5, axisTop).last).toBe(11);
    expect(paybackFrame([curve], [5000], NaN, axisTop).last).toBe(24);
    expect(paybackFrame([{ months: [0, 1], money: [0, 1] }], [50], NaN, axisTop).last).toBe(1);
  });

  it('holds curve and cost', () => {
    const { top, low } = paybackFrame([curve], [500], 5, axisTop);
    expect([top >= 500, low]).toEqual([true, 0]);
  });
});
