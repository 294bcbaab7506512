/** From the view to what the charts draw. */

import type { BridgeBar } from '../../charts/bridge.ts';
import type { LineSeries } from '../../charts/line.ts';
import type { Lit } from '../contract.ts';
import { isoFromDay } from '../../lib/days.ts';
import { DAYS, MULTIPLE, type ChurnRateOptions } from './options.ts';
import { MOVE_NAMES, type ChurnRateView, type MoveName, type PeriodView } from './view.ts';

type Rate = 'absolute' | 'relative' | 'retention' | 'gross' | 'net';

/** Bars of the bridge: what each is, how long, and whose marks it stands for. Names and texts come with the words. */
export interface BridgePart {
  readonly key: 'start' | 'new' | 'back' | 'expansion' | 'contraction' | 'lost' | 'end';
  readonly kind: BridgeBar['kind'];
  readonly value: number;
  readonly marks: readonly number[];
}

const marksOf = (...names: readonly MoveName[]): number[] => names.map((name) => MOVE_NAMES.indexOf(name));
const KEPT = ['kept', 'rose', 'fell'] as const;

export function bridgeParts(view: ChurnRateView, of: ChurnRateOptions['bridge']): BridgePart[] {
  const { churn } = view.periods[view.chosen]!;
  const byValue = of === 'value' && view.valued;
  const part = (
    key: BridgePart['key'],
    kind: BridgeBar['kind'],
    count: number,
    value: number,
    marks: number[],
  ): BridgePart => ({ key, kind, value: byValue ? value : count, marks });
  return [
    part('start', 'total', churn.start, churn.startValue, marksOf(...KEPT, 'lost')),
    part('new', 'up', churn.fresh, churn.freshValue, marksOf('new')),
    part('back', 'up', churn.back, churn.backValue, marksOf('back')),
    ...(byValue
      ? [
          part('expansion', 'up', 0, churn.expansion, marksOf('rose')),
          part('contraction', 'down', 0, churn.contraction, marksOf('fell')),
        ]
      : []),
    part('lost', 'down', churn.lost, churn.lostValue, marksOf('lost')),
    part('end', 'total', churn.end, churn.endValue, marksOf(...KEPT, 'new', 'back')),
  ];
}

/** Picked share of each bar's customers; `null` while nothing is picked. */
export function litParts(view: ChurnRateView, parts: readonly BridgePart[], lit: Lit | undefined): number[] | null {
  if (!lit) return null;
  return parts.map(({ marks }) => {
    const [all, picked] = [sumOf(view.moves, marks), sumOf(lit.counts, marks)];
    return all > 0 ? picked / all : 0;
  });
}

export function customersOf(view: ChurnRateView, marks: readonly number[]): number {
  return sumOf(view.moves, marks);
}

function sumOf(values: ArrayLike<number>, marks: readonly number[]): number {
  return marks.reduce((sum, mark) => sum + (values[mark] ?? 0), 0);
}

/** Rates that can be told: with somebody at the start, and data enough before it; where no period has, of all. */
export function shown(view: ChurnRateView, period: PeriodView, of: Rate): boolean {
  const fits = (each: PeriodView): boolean =>
    each.judged && (each.backed || of === 'absolute' || of === 'relative' || of === 'retention');
  return period.churn.start > 0 && (fits(period) || !view.periods.some(fits));
}

export interface RateLine {
  readonly of: Rate;
  readonly name: string;
  readonly note: string;
  readonly tone: LineSeries['tone'];
  readonly dash: LineSeries['dash'];
  readonly band?: boolean;
}

/** Each rate as a line over the periods that are over, and as a point for the one that is not. */
export function rateSeries(view: ChurnRateView, lines: readonly RateLine[]): LineSeries[] {
  const x = view.periods.map((_, i) => i);
  const last = view.periods.length - 1;
  return lines.flatMap(({ of, name, note, tone, dash, band }) => {
    const value = (period: PeriodView): number => (shown(view, period, of) ? period.churn[of] : NaN);
    const whole = view.periods.map((period) => (period.finished ? value(period) : NaN));
    const interval = (end: 'low' | 'high'): number[] =>
      view.periods.map((period, i) => (Number.isNaN(whole[i]!) ? NaN : period.churn.absoluteInterval[end]));
    const line: LineSeries = {
      key: of,
      name,
      note,
      x,
      y: whole,
      tone,
      shape: view.periods.length > 60 ? 'line' : 'dotted',
      dash,
      ...(band ? { band: { low: interval('low'), high: interval('high') } } : {}),
    };
    if (view.periods[last]!.finished || Number.isNaN(value(view.periods[last]!))) return [line];
    const open: LineSeries = {
      key: `${of}-unfinished`,
      name: '',
      x: [last],
      y: [value(view.periods[last]!)],
      tone,
      shape: 'points',
      dash: 'none',
    };
    return [line, open];
  });
}

/** Lowest tenth below all that is drawn: rates of retention are often all near 1. */
export function lowestOf(series: readonly LineSeries[]): number {
  let least = 1;
  for (const { y } of series)
    for (let i = 0; i < y.length; i += 1) if (Number.isFinite(y[i]!) && y[i]! < least) least = y[i]!;
  return Math.max(0, Math.floor(least * 10 - 1e-9) / 10);
}

/** A few whole places of the axis. */
export function periodTicks(periods: number, width: number): number[] {
  const most = Math.max(2, Math.floor(width / 90));
  const step = Math.max(1, Math.ceil((periods - 1) / most));
  return Array.from({ length: Math.ceil(periods / step) }, (_, i) => i * step);
}

/** Stretch of the axis whose rates cannot be told; `null` for none. */
export function earlyRegion(view: ChurnRateView): { readonly from: number; readonly to: number } | null {
  const first = view.periods.findIndex(({ judged }) => judged);
  return first > 0 ? { from: 0, to: first } : null;
}

export function chosenPeriod(view: ChurnRateView, place: number): Partial<ChurnRateOptions> {
  return { period: isoFromDay(view.periods[place]!.from) };
}

/** The threshold as it is being dragged: options run ahead of the result. */
export function cutInForce(view: ChurnRateView, options: ChurnRateOptions): number {
  if (options.rule !== view.rule) return view.silence?.cut ?? 0;
  return options.rule === 'days' ? options.days : options.multiple;
}

export function movedCut(view: ChurnRateView, value: number): Partial<ChurnRateOptions> {
  const { minimum, maximum } = view.rule === 'days' ? DAYS : MULTIPLE;
  const within = Math.min(maximum, Math.max(minimum, value));
  return view.rule === 'days' ? { days: Math.round(within) } : { multiple: Number(within.toFixed(2)) };
}

/** Bars wholly on one side of the cut: 0 is silent for less, 1 for longer. */
export function barsBeyond(edges: ArrayLike<number>, cut: number, part: number): number[] {
  return Array.from({ length: edges.length - 1 }, (_, bar) => bar).filter((bar) =>
    part === 1 ? edges[bar]! >= cut : !(edges[bar]! >= cut),
  );
}
