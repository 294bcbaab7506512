import { describe, expect, it } from 'vitest';
import { layoutScore, onThreshold, scoreBarAt, scoreHeight, type ScoreInput } from '../../src/charts/score.ts';

const WORDS = {
  x: 'score',
  y: 'customers',
  profit: 'gain',
  lost: 'left',
  kept: 'stayed',
  sides: ['no', 'yes'] as const,
};
const FIGURES = { score: (v: number) => v.toFixed(3), count: String, profit: (v: number) => v.toFixed(0) };
const INPUT: ScoreInput = {
  edges: [0, 0.2, 0.4, 0.6, 0.8],
  lost: [1, 2, 3, 10],
  kept: [19, 8, 2, 0],
  threshold: 0.3,
  profit: { x: [0, 0.2, 0.4, 0.6, 0.8], y: [-20, 5, 30, 20, 0] },
};
const box = { width: 500, height: scoreHeight(INPUT) };
const layout = layoutScore(INPUT, { ...WORDS, sides: ['no', 'yes'] }, FIGURES, box);

describe('a score with its threshold', () => {
  it('bars hold both, the lost below', () => {
    const base = layout.plot.y + layout.plot.height;
    for (const { whole, lost, index } of layout.bars) {
      expect(whole.y + whole.height).toBeCloseTo(base, 0);
      expect(lost.height / whole.height).toBeCloseTo(INPUT.lost[index]! / (INPUT.lost[index]! + INPUT.kept[index]!), 1);
    }
  });

  it('the threshold stands at its score, and is read back from there', () => {
    expect(layout.threshold.x).toBe(layout.across(0.3));
    for (const score of [0, 0.123, 0.3, 0.8]) expect(layout.scoreAt(layout.across(score))).toBeCloseTo(score, 2);
    expect(layout.scoreAt(-50)).toBe(0);
    expect(layout.scoreAt(9999)).toBe(0.8);
  });

  it('a press takes hold of it at the capsule and along its line only', () => {
    const { x, capsule } = layout.threshold;
    expect(onThreshold(capsule.x + 2, capsule.y + 5, layout)).toBe(true);
    expect(onThreshold(x + 4, layout.plot.y + 40, layout)).toBe(true);
    expect(onThreshold(x + 30, layout.plot.y + 40, layout)).toBe(false);
    expect(onThreshold(x + 18, layout.plot.y + 40, layout, 20)).toBe(true);
  });

  it('finds the bar at a place', () => {
    expect(scoreBarAt(layout.bars[2]!.slot.x + 3, layout.plot.y + 10, layout)).toBe(2);
    expect(scoreBarAt(layout.plot.x, layout.plot.y - 30, layout)).toBe(-1);
  });

  it('the gain has its zero, and deep losses do not flatten the hill', () => {
    const upper = layout.profit!;
    expect(upper.zero).toBeGreaterThan(upper.plot.y);
    const deep = layoutScore(
      { ...INPUT, profit: { x: [0, 0.8], y: [-1e6, 10] } },
      { ...WORDS, sides: ['no', 'yes'] },
      FIGURES,
      box,
    );
    // 10 above zero, at most 20 below: zero stands a third from the top.
    expect((deep.profit!.zero - deep.profit!.plot.y) / deep.profit!.plot.height).toBeCloseTo(1 / 3, 1);
  });

  it('the name of the gain stands where its curve is low', () => {
    const nameOf = (y: readonly number[]) =>
      layoutScore({ ...INPUT, profit: { x: [0, 0.2, 0.4, 0.6, 0.8], y } }, WORDS, FIGURES, box).names.find(({ text }) =>
        text.startsWith('gain'),
      )!;
    expect(nameOf([-20, 5, 30, 35, 40]).anchor).toBe('start');
    const falling = nameOf([40, 35, 30, 5, 0]);
    expect(falling.anchor).toBe('end');
    expect(falling.x).toBe(layout.plot.x + layout.plot.width);
  });

  it('is whole without anybody, without a gain and in little room', () => {
    const empty = layoutScore(
      { edges: [0, 1], lost: [0], kept: [0], threshold: 0.5, profit: null },
      { ...WORDS, sides: ['no', 'yes'] },
      FIGURES,
      { width: 240, height: 250 },
    );
    expect(JSON.stringify(empty)).not.toMatch(/null.*NaN|NaN/);
    expect(empty.profit).toBeNull();
  });
});
