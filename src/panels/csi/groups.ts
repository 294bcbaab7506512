/** Respondents in groups by a column of the file. */

import type { Survey } from '../../data/tables.ts';
import { groupByColumn, type ColumnGroups } from '../column-groups.ts';
import type { Sheets } from './sheets.ts';
import { MOST_GROUPS } from './view.ts';

/** Groups of the respondents. @returns `null` where there is no such column, or it is of days */
export function groupsOf({ survey, sheet }: Sheets, id: string | null): ColumnGroups | null {
  const attribute = survey.attributes.find((one) => one.id === id);
  return attribute ? groupByColumn(attribute, rowsOf(survey, sheet), MOST_GROUPS, 'csi') : null;
}

function rowsOf({ sourceRow }: Survey, sheet: Uint32Array): Uint32Array {
  return sourceRow === null ? sheet : sheet.map((row) => sourceRow[row]!);
}
