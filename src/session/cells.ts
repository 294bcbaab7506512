/** Cells of a session: found, put in, changed. */

import { sameJson } from './same-json.ts';
import type { Cell, Session } from './schema.ts';

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

/** A place in a list of `length` items, or at its end; no number means the end. */
export function clampPosition(position: number, length: number): number {
  if (Number.isNaN(position)) return length;
  return Math.max(0, Math.min(length, Math.floor(position)));
}
