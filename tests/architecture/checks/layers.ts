/** Runs dependency-cruiser with the project's own rules over any tree. */

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Violation } from './tree.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

interface CruiseReport {
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

/** Broken layer rules under `root`/src. */
export function checkLayers(root: string): readonly Violation[] {
  if (!existsSync(`${root}/src`)) return [];
  const output = execFileSync(
    process.execPath,
    [
      `${ROOT}/node_modules/dependency-cruiser/bin/dependency-cruise.mjs`,
      '--config',
      `${ROOT}/tests/architecture/dependency-cruiser.cjs`,
      '--output-type',
      'json',
      'src',
    ],
    { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const { violations } = (JSON.parse(output) as CruiseReport).summary;
  return violations.map(({ from, to, rule }) => ({ path: from, line: 1, reason: `${rule.name}: → ${to}` }));
}
