import { describe, expect, it } from 'vitest';
import { clicked, isDrag, modeOf, range, rectangle, sameMarks } from '../../../src/charts/parts/pick.ts';

const plain = { shiftKey: false, ctrlKey: false, metaKey: false };

describe('how marks are picked', () => {
  it('Shift adds, Ctrl or ⌘ turns over, nothing held replaces', () => {
    expect(modeOf(plain)).toBe('replace');
    expect(modeOf({ ...plain, shiftKey: true })).toBe('add');
    expect(modeOf({ ...plain, ctrlKey: true })).toBe('toggle');
    expect(modeOf({ ...plain, metaKey: true, shiftKey: true })).toBe('toggle');
  });

  it('a click on what alone is picked lets go of it', () => {
    expect(clicked([3], 'replace', new Set([3]))).toEqual([]);
    expect(clicked([3], 'replace', new Set([3, 4]))).toEqual([3]);
    expect(clicked([3], 'replace', new Set())).toEqual([3]);
    expect(clicked([3], 'add', new Set([3]))).toEqual([3]);
    expect(clicked([], 'replace', new Set())).toEqual([]);
  });

  it('a press that hardly moved is a click', () => {
    expect(isDrag(3, 2)).toBe(false);
    expect(isDrag(0, -5)).toBe(true);
  });
});

describe('runs of marks', () => {
  it('go from the smaller to the larger whichever comes first', () => {
    expect(range(2, 5)).toEqual([2, 3, 4, 5]);
    expect(range(5, 2)).toEqual([2, 3, 4, 5]);
    expect(range(4, 4)).toEqual([4]);
  });

  it('span a rectangle of a grid, from any corner to any other', () => {
    expect(rectangle(6, 13, 5)).toEqual([6, 7, 8, 11, 12, 13]);
    expect(rectangle(13, 6, 5)).toEqual([6, 7, 8, 11, 12, 13]);
    expect(rectangle(8, 11, 5)).toEqual([6, 7, 8, 11, 12, 13]);
    expect(rectangle(7, 7, 5)).toEqual([7]);
  });

  it('are the same in order and length only', () => {
    expect(sameMarks([1, 2], [1, 2])).toBe(true);
    expect(sameMarks([1, 2], [2, 1])).toBe(false);
    expect(sameMarks([1], [1, 2])).toBe(false);
  });
});
