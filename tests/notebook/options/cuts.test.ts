import { describe, expect, test } from 'vitest';
import { differingCuts, readCuts, withCut } from '../../../src/notebook/options/cuts.ts';

describe('cuts', () => {
  test('are read from whatever stands there', () => {
    expect(readCuts({ r: [1, 2], f: 'x', m: [3, null, NaN, 4] }, ['r', 'f', 'm', 'x'])).toEqual({
      r: [1, 2],
      f: [],
      m: [3, 4],
      x: [],
    });
    expect(readCuts(null, ['r'])).toEqual({ r: [] });
    expect(readCuts(undefined, ['__proto__'])['__proto__']).toEqual([]);
  });

  test('stay ascending when one passes another', () => {
    expect(withCut({ r: [1, 5, 9], f: [2] }, 'r', 0, 7)).toEqual({ r: [5, 7, 9], f: [2] });
  });

  test('tell which differ', () => {
    expect(differingCuts({ r: [1, 5] }, { r: [1, 6] })).toEqual(new Set(['r:1']));
    expect(differingCuts({ r: [1, 5] }, { r: [1, 5] }).size).toBe(0);
  });
});
