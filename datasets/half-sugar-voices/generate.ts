/** The answer sheets of Half-Sugar Tea's customers (半糖茶铺), made from one whole number: equal options give equal bytes everywhere. */

import { createRandom } from '../half-sugar/random.ts';
import { CHANNELS, COLUMNS, DRIVERS, FLAWS, RIVALRY, STORES, WORDS } from './catalogue.ts';
import { drawSheets, type Sheet } from './process.ts';

export interface HalfSugarVoicesOptions {
  readonly seed?: number;
  /** false leaves out blanks, answers outside the scale, words on no list and days that cannot be read */
  readonly flaws?: boolean;
}

export const SEED = 2459;
export const HEADER = `\ufeff${COLUMNS.join()}\n`;

const UNMAPPED = ['还行吧', '看情况', '不好说', '凑合', '？'] as const;
const UNDATED = ['########', '2024-02-30', '上周'] as const;

/** UTF-8 with byte order mark, rows end in LF and are in order of time; columns are told in dictionary.md. */
export function generateHalfSugarVoices({
  seed = SEED,
  flaws = true,
}: HalfSugarVoicesOptions = {}): Uint8Array<ArrayBuffer> {
  const rows = drawSheets(seed).map(cellsOf);
  if (flaws) spoil(rows, seed);
  return new TextEncoder().encode(`${HEADER}${rows.map((cells) => `${cells.join()}\n`).join('')}`);
}

/** M000001 … are members of the shop; W0001 … have no card. */
export function idOf(person: number): string {
  return person >= 0 ? `M${String(person + 1).padStart(6, '0')}` : `W${String(-person).padStart(4, '0')}`;
}

function cellsOf(sheet: Sheet): string[] {
  const { month, date, recommend, satisfaction, loyalty, expected, perceived, drivers } = sheet;
  return [
    idOf(sheet.person),
    `${2024 + Math.floor(month / 12)}-${two((month % 12) + 1)}-${two(date)}`,
    ...[recommend, satisfaction, loyalty, expected, perceived].map(String),
    ...drivers.map((value) => WORDS[5 - value]!),
    RIVALRY[sheet.rivalry]![0],
    STORES[sheet.store]![0],
    CHANNELS[sheet.channel]![0],
  ];
}

/** At most one flaw a row, each somewhere in its own stretch of the file. */
function spoil(rows: string[][], seed: number): void {
  const random = createRandom(seed + 1);
  const spoilt = new Set<number>();
  const each = (times: number, put: (cells: string[], turn: number) => void): void => {
    for (let turn = 0; turn < times; turn += 1) {
      let row: number;
      do row = Math.floor(((turn + random()) * rows.length) / times);
      while (spoilt.has(row));
      spoilt.add(row);
      put(rows[row]!, turn);
    }
  };
  each(FLAWS.unsaid, (cells) => (cells[2] = ''));
  each(FLAWS.outside, (cells, turn) => (cells[2] = turn % 2 === 0 ? '11' : '99'));
  for (let column = 3; column < 7 + DRIVERS.length; column += 1) each(FLAWS.blank, (cells) => (cells[column] = ''));
  each(FLAWS.unmapped, (cells, turn) => (cells[7 + (turn % DRIVERS.length)] = UNMAPPED[turn]!));
  each(FLAWS.undated, (cells, turn) => (cells[1] = UNDATED[turn]!));
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
