/**
 * Picking marks of a picture that is one list box: the pointer clicks and drags, the keyboard has one tab stop with arrows inside it.
 * A picture says where its marks lie and where arrows lead; this says what is picked, which mark is in focus and which is told of.
 *
 * ```svelte
 * <svg role="listbox" tabindex="0" aria-activedescendant="{id}-{picking.current}" {...picking.handlers}>
 * ```
 */

import { toLocal, type Box, type Point } from './box.ts';
import { createBrush } from './brush.ts';
import { commandOf, type MoveCommand } from './keys.ts';
import { clicked, type PickMarks } from './pick.ts';

export interface MarkPickingPort {
  /** number of marks; with none, keys do nothing */
  readonly marks: () => number;
  readonly box: () => Box;
  /** mark at a point of the drawing, −1 where there is none; while `held`, a drag goes on and the nearest mark is meant */
  readonly at: (point: Point, held: boolean) => number;
  /** where an arrow, Home or End leads from a mark */
  readonly step: (from: number, command: MoveCommand) => number;
  /** marks of a drag or of Shift and arrows between two marks */
  readonly between: (from: number, to: number) => readonly number[];
  /** marks picked in this very picture */
  readonly picked: () => ReadonlySet<number>;
  /** whether anything is picked anywhere: only then does Escape belong to the picture */
  readonly selected: () => boolean;
  readonly pick: PickMarks;
  readonly clear: () => void;
  readonly prepare?: (() => void) | undefined;
  /** mark the keyboard begins at; 0 unless told */
  readonly first?: () => number;
  /** a run begins at the mark under a resting pointer, where the picture shows it as the current one */
  readonly fromPointer?: boolean;
}

export interface MarkPicking {
  /** mark the keyboard stands at; always one of the marks, 0 where there is none */
  readonly current: number;
  /** mark to tell of: under the pointer, or in focus where the focus shows; −1 for none */
  readonly told: number;
  readonly handlers: {
    readonly onpointerdown: (event: PointerEvent) => void;
    readonly onpointermove: (event: PointerEvent) => void;
    readonly onpointerup: (event: PointerEvent) => void;
    readonly onpointercancel: () => void;
    readonly onpointerenter: () => void;
    readonly onpointerleave: () => void;
    readonly onkeydown: (event: KeyboardEvent) => void;
    readonly onkeyup: (event: KeyboardEvent) => void;
    readonly onfocus: (event: FocusEvent) => void;
    readonly onblur: () => void;
  };
}

export function createMarkPicking(port: MarkPickingPort): MarkPicking {
  let focused = $state(-1);
  let focusShown = $state(false);
  let hovered = $state(-1);
  const current = $derived(
    focused >= 0 && focused < port.marks() ? focused : Math.max(0, Math.min(port.first?.() ?? 0, port.marks() - 1)),
  );
  const told = $derived(
    hovered >= 0 && hovered < port.marks() ? hovered : focusShown && port.marks() > 0 ? current : -1,
  );
  const brush = createBrush({
    between: port.between,
    picked: port.picked,
    pick: (marks, mode, live) => port.pick(marks, mode, live),
  });

  function at(event: PointerEvent): number {
    const point = toLocal(event, (event.currentTarget as Element).getBoundingClientRect(), port.box());
    return port.at(point, brush.holds(event));
  }

  return {
    get current() {
      return current;
    },
    get told() {
      return told;
    },
    handlers: {
      onpointerdown(event) {
        const mark = at(event);
        if (event.button !== 0 || mark < 0) return;
        // A finger does not hover: what it touched is told until something else is.
        focusShown = event.pointerType === 'touch';
        focused = mark;
        brush.press(event, mark);
      },
      onpointermove(event) {
        const mark = at(event);
        hovered = event.pointerType === 'touch' ? -1 : mark;
        if (mark >= 0 && brush.move(event, mark)) (event.currentTarget as Element).setPointerCapture(event.pointerId);
      },
      onpointerup(event) {
        if (brush.holds(event)) brush.release();
      },
      onpointercancel: () => brush.release(),
      onpointerenter: () => port.prepare?.(),
      onpointerleave: () => (hovered = -1),
      onkeydown(event) {
        const command = commandOf(event);
        if (!command || command.kind === 'rotate' || command.kind === 'rotate-mode' || command.kind === 'reset') return;
        if ((command.kind === 'clear' && !port.selected()) || port.marks() < 1) return;
        event.preventDefault();
        event.stopPropagation();
        focusShown = true;
        if (command.kind === 'pick')
          port.pick(clicked(port.between(current, current), command.mode, port.picked()), command.mode);
        else if (command.kind === 'clear') port.clear();
        else {
          const from = port.fromPointer === true && hovered >= 0 ? hovered : current;
          const next = port.step(from, command);
          if (port.fromPointer === true) hovered = -1;
          if (command.extend) brush.extend(from, next);
          else brush.settle();
          focused = next;
        }
      },
      onkeyup: (event) => {
        if (event.key === 'Shift') brush.settle();
      },
      onfocus(event) {
        focusShown = (event.currentTarget as Element).matches(':focus-visible');
        port.prepare?.();
      },
      onblur() {
        focusShown = false;
        brush.settle();
      },
    },
  };
}

/** Where arrows lead along a row of marks: right and up are further on, PageUp and PageDown in strides. */
export function stepAlong(from: number, command: MoveCommand, marks: number, stride = 1): number {
  const by =
    command.kind === 'move'
      ? command.right + command.up + stride * command.away
      : command.kind === 'first'
        ? -marks
        : marks;
  return Math.max(0, Math.min(from + by, marks - 1));
}
