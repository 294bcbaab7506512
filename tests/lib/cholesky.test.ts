import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cholesky, dependentColumns, inverseOf, logDeterminant, quadraticForm, solve } from '../../src/lib/cholesky.ts';

/** A random positive definite matrix AᵀA + I. */
const matrices = fc.integer({ min: 1, max: 6 }).chain((n) =>
  fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: n * n, maxLength: n * n }).map((entries) => {
    const matrix = new Float64Array(n * n);
    for (let i = 0; i < n; i += 1)
      for (let j = 0; j < n; j += 1) {
        let sum = i === j ? 1 : 0;
        for (let m = 0; m < n; m += 1) sum += entries[m * n + i]! * entries[m * n + j]!;
        matrix[i * n + j] = sum;
      }
    return { n, matrix };
  }),
);

describe('a factor', () => {
  it('by hand: [[4, 2], [2, 5]] = [[2, 0], [1, 2]] squared', () => {
    const factor = cholesky(Float64Array.of(4, 2, 2, 5), 2)!;
    expect([...factor.lower]).toEqual([2, 0, 1, 2]);
    expect([...solve(factor, [8, 8])]).toEqual([1.5, 1]);
    expect(quadraticForm(factor, [8, 8])).toBeCloseTo(20, 12);
    expect([...inverseOf(factor)].map((entry) => entry * 16)).toEqual([5, -2, -2, 4]);
    expect(logDeterminant(factor)).toBeCloseTo(Math.log(16), 14);
  });

  it('the inverse times the matrix is the identity', () => {
    fc.assert(
      fc.property(matrices, ({ n, matrix }) => {
        const inverse = inverseOf(cholesky(matrix, n)!);
        for (let i = 0; i < n; i += 1)
          for (let j = 0; j < n; j += 1) {
            let sum = 0;
            for (let m = 0; m < n; m += 1) sum += inverse[i * n + m]! * matrix[m * n + j]!;
            expect(sum).toBeCloseTo(i === j ? 1 : 0, 8);
          }
      }),
    );
  });

  it('none where the matrix is not positive definite', () => {
    expect(cholesky(Float64Array.of(1, 2, 2, 1), 2)).toBeNull();
    expect(cholesky(Float64Array.of(1, 1, 1, 1), 2)).toBeNull();
    expect(cholesky(Float64Array.of(NaN), 1)).toBeNull();
    expect(cholesky(Float64Array.of(0), 1)).toBeNull();
  });
});

describe('dependent columns', () => {
  it('names the later of two equal columns, zero columns, and sums', () => {
    // Columns: a, 2a, 0, b, a + b of three rows.
    const columns = [
      [1, 2, 4],
      [2, 4, 8],
      [0, 0, 0],
      [1, 0, 1],
      [2, 2, 5],
    ];
    const matrix = new Float64Array(25);
    columns.forEach((x, i) =>
      columns.forEach((y, j) => (matrix[i * 5 + j] = x.reduce((sum, v, k) => sum + v * y[k]!, 0))),
    );
    expect(dependentColumns(matrix, 5)).toEqual([1, 2, 4]);
  });

  it('none in a positive definite matrix', () => {
    fc.assert(fc.property(matrices, ({ n, matrix }) => dependentColumns(matrix, n).length === 0));
  });
});
