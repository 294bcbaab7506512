/**
 * Reading the rows of a picture that is one list box and has nothing to pick: one tab stop, arrows from row to row, a row told of.
 * A picture says which row lies at a height; this says which row is in focus and which is told.
 *
 * ```svelte
 * <svg role="listbox" tabindex="0" aria-activedescendant="{id}-{reading.current}" {...reading.handlers}>
 * ```
 */

import { clamp, toLocal, type Box } from './box.ts';
import { commandOf } from './keys.ts';

export interface RowReadingPort {
  readonly rows: () => number;
  readonly box: () => Box;
  /** row at a height of the drawing, −1 where there is none */
  readonly at: (y: number) => number;
}

export interface RowReading {
  /** row the keyboard stands at; 0 where there is none */
  readonly current: number;
  /** row to tell of: under the pointer, or in focus where the focus shows; −1 for none */
  readonly told: number;
  readonly handlers: {
    readonly onpointermove: (event: PointerEvent) => void;
    readonly onpointerdown: (event: PointerEvent) => void;
    readonly onpointerleave: () => void;
    readonly onkeydown: (event: KeyboardEvent) => void;
    readonly onfocus: (event: FocusEvent) => void;
    readonly onblur: () => void;
  };
}

export function createRowReading(port: RowReadingPort): RowReading {
  let focused = $state(0);
  let focusShown = $state(false);
  let hovered = $state(-1);
  const last = $derived(Math.max(0, port.rows() - 1));
  const current = $derived(Math.min(focused, last));
  const told = $derived(hovered >= 0 && hovered < port.rows() ? hovered : focusShown && port.rows() > 0 ? current : -1);

  function at(event: PointerEvent): number {
    return port.at(toLocal(event, (event.currentTarget as Element).getBoundingClientRect(), port.box()).y);
  }

  return {
    get current() {
      return current;
    },
    get told() {
      return told;
    },
    handlers: {
      onpointermove: (event) => (hovered = event.pointerType === 'touch' ? -1 : at(event)),
      onpointerdown(event) {
        const row = at(event);
        if (row < 0) return;
        focused = row;
        // A finger does not hover: what it touched is told until something else is.
        focusShown = event.pointerType === 'touch';
      },
      onpointerleave: () => (hovered = -1),
      onkeydown(event) {
        const command = commandOf(event);
        if (command?.kind !== 'move' && command?.kind !== 'first' && command?.kind !== 'last') return;
        event.preventDefault();
        event.stopPropagation();
        focusShown = true;
        const by = command.kind === 'move' ? command.right - command.up : command.kind === 'first' ? -last : last;
        focused = clamp(current + by, 0, last);
      },
      onfocus: (event) => (focusShown = (event.currentTarget as Element).matches(':focus-visible')),
      onblur: () => (focusShown = false),
    },
  };
}
