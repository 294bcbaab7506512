import { describe, expect, it, vi } from 'vitest';
import Palette from '../../src/app/Palette.svelte';
import { fakeActions, fakeContext } from './fakes.ts';
import { click, press, show, text, type } from './show.ts';

function open(locale: 'en' | 'zh-CN' = 'en'): {
  field: HTMLInputElement;
  act: ReturnType<typeof fakeActions>;
  close: () => void;
  shown: () => string[];
} {
  const [act, close] = [fakeActions(), vi.fn()];
  show(Palette, { context: fakeContext({ act }), notebooks: [], close }, locale);
  return {
    field: document.querySelector<HTMLInputElement>('[role="combobox"]')!,
    act,
    close,
    shown: () => [...document.querySelectorAll('[role="option"] .title')].map(text),
  };
}

const active = (): string => text(document.querySelector('[aria-selected="true"] .title'));

describe('the palette', () => {
  it('is a combobox over its list', () => {
    const { field } = open();
    const list = document.querySelector('[role="listbox"]')!;
    expect(field.getAttribute('role')).toBe('combobox');
    expect(field.getAttribute('aria-controls')).toBe(list.id);
    expect(field.getAttribute('aria-expanded')).toBe('true');
    expect(document.getElementById(field.getAttribute('aria-activedescendant')!)?.getAttribute('aria-selected')).toBe(
      'true',
    );
    expect(document.querySelectorAll('[aria-selected="true"]')).toHaveLength(1);
  });

  it('finds by pinyin initials in either language, and moves with the arrows, round and round', () => {
    const { field, shown } = open();
    type(field, 'flf');
    const matrix = 'Look up: Current value × potential value';
    expect(shown()).toEqual(['Look up: RFM segmentation', 'Look up: ABC / Pareto', matrix]);
    press(field, 'ArrowDown');
    expect(active()).toBe('Look up: ABC / Pareto');
    press(field, 'ArrowDown');
    press(field, 'ArrowDown');
    expect(active()).toBe('Look up: RFM segmentation');
    press(field, 'ArrowUp');
    expect(active()).toBe(matrix);
  });

  it('does what is chosen, by Enter and by pointer, and closes', () => {
    const { field, act, close } = open();
    type(field, 'privacy');
    press(field, 'Enter');
    expect(act.go).toHaveBeenCalledWith({ kind: 'privacy' });
    expect(close).toHaveBeenCalledTimes(1);
    type(field, 'dark');
    click(document.querySelector<HTMLElement>('[role="option"]')!);
    expect(act.setTheme).toHaveBeenCalledWith('dark');
  });

  it('leaves Enter and arrows to an input method that composes', () => {
    const { field, act, close } = open();
    type(field, 'privacy');
    expect(press(field, 'Enter', { isComposing: true }).defaultPrevented).toBe(false);
    expect(press(field, 'Process').defaultPrevented).toBe(false);
    expect(act.go).not.toHaveBeenCalled();
    expect(close).not.toHaveBeenCalled();
  });

  it('says that nothing was found', () => {
    const { field, act } = open('zh-CN');
    type(field, 'zzzzzz');
    expect(text(document.querySelector('.count'))).toContain('没有找到');
    expect(field.hasAttribute('aria-activedescendant')).toBe(false);
    press(field, 'ArrowDown');
    press(field, 'Enter');
    expect(act.go).not.toHaveBeenCalled();
  });
});
