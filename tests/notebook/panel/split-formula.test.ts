import { describe, expect, test } from 'vitest';
import { splitFormula } from '../../../src/notebook/panel/split-formula.ts';

describe('formulas in parts', () => {
  test('are cut at wide spaces and after commas', () => {
    expect(splitFormula('n = 6,\\quad \\sum F = 5,\\qquad a = 1')).toEqual(['n = 6,', '\\sum F = 5,', 'a = 1']);
    expect(splitFormula('R:\\; c_1 = 1,\\;c_2 = 2')).toEqual(['R:\\; c_1 = 1,', 'c_2 = 2']);
  });

  test('stay whole inside braces, fences and environments', () => {
    for (const whole of [
      '\\frac{a,\\quad b}{c}',
      '\\left( a,\\quad b \\right)',
      '\\begin{cases} a,\\quad b \\end{cases}',
      'x = 1',
      '\\{a,\\;b',
    ]) {
      if (whole === '\\{a,\\;b') expect(splitFormula(whole)).toEqual(['\\{a,', 'b']);
      else expect(splitFormula(whole)).toEqual([whole]);
    }
  });

  test('macros that only begin like a space are none', () => {
    expect(splitFormula('a \\quadratic b')).toEqual(['a \\quadratic b']);
    expect(splitFormula('a \\leftarrow b \\quad c')).toEqual(['a \\leftarrow b', 'c']);
  });

  test('nothing is lost', () => {
    expect(splitFormula('')).toEqual([]);
    expect(splitFormula('\\quad a')).toEqual(['\\quad a']);
  });
});
