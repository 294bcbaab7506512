import { describe, expect, it } from 'vitest';
import { clvPartsSpec as clvPartsPanel } from '../../../src/panels/clv-parts/index.ts';
import type { ClvPartsOptions } from '../../../src/panels/clv-parts/options.ts';
import {
  draggedEnd,
  drawnValues,
  leverOf,
  litParts,
  litShares,
  nudgedEnd,
} from '../../../src/panels/clv-parts/picture.ts';
import { PARTS, type ClvPartsView } from '../../../src/panels/clv-parts/view.ts';
import { computePanel, litBy } from '../draw.ts';
import { ordersFrom, randomOrders } from '../orders.ts';

const orders = ordersFrom(randomOrders(3000, 300, 5), { products: true });

async function drawn(patch: Partial<ClvPartsOptions> = {}) {
  const drawing = await computePanel(clvPartsPanel, orders, patch as never);
  return { view: drawing.view as ClvPartsView, options: drawing.options as ClvPartsOptions, marks: drawing.marks };
}

describe('an end that is dragged', () => {
  it.each([
    ['historical', { marginRate: 70 }],
    ['current', { retention: 62.5 }],
    ['current', { retention: 90, horizon: null }],
    ['current', { retention: 45, fade: false, yearly: 'mean' }],
    ['cross-buy', { adoption: 25 }],
    ['referral', { conversion: 4 }],
  ] as const)('of %s finds the option that puts it there', async (part, target) => {
    const { view: wanted } = await drawn(target);
    const index = PARTS.indexOf(part);
    const start = { ...target, [leverOf(part, wanted)!]: 50 };
    const { view, options } = await drawn(start);
    const before = view.amounts.slice(0, index).reduce((sum, amount) => sum + Math.max(0, amount), 0);
    const place = (before + wanted.amounts[index]!) / view.customers;
    const patch = draggedEnd(part, place, 0.01, options, view)!;
    const key = leverOf(part, view)!;
    expect(patch[key] as number).toBeCloseTo((target as Record<string, number>)[key]!, 0);
  });

  it('writes typed numbers as they are', async () => {
    const { view, options } = await drawn({ source: 'typed' });
    expect(draggedEnd('historical', 5003, 1, options, view)).toEqual({ typedHistorical: 5003 });
    expect(draggedEnd('current', 4320 + 2000, 1, options, view)).toEqual({ typedCurrent: 2000 });
    expect(draggedEnd('historical', 4320, 1, options, view)).toBeNull();
    expect(nudgedEnd('cross-buy', 1, options, view)).toEqual({ typedPotential: 1500 });
    expect(leverOf('referral', view)).toBeNull();
  });

  it('never leaves the range of its option', async () => {
    const { view, options } = await drawn({ horizon: null, discount: 0 });
    for (const part of PARTS)
      for (const value of [-1e6, 0, 1e9]) {
        const key = leverOf(part, view)!;
        const patch = draggedEnd(part, value, 1, options, view);
        const next = (patch?.[key] ?? options[key]) as number;
        expect(next).toBeGreaterThanOrEqual(0);
        expect(next).toBeLessThanOrEqual(100);
        if (part === 'current') expect(next).toBeLessThan(100);
      }
  });

  it('has none where nothing sets it', async () => {
    const { view } = await drawn({ crossBuy: 'none', referrals: 0 });
    expect([leverOf('cross-buy', view), leverOf('referral', view)]).toEqual([null, null]);
    expect(leverOf('current', { ...view, source: 'probabilistic' })).toBeNull();
    expect(leverOf('cross-buy', (await drawn({ crossBuy: 'uplift' })).view)).toBe('uplift');
  });
});

describe('the picked part', () => {
  it('is a share of customers in each bar, and of money in each part', async () => {
    const { view, marks } = await drawn();
    expect(litShares(view.bars, undefined)).toBeNull();
    const all = litBy(marks, () => true);
    expect([...litShares(view.bars, all['bar'])!].every((share) => share === 1)).toBe(true);
    litParts(view, all['bar'])!.forEach((share) => expect(share).toBeCloseTo(1, 9));
    const none = litBy(marks, () => false);
    expect(litParts(view, none['bar'])).toEqual([0, 0, 0, 0]);
  });
});

describe('what is drawn of a group', () => {
  it('is the sum, the mean or the shares', () => {
    const stack = { customers: 4, amounts: [40, -20, 20, 20] as const };
    expect(drawnValues(stack, 'total')).toEqual([40, -20, 20, 20]);
    expect(drawnValues(stack, 'mean')).toEqual([10, -5, 5, 5]);
    expect(drawnValues(stack, 'share')).toEqual([0.4, -0.2, 0.2, 0.2]);
    expect(drawnValues({ customers: 0, amounts: [0, 0, 0, 0] }, 'mean')).toEqual([0, 0, 0, 0]);
  });
});
