import { describe, expect, it } from 'vitest';
import { layoutTimeline, onHandle, timeAt, type TimelineInput } from '../../src/charts/timeline.ts';

const INPUT: TimelineInput = {
  purchases: [0, 10, 20],
  later: [35],
  observed: 30,
  end: 40,
  path: { x: [0, 10, 10, 20, 20, 40], y: [1, 0.6, 0.9, 0.5, 0.9, 0.1] },
  now: 0.5,
  supposed: null,
};
const WORDS = { strip: '3 purchases', axis: 'weeks', observed: 'as of', now: '50%', supposed: 'suppose' };
const FIGURES = { time: String, percent: (share: number, sign: boolean) => `${share * 100}${sign ? '%' : ''}` };
const BOX = { width: 600, height: 320 };
const layoutOf = (input: TimelineInput) => layoutTimeline(input, WORDS, FIGURES, BOX);

/** Numbers of a path, in pairs. */
function points(path: string): [number, number][] {
  return [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
}

describe('the timeline of a customer', () => {
  const layout = layoutOf(INPUT);

  it('has a tick for every purchase, those known afterwards apart', () => {
    expect(layout.purchases).toEqual([0, 10, 20].map(layout.across));
    expect(layout.later).toEqual([layout.across(35)]);
  });

  it('is solid until the end of observation and dashed from just there', () => {
    const solid = points(layout.path);
    const dashed = points(layout.onward);
    expect(solid.at(-1)).toEqual(dashed[0]);
    expect(dashed[0]).toEqual([layout.across(30), layout.upright(0.5)]);
    expect(dashed.at(-1)).toEqual([layout.across(40), layout.upright(0.1)]);
  });

  it('jumps straight up at a purchase', () => {
    const at = points(layout.path).filter(([x]) => x === layout.across(10));
    expect(at).toEqual([
      [layout.across(10), layout.upright(0.6)],
      [layout.across(10), layout.upright(0.9)],
    ]);
  });

  it('has the capsule waiting at the end until a purchase is supposed, then over it', () => {
    expect(layout.handle.at.x).toBe(layout.across(40));
    expect(layout.supposed).toBe('');
    const path = { x: [0, 25, 25, 40], y: [1, 0.7, 0.95, 0.6] };
    const supposed = layoutOf({ ...INPUT, supposed: { time: 25, path } });
    expect(supposed.handle.at.x).toBe(supposed.across(25));
    expect(points(supposed.supposed)[0]![0]).toBe(supposed.across(25));
    const { capsule } = supposed.handle;
    expect(onHandle({ x: capsule.x + 2, y: capsule.y + 2 }, supposed)).toBe(true);
    expect(onHandle({ x: capsule.x - 40, y: capsule.y + 2 }, supposed)).toBe(false);
  });

  it('reads the time of a place back, on the axis', () => {
    expect(timeAt(layout.across(17), 40, layout.plot)).toBeCloseTo(17, 0);
    expect(timeAt(-50, 40, layout.plot)).toBe(0);
    expect(timeAt(5000, 40, layout.plot)).toBe(40);
  });

  it('keeps the value at the end of observation inside the picture', () => {
    const late = layoutOf({ ...INPUT, observed: 40 });
    expect(late.nowLabel.anchor).toBe('end');
    expect(layout.nowLabel.anchor).toBe('start');
  });

  it('of a customer seen only once, just now, has no missing number', () => {
    const text = JSON.stringify(
      layoutOf({ ...INPUT, purchases: [0], later: [], observed: 0, end: 0, path: { x: [0], y: [1] }, now: 1 }),
    );
    expect(text).not.toMatch(/NaN|null/);
  });
});
