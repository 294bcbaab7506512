/** Words for picked marks: `reached 支付`, `stayed behind before 邀请`, `3 to 5 days`, `began in March 2025`. */

import { message, type Message } from '../../lib/outcome.ts';
import { listOf, runsOf } from '../wording.ts';
import type { AarrrOptions } from './options.ts';
import { marksLeft, marksReached, type AarrrView } from './view.ts';

export function describeAarrr(
  set: string,
  marks: readonly number[],
  _options: AarrrOptions,
  view: AarrrView | null = null,
): Message {
  if (marks.length === 0) return message('aarrr.describe-none');
  if (set === 'way') return describeWays(marks, view);
  if (set === 'time') return describeTimes(marks, view);
  return describeEntries(marks, view);
}

function describeWays(marks: readonly number[], view: AarrrView | null): Message {
  if (view === null) return message('aarrr.describe-ways', { count: marks.length });
  // Marks nobody has say nothing.
  const occurring = new Set(view.ways.map(({ mark }) => mark));
  const picked = new Set(marks.filter((mark) => occurring.has(mark)));
  if (picked.size === 0) return message(marks.includes(0) ? 'aarrr.describe-outside' : 'aarrr.describe-none');
  const same = (list: readonly number[]): boolean =>
    list.length === picked.size && list.every((mark) => picked.has(mark));
  const groups = view.groups?.groups ?? [];
  for (const [k, step] of view.steps.entries()) {
    if (same(marksReached(view, k))) return message('aarrr.describe-reached', { step: step.label });
    const left = marksLeft(view, k);
    if (left.length > 0 && same(left))
      return message('aarrr.describe-left', { base: view.steps[step.base]!.label, step: step.label });
  }
  for (const [g, { label }] of groups.entries())
    for (const [k, step] of view.steps.entries())
      if (same(marksReached(view, k, g)))
        return message('aarrr.describe-group-reached', { group: label, step: step.label });
  return message('aarrr.describe-ways', { count: picked.size });
}

function describeTimes(marks: readonly number[], view: AarrrView | null): Message {
  const time = view?.time ?? null;
  if (time === null) return message('aarrr.describe-times', { count: marks.length });
  const runs = runsOf(marks.filter((mark) => mark < time.counts.length));
  if (runs.length === 0) return message('aarrr.describe-none');
  if (runs.length > 3) return message('aarrr.describe-times', { count: marks.length });
  return listOf(
    'aarrr.list',
    runs.map(([first, last]) =>
      message(time.below && first === 0 ? 'aarrr.describe-time-most' : 'aarrr.describe-time', {
        low: time.below && first === 0 ? 0 : time.edges[first]!,
        high: time.edges[last + 1]!,
        unit: message(`aarrr.unit-${time.unit}`),
        from: view!.steps[time.from]!.label,
        to: view!.steps[time.to]!.label,
      }),
    ),
  );
}

function describeEntries(marks: readonly number[], view: AarrrView | null): Message {
  const trend = view?.trend ?? null;
  if (trend === null) return message('aarrr.describe-entries', { count: marks.length });
  const runs = runsOf(marks.filter((mark) => mark < trend.days.length));
  if (runs.length === 0) return message('aarrr.describe-none');
  if (runs.length > 3) return message('aarrr.describe-entries', { count: marks.length });
  const name = (mark: number): Message => message(`aarrr.in-${trend.unit}`, { day: trend.days[mark]! });
  return listOf(
    'aarrr.list',
    runs.map(([first, last]) =>
      first === last
        ? message('aarrr.describe-entry', { period: name(first) })
        : message('aarrr.describe-entry-run', { first: name(first), last: name(last) }),
    ),
  );
}
