/** Runs dependency-cruiser with the project's own rules over any tree. */

import { existsSync } from 'node:fs';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import rules from '../dependency-cruiser.cjs';
import type { Violation } from './tree.ts';

/** Broken layer rules under `root`/src. */
export async function checkLayers(root: string): Promise<readonly Violation[]> {
  if (!existsSync(`${root}/src`)) return [];
  const { options, ...ruleSet } = rules;
  const { output } = await cruise(['src'], { ...options, validate: true, ruleSet, baseDir: root } as ICruiseOptions);
  const { violations } = (output as ICruiseResult).summary;
  return violations.map(({ from, to, rule }) => ({ path: from, line: 1, reason: `${rule.name}: → ${to}` }));
}
