/** A table a panel publishes, as steps can work on it: numbers, days and words in typed columns. */

import type { DateColumn, NumberColumn, TextColumn } from './columns.ts';
import { decimalsOf } from './scanner/decimals.ts';
import { uniqueNames, type NamedColumn, type StepTable } from './steps/step-table.ts';
import { textColumn, typeOfText } from './steps/texts.ts';
import { MISSING_DAY } from '../lib/days.ts';
import type { Message } from '../lib/outcome.ts';

/** What is taken of a result table: see `ResultTable` of the panels. */
export interface Publication {
  readonly columns: readonly { readonly label: Message; readonly style: string }[];
  readonly rows: number;
  cell(row: number, column: number): string | number | null | Message;
}

/** Rows between two pauses. */
const SLICE = 20_000;

/**
 * @param word says a message in the language the table is taken in
 * @param pause lets a cancellation in; throws where there is one
 */
export async function publishedTable(
  table: Publication,
  word: (message: Message) => string,
  pause: Pause,
): Promise<StepTable> {
  const names = uniqueNames(table.columns.map(({ label }) => word(label)));
  const columns: NamedColumn[] = [];
  for (const [index, { style }] of table.columns.entries()) {
    const name = names[index]!;
    if (style === 'text' || style === 'message') {
      const column = await takeTexts(table, index, word, pause);
      columns.push({ name, type: typeOfText(name, column), column, currency: null });
    } else if (style === 'day') {
      columns.push({ name, type: 'date', column: await takeDays(table, index, pause), currency: null });
    } else columns.push({ name, type: 'number', column: await takeNumbers(table, index, pause), currency: null });
  }
  return { rows: table.rows, columns };
}

type Pause = () => Promise<void>;

async function takeNumbers(table: Publication, index: number, pause: Pause): Promise<NumberColumn> {
  const values = new Float64Array(table.rows);
  await eachRow(table.rows, pause, (row) => {
    const cell = table.cell(row, index);
    values[row] = typeof cell === 'number' && Number.isFinite(cell) ? cell : NaN;
  });
  return { kind: 'number', values, decimals: decimalsOf(values, 255) };
}

async function takeDays(table: Publication, index: number, pause: Pause): Promise<DateColumn> {
  const days = new Int32Array(table.rows);
  await eachRow(table.rows, pause, (row) => {
    const cell = table.cell(row, index);
    days[row] = typeof cell === 'number' && Number.isFinite(cell) ? cell : MISSING_DAY;
  });
  return { kind: 'date', days, seconds: null };
}

async function takeTexts(
  table: Publication,
  index: number,
  word: (message: Message) => string,
  pause: Pause,
): Promise<TextColumn> {
  const texts = new Array<string>(table.rows);
  // The same few classes are said over and over.
  const said = new Map<string, string>();
  const textOf = (message: Message): string => {
    if (message.parameters) return word(message);
    let text = said.get(message.code);
    if (text === undefined) said.set(message.code, (text = word(message)));
    return text;
  };
  await eachRow(table.rows, pause, (row) => {
    const cell = table.cell(row, index);
    texts[row] = cell === null ? '' : typeof cell === 'object' ? textOf(cell) : String(cell);
  });
  return textColumn(texts);
}

async function eachRow(rows: number, pause: Pause, visit: (row: number) => void): Promise<void> {
  for (let row = 0; row < rows; row++) {
    if (row % SLICE === SLICE - 1) await pause();
    visit(row);
  }
}
