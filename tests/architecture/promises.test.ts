/** What the product promises, its tests show. */

import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkPromises } from './checks/promises.ts';
import { withSample } from './checks/sample.ts';
import { listing } from './checks/tree.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

describe('promises', () => {
  const tree = {
    'src/app/promises.ts': "export const PROMISES = ['p1', 'p2'] as const;",
    'README.md': '| P1 | Nothing leaves. | a |\n| P2 | No row is lost. | b |\n',
    'tests/e2e/a.test.ts': "it('P1 no request', () => {});",
    'tests/data/b.test.ts': "describe.each([1])('P2 on file %s', () => {});",
  };
  const check = (changes: Record<string, string>): readonly string[] =>
    withSample({ ...tree, ...changes }, (root) => listing(checkPromises(root)));

  it('each have a test and a line in the README', () => {
    expect(listing(checkPromises(ROOT))).toEqual([]);
  });

  it('in order are left alone', () => {
    expect(check({})).toEqual([]);
  });

  it('without a test are found', () => {
    expect(check({ 'tests/data/b.test.ts': "it('shows P2', () => {});" })).toEqual([
      'src/app/promises.ts:1 P2 has no test whose title begins with it',
    ]);
  });

  it('missing in the README are found', () => {
    expect(check({ 'README.md': '| P1 | Nothing leaves. | a |\n' })).toEqual(['README.md:1 does not state P2']);
  });

  it('made in the README alone are found', () => {
    expect(check({ 'README.md': `${tree['README.md']}| P3 | More. | c |\n` })).toEqual([
      'README.md:1 states P3, which the product does not',
    ]);
  });
});
