import { describe, expect, it } from 'vitest';
import { bubbleAt, layoutScatter, scatterHeight, type ScatterInput } from '../../src/charts/channel-scatter.ts';

const BOX = { width: 420, height: scatterHeight(420) };
const WORDS = { x: 'cost', y: 'CLV', below: 'loses' };
const INPUT: ScatterInput = {
  channels: [
    { index: 0, name: 'search', x: 50, y: 112, size: 200, from: null },
    { index: 1, name: 'feed', x: 120, y: 84, size: 50, from: { x: 100, y: 84 } },
    { index: 2, name: 'friends', x: 20, y: 140, size: 200, from: null },
  ],
  ratios: [1, 3],
  ratioTexts: ['1 : 1', '3 : 1'],
  frame: { right: 150, low: 0, top: 160 },
};
const layout = layoutScatter(INPUT, WORDS, String, BOX);

describe('the scatter', () => {
  it('has areas in proportion to customers, the small ones on top', () => {
    const radius = (index: number): number => layout.bubbles.find((bubble) => bubble.index === index)!.radius;
    expect(radius(0) / radius(1)).toBeCloseTo(2, 1);
    expect(layout.bubbles.at(-1)!.index).toBe(1);
  });

  it('has the ceiling through every place where cost equals value', () => {
    const [ceiling] = layout.lines;
    expect(ceiling!.from).toEqual({ x: layout.plot.x, y: layout.zeroY });
    const slope = (ceiling!.from.y - ceiling!.to.y) / (ceiling!.to.x - ceiling!.from.x);
    expect(slope).toBeCloseTo((layout.plot.height / 160) * (150 / layout.plot.width), 1);
  });

  it('has the steeper line end at the top', () => {
    expect(layout.lines[1]!.to.y).toBeCloseTo(layout.plot.y, 0);
    expect(layout.lines[1]!.label.y).toBeLessThan(layout.plot.y);
  });

  it('names what has room, and finds channels by place', () => {
    expect(layout.labels.map(({ text }) => text).sort()).toEqual(['feed', 'friends', 'search']);
    for (const bubble of layout.bubbles) expect(bubbleAt(bubble, layout)).toBe(bubble.index);
    expect(bubbleAt({ x: BOX.width - 4, y: 40 }, layout)).toBe(-1);
  });

  it('keeps names apart where channels are on one spot', () => {
    const crowd = layoutScatter(
      {
        ...INPUT,
        channels: Array.from({ length: 9 }, (_, index) => ({ ...INPUT.channels[0]!, index, name: `channel ${index}` })),
      },
      WORDS,
      String,
      BOX,
    );
    expect(crowd.labels.length).toBeLessThan(9);
  });

  it('is whole without channels', () => {
    expect(JSON.stringify(layoutScatter({ ...INPUT, channels: [] }, WORDS, String, BOX))).not.toMatch(/NaN|null/);
  });
});
