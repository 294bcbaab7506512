import { describe, expect, it } from 'vitest';
import { layoutDistribution } from '../../src/charts/distribution.ts';

const BOX = { width: 300, height: 132 };

describe('a small distribution', () => {
  const layout = layoutDistribution([1, 2, 3, 4, 5], [1, 4, 0, 2], 2.5, 'mean 2.5', String, BOX);

  it('has its bars on the line, the highest tallest', () => {
    expect(layout.bars.map((bar) => bar.height > 0)).toEqual([true, true, false, true]);
    expect(Math.max(...layout.bars.map((bar) => bar.height))).toBe(layout.bars[1]!.height);
    for (const bar of layout.bars) expect(bar.y + bar.height).toBeCloseTo(layout.base, 0);
  });

  it('marks the mean, its words kept in the picture', () => {
    expect(layout.mean!.x).toBeCloseTo(1 + (1.5 / 4) * 298, 0);
    const end = layoutDistribution([1, 5], [1], 5, 'a very long mean 5.00', String, BOX).mean!;
    expect(end.label.x).toBeLessThan(BOX.width - 40);
  });

  it('has no mean of nothing, and no missing coordinate', () => {
    const empty = layoutDistribution([], [], NaN, '', String, BOX);
    expect(empty.mean).toBeNull();
    expect(JSON.stringify(layoutDistribution([2, 2], [3], 2, 'mean 2', String, BOX))).not.toMatch(/NaN|null/);
  });
});
