/** Kano curves: published forms, ends, agreement of both kinds, reverse answers, boundaries. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countGrid, summariseKano } from '../../src/models/kano-counts.ts';
import { kanoAnswerCurve, kanoCurve, kanoSatisfaction } from '../../src/models/kano-curves.ts';
import { kanoTable } from '../../src/models/kano-table.ts';

const table = kanoTable();
const [M, O, A, I, R, Q] = [9, 4, 1, 6, 5, 0];

function gridOf(...cells: readonly (readonly [cell: number, count: number])[]): Float64Array {
  const grid = new Float64Array(25);
  for (const [cell, count] of cells) grid[cell] = count;
  return grid;
}

describe('the forms of Wang & Ji 2010, with a and b as they give them', () => {
  const [better, worse, e] = [0.62, -0.35, Math.E];

  it('a₁eˣ + b₁ for attractive features', () => {
    const a1 = (better - worse) / (e - 1);
    const b1 = -(better - e * worse) / (e - 1);
    for (const x of [0, 0.2, 0.5, 0.9, 1])
      expect(kanoSatisfaction('A', better, worse, x)).toBeCloseTo(a1 * Math.exp(x) + b1, 13);
  });

  it('−a₂e⁻ˣ + b₂ for must-be features', () => {
    const a2 = (e * (better - worse)) / (e - 1);
    const b2 = (e * better - worse) / (e - 1);
    for (const x of [0, 0.2, 0.5, 0.9, 1])
      expect(kanoSatisfaction('M', better, worse, x)).toBeCloseTo(-a2 * Math.exp(-x) + b2, 13);
  });

  it('a straight line for one-dimensional and indifferent ones', () => {
    for (const category of ['O', 'I'] as const)
      expect(kanoSatisfaction(category, better, worse, 0.5)).toBeCloseTo((better + worse) / 2, 13);
  });

  it('the attractive curve bends up, the must-be curve down', () => {
    expect(kanoSatisfaction('A', 1, -1, 0.5)).toBeLessThan(-0.1);
    expect(kanoSatisfaction('M', 1, -1, 0.5)).toBeGreaterThan(0.1);
  });
});

describe('the curve of the answers', () => {
  it('begins at worse, ends at better, and is the S-CR curve where all agree', () => {
    for (const [cell, category] of [
      [M, 'M'],
      [O, 'O'],
      [A, 'A'],
    ] as const) {
      const counts = countGrid(gridOf([cell, 9]), table);
      const { better, worse } = summariseKano(counts);
      const own = kanoAnswerCurve(counts, table, { steps: 8 });
      kanoCurve(category, better, worse, 8).y.forEach((y, k) => {
        expect(own.y[k]).toBeCloseTo(y, 13);
        expect(own.upper[k]! - own.lower[k]!).toBeLessThan(1e-6);
      });
    }
  });

  it('ends at better and worse whatever the answers, rises, and stays within its limits', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 25, maxLength: 25 }), (counts) => {
        const counted = countGrid(Float64Array.from(counts), table);
        const { better, worse } = summariseKano(counted);
        const curve = kanoAnswerCurve(counted, table, { steps: 10 });
        if (curve.n < 2) return;
        expect(curve.y[0]).toBeCloseTo(worse, 12);
        expect(curve.y[10]).toBeCloseTo(better, 12);
        curve.y.forEach((y, k) => {
          expect(curve.lower[k]).toBeLessThanOrEqual(y + 1e-12);
          expect(curve.upper[k]).toBeGreaterThanOrEqual(y - 1e-12);
          if (k > 0) expect(y).toBeGreaterThanOrEqual(curve.y[k - 1]! - 1e-12);
        });
      }),
    );
  });

  it('the limits are those of a mean: 30 O and 10 I at fully done, mean .75, computed by hand', () => {
    const curve = kanoAnswerCurve({ grid: gridOf([O, 30], [I, 10]) }, table, { steps: 2 });
    expect(Array.from(curve.x)).toEqual([0, 0.5, 1]);
    expect(curve.n).toBe(40);
    // sd² = .75 · .25, over n − 1
    expect(curve.upper[2]! - 0.75).toBeCloseTo(1.959964 * Math.sqrt((0.75 * 0.25) / 39), 6);
  });

  it('reverse answers count only when asked for, and fall', () => {
    // Dislike with it, like without it.
    const opposite = 20;
    const grid = gridOf([opposite, 10], [Q, 3]);
    expect(kanoAnswerCurve({ grid }, table).n).toBe(0);
    const curve = kanoAnswerCurve({ grid }, table, { reverse: true, steps: 4 });
    expect(curve.n).toBe(10);
    expect(Array.from(curve.y)).toEqual([1, 0.5, 0, -0.5, -1]);
    // Must-be with it, like without it: pleased where it is missing, no more.
    const missing = kanoAnswerCurve({ grid: gridOf([R, 4]) }, table, { reverse: true, steps: 2 });
    expect([missing.y[0], missing.y[2]]).toEqual([1, 0]);
  });
});

describe('boundaries', () => {
  it('no better and worse, no curve', () => {
    expect(kanoCurve('A', NaN, NaN, 2).y.every(Number.isNaN)).toBe(true);
    expect(kanoCurve('R', 0.3, -0.1, 2).y.every(Number.isNaN)).toBe(true);
    expect(kanoAnswerCurve({ grid: new Float64Array(25) }, table, { steps: 2 }).y.every(Number.isNaN)).toBe(true);
  });

  it('one answer has a curve and no limits', () => {
    const curve = kanoAnswerCurve({ grid: gridOf([A, 1]) }, table, { steps: 1 });
    expect(Array.from(curve.y)).toEqual([0, 1]);
    expect(curve.lower[0]).toBeNaN();
  });
});
