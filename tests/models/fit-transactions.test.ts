import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import { bgNbd } from '../../src/models/bg-nbd.ts';
import { fitTransactions, timeScale, type TransactionProblem } from '../../src/models/fit-transactions.ts';
import type { TransactionFit } from '../../src/models/transaction-model.ts';
import { transactionsFrom } from './simulated.ts';

/** −log-likelihood of a normal mean of logarithms: a minimum at (log 2, 3) with variances 1 and 4, one positive, one effect. */
const PROBLEM: TransactionProblem = {
  model: 'nbd',
  names: ['r', 'purchase:z'],
  effects: 1,
  objective: (x, gradient) => {
    gradient[0] = x[0]! - Math.LN2;
    gradient[1] = (x[1]! - 3) / 4;
    return (x[0]! - Math.LN2) ** 2 / 2 + (x[1]! - 3) ** 2 / 8;
  },
  rough: null,
  customers: 100,
  repeaters: 60,
  patterns: 80,
  starts: [new Float64Array(2)],
  shift: Float64Array.of(Math.log(5), 0),
  constant: -7,
  diagnose: () => [],
};

function fitted(problem: TransactionProblem, options = {}): TransactionFit {
  const outcome = fitTransactions(problem, options);
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
}

describe('the frame', () => {
  it('brings parameters back to the caller’s unit; errors, intervals, AIC and BIC', () => {
    const fit = fitted(PROBLEM);
    expect(fit.parameters.r).toBeCloseTo(10, 6);
    expect(fit.parameters['purchase:z']).toBeCloseTo(3, 6);
    expect(fit.logLikelihood).toBeCloseTo(-7, 8);
    expect(fit.standardErrors.r).toBeCloseTo(10 * 0.1, 6);
    expect(fit.standardErrors['purchase:z']).toBeCloseTo(0.2, 6);
    expect(fit.intervals.r![0]).toBeCloseTo(10 * Math.exp(-0.1 * 1.959963984540054), 5);
    expect(fit.intervals['purchase:z']![1]).toBeCloseTo(3 + 0.2 * 1.959963984540054, 5);
    expect(fit.aic).toBeCloseTo(4 + 14, 8);
    expect(fit.bic).toBeCloseTo(2 * Math.log(100) + 14, 8);
    expect(fit).toMatchObject({ converged: true, n: 100, patterns: 80, diagnosis: [] });
  });

  it('a penalty draws coordinates to 0 and is not part of the likelihood', () => {
    const fit = fitted(PROBLEM, { penalty: 1 });
    expect(Math.log(fit.parameters.r! / 5)).toBeCloseTo(Math.LN2 / 2, 6);
    expect(fit.logLikelihood).toBeLessThan(-7);
  });

  it('begins where it is told, and needs no errors', () => {
    const fit = fitted(PROBLEM, { start: { r: 10, 'purchase:z': 3 }, withoutErrors: true });
    expect(fit.evaluations).toBe(1);
    expect(fit.covariance).toBeNull();
    expect(fit.diagnosis).toEqual([]);
  });

  it('tells doubts: few repeaters, a singular Hessian, an edge, starts that disagree', () => {
    expect(fitted({ ...PROBLEM, repeaters: 3 }).diagnosis).toEqual(['few-repeaters']);
    const flat: TransactionProblem = {
      ...PROBLEM,
      objective: (x, gradient) => {
        gradient[1] = 0;
        gradient[0] = x[0]!;
        return x[0]! ** 2 / 2;
      },
    };
    expect(fitted(flat).diagnosis).toContain('hessian-singular');
    expect(fitted(flat).standardErrors.r).toBeNaN();
    const sliding: TransactionProblem = {
      ...PROBLEM,
      objective: (x, gradient) => {
        gradient[0] = -Math.exp(-x[0]!);
        gradient[1] = x[1]!;
        return Math.exp(-x[0]!) + x[1]! ** 2 / 2;
      },
    };
    expect(fitted(sliding).diagnosis).toContain('at-the-edge');
    const twoValleys: TransactionProblem = {
      ...PROBLEM,
      objective: (x, gradient) => {
        gradient[0] = 4 * x[0]! ** 3 - 4 * x[0]! + 0.2;
        gradient[1] = x[1]!;
        return (x[0]! ** 2 - 1) ** 2 + 0.2 * x[0]! + x[1]! ** 2 / 2;
      },
      starts: [Float64Array.of(0.9, 0)],
    };
    const both = fitted(twoValleys, { starts: 8, random: createRandom(1) });
    expect(both.diagnosis).toContain('starts-disagree');
    expect(both.parameters.r! / 5).toBeLessThan(1);
  });

  it('fails where no start has a likelihood', () => {
    expect(fitTransactions({ ...PROBLEM, objective: () => NaN })).toMatchObject({ error: { code: 'model.no-fit' } });
  });

  it('the longest observation becomes 10', () => {
    expect(timeScale(Float64Array.of(3, 40))).toBe(4);
    expect(timeScale(Float64Array.of(0))).toBe(1);
  });
});

describe('a fit and its unit', () => {
  const T = new Float64Array(1500).fill(39);
  const weeks = transactionsFrom(bgNbd.simulate({ r: 0.4, alpha: 4, a: 0.8, b: 2.4 }, T, createRandom(8)));

  it('in days α is seven times as large and all else the same', () => {
    const days = { ...weeks, tx: weeks.tx.map((t) => 7 * t), T: weeks.T.map((t) => 7 * t) };
    const [one, other] = [bgNbd.fit(weeks), bgNbd.fit(days)];
    if (!one.ok || !other.ok) throw new Error('no fit');
    expect(other.value.parameters.alpha! / one.value.parameters.alpha!).toBeCloseTo(7, 6);
    expect(other.value.parameters.b! / one.value.parameters.b!).toBeCloseTo(1, 6);
    const purchases = weeks.x.reduce((sum, x) => sum + x, 0);
    expect(other.value.logLikelihood).toBeCloseTo(one.value.logLikelihood - purchases * Math.log(7), 5);
  });

  it('from a fit of some of the rows to that of many', () => {
    const many = new Float64Array(30_000).map((_, i) => 30 + (i % 997) / 50);
    const fit = bgNbd.fit(
      transactionsFrom(bgNbd.simulate({ r: 0.4, alpha: 4, a: 0.8, b: 2.4 }, many, createRandom(9))),
    );
    expect(fit.ok && fit.value).toMatchObject({ converged: true, n: 30_000 });
    expect(fit.ok && fit.value.evaluations).toBeLessThan(15);
  });
});
