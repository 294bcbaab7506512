/** The lint rules of the folders find what they are there for. */

import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let eslint: ESLint;

// Samples are text, not files of the project, so the rules that need types rest.
beforeAll(() => {
  const untyped = {
    ...tseslint.configs.disableTypeChecked,
    languageOptions: { parserOptions: { projectService: false } },
  };
  eslint = new ESLint({
    cwd: ROOT,
    overrideConfigFile: 'tests/architecture/eslint.config.js',
    overrideConfig: untyped as never,
  });
});

async function check(filePath: string, text: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(text, { filePath: `${ROOT}${filePath}` });
  return result!.messages.map((message) => `${message.ruleId ?? 'fatal'}: ${message.message}`);
}

describe('lint', () => {
  it.each([
    [
      'arquero outside data',
      'src/panels/rfm/compute.ts',
      "import { table } from 'arquero'; export const t = table({});",
      'only data/ turns text into tables',
    ],
    [
      'papaparse in storage',
      'src/storage/a.ts',
      "import Papa from 'papaparse'; export const t = Papa;",
      'only data/ turns text into tables',
    ],
    [
      'idb outside storage',
      'src/notebook/a.ts',
      "import { openDB } from 'idb'; export const t = openDB;",
      'only storage/ knows IndexedDB',
    ],
    [
      'a drawing part of D3',
      'src/charts/a.ts',
      "import { select } from 'd3'; export const t = select;",
      'D3 computes, Svelte draws',
    ],
    [
      'a D3 module by itself',
      'src/charts/a.ts',
      "import { select } from 'd3-selection'; export const t = select;",
      'D3 computes, Svelte draws',
    ],
    ['all of D3 at once', 'src/charts/a.ts', "import * as d3 from 'd3'; export const t = d3;", 'd3'],
    [
      'an import without extension',
      'src/lib/a.ts',
      "import { x } from './b'; export const t = x;",
      'with its extension',
    ],
    [
      'a broken layer',
      'src/charts/a.ts',
      "import { x } from '../session/schema.ts'; export const t = x;",
      'charts imports lower storeys only',
    ],
    ['an enum', 'src/lib/a.ts', 'export enum Colour { Red }', 'no enums'],
    [
      'a parameter property',
      'src/lib/a.ts',
      'export class A { constructor(readonly x: number) {} }',
      'no parameter properties',
    ],
    ['a namespace', 'src/lib/a.ts', 'export namespace A { export const x = 1; }', 'no namespaces'],
    ['a default export', 'src/lib/a.ts', 'export default 1;', 'named exports only'],
    ['a barrel', 'src/lib/a.ts', "export * from './b.ts';", 'no barrels'],
    [
      'Date over a cell',
      'src/data/a.ts',
      'export const t = (cell: string) => new Date(cell);',
      'days are whole numbers',
    ],
    ['Date.parse', 'src/data/a.ts', 'export const t = (cell: string) => Date.parse(cell);', 'days are whole numbers'],
    [
      'the clock in a model',
      'src/models/a.ts',
      'export const t = () => Date.now();',
      'randomness and the clock are arguments',
    ],
    [
      'chance in a model',
      'src/models/a.ts',
      'export const t = () => Math.random();',
      'randomness and the clock are arguments',
    ],
    ['eval', 'src/app/a.ts', "export const t = () => eval('1');", 'no-eval'],
    ['any', 'src/lib/a.ts', 'export const t = (x: any) => x;', 'no-explicit-any'],
  ])('finds %s', async (_, path, text, expected) => {
    expect((await check(path, text)).join('\n')).toContain(expected);
  });

  it.each([
    ['HTML put in', 'src/notebook/Cell.svelte', '<div>{@html text}</div>', 'no-at-html-tags'],
    [
      'a type from a higher storey',
      'src/charts/Chart.svelte',
      '<script lang="ts">import type { X } from \'../notebook/x.ts\'; let { x }: { x: X } = $props();</script>{x}',
      'charts imports lower',
    ],
    ['a list without keys', 'src/notebook/Cell.svelte', '{#each [1, 2] as n}{n}{/each}', 'require-each-key'],
  ])('finds %s in a component', async (_, path, text, expected) => {
    expect((await check(path, text)).join('\n')).toContain(expected);
  });

  it('leaves proper code alone', async () => {
    expect(
      await check(
        'src/data/a.ts',
        "/** A. */\nimport { table } from 'arquero';\nimport { x } from '../lib/x.ts';\n\nexport const t = [table, x];\n",
      ),
    ).toEqual([]);
    expect(
      await check(
        'src/charts/a.ts',
        "/** A. */\nimport { scaleLinear } from 'd3';\n\nexport const t = scaleLinear();\n",
      ),
    ).toEqual([]);
  });
});
