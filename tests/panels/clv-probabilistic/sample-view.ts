/** A view with everything in it, for tests of the pictures: CDNOW's published BG/NBD parameters, customers made up by rule. */

import { transactionModel } from '../../../src/models/transaction-models.ts';
import {
  DECILES,
  FREQUENCY_CLASSES,
  type ClvProbabilisticView,
  type ConditionalView,
  type DensityView,
  type HeatView,
  type TimelineView,
} from '../../../src/panels/clv-probabilistic/view.ts';

const model = transactionModel('bg-nbd');
const parameters = { r: 0.2426, alpha: 4.4137, a: 0.793, b: 2.4262 };
const HORIZON = 52;

function timeline(
  customer: number,
  reason: TimelineView['reason'],
  purchases: readonly number[],
  T: number,
): TimelineView {
  const history = { x: purchases.length, tx: purchases.at(-1) ?? 0, T };
  return {
    reason,
    customer,
    id: String(1500 + customer),
    firstDay: 9862,
    purchases: Float64Array.from(purchases),
    later: Float64Array.from([T + 9]),
    ...history,
    end: T + 39,
    effects: null,
    alive: model.probabilityAlive(parameters, history),
    expected: model.conditionalExpectedPurchases(parameters, HORIZON, history),
    spend: 36.5,
    clv: 41.25 * purchases.length + 8,
    rank: customer + 1,
  };
}

function heat(): HeatView {
  const columnEdges = Float64Array.from([0, 1, 2, 3, 4, 5, 6, 8, 10, 14, 20]);
  const rowEdges = Float64Array.from({ length: 9 }, (_, i) => (i * 39) / 8);
  const columns = columnEdges.length - 1;
  const rows = rowEdges.length - 1;
  const cells = columns * rows;
  const age = 39;
  const alive = new Float64Array(cells);
  const expected = new Float64Array(cells);
  const count = new Float64Array(cells);
  for (let cell = 0; cell < cells; cell += 1) {
    const x = columnEdges[cell % columns]!;
    const quiet = (rowEdges[Math.floor(cell / columns)]! + rowEdges[Math.floor(cell / columns) + 1]!) / 2;
    const history = { x, tx: x === 0 ? 0 : age - quiet, T: age };
    const fits = x === 0 || age - quiet > x * 0.15;
    alive[cell] = fits ? model.probabilityAlive(parameters, history) : NaN;
    expected[cell] = fits ? model.conditionalExpectedPurchases(parameters, HORIZON, history) : NaN;
    count[cell] = fits ? Math.max(0, Math.round(60 / (1 + x * 2) - quiet / 3)) : 0;
  }
  const places = Array.from({ length: 400 }, (_, i) => ({
    x: Math.floor(19 * ((i * 0.618_034) % 1) ** 3),
    quiet: 38 * ((i * 0.414_21) % 1),
  }));
  return {
    columns,
    rows,
    columnEdges,
    rowEdges,
    age,
    alive,
    expected,
    count,
    meanAlive: alive.map((value, cell) => (count[cell]! > 0 ? value : NaN)),
    meanExpected: expected.map((value, cell) => (count[cell]! > 0 ? value : NaN)),
    points: {
      customer: Uint32Array.from(places, (_, i) => i),
      x: Float64Array.from(places, ({ x }) => x),
      quiet: Float64Array.from(places, ({ quiet }) => quiet),
      alive: Float32Array.from(places, () => 0.5),
      cell: Uint16Array.from(places, () => 0),
    },
  };
}

function conditional(classes: number): ConditionalView {
  return {
    customers: Float64Array.from({ length: classes }, (_, i) => Math.round(1400 / (i + 1) ** 2)),
    actual: Float64Array.from({ length: classes }, (_, i) => 0.23 + 0.55 * i),
    expected: Float64Array.from({ length: classes }, (_, i) => 0.2 + 0.57 * i),
  };
}

function density(distribution: DensityView['distribution'], high: number): DensityView {
  const grid = Float64Array.from({ length: 121 }, (_, i) => ((i + 0.5) / 121) * high);
  return {
    distribution,
    grid,
    density: grid.map((x) => 1 / Math.sqrt(x) / (1 + x * 9)),
    mean: high / 9,
    median: high / 20,
  };
}

/** As the engine would answer for CDNOW with a holdout. */
export function sampleView(): ClvProbabilisticView {
  const weeks = 78;
  const expected = Float64Array.from({ length: weeks }, (_, i) =>
    i < 12 ? 4 + 8 * i : 96 - 30 * Math.log((i + 1) / 12),
  );
  const actual = expected.map((value, i) => Math.max(0, Math.round(value * (1 + 0.3 * Math.sin(i * 1.7)))));
  const sum = (values: Float64Array): Float64Array => {
    let all = 0;
    return values.map((value) => (all += value));
  };
  const value = Float64Array.from({ length: 24 }, (_, i) => Math.round(900 * Math.exp(-((i - 8) ** 2) / 40)));
  const grid = Float64Array.from({ length: 53 }, (_, i) => i);
  return {
    source: 'orders',
    unit: 'week',
    discrete: false,
    customers: 2357,
    repeaters: 946,
    transactions: 2457,
    period: { first: 9862, calibration: 10_134, end: 10_407 },
    fit: {
      id: 'bg-nbd',
      k: 1,
      parameters,
      logLikelihood: -9582.4292,
      aic: 19_172.86,
      bic: 19_195.92,
      converged: true,
      iterations: 31,
      gradientNorm: 1e-9,
      patterns: 1209,
      diagnosis: [],
    },
    horizon: HORIZON,
    valueHorizon: 156,
    discount: 0.08,
    discountRate: 0.0015,
    margin: 0.5,
    parameters: [
      { name: 'r', symbol: 'r', estimate: 0.2426, standardError: 0.0126, low: 0.219, high: 0.269 },
      { name: 'alpha', symbol: 'α', estimate: 4.4137, standardError: 0.3786, low: 3.731, high: 5.222 },
      { name: 'a', symbol: 'a', estimate: 0.793, standardError: 0.186, low: 0.501, high: 1.256 },
      { name: 'b', symbol: 'b', estimate: 2.4262, standardError: 0.7087, low: 1.369, high: 4.301 },
    ].map((parameter, i) => ({
      ...parameter,
      part: i < 2 ? ('purchase' as const) : ('dropout' as const),
      bootstrapLow: parameter.low * 0.96,
      bootstrapHigh: parameter.high * 1.05,
    })),
    replicates: 200,
    models: (
      [
        ['bg-nbd', 4, -9582.43, 0.79, -0.02],
        ['mbg-nbd', 4, -9584.1, 0.78, 0.01],
        ['pareto-nbd', 4, -9594.98, 0.77, 0.03],
        ['nbd', 2, -9764.3, 1.2, 0.6],
      ] as const
    ).map(([id, count, logLikelihood, meanAbsoluteError, totalError], i) => ({
      id,
      k: 1,
      chosen: i === 0,
      fault: null,
      parameters: count,
      logLikelihood,
      aic: 2 * count - 2 * logLikelihood,
      bic: count * Math.log(2357) - 2 * logLikelihood,
      aicDifference: -2 * (logLikelihood + 9582.43),
      meanAbsoluteError,
      totalError,
    })),
    timelines: [
      timeline(0, 'most-valuable', [1.4, 3, 4.1, 7, 7.6, 9, 12.4, 13, 16, 18.9, 20, 23, 26.3, 30.9], 36),
      timeline(16, 'at-risk', [2, 5, 6.5, 9], 38),
      timeline(40, 'one-time', [], 33),
    ],
    heat: heat(),
    tracking: {
      firstDay: 9862,
      step: 1,
      calibration: 39,
      actual,
      expected,
      actualCumulative: sum(actual),
      expectedCumulative: sum(expected),
    },
    frequency: {
      actual: Float64Array.from([1411, 439, 214, 100, 62, 38, 29, 64]),
      expected: Float64Array.from([1415.3, 422.1, 205.8, 113.5, 67.1, 41.9, 27.2, 64.1]),
    },
    holdout: {
      length: 39,
      actualTotal: 1882,
      expectedTotal: 1744,
      meanAbsoluteError: 0.7567,
      rootMeanSquareError: 1.6,
      byFrequency: conditional(FREQUENCY_CLASSES),
      byQuiet: conditional(8),
    },
    purchaseRates: density({ kind: 'gamma', shape: 0.2426, rate: 4.4137 }, 0.5),
    dropout: density({ kind: 'beta', a: 0.793, b: 2.4262 }, 1),
    spend: {
      p: 6.25,
      q: 3.74,
      gamma: 15.44,
      logLikelihood: -4055.9,
      populationMean: 35.2,
      customers: 946,
      correlation: 0.114,
      correlationLow: 0.05,
      correlationHigh: 0.18,
      diagnosis: [],
      edges: Float64Array.from({ length: 25 }, (_, i) => 3 * 1.18 ** i),
      counts: value.map((count) => Math.round(count / 8)),
      scale: 'log',
      belowZero: false,
      expected: value.map((count, i) => (count / 8) * (1 + 0.06 * Math.cos(i))),
    },
    noSpend: null,
    value: {
      kind: 'money',
      total: 86_322.4,
      mean: 36.62,
      median: 14.1,
      edges: Float64Array.from({ length: 25 }, (_, i) => 2 * 1.3 ** i),
      counts: value,
      scale: 'log',
      belowZero: false,
      lorenzX: Float64Array.from({ length: 101 }, (_, i) => i / 100),
      lorenzY: Float64Array.from({ length: 101 }, (_, i) => (i / 100) ** 3.4),
      gini: 0.545,
      deciles: Array.from({ length: DECILES }, (_, i) => {
        const share = ((DECILES - i) / DECILES) ** 3.4 - ((DECILES - i - 1) / DECILES) ** 3.4;
        return {
          customers: 236,
          total: 86_322.4 * share,
          share,
          mean: (86_322.4 * share) / 236,
          meanAlive: 0.9 - i / 20,
        };
      }),
      top: Array.from({ length: 20 }, (_, i) => ({
        customer: i,
        id: String(1516 - 7 * i),
        x: 26 - i,
        tx: 30.86,
        T: 31,
        alive: 0.97 - i / 200,
        expected: 25.76 - i,
        expectedLow: 16,
        expectedHigh: 33,
        spend: 38 + i,
        value: 620 - 22 * i,
        low: (620 - 22 * i) * 0.84,
        high: (620 - 22 * i) * 1.17,
      })),
    },
    newCustomer: {
      grid,
      expected: grid.map((t) => model.expectedPurchases(parameters, t)),
      probability: Float64Array.from({ length: 12 }, (_, n) => model.probability(parameters, n, HORIZON)),
      discounted: 2.31,
      clv: 40.7,
    },
    oneTime: { customers: 1411, share: 0.5986, aliveForCertain: true },
  };
}
