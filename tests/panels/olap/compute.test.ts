import { desc, from, op } from 'arquero';
import { describe, expect, it } from 'vitest';
import { isoFromDay } from '../../../src/lib/days.ts';
import { DICTIONARIES } from '../../../src/i18n/dictionaries.ts';
import { createTranslator } from '../../../src/i18n/translate.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import { createRandom } from '../../../src/lib/random.ts';
import { heatOf } from '../../../src/charts/pivot-grid.ts';
import { explainOlap } from '../../../src/panels/olap/explain.ts';
import { findReversal } from '../../../src/panels/olap/findings.ts';
import { olapSpec } from '../../../src/panels/olap/index.ts';
import { olapWords } from '../../../src/panels/olap/messages.ts';
import { countBaseless } from '../../../src/panels/olap/picture.ts';
import { remediesOf } from '../../../src/panels/olap/remedies.ts';
import { at, optionsOf, pivot, rowsFrom, tryPivot, viewOf } from './pivoting.ts';

interface Sale {
  readonly customer: string;
  readonly date: string;
  readonly amount: number;
  readonly cost: number;
  readonly quantity: number;
  readonly channel: string;
  readonly city: string;
}

function sales(count = 900): Sale[] {
  const random = createRandom(31);
  return Array.from({ length: count }, () => ({
    customer: `k${Math.floor(70 * random.next())}`,
    date: isoFromDay(19_358 + Math.floor(random.next() * 700)),
    amount: Math.round(random.next() * 9000) / 100,
    cost: Math.round(random.next() * 4000) / 100,
    quantity: 1 + Math.floor(random.next() * 5),
    channel: ['shop', 'web', 'app'][Math.floor(random.next() ** 2 * 3)]!,
    city: ['Hangzhou', 'Nanjing', 'Ningbo', 'Suzhou', 'Wuxi'][Math.floor(random.next() * 5)]!,
  }));
}

/** A group of Arquero's, with whatever was asked of it. */
type Group = Sale &
  Readonly<Record<'month', string>> &
  Readonly<Record<'sum' | 'mean' | 'median' | 'customers' | 'count' | 'min' | 'max', number>>;

const SALES = sales();
const EN = createTranslator('en', [...DICTIONARIES, olapWords]);

const HEADER = 'customer,date,amount,cost,quantity,channel,city';
const text = (rows: readonly Sale[]): string => [HEADER, ...rows.map((row) => Object.values(row).join())].join('\n');
const rows = await rowsFrom(text(SALES));

describe('as Arquero groups', () => {
  const data = from(SALES.map((sale) => ({ ...sale, month: sale.date.slice(0, 7) })));

  it('sums, means, medians, extremes, counts and different customers by month and channel', () => {
    const view = viewOf(rows, {
      layout: {
        rows: ['c1.month'],
        columns: ['c5'],
        measures: ['sum.c2', 'mean.c2', 'median.c2', 'distinct.c0'],
        filters: [],
      },
    });
    const more = viewOf(rows, {
      layout: { rows: ['c1.month'], columns: ['c5'], measures: ['count', 'min.c2', 'max.c2'], filters: [] },
    });
    const grouped = data
      .groupby('month', 'channel')
      .rollup({
        sum: op.sum('amount'),
        mean: op.mean('amount'),
        median: op.median('amount'),
        customers: op.distinct('customer'),
        count: op.count(),
        min: op.min('amount'),
        max: op.max('amount'),
      })
      .objects() as unknown as Group[];
    expect(grouped.length).toBeGreaterThan(50);
    for (const { month, channel, sum, mean, median, customers, count, min, max } of grouped) {
      const cell = (measure: number): number => at(view, [month], [channel], measure);
      expect(cell(0)).toBeCloseTo(sum, 9);
      expect(cell(1)).toBeCloseTo(mean, 9);
      expect(cell(2)).toBeCloseTo(median, 9);
      expect(cell(3)).toBe(customers);
      expect([0, 1, 2].map((measure) => at(more, [month], [channel], measure))).toEqual([count, min, max]);
    }
    const byMonth = data
      .groupby('month')
      .rollup({ median: op.median('amount'), customers: op.distinct('customer') })
      .objects() as unknown as Group[];
    for (const { month, median, customers } of byMonth) {
      expect(at(view, [month], [], 2)).toBeCloseTo(median, 9);
      expect(at(view, [month], [], 3)).toBe(customers);
    }
  });

  it('profit, margin and productivity as ratios of sums', () => {
    const view = viewOf(rows, {
      layout: 'rows:c6;columns:c5;measures:difference.c2.c3,margin.c2.c3,ratio.c2.c4,per.c2.c0',
    });
    const grouped = data
      .groupby('city')
      .rollup({
        amount: op.sum('amount'),
        cost: op.sum('cost'),
        quantity: op.sum('quantity'),
        customers: op.distinct('customer'),
      })
      .objects() as unknown as Group[];
    for (const { city, amount, cost, quantity, customers } of grouped) {
      expect(at(view, [city], [], 0)).toBeCloseTo(amount - cost, 9);
      expect(at(view, [city], [], 1)).toBeCloseTo((amount - cost) / amount, 12);
      expect(at(view, [city], [], 2)).toBeCloseTo(amount / quantity, 9);
      expect(at(view, [city], [], 3)).toBeCloseTo(amount / customers, 9);
    }
  });

  it('the top three of them and the others', () => {
    const top = data
      .groupby('city')
      .rollup({ sum: op.sum('amount') })
      .orderby(desc('sum'))
      .objects() as unknown as Group[];
    const view = viewOf(rows, { layout: 'rows:c6;measures:sum.c2', topRows: 3 });
    expect(view.lines.slice(1, 4).map(({ keys }) => keys[0])).toEqual(top.slice(0, 3).map(({ city }) => city));
    expect(view.lines[4]!.kind).toBe('other');
    expect(view.measures[0]!.values[4]).toBeCloseTo(
      top.slice(3).reduce((sum, each) => sum + each.sum, 0),
      9,
    );
  });
});

describe('what is shown beside', () => {
  const layout = (show: string): string => `rows:c1.quarter;columns:c5;measures:sum.c2@${show}`;
  const plain = viewOf(rows, { layout: layout('value') });
  const quarters = plain.lines.filter(({ depth }) => depth === 1).map(({ keys }) => keys[0]!);

  it('shares of row, column and total', () => {
    const [row, column, total] = ['share-row', 'share-column', 'share-total'].map((show) =>
      viewOf(rows, { layout: layout(show) }),
    );
    for (const quarter of quarters) {
      const value = at(plain, [quarter], ['web']);
      expect(at(row!, [quarter], ['web'])).toBe(value / at(plain, [quarter], []));
      expect(at(column!, [quarter], ['web'])).toBe(value / at(plain, [], ['web']));
      expect(at(total!, [quarter], ['web'])).toBe(value / at(plain, [], []));
    }
  });

  it('running sums and changes go by time, whatever the order of rows', () => {
    for (const sortRows of ['auto', 'descending']) {
      const running = viewOf(rows, { layout: layout('cumulative'), sortRows });
      const change = viewOf(rows, { layout: layout('change'), sortRows });
      const rate = viewOf(rows, { layout: layout('change-rate'), sortRows });
      let sum = 0;
      quarters.forEach((quarter, i) => {
        const value = at(plain, [quarter], ['app']);
        sum += value;
        expect(at(running, [quarter], ['app'])).toBeCloseTo(sum, 9);
        const before = i === 0 ? NaN : at(plain, [quarters[i - 1]!], ['app']);
        expect(at(change, [quarter], ['app'])).toBe(value - before);
        expect(at(rate, [quarter], ['app'])).toBe(value / before - 1);
      });
    }
  });

  it('a change needs the very period before', async () => {
    const gap = await rowsFrom('date,amount\n2023-01-05,1\n2023-03-05,4\n2023-04-05,6');
    const view = viewOf(gap, { layout: 'rows:c0.month;measures:sum.c1@change' });
    expect(['2023-01', '2023-03', '2023-04'].map((month) => at(view, [month], []))).toEqual([NaN, NaN, 2]);
  });

  it('under years, January goes on from December', () => {
    const nested = viewOf(rows, { layout: 'rows:c1.year,c1.month;measures:sum.c2@change' });
    const months = viewOf(rows, { layout: 'rows:c1.month;measures:sum.c2@change' });
    expect(at(nested, ['2024', '2024-01'], [])).toBe(at(months, ['2024-01'], []));
  });
});

describe('unasked', () => {
  it('money by month and the first category of few members', () => {
    const view = viewOf(rows);
    expect(view.layout).toEqual({ rows: ['c1.month'], columns: ['c5'], measures: ['sum.c2'], filters: [] });
    expect(view.automatic).toBe(true);
  });

  it('the first category counted where there is no money', async () => {
    const words = await rowsFrom('city,colour\na,red\nb,red\na,blue\na,red\nb,red');
    expect(viewOf(words).layout).toEqual({ rows: ['c0'], columns: ['c1'], measures: ['count'], filters: [] });
  });
});

describe('a ratio whose base is not above zero', () => {
  const held = (layout: string) =>
    rowsFrom(
      [
        'customer,date,amount,cost,city',
        'a,2024-01-01,100,60,Ningbo',
        'b,2024-01-02,-20,50,Suzhou',
        'c,2024-01-03,0,5,Wuxi',
        'd,2024-01-04,80,70,Nanjing',
        'e,2024-01-05,30,,Jinan',
      ].join('\n'),
    ).then((data) => ({ data, result: pivot(data, { layout }) }));

  it.each([
    ['margin.c2.c3', 'Ningbo', 0.4, (160 - 185) / 160],
    ['ratio.c3.c2', 'Nanjing', 0.875, 185 / 160],
  ])('%s is neither highest nor coloured, and the total is a ratio of sums', async (measure, city, value, total) => {
    const { data, result } = await held(`rows:c4;measures:${measure}`);
    const view = viewOf(data, { layout: `rows:c4;measures:${measure}` });
    for (const without of ['Suzhou', 'Wuxi', 'Jinan']) expect(at(view, [without], [])).toBeNaN();
    expect(at(view, [], [])).toBeCloseTo(total, 12);
    // Without a cost there is nothing to divide, which is another thing.
    expect(countBaseless(result.baseless)).toBe(2);
    const { finding, statistics, reading } = olapSpec.answer(result, optionsOf() as never);
    expect(EN.message(finding)).toContain(city);
    expect(statistics.find(({ name }) => name === 'greatest')!.value).toBeCloseTo(value, 12);
    expect(reading.find(({ code }) => code === 'olap.not-baseless')?.parameters).toEqual({ cells: 2 });
    const lines = view.lines.map(({ depth, state }) => ({ label: '', depth, state }));
    const heat = heatOf(view.measures[0]!.values, lines, [lines[0]!], 'all', true, 'least');
    expect(heat.high).toBeCloseTo(measure.startsWith('margin') ? 0.4 : 185 / 160, 12);
  });

  it('says nothing of it where all have one', async () => {
    const { result } = await held('rows:c4;measures:sum.c2');
    expect(result.baseless).toEqual([null]);
    const { reading } = olapSpec.answer(result, optionsOf() as never);
    expect(reading.some(({ code }) => code === 'olap.not-baseless')).toBe(false);
  });
});

describe('cells as high as each other', () => {
  const told = async (amounts: readonly number[], measure = 'sum.c2') => {
    const data = await rowsFrom(
      ['customer,date,amount,city', ...amounts.map((amount, i) => `k${i},2024-01-0${1 + i},${amount},town ${i}`)].join(
        '\n',
      ),
    );
    const { finding, reading } = olapSpec.answer(
      pivot(data, { layout: `rows:c3;measures:${measure}` }),
      optionsOf() as never,
    );
    return { code: finding.code, words: EN.message(finding), reading: reading.map(({ code }) => code) };
  };

  it('are named together, and none is called highest where all are alike', async () => {
    expect((await told([5, 5, 3])).words).toMatch(/town 0.*town 1 are equally highest/);
    expect((await told([5, 5, 5, 5, 3])).code).toBe('olap.finding-tied-many');
    const equal = await told([5, 5, 5]);
    expect(equal.code).toBe('olap.finding-equal');
    expect(equal.reading).toContain('olap.reading-equal');
    expect(equal.reading).not.toContain('olap.reading-least');
    expect((await told([5, 3, 3])).reading).toEqual(
      expect.arrayContaining(['olap.reading-greatest', 'olap.reading-tied-least']),
    );
    expect((await told([5])).code).toBe('olap.finding-share');
  });
});

describe('drilling', () => {
  const layout = 'rows:c1.year;columns:c5;measures:sum.c2';

  it('opens years into quarters, months and days, whose parts add up', () => {
    const drill = { openRows: [['2023'], ['2023', '2023-Q1'], ['2023', '2023-Q1', '2023-02']] };
    const view = viewOf(rows, { layout, drill });
    const under = (keys: readonly string[]): string[] =>
      view.lines
        .filter((line) => line.keys.length === keys.length + 1 && keys.every((key, i) => line.keys[i] === key))
        .map((line) => line.keys.at(-1)!);
    expect(under(['2023'])).toEqual(['2023-Q1', '2023-Q2', '2023-Q3', '2023-Q4']);
    expect(under(['2023', '2023-Q1'])).toEqual(['2023-01', '2023-02', '2023-03']);
    expect(under(['2023', '2023-Q1', '2023-02']).length).toBeGreaterThan(15);
    const total = under(['2023', '2023-Q1', '2023-02']).reduce(
      (sum, day) => sum + Math.round(at(view, ['2023', '2023-Q1', '2023-02', day], []) * 100),
      0,
    );
    expect(total).toBe(Math.round(at(view, ['2023', '2023-Q1', '2023-02'], []) * 100));
  });

  it('slices by what was drilled into, and shows the next level', () => {
    const whole = viewOf(rows, { layout });
    const view = viewOf(rows, { layout, drill: 'c1.year=2023;c5=web' });
    expect(view.lines.slice(1).map(({ keys }) => keys[0])).toEqual(['2023-Q1', '2023-Q2', '2023-Q3', '2023-Q4']);
    expect(at(view, [], [])).toBe(at(whole, ['2023'], ['web']));
    expect(view.focus.map(({ value }) => value)).toEqual(['2023', 'web']);
  });

  it('lists the rows behind a cell', () => {
    const result = pivot(rows, { layout, drill: { cell: { row: ['2023'], column: ['web'] } } });
    const behind = olapSpec.tabulate(result, optionsOf() as never).find(({ name }) => name === 'rows')!;
    const wanted = SALES.flatMap((sale, i) =>
      sale.channel === 'web' && sale.date.startsWith('2023') ? [[i + 2, sale.customer, sale.date, sale.amount]] : [],
    );
    expect(behind.rows).toBe(wanted.length);
    expect(
      Array.from({ length: behind.rows }, (_, row) => [0, 1, 2, 3].map((column) => behind.cell(row, column))),
    ).toEqual(wanted);
  });

  it('forgets a path that leads nowhere', () => {
    const view = viewOf(rows, { layout, drill: 'c1.year=1999;c5=fax' });
    expect(view.focus).toEqual([]);
    expect(at(view, [], [])).toBe(at(viewOf(rows, { layout }), [], []));
  });

  it('says so where a slice is empty', () => {
    const result = tryPivot(rows, {
      layout: 'rows:c5;measures:count;where:c6=Wuxi;where:c6!=Wuxi',
    });
    expect(result.ok ? '' : result.error.code).toBe('olap.nothing-in-slice');
  });

  it('offers to go on without what empties it', () => {
    const leads = (given: JsonObject): string | null => {
      const options = optionsOf(given);
      const result = tryPivot(rows, given);
      if (result.ok) throw new Error('it is not empty');
      const [{ label, patch } = { label: null, patch: {} }] = remediesOf(result.error, options);
      const found = tryPivot(rows, { ...options, ...patch } as JsonObject);
      expect(found.ok).toBe(true);
      return label && EN.message(label);
    };
    expect(leads({ layout: 'rows:c5;measures:count;where:c6=Wuxi;where:c6!=Wuxi' })).toBe(
      'Drop the filter “city: all but some”',
    );
    expect(leads({ layout: 'rows:c5;measures:count;where:c6=Wuxi', drill: 'c6=Suzhou' })).toBe(
      'Drop the slice “city: Suzhou”',
    );
    expect(leads({ layout: 'rows:c5;measures:count;where:c6=Wuxi;where:c6=Suzhou', drill: 'c6=Nanjing' })).toBe(
      'Drop all slices and filters',
    );
  });
});

describe('filters', () => {
  it('keep members, or all but them', () => {
    const only = viewOf(rows, { layout: 'rows:c5;measures:count;where:c6=Wuxi|Suzhou' });
    const not = viewOf(rows, { layout: 'rows:c5;measures:count;where:c6!=Wuxi|Suzhou' });
    const wanted = SALES.filter(({ city }) => city === 'Wuxi' || city === 'Suzhou').length;
    expect(at(only, [], [])).toBe(wanted);
    expect(at(not, [], [])).toBe(SALES.length - wanted);
  });

  it('of customers keep their rows', () => {
    const keep = new Uint8Array(rows.customers);
    keep[0] = 1;
    const name = SALES[0]!.customer;
    const view = viewOf(rows, { layout: 'rows:c0;measures:count' }, keep);
    expect(at(view, [], [])).toBe(SALES.filter(({ customer }) => customer === name).length);
  });
});

describe('customers', () => {
  it('stand in every cell they bought in, once each', () => {
    const result = pivot(rows, { layout: 'rows:c6;columns:c5;measures:count' });
    const { of, entries, count } = result.marks;
    const counts = new Float64Array(count);
    of.forEach((mark) => (counts[mark]! += 1));
    expect(counts).toEqual(result.customers);
    const pairs = new Set(SALES.map(({ customer, city, channel }) => `${customer} ${city} ${channel}`));
    const width = result.across.lines.count;
    const deepest = [...of].filter((mark) => mark >= width && mark % width !== 0).length;
    expect(deepest).toBe(pairs.size);
    expect(entries!.customers).toBe(70);
  });
});

describe('many members', () => {
  it('have lines up to a limit, and all count in the total', async () => {
    const many = await rowsFrom(
      ['customer,amount', ...Array.from({ length: 7000 }, (_, i) => `k${i},${i % 10}`)].join('\n'),
    );
    const result = pivot(many, { layout: 'rows:c0;measures:sum.c1' });
    expect(result.down.lines.count).toBe(5000);
    expect(result.down.lines.hidden).toBe(2001);
    expect(result.plain[0]![0]).toBe(31_500);
    // The greatest are those that show.
    expect(result.plain[0]![1]).toBe(9);
  });
});

describe('a total that says the opposite of all its parts', () => {
  // Kidney stones (Charig et al. 1986): treatment A is better for both sizes and worse taken together.
  const groups = [
    ['A', 'small', 81, 87],
    ['A', 'large', 192, 263],
    ['B', 'small', 234, 270],
    ['B', 'large', 55, 80],
  ] as const;
  const stones = groups.flatMap(([treatment, size, cured, all]) =>
    Array.from({ length: all }, (_, i) => `${treatment},${size},${i < cured ? 1 : 0}`),
  );

  it('is found and named', async () => {
    const data = await rowsFrom(['treatment,size,cured', ...stones].join('\n'));
    const result = pivot(data, { layout: 'rows:c1;columns:c0;measures:mean.c2' });
    const view = viewOf(data, { layout: 'rows:c1;columns:c0;measures:mean.c2' });
    expect(at(view, [], ['A'])).toBeCloseTo(273 / 350, 12);
    expect(at(view, [], ['B'])).toBeCloseTo(289 / 350, 12);
    const reversal = findReversal(result)!;
    expect(reversal.parts).toBe(2);
    expect(view.columns[reversal.higher]!.keys).toEqual(['B']);
    const answer = olapSpec.answer(result, optionsOf() as never);
    expect(answer.reading.some(({ code }) => code === 'olap.caution-reversal')).toBe(true);
  });

  it('is not where the parts agree', () => {
    expect(findReversal(pivot(rows, { layout: 'rows:c6;columns:c5;measures:sum.c2' }))).toBeNull();
  });
});

describe('formulas', () => {
  it.each([
    'count',
    'sum.c2',
    'mean.c2',
    'median.c2',
    'min.c2',
    'max.c2',
    'distinct.c0',
    'difference.c2.c3',
    'margin.c2.c3',
    'ratio.c2.c4',
    'per.c2.c0',
    'sum.c2@share-row',
    'sum.c2@cumulative',
    'sum.c2@change-rate',
  ])('of %s have numbers and steps of one cell', (measure) => {
    const explained = explainOlap(pivot(rows, { layout: `rows:c1.quarter;columns:c5;measures:${measure}` }));
    const lines = [...explained.symbols, ...explained.numbers, ...explained.steps];
    expect(lines.length).toBeGreaterThan(6);
    expect(lines.filter(({ tex }) => /NaN|undefined|Infinity/.test(tex))).toEqual([]);
  });
});

describe('what is told of a measure', () => {
  const told = (measure: string) => {
    const result = pivot(rows, { layout: `rows:c6;columns:c1.quarter;measures:${measure}` });
    const { statistics, view } = olapSpec.answer(result, optionsOf() as never);
    const share = statistics.find(({ name }) => name === 'greatest-share')!.value;
    return { share, from: (view as ReturnType<typeof viewOf>).measures[0]!.from };
  };

  it.each(['sum.c2', 'count'])('%s is a part of its total, seen from zero', (measure) => {
    const { share, from } = told(measure);
    expect(share).toBeGreaterThan(0);
    expect(share).toBeLessThan(1);
    expect(from).toBe('zero');
  });

  it.each(['mean.c2', 'median.c2', 'max.c2', 'margin.c2.c3', 'ratio.c2.c4', 'per.c2.c0'])(
    '%s is no part of a total, and seen from its smallest value',
    (measure) => expect(told(measure)).toEqual({ share: NaN, from: 'least' }),
  );

  it.each(['sum.c2@change-rate', 'sum.c2@change', 'sum.c2@share-row', 'sum.c2@cumulative', 'distinct.c0'])(
    '%s has no share of the total',
    (measure) => expect(told(measure)).toEqual({ share: NaN, from: 'zero' }),
  );
});

describe('the rows behind a cell', () => {
  it('have the time of day of what has one', async () => {
    const data = await rowsFrom(
      ['customer,ordered,amount', 'a,2024-03-01 09:30:00,5', 'b,2024-03-02 18:05:07,6'].join('\n'),
    );
    const result = pivot(data, { layout: 'rows:c0;measures:count' });
    const table = olapSpec.tabulate(result, optionsOf() as never).find(({ name }) => name === 'rows')!;
    const at = table.columns.findIndex(({ key }) => key === 'c1');
    expect([0, 1].map((row) => table.cell(row, at))).toEqual(['2024-03-01 09:30:00', '2024-03-02 18:05:07']);
    const { day, seconds } = table.moment!(1, at)!;
    expect([isoFromDay(day), seconds]).toEqual(['2024-03-02', 18 * 3600 + 5 * 60 + 7]);
    expect([table.moment!(0, 0), table.moment!(0, 1)]).toEqual([null, null]);
  });
});
