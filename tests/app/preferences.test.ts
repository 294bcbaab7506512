import { describe, expect, it } from 'vitest';
import {
  chooseLanguage,
  erasePreferences,
  readPreferences,
  resolveTheme,
  withLanguage,
  writePreferences,
  type PreferenceStore,
} from '../../src/app/preferences.ts';

function memoryStore(): PreferenceStore {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

const REFUSING: PreferenceStore = {
  getItem: () => {
    throw new Error('denied');
  },
  setItem: () => {
    throw new Error('full');
  },
  removeItem: () => {
    throw new Error('denied');
  },
};

const NOWHERE = { search: '', hash: '' };

describe('preferences', () => {
  it('come back as they were kept, until they are erased', () => {
    const store = memoryStore();
    writePreferences(store, { language: 'en', theme: 'dark' });
    expect(readPreferences(store)).toEqual({ language: 'en', theme: 'dark' });
    erasePreferences(store);
    expect(readPreferences(store)).toEqual({ language: null, theme: 'system' });
  });

  it.each(['{', '3', 'null', '{"language":"fr","theme":"sepia"}', '[]'])('start fresh on %s', (text) => {
    const store = { ...memoryStore(), getItem: () => text };
    expect(readPreferences(store)).toEqual({ language: null, theme: 'system' });
  });

  it('survive a store that throws, and none at all', () => {
    expect(readPreferences(REFUSING)).toEqual({ language: null, theme: 'system' });
    expect(() => writePreferences(REFUSING, { language: 'en', theme: 'light' })).not.toThrow();
    expect(() => erasePreferences(REFUSING)).not.toThrow();
    expect(readPreferences(null).theme).toBe('system');
  });
});

describe('chooseLanguage', () => {
  it('prefers the address, then the kept choice, then the browser', () => {
    expect(chooseLanguage({ search: '?lang=en', hash: '' }, 'zh-CN', ['zh-CN'])).toBe('en');
    expect(chooseLanguage({ search: '', hash: '#/new?lang=zh-CN' }, 'en', ['en'])).toBe('zh-CN');
    expect(chooseLanguage({ search: '?lang=xx', hash: '' }, 'zh-CN', ['en'])).toBe('zh-CN');
    expect(chooseLanguage(NOWHERE, null, ['fr-FR', 'zh-TW', 'en'])).toBe('zh-CN');
    expect(chooseLanguage(NOWHERE, null, ['de', 'en-GB', 'zh'])).toBe('en');
    expect(chooseLanguage(NOWHERE, null, [])).toBe('en');
  });
});

describe('resolveTheme', () => {
  it('follows the system only where asked to', () => {
    expect(resolveTheme('system', true)).toBe('dark');
    expect(resolveTheme('system', false)).toBe('light');
    expect(resolveTheme('light', true)).toBe('light');
    expect(resolveTheme('dark', false)).toBe('dark');
  });
});

describe('withLanguage', () => {
  it('changes an address that names a language and no other', () => {
    expect(withLanguage('?lang=en&x=1', 'zh-CN')).toBe('?lang=zh-CN&x=1');
    expect(withLanguage('?x=1', 'en')).toBe('?x=1');
    expect(withLanguage('', 'en')).toBe('');
  });
});
