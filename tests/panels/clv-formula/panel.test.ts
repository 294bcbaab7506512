import { describe, expect, it } from 'vitest';
import { NO_TABLES } from '../../../src/data/tables.ts';
import { DICTIONARIES } from '../../../src/i18n/dictionaries.ts';
import { createTranslator } from '../../../src/i18n/translate.ts';
import { dayFromIso } from '../../../src/lib/days.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import { clvFormulaSpec as clvFormulaPanel } from '../../../src/panels/clv-formula/index.ts';
import Panel from '../../../src/panels/clv-formula/Panel.svelte';
import { initialOptions } from '../../../src/panels/options.ts';
import type { Orders } from '../../../src/data/orders.ts';
import { computePanel, draw, faultsOf } from '../draw.ts';
import { ordersFrom, type OrderRow } from '../orders.ts';

const ENGLISH = createTranslator('en', [...DICTIONARIES, clvFormulaPanel.words]);
const CHINESE = createTranslator('zh-CN', [...DICTIONARIES, clvFormulaPanel.words]);

/** Two whole years; of the three customers of 2022 two buy in 2023 as well. */
const LOG: readonly OrderRow[] = [
  ['a', dayFromIso('2022-01-01')!, 100],
  ['b', dayFromIso('2022-06-01')!, 60],
  ['c', dayFromIso('2022-07-01')!, 40],
  ['a', dayFromIso('2023-03-01')!, 70],
  ['b', dayFromIso('2023-12-31')!, 30],
];

async function resultOf(patch: JsonObject = {}, orders: Orders | null = null) {
  const options = { ...initialOptions<JsonObject>(clvFormulaPanel.options), ...patch };
  const input = clvFormulaPanel.select({ ...NO_TABLES, orders }, options, { keep: null });
  if (!input.ok) return input;
  const result = await clvFormulaPanel.compute(input.value, options, {
    pause: () => Promise.resolve(),
    progress: () => {},
  });
  return result.ok
    ? {
        ok: true as const,
        answer: clvFormulaPanel.answer(result.value, options),
        tables: clvFormulaPanel.tabulate(result.value, options),
      }
    : result;
}

async function statsOf(patch: JsonObject = {}, orders: Orders | null = null): Promise<Record<string, number>> {
  const result = await resultOf(patch, orders);
  if (!result.ok) throw new Error(result.error.code);
  return Object.fromEntries(result.answer.statistics.map(({ name, value }) => [name, value]));
}

describe('the numbers', () => {
  it('are those of the worked checks, without any data', async () => {
    const first = await statsOf({ marginFrom: 'revenue', revenue: 2000, marginRate: 50 });
    expect(first['clv']).toBeCloseTo(3857.142857142857, 9);
    expect(first['clv-after-period']).toBeCloseTo(2857.142857142857, 9);
    expect(first['clv-certain-end']).toBeCloseTo(3571.4285714285716, 9);
    expect([first['break-even-period'], first['margin']]).toEqual([2, 1000]);
    expect(first['what-if-difference']).toBeCloseTo(1080 / 0.23 - 1080 / 0.28, 9);
    const second = await statsOf({
      marginFrom: 'revenue',
      revenue: 5000,
      marginRate: 25,
      retention: 70,
      discount: 6,
      convention: 'after-period',
    });
    expect(second['clv']).toBeCloseTo(2430.5555555555557, 9);
  });

  it('take retention and margin from whole years of orders, with what they were divided by', async () => {
    const result = await resultOf({ source: 'data', marginRate: 40 }, ordersFrom(LOG));
    if (!result.ok) throw new Error(result.error.code);
    const stats = Object.fromEntries(result.answer.statistics.map(({ name, value }) => [name, value]));
    expect(stats['retention']).toBeCloseTo(2 / 3, 15);
    expect(stats['margin']).toBeCloseTo((300 / 5) * 0.4, 12);
    expect(ENGLISH.message(result.answer.account.used)).toContain('retention 2/3, revenue 300/5');
    const measured = result.tables.find(({ name }) => name === 'measured')!;
    expect([measured.cell(0, 0), measured.cell(0, 1), measured.cell(0, 2), measured.cell(1, 2)]).toEqual([
      '2022',
      3,
      2,
      null,
    ]);
  });

  it('say what is missing where the data cannot give them', async () => {
    const reason = async (patch: JsonObject, rows: readonly OrderRow[]): Promise<string> => {
      const result = await resultOf({ source: 'data', ...patch }, ordersFrom(rows));
      return result.ok ? 'fine' : result.error.code;
    };
    expect(await reason({}, LOG.slice(0, 3))).toBe('clv-formula.too-few-periods');
    expect(
      await reason(
        {},
        LOG.map(([id, day, amount]) => [id, day, -amount]),
      ),
    ).toBe('clv-formula.no-revenue');
    expect(await reason({}, [])).toBe('clv-formula.no-orders');
    expect(await reason({ retention: 100, discount: 0 }, LOG)).toBe('fine');
  });

  it('give the reason, not a number, where there is no limit', async () => {
    const result = await resultOf({ retention: 100, discount: 0 });
    expect(result.ok).toBe(false);
    if (!result.ok) expect(ENGLISH.message(result.error)).toContain('r(1+g) = 1 is not below 1+d = 1');
  });

  it('say a converted discount rate in words', async () => {
    const result = await resultOf({ period: 'month', margin: 80, retention: 95 });
    if (!result.ok) throw new Error(result.error.code);
    expect(ENGLISH.message(result.answer.subtitle)).toContain('d = 8.0% yearly, which is 0.64% monthly');
    expect(CHINESE.message(result.answer.subtitle)).toContain('d = 每年 8.0%，即每月 0.64%');
    expect(CHINESE.message(result.answer.finding)).toContain('收不回来');
  });

  it('have the calculation by hand as a table that ends at the limit', async () => {
    const result = await resultOf();
    if (!result.ok) throw new Error(result.error.code);
    const table = result.tables.find(({ name }) => name === 'periods')!;
    expect([0, 1, 2, 3].map((row) => Number((table.cell(row, 5) as number).toFixed(2)))).toEqual([
      1000, 740.74, 548.7, 406.44,
    ]);
    const last = table.rows - 1;
    expect(table.cell(last, 0)).toBeNull();
    expect(table.cell(last, 6)).toBeCloseTo(3857.142857142857, 9);
    const finite = await resultOf({ horizon: 5 });
    if (finite.ok) expect(finite.tables.find(({ name }) => name === 'periods')!.rows).toBe(6);
  });
});

describe('the pictures', () => {
  it.each(['zh-CN', 'en'] as const)(
    'have all their words in %s, at every width, for every kind of input',
    async (locale) => {
      const orders = ordersFrom(LOG);
      for (const patch of [
        {},
        { convention: 'after-period', horizon: 24, period: 'month', growth: -2 },
        { convention: 'certain-end', acquisitionCost: 0, otherRetention: null },
        { acquisitionCost: 90_000, retention: 5, otherMargin: 500, otherDiscount: 10 },
        { source: 'data' },
        { retentions: [50, 70, 90], margins: [100, 200], margin: 0 },
        { margin: 0, retention: 0 },
      ]) {
        const drawing = await computePanel(clvFormulaPanel, orders, patch);
        for (const width of [320, 600, 756, 1060]) {
          const html = draw(Panel, clvFormulaPanel, drawing, { locale, width });
          expect([...html.matchAll(/data-picture="([^"]*)"/g)].map((match) => match[1])).toEqual([
            'curve',
            'grid',
            'tornado',
            'compare',
          ]);
          expect(faultsOf(html)).toEqual([]);
          if (locale === 'en') expect(html.replace(/<[^>]*>/g, ' ')).not.toMatch(/\p{Script=Han}/u);
        }
      }
    },
  );

  it('follow the options at once, and keep the last answer where these have no value', async () => {
    const drawing = await computePanel(clvFormulaPanel, ordersFrom(LOG));
    const moved = draw(Panel, clvFormulaPanel, { ...drawing, options: { ...drawing.options, retention: 70 } });
    expect(moved).toContain('r 70%');
    expect(moved).toContain(`limit ${ENGLISH.number(1080 / 0.38, 'money', 'CNY')}`);
    const none = draw(Panel, clvFormulaPanel, {
      ...drawing,
      options: { ...drawing.options, retention: 100, discount: 0 },
    });
    expect(none).toContain('r 80%');
    expect(faultsOf(none)).toEqual([]);
  });

  it('can move each of the four numbers by keys alone', async () => {
    const html = draw(Panel, clvFormulaPanel, await computePanel(clvFormulaPanel, ordersFrom(LOG)));
    expect([...html.matchAll(/data-handle="([^"]*)"/g)].map((match) => match[1])).toEqual([
      'margin',
      'retention',
      'discount',
      'cost',
      'rates',
    ]);
    expect(html.match(/role="slider"/g)).toHaveLength(4);
  });
});
