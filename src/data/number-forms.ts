/** How the cells of a number column are written, counted: in 千, 万 or 亿, in percent, in odd groups, in one currency or several. */

import type { NumberReading } from './number-text.ts';
import { message, type Message } from '../lib/outcome.ts';

/** Cells of each form. A row that is read again is counted once. */
export interface NumberForms {
  readonly cells: Uint32Array;
  row: number;
}

const THOUSANDS = 0;
const TEN_THOUSANDS = 1;
const HUNDRED_MILLIONS = 2;
const PERCENT = 3;
const GROUPED = 4;
const FIRST_CURRENCY = 5;

/** In the order in which a column of several is told of. */
const CURRENCIES = ['CNY', 'USD', 'EUR'] as const;

export function createForms(): NumberForms {
  return { cells: new Uint32Array(FIRST_CURRENCY + CURRENCIES.length), row: -1 };
}

/** Counts the form of a cell that was read as a number; `cells` of them where its text stands in several. */
export function countForm(forms: NumberForms, row: number, reading: NumberReading, cells = 1): void {
  const { shift, percent, grouped, currency } = reading;
  if ((shift === 0 && !percent && !grouped && currency === null) || (row >= 0 && forms.row === row)) return;
  forms.row = row;
  if (shift > 0) forms.cells[shift >= 8 ? HUNDRED_MILLIONS : shift >= 4 ? TEN_THOUSANDS : THOUSANDS]! += cells;
  if (percent) forms.cells[PERCENT]! += cells;
  if (grouped) forms.cells[GROUPED]! += cells;
  const at = CURRENCIES.findIndex((code) => code === currency);
  if (at >= 0) forms.cells[FIRST_CURRENCY + at]! += cells;
}

/** Cells written with % or ‰. */
export function percentCells({ cells }: NumberForms): number {
  return cells[PERCENT]!;
}

/** What the card says of a column about the forms of its numbers. */
export function notesOnForms({ cells }: NumberForms): readonly Message[] {
  const note = (form: number, code: string): Message[] =>
    cells[form]! > 0 ? [message(code, { count: cells[form]! })] : [];
  const several = currenciesOf(cells);
  return [
    ...note(THOUSANDS, 'data.note-thousands'),
    ...note(TEN_THOUSANDS, 'data.note-ten-thousands'),
    ...note(HUNDRED_MILLIONS, 'data.note-hundred-millions'),
    ...note(PERCENT, 'data.note-percent'),
    ...note(GROUPED, 'data.note-grouped'),
    ...(several.length > 1 ? [message('data.note-currencies', { currencies: listed(cells) })] : []),
  ];
}

/** The one currency the cells show; `null` where they show none, or several. */
export function currencyOfForms({ cells }: NumberForms): string | null {
  const shown = currenciesOf(cells);
  return shown.length === 1 ? shown[0]! : null;
}

/** Whether the cells show several currencies, so that none is that of the column. */
export function mixesCurrencies({ cells }: NumberForms): boolean {
  return currenciesOf(cells).length > 1;
}

function currenciesOf(cells: Uint32Array): readonly string[] {
  return CURRENCIES.filter((_, at) => cells[FIRST_CURRENCY + at]! > 0);
}

// "USD 30, EUR 12": codes and counts, which are the same in every language
function listed(cells: Uint32Array): string {
  return CURRENCIES.flatMap((code, at) => {
    const count = cells[FIRST_CURRENCY + at]!;
    return count > 0 ? [`${code} ${count}`] : [];
  }).join(', ');
}
