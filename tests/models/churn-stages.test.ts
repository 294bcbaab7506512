import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MISSING_DAY } from '../../src/lib/days.ts';
import { createRandom } from '../../src/lib/random.ts';
import { sumPurchases } from '../../src/models/churn.ts';
import {
  customersAt,
  rhythmsAtPurchases,
  spellsOfContracts,
  spellsOfPurchases,
} from '../../src/models/churn-spells.ts';
import {
  CHURN_STAGES,
  lastEnds,
  NOT_YET,
  stageFlows,
  stagesOfContracts,
  stagesOfPurchases,
  stageSums,
  type StageLimits,
} from '../../src/models/churn-stages.ts';
import { guessLeavingType, type LeavingType } from '../../src/models/leaving-reasons.ts';
import { purchaseDays } from '../../src/models/own-rhythm.ts';

type Purchase = readonly [customer: number, day: number, amount: number];

function at(rows: readonly Purchase[], limits: StageLimits, asOf: number, lookBack = 365, customers = 6) {
  const purchases = purchaseDays({
    customers,
    customer: Uint32Array.from(rows, ([c]) => c),
    day: Int32Array.from(rows, ([, day]) => day),
    amount: Float64Array.from(rows, ([, , amount]) => amount),
    amountDecimals: 2,
  });
  const rhythms = rhythmsAtPurchases(purchases);
  const rule =
    limits.by === 'days'
      ? ({ by: 'days', days: limits.limits[2] } as const)
      : ({ by: 'rhythm', multiple: limits.limits[2] } as const);
  const spells = spellsOfPurchases(purchases, rule, rhythms, 1000);
  return {
    stages: stagesOfPurchases(purchases, rhythms, spells, sumPurchases(purchases), limits, asOf, lookBack),
    spells,
  };
}

const DAYS: StageLimits = { by: 'days', limits: [10, 20, 30], backDays: 15 };
const names = (stage: Uint8Array): string[] => Array.from(stage, (each) => CHURN_STAGES[each] ?? 'none');

describe('stages of silence, by hand', () => {
  it('begin one day beyond each limit', () => {
    const rows = [10, 11, 20, 21, 30, 31].map((silent, c): Purchase => [c, 100 - silent, 1]);
    expect(names(at(rows, DAYS, 100).stages.stage)).toEqual(['active', 'slipping', 'slipping', 'risk', 'risk', 'lost']);
  });

  it('won back while active and for so many days only', () => {
    const rows: Purchase[] = [
      [0, 0, 1],
      [0, 90, 1],
      [1, 0, 1],
      [1, 60, 1],
      [1, 90, 1],
      [2, 0, 1],
      [2, 85, 1],
    ];
    // 1 came back 40 days ago, 2 is slipping by now.
    expect(names(at(rows, DAYS, 100, 365, 4).stages.stage)).toEqual(['back', 'active', 'slipping', 'none']);
    expect(names(at(rows, { ...DAYS, backDays: 60 }, 95, 365, 3).stages.stage)).toEqual(['back', 'back', 'back']);
  });

  it('value counts back from the own last purchase', () => {
    const rows: Purchase[] = [
      [0, 0, 1],
      [0, 10, 2],
      [0, 20, 4],
      [1, 5, 8],
    ];
    const { stages } = at(rows, DAYS, 200, 11, 2);
    expect([...stages.value!]).toEqual([600, 800]);
    expect([...stages.silence]).toEqual([180, 195]);
    const { counts, values } = stageSums(stages);
    expect([...counts]).toEqual([0, 0, 0, 2, 0]);
    expect([...values]).toEqual([0, 0, 0, 1400, 0]);
  });

  it('own rhythm: what is long for one is short for another', () => {
    const rows: Purchase[] = [0, 7, 14, 21].map((d): Purchase => [0, d, 1]);
    for (const d of [0, 60, 120]) rows.push([1, d - 99, 1]);
    const { stages } = at(rows, { by: 'rhythm', limits: [1, 2, 3], backDays: 30 }, 45, 365, 2);
    // Silent for 24 days each: more than three times a week, less than once two months.
    expect(names(stages.stage)).toEqual(['lost', 'active']);
  });
});

describe('agreement with spells', () => {
  it('lost is lost in both, on any day', () => {
    const rows = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 139 }), fc.integer({ min: 0, max: 50 })),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 160 }), fc.boolean(), (log, day, byDays) => {
        const limits: StageLimits = byDays ? DAYS : { by: 'rhythm', limits: [0.7, 1.3, 2.1], backDays: 20 };
        const { stages, spells } = at(log, limits, day);
        const there = customersAt(spells, day);
        stages.stage.forEach((stage, c) => {
          if (stage === NOT_YET) expect([stage, there[c]]).toEqual([NOT_YET, 0]);
          else expect([c, stage !== CHURN_STAGES.indexOf('lost')]).toEqual([c, there[c] === 1]);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('recovers who really left from a simulated base: nobody who goes on buying every day is lost', () => {
    const random = createRandom(3);
    const log: Purchase[] = [];
    const leaves: number[] = [];
    for (let c = 0; c < 200; c += 1) {
      const until = random.next() < 0.4 ? 60 : 200;
      leaves.push(until);
      for (let d = Math.floor(10 * random.next()); d <= until; d += 3 + Math.floor(5 * random.next()))
        log.push([c, d, 1]);
    }
    const { stages } = at(log, { by: 'rhythm', limits: [1, 2, 4], backDays: 30 }, 200, 365, 200);
    const right = leaves.filter((until, c) => (until === 60) === (names(stages.stage)[c] === 'lost')).length;
    expect(right).toBe(200);
  });
});

describe('stages of subscriptions', () => {
  const rows = [
    [0, 0, 30, 5],
    [1, 0, MISSING_DAY, 7],
    [2, 0, 20, 5],
    [2, 50, MISSING_DAY, 9],
    [3, 0, 40, 5],
    [3, 0, 40, 6],
    [4, 90, MISSING_DAY, 1],
  ] as const;
  const contracts = spellsOfContracts(
    {
      customers: 5,
      customer: Uint32Array.from(rows, ([c]) => c),
      start: Int32Array.from(rows, ([, start]) => start),
      end: Int32Array.from(rows, ([, , end]) => end),
      missing: MISSING_DAY,
      fee: Float64Array.from(rows, ([, , , fee]) => fee),
      keep: null,
    },
    1,
    100,
  );

  it('run, have ended, or run again', () => {
    const stages = stagesOfContracts(contracts, 30, 60);
    expect(names(stages.stage)).toEqual(['lost', 'active', 'back', 'lost', 'none']);
    expect(Array.from(stages.value!, (units) => units / contracts.scale)).toEqual([5, 7, 9, 11, 0]);
    expect([...stages.silence]).toEqual([31, 0, 0, 21, -1]);
  });

  it('tell the row whose end was the last', () => {
    expect([...lastEnds(contracts, stagesOfContracts(contracts, 30, 60), 60)]).toEqual([0, -1, -1, 5, -1]);
    // On day 30 the second subscription of customer 2 has not begun: they are lost by the first.
    expect([...lastEnds(contracts, stagesOfContracts(contracts, 30, 30), 30)]).toEqual([0, -1, 2, -1, -1]);
  });

  it('moves between two days count everybody once', () => {
    const [before, after] = [stagesOfContracts(contracts, 30, 25), stagesOfContracts(contracts, 30, 95)];
    const { counts, values, cell } = stageFlows(before.stage, after.stage, after.value);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(5);
    expect(values.reduce((sum, value) => sum + value, 0)).toBe(after.value!.reduce((sum, value) => sum + value, 0));
    expect([...cell]).toEqual([3, 0, 3 * 5 + 0, 3, NOT_YET * 5]);
  });
});

describe('reasons of leaving', () => {
  it.each([
    ['口味不合', 'dissatisfied'],
    ['配送太慢', 'dissatisfied'],
    ['客服不好', 'dissatisfied'],
    ['别家更便宜', 'rival'],
    ['别家花样更多', 'rival'],
    ['搬家', 'forced'],
    ['健康原因', 'forced'],
    ['欠费停用', 'firm'],
    ['所在区域停送', 'firm'],
    ['not to their taste', 'dissatisfied'],
    ['delivery too slow', 'dissatisfied'],
    ['poor service', 'dissatisfied'],
    ['too expensive', 'dissatisfied'],
    ['cheaper elsewhere', 'rival'],
    ['Switched to a competitor', 'rival'],
    ['moved house', 'forced'],
    ['health', 'forced'],
    ['closed for unpaid fees', 'firm'],
    ['delivery to the area given up', 'firm'],
    ['company closed the account by us', 'firm'],
    ['', 'unknown'],
    ['其他', 'unknown'],
    ['other', 'unknown'],
    ['12345', 'unknown'],
  ] as const satisfies readonly (readonly [string, LeavingType])[])('“%s” is %s', (reason, type) => {
    expect(guessLeavingType(reason)).toBe(type);
  });
});
