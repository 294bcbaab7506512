/** Language and theme: how they are chosen and kept. Pure but for the store it is handed. */

import { LOCALES, type Locale } from '../i18n/format.ts';
import { routeLanguage } from './routes.ts';

export type Theme = 'light' | 'dark' | 'system';

export const THEMES: readonly Theme[] = ['light', 'dark', 'system'];

export interface StoredPreferences {
  readonly language: Locale | null;
  readonly theme: Theme;
}

/** The part of `Storage` that is used; `null` where the browser keeps nothing. */
export type PreferenceStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const KEY = 'kezhi.preferences';
const NOTHING: StoredPreferences = { language: null, theme: 'system' };

/** What was kept, or the initial choice where nothing readable is. Never throws. */
export function readPreferences(store: PreferenceStore | null): StoredPreferences {
  try {
    const json: unknown = JSON.parse(store?.getItem(KEY) ?? 'null');
    if (typeof json !== 'object' || json === null) return NOTHING;
    const { language, theme } = json as { language?: unknown; theme?: unknown };
    return {
      language: LOCALES.find((locale) => locale === language) ?? null,
      theme: THEMES.find((known) => known === theme) ?? 'system',
    };
  } catch {
    return NOTHING;
  }
}

/** Keeps the choice; a browser that refuses costs only the memory of it. Never throws. */
export function writePreferences(store: PreferenceStore | null, preferences: StoredPreferences): void {
  try {
    store?.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // A full or forbidden store: the choice holds for this tab.
  }
}

/** Forgets the choice. Never throws. */
export function erasePreferences(store: PreferenceStore | null): void {
  try {
    store?.removeItem(KEY);
  } catch {
    // What cannot be reached was not kept either.
  }
}

/** `localStorage`, or `null` where even asking for it throws (blocked cookies, sandboxed frames). */
export function browserStore(): PreferenceStore | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

/**
 * The language to start in: the address, then the kept choice, then the first language of the browser that is one of ours.
 * Without any of them English, which more people read who read neither.
 */
export function chooseLanguage(
  asked: { readonly search: string; readonly hash: string },
  kept: Locale | null,
  browser: readonly string[],
): Locale {
  const fromAddress = routeLanguage(asked.search, asked.hash);
  if (fromAddress !== null) return fromAddress;
  if (kept !== null) return kept;
  for (const tag of browser) {
    if (/^zh\b/i.test(tag)) return 'zh-CN';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return 'en';
}

export function resolveTheme(theme: Theme, systemIsDark: boolean): 'light' | 'dark' {
  return theme === 'system' ? (systemIsDark ? 'dark' : 'light') : theme;
}

/** The same address asking for another language; an address that asks for none stays as it is. */
export function withLanguage(search: string, language: Locale): string {
  const query = new URLSearchParams(search);
  if (!query.has('lang')) return search;
  query.set('lang', language);
  return `?${query.toString()}`;
}
