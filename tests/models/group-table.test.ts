import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascendingRows } from '../../src/models/ascending-rows.ts';
import {
  addRows,
  aggregateRows,
  countDistinct,
  countRows,
  groupRows,
  joinParts,
  mediansOf,
  NO_GROUP,
  orderGroups,
  quantilesOf,
  rowsInGroups,
  sharesOf,
  totalsOf,
  type CodeColumn,
} from '../../src/models/group-table.ts';

const column = (codes: readonly number[], count: number): CodeColumn => ({ codes: Uint32Array.from(codes), count });

/** The plain way: a map of rows by their codes in words. */
function oracle(columns: readonly CodeColumn[], rows: number): { keys: number[][]; rows: number[][] } {
  const groups = new Map<string, { key: number[]; rows: number[] }>();
  for (let row = 0; row < rows; row += 1) {
    const key = columns.map(({ codes }) => codes[row]!);
    if (key.some((code, at) => code >= columns[at]!.count)) continue;
    const group = groups.get(key.join()) ?? { key, rows: [] };
    group.rows.push(row);
    groups.set(key.join(), group);
  }
  const sorted = [...groups.values()].sort((a, b) => {
    const at = a.key.findIndex((code, i) => code !== b.key[i]);
    return at < 0 ? 0 : a.key[at]! - b.key[at]!;
  });
  return { keys: sorted.map(({ key }) => key), rows: sorted.map((group) => group.rows) };
}

// The same table as a few combinations (counted in a table of all) and as many (a hash).
const tables = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 3 }), fc.boolean())
  .chain(([rows, dimensions, wide]) =>
    fc
      .tuple(
        fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: rows, maxLength: rows }), {
          minLength: dimensions,
          maxLength: dimensions,
        }),
        fc.array(fc.oneof({ weight: 5, arbitrary: fc.integer({ min: -999, max: 999 }) }, fc.constant(NaN)), {
          minLength: rows,
          maxLength: rows,
        }),
      )
      .map(([codes, cents]) => ({
        rows,
        // Code 4 is missing; wide codes lie far apart.
        columns: codes.map((list) =>
          wide
            ? column(
                list.map((code) => (code === 4 ? NO_GROUP : code * 90_000)),
                300_000,
              )
            : column(list, 4),
        ),
        values: Float64Array.from(cents, (cent) => cent / 100),
      })),
  );

describe('groupRows', () => {
  it('groups as a plain map does, dense and sparse, and loses no row', () => {
    fc.assert(
      fc.property(tables, ({ rows, columns }) => {
        const grouping = groupRows(columns, rows);
        const plain = oracle(columns, rows);
        expect(grouping.count).toBe(plain.keys.length);
        expect(plain.keys).toEqual(
          Array.from({ length: grouping.count }, (_, group) => grouping.codes.map((codes) => codes[group])),
        );
        expect([...grouping.rows]).toEqual(plain.rows.map((list) => list.length));
        plain.rows.forEach((list, group) => list.forEach((row) => expect(grouping.of[row]).toBe(group)));
        expect(grouping.missing + grouping.rows.reduce((sum, count) => sum + count, 0)).toBe(rows);
        expect([...grouping.of].filter((group) => group === NO_GROUP)).toHaveLength(grouping.missing);
      }),
    );
  });

  it('puts all rows into one group where there is no column', () => {
    expect(groupRows([], 3)).toMatchObject({ count: 1, missing: 0 });
    expect(groupRows([], 0).count).toBe(0);
  });

  it('refuses columns of another length', () => {
    expect(() => groupRows([column([0], 1)], 2)).toThrow(RangeError);
  });
});

describe('aggregateRows', () => {
  it('equals the plain sums, means, medians and extremes of the values of each group', () => {
    fc.assert(
      fc.property(tables, ({ rows, columns, values }) => {
        const grouping = groupRows(columns, rows);
        const lists = oracle(columns, rows).rows.map((list) =>
          list.map((row) => values[row]!).filter((value) => !Number.isNaN(value)),
        );
        const cents = lists.map((list) => list.reduce((sum, value) => sum + Math.round(value * 100), 0));
        const check = (by: 'sum' | 'mean' | 'median' | 'minimum' | 'maximum', expected: readonly number[]): void => {
          const found = aggregateRows(grouping, values, by, 2);
          expect([...found.used]).toEqual(lists.map((list) => list.length));
          found.values.forEach((value, group) =>
            lists[group]!.length === 0 && by !== 'sum'
              ? expect(value).toBeNaN()
              : expect(value).toBeCloseTo(expected[group]!, 10),
          );
          const counted = lists.reduce((sum, list) => sum + list.length, 0);
          expect(counted + found.missing + grouping.missing).toBe(rows);
        };
        check(
          'sum',
          cents.map((sum) => sum / 100),
        );
        check(
          'mean',
          cents.map((sum, group) => sum / 100 / lists[group]!.length),
        );
        check(
          'median',
          lists.map((list) => medianOf(list)),
        );
        check(
          'minimum',
          lists.map((list) => Math.min(...list)),
        );
        check(
          'maximum',
          lists.map((list) => Math.max(...list)),
        );
      }),
    );
  });

  it('sums money exactly, in any order of rows', () => {
    const values = Float64Array.from({ length: 30 }, () => 0.1);
    const grouping = groupRows([column(new Array<number>(30).fill(0), 1)], 30);
    expect(aggregateRows(grouping, values, 'sum', 1).values[0]).toBe(3);
    expect(aggregateRows(grouping, values, 'mean', 1).values[0]).toBe(0.1);
    const large = Float64Array.of(1e16, 1, -1e16, 1);
    expect(aggregateRows(groupRows([], 4), large, 'sum').values[0]).toBe(2);
    expect(aggregateRows(groupRows([], 4), large.reverse(), 'sum').values[0]).toBe(2);
  });

  it('adds coarser groups up to what their rows would have been, to the last digit', () => {
    fc.assert(
      fc.property(tables, fc.constantFrom(1, 3), ({ rows, columns, values }, divisor) => {
        const fine = groupRows(columns, rows);
        // Rows of no fine group are in no coarse one.
        const first = columns[0]!;
        const coarse = groupRows(
          [
            {
              codes: first.codes.map((code, row) => (fine.of[row] === NO_GROUP ? NO_GROUP : code)),
              count: first.count,
            },
          ],
          rows,
        );
        const into = fine.codes[0]!.map((code) => coarse.codes[0]!.indexOf(code));
        const given = values.map((value) => value / divisor);
        const decimals = divisor === 1 ? 2 : -1;
        for (const by of ['sum', 'mean', 'minimum', 'maximum'] as const) {
          const joined = joinParts(addRows(fine, given, by, decimals), into, coarse.count);
          const expected = aggregateRows(coarse, given, by, decimals);
          expect(totalsOf(joined, by)).toEqual(expected.values);
          expect(joined.used).toEqual(expected.used);
        }
        const ordered = orderGroups(fine, ascendingRows(given));
        expect(mediansOf(ordered, given, into, coarse.count).medians).toEqual(
          aggregateRows(coarse, given, 'median').values,
        );
      }),
    );
  });

  it('takes infinite values for missing', () => {
    const found = aggregateRows(groupRows([], 3), Float64Array.of(1, Infinity, 2), 'sum');
    expect([found.values[0], found.used[0], found.missing]).toEqual([3, 2, 1]);
  });
});

describe('countDistinct and countRows', () => {
  it('count different codes and rows', () => {
    const grouping = groupRows([column([0, 0, 0, 1, 9], 2)], 5);
    expect([...countRows(grouping).values]).toEqual([3, 1]);
    const found = countDistinct(grouping, column([7, 7, NO_GROUP, 3, 4], 10));
    expect([...found.values]).toEqual([1, 1]);
    expect(found.missing).toBe(1);
  });

  it('counts more codes than there is room for bits of', () => {
    const rows = 60_000;
    const mixed = (factor: number, count: number) =>
      Uint32Array.from({ length: rows }, (_, row) => (Math.imul(row, factor) >>> 0) % count);
    const [groups, codes] = [mixed(7, 3000), mixed(48271, 200_000)];
    codes[5] = NO_GROUP;
    const grouping = groupRows([{ codes: groups, count: 3000 }], rows);
    const sets = Array.from({ length: grouping.count }, () => new Set<number>());
    for (let row = 0; row < rows; row += 1) if (codes[row] !== NO_GROUP) sets[grouping.of[row]!]!.add(codes[row]!);
    const found = countDistinct(grouping, { codes, count: 200_000 });
    expect([...found.values]).toEqual(sets.map(({ size }) => size));
    expect(found.missing).toBe(1);
  });

  it('equals a set a group', () => {
    fc.assert(
      fc.property(tables, ({ rows, columns }) => {
        const [first, ...rest] = columns;
        const grouping = groupRows(rest, rows);
        const plain = oracle(rest, rows).rows;
        expect([...countDistinct(grouping, first!).values]).toEqual(
          plain.map(
            (list) => new Set(list.map((row) => first!.codes[row]!).filter((code) => code < first!.count)).size,
          ),
        );
      }),
    );
  });
});

describe('quantilesOf', () => {
  it('equals type 7 on sorted values', () => {
    fc.assert(
      fc.property(
        tables,
        fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 5 }),
        ({ rows, columns, values }, percents) => {
          const grouping = groupRows(columns, rows);
          const shares = percents.map((percent) => percent / 100);
          const groups = rowsInGroups(orderGroups(grouping, ascendingRows(values)), grouping.count);
          const quantiles = quantilesOf(groups, values, shares);
          oracle(columns, rows).rows.forEach((list, group) => {
            const sorted = list.map((row) => values[row]!).filter((value) => !Number.isNaN(value));
            sorted.sort((a, b) => a - b);
            shares.forEach((share, at) => {
              if (sorted.length === 0) return expect(quantiles[at]![group]).toBeNaN();
              const place = share * (sorted.length - 1);
              const low = sorted[Math.floor(place)]!;
              const high = sorted[Math.ceil(place)]!;
              return expect(quantiles[at]![group]).toBeCloseTo(low + (high - low) * (place - Math.floor(place)), 10);
            });
          });
        },
      ),
    );
  });

  it('has the rows of a group side by side, from the smallest value up', () => {
    const values = Float64Array.of(3, 2, 1, NaN);
    const grouping = groupRows([column([1, 0, 1, 0], 2)], 4);
    const { rows, starts } = rowsInGroups(orderGroups(grouping, ascendingRows(values)), grouping.count);
    expect([[...rows], [...starts]]).toEqual([
      [1, 2, 0],
      [0, 1, 3],
    ]);
  });
});

describe('sharesOf', () => {
  it('shares a total, and totals within', () => {
    expect([...sharesOf(Float64Array.of(1, 3))]).toEqual([0.25, 0.75]);
    expect([...sharesOf(Float64Array.of(1, 3, 5), Uint32Array.of(0, 0, 1))]).toEqual([0.25, 0.75, 1]);
    expect([...sharesOf(Float64Array.of(1, NaN))]).toEqual([1, NaN]);
    expect([...sharesOf(Float64Array.of(1, -1))]).toEqual([NaN, NaN]);
  });
});

function medianOf(list: readonly number[]): number {
  const sorted = [...list].sort((a, b) => a - b);
  const half = sorted.length >>> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
