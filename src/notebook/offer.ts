/** What data offers to panels: the kind of its rows and the roles that have a column. */

import type { DataReport } from '../data/report.ts';
import type { Offer } from '../panels/needs.ts';

/** What a data cell offers to panels; `null` while it is not read. */
export function offerOf(report: DataReport | null): Offer | null {
  if (!report) return null;
  const roles = report.roles.flatMap(({ role, column }) => (column.value === null ? [] : [role]));
  return { kind: report.kind.value, roles };
}
