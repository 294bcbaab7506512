import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import { symmetricEigen } from '../../src/lib/symmetric-eigen.ts';
import { fitDrivers } from '../../src/models/relative-weights.ts';

/** R 4, see the test that uses it. */
const REFERENCE = {
  betas: [0.62137825765695, 0.35223033463943, 0.26166243088871],
  errors: [0.29030627248477, 0.29266652492707, 0.16206961392577],
  p: [0.099040729693314, 0.29512945997752, 0.18171821559252],
  weights: [0.46806373957394, 0.37685610764904, 0.05317862857326],
  r2: 0.89809847579624,
  modelP: 0.018795335345021,
};

/** Sums of uniform numbers; the second goes with the first. */
function sample(n: number, seed: number): { x: Float64Array[]; y: Float64Array } {
  const random = createRandom(seed);
  const noise = (): number => (random.next() + random.next() + random.next() - 1.5) * 2;
  const x = [0, 1, 2].map(() => new Float64Array(n));
  const y = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    x[0]![i] = noise();
    x[1]![i] = 0.6 * x[0]![i]! + 0.8 * noise();
    x[2]![i] = noise();
    y[i] = 0.5 * x[0]![i]! + 0.3 * x[1]![i]! + noise();
  }
  return { x, y };
}
const fitted = (x: readonly ArrayLike<number>[], y: ArrayLike<number>) => {
  const outcome = fitDrivers(x, y);
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
};

describe('drivers', () => {
  it('reference: R lm on standardised columns, Johnson’s weights by its own matrix algebra', () => {
    // x1, x2, x3, y as below; summary(lm(scale(y) ~ scale(X))), relative weights with eigen()
    const x = [
      [1, 2, 3, 4, 5, 6, 7, 8],
      [2, 1, 4, 3, 7, 5, 8, 6],
      [3, 3, 1, 5, 2, 4, 4, 1],
    ];
    const y = [1, 3, 2, 5, 6, 5, 9, 7];
    const fit = fitted(x, y);
    REFERENCE.betas.forEach((beta, i) => expect(fit.betas[i]).toBeCloseTo(beta, 9));
    REFERENCE.errors.forEach((error, i) => expect(fit.standardErrors[i]).toBeCloseTo(error, 9));
    REFERENCE.p.forEach((p, i) => expect(fit.p[i]).toBeCloseTo(p, 8));
    REFERENCE.weights.forEach((weight, i) => expect(fit.weights[i]).toBeCloseTo(weight, 9));
    expect(fit.r2).toBeCloseTo(REFERENCE.r2, 10);
    expect(fit.modelP).toBeCloseTo(REFERENCE.modelP, 9);
  });

  it('recovery: 95 % intervals hold the known effects about as often; weights share out R²', () => {
    const deviation = (values: Float64Array): number => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
    };
    let held = 0;
    for (let seed = 1; seed <= 60; seed += 1) {
      const { x, y } = sample(600, seed);
      const fit = fitted(x, y);
      [0.5, 0.3, 0].forEach((effect, i) => {
        const truth = (effect * deviation(x[i]!)) / deviation(y);
        if (fit.intervals[i]![0] <= truth && truth <= fit.intervals[i]![1]) held += 1;
      });
      expect(fit.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(fit.r2, 10);
      expect(fit.weights[2]!).toBeLessThan(fit.weights[1]!);
      expect(fit.weights[1]!).toBeLessThan(fit.weights[0]!);
    }
    expect(held / 180).toBeGreaterThan(0.9);
  });

  it('boundaries: missing rows, constant and copied columns, too few rows, nothing to explain', () => {
    const { x, y } = sample(200, 9);
    const holed = x.map((column) => Float64Array.from(column, (value, i) => (i % 10 === 0 ? NaN : value)));
    expect(fitted(holed, y).n).toBe(180);
    const fit = fitted([x[0]!, new Float64Array(200).fill(3), x[0]!.map((value) => 2 * value + 1)], y);
    expect(fit.kept).toEqual([0]);
    expect(fit.dropped.map(({ predictor, reason }) => [predictor, reason])).toEqual([
      [1, 'constant'],
      [2, 'collinear'],
    ]);
    expect(fit.betas[1]).toBeNaN();
    expect(fit.weights[0]).toBeCloseTo(fit.r2, 12);
    for (const [columns, outcome, code] of [
      [[[1, 2, 3]], [1, 2, 3], 'model.too-few-answers'],
      [[[1, 2, 3, 4, 5, 6]], [2, 2, 2, 2, 2, 2], 'model.constant-outcome'],
      [[[1, 1, 1, 1, 1, 1]], [1, 2, 3, 4, 5, 6], 'model.constant-answers'],
    ] as const) {
      const failed = fitDrivers(columns, outcome);
      expect(failed.ok ? '' : failed.error.code).toBe(code);
    }
    // A perfect fit has no error left.
    expect(fitted([[1, 2, 3, 4, 5, 7]], [2, 4, 6, 8, 10, 14]).r2).toBeCloseTo(1, 12);
  });
});

describe('eigenvalues of symmetric matrices', () => {
  it('rebuild the matrix, in descending order, with vectors of length 1', () => {
    const random = createRandom(2);
    const n = 7;
    const matrix = new Float64Array(n * n);
    for (let i = 0; i < n; i += 1)
      for (let j = 0; j <= i; j += 1) matrix[i * n + j] = matrix[j * n + i] = random.next() - 0.5;
    const { values, vectors } = symmetricEigen(matrix, n);
    for (let i = 0; i < n; i += 1)
      for (let j = 0; j < n; j += 1) {
        let [sum, product] = [0, 0];
        for (let e = 0; e < n; e += 1) {
          sum += vectors[i * n + e]! * values[e]! * vectors[j * n + e]!;
          product += vectors[e * n + i]! * vectors[e * n + j]!;
        }
        expect(sum).toBeCloseTo(matrix[i * n + j]!, 12);
        expect(product).toBeCloseTo(i === j ? 1 : 0, 12);
      }
    for (let e = 1; e < n; e += 1) expect(values[e]!).toBeLessThanOrEqual(values[e - 1]!);
    expect(symmetricEigen([4], 1).values).toEqual(Float64Array.of(4));
  });
});
