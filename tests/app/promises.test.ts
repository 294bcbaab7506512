import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { PROMISES } from '../../src/app/promises.ts';
import { DICTIONARIES } from '../../src/i18n/dictionaries.ts';
import { createTranslator } from '../../src/i18n/translate.ts';

const TESTS = fileURLToPath(new URL('..', import.meta.url));
const titles = readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.ts') && !path.startsWith('architecture'))
  .flatMap((path) =>
    [...readFileSync(`${TESTS}/${path}`, 'utf8').matchAll(/\b(?:it|test|describe)\b[^'"`\n]*\(\s*['"`](P\d+)\b/g)].map(
      ([, id]) => id!.toLowerCase(),
    ),
  );

describe('the promises', () => {
  it.each(PROMISES)('%s has a test that bears its number', (promise) => {
    expect(titles).toContain(promise);
  });

  it.each(PROMISES)('%s is told in both languages, with a way to see it', (promise) => {
    for (const locale of ['zh-CN', 'en'] as const) {
      const words = createTranslator(locale, DICTIONARIES);
      expect(words.has(`app.promise-${promise}`) && words.has(`app.promise-${promise}-how`)).toBe(true);
    }
  });
});
