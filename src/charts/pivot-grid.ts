/** A table of nested rows and columns, of which only what is on screen is drawn. Pure: lines and a window in, rectangles and texts out. */

import { clamp } from './parts/box.ts';
import { shortened, textWidth } from './parts/text.ts';

/** A row or a column; a parent comes before its children, the total first. */
export interface GridLine {
  readonly label: string;
  /** 0 is the total */
  readonly depth: number;
  readonly state: 'open' | 'closed' | 'leaf';
}

export interface GridInput {
  readonly lines: readonly GridLine[];
  readonly columns: readonly GridLine[];
  /** names of the values that stand side by side in each cell */
  readonly measures: readonly string[];
  /** longest texts of values, for the width of cells */
  readonly samples: readonly string[];
  /** whether the totals show; without them the parents of what shows stay */
  readonly totals: boolean;
  /** what the rows are, for the corner */
  readonly corner: string;
}

export interface GridBox {
  readonly width: number;
  /** most height before it scrolls */
  readonly height: number;
  /** fingers need taller rows */
  readonly touch: boolean;
}

export interface GridLayout {
  /** indices of lines and columns in the order they stand: the totals last */
  readonly rows: readonly number[];
  readonly across: readonly number[];
  readonly measures: number;
  readonly labelWidth: number;
  readonly cellWidth: number;
  readonly rowHeight: number;
  readonly headHeight: number;
  /** rows of the head */
  readonly headRows: number;
  /** names of measures as they stand in the head: one line or two; none for one measure alone */
  readonly names: readonly (readonly string[])[];
  /** what is seen at once */
  readonly width: number;
  readonly height: number;
  /** all there is */
  readonly totalWidth: number;
  readonly totalHeight: number;
}

/** Place of the keyboard: −1 is the head, or the names of the rows. `across` counts values, `measures` a column. */
export interface GridPlace {
  readonly row: number;
  readonly across: number;
}

export interface GridWindow {
  readonly firstRow: number;
  readonly endRow: number;
  readonly firstAcross: number;
  readonly endAcross: number;
}

export const HEAD_ROW = 26;
const INDENT = 16;
const TRIANGLE = 18;
const PADDING = 10;
const SCROLL_BAR = 15;
/** Second line of a name in the head, and the room between one name and the next. */
export const NAME_LINE = 14;
const NAME_GAP = 14;

/** Indices in the order they stand: the total last, or not at all where it does not show and is not alone. */
export function standing(lines: readonly GridLine[], totals: boolean): number[] {
  const rest = lines.map((_, index) => index).slice(1);
  return totals || rest.length === 0 ? [...rest, 0] : rest;
}

export function layoutGrid(input: GridInput, box: GridBox): GridLayout {
  const rows = standing(input.lines, input.totals);
  const across = standing(input.columns, input.totals);
  const measures = input.measures.length;
  const rowHeight = box.touch ? 44 : 28;
  const depth = Math.max(1, ...across.map((index) => input.columns[index]!.depth));
  const headRows = depth + (measures > 1 ? 1 : 0);
  // Names of the first rows tell how wide the names are; longer ones are cut.
  const widest = Math.max(
    textWidth(input.corner),
    ...rows
      .slice(0, 400)
      .map((index) => labelRoom(input.lines[index]!) + textWidth(input.lines[index]!.label, 12, true)),
  );
  const labelWidth = Math.ceil(clamp(widest + PADDING, 84, Math.max(110, box.width * (box.width < 500 ? 0.38 : 0.3))));
  const named = measures > 1 ? input.measures.map((name) => Math.min(textWidth(name), 110)) : [];
  const heads = across.slice(0, 60).map((index) => {
    const column = input.columns[index]!;
    return Math.min(textWidth(column.label, 12, true), 110) + (column.state === 'leaf' ? 0 : TRIANGLE);
  });
  const needed = Math.max(
    44,
    ...input.samples.map((text) => textWidth(text)),
    ...named,
    ...heads.map((each) => each / measures),
  );
  const least = Math.ceil(clamp(needed + 2 * PADDING - 4, 52, 150));
  const values = across.length * measures;
  // Nearly all columns have one width, so that names tell before it is known whether they take two lines.
  const guess = Math.max(least, Math.min(150, Math.floor((Math.floor(box.width) - SCROLL_BAR - labelWidth) / values)));
  const two = measures > 1 && input.measures.some((name) => headNames(name, guess - NAME_GAP).length > 1);
  const headHeight = headRows * (box.touch && headRows === 1 ? 44 : HEAD_ROW) + 4 + (two ? NAME_LINE : 0);
  const height = Math.min(box.height, headHeight + rows.length * rowHeight);
  const overflows = headHeight + rows.length * rowHeight > box.height;
  const width = Math.floor(box.width) - (overflows ? SCROLL_BAR : 0);
  const cellWidth = Math.max(least, Math.min(150, Math.floor((width - labelWidth) / values)));
  return {
    rows,
    across,
    measures,
    labelWidth,
    cellWidth,
    rowHeight,
    headHeight,
    headRows,
    names: measures > 1 ? input.measures.map((name) => headNames(name, cellWidth - NAME_GAP)) : [],
    width: Math.min(width, labelWidth + values * cellWidth),
    height,
    totalWidth: labelWidth + values * cellWidth,
    totalHeight: headHeight + rows.length * rowHeight,
  };
}

/** Room before a row's name. */
export function labelRoom({ depth }: GridLine): number {
  return Math.max(0, depth - 1) * INDENT + TRIANGLE;
}

/** What is to be drawn at a place of the scroll bars. */
export function windowOf(layout: GridLayout, left: number, top: number): GridWindow {
  const { rowHeight, headHeight, height, labelWidth, cellWidth, width, rows, across, measures } = layout;
  const firstRow = clamp(Math.floor(top / rowHeight), 0, rows.length);
  const firstAcross = clamp(Math.floor(left / cellWidth), 0, across.length * measures);
  return {
    firstRow,
    endRow: Math.min(rows.length, Math.ceil((top + height - headHeight) / rowHeight)),
    firstAcross,
    endAcross: Math.min(across.length * measures, Math.ceil((left + width - labelWidth) / cellWidth)),
  };
}

/** Scroll bars that bring a place wholly into view, moved as little as can be. */
export function scrollTo(
  { row, across }: GridPlace,
  layout: GridLayout,
  left: number,
  top: number,
): { readonly left: number; readonly top: number } {
  const { rowHeight, headHeight, height, labelWidth, cellWidth, width } = layout;
  const into = (at: number, size: number, room: number, now: number): number =>
    at < 0 ? now : at * size < now ? at * size : (at + 1) * size > now + room ? (at + 1) * size - room : now;
  return {
    left: into(across, cellWidth, width - labelWidth, left),
    top: into(row, rowHeight, height - headHeight, top),
  };
}

/** A move that stays in the table; the corner belongs to nobody. */
export function movePlace({ row, across }: GridPlace, down: number, right: number, layout: GridLayout): GridPlace {
  const to = {
    row: clamp(row + down, -1, layout.rows.length - 1),
    across: clamp(across + right, -1, layout.across.length * layout.measures - 1),
  };
  return to.row < 0 && to.across < 0 ? (right < 0 ? { ...to, across: 0 } : { ...to, row: 0 }) : to;
}

/** The place at a point of what is seen; `null` on the corner and beside the table. */
export function placeAt(x: number, y: number, layout: GridLayout, left: number, top: number): GridPlace | null {
  const { labelWidth, headHeight, cellWidth, rowHeight, width, height } = layout;
  if (x < 0 || y < 0 || x >= width || y >= height) return null;
  const across = x < labelWidth ? -1 : Math.floor((x - labelWidth + left) / cellWidth);
  const row = y < headHeight ? -1 : Math.floor((y - headHeight + top) / rowHeight);
  if ((across < 0 && row < 0) || across >= layout.across.length * layout.measures || row >= layout.rows.length)
    return null;
  return { row, across };
}

/** The part of the head a column takes: as far as the columns under it reach. */
export function headSpan(columns: readonly GridLine[], across: readonly number[], at: number): number {
  const own = columns[across[at]!]!;
  let span = 1;
  if (own.depth === 0) return span;
  while (at + span < across.length && columns[across[at + span]!]!.depth > own.depth) span += 1;
  return span;
}

/** A name in one line or two, broken where a word ends (anywhere in Chinese); what is longer still is cut. */
export function headNames(text: string, room: number): readonly string[] {
  if (textWidth(text) <= room) return [text];
  const letters = [...text];
  let [end, broken] = [0, 0];
  while (end < letters.length && textWidth(letters.slice(0, end + 1).join('')) <= room) {
    end += 1;
    const next = letters[end] ?? ' ';
    if (/[\s,，、÷−]/u.test(letters[end - 1]!) || /[\s\p{Script=Han}]/u.test(next)) broken = end;
  }
  const at = broken > 0 ? broken : end;
  if (at === 0) return [cut(text, room)];
  const rest = letters.slice(at).join('').trim();
  return [letters.slice(0, at).join('').trim(), cut(rest, room)].filter((line) => line !== '');
}

/** Where the name of a column stands: over its numbers; over a group of them at its left, or at what is seen of it. */
export function headName(
  span: number,
  measures: number,
  start: number,
  end: number,
  opens: boolean,
): { readonly x: number; readonly end: boolean; readonly room: number } {
  const before = opens ? TRIANGLE : 6;
  const room = end - start - before - 6;
  return span > 1 || measures > 1 ? { x: start + before, end: false, room } : { x: end - 6, end: true, room };
}

/** A name cut to its room. */
export function cut(text: string, room: number, bold = false): string {
  return room < 14 ? '' : shortened(text, room, 12, bold);
}

/** Steps of colour of the cells of a table: 1 … 6 for values of one sign, −3 … 3 around zero; 0 is none. */
export interface Heat {
  readonly steps: Int8Array;
  readonly diverging: boolean;
  /** whether the lightest step is the smallest value, else zero */
  readonly fromLeast: boolean;
  /** ends of the scale; of a heat by rows or columns those of each are its own */
  readonly low: number;
  readonly high: number;
}

/**
 * Colours of cells by their values; totals have none, since they are of another size.
 * @param within what shades compare
 * @param totals whether lines and columns with children and the totals are coloured too, as means and shares can be
 * @param from where shades begin: at zero, or apart around it where some are below; or at the smallest value, since
 *   means and ratios that lie close together, far from zero, would all have one shade
 */
export function heatOf(
  values: ArrayLike<number>,
  lines: readonly GridLine[],
  columns: readonly GridLine[],
  within: 'all' | 'row' | 'column',
  totals: boolean,
  from: 'zero' | 'least' = 'zero',
): Heat {
  const width = columns.length;
  const steps = new Int8Array(values.length);
  const deepest = (line: GridLine): boolean => (line.depth > 0 || totals) && line.state !== 'open';
  const coloured = (all: readonly GridLine[]): { readonly index: number }[] =>
    all.flatMap((line, index) => (all.length === 1 || deepest(line) ? [{ index }] : []));
  const [rows, across] = [coloured(lines), coloured(columns)];
  const groups = within === 'row' ? rows.length : within === 'column' ? across.length : 1;
  const [low, high] = [new Float64Array(groups).fill(Infinity), new Float64Array(groups).fill(-Infinity)];
  const groupOf = (r: number, c: number): number => (within === 'row' ? r : within === 'column' ? c : 0);
  for (const [r, { index: line }] of rows.entries())
    for (const [c, { index: column }] of across.entries()) {
      const value = values[line * width + column]!;
      const group = groupOf(r, c);
      if (value - value !== 0) continue;
      if (value < low[group]!) low[group] = value;
      if (value > high[group]!) high[group] = value;
    }
  const least = low.reduce((a, b) => Math.min(a, b), Infinity);
  const most = high.reduce((a, b) => Math.max(a, b), -Infinity);
  const fromLeast = from === 'least';
  const apart = !fromLeast && least < 0;
  for (const [r, { index: line }] of rows.entries())
    for (const [c, { index: column }] of across.entries()) {
      const cell = line * width + column;
      const value = values[cell]!;
      if (value - value !== 0) continue;
      const group = groupOf(r, c);
      if (apart) {
        const reach = Math.max(Math.abs(low[group]!), Math.abs(high[group]!));
        steps[cell] =
          reach === 0 || value === 0
            ? 0
            : Math.sign(value) * Math.min(3, 1 + Math.floor((3 * Math.abs(value)) / reach));
      } else if (fromLeast) {
        const part = (value - low[group]!) / (high[group]! - low[group]!);
        // All alike: neither the least nor the most.
        steps[cell] = Number.isFinite(part) ? Math.min(6, 1 + Math.floor(6 * part)) : 3;
      } else {
        const part = value / high[group]!;
        steps[cell] = Number.isFinite(part) ? Math.min(6, 1 + Math.floor(6 * part)) : 1;
      }
    }
  return { steps, diverging: apart, fromLeast, low: least, high: most };
}
