/** Lists of steps and names as options: from a document, from an address, and what is not one. */

import { describe, expect, it } from 'vitest';
import { decodeOptions, MOST_NAMES, type OptionDeclarations } from '../../src/panels/options.ts';

const common = { group: 'g', label: 'l', initial: null, names: 'names' } as const;
const DECLARATIONS: OptionDeclarations<{ steps: unknown; without: unknown }> = {
  steps: { ...common, kind: 'steps', inForce: 'inForce', most: 3 },
  without: { ...common, kind: 'names', most: 2 },
};
const read = (steps: unknown, without: unknown = null) => decodeOptions(DECLARATIONS, { steps, without });

describe('steps', () => {
  const list = [
    { name: '', names: ['open'], optional: false },
    { name: '付钱', names: ['pay', '支付'], optional: true },
  ];

  it('are read from a document as they are', () => {
    expect(read(list)).toEqual({ options: { steps: list, without: null }, rejected: [] });
    expect(read(JSON.parse(JSON.stringify(list))).options.steps).toEqual(list);
    expect(read(null).rejected).toEqual([]);
  });

  it('are read from an address: semicolons, bars, question marks', () => {
    expect(read('visit;sign up|join;?pay').options.steps).toEqual([
      { name: '', names: ['visit'], optional: false },
      { name: '', names: ['sign up', 'join'], optional: false },
      { name: '', names: ['pay'], optional: true },
    ]);
  });

  it.each([
    [[]],
    [[{ name: '', names: [], optional: false }]],
    [[{ name: 1, names: ['a'], optional: false }]],
    [[{ name: '', names: ['a'], optional: 'yes' }]],
    [[{ name: '', names: ['a', 'a'], optional: false }]],
    [Array.from({ length: 4 }, () => list[0])],
    [[{ name: '', names: Array.from({ length: MOST_NAMES + 1 }, (_, i) => `n${i}`), optional: false }]],
    ['a;;b'],
    [7],
  ])('that are none are told: %j', (given) => {
    expect(read(given)).toEqual({ options: { steps: null, without: null }, rejected: ['steps'] });
  });
});

describe('names', () => {
  it('are a list or text with bars; none is a list too', () => {
    expect(read(null, ['a', 'b']).options.without).toEqual(['a', 'b']);
    expect(read(null, 'a|b').options.without).toEqual(['a', 'b']);
    expect(read(null, '').options.without).toEqual([]);
  });

  it.each([[['a', 'a']], [['a', 'b', 'c']], [['']], [[1]], [{}]])('that are none are told: %j', (given) => {
    expect(read(null, given).rejected).toEqual(['without']);
  });
});
