/** What data offers to panels: the kind of its rows and the roles that have a column; and whether that carries one. */

import type { DataReport } from '../data/report.ts';
import type { AnyPanel } from '../panels/contract.ts';
import { lackOf, takesAnyRows, type Offer } from '../panels/needs.ts';

/** What a data cell offers to panels; `null` while it is not read. */
export function offerOf(report: DataReport | null): Offer | null {
  if (!report) return null;
  const roles = report.roles.flatMap(({ role, column }) => (column.value === null ? [] : [role]));
  return { kind: report.kind.value, roles };
}

/** Whether rows can be used by a panel that lacks no column. Rows of a step that failed are not what was asked for. */
export function hasRowsFor(panel: Pick<AnyPanel, 'needs'>, { rows, usable, made }: DataReport): boolean {
  // No column makes up for there being no rows; else rows are rows, though no table of their kind can be built.
  const failed = made?.steps.some(({ state }) => state === 'failed') === true;
  return rows > 0 && (usable || (takesAnyRows(panel) && !failed));
}

/** Whether a panel can be made of data as it was read. */
export function carries(report: DataReport | null, panel: Pick<AnyPanel, 'needs'>): boolean {
  return report !== null && lackOf(panel, offerOf(report)) === null && hasRowsFor(panel, report);
}
