/** Patterns of relationships: by hand, against the stages they rest on, from known truth, and at the edges. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAYS, drawPurchases, PATTERNS as TRUE_PATTERNS } from '../../datasets/three-quarters/process.ts';
import { shownPattern } from '../../datasets/three-quarters/truth.ts';
import {
  addShareLevels,
  declineAt,
  findPatterns,
  levelsByShare,
  levelsByTime,
  levelsOf,
  NO_PATTERN,
  PATTERNS,
  type PatternOptions,
} from '../../src/models/lifecycle-patterns.ts';
import { computeStages, LOST, STAGE_OF_RULE } from '../../src/models/lifecycle-stages.ts';
import { populationInterval, purchaseDays, type PurchaseDays } from '../../src/models/own-rhythm.ts';

/** Purchases of customers from their days. */
function purchasesOf(...customers: readonly (readonly number[])[]): PurchaseDays {
  const rows = customers.flatMap((days, customer) => days.map((day) => [customer, day] as const));
  return purchaseDays({
    customers: customers.length,
    customer: Uint32Array.from(rows, ([customer]) => customer),
    day: Int32Array.from(rows, ([, day]) => day),
    amount: null,
    amountDecimals: 0,
  });
}

/** Days from intervals. */
function after(...intervals: readonly number[]): number[] {
  const days = [0];
  for (const interval of intervals) days.push(days.at(-1)! + interval);
  return days;
}

function optionsOf(days: PurchaseDays, asOf: number, patch: Partial<PatternOptions> = {}): PatternOptions {
  return {
    explored: 5,
    compared: 6,
    growth: 40,
    widened: 1.6,
    long: 365,
    stages: {
      least: 2,
      floor: 7,
      usual: populationInterval(days, asOf) ?? 90,
      fewest: 3,
      youngest: 0,
      together: false,
      volume: 'orders',
      window: 4,
      growth: 25,
      fall: 50,
      low: 50,
      silent: 1.5,
      lost: 3,
      lostBy: 'silence',
      lostDays: 180,
      aliveBelow: 0.5,
      alive: null,
    },
    ...patch,
  };
}

const SLOW = [30, 30, 30, 30];
const RISING = [28, 25, 22, 19, 16, 13];
const EVEN = Array.from({ length: 14 }, () => 10);

describe('by hand', () => {
  const early = after(...SLOW);
  const middle = after(...SLOW, ...RISING);
  const exit = after(...SLOW, ...RISING, ...EVEN);
  const long = after(...SLOW, ...RISING, ...EVEN, ...EVEN, ...EVEN);
  // Judged 40 days after the last purchase of the long one: only it is not yet silent for three own intervals.
  const asOf = long.at(-1)! + 10;
  const days = purchasesOf(early, middle, exit, long, [asOf - 1], []);
  const found = findPatterns(days, asOf, optionsOf(days, asOf));

  test('each ends in its stage', () => {
    expect([...found.pattern]).toEqual([0, 1, 2, 3, 4, NO_PATTERN]);
    expect([...found.reached.slice(0, 4)]).toEqual([0, 1, 2, 2]);
    expect([...found.counts]).toEqual([1, 1, 1, 1, 1]);
    expect([...found.lost]).toEqual([1, 1, 1, 0, 0, 0]);
  });

  test('purchases that take much longer than those before are part of the decline', () => {
    const days = Int32Array.from(after(...SLOW, ...RISING, ...EVEN, 20, 45));
    const all = days.length;
    expect(declineAt(days, 0, all, 1.6)).toBe(all - 2);
    expect(declineAt(days, 0, all, 10)).toBe(all);
    // Too few intervals before to say what is usual.
    expect(declineAt(Int32Array.of(0, 1, 2, 90), 0, 4, 1.6)).toBe(4);
  });

  test('stability holds from the purchase at which intervals have stopped becoming shorter', () => {
    const place = exit.indexOf(found.stableSince[2]!);
    const at = (k: number): number => (exit[k]! - exit[k - 6]!) / 6;
    expect(at(place - 6)).toBeLessThan(1.4 * at(place));
    expect(at(place - 7)).toBeGreaterThanOrEqual(1.4 * at(place - 1));
  });

  test('whoever leaves after a long stability was retained long', () => {
    const gone = purchasesOf(long);
    const end = long.at(-1)! + 400;
    expect(findPatterns(gone, end, optionsOf(gone, end)).pattern[0]).toBe(2);
    expect(findPatterns(gone, end, optionsOf(gone, end, { long: 300 })).pattern[0]).toBe(3);
  });
});

describe('against the stages', () => {
  test('lost is lost by their rule', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 1, maxLength: 40 }), {
          minLength: 1,
          maxLength: 8,
        }),
        (lists) => {
          const days = purchasesOf(...lists);
          const options = optionsOf(days, 700);
          const found = findPatterns(days, 700, options);
          const stages = computeStages(days, [700], options.stages);
          expect([...found.lost]).toEqual([...stages.rules].map((rule) => (STAGE_OF_RULE[rule] === LOST ? 1 : 0)));
          expect(found.counts.reduce((sum, count) => sum + count, 0)).toBe(lists.length);
          found.pattern.forEach((pattern, c) => {
            if (pattern < 3) expect([pattern, found.lost[c]]).toEqual([found.reached[c], 1]);
            expect(found.purchases[c]).toBeLessThanOrEqual(days.start[c + 1]! - days.start[c]!);
          });
        },
      ),
    );
  });
});

describe('from known truth', () => {
  const { members, purchases } = drawPurchases(345, 2500);
  const days = purchaseDays({
    customers: 2500,
    customer: purchases.member,
    day: Int32Array.from(purchases.time, Math.floor),
    amount: null,
    amountDecimals: 0,
  });
  const found = findPatterns(days, DAYS - 1, optionsOf(days, DAYS - 1));
  const table = TRUE_PATTERNS.map(() => new Array<number>(PATTERNS.length).fill(0));
  members.pattern.forEach((truth, i) => {
    if (shownPattern(members, i) !== null) table[truth]![found.pattern[i]!]! += 1;
  });

  test('at least nine of ten are told right, and of each pattern at least eight of ten', () => {
    const total = table.flat().reduce((sum, count) => sum + count, 0);
    const right = table.reduce((sum, row, truth) => sum + row[truth]!, 0);
    expect(total).toBe(1919);
    expect(right / total).toBeGreaterThan(0.9);
    table.forEach((row, truth) => {
      expect(row[truth]! / row.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0.8);
    });
  });

  test('nobody who has not shown a pattern is forced into that of a decline', () => {
    const early = members.pattern.filter((_, i) => shownPattern(members, i) === null && found.pattern[i]! < 3).length;
    const hidden = members.pattern.filter((_, i) => shownPattern(members, i) === null).length;
    expect(early / hidden).toBeLessThan(0.25);
  });

  test('the curves have the shapes of the patterns', () => {
    const levels = levelsByTime(days, DAYS - 1, found, 30, 30);
    const at = (group: number, bin: number): number => levels[group]!.mean[bin]!;
    // Early abortion never rises; mid-course death rises and is gone; early exit reaches more and goes; long retention stays.
    expect(at(0, 8)).toBeLessThan(0.3);
    expect(Math.max(...levels[1]!.mean.slice(0, 10))).toBeGreaterThan(at(1, 1));
    expect(at(1, 15)).toBeLessThan(0.3);
    expect(Math.max(...levels[2]!.mean)).toBeGreaterThan(Math.max(...levels[1]!.mean));
    expect(at(2, 28)).toBeLessThan(0.5);
    expect(at(3, 28)).toBeGreaterThan(2);
    levels.forEach(({ low, high, of }) =>
      low.forEach((value, bin) => {
        if (of[bin]! > 0) expect(value).toBeLessThanOrEqual(high[bin]!);
      }),
    );
  });
});

describe('levels', () => {
  test('spread each purchase over the interval before it, of those whose bin is known', () => {
    const days = purchasesOf([0, 1, 2, 40], [50]);
    const levels = levelsByTime(days, 60, { pattern: Uint8Array.of(0, 0), lost: Uint8Array.of(1, 0) }, 15, 4);
    const expected = [2 * (1 + 1 + 13 / 38), 2 * (15 / 38), 2 * (10 / 38), 0];
    levels[0]!.mean.forEach((level, bin) => expect(level).toBeCloseTo(expected[bin]!, 12));
    expect([...levels[0]!.of]).toEqual([1, 1, 1, 1]);
    expect([...levelsOf(days, 0, 60, false, 15, 4)].map(Number.isNaN)).toEqual([false, false, true, true]);
    expect(levels[0]!.low[0]).toBe(Math.round(8 * expected[0]!) / 8);
  });

  test('by share add up to the purchases after the first', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 1, max: 25 }),
        (list, silence, bins) => {
          const days = purchasesOf(list);
          const [first, last] = [Math.min(...list), Math.max(...list)];
          const into = new Float64Array(bins);
          addShareLevels(days, 0, last + silence, into);
          const binDays = Math.max(1, last + silence - first) / bins;
          expect(into.reduce((sum, level) => sum + (level * binDays) / 30, 0)).toBeCloseTo(list.length - 1, 9);
          const pattern = Uint8Array.of(2);
          expect(levelsByShare(days, Int32Array.of(last + silence), pattern, bins)[2]).toEqual(into);
          expect(levelsByShare(days, Int32Array.of(last), pattern, bins)[0]![0]).toBeNaN();
        },
      ),
    );
  });
});
