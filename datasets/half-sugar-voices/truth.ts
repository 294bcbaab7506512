/** The truth behind the answer sheets: what each month's recommendations are expected to be, whatever chance made of them. */

import { MONTHS, PRICE_RISE, THRESHOLDS } from './catalogue.ts';
import { SEED } from './generate.ts';
import { drawSheets, type Sheet } from './process.ts';

export interface MonthTruth {
  /** months since 2024-01 */
  readonly month: number;
  readonly answers: number;
  /** expected shares, 0 … 1 */
  readonly promoters: number;
  readonly detractors: number;
  /** expected net promoter score, −1 … 1 */
  readonly nps: number;
}

/** Chance of recommending with 9 or 10, and with 0 … 6. */
export function chancesOf({ logOdds }: Sheet): { readonly promoter: number; readonly detractor: number } {
  const atLeast = (answer: number): number => 1 / (1 + Math.exp(THRESHOLDS[answer - 1]! - logOdds));
  return { promoter: atLeast(9), detractor: 1 - atLeast(7) };
}

/** Expected score of these sheets. */
export function expectedNps(sheets: readonly Sheet[]): Omit<MonthTruth, 'month'> {
  const chances = sheets.map(chancesOf);
  const promoters = chances.reduce((sum, { promoter }) => sum + promoter, 0) / sheets.length;
  const detractors = chances.reduce((sum, { detractor }) => sum + detractor, 0) / sheets.length;
  return { answers: sheets.length, promoters, detractors, nps: promoters - detractors };
}

export interface VoicesTruth {
  readonly sheets: readonly Sheet[];
  readonly months: readonly MonthTruth[];
  readonly before: number;
  readonly after: number;
}

export function drawTruth(seed: number = SEED): VoicesTruth {
  const sheets = drawSheets(seed);
  return {
    sheets,
    months: Array.from({ length: MONTHS }, (_, month) => ({
      month,
      ...expectedNps(sheets.filter((sheet) => sheet.month === month)),
    })),
    before: expectedNps(sheets.filter(({ month }) => month < PRICE_RISE.month)).nps,
    after: expectedNps(sheets.filter(({ month }) => month >= PRICE_RISE.month)).nps,
  };
}

/** CSV, one row a month; columns are told in dictionary.md. */
export function truthTable({ months }: VoicesTruth = drawTruth()): string {
  const lines = ['month,answers,promoters,detractors,nps'];
  for (const { month, answers, promoters, detractors, nps } of months)
    lines.push(
      [
        `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`,
        answers,
        promoters.toFixed(4),
        detractors.toFixed(4),
        nps.toFixed(4),
      ].join(),
    );
  return `${lines.join('\n')}\n`;
}
