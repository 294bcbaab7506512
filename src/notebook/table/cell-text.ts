/** Cells of result tables as text: for the eye, and for the clipboard. */

import { isoFromDay } from '../../lib/days.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { TableCell, TableColumnView } from '../../panels/contract.ts';

/** A cell as it is shown; missing is an en dash. */
export function shownCell(words: Translator, cell: TableCell | undefined, style: TableColumnView['style']): string {
  if (cell === null || cell === undefined) return '–';
  if (typeof cell === 'object') return words.message(cell);
  if (typeof cell === 'string') return style === 'message' && words.has(cell) ? words.text(cell) : cell;
  if (style === 'text' || style === 'message') return String(cell);
  // in a column all amounts have the same decimals; the currency stands in the heading or nowhere
  return words.number(cell, style === 'money' ? 'decimal2' : style);
}

/**
 * A cell for pasting into a spreadsheet: numbers whole, days as ISO dates, and text that a spreadsheet would run as a formula
 * made harmless by an apostrophe (P10).
 */
export function copiedCell(words: Translator, cell: TableCell | undefined, style: TableColumnView['style']): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return Number.isNaN(cell) ? '' : style === 'day' ? isoFromDay(cell) : String(cell);
  const text = (
    typeof cell === 'object' ? words.message(cell) : style === 'message' && words.has(cell) ? words.text(cell) : cell
  ).replace(/[\t\r\n]+/g, ' ');
  return /^[=+\-@]/.test(text) ? `'${text}` : text;
}

export function isNumeric(style: TableColumnView['style']): boolean {
  return style !== 'text' && style !== 'message';
}
