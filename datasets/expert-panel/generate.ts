/** A Delphi inquiry about the weights of six criteria of a milk-tea shop, made from one whole number. */

import { CRITERIA, FLAWS } from './catalogue.ts';
import { drawSheets, type Sheet } from './process.ts';

export interface ExpertPanelOptions {
  readonly seed?: number;
  /** false leaves out the short sum, the blank and the absence */
  readonly flaws?: boolean;
}

export const SEED = 1963;
export const HEADER = ['专家', '轮次', ...CRITERIA.map(([name]) => name)].join();

/** UTF-8 with byte order mark, rows end in LF, round by round; columns are told in dictionary.md. */
export function generateExpertPanel({ seed = SEED, flaws = true }: ExpertPanelOptions = {}): Uint8Array<ArrayBuffer> {
  const rows = drawSheets(seed)
    .filter((sheet) => !flaws || !is(sheet, FLAWS.absent))
    .map((sheet) => cellsOf(sheet, flaws).join());
  return new TextEncoder().encode(`\ufeff${HEADER}\n${rows.map((row) => `${row}\n`).join('')}`);
}

function cellsOf(sheet: Sheet, flaws: boolean): string[] {
  const points = sheet.points.map(String);
  if (flaws && is(sheet, FLAWS.short)) {
    const largest = sheet.points.indexOf(sheet.points.reduce((most, value) => Math.max(most, value), 0));
    points[largest] = String(sheet.points[largest]! - 5);
  }
  if (flaws && is(sheet, FLAWS.blank)) points[FLAWS.blank.criterion] = '';
  return [`专家${String(sheet.expert + 1).padStart(2, '0')}`, `第${sheet.round + 1}轮`, ...points];
}

function is(sheet: Sheet, { expert, round }: { readonly expert: number; readonly round: number }): boolean {
  return sheet.expert === expert && sheet.round === round;
}
