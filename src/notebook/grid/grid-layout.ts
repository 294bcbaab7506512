/** Where the columns of a grid stand: in their order, the first few frozen, the others virtualised. */

/** Columns shown, with their px. */
export interface GridLayout {
  /** columns of the table in the order they are shown */
  readonly order: readonly number[];
  /** distance of each from the first, one more than columns: the last is the whole width */
  readonly lefts: Float64Array;
  /** how many of them, from the first, stay while the others scroll */
  readonly frozen: number;
}

/** Columns of the order to draw: `first` … `end − 1`, never frozen ones, and px left free between those and the first. */
export interface ColumnSpan {
  readonly first: number;
  readonly end: number;
  readonly before: number;
}

export const NARROWEST = 48;
export const WIDEST = 800;
/** what must be left for the columns that scroll */
const LEAST_LEFT = 120;

/**
 * @param columns of the table, in the order they are shown
 * @param frozen how many of them are asked to stay
 * @param room px there are; frozen columns that would leave none for the others scroll with them
 */
export function layoutOf(
  columns: readonly number[],
  widthOf: (column: number) => number,
  frozen: number,
  room: number,
): GridLayout {
  const lefts = new Float64Array(columns.length + 1);
  columns.forEach((column, at) => (lefts[at + 1] = lefts[at]! + clampWidth(widthOf(column))));
  let stay = Math.min(frozen, columns.length);
  while (stay > 0 && lefts[stay]! > room - LEAST_LEFT) stay--;
  return { order: columns, lefts, frozen: stay };
}

export function clampWidth(width: number): number {
  return Math.min(WIDEST, Math.max(NARROWEST, Math.round(width)));
}

export function fullWidth({ lefts }: GridLayout): number {
  return lefts[lefts.length - 1]!;
}

/** @param left px scrolled; @param room px there are for all columns; @param margin px drawn beyond either edge */
export function columnsInView(layout: GridLayout, left: number, room: number, margin: number): ColumnSpan {
  const { lefts, frozen, order } = layout;
  const stay = lefts[frozen]!;
  const first = Math.max(frozen, columnAt(layout, stay + left - margin));
  const end = Math.min(order.length, columnAt(layout, left + room + margin) + 1);
  return { first: Math.min(first, order.length), end: Math.max(end, first), before: lefts[first]! - stay };
}

/** Place in the order of the column a px lies in, by halving. */
export function columnAt({ lefts, order }: GridLayout, px: number): number {
  let [low, high] = [0, order.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (lefts[middle]! <= px) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** Nearest px to scroll to at which a column is wholly seen beside the frozen ones. */
export function leftForColumn(layout: GridLayout, left: number, room: number, at: number): number {
  const { lefts, frozen } = layout;
  if (at < frozen) return left;
  const start = lefts[at]! - lefts[frozen]!;
  const end = lefts[at + 1]!;
  if (start < left) return start;
  return end > left + room ? Math.min(start, end - room) : left;
}
