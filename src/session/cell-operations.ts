/** Operations on cells: where they stand and what they hold. */

import type { Json, JsonObject } from '../lib/json.ts';
import { message, type Message } from '../lib/outcome.ts';
import { detachRules, ruleMentions } from './rules.ts';
import { sameJson } from './same-json.ts';
import type { Cell, PanelCell, Session } from './schema.ts';

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

export function findCell(session: Session, id: string): Cell | undefined {
  return session.cells.find((cell) => cell.id === id);
}

/** Whether no cell, in the notebook or in the bin, has the id yet. */
export function isFreshCellId(session: Session, id: string): boolean {
  return (
    id !== '' && !session.cells.some((cell) => cell.id === id) && !session.bin.some((entry) => entry.cell.id === id)
  );
}

export function insertCell(session: Session, cell: Cell, position: number): Session {
  if (!isFreshCellId(session, cell.id)) return session;
  return { ...session, cells: session.cells.toSpliced(clampPosition(position, session.cells.length), 0, cell) };
}

/** Replaces one cell; the same session where the cell is not there or does not change. */
export function changeCell<K extends Cell['kind']>(
  session: Session,
  id: string,
  kind: K,
  change: (cell: Extract<Cell, { kind: K }>) => Extract<Cell, { kind: K }>,
): Session {
  const index = session.cells.findIndex((cell) => cell.id === id);
  const cell = session.cells[index];
  if (cell === undefined || cell.kind !== kind) return session;
  const changed = change(cell as Extract<Cell, { kind: K }>);
  return sameJson(changed, cell) ? session : { ...session, cells: session.cells.with(index, changed) };
}

export function applyCellOperation(session: Session, operation: CellOperation): Session {
  switch (operation.kind) {
    case 'insert-cell':
      return insertCell(session, operation.cell, operation.position);
    case 'delete-cell':
      return deleteCell(session, operation.cell);
    case 'restore-cell':
      return restoreCell(session, operation.cell);
    case 'move-cell':
      return moveCell(session, operation.cell, operation.position);
    case 'duplicate-cell':
      return duplicateCell(session, operation.cell, operation.newId);
    case 'set-text':
      return changeCell(session, operation.cell, 'text', (cell) => ({ ...cell, text: operation.text }));
    case 'set-options':
      return changePanel(session, operation.cell, (cell) => ({
        ...cell,
        options: mergeOptions(cell.options, operation.options),
      }));
    case 'set-panel-data':
      return setPanelData(session, operation.cell, operation.data);
    case 'set-filter':
      return setFilter(session, operation.cell, operation.segment);
    case 'set-cell-title':
      return changePanel(session, operation.cell, (cell) => withField(cell, 'title', operation.title));
    case 'set-collapsed':
      return changePanel(session, operation.cell, (cell) => withField(cell, 'collapsed', operation.collapsed || null));
    case 'set-customer':
      return changePanel(session, operation.cell, (cell) => withField(cell, 'customer', operation.customer));
    case 'empty-bin':
      return emptyBin(session);
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

function deleteCell(session: Session, id: string): Session {
  const position = session.cells.findIndex((cell) => cell.id === id);
  const cell = session.cells[position];
  if (cell === undefined) return session;
  const without = {
    ...session,
    cells: session.cells.toSpliced(position, 1),
    bin: [...session.bin, { cell, position }],
  };
  if (cell.kind === 'panel') return detachRules(without, cell);
  // Without its data nobody can see whom a selection means; segments wait for the data to come back.
  const lost =
    session.selection !== null &&
    ruleMentions(session.selection, (leaf) => {
      if (leaf.kind === 'rule' || leaf.kind === 'customers') return leaf.data === id;
      if (leaf.kind !== 'marks') return false;
      const panel = findCell(session, leaf.cell);
      return panel?.kind === 'panel' && panel.data === id;
    });
  return lost ? { ...without, selection: null } : without;
}

function restoreCell(session: Session, id: string): Session {
  const entry = session.bin.find((known) => known.cell.id === id);
  if (entry === undefined || findCell(session, id)) return session;
  const position = clampPosition(entry.position, session.cells.length);
  return {
    ...session,
    cells: session.cells.toSpliced(position, 0, entry.cell),
    bin: session.bin.filter((known) => known !== entry),
  };
}

function moveCell(session: Session, id: string, position: number): Session {
  const from = session.cells.findIndex((cell) => cell.id === id);
  const cell = session.cells[from];
  if (cell === undefined) return session;
  const others = session.cells.toSpliced(from, 1);
  const to = clampPosition(position, others.length);
  return to === from ? session : { ...session, cells: others.toSpliced(to, 0, cell) };
}

function duplicateCell(session: Session, id: string, newId: string): Session {
  const position = session.cells.findIndex((cell) => cell.id === id);
  const cell = session.cells[position];
  if (cell === undefined) return session;
  const copy = { ...cell, id: newId };
  return insertCell(
    session,
    copy.kind === 'data' ? { ...copy, name: freshDataName(session, copy.name) } : copy,
    position + 1,
  );
}

function setPanelData(session: Session, id: string, data: string | null): Session {
  if (data !== null && findCell(session, data)?.kind !== 'data') return session;
  return changePanel(session, id, (cell) => ({ ...cell, data }));
}

function setFilter(session: Session, id: string, segment: string | null): Session {
  if (segment !== null && !session.segments.some((known) => known.id === segment)) return session;
  return changePanel(session, id, (cell) => ({ ...cell, filter: segment }));
}

/** What only the bin still held goes too: files, and the ties of panels to data that are now gone. */
function emptyBin(session: Session): Session {
  if (session.bin.length === 0) return session;
  const gone = new Set(session.bin.map((entry) => entry.cell.id));
  const cells = session.cells.map((cell) =>
    cell.kind === 'panel' && cell.data !== null && gone.has(cell.data) ? { ...cell, data: null } : cell,
  );
  const used = new Set(cells.map((cell) => (cell.kind === 'data' ? cell.source : null)));
  return { ...session, cells, bin: [], sources: session.sources.filter((source) => used.has(source.id)) };
}

function changePanel(session: Session, id: string, change: (cell: PanelCell) => PanelCell): Session {
  return changeCell(session, id, 'panel', change);
}

function mergeOptions(options: JsonObject, patch: JsonObject): JsonObject {
  // fromEntries defines own properties, so that a key such as __proto__ stays plain data
  return Object.fromEntries<Json>([...Object.entries(options), ...Object.entries(patch)]);
}

/** Sets an optional field, or takes it away where the value is `null`. */
function withField<K extends 'title' | 'collapsed' | 'customer'>(
  cell: PanelCell,
  key: K,
  value: PanelCell[K] | null,
): PanelCell {
  const { [key]: _, ...rest } = cell;
  return (value === null ? rest : { ...rest, [key]: value }) as PanelCell;
}

function freshDataName(session: Session, name: string): string {
  const taken = new Set(session.cells.map((cell) => (cell.kind === 'data' ? cell.name : null)));
  let number = 2;
  while (taken.has(`${name} ${number}`)) number++;
  return `${name} ${number}`;
}

function clampPosition(position: number, length: number): number {
  if (Number.isNaN(position)) return length;
  return Math.max(0, Math.min(length, Math.floor(position)));
}

function shorten(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}
