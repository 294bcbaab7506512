/** Patterns with * and ?: what they match, against a plain recursive reading of the rule. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesGlob } from '../../../src/data/expression/glob.ts';

/** The rule itself, as slow as it likes. */
function matches(text: readonly string[], pattern: readonly string[]): boolean {
  const [first, ...rest] = pattern;
  if (first === undefined) return text.length === 0;
  if (first === '*') return matches(text, rest) || (text.length > 0 && matches(text.slice(1), pattern));
  return text.length > 0 && (first === '?' || first === text[0]) && matches(text.slice(1), rest);
}

describe('matchesGlob', () => {
  it.each([
    ['', '', true],
    ['', '*', true],
    ['', '?', false],
    ['abc', 'abc', true],
    ['abc', 'ab', false],
    ['abc', 'a*', true],
    ['abc', '*c', true],
    ['abc', '*b', false],
    ['abc', 'a?c', true],
    ['abcbc', 'a*bc', true],
    ['上海市', '上?市', true],
    ['a😀b', 'a?b', true],
    ['a😀b', 'a??b', false],
    ['a.c', 'a.c', true],
    ['abc', 'a.c', false],
    ['[a]', '[a]', true],
  ])('%s against %s', (text, pattern, expected) => {
    expect(matchesGlob(text, pattern)).toBe(expected);
  });

  it('keeps to the rule', () => {
    const text = fc.array(fc.constantFrom('a', 'b', '😀'), { maxLength: 8 });
    const pattern = fc.array(fc.constantFrom('a', 'b', '*', '?', '😀'), { maxLength: 6 });
    fc.assert(
      fc.property(text, pattern, (one, other) => {
        expect(matchesGlob(one.join(''), other.join(''))).toBe(matches(one, other));
      }),
      { numRuns: 2000 },
    );
  });

  it('comes to an end on what would keep a backtracking matcher for ever', () => {
    expect(matchesGlob('a'.repeat(20_000), `${'*a'.repeat(100)}*b`)).toBe(false);
    expect(matchesGlob('a'.repeat(20_000), `${'*?a'.repeat(100)}b`)).toBe(false);
  });
});
