/** Operations on tables made by steps, and who depends on whom among tables. */

import { tablesOf, type Made, type Step } from '../data/steps/step.ts';
import { message, type Message } from '../lib/outcome.ts';
import { cellName } from './cell-operations.ts';
import { changeCell, findCell, insertCell } from './cells.ts';
import { sameJson } from './same-json.ts';
import type { Cell, DataCell, Session } from './schema.ts';

export type MadeOperation =
  /** refused where what it is made from is not there, or would be made from itself */
  | { readonly kind: 'add-made'; readonly cell: DataCell & { readonly made: Made }; readonly position: number }
  /** all steps anew; `label` says what was done (`add step: filter …`) */
  | {
      readonly kind: 'set-steps';
      readonly cell: string;
      readonly steps: readonly Step[];
      readonly label: Message;
      readonly columns?: ColumnNames;
    }
  /** begins with the rows of another table */
  | { readonly kind: 'set-made-from'; readonly cell: string; readonly from: string; readonly columns?: ColumnNames }
  /** begins with the rows listed as out of use too, or without them */
  | { readonly kind: 'set-made-listed'; readonly cell: string; readonly listed: boolean }
  /** what is decided about columns of made tables goes by these names from now on */
  | { readonly kind: 'keep-columns'; readonly columns: ColumnNames };

/** Of data cells: labels of the columns by the number of their ids, as `DataChoices.columns` keeps them. */
export type ColumnNames = Readonly<Record<string, readonly string[]>>;

/** The session after the operation; the very same where it would make a table from itself, however far around. */
export function applyMadeOperation(session: Session, operation: MadeOperation): Session {
  switch (operation.kind) {
    case 'add-made': {
      const { cell, position } = operation;
      const kind = cell.made.table ? 'panel' : 'data';
      if (findCell(session, cell.made.from)?.kind !== kind || makesRing(session, cell.id, cell.made)) return session;
      return insertCell(session, { ...cell, source: '' }, position);
    }
    case 'set-steps':
      return changeMade(session, operation, (made) => ({ ...made, steps: operation.steps }));
    case 'set-made-from':
      if (findCell(session, operation.from)?.kind !== 'data') return session;
      return changeMade(session, operation, ({ table: _, ...made }) => ({ ...made, from: operation.from }));
    case 'set-made-listed':
      return changeMade(session, operation, ({ listed: _, ...made }) =>
        operation.listed ? { ...made, listed: true } : made,
      );
    case 'keep-columns':
      return keepColumns(session, operation.columns);
  }
}

export function describeMadeOperation(operation: MadeOperation, session: Session): Message {
  if (operation.kind === 'set-steps') return operation.label;
  if (operation.kind === 'keep-columns') return message('session.do-keep-columns');
  const name = (id: string): Message => {
    const cell = findCell(session, id);
    return cell ? cellName(cell) : message('session.unknown-cell');
  };
  if (operation.kind === 'set-made-listed')
    return message(operation.listed ? 'session.do-take-listed' : 'session.do-leave-listed', {
      cell: name(operation.cell),
    });
  if (operation.kind === 'add-made') return message('session.do-add-made', { cell: name(operation.cell.made.from) });
  return message('session.do-set-made-from', { cell: name(operation.cell), from: name(operation.from) });
}

/** Whether a table made so would, however far around, be made from itself. What is in the bin counts: it may come back. */
export function makesRing(session: Session, cell: string, made: Made): boolean {
  const seen = new Set<string>();
  const waiting = [...tablesOf(made)];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === cell) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    const other = session.cells.find((each) => each.id === id) ?? session.bin.find((each) => each.cell.id === id)?.cell;
    if (other?.kind === 'data' && other.made) waiting.push(...tablesOf(other.made));
    // A panel stands on its data, and on whatever else its options name.
    if (other?.kind === 'panel')
      waiting.push(...[other.data, ...Object.values(other.options)].filter((part) => typeof part === 'string'));
  }
  return false;
}

/** Whether a table goes back, however far, to what a panel publishes. */
export function isMadeOfPanel(cells: readonly Cell[], cell: DataCell): boolean {
  const seen = new Set<string>();
  const waiting: DataCell[] = [cell];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (seen.has(next.id) || !next.made) continue;
    seen.add(next.id);
    if (next.made.table) return true;
    const ids = tablesOf(next.made);
    waiting.push(...cells.filter((each): each is DataCell => each.kind === 'data' && ids.includes(each.id)));
  }
  return false;
}

/** Whether a cell is a table made directly from another one: begun with it, joined with it, or with its rows below. */
export function isMadeFrom(cell: Cell, data: string): cell is DataCell & { readonly made: Made } {
  return cell.kind === 'data' && cell.made !== undefined && tablesOf(cell.made).includes(data);
}

/** Data cells of the notebook that a table may be made from without making a ring; for menus. */
export function tablesFor(session: Session, cell: string): readonly DataCell[] {
  return session.cells.filter(
    (other): other is DataCell =>
      other.kind === 'data' && other.id !== cell && !makesRing(session, cell, { from: other.id, steps: [] }),
  );
}

function changeMade(
  session: Session,
  { cell: id, columns }: { readonly cell: string; readonly columns?: ColumnNames },
  change: (made: Made) => Made,
): Session {
  const changed = changeCell(session, id, 'data', (cell) => {
    if (!cell.made) return cell;
    const made = change(cell.made);
    return sameJson(made, cell.made) || makesRing(session, id, made) ? cell : { ...cell, made };
  });
  return changed === session || !columns ? changed : keepColumns(changed, columns);
}

function keepColumns(session: Session, names: ColumnNames): Session {
  return Object.entries(names).reduce(
    (reached, [id, columns]) =>
      changeCell(reached, id, 'data', (cell) =>
        cell.made ? { ...cell, choices: { ...cell.choices, columns } } : cell,
      ),
    session,
  );
}
