/** From the view to what the charts draw. */

import type { LineSeries } from '../../charts/line.ts';
import type { SankeyInput, SankeyLink, SankeyNode } from '../../charts/sankey.ts';
import { isoFromDay } from '../../lib/days.ts';
import { CHURN_STAGES, NOT_YET } from '../../models/churn-stages.ts';
import { LEAVING_TYPES, type LeavingType } from '../../models/leaving-reasons.ts';
import type { Lit } from '../contract.ts';
import { DAYS, limitKey, LIMITS, limitsOf, TIMES, type ChurnFunnelOptions } from './options.ts';
import type { ChurnFunnelView } from './view.ts';

/** Category hues: the lost are grey, as everywhere. */
export const STAGE_HUES = [1, 4, 3, 6, 5, 0] as const;
export const TYPE_HUES: Readonly<Record<LeavingType, number>> = {
  firm: 2,
  dissatisfied: 3,
  rival: 5,
  forced: 4,
  unknown: 0,
};

/** Mark of each stage drawn. */
export function stageMarks(view: ChurnFunnelView): number[] {
  return view.stages.map(({ stage }) => CHURN_STAGES.indexOf(stage));
}

/** Picked share of each row; `null` while nothing is picked. */
export function litRows(counts: readonly number[], marks: readonly number[], lit: Lit | undefined): number[] | null {
  if (!lit) return null;
  return counts.map((count, i) => (count > 0 ? (lit.counts[marks[i]!] ?? 0) / count : 0));
}

/** From where customers stood before to where they stand. */
export function flowInput(
  view: ChurnFunnelView,
  words: { readonly stage: (stage: number) => string; readonly count: (count: number) => string },
  heads: readonly [before: string, now: string],
): SankeyInput {
  const width = CHURN_STAGES.length;
  const { counts } = view.flows;
  const cells = (fits: (from: number, to: number) => boolean): number[] =>
    [...counts.keys()].filter((cell) => fits(Math.floor(cell / width), cell % width));
  const node = (stage: number, marks: number[]): SankeyNode => {
    const value = marks.reduce((sum, mark) => sum + counts[mark]!, 0);
    return { name: words.stage(stage), value, note: words.count(value), hue: STAGE_HUES[stage]!, marks };
  };
  const before = [...CHURN_STAGES.keys(), NOT_YET].map((stage) =>
    node(
      stage,
      cells((from) => from === stage),
    ),
  );
  const now = [...CHURN_STAGES.keys()].map((stage) =>
    node(
      stage,
      cells((_, to) => to === stage),
    ),
  );
  const LOST = CHURN_STAGES.indexOf('lost');
  const links = [...counts.keys()].map((cell): SankeyLink => {
    const [from, to] = [Math.floor(cell / width), cell % width];
    return {
      column: 0,
      from,
      to,
      value: counts[cell]!,
      marks: [cell],
      strong: to === LOST && from !== LOST ? words.count(counts[cell]!) : undefined,
    };
  });
  return {
    columns: [
      { name: heads[0], nodes: before },
      { name: heads[1], nodes: now },
    ],
    links,
  };
}

/** From reasons to who caused them. Marks are those of reasons: a type is made of its reasons. */
export function reasonInput(
  view: ChurnFunnelView,
  words: {
    readonly reason: (place: number) => string;
    readonly type: (type: LeavingType) => string;
    readonly count: (count: number) => string;
  },
  heads: readonly [reasons: string, types: string],
): SankeyInput {
  const { reasons } = view;
  const types = LEAVING_TYPES.filter((type) => reasons.some((reason) => reason.type === type));
  const order = types.flatMap((type) => reasons.flatMap((reason, i) => (reason.type === type ? [i] : [])));
  return {
    columns: [
      {
        name: heads[0],
        nodes: order.map((i) => ({
          name: words.reason(i),
          value: reasons[i]!.customers,
          note: words.count(reasons[i]!.customers),
          hue: TYPE_HUES[reasons[i]!.type],
          marks: [i],
        })),
      },
      {
        name: heads[1],
        nodes: types.map((type) => {
          const marks = order.filter((i) => reasons[i]!.type === type);
          const value = marks.reduce((sum, i) => sum + reasons[i]!.customers, 0);
          return { name: words.type(type), value, note: words.count(value), hue: TYPE_HUES[type], marks };
        }),
      },
    ],
    links: order.map((i, place) => ({
      column: 0,
      from: place,
      to: types.indexOf(reasons[i]!.type),
      value: reasons[i]!.customers,
      marks: [i],
    })),
  };
}

/** Limits as they are being dragged: options run ahead of the result. */
export function limitsInForce(view: ChurnFunnelView, options: ChurnFunnelOptions): readonly number[] {
  return options.by === view.by ? limitsOf(options) : view.limits;
}

/** The options that put a limit (0 is slipping) at a value; the others are written sorted with it. */
export function movedLimit(options: ChurnFunnelOptions, index: number, value: number): Partial<ChurnFunnelOptions> {
  const limits = limitsOf(options);
  const { minimum, maximum } = options.by === 'days' ? DAYS : TIMES;
  const within = Math.min(maximum, Math.max(minimum, value));
  limits[index] = options.by === 'days' ? Math.round(within) : Number(within.toFixed(2));
  return Object.fromEntries(LIMITS.map((limit, i) => [limitKey(options.by, limit), limits[i]!]));
}

/** Bars that begin in a stretch between two limits. */
export function barsBetween(edges: ArrayLike<number>, limits: readonly number[], part: number): number[] {
  const [low, high] = [part === 0 ? -Infinity : limits[part - 1]!, limits[part] ?? Infinity];
  return Array.from({ length: edges.length - 1 }, (_, bar) => bar).filter((bar) => {
    const edge = Number.isNaN(edges[bar]!) ? 0 : edges[bar]!;
    return edge >= low && edge < high;
  });
}

/** Customers and lost at the end of each month. */
export function monthSeries(
  { months }: ChurnFunnelView,
  names: readonly [customers: string, lost: string],
  notes: readonly [string, string],
): LineSeries[] {
  const x = Array.from(months.to, (_, i) => i);
  const line = (key: string, at: 0 | 1, y: ArrayLike<number>, tone: LineSeries['tone']): LineSeries => ({
    key,
    name: names[at],
    note: notes[at],
    x,
    y,
    tone,
    shape: 'line',
    dash: 'none',
  });
  return [line('customers', 0, months.customers, 1), line('lost', 1, months.lost, 'ink')];
}

/** Month that holds the day looked at. */
export function monthOf({ months, asOf }: ChurnFunnelView): number {
  let at = months.to.length - 1;
  while (at > 0 && months.from[at]! > asOf) at -= 1;
  return at;
}

/** The last day of a month as the day looked at; the last day of all is the one that goes along with the data. */
export function chosenMonth({ months, until }: ChurnFunnelView, place: number): Partial<ChurnFunnelOptions> {
  const day = months.to[place]!;
  return { asOf: day >= until ? null : isoFromDay(day) };
}

/** All types changed by hand with one more; what is guessed again is not written down. */
export function changedTypes(
  options: ChurnFunnelOptions,
  reason: string,
  type: LeavingType | null,
): Partial<ChurnFunnelOptions> {
  const key = reason.slice(0, 80);
  const others = (options.types ?? []).filter(({ reason: name }) => name !== key);
  const types = type === null ? others : [...others, { reason: key, type }];
  return { types: types.length === 0 ? null : types };
}
