/** Words for picked marks. */

import { message, type Message } from '../../lib/outcome.ts';
import { listOf, runsOf } from '../wording.ts';
import { columnName, decisionName, gradeName } from './names.ts';
import { GRADES } from './options.ts';
import type { WinBackView } from './view.ts';

export function describeWinBack(set: string, marks: readonly number[], view: WinBackView | null): Message {
  if (marks.length === 0) return message('win-back.describe-none');
  if (set === 'decision') return listOf('win-back.list', marks.filter((mark) => mark < 3).map(decisionName));
  if (set === 'grade') return listOf('win-back.list', marks.filter((mark) => mark < 3).map(gradeName));
  if (view === null) return message('win-back.describe-marks', { count: marks.length });
  if (set === 'rank') {
    const runs = runsOf(marks.filter((mark) => mark < view.bars.length));
    if (runs.length === 0) return message('win-back.describe-none');
    return listOf(
      'win-back.list',
      runs.map(([first, last]) =>
        message('win-back.describe-ranks', { from: view.bars[first]!.from + 1, to: view.bars[last]!.to }),
      ),
    );
  }
  const cells = marks.filter((mark) => mark < view.cells.length);
  if (cells.length === 0) return message('win-back.describe-none');
  return listOf(
    'win-back.list',
    cells.map((mark) =>
      message('win-back.describe-cell', {
        grade: gradeName(mark % GRADES.length),
        column: columnName(view.columns[Math.floor(mark / GRADES.length)]!),
      }),
    ),
  );
}
