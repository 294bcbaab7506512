import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import { bgNbd } from '../../src/models/bg-nbd.ts';
import { chooseRegularity, cnbdK } from '../../src/models/cnbd-k.ts';
import { mbgNbd } from '../../src/models/mbg-nbd.ts';
import type { History, TransactionData, TransactionFit, TransactionModel } from '../../src/models/transaction-model.ts';
import { CDNOW, cdnowSummary, published } from './cdnow-summary.ts';
import { transactionsFrom } from './simulated.ts';

const REFERENCE = JSON.parse(readFileSync(new URL('./fixtures/bg-family.json', import.meta.url), 'utf8')) as {
  readonly x: number[];
  readonly lastDay: number[];
  readonly endDay: number[];
  readonly z: number[];
  readonly fits: Record<string, { readonly parameters: number[]; readonly logLikelihood: number }>;
  readonly quantities: readonly (History & {
    readonly k: number;
    readonly modified: boolean;
    readonly parameters: readonly [number, number, number, number];
    readonly t: number;
    readonly rate: number;
    readonly alive: number;
    readonly expected: number;
    readonly discounted: number;
    readonly two: number;
  })[];
};

const SAMPLE: TransactionData = {
  rows: REFERENCE.x.length,
  x: Float64Array.from(REFERENCE.x),
  tx: Float64Array.from(REFERENCE.lastDay, (day) => day / 7),
  T: Float64Array.from(REFERENCE.endDay, (day) => day / 7),
  weight: null,
  covariates: null,
};

function fitOf(model: TransactionModel, data: TransactionData, options = {}): TransactionFit {
  const outcome = model.fit(data, options);
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
}

const record = ([r, alpha, a, b]: readonly number[]): Record<string, number> => ({
  r: r!,
  alpha: alpha!,
  a: a!,
  b: b!,
});

describe('published values', () => {
  const note = record([0.243, 4.414, 0.793, 2.426]);

  it('closed forms at the parameters of the paper', () => {
    const history = { x: 2, tx: 30.43, T: 38.86 };
    expect(bgNbd.conditionalExpectedPurchases(note, 39, history)).toBeCloseTo(1.226, 4);
    expect(bgNbd.probability(note, 0, 39)).toBeCloseTo(0.5737863521, 9);
    expect(bgNbd.probability(note, 10, 2)).toBeCloseTo(1.078689640356e-7, 17);
    expect(bgNbd.probabilityAlive(note, { x: 23, tx: 39, T: 39 })).toBeCloseTo(0.9685554542, 9);
  });

  it('the likelihood of one customer', () => {
    const one = { rows: 1, x: Float64Array.of(3), tx: Float64Array.of(4), T: Float64Array.of(6) };
    const at = record([0.5, 6, 1.2, 3.3]);
    expect(bgNbd.logLikelihood(at, { ...one, weight: null, covariates: null })).toBeCloseTo(-7.576381876697, 10);
    const many = { ...one, weight: Float64Array.of(5), covariates: null };
    expect(bgNbd.logLikelihood(at, many)).toBeCloseTo(5 * -7.576381876697, 9);
  });

  it('P(alive | 1000, 10, 100) is 0 without overflow', () => {
    expect(bgNbd.probabilityAlive(note, { x: 1000, tx: 10, T: 100 })).toBe(0);
    expect(bgNbd.conditionalExpectedPurchases(note, 10, { x: 1000, tx: 10, T: 100 })).toBe(0);
    expect(bgNbd.probabilityAlive(note, { x: 1000, tx: 100, T: 100 })).toBeCloseTo(
      1 - 0.793 / (2.426 + 999 + 0.793),
      12,
    );
  });
});

describe.skipIf(!existsSync(CDNOW))('published: CDNOW', () => {
  const summary = existsSync(CDNOW) ? cdnowSummary() : null!;
  const data: TransactionData = { ...summary, rows: summary?.x.length, weight: null, covariates: null };
  const values = existsSync(CDNOW) ? published().bg_nbd : null;

  it('BG/NBD parameters and log-likelihood, in about 30 evaluations', () => {
    const fit = fitOf(bgNbd, data);
    for (const name of ['r', 'alpha', 'a', 'b'])
      expect(Math.abs(fit.parameters[name]! / values.mle[name] - 1)).toBeLessThan(1e-3);
    expect(fit.logLikelihood).toBeCloseTo(values.LL, 6);
    expect(fit).toMatchObject({ converged: true, diagnosis: [], n: 2357 });
    expect(fit.evaluations).toBeLessThan(40);
    expect(bgNbd.logLikelihood(record([0.5, 6, 1.2, 3.3]), data)).toBeCloseTo(values.LL_point.cbsLL, 6);
  });

  it('customer 1516, expectations, conditional expectations', () => {
    const at = values.mle;
    const known = { x: 26, tx: 30.857142857142858, T: 31 };
    expect(bgNbd.probabilityAlive(at, known)).toBeCloseTo(values.at_mle.PAlive_cust1516, 9);
    expect(bgNbd.conditionalExpectedPurchases(at, 52, known)).toBeCloseTo(values.at_mle.CET_52_cust1516, 8);
    expect(bgNbd.expectedPurchases(at, 52)).toBeCloseTo(values.at_mle.Expectation_52, 9);
    for (const [i, x] of [10, 15, 20, 25].entries())
      expect(bgNbd.conditionalExpectedPurchases(at, 52, { x, tx: 20, T: 39 })).toBeCloseTo(
        values.at_mle.CET52_x10_15_20_25_tx20_T39[i],
        9,
      );
  });

  it('the tables of the documentation', () => {
    const at = record(values.doc_params);
    const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);
    range(5, 20).forEach((x, i) => {
      expect(bgNbd.conditionalExpectedPurchases(at, 2, { x, tx: 25, T: 39 })).toBeCloseTo(
        values.doc.CET_2_x5to20_25_39[i],
        9,
      );
      expect(bgNbd.probabilityAlive(at, { x, tx: 30, T: 39 })).toBeCloseTo(values.doc.PAlive_x5to20_30_39[i], 9);
    });
    range(1, 10).forEach((t, i) =>
      expect(bgNbd.expectedPurchases(at, t)).toBeCloseTo(values.doc.Expectation_1to10[i], 9),
    );
    range(11, 20).forEach((n, i) =>
      expect(bgNbd.probability(at, n, 30)).toBeCloseTo(values.doc.pmf_t30_x11to20[i], 10),
    );
  });

  it('the frequencies of the calibration as expected', () => {
    const expected = values.at_mle.freq_in_calibration_censor7[1];
    for (const n of [0, 1, 2, 6]) {
      const sum = data.T.reduce((total, T) => total + bgNbd.probability(values.mle, n, T), 0);
      expect(sum).toBeCloseTo(expected[`freq.${n}`], 6);
    }
  });
});

describe('reference: SciPy on a simulated sample', () => {
  it.each([
    ['bg-nbd', bgNbd],
    ['mbg-nbd', mbgNbd],
    ['bg-cnbd-2', cnbdK('bg-cnbd-k', 2)],
    ['mbg-cnbd-3', cnbdK('mbg-cnbd-k', 3)],
  ] as const)('%s', (name, model) => {
    const fit = fitOf(model, SAMPLE);
    const { parameters, logLikelihood } = REFERENCE.fits[name]!;
    expect(fit.logLikelihood).toBeCloseTo(logLikelihood, 6);
    expect(model.logLikelihood(record(parameters), SAMPLE)).toBeCloseTo(logLikelihood, 8);
    ['r', 'alpha', 'a', 'b'].forEach((letter, i) =>
      expect(Math.abs(fit.parameters[letter]! / parameters[i]! - 1)).toBeLessThan(1e-3),
    );
    expect(fit.converged).toBe(true);
  });

  it('a covariate', () => {
    const mean = REFERENCE.z.reduce((sum, z) => sum + z, 0) / SAMPLE.rows;
    const deviation = Math.sqrt(REFERENCE.z.reduce((sum, z) => sum + (z - mean) ** 2, 0) / SAMPLE.rows);
    const values = Float64Array.from(REFERENCE.z, (z) => (z - mean) / deviation);
    const data = { ...SAMPLE, covariates: { names: ['card'], values } };
    const fit = fitOf(mbgNbd, data);
    const { parameters, logLikelihood } = REFERENCE.fits['mbg-nbd with a covariate']!;
    expect(fit.names).toEqual(['r', 'alpha', 'a', 'b', 'purchase:card', 'dropout:card']);
    expect(fit.logLikelihood).toBeCloseTo(logLikelihood, 6);
    fit.names.forEach((name, i) => expect(Math.abs(fit.parameters[name]! / parameters[i]! - 1)).toBeLessThan(1e-3));
    const all = mbgNbd.forAll(fit.parameters, data, 20, 0.002);
    const effects = {
      purchase: Math.exp(fit.parameters['purchase:card']! * values[7]!),
      dropout: Math.exp(fit.parameters['dropout:card']! * values[7]!),
    };
    const history = { x: data.x[7]!, tx: data.tx[7]!, T: data.T[7]!, effects };
    expect(all.alive[7]).toBeCloseTo(mbgNbd.probabilityAlive(fit.parameters, history), 12);
    expect(all.expected[7]).toBeCloseTo(mbgNbd.conditionalExpectedPurchases(fit.parameters, 20, history), 12);
  });

  it('an L2 penalty on the logarithms in scaled time', () => {
    const { parameters } = fitOf(bgNbd, SAMPLE, { penalty: 0.1 });
    const expected = REFERENCE.fits['bg-nbd with penalty 0.1']!.parameters;
    ['r', 'alpha', 'a', 'b'].forEach((letter, i) =>
      expect(Math.abs(parameters[letter]! / expected[i]! - 1)).toBeLessThan(1e-4),
    );
  });

  it.each(REFERENCE.quantities.map((row, i) => [i, row] as const))('quantities by quadrature, case %i', (_, row) => {
    const { k, modified, t, rate } = row;
    const model = cnbdK(modified ? 'mbg-cnbd-k' : 'bg-cnbd-k', k);
    const at = record(row.parameters);
    expect(model.probabilityAlive(at, row)).toBeCloseTo(row.alive, 11);
    expect(model.conditionalExpectedPurchases(at, t, row)).toBeCloseTo(row.expected, 8);
    expect(model.discountedExpectedTransactions(at, rate, t, row)).toBeCloseTo(row.discounted, 7);
    expect(model.conditionalProbability(at, 2, t, row)).toBeCloseTo(row.two, 8);
  });
});

describe('one quantity by way of another', () => {
  const at = record([0.6, 5, 0.7, 1.9]);
  const histories = [
    { x: 0, tx: 0, T: 30 },
    { x: 1, tx: 3, T: 30 },
    { x: 12, tx: 28.5, T: 30 },
  ];
  const models = [bgNbd, mbgNbd, cnbdK('bg-cnbd-k', 3), cnbdK('mbg-cnbd-k', 2)];

  it.each(models.map((model) => [model.id, model] as const))(
    '%s: chances add up to 1 and to the expectation',
    (_, model) => {
      for (const history of histories) {
        let [sum, mean] = [0, 0];
        for (let n = 0; n < 1500; n += 1) {
          const chance = model.conditionalProbability(at, n, 26, history);
          sum += chance;
          mean += n * chance;
        }
        expect(sum).toBeCloseTo(1, 11);
        expect(mean).toBeCloseTo(model.conditionalExpectedPurchases(at, 26, history), 9);
      }
      let mean = 0;
      for (let n = 1; n < 1500; n += 1) mean += n * model.probability(at, n, 26);
      expect(mean).toBeCloseTo(model.expectedPurchases(at, 26), 9);
    },
  );

  it.each(models.map((model) => [model.id, model] as const))('%s: discounting by parts', (_, model) => {
    const rate = 0.02;
    // ∫ e^{−δt} dE = e^{−δh} E(h) + δ ∫ e^{−δt} E(t) dt, by Simpson's rule; the longer horizon reaches where p is integrated over.
    for (const [history, h, n] of [
      [histories[2]!, 60, 1000],
      [histories[0]!, 420, 4000],
    ] as const) {
      let integral = 0;
      for (let i = 0; i <= n; i += 1) {
        const t = (h * i) / n;
        const factor = i === 0 || i === n ? 1 : i % 2 === 1 ? 4 : 2;
        integral += factor * Math.exp(-rate * t) * model.conditionalExpectedPurchases(at, t, history);
      }
      const byParts =
        Math.exp(-rate * h) * model.conditionalExpectedPurchases(at, h, history) + (rate * integral * h) / (3 * n);
      expect(model.discountedExpectedTransactions(at, rate, h, history)).toBeCloseTo(byParts, 8);
      const undiscounted = model.conditionalExpectedPurchases(at, h, history);
      expect(model.discountedExpectedTransactions(at, 0, h, history)).toBe(undiscounted);
      expect(model.discountedExpectedTransactions(at, 1e-13, h, history)).toBeCloseTo(undiscounted, 9);
    }
  });

  it('much regularity and customers who leave at once', () => {
    const model = cnbdK('bg-cnbd-k', 12);
    const parameters = record([0.5, 2, 0.3, 0.2]);
    const history = { x: 0, tx: 0, T: 5 };
    const undiscounted = model.conditionalExpectedPurchases(parameters, 300, history);
    expect(model.discountedExpectedTransactions(parameters, 1e-13, 300, history)).toBeCloseTo(undiscounted, 9);
  });

  it('discounting for ever: by drop-out and rate for BG/NBD', () => {
    // Given λ and p a living customer is worth λ/(δ + λp).
    const random = createRandom(3);
    const rate = 0.01;
    const direct = bgNbd.discountedExpectedTransactions(at, rate, Infinity, histories[2]!);
    const alive = bgNbd.probabilityAlive(at, histories[2]!);
    const draws = bgNbd.simulate(record([12.6, 35, 0.7, 13.9]), new Float64Array(200_000), random);
    let sum = 0;
    for (let i = 0; i < 200_000; i += 1) {
      // The time of drop-out in purchases: discounted purchases up to it, in expectation over the rest by the next draw.
      const life = draws.lifetime[i]!;
      sum += (draws.rate[i]! * -Math.expm1(-rate * life)) / rate;
    }
    expect((alive * sum) / 200_000 / direct).toBeCloseTo(1, 2);
    expect(bgNbd.discountedExpectedTransactions(at, rate, 5000, histories[2]!)).toBeCloseTo(direct, 8);
  });

  it('k = 1 is the model without regularity', () => {
    const one = cnbdK('mbg-cnbd-k', 1);
    expect(one.conditionalExpectedPurchases(at, 9, histories[1]!)).toBe(
      mbgNbd.conditionalExpectedPurchases(at, 9, histories[1]!),
    );
    expect(one.logLikelihood(at, SAMPLE)).toBe(mbgNbd.logLikelihood(at, SAMPLE));
  });

  it('closed form and sum agree where one takes over from the other', () => {
    for (const a of [0.3, 0.98, 1, 1.02, 2.5]) {
      const parameters = record([0.8, 6, a, 1.4]);
      const below = bgNbd.expectedPurchases(parameters, 24 * (1 - 1e-9));
      const above = bgNbd.expectedPurchases(parameters, 24 * (1 + 1e-9));
      expect(above / below).toBeCloseTo(1, 8);
      expect(above).toBeGreaterThan(below);
    }
  });

  it.each(models.map((model) => [model.id, model] as const))(
    '%s: all rows at once equal the single ones',
    (_, model) => {
      const all = model.forAll(at, SAMPLE, 30, 0.004);
      for (let i = 0; i < SAMPLE.rows; i += 7) {
        const history = { x: SAMPLE.x[i]!, tx: SAMPLE.tx[i]!, T: SAMPLE.T[i]! };
        expect(all.alive[i]).toBeCloseTo(model.probabilityAlive(at, history), 11);
        expect(all.expected[i]).toBeCloseTo(model.conditionalExpectedPurchases(at, 30, history), 10);
        expect(all.discounted[i]).toBeCloseTo(model.discountedExpectedTransactions(at, 0.004, 30, history), 10);
      }
    },
  );
});

describe('recovery from simulated truth', () => {
  it.each([
    ['bg-nbd', bgNbd, [0.6, 5, 0.8, 2.4]],
    ['mbg-nbd', mbgNbd, [0.9, 6, 0.7, 2.2]],
    ['bg-cnbd-k', cnbdK('bg-cnbd-k', 3), [0.8, 3, 0.9, 2.5]],
  ] as const)('%s: 8,000 customers, parameters inside four standard errors', (_, model, truth) => {
    const T = Float64Array.from({ length: 8000 }, (_, i) => 40 + (i % 120) / 7);
    const base = model.simulate(record(truth), T, createRandom(42));
    const fit = fitOf(model, transactionsFrom(base));
    ['r', 'alpha', 'a', 'b'].forEach((name, i) =>
      expect(Math.abs(fit.parameters[name]! - truth[i]!)).toBeLessThan(4 * fit.standardErrors[name]!),
    );
    expect(fit.diagnosis).toEqual([]);
  });

  it('finds the regularity it was made with', () => {
    const T = new Float64Array(3000).fill(60);
    const base = cnbdK('mbg-cnbd-k', 3).simulate(record([1.2, 2, 0.8, 3]), T, createRandom(7));
    const outcome = chooseRegularity('mbg-cnbd-k', transactionsFrom(base));
    expect(outcome).toMatchObject({ ok: true, value: { k: 3 } });
  });

  it('simulated customers buy and leave as the model expects', () => {
    const at = record([0.9, 6, 0.7, 2.2]);
    for (const model of [bgNbd, mbgNbd, cnbdK('mbg-cnbd-k', 3)]) {
      const n = 40_000;
      const base = model.simulate(at, new Float64Array(n).fill(50), createRandom(11));
      expect(base.times.length / n / model.expectedPurchases(at, 50)).toBeCloseTo(1, 1);
      const none = base.offsets.subarray(1).filter((end, i) => end === base.offsets[i]).length;
      expect(none / n).toBeCloseTo(model.probability(at, 0, 50), 2);
      const data = transactionsFrom(base);
      const alive = model.forAll(at, data, 1, 0).alive.reduce((sum, chance) => sum + chance, 0) / n;
      const truth = base.lifetime.filter((life) => life > 50).length / n;
      expect(alive).toBeCloseTo(truth, 2);
    }
  });
});

describe('boundaries', () => {
  it('a one-time buyer is alive for BG/NBD, not surely so for MBG/NBD', () => {
    const at = record([0.6, 5, 0.8, 2.4]);
    expect(bgNbd.probabilityAlive(at, { x: 0, tx: 0, T: 100 })).toBe(1);
    expect(mbgNbd.probabilityAlive(at, { x: 0, tx: 0, T: 100 })).toBeLessThan(0.6);
  });

  it('numbers outside the domain give NaN and never throw', () => {
    const good = record([1, 1, 1, 1]);
    const history = { x: 1, tx: 2, T: 3 };
    expect(bgNbd.probabilityAlive({ ...good, a: -1 }, history)).toBeNaN();
    expect(bgNbd.probabilityAlive(good, { x: 1, tx: 4, T: 3 })).toBeNaN();
    expect(bgNbd.conditionalExpectedPurchases(good, -1, history)).toBeNaN();
    expect(bgNbd.probability(good, 1.5, 3)).toBeNaN();
    expect(bgNbd.discountedExpectedTransactions(good, -0.1, 3, history)).toBeNaN();
    expect(bgNbd.expectedPurchases({}, 3)).toBeNaN();
    expect(bgNbd.logLikelihood({}, SAMPLE)).toBeNaN();
    expect(bgNbd.forAll({}, SAMPLE, 1, 0).alive[0]).toBeNaN();
  });

  it('nothing happens in no time; for ever, only where customers do leave', () => {
    const at = record([1, 5, 1.5, 2]);
    expect(bgNbd.expectedPurchases(at, 0)).toBe(0);
    expect(bgNbd.probability(at, 0, 0)).toBe(1);
    expect(bgNbd.expectedPurchases(at, Infinity)).toBeCloseTo(2.5 / 0.5, 12);
    expect(bgNbd.expectedPurchases(record([1, 5, 0.9, 2]), Infinity)).toBe(Infinity);
  });

  it('customers that never leave: says so instead of a precise number', () => {
    const T = new Float64Array(2000).fill(50);
    const data = transactionsFrom(bgNbd.simulate(record([1.5, 8, 1e-9, 1]), T, createRandom(5)));
    expect(fitOf(bgNbd, data).diagnosis).toContain('no-drop-out');
  });

  it('one chance of drop-out for all: a and b stop, and it says that only their ratio counts', () => {
    // Numbers of purchases vary less than any mixture of chances would have them.
    const tx = Float64Array.from({ length: 400 }, (_, i) => 3 * (1 + (i % 20)));
    const [x, T] = [new Float64Array(400).fill(3), new Float64Array(400).fill(150)];
    const data = { rows: 400, x, tx, T, weight: null, covariates: null };
    const { parameters, diagnosis, converged } = fitOf(mbgNbd, data);
    expect(converged).toBe(true);
    expect(parameters.a! / (parameters.a! + parameters.b!)).toBeCloseTo(1 / 4, 4);
    expect(Math.max(parameters.a!, parameters.b!)).toBeLessThan(1e7);
    expect(diagnosis).toContain('drop-out-unidentified');
  });

  it('regularity is a whole number from 1 to 12', () => {
    expect(() => cnbdK('bg-cnbd-k', 0)).toThrow(RangeError);
    expect(() => cnbdK('bg-cnbd-k', 2.5)).toThrow(RangeError);
  });
});
