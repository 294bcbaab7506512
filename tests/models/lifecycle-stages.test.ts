/** Stages of the lifecycle by rule: worked examples, a slow literal reading of the rules, boundaries. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  computeStages,
  decideStages,
  emptyGround,
  emptyStages,
  layGround,
  moneyByStage,
  NOT_YET,
  recentMoney,
  STAGE_OF_RULE,
  STAGE_RULES,
  STAGE_SLOTS,
  STAGES,
  stageFacts,
  sweepStages,
  VALUE_DAYS,
  type StageOptions,
  type StageRule,
} from '../../src/models/lifecycle-stages.ts';
import { purchaseDays, type PurchaseDays } from '../../src/models/own-rhythm.ts';

const USUAL: StageOptions = {
  least: 2,
  floor: 1,
  usual: 30,
  fewest: 3,
  youngest: 0,
  together: false,
  volume: 'orders',
  window: 4,
  growth: 25,
  fall: 50,
  low: 50,
  silent: 2,
  lost: 3,
  lostBy: 'silence',
  lostDays: 180,
  aliveBelow: 0.5,
  alive: null,
};

function daysOf(lists: readonly (readonly number[])[], money?: readonly (readonly number[])[]): PurchaseDays {
  const rows = lists.flatMap((days, c) => days.map((day, i) => [c, day, money?.[c]?.[i] ?? 1] as const));
  return purchaseDays({
    customers: lists.length,
    customer: Uint32Array.from(rows, ([c]) => c),
    day: Int32Array.from(rows, ([, day]) => day),
    amount: Float64Array.from(rows, ([, , amount]) => amount),
    amountDecimals: 0,
  });
}

function ruleAt(
  list: readonly number[],
  date: number,
  options: Partial<StageOptions> = {},
  money?: number[],
): StageRule {
  const days = daysOf([list], money && [money]);
  return STAGE_RULES[computeStages(days, [date], { ...USUAL, ...options }).rules[0]!]!;
}

/** The rules word for word, from the purchases of one customer. */
function literal(days: readonly number[], money: readonly number[], t: number, o: StageOptions): StageRule {
  const bought = days
    .map((day, i) => ({ day, value: o.volume === 'money' ? money[i]! : 1 }))
    .filter(({ day }) => day <= t);
  if (bought.length === 0) return 'not-yet';
  const n = bought.length;
  const [first, last] = [bought[0]!.day, bought[n - 1]!.day];
  const [age, silence] = [t - first, t - last];
  const m = Math.max(o.floor, n - 1 >= o.least ? (last - first) / (n - 1) : o.usual);
  const above = (k: number): boolean => silence > k * m + 1e-9;
  if (o.lostBy === 'days' ? silence > o.lostDays : false) return 'lost-days';
  if (o.lostBy === 'alive' && n > 1 && o.alive!(n - 1, last - first, age) < o.aliveBelow) return 'lost-alive';
  if ((o.lostBy === 'silence' || (o.lostBy === 'alive' && n === 1)) && above(o.lost)) return 'lost-silence';
  if (above(o.silent)) return 'silent';
  const [few, young] = [n < o.fewest, age < o.youngest];
  if (o.together ? few && young : few || young) return few ? 'few' : 'young';
  const L = Math.max(1, Math.round(o.window * m));
  const sum = (after: number, upTo: number): number =>
    bought.reduce((total, { day, value }) => (day > after && day <= upTo ? total + value : total), 0);
  const [recent, before, all] = [sum(t - L, t), sum(t - 2 * L, t - L), sum(-Infinity, t)];
  if (recent > before && recent >= before * (1 + o.growth / 100) - 1e-9) return 'grown';
  if (before > 0 && recent <= before * (1 - o.fall / 100) + 1e-9) return 'fallen';
  const usualVolume = (all / (age + 1)) * Math.min(L, age + 1);
  if (recent < (o.low / 100) * usualVolume - 1e-9) return 'low';
  return 'steady';
}

const every = (interval: number, count: number, from = 0): number[] =>
  Array.from({ length: count }, (_, i) => from + i * interval);

describe('each rule decides where it should', () => {
  test('before the first purchase there is no stage', () => {
    expect(ruleAt([10], 9)).toBe('not-yet');
    expect(ruleAt([10], 10)).toBe('few');
  });

  test('few purchases, or a young relationship, are exploration', () => {
    expect(ruleAt([0, 20], 30)).toBe('few');
    expect(ruleAt([0, 10, 20], 25, { youngest: 60 })).toBe('young');
    expect(ruleAt([0, 20], 30, { together: true, youngest: 20 })).toBe('grown');
    expect(ruleAt([0, 20], 30, { together: true, youngest: 31 })).toBe('few');
  });

  test('silence is told in own intervals, exactly at the threshold not yet', () => {
    // Every 10 days, last on day 90: two intervals end on day 110, three on day 120.
    const days = every(10, 10);
    expect(ruleAt(days, 110)).not.toBe('silent');
    expect(ruleAt(days, 111)).toBe('silent');
    expect(ruleAt(days, 120)).toBe('silent');
    expect(ruleAt(days, 121)).toBe('lost-silence');
  });

  test('who has too few intervals is measured by the usual one', () => {
    expect(ruleAt([0], 60)).toBe('few');
    expect(ruleAt([0], 61)).toBe('silent');
    expect(ruleAt([0], 91)).toBe('lost-silence');
    expect(ruleAt([0, 2], 12, { least: 1 })).toBe('lost-silence');
  });

  test('a floor keeps a hasty beginner from being lost at once', () => {
    expect(ruleAt([0, 1, 2], 6)).toBe('lost-silence');
    expect(ruleAt([0, 1, 2], 6, { floor: 7 })).toBe('grown');
  });

  test('lost by days, and by a chance of being alive', () => {
    expect(ruleAt(every(10, 10), 121, { lostBy: 'days' })).toBe('silent');
    expect(ruleAt(every(10, 10), 271, { lostBy: 'days' })).toBe('lost-days');
    const alive = (repeats: number, lastRepeat: number, age: number): number => (repeats > 0 ? lastRepeat / age : 1);
    expect(ruleAt(every(10, 10), 100, { lostBy: 'alive', alive, aliveBelow: 0.9 })).not.toBe('lost-alive');
    expect(ruleAt(every(10, 10), 101, { lostBy: 'alive', alive, aliveBelow: 0.9 })).toBe('lost-alive');
    expect(ruleAt([0], 91, { lostBy: 'alive', alive })).toBe('lost-silence');
  });

  test('growing volume is formation, steady volume stability, fallen volume decline', () => {
    // Own interval 10, so a window is 40 days.
    expect(ruleAt(every(10, 20), 190)).toBe('steady');
    const grown = [0, 30, 60, 90, 100, 110, 120, 130];
    expect(ruleAt(grown, 130)).toBe('grown');
    const fallen = [...every(5, 20), 110, 125];
    // Mean interval 125 ÷ 21; a window of 24 days has 2 purchases, the one before it 4 (80 … 101).
    expect(ruleAt(fallen, 126)).toBe('fallen');
    expect(ruleAt(fallen, 126, { fall: 70 })).toBe('low');
    expect(ruleAt(fallen, 126, { fall: 70, low: 10 })).toBe('steady');
  });

  test('by money a customer who comes as often and spends less declines', () => {
    const days = every(10, 8);
    const money = [9, 9, 9, 9, 3, 3, 3, 3];
    expect(ruleAt(days, 70, { volume: 'orders' })).toBe('steady');
    expect(ruleAt(days, 70, { volume: 'money' }, money)).toBe('fallen');
  });

  test('thresholds in hundredths are met exactly', () => {
    // 2.2 × 5 is 11 and not a little more.
    expect(ruleAt(every(5, 10), 45 + 11, { silent: 2.2 })).not.toBe('silent');
    expect(ruleAt(every(5, 10), 45 + 12, { silent: 2.2 })).toBe('silent');
  });
});

describe('the matrix', () => {
  const list = fc
    .uniqueArray(fc.integer({ min: 0, max: 200 }), { minLength: 0, maxLength: 14 })
    .map((days) => [...days].sort((a, b) => a - b));
  const options = fc.record({
    least: fc.integer({ min: 1, max: 4 }),
    floor: fc.constantFrom(0, 1, 7),
    usual: fc.constantFrom(15, 30.5),
    fewest: fc.integer({ min: 1, max: 5 }),
    youngest: fc.constantFrom(0, 40),
    together: fc.boolean(),
    volume: fc.constantFrom('orders' as const, 'money' as const),
    window: fc.constantFrom(1, 2.5, 4),
    growth: fc.constantFrom(0, 25, 100),
    fall: fc.constantFrom(20, 50, 100),
    low: fc.constantFrom(0, 50, 90),
    silent: fc.constantFrom(1, 1.5, 2.2),
    lost: fc.constantFrom(2.5, 3, 5),
    lostBy: fc.constantFrom('silence' as const, 'days' as const, 'alive' as const),
    lostDays: fc.constantFrom(40, 90),
    aliveBelow: fc.constantFrom(0.3, 0.5),
    alive: fc.constant(
      (repeats: number, last: number, age: number): number => (1 + last) / (1 + age) / (1 + 1 / repeats),
    ),
  });

  test('agrees with the rules read word for word, for one customer as for many', () => {
    fc.assert(
      fc.property(fc.array(list, { minLength: 1, maxLength: 6 }), options, (lists, chosen) => {
        const money = lists.map((days) => days.map((day) => (day * 7) % 11));
        const days = daysOf(lists, money);
        const dates = [0, 31, 59, 90, 120, 151, 181, 212, 300];
        const matrix = computeStages(days, dates, chosen);
        dates.forEach((date, g) =>
          lists.forEach((own, c) => {
            const wanted = literal(own, money[c]!, date, chosen);
            const code = matrix.rules[g * lists.length + c]!;
            expect(STAGE_RULES[code]).toBe(wanted);
            const facts = stageFacts(days, c, date, chosen);
            expect(facts?.rule ?? 0).toBe(code);
            if (facts) expect(facts.level).toBeCloseTo((30 * facts.recent) / facts.windowDays, 12);
          }),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('counts, money and moves are sums over the customers; slices make the same', () => {
    fc.assert(
      fc.property(fc.array(list, { minLength: 2, maxLength: 8 }), (lists) => {
        const money = lists.map((days) => days.map((day) => 1 + (day % 5)));
        const days = daysOf(lists, money);
        const dates = [50, 100, 150, 600];
        const matrix = computeStages(days, dates, USUAL);
        const stage = (g: number, c: number): number => STAGE_OF_RULE[matrix.rules[g * lists.length + c]!]!;
        const buyers = lists.map((_, c) => c).filter((c) => lists[c]!.length > 0);
        for (let g = 0; g < dates.length; g += 1) {
          const counts = new Array<number>(STAGE_SLOTS).fill(0);
          const sums = new Array<number>(STAGE_SLOTS).fill(0);
          const moves = new Array<number>(STAGE_SLOTS ** 2).fill(0);
          for (const c of buyers) {
            counts[stage(g, c)]! += 1;
            if (g > 0) moves[stage(g - 1, c) * STAGE_SLOTS + stage(g, c)]! += 1;
            lists[c]!.forEach((day, i) => {
              if (day <= dates[g]! && day > dates[g]! - VALUE_DAYS) sums[stage(g, c)]! += money[c]![i]!;
            });
          }
          const row = (of: Float64Array, width: number): number[] => [...of.subarray(g * width, (g + 1) * width)];
          expect(row(matrix.counts, STAGE_SLOTS)).toEqual(counts);
          expect(row(moneyByStage(days, matrix), STAGE_SLOTS)).toEqual(sums);
          expect(recentMoney(days, dates[g]!).reduce((sum, value) => sum + value, 0)).toBe(
            sums.reduce((sum, value) => sum + value, 0),
          );
          expect(row(matrix.moves, STAGE_SLOTS ** 2)).toEqual(moves);
        }
        const sliced = emptyStages(days, dates);
        sweepStages(sliced, days, USUAL, 0, 1);
        sweepStages(sliced, days, USUAL, 1, lists.length);
        expect(sliced).toEqual(matrix);
      }),
    );
  });

  test('from their ground, stages are the same for any thresholds of silence', () => {
    const times = fc.integer({ min: 50, max: 900 }).map((hundredths) => hundredths / 100);
    fc.assert(
      fc.property(
        fc.array(list, { minLength: 1, maxLength: 6 }),
        options,
        times,
        times,
        (lists, chosen, silent, lost) => {
          const days = daysOf(lists);
          const dates = [20, 60, 100, 190, 400, 3000];
          const own = { ...chosen, lostBy: 'silence' as const, silent, lost };
          const ground = emptyGround(days, dates);
          layGround(ground, days, { ...own, silent: 1, lost: 1 }, 0, 1);
          layGround(ground, days, { ...own, silent: 1, lost: 1 }, 1, lists.length);
          expect(decideStages(ground, silent, lost)).toEqual(computeStages(days, dates, own));
        },
      ),
      { numRuns: 200 },
    );
  });

  test('more patience never loses more', () => {
    fc.assert(
      fc.property(fc.array(list, { minLength: 1, maxLength: 8 }), fc.integer({ min: 0, max: 400 }), (lists, date) => {
        const days = daysOf(lists);
        const lost = (times: number): number => computeStages(days, [date], { ...USUAL, lost: times }).counts[4]!;
        expect(lost(5)).toBeLessThanOrEqual(lost(3));
      }),
    );
  });
});

describe('boundaries', () => {
  test('stages and rules belong together', () => {
    expect(STAGE_RULES.length).toBe(STAGE_OF_RULE.length);
    expect([...new Set(STAGE_OF_RULE)].sort()).toEqual([0, 1, 2, 3, 4, NOT_YET]);
    expect(STAGES.length).toBe(NOT_YET);
  });

  test('nobody, one customer, one purchase', () => {
    expect([...computeStages(daysOf([[], []]), [5], USUAL).counts]).toEqual([0, 0, 0, 0, 0, 0]);
    expect([...computeStages(daysOf([[3]]), [2, 3, 400], USUAL).counts]).toEqual([
      0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0,
    ]);
  });

  test('what a rule needs and is not there is told at once', () => {
    const days = { ...daysOf([[1]]), money: null };
    expect(() => computeStages(days, [5], { ...USUAL, volume: 'money' })).toThrow(RangeError);
    expect(() => computeStages(days, [5], { ...USUAL, lostBy: 'alive' })).toThrow(RangeError);
    expect([...moneyByStage(days, computeStages(days, [5], USUAL))]).toEqual([0, 0, 0, 0, 0, 0]);
    expect([...recentMoney(days, 5)]).toEqual([0]);
  });

  test('500 customers of one rhythm, 25 silent for more than three intervals: 5 % lost', () => {
    const lists = Array.from({ length: 500 }, (_, c) => every(10, 10, c < 25 ? 0 : 200));
    const { counts } = computeStages(daysOf(lists), [295], USUAL);
    expect(counts[4]! / 500).toBe(0.05);
  });
});
