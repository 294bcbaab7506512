/**
 * A funnel of stages people stand in: of each stage those who stand there, and as a ghost those who went on to the stages below it, so
 * that every bar is as long as what remains of the one above. Two bars a stage: people and money. Pure: rows and box in; rectangles
 * and texts out.
 */

import { clamp, round, type Box, type Label, type Rectangle } from './parts/box.ts';
import type { MoveCommand } from './parts/keys.ts';
import { firstFitting, textWidth } from './parts/text.ts';

export interface StageRow {
  readonly name: string;
  /** forms of what belongs to it, such as how long they have been silent, longest first */
  readonly notes: readonly string[];
  /** people standing there, and their money; NaN where nothing is known of money */
  readonly people: number;
  readonly money: number;
  /** both as they are written */
  readonly texts: readonly [people: string, money: string];
  /** share of all people who got at least as far, as it is written */
  readonly share: string;
}

export interface StageBar {
  /** those standing there */
  readonly here: Rectangle;
  /** those who went on */
  readonly beyond: Rectangle;
  readonly label: Label & { readonly tone: string };
}

export interface StageFunnelLayout {
  readonly rows: readonly {
    readonly index: number;
    readonly band: Rectangle;
    readonly name: Label;
    readonly note: Label;
    readonly share: Label;
    readonly people: StageBar;
    /** `null` where nothing is known of money */
    readonly money: StageBar | null;
  }[];
  readonly height: number;
}

const HEAD = 20;
const PEOPLE = 28;
const MONEY = 12;
const BETWEEN = 3;
const GAP = 16;

export function stageFunnelHeight(rows: number, moneyed: boolean): number {
  return rows * rowHeight(moneyed);
}

function rowHeight(moneyed: boolean): number {
  return HEAD + PEOPLE + (moneyed ? BETWEEN + MONEY : 0) + GAP;
}

export function layoutStageFunnel(rows: readonly StageRow[], moneyed: boolean, box: Box): StageFunnelLayout {
  const high = rowHeight(moneyed);
  const people = rows.map((row) => Math.max(0, row.people));
  const money = rows.map((row) => (row.money > 0 ? row.money : 0));
  return {
    height: stageFunnelHeight(rows.length, moneyed),
    rows: rows.map((row, index) => {
      const y = index * high;
      const share: Label = { x: box.width, y: y + 14, text: row.share, anchor: 'end' };
      const room = box.width - textWidth(row.name, 12, true) - textWidth(row.share) - 24;
      return {
        index,
        band: { x: 0, y, width: box.width, height: high - 4 },
        name: { x: 0, y: y + 14, text: row.name, anchor: 'start' },
        note: {
          x: round(textWidth(row.name, 12, true) + 8),
          y: y + 14,
          text: firstFitting(row.notes, room),
          anchor: 'start',
        },
        share,
        people: barOf(people, index, y + HEAD, PEOPLE, row.texts[0], 13, box.width),
        money: moneyed ? barOf(money, index, y + HEAD + PEOPLE + BETWEEN, MONEY, row.texts[1], 12, box.width) : null,
      };
    }),
  };
}

/** Stage at a place; −1 where there is none. */
export function stageAt(y: number, { rows }: StageFunnelLayout): number {
  return rows.findIndex(({ band }) => y >= band.y && y <= band.y + band.height);
}

/** Down and right lead on, up and left back. */
export function stepStage(from: number, command: MoveCommand, rows: number): number {
  const by =
    command.kind === 'move' ? command.right - command.up + command.away : command.kind === 'first' ? -rows : rows;
  return clamp(from + by, 0, Math.max(0, rows - 1));
}

/** Picked part of a bar, from its beginning; `null` for none. */
export function litStage({ here }: StageBar, share: number): Rectangle | null {
  if (!(share > 0) || !(here.width > 0)) return null;
  return { ...here, width: round(clamp(share * here.width, Math.min(1.5, here.width), here.width)) };
}

function barOf(
  values: readonly number[],
  index: number,
  y: number,
  height: number,
  text: string,
  size: number,
  width: number,
): StageBar {
  const whole = values.reduce((sum, value) => sum + value, 0);
  const beyond = values.slice(index + 1).reduce((sum, value) => sum + value, 0);
  const scale = whole > 0 ? width / whole : 0;
  const own = values[index]!;
  const long = own > 0 ? Math.max(1, own * scale) : 0;
  const far = beyond * scale;
  const wide = textWidth(text, size, true);
  // The figure stands in its bar where there is room and the bar is tall enough, else behind it.
  const inside = height >= 20 && long > wide + 16;
  return {
    here: { x: 0, y, width: round(long), height },
    beyond: { x: round(long), y, width: round(Math.max(0, Math.min(far, width - long))), height },
    label: {
      x: round(inside ? long - 8 : Math.min(long + 8, width - wide)),
      y: y + height / 2 + (size > 12 ? 4.5 : 4.2),
      text,
      anchor: inside ? 'end' : 'start',
      tone: inside ? 'on-hi' : '',
    },
  };
}
