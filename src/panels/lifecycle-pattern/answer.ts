/** From the result to the page: view, sentences, named numbers. */

import { message, type Message } from '../../lib/outcome.ts';
import { PATTERNS } from '../../models/lifecycle-patterns.ts';
import type { Account, PanelAnswer, Statistic } from '../contract.ts';
import type { LifecyclePatternResult } from './compute.ts';
import type { LifecyclePatternOptions } from './options.ts';
import { caveatsOf, readingOf } from './reading.ts';
import type { LifecyclePatternView } from './view.ts';

export const LIFECYCLE_PATTERN_STATISTICS = [
  'customers',
  'lost',
  ...PATTERNS.map((name) => `${name}-customers` as const),
  ...PATTERNS.map((name) => `${name}-share` as const),
  ...PATTERNS.map((name) => `${name}-value-share` as const),
  ...PATTERNS.map((name) => `${name}-mean-value` as const),
  'usual-interval',
] as const;

export function answerLifecyclePattern(
  result: LifecyclePatternResult,
  options: LifecyclePatternOptions,
): PanelAnswer<LifecyclePatternView> {
  const { view } = result;
  const [finding, subtitle] = [findingOf(view), subtitleOf(view, options)];
  return {
    view,
    finding,
    subtitle,
    caption: message('lifecycle-pattern.caption'),
    alternative: message('lifecycle-pattern.alternative', {
      finding,
      subtitle,
      early: view.patterns[0]!.customers,
      middle: view.patterns[1]!.customers,
      exit: view.patterns[2]!.customers,
      long: view.patterns[3]!.customers,
      undecided: view.patterns[4]!.customers,
    }),
    reading: [...readingOf(result, options), ...caveatsOf(result, options)],
    statistics: statisticsOf(view),
    account: accountOf(result),
  };
}

function findingOf({ patterns, lost, customers, money }: LifecyclePatternView): Message {
  const [early, middle, , long] = patterns;
  if (lost === 0)
    return message(long!.customers > 0 ? 'lifecycle-pattern.finding-nobody-lost' : 'lifecycle-pattern.finding-none', {
      customers,
      share: long!.share,
    });
  const before = early!.customers + middle!.customers;
  if (before > 0)
    return message(
      money && long!.customers > 0 && long!.valueShare > 0
        ? 'lifecycle-pattern.finding-before-value'
        : 'lifecycle-pattern.finding-before',
      { share: before / customers, long: long!.share, value: long!.valueShare },
    );
  return message('lifecycle-pattern.finding-exit', { share: patterns[2]!.share });
}

function subtitleOf({ asOf, customers }: LifecyclePatternView, { lost, long }: LifecyclePatternOptions): Message {
  return message('lifecycle-pattern.subtitle', { lost, long, asOf, n: customers });
}

function statisticsOf({ customers, lost, patterns, usual }: LifecyclePatternView): Statistic[] {
  const plain = (name: string, value: number, style: Statistic['style']): Statistic => ({
    name,
    value,
    style,
    label: message(`lifecycle-pattern.stat-${name}`),
  });
  const each = (kind: string, style: Statistic['style'], of: (one: (typeof patterns)[number]) => number) =>
    PATTERNS.map((name, p): Statistic => ({
      name: `${name}-${kind}`,
      value: of(patterns[p]!),
      style,
      label: message(`lifecycle-pattern.stat-each-${kind}`, { pattern: message(`lifecycle-pattern.${name}`) }),
    }));
  return [
    plain('customers', customers, 'integer'),
    plain('lost', lost, 'integer'),
    ...each('customers', 'integer', (one) => one.customers),
    ...each('share', 'percent1', (one) => one.share),
    ...each('value-share', 'percent1', (one) => one.valueShare),
    ...each('mean-value', 'money', (one) => one.meanValue),
    plain('usual-interval', usual, 'decimal1'),
  ];
}

function accountOf({ base, view }: LifecyclePatternResult): Account {
  const { linesUsed, linesAfter, linesFiltered, linesReturned, day } = base.days;
  const leftOut: Message[] = [];
  if (linesAfter > 0)
    leftOut.push(message('lifecycle-pattern.left-after', { rows: linesAfter, asOf: view.asOf, last: base.last }));
  if (linesFiltered > 0) leftOut.push(message('lifecycle-pattern.left-filtered', { rows: linesFiltered }));
  if (linesReturned > 0) leftOut.push(message('lifecycle-pattern.left-returned', { rows: linesReturned }));
  return {
    used: message('lifecycle-pattern.used', { rows: linesUsed, days: day.length, customers: view.customers }),
    leftOut,
  };
}
