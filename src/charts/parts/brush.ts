/** Picking a run of marks by dragging, and its keyboard twin: Shift and arrows. Knows no picture and no element. */

import { clicked, isDrag, modeOf, sameMarks, type PickMarks, type PickMode } from './pick.ts';

export interface BrushPort {
  /** places between two places, such as the bars between two bars */
  readonly between: (from: number, to: number) => readonly number[];
  /** marks picked in this very picture */
  readonly picked: () => ReadonlySet<number>;
  readonly pick: PickMarks;
}

interface PressLike {
  readonly clientX: number;
  readonly clientY: number;
  readonly pointerId: number;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

export interface Brush {
  press(event: PressLike, place: number): void;
  /** whether this pointer's press goes on */
  holds(event: PressLike): boolean;
  /** Moves on to a place; true from the moment the press became a drag. A run that did not change is not told again. */
  move(event: PressLike, place: number): boolean;
  /** Ends the press: a drag is written, a press that stayed where it was is a click. */
  release(): void;
  /** Ends the press as if it had not been: what it stood for is done otherwise. */
  cancel(): void;
  /** Extends the run from where the keyboard began to a place, as a live pick. */
  extend(from: number, to: number): void;
  /** Ends an extension: what it reached is written. */
  settle(): void;
}

export function createBrush(port: BrushPort): Brush {
  let pressed: {
    from: number;
    x: number;
    y: number;
    pointer: number;
    mode: PickMode;
    marks: readonly number[] | null;
  } | null = null;
  let extended: { from: number; marks: readonly number[] } | null = null;

  return {
    press(event, place) {
      pressed = {
        from: place,
        x: event.clientX,
        y: event.clientY,
        pointer: event.pointerId,
        mode: modeOf(event),
        marks: null,
      };
    },
    holds: (event) => pressed?.pointer === event.pointerId,
    move(event, place) {
      if (pressed?.pointer !== event.pointerId) return false;
      if (!pressed.marks && !isDrag(event.clientX - pressed.x, event.clientY - pressed.y)) return false;
      const marks = port.between(pressed.from, place);
      if (!pressed.marks || !sameMarks(marks, pressed.marks)) port.pick(marks, pressed.mode, true);
      pressed.marks = marks;
      return true;
    },
    release() {
      if (!pressed) return;
      const { from, marks, mode } = pressed;
      pressed = null;
      if (marks) port.pick(marks, mode);
      else port.pick(clicked(port.between(from, from), mode, port.picked()), mode);
    },
    cancel() {
      pressed = null;
    },
    extend(from, to) {
      extended = { from: extended?.from ?? from, marks: [] };
      extended.marks = port.between(extended.from, to);
      port.pick(extended.marks, 'replace', true);
    },
    settle() {
      if (!extended) return;
      const { marks } = extended;
      extended = null;
      port.pick(marks, 'replace');
    },
  };
}
