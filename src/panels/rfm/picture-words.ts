/** Sentences about cells that several pictures share. */

import type { TipLines } from '../../charts/parts/tip.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { Letter } from './letters.ts';
import { shareOf } from './picture.ts';
import type { RfmView } from './view.ts';

export interface CellWords {
  /** raw values of a score as `217–505`, '' where nobody has it */
  range(letter: Letter, score: number): string;
  /** a raw value of a measure as it is written at axes and cuts */
  value(letter: Letter, value: number): string;
  /**
   * Name with count, then revenue and share, then the picked part.
   *
   * @param scores those that are fixed, such as R and F of a face cell
   * @param picked `null` while nothing is picked
   */
  lines(
    scores: Readonly<Partial<Record<Letter, number>>>,
    count: number,
    revenue: number,
    picked: number | null,
  ): TipLines;
  /** the two lines below a name */
  facts(count: number, revenue: number, picked: number | null): string[];
}

export function createCellWords(words: Translator, view: RfmView, currency: string | null): CellWords {
  const money = (value: number): string => words.number(value, 'money', currency ?? undefined);

  function value(letter: Letter, raw: number): string {
    return letter === 'm' && Math.abs(raw) >= 100_000
      ? words.number(raw, 'compact')
      : words.number(raw, letter === 'm' ? 'number' : 'integer');
  }

  function range(letter: Letter, score: number): string {
    const entry = view.measures[letter].scores.find((candidate) => candidate.score === score);
    if (!entry || !(entry.count > 0)) return '';
    const low = value(letter, entry.low);
    const high = value(letter, entry.high);
    return low === high ? low : words.text('rfm.picture-range', { low, high });
  }

  function facts(count: number, revenue: number, picked: number | null): string[] {
    const share = shareOf(revenue, view.revenue);
    const line = Number.isNaN(share)
      ? money(revenue)
      : words.text('rfm.picture-revenue-share', { revenue: money(revenue), share });
    if (picked === null) return [line];
    return [line, words.text('rfm.picture-picked-share', { picked, share: shareOf(picked, count) })];
  }

  function lines(
    scores: Readonly<Partial<Record<Letter, number>>>,
    count: number,
    revenue: number,
    picked: number | null,
  ): TipLines {
    const parts = (['r', 'f', 'm'] as const).flatMap((letter) => {
      const score = scores[letter];
      return score === undefined ? [] : [words.text('rfm.picture-score', { letter: letter.toUpperCase(), score })];
    });
    const name = words.text('rfm.picture-cell', { scores: parts.join(' · '), count });
    return count > 0 ? [name, ...facts(count, revenue, picked)] : [name];
  }

  return { range, value, lines, facts };
}
