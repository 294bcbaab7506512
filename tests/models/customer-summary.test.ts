import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import { summariseCustomers } from '../../src/models/customer-summary.ts';
import type { OrderLines, OrderUnit } from '../../src/models/order-lines.ts';
import { CDNOW_AS_OF, hasCdnow, readCdnow } from './cdnow.ts';

function linesOf(
  rows: readonly (readonly [customer: number, day: number, amount: number, order?: number])[],
  customers = 5,
  decimals = 2,
): OrderLines {
  return {
    customers,
    customer: Uint32Array.from(rows, (row) => row[0]),
    day: Int32Array.from(rows, (row) => row[1]),
    amount: Float64Array.from(rows, (row) => row[2]),
    amountDecimals: decimals,
    order: { codes: Uint16Array.from(rows, (row) => row[3] ?? 0), size: 12 },
  };
}

const rowsOf = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 4 }),
    fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constant(2_000_000)),
    fc.integer({ min: -500, max: 5000 }).map((c) => c / 100),
    fc.integer({ min: 0, max: 11 }),
  ),
  { maxLength: 40 },
);

describe.skipIf(!hasCdnow)('customer summary, published values of CDNOW', () => {
  it('has 2,357 customers, 6,696 customer-days and a revenue of 244,091.94', () => {
    const summary = summariseCustomers(readCdnow(), { asOf: CDNOW_AS_OF, unit: 'customer-day', keep: null });
    expect(summary).toMatchObject({
      present: 2357,
      orders: 6696,
      revenue: 244_091.94,
      linesUsed: 6919,
      linesAfter: 0,
      linesFiltered: 0,
    });
  });

  it('is the same to the last digit after shuffling the lines', () => {
    const shuffle = (lines: string[]): string[] => {
      const random = createRandom(11);
      for (let i = lines.length - 1; i > 0; i -= 1) {
        const j = random.integer(0, i);
        [lines[i], lines[j]] = [lines[j]!, lines[i]!];
      }
      return lines;
    };
    for (const unit of ['customer-day', 'row'] as const) {
      const [plain, mixed] = [readCdnow(), readCdnow(shuffle)];
      const [a, b] = [
        summariseCustomers(plain, { asOf: CDNOW_AS_OF, unit, keep: null }),
        summariseCustomers(mixed, { asOf: CDNOW_AS_OF, unit, keep: null }),
      ];
      const c = summariseCustomers({ ...mixed, amountDecimals: -1 }, { asOf: CDNOW_AS_OF, unit, keep: null });
      expect(b.revenue).toBe(a.revenue);
      expect(c.revenue).toBeCloseTo(a.revenue, 8);
      mixed.ids.forEach((id, i) => {
        const j = plain.ids.indexOf(id);
        expect([b.lastDay[i], b.frequency[i], b.total[i]]).toEqual([a.lastDay[j], a.frequency[j], a.total[j]]);
      });
    }
  });
});

describe('customer summary, against counting with sets', () => {
  it('agrees for every way of counting orders, any as-of day and any filter', () => {
    fc.assert(
      fc.property(
        rowsOf,
        fc.integer({ min: -1, max: 7 }),
        fc.option(fc.array(fc.boolean(), { minLength: 5, maxLength: 5 })),
        fc.boolean(),
        (rows, asOf, flags, decimals) => {
          const keep = flags === null ? null : Uint8Array.from(flags, Number);
          const lines = linesOf(rows, 5, decimals ? 2 : -1);
          for (const unit of ['order-id', 'row', 'customer-day'] satisfies OrderUnit[]) {
            const summary = summariseCustomers(lines, { asOf, unit, keep });
            const used = rows.filter(([c, d]) => d <= asOf && (keep === null || keep[c] === 1));
            for (let c = 0; c < 5; c += 1) {
              const own = used.filter((row) => row[0] === c);
              const keys = own.map(([, d, , order], i) =>
                unit === 'row' ? i : unit === 'customer-day' ? d : order === 0 ? `line ${i}` : order,
              );
              expect(summary.frequency[c]).toBe(new Set(keys).size);
              expect(summary.total[c]).toBeCloseTo(
                own.reduce((sum, row) => sum + row[2], 0),
                9,
              );
              expect(summary.lastDay[c]).toBe(own.length === 0 ? -2147483648 : Math.max(...own.map((row) => row[1])));
            }
            expect(summary.orders).toBe(summary.frequency.reduce((sum, f) => sum + f, 0));
            expect(summary.present).toBe(new Set(used.map((row) => row[0])).size);
            expect(summary.linesUsed).toBe(used.length);
            expect(summary.linesUsed + summary.linesAfter + summary.linesFiltered).toBe(rows.length);
            expect(summary.linesWithoutOrder).toBe(unit === 'order-id' ? used.filter((row) => row[3] === 0).length : 0);
          }
        },
      ),
    );
  });
});

describe('customer summary, boundaries', () => {
  it('counts an order that spans lines and days once, and an id that two customers share for each of them', () => {
    const summary = summariseCustomers(
      linesOf([
        [0, 1, 5, 3],
        [0, 2, 5, 3],
        [1, 1, 5, 3],
        [1, 1, 5, 3],
        [1, 4, 5, 4],
      ]),
      { asOf: 9, unit: 'order-id', keep: null },
    );
    expect([...summary.frequency]).toEqual([1, 2, 0, 0, 0]);
    expect(summary.orders).toBe(3);
  });

  it('finds customer-days over a span of thousands of years', () => {
    const summary = summariseCustomers(
      linesOf([
        [0, 2_000_000, 1],
        [0, -2_000_000, 1],
        [0, 2_000_000, 1],
        [1, 5, 1],
      ]),
      { asOf: 2_000_000, unit: 'customer-day', keep: null },
    );
    expect([...summary.frequency]).toEqual([2, 1, 0, 0, 0]);
  });

  it('keeps money exact beyond 2^53 minor units', () => {
    const summary = summariseCustomers(
      linesOf([
        [0, 1, 90_071_992_547_409.91],
        [0, 1, 0.01],
        [0, 1, -90_071_992_547_409.91],
      ]),
      { asOf: 1, unit: 'row', keep: null },
    );
    expect(summary.total[0]).toBe(0.01);
    expect(summary.revenue).toBe(0.01);
  });

  it('gives nobody where nothing is in scope', () => {
    const nothing = summariseCustomers(linesOf([[0, 5, 1]]), { asOf: 4, unit: 'customer-day', keep: null });
    expect(nothing).toMatchObject({ present: 0, orders: 0, revenue: 0, linesUsed: 0, linesAfter: 1 });
    expect(summariseCustomers(linesOf([], 0), { asOf: 4, unit: 'row', keep: null }).present).toBe(0);
  });

  it('refuses to count orders by an id that is not there', () => {
    expect(() =>
      summariseCustomers({ ...linesOf([]), order: null }, { asOf: 1, unit: 'order-id', keep: null }),
    ).toThrow(RangeError);
  });
});
