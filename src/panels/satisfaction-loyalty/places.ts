/** Where respondents stand on the plane: the cell of their answers, and a place within it so that equal answers can be seen. */

import { binOf, unitOf, type QuadrantAxis } from '../../charts/quadrant.ts';
import { createRandom } from '../../lib/random.ts';
import { NO_MARK_16 } from '../../lib/marks.ts';
import type { ScoreScale, Scores } from './scores.ts';
import { CELLS, FINER, MOST_POINTS, type SatisfactionLoyaltyView } from './view.ts';

export interface Placed {
  readonly axes: SatisfactionLoyaltyView['axes'];
  readonly columns: number;
  readonly rows: number;
  /** length customers: cell of each, NO_MARK_16 for nobody */
  readonly of: Uint16Array;
  readonly cells: Uint32Array;
  readonly points: SatisfactionLoyaltyView['points'];
  readonly density: SatisfactionLoyaltyView['density'];
}

/** Answers of a scale with few have a cell each, half an answer to either side; others share {@link CELLS} cells. */
export function axisOf({ minimum, maximum, whole }: ScoreScale): QuadrantAxis {
  const margin = whole ? 0.5 : (maximum - minimum) * 0.02;
  return {
    scale: 'linear',
    low: minimum - margin,
    high: maximum + margin,
    constant: 1,
    ...(whole ? { step: 1 } : {}),
  };
}

export function cellsAcross({ minimum, maximum, whole }: ScoreScale): number {
  return whole ? maximum - minimum + 1 : CELLS;
}

/** Share of a cell that its points are scattered over. */
const SPREAD = 0.82;

export function placesOf({ last, satisfaction, loyalty }: Scores): Placed {
  const axes = { x: axisOf(satisfaction), y: axisOf(loyalty) };
  const [columns, rows] = [cellsAcross(satisfaction), cellsAcross(loyalty)];
  const customers = last.row.length;
  const [unitX, unitY] = [unitOf(axes.x), unitOf(axes.y)];
  const of = new Uint16Array(customers).fill(NO_MARK_16);
  const cells = new Uint32Array(columns * rows);
  let people = 0;
  for (let i = 0; i < customers; i += 1) {
    if (last.row[i]! < 0) continue;
    const cell = binOf(clamped(unitX(last.satisfaction[i]!)), clamped(unitY(last.loyalty[i]!)), columns, rows);
    of[i] = cell;
    cells[cell]! += 1;
    people += 1;
  }
  if (people > MOST_POINTS)
    return {
      axes,
      columns,
      rows,
      of,
      cells,
      points: null,
      density: densityOf(cells, columns, rows, { last, unitX, unitY, exact: [satisfaction.whole, loyalty.whole] }),
    };
  const points = { x: new Float32Array(people), y: new Float32Array(people) };
  // The same answers are scattered the same way whenever the picture is drawn.
  const random = createRandom(1);
  let at = 0;
  const scattered = (unit: number, whole: boolean, cells: number): number =>
    clamped(unit + (whole ? (SPREAD * (random.next() - 0.5)) / cells : 0));
  for (let i = 0; i < customers; i += 1) {
    if (last.row[i]! < 0) continue;
    points.x[at] = scattered(unitX(last.satisfaction[i]!), satisfaction.whole, columns);
    points.y[at] = scattered(unitY(last.loyalty[i]!), loyalty.whole, rows);
    at += 1;
  }
  return { axes, columns, rows, of, cells, points, density: null };
}

interface Ground {
  readonly last: Scores['last'];
  readonly unitX: (value: number) => number;
  readonly unitY: (value: number) => number;
  /** few answers: each fills its cell */
  readonly exact: readonly [boolean, boolean];
}

/** Finer cells for scores that may lie anywhere; a scale with few answers fills its cells evenly. */
function densityOf(
  counted: Uint32Array,
  columns: number,
  rows: number,
  { last, unitX, unitY, exact }: Ground,
): SatisfactionLoyaltyView['density'] {
  const [wide, high] = [columns * FINER, rows * FINER];
  const counts = new Float64Array(wide * high);
  if (exact[0] && exact[1])
    counts.forEach((_, cell) => {
      const [x, y] = [cell % wide, Math.floor(cell / wide)];
      counts[cell] = counted[Math.floor(y / FINER) * columns + Math.floor(x / FINER)]! / FINER ** 2;
    });
  else
    for (let i = 0; i < last.row.length; i += 1) {
      if (last.row[i]! < 0) continue;
      const [x, y] = [clamped(unitX(last.satisfaction[i]!)), clamped(unitY(last.loyalty[i]!))];
      const [fromX, acrossX] = exact[0] ? [binOf(x, 0, columns, 1) * FINER, FINER] : [binOf(x, 0, wide, 1), 1];
      const [fromY, acrossY] = exact[1] ? [binOf(y, 0, rows, 1) * FINER, FINER] : [binOf(y, 0, high, 1), 1];
      const share = 1 / (acrossX * acrossY);
      for (let a = 0; a < acrossX; a += 1)
        for (let b = 0; b < acrossY; b += 1) counts[(fromY + b) * wide + fromX + a]! += share;
    }
  const most = counts.reduce((highest, count) => Math.max(highest, count), 0);
  const scale = Math.log1p(most);
  return {
    columns: wide,
    rows: high,
    values: Uint8Array.from(counts, (count) => (count === 0 ? 0 : Math.round(40 + 215 * (Math.log1p(count) / scale)))),
  };
}

function clamped(unit: number): number {
  return Math.min(1, Math.max(0, unit));
}
