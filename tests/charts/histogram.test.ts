import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  barAt,
  cutAt,
  cutValue,
  histogramHeight,
  layoutHistogram,
  nudgedCut,
  type HistogramInput,
} from '../../src/charts/histogram.ts';

const BOX = { width: 236, height: histogramHeight(236) };
const STRIP = [5, 4, 3, 2, 1].map((score) => ({ text: String(score), step: score }));

function input(overrides: Partial<HistogramInput> = {}): HistogramInput {
  return {
    edges: Float64Array.from({ length: 11 }, (_, i) => i * 100),
    counts: Float64Array.from([50, 40, 30, 20, 10, 5, 4, 3, 2, 0]),
    scale: 'linear',
    belowZero: false,
    cuts: [21, 73, 217, 506],
    strip: STRIP,
    step: 1,
    ...overrides,
  };
}

const LOG: Partial<HistogramInput> = {
  edges: [1, 10, 100, 1000],
  counts: [5, 6, 7],
  scale: 'log',
  cuts: [10, 100],
  strip: STRIP.slice(2),
};
const show = String;
const layout = layoutHistogram(input(), show, BOX);

describe('bars', () => {
  it('stand on the zero line, the highest as tall as there is room', () => {
    expect(layout.bars[0]).toMatchObject({ y: layout.top, height: layout.base - layout.top });
    for (const bar of layout.bars) expect(bar.y + bar.height).toBeCloseTo(layout.base, 0);
    expect(layout.bars[9]!.height).toBe(0);
  });

  it('of a log axis are as wide for each decade', () => {
    const { sides } = layoutHistogram(input(LOG), show, BOX);
    expect(sides[2]! - sides[1]!).toBeCloseTo(sides[1]! - sides[0]!, 6);
  });

  it('below zero on a log axis is one step of its own, before all others', () => {
    const { bars, ticks, sides } = layoutHistogram(
      input({ ...LOG, edges: [NaN, 1, 10, 100, 1000], counts: [9, 5, 6, 7], belowZero: true }),
      show,
      BOX,
    );
    expect(sides[0]).toBe(1);
    expect(bars[0]!.width).toBeGreaterThan(6);
    expect(bars[1]!.x).toBeGreaterThan(bars[0]!.x + bars[0]!.width);
    expect(ticks[0]!.text).toBe('≤ 0');
  });

  it('of one value, of all zero, and no bars at all give no missing coordinate', () => {
    for (const odd of [
      { edges: [5, 5], counts: [3], cuts: [5, 5, 5, 5] },
      { edges: [0, 1], counts: [0], cuts: [] },
      { edges: [], counts: [], cuts: [] },
      { edges: [-10, -5, 0], counts: [1, 1], cuts: [-5], scale: 'log' as const },
    ]) {
      const drawn = layoutHistogram(input(odd), show, BOX);
      expect(JSON.stringify(drawn)).not.toMatch(/null|NaN/);
    }
  });

  it('are found by place, the nearest one beside the axis', () => {
    expect(barAt(-10, layout.sides)).toBe(0);
    expect(barAt(9999, layout.sides)).toBe(9);
    layout.bars.forEach((bar) => expect(barAt(bar.x + bar.width / 2, layout.sides)).toBe(bar.index));
    expect(barAt(3, [])).toBe(-1);
  });
});

describe('cuts', () => {
  it('stand where their value is on the axis', () => {
    expect(layout.cuts.map((cut) => cut.text)).toEqual(['21', '73', '217', '506']);
    expect(layout.cuts[3]!.x).toBeCloseTo(1 + 0.506 * 234, 0);
  });

  it('have capsules that do not cover each other and stay in the picture', () => {
    const cuts = fc
      .array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 4 })
      .map((list) => list.sort((a, b) => a - b));
    fc.assert(
      fc.property(cuts, fc.constantFrom(200, 236, 337), fc.boolean(), (list, width, long) => {
        const write = (value: number) => (long ? `10,${value + 100}` : String(value));
        const capsules = layoutHistogram(input({ cuts: list }), write, { width, height: 208 }).cuts.map(
          (cut) => cut.capsule,
        );
        for (const [i, a] of capsules.entries()) {
          expect(a.x).toBeGreaterThanOrEqual(0);
          expect(a.x + a.width).toBeLessThanOrEqual(width);
          for (const b of capsules.slice(i + 1)) if (a.y === b.y) expect(b.x).toBeGreaterThanOrEqual(a.x + a.width);
        }
      }),
    );
  });

  it('are taken hold of at the capsule or at the line, the nearer one', () => {
    const { capsule, x } = layout.cuts[2]!;
    expect(cutAt(capsule.x + 3, capsule.y + 9, layout)).toBe(2);
    expect(cutAt(x + 3, layout.base - 20, layout)).toBe(2);
    expect(cutAt(layout.cuts[3]!.x + 30, layout.base - 20, layout)).toBe(-1);
    expect(cutAt(layout.cuts[3]!.x + 15, layout.base - 20, layout, 20)).toBe(3);
    for (const {
      index,
      capsule: { x: left, y, width, height },
    } of layout.cuts) {
      expect(cutAt(left + width / 2, y + height / 2, layout)).toBe(index);
    }
  });

  it('dragged to where they are keep their value to a pixel', () => {
    for (const [i, cut] of layout.cuts.entries()) {
      expect(Math.abs(cutValue(cut.x, i, input(), BOX) - cut.value)).toBeLessThanOrEqual(1000 / 234 / 2 + 1);
    }
  });

  it('stay between their neighbours and on the axis', () => {
    expect(cutValue(235, 1, input(), BOX)).toBe(216);
    expect(cutValue(-40, 1, input(), BOX)).toBe(22);
    expect(cutValue(-40, 0, input(), BOX)).toBe(0);
    expect(cutValue(400, 3, input(), BOX)).toBe(1000);
  });

  it('that have no room to move stay', () => {
    expect(cutValue(100, 1, input({ cuts: [5, 5, 5] }), BOX)).toBe(5);
  });

  it('take values as round as the screen can tell apart, never finer than their step', () => {
    const money = input({ ...LOG, step: 0.01 });
    expect(Number.isInteger(cutValue(200, 1, money, BOX))).toBe(true);
    const wide = input({ edges: [0, 1_000_000], counts: [1], cuts: [500_000], step: 0.01 });
    expect(cutValue(100, 0, wide, BOX) % 1000).toBe(0);
    const narrow = input({ edges: [0, 1], counts: [1], cuts: [0.5], step: 0.01 });
    expect(Math.round(cutValue(100, 0, narrow, BOX) * 100) / 100).toBe(cutValue(100, 0, narrow, BOX));
  });

  it('are nudged by at least a pixel, the way that was asked', () => {
    expect(nudgedCut(2, 1, input(), BOX)).toBeGreaterThan(217);
    expect(nudgedCut(2, -1, input(), BOX)).toBeLessThan(217);
    expect(nudgedCut(2, 10, input(), BOX) - 217).toBeCloseTo(10 * (nudgedCut(2, 1, input(), BOX) - 217), 6);
    expect(nudgedCut(0, 1, input({ ...LOG, cuts: [2], step: 1 }), BOX)).toBe(3);
  });
});

describe('the strip of scores', () => {
  it('goes from cut to cut and says which score is where', () => {
    expect(layout.strip.map((part) => part.index)).toEqual([0, 1, 2, 3, 4]);
    expect(layout.strip.map((part) => part.text)).toEqual(['', '4', '3', '2', '1']);
    layout.cuts.forEach((cut, i) => expect(Math.abs(layout.strip[i + 1]!.x - cut.x)).toBeLessThan(1));
  });

  it('leaves out scores without room, and is not there without cuts', () => {
    expect(
      layoutHistogram(input({ cuts: [2000, 2000, 3000, 3000] }), show, BOX).strip.map((part) => part.index),
    ).toEqual([0]);
    expect(layoutHistogram(input({ cuts: [] }), show, BOX).strip).toEqual([]);
  });
});

describe('ticks', () => {
  it('stand above the name of the axis, which gives way to a strip', () => {
    const { ticks, names } = layoutHistogram(input({ cuts: [], axis: 'days' }), show, BOX);
    expect(names).toMatchObject([{ text: 'days →', anchor: 'end' }]);
    for (const { y } of ticks) expect(y).toBeLessThanOrEqual(names[0]!.y - 16);
    expect(names[0]!.y).toBeLessThan(BOX.height);
    expect(layoutHistogram(input({ axis: 'days' }), show, BOX).names).toEqual([]);
  });

  it('are few, round and in the picture', () => {
    for (const odd of [{}, LOG, { ticks: [0, 365, 730] }]) {
      const { ticks } = layoutHistogram(input(odd), show, BOX);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(6);
      for (const tick of ticks) {
        expect(tick.x).toBeGreaterThan(0);
        expect(tick.x).toBeLessThan(BOX.width);
      }
    }
    expect(layoutHistogram(input({ ticks: [0, 365, 730] }), show, BOX).ticks.map((tick) => tick.text)).toEqual([
      '0',
      '365',
      '730',
    ]);
  });
});
