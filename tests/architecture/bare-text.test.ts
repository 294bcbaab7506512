/** Components and code hold no text of their own. */

import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkBareText } from './checks/bare-text.ts';
import { withSample } from './checks/sample.ts';
import { listing } from './checks/tree.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

function check(path: string, text: string): readonly string[] {
  return withSample({ [path]: text }, (root) => listing(checkBareText(root)));
}

describe('bare text', () => {
  it('stands nowhere in the project', () => {
    expect(listing(checkBareText(ROOT))).toEqual([]);
  });

  it.each([
    ['an English text node', '<p>Drop a file</p>', 'Drop a file'],
    ['a Chinese text node', '<p>拖入文件</p>', '拖入文件'],
    ['a text beside an expression', '<p>{count} customers</p>', 'customers'],
    ['a spoken attribute', '<button aria-label="Close"></button>', 'Close'],
    ['a placeholder with an expression in it', '<input placeholder="Search {thing}" />', 'Search'],
    ['a string in an expression', "<p>{'Saved'}</p>", 'Saved'],
    ['a branch of a choice', "<p>{ok ? words.text('a.b') : 'Failed'}</p>", 'Failed'],
    ['a template string', '<p>{`Saved ${when}`}</p>', 'Saved'],
    ['a text deep in a block', '{#each rows as row (row)}{#if row}<b>Total</b>{/if}{/each}', 'Total'],
    ['a sentence handed to a component', '<Frame heading="Share of revenue" />', 'Share of revenue'],
    [
      'a string of the script',
      '<script lang="ts">const label: string = \'Open file\';</script><p>{label}</p>',
      'Open file',
    ],
    ['Chinese in the script', "<script>const label = '打开';</script>", '打开'],
  ])('finds %s', (_, component, text) => {
    expect(check('src/notebook/Sample.svelte', component)).toEqual([expect.stringContaining(text)]);
  });

  it('finds Chinese in a module', () => {
    expect(check('src/notebook/sample.ts', "export const label = '打开';")).toEqual([
      'src/notebook/sample.ts:1 says “打开” outside the dictionaries',
    ]);
  });

  it.each([
    ['words and numbers from the translator', "<p>{words.text('app.drop')} {words.number(3, 'integer')}</p>"],
    ['comments', '<!-- Drop a file --><p>{x}</p>'],
    ['styles', '<style>p { font-family: "Noto Sans SC"; }</style>'],
    ['class names', "<p class=\"chip on {wide ? 'wide panel' : ''}\">{x}</p>"],
    ['a code handed on', '<Field label="rfm.as-of" />'],
    ['letters of a formula and signs', '<p>R · F · M → {x} %</p>'],
    ['what a programmer error says', "<script>if (!x) throw new RangeError('Width must be positive');</script>"],
  ])('allows %s', (_, component) => {
    expect(check('src/notebook/Sample.svelte', component)).toEqual([]);
  });

  it('allows Chinese where files are read', () => {
    expect(check('src/data/role-words.ts', "export const CUSTOMER = ['客户编号'];")).toEqual([]);
  });
});
