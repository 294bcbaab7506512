/** The shape of the tree: panels and registry, tests beside their subject, a first line in every file. */

import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkDocstrings } from './checks/docstrings.ts';
import { checkHtml } from './checks/html.ts';
import { checkMirror } from './checks/mirror.ts';
import { checkRegistry } from './checks/registry.ts';
import { withSample } from './checks/sample.ts';
import { listing } from './checks/tree.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const PANEL = {
  'src/panels/index.ts': "import { rfmPanel } from './rfm/index.ts';\nexport const PANELS = [rfmPanel];",
  'src/panels/specs.ts': "import { rfmSpec } from './rfm/index.ts';\nexport const SPECS = [rfmSpec];",
  'src/panels/rfm/index.ts': "export const rfmPanel = declarePanel({ id: 'rfm', version: 1 });",
  'src/panels/rfm/compute.ts': '',
  'src/panels/rfm/messages.ts': '',
  'src/panels/rfm/Panel.svelte': '',
};

describe('the panel registry', () => {
  const check = (files: Record<string, string>): readonly string[] =>
    withSample(files, (root) => listing(checkRegistry(root)));

  it('equals the panel folders', () => {
    expect(listing(checkRegistry(ROOT))).toEqual([]);
  });

  it('in order is left alone', () => {
    expect(check(PANEL)).toEqual([]);
  });

  it('lacking a folder is found', () => {
    expect(check({ ...PANEL, 'src/panels/index.ts': 'export const PANELS = [];' })).toEqual([
      'src/panels/rfm:1 is not in the registry',
    ]);
  });

  it('naming a folder that is not there is found', () => {
    const text = `${PANEL['src/panels/index.ts']}\nimport { abcPanel } from './abc/index.ts';`;
    expect(check({ ...PANEL, 'src/panels/index.ts': text })).toEqual([
      'src/panels/index.ts:1 names abc, which has no folder',
      'src/panels/specs.ts:1 lacks abc',
    ]);
  });

  it.each(['index.ts', 'compute.ts', 'messages.ts', 'Panel.svelte'])('with a folder without %s is found', (file) => {
    const files = Object.fromEntries(Object.entries(PANEL).filter(([path]) => path !== `src/panels/rfm/${file}`));
    expect(check({ ...files, 'src/panels/rfm/options.ts': '' })).toEqual([`src/panels/rfm:1 has no ${file}`]);
  });

  it('without the work of a panel is found', () => {
    expect(check({ ...PANEL, 'src/panels/specs.ts': 'export const SPECS = [];' })).toEqual([
      'src/panels/specs.ts:1 lacks rfm',
    ]);
  });

  it('with a panel that calls itself otherwise is found', () => {
    const text = PANEL['src/panels/rfm/index.ts'].replace("'rfm'", "'abc'");
    expect(check({ ...PANEL, 'src/panels/rfm/index.ts': text })).toEqual([
      'src/panels/rfm/index.ts:1 declares the id abc',
    ]);
  });
});

describe('tests', () => {
  const check = (...paths: string[]): readonly string[] =>
    withSample(Object.fromEntries(paths.map((path) => [path, ''])), (root) => listing(checkMirror(root)));

  it('mirror the source', () => {
    expect(listing(checkMirror(ROOT))).toEqual([]);
  });

  it('in a folder without a counterpart are found', () => {
    expect(check('src/data/read.ts', 'tests/date/read.test.ts')).toEqual([
      'tests/date/read.test.ts:1 mirrors no folder of src',
    ]);
  });

  it('outside any folder are found', () => {
    expect(check('src/data/read.ts', 'tests/read.test.ts')).toEqual(['tests/read.test.ts:1 mirrors no folder of src']);
  });

  it('beside their subject, and those over the whole, are left alone', () => {
    expect(check('src/data/read.ts', 'tests/data/read.test.ts', 'tests/e2e/cdnow.test.ts')).toEqual([]);
  });
});

describe('files', () => {
  const check = (path: string, text: string): readonly string[] =>
    withSample({ [path]: text }, (root) => listing(checkDocstrings(root)));

  it('all say on their first line what they are', () => {
    expect(listing(checkDocstrings(ROOT))).toEqual([]);
  });

  it.each([
    ['a module without a line', 'src/lib/x.ts', "import { y } from './y.ts';"],
    ['an empty line', 'src/lib/x.ts', '/** */'],
    ['a component without a line', 'src/app/X.svelte', '<p></p>'],
  ])('%s is found', (_, path, text) => {
    expect(check(path, text)).toHaveLength(1);
  });

  it.each([
    ['a module', 'src/lib/x.ts', '/** Days as numbers. */\n'],
    ['a component with a comment', 'src/app/X.svelte', '<!-- @component The header. -->\n'],
    [
      'a component with a doc line in its script',
      'src/app/X.svelte',
      '<script lang="ts">\n  /** The header. */\n</script>',
    ],
  ])('%s with its line is left alone', (_, path, text) => {
    expect(check(path, text)).toEqual([]);
  });
});

describe('prepared HTML', () => {
  const check = (path: string, text: string): readonly string[] =>
    withSample({ [path]: text }, (root) => listing(checkHtml(root)));

  it('goes into the page in its two places only', () => {
    expect(listing(checkHtml(ROOT))).toEqual([]);
  });

  it.each([
    ['a component', 'src/notebook/Cell.svelte', '<div>{@html text}</div>', 'puts HTML into the page'],
    ['innerHTML', 'src/app/x.ts', 'element.innerHTML = text;', 'writes markup past Svelte'],
    [
      'insertAdjacentHTML',
      'src/app/x.ts',
      "element.insertAdjacentHTML('beforeend', text);",
      'writes markup past Svelte',
    ],
    ['document.write', 'src/app/X.svelte', '<script>document.write(text);</script>', 'writes markup past Svelte'],
  ])('by %s is found', (_, path, text, reason) => {
    expect(check(path, text)).toEqual([`${path}:1 ${reason}`]);
  });

  it('in its place, and reading of markup, are left alone', () => {
    expect(check('src/notebook/text/MarkdownView.svelte', '<div>{@html text}</div>')).toEqual([]);
    expect(check('src/app/x.ts', 'const text = element.outerHTML; writer.write(text);')).toEqual([]);
  });
});
