/** Moves in a pivot: opening and closing, drilling down, rolling up, turning. Pure; each gives what the options become. */

import type { Drill, Layout, Member } from './layout.ts';
import type { OlapOptions } from './options.ts';
import type { LineView, OlapView } from './view.ts';

type Paths = readonly (readonly string[])[];

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((key, at) => key === b[at]);
const without = (paths: Paths, path: readonly string[]): Paths => paths.filter((each) => !same(each, path));
const withPath = (paths: Paths, path: readonly string[]): Paths => [...without(paths, path), path];

/** The line opened where it was closed, closed where it was open. */
export function toggled(drill: Drill, axis: 'rows' | 'columns', line: LineView): Drill {
  const [open, closed] =
    axis === 'rows' ? (['openRows', 'closedRows'] as const) : (['openColumns', 'closedColumns'] as const);
  return line.state === 'open'
    ? { ...drill, [open]: without(drill[open], line.keys), [closed]: withPath(drill[closed], line.keys) }
    : { ...drill, [open]: withPath(drill[open], line.keys), [closed]: without(drill[closed], line.keys) };
}

/** The members a line is under, itself the last; none for the total and for “other”, which is no member. */
function membersOfLine(lines: readonly LineView[], line: number): Member[] {
  const members: Member[] = [];
  for (let at = line; at > 0; at = lines[at]!.parent) {
    const { kind, dimension, keys } = lines[at]!;
    if (kind === 'other') return [];
    members.unshift({ dimension, value: keys.at(-1) ?? '' });
  }
  return members;
}

/** Down into a line and a column; `null` where that leads nowhere. */
export function drilled(
  view: Pick<OlapView, 'lines' | 'columns' | 'drill'>,
  line: number,
  column: number,
): Drill | null {
  const { drill } = view;
  const known = new Set(drill.focus.map(({ dimension }) => dimension));
  const members = [...membersOfLine(view.lines, line), ...membersOfLine(view.columns, column)].filter(
    ({ dimension }) => !known.has(dimension),
  );
  return members.length === 0 ? null : { ...drill, focus: [...drill.focus, ...members], cell: null };
}

/** Up to where the first `kept` members of the path are left; `null` at the top. */
export function rolledUp(drill: Drill, kept = drill.focus.length - 1): Drill | null {
  return kept < 0 || kept >= drill.focus.length ? null : { ...drill, focus: drill.focus.slice(0, kept), cell: null };
}

/** The cell whose rows are to be listed; `null` where its line or column is “other”. */
export function listing(
  view: Pick<OlapView, 'lines' | 'columns' | 'drill'>,
  line: number,
  column: number,
): Drill | null {
  const [down, across] = [view.lines[line], view.columns[column]];
  if (!down || !across || down.kind === 'other' || across.kind === 'other') return null;
  return { ...view.drill, cell: { row: down.keys, column: across.keys } };
}

/** Rows and columns change places, with all that belongs to them. Turned twice it is as before. */
export function rotated(
  layout: Layout,
  drill: Drill,
  options: Pick<OlapOptions, 'sortRows' | 'sortColumns' | 'topRows' | 'topColumns'>,
): Pick<OlapOptions, 'layout' | 'drill' | 'sortRows' | 'sortColumns' | 'topRows' | 'topColumns'> {
  const { cell } = drill;
  const within = (most: number, value: number | null): number | null => (value === null ? null : Math.min(most, value));
  return {
    layout: { ...layout, rows: layout.columns, columns: layout.rows },
    drill: {
      ...drill,
      openRows: drill.openColumns,
      closedRows: drill.closedColumns,
      openColumns: drill.openRows,
      closedColumns: drill.closedRows,
      cell: cell && { row: cell.column, column: cell.row },
    },
    sortRows: options.sortColumns,
    sortColumns: options.sortRows,
    topRows: options.topColumns,
    topColumns: within(200, options.topRows),
  };
}
