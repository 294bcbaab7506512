/** From the result to what the page shows: the view, the finding, the figures, the account. */

import { message, type Message } from '../../lib/outcome.ts';
import type { Account, PanelAnswer, Statistic } from '../contract.ts';
import { viewOf } from './build-view.ts';
import type { AarrrResult } from './compute.ts';
import type { AarrrOptions } from './options.ts';
import { caveatsOf, readingOf } from './reading.ts';
import type { AarrrView } from './view.ts';

export const AARRR_STATISTICS = [
  'customers',
  'entered',
  'completed',
  'overall-conversion',
  'overall-low',
  'overall-high',
  'worst-step',
  'worst-conversion',
  'worst-left',
  'time-median',
  'time-p90',
  'groups-different',
  'invitations-per-user',
  'invitation-conversion',
  'k-factor',
] as const;

export function answerAarrr(result: AarrrResult, options: AarrrOptions): PanelAnswer<AarrrView> {
  const view = viewOf(result, options);
  const finding = findingOf(view);
  return {
    view,
    finding,
    subtitle: message(`aarrr.subtitle-${view.order}`, {
      window: windowWord(view.window),
      n: view.entered,
      steps: view.steps.length,
    }),
    caption: message(view.groups ? 'aarrr.caption-groups' : 'aarrr.caption'),
    alternative: message('aarrr.alternative', {
      finding,
      entered: view.entered,
      completed: view.completed,
      steps: view.steps.length,
    }),
    reading: [...readingOf(view, result), ...caveatsOf(view, result, options)],
    statistics: statisticsOf(view),
    account: accountOf(view, result),
  };
}

/** `14 days`, `90 minutes`, `no limit`. */
export function windowWord(seconds: number): Message {
  if (!Number.isFinite(seconds)) return message('aarrr.window-none');
  if (seconds % 86400 === 0) return message('aarrr.window-days', { count: seconds / 86400 });
  if (seconds % 3600 === 0) return message('aarrr.window-hours', { count: seconds / 3600 });
  return message('aarrr.window-minutes', { count: seconds / 60 });
}

function findingOf(view: AarrrView): Message {
  const { steps, worst, entered, completed } = view;
  if (entered === 0) return message('aarrr.finding-nobody', { step: steps[0]!.label });
  if (steps.length === 1) return message('aarrr.finding-one-step', { entered, step: steps[0]!.label });
  const last = steps.at(-1)!;
  if (worst < 0) return message('aarrr.finding-optional', { entered, completed, share: last.overall.share });
  const step = steps[worst]!;
  if (step.conversion.share === 1) return message('aarrr.finding-all', { entered, last: last.label });
  if (step.reached === 0)
    return message('aarrr.finding-none-go-on', { base: steps[step.base]!.label, left: step.left, step: step.label });
  return message(view.order === 'any' ? 'aarrr.finding-any' : 'aarrr.finding', {
    base: steps[step.base]!.label,
    step: step.label,
    conversion: step.conversion.share,
    left: step.left,
  });
}

function statisticsOf(view: AarrrView): Statistic[] {
  const { overall } = view.steps.at(-1)!;
  const worst = view.steps[view.worst];
  const days = (value: number | undefined): number =>
    value === undefined ? NaN : value / { days: 1, hours: 24, minutes: 1440 }[view.time!.unit];
  const values: Readonly<Record<(typeof AARRR_STATISTICS)[number], readonly [number, Statistic['style']]>> = {
    customers: [view.customers, 'integer'],
    entered: [view.entered, 'integer'],
    completed: [view.completed, 'integer'],
    'overall-conversion': [overall.share, 'percent1'],
    'overall-low': [overall.low, 'percent1'],
    'overall-high': [overall.high, 'percent1'],
    'worst-step': [view.worst < 0 ? NaN : view.worst + 1, 'integer'],
    'worst-conversion': [worst?.conversion.share ?? NaN, 'percent1'],
    'worst-left': [worst?.left ?? NaN, 'integer'],
    'time-median': [days(view.time?.median), 'decimal2'],
    'time-p90': [days(view.time?.p90), 'decimal2'],
    'groups-different': [differing(view), 'integer'],
    'invitations-per-user': [view.k.invitations, 'decimal2'],
    'invitation-conversion': [view.k.acceptance, 'percent1'],
    'k-factor': [view.k.k, 'decimal4'],
  };
  const interval = view.time && {
    from: view.steps[view.time.from]!.label,
    to: view.steps[view.time.to]!.label,
  };
  return AARRR_STATISTICS.map((name) => ({
    name,
    value: values[name][0],
    style: values[name][1],
    label: message(
      `aarrr.stat-${name}`,
      name.startsWith('time-') ? (interval ?? { from: view.steps[0]!.label, to: view.steps.at(-1)!.label }) : undefined,
    ),
  }));
}

/** Steps at which the groups differ, by Holm at 5 %. */
function differing({ groups }: AarrrView): number {
  const tests = groups?.tests.filter((test) => test !== null && !Number.isNaN(test.adjusted)) ?? [];
  return tests.length === 0 ? NaN : tests.filter((test) => test!.adjusted < 0.05).length;
}

function accountOf(view: AarrrView, { ground, events, keep }: AarrrResult): Account {
  const leftOut: Message[] = [];
  const outside = view.customers - view.entered;
  if (outside > 0) leftOut.push(message('aarrr.left-not-entered', { customers: outside }));
  if (keep !== null) {
    const filtered = ground.log.customers - view.customers;
    if (filtered > 0) leftOut.push(message('aarrr.left-filtered', { customers: filtered }));
  }
  return {
    used: message(`aarrr.account-${ground.source}`, {
      rows: ground.table.rows,
      events,
      customers: view.customers,
      entered: view.entered,
    }),
    leftOut,
  };
}
