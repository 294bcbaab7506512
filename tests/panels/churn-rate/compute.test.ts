import { describe, expect, it } from 'vitest';
import type { Orders } from '../../../src/data/orders.ts';
import { dayFromIso } from '../../../src/lib/days.ts';
import { NO_MARK_16 } from '../../../src/lib/marks.ts';
import { describeChurnRate } from '../../../src/panels/churn-rate/describe.ts';
import { MOVE_NAMES } from '../../../src/panels/churn-rate/view.ts';
import { subscriptionsFrom, type SubscriptionRow } from '../clv-contractual/subscriptions.ts';
import { encode, ordersFrom, randomOrders, type OrderRow } from '../orders.ts';
import { codeOf, ENGLISH, resultOf } from './results.ts';

const day = (iso: string): number => dayFromIso(iso)!;

/** 500 customers in March; the 25 whose purchases are three times the mean do not come back in June. */
function textbook(): Orders {
  const rows: OrderRow[] = [];
  for (let c = 0; c < 500; c += 1) {
    rows.push([`C${c}`, day('2023-01-05') + (c % 20), 1]);
    rows.push([`C${c}`, day('2023-04-01') + (c % 20), c < 25 ? 1424 : 424]);
    if (c >= 25) rows.push([`C${c}`, day('2023-07-25'), 3]);
  }
  return ordersFrom(rows);
}

const move = (name: (typeof MOVE_NAMES)[number]): number => MOVE_NAMES.indexOf(name);

describe('by hand', () => {
  it('500 customers, 25 lost who buy three times the mean: 5 % and 15 %', async () => {
    const { stats, finding, explain, view } = await resultOf({ orders: textbook() }, { period: '2023-07-01' });
    expect([stats['customers-start'], stats['lost']]).toEqual([500, 25]);
    expect(stats['absolute-churn']).toBe(0.05);
    expect(stats['relative-churn']).toBeCloseTo(0.15, 12);
    expect(stats['retention']).toBe(0.95);
    expect(finding).toContain('5.0% of customers left in');
    expect(finding).toContain('15.0% of purchases: mostly large customers');
    expect(view.periods[view.chosen]!.finished).toBe(false);
    // A student multiplies the absolute rate with the ratio of the two means.
    const tex = explain(null).steps.map((line) => line.tex);
    expect(tex).toContain('c = 25 \\div 500 = 5\\,\\%');
    expect(tex).toContain('\\bar v_0 = 237{,}500 \\div 500 = 475');
    expect(tex).toContain('\\bar v_{\\text{L}} = 35{,}625 \\div 25 = 1{,}425');
    expect(tex.some((line) => line.endsWith('3 = 15\\,\\%'))).toBe(true);
  });

  it('months of subscriptions: new, won back, lost, expansion and contraction', async () => {
    const rows: SubscriptionRow[] = [
      ['stays', '2023-01-10', null, 20],
      ['up', '2023-01-10', '2023-03-12', 20],
      ['up', '2023-03-12', null, 30],
      ['down', '2023-01-10', '2023-03-12', 20],
      ['down', '2023-03-12', null, 15],
      ['leaves', '2023-01-10', '2023-03-20', 40],
      ['back', '2023-01-10', '2023-02-05', 10],
      ['back', '2023-03-08', null, 12],
      ['new', '2023-03-08', null, 50],
      ['passing', '2023-03-08', '2023-03-20', 9],
      ['doubled', '2023-01-10', '2023-03-15', 10],
      ['doubled', '2023-02-10', null, 10],
    ];
    const { stats, marks, view } = await resultOf(
      { subscriptions: subscriptionsFrom(rows, '2023-05-31') },
      { period: '2023-03-31' },
    );
    expect([stats['customers-start'], stats['new'], stats['won-back'], stats['lost'], stats['customers-end']]).toEqual([
      5, 1, 1, 1, 6,
    ]);
    expect([stats['value-start'], stats['expansion'], stats['contraction'], stats['value-lost']]).toEqual([
      120, 10, 15, 40,
    ]);
    expect(stats['relative-churn']).toBeCloseTo(40 / 120, 12);
    expect(stats['gross-retention']).toBeCloseTo(65 / 120, 12);
    expect(stats['net-retention']).toBeCloseTo(75 / 120, 12);
    expect(stats['passing']).toBe(1);
    const of = [...marks['bridge']!.of];
    expect(of).toEqual(
      ['kept', 'rose', 'fell', 'lost', 'back', 'new', 'passing', 'fell'].map((name) => move(name as 'kept')),
    );
    expect([...view.moves]).toEqual([1, 1, 2, 1, 1, 1, 1]);
    expect(view.source).toBe('subscriptions');
  });

  it('takes the last whole period that can be judged where none is asked for', async () => {
    const rows: OrderRow[] = [];
    for (let d = day('2023-01-03'); d <= day('2023-12-10'); d += 7) rows.push(['A', d, 5], [`b${d}`, d, 9]);
    const { view } = await resultOf({ orders: ordersFrom(rows) });
    expect(view.periods[view.chosen]!.from).toBe(day('2023-11-01'));
    // Nobody can have been silent for more than 90 days before April 3.
    expect(view.periods.findIndex(({ judged }) => judged)).toBe(4);
  });

  it('by segment', async () => {
    const rows: SubscriptionRow[] = [
      ['a', '2023-01-10', '2023-03-10', 10],
      ['b', '2023-01-10', null, 10],
      ['c', '2023-01-10', null, 10],
      ['d', '2023-01-10', '2023-03-10', 30],
    ];
    const plan = encode(['basic', 'basic', 'basic', 'full']);
    const subscriptions = {
      ...subscriptionsFrom(rows, '2023-05-31'),
      attributes: [{ id: 'c4', label: 'Plan', column: { kind: 'text' as const, ...plan } }],
    };
    const { view, reading, marks, answer } = await resultOf(
      { subscriptions },
      { period: '2023-03-01', segment: 'column', column: ['c4'] },
    );
    expect(view.segments.map(({ name, churn }) => [name, churn.absolute])).toEqual([
      ['basic', 1 / 3],
      ['full', 1],
    ]);
    expect(view.segmentBy).toBe('Plan');
    expect(reading).toContain('full lost the most (100.0%), basic the least (33.3%)');
    expect([...marks['segment']!.of]).toEqual([0, NO_MARK_16, NO_MARK_16, 1]);
    const options = {} as never;
    expect(ENGLISH.message(describeChurnRate('segment', [1], options, answer.view as never))).toBe('lost: full');
    expect((await resultOf({ subscriptions }, { segment: 'channel' })).reading).toContain('there are no segments');
  });
});

describe('the threshold', () => {
  const orders = ordersFrom(randomOrders(3000, 250, 4));

  it('decides who is lost: the longer, the fewer', async () => {
    const lost: number[] = [];
    for (const days of [20, 60, 120, 300]) {
      const { view } = await resultOf({ orders }, { days });
      expect(view.silence!.customers).toBe(250 - (250 - view.silence!.customers));
      lost.push(view.silence!.lost);
    }
    expect([...lost].sort((a, b) => b - a)).toEqual(lost);
    expect(lost[0]).toBeGreaterThan(lost[3]!);
  });

  it('at the end of the data leaves as customers exactly those within it', async () => {
    for (const patch of [{ days: 45 }, { rule: 'rhythm', multiple: 2 }]) {
      const { view, stats } = await resultOf({ orders }, patch);
      expect(view.periods.at(-1)!.churn.end).toBe(view.silence!.customers - view.silence!.lost);
      expect(stats['undecided']).toBeLessThanOrEqual(view.periods.at(-1)!.churn.end);
    }
  });

  it('counts the intervals that were longer and ended with a purchase all the same', async () => {
    const rows: OrderRow[] = [
      ['A', 0, 1],
      ['A', 10, 1],
      ['A', 110, 1],
      ['B', 0, 1],
      ['B', 300, 1],
    ];
    const { view, stats } = await resultOf({ orders: ordersFrom(rows) }, { days: 90 });
    expect([view.gaps, view.longGaps]).toEqual([3, 2]);
    expect(stats['long-gaps']).toBeCloseTo(2 / 3, 12);
  });
});

describe('tables', () => {
  it('list the periods, and the lost first with their value', async () => {
    const { tables } = await resultOf({ orders: textbook() }, { period: '2023-07-01' });
    const customers = tables.find(({ name }) => name === 'customers')!;
    expect(customers.rows).toBe(500);
    expect(ENGLISH.message(customers.cell(0, 1) as never)).toBe('lost');
    expect([customers.cell(0, 2), customers.cell(0, 3)]).toEqual([1425, null]);
    expect(ENGLISH.message(customers.cell(25, 1) as never)).toBe('stayed and buys more');
    const periods = tables.find(({ name }) => name === 'periods')!;
    expect(periods.rows).toBe(7);
    expect(periods.cell(6, 4)).toBe(25);
  });
});

describe('bad input', () => {
  it('ends before starts, no day at all, one period, nobody leaves, everyone leaves', async () => {
    const odd: SubscriptionRow[] = [
      ['a', '2023-03-10', '2023-03-01', 10],
      ['b', '2023-03-10', '2023-03-10', 10],
    ];
    expect(await codeOf({ subscriptions: subscriptionsFrom(odd, '2023-05-31') })).toBe(
      'churn-rate.nobody-subscriptions',
    );
    const mixed = await resultOf({
      subscriptions: subscriptionsFrom([...odd, ['c', '2023-01-01', null, 5]], '2023-05-31'),
    });
    expect(mixed.reading).toContain('1 subscription ends before the start');
    expect(mixed.stats['lost']).toBe(0);
    expect(mixed.finding).toContain('Nobody was lost');
    const one = await resultOf({
      subscriptions: subscriptionsFrom([['a', '2023-05-01', '2023-05-09', 1]], '2023-05-31'),
    });
    expect(one.reading).toContain('only one period');
    expect(one.stats['absolute-churn']).toBeNaN();
    const all = await resultOf(
      {
        subscriptions: subscriptionsFrom(
          [
            ['a', '2023-01-01', '2023-02-09', 1],
            ['b', '2023-01-01', '2023-02-10', 1],
          ],
          '2023-05-31',
        ),
      },
      { period: '2023-02-01' },
    );
    expect(all.stats['absolute-churn']).toBe(1);
    expect(all.finding).toBe('Every customer has left: the last 2 were lost in 2023-02');
  });

  it('without fees and without amounts there are customers but no money', async () => {
    const { stats, reading } = await resultOf(
      {
        subscriptions: subscriptionsFrom(
          [
            ['a', '2023-01-01', '2023-02-09'],
            ['b', '2023-01-01', null],
          ],
          '2023-05-31',
        ),
      },
      { period: '2023-02-01' },
    );
    expect([stats['absolute-churn'], stats['relative-churn'], stats['net-retention']]).toEqual([0.5, NaN, NaN]);
    expect(reading).toContain('There are no fees');
    const free = await resultOf({
      orders: ordersFrom([
        ['A', 0, 0],
        ['A', 400, 0],
        ['B', 300, 0],
      ]),
    });
    expect(free.view.valued).toBe(false);
    expect(free.reading).toContain('There are no amounts');
  });

  it('too many periods, a filter that keeps nobody, a last day before the first', async () => {
    const long = ordersFrom([
      ['A', -9000, 1],
      ['A', 9000, 1],
    ]);
    expect(await codeOf({ orders: long }, { unit: 'week' })).toBe('churn-rate.too-many-periods');
    expect(await codeOf({ orders: long }, { unit: 'year' })).toBe('fine');
    expect(await codeOf({ orders: long }, {}, Uint8Array.of(0))).toBe('churn-rate.no-customers-kept');
    expect(await codeOf({ orders: long }, { until: '1900-01-01' })).toBe('churn-rate.nothing-before');
    expect(await codeOf({ orders: ordersFrom([['A', 10, -5]]) })).toBe('churn-rate.nobody-orders');
    expect(await codeOf({})).toBe('churn-rate.no-rows');
  });

  it('a look-back shorter than the threshold is told', async () => {
    const { reading } = await resultOf({ orders: textbook() }, { period: '2023-07-01', lookBack: 30 });
    expect(reading).toContain('they have hardly bought in that time');
  });
});

it('the order of rows changes nothing', async () => {
  const rows = randomOrders(1500, 120, 9);
  const one = await resultOf({ orders: ordersFrom(rows) });
  const other = await resultOf({ orders: ordersFrom([...rows].reverse()) });
  expect(other.stats).toEqual(one.stats);
  expect(other.view.periods).toEqual(one.view.periods);
});

describe('the period looked at by default', () => {
  const GONE: readonly SubscriptionRow[] = [
    ['a', '2020-01-01', '2020-02-10', 1],
    ['b', '2020-01-01', '2020-03-10', 1],
  ];

  it('is one with somebody lost, and all who have left are told', async () => {
    const { view, finding } = await resultOf({ subscriptions: subscriptionsFrom(GONE, '2020-12-31') });
    expect(view.periods[view.chosen]!.churn.lost).toBeGreaterThan(0);
    expect(finding).toBe('Every customer has left: the last 1 was lost in 2020-03');
  });

  it('reaches no farther than the data', async () => {
    const orders = textbook();
    const usual = await resultOf({ orders });
    const late = await resultOf({ orders }, { until: '2099-01-01' });
    expect(late.view.until).toBe(usual.view.until);
    expect(late.view.periods).toHaveLength(usual.view.periods.length);
    expect(late.answer.reading.map(({ code }) => code)).toContain('churn-rate.note-beyond');
  });
});
