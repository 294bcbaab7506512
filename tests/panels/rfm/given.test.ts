/** R, F and M made elsewhere: the same cube as from the orders they were made of, and nothing pretended. */

import { describe, expect, it } from 'vitest';
import type { DataChoices } from '../../../src/data/report.ts';
import { DICTIONARIES } from '../../../src/i18n/dictionaries.ts';
import { createTranslator } from '../../../src/i18n/translate.ts';
import { dayFromIso, isoFromDay } from '../../../src/lib/days.ts';
import { NO_MARK_16 } from '../../../src/lib/marks.ts';
import { createRandom } from '../../../src/lib/random.ts';
import { initialOptions } from '../../../src/panels/options.ts';
import { answerRfm } from '../../../src/panels/rfm/answer.ts';
import { computeRfm, rfmMarks, selectRfm, type RfmResult } from '../../../src/panels/rfm/compute.ts';
import { explainRfm } from '../../../src/panels/rfm/explain.ts';
import { rfmWords } from '../../../src/panels/rfm/messages.ts';
import { RFM_OPTIONS, type RfmOptions } from '../../../src/panels/rfm/options.ts';
import { tabulateRfm } from '../../../src/panels/rfm/tables.ts';
import { readAndPrepare } from '../../data/reading.ts';

const INITIAL = initialOptions<RfmOptions>(RFM_OPTIONS);
const translators = (['zh-CN', 'en'] as const).map((locale) => createTranslator(locale, [...DICTIONARIES, rfmWords]));

async function run(
  text: string,
  patch: Partial<RfmOptions> = {},
  { keep = null, ...choices }: DataChoices & { readonly keep?: Uint8Array | null } = {},
) {
  const { tables } = await readAndPrepare(text, choices);
  const options = { ...INITIAL, ...patch };
  const input = selectRfm(tables.orders, options, { keep }, tables.rfm);
  return { options, computed: input.ok ? computeRfm(input.value, options) : input };
}

async function result(...given: Parameters<typeof run>): Promise<{ options: RfmOptions; result: RfmResult }> {
  const { options, computed } = await run(...given);
  if (!computed.ok) throw new Error(computed.error.code);
  return { options, result: computed.value };
}

/** Orders of some customers, and what a person makes of them with a pivot table. */
function shop(seed: number): {
  readonly log: string;
  readonly dates: string;
  readonly days: string;
  readonly asOf: string;
} {
  const random = createRandom(seed);
  const asOf = dayFromIso('2024-07-01')!;
  const orders: string[] = [];
  const rows: { id: string; last: number; count: number; cents: number }[] = [];
  for (let c = 0; c < 60; c += 1) {
    const id = `K${100 + c}`;
    const count = 1 + random.integer(0, 6);
    let [last, cents] = [0, 0];
    for (let o = 0; o < count; o += 1) {
      const day = asOf - 1 - random.integer(0, 300);
      const paid = random.integer(100, 50_000);
      last = Math.max(last, day);
      cents += paid;
      orders.push(`${id},O${c}-${o},${isoFromDay(day)},${(paid / 100).toFixed(2)}`);
    }
    rows.push({ id, last, count, cents });
  }
  // somebody bought on the day before, so that the usual as-of day is the one the summary was made for
  orders.push(`K100,O-last,${isoFromDay(asOf - 1)},1.00`);
  const first = rows[0]!;
  rows[0] = { ...first, last: asOf - 1, count: first.count + 1, cents: first.cents + 100 };
  return {
    log: ['会员号,订单号,下单时间,实付金额', ...orders].join('\n'),
    dates: [
      '会员号,最近一次消费日期,消费次数,消费金额',
      ...rows.map(({ id, last, count, cents }) => `${id},${isoFromDay(last)},${count},${(cents / 100).toFixed(2)}`),
    ].join('\n'),
    days: [
      'customer_id,recency_days,frequency,monetary_value',
      ...rows.map(({ id, last, count, cents }) => `${id},${asOf - last},${count},${(cents / 100).toFixed(2)}`),
    ].join('\n'),
    asOf: isoFromDay(asOf),
  };
}

const CHOICES: readonly Partial<RfmOptions>[] = [
  {},
  { scoring: 'quantile' },
  { scoring: 'nested', bins: '4' },
  { scoring: 'k-means' },
  { monetary: 'mean', highLow: 'median' },
  { scoring: 'own', cuts: { r: [30, 60, 90, 120], f: [2, 3, 4, 5], m: [50, 100, 500, 1000] } },
];

describe('R, F and M made of the orders by hand', () => {
  it.each([1, 2, 3])('give the classes, cells and money of the orders themselves (shop %i)', async (seed) => {
    const { log, dates, days } = shop(seed);
    for (const patch of CHOICES) {
      const [counted, dated, aged] = [await result(log, patch), await result(dates, patch), await result(days, patch)];
      for (const other of [dated, aged]) {
        const [a, b] = [counted.result, other.result];
        expect([...b.values.r]).toEqual([...a.values.r]);
        expect([...b.values.f]).toEqual([...a.values.f]);
        expect([...b.values.m]).toEqual([...a.values.m]);
        expect([...b.classes]).toEqual([...a.classes]);
        expect([...b.cells]).toEqual([...a.cells]);
        expect(b.cuts).toEqual(a.cuts);
        expect(rfmMarks(b)['class']!.of).toEqual(rfmMarks(a)['class']!.of);
      }
      const statistics = ({ options, result: one }: typeof counted): Record<string, number> =>
        Object.fromEntries(
          answerRfm(one, options)
            .statistics.filter(({ name }) => name !== 'as-of')
            .map(({ name, value }) => [name, value]),
        );
      expect(statistics(dated)).toEqual(statistics(counted));
      expect(statistics(aged)).toEqual(statistics(counted));
    }
  });

  it('with another as-of day R changes with the dates; F and M after it are not guessed', async () => {
    const { dates } = shop(4);
    const { result: later } = await result(dates, { asOf: '2024-07-11' });
    const { result: usual } = await result(dates);
    expect([...later.values.r]).toEqual([...usual.values.r].map((r) => r + 10));
    const { options, result: earlier } = await result(dates, { asOf: '2024-05-01' });
    expect(earlier.count).toBeLessThan(60);
    expect(earlier.summary.linesAfter + earlier.count).toBe(60);
    expect(answerRfm(earlier, options).account.leftOut.map(({ code }) => code)).toEqual(['rfm.left-later']);
    expect([...rfmMarks(earlier)['class']!.of].filter((mark) => mark === NO_MARK_16)).toHaveLength(60 - earlier.count);
    const { computed } = await run(dates, { asOf: '1990-01-01' });
    expect(computed.ok ? '' : computed.error.code).toBe('rfm.no-orders-before');
  });

  it('days that agree with dates tell the day they were counted to', async () => {
    const text = '会员号,最近一次消费日期,距今天数,消费次数,消费金额\nK1,2024-05-01,40,3,30\nK2,2024-06-01,9,1,5\n';
    const { options, result: found } = await result(text);
    expect(found.input).toMatchObject({ asOfKind: 'of-the-file', asOfDay: dayFromIso('2024-06-10') });
    expect([...found.values.r]).toEqual([40, 9]);
    expect(answerRfm(found, options).reading.map(({ code }) => code)).toContain('rfm.limit-as-of-file');
    const apart = await result(text.replace(',9,', ',8,'));
    expect(apart.result.input).toMatchObject({ asOfKind: 'day-after-last', asOfDay: dayFromIso('2024-06-02') });
  });
});

describe('scores of the file', () => {
  const SCORED = [
    '客户号,R,F,M,R_score,F_score,M_score',
    'K1,3,9,900,5,5,5',
    'K2,10,5,100,4,4,1',
    'K3,90,1,500,1,1,4',
    'K4,40,2,50,3,2,1',
  ].join('\n');

  it('are used where they are wanted', async () => {
    const { options, result: found } = await result(SCORED, { scoring: 'given' });
    expect([[...found.scores.r], [...found.scores.f], [...found.scores.m]]).toEqual([
      [5, 4, 1, 3],
      [5, 4, 1, 2],
      [5, 1, 4, 1],
    ]);
    const answer = answerRfm(found, options);
    expect(answer.view.scoring).toBe('given');
    expect(answer.view.cuts).toEqual({ r: [], f: [], m: [] });
    expect(answer.reading.map(({ code }) => code)).toContain('rfm.note-scores');
    expect((await result(SCORED)).result.scores.r).not.toEqual(found.scores.r);
  });

  it.each([
    ['fewer bins than points', SCORED, { bins: '4' } as const],
    ['a score missing', SCORED.replace('4,4,1', '4,,1'), {}],
    ['no scores', shop(1).days, {}],
  ])('stand aside and say so: %s', async (_, text, patch) => {
    const { options, result: found } = await result(text, { scoring: 'given', ...patch });
    const answer = answerRfm(found, options);
    expect(answer.view.scoring).toBe('equal');
    expect(answer.reading.map(({ code }) => code)).toContain('rfm.note-scores-missing');
    expect(found.scores).toEqual((await result(text, patch)).result.scores);
  });

  it('alone are no values', async () => {
    const { computed } = await run('客户号,R评分,F评分,M评分\nK1,5,5,5\nK2,2,1,1\n');
    expect(computed.ok ? '' : computed.error.code).toBe('rfm.no-values');
  });
});

describe('boundaries', () => {
  it.each([
    ['one customer', '会员号,距今天数,消费次数,消费金额\nK1,3,1,20\n'],
    ['somebody never bought', '会员号,距今天数,消费次数,消费金额\nK1,3,1,20\nK2,,0,\nK3,9,2,5\n'],
    ['means', '会员号,距今天数,消费次数,平均客单价\nK1,3,2,20.25\nK3,9,2,5\n'],
    ['no customers named', '距今天数,消费次数,消费金额\n3,2,20\n9,2,5\n'],
    ['returns', '会员号,最近一次消费,消费次数,消费金额\nK1,2024-01-03,2,-20\nK3,2024-01-05,2,5\n'],
  ])('says everything in both languages: %s', async (_, text) => {
    for (const scoring of ['equal', 'nested', 'given'] as const)
      for (const monetary of ['total', 'mean'] as const) {
        const { options, result: found } = await result(text, { scoring, monetary }, { kind: 'rfm-summary' });
        const answer = answerRfm(found, options);
        const explained = explainRfm(found, options, null);
        const tables = tabulateRfm(found, options);
        expect(tables[0]!.rows).toBe(found.count);
        const messages = [
          answer.finding,
          answer.subtitle,
          answer.caption,
          answer.alternative,
          ...answer.reading,
          answer.account.used,
          ...answer.account.leftOut,
          ...[...explained.symbols, ...explained.numbers, ...explained.steps].map(({ note }) => note),
        ];
        for (const words of translators)
          for (const each of messages) expect(words.message(each)).not.toMatch(/[{}]|undefined|NaN|^[a-z]+\.[a-z-]+$/);
      }
  });

  it('leaves out who never bought and who is filtered, and says how many', async () => {
    const text = '会员号,距今天数,消费次数,消费金额\nK1,3,1,20\nK2,,0,\nK3,9,2,5\nK4,7,2,6\n';
    const { options, result: found } = await result(text, {}, { keep: Uint8Array.of(1, 1, 1, 0) });
    expect(found.count).toBe(2);
    expect(answerRfm(found, options).account.leftOut.map(({ code }) => code)).toEqual([
      'rfm.left-never',
      'rfm.left-out',
    ]);
    expect([...rfmMarks(found)['cell']!.of].map((mark) => mark === NO_MARK_16)).toEqual([false, true, false, true]);
    const { computed } = await run('会员号,距今天数,消费次数,消费金额\nK2,,0,\nK3,,0,\n', {}, { kind: 'rfm-summary' });
    expect(computed.ok ? '' : computed.error.code).toBe('rfm.no-values');
  });
});
