/** Columns a person may choose for an option: those of the data that belong to no role, or to one the option takes too. */

import type { ColumnType } from '../../data/columns.ts';
import type { DataReport } from '../../data/report.ts';
import type { Json } from '../../lib/json.ts';
import type { ColumnsOption } from '../../panels/options.ts';

export interface ColumnChoice {
  /** id of the column */
  readonly column: string;
  readonly label: string;
  readonly type: ColumnType | null;
  readonly chosen: boolean;
  /** chosen once, and not to be had from this data any more */
  readonly gone: boolean;
}

/** What is offered, in the order of the file; then what is chosen and gone, so that it can be given up. */
export function columnChoices(
  report: Pick<DataReport, 'columns' | 'roles'> | null,
  { types, roles = [] }: Pick<ColumnsOption, 'types' | 'roles'>,
  value: Json,
): readonly ColumnChoice[] {
  const chosen = idsOf(value);
  const taken = new Set(report?.roles.flatMap(({ role, column }) => (roles.includes(role) ? [] : [column.value])));
  const offered = (report?.columns ?? []).filter(({ id, type }) => !taken.has(id) && types.includes(type.value));
  const gone = chosen.filter((id) => !offered.some((column) => column.id === id));
  return [
    ...offered.map(({ id, label, type }) => ({
      column: id,
      label: label || id,
      type: type.value,
      chosen: chosen.includes(id),
      gone: false,
    })),
    ...gone.map((id) => ({
      column: id,
      label: report?.columns.find((column) => column.id === id)?.label || id,
      type: null,
      chosen: true,
      gone: report !== null,
    })),
  ];
}

/** The value with a column put in at the end or taken out; `null` where none is left, the same value where there is no room. */
export function toggled(value: Json, column: string, most: number): Json {
  const chosen = idsOf(value);
  if (chosen.includes(column)) {
    const rest = chosen.filter((id) => id !== column);
    return rest.length === 0 ? null : rest;
  }
  return chosen.length >= most ? value : [...chosen, column];
}

function idsOf(value: Json): readonly string[] {
  return Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : [];
}
