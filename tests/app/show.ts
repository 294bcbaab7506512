/** Mounts components of the application in a test page and finds things there as a person would. */

import { flushSync, mount, unmount, type Component } from 'svelte';
import { afterEach } from 'vitest';
import type { Locale } from '../../src/i18n/format.ts';
import Frame from './Frame.svelte';

let mounted: Record<string, unknown>[] = [];

afterEach(async () => {
  for (const component of mounted) await unmount(component);
  mounted = [];
  document.body.innerHTML = '';
});

export function show<Props extends Record<string, unknown>>(
  component: Component<Props>,
  props: Props,
  locale: Locale = 'en',
): HTMLElement {
  const shown = mount(Frame as unknown as Component<{ component: Component<Props>; props: Props; locale: Locale }>, {
    target: document.body,
    props: { component, props, locale },
  });
  mounted.push(shown);
  flushSync();
  return document.body;
}

/** A control by its spoken name, or by the beginning of it; throws where there is none. */
export function control(name: string, within: ParentNode = document): HTMLElement {
  const all = [...within.querySelectorAll<HTMLElement>('button, a, input, textarea, select, [role]')];
  const found =
    all.find((element) => spoken(element) === name) ?? all.find((element) => spoken(element).startsWith(name));
  if (!found) throw new Error(`no control is called “${name}” among ${all.map(spoken).join(' | ')}`);
  return found;
}

export function click(element: HTMLElement): void {
  element.click();
  flushSync();
}

export function press(element: HTMLElement, key: string, held: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held });
  element.dispatchEvent(event);
  flushSync();
  return event;
}

export function type(element: HTMLElement, text: string): void {
  const field = element as HTMLInputElement | HTMLTextAreaElement;
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  flushSync();
}

/** What stands on the page, with runs of blanks as one. */
export function text(element: Element | null): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** Lets promises and effects settle. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
  flushSync();
}

function spoken(element: HTMLElement): string {
  return element.getAttribute('aria-label') ?? text(element);
}
