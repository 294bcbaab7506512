/** Whether some data carries a panel, and what is lacking where it does not. */

import type { Role } from '../data/report.ts';
import type { TableKind } from '../data/tables.ts';
import type { AnyPanel, NeededTable } from './contract.ts';

/** What a data cell offers: the kind of its rows and the roles that have a column. */
export interface Offer {
  readonly kind: TableKind;
  readonly roles: readonly Role[];
}

export interface Lack {
  /** kinds of table the panel could be made from, where the data is of another kind; else none */
  readonly tables: readonly NeededTable[];
  /** roles without a column, one of each alternative and each named once; of several tables those of the nearest */
  readonly roles: readonly Role[];
}

/** `null` where the data carries the panel. @param offer `null` where there is no data */
export function lackOf(panel: Pick<AnyPanel, 'needs'>, offer: Offer | null): Lack | null {
  if (panel.needs.length === 0) return null;
  const fitting = panel.needs.filter(({ table }) => table === 'any' || table === offer?.kind);
  if (!offer || fitting.length === 0) return { tables: panel.needs.map(({ table }) => table), roles: [] };
  const lacks = fitting
    .map(({ roles }) => [
      ...new Set(
        roles.flatMap(({ anyOf }) => (anyOf.some((role) => offer.roles.includes(role)) ? [] : anyOf.slice(0, 1))),
      ),
    ])
    .sort((a, b) => a.length - b.length);
  const [least] = lacks;
  return !least || least.length === 0 ? null : { tables: [], roles: least };
}

/** Whether a panel takes rows whatever their kind. */
export function takesAnyRows({ needs }: Pick<AnyPanel, 'needs'>): boolean {
  return needs.some(({ table }) => table === 'any');
}
