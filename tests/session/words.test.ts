/** Every code of the session and the storage has words in both languages, and no words are left over. */

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sessionWords } from '../../src/i18n/areas/session.ts';

const root = new URL('../../src/', import.meta.url);

function codesUsed(folder: string): readonly string[] {
  return readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|svelte)$/.test(name) && !name.startsWith('i18n'))
    .flatMap((name) => [
      ...readFileSync(new URL(`${folder}${name}`, root), 'utf8').matchAll(/['`](session\.[a-z0-9-]+)(\$\{)?/g),
    ])
    .map((match) => (match[2] ? `${match[1]}*` : match[1]!));
}

describe('words of the session', () => {
  it('has words for every code that session and storage use', () => {
    const known = Object.keys(sessionWords.zhCN);
    for (const code of [...codesUsed('session/'), ...codesUsed('storage/')]) {
      if (code.endsWith('*')) expect(known.some((key) => key.startsWith(code.slice(0, -1)))).toBe(true);
      else expect(known, code).toContain(code);
    }
  });

  it('has no words that nothing uses', () => {
    const used = codesUsed('');
    const open = used.filter((code) => code.endsWith('*')).map((code) => code.slice(0, -1));
    for (const key of Object.keys(sessionWords.zhCN))
      expect(used.includes(key) || open.some((start) => key.startsWith(start)), key).toBe(true);
  });

  it('names the same parameters in both languages', () => {
    const names = (text: string): readonly string[] =>
      [...new Set([...text.matchAll(/\{(\w+)/g)].map((match) => match[1]!))].sort();
    for (const [key, text] of Object.entries(sessionWords.zhCN))
      expect(names((sessionWords.en as Record<string, string>)[key]!), key).toEqual(names(text));
  });
});
