/** Words for picked marks: `got less than expected`, `difference −3 to −1`, a group. */

import { message, type Message } from '../../lib/outcome.ts';
import { listOf, runsOf } from '../wording.ts';
import { barWord, feelingWord, groupWord } from './names.ts';
import type { ExpectationOptions } from './options.ts';
import { FEELINGS, type ExpectationView } from './view.ts';

const FEW = 4;

/** @param view of the result, where it is at hand: without it bars and groups have no names */
export function describeExpectation(
  set: string,
  marks: readonly number[],
  _options: ExpectationOptions,
  view?: ExpectationView | null,
): Message {
  const sorted = [...new Set(marks)].sort((a, b) => a - b);
  if (sorted.length === 0) return message('expectation.describe-none');
  const named = (code: string, words: readonly Message[]): Message =>
    words.length === 0 || words.length > FEW
      ? message(`expectation.describe-many-${code}`, { count: sorted.length })
      : message(`expectation.describe-${code}`, { names: listOf('expectation.list', words) });
  switch (set) {
    case 'feeling':
      return named(
        'feeling',
        sorted.flatMap((mark) => (FEELINGS[mark] ? [feelingWord(FEELINGS[mark])] : [])),
      );
    case 'segment':
      return named(
        'segment',
        sorted.flatMap((mark) => (view?.segments?.rows[mark] ? [groupWord(view.segments.rows[mark].name)] : [])),
      );
    default:
      return named(
        'difference',
        !view
          ? []
          : runsOf(sorted.filter((mark) => mark < view.bars.length)).map(([first, last]) =>
              first === last
                ? barWord(view, first)
                : message('expectation.bars', { low: view.bars[first]!.low, high: view.bars[last]!.high }),
            ),
      );
  }
}
