import { describe, expect, it } from 'vitest';
import { abcSpec as abcPanel } from '../../../src/panels/abc/index.ts';
import { limitsInForce, litBars, litSteps, reversed, shareReaching } from '../../../src/panels/abc/picture.ts';
import type { AbcView } from '../../../src/panels/abc/view.ts';
import { computePanel, litBy } from '../draw.ts';
import { ordersFrom, randomOrders } from '../orders.ts';

const drawing = await computePanel(abcPanel, ordersFrom(randomOrders(3000, 300, 5)));
const view = drawing.view as AbcView;

describe('limits', () => {
  it('are those of the result while they are the ones asked for', () => {
    expect(limitsInForce(view, { limits: 'given', limitA: 80, limitB: 95 })).toEqual([view.a, view.b]);
    expect(limitsInForce(view, { limits: 'computed', limitA: 1, limitB: 2 })).toEqual([view.a, view.b]);
  });

  it('just given stand on the curve at once, in their order', () => {
    const [a, b] = limitsInForce(view, { limits: 'given', limitA: 90, limitB: 60 });
    expect([a.limit, b.limit]).toEqual([0.6, 0.9]);
    expect(a.itemShare).toBeLessThan(view.a.itemShare);
    expect(a.valueShare).toBe(0.6);
  });

  it('reach the share of value they ask for', () => {
    expect(shareReaching(0, view)).toBe(0);
    expect(shareReaching(1, view)).toBeLessThanOrEqual(1);
    expect(Math.abs(shareReaching(view.a.limit, view) - view.a.itemShare)).toBeLessThan(0.01);
    expect(shareReaching(2, view)).toBe(1);
  });
});

describe('the picked part', () => {
  it('of a bar is a share of its customers', () => {
    expect(litBars(view, null)).toBeNull();
    expect(
      Array.from(
        litBars(
          view,
          litBy(drawing.marks, () => true),
        )!,
      ),
    ).toEqual(view.bars.map((bar) => (bar.customers > 0 ? 1 : 0)));
    const half = litBars(
      view,
      litBy(drawing.marks, (customer) => customer % 2 === 0),
    )!;
    expect(Math.min(...half)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...half)).toBeLessThan(1);
  });

  it('of the Lorenz curve counts from the lowest up, the marks from the highest down', () => {
    expect([reversed(0), reversed(99), reversed(reversed(37))]).toEqual([99, 0, 37]);
    expect(litSteps(null)).toBeNull();
    const best = drawing.marks['percentile']!.of.findIndex((mark) => mark === 0);
    const steps = litSteps(litBy(drawing.marks, (customer) => customer === best))!;
    expect(steps.findIndex((count) => count > 0)).toBe(99);
  });
});
