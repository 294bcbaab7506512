import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { purchaseDays } from '../../src/models/own-rhythm.ts';
import { createRandom } from '../../src/lib/random.ts';
import { exponentialVariate } from '../../src/models/variates.ts';
import {
  affordable,
  chanceOfReturn,
  rankWinBack,
  silenceCurve,
  silencesOfPurchases,
  silencesOfSpells,
  winBackValue,
} from '../../src/models/win-back.ts';

/** Purchase days from rows [customer, day]. */
function days(rows: readonly (readonly [number, number])[], customers: number) {
  return purchaseDays({
    customers,
    customer: Uint32Array.from(rows, ([c]) => c),
    day: Int32Array.from(rows, ([, day]) => day),
    amount: null,
    amountDecimals: 0,
  });
}

describe('published: the worked check of the course', () => {
  it('P 0.2, CLV 500, cost 30 → +70', () => {
    expect(winBackValue(0.2, 500, 30)).toBe(70);
  });
});

describe('a ranking', () => {
  it('goes from the best down and counts those above 0 only', () => {
    const { order, expected, cumulative, worth } = rankWinBack(
      Float64Array.of(0.2, 0.5, 0.06, 0.01),
      Float64Array.of(500, 100, 500, 500),
      30,
    );
    expect([...expected]).toEqual([70, 20, 0, -25]);
    expect([...order]).toEqual([0, 1, 2, 3]);
    expect([...cumulative]).toEqual([0, 70, 90, 90, 65]);
    expect(worth).toBe(2);
  });

  it('a budget buys whole tries, never more than are worth it', () => {
    expect(affordable(10, 30, null)).toBe(10);
    expect(affordable(10, 30, 89.99)).toBe(2);
    expect(affordable(10, 30, 90)).toBe(3);
    expect(affordable(2, 30, 900)).toBe(2);
    expect(affordable(10, 0.1, 0.3)).toBe(3);
    expect(affordable(10, 0, 0)).toBe(10);
    expect(affordable(10, 30, 0)).toBe(0);
  });

  it('nothing else of the same size brings more', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1000, noNaN: true })), {
          minLength: 1,
          maxLength: 9,
        }),
        fc.nat(9),
        (customers, size) => {
          const k = Math.min(size, customers.length);
          const { expected, cumulative } = rankWinBack(
            Float64Array.from(customers, ([p]) => p),
            Float64Array.from(customers, ([, v]) => v),
            30,
          );
          for (let set = 0; set < 1 << customers.length; set += 1) {
            let [sum, count] = [0, 0];
            for (let i = 0; i < customers.length; i += 1)
              if ((set >> i) & 1) [sum, count] = [sum + expected[i]!, count + 1];
            if (count === k && sum > cumulative[k]! + 1e-9) return false;
          }
          return true;
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('chances from silences', () => {
  it('by hand: intervals 2, 5, 5 and one open silence of 4', () => {
    const purchases = days(
      [
        [0, 0],
        [0, 2],
        [0, 7],
        [1, 2],
        [1, 7],
      ],
      2,
    );
    const [silences] = silencesOfPurchases(purchases, 11);
    expect([...silences!.returned.keys()].filter((n) => silences!.returned[n]! > 0)).toEqual([2, 5]);
    expect([silences!.returned[2], silences!.returned[5], silences!.open[4]]).toEqual([1, 2, 2]);
    const curve = silenceCurve(silences!);
    // S(2) = 4/5; the two open ones leave the risk at 4; both at risk at 5 end.
    expect(chanceOfReturn(curve, 0, 2)).toBeCloseTo(0.2, 14);
    expect(chanceOfReturn(curve, 2, 3)).toBe(1);
    expect(chanceOfReturn(curve, 5, 30)).toBe(0);
    expect(chanceOfReturn(null, 5, 30)).toBe(0);
  });

  it('without censoring it is a plain share of those silent as long', () => {
    const returned = Float64Array.of(0, 3, 2, 0, 4, 1);
    const curve = silenceCurve({ returned, open: new Float64Array(6) });
    expect(chanceOfReturn(curve, 1, 2)).toBeCloseTo(2 / 7, 14);
    expect(chanceOfReturn(curve, 2, 2)).toBeCloseTo(4 / 5, 14);
  });

  it('recovers the truth: intervals of constant hazard forget how long they have lasted', () => {
    const random = createRandom(3);
    const rows: [number, number][] = [];
    for (let c = 0; c < 800; c += 1) {
      let day = 0;
      while (day < 1000) {
        rows.push([c, Math.floor(day)]);
        day += 100 * exponentialVariate(random);
      }
    }
    const curve = silenceCurve(silencesOfPurchases(days(rows, 800), 999)[0]!);
    const truth = 1 - Math.exp(-0.3);
    for (const silence of [10, 60, 150])
      expect(Math.abs(chanceOfReturn(curve, silence, 30) - truth)).toBeLessThan(0.03);
  });

  it('by group, and between spells of contracts', () => {
    const purchases = days(
      [
        [0, 0],
        [0, 2],
        [1, 0],
        [1, 9],
      ],
      2,
    );
    const [first, second] = silencesOfPurchases(purchases, 10, Uint8Array.of(0, 1), 2);
    expect([first!.returned[2], first!.open[8], second!.returned[9], second!.open[1]]).toEqual([1, 1, 1, 1]);
    // One customer left on day 5, came back on day 8, and left on day 12; another still runs.
    const spells = {
      customers: 2,
      start: Uint32Array.of(0, 2, 3),
      from: Int32Array.of(0, 8, 3),
      to: Int32Array.of(5, 12, 2147483647),
    };
    const [absent] = silencesOfSpells(spells, 20);
    expect([absent!.returned[3], absent!.open[8]]).toEqual([1, 1]);
    expect(absent!.open.reduce((sum, count) => sum + count, 0)).toBe(1);
  });
});
