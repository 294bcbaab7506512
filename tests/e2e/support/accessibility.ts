/** axe over a screen: WCAG 2.2 A and AA. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
  }[];
}

/** One line a violation: the rule, what it asks, where, and why it failed there. */
export async function violations(page: Page): Promise<readonly string[]> {
  const found = await findViolations(page);
  if (!found.some(isCovered)) return found;
  // What a bar that stays in view covers at one place of scrolling is free at another.
  await page.evaluate(() => document.scrollingElement!.scrollBy(0, -72));
  const covered = new Set((await findViolations(page)).filter(isCovered).map(placeOf));
  return found.filter((line) => !isCovered(line) || covered.has(placeOf(line)));
}

const isCovered = (line: string): boolean => line.startsWith('target-size') && line.includes('partially obscured');
const placeOf = (line: string): string => line.split(' Target has')[0]!;

async function findViolations(page: Page): Promise<readonly string[]> {
  // By the debugging protocol, so that the page's own policy stays in force.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  const results = (await page.evaluate(
    (standard) =>
      (globalThis as unknown as { axe: { run: (context: unknown, options: unknown) => Promise<unknown> } }).axe.run(
        document,
        { runOnly: standard, iframes: false, resultTypes: ['violations'] },
      ),
    STANDARD,
  )) as AxeResults;
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      (node) =>
        `${id} (${help}): ${String(node.target)} ${(node.failureSummary ?? '').split('\n').slice(1).join(' ').trim()}`,
    ),
  );
}
