/** Values of a column at the place of a step, as its form offers them. */

import type { StepPlace } from './fields.ts';
import type { StepValues } from '../../workers/protocol.ts';

const NONE: StepValues = { distinct: 0, missing: 0, values: [] };

/** None where the column or the table is not there: a form can be filled in without being offered anything. */
export async function valuesAt(
  { notebook, cell, before }: StepPlace,
  column: string,
  search: string,
  count: number,
): Promise<StepValues> {
  if (column === '') return NONE;
  try {
    const found = await notebook.stepValues({ data: cell.id, step: before, column, search, count });
    return found.ok ? found.value : NONE;
  } catch {
    return NONE;
  }
}
