/** Which rows of a long table are on screen. Browsers end elements near 2^24 px; longer tables scroll on a shortened scale. */

/** Below what Firefox, Chrome and Safari all still place exactly. */
export const MAXIMUM_HEIGHT = 8_000_000;

/** A table's measures in px. `top` everywhere else is the true distance of the viewport from the first row, unscaled. */
export interface RowGeometry {
  readonly rows: number;
  readonly rowHeight: number;
  /** height in which rows are seen */
  readonly viewport: number;
}

/** Rows to draw: `first` … `first + count − 1`, the first one `shift` px above the viewport's upper edge (never negative). */
export interface RowWindow {
  readonly first: number;
  readonly count: number;
  readonly shift: number;
}

/** Height the scrolled element is given. */
export function scrollHeight({ rows, rowHeight, viewport }: RowGeometry): number {
  return Math.max(viewport, Math.min(rows * rowHeight, MAXIMUM_HEIGHT));
}

/** Whether one px of the scroll bar is more than one px of rows. */
export function isShortened({ rows, rowHeight }: RowGeometry): boolean {
  return rows * rowHeight > MAXIMUM_HEIGHT;
}

/** Largest `top`. */
export function lastTop({ rows, rowHeight, viewport }: RowGeometry): number {
  return Math.max(0, rows * rowHeight - viewport);
}

export function clampTop(geometry: RowGeometry, top: number): number {
  return Math.min(Math.max(0, top), lastTop(geometry));
}

export function topFromScroll(geometry: RowGeometry, scrollTop: number): number {
  const range = scrollHeight(geometry) - geometry.viewport;
  return range <= 0 ? 0 : clampTop(geometry, (scrollTop / range) * lastTop(geometry));
}

export function scrollFromTop(geometry: RowGeometry, top: number): number {
  const last = lastTop(geometry);
  return last <= 0 ? 0 : (clampTop(geometry, top) / last) * (scrollHeight(geometry) - geometry.viewport);
}

/**
 * `top` after the scroll bar went from `before` to `now`. On a shortened scale a small movement (a finger, a key) moves the
 * rows by the same px; a large one (the bar's handle) goes to the share of the table it shows. The ends always are the ends.
 */
export function topAfterScroll(geometry: RowGeometry, top: number, before: number, now: number): number {
  if (!isShortened(geometry)) return topFromScroll(geometry, now);
  const range = scrollHeight(geometry) - geometry.viewport;
  if (now <= 0) return 0;
  if (now >= range - 0.5) return lastTop(geometry);
  return Math.abs(now - before) <= geometry.viewport
    ? clampTop(geometry, top + now - before)
    : topFromScroll(geometry, now);
}

export function rowWindow(geometry: RowGeometry, top: number, overscan: number): RowWindow {
  const { rows, rowHeight, viewport } = geometry;
  const at = clampTop(geometry, top);
  const seen = Math.floor(at / rowHeight);
  const first = Math.max(0, seen - overscan);
  const end = Math.min(rows, Math.ceil((at + viewport) / rowHeight) + overscan);
  return { first, count: Math.max(0, end - first), shift: at - first * rowHeight };
}

/** Nearest `top` at which a row is wholly seen. */
export function topForRow(geometry: RowGeometry, top: number, row: number): number {
  const upper = row * geometry.rowHeight;
  const lower = upper + geometry.rowHeight;
  if (upper < top) return clampTop(geometry, upper);
  if (lower > top + geometry.viewport) return clampTop(geometry, lower - geometry.viewport);
  return top;
}

/** Columns to draw of a wide table: `first` … `end − 1`, with the px left free before them. */
export interface ColumnWindow {
  readonly first: number;
  readonly end: number;
  readonly before: number;
  readonly total: number;
}

/** @param widths px of each column; @param margin px drawn beyond either edge */
export function columnWindow(widths: readonly number[], left: number, viewport: number, margin: number): ColumnWindow {
  let first = -1;
  let end = widths.length;
  let before = 0;
  let at = 0;
  widths.forEach((width, index) => {
    if (first < 0 && at + width > left - margin) {
      first = index;
      before = at;
    }
    if (at > left + viewport + margin && index < end) end = index;
    at += width;
  });
  return { first: Math.max(0, first), end, before, total: at };
}

/** Column widths stretched so that they fill the room there is, in proportion. */
export function fillWidths(widths: readonly number[], room: number): readonly number[] {
  const total = widths.reduce((sum, width) => sum + width, 0);
  if (total >= room || total === 0) return widths;
  return widths.map((width) => (width * room) / total);
}
