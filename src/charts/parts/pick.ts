/** Picking: from what pointer and keys do to which marks are meant. Pure, so that every picture behaves alike. */

/** As in the panel contract: take these, add these, or turn these over. */
export type PickMode = 'replace' | 'add' | 'toggle';

/** Called with marks; `live` while a drag goes on. No marks with `replace` clears. */
export type PickMarks = (marks: readonly number[], mode: PickMode, live?: boolean) => void;

interface Modifiers {
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** Shift adds, Ctrl or ⌘ turns over, nothing held replaces. */
export function modeOf(event: Modifiers): PickMode {
  return event.ctrlKey || event.metaKey ? 'toggle' : event.shiftKey ? 'add' : 'replace';
}

/** Marks that a click means: a click on what alone is picked lets go of it. */
export function clicked(marks: readonly number[], mode: PickMode, picked: ReadonlySet<number>): readonly number[] {
  const same =
    mode === 'replace' && marks.length > 0 && picked.size === marks.length && marks.every((mark) => picked.has(mark));
  return same ? [] : marks;
}

/** All whole numbers from a to b, in ascending order whichever is larger. */
export function range(a: number, b: number): number[] {
  const low = Math.min(a, b);
  return Array.from({ length: Math.abs(a - b) + 1 }, (_, i) => low + i);
}

/** Cells of the rectangle between two cells of a grid whose cells are numbered row by row. */
export function rectangle(a: number, b: number, columns: number): number[] {
  const rows = range(Math.floor(a / columns), Math.floor(b / columns));
  const across = range(a % columns, b % columns);
  return rows.flatMap((row) => across.map((column) => row * columns + column));
}

/** A press that moved less than this many px is a click. */
export const CLICK_SLACK = 4;

export function isDrag(dx: number, dy: number): boolean {
  return Math.hypot(dx, dy) > CLICK_SLACK;
}

export function sameMarks(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((mark, i) => mark === b[i]);
}
