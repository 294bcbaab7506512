/** Words for picked marks: `risk in the top 20 %`, `left without having been called`, `to be called today`. */

import { message, type Message } from '../../lib/outcome.ts';
import { listOf, runsOf } from '../wording.ts';
import type { ChurnWarningOptions } from './options.ts';
import { SCORE_BARS, TENTHS, type ChurnWarningView } from './view.ts';

export const CELLS = ['found', 'missed', 'alarm', 'quiet'] as const;

export function describeChurnWarning(
  set: string,
  marks: readonly number[],
  _options: ChurnWarningOptions,
  view?: ChurnWarningView | null,
): Message {
  const none = message('churn-warning.describe-none');
  const chosen = (count: number): number[] => [...new Set(marks)].filter((mark) => mark < count).sort((a, b) => a - b);
  if (set === 'outcome') {
    const cells = chosen(4).map((cell) => message(`churn-warning.cell-${CELLS[cell]!}`));
    return cells.length === 0
      ? none
      : message('churn-warning.describe-outcome', { cells: listOf('churn-warning.list', cells) });
  }
  if (set === 'call') {
    const sides = chosen(2).map((side) => message(`churn-warning.describe-${side === 0 ? 'call' : 'leave'}`));
    return sides.length === 0 ? none : listOf('churn-warning.list', sides);
  }
  const size = set === 'score' ? SCORE_BARS : TENTHS;
  const runs = runsOf(chosen(size));
  if (runs.length === 0) return none;
  if (runs.length > 3) return message(`churn-warning.describe-${set}-parts`, { count: chosen(size).length });
  const edges = view?.score?.edges;
  return listOf(
    'churn-warning.list',
    runs.map(([first, last]) =>
      set !== 'score'
        ? message(`churn-warning.describe-${set}`, { from: first / TENTHS, to: (last + 1) / TENTHS })
        : edges
          ? message('churn-warning.describe-score', { from: edges[first]!, to: edges[last + 1]! })
          : message('churn-warning.describe-score-parts', { count: last - first + 1 }),
    ),
  );
}
