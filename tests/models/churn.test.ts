import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MISSING_DAY } from '../../src/lib/days.ts';
import { createRandom } from '../../src/lib/random.ts';
import {
  churnByPeriod,
  feeValues,
  lookBackValues,
  MOVES,
  movesIn,
  NO_MOVE,
  overAll,
  SUM_KEYS,
  sumPurchases,
  type ChurnSums,
} from '../../src/models/churn.ts';
import { periodChurn, shareInterval, valueShareInterval } from '../../src/models/churn-rates.ts';
import {
  customersAt,
  OPEN,
  rhythmsAtPurchases,
  spellsOfContracts,
  spellsOfPurchases,
  type ContractRows,
  type SilenceRule,
  type Spells,
} from '../../src/models/churn-spells.ts';
import { purchaseDays, type PurchaseDays } from '../../src/models/own-rhythm.ts';

type Purchase = readonly [customer: number, day: number, amount: number];
type Contract = readonly [customer: number, start: number, end: number | null, fee?: number];

function purchasesFrom(rows: readonly Purchase[], customers = Math.max(0, ...rows.map(([c]) => c + 1))): PurchaseDays {
  return purchaseDays({
    customers,
    customer: Uint32Array.from(rows, ([c]) => c),
    day: Int32Array.from(rows, ([, day]) => day),
    amount: Float64Array.from(rows, ([, , amount]) => amount),
    amountDecimals: 2,
  });
}

function contractsFrom(rows: readonly Contract[], patch: Partial<ContractRows> = {}): ContractRows {
  return {
    customers: Math.max(0, ...rows.map(([c]) => c + 1)),
    customer: Uint32Array.from(rows, ([c]) => c),
    start: Int32Array.from(rows, ([, start]) => start),
    end: Int32Array.from(rows, ([, , end]) => end ?? MISSING_DAY),
    missing: MISSING_DAY,
    fee: Float64Array.from(rows, ([, , , fee]) => fee ?? 10),
    keep: null,
    ...patch,
  };
}

const spellsOf = ({ start, from, to }: Spells): [number, number][][] =>
  Array.from({ length: start.length - 1 }, (_, c) =>
    Array.from({ length: start[c + 1]! - start[c]! }, (_unused, i) => [from[start[c]! + i]!, to[start[c]! + i]!]),
  );

const counted = (sums: ChurnSums, p: number) => [sums.start[p], sums.fresh[p], sums.back[p], sums.lost[p], sums.end[p]];

describe('the worked check of the course', () => {
  // 500 customers whose purchases are 475 on average; the 25 lost bought for 1,425 each, three times the mean.
  const rows: Purchase[] = [];
  for (let c = 0; c < 500; c += 1) {
    rows.push([c, 10 + (c % 20), c < 25 ? 1425 : 425]);
    if (c >= 25) rows.push([c, 110, 0]);
  }
  const purchases = purchasesFrom(rows);
  const boundaries = Int32Array.of(0, 100, 150);
  const spells = spellsOfPurchases(purchases, { by: 'days', days: 90 }, rhythmsAtPurchases(purchases), 149);
  const summed = sumPurchases(purchases)!;
  const churn = periodChurn(
    churnByPeriod(spells, boundaries, lookBackValues(summed, boundaries, 100)),
    0,
    1,
    summed.scale,
    true,
  );

  it('loses 5 % of customers and 15 % of purchases', () => {
    expect([churn.start, churn.lost]).toEqual([500, 25]);
    expect(churn.absolute).toBe(0.05);
    expect(churn.relative).toBeCloseTo(0.15, 12);
    expect(churn.lostValue / churn.lost / (churn.startValue / churn.start)).toBeCloseTo(3, 12);
    expect(churn.retention).toBe(0.95);
    expect(churn.gross).toBeLessThanOrEqual(0.85);
  });
});

describe('reference values', () => {
  it('Wilson intervals as scipy.stats.binomtest(k, n).proportion_ci(method="wilson")', () => {
    for (const [k, n, low, high] of [
      [25, 500, 0.034093745243849435, 0.0727681611715476],
      [0, 30, 0, 0.11351339317396875],
      [30, 30, 0.8864866068260312, 1],
      [3, 17, 0.061911266376209945, 0.4102945856883412],
    ] as const) {
      const found = shareInterval(k, n);
      expect(found.low).toBeCloseTo(low, 12);
      expect(found.high).toBeCloseTo(high, 12);
    }
  });

  it('with equal values the share of value has the usual error of a share', () => {
    const [n, lost] = [400, 60];
    const { low, high } = valueShareInterval(n, n * 7, lost / n, n * 49, lost * 49);
    const error = Math.sqrt((0.15 * 0.85) / (n - 1));
    expect(high - low).toBeCloseTo(2 * 1.959963984540054 * error, 12);
  });

  it('a sweep day by day and customer by customer gives the same', () => {
    fc.assert(
      fc.property(
        anyPurchases(),
        anyRule(),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 80 }),
        (rows, rule, length, lookBack) => {
          const purchases = purchasesFrom(rows, 6);
          const boundaries = Int32Array.from({ length: Math.floor(140 / length) + 2 }, (_, p) => p * length);
          const until = boundaries.at(-1)! - 1;
          const spells = spellsOfPurchases(purchases, rule, rhythmsAtPurchases(purchases), until);
          const sums = churnByPeriod(
            spells,
            boundaries,
            lookBackValues(sumPurchases(purchases)!, boundaries, lookBack),
          );
          const plain = plainSweep(rows, 6, rule, boundaries, lookBack);
          for (const key of Object.keys(plain) as (keyof typeof plain)[])
            expect([key, [...sums[key]]]).toEqual([key, plain[key]]);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('a simulated base', () => {
  it('has its true chance of leaving inside the interval about 95 times of 100', () => {
    const random = createRandom(7);
    let [covered, all] = [0, 0];
    for (let round = 0; round < 120; round += 1) {
      const rows: Contract[] = [];
      for (let c = 0; c < 300; c += 1) {
        let month = 1;
        while (month < 12 && random.next() > 0.08) month += 1;
        rows.push([c, 0, month < 12 ? month * 30 : null, 10 + 90 * random.next()]);
      }
      const boundaries = Int32Array.from({ length: 11 }, (_, b) => 15 + b * 30);
      const contracts = spellsOfContracts(contractsFrom(rows), 1, boundaries.at(-1)! - 1);
      const sums = churnByPeriod(contracts, boundaries, feeValues(contracts, boundaries));
      for (const p of [0, 4]) {
        const { absoluteInterval, relativeInterval } = periodChurn(sums, 0, p, contracts.scale, true);
        for (const { low, high } of [absoluteInterval, relativeInterval]) {
          all += 1;
          if (low <= 0.08 && 0.08 <= high) covered += 1;
        }
      }
    }
    expect(covered / all).toBeGreaterThan(0.91);
    expect(covered / all).toBeLessThan(0.985);
  });
});

describe('spells of an order log', () => {
  const rule: SilenceRule = { by: 'days', days: 10 };

  it('last until silence is longer than allowed, and begin again with a purchase', () => {
    const purchases = purchasesFrom([
      [0, 0, 5],
      [0, 10, 5],
      [0, 21, 5],
      [1, 30, 5],
    ]);
    const spells = spellsOfPurchases(purchases, rule, rhythmsAtPurchases(purchases), 39);
    expect(spellsOf(spells)).toEqual([
      [
        [0, 21],
        [21, 32],
      ],
      [[30, OPEN]],
    ]);
    expect([...customersAt(spells, 20), ...customersAt(spells, 32), ...customersAt(spells, 31)]).toEqual([
      1, 0, 0, 1, 1, 1,
    ]);
  });

  it('bought anew on the very day of being lost is lost and won back that day: nothing between', () => {
    // Silent for 11 days on day 21, on which they buy: at no end of a day were they gone.
    const purchases = purchasesFrom([
      [0, 10, 1],
      [0, 21, 1],
    ]);
    const spells = spellsOfPurchases(purchases, rule, rhythmsAtPurchases(purchases), 60);
    const sums = churnByPeriod(spells, Int32Array.of(0, 15, 25, 40), null);
    expect(counted(sums, 1)).toEqual([1, 0, 0, 0, 1]);
    expect(sums.returned[1]).toBe(1);
  });

  it('whose silence cannot be judged yet are customers still', () => {
    const purchases = purchasesFrom([[0, 0, 1]]);
    const at = (until: number): number =>
      spellsOfPurchases(purchases, rule, rhythmsAtPurchases(purchases), until).to[0]!;
    expect([at(9), at(10), at(11)]).toEqual([OPEN, OPEN, 11]);
  });

  it('by own rhythm: known at the purchase, the population’s for whoever came twice or less', () => {
    // Own mean interval on day 20 is 10; before, the population's (the median of 10 and 40).
    const purchases = purchasesFrom([
      [0, 0, 1],
      [0, 10, 1],
      [0, 20, 1],
      [1, 0, 1],
      [1, 40, 1],
    ]);
    const rhythms = rhythmsAtPurchases(purchases);
    expect(rhythms.population).toBe(25);
    expect([...rhythms.interval]).toEqual([25, 25, 10, 25, 25]);
    const spells = spellsOfPurchases(purchases, { by: 'rhythm', multiple: 1.5 }, rhythms, 200);
    expect(spellsOf(spells)).toEqual([
      [[0, 36]],
      [
        [0, 38],
        [40, 78],
      ],
    ]);
  });
});

describe('spells of subscriptions', () => {
  it('a running second subscription has not left; a short gap within the grace is none', () => {
    const contracts = spellsOfContracts(
      contractsFrom([
        [0, 0, 30, 10],
        [0, 20, 60, 5],
        [1, 0, 30, 10],
        [1, 31, null, 12],
        [2, 0, 30, 10],
        [2, 40, 50, 10],
      ]),
      1,
      99,
    );
    expect(spellsOf(contracts)).toEqual([
      [[0, 60]],
      [[0, OPEN]],
      [
        [0, 30],
        [40, 50],
      ],
    ]);
    expect(contracts.overlapping).toBe(1);
    const boundaries = Int32Array.of(0, 25, 31, 45, 100);
    const sums = churnByPeriod(contracts, boundaries, feeValues(contracts, boundaries));
    // Day 24: 15 + 10 + 10; day 30: 5, the closed gap's 10; day 44: 5 + 12 + 10 won back; day 99: 12.
    expect([...sums.endValue].map((units) => units / contracts.scale)).toEqual([35, 15, 27, 12]);
    expect(counted(sums, 1)).toEqual([3, 0, 0, 1, 2]);
    expect(counted(sums, 2)).toEqual([2, 0, 1, 0, 3]);
    expect(counted(sums, 3)).toEqual([3, 0, 0, 2, 1]);
  });

  it('leaves out what cannot be: ends before starts, no day at all, after the end of the data', () => {
    const contracts = spellsOfContracts(
      contractsFrom([
        [0, 10, 5],
        [1, 10, 10],
        [2, 200, null],
        [3, 10, 300],
        [4, 10, null, NaN],
      ]),
      1,
      99,
    );
    expect(spellsOf(contracts)).toEqual([[], [], [], [[10, OPEN]], [[10, OPEN]]]);
    expect([contracts.contradictory, contracts.empty, contracts.late, contracts.unpriced]).toEqual([1, 1, 1, 1]);
  });

  it('duplicated rows count the customer once', () => {
    const contracts = spellsOfContracts(
      contractsFrom([
        [0, 0, 30],
        [0, 0, 30],
        [0, 0, 30],
      ]),
      0,
      99,
    );
    expect(spellsOf(contracts)).toEqual([[[0, 30]]]);
    expect(contracts.overlapping).toBe(2);
  });

  it('counts expansion, contraction and what is lost', () => {
    const contracts = spellsOfContracts(
      contractsFrom([
        [0, 0, 50, 100],
        [0, 50, null, 130],
        [1, 0, 50, 100],
        [1, 50, null, 60],
        [2, 0, 50, 100],
        [3, 55, null, 500],
      ]),
      1,
      99,
    );
    const boundaries = Int32Array.of(40, 60);
    const churn = periodChurn(
      churnByPeriod(contracts, boundaries, feeValues(contracts, boundaries)),
      0,
      0,
      contracts.scale,
      true,
    );
    expect([churn.startValue, churn.expansion, churn.contraction, churn.lostValue, churn.endValue]).toEqual([
      300, 30, 40, 100, 690,
    ]);
    expect(churn.gross).toBeCloseTo(160 / 300, 12);
    expect(churn.net).toBeCloseTo(190 / 300, 12);
  });
});

describe('boundaries', () => {
  it('everyone leaves, nobody leaves, nobody at all, one period only', () => {
    const everyone = spellsOfContracts(
      contractsFrom([
        [0, 0, 30],
        [1, 5, 31],
      ]),
      0,
      99,
    );
    const sums = churnByPeriod(everyone, Int32Array.of(0, 20, 99), null);
    const all = periodChurn(sums, 0, 1, 1, false);
    expect([all.absolute, all.retention, all.relative, all.net]).toEqual([1, 0, NaN, NaN]);
    expect(all.absoluteInterval.high).toBe(1);
    const nobody = churnByPeriod(
      spellsOfContracts(contractsFrom([[0, 0, null]]), 0, 99),
      Int32Array.of(0, 20, 99),
      null,
    );
    expect(periodChurn(nobody, 0, 1, 1, false).absolute).toBe(0);
    const none = churnByPeriod(spellsOfContracts(contractsFrom([]), 0, 99), Int32Array.of(0, 20), null);
    expect(periodChurn(none, 0, 0, 1, false).absolute).toBeNaN();
    expect(counted(churnByPeriod(everyone, Int32Array.of(0, 99), null), 0)).toEqual([0, 0, 0, 0, 0]);
  });

  it('whoever comes and goes within a period is passing, once', () => {
    const contracts = spellsOfContracts(
      contractsFrom([
        [0, 22, 24],
        [0, 26, 28],
      ]),
      0,
      99,
    );
    const sums = churnByPeriod(contracts, Int32Array.of(0, 20, 40, 60), null);
    expect([...sums.passing]).toEqual([0, 1, 0]);
    expect([...sums.fresh, ...sums.back]).toEqual([0, 0, 0, 0, 0, 0]);
    expect([...movesIn(contracts, Int32Array.of(0, 20, 40, 60), 1)]).toEqual([MOVES.indexOf('passing')]);
    expect([...movesIn(contracts, Int32Array.of(0, 20, 40, 60), 2)]).toEqual([NO_MOVE]);
  });

  it('groups add up to the whole', () => {
    fc.assert(
      fc.property(anyPurchases(), anyRule(), (rows, rule) => {
        const purchases = purchasesFrom(rows, 6);
        const boundaries = Int32Array.of(0, 30, 60, 90, 120, 150);
        const spells = spellsOfPurchases(purchases, rule, rhythmsAtPurchases(purchases), 149);
        const values = lookBackValues(sumPurchases(purchases)!, boundaries, 60);
        const whole = churnByPeriod(spells, boundaries, values);
        const parts = overAll(
          churnByPeriod(
            spells,
            boundaries,
            lookBackValues(sumPurchases(purchases)!, boundaries, 60),
            Uint8Array.of(0, 1, 2, 0, 1, 2),
            3,
          ),
        );
        for (const key of SUM_KEYS) expect([...parts[key]]).toEqual([...whole[key]]);
      }),
    );
  });

  it('the bridge adds up to the last customer and cent, and each move is somebody', () => {
    fc.assert(
      fc.property(anyPurchases(), anyRule(), fc.integer({ min: 1, max: 90 }), (rows, rule, lookBack) => {
        const purchases = purchasesFrom(rows, 6);
        const boundaries = Int32Array.of(0, 25, 50, 75, 100, 125, 150);
        const spells = spellsOfPurchases(purchases, rule, rhythmsAtPurchases(purchases), 149);
        const s = churnByPeriod(spells, boundaries, lookBackValues(sumPurchases(purchases)!, boundaries, lookBack));
        for (let p = 0; p < 6; p += 1) {
          expect(s.start[p]! + s.fresh[p]! + s.back[p]! - s.lost[p]!).toBe(s.end[p]);
          expect(
            s.startValue[p]! +
              s.freshValue[p]! +
              s.backValue[p]! +
              s.expansion[p]! -
              s.contraction[p]! -
              s.lostValue[p]!,
          ).toBe(s.endValue[p]);
          if (p > 0) expect([s.start[p], s.startValue[p]]).toEqual([s.end[p - 1], s.endValue[p - 1]]);
          const moves = [...movesIn(spells, boundaries, p)];
          const count = (move: (typeof MOVES)[number]): number => moves.filter((m) => MOVES[m] === move).length;
          expect([count('kept') + count('lost'), count('lost'), count('new'), count('back'), count('passing')]).toEqual(
            [s.start[p], s.lost[p], s.fresh[p], s.back[p], s.passing[p]],
          );
          const { absolute, relative, retention, gross, net } = periodChurn(s, 0, p, 100, true);
          if (s.start[p]! > 0) expect(absolute + retention).toBe(1);
          if (!Number.isNaN(relative)) {
            expect(gross).toBeLessThanOrEqual(1 - relative + 1e-12);
            expect(net).toBeGreaterThanOrEqual(gross);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

function anyPurchases() {
  return fc.array(
    fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 139 }), fc.integer({ min: 0, max: 50 })),
    {
      maxLength: 40,
    },
  );
}

function anyRule(): fc.Arbitrary<SilenceRule> {
  return fc.oneof(
    fc.record({ by: fc.constant('days' as const), days: fc.integer({ min: 1, max: 60 }) }),
    fc.record({ by: fc.constant('rhythm' as const), multiple: fc.double({ min: 0.2, max: 4, noNaN: true }) }),
  );
}

/** The definitions one by one, without any cleverness: state of every customer at the end of every day. */
function plainSweep(
  rows: readonly Purchase[],
  customers: number,
  rule: SilenceRule,
  boundaries: Int32Array,
  lookBack: number,
) {
  const purchases = purchasesFrom(rows, customers);
  const { interval } = rhythmsAtPurchases(purchases);
  const allowed = (i: number): number =>
    rule.by === 'days' ? rule.days : Math.floor(rule.multiple * interval[i]! + 1e-9);
  const stateAt = (c: number, day: number): boolean => {
    let last = -1;
    for (let i = purchases.start[c]!; i < purchases.start[c + 1]!; i += 1) if (purchases.day[i]! <= day) last = i;
    return last >= 0 && day - purchases.day[last]! <= allowed(last);
  };
  const valueAt = (c: number, boundary: number): number =>
    rows.reduce(
      (sum, [who, day, amount]) =>
        who === c && day < boundary && day >= boundary - lookBack ? sum + amount * 100 : sum,
      0,
    );
  const periods = boundaries.length - 1;
  const make = (): number[] => new Array<number>(periods).fill(0);
  const [start, fresh, back, lost, end, startValue, lostValue, expansion, contraction, endValue] = Array.from(
    { length: 10 },
    make,
  ) as [number[], number[], number[], number[], number[], number[], number[], number[], number[], number[]];
  for (let c = 0; c < customers; c += 1) {
    const debut = purchases.start[c]! < purchases.start[c + 1]! ? purchases.day[purchases.start[c]!]! : Infinity;
    for (let p = 0; p < periods; p += 1) {
      const [was, is] = [stateAt(c, boundaries[p]! - 1), stateAt(c, boundaries[p + 1]! - 1)];
      const [before, after] = [valueAt(c, boundaries[p]!), valueAt(c, boundaries[p + 1]!)];
      if (was) [start[p], startValue[p]] = [start[p]! + 1, startValue[p]! + before];
      if (is) [end[p], endValue[p]] = [end[p]! + 1, endValue[p]! + after];
      if (was && !is) [lost[p], lostValue[p]] = [lost[p]! + 1, lostValue[p]! + before];
      if (was && is) {
        expansion[p]! += Math.max(0, after - before);
        contraction[p]! += Math.max(0, before - after);
      }
      if (!was && is) (debut >= boundaries[p]! ? fresh : back)[p]! += 1;
    }
  }
  return { start, fresh, back, lost, end, startValue, lostValue, expansion, contraction, endValue };
}
