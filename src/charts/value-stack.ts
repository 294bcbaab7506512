/**
 * One lying bar of parts, such as the value of a customer, whose ends can be dragged. Pure: values and box in; rectangles, texts and
 * handles out.
 */

import { ticks } from 'd3';
import { clamp, round, type Box, type Label, type Point, type Rectangle } from './parts/box.ts';
import { spread } from './parts/scale.ts';
import { textWidth } from './parts/text.ts';

export interface StackPart {
  readonly key: string;
  readonly name: string;
  readonly value: number;
  /** value and share in words */
  readonly text: string;
  /** colour, 1 … 5 of the categories */
  readonly hue: number;
  /** what its handle says, such as `r 80%`; `null` where its end cannot be moved */
  readonly handle: string | null;
}

export interface StackHandle {
  readonly part: number;
  readonly key: string;
  /** end of the part */
  readonly at: Point;
  readonly capsule: Rectangle;
  readonly text: string;
}

export interface ValueStackLayout {
  readonly bar: Rectangle;
  readonly segments: readonly (Rectangle & { readonly part: number })[];
  readonly labels: readonly {
    readonly part: number;
    readonly x: number;
    readonly y: number;
    readonly name: string;
    readonly text: string;
    /** from the label to its part */
    readonly leader: { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };
  }[];
  readonly handles: readonly StackHandle[];
  readonly zero: number;
  readonly ticks: readonly Label[];
  readonly grid: readonly number[];
}

/** Ends of the value axis; they stand still while something is held. */
export interface StackFrame {
  readonly low: number;
  readonly high: number;
}

const SIDE = 4;
const LABEL_GAP = 14;
const LABEL_ROW = 38;
const BAR_HEIGHT = 40;
const CAPSULE = 22;

export function stackFrame(parts: readonly Pick<StackPart, 'value'>[]): StackFrame {
  let [low, high] = [0, 0];
  for (const { value } of parts) {
    if (value > 0) high += value;
    else low += value;
  }
  if (high === 0 && low === 0) high = 1;
  // Room for a drag to the right.
  return { low, high: high + (high - low) * 0.12 };
}

/** Rows of labels a width needs. */
function labelRows(parts: readonly StackPart[], width: number): number {
  const needed = parts.reduce((sum, { name, text }) => sum + labelWidth(name, text) + LABEL_GAP, 0);
  return needed <= width ? 1 : 2;
}

export function valueStackHeight(parts: readonly StackPart[], width: number): number {
  const handles = parts.filter(({ handle }) => handle !== null);
  return (
    4 +
    labelRows(parts, width) * LABEL_ROW +
    12 +
    BAR_HEIGHT +
    (handles.length > 0 ? 12 + capsuleRows(handles, width) * (CAPSULE + 4) : 6) +
    24
  );
}

function capsuleRows(handles: readonly StackPart[], width: number): number {
  return handles.reduce((sum, { handle }) => sum + capsuleWidth(handle!) + 10, 0) <= width * 0.8 ? 1 : 2;
}

export function layoutValueStack(
  parts: readonly StackPart[],
  frame: StackFrame,
  money: (value: number, unit: boolean) => string,
  box: Box,
): ValueStackLayout {
  const { low, high } = frame;
  const room = box.width - 2 * SIDE;
  const x = (value: number): number => round(SIDE + clamp((value - low) / (high - low), 0, 1) * room);
  const rows = labelRows(parts, box.width);
  const top = 4 + rows * LABEL_ROW + 12;
  const bar = { x: SIDE, y: top, width: room, height: BAR_HEIGHT };
  let [above, below] = [0, 0];
  const ends: number[] = [];
  const segments = parts.map(({ value }, part) => {
    const from = value >= 0 ? above : below;
    const to = from + value;
    if (value >= 0) above = to;
    else below = to;
    ends.push(to);
    const start = x(Math.min(from, to));
    return { part, x: start, y: top, width: round(x(Math.max(from, to)) - start), height: BAR_HEIGHT };
  });
  const steps = ticks(low, high, box.width < 420 ? 4 : 6);
  const bottom = top + BAR_HEIGHT;
  return {
    bar,
    segments,
    labels: labelsOf(parts, segments, rows, top, box),
    handles: handlesOf(parts, ends.map(x), bottom, box),
    zero: x(0),
    ticks: spread(
      steps.map((value, i): Label => ({
        x: x(value),
        y: box.height - 5,
        text: money(value, i === steps.length - 1),
        anchor: 'middle',
      })),
      box.width,
    ),
    grid: steps.map(x),
  };
}

/** Money at a place along the bar. */
export function stackValueAt(x: number, { low, high }: StackFrame, width: number): number {
  return low + ((x - SIDE) / (width - 2 * SIDE)) * (high - low);
}

/** The handle at a place, nearest first; −1 where there is none. @param slack px around a handle that still belong to it */
export function stackHandleAt(at: Point, { handles, bar }: ValueStackLayout, slack: number): number {
  const inside = handles.findIndex(
    ({ capsule }) =>
      at.x >= capsule.x - slack &&
      at.x <= capsule.x + capsule.width + slack &&
      at.y >= capsule.y - slack &&
      at.y <= capsule.y + capsule.height + slack,
  );
  if (inside >= 0) return inside;
  if (at.y < bar.y - 4 || at.y > bar.y + bar.height + 8) return -1;
  let [best, least] = [-1, 5 + slack];
  handles.forEach((handle, index) => {
    const far = Math.abs(handle.at.x - at.x);
    if (far < least) [best, least] = [index, far];
  });
  return best;
}

/** Each label above its part; where they would touch, it is moved on, and in two rows where one is too short. */
function labelsOf(
  parts: readonly StackPart[],
  segments: ValueStackLayout['segments'],
  rows: number,
  top: number,
  box: Box,
): ValueStackLayout['labels'] {
  const starts = parts.map((_, part) => segments[part]!.x);
  for (let row = 0; row < rows; row += 1) {
    const own = parts.map((_, part) => part).filter((part) => part % rows === row);
    let free = 0;
    for (const part of own) {
      starts[part] = Math.max(starts[part]!, free);
      free = starts[part]! + labelWidth(parts[part]!.name, parts[part]!.text) + LABEL_GAP;
    }
    let limit = box.width;
    for (const part of own.reverse()) {
      const wide = labelWidth(parts[part]!.name, parts[part]!.text);
      starts[part] = round(Math.max(0, Math.min(starts[part]!, limit - wide)));
      limit = starts[part]! - LABEL_GAP;
    }
  }
  return parts.map(({ name, text }, part) => {
    const y = 4 + (part % rows) * LABEL_ROW + 12;
    const segment = segments[part]!;
    const x1 = starts[part]! + 4;
    const middle = round(segment.x + Math.min(segment.width / 2, Math.max(4, x1 - segment.x)));
    return {
      part,
      x: starts[part]!,
      y,
      name,
      text,
      leader: { x1, y1: y + 22, x2: clamp(middle, segment.x, segment.x + segment.width), y2: top - 1 },
    };
  });
}

function handlesOf(parts: readonly StackPart[], ends: readonly number[], bottom: number, box: Box): StackHandle[] {
  const moved = parts.map((_, part) => part).filter((part) => parts[part]!.handle !== null);
  const rows = capsuleRows(
    moved.map((part) => parts[part]!),
    box.width,
  );
  const placed: StackHandle[] = [];
  const free = [0, 0];
  for (const [order, part] of moved.entries()) {
    const { handle, key } = parts[part]!;
    const wide = capsuleWidth(handle!);
    const row = rows === 1 ? 0 : order % 2;
    const x = Math.max(free[row]!, clamp(ends[part]! - wide / 2, 0, box.width - wide));
    free[row] = x + wide + 8;
    placed.push({
      part,
      key,
      at: { x: ends[part]!, y: bottom },
      capsule: { x: round(x), y: bottom + 12 + row * (CAPSULE + 4), width: wide, height: CAPSULE },
      text: handle!,
    });
  }
  // Back from the right border.
  const limit = [box.width, box.width];
  for (let i = placed.length - 1; i >= 0; i -= 1) {
    const { capsule } = placed[i]!;
    const row = rows === 1 ? 0 : i % 2;
    const x = round(Math.max(0, Math.min(capsule.x, limit[row]! - capsule.width)));
    placed[i] = { ...placed[i]!, capsule: { ...capsule, x } };
    limit[row] = x - 8;
  }
  return placed;
}

function labelWidth(name: string, text: string): number {
  return Math.ceil(Math.max(textWidth(name, 12, true), textWidth(text)));
}

function capsuleWidth(text: string): number {
  return Math.ceil(textWidth(text, 12, true)) + 18;
}
