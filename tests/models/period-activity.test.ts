import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarFromDay, dayFromIso } from '../../src/lib/days.ts';
import { countActivity, periodName } from '../../src/models/period-activity.ts';
import { ordersFrom, type OrderRow } from '../panels/orders.ts';

const day = (iso: string): number => dayFromIso(iso)!;

// Three whole months; c comes once, a in all, b in the first and the last.
const LOG: readonly OrderRow[] = [
  ['a', day('2024-01-01'), 10],
  ['b', day('2024-01-20'), 20],
  ['c', day('2024-01-31'), 5],
  ['a', day('2024-02-10'), 7],
  ['a', day('2024-02-11'), 3],
  ['a', day('2024-03-31'), 4],
  ['b', day('2024-03-01'), 6],
];

describe('whole calendar periods', () => {
  it('count who was active, who came again in the next, and revenue', () => {
    const found = countActivity(ordersFrom(LOG), 'month', null)!;
    expect([...found.active]).toEqual([3, 1, 2]);
    expect([...found.stayed]).toEqual([1, 1, 0]);
    expect([...found.revenue]).toEqual([35, 10, 10]);
    expect([periodName(found.first, 'month'), found.lines, found.linesOutside]).toEqual(['2024-01', 7, 0]);
  });

  it('leave out a period the log cuts off, at either end', () => {
    const cut = LOG.filter(([, at]) => at >= day('2024-01-20') && at < day('2024-03-31'));
    const found = countActivity(ordersFrom(cut), 'month', null)!;
    expect([periodName(found.first, 'month'), found.active.length, found.linesOutside]).toEqual(['2024-02', 1, 3]);
    expect(countActivity(ordersFrom([['a', day('2024-05-15'), 1]]), 'month', null)).toBeNull();
  });

  it('leave out customers that are filtered', () => {
    const found = countActivity(ordersFrom(LOG), 'month', Uint8Array.of(1, 0, 1))!;
    expect([[...found.active], [...found.stayed], found.linesFiltered]).toEqual([[2, 1, 1], [1, 1, 0], 2]);
    expect(countActivity(ordersFrom(LOG), 'month', new Uint8Array(3))).toBeNull();
  });

  it('are named as a person writes them', () => {
    expect([periodName(2024, 'year'), periodName(2024 * 4 + 2, 'quarter'), periodName(2024 * 12 + 8, 'month')]).toEqual(
      ['2024', '2024-Q3', '2024-09'],
    );
  });

  it('agree with counting by sets', () => {
    const row = fc.tuple(
      fc.constantFrom('a', 'b', 'c', 'd'),
      fc.integer({ min: day('2023-01-01'), max: day('2024-12-31') }),
      fc.integer({ min: 1, max: 50 }),
    );
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), (rows) => {
        // The log reaches over both years whole.
        const log: OrderRow[] = [['a', day('2023-01-01'), 1], ['a', day('2024-12-31'), 1], ...rows];
        const found = countActivity(ordersFrom(log), 'quarter', null)!;
        const quarter = (at: number): number =>
          calendarFromDay(at).year * 4 + Math.floor((calendarFromDay(at).month - 1) / 3);
        const sets = Array.from(
          { length: 8 },
          (_, i) => new Set(log.filter(([, at]) => quarter(at) === 2023 * 4 + i).map(([id]) => id)),
        );
        expect([...found.active]).toEqual(sets.map((set) => set.size));
        expect([...found.stayed]).toEqual(sets.map((set, i) => [...set].filter((id) => sets[i + 1]?.has(id)).length));
      }),
    );
  });
});
