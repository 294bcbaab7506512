import { describe, expect, it } from 'vitest';
import {
  axisTop,
  barAtPlace,
  clvCurveHeight,
  handleAt,
  HANDLE_KEYS,
  layoutClvCurve,
  moneyAt,
  type ClvCurveInput,
} from '../../src/charts/clv-curve.ts';
import { textWidth } from '../../src/charts/parts/text.ts';
import { clvPeriods } from '../../src/models/clv-formula.ts';

const TERMS = { timing: 'at-once', margin: 1000, retention: 0.8, discount: 0.08, growth: 0, horizon: null } as const;
const INPUT: ClvCurveInput = {
  periods: clvPeriods(TERMS, 10),
  last: 10,
  other: clvPeriods({ ...TERMS, retention: 0.85 }, 10).map(({ cumulative }) => cumulative),
  whole: 3857.142857142857,
  cost: 2000,
  breakEven: 2,
  bead: 6,
  top: 5000,
};
const WORDS = {
  axis: 'year',
  whole: 'limit 3,857.14',
  cumulative: ['cumulative', 'year 10: 3,715'],
  other: 'if r = 85%',
  pays: 'pays back in year 2',
  bars: 'discounted margin',
  handles: { margin: 'm 1,000', retention: 'r 80%', discount: 'd 8%', cost: 'A 2,000' },
} as const;
const money = (value: number, unit: boolean) => `${unit ? '¥' : ''}${value}`;
const layoutOf = (width: number, patch: Partial<ClvCurveInput> = {}) =>
  layoutClvCurve({ ...INPUT, ...patch }, WORDS, money, { width, height: clvCurveHeight(width) });

describe('the curve', () => {
  const layout = layoutOf(620);

  it('has one axis of money for bars, line, limit and cost', () => {
    const { plot, bars } = layout;
    expect(moneyAt(bars[0]!.discounted.y, 5000, plot)).toBeCloseTo(1000, -1);
    expect(moneyAt(bars[10]!.point.y, 5000, plot)).toBeCloseTo(3715, -2);
    expect(moneyAt(layout.wholeY!, 5000, plot)).toBeCloseTo(3857, -2);
    expect(moneyAt(layout.costY!, 5000, plot)).toBeCloseTo(2000, -1);
  });

  it('puts discounted in expected in full margin', () => {
    for (const { margin, expected, discounted } of layout.bars) {
      expect(margin.height).toBeGreaterThanOrEqual(expected.height);
      expect(expected.height).toBeGreaterThanOrEqual(discounted.height);
      expect([expected.x, discounted.x]).toEqual([margin.x, margin.x]);
    }
  });

  it('writes break-even where nothing else is written or drawn', () => {
    for (const width of [320, 440, 620, 760])
      for (const retention of [0, 0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8, 0.9, 0.95, 1]) {
        const terms = { ...TERMS, retention };
        const whole = 1080 / (1.08 - retention);
        const periods = clvPeriods(terms, 10);
        const breakEven = periods.find(({ cumulative }) => cumulative >= 1500)?.t ?? NaN;
        const drawn = layoutOf(width, {
          periods,
          whole,
          cost: 1500,
          breakEven,
          top: axisTop([whole, 1500]),
        });
        const label = drawn.notes.find(({ text }) => text === WORDS.pays);
        if (Number.isNaN(breakEven)) {
          expect(label).toBeUndefined();
          continue;
        }
        const where = `r = ${retention}, ${width} wide`;
        const box = (x: number, y: number, text: string) => ({
          x,
          y: y - 11,
          right: x + textWidth(text, 12, true),
          bottom: y + 2,
        });
        const own = box(label!.x, label!.y, WORDS.pays);
        const limit = drawn.notes.find(({ text }) => text === WORDS.whole);
        const others = [
          ...(limit ? [box(limit.x, limit.y, WORDS.whole)] : []),
          ...drawn.handles.map(({ capsule: { x, y, width: w, height } }) => ({
            x,
            y,
            right: x + w,
            bottom: y + height,
          })),
        ];
        for (const other of others)
          expect(
            own.x < other.right && other.x < own.right && own.y < other.bottom && other.y < own.bottom,
            where,
          ).toBe(false);
        for (const y of [drawn.wholeY, drawn.costY])
          expect(y !== null && y > own.y && y < own.bottom, where).toBe(false);
        expect(own.right, where).toBeLessThanOrEqual(drawn.plot.x + drawn.plot.width + 1);
      }
  });

  it('marks break-even on the line, and the unit on the top tick only', () => {
    expect(layout.pays).toEqual(layout.bars[2]!.point);
    expect(layout.ticks.filter(({ text }) => text.startsWith('¥')).map(({ text }) => text)).toEqual(['¥5000']);
    expect(layoutOf(620, { breakEven: NaN }).pays).toBeNull();
  });

  it('labels the what-if at every width', () => {
    for (const width of [300, 390, 620, 900])
      expect(layoutOf(width).notes.map(({ text }) => text)).toContain('if r = 85%');
  });
});

describe('the handles', () => {
  it.each([300, 390, 620, 900])('stand apart and inside the picture at %i px, and are taken hold of', (width) => {
    for (const cost of [0, 1000, 2000, 3857, 5000]) {
      const layout = layoutOf(width, { cost });
      expect(layout.handles.map(({ key }) => key)).toEqual(HANDLE_KEYS);
      for (const { key, capsule } of layout.handles) {
        expect(capsule.x).toBeGreaterThanOrEqual(0);
        expect(capsule.x + capsule.width).toBeLessThanOrEqual(width);
        expect(handleAt({ x: capsule.x + capsule.width / 2, y: capsule.y + 10 }, layout)).toBe(key);
        const others = layout.handles.filter((other) => other.key !== key);
        for (const { capsule: other } of others)
          expect(
            capsule.x + capsule.width <= other.x ||
              other.x + other.width <= capsule.x ||
              capsule.y + 20 <= other.y ||
              other.y + 20 <= capsule.y,
          ).toBe(true);
      }
    }
  });

  it('of the cost is its whole line', () => {
    const layout = layoutOf(620);
    expect(handleAt({ x: layout.plot.x + 20, y: layout.costY! }, layout)).toBe('cost');
    expect(handleAt({ x: layout.plot.x + 20, y: layout.costY! + 30 }, layout)).toBeNull();
  });
});

describe('places and ends', () => {
  it('find the nearest bar, and none outside', () => {
    const layout = layoutOf(620);
    expect(barAtPlace(layout.bars[4]!.point.x + 3, layout)).toBe(4);
    expect(barAtPlace(2, layout)).toBe(-1);
  });

  it('end the axis at a round number above everything', () => {
    expect([axisTop([3857.14, 2000]), axisTop([0]), axisTop([]), axisTop([97])]).toEqual([5000, 1, 1, 120]);
    expect(axisTop([NaN, 10, Infinity])).toBeGreaterThanOrEqual(10);
  });
});
