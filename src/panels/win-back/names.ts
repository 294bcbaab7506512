/** What grades, decisions and columns of the table are called. */

import { message, type Message } from '../../lib/outcome.ts';
import { GRADES } from './options.ts';
import { DECISIONS, type ColumnView } from './view.ts';

export function gradeName(grade: number): Message {
  return message(`win-back.grade-${GRADES[grade]!}`);
}

export function decisionName(decision: number): Message {
  return message(`win-back.decision-${DECISIONS[decision]!}`);
}

export function columnName(column: ColumnView): Message {
  if (column.kind === 'silence') {
    const { from, to } = column;
    return to === Infinity
      ? message('win-back.silence-beyond', { from })
      : message('win-back.silence-between', { from, to });
  }
  if (column.name === null) return message('win-back.no-reason');
  return column.name === '' ? message('win-back.other-reasons') : message('win-back.named', { name: column.name });
}
