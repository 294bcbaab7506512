import { describe, expect, it } from 'vitest';
import {
  fillTransition,
  layoutTransitions,
  stepTransition,
  transitionAt,
  transitionHeight,
  type TransitionInput,
} from '../../src/charts/transition-matrix.ts';

const INPUT: TransitionInput = {
  rows: ['gold', 'lead', 'new'],
  columns: ['gold', 'lead', 'gone'],
  counts: [6, 2, 2, 1, 30, 9, 3, 12, 0],
  shares: [0.6, 0.2, 0.2, 0.025, 0.75, 0.225, 0.2, 0.8, 0],
  totals: ['10', '40', '15'],
};
const BOX = { width: 360, height: transitionHeight(3) };
const layout = layoutTransitions(INPUT, { x: 'later', y: 'earlier' }, BOX);

describe('the matrix', () => {
  it('has a cell for every move but none for nowhere to nowhere', () => {
    expect(layout.cells.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(layout.cells.map(({ kind }) => kind)).toEqual(['stay', 'down', 'out', 'up', 'stay', 'out', 'in', 'in']);
  });

  it('is darker where more of a row went, and stays in its box', () => {
    expect(layout.cells[4]!.step).toBeGreaterThan(layout.cells[3]!.step);
    for (const cell of layout.cells) expect(cell.x + cell.width).toBeLessThanOrEqual(BOX.width + 0.5);
  });

  it('has the further row and column apart', () => {
    const gap = (a: number, b: number): number => layout.cells[b]!.x - layout.cells[a]!.x - layout.cells[a]!.width;
    expect(gap(1, 2)).toBeGreaterThan(gap(0, 1) + 4);
  });

  it('is found by place, and the corner is not', () => {
    for (const cell of layout.cells) expect(transitionAt(cell.x + 2, cell.y + 2, layout)).toBe(cell.index);
    expect(transitionAt(BOX.width - 2, BOX.height - 2, layout)).toBe(-1);
  });

  it('is walked by arrows, never into the corner', () => {
    expect(stepTransition(0, 1, 1, 3, 3)).toBe(4);
    expect(stepTransition(7, 1, 0, 3, 3)).toBe(7);
    expect(stepTransition(5, 0, 1, 3, 3)).toBe(5);
    expect(stepTransition(0, -1, -1, 3, 3)).toBe(0);
  });
});

describe('a cell', () => {
  it('has count and share where there is room, and its picked part from below', () => {
    const cell = layout.cells[4]!;
    expect(fillTransition(cell, null, ['30', '75%']).texts.map(({ text }) => text)).toEqual(['30', '75%']);
    const half = fillTransition(cell, 15, ['15', '75%']);
    expect(half.part!.height).toBeCloseTo(cell.height / 2, 0);
    expect(fillTransition({ ...cell, width: 24 }, null, ['30', '75.25%']).texts.map(({ text }) => text)).toEqual([
      '30',
    ]);
    expect(fillTransition({ ...cell, step: 0 }, null, ['0', '–']).texts).toEqual([]);
  });
});
