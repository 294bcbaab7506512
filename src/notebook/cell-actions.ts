/** What can be done to any cell, wherever it is asked for: from the cell's menu, the outline or the keyboard. */

import { tick } from 'svelte';
import { message, type Message } from '../lib/outcome.ts';
import { cellName } from '../session/cell-operations.ts';
import type { Cell } from '../session/schema.ts';
import { cellElementId, type NotebookPage } from './page.svelte.ts';
import type { NotebookSurface } from './surface.ts';

export function positionOf(notebook: NotebookSurface, cell: string): number {
  return notebook.session.cells.findIndex((each) => each.id === cell);
}

/** Number of a cell as the outline shows it, 1-based. */
export function numberOf(notebook: NotebookSurface, cell: string): number {
  return positionOf(notebook, cell) + 1;
}

export function canMove(notebook: NotebookSurface, cell: string, by: -1 | 1): boolean {
  const to = positionOf(notebook, cell) + by;
  return to >= 0 && to < notebook.session.cells.length;
}

/** Moves a cell one place up (−1) or down (1) and says where it stands now. */
export function moveBy(notebook: NotebookSurface, page: NotebookPage, cell: string, by: -1 | 1): void {
  if (!canMove(notebook, cell, by)) return;
  moveTo(notebook, cell, positionOf(notebook, cell) + by);
  page.said = message('notebook.moved-to', { number: numberOf(notebook, cell), count: notebook.session.cells.length });
}

export function moveTo(notebook: NotebookSurface, cell: string, position: number): void {
  if (positionOf(notebook, cell) === position) return;
  notebook.apply({ kind: 'move-cell', cell, position });
}

export function duplicate(notebook: NotebookSurface, page: NotebookPage, cell: string): void {
  const newId = freshId();
  notebook.apply({ kind: 'duplicate-cell', cell, newId });
  notebook.focus = newId;
  page.goTo(newId);
}

/** Puts a cell into the bin. Where others use it, they are named first. */
export async function remove(notebook: NotebookSurface, page: NotebookPage, cell: Cell): Promise<void> {
  const users = notebook.dependants(cell.id);
  if (users.length > 0) {
    const agreed = await page.ask({
      title: message('notebook.delete-used', { cell: cellName(cell) }),
      body: [
        message(cell.kind === 'panel' ? 'notebook.delete-taken-by' : 'notebook.delete-used-by', {
          cells: listCells(notebook, users),
        }),
        message('notebook.delete-to-bin'),
      ],
      confirm: message('common.delete'),
    });
    if (!agreed) return;
  }
  const position = positionOf(notebook, cell.id);
  notebook.apply({ kind: 'delete-cell', cell: cell.id });
  const next = notebook.session.cells[Math.min(position, notebook.session.cells.length - 1)];
  if (notebook.focus === cell.id) notebook.focus = next?.id ?? null;
  await tick();
  // the control that asked may have gone with the cell; one that stayed, as in the outline, keeps the keyboard
  if (next && document.activeElement === document.body)
    document.getElementById(cellElementId(next.id))?.focus({ preventScroll: true });
}

/** `3 and 4` or `3、4` as one message: numbers of cells, joined. */
export function listCells(notebook: NotebookSurface, cells: readonly Cell[]): Message {
  const named = cells.map((cell) =>
    message('notebook.cell-named', { number: numberOf(notebook, cell.id), cell: cellName(cell) }),
  );
  return joinMessages(named);
}

/** Joins messages by the language's list comma. */
export function joinMessages(parts: readonly Message[]): Message {
  const [first, ...rest] = parts;
  if (!first) return message('notebook.nothing');
  return rest.reduce((all, part) => message('notebook.joined', { all, part }), first);
}

export function freshId(): string {
  return crypto.randomUUID().slice(0, 8);
}
