/** Words for picked marks: `east, 2023-04`, or how many. */

import { message, type Message } from '../../lib/outcome.ts';
import { listOf } from '../wording.ts';
import { markName } from './names.ts';
import type { ChartView } from './view.ts';

const FEW = 3;

/** @param view of the result, where it is at hand: without it marks have no names */
export function describeChart(marks: readonly number[], view: ChartView | null): Message {
  const sorted = [...new Set(marks)].sort((a, b) => a - b);
  if (sorted.length === 0) return message('chart.describe-none');
  const known = view ? sorted.filter((mark) => mark < view.marks.rows.length) : [];
  if (!view || known.length === 0 || known.length > FEW)
    return message('chart.describe-many', { count: sorted.length });
  return listOf(
    'chart.either',
    known.map((mark) => markName(view, mark)),
  );
}
