/** Which panels can be added, and why others cannot: by the roles of the data at hand. */

import type { Role } from '../data/report.ts';
import type { AnyPanel } from '../panels/contract.ts';
import type { DataCell, Session } from '../session/schema.ts';
import type { NotebookSurface } from './surface.ts';

/** Roles a panel lacks with these roles met; of alternatives the first is named. */
export function lacking(panel: AnyPanel, met: readonly Role[]): readonly Role[] {
  return panel.needs.flatMap(({ anyOf }) => (anyOf.some((role) => met.includes(role)) ? [] : anyOf.slice(0, 1)));
}

/** Roles that have a column in a data cell; none while it is not read. */
export function metRoles(notebook: NotebookSurface, cell: string): readonly Role[] {
  return notebook.data(cell).report?.roles.flatMap(({ role, column }) => (column.value === null ? [] : [role])) ?? [];
}

export type Availability =
  | { readonly kind: 'ready' }
  | { readonly kind: 'no-data' }
  | { readonly kind: 'roles'; readonly roles: readonly Role[] };

/** Whether some data of the notebook carries a panel; if not, what is missing in the data that comes nearest. */
export function availability(notebook: NotebookSurface, panel: AnyPanel): Availability {
  if (panel.needs.length === 0) return { kind: 'ready' };
  const gaps = dataCells(notebook.session)
    .filter((cell) => notebook.data(cell.id).report !== null)
    .map((cell) => lacking(panel, metRoles(notebook, cell.id)))
    .sort((a, b) => a.length - b.length);
  const [least] = gaps;
  if (!least) return { kind: 'no-data' };
  return least.length === 0 ? { kind: 'ready' } : { kind: 'roles', roles: least };
}

/** Panels that this data carries and that do not read it yet. */
export function suggestions(notebook: NotebookSurface, panels: readonly AnyPanel[], data: string): readonly AnyPanel[] {
  const met = metRoles(notebook, data);
  const present = new Set(
    notebook.session.cells.flatMap((cell) => (cell.kind === 'panel' && cell.data === data ? [cell.panel] : [])),
  );
  return panels.filter((panel) => panel.needs.length > 0 && !present.has(panel.id) && lacking(panel, met).length === 0);
}

function dataCells(session: Session): readonly DataCell[] {
  return session.cells.filter((cell): cell is DataCell => cell.kind === 'data');
}
