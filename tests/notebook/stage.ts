/** Mounts a component of the notebook in a document, as the page would. */

import { flushSync, mount, unmount, type Component } from 'svelte';
import { DICTIONARIES } from '../../src/i18n/dictionaries.ts';
import type { Locale } from '../../src/i18n/format.ts';
import { PageWords } from '../../src/i18n/words.svelte.ts';
import { NotebookPage } from '../../src/notebook/page.svelte.ts';
import Stage from './Stage.svelte';

export interface Staged {
  readonly target: HTMLElement;
  readonly words: PageWords;
  readonly page: NotebookPage;
  /** first element that matches; throws where there is none */
  find<E extends HTMLElement = HTMLElement>(selector: string): E;
  all<E extends HTMLElement = HTMLElement>(selector: string): E[];
  /** a button by its words or its label */
  button(name: string): HTMLButtonElement;
  end(): void;
}

export function stage<Props extends Record<string, unknown>>(
  component: Component<Props>,
  props: Props,
  locale: Locale = 'en',
): Staged {
  const target = document.createElement('div');
  document.body.append(target);
  const words = new PageWords(locale, DICTIONARIES);
  const page = new NotebookPage();
  const mounted = mount(Stage as unknown as Component<Record<string, unknown>>, {
    target,
    props: { words, page, component, props },
  });
  flushSync();
  const all = <E extends HTMLElement>(selector: string): E[] => [...target.querySelectorAll<E>(selector)];
  return {
    target,
    words,
    page,
    all,
    find(selector) {
      const [found] = all(selector);
      if (!found) throw new Error(`nothing matches ${selector} in ${target.innerHTML.slice(0, 2000)}`);
      return found as never;
    },
    button(name) {
      const found = all<HTMLButtonElement>('button').find(
        (each) => each.textContent.trim() === name || each.getAttribute('aria-label') === name,
      );
      if (!found)
        throw new Error(
          `no button “${name}”; there are ${all('button')
            .map((each) => each.textContent.trim() || each.getAttribute('aria-label'))
            .join(' | ')}`,
        );
      return found;
    },
    end() {
      void unmount(mounted);
      target.remove();
    },
  };
}

export function click(element: HTMLElement, init: MouseEventInit = {}): void {
  element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...init }));
  flushSync();
}

export function press(element: HTMLElement, key: string, init: KeyboardEventInit = {}): void {
  element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }));
  flushSync();
}

/** Types a whole value and leaves the field, as a person does. */
export function enter(field: HTMLInputElement | HTMLSelectElement, value: string): void {
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
  flushSync();
}

/** Lets promises settle and the page follow. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 6; turn++) await Promise.resolve();
  await new Promise((resolve) => setTimeout(resolve, 0));
  flushSync();
}
