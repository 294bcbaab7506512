import { afterEach, describe, expect, test } from 'vitest';
import { modal } from '../../src/lib/modal.ts';

afterEach(() => document.body.replaceChildren());

function open(): { opener: HTMLElement; other: HTMLElement; dialog: HTMLDialogElement; leave: () => void } {
  document.body.innerHTML = '<button id="opener"></button><button id="other"></button><dialog><input></dialog>';
  const [opener, other, dialog] = ['#opener', '#other', 'dialog'].map((at) => document.querySelector<HTMLElement>(at)!);
  opener!.focus();
  const leave = modal(dialog as HTMLDialogElement);
  dialog!.querySelector('input')!.focus();
  return { opener: opener!, other: other!, dialog: dialog as HTMLDialogElement, leave };
}

describe('a modal dialog', () => {
  test('is open while it stands', () => {
    const { dialog, leave } = open();
    expect(dialog.open).toBe(true);
    leave();
    expect(dialog.open).toBe(false);
  });

  test('taken out of the document, gives the keyboard back to what opened it', () => {
    const { opener, dialog, leave } = open();
    dialog.remove();
    leave();
    expect(document.activeElement).toBe(opener);
  });

  test('takes the keyboard from nobody, and gives it to nothing that is gone', () => {
    const first = open();
    first.dialog.remove();
    first.other.focus();
    first.leave();
    expect(document.activeElement).toBe(first.other);
    const second = open();
    second.dialog.remove();
    second.opener.remove();
    second.leave();
    expect(document.activeElement).toBe(document.body);
  });
});
