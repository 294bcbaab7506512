import { describe, expect, it } from 'vitest';
import {
  forestHeight,
  forestRowAt,
  layoutForest,
  type ForestInput,
  type ForestRowInput,
} from '../../src/charts/forest.ts';

const row = (patch: Partial<ForestRowInput> = {}): ForestRowInput => ({
  name: 'r',
  estimate: 1.1,
  low: 0.8,
  high: 1.5,
  truth: 1,
  samples: [],
  texts: ['0.8 → 0.88', '0.88'],
  ...patch,
});
const layoutOf = (rows: readonly ForestRowInput[], patch: Partial<ForestInput> = {}, width = 500) =>
  layoutForest({ rows, scale: 'log', reference: 1, ...patch }, { axis: 'axis', reference: 'truth' }, String, {
    width,
    height: forestHeight(rows),
  });

describe('a forest', () => {
  it('places estimate, interval and truth in their order, inside the plot', () => {
    const { rows, plot, reference } = layoutOf([row()]);
    const { interval, estimate, truth, covers } = rows[0]!;
    expect(interval!.from).toBeGreaterThan(plot.x);
    expect(interval!.from).toBeLessThan(truth!);
    expect(truth!).toBeLessThan(estimate!);
    expect(estimate!).toBeLessThan(interval!.to);
    expect(interval!.to).toBeLessThan(plot.x + plot.width);
    expect(interval!.opens).toEqual([false, false]);
    expect([truth, covers]).toEqual([reference, true]);
  });

  it('is even on the log scale: half and double are as far from one', () => {
    const { rows, reference } = layoutOf([row({ estimate: 0.5 }), row({ estimate: 2 })]);
    expect(rows[1]!.estimate! - reference!).toBeCloseTo(reference! - rows[0]!.estimate!, 0);
  });

  it('cuts off intervals that would crush everything else, and says so', () => {
    const { rows, plot } = layoutOf([row(), row({ low: 1e-12, high: Infinity })]);
    expect(rows[1]!.interval!.opens).toEqual([true, true]);
    expect(rows[0]!.interval!.to - rows[0]!.interval!.from).toBeGreaterThan(plot.width / 25);
    expect(rows.every(({ interval }) => interval!.from >= plot.x && interval!.to <= plot.x + plot.width)).toBe(true);
  });

  it('knows when the truth is missed, and when nobody can know', () => {
    const { rows } = layoutOf([
      row({ low: 1.2 }),
      row({ truth: NaN }),
      row({ low: NaN, high: NaN }),
      row({ estimate: NaN }),
    ]);
    expect(rows.map(({ covers }) => covers)).toEqual([false, null, null, true]);
    expect([rows[1]!.truth, rows[2]!.interval, rows[3]!.estimate]).toEqual([null, null, null]);
  });

  it('is whole with nothing in it, and on a linear axis with negative values', () => {
    expect(layoutOf([]).rows).toEqual([]);
    expect(
      layoutOf([row({ estimate: NaN, low: NaN, high: NaN, truth: NaN })], { reference: null }).reference,
    ).toBeNull();
    const { rows, plot } = layoutOf([row({ estimate: -1, low: -3, high: 2, truth: 0 })], {
      scale: 'linear',
      reference: 0,
    });
    expect(rows[0]!.interval!.from).toBeGreaterThan(plot.x);
    expect(rows[0]!.estimate!).toBeLessThan(rows[0]!.truth!);
  });

  it('has the longer words where there is room', () => {
    expect(layoutOf([row()], {}, 500).rows[0]!.label!.text).toBe('0.8 → 0.88');
    expect(layoutOf([row()], {}, 320).rows[0]!.label!.text).toBe('0.88');
  });

  it('finds its rows by height', () => {
    const layout = layoutOf([row(), row()]);
    expect([0, layout.rows[0]!.y, layout.rows[1]!.y, 500].map((y) => forestRowAt(y, layout))).toEqual([-1, 0, 1, -1]);
  });
});
