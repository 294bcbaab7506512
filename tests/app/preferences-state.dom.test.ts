import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Preferences, type PreferencesHost } from '../../src/app/Preferences.svelte.ts';
import { readPreferences, type PreferenceStore } from '../../src/app/preferences.ts';

let store: PreferenceStore;
let listen: (event: { matches: boolean }) => void;
let host: PreferencesHost;
const root = document.documentElement;

beforeEach(() => {
  const kept = new Map<string, string>();
  store = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
  host = {
    root,
    store,
    location: { search: '', hash: '#/', pathname: '/' },
    languages: ['zh-CN'],
    systemDark: {
      matches: true,
      addEventListener: (_: string, heard: typeof listen) => (listen = heard),
    } as unknown as MediaQueryList,
    replaceAddress: vi.fn(),
    changed: vi.fn(),
  };
});

describe('preferences on the page', () => {
  it('stand on the root element from the start', () => {
    new Preferences(host);
    expect([root.lang, root.dataset['lang'], root.dataset['theme']]).toEqual(['zh-CN', 'zh-CN', 'dark']);
  });

  it('follow the system until a theme is chosen', () => {
    const preferences = new Preferences(host);
    listen({ matches: false });
    expect(root.dataset['theme']).toBe('light');
    preferences.setTheme('dark');
    expect(root.dataset['theme']).toBe('dark');
    listen({ matches: false });
    expect([preferences.shade, root.dataset['theme']]).toEqual(['dark', 'dark']);
    expect(readPreferences(store).theme).toBe('dark');
  });

  it('change the language at once, keep it, and tell', () => {
    const preferences = new Preferences(host);
    preferences.setLanguage('en');
    expect([preferences.language, root.lang]).toEqual(['en', 'en']);
    expect(host.changed).toHaveBeenCalledWith('en');
    expect(readPreferences(store).language).toBe('en');
    expect(host.replaceAddress).not.toHaveBeenCalled();
    expect(new Preferences(host).language).toBe('en');
  });

  it('let an address that names a language follow the choice', () => {
    const asked = {
      ...host,
      location: { search: '?lang=zh-CN', hash: '#/new?panels=rfm&lang=zh-CN', pathname: '/x/' },
    };
    new Preferences(asked).setLanguage('en');
    expect(host.replaceAddress).toHaveBeenCalledWith('/x/?lang=en#/new?panels=rfm');
  });

  it('keep nothing that an address alone asked for', () => {
    const preferences = new Preferences({ ...host, location: { search: '?lang=en', hash: '', pathname: '/' } });
    expect(preferences.language).toBe('en');
    preferences.setTheme('light');
    expect(readPreferences(store)).toEqual({ language: null, theme: 'light' });
    preferences.follow('zh-CN');
    expect(root.lang).toBe('zh-CN');
    preferences.follow(null);
    expect(root.lang).toBe('zh-CN');
  });

  it('print in light, whatever the theme', () => {
    const preferences = new Preferences(host);
    preferences.show('light');
    expect(root.dataset['theme']).toBe('light');
    preferences.show();
    expect(root.dataset['theme']).toBe('dark');
  });
});
