/** What the pictures of the expectation panel are laid out from. */

import type { AnswerBarsInput } from '../../charts/answer-bars.ts';
import { dumbbellDomain, type DumbbellInput } from '../../charts/dumbbell.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { Lit } from '../contract.ts';
import { barWord, groupWord, pairWord, SURE } from './names.ts';
import { FEELINGS, type ExpectationView } from './view.ts';

const HUES = { dissatisfied: 3, met: 0, delighted: 1 } as const;

/** Bars count sheets while people are picked: the picked share of the people of a bar, as sheets. */
export function litSheets(
  counts: ArrayLike<number>,
  people: ArrayLike<number>,
  lit: Lit | null | undefined,
): Float64Array | null {
  if (!lit) return null;
  return Float64Array.from(counts, (count, i) => (people[i]! > 0 ? (count * lit.counts[i]!) / people[i]! : 0));
}

function rowTexts(words: Translator, mean: number, n: number, sure: boolean): string[] {
  if (n === 0) return [words.text('expectation.picture-nobody')];
  const parameters = { mean, n, star: sure ? ' *' : '' };
  return [words.text('expectation.picture-row', parameters), words.text('expectation.picture-row-short', parameters)];
}

function ends(words: Translator): readonly [string, string] {
  return [words.text('expectation.picture-expected'), words.text('expectation.picture-perceived')];
}

/** One row an item. */
export function pairsInput({ pairs }: ExpectationView, words: Translator): DumbbellInput {
  return {
    rows: pairs.map((pair) => ({
      name: words.message(pairWord(pair)),
      from: pair.expected,
      to: pair.perceived,
      low: NaN,
      high: NaN,
      count: pair.n,
      texts: rowTexts(words, pair.mean, pair.n, pair.adjusted < SURE),
    })),
    reference: null,
    ends: ends(words),
  };
}

/** One row a group. */
export function segmentsInput({ rows }: NonNullable<ExpectationView['segments']>, words: Translator): DumbbellInput {
  return {
    rows: rows.map((row) => ({
      name: words.message(groupWord(row.name)),
      from: row.expected,
      to: row.perceived,
      low: NaN,
      high: NaN,
      count: row.n,
      texts: rowTexts(words, row.mean, row.n, row.adjusted < SURE),
    })),
    reference: null,
    ends: ends(words),
  };
}

/** Name of the axis of answers, which says where it shows a part of the scale only. */
export function answerAxis(
  input: DumbbellInput,
  { minimum, maximum }: Pick<ExpectationView, 'minimum' | 'maximum'>,
  words: Translator,
): string {
  const [low, high] = dumbbellDomain(input);
  return low > minimum || high < maximum
    ? words.text('expectation.picture-axis-part', { minimum, maximum })
    : words.text('expectation.picture-axis');
}

export function differencesInput(view: ExpectationView, words: Translator): AnswerBarsInput {
  const pair = view.pairs[view.chosen]!;
  const middle = (view.bars.length - 1) / 2;
  const places = {
    dissatisfied: [0, middle - 1],
    met: [middle, middle],
    delighted: [middle + 1, view.bars.length - 1],
  };
  const counts = { dissatisfied: pair.dissatisfied, met: pair.met, delighted: pair.delighted };
  return {
    answers: view.bars.map((_, bar) => words.message(barWord(view, bar))),
    counts: view.counts,
    groups: FEELINGS.flatMap((feeling) => {
      const [from, to] = places[feeling];
      if (to! < from!) return [];
      const share = counts[feeling] / pair.n;
      const word = words.text(`expectation.short-${feeling}`);
      return [
        {
          from: from!,
          to: to!,
          hue: HUES[feeling],
          texts: [
            words.text('expectation.picture-group', { feeling: word, share }),
            words.number(share, 'percent1'),
            words.number(share, 'percent0'),
          ],
        },
      ];
    }),
  };
}
