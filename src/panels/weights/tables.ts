/** The tables of the weights panel. Rows are made when they are asked for. */

import { message } from '../../lib/outcome.ts';
import { fitAhp } from '../../models/ahp.ts';
import { pointWeights } from '../../models/expert-weights.ts';
import type { ResultTable, TableCell, TableColumnView } from '../contract.ts';
import { viewOf } from './answer.ts';
import type { WeightsResult } from './compute.ts';
import { describeRatio } from './describe-ratio.ts';
import type { WeightsOptions } from './options.ts';
import type { WeightsView } from './view.ts';

type Cells = readonly (readonly [TableColumnView, (row: number) => TableCell])[];

export const WEIGHT_COLUMNS = [
  'rank',
  'name',
  'weight',
  'computed',
  'low',
  'lower',
  'median',
  'upper',
  'high',
  'deviation',
  'firsts',
] as const;

export function tabulateWeights(result: WeightsResult, options: WeightsOptions): readonly ResultTable[] {
  const view = viewOf(result, options);
  const tables = [weightsTable(result, view)];
  if (view.ahp || view.paired) tables.push(pairsTable(view));
  if (view.rounds.length > 0) tables.push(roundsTable(view));
  if (result.weighed.experts.length > 0) tables.push(expertsTable(result, view));
  tables.push(methodsTable(result, view, options));
  return tables;
}

function weightsTable({ input }: WeightsResult, view: WeightsView): ResultTable {
  const order = [...view.weights.keys()].sort((a, b) => view.weights[b]! - view.weights[a]!);
  const of =
    (read: (i: number) => number | undefined): ((row: number) => TableCell) =>
    (row) =>
      known(read(order[row]!));
  const spread = (key: 'low' | 'lowerQuartile' | 'median' | 'upperQuartile' | 'high' | 'deviation') =>
    of((i) => view.spread?.[i]?.[key]);
  const cells: Cells = [
    [column('rank', 'integer'), (row) => row + 1],
    [column('name', 'text'), (row) => view.criteria[order[row]!]!],
    [column('weight', 'percent2'), of((i) => view.weights[i])],
    [column('computed', 'percent2'), of((i) => view.computed[i])],
    [column('low', 'percent1'), spread('low')],
    [column('lower', 'percent1'), spread('lowerQuartile')],
    [column('median', 'percent1'), spread('median')],
    [column('upper', 'percent1'), spread('upperQuartile')],
    [column('high', 'percent1'), spread('high')],
    [column('deviation', 'percent1'), spread('deviation')],
    [column('firsts', 'integer'), of((i) => (input.persons ? view.firsts[i] : NaN))],
  ];
  return {
    ...table('weights', cells, order.length),
    published: true,
    ...(input.persons ? { marks: { set: 'first', of: (row: number) => order[row]! } } : {}),
  };
}

/** Each judged pair: of the AHP beside what the others say, of comparisons how often it was won. */
function pairsTable({ ahp, paired, criteria }: WeightsView): ResultTable {
  const n = criteria.length;
  if (ahp) {
    const { pairs } = ahp;
    return table(
      'judgements',
      [
        [column('first', 'text'), (row) => criteria[pairs[row]!.i]!],
        [column('second', 'text'), (row) => criteria[pairs[row]!.j]!],
        [column('judged', 'message'), (row) => describeRatio(pairs[row]!.judged)],
        [column('judged-value', 'decimal4'), (row) => pairs[row]!.judged],
        [column('fitted', 'decimal4'), (row) => pairs[row]!.fitted],
        [column('off', 'decimal2'), (row) => pairs[row]!.off],
        [column('others', 'decimal4'), (row) => known(pairs[row]!.others)],
        [column('revised', 'decimal4'), (row) => known(pairs[row]!.ratioIfRevised)],
      ],
      pairs.length,
    );
  }
  const pairs: [number, number][] = [];
  for (let i = 0; i < n; i += 1) for (let j = i + 1; j < n; j += 1) pairs.push([i, j]);
  const wins = (row: number, back: boolean): number => {
    const [i, j] = pairs[row]!;
    return paired!.wins[back ? j * n + i : i * n + j]!;
  };
  const { strengths } = paired!;
  const expected = (row: number): number => {
    const [i, j] = pairs[row]!;
    return strengths ? 1 / (1 + Math.exp(strengths.abilities[j]! - strengths.abilities[i]!)) : NaN;
  };
  return table(
    'comparisons',
    [
      [column('first', 'text'), (row) => criteria[pairs[row]![0]]!],
      [column('second', 'text'), (row) => criteria[pairs[row]![1]]!],
      [column('won', 'number'), (row) => wins(row, false)],
      [column('lost', 'number'), (row) => wins(row, true)],
      [column('won-share', 'percent1'), (row) => known(wins(row, false) / (wins(row, false) + wins(row, true)))],
      [column('expected', 'percent1'), (row) => known(expected(row))],
    ],
    pairs.length,
  );
}

function roundsTable({ rounds, criteria }: WeightsView): ResultTable {
  const n = criteria.length;
  const cell = (row: number) => rounds[Math.floor(row / n)]!.cells[row % n]!;
  return table(
    'rounds',
    [
      [column('round', 'number'), (row) => rounds[Math.floor(row / n)]!.round],
      [column('name', 'text'), (row) => criteria[row % n]!],
      [column('answers', 'integer'), (row) => cell(row).n],
      [column('median', 'number'), (row) => known(cell(row).median)],
      [column('lower', 'number'), (row) => known(cell(row).lowerQuartile)],
      [column('upper', 'number'), (row) => known(cell(row).upperQuartile)],
      [column('iqr', 'number'), (row) => known(cell(row).upperQuartile - cell(row).lowerQuartile)],
      [column('relative', 'percent1'), (row) => known(cell(row).relative)],
      [column('round-w', 'decimal4'), (row) => known(rounds[Math.floor(row / n)]!.w)],
    ],
    rounds.length * n,
  );
}

function expertsTable({ input, weighed }: WeightsResult, { criteria }: WeightsView): ResultTable {
  const n = criteria.length;
  const { experts, own, consistency } = weighed;
  const cells: Cells = [
    [column('expert', 'text'), (row) => input.nameOf(experts[row]!)],
    ...(consistency
      ? [[column(weighed.ahp ? 'ratio' : 'consistence', 'decimal4'), (row: number) => known(consistency[row])] as const]
      : []),
    ...criteria.map(
      (name, i) =>
        [
          { key: `w${i + 1}`, label: message('weights.item', { name }), style: 'percent1' as const },
          (row: number) => known(own[row * n + i]),
        ] as const,
    ),
  ];
  return {
    ...table('experts', cells, experts.length),
    ...(input.persons ? { customer: (row: number) => experts[row]! } : {}),
  };
}

/** The same judgements by other methods, so that nobody takes one for the only one. */
function methodsTable({ weighed }: WeightsResult, view: WeightsView, options: WeightsOptions): ResultTable {
  const n = view.criteria.length;
  const columns: [string, ArrayLike<number>][] = [[`in-force`, view.weights]];
  if (view.ahp) {
    const matrix = Float64Array.from(view.ahp.matrix);
    for (const method of ['eigenvector', 'geometric-mean'] as const) {
      const fit = fitAhp(matrix, n, method, options.randomIndex);
      if (fit.ok) columns.push([method, fit.value.weights]);
    }
  }
  if (weighed.experts.length > 0 && !view.paired) {
    const own = view.criteria.map((_, i) => Float64Array.from(weighed.experts, (_who, e) => weighed.own[e * n + i]!));
    const rows = Array.from(weighed.experts.keys());
    columns.push(['mean', pointWeights(own, rows, 'arithmetic').weights]);
    const means = pointWeights(own, rows, 'geometric').weights;
    if (means.every(Number.isFinite)) columns.push(['geometric', means]);
    const medians = view.spread!.map(({ median }) => median);
    const sum = medians.reduce((all, value) => all + value, 0);
    if (sum > 0) columns.push(['median', medians.map((value) => value / sum)]);
  }
  if (view.paired) {
    const total = view.paired.points.reduce((all, value) => all + value, 0);
    columns.push(['points', view.paired.points.map((value) => value / total)]);
    if (view.paired.strengths) columns.push(['strengths', view.computed]);
  }
  return table(
    'methods',
    [
      [column('name', 'text'), (row) => view.criteria[row]!],
      ...columns.map(
        ([key, values]) => [column(`by-${key}`, 'percent2'), (row: number) => known(values[row])] as const,
      ),
    ],
    n,
  );
}

function column(key: string, style: TableColumnView['style']): TableColumnView {
  return { key, label: message(`weights.column-${key}`), style };
}

function table(name: string, cells: Cells, rows: number): ResultTable {
  return {
    name,
    title: message(`weights.table-title-${name}`),
    published: false,
    columns: cells.map(([view]) => view),
    rows,
    cell: (row, index) => cells[index]![1](row),
  };
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
