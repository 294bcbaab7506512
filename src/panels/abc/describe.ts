/** Words for picked marks: `class A`, `top 0–15 % by value`. */

import { message, type Message } from '../../lib/outcome.ts';
import { listOf, runsOf } from '../wording.ts';
import type { AbcOptions } from './options.ts';
import { ABC_CLASSES, BAR_COUNT, PERCENTILE_COUNT } from './view.ts';

export function describeAbc(set: string, marks: readonly number[], options: AbcOptions): Message {
  const product = options.by === 'product';
  const whole = (of: Message): Message => (product ? message('abc.describe-main-product', { of }) : of);
  if (set === 'class') {
    const names = [...new Set(marks)]
      .filter((mark) => mark < ABC_CLASSES.length)
      .sort((a, b) => a - b)
      .map((mark) => message(`abc.class-${ABC_CLASSES[mark]!.toLowerCase()}`));
    return names.length === 0
      ? message('abc.describe-none')
      : whole(message('abc.describe-classes', { names: listOf('abc.list', names) }));
  }
  const steps = set === 'bar' ? BAR_COUNT : PERCENTILE_COUNT;
  const runs = runsOf(marks.filter((mark) => mark < steps));
  if (runs.length === 0) return message('abc.describe-none');
  const parts = runs
    .slice(0, 3)
    .map(([first, last]) =>
      message(first === 0 ? 'abc.describe-top' : 'abc.describe-range', { from: first / steps, to: (last + 1) / steps }),
    );
  return whole(runs.length > 3 ? message('abc.describe-parts', { count: runs.length }) : listOf('abc.list', parts));
}
