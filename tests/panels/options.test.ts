import { describe, expect, it } from 'vitest';
import { decodeOptions, readList, type ListOption } from '../../src/panels/options.ts';

const LIST: ListOption = { kind: 'list', group: 'g', label: 'l', minimum: 0, maximum: 100, longest: 4, initial: null };
const decode = (given: unknown) => decodeOptions<{ list: readonly number[] | null }>({ list: LIST }, { list: given });

describe('a list of numbers', () => {
  it.each([
    ['70, 75 80', [70, 75, 80]],
    ['70；75、80', [70, 75, 80]],
    [
      [3, 1, 2],
      [3, 1, 2],
    ],
    [7, [7]],
    [null, null],
    ['', null],
  ])('is read from %j in its own order', (given, expected) => {
    expect(decode(given)).toEqual({ options: { list: expected }, rejected: [] });
  });

  it.each(['70, x', '101', '-1', '1,2,3,4,5', ' , ', [], [NaN], [null], true, { 0: 1 }])(
    'is refused whole: %j',
    (given) => {
      expect(readList(LIST, given)).toBeUndefined();
      expect(decode(given)).toEqual({ options: { list: null }, rejected: ['list'] });
    },
  );
});
