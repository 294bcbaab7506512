/** Messages to text: dictionary lookup and parameter substitution. */

import { createFormatter, type Locale, type NumberStyle } from './format.ts';
import type { Message, MessageParameter } from '../lib/outcome.ts';

export type Dictionary = Readonly<Record<string, string>>;

/** One area's words in both languages; `en` must have exactly the keys of `zhCN`. */
export interface Words {
  readonly zhCN: Dictionary;
  readonly en: Dictionary;
}

/**
 * Declares the words of one area. The types make a missing or additional English key a compile error.
 */
export function defineWords<const Z extends Dictionary>(
  zhCN: Z,
  en: { readonly [K in keyof Z]: string },
): { readonly zhCN: Z; readonly en: { readonly [K in keyof Z]: string } } {
  return { zhCN, en };
}

export interface Translator {
  readonly locale: Locale;
  /** Text of a dictionary key. In a pattern `{name}` is a parameter as it is, `{name:style}` a formatted number
   *  ({@link NumberStyle}), `{name|one|other}` a word by the plural of a number, `{name:apart}` a text kept a space apart
   *  from Chinese beside it where it begins or ends in Latin letters or figures. */
  text(code: string, parameters?: Readonly<Record<string, MessageParameter>>): string;
  message(message: Message): string;
  number(value: number, style: NumberStyle, currency?: string): string;
  /** whether the dictionaries hold the code */
  has(code: string): boolean;
}

/**
 * @param currency ISO 4217 code used for `{x:money}`, where the data has one
 */
export function createTranslator(locale: Locale, dictionaries: readonly Words[], currency?: string): Translator {
  const formatter = createFormatter(locale);
  const plurals = new Intl.PluralRules(locale);
  const entries = new Map<string, string>();
  for (const words of dictionaries) {
    for (const [code, text] of Object.entries(locale === 'en' ? words.en : words.zhCN)) entries.set(code, text);
  }

  function text(code: string, parameters: Readonly<Record<string, MessageParameter>> = {}): string {
    const pattern = entries.get(code);
    if (pattern === undefined) return `⟨${code}⟩`;
    return pattern.replace(
      /\{(\w+)(?::(\w+)|\|([^{}|]*)\|([^{}|]*))?\}/g,
      (whole, name: string, style, one, other, at: number) => {
        const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
        if (value === undefined) return whole;
        if (one !== undefined) return plurals.select(Number(value)) === 'one' ? one : other;
        if (style === 'apart')
          return apart(
            typeof value === 'object' ? text(value.code, value.parameters) : String(value),
            pattern[at - 1] ?? '',
            pattern[at + whole.length] ?? '',
          );
        if (typeof value === 'object') return text(value.code, value.parameters);
        if (typeof value === 'number')
          return formatter.format(value, (style as NumberStyle | undefined) ?? 'number', currency);
        return value;
      },
    );
  }

  return {
    locale,
    text,
    message: (message) => text(message.code, message.parameters),
    number: (value, style, ownCurrency) => formatter.format(value, style, ownCurrency ?? currency),
    has: (code) => entries.has(code),
  };
}

const HAN = /\p{Script=Han}/u;
const LATIN_FIRST = /^[\p{Script=Latin}\d]/u;
const LATIN_LAST = /[\p{Script=Latin}\d%]$/u;

/** A text with a space to a Chinese character before or after it, where its own character there is none. */
function apart(text: string, before: string, after: string): string {
  return `${HAN.test(before) && LATIN_FIRST.test(text) ? ' ' : ''}${text}${HAN.test(after) && LATIN_LAST.test(text) ? ' ' : ''}`;
}
