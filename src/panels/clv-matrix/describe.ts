/** Words for picked marks: quadrants by name, bins by the ranges they cover. */

import { fromUnit } from '../../charts/quadrant.ts';
import { message, type Message } from '../../lib/outcome.ts';
import { listOf } from '../wording.ts';
import { QUADRANTS } from './options.ts';
import { BIN_COLUMNS, BIN_ROWS, type ClvMatrixView } from './view.ts';

export function describeClvMatrix(set: string, marks: readonly number[], view: ClvMatrixView | null): Message {
  if (marks.length === 0) return message('clv-matrix.describe-none');
  if (set === 'quadrant') {
    const names = marks.filter((mark) => mark < 4).map((mark) => message(`clv-matrix.${QUADRANTS[mark]!}`));
    return names.length > 0 ? listOf('clv-matrix.list', names) : message('clv-matrix.describe-none');
  }
  if (view === null) return message('clv-matrix.describe-bins', { count: marks.length });
  const columns = marks.map((mark) => mark % BIN_COLUMNS);
  const rows = marks.map((mark) => Math.floor(mark / BIN_COLUMNS));
  const { x, y } = view.axes;
  return message('clv-matrix.describe-range', {
    fromX: rounded(fromUnit(least(columns) / BIN_COLUMNS, x)),
    toX: rounded(fromUnit((most(columns) + 1) / BIN_COLUMNS, x)),
    fromY: rounded(fromUnit(least(rows) / BIN_ROWS, y)),
    toY: rounded(fromUnit((most(rows) + 1) / BIN_ROWS, y)),
  });
}

function least(values: readonly number[]): number {
  return values.reduce((low, value) => Math.min(low, value), Infinity);
}

function most(values: readonly number[]): number {
  return values.reduce((high, value) => Math.max(high, value), -Infinity);
}

/** Edges of bins are no whole money; three digits say where they are. */
function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
