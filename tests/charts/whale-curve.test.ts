import { describe, expect, it } from 'vitest';
import { layoutWhale, whaleHeight, type WhaleInput } from '../../src/charts/whale-curve.ts';

const WORDS = {
  names: ['Customers, best first, %', '%'],
  peak: ['peak 120', '120% of profit'] as const,
  total: 'end 100',
  lost: '2 lose 20',
};
const BOX = { width: 420, height: whaleHeight(420) };
const money = (value: number): string => String(value);
const percent = (share: number, sign: boolean): string => `${Math.round(share * 100)}${sign ? '%' : ''}`;
// 60, 50, 10, −5, −15.
const INPUT: WhaleInput = {
  x: [0, 0.2, 0.4, 0.6, 0.8, 1],
  y: [0, 60, 110, 120, 115, 100],
  peak: { x: 0.6, y: 120 },
  total: 100,
  steps: 20,
};

describe('the whale curve', () => {
  const layout = layoutWhale(INPUT, WORDS, money, percent, BOX);

  it('has peak and end where they are', () => {
    expect(layout.peak.y).toBeLessThan(layout.end.y);
    expect(layout.peak.x).toBeCloseTo(layout.plot.x + 0.6 * layout.plot.width, 0);
    expect((layout.zeroY - layout.end.y) / (layout.zeroY - layout.peak.y)).toBeCloseTo(100 / 120, 2);
    expect(layout.y(0)).toBe(layout.zeroY);
  });

  it('fills what is lost again, and nothing where nothing is', () => {
    expect(layout.loss).not.toBe('');
    const flat = layoutWhale({ ...INPUT, y: [0, 60, 110, 120, 120, 120], total: 120 }, WORDS, money, percent, BOX);
    expect([flat.loss, flat.notes.length]).toEqual(['', 2]);
  });

  it('keeps the words at the peak inside', () => {
    for (const x of [0.01, 0.5, 1]) {
      const { notes, plot } = layoutWhale({ ...INPUT, peak: { x, y: 120 } }, WORDS, money, percent, BOX);
      const [peak] = notes;
      expect(peak!.x - 40).toBeGreaterThan(plot.x - 40);
      expect(peak!.x).toBeLessThan(BOX.width - 20);
    }
  });

  it('goes below zero where the whole is a loss', () => {
    const loss = layoutWhale(
      { ...INPUT, y: [0, 5, 5, 0, -20, -60], peak: { x: 0.4, y: 5 }, total: -60 },
      WORDS,
      money,
      percent,
      BOX,
    );
    expect(loss.end.y).toBeGreaterThan(loss.zeroY);
    expect(loss.curve).not.toMatch(/NaN|Infinity/);
    const nobody = layoutWhale(
      { ...INPUT, y: [0, -1, -2, -3, -4, -5], peak: { x: 0, y: 0 }, total: -5 },
      WORDS,
      money,
      percent,
      BOX,
    );
    expect(nobody.curve).not.toMatch(/NaN|Infinity/);
  });
});
