import { describe, expect, it } from 'vitest';
import { transactionModel } from '../../../src/models/transaction-models.ts';
import { CLV_PROBABILISTIC_OPTIONS } from '../../../src/panels/clv-probabilistic/options.ts';
import {
  aliveAt,
  calibrationDay,
  askedFor,
  binEnds,
  chosenTimeline,
  countsOf,
  dayOf,
  decileOfStep,
  earliestSupposed,
  endOfTimeline,
  frameOfDensity,
  frequencyNames,
  fullestCell,
  pathOf,
  relative,
  sharesOf,
  stepOfTimeline,
} from '../../../src/panels/clv-probabilistic/picture.ts';
import { initialOptions } from '../../../src/panels/options.ts';
import { sampleView } from './sample-view.ts';

const view = sampleView();
const model = transactionModel('bg-nbd');
const [often, , once] = view.timelines;

describe('the timeline', () => {
  it('is the one the option names, and another where there are not so many', () => {
    expect(chosenTimeline(view, { person: 1 })).toBe(view.timelines[1]);
    expect(chosenTimeline(view, { person: 20 })).toBe(once);
    expect(chosenTimeline({ timelines: [] }, { person: 0 })).toBeUndefined();
  });

  it('goes beyond what is known, in whole steps where opportunities are', () => {
    expect(endOfTimeline(often!, 52, false)).toBe(75);
    expect(endOfTimeline({ ...often!, end: 36 }, 52, false)).toBeCloseTo(36 * 1.35, 10);
    expect(endOfTimeline({ ...once!, T: 0, end: 0 }, 52, false)).toBeCloseTo(10.4, 10);
    expect(endOfTimeline({ ...often!, end: 36 }, 52, true)).toBe(49);
    expect(stepOfTimeline(75, false)).toBe(0.1);
    expect(stepOfTimeline(75, true)).toBe(1);
    expect(earliestSupposed(often!, 75, 0.1)).toBeCloseTo(31, 10);
  });

  it('ends its path at P(alive) of the history, and jumps up at a purchase', () => {
    const { x, y } = pathOf(model, view, often!, often!.T, null);
    expect(x[x.length - 1]).toBe(often!.T);
    expect(y[y.length - 1]).toBeCloseTo(often!.alive, 12);
    const at = Array.from(x).indexOf(3);
    expect(x[at + 1]).toBe(3);
    expect(y[at + 1]!).toBeGreaterThan(y[at]!);
  });

  it('reads the same as its path at any time', () => {
    for (const supposed of [null, 50]) {
      const { x, y } = pathOf(model, view, often!, 75, supposed);
      for (const i of [10, 60, 110, x.length - 1]) {
        const twice = x[i] === x[i + 1];
        if (!twice) expect(aliveAt(model, view, often!, x[i]!, supposed)).toBeCloseTo(y[i]!, 10);
      }
    }
    expect(aliveAt(model, view, often!, 60, 50)).toBeGreaterThan(aliveAt(model, view, often!, 60, null));
    expect(aliveAt(model, view, often!, 49, 50)).toBe(aliveAt(model, view, often!, 49, null));
  });

  it('begins with the supposed purchase, from the height it is lifted from', () => {
    const { x, y } = pathOf(model, view, often!, 75, 50);
    expect([x[0], x[1], x[x.length - 1]]).toEqual([50, 50, 75]);
    expect(y[0]).toBeCloseTo(aliveAt(model, view, often!, 50, null), 12);
    expect(y[1]!).toBeGreaterThan(y[0]!);
  });

  it('of somebody seen once is alive for certain under BG/NBD', () => {
    const { y } = pathOf(model, view, once!, 60, null);
    expect(new Set(Array.from(y))).toEqual(new Set([1]));
  });

  it('of a mere summary is known from the last purchase on', () => {
    const summary = { ...often!, purchases: new Float64Array() };
    const { x, y } = pathOf(model, view, summary, 75, null);
    expect(x[0]).toBe(often!.tx);
    expect(aliveAt(model, view, summary, 10, null)).toBeNaN();
    expect(aliveAt(model, view, summary, often!.T, null)).toBeCloseTo(often!.alive, 12);
    const supposed = pathOf(model, view, summary, 75, 40);
    expect(supposed.x[0]).toBe(40);
    expect(supposed.y.length).toBe(y.length + 1);
    expect(aliveAt(model, view, summary, 75, 40)).toBeCloseTo(aliveAt(model, view, often!, 75, 40), 12);
  });
});

describe('small things', () => {
  it('calibrate to two thirds of the time observed', () => {
    expect(calibrationDay({ first: 100, calibration: 400, end: 400 })).toBe(300);
    expect(calibrationDay({ first: 100, calibration: 101, end: 101 })).toBeNull();
    expect(calibrationDay(null)).toBeNull();
  });

  it('count the picked and their shares', () => {
    expect(countsOf(null, 'frequency')).toBeNull();
    expect(countsOf({}, 'frequency')).toBeNull();
    expect(countsOf({ frequency: { counts: new Uint32Array([3]), total: 3 } }, 'frequency')).toEqual(
      new Uint32Array([3]),
    );
    expect(sharesOf([1, 0, 2], [4, 0, 2])).toEqual([0.25, 0, 1]);
    expect(sharesOf(null, [4])).toBeNull();
  });

  it('name classes, bins and days', () => {
    expect(frequencyNames(8, (count) => `${count}+`)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7+']);
    expect([...binEnds(3, 2)]).toEqual([2, 4, 6]);
    expect(dayOf(100, 2, 'week')).toBe(114);
    expect(dayOf(100, 2, 'month')).toBeNaN();
    expect([decileOfStep(0, 10), decileOfStep(9, 10)]).toEqual([9, 0]);
    expect(fullestCell([0, 5, 2])).toBe(1);
    expect(fullestCell([0, 0])).toBe(-1);
  });

  it('draw of a density what holds most customers, also where it climbs without end', () => {
    const grid = Float64Array.from({ length: 400 }, (_, i) => (i + 0.5) / 100);
    const of = (density: (x: number) => number, mean: number) =>
      frameOfDensity({ ...view.purchaseRates, grid, density: grid.map(density), mean });
    const exponential = of((x) => 2 * Math.exp(-2 * x), 0.5);
    // 95 % of it lie below 1.4979.
    expect(exponential.high).toBeCloseTo(1.5, 1);
    expect(exponential.top).toBeCloseTo(2 * 1.06, 1);
    const steep = of((x) => 0.1 * x ** -0.9 * Math.exp(-x / 3), 0.3);
    expect(steep.top).toBeLessThan(2);
    const empty = frameOfDensity({ ...view.purchaseRates, grid: new Float64Array(), density: new Float64Array() });
    expect(empty.top).toBeGreaterThan(0);
    expect(relative(2, 1, 4)).toEqual({ low: 0.5, high: 2 });
  });

  it('ask for a customer of the ranking by name, unless the timeline is there already', () => {
    const options = initialOptions(CLV_PROBABILISTIC_OPTIONS);
    expect(askedFor({ customer: 16, id: '1516' }, view, options)).toEqual({ picture: 'timeline', person: 1 });
    expect(askedFor({ customer: 999, id: 'x' }, view, { ...options, people: [{ customer: 'y' }] })).toEqual({
      picture: 'timeline',
      person: 0,
      people: [{ customer: 'x' }, { customer: 'y' }],
    });
  });
});
