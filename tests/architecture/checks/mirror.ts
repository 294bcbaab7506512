/** Tests stand where their subject stands. */

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listTree, type Violation } from './tree.ts';

// Folders of tests that look at the whole, not at one folder of src.
const OVER_ALL = /^tests\/(e2e|bench|architecture|tools|datasets|fixtures)\//;

/** `tests/data/x.test.ts` needs `src/data`; a test outside any mirrored folder has no subject. */
export function checkMirror(root: string): readonly Violation[] {
  return listTree(root, 'tests')
    .filter((path) => path.endsWith('.test.ts') && !OVER_ALL.test(path))
    .filter((path) => dirname(path) === 'tests' || !existsSync(join(root, dirname(path).replace(/^tests/, 'src'))))
    .map((path) => ({ path, line: 1, reason: `mirrors no folder of src` }));
}
