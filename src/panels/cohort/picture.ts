/** From the view to what the pictures draw, and from cells to the marks they stand for. Pure. */

import { triangleScale, type TriangleInput } from '../../charts/cohort-triangle.ts';
import type { LineInput, LineSeries } from '../../charts/line.ts';
import type { Lit } from '../contract.ts';
import type { CohortOptions } from './options.ts';
import { isShare, STATES, type CohortView } from './view.ts';

export interface Picks {
  readonly set: 'last' | 'active';
  readonly marks: readonly number[];
  /** an option to write first: the column looked at */
  readonly change: Partial<CohortOptions> | null;
}

/**
 * What picking cells means. Of the on-or-after measure: everybody seen last in one of them or later in the row. Of the others: those
 * seen in the leftmost column of them, which then becomes the one looked at.
 */
export function picksOf(cells: readonly number[], { periods, measure, status, at }: CohortView): Picks {
  if (measure === 'later') {
    const from = new Map<number, number>();
    for (const cell of cells) {
      const [row, period] = [Math.floor(cell / periods), cell % periods];
      from.set(row, Math.min(from.get(row) ?? period, period));
    }
    const marks = [...from].flatMap(([row, period]) =>
      Array.from({ length: periods - period }, (_, i) => row * periods + period + i),
    );
    return { set: 'last', marks, change: null };
  }
  if (cells.length === 0) return { set: 'active', marks: [], change: null };
  const period = cells[0]! % periods;
  const marks = cells
    .filter((cell) => cell % periods === period)
    .map((cell) => Math.floor(cell / periods) * STATES + (status[cell] === 1 ? 2 : 0));
  return { set: 'active', marks, change: period === at ? null : { at: period } };
}

/** Cells that stand for the marks picked in this very panel. */
export function pickedCells(
  { periods, measure, at, cohorts }: CohortView,
  picked: Readonly<Record<string, ReadonlySet<number>>>,
): ReadonlySet<number> {
  const cells = new Set<number>();
  if (measure === 'later') {
    const marks = picked['last'] ?? new Set<number>();
    for (const mark of marks) {
      const row = Math.floor(mark / periods);
      if (mark % periods === 0 || !marks.has(mark - 1) || Math.floor((mark - 1) / periods) !== row) cells.add(mark);
    }
    return cells;
  }
  for (const mark of picked['active'] ?? [])
    if (mark % STATES !== 1) cells.add(Math.floor(mark / STATES) * periods + at);
  for (const cell of cells) if (cell >= cohorts.length * periods) cells.delete(cell);
  return cells;
}

/**
 * Picked share of each cell: of the on-or-after measure for all of them, of the others for the column looked at; NaN where it
 * cannot be told. `null` while nothing is picked.
 */
export function litCells(view: CohortView, lit: Readonly<Record<string, Lit>> | null): Float64Array | null {
  if (lit === null) return null;
  const { periods, cohorts, status, seen, at, measure } = view;
  const shares = new Float64Array(cohorts.length * periods).fill(NaN);
  if (measure === 'later') {
    const counts = lit['last']?.counts;
    if (!counts) return shares;
    for (let row = 0; row < cohorts.length; row += 1) {
      let after = 0;
      for (let p = periods - 1; p >= 0; p -= 1) {
        const cell = row * periods + p;
        after += counts[cell] ?? 0;
        if (status[cell] !== 0) shares[cell] = seen[cell]! > 0 ? Math.min(1, after / seen[cell]!) : 0;
      }
    }
    return shares;
  }
  const counts = lit['active']?.counts;
  if (!counts) return shares;
  for (let row = 0; row < cohorts.length; row += 1) {
    const cell = row * periods + at;
    const state = status[cell] === 1 ? 2 : 0;
    if (status[cell] !== 0)
      shares[cell] = seen[cell]! > 0 ? Math.min(1, (counts[row * STATES + state] ?? 0) / seen[cell]!) : 0;
  }
  return shares;
}

/** Picked share of each cohort. */
export function litCohorts(view: CohortView, lit: Readonly<Record<string, Lit>> | null): Float64Array | null {
  if (lit === null) return null;
  const counts = lit['cohort']?.counts;
  return Float64Array.from(view.sizes, (size, row) => (size > 0 ? (counts?.[row] ?? 0) / size : 0));
}

/** Number of customers picked of a cell, `null` where it cannot be told. */
export function pickedOf(view: CohortView, shares: Float64Array | null, cell: number): number | null {
  if (shares === null || Number.isNaN(shares[cell]!)) return null;
  return Math.round(shares[cell]! * view.seen[cell]!);
}

export function triangleOf(
  view: CohortView,
  names: readonly string[],
  sizeText: (size: number) => string,
): TriangleInput {
  const input = {
    rows: view.cohorts.length,
    columns: view.periods,
    values: view.values,
    status: view.status,
    names,
    sizes: view.sizes,
    sizeTexts: Array.from(view.sizes, sizeText),
    mean: view.mean,
    plainFirst: isShare(view.measure) && view.periods > 1,
  };
  return { ...input, scale: triangleScale(input, !isShare(view.measure)) };
}

/** All cohorts, then the mean of all, then the model where there is one. */
export function curvesOf(
  view: CohortView,
  texts: {
    readonly all: string;
    readonly allNote: string;
    readonly model: string;
    readonly modelNote: string;
    readonly projected: string;
  },
): LineInput {
  const { cohorts, periods, values, status, mean, projection, measure } = view;
  const axis = Array.from({ length: periods }, (_, p) => p);
  const curves = cohorts.map((_, row): LineSeries => {
    const y = axis.map((p) => (status[row * periods + p]! >= 2 ? values[row * periods + p]! : NaN));
    return {
      key: `c${row}`,
      name: '',
      x: axis,
      y,
      tone: 'quiet',
      // A curve of one point would not be seen.
      shape: y.filter((value) => !Number.isNaN(value)).length === 1 ? 'dotted' : 'line',
      dash: 'none',
    };
  });
  const series: LineSeries[] = [
    ...curves,
    { key: 'mean', name: texts.all, note: texts.allNote, x: axis, y: mean, tone: 'ink', shape: 'line', dash: 'none' },
  ];
  if (projection !== null)
    series.push({
      key: 'model',
      name: texts.model,
      note: texts.modelNote,
      x: Array.from(projection.survival.keys()),
      y: projection.survival,
      tone: 'accent',
      shape: 'line',
      dash: 'dashed',
    });
  const end = (projection?.survival.length ?? periods) - 1;
  return {
    series,
    low: 0,
    high: Math.max(1, end),
    ...(isShare(measure) ? { top: topShare(curves, view) } : {}),
    region:
      projection !== null && end > projection.begins
        ? { from: projection.begins, to: end, text: texts.projected }
        : null,
  };
}

/** Where all curves but the first step lie low, the first step at 100 % leaves no room for them: the axis ends at the next value. */
function topShare(curves: readonly LineSeries[], { measure }: CohortView): number {
  if (measure === 'later') return 1;
  let highest = 0;
  for (const { y } of curves) for (let p = 1; p < y.length; p += 1) if (y[p]! > highest) highest = y[p]!;
  return highest > 0.5 || highest === 0 ? 1 : Math.min(1, Math.ceil(highest * 10 + 0.5) / 10);
}
