import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TransactionData } from '../../src/models/transaction-model.ts';
import { checkTransactions, compressTransactions, groupRows } from '../../src/models/transaction-rows.ts';

const data = (rows: readonly (readonly [number, number, number, number?])[]): TransactionData => ({
  rows: rows.length,
  x: Float64Array.from(rows, ([x]) => x),
  tx: Float64Array.from(rows, ([, tx]) => tx),
  T: Float64Array.from(rows, ([, , T]) => T),
  weight: rows.some((row) => row.length > 3) ? Float64Array.from(rows, (row) => row[3] ?? 1) : null,
  covariates: null,
});

describe('equal rows', () => {
  it('become one with their weights', () => {
    const { data: few, row } = compressTransactions(
      data([
        [1, 2, 5],
        [0, 0, 5],
        [1, 2, 5],
        [1, 2, 6, 3],
        [0, 0, 5, 2],
      ]),
    );
    expect([...few.x]).toEqual([1, 0, 1]);
    expect([...few.T]).toEqual([5, 5, 6]);
    expect([...few.weight!]).toEqual([2, 3, 3]);
    expect([...row]).toEqual([0, 1, 0, 2, 1]);
  });

  it('are told apart by their covariates; logIntervals become a mean', () => {
    const rows = data([
      [1, 2, 5],
      [1, 2, 5],
      [1, 2, 5],
    ]);
    const covariates = { names: ['p', 'q'], values: Float64Array.of(1, 0, 1, 1, 1, 0) };
    const few = compressTransactions({ ...rows, covariates, logIntervals: Float64Array.of(1, 5, 2) }).data;
    expect([...few.covariates!.values]).toEqual([1, 0, 1, 1]);
    expect([...few.logIntervals!]).toEqual([1.5, 5]);
  });

  it('every row keeps its values, whatever they are', () => {
    const cell = fc.constantFrom(0, 1, 2, 0.1, 1e-300, 12345.678);
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { maxLength: 300 }), (rows) => {
        const given = data(rows);
        const { data: few, row } = compressTransactions(given);
        rows.forEach(([x, tx, T], i) => {
          const group = row[i]!;
          expect([few.x[group], few.tx[group], few.T[group]]).toEqual([x, tx, T]);
        });
        expect(new Set(rows.map(String)).size).toBe(few.rows);
        expect(few.weight!.reduce((sum, w) => sum + w, 0)).toBe(rows.length);
      }),
    );
  });

  it('of a million customers are found quickly enough to test', () => {
    const n = 1_000_000;
    const column = Float64Array.from({ length: n }, (_, i) => (i * 7919) % 1000);
    expect(groupRows([column, column], n).first).toHaveLength(1000);
  });
});

describe('what cannot be fitted is said', () => {
  const codeOf = (given: TransactionData, discrete = false): string => {
    const checked = checkTransactions(given, discrete);
    return checked.ok ? 'fine' : checked.error.code;
  };

  it.each([
    ['model.no-customers', data([])],
    ['model.no-customers', data([[1, 2, 3, 0]])],
    ['model.one-customer', data([[1, 2, 3]])],
    [
      'model.no-time',
      data([
        [0, 0, 0],
        [0, 0, 0],
      ]),
    ],
    [
      'model.no-repeat-buyers',
      data([
        [0, 0, 3],
        [0, 0, 5],
      ]),
    ],
    [
      'model.identical-customers',
      data([
        [1, 2, 3],
        [1, 2, 3],
      ]),
    ],
    ['model.identical-customers', data([[1, 2, 3, 7]])],
    [
      'model.bad-history',
      data([
        [1, NaN, 3],
        [0, 0, 3],
      ]),
    ],
    [
      'model.bad-history',
      data([
        [-1, 0, 3],
        [0, 0, 3],
      ]),
    ],
    [
      'model.bad-history',
      data([
        [1, 2, Infinity],
        [0, 0, 3],
      ]),
    ],
    [
      'model.broken-count',
      data([
        [1.5, 2, 3],
        [0, 0, 3],
      ]),
    ],
    [
      'model.last-after-end',
      data([
        [1, 4, 3],
        [0, 0, 3],
      ]),
    ],
    [
      'model.repeat-at-start',
      data([
        [1, 0, 3],
        [0, 0, 3],
      ]),
    ],
    [
      'model.last-without-repeat',
      data([
        [0, 1, 3],
        [1, 1, 3],
      ]),
    ],
    [
      'fine',
      data([
        [0, 0, 0],
        [1, 2.5, 3],
      ]),
    ],
  ])('%s', (code, given) => {
    expect(codeOf(given)).toBe(code);
  });

  it('opportunities are whole', () => {
    expect(
      codeOf(
        data([
          [1, 2.5, 3],
          [0, 0, 3],
        ]),
        true,
      ),
    ).toBe('model.broken-opportunity');
    expect(
      codeOf(
        data([
          [3, 2, 3],
          [0, 0, 3],
        ]),
        true,
      ),
    ).toBe('model.broken-opportunity');
    expect(
      codeOf(
        data([
          [2, 2, 3],
          [0, 0, 3],
        ]),
        true,
      ),
    ).toBe('fine');
  });

  it('names the row', () => {
    expect(
      checkTransactions(
        data([
          [0, 0, 3],
          [1, 4, 3],
        ]),
      ),
    ).toMatchObject({ error: { parameters: { row: 2, last: 4, end: 3 } } });
  });

  it('a missing covariate', () => {
    const rows = data([
      [1, 2, 3],
      [0, 0, 3],
    ]);
    expect(codeOf({ ...rows, covariates: { names: ['z'], values: Float64Array.of(1, NaN) } })).toBe(
      'model.bad-covariate',
    );
  });
});
