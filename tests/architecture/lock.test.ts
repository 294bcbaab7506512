/** Whoever clones the project can install it. */

import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkLock } from './checks/lock.ts';
import { withSample } from './checks/sample.ts';
import { listing } from './checks/tree.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

function check(packages: object): readonly string[] {
  return withSample({ 'package-lock.json': JSON.stringify({ packages }) }, (root) =>
    checkLock(root).map((violation) => violation.reason),
  );
}

describe('the lock file', () => {
  it('is whole', () => {
    expect(listing(checkLock(ROOT))).toEqual([]);
  });

  it('finds packages beside and above', () => {
    const packages = {
      '': { dependencies: { a: '1.0.0' } },
      'node_modules/a': { dependencies: { b: '^1.0.0', c: '^1.0.0' } },
      'node_modules/a/node_modules/b': { dependencies: { c: '^1.0.0' } },
      'node_modules/c': {},
    };
    expect(check(packages)).toEqual([]);
  });

  it('without a package for another machine is found', () => {
    const packages = { '': {}, 'node_modules/a': { optionalDependencies: { 'a-darwin': '1.0.0' } } };
    expect(check(packages)).toEqual(['lacks a-darwin, which node_modules/a needs']);
  });

  it('with a loose version is found', () => {
    expect(check({ '': { devDependencies: { a: '^1.0.0' } }, 'node_modules/a': {} })).toEqual([
      'a is not pinned: ^1.0.0',
    ]);
  });
});
