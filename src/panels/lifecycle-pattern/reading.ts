/** The sentences: what each pattern is and what to do about it, and what a pattern does not say. */

import { message, type Message } from '../../lib/outcome.ts';
import { PATTERNS } from '../../models/lifecycle-patterns.ts';
import type { LifecyclePatternResult } from './compute.ts';
import type { LifecyclePatternOptions } from './options.ts';

const FEW = 30;

export function readingOf({ view }: LifecyclePatternResult, options: LifecyclePatternOptions): Message[] {
  const says: Message[] = [
    message('lifecycle-pattern.reading-rule', { lost: options.lost, explored: options.explored }),
  ];
  PATTERNS.forEach((name, p) => {
    const { customers, share, valueShare, days, purchases } = view.patterns[p]!;
    if (customers === 0) return;
    says.push(
      message(`lifecycle-pattern.reading-${name}`, {
        customers,
        part: Number.isNaN(valueShare)
          ? message('lifecycle-pattern.of-all', { share })
          : message('lifecycle-pattern.of-value', { share, value: valueShare }),
        days,
        purchases,
        long: options.long,
      }),
    );
  });
  if (view.endedLong > 0) says.push(message('lifecycle-pattern.reading-ended-long', { customers: view.endedLong }));
  return says;
}

export function caveatsOf({ view }: LifecyclePatternResult, options: LifecyclePatternOptions): Message[] {
  const notes: Message[] = [];
  const [early, , , , undecided] = view.patterns;
  if (view.customers < FEW) notes.push(message('lifecycle-pattern.caution-few', { customers: view.customers }));
  if (early!.purchases === 1 && early!.customers === view.lost && view.lost > 0)
    notes.push(message('lifecycle-pattern.caution-once'));
  if (undecided!.share > 0.5) notes.push(message('lifecycle-pattern.caution-undecided', { share: undecided!.share }));
  if (options.silent > options.lost) notes.push(message('lifecycle-pattern.caution-silent'));
  return [
    ...notes,
    message('lifecycle-pattern.limit-comeback'),
    message('lifecycle-pattern.limit-first'),
    message('lifecycle-pattern.limit-thresholds', { compared: options.compared, growth: options.growth / 100 }),
    message('lifecycle-pattern.limit-cause'),
  ];
}
