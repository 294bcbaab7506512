/** A promise without a test is not made. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFile, stringParts, walk, type Node } from './syntax.ts';
import { readTree, type Violation } from './tree.ts';

const PROMISES = 'src/app/promises.ts';

/** Every promise of the Privacy page has a test whose title begins with its number, and a line in the README; the README makes no other. */
export function checkPromises(root: string): readonly Violation[] {
  const made = readTree(root, 'src/app', ['promises.ts'])
    .filter((file) => file.path === PROMISES)
    .flatMap((file) => Array.from(file.text.matchAll(/'p(\d+)'/g), (match) => `P${match[1]}`));
  const shown = new Set(
    readTree(root, 'tests', ['.test.ts']).flatMap((file) =>
      titles(parseFile(file)).flatMap((title) => /^P\d+/.exec(title)?.[0] ?? []),
    ),
  );
  const readme = existsSync(join(root, 'README.md')) ? readFileSync(join(root, 'README.md'), 'utf8') : '';
  const stated = Array.from(readme.matchAll(/^\| (P\d+) +\|/gm), (match) => match[1]!);
  const found = (path: string, reason: string): Violation => ({ path, line: 1, reason });
  return [
    ...made
      .filter((promise) => !shown.has(promise))
      .map((promise) => found(PROMISES, `${promise} has no test whose title begins with it`)),
    ...made
      .filter((promise) => !stated.includes(promise))
      .map((promise) => found('README.md', `does not state ${promise}`)),
    ...stated
      .filter((promise) => !made.includes(promise))
      .map((promise) => found('README.md', `states ${promise}, which the product does not`)),
  ];
}

/** Titles given to describe, it and test, their variants included. */
function titles(tree: Node): readonly string[] {
  const found: string[] = [];
  walk(tree, (node) => {
    if (node.type !== 'CallExpression' || !/^(describe|it|test)$/.test(rootName(node['callee'] as Node))) return;
    const [first] = node['arguments'] as readonly Node[];
    const text = first && stringParts(first)?.[0];
    if (text) found.push(text);
  });
  return found;
}

/** `it` of `it.each([…])`. */
function rootName(callee: Node): string {
  if (callee.type === 'MemberExpression') return rootName(callee['object'] as Node);
  if (callee.type === 'CallExpression') return rootName(callee['callee'] as Node);
  return String(callee['name'] ?? '');
}
