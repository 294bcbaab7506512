/** Money of each customer made elsewhere: the same ranking as from the orders it was made of. */

import { describe, expect, it } from 'vitest';
import type { DataChoices } from '../../../src/data/report.ts';
import { NO_MARK_16 } from '../../../src/lib/marks.ts';
import { createRandom } from '../../../src/lib/random.ts';
import { answerAbc } from '../../../src/panels/abc/answer.ts';
import { abcMarks, computeAbc, selectAbc, type AbcResult } from '../../../src/panels/abc/compute.ts';
import { ABC_OPTIONS, type AbcOptions } from '../../../src/panels/abc/options.ts';
import { initialOptions } from '../../../src/panels/options.ts';
import { readAndPrepare } from '../../data/reading.ts';

const INITIAL = initialOptions<AbcOptions>(ABC_OPTIONS);

async function run(
  text: string,
  patch: Partial<AbcOptions> = {},
  choices: DataChoices = {},
  keep: Uint8Array | null = null,
) {
  const { tables } = await readAndPrepare(text, choices);
  const options = { ...INITIAL, ...patch };
  const input = selectAbc(tables.orders, options, { keep }, tables.rfm);
  return input.ok ? computeAbc(input.value, options) : input;
}

async function result(...given: Parameters<typeof run>): Promise<AbcResult> {
  const computed = await run(...given);
  if (!computed.ok) throw new Error(computed.error.code);
  return computed.value;
}

describe('sums of customers', () => {
  it('50, 30, 15, 5 are A, A, B, C with Gini 0.375', async () => {
    const found = await result('会员号,消费次数,消费金额,距今天数\nK1,1,50,3\nK2,1,30,3\nK3,1,15,3\nK4,1,5,3\n');
    expect([...found.classes]).toEqual([0, 0, 1, 2]);
    expect(answerAbc(found).statistics.find(({ name }) => name === 'gini')!.value).toBeCloseTo(0.375, 12);
    expect(answerAbc(found).reading.map(({ code }) => code)).toContain('abc.note-given');
  });

  it('rank as the orders do that they are the sums of', async () => {
    const random = createRandom(5);
    const sums = new Map<string, { count: number; cents: number }>();
    const orders = Array.from({ length: 400 }, (_, i) => {
      const id = `K${random.integer(1, 60)}`;
      const cents = random.integer(-500, 20_000);
      const known = sums.get(id) ?? { count: 0, cents: 0 };
      sums.set(id, { count: known.count + 1, cents: known.cents + cents });
      return `${id},O${i},2024-0${1 + (i % 9)}-11,${(cents / 100).toFixed(2)}`;
    });
    const log = await result(['会员号,订单号,下单时间,实付金额', ...orders].join('\n'));
    const rows = [...sums].map(([id, { count, cents }]) => `${id},5,${count},${(cents / 100).toFixed(2)}`);
    const sheet = await result(['会员号,距今天数,消费次数,消费金额', ...rows].join('\n'));
    expect([...sheet.values]).toEqual([...log.values]);
    expect(abcMarks(sheet)).toEqual(abcMarks(log));
    expect(sheet.revenue).toBe(log.revenue);
    expect(answerAbc(sheet).statistics).toEqual(answerAbc(log).statistics);
  });

  it('leave out who never bought and who is filtered, and say how many', async () => {
    const text = '会员号,消费次数,消费金额,距今天数\nK1,1,50,3\nK2,0,,\nK3,1,15,3\nK4,1,5,3\n';
    const found = await result(text, {}, {}, Uint8Array.of(1, 1, 0, 1));
    expect(answerAbc(found).account.leftOut.map(({ code }) => code)).toEqual(['abc.left-never', 'abc.left-out']);
    expect([...abcMarks(found)['class']!.of].map((mark) => mark === NO_MARK_16)).toEqual([false, true, true, false]);
  });

  it('have no products and need money', async () => {
    const text = '会员号,消费次数,消费金额,距今天数\nK1,1,50,3\nK2,1,30,3\n';
    const byProduct = await run(text, { by: 'product' });
    expect(byProduct.ok ? '' : byProduct.error.code).toBe('abc.no-single-orders');
    const poor = await run('会员号,距今天数,消费次数\nK1,3,2\nK2,4,1\n', {}, { kind: 'rfm-summary' });
    expect(poor.ok ? '' : poor.error.code).toBe('abc.no-money');
  });
});
