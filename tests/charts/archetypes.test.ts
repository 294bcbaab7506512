import { describe, expect, it } from 'vitest';
import { archetypesHeight, layoutArchetypes, paneAt, type ArchetypesInput } from '../../src/charts/archetypes.ts';

const pane = (name: string, mean: readonly number[]) => ({
  name,
  note: '10 %',
  hue: 1,
  mean,
  low: mean.map((value) => value / 2),
  high: mean.map((value) => value * 2),
  examples: [mean.map((value) => value * 50)],
});
const INPUT: ArchetypesInput = {
  panes: ['a', 'b', 'c', 'd'].map((name, i) => pane(name, [1 + i, 2, NaN])),
  x: [5, 15, 25],
  domain: [0, 30],
};
const FIGURES = { x: String, y: String };
const WORDS = { x: 'days', y: 'level' };

describe('archetypes', () => {
  it.each([
    [320, 1],
    [400, 2],
    [756, 4],
  ])('at %i px stand in %i columns, within the picture', (width, columns) => {
    const box = { width, height: archetypesHeight(width, 4) };
    const layout = layoutArchetypes(INPUT, WORDS, FIGURES, box);
    expect(layout.columns).toBe(columns);
    for (const { x, y, width: wide, height } of layout.panes) {
      expect(x).toBeGreaterThan(0);
      expect(x + wide).toBeLessThanOrEqual(width + 0.2);
      expect(y + height).toBeLessThanOrEqual(box.height);
    }
  });

  it('share one scale, and what is missing interrupts', () => {
    const layout = layoutArchetypes(INPUT, WORDS, FIGURES, { width: 756, height: archetypesHeight(756, 4) });
    const secondPoint = layout.panes.map(({ mean }) => mean.split('L')[1]!.split(',')[1]);
    expect(new Set(secondPoint).size).toBe(1);
    expect(layout.panes[0]!.mean.split('L')).toHaveLength(2);
    expect(layout.panes[0]!.band).not.toBe('');
  });

  it('are found under a point; while a drag goes on, the nearest', () => {
    const layout = layoutArchetypes(INPUT, WORDS, FIGURES, { width: 756, height: archetypesHeight(756, 4) });
    for (const { index, x, y, width, height } of layout.panes)
      expect(paneAt(x + width / 2, y + height / 2, layout, false)).toBe(index);
    expect(paneAt(0, 0, layout, false)).toBe(-1);
    expect(paneAt(9999, 20, layout, true)).toBe(3);
  });

  it('hold where nobody is', () => {
    const empty = { ...INPUT, panes: [{ ...pane('x', [NaN, NaN, NaN]), low: null, high: null, examples: [] }] };
    const layout = layoutArchetypes(empty, WORDS, FIGURES, { width: 300, height: archetypesHeight(300, 1) });
    expect(layout.panes[0]!.mean).toBe('');
    expect(layout.levels.length).toBeGreaterThan(1);
  });
});
