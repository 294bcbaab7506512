/** What the pictures of the complaints panel are laid out from. */

import type { DumbbellInput } from '../../charts/dumbbell.ts';
import type { ForestInput } from '../../charts/forest.ts';
import type { LineInput, LineSeries } from '../../charts/line.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { Lit } from '../contract.ts';
import { outcomeWord } from './names.ts';
import { OUTCOMES, type ComplaintsView, type ResolutionView, type ShareView } from './view.ts';

/** Picked share of each row by its people. */
export function litRows(people: ArrayLike<number>, lit: Lit | undefined): number[] | null {
  if (!lit) return null;
  return Array.from(people, (count, i) => (count > 0 ? (lit.counts[i] ?? 0) / count : 0));
}

interface NamedShare extends ShareView {
  readonly title: string;
}

function textsOf({ share, n }: ShareView, words: Translator): readonly string[] {
  return n > 0 && !Number.isNaN(share)
    ? [
        words.text('complaints.picture-share-text', { share, n }),
        words.text('complaints.picture-share-short', { share }),
      ]
    : [words.text('complaints.picture-nobody')];
}

/** Shares with their intervals, to be read. */
export function forestInput(rows: readonly NamedShare[], words: Translator): ForestInput {
  return {
    rows: rows.map((row) => ({
      name: row.title,
      estimate: row.share,
      low: row.low,
      high: row.high,
      truth: NaN,
      samples: [],
      texts: textsOf(row, words),
    })),
    scale: 'linear',
    reference: null,
  };
}

/** Customers by what became of their last complaint, to be picked. */
export function outcomesInput({ outcomes, customers }: ComplaintsView, words: Translator): DumbbellInput {
  return {
    rows: OUTCOMES.map((name, at) => {
      const [n, share] = [outcomes[at]!, outcomes[at]! / customers];
      return {
        name: words.message(outcomeWord(name)),
        from: NaN,
        to: n > 0 ? share : NaN,
        low: NaN,
        high: NaN,
        count: n,
        texts:
          n > 0 ? textsOf({ n, k: n, share, low: NaN, high: NaN }, words) : [words.text('complaints.picture-nobody')],
      };
    }),
    reference: null,
    low: 0,
    ends: null,
  };
}

type Times = NonNullable<ResolutionView['times']>;

export function resolutionInput(times: Times, words: Translator): LineInput {
  // The long wait of a few open cases says nothing more: the curve is level there.
  let settled = 0;
  times.settledBy.forEach((share, at) => {
    if (share > (times.settledBy[at - 1] ?? 0)) settled = times.time[at]!;
  });
  const end = times.time.at(-1)!;
  const high = settled > 0 ? Math.min(end, settled * 1.5) : end;
  const shown = times.time.filter((time) => time <= high).length;
  // Cut short, the level line goes on to the end of the axis.
  const cut = shown < times.time.length;
  const filled = (values: ArrayLike<number>): number[] => [0, ...Array.from(values).slice(0, cut ? shown + 1 : shown)];
  // Where no interval is known the line stands for it.
  const band = (values: Float64Array): number[] =>
    filled(values).map((value, at) => (Number.isNaN(value) ? (at === 0 ? 0 : times.settledBy[at - 1]!) : value));
  return {
    series: [
      {
        key: 'settled',
        name: words.text('complaints.picture-resolution-line'),
        note: words.number(times.settledBy.at(-1)!, 'percent0'),
        x: filled(times.time).map((time) => Math.min(time, high)),
        y: filled(times.settledBy),
        tone: 1,
        shape: 'steps',
        dash: 'none',
        band: { low: band(times.low), high: band(times.high) },
      },
    ],
    low: 0,
    ...(high > 0 ? { high } : {}),
    top: 1,
    bottom: 0,
    rules: Number.isNaN(times.median)
      ? []
      : [{ x: times.median, text: words.text('complaints.picture-median', { median: times.median }) }],
  };
}

/** Rates where there are orders, else counts. */
export function trendInput(view: ComplaintsView, words: Translator, width: number): LineInput {
  const { trend, rate } = view;
  const x = trend.map((_, at) => at);
  const main: LineSeries = {
    key: 'complaints',
    name: words.text(rate ? 'complaints.picture-trend-line-rate' : 'complaints.picture-trend-line'),
    x,
    y: trend.map((row) => (rate ? row.rate * 100 : row.complaints)),
    tone: 2,
    shape: 'dotted',
    dash: 'none',
    ...(rate ? { band: { low: trend.map(({ low }) => low * 100), high: trend.map(({ high }) => high * 100) } } : {}),
  };
  const level = rate ? rate.rate * 100 : view.complaints / trend.length;
  const every = Math.max(1, Math.ceil((trend.length - 1) / Math.max(2, Math.floor(width / 90))));
  return {
    series: [
      main,
      {
        key: 'all',
        name: words.text('complaints.picture-trend-all'),
        note: words.number(level, 'decimal1'),
        x: [x[0]!, x.at(-1)!],
        y: [level, level],
        tone: 'quiet',
        shape: 'line',
        dash: 'dotted',
      },
    ],
    low: 0,
    high: Math.max(1, trend.length - 1),
    bottom: 0,
    ticks: x.filter((at) => at % every === 0),
  };
}
