import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import {
  breakEvenPeriod,
  breakEvenRetention,
  clvElasticities,
  clvPeriods,
  clvRatio,
  convertRate,
  customerValue,
  discountFor,
  expectedLifetime,
  faultOf,
  retentionFor,
  TIMINGS,
  type ClvTerms,
} from '../../src/models/clv-formula.ts';

const PLAIN: ClvTerms = { timing: 'at-once', margin: 1000, retention: 0.8, discount: 0.08, growth: 0, horizon: null };

function value(patch: Partial<ClvTerms> = {}): number {
  const found = customerValue({ ...PLAIN, ...patch });
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}

const shares = fc.double({ min: 0, max: 0.98, noNaN: true });
const terms = fc.record({
  timing: fc.constantFrom(...TIMINGS),
  margin: fc.double({ min: 0.01, max: 1e5, noNaN: true }),
  retention: shares,
  discount: fc.double({ min: 0.01, max: 0.6, noNaN: true }),
  growth: fc.double({ min: -0.5, max: 0.01, noNaN: true }),
  horizon: fc.option(fc.integer({ min: 0, max: 80 })),
  retentions: fc.option(fc.array(shares, { minLength: 1, maxLength: 6 })),
  margins: fc.option(fc.array(fc.double({ min: 0.01, max: 1e5, noNaN: true }), { minLength: 1, maxLength: 6 })),
}) as fc.Arbitrary<ClvTerms>;

describe('the published values', () => {
  it.each([
    [{ margin: 2000 * 0.5, retention: 0.8, discount: 0.08 }, [3857.14, 2857.14, 3571.43]],
    [{ margin: 5000 * 0.25, retention: 0.7, discount: 0.06 }, [3680.56, 2430.56, 3472.22]],
  ])('of the course under the three conventions', (patch, published) => {
    expect(TIMINGS.map((timing) => Number(value({ ...patch, timing }).toFixed(2)))).toEqual(published);
  });

  it('of the first worked check, term by term: 1000, 740.74, 548.70, 406.44', () => {
    expect(clvPeriods(PLAIN, 3).map(({ discounted }) => Number(discounted.toFixed(2)))).toEqual([
      1000, 740.74, 548.7, 406.44,
    ]);
    expect(clvPeriods(PLAIN, 3).map(({ cumulative }) => Number(cumulative.toFixed(2)))).toEqual([
      1000, 1740.74, 2289.44, 2695.88,
    ]);
  });
});

const REFERENCE = '../shared/reference/clv-textbook.json';

describe.skipIf(!existsSync(REFERENCE))('the reference values', () => {
  const reference = existsSync(REFERENCE)
    ? (JSON.parse(readFileSync(REFERENCE, 'utf8')) as Record<string, Record<string, number>>)
    : {};
  const group = (start: string): [string, number][] =>
    Object.entries(Object.entries(reference).find(([name]) => name.startsWith(start))?.[1] ?? {});
  const numbers = (text: string): Record<string, number> =>
    Object.fromEntries([...text.matchAll(/(\w+)=([\d.]+)/g)].map(([, name, number]) => [name!, Number(number)]));

  it('of the margin multiple, with and without growth', () => {
    const rows = [...group('margin_multiple'), ...group('with growth')];
    expect(rows).toHaveLength(36);
    for (const [name, expected] of rows) {
      const { r, i, g = 0 } = numbers(name);
      expect(value({ timing: 'after-period', margin: 1, retention: r!, discount: i!, growth: g })).toBeCloseTo(
        expected,
        12,
      );
    }
  });

  it('of finite horizons and their limits', () => {
    const rows = group('finite horizon');
    expect(rows).toHaveLength(5);
    for (const [name, expected] of rows) {
      const { m = 100, r = 0.8, d = 0.1, n, AC = 0 } = numbers(name);
      const timing = name.includes('t=0') ? 'at-once' : 'after-period';
      expect(value({ timing, margin: m, retention: r, discount: d, horizon: n ?? null }) - AC).toBeCloseTo(expected, 9);
    }
  });

  it('of the expected lifetime', () => {
    for (const [r, expected] of group('expected lifetime'))
      expect(expectedLifetime(Number(r))).toBeCloseTo(expected, 10);
  });
});

describe('the closed form', () => {
  it('is the sum of the periods, finite, and nearly it, without an end', () => {
    fc.assert(
      fc.property(terms, (given) => {
        fc.pre(faultOf(given) === null);
        const found = value(given);
        const summed = clvPeriods(given, given.horizon ?? 4000).at(-1)?.cumulative ?? 0;
        expect(Math.abs(found - summed)).toBeLessThanOrEqual(1e-9 * Math.abs(found) + 1e-12);
      }),
      { numRuns: 400 },
    );
  });

  it('gives the same for a list that repeats the one retention and margin', () => {
    fc.assert(
      fc.property(terms, fc.integer({ min: 1, max: 7 }), (given, length) => {
        const plain = { ...given, retentions: null, margins: null, growth: 0 };
        const listed = {
          ...plain,
          retentions: Array<number>(length).fill(plain.retention),
          margins: Array<number>(length).fill(plain.margin),
        };
        expect(value(listed)).toBeCloseTo(value(plain), 6);
      }),
    );
  });

  it('holds the neat relations of the conventions', () => {
    fc.assert(
      fc.property(shares, fc.double({ min: 0.01, max: 0.6, noNaN: true }), (retention, discount) => {
        const [once, after, end] = TIMINGS.map((timing) => value({ timing, retention, discount })) as [
          number,
          number,
          number,
        ];
        expect(once - after).toBeCloseTo(1000, 6);
        expect(after).toBeCloseTo(retention * end, 6);
        expect(once).toBeCloseTo((1 + discount) * end, 6);
      }),
    );
  });

  it('is what simulated customers bring on average', () => {
    const random = createRandom(7);
    const CUSTOMERS = 40_000;
    for (const timing of TIMINGS) {
      let [sum, squares] = [0, 0];
      for (let i = 0; i < CUSTOMERS; i += 1) {
        let worth = 0;
        let t = timing === 'at-once' ? 0 : 1;
        let there = timing !== 'after-period' || random.next() < 0.8;
        for (; there; t += 1) {
          worth += 1000 / 1.08 ** t;
          there = random.next() < 0.8;
        }
        sum += worth;
        squares += worth * worth;
      }
      const mean = sum / CUSTOMERS;
      const error = Math.sqrt((squares / CUSTOMERS - mean * mean) / CUSTOMERS);
      expect(Math.abs(mean - value({ timing }))).toBeLessThan(4 * error);
    }
  });

  it('has elasticities that are the slopes of the value', () => {
    fc.assert(
      fc.property(terms, (given) => {
        fc.pre(
          faultOf(given) === null &&
            given.retention > 0.05 &&
            (given.retentions ?? []).every((r) => r > 0.05) &&
            value(given) > 1e-6,
        );
        const h = 1e-5;
        const bent = (by: number): number =>
          value({
            ...given,
            retention: given.retention * by,
            retentions: given.retentions?.map((r) => r * by) ?? null,
          });
        const slope = (up: number, down: number): number =>
          (Math.log(up) - Math.log(down)) / (Math.log1p(h) - Math.log1p(-h));
        const found = clvElasticities(given);
        expect(found.retention).toBeCloseTo(slope(bent(1 + h), bent(1 - h)), 3);
        const { discount } = given;
        expect(found.discount).toBeCloseTo(
          slope(value({ ...given, discount: discount * (1 + h) }), value({ ...given, discount: discount * (1 - h) })),
          3,
        );
      }),
      { numRuns: 200, maxSkipsPerRun: 1000 },
    );
  });
});

describe('break-even', () => {
  it('is the first period whose sum covers the cost, found without adding up', () => {
    fc.assert(
      fc.property(terms, fc.double({ min: 0.01, max: 1e6, noNaN: true }), (given, cost) => {
        fc.pre(faultOf(given) === null);
        const rows = clvPeriods(given, given.horizon ?? 3000);
        const counted = rows.find(({ cumulative }) => cumulative >= cost * (1 - 1e-12))?.t ?? NaN;
        expect(breakEvenPeriod(given, cost)).toBe(counted);
      }),
      { numRuns: 400 },
    );
  });

  it('of the worked check is year 2 for a cost of 2000, and never at the limit itself', () => {
    expect(breakEvenPeriod(PLAIN, 2000)).toBe(2);
    expect(breakEvenPeriod(PLAIN, 1000)).toBe(0);
    expect(breakEvenPeriod(PLAIN, 4000)).toBeNaN();
    expect(breakEvenPeriod({ ...PLAIN, retention: 1, discount: 0, horizon: 9 }, 10_000)).toBe(9);
  });

  it('retention is where the value equals the cost', () => {
    expect(breakEvenRetention(PLAIN, 2000)).toBeCloseTo(1.08 - 1080 / 2000, 12);
    expect(breakEvenRetention(PLAIN, 900)).toBe(0);
    expect(breakEvenRetention({ ...PLAIN, horizon: 2 }, 1e6)).toBeNaN();
    expect(breakEvenRetention({ ...PLAIN, retentions: [0.5] }, 2000)).toBeNaN();
  });
});

describe('what is dragged', () => {
  it('finds the retention and the discount of a height', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.02, max: 0.97, noNaN: true }),
        fc.double({ min: 0.01, max: 0.5, noNaN: true }),
        (retention, discount) => {
          const given = { ...PLAIN, retention, discount };
          const at5 = clvPeriods(given, 5).at(-1)!.cumulative;
          expect(retentionFor(given, at5, 5)).toBeCloseTo(retention, 8);
          expect(discountFor(given, value(given), -0.2, 0.6)).toBeCloseTo(discount, 8);
        },
      ),
    );
    expect(retentionFor(PLAIN, -5, 5)).toBe(0);
    expect(retentionFor(PLAIN, 1e9, 5)).toBe(1);
    expect(discountFor(PLAIN, 0, -0.2, 0.6)).toBe(0.6);
  });
});

describe('rates of another period', () => {
  it('are converted with compound interest', () => {
    expect(convertRate(0.12, 'year', 'month')).toBeCloseTo(1.12 ** (1 / 12) - 1, 15);
    expect(convertRate(0.01, 'month', 'year')).toBeCloseTo(1.01 ** 12 - 1, 14);
    expect(convertRate(convertRate(0.3, 'quarter', 'month'), 'month', 'quarter')).toBeCloseTo(0.3, 14);
    expect(convertRate(0.08, 'year', 'year')).toBe(0.08);
  });
});

describe('the boundaries', () => {
  it.each([
    ['bad-discount', { discount: -1 }],
    ['bad-discount', { discount: NaN }],
    ['bad-retention', { retention: 1.01 }],
    ['bad-retention', { retention: -0.01 }],
    ['bad-retention', { retentions: [0.8, 2] }],
    ['bad-growth', { growth: -1.5 }],
    ['bad-margin', { margin: Infinity }],
    ['bad-horizon', { horizon: 1.5 }],
    ['diverges', { retention: 1, discount: 0 }],
    ['diverges', { retention: 0.9, growth: 0.2 }],
  ] as const)('give the reason %s, not a number', (reason, patch) => {
    const found = customerValue({ ...PLAIN, ...patch });
    expect(found.ok ? found.value : found.error.code).toBe(`clv-formula.${reason}`);
  });

  it('say both sides of what has no limit', () => {
    expect(faultOf({ ...PLAIN, retention: 0.9, growth: 0.2 })?.parameters).toEqual({ kept: 0.9 * 1.2, grown: 1.08 });
  });

  it('with an end, even what grows for ever has a value', () => {
    expect(value({ retention: 1, discount: 0, horizon: 4 })).toBe(5000);
    expect(value({ retention: 0.9, growth: 0.2, horizon: 1 })).toBeCloseTo(1000 + (900 * 1.2) / 1.08, 9);
  });

  it('are whole at both ends of retention', () => {
    expect(TIMINGS.map((timing) => value({ timing, retention: 0 }))).toEqual([1000, 0, 1000 / 1.08]);
    expect(value({ retention: 1, discount: 0.25 })).toBeCloseTo(5000, 9);
    expect(clvRatio({ ...PLAIN, retention: 0 })).toBe(0);
    expect(value({ margin: 0, retention: 1, discount: 0 })).toBe(0);
    expect(value({ timing: 'certain-end', horizon: 0 })).toBe(0);
  });
});
