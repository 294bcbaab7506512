import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFromIso } from '../../src/lib/days.ts';
import { summariseRepeats, transactionsOf, type PurchaseLines } from '../../src/models/repeat-summary.ts';
import { hasCdnow, readCdnow } from './cdnow.ts';
import { cdnowSummary } from './cdnow-summary.ts';

const day = (iso: string): number => dayFromIso(iso)!;

function lines(log: readonly (readonly [customer: number, day: string, amount?: number])[]): PurchaseLines {
  return {
    customers: Math.max(-1, ...log.map(([customer]) => customer)) + 1,
    customer: Uint32Array.from(log, ([customer]) => customer),
    day: Int32Array.from(log, ([, date]) => day(date)),
    amount: Float64Array.from(log, ([, , amount]) => amount ?? 1),
    amountDecimals: 2,
  };
}

const LOG = [
  [0, '2015-02-01'],
  [0, '2015-02-06'],
  [1, '2015-01-01'],
  [2, '2015-01-01'],
  [2, '2015-01-02'],
  [2, '2015-01-05'],
] as const;

describe('published: customer summaries', () => {
  const options = { unit: 'day', calibrationEnd: day('2015-02-07') } as const;

  it('x, t_x and T in days', () => {
    const { x, tx, T } = summariseRepeats(lines(LOG), options);
    expect([...x]).toEqual([1, 0, 2]);
    expect([...tx]).toEqual([5, 0, 4]);
    expect([...T]).toEqual([6, 37, 37]);
  });

  it('two purchases in one period count once, and the order of rows does not matter', () => {
    const doubled = [...LOG, ...LOG].reverse();
    const { x, tx, T } = summariseRepeats(lines(doubled), options);
    expect([[...x], [...tx], [...T]]).toEqual([
      [1, 0, 2],
      [5, 0, 4],
      [6, 37, 37],
    ]);
  });
});

describe.skipIf(!hasCdnow)('reference: the CDNOW summary', () => {
  const log = hasCdnow ? readCdnow() : null!;
  const summary = hasCdnow
    ? summariseRepeats(log, { unit: 'week', calibrationEnd: day('1997-09-30'), holdoutEnd: day('1998-06-30') })
    : null!;
  const reference = hasCdnow ? cdnowSummary() : null!;

  it('2,357 customers, 1,411 of them once, to the last digit', () => {
    expect(summary.rows).toBe(2357);
    expect(summary.x.filter((x) => x === 0)).toHaveLength(1411);
    expect([...summary.x]).toEqual([...reference.x]);
    expect([...summary.holdout!]).toEqual([...reference.later]);
    summary.tx.forEach((tx, i) => expect(tx).toBeCloseTo(reference.tx[i]!, 12));
    summary.T.forEach((T, i) => expect(T).toBeCloseTo(reference.T[i]!, 12));
    summary.meanSpend.forEach((spend, i) => expect(spend).toBeCloseTo(reference.spend[i]!, 9));
    expect(summary.holdoutTime).toBeCloseTo(39, 12);
  });

  it('counts what tracking plots show: 3,… repeat transactions by week as published', () => {
    const upTo = (weeks: number): number =>
      summary.repeatsByDay.subarray(0, weeks * 7).reduce((sum, count) => sum + count, 0);
    expect([2, 3, 4, 39].map(upTo)).toEqual([19, 42, 81, 2457]);
    expect(summary.entriesByDay.reduce((sum, count) => sum + count, 0)).toBe(2357);
  });
});

describe('periods, splits and money', () => {
  it('merges by calendar week and month, times are then whole', () => {
    const log = lines([
      [0, '2024-01-01'],
      [0, '2024-01-07'],
      [0, '2024-01-08'],
      [0, '2024-02-29'],
      [0, '2024-03-01'],
    ]);
    const by = (period: 'day' | 'week' | 'month') =>
      summariseRepeats(log, { unit: period, period, calibrationEnd: day('2024-04-30') });
    const told = ({ x, tx, T }: ReturnType<typeof by>) => [x[0], tx[0], T[0]];
    expect(told(by('day'))).toEqual([4, 60, 120]);
    expect(told(by('week'))).toEqual([2, 8, 17]);
    expect(told(by('month'))).toEqual([2, 2, 3]);
  });

  it('leaves out and counts customers who come after the calibration; later purchases are the holdout', () => {
    const log = lines([
      [0, '2024-01-01', 5],
      [0, '2024-01-31', 7],
      [0, '2024-02-01', 11],
      [0, '2024-02-01', 2],
      [1, '2024-02-01', 9],
      [2, '2024-03-01', 9],
    ]);
    const summary = summariseRepeats(log, {
      unit: 'day',
      calibrationEnd: day('2024-01-31'),
      holdoutEnd: day('2024-02-10'),
    });
    expect(summary).toMatchObject({ rows: 1, late: 1, holdoutTime: 10 });
    expect([summary.holdout![0], summary.holdoutSpend![0], summary.totalSpend[0], summary.meanSpend[0]]).toEqual([
      1, 13, 12, 7,
    ]);
    expect([...summary.row]).toEqual([0, -1, -1]);
    expect(summary.repeatsByDay.reduce((sum, count) => sum + count, 0)).toBe(2);
  });

  it('adds lines of one period before it takes the mean; the first period is not among them', () => {
    const summary = summariseRepeats(
      lines([
        [0, '2024-01-01', 100],
        [0, '2024-01-01', 100],
        [0, '2024-01-05', 1.1],
        [0, '2024-01-05', 2.2],
        [0, '2024-01-09', 3.3],
      ]),
      { unit: 'day', calibrationEnd: day('2024-01-31') },
    );
    expect(summary.meanSpend[0]).toBe(3.3);
    expect(summary.logIntervals[0]).toBeCloseTo(2 * Math.log(4), 14);
  });

  it('keeps only the customers it is told to', () => {
    const options = { unit: 'day', calibrationEnd: day('2015-02-07'), keep: Uint8Array.of(0, 1, 1) } as const;
    expect([...summariseRepeats(lines(LOG), options).customer]).toEqual([1, 2]);
  });

  it('is the same for any order of lines, however long a list', () => {
    const entry = fc.tuple(
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 0, max: 400 }),
      fc.double({ min: 0, max: 100, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 400 }), fc.infiniteStream(fc.nat()), (log, numbers) => {
        const of = (entries: typeof log) =>
          summariseRepeats(
            {
              customers: 4,
              customer: Uint32Array.from(entries, ([c]) => c),
              day: Int32Array.from(entries, ([, d]) => d),
              amount: Float64Array.from(entries, ([, , a]) => a),
              amountDecimals: -1,
            },
            { unit: 'week', calibrationEnd: 300, holdoutEnd: 400 },
          );
        const shuffled = log.map((e) => [numbers.next().value, e] as const).sort((p, q) => p[0] - q[0]);
        expect(of(shuffled.map(([, e]) => e))).toEqual(of(log));
      }),
      { numRuns: 50 },
    );
  });
});

describe('boundaries', () => {
  it('no lines, no customers, none in time', () => {
    const empty = summariseRepeats(lines([]), { unit: 'day', calibrationEnd: 0 });
    expect(transactionsOf(empty).rows).toBe(0);
    expect(summariseRepeats(lines(LOG), { unit: 'day', calibrationEnd: 0 })).toMatchObject({ rows: 0, late: 0 });
  });

  it('a holdout must come after the calibration', () => {
    expect(() => summariseRepeats(lines(LOG), { unit: 'day', calibrationEnd: 5, holdoutEnd: 5 })).toThrow(RangeError);
  });
});
