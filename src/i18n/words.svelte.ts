/** The words on the page: one reactive translator, handed down by context, so that switching language is instant. */

import { getContext, setContext } from 'svelte';
import type { NumberStyle, Locale } from './format.ts';
import { createTranslator, type Translator, type Words } from './translate.ts';
import type { Message, MessageParameter } from '../lib/outcome.ts';

const KEY = Symbol('words');

/** Delegates to the translator of the moment; every call in a template follows a change of language. */
export class PageWords implements Translator {
  #translator = $state.raw<Translator>() as Translator;
  #dictionaries: Words[];

  constructor(locale: Locale, dictionaries: readonly Words[]) {
    this.#dictionaries = [...dictionaries];
    this.#translator = createTranslator(locale, this.#dictionaries);
  }

  get locale(): Locale {
    return this.#translator.locale;
  }

  setLocale(locale: Locale): void {
    if (locale !== this.#translator.locale) this.#translator = createTranslator(locale, this.#dictionaries);
  }

  /** Adds the words of parts that load later (panels). Adding the same words twice changes nothing. */
  add(...dictionaries: readonly Words[]): void {
    const fresh = dictionaries.filter((words) => !this.#dictionaries.includes(words));
    if (fresh.length === 0) return;
    this.#dictionaries.push(...fresh);
    this.#translator = createTranslator(this.#translator.locale, this.#dictionaries);
  }

  text(code: string, parameters?: Readonly<Record<string, MessageParameter>>): string {
    return this.#translator.text(code, parameters);
  }

  message(message: Message): string {
    return this.#translator.message(message);
  }

  number(value: number, style: NumberStyle, currency?: string): string {
    return this.#translator.number(value, style, currency);
  }

  has(code: string): boolean {
    return this.#translator.has(code);
  }
}

export function setWords(words: PageWords): PageWords {
  return setContext(KEY, words);
}

export function getWords(): PageWords {
  return getContext<PageWords>(KEY);
}
