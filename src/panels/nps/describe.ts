/** Words for picked marks: `answered 9–10`, `detractors`, `delivery`, `2025-03`. */

import { message, type Message } from '../../lib/outcome.ts';
import { listOf, runsOf } from '../wording.ts';
import { classWord, groupWord, periodWord } from './names.ts';
import type { NpsOptions } from './options.ts';
import { CLASSES, type NpsView } from './view.ts';

const FEW = 4;

/** @param view of the result, where it is at hand: without it answers are counted from 0 and segments have no names */
export function describeNps(
  set: string,
  marks: readonly number[],
  _options: NpsOptions,
  view?: NpsView | null,
): Message {
  const sorted = [...new Set(marks)].sort((a, b) => a - b);
  if (sorted.length === 0) return message('nps.describe-none');
  const named = (code: string, words: readonly Message[]): Message =>
    words.length === 0 || words.length > FEW
      ? message(`nps.describe-many-${code}`, { count: sorted.length })
      : message(`nps.describe-${code}`, { names: listOf('nps.list', words) });
  switch (set) {
    case 'answer':
      return named(
        'answer',
        runsOf(sorted).map(([first, last]) => {
          const from = (view?.minimum ?? 0) + first;
          return first === last
            ? message('nps.answer', { from })
            : message('nps.answers', { from, to: (view?.minimum ?? 0) + last });
        }),
      );
    case 'class':
      return named(
        'class',
        sorted.flatMap((mark) => (CLASSES[mark] ? [classWord(CLASSES[mark])] : [])),
      );
    case 'segment':
      return named(
        'segment',
        sorted.flatMap((mark) => (view?.segments?.rows[mark] ? [groupWord(view.segments.rows[mark].name)] : [])),
      );
    default: {
      const trend = view?.trend;
      if (!trend) return message('nps.describe-many-period', { count: sorted.length });
      return named(
        'period',
        runsOf(sorted).flatMap(([first, last]) => {
          const [from, to] = [trend.rows[first], trend.rows[last]];
          if (!from || !to) return [];
          const word = periodWord(trend.unit, from.start);
          return first === last
            ? [word]
            : [message('nps.from-to', { from: word, to: periodWord(trend.unit, to.start) })];
        }),
      );
    }
  }
}
