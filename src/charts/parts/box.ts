/** Sizes: every picture is laid out again for the width it gets. */

export interface Box {
  /** px, of the drawing */
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rectangle extends Point, Box {}

/** A text placed in a picture. `x` and `y` are of the baseline at the anchor. */
export interface Label extends Point {
  readonly text: string;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** Width of the content a panel gets: under 480 px everything stands below each other. */
export type Breadth = 'narrow' | 'middle' | 'wide';

export function breadthOf(width: number): Breadth {
  return width < 480 ? 'narrow' : width < 900 ? 'middle' : 'wide';
}

/** Position in the drawing's own px of a pointer over an element that may be shown smaller than it was laid out. */
export function toLocal(
  pointer: { readonly clientX: number; readonly clientY: number },
  shown: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
  box: Box,
): Point {
  const x = shown.width > 0 ? (pointer.clientX - shown.left) * (box.width / shown.width) : 0;
  const y = shown.height > 0 ? (pointer.clientY - shown.top) * (box.height / shown.height) : 0;
  return { x, y };
}

export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}

/** Coordinates are written with one decimal: shorter documents, no visible difference. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
