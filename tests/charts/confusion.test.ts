import { describe, expect, it } from 'vitest';
import { confusionAt, confusionHeight, layoutConfusion, type ConfusionInput } from '../../src/charts/confusion.ts';

const INPUT: ConfusionInput = {
  rows: ['left', 'stayed'],
  columns: ['call', 'leave alone'],
  counts: [30, 10, 5, 55],
  texts: [['gain 1,000', '1,000'], ['forgone'], ['spent'], ['nothing']],
};
const box = { width: 360, height: confusionHeight() };
const layout = layoutConfusion(INPUT, { x: 'says', y: 'then' }, String, [0.5, 0, 1, 0], box);

describe('a confusion matrix', () => {
  it('has its cells row by row, right ones on the diagonal', () => {
    const [found, missed, alarm, quiet] = layout.cells;
    expect([found!.area.y, alarm!.area.y > found!.area.y, missed!.area.x > found!.area.x]).toEqual([
      missed!.area.y,
      true,
      true,
    ]);
    expect(layout.cells.map(({ right }) => right)).toEqual([true, false, false, true]);
    expect(quiet!.count.text).toBe('55');
  });

  it('fills the picked part from below', () => {
    const [found, missed, alarm] = layout.cells;
    expect(found!.lit!.height).toBeCloseTo(found!.area.height / 2, 0);
    expect(missed!.lit).toBeNull();
    expect(alarm!.lit!.height).toBe(alarm!.area.height);
  });

  it('finds the cell at a place, the nearest one during a drag', () => {
    for (const { index, area } of layout.cells)
      expect(confusionAt({ x: area.x + area.width / 2, y: area.y + 10 }, layout, false)).toBe(index);
    expect(confusionAt({ x: 0, y: 0 }, layout, false)).toBe(-1);
    expect(confusionAt({ x: 9999, y: 9999 }, layout, true)).toBe(3);
  });

  it('leaves out a text there is no room for', () => {
    const tight = layoutConfusion(INPUT, { x: 'says', y: 'then' }, String, null, { ...box, width: 150 });
    expect(tight.cells[0]!.text.text).toBe('1,000');
  });
});
