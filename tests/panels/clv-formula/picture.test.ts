import { describe, expect, it } from 'vitest';
import { moneyOfPixel } from '../../../src/charts/clv-curve.ts';
import { clvPeriods, customerValue } from '../../../src/models/clv-formula.ts';
import { CLV_FORMULA_OPTIONS, type ClvFormulaOptions } from '../../../src/panels/clv-formula/options.ts';
import { beadOf, curveFrame, curveInput, dragged, framed, nudged } from '../../../src/panels/clv-formula/picture.ts';
import { gridAxes, gridOf, leversOf } from '../../../src/panels/clv-formula/sensitivity.ts';
import { otherTermsOf, termsOf, viewOf } from '../../../src/panels/clv-formula/terms.ts';
import type { Measured } from '../../../src/panels/clv-formula/view.ts';
import { initialOptions } from '../../../src/panels/options.ts';

const INITIAL = initialOptions<ClvFormulaOptions>(CLV_FORMULA_OPTIONS);
const MEASURED: Measured = {
  asked: 200,
  stayed: 90,
  retention: 0.45,
  revenue: 30_000,
  active: 300,
  revenuePerCustomer: 100,
  periods: 3,
  from: '2021',
  to: '2023',
};
const viewFor = (patch: Partial<ClvFormulaOptions> = {}) => {
  const view = viewOf({ ...INITIAL, ...patch }, MEASURED);
  if (!view.ok) throw new Error(view.error.code);
  return view.value;
};
const PIXEL = moneyOfPixel(5000, { x: 0, y: 0, width: 400, height: 300 });

describe('the terms', () => {
  it('take margin and retention from revenue and from data', () => {
    expect(termsOf({ ...INITIAL, marginFrom: 'revenue' }, null).margin).toBe(1000);
    expect(termsOf({ ...INITIAL, source: 'data', marginRate: 40 }, MEASURED)).toMatchObject({
      margin: 40,
      retention: 0.45,
      retentions: null,
    });
  });

  it('convert a yearly discount to months', () => {
    expect(termsOf({ ...INITIAL, period: 'month' }, null).discount).toBeCloseTo(1.08 ** (1 / 12) - 1, 15);
  });

  it('have no what-if where nothing differs', () => {
    const terms = termsOf(INITIAL, null);
    expect(otherTermsOf({ ...INITIAL, otherRetention: 80 }, terms)).toBeNull();
    expect(otherTermsOf({ ...INITIAL, otherRetention: null, otherMargin: 900 }, terms)?.margin).toBe(900);
  });

  it('keep the result and say why where only the what-if has no limit', () => {
    const view = viewFor({ otherRetention: 100, otherDiscount: 0 });
    expect([view.other, view.otherFault?.code]).toEqual([null, 'clv-formula.diverges']);
  });
});

describe('the curve', () => {
  it('goes on until nearly all of the value is in, or to its end', () => {
    expect(curveFrame(viewFor())).toEqual({ last: 10, top: 5000 });
    expect(curveFrame(viewFor({ horizon: 5 })).last).toBe(5);
    expect(curveFrame(viewFor({ retention: 99, period: 'month' })).last).toBe(60);
    expect(curveInput(viewFor(), { last: 10, top: 5000 })).toMatchObject({ breakEven: 2, bead: 6, cost: 2000 });
  });
});

describe('a drag', () => {
  const drag = (key: Parameters<typeof dragged>[0], money: number, patch: Partial<ClvFormulaOptions> = {}) =>
    dragged(key, money, PIXEL, { ...INITIAL, ...patch }, MEASURED, 10);

  it('of the cost and the margin writes the money of the height', () => {
    expect(drag('cost', 2503)).toEqual({ acquisitionCost: 2500 });
    expect(drag('margin', 1206)).toEqual({ margin: 1210 });
    expect(drag('margin', -50)).toEqual({ margin: 0 });
    expect(drag('margin', 600, { marginFrom: 'revenue' })).toEqual({ revenue: 1200 });
  });

  it('of the bead writes the retention whose curve goes through it', () => {
    const terms = { ...termsOf(INITIAL, null), retention: 0.7 };
    const height = clvPeriods(terms, beadOf(terms, 10)).at(-1)!.cumulative;
    expect(drag('retention', height)).toEqual({ retention: 70 });
    expect(drag('retention', 1e9)).toEqual({ retention: 100 });
    // with d = 0, full retention has no limit
    expect(drag('retention', 1e9, { discount: 0 })).toEqual({ retention: 99.5 });
  });

  it('of the limit writes the discount that gives it', () => {
    const value = customerValue({ ...termsOf(INITIAL, null), discount: 0.12 });
    expect(drag('discount', value.ok ? value.value : NaN)).toEqual({ discount: 12 });
  });

  it('turns what came from data into typed numbers, without a jump of the others', () => {
    expect(drag('retention', 1e9, { source: 'data' })).toMatchObject({ source: 'typed', margin: 50, retention: 100 });
    expect(drag('margin', 80, { source: 'data' })).toMatchObject({ source: 'typed', margin: 80, retention: 45 });
  });

  it('that changes nothing writes nothing', () => {
    expect(drag('cost', 2000)).toBeNull();
    expect(framed(80, 8, INITIAL, null)).toBeNull();
  });

  it('of the frame writes both rates, but never what has no limit', () => {
    expect(framed(70.2, 11.9, INITIAL, null)).toEqual({ retention: 70, discount: 12 });
    expect(framed(95, 2, { ...INITIAL, growth: 10 }, null)).toBeNull();
  });

  it('by keys goes in steps that suit the number', () => {
    expect(nudged('retention', -1, INITIAL, null)).toEqual({ retention: 79.5 });
    expect(nudged('discount', 2, INITIAL, null)).toEqual({ discount: 9 });
    expect(nudged('cost', 1, INITIAL, null)).toEqual({ acquisitionCost: 2100 });
    expect(nudged('margin', -1, INITIAL, null)).toEqual({ margin: 990 });
  });
});

describe('the levers', () => {
  it('are ordered by their swing, the cost among them', () => {
    const levers = leversOf(termsOf(INITIAL, null), 2000);
    expect(levers.map(({ lever }) => lever)).toEqual(['retention', 'margin', 'cost', 'discount']);
    const margin = levers.find(({ lever }) => lever === 'margin')!;
    expect(margin.atHigh - margin.atLow).toBeCloseTo(0.2 * 3857.142857142857, 9);
  });

  it('stop retention at 1, and say where there is no limit', () => {
    const levers = leversOf({ ...termsOf(INITIAL, null), retention: 0.95, discount: 0 }, 0);
    const retention = levers[0]!;
    expect([retention.lever, retention.high, retention.atHigh]).toEqual(['retention', 1, NaN]);
  });
});

describe('the map', () => {
  it('holds the rates in force, whatever they are', () => {
    for (const [retention, discount] of [
      [80, 8],
      [20, 1],
      [99, 0.5],
      [50, 30],
      [97, 60],
      [3, -5],
    ] as const) {
      const { retentions, discounts } = gridAxes(retention, discount);
      expect(retentions).toHaveLength(10);
      expect(discounts).toHaveLength(8);
      expect(retentions.at(-1)).toBeLessThanOrEqual(100);
      expect(discount).toBeGreaterThanOrEqual(discounts[0]! - 5);
      expect(discount).toBeLessThanOrEqual(discounts.at(-1)!);
    }
  });

  it('has at the rates in force the value in force', () => {
    const axes = gridAxes(80, 8);
    const grid = gridOf(termsOf(INITIAL, null), axes, INITIAL);
    expect(grid.values[axes.discounts.indexOf(8) * 10 + axes.retentions.indexOf(80)]).toBeCloseTo(3857.142857142857, 9);
  });
});
