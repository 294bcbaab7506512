import { describe, expect, it } from 'vitest';
import { DICTIONARIES } from '../../../src/i18n/dictionaries.ts';
import { createTranslator } from '../../../src/i18n/translate.ts';
import { NO_MARK_16 } from '../../../src/lib/marks.ts';
import { createRandom } from '../../../src/lib/random.ts';
import { answerAbc } from '../../../src/panels/abc/answer.ts';
import { abcMarks, computeAbc, selectAbc } from '../../../src/panels/abc/compute.ts';
import { describeAbc } from '../../../src/panels/abc/describe.ts';
import { explainAbc } from '../../../src/panels/abc/explain.ts';
import { abcWords } from '../../../src/panels/abc/messages.ts';
import { ABC_OPTIONS, type AbcOptions } from '../../../src/panels/abc/options.ts';
import { tabulateAbc } from '../../../src/panels/abc/tables.ts';
import { initialOptions } from '../../../src/panels/options.ts';
import { hasCdnow } from '../../models/cdnow.ts';
import { cdnowRows, ordersFrom, randomOrders, type OrderRow, type OrdersFromOptions } from '../orders.ts';

const INITIAL = initialOptions<AbcOptions>(ABC_OPTIONS);
const english = createTranslator('en', [...DICTIONARIES, abcWords]);

interface Setting extends OrdersFromOptions {
  readonly keep?: Uint8Array;
}

function run(rows: readonly OrderRow[], patch: Partial<AbcOptions> = {}, { keep, ...setting }: Setting = {}) {
  const orders = ordersFrom(rows, setting);
  const options = { ...INITIAL, ...patch };
  const input = selectAbc(orders, options, { keep: keep ?? null });
  return { orders, options, computed: input.ok ? computeAbc(input.value, options) : input };
}

function answer(rows: readonly OrderRow[], patch: Partial<AbcOptions> = {}, setting: Setting = {}) {
  const { orders, computed } = run(rows, patch, setting);
  if (!computed.ok) throw new Error(computed.error.code);
  return { orders, result: computed.value, ...answerAbc(computed.value) };
}

const numbersOf = (rows: readonly OrderRow[], patch?: Partial<AbcOptions>, setting?: Setting): Record<string, number> =>
  Object.fromEntries(answer(rows, patch, setting).statistics.map(({ name, value }) => [name, value]));

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const random = createRandom(seed);
  return list
    .map((item) => ({ item, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

const FOUR: OrderRow[] = [
  ['b', 1, 30],
  ['a', 1, 20],
  ['c', 2, 15],
  ['a', 3, 30],
  ['d', 4, 5],
];

describe('ABC panel, published values', () => {
  it('has the course’s example: 50, 30, 15, 5 are A, A, B, C with Gini 0.375', () => {
    const { result, view } = answer(FOUR);
    expect(numbersOf(FOUR)).toMatchObject({
      customers: 4,
      revenue: 100,
      gini: 0.375,
      'class-a': 2,
      'class-b': 1,
      'class-c': 1,
      'customers-to-80': 2,
    });
    const items = tabulateAbc(result).find(({ name }) => name === 'items')!;
    const rows = Array.from({ length: 4 }, (_, row) => items.columns.map((_column, i) => items.cell(row, i)));
    expect(rows.map((row) => row.slice(0, 5))).toEqual([
      [1, 'a', 50, 0.5, 0.5],
      [2, 'b', 30, 0.30000000000000004, 0.8],
      [3, 'c', 15, 0.1499999999999999, 0.95],
      [4, 'd', 5, 0.050000000000000044, 1],
    ]);
    expect(rows.map((row) => row[5])).toEqual(['a', 'a', 'b', 'c'].map((code) => ({ code: `abc.class-${code}` })));
    expect(Array.from({ length: 4 }, (_, row) => items.customer!(row))).toEqual([1, 0, 2, 3]);
    expect(view.a).toEqual({ limit: 0.8, items: 2, itemShare: 0.5, valueShare: 0.8 });
  });

  it.skipIf(!hasCdnow)('has Gini 0.6309171 and 777 customers to 80 % for CDNOW, shuffled or not', () => {
    const rows = cdnowRows();
    const numbers = numbersOf(rows);
    expect(numbers).toMatchObject({ customers: 2357, revenue: 244_091.94, 'customers-to-80': 777, 'class-a': 777 });
    expect(numbers['gini']).toBeCloseTo(0.6309171, 7);
    expect(answer(shuffled(rows, 5)).view).toEqual(answer(rows).view);
  });
});

describe('ABC panel, limits', () => {
  const rows = randomOrders(900, 150, 6);

  it('moves with the limits given, whichever is the larger', () => {
    const { view } = answer(rows, { limitA: 90, limitB: 60 });
    expect([view.a.limit, view.b.limit]).toEqual([0.6, 0.9]);
    expect(view.a.valueShare).toBeGreaterThanOrEqual(0.6);
    expect(view.classes.reduce((sum, { items }) => sum + items, 0)).toBe(view.items);
    expect(view.classes.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(view.total, 6);
    expect(view.classes[0]!.low).toBeGreaterThan(view.classes[1]!.high);
  });

  it('takes the limits from the curve where asked, and shows them in any case', () => {
    const given = answer(rows).view;
    const computed = answer(rows, { limits: 'computed' }).view;
    expect(computed.limits).toBe('computed');
    expect(computed.a).toEqual(given.computed!.a);
    expect(computed.b).toEqual(given.computed!.b);
    expect(computed.a.limit).not.toBe(0.8);
  });

  it('keeps the given limits where the curve has none, and says so', () => {
    const { view, reading } = answer(
      [
        ['a', 1, 5],
        ['b', 1, 5],
        ['c', 1, 5],
      ],
      { limits: 'computed' },
    );
    expect(view).toMatchObject({ limits: 'given', computed: null, gini: 0 });
    expect(reading.map(({ code }) => code)).toContain('abc.note-no-computed');
  });
});

describe('ABC panel, curves and bars', () => {
  it.each([
    ['few customers', randomOrders(60, 7, 1)],
    ['many customers', randomOrders(6000, 2500, 2)],
  ])('add up for %s', (_name, rows) => {
    const { view, result } = answer(rows);
    expect(view.bars).toHaveLength(20);
    expect(view.bars.reduce((sum, { items }) => sum + items, 0)).toBe(view.items);
    expect(view.bars.at(-1)!.cumulative).toBeCloseTo(1, 12);
    for (const curve of [view.pareto, view.lorenz]) {
      expect(curve.x.length).toBeLessThanOrEqual(400);
      expect([curve.x[0], curve.y[0], curve.x.at(-1), curve.y.at(-1)]).toEqual([0, 0, 1, 1]);
      expect([...curve.x].every((x, i) => i === 0 || x > curve.x[i - 1]!)).toBe(true);
      expect([...curve.y].every((y, i) => i === 0 || y >= curve.y[i - 1]!)).toBe(true);
    }
    // Twice the area between the Lorenz curve and the diagonal is the Gini coefficient.
    const { x, y } = view.lorenz;
    let area = 0;
    for (let i = 1; i < x.length; i += 1) area += ((x[i]! - x[i - 1]!) * (y[i]! + y[i - 1]!)) / 2;
    expect(1 - 2 * area).toBeCloseTo(view.gini, 3);
    const marks = abcMarks(result);
    for (const [set, groups] of [
      ['bar', view.bars],
      ['class', view.classes],
    ] as const) {
      const counts = new Array<number>(marks[set]!.count).fill(0);
      for (const mark of marks[set]!.of) counts[mark]! += 1;
      expect(counts).toEqual(groups.map(({ customers }) => customers));
    }
  });

  it('put customers of equal value into bars by their id, not by the order of the file', () => {
    const rows: OrderRow[] = Array.from({ length: 50 }, (_, i): OrderRow => [`k${i}`, i, i < 5 ? 100 : 7]);
    const barOf = (list: readonly OrderRow[]): Map<string, number> => {
      const { orders, result } = answer(list);
      const names = [...new Set(list.map(([id]) => id))];
      return new Map(
        Array.from({ length: orders.customers }, (_, c) => [names[c]!, abcMarks(result)['percentile']!.of[c]!]),
      );
    };
    expect(new Map([...barOf(shuffled(rows, 4))].sort())).toEqual(new Map([...barOf(rows)].sort()));
  });
});

describe('ABC panel, values that are not positive', () => {
  const rows: OrderRow[] = [
    ['a', 1, 80],
    ['b', 1, 20],
    ['c', 1, 0],
    ['d', 1, 10],
    ['d', 2, -30],
  ];

  it('counts them as nothing, in class C, and says so; revenue stays net', () => {
    const { view, reading } = answer(rows);
    expect(view).toMatchObject({ revenue: 80, total: 100, negative: 1, zero: 1, items: 4 });
    expect(view.classes.map(({ items }) => items)).toEqual([1, 1, 2]);
    expect(view.classes[2]).toMatchObject({ low: -20, high: 0, valueShare: 0 });
    expect(reading.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['abc.note-negative-customer', 'abc.note-zero-customer']),
    );
  });

  it('fails clearly where nothing is worth anything', () => {
    expect(
      run([
        ['a', 1, 0],
        ['b', 1, -5],
      ]).computed,
    ).toMatchObject({ ok: false, error: { code: 'abc.no-value' } });
  });
});

describe('ABC panel, by product', () => {
  const rows: OrderRow[] = [
    ['ann', 1, 60, '', 'tea'],
    ['ann', 2, 10, '', 'cake'],
    ['bob', 2, 10, '', 'cake'],
    ['bob', 3, 10, '', 'tea'],
    ['cid', 3, 4, '', 'milk'],
    ['dan', 4, 6, '', ''],
  ];
  const setting = { products: true };

  it('ranks products and places customers with the product they spent most on, of equal ones the higher ranked', () => {
    const { view, result, account, reading } = answer(rows, { by: 'product' }, setting);
    expect(view).toMatchObject({ by: 'product', items: 3, customers: 3, revenue: 94, link: 'main-product' });
    const names = Array.from({ length: 3 }, (_, row) => tabulateAbc(result)[0]!.cell(row, 1));
    expect(names).toEqual(['tea', 'cake', 'milk']);
    expect([...result.itemOfCustomer]).toEqual([0, 0, 2, -1]);
    // Tea reaches 74 %, cake 96 %: both are A, as 80 % is reached only with cake.
    expect([...abcMarks(result)['class']!.of]).toEqual([0, 0, 2, NO_MARK_16]);
    expect(view.classes.map(({ customers }) => customers)).toEqual([2, 0, 1]);
    expect(account.leftOut.map((part) => english.message(part))).toEqual(['1 row without a product not counted']);
    expect(reading.map(({ code }) => code)).toContain('abc.note-main-product');
    expect(numbersOf(rows, { by: 'product' }, setting)).toMatchObject({ 'items-to-80': 2, 'customers-to-80': NaN });
  });

  it('follows filter and as-of day', () => {
    const { view, result } = answer(
      rows,
      { by: 'product', asOf: '1970-01-03' },
      { ...setting, keep: Uint8Array.of(0, 1, 1, 1) },
    );
    expect(view).toMatchObject({ items: 1, customers: 1, revenue: 10 });
    expect([...result.itemOfCustomer]).toEqual([-1, 0, -1, -1]);
  });

  it('needs products', () => {
    expect(run(rows, { by: 'product' }).computed).toMatchObject({ ok: false, error: { code: 'abc.no-products' } });
  });
});

describe('ABC panel, failures', () => {
  it.each([
    ['no orders', 'abc.no-orders', [], {}, {}],
    ['an empty filter', 'abc.no-customers-kept', FOUR, {}, { keep: new Uint8Array(4) }],
    ['an as-of day before the first', 'abc.no-orders-in-scope', FOUR, { asOf: '1969-12-31' }, {}],
  ] as const)('are clear with %s', (_name, code, rows, patch, setting) => {
    expect(run(rows, patch, setting).computed).toMatchObject({ ok: false, error: { code } });
  });
});

describe('ABC panel, words', () => {
  const say = (set: string, marks: readonly number[], patch: Partial<AbcOptions> = {}): string =>
    english.message(describeAbc(set, marks, { ...INITIAL, ...patch }));

  it('name picked marks', () => {
    expect(say('class', [0])).toBe('Class A');
    expect(say('class', [2, 1])).toBe('Class B, Class C');
    expect(say('bar', [0, 1, 2])).toBe('top 15% by value');
    expect(say('bar', [4, 5, 9])).toBe('20%–30% by value, 45%–50% by value');
    expect(say('percentile', [0, 2, 4, 6])).toBe('4 parts of the ranking by value');
    expect(say('class', [0], { by: 'product' })).toBe('mainly buy: Class A');
    expect(say('bar', [])).toBe('nothing picked');
  });

  it('state the finding with its number', () => {
    expect(english.message(answer(FOUR).finding)).toBe('The top 50.0% of customers (2) bring 80% of revenue');
    expect(english.message(answer(FOUR, { limitA: 45.5 }).finding)).toBe(
      'The top 25.0% of customers (1) bring 45.5% of revenue',
    );
  });

  it('work one item by hand', () => {
    const { result } = answer(FOUR);
    const { customer, steps } = explainAbc(result, 2);
    expect(customer).toBe(2);
    expect(steps.map(({ tex }) => tex)).toEqual([
      'C_{3} = \\frac{50 + 30 + 15}{100} = 95\\,\\%',
      'x_{(3)} = 15',
      '\\frac{15}{100} = 15\\,\\%',
      '80\\,\\% \\le C_{2} = 80\\,\\% < 95\\,\\%\\;\\Rightarrow\\; B',
      '(2 \\times 2 - 4 - 1) \\times 15 = -15',
    ]);
  });
});
