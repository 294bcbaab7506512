/** P(alive) and expected purchases over frequency and quiet time, with the customers in their cells. */

import type { Parameters, TransactionModel } from '../../models/transaction-model.ts';
import type { CustomerValues, ValueFit } from '../../models/value-estimate.ts';
import { MOST_POINTS, type HeatView } from './view.ts';

export interface Heat {
  readonly columnEdges: Float64Array;
  readonly rowEdges: Float64Array;
  /** length rows of the histories: cell of each customer, row · columns + column */
  readonly cell: Uint16Array;
  readonly age: number;
}

const COLUMNS = 12;
const ROWS = 12;

/** Divides the customers among cells. */
export function heatOf({ histories }: ValueFit): Heat {
  const { rows, x, tx, T } = histories;
  let [mostX, mostQuiet, age] = [0, 0, 0];
  for (let i = 0; i < rows; i += 1) {
    mostX = Math.max(mostX, x[i]!);
    mostQuiet = Math.max(mostQuiet, T[i]! - tx[i]!);
    age = Math.max(age, T[i]!);
  }
  const columnEdges = countEdges(mostX);
  const rowEdges = timeEdges(mostQuiet);
  const columns = columnEdges.length - 1;
  const bands = rowEdges.length - 1;
  const cell = new Uint16Array(rows);
  const columnOf = tableOf(columnEdges);
  const width = rowEdges[1]! - rowEdges[0]!;
  for (let i = 0; i < rows; i += 1) {
    const row = Math.min(bands - 1, Math.max(0, Math.floor((T[i]! - tx[i]!) / width)));
    cell[i] = row * columns + columnOf[Math.min(x[i]!, columnOf.length - 1)]!;
  }
  return { columnEdges, rowEdges, cell, age };
}

export function heatView(heat: Heat, fitted: ValueFit, { alive, expected }: CustomerValues, horizon: number): HeatView {
  const { columnEdges, rowEdges, cell, age } = heat;
  const { histories, model, fit } = fitted;
  const columns = columnEdges.length - 1;
  const rows = rowEdges.length - 1;
  const size = rows * columns;
  const [count, sumAlive, sumExpected] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  for (let i = 0; i < histories.rows; i += 1) {
    const [at, w] = [cell[i]!, histories.weight === null ? 1 : histories.weight[i]!];
    count[at]! += w;
    sumAlive[at]! += w * alive[i]!;
    sumExpected[at]! += w * expected[i]!;
  }
  const surface = surfaceOf(model, fit.parameters, heat, horizon);
  const mean = (sums: Float64Array): Float64Array => sums.map((sum, at) => sum / count[at]!);
  const few = histories.rows <= MOST_POINTS;
  return {
    columns,
    rows,
    columnEdges,
    rowEdges,
    age,
    ...surface,
    count,
    meanAlive: mean(sumAlive),
    meanExpected: mean(sumExpected),
    points: few
      ? {
          customer: histories.index ?? Uint32Array.from(histories.x.keys()),
          x: histories.x,
          quiet: histories.T.map((T, i) => T - histories.tx[i]!),
          alive: Float32Array.from(alive),
          cell,
        }
      : null,
  };
}

/** What the model says in the middle of each cell. One-time buyers have been quiet for all of their age; all others are of the age of the longest observed. */
function surfaceOf(
  model: TransactionModel,
  parameters: Parameters,
  { columnEdges, rowEdges, age }: Heat,
  horizon: number,
): Pick<HeatView, 'alive' | 'expected'> {
  const columns = columnEdges.length - 1;
  const rows = rowEdges.length - 1;
  const [alive, expected] = [new Float64Array(rows * columns), new Float64Array(rows * columns)];
  const round = (time: number): number => (model.discrete ? Math.round(time) : time);
  for (let row = 0; row < rows; row += 1) {
    const quiet = round((rowEdges[row]! + rowEdges[row + 1]!) / 2);
    for (let column = 0; column < columns; column += 1) {
      const at = row * columns + column;
      const x = middleOf(columnEdges[column]!, columnEdges[column + 1]!);
      const tx = x === 0 ? 0 : age - quiet;
      const history = { x, tx, T: x === 0 ? quiet : age };
      const possible = x === 0 || (tx > 0 && (!model.discrete || x <= tx));
      alive[at] = possible ? model.probabilityAlive(parameters, history) : NaN;
      expected[at] = possible ? model.conditionalExpectedPurchases(parameters, horizon, history) : NaN;
    }
  }
  return { alive, expected };
}

/** The count that speaks for a column: the one it holds, or the geometric middle of several. */
function middleOf(low: number, high: number): number {
  return high - low <= 1 ? low : Math.round(Math.sqrt(low * (high - 1)));
}

/** One column a count while they are few; then columns that grow. */
function countEdges(most: number): Float64Array {
  if (most < COLUMNS) return Float64Array.from({ length: Math.max(2, most + 2) }, (_, i) => i);
  const single = 6;
  const edges = Array.from({ length: single + 1 }, (_, i) => i);
  const growing = COLUMNS - single;
  const ratio = ((most + 1) / single) ** (1 / growing);
  for (let i = 1; i <= growing; i += 1)
    edges.push(i === growing ? most + 1 : Math.max(edges.at(-1)! + 1, Math.round(single * ratio ** i)));
  return Float64Array.from(edges.filter((edge, i) => i === 0 || edge > edges[i - 1]!));
}

/** Column of each count up to the last edge. */
function tableOf(edges: Float64Array): Uint8Array {
  const table = new Uint8Array(edges.at(-1)!);
  for (let column = 0; column + 1 < edges.length; column += 1) table.fill(column, edges[column]!, edges[column + 1]!);
  return table;
}

function timeEdges(most: number): Float64Array {
  if (!(most > 0)) return Float64Array.of(0, 1);
  const rough = most / ROWS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const width = [1, 2, 2.5, 5, 10].find((step) => step * power >= rough * (1 - 1e-9))! * power;
  return Float64Array.from({ length: Math.max(1, Math.ceil(most / width - 1e-9)) + 1 }, (_, i) => i * width);
}
