/** What the roles say of their columns, once it is known which rows are out of use: a total is no amount. */

import type { Column, DataTable } from './columns.ts';
import type { RoleReport } from './report.ts';
import { MISSING_DAY } from '../lib/days.ts';
import { message } from '../lib/outcome.ts';

/** Reasons that tell the smallest and largest value of the column. */
const TELLING: ReadonlySet<string> = new Set(['data.role-time', 'data.role-number']);

/**
 * The reports with smallest and largest values of the rows in use; columns are gone through only where rows are out of use.
 * @param excluded one a row: 0 for those in use; `null` where all are
 */
export function rangesInUse(
  reports: readonly RoleReport[],
  table: DataTable,
  excluded: Uint8Array | null,
): readonly RoleReport[] {
  if (!excluded) return reports;
  return reports.map((report) => {
    const { value, reason } = report.column;
    if (value === null || !TELLING.has(reason.code)) return report;
    const column = table.columns.find(({ id }) => id === value)?.column;
    const range = column && rangeOf(column, excluded);
    // Where nothing is in use, the whole column is all there is to tell.
    if (!range || range.count === 0) return report;
    const { minimum, maximum, count } = range;
    const told =
      reason.code === 'data.role-time'
        ? message(reason.code, { ...reason.parameters, count, first: minimum, last: maximum })
        : message(reason.code, { ...reason.parameters, minimum, maximum });
    return { ...report, column: { ...report.column, reason: told } };
  });
}

function rangeOf(column: Column, excluded: Uint8Array): { minimum: number; maximum: number; count: number } | null {
  if (column.kind === 'text') return null;
  const [values, missing] = column.kind === 'date' ? [column.days, MISSING_DAY] : [column.values, NaN];
  let minimum = Infinity;
  let maximum = -Infinity;
  let count = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    // NaN is unequal to itself
    if (excluded[row] !== 0 || value !== value || value === missing) continue;
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
    count++;
  }
  return { minimum, maximum, count };
}
