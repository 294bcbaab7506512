/** Words for picked marks: `lost in 2023-05`, `lost, channel: shop`, `silent for 40–60 days`. */

import { message, type Message } from '../../lib/outcome.ts';
import { listOf, runsOf } from '../wording.ts';
import type { ChurnRateOptions } from './options.ts';
import { MOVE_NAMES, type ChurnRateView } from './view.ts';

/** @param view of the result, where it is at hand: without it periods, segments and bars have no names */
export function describeChurnRate(
  set: string,
  marks: readonly number[],
  _options: ChurnRateOptions,
  view?: ChurnRateView | null,
): Message {
  if (marks.length === 0) return message('churn-rate.describe-none');
  if (set === 'bridge') return describeMoves(marks, view ?? null);
  if (set === 'segment') return describeSegments(marks, view ?? null);
  const silence = view?.silence;
  const runs = runsOf(marks.filter((mark) => !silence || mark < silence.counts.length));
  if (!silence || runs.length === 0 || runs.length > 3)
    return message('churn-rate.describe-bars', { count: marks.length });
  return listOf(
    'churn-rate.list',
    runs.map(([first, last]) =>
      message(
        `churn-rate.describe-silence-${silence.belowZero && first === 0 ? 'below' : 'between'}-${view.rule}`,
        silenceEnds(view, silence, first, last),
      ),
    ),
  );
}

/** Ends of a run of bars: whole days to the last day of the bar, multiples to its edge. */
export function silenceEnds(
  { rule }: Pick<ChurnRateView, 'rule'>,
  { edges }: { readonly edges: ArrayLike<number> },
  first: number,
  last: number,
): { readonly low: number; readonly high: number } {
  const low = Number.isNaN(edges[first]!) ? 0 : edges[first]!;
  return { low, high: rule === 'days' ? edges[last + 1]! - 1 : edges[last + 1]! };
}

function describeMoves(marks: readonly number[], view: ChurnRateView | null): Message {
  const chosen = new Set(marks);
  const has = (...names: readonly (typeof MOVE_NAMES)[number][]): boolean =>
    names.every((name) => chosen.has(MOVE_NAMES.indexOf(name)));
  const words: Message[] = [];
  const take = (code: string, ...names: readonly (typeof MOVE_NAMES)[number][]): void => {
    words.push(message(`churn-rate.move-${code}`));
    for (const name of names) chosen.delete(MOVE_NAMES.indexOf(name));
  };
  if (has('kept', 'rose', 'fell', 'lost')) take('start', 'kept', 'rose', 'fell', 'lost');
  if (has('kept', 'rose', 'fell', 'new', 'back')) take('end', 'kept', 'rose', 'fell', 'new', 'back');
  if (has('kept', 'rose', 'fell')) take('all-kept', 'kept', 'rose', 'fell');
  for (const name of MOVE_NAMES) if (has(name)) take(name, name);
  if (words.length === 0) return message('churn-rate.describe-none');
  const names = listOf('churn-rate.list', words);
  const period = view?.periods[view.chosen];
  return view && period
    ? message('churn-rate.describe-moves', { names, period: periodWord(view.unit, period.from) })
    : names;
}

function describeSegments(marks: readonly number[], view: ChurnRateView | null): Message {
  const names = [...new Set(marks)]
    .sort((a, b) => a - b)
    .flatMap((mark) => (view?.segments[mark] ? [segmentWord(view.segments[mark].name)] : []));
  if (names.length === 0 || names.length > 3) return message('churn-rate.describe-segments', { count: marks.length });
  return message('churn-rate.describe-segment', { names: listOf('churn-rate.list', names) });
}

/** A segment by its name in the file. */
export function segmentWord(name: string | null): Message {
  if (name === null) return message('churn-rate.segment-missing');
  return name === '' ? message('churn-rate.segment-other') : message('churn-rate.segment-name', { name });
}

/** `2023-05`, `2023 Q2`: a period by its first day. */
export function periodWord(unit: ChurnRateView['unit'], from: number): Message {
  return message(`churn-rate.period-${unit}`, { day: from });
}
