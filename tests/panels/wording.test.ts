import { describe, expect, it } from 'vitest';
import { message } from '../../src/lib/outcome.ts';
import { listOf, runsOf, texDay, texMoney, texNumber } from '../../src/panels/wording.ts';

describe('wording', () => {
  it('makes one message of many', () => {
    const [a, b, c] = [message('a'), message('b'), message('c')] as const;
    expect(listOf('list', [a])).toBe(a);
    expect(listOf('list', [a, b, c])).toEqual({
      code: 'list',
      parameters: { first: a, rest: { code: 'list', parameters: { first: b, rest: c } } },
    });
    expect(() => listOf('list', [])).toThrow(RangeError);
  });

  it('finds runs of neighbours in any order', () => {
    expect(runsOf([5, 2, 1, 3, 3])).toEqual([
      [1, 3],
      [5, 5],
    ]);
    expect(runsOf([])).toEqual([]);
  });

  it.each([
    [0, '0'],
    [-0, '0'],
    [1234567.891, '1{,}234{,}567.89'],
    [2.5, '2.5'],
    [-1234, '-1{,}234'],
    [0.004, '0'],
    [NaN, '\\text{–}'],
    [Infinity, '\\infty'],
  ])('writes %f in TeX', (value, tex) => {
    expect(texNumber(value)).toBe(tex);
  });

  it('keeps the places of money and drops them where it has none', () => {
    expect(texMoney(6552.7)).toBe('6{,}552.70');
    expect(texMoney(100)).toBe('100');
    expect(texMoney(0.125, 3)).toBe('0.125');
    expect(texDay(10407)).toBe('\\text{1998-06-30}');
  });
});
