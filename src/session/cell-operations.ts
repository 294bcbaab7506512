/** Operations on cells, and what cells and operations are called. */

import type { JsonObject } from '../lib/json.ts';
import { message, type Message } from '../lib/outcome.ts';
import { findCell } from './cells.ts';
import type { Cell, Session } from './schema.ts';

export type CellOperation =
  | { readonly kind: 'insert-cell'; readonly cell: Cell; readonly position: number }
  | { readonly kind: 'delete-cell'; readonly cell: string }
  | { readonly kind: 'restore-cell'; readonly cell: string }
  /** `position` is the place in the list as it is afterwards */
  | { readonly kind: 'move-cell'; readonly cell: string; readonly position: number }
  /** the copy stands right after the original */
  | { readonly kind: 'duplicate-cell'; readonly cell: string; readonly newId: string }
  | { readonly kind: 'set-text'; readonly cell: string; readonly text: string }
  /** `options` is a patch, merged key by key; `label` says what was done (`drag M cut`) */
  | { readonly kind: 'set-options'; readonly cell: string; readonly options: JsonObject; readonly label: Message }
  | { readonly kind: 'set-panel-data'; readonly cell: string; readonly data: string | null }
  | { readonly kind: 'set-filter'; readonly cell: string; readonly segment: string | null }
  /** `null` goes back to the finding */
  | { readonly kind: 'set-cell-title'; readonly cell: string; readonly title: string | null }
  | { readonly kind: 'set-collapsed'; readonly cell: string; readonly collapsed: boolean }
  | { readonly kind: 'set-customer'; readonly cell: string; readonly customer: string | null }
  | { readonly kind: 'empty-bin' };

/** What a cell is called in labels and lists: own title, panel name, data name, or the beginning of its text. */
export function cellName(cell: Cell): Message {
  switch (cell.kind) {
    case 'text': {
      const line = cell.text.split('\n').find((part) => /[^\s#>*\-`]/u.test(part)) ?? '';
      const plain = line.replace(/^[\s#>*\-`]+/u, '').trim();
      return plain ? message('session.quoted', { text: shorten(plain, 24) }) : message('session.text-cell');
    }
    case 'data':
      return cell.name ? message('session.as-is', { text: shorten(cell.name, 40) }) : message('session.data-cell');
    case 'panel':
      return cell.title ? message('session.quoted', { text: shorten(cell.title, 40) }) : message(`${cell.panel}.name`);
    case 'unknown':
      return message('session.unknown-cell');
  }
}

export function describeCellOperation(operation: CellOperation, session: Session): Message {
  const name = (id: string): Message => {
    const cell = findCell(session, id) ?? session.bin.find((entry) => entry.cell.id === id)?.cell;
    return cell ? cellName(cell) : message('session.unknown-cell');
  };
  switch (operation.kind) {
    case 'insert-cell':
      return message('session.do-insert-cell', { cell: cellName(operation.cell) });
    case 'set-options':
      return operation.label;
    case 'set-filter': {
      const segment = session.segments.find((known) => known.id === operation.segment);
      if (operation.segment === null) return message('session.do-clear-filter', { cell: name(operation.cell) });
      return message('session.do-set-filter', { cell: name(operation.cell), segment: segment?.name ?? '' });
    }
    case 'set-panel-data':
      if (operation.data === null) return message('session.do-clear-panel-data', { cell: name(operation.cell) });
      return message('session.do-set-panel-data', { cell: name(operation.cell), data: name(operation.data) });
    case 'set-collapsed':
      return message(operation.collapsed ? 'session.do-collapse' : 'session.do-expand', { cell: name(operation.cell) });
    case 'empty-bin':
      return message('session.do-empty-bin', { count: session.bin.length });
    default:
      return message(`session.do-${operation.kind}`, { cell: name(operation.cell) });
  }
}

function shorten(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}
