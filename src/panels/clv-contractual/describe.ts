/** Words of a selection of customers by when they left or how often they renewed. */

import { message, type Message } from '../../lib/outcome.ts';
import { listOf, runsOf } from '../wording.ts';
import { CLASSES } from './view.ts';

export function describeClvContractual(set: string, marks: readonly number[]): Message {
  if (marks.length === 0) return message('clv-contractual.marks-none');
  // Periods count from 1, renewals from 0.
  const start = set === 'left' ? 1 : 0;
  const parts = runsOf(marks).map(([from, to]) =>
    to === CLASSES - 1
      ? message('clv-contractual.marks-from', { from: from + start })
      : from === to
        ? message('clv-contractual.marks-one', { from: from + start })
        : message('clv-contractual.marks-range', { from: from + start, to: to + start }),
  );
  return message(set === 'left' ? 'clv-contractual.marks-left' : 'clv-contractual.marks-running', {
    list: listOf('clv-contractual.marks-list', parts),
  });
}
