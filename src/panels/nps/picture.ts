/** What the pictures of the net-promoter panel are laid out from. */

import type { Translator } from '../../i18n/translate.ts';
import type { AnswerBarsInput } from '../../charts/answer-bars.ts';
import type { DumbbellInput } from '../../charts/dumbbell.ts';
import type { ForestInput } from '../../charts/forest.ts';
import type { LineInput, LineSeries } from '../../charts/line.ts';
import type { Lit } from '../contract.ts';
import { answersOf, classWord, groupWord, rangeWord, SURE } from './names.ts';
import { CLASSES, type DriversView, type NpsView, type SegmentsView, type TrendView, type ValueView } from './view.ts';

/** Detractors in the warm hue, promoters in the cool one, passives grey. */
const HUES = { detractor: 3, passive: 0, promoter: 1 } as const;

/** Bars count sheets while people are picked: the picked share of the people of a bar, as sheets. */
export function litSheets(
  counts: ArrayLike<number>,
  people: ArrayLike<number>,
  lit: Lit | null | undefined,
): Float64Array | null {
  if (!lit) return null;
  return Float64Array.from(counts, (count, i) => (people[i]! > 0 ? (count * lit.counts[i]!) / people[i]! : 0));
}

export function answerInput(view: NpsView, words: Translator): AnswerBarsInput {
  const shares = { detractor: view.detractors, passive: view.passives, promoter: view.promoters };
  return {
    answers: view.answers.map(String),
    counts: view.counts,
    groups: CLASSES.flatMap((name) => {
      const { from, to, none } = answersOf(name, view);
      if (none) return [];
      const share = shares[name] / view.n;
      const word = words.message(classWord(name));
      return [
        {
          from: from - view.minimum,
          to: to - view.minimum,
          hue: HUES[name],
          texts: [words.text('nps.picture-group', { class: word, share }), words.number(share, 'percent1'), word],
        },
      ];
    }),
  };
}

/** Class of an answer by its place. */
export function classAt(place: number, { minimum, promoterFrom, detractorTo }: NpsView): (typeof CLASSES)[number] {
  const answer = minimum + place;
  return answer >= promoterFrom ? 'promoter' : answer <= detractorTo ? 'detractor' : 'passive';
}

/** Ends of an axis of points around what is drawn on it, in tens. */
export function pointsAxis(values: readonly number[]): { readonly bottom: number; readonly top: number } {
  const known = values.filter(Number.isFinite);
  const bottom = Math.max(-100, Math.floor(Math.min(0, ...known) / 10) * 10);
  const top = Math.min(100, Math.ceil(Math.max(0, ...known) / 10) * 10);
  return top > bottom ? { bottom, top } : { bottom, top: bottom + 10 };
}

export function trendInput(view: NpsView, trend: TrendView, words: Translator, width: number): LineInput {
  const { rows, step } = trend;
  const x = rows.map((_, at) => at);
  const gap = ({ n }: { readonly n: number }, value: number): number => (n > 0 ? value : NaN);
  const level = (key: string, name: string, value: number, dash: 'dashed' | 'dotted'): LineSeries => ({
    key,
    name,
    note: words.number(value, 'decimal1'),
    x: [x[0]!, x.at(-1)!],
    y: [value, value],
    tone: 'quiet',
    shape: 'line',
    dash,
  });
  const series: LineSeries[] = [
    {
      key: 'nps',
      name: words.text('nps.picture-trend-line'),
      x,
      y: rows.map((row) => gap(row, row.nps)),
      tone: 2,
      shape: 'dotted',
      dash: 'none',
      band: { low: rows.map((row) => gap(row, row.low)), high: rows.map((row) => gap(row, row.high)) },
    },
    level('all', words.text('nps.picture-trend-all'), view.nps, 'dotted'),
    ...(view.target === null ? [] : [level('target', words.text('nps.picture-trend-target'), view.target, 'dashed')]),
  ];
  const every = Math.max(1, Math.ceil((rows.length - 1) / Math.max(2, Math.floor(width / 90))));
  const sure = step !== null && step.adjusted < SURE;
  return {
    series,
    low: 0,
    high: Math.max(1, rows.length - 1),
    ...pointsAxis([...rows.flatMap((row) => (row.n > 0 ? [row.low, row.high] : [])), view.target ?? NaN]),
    ticks: x.filter((at) => at % every === 0),
    rules: sure
      ? [{ x: step.at - 0.5, text: words.text('nps.picture-trend-step', { difference: step.difference }) }]
      : [],
  };
}

export function segmentsInput(view: NpsView, { rows }: SegmentsView, words: Translator): DumbbellInput {
  return {
    rows: rows.map((row) => {
      const star = row.adjusted < SURE ? ' *' : '';
      const parameters = { nps: row.nps, n: row.n, star };
      return {
        name: words.message(groupWord(row.name)),
        from: NaN,
        to: row.nps,
        low: row.low,
        high: row.high,
        count: row.n,
        texts:
          row.n > 0
            ? [
                words.text('nps.picture-segment-text', parameters),
                words.text('nps.picture-segment-text-short', parameters),
              ]
            : [words.text('nps.picture-nobody')],
      };
    }),
    reference: view.nps,
    ends: null,
  };
}

export function driversInput(
  { rows }: DriversView,
  measure: 'beta' | 'weight',
  words: Translator,
): { readonly order: readonly number[]; readonly input: ForestInput } {
  const value = (row: number): number => (measure === 'beta' ? rows[row]!.beta : rows[row]!.share);
  const size = (row: number): number => (Number.isNaN(value(row)) ? -1 : Math.abs(value(row)));
  const order = rows.map((_, row) => row).sort((a, b) => size(b) - size(a));
  return {
    order,
    input: {
      rows: order.map((row) => {
        const { label, low, high, left } = rows[row]!;
        return {
          name: label,
          estimate: value(row),
          low: measure === 'beta' ? low : NaN,
          high: measure === 'beta' ? high : NaN,
          truth: NaN,
          samples: [],
          texts: [
            left !== null
              ? words.text('nps.picture-driver-left')
              : words.number(value(row), measure === 'beta' ? 'decimal2' : 'percent1'),
          ],
        };
      }),
      scale: 'linear',
      reference: 0,
    },
  };
}

export function valueInput({ classes }: ValueView, words: Translator): DumbbellInput {
  return {
    rows: classes.map((row) => ({
      name: words.message(classWord(row.class)),
      from: NaN,
      to: row.share,
      low: row.low,
      high: row.high,
      count: row.n,
      texts:
        row.n > 0
          ? [
              words.text('nps.picture-value-text', { share: row.share, spend: Math.round(row.spend) }),
              words.text('nps.picture-value-text-short', { share: row.share }),
            ]
          : [words.text('nps.picture-nobody')],
    })),
    reference: null,
    ends: null,
  };
}

/** A range in words, ready to be put into a text. */
export function rangeText(words: Translator, low: number, high: number): string {
  return words.message(rangeWord(low, high));
}
