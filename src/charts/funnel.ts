/**
 * A funnel: a bar a step as long as it has people, the pale part those who stayed behind, thin bars for groups. Every bar is a part
 * that can be picked. Pure: counts, texts and box in; rectangles and places out.
 */

import { clamp, round, type Label, type Point, type Rectangle } from './parts/box.ts';
import type { MoveCommand } from './parts/keys.ts';
import { firstFitting, textWidth } from './parts/text.ts';

export interface FunnelStep {
  readonly name: string;
  /** what the step is made of, shown where there is room */
  readonly note: string;
  readonly count: number;
  /** step it is compared with, −1 for none */
  readonly base: number;
  readonly countText: string;
  /** of the first step */
  readonly overall: string;
  /** of the base, longest form first; none for the first step */
  readonly conversion: readonly string[];
  /** who stayed behind; '' for nobody */
  readonly left: string;
  /** the same where there is little room */
  readonly leftShort?: string;
  /** the widest gap: marked */
  readonly worst: boolean;
  readonly optional: boolean;
  /** share of each group, 0 … 1, NaN of nobody, and its text */
  readonly groups: readonly { readonly share: number; readonly text: string }[];
}

export interface FunnelGroup {
  readonly name: string;
}

export interface FunnelInput {
  readonly steps: readonly FunnelStep[];
  /** at most six */
  readonly groups: readonly FunnelGroup[];
}

export type PartKind = 'reached' | 'left' | 'group';

/** A bar. Its index is row × (2 + groups) + 0 for those who got there, 1 for those who stayed behind, 2 + g for a group. */
export interface FunnelPart extends Rectangle {
  readonly index: number;
  readonly row: number;
  readonly kind: PartKind;
  /** −1 where it is no group */
  readonly group: number;
}

export interface FunnelText extends Label {
  readonly tone: 'name' | 'note' | 'plain' | 'inside' | 'worst' | 'outside';
}

export interface FunnelLayout {
  readonly height: number;
  /** those that have a length, in the order of their indices */
  readonly parts: readonly FunnelPart[];
  readonly texts: readonly FunnelText[];
  readonly legend: readonly { readonly group: number; readonly swatch: Rectangle; readonly label: Label }[];
  /** top and bottom of each row, for pointing */
  readonly rows: readonly { readonly top: number; readonly bottom: number }[];
}

const BAR = 34;
const HEAD = 18;
const PITCH = 64;
const GROUP = 10;
const GROUP_PITCH = 15;
const LEGEND_ROW = 20;
const SWATCH = 12;

export function layoutFunnel({ steps, groups }: FunnelInput, width: number): FunnelLayout {
  const legend = legendOf(groups, width);
  const above = legend.length === 0 ? 0 : legend.at(-1)!.swatch.y + SWATCH + 14;
  const pitch = PITCH + (groups.length === 0 ? 0 : groups.length * GROUP_PITCH + 4);
  const full = Math.max(60, width - (width < 480 && groups.length === 0 ? 8 : 58));
  const most = Math.max(1, ...steps.map(({ count }) => count));
  const long = (count: number): number => (count > 0 ? Math.max(2, round((count / most) * full)) : 0);
  const parts: FunnelPart[] = [];
  const texts: FunnelText[] = [];
  const rows: { top: number; bottom: number }[] = [];
  steps.forEach((step, row) => {
    const top = above + row * pitch;
    const y = top + HEAD;
    const bar = long(step.count);
    const before = step.base < 0 ? bar : Math.max(bar, long(steps[step.base]!.count));
    const at = (column: number): number => row * (2 + groups.length) + column;
    rows.push({ top, bottom: top + pitch });
    if (bar > 0) parts.push({ index: at(0), row, kind: 'reached', group: -1, x: 0, y, width: bar, height: BAR });
    if (step.left !== '' && step.base >= 0)
      parts.push({
        index: at(1),
        row,
        kind: 'left',
        group: -1,
        x: bar,
        y,
        width: round(Math.max(before - bar, 2)),
        height: BAR,
      });
    step.groups.forEach(({ share, text }, group) => {
      const line = y + BAR + 5 + group * GROUP_PITCH;
      const size = share > 0 ? Math.max(2, round(share * full)) : 0;
      if (size > 0)
        parts.push({ index: at(2 + group), row, kind: 'group', group, x: 0, y: line, width: size, height: GROUP });
      const outside = size + 6 + textWidth(text) <= width;
      texts.push({
        x: outside ? round(size + 6) : round(size - 6),
        y: line + GROUP - 0.5,
        text,
        anchor: outside ? 'start' : 'end',
        tone: outside ? 'plain' : 'inside',
      });
      // Colours are named at the bars once, in the row where they first differ.
      const after = size + 6 + textWidth(text) + 10;
      const name = groups[group]?.name ?? '';
      if (row === 1 && outside && after + textWidth(name) <= width)
        texts.push({ x: round(after), y: line + GROUP - 0.5, text: name, anchor: 'start', tone: 'note' });
    });
    texts.push(...headOf(step, top, width), ...insideOf(step, bar, before, y, width));
  });
  return { height: above + steps.length * pitch - (groups.length === 0 ? 8 : 4), parts, texts, legend, rows };
}

/** Above the bar: the name with its note, the conversion in the middle, the share of all at the end. */
function headOf(step: FunnelStep, top: number, width: number): FunnelText[] {
  const y = top + 12;
  const name: FunnelText = { x: 0, y, text: step.name, anchor: 'start', tone: 'name' };
  const overall: FunnelText = { x: width, y, text: step.overall, anchor: 'end', tone: 'plain' };
  const end = width - textWidth(step.overall) - 10;
  const named = textWidth(step.name, 12, true);
  // In one column where it can be; a long name pushes it to the end.
  const from = Math.max(named + 12, Math.min(width * 0.455, 420));
  const conversion = firstFitting(step.conversion, end - from, 12, step.worst);
  const room = (conversion === '' ? end : from) - named - 20;
  const note = firstFitting([step.note], room);
  return [
    name,
    ...(note === '' ? [] : [{ x: round(named + 8), y, text: note, anchor: 'start' as const, tone: 'note' as const }]),
    ...(conversion === ''
      ? []
      : [
          {
            x: round(from),
            y,
            text: conversion,
            anchor: 'start' as const,
            tone: step.worst ? ('worst' as const) : ('note' as const),
          },
        ]),
    overall,
  ];
}

/**
 * In and beside the bar: its count, and how many stayed behind, in the pale part where it fits whole, else beyond it.
 *
 * @param before where the pale part ends
 */
function insideOf(step: FunnelStep, bar: number, before: number, y: number, width: number): FunnelText[] {
  const line = y + BAR / 2 + 4.5;
  const wide = textWidth(step.countText, 13, true);
  const inside = wide + 16 <= bar;
  const count: FunnelText = inside
    ? { x: round(bar - 8), y: line, text: step.countText, anchor: 'end', tone: 'inside' }
    : { x: round(bar + 8), y: line, text: step.countText, anchor: 'start', tone: 'outside' };
  if (step.left === '') return [count];
  const from = inside ? bar + 10 : bar + 8 + wide + 14;
  const beyond = Math.max(from, before + 8);
  for (const text of [step.left, step.leftShort ?? '']) {
    const size = textWidth(text, 12, step.worst);
    const x = from + size + 6 <= before ? from : beyond;
    if (text === '' || x + size > width) continue;
    return [count, { x: round(x), y: line, text, anchor: 'start', tone: step.worst ? 'worst' : 'plain' }];
  }
  return [count];
}

function legendOf(groups: readonly FunnelGroup[], width: number): FunnelLayout['legend'] {
  let [x, y] = [0, 2];
  return groups.map(({ name }, group) => {
    const wide = SWATCH + 6 + textWidth(name) + 14;
    if (x > 0 && x + wide - 14 > width) [x, y] = [0, y + LEGEND_ROW];
    const item = {
      group,
      swatch: { x: round(x), y, width: SWATCH, height: SWATCH },
      label: { x: round(x + SWATCH + 6), y: y + 10.5, text: name, anchor: 'start' as const },
    };
    x += wide;
    return item;
  });
}

/** Place among the parts of the bar at a point, −1 for none; while `held` the nearest one. */
export function partAt({ x, y }: Point, { parts, rows }: FunnelLayout, held: boolean): number {
  const row = rows.findIndex(({ top, bottom }) => y >= top && y < bottom);
  const near = held ? clamp(row < 0 ? (y < 0 ? 0 : rows.length - 1) : row, 0, rows.length - 1) : row;
  let [best, distance] = [-1, Infinity];
  parts.forEach((part, place) => {
    if (part.row !== near) return;
    const aside = Math.max(part.x - x, x - part.x - part.width, 0);
    const apart = Math.max(part.y - y, y - part.y - part.height, 0);
    // A bar of a few px is still to be hit; the texts over it belong to it.
    if (!held && (aside > 14 || apart > 20)) return;
    const off = aside + 2 * apart;
    if (off < distance) [best, distance] = [place, off];
  });
  return best;
}

/** Up and Down to the same bar of the next row, Right and Left along the row; all by place among the parts. */
export function stepParts(from: number, command: MoveCommand, { parts }: FunnelLayout): number {
  const now = parts[from];
  if (!now) return 0;
  if (command.kind !== 'move') return command.kind === 'first' ? 0 : parts.length - 1;
  if (command.right !== 0) {
    const next = from + command.right;
    return parts[next]?.row === now.row ? next : from;
  }
  const towards = -(command.up + command.away);
  const others = parts.map((part, place) => ({ part, place })).filter(({ part }) => (part.row - now.row) * towards > 0);
  const row = others.length === 0 ? -1 : (towards > 0 ? others[0]! : others.at(-1)!).part.row;
  const there = others.filter(({ part }) => part.row === row);
  return (there.find(({ part }) => part.kind === now.kind && part.group === now.group) ?? there[0])?.place ?? from;
}

/** Parts of a drag: of the same kind between two rows, or of one row between two bars. By place among the parts. */
export function partsBetween(a: number, b: number, { parts }: FunnelLayout): readonly number[] {
  const [one, other] = [parts[a], parts[b]];
  if (!one || !other) return [];
  const [low, high] = [Math.min(one.row, other.row), Math.max(one.row, other.row)];
  const same = one.kind === other.kind && one.group === other.group;
  if (low === high && !same)
    return parts.flatMap((_, place) => (place >= Math.min(a, b) && place <= Math.max(a, b) ? [place] : []));
  return parts.flatMap((part, place) =>
    part.row >= low && part.row <= high && part.kind === one.kind && part.group === one.group ? [place] : [],
  );
}
