import { describe, expect, it } from 'vitest';
import { NO_TABLES, type ChannelSpend } from '../../../src/data/tables.ts';
import type { Orders } from '../../../src/data/orders.ts';
import { DICTIONARIES } from '../../../src/i18n/dictionaries.ts';
import { createTranslator } from '../../../src/i18n/translate.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import { cacSpec as cacPanel } from '../../../src/panels/cac/index.ts';
import type { CacOptions } from '../../../src/panels/cac/options.ts';
import Panel from '../../../src/panels/cac/Panel.svelte';
import { askOf } from '../../../src/panels/cac/picture.ts';
import type { CacView } from '../../../src/panels/cac/view.ts';
import { initialOptions } from '../../../src/panels/options.ts';
import { computePanel, draw, faultsOf, litBy } from '../draw.ts';
import { encode, ordersFrom, randomOrders } from '../orders.ts';

const ENGLISH = createTranslator('en', [...DICTIONARIES, cacPanel.words]);
const ROWS = randomOrders(2000, 200, 3);
const CHANNELS = ['shop', 'ads', 'friends'];

/** Orders with the channels of the rows. */
function withChannels(orders: Orders, channels: readonly string[]): Orders {
  return { ...orders, channel: encode(channels) };
}

const LOG = withChannels(
  ordersFrom(ROWS),
  ROWS.map(([customer]) => CHANNELS[Number(customer.slice(1)) % 3]!),
);

function spendTable(rows: readonly (readonly [string, number, number])[], known = true): ChannelSpend {
  return {
    kind: 'channels',
    rows: rows.length,
    channel: encode(rows.map(([name]) => name)),
    spend: Float64Array.from(rows, ([, spend]) => spend),
    acquired: known ? Float64Array.from(rows, ([, , acquired]) => acquired) : null,
    currency: null,
  };
}

async function resultOf(patch: JsonObject = {}, tables: Partial<typeof NO_TABLES> = {}) {
  const options = { ...initialOptions<JsonObject>(cacPanel.options), ...patch };
  const input = cacPanel.select({ ...NO_TABLES, ...tables }, options, { keep: null });
  if (!input.ok) throw new Error(input.error.code);
  const result = await cacPanel.compute(input.value, options, { pause: () => Promise.resolve(), progress: () => {} });
  if (!result.ok) throw new Error(result.error.code);
  const answer = cacPanel.answer(result.value, options);
  return {
    answer,
    stats: Object.fromEntries(answer.statistics.map(({ name, value }) => [name, value])),
    tables: cacPanel.tabulate(result.value, options),
    marks: cacPanel.marks(result.value),
    reading: answer.reading.map((line) => ENGLISH.message(line)).join('\n'),
  };
}

const record = (
  channel: string,
  spend: number | null,
  customers: number | null,
  more: JsonObject = {},
): JsonObject => ({
  channel,
  spend,
  customers,
  margin: null,
  clv: null,
  ...more,
});

describe('the numbers', () => {
  it('have the worked check of the course: 10,000 for 200 customers is 50 each', async () => {
    const { stats, tables } = await resultOf({ records: [record('search', 10_000, 200, { margin: 12 })] });
    expect([stats['cac'], stats['paid-cac'], stats['customers']]).toEqual([50, 50, 200]);
    // First margin at once: m(1+d)/(1+d−r), d a month from 10 % a year.
    const d = 1.1 ** (1 / 12) - 1;
    expect(stats['clv']).toBeCloseTo((12 * (1 + d)) / (0.1 + d), 9);
    expect(tables[0]!.cell(0, 3)).toBe(50);
  });

  it('find the payback between two months', async () => {
    // No discount, all stay: 10 at once, then 10 a month; 25 is reached half way between months 1 and 2.
    const { stats } = await resultOf({
      records: [record('a', 250, 10, { margin: 10 })],
      retention: 100,
      discount: 0,
      horizon: 24,
    });
    expect(stats['payback-months']).toBeCloseTo(1.5, 12);
    expect(stats['clv']).toBeCloseTo(250, 9);
    expect(stats['headroom']).toBeCloseTo(2250, 9);
  });

  it('take typed CLV before the formula and say that a channel loses', async () => {
    const { stats, reading } = await resultOf({
      records: [record('dear', 900, 10, { clv: 60 }), record('good', 200, 10, { clv: 60 })],
    });
    expect([stats['cac'], stats['clv'], stats['dearest-cac']]).toEqual([55, 60, 90]);
    expect(stats['clv-to-cac']).toBeCloseTo(60 / 55, 12);
    expect(stats['channels-above-ceiling']).toBe(1);
    expect(reading).toContain('dear pays 90 for customers worth 60');
    expect(reading).toContain('rule of thumb of 3 to 1, 1.1 is not enough');
  });

  it('do not define a cost over zero customers, but count the money', async () => {
    const { stats, tables, reading } = await resultOf({
      records: [record('none', 500, 0), record('some', 500, 10)],
    });
    expect(tables[0]!.cell(0, 3)).toBeNull();
    expect([stats['spend'], stats['cac'], stats['paid-cac']]).toEqual([1000, 100, 50]);
    expect(reading).toContain('over zero customers its cost is not defined');
  });

  it('never pay back where all margin is below the cost', async () => {
    const { stats, answer } = await resultOf({ records: [record('a', 1000, 1, { margin: 5 })] });
    expect(stats['payback-months']).toBeNaN();
    expect(ENGLISH.message(answer.finding)).toContain('never paid back');
  });

  it('add up rows of a channel table and tell the cost of one more where spend differs', async () => {
    const channels = spendTable([
      ['ads', 100, 10],
      ['ads', 200, 18],
      ['ads', 300, 26],
      ['shop', 50, 10],
    ]);
    const { stats, tables, answer } = await resultOf({}, { channels });
    expect(ENGLISH.message(answer.account.used)).toBe('4 rows → 2 channels → 64 customers');
    expect([stats['spend'], stats['customers']]).toEqual([650, 64]);
    expect(tables[0]!.cell(0, 11)).toBeCloseTo(100 / 8, 12);
    expect(tables[0]!.cell(1, 11)).toBeNull();
  });

  it('count acquired customers by their first order, and mark them', async () => {
    const records = [record('Ads ', 1000, null), record('shop', 500, null), record('tv', 80, null)];
    const { stats, marks, tables, reading } = await resultOf({ records }, { orders: LOG });
    const found = marks['channel']!;
    expect(found.of).toHaveLength(LOG.customers);
    const counts = [0, 0, 0, 0];
    for (const mark of found.of) counts[mark]! += 1;
    expect(counts.slice(0, 3).reduce((sum, count) => sum + count, 0)).toBe(LOG.customers);
    expect([0, 1, 2, 3].map((row) => tables[0]!.cell(row, 2))).toEqual(counts);
    expect(stats['spend']).toBe(1580);
    expect(reading).toContain('without customers in the orders: tv');
    const row = [0, 1, 2].find((index) => ENGLISH.message(tables[0]!.cell(index, 0) as never) === 'ads')!;
    expect(tables[0]!.cell(row, 3)).toBeCloseTo(1000 / counts[row]!, 12);
  });

  it('take a blank spend as unknown and a typed 0 as free', async () => {
    const one = await resultOf({ records: [record('shop', 600, null)] }, { orders: LOG });
    const shop = ROWS.filter(([customer]) => Number(customer.slice(1)) % 3 === 0);
    const count = new Set(shop.map(([customer]) => customer)).size;
    expect([one.stats['spend'], one.stats['customers'], one.stats['cac']]).toEqual([600, count, 600 / count]);
    const row = [0, 1, 2].find((index) => ENGLISH.message(one.tables[0]!.cell(index, 0) as never) === 'shop')!;
    // All together is what is known: the one channel.
    expect(one.stats['clv']).toBeCloseTo(one.tables[0]!.cell(row, 4) as number, 9);
    expect(one.stats['headroom']).toBeCloseTo(one.tables[0]!.cell(row, 9) as number, 6);
    expect(ENGLISH.message(one.answer.finding)).toContain('1 of 3 channels');
    expect(one.reading).toContain('only a typed 0 is free');
    expect(ENGLISH.message(one.answer.account.used)).toContain(`${LOG.customers} customers`);
    const free = await resultOf(
      { records: [record('shop', 600, null), record('ads', 0, null), record('friends', 0, null)] },
      { orders: LOG },
    );
    expect(free.stats['cac']).toBe(600 / LOG.customers);
    expect(ENGLISH.message(free.answer.finding)).not.toContain('of 3 channels');
    const none = await resultOf({}, { orders: LOG });
    expect(none.stats['cac']).toBeNaN();
    expect(none.reading).toContain('No channel has a spend yet');
    expect(none.reading).not.toContain('too low');
  });

  it('do not take money that brought nobody for the spend of the others', async () => {
    const { stats, answer } = await resultOf({ records: [record('tv', 80, null)] }, { orders: LOG });
    expect(stats['cac']).toBeNaN();
    expect(ENGLISH.message(answer.finding)).toContain('no spend given');
  });

  it('say first that they are an example', async () => {
    expect(ENGLISH.message((await resultOf()).answer.finding)).toMatch(/^Example numbers: /);
  });

  it('expect more than was observed, by a model of the orders', async () => {
    const records = CHANNELS.map((name) => record(name, 1000, null));
    const observed = await resultOf({ records, months: 60 }, { orders: LOG });
    const expected = await resultOf({ records, value: 'expected' }, { orders: LOG });
    expect(expected.stats['clv']).toBeGreaterThan(observed.stats['clv']!);
  });

  it('follow the what-if', async () => {
    const { stats } = await resultOf({ cacChange: 100, marginChange: 50 });
    expect(stats['cac-what-if']).toBeCloseTo(2 * stats['cac']!, 12);
    expect(stats['clv-to-cac-what-if']).toBeCloseTo((stats['clv-to-cac']! * 1.5) / 2, 12);
  });
});

describe('an order log without any spend', () => {
  it('asks for it, and offers its channels as rows', async () => {
    const drawing = await computePanel(cacPanel, LOG, { records: [record('Shop', null, null)] });
    const view = drawing.view as CacView;
    const ask = askOf(view, drawing.options as unknown as CacOptions)!;
    expect(ask.channels).toBe(3);
    expect(ask.records!.map(({ channel, spend }) => [channel, spend])).toEqual([
      ['Shop', null],
      ...view.channels.map(({ name }) => [name.parameters!['name'], null]).filter(([name]) => name !== 'shop'),
    ]);
    expect(draw(Panel, cacPanel, drawing)).toContain('List the 3 channels');
    const listed = await computePanel(cacPanel, LOG, { records: ask.records as unknown as JsonObject[] });
    expect(draw(Panel, cacPanel, listed)).toContain('3 channels are listed');
    expect(draw(Panel, cacPanel, listed)).not.toContain('List the 3');
  });

  it('has nothing to ask without channels, with a spend, and in an example', async () => {
    for (const [orders, patch] of [
      [ordersFrom(ROWS), {}],
      [LOG, { records: [record('shop', 0, null)] }],
      [LOG, { source: 'typed' }],
    ] as const) {
      const drawing = await computePanel(cacPanel, orders, patch);
      expect(askOf(drawing.view as CacView, drawing.options as unknown as CacOptions)).toBeNull();
    }
  });
});

describe('the pictures', () => {
  it('light the picked share of each channel in the bars', async () => {
    const drawing = await computePanel(cacPanel, LOG, { records: CHANNELS.map((name) => record(name, 900, null)) });
    const ceiling = (html: string): string => html.slice(html.indexOf('data-picture="ceiling"'));
    expect(ceiling(draw(Panel, cacPanel, drawing))).not.toContain('class="lit');
    const lit = litBy(drawing.marks, (customer) => drawing.marks['channel']!.of[customer] === 1);
    const html = ceiling(draw(Panel, cacPanel, drawing, { lit }));
    // All together in part, one channel whole, the other two not at all.
    expect(html.match(/class="lit/g)).toHaveLength(2);
    expect(html).toContain('100.0% of them picked');
  });

  it.each(['zh-CN', 'en'] as const)(
    'have all their words in %s, at every width, for every kind of input',
    async (locale) => {
      const drawings = await Promise.all(
        [
          {},
          { source: 'typed', records: [record('a', null, null)] },
          { source: 'typed', records: [record('a', 10, 0), record('b', 0, 10, { clv: 5 })] },
          { cacChange: 40, marginChange: -20, shown: 2 },
          { records: CHANNELS.map((name, i) => record(name, 300 * i, null)), shown: 1 },
          { value: 'formula', retention: 100, discount: 0 },
          { value: 'expected', records: [record('shop', 500, null)] },
        ].map((patch) => computePanel(cacPanel, LOG, patch)),
      );
      for (const drawing of drawings) {
        const lit = litBy(drawing.marks, (customer) => customer % 4 === 0);
        for (const width of [320, 600, 756, 1060]) {
          const html = draw(Panel, cacPanel, drawing, { locale, width });
          expect([...html.matchAll(/data-picture="([^"]*)"/g)].map((match) => match[1])).toEqual([
            'scatter',
            'payback',
            'ceiling',
          ]);
          expect(faultsOf(html)).toEqual([]);
          expect(faultsOf(draw(Panel, cacPanel, drawing, { locale, width, lit }))).toEqual([]);
          if (locale === 'en') expect(html.replace(/<[^>]*>/g, ' ')).not.toMatch(/\p{Script=Han}/u);
        }
      }
    },
  );
});
