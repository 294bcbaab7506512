import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromMarks, indicesOf } from '../../src/lib/bits.ts';
import {
  countAllMarks,
  countMarks,
  countRange,
  countSubset,
  jointTable,
  markTotals,
  totalOf,
} from '../../src/lib/joint.ts';
import { NO_MARK_16, type MarkSet } from '../../src/lib/marks.ts';

const set = (count: number, size: number): fc.Arbitrary<MarkSet> =>
  fc
    .array(
      fc.oneof(
        { weight: 5, arbitrary: fc.integer({ min: 0, max: count - 1 }) },
        { weight: 1, arbitrary: fc.constant(NO_MARK_16) },
      ),
      { minLength: size, maxLength: size },
    )
    .map((marks) => ({ of: Uint16Array.from(marks), count }));

const two = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 120 }))
  .chain(([sources, targets, size]) => fc.tuple(set(sources, size), set(targets, size)));

describe('joint tables', () => {
  it('give the same counts as going through the customers, for every range', () => {
    fc.assert(
      fc.property(two, fc.nat(8), fc.nat(8), ([source, target], a, b) => {
        const [first, last] = [Math.min(a, b), Math.max(a, b)];
        const marks = Array.from({ length: last - first + 1 }, (_, i) => first + i);
        const direct = countMarks(target, fromMarks(source, marks));
        expect([...countRange(jointTable(source, target), first, last)]).toEqual([...direct]);
      }),
    );
  });

  it('give the same counts as going through the customers, for every subset', () => {
    fc.assert(
      fc.property(two, fc.array(fc.nat(8)), ([source, target], marks) => {
        const direct = countMarks(target, fromMarks(source, marks));
        expect([...countSubset(jointTable(source, target), marks)]).toEqual([...direct]);
      }),
    );
  });

  it('reuse the output of the last frame', () => {
    const source = { of: Uint16Array.of(0, 1, 1), count: 2 };
    const target = { of: Uint16Array.of(2, 0, 2), count: 3 };
    const table = jointTable(source, target);
    const out = new Uint32Array(3).fill(9);
    expect(countRange(table, 1, 1, out)).toBe(out);
    expect([...out]).toEqual([1, 0, 1]);
  });

  it('find nobody in an empty range', () => {
    const source = { of: Uint16Array.of(0, 1), count: 2 };
    expect([...countRange(jointTable(source, source), 1, 0)]).toEqual([0, 0]);
    expect([...countRange(jointTable(source, source), -5, 9)]).toEqual([1, 1]);
  });

  it('count customers and value of each mark, compensated', () => {
    const marks = { of: Uint16Array.of(0, 1, 0, NO_MARK_16, 0), count: 3 };
    const totals = markTotals(marks, Float64Array.of(1e16, 5, 1, 100, -1e16));
    expect([...totals.counts]).toEqual([3, 1, 0]);
    expect([...totals.values]).toEqual([1, 5, 0]);
    expect(totalOf(totals, [0, 1, 1, 7])).toEqual({ count: 4, value: 6 });
    expect([...countAllMarks(marks)]).toEqual([3, 1, 0]);
  });

  it('refuse sets over different numbers of customers', () => {
    expect(() => jointTable({ of: new Uint16Array(3), count: 1 }, { of: new Uint16Array(4), count: 1 })).toThrow(
      RangeError,
    );
    expect(() => countMarks({ of: new Uint16Array(3), count: 1 }, { bits: new Uint32Array(1), size: 4 })).toThrow(
      RangeError,
    );
  });
});

describe('marks that share customers', () => {
  // Customer 0 in marks 0 and 2, customer 1 in 1, customer 3 in 0 and 1; customer 2 in none.
  const shops: MarkSet = {
    of: Uint32Array.of(0, 2, 1, 0, 1),
    count: 3,
    entries: { customer: Uint32Array.of(0, 0, 1, 3, 3), customers: 4 },
  };
  const grades: MarkSet = { of: Uint16Array.of(1, 0, 1, 0), count: 2 };

  it('count each customer once in each mark', () => {
    expect([...countAllMarks(shops)]).toEqual([2, 2, 1]);
    expect([...countMarks(shops, fromMarks(grades, [1]))]).toEqual([1, 0, 1]);
    expect([...countMarks(shops, fromMarks(grades, [0]))]).toEqual([1, 2, 0]);
  });

  it('pick every customer that stands in one of them, once', () => {
    expect([...indicesOf(fromMarks(shops, [0, 2]))]).toEqual([0, 3]);
    expect([...indicesOf(fromMarks(shops, [1]))]).toEqual([1, 3]);
  });

  it('light up by a joint table as by counting', () => {
    for (const marks of [[0], [1], [0, 1]])
      expect([...countSubset(jointTable(grades, shops), marks)]).toEqual([
        ...countMarks(shops, fromMarks(grades, marks)),
      ]);
  });

  it('are no source of sums, in which a customer would count twice', () => {
    expect(() => jointTable(shops, grades)).toThrow(RangeError);
  });

  it('weigh each customer in each mark', () => {
    expect([...markTotals(shops, Float64Array.of(10, 20, 30, 40)).values]).toEqual([50, 60, 10]);
  });
});
