import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MISSING_DAY } from '../../src/lib/days.ts';
import { createRandom } from '../../src/lib/random.ts';
import {
  churnSource,
  countLeaks,
  FEATURE_GROUPS,
  featureColumns,
  featuresAt,
  withoutFuture,
  type ActivityLines,
  type ContractLines,
  type FeatureColumn,
  type FeatureGroup,
  type FeatureTable,
} from '../../src/models/churn-features.ts';

const ALL: ReadonlySet<FeatureGroup> = new Set(Object.values(FEATURE_GROUPS).flat());
const WINDOWS = { feature: 100, gap: 0, label: 30 };

interface Line {
  readonly customer: number;
  readonly day: number;
  readonly amount: number;
  readonly item?: number;
  readonly channel?: number;
  readonly event?: number;
  readonly own?: number;
}

function orders(
  lines: readonly Line[],
  customers = 1 + Math.max(0, ...lines.map(({ customer }) => customer)),
): ActivityLines {
  const coded = (of: (line: Line) => number | undefined) => ({
    codes: Uint8Array.from(lines, (line) => of(line) ?? 0),
    size: 8,
  });
  return {
    kind: 'orders',
    customers,
    customer: Uint32Array.from(lines, ({ customer }) => customer),
    day: Int32Array.from(lines, ({ day }) => day),
    amount: Float64Array.from(lines, ({ amount }) => amount),
    amountDecimals: 2,
    item: coded(({ item }) => item),
    channel: coded(({ channel }) => channel),
    event: null,
    attributes: [
      { id: 'c7', values: Float64Array.from(lines, ({ own }) => own ?? NaN), codes: null },
      { id: 'c8', values: null, codes: coded(({ item }) => item) },
    ],
  };
}

function tableOf(lines: ActivityLines | ContractLines, cut: number, windows = WINDOWS, labelled = true) {
  const source = churnSource(lines, null);
  const columns = featureColumns(source, ALL, windows, cut);
  const table = featuresAt(source, columns, windows, cut, labelled);
  return { source, columns, table, of: (key: string, row: number) => valueOf(table, columns, key, row) };
}

function valueOf(table: FeatureTable, columns: readonly FeatureColumn[], key: string, row: number): number {
  const place = columns.findIndex((column) => column.key === key);
  if (place < 0) throw new Error(`no ${key}`);
  return table.columns[place]![row]!;
}

describe('by hand', () => {
  // Customer 0: days 0 (early), 20, 60, 70 of the window [0, 100); later 110. Customer 1: once, on day 90. Customer 2: returns only.
  const LINES: readonly Line[] = [
    { customer: 0, day: 70, amount: 40, item: 2, channel: 2, own: 7 },
    { customer: 0, day: 0, amount: 10, item: 1, channel: 1, own: 1 },
    { customer: 0, day: 60, amount: 30, item: 1 },
    { customer: 0, day: 20, amount: 15, item: 3 },
    { customer: 0, day: 20, amount: 5, item: 3 },
    { customer: 1, day: 90, amount: 50, item: 1, channel: 2, own: 9 },
    { customer: 0, day: 110, amount: 999, item: 4, channel: 3, own: 99 },
    { customer: 2, day: 50, amount: -5, item: 1 },
  ];
  const { table, of, columns } = tableOf(orders(LINES), 100);

  it('who is at risk, and who is lost', () => {
    expect([...table.customer]).toEqual([0, 1]);
    // 0 comes again on day 110; 1 does not come until day 130.
    expect([...table.lost!]).toEqual([0, 1]);
    // Begun after a gap of 11 days, the label window no longer holds day 110.
    expect([...tableOf(orders(LINES), 100, { ...WINDOWS, gap: 11 }).table.lost!]).toEqual([1, 1]);
  });

  it('who was silent for the label window already is neither: 30 days back is the last day that counts', () => {
    // Silent for 30, 31, 99 and 1 days at the cut; 4 comes only after it.
    const lines = orders([70, 69, 1, 99, 100].map((day, customer) => ({ customer, day, amount: 5 })));
    const { table: now } = tableOf(lines, 100);
    expect([[...now.customer], now.alreadyLost]).toEqual([[0, 3], 2]);
    // Whatever the feature window: it says how far back features look, and not who is at risk.
    const short = tableOf(lines, 100, { ...WINDOWS, feature: 10 }).table;
    expect([[...short.customer], short.alreadyLost]).toEqual([[0, 3], 2]);
    const long = tableOf(lines, 100, { ...WINDOWS, label: 31 }).table;
    expect([[...long.customer], long.alreadyLost]).toEqual([[0, 1, 3], 1]);
  });

  it('recency, frequency, money, tenure', () => {
    expect(['recency', 'frequency', 'money', 'tenure'].map((key) => of(key, 0))).toEqual([30, 4, 100, 100]);
    expect(['recency', 'frequency', 'money', 'tenure'].map((key) => of(key, 1))).toEqual([10, 1, 50, 10]);
  });

  it('intervals 20, 40, 10: mean 70/3, deviation by hand; silence against them', () => {
    expect(of('interval-mean', 0)).toBeCloseTo(70 / 3, 12);
    // Σ(x − m)² = 466.67, n − 1 = 2
    expect(of('interval-sd', 0)).toBeCloseTo(Math.sqrt(466.6666666666667 / 2), 10);
    expect(of('silence', 0)).toBeCloseTo(30 / (70 / 3), 12);
    expect([of('interval-mean', 1), of('interval-sd', 1)]).toEqual([NaN, NaN]);
    // One interval fewer than two: the median of those who have any, which is that of customer 0.
    expect(of('silence', 1)).toBeCloseTo(10 / (70 / 3), 12);
  });

  it('trend (70 − 30) / 100, last amount 40 over a mean of 25, 3 items, weekends', () => {
    expect(of('trend', 0)).toBeCloseTo(0.4, 12);
    expect(of('last-amount', 0)).toBeCloseTo(1.6, 12);
    expect(of('variety', 0)).toBe(3);
    // 1970-01-01 was a Thursday: days 2 and 3 of each week since are Saturday and Sunday. 0, 20, 60, 70 → 0, 6, 4, 0.
    expect(of('weekend', 0)).toBe(0);
    // 90 → 6, a Wednesday; 93 → 2, a Saturday.
    expect(tableOf(orders([{ customer: 0, day: 93, amount: 1 }]), 100).of('weekend', 0)).toBe(1);
  });

  it('channel of the first purchase against the most common one, last value of own columns', () => {
    // Codes 1 and 2 have one customer each; the smaller code is the one held against.
    const channel = columns.filter(({ key }) => key === 'channel');
    expect(channel.map(({ code }) => code)).toEqual([2]);
    expect([of('channel', 0), of('channel', 1)]).toEqual([0, 1]);
    expect([of('attribute', 0), of('attribute', 1)]).toEqual([7, 9]);
    expect(columns.filter(({ key }) => key === 'category').map(({ code }) => code)).toEqual([2]);
    expect([of('category', 0), of('category', 1)]).toEqual([1, 0]);
  });

  it('worth is what the last year brought, never below nothing', () => {
    expect([...table.worth]).toEqual([100, 50]);
    const back = tableOf(
      orders([
        { customer: 0, day: 90, amount: 5 },
        { customer: 0, day: 90, amount: -9 },
      ]),
      100,
    );
    expect([...back.table.worth]).toEqual([0]);
  });

  it('contracts: age, fee, earlier ones; lost where the latest running one ends', () => {
    const lines: ContractLines = {
      kind: 'subscriptions',
      customers: 4,
      customer: Uint32Array.of(0, 0, 1, 2, 3),
      start: Int32Array.of(0, 60, 10, 99, 20),
      end: Int32Array.of(50, 110, MISSING_DAY, 103, 80),
      fee: Float64Array.of(1, 2, 3, 4, 5),
      attributes: [],
    };
    const { table: now, of: at } = tableOf(lines, 100, { feature: 1, gap: 5, label: 30 });
    // 2 ends in the gap: neither lost nor kept. 3 had ended.
    expect([[...now.customer], [...now.lost!], now.endedInGap]).toEqual([[0, 1], [1, 0], 1]);
    expect([at('age', 0), at('fee', 0), at('earlier', 0)]).toEqual([40, 2, 1]);
    expect([at('age', 1), at('fee', 1), at('earlier', 1)]).toEqual([90, 3, 0]);
  });

  it('events are counted by name in the last 30 and 90 days', () => {
    const log: ActivityLines = {
      ...orders([
        { customer: 0, day: 95, amount: 0 },
        { customer: 0, day: 30, amount: 0 },
        { customer: 0, day: 75, amount: 0 },
      ]),
      kind: 'events',
      amount: null,
      event: { codes: Uint8Array.of(1, 1, 1), size: 3 },
      attributes: [],
    };
    const { table: now, columns: made } = tableOf(log, 100);
    const counts = made.flatMap(({ key, days }, j) => (key === 'event' ? [[days, now.columns[j]![0]]] : []));
    expect(counts).toEqual([
      [30, 2],
      [90, 3],
    ]);
  });
});

function randomLines(seed: number, lines = 160, customers = 12): Line[] {
  const random = createRandom(seed);
  return Array.from({ length: lines }, () => ({
    customer: random.integer(0, customers - 1),
    day: random.integer(0, 260),
    amount: random.integer(-300, 5000) / 100,
    item: random.integer(0, 5),
    channel: random.integer(0, 3),
    own: random.integer(0, 9),
  }));
}

describe('against a plain count', () => {
  it.each([1, 2, 3, 4, 5])('of lines %i', (seed) => {
    const lines = randomLines(seed);
    const [cut, from] = [170, 70];
    const { table, of } = tableOf(orders(lines, 12), cut);
    const seen = [...table.customer];
    let silent = 0;
    for (let c = 0; c < 12; c += 1) {
      const own = lines.filter(({ customer, day }) => customer === c && day < cut);
      const byDay = new Map<number, number[]>();
      for (const { day, amount } of own) byDay.set(day, [...(byDay.get(day) ?? []), amount]);
      const days = [...byDay]
        .filter(([, amounts]) => amounts.some((amount) => amount >= 0))
        .sort((a, b) => a[0] - b[0]);
      const within = days.filter(([day]) => day >= from);
      const recent = days.some(([day]) => day >= cut - WINDOWS.label);
      expect(seen.includes(c)).toBe(recent);
      if (days.length > 0 && !recent) silent += 1;
      if (!recent) continue;
      const row = seen.indexOf(c);
      const sum = within.reduce((total, [, amounts]) => total + amounts.reduce((a, b) => a + b, 0), 0);
      expect(of('frequency', row)).toBe(within.length);
      expect(of('recency', row)).toBe(cut - days.at(-1)![0]);
      expect(of('tenure', row)).toBe(cut - days[0]![0]);
      expect(of('money', row)).toBeCloseTo(sum, 9);
      const items = own
        .filter(({ day, amount, item }) => day >= from && amount >= 0 && item !== 0)
        .map(({ item }) => item);
      expect(of('variety', row)).toBe(new Set(items).size);
      const later = lines.filter(({ customer, day }) => customer === c && day >= cut && day < cut + 30);
      const came = new Set(later.filter(({ amount }) => amount >= 0).map(({ day }) => day)).size > 0;
      expect(table.lost![row]).toBe(came ? 0 : 1);
    }
    expect(table.alreadyLost).toBe(silent);
  });
});

describe('nothing from the cut on is seen', () => {
  it('whatever happens then, features stay as they are', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc.integer({ min: 40, max: 240 }),
        fc.integer({ min: 0, max: 1e6 }),
        (seed, cut, other) => {
          const lines = randomLines(seed);
          const changed = [
            ...lines.filter(({ day }) => day < cut),
            ...randomLines(other).filter(({ day }) => day >= cut),
          ];
          const source = churnSource(orders(lines, 12), null);
          const columns = featureColumns(source, ALL, WINDOWS, cut);
          const later = churnSource(orders(changed, 12), null);
          expect(featureColumns(later, ALL, WINDOWS, cut)).toEqual(columns);
          const [one, two] = [source, later].map((each) => featuresAt(each, columns, WINDOWS, cut, false));
          expect(two).toEqual(one);
          expect(countLeaks(source, columns, WINDOWS, one!)).toBe(0);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('the check finds a leak where there is one', () => {
    const lines = randomLines(7);
    const { source, columns, table } = tableOf(orders(lines, 12), 150);
    // As if somebody had counted a week too far.
    const leaking = { ...featuresAt(source, columns, WINDOWS, 157, false), cut: 150 };
    expect(countLeaks(source, columns, WINDOWS, leaking)).toBeGreaterThan(0);
    const touched = {
      ...table,
      columns: table.columns.map((column, j) => (j === 0 ? column.map((value) => value + 1) : column)),
    };
    expect(countLeaks(source, columns, WINDOWS, touched)).toBe(table.customer.length);
  });

  it('contracts that end later still run', () => {
    const lines: ContractLines = {
      kind: 'subscriptions',
      customers: 2,
      customer: Uint32Array.of(0, 1),
      start: Int32Array.of(0, 120),
      end: Int32Array.of(100, 130),
      fee: null,
      attributes: [],
    };
    const known = withoutFuture(lines, 100) as ContractLines;
    expect([[...known.start], [...known.end]]).toEqual([[0], [MISSING_DAY]]);
  });
});

describe('at the edges', () => {
  it('nobody before the cut, nobody kept, no line', () => {
    const late = orders([{ customer: 0, day: 200, amount: 1 }]);
    expect(tableOf(late, 100).table.customer).toHaveLength(0);
    const source = churnSource(orders(randomLines(3), 12), new Uint8Array(12));
    expect(featuresAt(source, featureColumns(source, ALL, WINDOWS, 150), WINDOWS, 150, true).customer).toHaveLength(0);
    expect(tableOf(orders([], 0), 10).table.customer).toHaveLength(0);
  });

  it('a feature that the data do not have gets no column', () => {
    const bare: ActivityLines = {
      ...orders([{ customer: 0, day: 90, amount: 1 }]),
      amount: null,
      item: null,
      channel: null,
      attributes: [],
    };
    const keys = new Set<string>(tableOf(bare, 100).columns.map(({ key }) => key));
    for (const key of ['money', 'last-amount', 'variety', 'channel', 'attribute']) expect(keys.has(key)).toBe(false);
    expect(tableOf(bare, 100).table.worth[0]).toBeNaN();
  });

  it('a first day just before the cut has no trend', () => {
    expect(tableOf(orders([{ customer: 0, day: 99, amount: 1 }]), 100).of('trend', 0)).toBeNaN();
  });
});
