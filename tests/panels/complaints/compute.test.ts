/** What the complaints panel counts: by hand, against R, and from a shop whose truth is known. */

import { describe, expect, it } from 'vitest';
import { textAt } from '../../../src/data/dictionary.ts';
import type { DataChoices } from '../../../src/data/report.ts';
import type { OtherTables, SelectContext } from '../../../src/panels/contract.ts';
import { initialOptions } from '../../../src/panels/options.ts';
import { answerComplaints } from '../../../src/panels/complaints/answer.ts';
import {
  complaintsMarks,
  computeComplaints,
  selectComplaints,
  type ComplaintsResult,
} from '../../../src/panels/complaints/compute.ts';
import { COMPLAINTS_OPTIONS, type ComplaintsOptions } from '../../../src/panels/complaints/options.ts';
import { tabulateComplaints } from '../../../src/panels/complaints/tables.ts';
import { OUTCOMES } from '../../../src/panels/complaints/view.ts';
import { readAndPrepare } from '../../data/reading.ts';
import { shopOf } from './shop.ts';

const INITIAL = initialOptions<ComplaintsOptions>(COMPLAINTS_OPTIONS);
const JOB = { pause: () => Promise.resolve(), progress: () => {} };
const lines = (...rows: readonly string[]): string => rows.join('\n');

interface Setting extends DataChoices {
  readonly keep?: Uint8Array;
  /** text of an order log */
  readonly orders?: string;
}

async function run(text: string, patch: Partial<ComplaintsOptions> = {}, { keep, orders, ...choices }: Setting = {}) {
  const { tables } = await readAndPrepare(text, { kind: 'complaints', ...choices });
  const options = { ...INITIAL, ...patch };
  const context: SelectContext = { keep: keep ?? null };
  const other = orders === undefined ? null : await readAndPrepare(orders);
  const log = tables.complaints;
  const input = selectComplaints(
    tables,
    options,
    other && log
      ? {
          ...context,
          others: {
            orders: {
              tables: other.tables,
              index: Int32Array.from(log.customerCodes, (code) => other.customerIndex(textAt(log.customerNames, code))),
            } satisfies OtherTables,
          },
        }
      : context,
  );
  return input.ok ? computeComplaints(input.value, options, JOB) : input;
}

async function result(...given: Parameters<typeof run>): Promise<ComplaintsResult> {
  const computed = await run(...given);
  if (!computed.ok) throw new Error(computed.error.code);
  return computed.value;
}

function statistics(found: ComplaintsResult): Record<string, number> {
  return Object.fromEntries(answerComplaints(found).statistics.map(({ name, value }) => [name, value]));
}

describe('worked by hand', () => {
  const LOG = lines(
    '客户,投诉日期,投诉原因,是否解决,解决日期,处理满意度,补偿金额',
    'K1,2024-01-05,配送慢,是,2024-01-06,5,10',
    'K1,2024-02-05,包装破损,是,2024-02-10,2,',
    'K2,2024-01-06,配送慢,否,,,',
    'K3,2024-01-07,配送慢,是,2024-01-08,4,',
    'K4,2024-02-08,客服态度,是,2024-02-12,3,5',
  );

  it('reasons, vital few, settlement, recovery', async () => {
    const { view } = await result(LOG);
    expect(
      view.reasons.map(({ name, count, people, cumulative, vital }) => [name, count, people, cumulative, vital]),
    ).toEqual([
      ['配送慢', 3, 3, 0.6, true],
      ['包装破损', 1, 1, 0.8, true],
      ['客服态度', 1, 1, 1, false],
    ]);
    expect([view.vital, view.vitalShare]).toEqual([2, 0.8]);
    expect([view.complaints, view.customers, view.repeated]).toEqual([5, 4, 1]);
    expect(view.resolution).toMatchObject({ k: 4, n: 5, open: 1, unknown: 0, share: 0.8 });
    // Wilson: (0.8 + z²/10 ± z √(0.032 + z²/100)) / (1 + z²/5), z = 1.959964
    expect(view.resolution!.low).toBeCloseTo(0.3755, 4);
    expect(view.resolution!.high).toBeCloseTo(0.9638, 4);
    expect(view.recovery).toMatchObject({ minimum: 1, maximum: 5, from: 4, mean: 3.5 });
    expect(view.recovery!.all).toMatchObject({ k: 2, n: 4, share: 0.5 });
    expect(view.recovery!.rows.map(({ name, k, n }) => [name, k, n])).toEqual([
      ['all', 2, 4],
      ['fast', 2, 2],
      ['slow', 0, 2],
      ['paid', 1, 2],
      ['unpaid', 1, 2],
    ]);
    // the last complaint of each: K1 displeased, K2 open, K3 pleased, K4 displeased
    expect(OUTCOMES.map((name, at) => [name, view.outcomes[at]])).toEqual([
      ['pleased', 1],
      ['displeased', 2],
      ['settled', 0],
      ['open', 1],
      ['unknown', 0],
    ]);
    expect(view.iceberg).toEqual({ voiced: 4, ratio: 24, silent: 96, implied: NaN });
  });

  it('marks: a customer in every reason complained of, and in one outcome', async () => {
    const marks = complaintsMarks(await result(LOG));
    const { of, entries } = marks['reason']!;
    expect([...entries!.customer].map((who, at) => [who, of[at]])).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [2, 0],
      [3, 2],
    ]);
    expect([...marks['outcome']!.of]).toEqual([1, 3, 0, 1]);
  });

  it('a filter leaves out complaints, not outcomes of others', async () => {
    const found = await result(LOG, {}, { keep: Uint8Array.of(0, 1, 1, 1) });
    expect([found.view.complaints, found.view.customers, found.filtered]).toEqual([3, 3, 2]);
    expect(answerComplaints(found).account.leftOut.map(({ code }) => code)).toEqual(['complaints.left-filtered']);
    expect([...complaintsMarks(found)['outcome']!.of]).toEqual([65535, 3, 0, 1]);
  });

  it('reasons as many as each other are told as such, and none of them are the vital few', async () => {
    const log = (reasons: string): string =>
      [
        '会员号,投诉日期,投诉原因',
        ...[...reasons].map((reason, i) => `k${i},2024-01-0${1 + (i % 9)},理由${reason}`),
      ].join('\n');
    const told = async (reasons: string) => {
      const found = await result(log(reasons));
      return { view: found.view, answer: answerComplaints(found) };
    };
    const equal = await told('abcdabcdabcd');
    expect(equal.view.reasons.map(({ vital }) => vital)).toEqual([false, false, false, false]);
    expect(equal.answer.finding.parameters).toMatchObject({ count: 4, each: 3, share: 0.25 });
    expect(equal.answer.finding.code).toBe('complaints.finding-equal');
    expect(equal.answer.reading.some(({ code }) => code.startsWith('complaints.reading-vital'))).toBe(false);
    expect((await told('aabbc')).answer.finding.code).toBe('complaints.finding-tied');
    expect((await told('aabc')).answer.finding.code).toBe('complaints.finding-reasons');
  });

  it('the line of the vital few can be moved, and what counts as satisfied', async () => {
    expect((await result(LOG, { line: 60 })).view.vital).toBe(1);
    expect((await result(LOG, { line: 81 })).view.vital).toBe(3);
    expect((await result(LOG, { satisfiedFrom: 3 })).view.recovery!.all.k).toBe(3);
    expect((await result(LOG, { fast: 4 })).view.recovery!.rows.find(({ name }) => name === 'fast')!.n).toBe(3);
  });
});

// R 4, survival 3: survfit(Surv(t, d) ~ 1, conf.type = "log-log") with t = 1 2 2 3 5 8 8 10 20 20, d = 1 1 1 1 0 1 0 1 0 0.
describe('reference values', () => {
  it('time to settle is a Kaplan–Meier curve with open cases counted until the last day', async () => {
    const times = [1, 2, 2, 3, 5, 8, 8, 10, 20, 20];
    const ended = [1, 1, 1, 1, 0, 1, 0, 1, 0, 0];
    const last = 31;
    const rows = times.map((time, at) => {
      // an open case began so many days before the last day
      const from = ended[at] === 1 ? 1 : last - time;
      return `K${at},2024-01-${String(from).padStart(2, '0')},迟,${ended[at] === 1 ? `2024-01-${String(1 + time).padStart(2, '0')}` : ''}`;
    });
    // settled at once on the last day would move the curve, so the last day comes from a complaint of that very day, which is new
    const { view } = await result(lines('客户,投诉日期,投诉原因,解决日期', ...rows, `K99,2024-01-${last},迟,`));
    const { time, settledBy, low, high, median } = view.resolution!.times!;
    const at = (day: number): [number, number, number] => {
      const place = time.indexOf(day);
      return [1 - settledBy[place]!, 1 - high[place]!, 1 - low[place]!];
    };
    // the one of nought days is at risk at no later time
    for (const [day, survival, lower, upper] of [
      [1, 0.9, 0.47300927136, 0.98528139337],
      [2, 0.7, 0.32871659328, 0.89194904122],
      [3, 0.6, 0.252668897, 0.82722096703],
      [8, 0.48, 0.16085466912, 0.74466572676],
      [10, 0.32, 0.05803958843, 0.63375879225],
    ] as const) {
      const [s, l, u] = at(day);
      expect(s).toBeCloseTo(survival, 10);
      expect(l).toBeCloseTo(lower, 9);
      expect(u).toBeCloseTo(upper, 9);
    }
    expect(median).toBe(8);
  });
});

describe('recovery of a known truth', () => {
  it('no paradox where nothing changes after a complaint', async () => {
    let rejected = 0;
    for (let seed = 1; seed <= 12; seed += 1) {
      const shop = shopOf(seed, { customers: 500 });
      const { view } = await result(shop.complaints, { window: 90 }, { orders: shop.orders });
      const { recoveredNever, groups } = view.repurchase!;
      if (recoveredNever.p < 0.05) rejected += 1;
      expect(Math.abs(groups[0]!.share - groups[2]!.share)).toBeLessThan(0.25);
    }
    expect(rejected).toBeLessThanOrEqual(2);
  }, 60_000);

  it('finds who comes back more, and who stays away', async () => {
    const shop = shopOf(7, { customers: 2500, rate: 0.1, recovered: 1.9, failed: 0.25 });
    const found = await result(shop.complaints, { window: 90 }, { orders: shop.orders });
    const { recoveredNever, unrecoveredNever, recoveredUnrecovered, groups, control } = found.view.repurchase!;
    expect(recoveredNever.low).toBeGreaterThan(0);
    expect(recoveredNever.adjusted).toBeLessThan(0.01);
    expect(unrecoveredNever.high).toBeLessThan(0);
    expect(recoveredUnrecovered.difference).toBeGreaterThan(0.2);
    expect(groups[0]!.share).toBeGreaterThan(groups[2]!.share);
    expect(control.n).toBeGreaterThan(300);
    expect(answerComplaints(found).finding.code).toBe('complaints.finding-paradox-satisfied');
    const said = answerComplaints(found).reading.map(({ code }) => code);
    expect(said).toContain('complaints.limit-selection');
    expect(said).toContain('complaints.reading-paradox-satisfied');
  }, 60_000);

  it('counts complaints by purchases of the days both files cover', async () => {
    const shop = shopOf(3, { customers: 400 });
    const { view } = await result(shop.complaints, {}, { orders: shop.orders });
    const rate = view.rate!;
    expect(rate.complaints).toBe(shop.complainers);
    expect(rate.unmatched).toBe(0);
    expect(rate.rate).toBeCloseTo(rate.complaints / rate.purchases, 12);
    expect(rate.low).toBeLessThan(rate.rate);
    expect(rate.high).toBeGreaterThan(rate.rate);
    expect(view.trend.reduce((sum, { complaints }) => sum + complaints, 0)).toBe(view.complaints);
    expect(rate.buyers.k).toBeLessThanOrEqual(shop.complainers);
    expect(view.iceberg.implied).toBeCloseTo((rate.buyers.k * 25) / rate.buyers.n, 12);
  });

  it('is the same whatever the order of the rows', async () => {
    const shop = shopOf(5, { customers: 300 });
    const [head, ...rows] = shop.complaints.split('\n');
    const turned = [head!, ...rows.reverse()].join('\n');
    const [a, b] = [
      statistics(await result(shop.complaints, {}, { orders: shop.orders })),
      statistics(await result(turned, {}, { orders: shop.orders })),
    ];
    for (const [name, value] of Object.entries(a))
      if (Number.isNaN(value)) expect(b[name], name).toBeNaN();
      else expect(b[name], name).toBeCloseTo(value, 12);
  });
});

describe('boundaries', () => {
  it.each([
    ['one complaint', '客户,投诉日期\nK1,2024-01-05'],
    ['no customers', '投诉日期,投诉原因\n2024-01-05,迟\n2024-01-06,坏'],
    ['all open', '客户,投诉日期,投诉原因,是否解决\nK1,2024-01-05,迟,否\nK2,2024-01-06,坏,否'],
    ['nothing known of settlement', '客户,投诉日期,投诉原因\nK1,2024-01-05,迟\nK2,2024-01-06,迟'],
  ])('answers %s', async (_, text) => {
    const found = await result(text);
    expect(answerComplaints(found).reading.length).toBeGreaterThan(1);
    expect(tabulateComplaints(found)[1]!.rows).toBe(found.view.customers);
  });

  it('says where nobody of the complaints is in the orders, or orders end too soon', async () => {
    const log = '客户,投诉日期,投诉原因,是否解决\nK1,2024-01-05,迟,是\nK2,2024-01-06,坏,否\n';
    const stranger = await result(log, {}, { orders: '会员号,日期,金额\nX1,2024-01-01,5\nX2,2024-05-01,5\n' });
    expect(stranger.view.repurchaseFault?.code).toBe('complaints.nobody-matched');
    const soon = await result(log, {}, { orders: '会员号,日期,金额\nK1,2024-01-01,5\nK2,2024-01-20,5\n' });
    expect(soon.view.repurchaseFault?.code).toBe('complaints.returns-too-late');
    expect(answerComplaints(soon).reading.map(({ code }) => code)).toContain('complaints.returns-too-late');
  });

  it('a silent ratio that cannot hold is said to be one', async () => {
    const log = '客户,投诉日期,投诉原因\nK1,2024-01-05,迟\nK2,2024-01-06,坏\n';
    const orders = '会员号,日期,金额\nK1,2024-01-01,5\nK2,2024-01-06,5\nK3,2024-01-06,5\nK1,2024-01-06,5\n';
    const found = await result(log, { silent: 30 }, { orders });
    expect(found.view.iceberg.implied).toBeGreaterThan(1);
    expect(answerComplaints(found).reading.map(({ code }) => code)).toContain('complaints.note-ratio-too-high');
  });

  it('more reasons than a picture holds stand together', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => `K${i},2024-01-05,原因${i % 30}`);
    const { view } = await result(lines('客户,投诉日期,投诉原因', ...rows));
    expect(view.reasons).toHaveLength(20);
    expect(view.reasons.at(-1)!.count).toBe(22);
    expect(view.reasons.at(-1)!.cumulative).toBe(1);
  });

  it('takes the column there is where the one asked for is not', async () => {
    const { view } = await result('客户,投诉日期,投诉渠道\nK1,2024-01-05,电话\nK2,2024-01-06,网店\n', { by: 'reason' });
    expect([view.by, view.asked]).toEqual(['channel', 'reason']);
  });
});
