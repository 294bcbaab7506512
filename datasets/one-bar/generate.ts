/** The satisfaction survey of One Bar (一格手机), made from one whole number: equal options give equal bytes everywhere. */

import { createRandom } from '../half-sugar/random.ts';
import { AGES, CHANNELS, ITEMS, MODELS, SEXES, TENURES } from './catalogue.ts';
import { drawRespondents, type Respondent } from './process.ts';

export interface OneBarOptions {
  /** 600 for the bundled file */
  readonly respondents?: number;
  readonly seed?: number;
  /** false leaves out unanswered questions, sheets broken off, and answers that are none */
  readonly flaws?: boolean;
}

export const RESPONDENTS = 600;

export const HEADER = [
  '受访者编号',
  '提交时间',
  '性别',
  '年龄段',
  '机型',
  '使用时长',
  '购买渠道',
  ...ITEMS.map(({ name }) => name),
].join();

/** What is wrong with the file beside questions not answered; other sizes have it in proportion. */
export const FLAWS = {
  /** sheets broken off after the questions on value: nothing from there on */
  brokenOff: 6,
  /** answers `说不清` */
  word: 7,
  /** answers 99, as some survey tools write “no answer” */
  code: 9,
  /** answers 11, on no scale of 1 to 10 */
  outside: 3,
} as const;

/** Cells of answers that are none. */
export const CELLS = { word: '说不清', code: '99', outside: '11' } as const;

/** Items from this one on are empty in sheets broken off. */
export const LAST_ANSWERED = ITEMS.findIndex(({ construct }) => construct === 'satisfaction');

const SEED = 1001;

/** Three weeks from 2025-09-01, 8 in the morning to 11 at night. */
const DAYS = 21;
const OPEN = 8 * 60;
const MINUTES = 15 * 60;

/** UTF-8 with byte order mark, rows end in LF and are in order of time; columns are told in dictionary.md. */
export function generateOneBar(options: OneBarOptions = {}): Uint8Array<ArrayBuffer> {
  const { seed, flaws, respondents } = settle(options);
  const drawn = drawTruth(options);
  const random = createRandom(seed + 1);
  const cells = drawn.map(({ answers }) => Array.from(answers, (answer) => (answer === 0 ? '' : String(answer))));
  if (flaws) spoil(cells, respondents / RESPONDENTS, random);
  const lines = [HEADER];
  drawn.forEach((respondent, row) => {
    const at = ((row + random()) / respondents) * DAYS;
    const day = Math.floor(at);
    const minute = OPEN + Math.floor((at - day) * MINUTES);
    lines.push([respondentId(row), timeOf(day, minute), ...groupsOf(respondent), ...cells[row]!].join());
  });
  return new TextEncoder().encode(`\ufeff${lines.join('\n')}\n`);
}

/** The respondents behind the file of the same options, in the order of the file. */
export function drawTruth(options: OneBarOptions = {}): readonly Respondent[] {
  const { seed, flaws, respondents } = settle(options);
  return drawRespondents(seed, respondents, flaws);
}

export function respondentId(row: number): string {
  return `P${String(row + 1).padStart(4, '0')}`;
}

function groupsOf({ sex, age, model, tenure, channel }: Respondent): string[] {
  return [SEXES[sex]!, AGES[age]!, MODELS[model]!, TENURES[tenure]!, CHANNELS[channel]!].map(({ name }) => name);
}

function timeOf(day: number, minute: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `2025-09-${two(day + 1)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** Puts the flaws in, spread over the file; an answer spoilt was given, so that no gap is hidden. */
function spoil(cells: string[][], share: number, random: () => number): void {
  const rows = new Set<number>();
  const row = (at: number): number => {
    let free = Math.floor(at * cells.length);
    while (rows.has(free)) free = (free + 1) % cells.length;
    rows.add(free);
    return free;
  };
  for (const [flaw, count] of Object.entries(FLAWS)) {
    const wanted = Math.round(count * share);
    for (let i = 0; i < wanted; i += 1) {
      const sheet = cells[row((i + random()) / wanted)]!;
      if (flaw === 'brokenOff') {
        sheet.fill('', LAST_ANSWERED);
        continue;
      }
      let column = Math.floor(random() * sheet.length);
      while (sheet[column] === '') column = (column + 1) % sheet.length;
      sheet[column] = CELLS[flaw as keyof typeof CELLS];
    }
  }
}

function settle({ respondents = RESPONDENTS, seed = SEED, flaws = true }: OneBarOptions) {
  return { respondents, seed, flaws };
}
