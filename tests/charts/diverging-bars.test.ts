import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import {
  divergingBarsHeight,
  divergingPartAt,
  layoutDivergingBars,
  litDivergingPart,
  stepPart,
  toneOf,
  type DivergingBarsInput,
} from '../../src/charts/diverging-bars.ts';
import DivergingBarsChart from '../../src/charts/DivergingBarsChart.svelte';

const bar = (counts: readonly number[], middle: number, head = '') => ({
  name: `question ${counts.join(' ')}`,
  head,
  counts,
  middle,
  figures: ['61.0', '0.52'],
  flagged: false,
});

const INPUT: DivergingBarsInput = {
  bars: [
    bar([10, 20, 40, 20, 10], 2, 'Image'),
    bar([0, 50, 50, 0], -1),
    bar([0, 0, 0, 0, 0], 2),
    bar([0, 0, 0, 0, 8], 2),
  ],
  columns: [['score'], ['item–total r', 'r']],
  key: [
    { tone: -2, text: 'below' },
    { tone: 0, text: 'middle' },
    { tone: 2, text: 'above' },
  ],
  axis: ['share of answers'],
};

const percent = (share: number): string => `${Math.round(share * 100)}%`;
const layoutAt = (width: number) =>
  layoutDivergingBars(INPUT, percent, { width, height: divergingBarsHeight(INPUT, width) });

describe('tones', () => {
  it.each([
    [5, 2, [-3, -1, 0, 1, 3]],
    [7, 3, [-3, -2, -1, 0, 1, 2, 3]],
    [4, -1, [-3, -1, 1, 3]],
    [6, -1, [-3, -2, -1, 1, 2, 3]],
    [2, -1, [-2, 2]],
    [3, 1, [-2, 0, 2]],
  ])('of %d levels with the middle at %d', (levels, middle, tones) => {
    expect(Array.from({ length: levels }, (_, level) => toneOf(level, levels, middle))).toEqual(tones);
  });
});

describe('the layout', () => {
  it.each([300, 760])('puts the middle across the zero line at %d px', (width) => {
    const { parts, zero } = layoutAt(width);
    const middle = parts.find((part) => part.bar === 0 && part.level === 2)!;
    expect(middle.x + middle.width / 2).toBeCloseTo(zero.x, 0);
    const even = parts.filter((part) => part.bar === 1 && part.share > 0);
    expect(even[0]!.x + even[0]!.width).toBeCloseTo(zero.x, 0);
    expect(even[1]!.x).toBeCloseTo(zero.x, 0);
  });

  it.each([300, 760])('keeps everything inside %d px', (width) => {
    const { parts, names, figures, bands, ticks } = layoutAt(width);
    for (const { x, width: wide } of parts) {
      expect(x).toBeGreaterThanOrEqual(-0.1);
      expect(x + wide).toBeLessThanOrEqual(width + 0.1);
    }
    for (const { x } of [...names, ...figures, ...ticks]) expect(x).toBeLessThanOrEqual(width);
    expect(bands.at(-1)!.y + bands.at(-1)!.height).toBeLessThanOrEqual(divergingBarsHeight(INPUT, width));
  });

  it('draws shares to scale', () => {
    const { parts, plot, grid } = layoutAt(760);
    const shares = parts.filter(({ bar: index }) => index === 0);
    const unit = shares[2]!.width / 0.4;
    for (const part of shares) expect(part.width).toBeCloseTo(part.share * unit, 0);
    expect(plot.width / unit).toBeGreaterThan(1);
    expect(grid.length).toBeGreaterThanOrEqual(3);
  });

  it('finds parts under the pointer, never empty ones', () => {
    const layout = layoutAt(760);
    for (const [place, part] of layout.parts.entries()) {
      const found = divergingPartAt(part.x + part.width / 2, part.y + part.height / 2, layout);
      if (part.width > 1) expect(found).toBe(place);
    }
    expect(divergingPartAt(-5, 5, layout)).toBe(-1);
  });

  it('steps along a bar and to the nearest part of the next bar that has answers', () => {
    const layout = layoutAt(760);
    const at = (index: number, level: number): number =>
      layout.parts.findIndex((part) => part.bar === index && part.level === level);
    expect(stepPart(at(0, 0), 1, 0, layout)).toBe(at(0, 1));
    expect(stepPart(at(0, 0), -1, 0, layout)).toBe(at(0, 0));
    expect(stepPart(at(0, 0), 0, 1, layout)).toBe(at(1, 1));
    // The third bar is empty.
    expect(stepPart(at(1, 2), 0, 1, layout)).toBe(at(3, 4));
    expect(stepPart(at(3, 4), 0, 1, layout)).toBe(at(3, 4));
    expect(stepPart(-1, 0, 1, layout)).toBe(at(0, 0));
  });

  it('lights what is picked, at least a hair', () => {
    const [part] = layoutAt(760).parts;
    expect(litDivergingPart(part!, 0)).toBeNull();
    expect(litDivergingPart(part!, 1e-6)!.height).toBe(1.5);
    expect(litDivergingPart(part!, 1)).toMatchObject({ y: part!.y, height: part!.height });
  });
});

describe('the drawing', () => {
  const draw = (lit: readonly (readonly number[] | null)[] | null): string =>
    render(DivergingBarsChart, {
      props: {
        id: 'x',
        width: 700,
        input: INPUT,
        lit,
        picked: [new Set([1])],
        labels: { picture: 'answers', help: 'arrows' },
        percent,
        spoken: (index: number, level: number) => `${index} ${level}`,
        describe: () => ['a'] as const,
        pick: () => {},
        clear: () => {},
      },
    }).body;

  it('is one list box whose options say what they are', () => {
    const html = draw(null);
    expect(html.match(/tabindex="0"/g)).toHaveLength(1);
    expect(html.match(/role="option"/g)).toHaveLength(19);
    expect(html).toContain('aria-label="0 1"');
    expect(html.match(/aria-selected="true"/g)).toHaveLength(1);
    expect(html).not.toMatch(/NaN|undefined/);
  });

  it('ghosts everything while something is picked', () => {
    const html = draw([[5, 0, 0, 0, 0], null, null, null]);
    expect(html).toContain('gh2');
    expect(html.match(/class="t-3 on/g)).toHaveLength(1);
  });
});
