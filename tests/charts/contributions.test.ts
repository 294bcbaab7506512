import { describe, expect, it } from 'vitest';
import {
  contributionAt,
  contributionsHeight,
  layoutContributions,
  type ContributionsInput,
} from '../../src/charts/contributions.ts';

const INPUT: ContributionsInput = {
  base: 0,
  ends: ['usual 50 %', 'this one 88 %'],
  rows: [
    { names: ['silent 3.2 × own interval', 'silence'], value: 3, text: '+3.00' },
    { names: ['spent much'], value: -1.5, text: '−1.50' },
    { names: ['others'], value: 0.5, text: '+0.50' },
  ],
};
const box = { width: 520, height: contributionsHeight(3) };
const layout = layoutContributions(INPUT, 'probability', (share) => `${share}`, box);

describe('contributions to one score', () => {
  it('begin where the last one ended', () => {
    const [first, second, third] = layout.rows;
    expect(first!.bar.x).toBe(layout.start.x);
    const top = first!.bar.x + first!.bar.width;
    expect(second!.bar.x + second!.bar.width).toBeCloseTo(top, 0);
    expect(third!.bar.x).toBeCloseTo(second!.bar.x, 0);
    expect(layout.end.x).toBeCloseTo(third!.bar.x + third!.bar.width, 0);
    expect(layout.rows.map(({ rises }) => rises)).toEqual([true, false, true]);
  });

  it('the axis is written in probabilities, a half at log-odds 0', () => {
    const half = layout.ticks.find(({ text }) => text === '0.5')!;
    expect(Math.abs(half.x - layout.start.x)).toBeLessThan(12);
  });

  it('takes the shorter name where the longer has no room', () => {
    expect(layoutContributions(INPUT, 'p', String, { ...box, width: 240 }).rows[0]!.name.text).toBe('silence');
  });

  it('finds a row, and is whole without any', () => {
    expect(contributionAt(layout.rows[1]!.band.y + 3, layout)).toBe(1);
    expect(contributionAt(0, layout)).toBe(-1);
    expect(JSON.stringify(layoutContributions({ ...INPUT, rows: [] }, 'p', String, box))).not.toContain('null,');
  });
});
