/** From the view to what the pictures draw. Pure. */

import type { GridLine } from '../../charts/pivot-grid.ts';
import type { Lit } from '../contract.ts';
import type { LineView, OlapView } from './view.ts';

const MOST_CHARTS = 24;

/** Which measure is coloured and drawn. */
export function drawnMeasure(view: OlapView, asked: number): number {
  return Math.max(0, Math.min(asked, view.measures.length) - 1);
}

export function gridLines(lines: readonly LineView[], name: (label: LineView['label']) => string): GridLine[] {
  return lines.map(({ label, depth, state }) => ({ label: name(label), depth, state }));
}

/** Picked share of each cell; `null` while nothing is picked, or where rows speak of no customers. */
export function litShare(view: OlapView, lit: Readonly<Record<string, Lit>> | null): ((cell: number) => number) | null {
  const counts = lit?.['cell']?.counts;
  const { customers } = view;
  if (!counts || !customers) return null;
  return (cell) => (customers[cell]! > 0 ? Math.min(1, (counts[cell] ?? 0) / customers[cell]!) : 0);
}

/** The charts of small multiples: one a line of the first level, places the deepest columns; one chart of all lines where there are no columns. */
export interface Multiples {
  readonly charts: readonly { readonly line: number; readonly values: Float64Array }[];
  /** cell of each mark, chart after chart */
  readonly cells: readonly number[];
  /** lines (or columns) the places are */
  readonly places: readonly number[];
  readonly byLines: boolean;
  /** lines beyond those drawn */
  readonly more: number;
}

export function multiplesOf(view: OlapView, measure: number): Multiples {
  const { lines, columns } = view;
  const width = columns.length;
  const values = view.measures[measure]!.values;
  const deepest = (all: readonly LineView[]): number[] =>
    all.flatMap(({ state, kind }, at) => (state === 'open' || (kind === 'total' && all.length > 1) ? [] : [at]));
  if (width === 1) {
    const places = deepest(lines).slice(0, 200);
    return {
      charts: [{ line: 0, values: Float64Array.from(places, (line) => values[line]!) }],
      cells: places,
      places,
      byLines: true,
      more: Math.max(0, deepest(lines).length - places.length),
    };
  }
  const all = lines.flatMap(({ depth }, at) => (depth === 1 || lines.length === 1 ? [at] : []));
  const some = all.slice(0, MOST_CHARTS);
  const places = deepest(columns);
  return {
    charts: some.map((line) => ({
      line,
      values: Float64Array.from(places, (column) => values[line * width + column]!),
    })),
    cells: some.flatMap((line) => places.map((column) => line * width + column)),
    places,
    byLines: false,
    more: all.length - some.length,
  };
}

/** The values whose texts may be the longest of a measure. */
export function longestOf(values: Float64Array): number[] {
  let [least, most] = [NaN, NaN];
  for (const value of values) {
    if (!(value >= least)) least = Number.isNaN(value) ? least : value;
    if (!(value <= most)) most = Number.isNaN(value) ? most : value;
  }
  // A fraction makes a number longer than a whole one.
  return [least, most, least + 0.05, most + 0.05].filter((value) => !Number.isNaN(value));
}

/** Cells whose ratio has no meaning, of any measure. */
export function countBaseless(measures: readonly (Uint8Array | null)[]): number {
  const some = measures.filter((cells) => cells !== null);
  const cells = some[0]?.length ?? 0;
  let count = 0;
  for (let cell = 0; cell < cells; cell += 1) if (some.some((each) => each[cell] === 1)) count += 1;
  return count;
}
