/** Steps and names: what is offered, and how lists change. */

import { describe, expect, test } from 'vitest';
import { moved, nameChoices, readSteps, stepsValue, toggledName } from '../../../src/notebook/options/steps.ts';

const KNOWN = [
  { name: '打开', count: 90 },
  { name: 'Sign up', count: 40 },
  { name: '支付', count: 7 },
];

describe('names', () => {
  test('those chosen come first, also those the data has not; the search leaves them be', () => {
    expect(nameChoices(KNOWN, ['支付', '退订'], 'ＳＩＧＮ')).toEqual([
      { name: '支付', count: 7, chosen: true },
      { name: '退订', count: null, chosen: true },
      { name: 'Sign up', count: 40, chosen: false },
    ]);
    expect(nameChoices(KNOWN, [], '').map(({ name }) => name)).toEqual(['打开', 'Sign up', '支付']);
  });

  test('are put in at the end while there is room, and taken out', () => {
    const names = ['a', 'b'];
    expect(toggledName(names, 'c', 3)).toEqual(['a', 'b', 'c']);
    expect(toggledName(names, 'c', 2)).toBe(names);
    expect(toggledName(names, 'a', 2)).toEqual(['b']);
  });
});

describe('steps', () => {
  const steps = readSteps([
    { name: 'One', names: ['a'], optional: false },
    { name: '', names: [], optional: true },
    'nothing',
  ]);

  test('are read whatever stands there', () => {
    expect(steps).toHaveLength(2);
    expect(readSteps(null)).toEqual([]);
  });

  test('are steps once they have a name', () => {
    expect(stepsValue(steps)).toEqual([{ name: 'One', names: ['a'], optional: false }]);
    expect(stepsValue(steps.slice(1))).toBeUndefined();
  });

  test('move within the list', () => {
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a'], 0, -1)).toEqual(['a']);
  });
});
