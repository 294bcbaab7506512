/** From the view to what the charts draw. */

import type { GridCellInput, NameGridInput } from '../../charts/name-grid.ts';
import type { RoundsInput } from '../../charts/rounds.ts';
import type { WeightBar } from '../../charts/weight-bars.ts';
import { moveWeight } from '../../models/expert-weights.ts';
import { ownWeights } from './answer.ts';
import { ratioText } from './describe-ratio.ts';
import type { WeightsOptions } from './options.ts';
import { MOST_DOTS, MOST_ROWS, type WeightsView } from './view.ts';

/** Weights in force as options have them: a drag runs ahead of the result. */
export function weightsInForce(view: WeightsView, options: WeightsOptions): readonly number[] {
  return ownWeights(options, view.criteria.length) ?? view.computed;
}

/** Criteria in the order they are drawn: by what was computed, so that bars do not change places under the hand. */
export function drawnOrder({ computed, paired }: Pick<WeightsView, 'computed' | 'paired'>): number[] {
  const groups = paired?.apart?.kind === 'unlinked' ? paired.apart.groups : null;
  const groupOf = (i: number): number => groups?.findIndex((group) => group.includes(i)) ?? 0;
  return [...computed.keys()].sort((a, b) => groupOf(a) - groupOf(b) || computed[b]! - computed[a]! || a - b);
}

/** @param percent writes a share */
export function barsInput(
  view: WeightsView,
  weights: readonly number[],
  order: readonly number[],
  percent: (share: number) => string,
): WeightBar[] {
  const strengths = view.method === 'bradley-terry' ? view.paired?.strengths : null;
  const few = view.experts <= MOST_DOTS && view.method !== 'bradley-terry';
  return order.map((i): WeightBar => {
    const spread = view.spread?.[i];
    const interval = strengths && { low: strengths.low[i]!, high: strengths.high[i]! };
    return {
      name: view.criteria[i]!,
      value: weights[i]!,
      text: percent(weights[i]!),
      before: Math.abs(weights[i]! - view.computed[i]!) > 5e-5 ? view.computed[i]! : NaN,
      dots: few ? view.drawn.flatMap((expert) => (expert.weights ? [expert.weights[i]!] : [])) : [],
      line: interval
        ? { low: interval.low, lower: interval.low, upper: interval.high, high: interval.high }
        : spread && view.experts > 1
          ? { low: spread.low, lower: spread.lowerQuartile, upper: spread.upperQuartile, high: spread.high }
          : null,
    };
  });
}

/** The option a moved bar writes: percent with two places, the others giving way in proportion. */
export function movedWeights(weights: readonly number[], moved: number, share: number): number[] {
  return moveWeight(weights, moved, share).map((value) => Math.round(value * 10_000) / 100);
}

/** A judgement matrix; the first pair to look at again has a ring. @param matrix row-major */
export function matrixInput(
  view: WeightsView,
  matrix: readonly number[],
  ringed: readonly [number, number] | null,
  number: (value: number) => string,
): NameGridInput {
  const n = view.criteria.length;
  return grid(view.criteria, (i, j): GridCellInput => {
    const ratio = matrix[i * n + j]!;
    const ring = ringed !== null && ((i === ringed[0] && j === ringed[1]) || (i === ringed[1] && j === ringed[0]));
    if (Number.isNaN(ratio)) return { texts: [], step: 0, ring };
    const short = (value: number): string => number(Number(value.toPrecision(2)));
    return {
      texts: i === j ? ['1'] : [ratioText(ratio, number), ratioText(Number(ratio.toPrecision(2)), short)],
      step: i === j || ratio <= 1 ? -1 : ratioStep(ratio),
      ring,
    };
  });
}

/** Saaty's scale on the ramp: 2, 3, 4–5, 6–7, 8–9. */
function ratioStep(ratio: number): number {
  return Math.min(6, 1 + Math.ceil(Math.log(ratio) / Math.log(9) / 0.2));
}

/** How often the row was preferred to the column. @param order criteria as they stand in rows and columns */
export function winsInput(
  view: WeightsView,
  order: readonly number[],
  percent: (share: number) => string,
): NameGridInput {
  const n = view.criteria.length;
  const wins = view.paired!.wins;
  const names = order.map((i) => view.criteria[i]!);
  return grid(names, (row, column): GridCellInput => {
    const [i, j] = [order[row]!, order[column]!];
    const [won, lost] = [wins[i * n + j]!, wins[j * n + i]!];
    if (i === j || won + lost === 0) return { texts: [], step: i === j ? -1 : 0, ring: false };
    const share = won / (won + lost);
    return {
      texts: [percent(share)],
      step: share <= 0.5 ? -1 : Math.min(6, 1 + Math.ceil((share - 0.5) * 10)),
      ring: false,
    };
  });
}

/** Experts drawn row by row. */
export function shownSheets({ drawn }: Pick<WeightsView, 'drawn'>): WeightsView['drawn'] {
  return drawn.filter(({ weights }) => weights !== null).slice(0, MOST_ROWS);
}

/** A row an expert, a column a criterion. */
export function sheetsInput(view: WeightsView, percent: (share: number) => string): NameGridInput {
  const rows = shownSheets(view);
  const most = rows.reduce((high, { weights }) => Math.max(high, ...weights!), 0);
  return {
    rows: rows.map(({ name }) => name),
    columns: view.criteria,
    cells: rows.flatMap(({ weights }) =>
      weights!.map((weight): GridCellInput => ({
        texts: [percent(weight)],
        step: weight > 0 ? Math.min(6, 1 + Math.floor((5.999 * weight) / most)) : -1,
        ring: false,
      })),
    ),
  };
}

export function roundsInput(view: WeightsView, nameOf: (round: number) => string): RoundsInput {
  return {
    rounds: view.rounds.map(({ round }) => nameOf(round)),
    facets: view.criteria.map((name, i) => ({
      name,
      points: view.rounds.map(({ cells }) => {
        const { lowerQuartile, median, upperQuartile, values } = cells[i]!;
        return { lower: lowerQuartile, median, upper: upperQuartile, values };
      }),
    })),
  };
}

function grid(names: readonly string[], cell: (row: number, column: number) => GridCellInput): NameGridInput {
  return {
    rows: names,
    columns: names,
    cells: names.flatMap((_row, i) => names.map((_column, j) => cell(i, j))),
  };
}
