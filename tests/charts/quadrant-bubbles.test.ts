import fc from 'fast-check';
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { markerPath } from '../../src/charts/parts/marker.ts';
import QuadrantChart from '../../src/charts/QuadrantChart.svelte';
import { bubbleAt, bubbleBeside, placeBubbles, type QuadrantBubble } from '../../src/charts/quadrant-bubbles.ts';
import { layoutQuadrants, type QuadrantInput } from '../../src/charts/quadrant.ts';

const AXIS = { scale: 'linear', low: 0, high: 1, constant: 1 } as const;
const input: QuadrantInput = {
  x: AXIS,
  y: AXIS,
  cuts: { x: 0.5, y: 0.5 },
  columns: 0,
  rows: 0,
  counts: [],
  points: null,
  density: null,
};
const words = { x: ['worse →'], y: ['↑ better'], cutX: '−0.50', cutY: '0.50' };
const layout = layoutQuadrants(input, words, (value) => value.toFixed(1), { width: 600, height: 420 });
const bubble = (x: number, y: number, more: Partial<QuadrantBubble> = {}): QuadrantBubble => ({
  x,
  y,
  name: `feature ${x} ${y}`,
  hue: 1,
  ...more,
});

describe('bubbles', () => {
  it('stand at their values, larger by area, and are found there', () => {
    const placed = placeBubbles(
      [bubble(0.25, 0.75, { size: 1 }), bubble(0.75, 0.25, { size: 0.25 })],
      input,
      layout,
      -1,
    );
    const { plot } = layout;
    expect(placed[0]!.x).toBeCloseTo(plot.x + plot.width / 4, 0);
    expect(placed[0]!.y).toBeCloseTo(plot.y + plot.height / 4, 0);
    expect(placed[0]!.radius / placed[1]!.radius).toBeCloseTo(2, 6);
    expect(bubbleAt(placed[1]!, placed, 0)).toBe(1);
    expect(bubbleAt({ x: plot.x, y: plot.y }, placed, 3)).toBe(-1);
  });

  it('beyond the ends are drawn at the ends', () => {
    const [placed] = placeBubbles([bubble(7, -3)], input, layout, -1);
    expect(placed!.x).toBeCloseTo(layout.plot.x + layout.plot.width, 0);
    expect(placed!.y).toBeCloseTo(layout.plot.y + layout.plot.height, 0);
  });

  it('have names that never lie on each other or leave the plot', () => {
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(place, place), { minLength: 1, maxLength: 30 }), (places) => {
        const placed = placeBubbles(
          places.map(([x, y], i) => bubble(x, y, { name: `项目 ${i} feature`, note: '0.5, −0.5' })),
          input,
          layout,
          0,
        );
        const heights = placed.flatMap(({ labels }) => labels.map(({ y }) => y));
        for (const y of heights) {
          expect(y).toBeGreaterThan(layout.plot.y);
          expect(y).toBeLessThan(layout.plot.y + layout.plot.height);
        }
        const lefts = placed.flatMap(({ labels }) => labels.filter(({ anchor }) => anchor === 'start'));
        for (const one of lefts)
          for (const other of lefts)
            if (one !== other && Math.abs(one.y - other.y) < 10) expect(Math.abs(one.x - other.x)).toBeGreaterThan(20);
      }),
    );
  });

  it('give the emphasised one its note', () => {
    const [first, second] = placeBubbles(
      [bubble(0.2, 0.2, { note: 'note' }), bubble(0.8, 0.8, { note: 'other' })],
      input,
      layout,
      0,
    );
    expect(first!.labels.map(({ text }) => text)).toEqual(['feature 0.2 0.2', 'note']);
    expect(second!.labels).toHaveLength(1);
  });

  it('are gone through by arrows, and all are reached', () => {
    const placed = placeBubbles(
      [bubble(0.1, 0.1), bubble(0.5, 0.12), bubble(0.5, 0.9), bubble(0.5, 0.9)],
      input,
      layout,
      -1,
    );
    expect(bubbleBeside(0, 1, 0, placed)).toBe(1);
    expect(bubbleBeside(1, 0, 1, placed)).toBe(2);
    expect(bubbleBeside(2, 1, 0, placed)).toBe(3);
    expect(bubbleBeside(3, -1, 0, placed)).toBe(2);
    expect(bubbleBeside(0, -1, 0, placed)).toBe(0);
    expect(bubbleBeside(9, 1, 0, [])).toBe(-1);
  });

  it('draw intervals and regions', () => {
    const [placed] = placeBubbles(
      [
        bubble(0.5, 0.5, {
          spread: { x: [0.4, 0.6], y: [0.3, 0.7] },
          region: { x: [0.4, 0.6, 0.5], y: [0.4, 0.4, 0.7] },
        }),
      ],
      input,
      layout,
      -1,
    );
    expect(placed!.bars[0]!.x2 - placed!.bars[0]!.x1).toBeCloseTo(layout.plot.width * 0.2, 0);
    expect(placed!.region).toMatch(/^M.*L.*L.*z$/);
  });

  it('have outlines without gaps in their numbers', () => {
    for (const shape of ['circle', 'square', 'diamond', 'triangle', 'down', 'cross'] as const)
      expect(markerPath(shape, 10, 20, 6)).toMatch(/^M[-\d. alhvz]+z$/);
  });
});

describe('the chart', () => {
  const props = {
    id: 'q',
    width: 600,
    input,
    words,
    quadrants: ['I', 'A', 'M', 'O'].map((name) => ({ name, text: '', hue: 1 })),
    lit: null,
    bubbles: [bubble(0.2, 0.8), bubble(0.8, 0.2, { hue: 0, shape: 'square' })],
    picked: { bins: new Set<number>(), quadrants: new Set<number>(), bubbles: new Set([1]) },
    labels: { picture: 'picture', help: 'help', cutX: 'cut x', cutY: 'cut y' },
    money: (value: number) => value.toFixed(1),
    spoken: ['1', '2', '3', '4'],
    describe: () => ['quadrant'] as const,
    describeBubble: (index: number) => [`bubble ${index}`] as const,
    clear: () => {},
  };

  it('shows bubbles as options, the keyboard beginning at them', () => {
    const { body } = render(QuadrantChart, { props });
    expect(body.match(/data-bubble=/g)).toHaveLength(2);
    expect(body).toContain('aria-activedescendant="q-bubble-0"');
    expect(body.match(/role="slider"/g)).toHaveLength(2);
    expect(body).not.toMatch(/NaN|undefined/);
  });

  it('has nothing to drag where its cuts are fixed', () => {
    const { body } = render(QuadrantChart, { props: { ...props, input: { ...input, fixed: true } } });
    expect(body).not.toContain('role="slider"');
    expect(body).not.toContain('data-handle');
  });
});
