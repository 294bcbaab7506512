/** From the result to the page: the view, the sentences around it, the named numbers. */

import { message, type Message } from '../../lib/outcome.ts';
import { median } from '../../models/distribution.ts';
import { breakEvenResponse, normaliseWeights } from '../../models/rfm.ts';
import type { Account, PanelAnswer, Statistic } from '../contract.ts';
import { segmentSums, type GroupSums, type RfmResult } from './compute.ts';
import { LETTERS, type Letter } from './letters.ts';
import type { RfmOptions } from './options.ts';
import { caveatsOf, findingOf, readingOf } from './reading.ts';
import { REST_NAME } from './segments.ts';
import { CLASS_CODES, cellScores, type GroupView, type MeasureView, type RfmView, type ScoreView } from './view.ts';

export const RFM_STATISTICS = [
  'customers',
  'orders',
  'revenue',
  'as-of',
  ...CLASS_CODES.map((code) => `class-${code}` as const),
  'mean-r',
  'mean-f',
  'mean-m',
  'median-r',
  'median-f',
  'median-m',
  'weighted-score',
  'break-even',
] as const;

export function answerRfm(result: RfmResult, options: RfmOptions): PanelAnswer<RfmView> {
  const view = viewOf(result, options);
  return {
    view,
    finding: findingOf(view),
    subtitle: message(Number.isNaN(view.asOfDay) ? 'rfm.subtitle-fixed' : 'rfm.subtitle', {
      monetary: message(`rfm.subtitle-${view.monetary}`),
      scoring: message(`rfm.subtitle-${view.scoring}`),
      bins: view.bins,
      asOf: view.asOfDay,
      n: view.customers,
    }),
    caption: message(
      view.scoring === 'nested' ? 'rfm.caption-nested' : view.scoring === 'given' ? 'rfm.caption-given' : 'rfm.caption',
    ),
    alternative: alternativeOf(view),
    reading: [...readingOf(view), ...caveatsOf(view, result, options.scoring === 'given' && view.scoring !== 'given')],
    statistics: statisticsOf(view),
    account: accountOf(result),
  };
}

export function viewOf(result: RfmResult, options: RfmOptions): RfmView {
  const { input, bins, summary, cellSums, classSums, count } = result;
  const { revenue } = summary;
  const segments = groupViews(segmentSums(result), count, revenue);
  const { contactCost, contactMargin } = options;
  const means = (sums: Float64Array): Float64Array => sums.map((sum, cell) => sum / cellSums.count[cell]!);
  return {
    bins,
    customers: count,
    orders: summary.orders,
    revenue,
    asOfDay: input.asOfDay,
    asOfKind: input.asOfKind,
    firstDay: input.firstDay,
    lastDay: input.lastDay,
    orderUnit: input.unit,
    orderFallback: input.orderFallback,
    monetary: options.monetary,
    scoring: scoringOf(result, options),
    highLow: options.highLow,
    cells: {
      count: cellSums.count.slice(),
      revenue: cellSums.revenue.slice(),
      mean: means(cellSums.revenue),
      meanR: means(cellSums.r),
      meanF: means(cellSums.f),
      meanM: means(cellSums.m),
    },
    classes: groupViews(classSums, count, revenue).map((group, i) => {
      const code = CLASS_CODES[i]!;
      return { ...group, code, name: `rfm.class-${code}`, shortName: `rfm.class-${code}-short` };
    }),
    segments: segments.map((group, i) => ({
      ...group,
      name: result.rules[i]?.name ?? REST_NAME,
      rule: result.rules[i] ?? null,
    })),
    rules: result.rules,
    measures: { r: measureView(result, 'r'), f: measureView(result, 'f'), m: measureView(result, 'm') },
    cuts: result.cuts,
    weighted: weightedView(result),
    breakEven: contactCost === null || contactMargin === null ? null : breakEvenResponse(contactCost, contactMargin),
  };
}

/** Where the file has no scores to use, equal counts stand in. */
function scoringOf({ cutsStandingIn }: RfmResult, { scoring }: RfmOptions): RfmView['scoring'] {
  return scoring === 'given' && cutsStandingIn.length > 0 ? 'equal' : scoring;
}

function measureView(result: RfmResult, letter: Letter): MeasureView {
  const { histograms, distributions, thresholds, cuts, moneyStep, count } = result;
  const { scale, edges, below, counts } = histograms[letter];
  const distribution = distributions[letter];
  const sum = result.cellSums[letter].reduce((total, part) => total + part, 0);
  const [minimum, maximum] = [distribution.at(0), distribution.at(count - 1)];
  return {
    letter,
    scale,
    edges: edges.slice(),
    counts: counts.slice(),
    belowZero: below,
    cuts: cuts[letter],
    scores: scoreViews(result, letter),
    minimum,
    maximum,
    mean: Math.min(Math.max(sum / count, minimum), maximum),
    median: median(distribution),
    threshold: thresholds[letter],
    step: letter === 'm' ? moneyStep : 1,
  };
}

/** Who has each score, as sums of cells. */
function scoreViews({ bins, scoreRanges, cellSums }: RfmResult, letter: Letter): ScoreView[] {
  return Array.from({ length: bins }, (_, index) => {
    const score = index + 1;
    let [count, revenue] = [0, 0];
    cellSums.count.forEach((members, cell) => {
      if (cellScores(cell, bins)[letter] !== score) return;
      count += members;
      revenue += cellSums.revenue[cell]!;
    });
    return { score, count, revenue, low: scoreRanges[letter].low[index]!, high: scoreRanges[letter].high[index]! };
  });
}

function weightedView({ input, bins, cellSums, weightedOfCell, count }: RfmResult): RfmView['weighted'] {
  const BARS = 20;
  const edges = Float64Array.from({ length: BARS + 1 }, (_, i) => 1 + ((bins - 1) * i) / BARS);
  const counts = new Uint32Array(BARS);
  let sum = 0;
  cellSums.count.forEach((members, cell) => {
    const score = weightedOfCell[cell]!;
    sum += members * score;
    // A score on an edge belongs to the bar above it; a rounding of the weights must not push it below.
    counts[Math.min(Math.floor(((score - 1) / (bins - 1)) * BARS + 1e-9), BARS - 1)]! += members;
  });
  return { weights: normaliseWeights(input.weights), mean: sum / count, edges, counts };
}

function groupViews(sums: GroupSums, customers: number, revenue: number): GroupView[] {
  return Array.from(sums.count, (count, i) => ({
    count,
    revenue: sums.revenue[i]!,
    countShare: count / customers,
    revenueShare: revenue > 0 ? sums.revenue[i]! / revenue : NaN,
    meanR: sums.r[i]! / count,
    meanF: sums.f[i]! / count,
    meanM: sums.m[i]! / count,
  }));
}

function alternativeOf(view: RfmView): Message {
  let largest = 0;
  let filled = 0;
  view.cells.count.forEach((count, cell) => {
    if (count > 0) filled += 1;
    if (count > view.cells.count[largest]!) largest = cell;
  });
  const top = view.classes.reduce((best, entry) => (entry.count > best.count ? entry : best));
  return message('rfm.alternative', {
    cells: view.bins ** 3,
    filled,
    n: view.customers,
    ...cellScores(largest, view.bins),
    count: view.cells.count[largest]!,
    class: { code: top.name },
    classCount: top.count,
    classShare: top.countShare,
  });
}

function statisticsOf(view: RfmView): Statistic[] {
  const statistic = (
    name: (typeof RFM_STATISTICS)[number],
    value: number,
    style: Statistic['style'],
    label: Message = message(`rfm.stat-${name}`),
  ): Statistic => ({ name, value, style, label });
  return [
    statistic('customers', view.customers, 'integer'),
    statistic('orders', view.orders, 'integer'),
    statistic('revenue', view.revenue, 'money'),
    statistic('as-of', view.asOfDay, 'day'),
    ...view.classes.map((entry) =>
      statistic(
        `class-${entry.code}`,
        entry.count,
        'integer',
        message('rfm.stat-class', { code: entry.code, name: { code: entry.name } }),
      ),
    ),
    ...LETTERS.map((letter) =>
      statistic(`mean-${letter}`, view.measures[letter].mean, letter === 'm' ? 'money' : 'decimal1'),
    ),
    ...LETTERS.map((letter) =>
      statistic(`median-${letter}`, view.measures[letter].median, letter === 'm' ? 'money' : 'decimal1'),
    ),
    statistic('weighted-score', view.weighted.mean, 'decimal2'),
    statistic('break-even', view.breakEven ?? NaN, 'percent1'),
  ];
}

function accountOf({ input, summary }: RfmResult): Account {
  const leftOut: Message[] = [];
  if (input.given !== null) {
    if (summary.linesAfter > 0)
      leftOut.push(message('rfm.left-later', { rows: summary.linesAfter, asOf: input.asOfDay }));
    if (summary.never) leftOut.push(message('rfm.left-never', { rows: summary.never }));
    if (summary.linesFiltered > 0) leftOut.push(message('rfm.left-out', { rows: summary.linesFiltered }));
    return {
      used: message('rfm.account-given', {
        rows: input.given.customers,
        orders: summary.orders,
        customers: summary.present,
      }),
      leftOut,
    };
  }
  if (summary.linesAfter > 0)
    leftOut.push(message('rfm.left-after', { rows: summary.linesAfter, asOf: input.asOfDay }));
  if (summary.linesFiltered > 0) leftOut.push(message('rfm.left-filtered', { rows: summary.linesFiltered }));
  const unit = input.unit === 'customer-day' ? 'rfm.account-days' : 'rfm.account';
  return {
    used: message(unit, { rows: summary.linesUsed, orders: summary.orders, customers: summary.present }),
    leftOut,
  };
}
