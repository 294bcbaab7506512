/** The layer rules find what they are there for. That the project keeps them is a step of its own: `layers` of tests/tools/steps.mjs. */

import { symlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkLayers } from './checks/layers.ts';
import { withSampleLater } from './checks/sample.ts';
import { listing } from './checks/tree.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const X = 'export const x = 1;';

function check(files: Record<string, string>): Promise<readonly string[]> {
  return withSampleLater({ 'package.json': '{ "devDependencies": { "svelte": "*" } }', ...files }, async (root) => {
    symlinkSync(`${ROOT}node_modules`, `${root}/node_modules`, 'junction');
    return listing(await checkLayers(root));
  });
}

describe('layers', () => {
  it('in order are left alone', async () => {
    const files = {
      'src/lib/x.ts': X,
      'src/i18n/words.ts': "export * from '../lib/x.ts';",
      'src/data/table.ts': "import { x } from '../lib/x.ts'; export const y = x;",
      'src/panels/rfm/index.ts': "import { y } from '../../data/table.ts'; export const z = y;",
      'src/panels/index.ts': "import { z } from './rfm/index.ts'; export const all = [z];",
      'src/app/App.svelte': '<script lang="ts">import { all } from \'../panels/index.ts\';</script>{all.length}',
    };
    expect(await check(files)).toEqual([]);
  });

  it.each([
    ['a storey importing a higher one', 'src/data/a.ts', '../panels/x.ts', 'src/panels/x.ts', 'storey-data'],
    ['a type imported from a higher storey', 'src/lib/a.ts', '../session/x.ts', 'src/session/x.ts', 'storey-lib'],
    ['a sibling on the same storey', 'src/models/a.ts', '../charts/x.ts', 'src/charts/x.ts', 'storey-models'],
    ['the general helpers knowing words', 'src/lib/a.ts', '../i18n/x.ts', 'src/i18n/x.ts', 'storey-lib'],
    ['storage knowing the session', 'src/storage/a.ts', '../session/x.ts', 'src/session/x.ts', 'storey-storage'],
    ['a panel importing a panel', 'src/panels/abc/a.ts', '../rfm/x.ts', 'src/panels/rfm/x.ts', 'panel-isolation'],
    [
      'a panel importing the registry',
      'src/panels/abc/a.ts',
      '../index.ts',
      'src/panels/index.ts',
      'panel-below-registry',
    ],
    ['the product importing its tests', 'src/app/a.ts', '../../tests/x.ts', 'tests/x.ts', 'product-without-tests'],
  ])('%s is found', async (_, from, specifier, to, rule) => {
    const keyword = from === 'src/lib/a.ts' ? 'import type' : 'import';
    const text = `${keyword} { x } from '${specifier}'; export const y: typeof x = 1;`;
    expect(await check({ [from]: text, [to]: X })).toEqual([`${from}:1 ${rule}: → ${to}`]);
  });

  it('a layer broken in a component is found', async () => {
    const files = {
      'src/charts/Chart.svelte': '<script lang="ts">import { x } from \'../notebook/x.ts\';</script>{x}',
      'src/notebook/x.ts': X,
    };
    expect(await check(files)).toEqual(['src/charts/Chart.svelte:1 storey-charts: → src/notebook/x.ts']);
  });

  it('a cycle is found', async () => {
    const files = {
      'src/lib/a.ts': "import { b } from './b.ts'; export const a = () => b;",
      'src/lib/b.ts': "import { a } from './a.ts'; export const b = () => a;",
    };
    expect((await check(files)).some((line) => line.includes('no-cycles'))).toBe(true);
  });

  it.each(['../notebook/State.svelte.ts', '../notebook/Cell.svelte'])(
    'an engine that reaches %s is found, through any number of files',
    async (page) => {
      const files = {
        'src/workers/compute.worker.ts': "import { x } from './dispatch.ts'; export const y = x;",
        'src/workers/dispatch.ts': `import * as page from '${page}'; export const x = page;`,
        [`src/workers/${page}`]: page.endsWith('.ts') ? X : '<p></p>',
      };
      expect(
        (await check(files)).some((line) => line.startsWith('src/workers/compute.worker.ts:1 engine-without-page')),
      ).toBe(true);
    },
  );

  it('an import that leads nowhere is found', async () => {
    expect(await check({ 'src/lib/a.ts': "import { x } from './gone.ts'; export const y = x;" })).toEqual([
      'src/lib/a.ts:1 resolvable: → ./gone.ts',
    ]);
  });
});
