/**
 * The two-sided pyramid: tiers below each other, the share of customers to the left of their names and the share of value to the
 * right. The side the tiers are cut by has a grip at the end of each bar but the last. Pure: shares and box in; shapes and texts out.
 */

import { clamp, round, type Box, type Label, type Point, type Rectangle } from './parts/box.ts';
import { textWidth } from './parts/text.ts';

export interface PyramidRow {
  readonly name: string;
  /** share of customers, 0 … 1 */
  readonly left: number;
  /** share of value; below 0 where the tier loses money, NaN where there is no share */
  readonly right: number;
  readonly leftTexts: readonly [string, string];
  readonly rightTexts: readonly [string, string];
}

export interface PyramidInput {
  readonly rows: readonly PyramidRow[];
  /** the side whose shares were given */
  readonly driven: 'left' | 'right';
  readonly names: readonly [string, string];
}

export interface PyramidRowLayout {
  readonly index: number;
  readonly step: number;
  readonly band: Rectangle;
  readonly left: Rectangle;
  readonly right: Rectangle;
  readonly name: Label;
  readonly texts: readonly (Label & { readonly tone: string })[];
  /** end of the driven bar; `null` for the last row, which takes what is left */
  readonly grip: Point | null;
}

export interface PyramidLayout {
  readonly rows: readonly PyramidRowLayout[];
  readonly heads: readonly Label[];
  /** where the bars of each side begin */
  readonly leftZero: number;
  readonly rightZero: number;
  readonly bottom: number;
  /** px of a share of 1 on the driven side, and which way it grows */
  readonly scale: { readonly zero: number; readonly length: number; readonly sign: 1 | -1 };
}

const TOP = 24;
const ROW = 58;
const BAR = 30;
const STEPS: Readonly<Record<number, readonly number[]>> = { 1: [4], 2: [5, 2], 3: [5, 3, 1], 4: [6, 4, 2, 1] };

export function pyramidHeight(rows: number): number {
  return TOP + rows * ROW + 6;
}

export function layoutPyramid({ rows, driven, names }: PyramidInput, box: Box): PyramidLayout {
  const middle = Math.ceil(Math.max(...rows.map(({ name }) => textWidth(name, 13, true)), 20)) + 20;
  const side = (texts: readonly (readonly [string, string])[]): number =>
    Math.ceil(Math.max(...texts.flat().map((text) => textWidth(text, 12, true)), 0)) + 8;
  const leftText = side(rows.map(({ leftTexts }) => leftTexts));
  const rightText = side(rows.map(({ rightTexts }) => rightTexts));
  const room = Math.max(60, box.width - middle - leftText - rightText);
  const leftRoom = Math.round(room / 2);
  const rightRoom = room - leftRoom;
  const leftZero = leftText + leftRoom;
  const shares = rows.map(({ right }) => right).filter((share) => Number.isFinite(share));
  const [low, high] = [Math.min(0, ...shares), Math.max(driven === 'right' ? 1 : 0, ...shares, 1e-9)];
  // Losses hang to the left of the zero line; the names give way to them.
  const rightZero = round(leftZero + middle + (-low / (high - low)) * rightRoom);
  const unit = rightRoom / (high - low);
  const leftMost = driven === 'left' ? 1 : Math.max(1e-9, ...rows.map(({ left }) => left));

  const placed = rows.map((row, index): PyramidRowLayout => {
    const y = TOP + index * ROW;
    const bar = y + (ROW - BAR) / 2;
    const wide = round(clamp(row.left / leftMost, 0, 1) * leftRoom);
    const left = { x: round(leftZero - wide), y: bar, width: wide, height: BAR };
    const share = Number.isFinite(row.right) ? row.right : 0;
    const reach = round(Math.abs(share) * unit);
    const right = { x: share < 0 ? round(rightZero - reach) : rightZero, y: bar, width: reach, height: BAR };
    const text = (x: number, texts: readonly [string, string], anchor: Label['anchor']) =>
      texts.map((line, i) => ({
        x: round(x),
        y: round(bar + BAR / 2 - 3 + i * 16),
        text: line,
        anchor,
        tone: i === 0 ? 'b' : 'q',
      }));
    const end = driven === 'left' ? left.x : right.x + (share < 0 ? 0 : right.width);
    return {
      index,
      step: STEPS[Math.min(4, rows.length)]?.[index] ?? 1,
      band: { x: 0, y: y + 2, width: box.width, height: ROW - 4 },
      left,
      right,
      name: { x: round(leftZero + middle / 2), y: round(bar + BAR / 2 + 4.5), text: row.name, anchor: 'middle' },
      texts: [
        ...text(left.x - 8, row.leftTexts, 'end'),
        ...text((share < 0 ? rightZero : right.x + right.width) + 8, row.rightTexts, 'start'),
      ],
      grip: index === rows.length - 1 ? null : { x: round(end), y: round(bar + BAR / 2) },
    };
  });
  return {
    rows: placed,
    heads: [
      { x: leftZero, y: 12, text: `← ${names[0]}`, anchor: 'end' },
      { x: leftZero + middle, y: 12, text: `${names[1]} →`, anchor: 'start' },
    ],
    leftZero,
    rightZero,
    bottom: TOP + rows.length * ROW,
    scale:
      driven === 'left'
        ? { zero: leftZero, length: leftRoom / leftMost, sign: -1 }
        : { zero: rightZero, length: unit, sign: 1 },
  };
}

/** Row at a height, −1 outside. */
export function rowAt(y: number, rows: number): number {
  const row = Math.floor((y - TOP) / ROW);
  return row < 0 || row >= rows ? -1 : row;
}

/** The grip a press takes hold of, −1 for none. */
export function gripAt(at: Point, { rows }: PyramidLayout, reach = 7): number {
  for (const { grip, index } of rows)
    if (grip && Math.abs(at.x - grip.x) <= reach && Math.abs(at.y - grip.y) <= BAR / 2 + 4) return index;
  return -1;
}

/**
 * Cumulative share at which a tier ends when the end of its bar is dragged to `x`: round to half a percent, or to a tenth of one
 * in small tiers; between the limits beside it.
 * @param limits cumulative shares in force, one less than rows
 */
export function draggedLimit(x: number, row: number, limits: readonly number[], { scale }: PyramidLayout): number {
  const share = Math.max(0, ((x - scale.zero) * scale.sign) / scale.length);
  const step = share < 0.05 ? 0.001 : 0.005;
  const before = row === 0 ? 0 : limits[row - 1]!;
  return betweenLimits(before + Math.round(share / step) * step, row, limits);
}

/** A limit moved by keys: steps of a tenth of a percent below 5 %, else of half a percent. */
export function nudgedLimit(row: number, steps: number, limits: readonly number[]): number {
  const limit = limits[row]!;
  return betweenLimits(limit + steps * (limit < 0.05 - 1e-9 ? 0.001 : 0.005), row, limits);
}

function betweenLimits(value: number, row: number, limits: readonly number[]): number {
  const low = row === 0 ? 0.001 : limits[row - 1]! + 0.001;
  const high = row === limits.length - 1 ? 0.999 : limits[row + 1]! - 0.001;
  return Number(clamp(value, low, Math.max(low, high)).toFixed(4));
}
