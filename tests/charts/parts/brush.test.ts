import { beforeEach, describe, expect, it } from 'vitest';
import { createBrush, type Brush } from '../../../src/charts/parts/brush.ts';
import { range, type PickMode } from '../../../src/charts/parts/pick.ts';

type Call = readonly [marks: readonly number[], mode: PickMode, live: boolean];

let calls: Call[];
let picked: ReadonlySet<number>;
let brush: Brush;

function at(x: number, y = 0, held: Partial<Record<'shiftKey' | 'ctrlKey' | 'metaKey', boolean>> = {}, pointerId = 1) {
  return { clientX: x, clientY: y, pointerId, shiftKey: false, ctrlKey: false, metaKey: false, ...held };
}

beforeEach(() => {
  calls = [];
  picked = new Set();
  brush = createBrush({
    between: range,
    picked: () => picked,
    pick: (marks, mode, live) => calls.push([marks, mode, live ?? false]),
  });
});

describe('a press', () => {
  it('that stays where it was is a click', () => {
    brush.press(at(10), 3);
    expect(brush.move(at(12), 3)).toBe(false);
    brush.release();
    expect(calls).toEqual([[[3], 'replace', false]]);
  });

  it('on what alone is picked lets go of it', () => {
    picked = new Set([3]);
    brush.press(at(10), 3);
    brush.release();
    expect(calls).toEqual([[[], 'replace', false]]);
  });

  it('that moves picks live and is written once when it ends', () => {
    brush.press(at(10, 0, { shiftKey: true }), 3);
    expect(brush.move(at(20), 4)).toBe(true);
    brush.move(at(24), 4);
    brush.move(at(40), 6);
    brush.move(at(5), 2);
    brush.release();
    expect(calls).toEqual([
      [[3, 4], 'add', true],
      [[3, 4, 5, 6], 'add', true],
      [[2, 3], 'add', true],
      [[2, 3], 'add', false],
    ]);
  });

  it('keeps to the mode it began with and to its own pointer', () => {
    brush.press(at(10), 3);
    expect(brush.holds(at(0, 0, {}, 2))).toBe(false);
    expect(brush.move(at(90, 0, {}, 2), 9)).toBe(false);
    brush.move(at(30, 0, { ctrlKey: true }), 5);
    brush.release();
    expect(calls.map(([, mode]) => mode)).toEqual(['replace', 'replace']);
    expect(brush.holds(at(0))).toBe(false);
  });

  it('ends once: letting go again writes nothing', () => {
    brush.press(at(10), 3);
    brush.release();
    brush.release();
    expect(calls).toHaveLength(1);
  });

  it('back over its first place is still a drag of that one place', () => {
    picked = new Set([3]);
    brush.press(at(10), 3);
    brush.move(at(30), 5);
    brush.move(at(10), 3);
    brush.release();
    expect(calls.at(-1)).toEqual([[3], 'replace', false]);
  });
});

describe('the keyboard twin', () => {
  it('extends from where it began, live, and is written when Shift is let go', () => {
    brush.extend(3, 4);
    brush.extend(4, 5);
    brush.extend(5, 2);
    brush.settle();
    brush.settle();
    expect(calls).toEqual([
      [[3, 4], 'replace', true],
      [[3, 4, 5], 'replace', true],
      [[2, 3], 'replace', true],
      [[2, 3], 'replace', false],
    ]);
  });

  it('begins anew afterwards', () => {
    brush.extend(3, 4);
    brush.settle();
    brush.extend(7, 8);
    expect(calls.at(-1)![0]).toEqual([7, 8]);
  });
});
