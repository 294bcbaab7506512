import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fitLogistic,
  logisticContributions,
  logisticMargins,
  logisticProbabilities,
  probabilityOf,
  type LogisticFit,
} from '../../src/models/logistic-regression.ts';
import { birthWeights, REFERENCE, simulateRows } from './early-warning-samples.ts';

function fitted(features: readonly Float64Array[], labels: ArrayLike<number>, penalty = 0): LogisticFit {
  const names = features.map((_, f) => `x${f}`);
  const outcome = fitLogistic(features, Uint8Array.from(labels), { names, penalty });
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
}

function close(actual: ArrayLike<number>, expected: readonly number[], digits: number): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, i) =>
    expect(Math.abs(actual[i]! - value)).toBeLessThan(10 ** -digits * (1 + Math.abs(value))),
  );
}

describe('published values', () => {
  // Dalal, Fowlkes & Hoadley (1989), table 1: temperature (°F) and whether an O-ring was in distress, of 23 shuttle flights.
  const temperature = [66, 70, 69, 68, 67, 72, 73, 70, 57, 63, 70, 78, 67, 53, 67, 75, 70, 81, 76, 79, 75, 76, 58];
  const distress = [0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1];
  const fit = fitted([Float64Array.from(temperature)], distress);

  it('Challenger: 15.043 − 0.232 t, standard errors 7.379 and 0.108 (Agresti 2007, problem 4.4)', () => {
    expect(fit.intercept).toBeCloseTo(15.0429, 4);
    expect(fit.coefficients[0]).toBeCloseTo(-0.2322, 4);
    expect(fit.standardErrors[0]).toBeCloseTo(7.3786, 3);
    expect(fit.standardErrors[1]).toBeCloseTo(0.1082, 4);
    expect(fit.deviance).toBeCloseTo(20.315, 3);
    expect(fit.nullDeviance).toBeCloseTo(28.267, 3);
    expect(fit.diagnosis).toEqual(['few-events']);
    // At 31 °F, the morning of the launch.
    expect(logisticProbabilities(fit, [Float64Array.of(31)])[0]).toBeCloseTo(0.9996, 4);
  });

  it('low birth weight: the model of Hosmer & Lemeshow (2000), table 2.2', () => {
    const { features, labels } = birthWeights();
    const { intercept, coefficients, standardErrors, logLikelihood } = fitted(features, labels);
    expect([intercept, ...coefficients].map((b) => Number(b.toFixed(3)))).toEqual([
      1.295, -0.024, -0.014, 1.004, 0.433, -0.049,
    ]);
    expect([...standardErrors].map((e) => Number(e.toFixed(3)))).toEqual([1.071, 0.034, 0.007, 0.498, 0.362, 0.167]);
    expect(logLikelihood).toBeCloseTo(-111.286, 3);
  });
});

describe('reference: R 4.2.2', () => {
  const { features, labels } = birthWeights();

  it('glm: coefficients, errors, z, p, fitted values', () => {
    const { plain } = REFERENCE;
    const fit = fitted(features, labels);
    expect(fit.converged).toBe(true);
    close([fit.intercept, ...fit.coefficients], plain.coefficients, 10);
    close(fit.standardErrors, plain.errors, 9);
    close(fit.z, plain.z, 9);
    close(fit.p, plain.p, 9);
    close([fit.logLikelihood, fit.nullDeviance, fit.aic], [plain.logLikelihood, plain.nullDeviance, plain.aic], 12);
    close(logisticProbabilities(fit, features), plain.fitted, 10);
    expect(fit.effectiveParameters).toBeCloseTo(6, 10);
    fit.intervals.forEach(([low, high], i) => {
      close(
        [low, high],
        [
          plain.coefficients[i]! - 1.959963984540054 * plain.errors[i]!,
          plain.coefficients[i]! + 1.959963984540054 * plain.errors[i]!,
        ],
        9,
      );
    });
  });

  it('ridge on the standardised scale', () => {
    const { ridge } = REFERENCE;
    const fit = fitted(features, labels, ridge.lambda);
    close([fit.standardIntercept, ...fit.standardCoefficients], ridge.standard, 9);
    close(fit.standardisedErrors, ridge.errors, 9);
    close([fit.logLikelihood, fit.effectiveParameters], [ridge.logLikelihood, ridge.effective], 9);
    expect(fit.penalty).toBe(ridge.lambda);
  });
});

describe('recovery', () => {
  it('finds the coefficients behind 50,000 rows', () => {
    const { features, labels } = simulateRows(50_000, 4, 11, ([a, b, c]) => -1 + 0.8 * a! - 0.5 * b! + 0.1 * c!);
    const fit = fitted(features, labels);
    [-1, 0.8, -0.5, 0.1, 0].forEach((truth, i) => {
      const value = i === 0 ? fit.intercept : fit.coefficients[i - 1]!;
      expect(Math.abs(value - truth)).toBeLessThan(3.5 * fit.standardErrors[i]!);
      expect(fit.standardErrors[i]).toBeLessThan(0.02);
    });
  });

  it('has the truth inside the 95 % intervals about 95 times in 100', () => {
    let inside = 0;
    for (let seed = 0; seed < 100; seed += 1) {
      const { features, labels } = simulateRows(600, 2, seed, ([a, b]) => -0.5 + 0.7 * a! - 0.4 * b!);
      const { intervals } = fitted(features, labels);
      for (const [i, truth] of [-0.5, 0.7, -0.4].entries())
        if (intervals[i]![0] <= truth && truth <= intervals[i]![1]) inside += 1;
    }
    expect(inside).toBeGreaterThan(270);
    expect(inside).toBeLessThan(298);
  });
});

describe('contributions', () => {
  it('add up to the log-odds, missing values saying nothing', () => {
    const { features, labels } = simulateRows(400, 5, 3, ([a, b]) => a! + b!);
    for (let i = 0; i < 400; i += 7) features[i % 5]![i] = NaN;
    const fit = fitted(features, labels, 2);
    const margins = logisticMargins(fit, features);
    for (const row of [0, 7, 14, 123]) {
      const own = logisticContributions(fit, features, row);
      expect(own.reduce((sum, part) => sum + part, fit.standardIntercept)).toBeCloseTo(margins[row]!, 12);
      features.forEach((column, f) => expect(Number.isNaN(column[row]) ? own[f] : 0).toBe(0));
    }
    expect([...fit.missing].reduce((sum, count) => sum + count, 0)).toBe(58);
  });

  it('do not depend on the units of a feature', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1000, noNaN: true }),
        fc.double({ min: -1e4, max: 1e4, noNaN: true }),
        (scale, shift) => {
          const { features, labels } = simulateRows(120, 2, 5, ([a]) => a!);
          const moved = [features[0]!.map((v) => v * scale + shift), features[1]!];
          const [before, after] = [fitted(features, labels, 1), fitted(moved, labels, 1)];
          close(logisticContributions(after, moved, 17), [...logisticContributions(before, features, 17)], 6);
          close(
            [after.standardCoefficients[0]!, after.logLikelihood],
            [before.standardCoefficients[0]!, before.logLikelihood],
            6,
          );
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('boundaries', () => {
  const labels = Uint8Array.from({ length: 80 }, (_, i) => (i < 40 ? 0 : 1));
  const rising = Float64Array.from({ length: 80 }, (_, i) => i);
  const wavy = Float64Array.from({ length: 80 }, (_, i) => (i * 37) % 11);

  it('separated classes: named, and a fit held back instead of infinity', () => {
    const fit = fitted([wavy, rising], labels);
    expect(fit.diagnosis).toContain('separated');
    expect(fit.separating).toEqual([1]);
    expect(fit.penalty).toBe(1);
    expect(fit.converged).toBe(true);
    expect(fit.coefficients.every(Number.isFinite)).toBe(true);
    expect(fitted([wavy, rising], labels, 0.1).diagnosis).toContain('separated');
  });

  it('separated by two features together, neither of which does it alone', () => {
    const { features } = simulateRows(200, 2, 9, () => 0);
    const together = Uint8Array.from({ length: 200 }, (_, i) => (features[0]![i]! + features[1]![i]! > 0 ? 1 : 0));
    const fit = fitted(features, together);
    expect(fit.diagnosis).toContain('separated');
    expect(fit.separating).toEqual([]);
  });

  it('nearly separated: a yes/no feature nobody without the event has', () => {
    const flag = Float64Array.from({ length: 80 }, (_, i) => (i >= 60 ? 1 : 0));
    const fit = fitted([wavy, flag], labels);
    expect(fit.diagnosis).toContain('nearly-separated');
    expect(fit.separating).toEqual([1]);
    expect(fit.penalty).toBe(1);
  });

  it('overlapping classes are not called separated', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const { features, labels: drawn } = simulateRows(150, 3, seed, ([a]) => 3 * a!);
      expect(fitted(features, drawn).diagnosis.filter((code) => code.includes('separated'))).toEqual([]);
    }
  });

  it('drops constant, empty and collinear features, and says which follow from which', () => {
    const { features, labels: drawn } = simulateRows(300, 2, 1, ([a]) => a!);
    const sum = features[0]!.map((v, i) => 2 * v - features[1]![i]! + 5);
    const fit = fitted(
      [features[0]!, new Float64Array(300).fill(0.1), features[1]!, sum, new Float64Array(300).fill(NaN)],
      drawn,
    );
    expect(fit.dropped).toEqual([
      { feature: 1, reason: 'constant', with: [] },
      { feature: 3, reason: 'collinear', with: [0, 2] },
      { feature: 4, reason: 'all-missing', with: [] },
    ]);
    expect([fit.coefficients[1], fit.coefficients[3], fit.coefficients[4]]).toEqual([0, 0, 0]);
    expect(fit.standardErrors[2]).toBeNaN();
    const alone = fitted(features, drawn);
    close(
      [fit.coefficients[0]!, fit.coefficients[2]!, fit.logLikelihood],
      [...alone.coefficients, alone.logLikelihood],
      10,
    );
    expect(logisticContributions(fit, [features[0]!, sum, features[1]!, sum, sum], 3)[4]).toBe(0);
  });

  it('all features useless: the base rate', () => {
    const fit = fitted([new Float64Array(80).fill(3)], labels);
    expect(fit.intercept).toBeCloseTo(0, 12);
    expect(fit.standardErrors[0]).toBeCloseTo(Math.sqrt(1 / 20), 12);
    expect(fit.pseudoR2).toBeCloseTo(0, 12);
    expect(fitted([], labels).logLikelihood).toBeCloseTo(80 * Math.log(0.5), 10);
  });

  it('one class, no rows, few events', () => {
    const code = (rows: Uint8Array): string => {
      const outcome = fitLogistic([new Float64Array(rows.length)], rows, { names: ['x'], penalty: 1 });
      return outcome.ok ? outcome.value.diagnosis.join(' ') : outcome.error.code;
    };
    expect(code(new Uint8Array(10))).toBe('model.one-class');
    expect(code(new Uint8Array(10).fill(1))).toBe('model.one-class');
    expect(code(new Uint8Array(0))).toBe('model.no-rows-to-learn');
    expect(code(Uint8Array.from({ length: 500 }, (_, i) => (i < 29 ? 1 : 0)))).toBe('few-events');
    expect(code(Uint8Array.from({ length: 500 }, (_, i) => (i < 30 ? 1 : 0)))).toBe('');
    expect(() => fitLogistic([new Float64Array(3)], new Uint8Array(4), { names: ['x'], penalty: 0 })).toThrow(
      RangeError,
    );
  });

  it('a far value and huge scales neither overflow nor stop the climb', () => {
    const { features, labels: drawn } = simulateRows(500, 2, 4, ([a]) => a!);
    features[0]![0] = 1e9;
    features[1] = features[1]!.map((v) => v * 1e150);
    const fit = fitted(features, drawn);
    expect(fit.converged).toBe(true);
    expect([...fit.coefficients, fit.logLikelihood].every(Number.isFinite)).toBe(true);
    expect([probabilityOf(-800), probabilityOf(800), probabilityOf(0)]).toEqual([0, 1, 0.5]);
  });
});
