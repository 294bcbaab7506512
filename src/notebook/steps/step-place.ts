/** Where a step stands: the columns it works on, the other tables there are. */

import type { DataReport, StepColumn } from '../../data/report.ts';
import type { Made, Step } from '../../data/steps/step.ts';
import { uniqueNames } from '../../data/steps/step-table.ts';
import type { PageWords } from '../../i18n/words.svelte.ts';
import { tablesFor } from '../../session/made-operations.ts';
import type { DataCell } from '../../session/schema.ts';
import type { NotebookSurface } from '../surface.ts';
import type { StepPlace, TableChoice } from './fields.ts';

export interface TableSize {
  readonly rows: number;
  readonly columns: readonly StepColumn[];
}

/** The columns of a data cell by the names that steps know them by; none while it is not read. */
export function columnsOfData(notebook: NotebookSurface, cell: string): readonly StepColumn[] {
  const { report } = notebook.data(cell);
  if (!report) return [];
  const names = uniqueNames(report.columns.map(({ label }) => label));
  return report.columns.map(({ type }, index) => ({ name: names[index]!, type: type.value }));
}

/** The table before a step, as far as it is known: that of the last step before it that was run, or the first one. */
export function tableBefore(
  report: DataReport | null,
  steps: readonly Step[],
  index: number,
  begin: readonly StepColumn[],
): TableSize {
  const known = new Map(report?.made?.steps.map((step) => [step.id, step]));
  for (let at = index - 1; at >= 0; at--) {
    const step = known.get(steps[at]!.id);
    if (step) return step;
  }
  return report?.made ?? { rows: 0, columns: begin };
}

export function placeOf(
  notebook: NotebookSurface,
  cell: DataCell & { readonly made: Made },
  steps: readonly Step[],
  index: number,
  words: PageWords,
): StepPlace {
  const { report } = notebook.data(cell.id);
  const { columns } = tableBefore(report, steps, index, columnsOfData(notebook, cell.made.from));
  const tables = tablesFor(notebook.session, cell.id).map(({ id, name }): TableChoice => ({
    id,
    name,
    columns: columnsOfData(notebook, id),
  }));
  return { notebook, cell, before: index - 1, columns, tables, words };
}

/** An id no step of a table has. */
export function freshStepId(steps: readonly Step[]): string {
  for (let next = steps.length + 1; ; next++) if (steps.every(({ id }) => id !== `s${next}`)) return `s${next}`;
}
