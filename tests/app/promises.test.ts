import { describe, expect, it } from 'vitest';
import { PROMISES } from '../../src/app/promises.ts';
import { DICTIONARIES } from '../../src/i18n/dictionaries.ts';
import { createTranslator } from '../../src/i18n/translate.ts';

describe('the promises', () => {
  it.each(PROMISES)('%s is told in both languages, with a way to see it', (promise) => {
    for (const locale of ['zh-CN', 'en'] as const) {
      const words = createTranslator(locale, DICTIONARIES);
      expect([words.has(`app.promise-${promise}`), words.has(`app.promise-${promise}-how`)]).toEqual([true, true]);
    }
  });
});
