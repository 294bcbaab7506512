/** The Kano survey of Half-Sugar Tea (半糖茶铺), made from one whole number: equal options give equal bytes everywhere. */

import { createRandom } from '../half-sugar/random.ts';
import { COLUMNS, FEATURES, FLAWS, questionsOf, SEGMENTS, UNMAPPED, WORDS } from './catalogue.ts';
import { drawSheets, type Sheet } from './process.ts';

export interface HalfSugarKanoOptions {
  readonly seed?: number;
  /** false leaves out blanks, sheets that stop half way, words on no list and importance outside the scale; careless people stay */
  readonly flaws?: boolean;
}

export const SEED = 1989;
export const HEADER = [...COLUMNS, ...FEATURES.flatMap((_, f) => questionsOf(f))].join();

/** Columns of a feature, after those of the respondent. */
const PER_FEATURE = 3;

/** UTF-8 with byte order mark, rows end in LF and are in order of time; columns are told in dictionary.md. */
export function generateHalfSugarKano({
  seed = SEED,
  flaws = true,
}: HalfSugarKanoOptions = {}): Uint8Array<ArrayBuffer> {
  const sheets = drawSheets(seed);
  const rows = sheets.map(cellsOf);
  if (flaws) spoil(rows, sheets, seed);
  return new TextEncoder().encode(`\ufeff${HEADER}\n${rows.map((cells) => `${cells.join()}\n`).join('')}`);
}

/** M000001 … are members of the shop; G001 … have no card. */
export function idOf(person: number): string {
  return person >= 0 ? `M${String(person + 1).padStart(6, '0')}` : `G${String(-person).padStart(3, '0')}`;
}

function cellsOf(sheet: Sheet, row: number): string[] {
  return [
    String(row + 1),
    timeOf(sheet),
    String(sheet.took),
    idOf(sheet.person),
    SEGMENTS[sheet.segment]![0],
    ...FEATURES.flatMap((_, f) => [
      WORDS[sheet.functional[f]! - 1]!,
      WORDS[sheet.dysfunctional[f]! - 1]!,
      String(sheet.importance[f]!),
    ]),
  ];
}

/** `2025/12/8 9:05:02`, as survey tools write it. */
function timeOf({ day, second }: Sheet): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `2025/12/${8 + day} ${Math.floor(second / 3600)}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
}

/** Only careful sheets are spoilt, so that careless ones stay what they are; at most one kind of flaw a sheet but blanks. */
function spoil(rows: string[][], sheets: readonly Sheet[], seed: number): void {
  const random = createRandom(seed + 1);
  const spoilt = new Set<number>();
  const feature = (): number => Math.floor(random() * FEATURES.length);
  const column = (f: number, question: number): number => COLUMNS.length + f * PER_FEATURE + question;
  const each = (times: number, alone: boolean, put: (cells: string[], turn: number) => void): void => {
    for (let turn = 0; turn < times; turn += 1) {
      let row: number;
      do row = Math.floor(((turn + random()) * rows.length) / times);
      while (sheets[row]!.care !== 'careful' || spoilt.has(row));
      if (alone) spoilt.add(row);
      put(rows[row]!, turn);
    }
  };
  each(FLAWS.stopped, true, (cells) => {
    for (let at = column(4 + Math.floor(random() * 6), 0); at < cells.length; at += 1) cells[at] = '';
  });
  each(FLAWS.unmapped, true, (cells, turn) => (cells[column(feature(), turn % 2)] = UNMAPPED[turn]!));
  each(FLAWS.outside, true, (cells, turn) => (cells[column(feature(), 2)] = turn % 2 === 0 ? '9' : '77'));
  each(FLAWS.blank, false, (cells) => {
    let at: number;
    do at = column(feature(), Math.floor(random() * PER_FEATURE));
    while (cells[at] === '');
    cells[at] = '';
  });
}
