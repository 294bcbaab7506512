import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import {
  distributionOf,
  distributionOfWhole,
  median,
  quantile,
  sortedDistribution,
} from '../../src/models/distribution.ts';
import reference from '../fixtures/quantiles.json';

const sample = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 80 });

describe('distribution, published values', () => {
  it('quantile gives the default of R for 1 … 10: 3.25 and 7.75 (Hyndman & Fan 1996, type 7)', () => {
    const ten = distributionOf(Float64Array.from({ length: 10 }, (_, i) => 10 - i));
    expect(quantile(ten, 0.25)).toBe(3.25);
    expect(quantile(ten, 0.75)).toBe(7.75);
    expect(median(ten)).toBe(5.5);
  });
});

describe('distribution, reference values of R', () => {
  it.each(reference.cases)('quantile agrees with R for $name', ({ values, probabilities, quantiles }) => {
    const distribution = distributionOf(Float64Array.from(values));
    probabilities.forEach((p, i) => expect(quantile(distribution, p)).toBeCloseTo(quantiles[i]!, 12));
  });
});

describe('distribution, against plain sorting', () => {
  it('finds every order statistic and count of few values', () => {
    fc.assert(
      fc.property(sample, fc.double({ noNaN: true }), (values, probe) => {
        const distribution = distributionOf(Float64Array.from(values));
        const sorted = Float64Array.from(values).sort();
        sorted.forEach((value, rank) => expect(distribution.at(rank)).toBe(value + 0));
        for (const v of [probe, ...values]) {
          expect(distribution.below(v)).toBe(values.filter((value) => value < v).length);
          expect(distribution.atMost(v)).toBe(values.filter((value) => value <= v).length);
        }
      }),
    );
  });

  it('finds them among many values, positive, negative, zero, tied', () => {
    const random = createRandom(5);
    const values = Float64Array.from({ length: 30_000 }, (_, i) => {
      if (i % 7 === 0) return 0;
      if (i % 11 === 0) return -0;
      if (i % 5 === 0) return Math.round(random.next() * 10);
      return (random.next() - 0.3) * 10 ** random.integer(-8, 8);
    });
    const distribution = distributionOf(values);
    const sorted = sortedDistribution(values.slice().sort());
    for (let rank = 0; rank < values.length; rank += 97) {
      const v = sorted.at(rank);
      expect(distribution.at(rank)).toBe(v);
      expect(distribution.below(v)).toBe(sorted.below(v));
      expect(distribution.atMost(v)).toBe(sorted.atMost(v));
    }
    for (const v of [-1e30, -1, -0, 0, 5, 5.5, 1e30]) {
      expect(distribution.below(v)).toBe(sorted.below(v));
      expect(distribution.atMost(v)).toBe(sorted.atMost(v));
    }
    expect([0.1, 0.5, 0.99].map((p) => quantile(distribution, p))).toEqual(
      [0.1, 0.5, 0.99].map((p) => quantile(sorted, p)),
    );
  });

  it('counts whole numbers as it counts others', () => {
    const whole = fc.array(fc.oneof(fc.integer({ min: -50, max: 50 }), fc.constant(2_000_000_000)), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(
        whole,
        fc.oneof(fc.integer({ min: -60, max: 60 }), fc.double({ min: -60, max: 60, noNaN: true })),
        (values, probe) => {
          const counted = distributionOfWhole(Int32Array.from(values));
          const sorted = distributionOf(Float64Array.from(values));
          values.forEach((_, rank) => expect(counted.at(rank)).toBe(sorted.at(rank)));
          expect(counted.below(probe)).toBe(sorted.below(probe));
          expect(counted.atMost(probe)).toBe(sorted.atMost(probe));
        },
      ),
    );
  });
});

describe('distribution, boundaries', () => {
  it('has no quantile of nothing, and none outside 0 … 1', () => {
    expect(quantile(distributionOf(new Float64Array(0)), 0.5)).toBeNaN();
    expect(quantile(distributionOfWhole(new Int32Array(0)), 0.5)).toBeNaN();
    expect(quantile(distributionOf(Float64Array.of(1)), 1.1)).toBeNaN();
    expect(distributionOf(Float64Array.of(1)).at(1)).toBeNaN();
  });

  it('gives the one value at every p', () => {
    expect([0, 0.3, 1].map((p) => quantile(distributionOf(Float64Array.of(7)), p))).toEqual([7, 7, 7]);
  });

  it('does not blend equal neighbours: 0.1 stays 0.1', () => {
    const same = distributionOf(new Float64Array(7).fill(0.1));
    for (let p = 0; p <= 1; p += 0.01) expect(quantile(same, p)).toBe(0.1);
  });

  it('hits whole positions exactly', () => {
    const five = distributionOf(Float64Array.from({ length: 36 }, (_, i) => i * i));
    for (let j = 0; j <= 35; j += 1) expect(quantile(five, j / 35)).toBe(j * j);
  });
});
