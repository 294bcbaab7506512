import { describe, expect, it, vi } from 'vitest';
import { COMMANDS, commandForKey, printKeys, type KeyStroke } from '../../src/app/commands.ts';
import { DICTIONARIES } from '../../src/i18n/dictionaries.ts';
import { createTranslator } from '../../src/i18n/translate.ts';
import { message } from '../../src/lib/outcome.ts';
import { fakeActions, fakeContext, fakeNotebook } from './fakes.ts';

const UP: KeyStroke = { key: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, isComposing: false };
const stroke = (key: string, held: Partial<KeyStroke> = {}): KeyStroke => ({ ...UP, key, ...held });
const inNotebook = fakeContext({
  route: { kind: 'notebook', id: 'one' },
  notebook: fakeNotebook({ undoLabel: message('app.untitled') }),
});

describe('the commands', () => {
  it('have different ids and keys, and words in both languages', () => {
    expect(new Set(COMMANDS.map(({ id }) => id)).size).toBe(COMMANDS.length);
    const keys = COMMANDS.flatMap((command) => command.keys ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    for (const locale of ['zh-CN', 'en'] as const) {
      const words = createTranslator(locale, DICTIONARIES);
      expect(COMMANDS.filter(({ label }) => !words.has(label))).toEqual([]);
    }
  });

  it('are offered where they can act', () => {
    const offered = (context = fakeContext()): string[] =>
      COMMANDS.filter((command) => command.when(context)).map(({ id }) => id);
    expect(offered()).not.toContain('undo');
    expect(offered()).not.toContain('library');
    expect(offered()).toContain('open-sample');
    expect(offered(inNotebook)).toEqual(expect.arrayContaining(['undo', 'add-text', 'save-with-data', 'library']));
    expect(offered(inNotebook)).not.toContain('redo');
    expect(offered(inNotebook)).not.toContain('clear-selection');
    const readOnly = fakeContext({
      notebook: fakeNotebook({ readOnly: message('app.untitled'), undoLabel: message('app.untitled') }),
    });
    expect(offered(readOnly)).not.toContain('undo');
    expect(offered(readOnly)).not.toContain('add-text');
    expect(offered(readOnly)).toContain('save-with-data');
    expect(offered(fakeContext({ language: 'en', theme: 'dark' }))).toEqual(
      expect.arrayContaining(['language-zh', 'theme-light', 'theme-system']),
    );
    expect(offered(fakeContext({ language: 'en' }))).not.toContain('language-en');
  });

  it('do what they say', () => {
    const notebook = fakeNotebook({ selection: { count: 3 } });
    const act = fakeActions();
    const context = fakeContext({ notebook, act });
    for (const command of COMMANDS) command.run(context);
    for (const called of [
      notebook.undo,
      notebook.redo,
      notebook.addText,
      notebook.clearSelection,
      notebook.invertSelection,
    ])
      expect(called).toHaveBeenCalledTimes(1);
    expect(act.saveFile).toHaveBeenNthCalledWith(1, true);
    expect(act.saveFile).toHaveBeenNthCalledWith(2, false);
    expect(act.exportSelection).toHaveBeenCalledTimes(1);
    expect(vi.mocked(act.setTheme).mock.calls.flat()).toEqual(['light', 'dark', 'system']);
    expect(vi.mocked(act.go).mock.calls.flat()).toEqual([
      { kind: 'library' },
      { kind: 'reference', panel: null },
      { kind: 'privacy' },
      { kind: 'keys' },
    ]);
  });
});

describe('commandForKey', () => {
  const found = (key: KeyStroke, inField = false, context = inNotebook): string | undefined =>
    commandForKey(key, inField, context)?.id;

  it('knows Ctrl and ⌘ alike', () => {
    expect(found(stroke('k', { ctrlKey: true }))).toBe('palette');
    expect(found(stroke('K', { metaKey: true }))).toBe('palette');
    expect(found(stroke('z', { ctrlKey: true }))).toBe('undo');
    expect(found(stroke('?', { shiftKey: true }))).toBe('keys');
    expect(found(stroke('?'))).toBe('keys');
    expect(found(stroke('k'))).toBeUndefined();
  });

  it('tells redo from undo and leaves what cannot act to the browser', () => {
    const redoable = fakeContext({ notebook: fakeNotebook({ redoLabel: message('app.untitled') }) });
    expect(found(stroke('Z', { ctrlKey: true, shiftKey: true }), false, redoable)).toBe('redo');
    expect(found(stroke('y', { ctrlKey: true }), false, redoable)).toBe('redo');
    expect(found(stroke('z', { ctrlKey: true }), false, redoable)).toBeUndefined();
    expect(found(stroke('s', { ctrlKey: true }), false, fakeContext())).toBeUndefined();
  });

  it('leaves a text field its own undo and letters', () => {
    expect(found(stroke('z', { ctrlKey: true }), true)).toBeUndefined();
    expect(found(stroke('?'), true)).toBeUndefined();
    expect(found(stroke('k', { ctrlKey: true }), true)).toBe('palette');
    expect(found(stroke('s', { ctrlKey: true }), true)).toBe('save-with-data');
  });

  it('never fires while an input method composes', () => {
    expect(found(stroke('k', { ctrlKey: true, isComposing: true }))).toBeUndefined();
    expect(found(stroke('Process', { ctrlKey: true }))).toBeUndefined();
    expect(found(stroke('k', { ctrlKey: true, altKey: true }))).toBeUndefined();
  });
});

describe('printKeys', () => {
  it('writes them as each system does', () => {
    expect(printKeys('mod+shift+z', false)).toBe('Ctrl Shift Z');
    expect(printKeys('mod+shift+z', true)).toBe('⌘⇧Z');
    expect(printKeys('?', false)).toBe('?');
  });
});
