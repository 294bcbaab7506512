/** Which panels can be added, and why others cannot: by the roles of the data at hand. */

import type { Role } from '../data/report.ts';
import type { AnyPanel, NeededTable } from '../panels/contract.ts';
import { lackOf } from '../panels/needs.ts';
import type { DataCell, Session } from '../session/schema.ts';
import { offerOf } from './offer.ts';
import type { NotebookSurface } from './surface.ts';

const USUAL_FIT = 0.5;

export type Availability =
  | { readonly kind: 'ready' }
  | { readonly kind: 'no-data' }
  | { readonly kind: 'tables'; readonly tables: readonly NeededTable[] }
  | { readonly kind: 'roles'; readonly roles: readonly Role[] };

/** Whether some data of the notebook carries a panel; if not, what is missing in the data that comes nearest. */
export function availability(notebook: NotebookSurface, panel: AnyPanel): Availability {
  if (panel.needs.length === 0) return { kind: 'ready' };
  const offers = dataCells(notebook.session).flatMap((cell) => offerOf(notebook.data(cell.id).report) ?? []);
  if (offers.length === 0) return { kind: 'no-data' };
  const lacks = offers.map((offer) => lackOf(panel, offer));
  if (lacks.includes(null)) return { kind: 'ready' };
  const [least] = lacks
    .flatMap((lack) => (lack && lack.roles.length > 0 ? [lack.roles] : []))
    .sort((a, b) => a.length - b.length);
  return least ? { kind: 'roles', roles: least } : { kind: 'tables', tables: panel.needs.map(({ table }) => table) };
}

/** Panels that this data carries and that do not read it yet; those it suits best first. */
export function suggestions(notebook: NotebookSurface, panels: readonly AnyPanel[], data: string): readonly AnyPanel[] {
  const { report } = notebook.data(data);
  const offer = offerOf(report);
  const fit = (panel: AnyPanel): number => (report && panel.fit ? panel.fit(report) : USUAL_FIT);
  const present = new Set(
    notebook.session.cells.flatMap((cell) => (cell.kind === 'panel' && cell.data === data ? [cell.panel] : [])),
  );
  return panels
    .filter((panel) => {
      const needs = wantsOf(panel);
      return needs.length > 0 && !present.has(panel.id) && lackOf({ needs }, offer) === null && fit(panel) > 0;
    })
    .sort((a, b) => fit(b) - fit(a));
}

/** The tables a panel is made from: those it needs or, where it needs none, those it can use. */
export function wantsOf({ needs, suits }: Pick<AnyPanel, 'needs' | 'suits'>): AnyPanel['needs'] {
  return needs.length > 0 ? needs : (suits ?? []);
}

function dataCells(session: Session): readonly DataCell[] {
  return session.cells.filter((cell): cell is DataCell => cell.kind === 'data');
}
