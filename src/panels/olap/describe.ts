/** Words of picked cells. */

import { message, type Message, type MessageParameter } from '../../lib/outcome.ts';
import { pathMessage } from './naming.ts';
import type { LineView, OlapView } from './view.ts';

export function describeOlap(
  _set: string,
  marks: readonly number[],
  _options: unknown,
  view?: OlapView | null,
): Message {
  const [mark] = marks;
  if (mark === undefined) return message('olap.picked-none');
  if (marks.length > 1 || !view) return message('olap.picked-cells', { cells: marks.length });
  return cellName(view, mark) ?? message('olap.picked-cells', { cells: 1 });
}

/** A cell by the names of its line and its column; `null` where there is no such cell. */
export function cellName({ lines, columns }: Pick<OlapView, 'lines' | 'columns'>, cell: number): Message | null {
  const [line, column] = [Math.floor(cell / columns.length), cell % columns.length];
  if (!lines[line] || !columns[column]) return null;
  if (column === 0) return lineName(lines, line);
  if (line === 0) return lineName(columns, column);
  return message('olap.cell', { row: lineName(lines, line), column: lineName(columns, column) });
}

export function lineName(lines: readonly LineView[], line: number): Message {
  const names: MessageParameter[] = [];
  for (let at = line; at > 0; at = lines[at]!.parent) names.unshift(lines[at]!.label);
  return pathMessage(names);
}
