/** Both languages are complete, and every code of the source has its words. */

import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkCodes } from './checks/codes.ts';
import { checkDictionaries, readDictionaries } from './checks/dictionaries.ts';
import { withSample } from './checks/sample.ts';
import { listing } from './checks/tree.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const AREA = 'src/i18n/areas/app.ts';

function dictionary(zhCN: string, en: string): Record<string, string> {
  return { [AREA]: `export const appWords = defineWords({\n${zhCN}\n}, {\n${en}\n});` };
}

describe('dictionaries', () => {
  it('are complete in both languages', () => {
    expect(listing(checkDictionaries(ROOT))).toEqual([]);
  });

  it('are read: the project has words', () => {
    expect(readDictionaries(ROOT).entries.length).toBeGreaterThan(100);
  });

  it.each([
    ['a key missing in English', "'app.a': '甲', 'app.b': '乙'", "'app.a': 'A'", 'app.b has no English'],
    ['a key missing in Chinese', "'app.a': '甲'", "'app.a': 'A', 'app.b': 'B'", 'app.b has no Chinese'],
    [
      'another parameter',
      "'app.a': '{count} 位'",
      "'app.a': '{n} customers'",
      'app.a has other parameters in each language: count, n',
    ],
    [
      'a parameter left out',
      "'app.a': '{count:integer} 位'",
      "'app.a': 'customers'",
      'app.a has other parameters in each language: count',
    ],
    ['a key of another area', "'data.a': '甲'", "'data.a': 'A'", 'data.a does not begin with app.'],
    ['an empty text', "'app.a': ' '", "'app.a': 'A'", 'app.a is empty in a language'],
    ['Chinese left in English', "'app.a': '甲'", "'app.a': '甲'", 'app.a has Chinese in its English'],
    ['a broken parameter', "'app.a': '{count 位'", "'app.a': '{count'", 'app.a has a brace that is no parameter'],
    ['a key twice', "'app.a': '甲', 'app.a': '乙'", "'app.a': 'A'", 'app.a stands twice'],
    ['an entry that is computed', "[key]: '甲'", '', 'an entry is not a plain key with a plain text'],
  ])('with %s are found', (_, zhCN, en, reason) => {
    const found = withSample(dictionary(zhCN, en), (root) =>
      checkDictionaries(root).map((violation) => violation.reason),
    );
    expect(found).toContain(reason);
  });

  it('accept a plural in one language only', () => {
    const words = dictionary(
      "'app.a': '{count:integer} 位客户'",
      "'app.a': '{count:integer} {count|customer|customers}'",
    );
    expect(withSample(words, (root) => listing(checkDictionaries(root)))).toEqual([]);
  });

  it('of a panel are held to the same', () => {
    const words = { 'src/panels/rfm/messages.ts': "export const rfmWords = defineWords({ 'rfm.a': '甲' }, {});" };
    expect(withSample(words, (root) => listing(checkDictionaries(root)))).toEqual([
      'src/panels/rfm/messages.ts:1 rfm.a has no English',
    ]);
  });
});

describe('codes', () => {
  it('all have words, and all words are used', () => {
    expect(listing(checkCodes(ROOT))).toEqual([]);
  });

  const words = dictionary("'app.a': '甲', 'app.b': '{count} 位'", "'app.a': 'A', 'app.b': '{count} customers'");
  const uses = "export const use = () => message('app.a'); words.text('app.b', { count: 1 });";

  function check(path: string, text: string): readonly string[] {
    return withSample({ ...words, [path]: text }, (root) => listing(checkCodes(root)));
  }

  it('in order are left alone', () => {
    expect(check('src/app/sample.ts', uses)).toEqual([]);
  });

  it('of an area that is only known when the page runs are left alone', () => {
    expect(
      check('src/app/sample.ts', 'words.text(`${panel.id}.a`); words.text(`${panel.id}.b`, { count: 1 });'),
    ).toEqual([]);
  });

  it.each([
    ['a message without words', `${uses} message('app.c');`, 'src/app/sample.ts:1 app.c is in no dictionary'],
    ['a failure without words', `${uses} fail('app.c', { line: 1 });`, 'src/app/sample.ts:1 app.c is in no dictionary'],
    [
      'a choice of codes with one missing',
      `${uses} message(x ? 'app.a' : 'app.c');`,
      'src/app/sample.ts:1 app.c is in no dictionary',
    ],
    [
      'a put-together code that fits nothing',
      `${uses} message(\`app.x-\${y}\`);`,
      'src/app/sample.ts:1 app.x-… is in no dictionary',
    ],
    [
      'a parameter left out',
      `${uses} message('app.b', { total: 1 });`,
      'src/app/sample.ts:1 app.b is said without count',
    ],
    ['all parameters left out', `${uses} words.text('app.b');`, 'src/app/sample.ts:1 app.b is said without count'],
    ['words used nowhere', "message('app.a');", `${AREA}:2 app.b is used nowhere`],
  ])('with %s are found', (_, text, violation) => {
    expect(check('src/app/sample.ts', text)).toEqual([violation]);
  });

  it('in a component are found', () => {
    const component =
      "<script>const { words } = $props();</script>\n<p>{words.text('app.a')}</p>\n<p>{words.text('app.c')}</p><X label=\"app.b\" />";
    expect(check('src/app/Sample.svelte', component)).toEqual(['src/app/Sample.svelte:3 app.c is in no dictionary']);
  });
});
