/**
 * Eight classes in fixed places, so that they can be learnt: two columns of four tiles, area = members, the picked part filled from
 * below. Pure: counts and words in, rectangles and texts out.
 */

import { clamp, round, type Box, type Label, type Rectangle } from './parts/box.ts';
import { inkOn, largest, rampStep } from './parts/ramp.ts';
import { firstFitting, fits, textWidth } from './parts/text.ts';

export interface Tile {
  readonly count: number;
  /** the colour while nothing is picked */
  readonly colour: number;
  /** picked members; `null` while nothing is picked */
  readonly lit: number | null;
  /** forms of its name, longest first */
  readonly names: readonly string[];
  /** forms of the count, longest first: `1,181 members`, `1,181` */
  readonly counts: readonly string[];
  /** forms of a second measure, longest first: `54% of revenue`, `54%` */
  readonly shares: readonly string[];
  /** forms of the picked count, longest first: `35 picked`, `35` */
  readonly picked: readonly string[];
}

export interface TreemapColumn {
  /** forms of its heading, longest first */
  readonly headings: readonly string[];
  /** from the top */
  readonly tiles: readonly Tile[];
}

export interface TileText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly tone: string;
  readonly anchor: 'start' | 'end';
}

export interface TileLayout extends Rectangle {
  readonly index: number;
  readonly ground: string;
  readonly fill: Rectangle | null;
  readonly texts: readonly TileText[];
}

export interface TreemapLayout {
  /** tiles with members; index counts through the first column, then the second */
  readonly tiles: readonly TileLayout[];
  readonly headings: readonly Label[];
}

const TOP = 22;
const GAP = 2;
const PAD = 8;
const LINE = 17;

export function layoutTreemap(columns: readonly TreemapColumn[], box: Box): TreemapLayout {
  const sums = columns.map((column) => column.tiles.reduce((sum, tile) => sum + tile.count, 0));
  const total = sums.reduce((sum, value) => sum + value, 0);
  if (!(total > 0)) return { tiles: [], headings: [] };
  const used = sums.filter((sum) => sum > 0).length;
  const room = box.width - GAP * (used - 1);
  const strongest = largest(columns.flatMap((column) => column.tiles.map((tile) => tile.colour)));

  const tiles: TileLayout[] = [];
  const headings: Label[] = [];
  let x = 0;
  let before = 0;
  columns.forEach((column, c) => {
    const sum = sums[c]!;
    if (sum > 0) {
      const width = (room * sum) / total;
      const last = x + width > box.width - 1;
      const text = firstFitting(column.headings, last ? width : width + 2);
      if (text) headings.push({ x: round(x + 1), y: 13, text, anchor: 'start' });
      const filled = column.tiles.filter((tile) => tile.count > 0).length;
      const tall = box.height - TOP - GAP * (filled - 1);
      let y = TOP;
      column.tiles.forEach((tile, i) => {
        if (!(tile.count > 0)) return;
        const height = (tall * tile.count) / sum;
        const area = { x: round(x), y: round(y), width: round(width), height: round(height) };
        tiles.push(drawTile(before + i, tile, area, rampStep(tile.colour, strongest)));
        y += height + GAP;
      });
      x += width + GAP;
    }
    before += column.tiles.length;
  });
  return { tiles, headings };
}

function drawTile(index: number, tile: Tile, area: Rectangle, step: number): TileLayout {
  if (tile.lit === null) {
    return {
      index,
      ...area,
      ground: `f${step}`,
      fill: null,
      texts: writeTile(tile, area, inkOn(step), inkOn(step), 'all'),
    };
  }
  const share = clamp(tile.lit / tile.count, 0, 1);
  if (share === 0) return { index, ...area, ground: 'gh', fill: null, texts: writeTile(tile, area, 'ink', '', 'none') };
  const part = round(clamp(share * area.height, Math.min(1.2, area.height), area.height));
  const fill = { x: area.x, y: round(area.y + area.height - part), width: area.width, height: part };
  if (share === 1) return { index, ...area, ground: 'gh', fill, texts: writeTile(tile, area, 'onacc', 'onacc', 'all') };
  // Words stand wholly on the grey or wholly on the blue, whichever has more room.
  const above: Rectangle = { ...area, height: area.height - part };
  const texts =
    above.height >= part ? writeTile(tile, above, 'ink', '', 'part') : writeTile(tile, fill, 'onacc', 'onacc', 'part');
  return { index, ...area, ground: 'gh', fill, texts };
}

/** @param picked whether all of the tile is meant, none of it, or a part whose count is written too */
function writeTile(
  tile: Tile,
  area: Rectangle,
  strong: string,
  quiet: string,
  picked: 'all' | 'none' | 'part',
): TileText[] {
  const room = area.width - 2 * PAD;
  const left = area.x + PAD;
  const right = area.x + area.width - 6;
  const name = firstFitting(tile.names, room, 12, true);
  if (!name || area.height < 13) return [];
  const line = (y: number, text: string, tone: string): TileText => ({
    x: round(left),
    y: round(y),
    text,
    tone,
    anchor: 'start',
  });

  if (area.height < 34) {
    const count = tile.counts.find((text) => fits(text, room - textWidth(name, 12, true) - 6));
    const y = area.y + area.height / 2 + 4.5;
    const texts = [line(y, name, `${strong} fw`)];
    if (count) texts.push({ x: round(right), y: round(y), text: count, tone: quiet, anchor: 'end' });
    return texts;
  }

  const lead = area.height < 46 ? 15 : 20;
  const texts = [line(area.y + lead, name, `${strong} fw`)];
  const lines = [firstFitting(tile.counts, room), firstFitting(tile.shares, room)].filter((text) => text !== '');
  const note = picked === 'part' ? firstFitting(tile.picked, room, 12, true) : '';
  const bottom = area.y + area.height - 6;
  // The picked count comes first: it is what the reader just asked for.
  const lowest = note ? bottom - LINE : bottom + 3;
  let y = area.y + lead;
  for (const text of lines) {
    if (y + LINE > lowest) break;
    y += LINE;
    texts.push(line(y, text, quiet));
  }
  if (note && y + LINE <= bottom + 2) texts.push(line(bottom, note, strong === 'onacc' ? 'onacc fw' : 'acc fw'));
  return texts;
}

/** The tile an arrow leads to: up and down within its column, sideways to the tile at the same height. */
export function neighbourTile(tiles: readonly TileLayout[], from: number, right: number, up: number): number {
  const here = tiles.find((tile) => tile.index === from);
  if (!here) return tiles[0]?.index ?? -1;
  const middle = here.y + here.height / 2;
  let best = here;
  let least = Infinity;
  for (const tile of tiles) {
    const sameColumn = Math.abs(tile.x - here.x) < 0.5;
    const ahead = right !== 0 ? (sameColumn ? 0 : (tile.x - here.x) * right) : sameColumn ? (here.y - tile.y) * up : 0;
    if (ahead <= 0) continue;
    const cost = right !== 0 ? Math.max(tile.y - middle, middle - tile.y - tile.height, 0) : ahead;
    if (cost < least) [best, least] = [tile, cost];
  }
  return best.index;
}
