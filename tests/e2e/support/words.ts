/** What the product says, taken from its own dictionaries, so that journeys follow its wording. */

import { DICTIONARIES } from '../../../src/i18n/dictionaries.ts';
import { createTranslator, type Translator } from '../../../src/i18n/translate.ts';
import { PANELS } from '../../../src/panels/index.ts';
import type { Language } from './stage.ts';

const WORDS = [...DICTIONARIES, ...PANELS.map((panel) => panel.words)];

export const ENGLISH = createTranslator('en', WORDS);
export const CHINESE = createTranslator('zh-CN', WORDS);

export function wordsIn(language: Language): Translator {
  return language === 'en' ? ENGLISH : CHINESE;
}

/** A text of the dictionaries as a pattern: its parameters may be anything. */
export function patternOf(language: Language, code: string): RegExp {
  const text = wordsIn(language).text(code);
  if (!wordsIn(language).has(code)) throw new RangeError(`no words for ${code}`);
  const parts = text.split(/\{\w+(?::\w+|\|[^{}|]*\|[^{}|]*)?\}/);
  return new RegExp(parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[\\s\\S]*?'));
}
