/** Cells of a grid as text for a spreadsheet: tabs between columns, one line a row. */

import { succeed, type Outcome } from '../../lib/outcome.ts';
import type { GridCell, GridWindow } from '../../workers/grid-requests.ts';

/** Cells fetched in one go. */
const MOST_AT_ONCE = 40_000;

/**
 * @param first place of the first row among those shown
 * @param fetch rows from a place on, with the columns wanted
 */
export async function copyCells(
  first: number,
  rows: number,
  columns: readonly number[],
  fetch: (offset: number, count: number) => Promise<Outcome<GridWindow>>,
): Promise<Outcome<string>> {
  const step = Math.max(1, Math.floor(MOST_AT_ONCE / Math.max(1, columns.length)));
  const lines: string[] = [];
  for (let done = 0; done < rows; done += step) {
    const reply = await fetch(first + done, Math.min(step, rows - done));
    if (!reply.ok) return reply;
    const { cells, rows: found, notes } = reply.value;
    const got = new Map(notes.map((note) => [`${note.index},${note.column}`, note.got]));
    for (let index = 0; index < found.length; index++)
      lines.push(
        columns.map((column, at) => copiedText(cells[at]![index] ?? got.get(`${index},${column}`) ?? null)).join('\t'),
      );
  }
  return succeed(lines.join('\n'));
}

/** A number whole, a text in one line and never a formula (P10). */
export function copiedText(cell: GridCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = cell.replace(/[\t\r\n]+/g, ' ');
  return /^[=+\-@]/.test(text) ? `'${text}` : text;
}
