/** Language and theme of the page: chosen, shown on the root element, kept. */

import type { Locale } from '../i18n/format.ts';
import {
  chooseLanguage,
  erasePreferences,
  readPreferences,
  resolveTheme,
  withLanguage,
  writePreferences,
  type PreferenceStore,
  type Theme,
} from './preferences.ts';
import { parseRoute, printRoute, routeLanguage } from './routes.ts';

/** What of the browser this touches; tests pass their own. */
export interface PreferencesHost {
  readonly root: HTMLElement;
  readonly store: PreferenceStore | null;
  readonly location: { readonly search: string; readonly hash: string; readonly pathname: string };
  readonly languages: readonly string[];
  readonly systemDark: MediaQueryList | null;
  /** writes the address without a new history entry */
  readonly replaceAddress: (address: string) => void;
  readonly changed: (language: Locale) => void;
}

export class Preferences {
  #host: PreferencesHost;
  #language = $state<Locale>('zh-CN');
  #theme = $state<Theme>('system');
  #systemDark = $state(false);
  #chosen: Locale | null;

  constructor(host: PreferencesHost) {
    this.#host = host;
    const kept = readPreferences(host.store);
    this.#chosen = kept.language;
    this.#theme = kept.theme;
    this.#language = chooseLanguage(host.location, kept.language, host.languages);
    this.#systemDark = host.systemDark?.matches ?? false;
    host.systemDark?.addEventListener('change', (event) => {
      this.#systemDark = event.matches;
      this.show();
    });
    this.show();
  }

  get language(): Locale {
    return this.#language;
  }

  get theme(): Theme {
    return this.#theme;
  }

  /** what is on the screen */
  get shade(): 'light' | 'dark' {
    return resolveTheme(this.#theme, this.#systemDark);
  }

  /** A choice made by hand is kept, and an address that asks for a language follows it, so that a reload shows the same. */
  setLanguage(language: Locale): void {
    this.#chosen = language;
    const { search, hash, pathname } = this.#host.location;
    if (routeLanguage(search, hash) !== null) {
      const route = routeLanguage('', hash) === null ? hash : printRoute(parseRoute(hash));
      this.#host.replaceAddress(pathname + withLanguage(search, language) + route);
    }
    this.#show(language);
    this.#keep();
  }

  /** Follows the address without keeping the choice. */
  follow(language: Locale | null): void {
    if (language !== null) this.#show(language);
  }

  setTheme(theme: Theme): void {
    this.#theme = theme;
    this.show();
    this.#keep();
  }

  /** Forgets both choices; the page stays as it is until it is loaded again. */
  erase(): void {
    this.#chosen = null;
    erasePreferences(this.#host.store);
  }

  /**
   * Writes language and theme on the root element.
   * @param shade for printing, which is always light
   */
  show(shade: 'light' | 'dark' = this.shade): void {
    const { root } = this.#host;
    root.lang = this.#language;
    root.dataset['lang'] = this.#language;
    root.dataset['theme'] = shade;
  }

  #show(language: Locale): void {
    if (language === this.#language) return;
    this.#language = language;
    this.show();
    this.#host.changed(language);
  }

  #keep(): void {
    writePreferences(this.#host.store, { language: this.#chosen, theme: this.#theme });
  }
}
