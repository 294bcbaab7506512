import { describe, expect, it } from 'vitest';
import { DICTIONARIES } from '../../../src/i18n/dictionaries.ts';
import { createTranslator } from '../../../src/i18n/translate.ts';
import { dayFromIso } from '../../../src/lib/days.ts';
import { NO_MARK_16 } from '../../../src/lib/marks.ts';
import { createRandom } from '../../../src/lib/random.ts';
import { answerRfm } from '../../../src/panels/rfm/answer.ts';
import { computeRfm, rfmMarks, selectRfm, type RfmResult } from '../../../src/panels/rfm/compute.ts';
import { describeRfm } from '../../../src/panels/rfm/describe.ts';
import { explainRfm } from '../../../src/panels/rfm/explain.ts';
import { rfmWords } from '../../../src/panels/rfm/messages.ts';
import { RFM_OPTIONS, type RfmOptions } from '../../../src/panels/rfm/options.ts';
import { rulesInForce } from '../../../src/panels/rfm/segments.ts';
import { tabulateRfm } from '../../../src/panels/rfm/tables.ts';
import { cellIndex, cellScores, CLASS_CODES } from '../../../src/panels/rfm/view.ts';
import { initialOptions } from '../../../src/panels/options.ts';
import { ruleOfCells } from '../../../src/models/rfm.ts';
import { hasCdnow } from '../../models/cdnow.ts';
import { cdnowRows, ordersFrom, randomOrders, type OrderRow, type OrdersFromOptions } from '../orders.ts';

const INITIAL = initialOptions<RfmOptions>(RFM_OPTIONS);
const english = createTranslator('en', [...DICTIONARIES, rfmWords]);

interface Setting extends OrdersFromOptions {
  readonly keep?: Uint8Array;
}

function run(rows: readonly OrderRow[], patch: Partial<RfmOptions> = {}, { keep, ...setting }: Setting = {}) {
  const options = { ...INITIAL, ...patch };
  const orders = ordersFrom(rows, setting);
  const input = selectRfm(orders, options, { keep: keep ?? null });
  const computed = input.ok ? computeRfm(input.value, options) : input;
  return { orders, options, computed };
}

function answer(rows: readonly OrderRow[], patch: Partial<RfmOptions> = {}, setting: Setting = {}) {
  const { orders, options, computed } = run(rows, patch, setting);
  if (!computed.ok) throw new Error(computed.error.code);
  const result = computed.value;
  return { orders, options, result, ...answerRfm(result, options) };
}

function statistics(
  rows: readonly OrderRow[],
  patch: Partial<RfmOptions> = {},
  setting: Setting = {},
): Record<string, number> {
  return Object.fromEntries(answer(rows, patch, setting).statistics.map(({ name, value }) => [name, value]));
}

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const result = [...list];
  const random = createRandom(seed);
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = random.integer(0, i);
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}

/** The published table by customer. */
function byCustomer(result: RfmResult, options: RfmOptions): Map<string, unknown[]> {
  const table = tabulateRfm(result, options).find(({ name }) => name === 'customers')!;
  return new Map(
    Array.from({ length: table.rows }, (_, row) => [
      table.cell(row, 0) as string,
      table.columns.map((_column, i) => table.cell(row, i)),
    ]),
  );
}

describe.skipIf(!hasCdnow)('RFM panel on CDNOW', () => {
  const rows = hasCdnow ? cdnowRows() : [];
  const cdnow: Partial<RfmOptions> = { asOf: '1998-06-30', orders: 'customer-day' };

  it('has the published customers, orders, revenue and classes', () => {
    expect(statistics(rows, cdnow)).toMatchObject({
      customers: 2357,
      orders: 6696,
      revenue: 244_091.94,
      'class-111': 464,
      'class-000': 1368,
      'class-110': 188,
      'class-100': 161,
      'class-001': 62,
      'class-010': 47,
      'class-011': 37,
      'class-101': 30,
    });
  });

  it.each(RFM_OPTIONS.scoring.kind === 'choice' ? RFM_OPTIONS.scoring.values : [])(
    'is the same after shuffling the rows, scored %s',
    (scoring) => {
      const patch = {
        ...cdnow,
        scoring: scoring as RfmOptions['scoring'],
        monetary: 'mean',
      } satisfies Partial<RfmOptions>;
      const [plain, mixed] = [answer(rows, patch), answer(shuffled(rows, 3), patch)];
      expect(mixed.view).toEqual(plain.view);
      expect(mixed.statistics).toEqual(plain.statistics);
      const [a, b] = [byCustomer(plain.result, plain.options), byCustomer(mixed.result, mixed.options)];
      expect(b.size).toBe(a.size);
      for (const [customer, row] of a) expect(b.get(customer)).toEqual(row);
    },
  );
});

describe('RFM panel, definitions', () => {
  const rows: OrderRow[] = [
    ['ann', 100, 10, 'o1'],
    ['ann', 100, 5, 'o1'],
    ['ann', 100, 2, 'o2'],
    ['ann', 110, 1, 'o3'],
    ['bob', 120, 50, 'o4'],
  ];

  it('takes the day after the last order, so that R is 1 there', () => {
    const { view, result } = answer(rows, {}, { ids: true });
    expect(view).toMatchObject({ asOfDay: 121, asOfKind: 'day-after-last', firstDay: 100, lastDay: 120 });
    expect([...result.values.r]).toEqual([11, 1]);
  });

  it('has R = 0 for an order on a given as-of day, and leaves later orders out and says so', () => {
    const { view, result, account } = answer(rows, { asOf: '1970-04-21' }, { ids: true });
    expect(view.asOfDay).toBe(dayFromIso('1970-04-21'));
    expect(view).toMatchObject({ asOfDay: 110, asOfKind: 'given', customers: 1, orders: 3, revenue: 18 });
    expect([...result.values.r]).toEqual([0]);
    expect(account.leftOut.map((part) => english.message(part))).toEqual(['1 row after 1970-04-21 not counted']);
    expect([...rfmMarks(result)['cell']!.of]).toEqual([result.cells[0], NO_MARK_16]);
  });

  it('counts orders by id, by row or by customer-day', () => {
    expect(statistics(rows, {}, { ids: true })['orders']).toBe(4);
    expect(statistics(rows, { orders: 'row' }, { ids: true })['orders']).toBe(5);
    expect(statistics(rows, { orders: 'customer-day' }, { ids: true })['orders']).toBe(3);
  });

  it('falls back to customer-days without order ids, and says so', () => {
    const { view, reading } = answer(rows);
    expect(view).toMatchObject({ orderUnit: 'customer-day', orderFallback: true, orders: 3 });
    expect(reading.map(({ code }) => code)).toContain('rfm.note-order-fallback');
  });

  it('takes M as the total or as the mean order', () => {
    expect([...answer(rows, {}, { ids: true }).result.values.m]).toEqual([18, 50]);
    expect([...answer(rows, { monetary: 'mean' }, { ids: true }).result.values.m]).toEqual([6, 50]);
    expect(answer(rows, { monetary: 'mean' }, { ids: true }).view.revenue).toBe(68);
  });

  it('keeps only the customers of a filter, and says how many rows went', () => {
    const { view, account, result } = answer(rows, {}, { ids: true, keep: Uint8Array.of(0, 1) });
    expect(view).toMatchObject({ customers: 1, revenue: 50 });
    expect(account.leftOut[0]).toEqual({ code: 'rfm.left-filtered', parameters: { rows: 4 } });
    expect(result.index && [...result.index]).toEqual([1]);
  });

  it.each([
    ['no orders at all', 'rfm.no-orders', [], {}, {}],
    ['an as-of day before the first', 'rfm.no-orders-before', rows, { asOf: '1970-01-02' }, {}],
    ['an empty filter', 'rfm.no-customers-kept', rows, {}, { keep: new Uint8Array(2) }],
    [
      'a filter whose customers come later',
      'rfm.no-orders-of-kept',
      rows,
      { asOf: '1970-04-21' },
      { keep: Uint8Array.of(0, 1) },
    ],
  ] as const)('fails clearly with %s', (_name, code, given, patch, setting) => {
    const { computed } = run(given, patch, setting);
    expect(computed).toMatchObject({ ok: false, error: { code } });
  });
});

describe('RFM panel, scoring options', () => {
  const rows = randomOrders(2000, 200, 8);

  it('uses own cut points, and equal counts where a row of them does not fit', () => {
    const cuts = { r: [50, 100, 200, 400], f: [2, 4, 8, 16], m: [10, 20] };
    const { view, reading } = answer(rows, { scoring: 'own', cuts });
    expect(view.cuts.r).toEqual(cuts.r);
    expect(view.cuts.f).toEqual(cuts.f);
    expect(view.cuts.m).toEqual(answer(rows).view.cuts.m);
    expect(reading.find(({ code }) => code === 'rfm.note-cuts-standing-in')?.parameters).toEqual({
      letters: { code: 'rfm.letter-m' },
    });
    for (const score of view.measures.r.scores) {
      expect(score.low).toBeGreaterThanOrEqual([400, 200, 100, 50, 0][score.score - 1]!);
      expect(score.high).toBeLessThan([Infinity, 400, 200, 100, 50][score.score - 1]!);
    }
  });

  it('gives the cut points in force so that scoring by them changes nothing', () => {
    for (const scoring of ['equal', 'quantile', 'k-means'] as const) {
      const before = answer(rows, { scoring }).view;
      const after = answer(rows, { scoring: 'own', cuts: before.cuts }).view;
      expect(after.cells).toEqual(before.cells);
    }
  });

  it.each(['3', '4', '5'] as const)('adds up to the same customers and revenue everywhere, %s bins', (bins) => {
    for (const scoring of ['equal', 'nested'] as const) {
      const { view } = answer(rows, { bins, scoring });
      const sum = (list: Iterable<number>): number => [...list].reduce((total, part) => total + part, 0);
      for (const groups of [
        view.classes,
        view.segments,
        view.measures.r.scores,
        view.measures.f.scores,
        view.measures.m.scores,
      ]) {
        expect(sum(groups.map(({ count }) => count))).toBe(view.customers);
        expect(sum(groups.map(({ revenue }) => revenue))).toBeCloseTo(view.revenue, 6);
      }
      for (const counts of [
        view.cells.count,
        view.weighted.counts,
        view.measures.r.counts,
        view.measures.f.counts,
        view.measures.m.counts,
      ]) {
        expect(sum(counts)).toBe(view.customers);
      }
    }
  });

  it('marks agree with what the view counts', () => {
    const { view, result } = answer(rows);
    const marks = rfmMarks(result);
    const counts = (set: string): number[] => {
      const found = new Array<number>(marks[set]!.count).fill(0);
      for (const mark of marks[set]!.of) found[mark]! += 1;
      return found;
    };
    expect(counts('cell')).toEqual([...view.cells.count]);
    expect(counts('class')).toEqual(view.classes.map(({ count }) => count));
    expect(counts('segment')).toEqual(view.segments.map(({ count }) => count));
    for (const letter of ['r', 'f', 'm'] as const) expect(counts(letter)).toEqual([...view.measures[letter].counts]);
  });

  it('weighs the scores', () => {
    const { view, result } = answer(rows, { weights: { r: 0, f: 0, m: 5 } });
    expect(view.weighted.weights).toEqual({ r: 0, f: 0, m: 1 });
    const mean = result.scores.m.reduce((sum, score) => sum + score, 0) / result.count;
    expect(view.weighted.mean).toBeCloseTo(mean, 12);
  });

  it('has a break-even response only where both numbers are given', () => {
    expect(answer(rows).view.breakEven).toBeNull();
    expect(answer(rows, { contactCost: 0.6 }).view.breakEven).toBeNull();
    expect(answer(rows, { contactCost: 0.6, contactMargin: 12 }).view.breakEven).toBeCloseTo(0.05, 15);
    expect(statistics(rows, { contactCost: 0.6, contactMargin: 12 })['break-even']).toBeCloseTo(0.05, 15);
    const never = answer(rows, { contactCost: 2, contactMargin: 0 });
    expect(never.reading.map(({ code }) => code)).toContain('rfm.reading-break-even-never');
  });
});

describe('RFM panel, named segments', () => {
  it.each([3, 4, 5] as const)(
    'built-in rules leave no cell of %i bins out and every rule something to match',
    (bins) => {
      const rules = rulesInForce(null, bins);
      const found = ruleOfCells(rules, bins);
      expect([...found].every((rule) => rule < rules.length)).toBe(true);
      expect(new Set(found).size).toBe(rules.length);
    },
  );

  it('own rules are used in their order, cut to the bins, the rest told', () => {
    const rules = [
      { name: '大客户', ranges: { r: [1, 5], f: [1, 5], m: [5, 5] } },
      { name: 'recent', ranges: { r: [4, 5], f: [1, 5], m: [1, 5] } },
    ] as const;
    const { view } = answer(randomOrders(500, 80, 2), { rules, bins: '3' });
    expect(view.segments.map(({ name }) => name)).toEqual(['大客户', 'recent', 'rfm.segment-rest']);
    expect(view.rules[1]!.ranges['r']).toEqual([3, 3]);
    expect(view.segments.reduce((sum, { count }) => sum + count, 0)).toBe(view.customers);
    expect(view.segments[2]!.count).toBeGreaterThan(0);
  });
});

describe('RFM panel, degenerate data', () => {
  it('one customer is a valid result with a note', () => {
    const { view, finding, reading } = answer([
      ['only', 10, 20],
      ['only', 12, 5.5],
    ]);
    expect(view).toMatchObject({ customers: 1, revenue: 25.5 });
    expect(english.message(finding)).toBe('There is one customer alone: last here 1 day ago, 2 orders, M 25.50');
    expect(reading.map(({ code }) => code)).toContain('rfm.note-one-customer');
  });

  it('customers all alike and all on one day are told so', () => {
    const { view, finding, reading } = answer([
      ['a', 10, 5],
      ['b', 10, 5],
      ['c', 10, 5],
    ]);
    expect(view.classes[0]!.count).toBe(3);
    expect(finding.code).toBe('rfm.finding-alike');
    expect(reading.map(({ code }) => code)).toEqual(expect.arrayContaining(['rfm.note-one-day', 'rfm.note-constant']));
  });

  it('returns beyond purchases are counted as they are', () => {
    const { view, reading } = answer([
      ['a', 10, 50],
      ['a', 11, -70],
      ['b', 12, 15],
    ]);
    expect(view.revenue).toBe(-5);
    expect(view.measures.m.minimum).toBe(-20);
    expect(view.classes.every(({ revenueShare }) => Number.isNaN(revenueShare))).toBe(true);
    expect(reading.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['rfm.note-negative', 'rfm.note-no-revenue']),
    );
  });
});

describe('RFM panel, words of a selection', () => {
  const say = (set: string, marks: readonly number[], patch: Partial<RfmOptions> = {}): string =>
    english.message(describeRfm(set, marks, { ...INITIAL, ...patch }));
  const box = (rs: number[], fs: number[], ms: number[]): number[] =>
    rs.flatMap((r) => fs.flatMap((f) => ms.map((m) => cellIndex(r, f, m, 5))));

  it('names a box of cells by its scores', () => {
    expect(say('cell', box([1, 2], [1, 2, 3, 4, 5], [4, 5]))).toBe('R 1–2 · M 4–5');
    expect(say('cell', box([2], [5], [5]))).toBe('R 2 · F 5 · M 5');
    expect(say('cell', box([1, 3, 4], [2], [1, 2, 3, 4, 5]))).toBe('R 1, 3–4 · F 2');
    expect(say('cell', box([1, 2, 3, 4, 5], [1, 2, 3, 4, 5], [1, 2, 3, 4, 5]))).toBe('all cells');
    expect(say('cell', [0, 31, 124])).toBe('3 cells of the RFM cube');
    expect(say('cell', [])).toBe('nothing picked');
  });

  it('names classes and segments, and counts many', () => {
    expect(say('class', [0, 2])).toBe('Important value, Important keep');
    expect(say('class', [0, 1, 2, 3])).toBe('4 of the eight classes');
    expect(say('segment', [0, 12])).toBe('Champions, No rule matches');
    expect(say('segment', [0], { rules: [{ name: '我的', ranges: { r: [1, 5], f: [1, 5], m: [1, 5] } }] })).toBe(
      '我的',
    );
  });

  it('names bars by their values where the result is at hand', () => {
    const { view, options } = answer([
      ['a', 10, 5],
      ['b', 40, 9],
      ['c', 41, 30],
      ['a', 41, 2],
    ]);
    const tell = (set: 'r' | 'f' | 'm', marks: number[]): string =>
      english.message(describeRfm(set, marks, options, view));
    expect(tell('r', [0, 1])).toMatch(/^R \d+–\d+ days$/);
    expect(tell('f', [0])).toBe('F 1 order');
    expect(tell('m', [view.measures.m.counts.length - 1])).toMatch(/^M .+ to .+$/);
    expect(tell('r', [0, 5])).toBe('2 bars of R');
    expect(say('r', [0, 1, 2])).toBe('3 bars of R');
  });

  it('gives cells and scores back and forth', () => {
    for (const bins of [3, 4, 5]) {
      for (let cell = 0; cell < bins ** 3; cell += 1) {
        const { r, f, m } = cellScores(cell, bins);
        expect(cellIndex(r, f, m, bins)).toBe(cell);
      }
    }
    expect(new Set(CLASS_CODES).size).toBe(8);
  });
});

describe('RFM panel, one customer worked by hand', () => {
  const rows: OrderRow[] = [
    ['a', 100, 10.5, 'o1'],
    ['a', 120, 4.5, 'o2'],
    ['b', 121, 99, 'o3'],
    ['c', 90, 1, 'o4'],
    ['d', 80, 20, 'o5'],
  ];

  it('adds up the amounts and arrives at the scores of the table', () => {
    const { result, options } = answer(rows, {}, { ids: true });
    const { customer, steps } = explainRfm(result, options, 0);
    expect(customer).toBe(0);
    const tex = steps.map((step) => step.tex);
    expect(tex[0]).toBe('R = \\text{1970-05-03} - \\text{1970-05-01} = 2');
    expect(tex[1]).toBe('F = 2');
    expect(tex[2]).toBe('M = 10.50 + 4.50 = 15');
    expect(tex[3]).toBe(`s_R = 1 + \\left\\lfloor \\frac{5 \\times 3}{4 + 1} \\right\\rfloor = ${result.scores.r[0]}`);
    expect(tex[6]).toContain('\\Rightarrow\\; 110');
  });

  it('takes a typical customer where the one asked for is not in scope', () => {
    const { result, options } = answer(rows, { asOf: '1970-04-15' }, { ids: true });
    expect(result.count).toBe(3);
    expect([0, 2, 3]).toContain(explainRfm(result, options, 1).customer);
  });
});
