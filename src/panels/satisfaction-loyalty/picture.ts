/** From the view to what the pictures draw, and from what is dragged to the options it writes. Pure. */

import type { ForestInput } from '../../charts/forest.ts';
import type { LineInput, LineSeries, LineTone } from '../../charts/line.ts';
import { clamp } from '../../charts/parts/box.ts';
import type { SankeyInput } from '../../charts/sankey.ts';
import type { StackedBarsInput } from '../../charts/stacked-bars.ts';
import type { Translator } from '../../i18n/translate.ts';
import { firstDayOf, periodOf } from '../../lib/periods.ts';
import type { SlopeChange } from '../../models/slope-change.ts';
import type { GroupName } from '../column-groups.ts';
import type { Lit } from '../contract.ts';
import { TYPES, type LoyaltyType, type SatisfactionLoyaltyOptions } from './options.ts';
import type { GroupView, SatisfactionLoyaltyView, ScoreView, TrapView, TrendView } from './view.ts';

/** Colours of the types among the categories. */
export const HUES: Readonly<Record<LoyaltyType, number>> = { neither: 2, captive: 5, mercenary: 3, loyal: 1 };

const TONES: readonly LineTone[] = [1, 2, 3, 4, 5];
const DASHES = ['none', 'dashed', 'dotted', 'dashed', 'dotted'] as const;

export function toneOf(index: number): LineTone {
  return TONES[index % TONES.length]!;
}

export function nameOf(words: Translator, name: GroupName): string {
  return typeof name === 'string' ? name : words.message(name);
}

/** The cuts as they are drawn: typed ones show at once, the engine's answer follows. */
export function cutsInForce(
  { cuts }: Pick<SatisfactionLoyaltyView, 'cuts'>,
  { cutBy, cutSatisfaction, cutLoyalty }: SatisfactionLoyaltyOptions,
): SatisfactionLoyaltyView['cuts'] {
  return cutBy === 'value' ? { x: cutSatisfaction ?? cuts.x, y: cutLoyalty ?? cuts.y } : cuts;
}

/** What dragged cuts write. */
export function movedCuts(cuts: { readonly x: number; readonly y: number }): Partial<SatisfactionLoyaltyOptions> {
  return { cutBy: 'value', cutSatisfaction: clean(cuts.x), cutLoyalty: clean(cuts.y) };
}

function clean(value: number): number {
  return Number(value.toFixed(2)) + 0;
}

/** Picked share of each mark; `null` while nothing is picked. */
export function litShares(counts: ArrayLike<number>, lit: Lit | undefined): Float64Array | null {
  if (!lit) return null;
  return Float64Array.from({ length: counts.length }, (_, i) =>
    counts[i]! > 0 ? clamp((lit.counts[i] ?? 0) / counts[i]!, 0, 1) : 0,
  );
}

/** The types of each group, as shares. */
export function mixInput({ groups }: SatisfactionLoyaltyView, words: Translator): StackedBarsInput {
  return {
    direction: 'right',
    bars: groups.map(({ name, types }) => {
      const all = types.reduce((sum, count) => sum + count, 0);
      return {
        values: MIXED.map((type) => (all > 0 ? types[TYPES.indexOf(type)]! / all : 0)),
        name: nameOf(words, name),
        text: words.text('satisfaction-loyalty.picture-mix-count', { customers: all }),
      };
    }),
    hues: MIXED.map((type) => HUES[type]),
    parts: MIXED.map((type) => words.text(`satisfaction-loyalty.short-${type}`)),
    along: [],
    names: { value: [words.text('satisfaction-loyalty.picture-mix-axis')], along: [] },
  };
}

/** Good to bad, so that bars compare from the left. */
export const MIXED: readonly LoyaltyType[] = ['loyal', 'mercenary', 'captive', 'neither'];

/** The axis of satisfaction: with few answers a tick at each, and room for the points of the outer ones. */
function acrossOf({ minimum, maximum, whole }: ScoreView): {
  readonly low: number;
  readonly high: number;
  readonly ticks?: readonly number[];
} {
  if (!whole) return { low: minimum, high: maximum };
  const room = (maximum - minimum) / 40;
  return {
    low: minimum - room,
    high: maximum + room,
    ticks: Array.from({ length: maximum - minimum + 1 }, (_, i) => minimum + i),
  };
}

/** The scale itself, from its lowest answer up, except where that is 0. */
function uprightOf({ minimum, maximum }: ScoreView): { readonly top: number; readonly bottom?: number } {
  return { top: maximum, ...(minimum === 0 ? {} : { bottom: minimum }) };
}

export function curvesInput(view: SatisfactionLoyaltyView, words: Translator): LineInput {
  const drawn = view.groups.filter(({ fault }) => fault === null);
  return {
    series: drawn.flatMap((group): LineSeries[] => {
      const tone = toneOf(group.mark);
      const { x, value, low, high, points, shape } = group;
      return [
        {
          key: `g${group.mark}`,
          name: nameOf(words, group.name),
          ...(shape ? { note: words.text('satisfaction-loyalty.picture-slope', { slope: shape.slope.value }) } : {}),
          x,
          y: value,
          tone,
          shape: 'line',
          dash: DASHES[group.mark % DASHES.length]!,
          band: { low, high },
        },
        { key: `p${group.mark}`, name: '', x: points.x, y: points.mean, tone, shape: 'points', dash: 'none' },
      ];
    }),
    ...acrossOf(view.satisfaction),
    ...uprightOf(view.loyalty),
  };
}

/** The curve of a group at a place where it is told; `null` where it is not. */
export function readCurve(
  { x, value, low, high }: Pick<GroupView, 'x' | 'value' | 'low' | 'high'>,
  at: number,
): { readonly value: number; readonly low: number; readonly high: number } | null {
  const i = x.indexOf(at);
  return i < 0 ? null : { value: value[i]!, low: low[i]!, high: high[i]! };
}

export function trapInput(view: SatisfactionLoyaltyView, trap: TrapView, words: Translator): LineInput {
  const { bend, x } = trap;
  const [first, last] = [x[0]!, x.at(-1)!];
  const places = Float64Array.of(first, bend.at, last);
  return {
    series: [
      {
        key: 'means',
        name: words.text('satisfaction-loyalty.picture-means'),
        x,
        y: trap.mean,
        tone: 'quiet',
        shape: 'points',
        dash: 'none',
        band: { low: trap.low, high: trap.high },
      },
      {
        key: 'line',
        name: words.text('satisfaction-loyalty.picture-line'),
        x: places,
        y: places.map((at) => lineAt(bend, at)),
        tone: 3,
        shape: 'line',
        dash: 'none',
      },
    ],
    ...acrossOf(view.satisfaction),
    ...uprightOf(view.loyalty),
  };
}

/** Height of the bent line. */
export function lineAt({ at, height, below, above }: SlopeChange, x: number): number {
  return height + (x < at ? below.value : above.value) * (x - at);
}

/** A bend needs answers on either side: the ends of the scale are none. */
export function bendAt(x: number, trap: TrapView): number {
  return clamp(x, trap.x[1] ?? x, trap.x.at(-2) ?? x);
}

export function trendInput(trend: TrendView, words: Translator): LineInput {
  const { days, satisfaction, loyalty } = trend;
  const lows = [...satisfaction.low, ...loyalty.low].filter(Number.isFinite);
  const highs = [...satisfaction.high, ...loyalty.high].filter(Number.isFinite);
  const bottom = Math.max(0, 10 * Math.floor(Math.min(...lows) / 10));
  const ends = Float64Array.of(days[0]!, days.at(-1)!);
  const line = (key: 'satisfaction' | 'loyalty', tone: LineTone): LineSeries[] => {
    const { slope } = trend[`${key}Trend`];
    const { mean, low, high } = trend[key];
    const fit = trend[`${key}Trend`];
    return [
      {
        key,
        name: words.text(`satisfaction-loyalty.picture-${key}`),
        note: words.text('satisfaction-loyalty.picture-trend-year', { slope }),
        x: days,
        y: mean,
        tone,
        shape: 'line',
        dash: 'none',
        band: { low, high },
      },
      {
        key: `${key}-trend`,
        name: '',
        x: ends,
        y: Float64Array.of(fit.first, fit.last),
        tone,
        shape: 'line',
        dash: 'dashed',
      },
    ];
  };
  return {
    series: [...line('satisfaction', 1), ...line('loyalty', 3)],
    top: Math.min(100, 10 * Math.ceil(Math.max(...highs) / 10)),
    ...(bottom > 0 ? { bottom } : {}),
    ticks: ticksOf(days, trend.unit),
  };
}

/** Years where they are many, else about four of the periods. */
function ticksOf(days: Float64Array, unit: TrendView['unit']): readonly number[] {
  const years = new Set([...days].map((day) => firstDayOf(periodOf(day, 'year'), 'year')));
  if (unit === 'year' || years.size > 4) return [...years].filter((day) => day >= days[0]!);
  const step = Math.max(1, Math.ceil(days.length / 5));
  return [...days].filter((_, i) => i % step === 0);
}

export function backInput({ behaviour }: SatisfactionLoyaltyView, words: Translator): ForestInput {
  const { types, seen, returned } = behaviour!;
  return {
    scale: 'linear',
    reference: returned / seen,
    rows: MIXED.map((key) => {
      const { share, low, high } = types[TYPES.indexOf(key)]!;
      const known = Number.isFinite(share);
      return {
        name: words.text(`satisfaction-loyalty.${key}`),
        estimate: share,
        low: known ? low : NaN,
        high: known ? high : NaN,
        truth: NaN,
        samples: [],
        texts: known
          ? [
              words.text('satisfaction-loyalty.picture-back-text', { share, low, high }),
              words.text('satisfaction-loyalty.picture-back-short', { share }),
            ]
          : ['–'],
      };
    }),
  };
}

export function linksInput({ behaviour }: SatisfactionLoyaltyView, words: Translator): ForestInput {
  return {
    scale: 'linear',
    reference: 0,
    rows: behaviour!.links.map(({ said, did, rho, low, high }) => ({
      name: words.text('satisfaction-loyalty.picture-links-row', {
        said: words.text(`satisfaction-loyalty.said-${said}`),
        did: words.text(`satisfaction-loyalty.did-${did}`),
      }),
      estimate: rho,
      low,
      high,
      truth: NaN,
      samples: [],
      texts: Number.isFinite(rho) ? [words.text('satisfaction-loyalty.picture-links-text', { rho })] : ['–'],
    })),
  };
}

/** Flows from the first answer to the last; a mark is 4 · from + to. */
export function movesInput({ moves }: SatisfactionLoyaltyView, words: Translator): SankeyInput {
  const { counts } = moves!;
  const order = MIXED.map((key) => TYPES.indexOf(key));
  const node = (key: LoyaltyType, marks: readonly number[]) => {
    const value = marks.reduce((sum, mark) => sum + counts[mark]!, 0);
    return {
      name: words.text(`satisfaction-loyalty.${key}`),
      value,
      note: words.number(value, 'integer'),
      hue: HUES[key],
      marks,
    };
  };
  return {
    columns: [
      {
        name: words.text('satisfaction-loyalty.picture-moves-first'),
        nodes: order.map((from) =>
          node(
            TYPES[from]!,
            order.map((to) => 4 * from + to),
          ),
        ),
      },
      {
        name: words.text('satisfaction-loyalty.picture-moves-last'),
        nodes: order.map((to) =>
          node(
            TYPES[to]!,
            order.map((from) => 4 * from + to),
          ),
        ),
      },
    ],
    links: order.flatMap((from, i) =>
      order.map((to, j) => ({ column: 0, from: i, to: j, value: counts[4 * from + to]!, marks: [4 * from + to] })),
    ),
  };
}
