import { describe, expect, it } from 'vitest';
import { dayFromIso } from '../../../src/lib/days.ts';
import { NO_MARK_16 } from '../../../src/lib/marks.ts';
import { CHURN_STAGES } from '../../../src/models/churn-stages.ts';
import { describeChurnFunnel } from '../../../src/panels/churn-funnel/describe.ts';
import { ordersFrom, randomOrders, type OrderRow } from '../orders.ts';
import { codeOf, ENGLISH, resultOf, withReasons } from './results.ts';

const day = (iso: string): number => dayFromIso(iso)!;
const stage = (name: (typeof CHURN_STAGES)[number]): number => CHURN_STAGES.indexOf(name);

/** On day 100: each bought on days 0, 10, 20 and then last on a day of their own; all have an interval of about ten days. */
const RHYTHM: readonly OrderRow[] = [
  ...[0, 10, 20].flatMap((d): OrderRow[] => ['lost', 'back'].map((c) => [c, d, 10])),
  ...[50, 60, 70, 80, 90, 95].map((d): OrderRow => ['active', d, 5]),
  ...[55, 65, 75, 85].map((d): OrderRow => ['slipping', d, 7]),
  ...[45, 55, 65, 75].map((d): OrderRow => ['risk', d, 20]),
  ['back', 95, 40],
  ['active', 100, 5],
];

describe('by hand', () => {
  it('five customers, one in each stage', async () => {
    const { view, stats, marks, finding } = await resultOf({ orders: ordersFrom(RHYTHM) });
    expect(view.asOf).toBe(100);
    expect(view.stages.map(({ stage: name, customers }) => `${name} ${customers}`)).toEqual([
      'active 1',
      'slipping 1',
      'risk 1',
      'lost 1',
      'back 1',
    ]);
    expect(view.stages.map(({ reached }) => Number(reached.toFixed(6)))).toEqual([1, 0.8, 0.6, 0.4, 0.2]);
    expect(stats['at-risk-value']).toBe(80);
    expect(stats['lost-value']).toBe(30);
    // Value counts back from the own last purchase: of who came back all four purchases within 365 days.
    expect(stats['won-back-value']).toBe(70);
    expect(stats['value']).toBe(35 + 28 + 80 + 30 + 70);
    expect([...marks['stage']!.of].map((mark) => CHURN_STAGES[mark])).toEqual([
      'lost',
      'back',
      'active',
      'slipping',
      'risk',
    ]);
    expect(finding).toContain('1 customer at risk');
  });

  it('by days, and limits sorted however they are typed', async () => {
    const orders = ordersFrom(RHYTHM);
    const sorted = await resultOf({ orders }, { by: 'days', slippingDays: 10, riskDays: 20, lostDays: 60 });
    expect(sorted.view.stages.map(({ customers }) => customers)).toEqual([1, 1, 1, 1, 1]);
    const mixed = await resultOf({ orders }, { by: 'days', slippingDays: 60, riskDays: 10, lostDays: 20 });
    expect(mixed.view.limits).toEqual([10, 20, 60]);
    expect(mixed.stats).toEqual(sorted.stats);
  });

  it('moves between two days', async () => {
    const { view, marks, tables, stats } = await resultOf({ orders: ordersFrom(RHYTHM) }, { span: 40 });
    // On day 60: lost and back are lost (40 days of silence against about 10), the other three active.
    expect(view.before).toBe(60);
    const [ACTIVE, LOST] = [stage('active'), stage('lost')];
    expect([...marks['flow']!.of]).toEqual([
      LOST * 5 + LOST,
      LOST * 5 + stage('back'),
      ACTIVE * 5 + ACTIVE,
      ACTIVE * 5 + stage('slipping'),
      ACTIVE * 5 + stage('risk'),
    ]);
    expect([stats['newly-lost'], stats['recovered']]).toEqual([0, 1]);
    const flows = tables.find(({ name }) => name === 'flows')!;
    expect(flows.rows).toBe(5);
  });

  it('at an earlier day only what had happened by then', async () => {
    const { view, marks } = await resultOf({ orders: ordersFrom(RHYTHM) }, { asOf: '1970-01-26' });
    expect(view.customers).toBe(2);
    expect([...marks['stage']!.of]).toEqual([stage('active'), stage('active'), NO_MARK_16, NO_MARK_16, NO_MARK_16]);
  });

  it('one customer worked by hand', async () => {
    const { explain } = await resultOf({ orders: ordersFrom(RHYTHM) });
    const { steps, customer } = explain(null);
    expect(customer).toBe(4);
    expect(steps.map(({ tex }) => tex)).toEqual([
      't_{\\text{last}} = \\text{1970-03-17}',
      's = \\text{1970-04-11} - \\text{1970-03-17} = 25',
      '\\bar g = \\frac{\\text{1970-03-17} - \\text{1970-02-15}}{3} = \\frac{30}{3} = 10',
      '1 \\times 10 = 10,\\quad 2 \\times 10 = 20,\\quad 3 \\times 10 = 30',
      'S(\\text{1970-04-11})',
      'v = 80',
    ]);
  });
});

describe('subscriptions', () => {
  const subscriptions = withReasons(
    [
      ['a', '2023-01-01', '2023-04-01', 10, '别家更便宜'],
      ['b', '2023-01-01', '2023-04-01', 20, 'poor service'],
      ['c', '2023-01-01', '2023-04-01', 30, '搬家'],
      ['d', '2023-01-01', '2023-04-01', 40, '欠费停用'],
      ['e', '2023-01-01', '2023-04-01', 50, ''],
      ['f', '2023-01-01', '2023-04-01', 60, '别家更便宜'],
      ['g', '2023-01-01', '2023-02-01', 5, '别家更便宜'],
      ['g', '2023-05-01', null, 6, ''],
      ['h', '2023-01-01', '2023-05-01', 7, 'xyz'],
      ['h', '2023-02-01', null, 8, ''],
    ],
    '2023-06-30',
  );

  it('losses by reason and by who caused them', async () => {
    const { view, stats, finding } = await resultOf({ subscriptions });
    expect(view.stages.map(({ stage: name, customers }) => `${name} ${customers}`)).toEqual([
      'active 1',
      'lost 6',
      'back 1',
    ]);
    expect(view.reasons.map(({ name, type, customers }) => [name, type, customers])).toEqual([
      ['别家更便宜', 'rival', 2],
      ['poor service', 'dissatisfied', 1],
      ['搬家', 'forced', 1],
      ['欠费停用', 'firm', 1],
      [null, 'unknown', 1],
    ]);
    expect([
      stats['lost-firm'],
      stats['lost-dissatisfied'],
      stats['lost-rival'],
      stats['lost-forced'],
      stats['lost-unknown'],
    ]).toEqual([1, 1, 2, 1, 1]);
    expect(view.reasons[0]!.value).toBe(70);
    expect([stats['lost-value'], stats['active-value'], stats['won-back-value']]).toEqual([210, 8, 6]);
    expect(finding).toContain('“别家更便宜” (33.3%)');
  });

  it('a type changed by hand counts', async () => {
    const { view, marks, answer } = await resultOf(
      { subscriptions },
      { types: [{ reason: '搬家', type: 'dissatisfied' }] },
    );
    expect(view.types.find(({ type }) => type === 'dissatisfied')!.customers).toBe(2);
    expect(view.reasons.find(({ name }) => name === '搬家')).toMatchObject({ type: 'dissatisfied', chosen: true });
    expect([...marks['type']!.of].filter((mark) => mark === 1)).toHaveLength(2);
    expect(ENGLISH.message(describeChurnFunnel('reason', [0], {} as never, answer.view as never))).toBe(
      'left for: 别家更便宜',
    );
  });

  it('rare reasons are one', async () => {
    const many = withReasons(
      Array.from({ length: 20 }, (_, i) => [`c${i}`, '2023-01-01', '2023-04-01', 1, `reason ${i}`] as const),
      '2023-06-30',
    );
    const { view } = await resultOf({ subscriptions: many });
    expect(view.reasons).toHaveLength(12);
    expect(view.reasons.at(-1)).toMatchObject({ name: '', customers: 9 });
  });

  it('without reasons and fees there are still stages', async () => {
    const { view, reading } = await resultOf({ subscriptions: { ...subscriptions, reason: null, fee: null } });
    expect(view.reasons).toEqual([]);
    expect(reading).toContain('no column of reasons');
    expect(reading).toContain('There are no fees');
  });
});

describe('marks and tables', () => {
  it('every customer up to the day stands in one stage and one move, in each table once', async () => {
    const orders = ordersFrom(randomOrders(2000, 200, 3));
    for (const patch of [{}, { by: 'days' }, { asOf: '2022-06-01' }]) {
      const { view, marks, tables } = await resultOf({ orders }, patch);
      const all = view.stages.reduce((sum, { customers }) => sum + customers, 0);
      expect(all).toBe(view.customers);
      expect([...marks['stage']!.of].filter((mark) => mark !== NO_MARK_16)).toHaveLength(view.customers);
      expect([...marks['flow']!.of].filter((mark) => mark !== NO_MARK_16)).toHaveLength(view.customers);
      expect([...marks['silence']!.of].filter((mark) => mark !== NO_MARK_16)).toHaveLength(view.customers);
      const customers = tables.find(({ name }) => name === 'customers')!;
      const rows = Array.from({ length: customers.rows }, (_, row) => customers.customer!(row));
      expect(new Set(rows).size).toBe(view.customers);
      expect(view.flows.counts.reduce((sum, count) => sum + count, 0)).toBe(view.customers);
    }
  });

  it('future value is of customers still there, and stands aside where it cannot be estimated', async () => {
    const orders = ordersFrom(randomOrders(3000, 250, 4));
    const { view } = await resultOf({ orders }, { value: 'future' });
    expect(view.value).toBe('future');
    const each = (name: string): number => {
      const found = view.stages.find(({ stage: own }) => own === name)!;
      return found.value / found.customers;
    };
    expect(each('active')).toBeGreaterThan(each('lost'));
    const one = await resultOf({ orders: ordersFrom([['A', 0, 5]]) }, { value: 'future' });
    expect(one.view.value).toBe('past');
    expect(one.reading).toContain('Future value could not be estimated');
  });
});

describe('bad input', () => {
  it('is told', async () => {
    expect(await codeOf({})).toBe('churn-funnel.no-rows');
    expect(await codeOf({ orders: ordersFrom([['A', 10, -5]]) })).toBe('churn-funnel.nobody-orders');
    expect(await codeOf({ orders: ordersFrom(RHYTHM) }, { asOf: '1960-01-01' })).toBe('churn-funnel.nothing-before');
    expect(await codeOf({ orders: ordersFrom(RHYTHM) }, {}, new Uint8Array(5))).toBe('churn-funnel.no-customers-kept');
    const odd = withReasons(
      [
        ['a', '2023-03-10', '2023-03-01', 1, ''],
        ['b', '2023-03-10', '2023-03-10', 1, ''],
      ],
      '2023-05-31',
    );
    expect(await codeOf({ subscriptions: odd })).toBe('churn-funnel.nobody-subscriptions');
  });

  it('everyone has left, nobody has', async () => {
    const all = withReasons([['a', '2023-01-01', '2023-03-01', 1, '']], '2023-05-31');
    expect((await resultOf({ subscriptions: all })).stats['lost-share']).toBe(1);
    const none = withReasons([['a', '2023-01-01', null, 1, '']], '2023-05-31');
    expect((await resultOf({ subscriptions: none })).finding).toBe('All 1 customers are still there');
  });
});

it('the order of rows changes nothing', async () => {
  const rows = randomOrders(1500, 120, 9);
  const one = await resultOf({ orders: ordersFrom(rows) });
  const other = await resultOf({ orders: ordersFrom([...rows].reverse()) });
  expect(other.stats).toEqual(one.stats);
});

it('takes the last day as it comes', async () => {
  const { view } = await resultOf({ orders: ordersFrom(RHYTHM) }, { asOf: '2030-01-01' });
  expect(view.asOf).toBe(100);
  expect(day('1970-04-11')).toBe(100);
});
