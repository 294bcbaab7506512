/** Cells of result tables as text: for the eye, and for the clipboard. */

import { isoFromDay } from '../../lib/days.ts';
import type { NumberStyle } from '../../i18n/format.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { TableCell, TableColumnView } from '../../panels/contract.ts';

const EVEN: Readonly<Partial<Record<TableColumnView['style'], readonly NumberStyle[]>>> = {
  number: ['integer', 'decimal1', 'decimal2', 'decimal3', 'decimal4'],
  plain: ['plain', 'plain1', 'plain2', 'plain3', 'plain4'],
};

/** The style in which numbers of a column, one below the other, have the same decimals; −1: as many as each needs. */
export function evenStyle(style: NumberStyle, decimals: number): NumberStyle {
  // the currency stands in the heading or nowhere
  return style === 'money' ? 'decimal2' : (EVEN[style]?.[decimals] ?? style);
}

/**
 * A cell as it is shown; missing is an en dash.
 * @param decimals of its column, see `RowsReply`
 */
export function shownCell(
  words: Translator,
  cell: TableCell | undefined,
  style: TableColumnView['style'],
  decimals = -1,
): string {
  if (cell === null || cell === undefined) return '–';
  if (typeof cell === 'object') return words.message(cell);
  if (typeof cell === 'string') return style === 'message' && words.has(cell) ? words.text(cell) : cell;
  if (style === 'text' || style === 'message') return String(cell);
  return words.number(cell, evenStyle(style, decimals));
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
