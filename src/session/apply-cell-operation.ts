/** What operations on cells do. */

import type { Json, JsonObject } from '../lib/json.ts';
import type { CellOperation } from './cell-operations.ts';
import { changeCell, clampPosition, findCell, insertCell } from './cells.ts';
import { detachRules, ruleMentions } from './rules.ts';
import type { PanelCell, Session } from './schema.ts';

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
