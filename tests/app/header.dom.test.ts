import { describe, expect, it, vi } from 'vitest';
import Header from '../../src/app/Header.svelte';
import { message } from '../../src/lib/outcome.ts';
import { EMPTY_SESSION } from '../../src/session/schema.ts';
import { fakeActions, fakeContext, fakeNotebook } from './fakes.ts';
import { click, control, press, show, text, type } from './show.ts';

const inside = { kind: 'notebook', id: 'one' } as const;

describe('the header', () => {
  it('of the library offers search, reference, language and theme', () => {
    const act = fakeActions();
    show(Header, { context: fakeContext({ act, language: 'en' }) });
    click(control('Search commands and concepts'));
    expect(act.showPalette).toHaveBeenCalledTimes(1);
    expect(control('Reference').getAttribute('href')).toBe('#/reference');
    click(control('中文'));
    expect(act.setLanguage).toHaveBeenCalledWith('zh-CN');
    expect(control('System').getAttribute('aria-checked')).toBe('true');
    click(control('Dark'));
    expect(act.setTheme).toHaveBeenCalledWith('dark');
    expect(document.querySelector('.saved')).toBeNull();
  });

  it('of a notebook says what is saved, and what undo and redo would do', () => {
    const notebook = fakeNotebook({
      session: { ...EMPTY_SESSION, title: 'Orders' },
      undoLabel: message('app.bin'),
      redoLabel: message('app.samples'),
    });
    show(Header, { context: fakeContext({ route: inside, notebook }) });
    expect((control('Title of the notebook') as HTMLInputElement).value).toBe('Orders');
    expect(text(document.querySelector('.saved'))).toBe('Saved on this device');
    click(control('Undo: Bin'));
    click(control('Redo: Sample data'));
    expect([vi.mocked(notebook.undo).mock.calls.length, vi.mocked(notebook.redo).mock.calls.length]).toEqual([1, 1]);
  });

  it.each([
    [{ kind: 'saving', reason: null } as const, 'Saving'],
    [{ kind: 'memory', reason: message('app.bin') } as const, 'Only in this tab'],
    [{ kind: 'failed', reason: message('app.samples') } as const, 'Not saved: Sample data'],
  ])('P4: never says saved while it is %j', (saving, said) => {
    show(Header, { context: fakeContext({ route: inside, notebook: fakeNotebook({ saving }) }) });
    expect(text(document.querySelector('.saved'))).toBe(said);
    expect(text(document.querySelector('[role="status"]'))).toBe(saving.kind === 'failed' ? said : '');
  });

  it('changes the title in place: Enter keeps, Escape does not, blanks and input methods change nothing', () => {
    const notebook = fakeNotebook({ session: { ...EMPTY_SESSION, title: 'Before' } });
    show(Header, { context: fakeContext({ route: inside, notebook }) });
    const field = control('Title of the notebook') as HTMLInputElement;
    field.focus();
    type(field, ' After ');
    press(field, 'Enter', { isComposing: true });
    expect(notebook.apply).not.toHaveBeenCalled();
    press(field, 'Enter');
    expect(notebook.apply).toHaveBeenCalledWith({ kind: 'set-title', title: 'After' });
    field.focus();
    type(field, 'Never');
    press(field, 'Escape');
    expect(field.value).toBe('Before');
    field.focus();
    type(field, '   ');
    field.blur();
    expect(notebook.apply).toHaveBeenCalledTimes(1);
  });

  it('lets nothing be changed where the notebook can only be read', () => {
    const notebook = fakeNotebook({ readOnly: message('app.read-only-lost'), undoLabel: message('app.bin') });
    show(Header, { context: fakeContext({ route: inside, notebook }) });
    expect((control('Title of the notebook') as HTMLInputElement).readOnly).toBe(true);
    expect(control('Undo: Bin').getAttribute('aria-disabled')).toBe('true');
  });

  it('saves as a file with and without the data', () => {
    const act = fakeActions();
    show(Header, { context: fakeContext({ route: inside, notebook: fakeNotebook(), act }) });
    click(control('Save as a file, without data'));
    click(control('Save as a file, with data'));
    expect(vi.mocked(act.saveFile).mock.calls).toEqual([[false], [true]]);
  });
});
