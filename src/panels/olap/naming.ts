/** Names and values of a pivot as messages. */

import type { NumberStyle } from '../../i18n/format.ts';
import { message, type Message, type MessageParameter } from '../../lib/outcome.ts';
import { namesOfLine, type OlapAxis, type OlapResult } from './compute.ts';

/** Names one in the other: `2023 › 2023-Q1`. */
export function pathMessage(names: readonly MessageParameter[]): Message {
  const [first = message('olap.total'), ...rest] = names;
  return rest.reduce<Message>(
    (path, name) => message('olap.path', { path, name }),
    typeof first === 'object' ? first : message('olap.text', { text: String(first) }),
  );
}

export function lineMessage(axis: OlapAxis, line: number): Message {
  return pathMessage(namesOfLine(axis, line));
}

/** A cell by its line and its column; by one of them where the other has only the total. */
export function cellMessage({ down, across }: OlapResult, cell: number): Message {
  const width = across.lines.count;
  const [line, column] = [Math.floor(cell / width), cell % width];
  if (column === 0) return lineMessage(down, line);
  if (line === 0) return lineMessage(across, column);
  return message('olap.cell', { row: lineMessage(down, line), column: lineMessage(across, column) });
}

export function valueMessage(value: number, style: NumberStyle): Message {
  return message(`olap.value-${style}`, { value });
}

/** Some names, one after the other. */
export function listMessage(names: readonly Message[]): Message {
  const [first = message('olap.nothing'), ...rest] = names;
  return rest.reduce((list, name) => message('olap.list', { list, name }), first);
}
