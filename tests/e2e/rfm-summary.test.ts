/** R, F and M made elsewhere: the file is known, changeable, and gives the classes of the orders it was made of. */

import { describe, expect, it } from 'vitest';
import { isoFromDay, dayFromIso } from '../../src/lib/days.ts';
import { createRandom } from '../../src/lib/random.ts';
import { violations } from './support/accessibility.ts';
import { dropFiles, textFile } from './support/files.ts';
import { toGb18030 } from './support/orders.ts';
import { allStats, settled, stat } from './support/results.ts';
import { useStage } from './support/stage.ts';

const AS_OF = dayFromIso('2024-07-01')!;

/** Orders, and what a pivot table makes of them. */
function made(): { readonly orders: string; readonly summary: string } {
  const random = createRandom(21);
  const orders: string[] = [];
  const summary: string[] = [];
  for (let c = 0; c < 80; c += 1) {
    const count = 1 + random.integer(0, 5);
    let [last, cents] = [0, 0];
    for (let o = 0; o < count; o += 1) {
      const day = c === 0 && o === 0 ? AS_OF - 1 : AS_OF - 1 - random.integer(0, 250);
      const paid = random.integer(500, 40_000);
      last = Math.max(last, day);
      cents += paid;
      orders.push(`K${c},O${c}-${o},${isoFromDay(day)},${(paid / 100).toFixed(2)}`);
    }
    summary.push(`K${c},${AS_OF - last},${count},${(cents / 100).toFixed(2)}`);
  }
  return {
    orders: ['会员号,订单号,下单时间,实付金额', ...orders].join('\n'),
    summary: ['会员号,距今天数,消费频次,消费金额', ...summary].join('\n'),
  };
}

describe('P3 R, F and M made elsewhere', () => {
  const stage = useStage();
  const { orders, summary } = made();

  it('give the classes of the orders themselves', async () => {
    const first = await stage.open({ route: '/new?panels=rfm,abc', language: 'zh-CN' });
    await dropFiles(first.page, { name: 'rfm.csv', bytes: toGb18030(summary) });
    await settled(first.page, 'rfm');
    await settled(first.page, 'abc');
    expect(await first.page.locator('.panel.data .kind select').inputValue()).toBe('rfm-summary');
    const [given, givenAbc] = [await allStats(first.page, 'rfm'), await allStats(first.page, 'abc')];
    expect(await violations(first.page)).toEqual([]);

    const second = await stage.open({ route: '/new?panels=rfm,abc', language: 'zh-CN' });
    await dropFiles(second.page, textFile('订单.csv', orders));
    await settled(second.page, 'rfm');
    await settled(second.page, 'abc');
    const [counted, countedAbc] = [await allStats(second.page, 'rfm'), await allStats(second.page, 'abc')];
    expect({ ...given, 'as-of': '' }).toEqual({ ...counted, 'as-of': '' });
    expect(givenAbc).toEqual(countedAbc);
  });

  it('are told from x, t_x and T by hand as well, and the way back is open', async () => {
    const { page } = await stage.open({ route: '/new?panels=rfm' });
    await dropFiles(page, textFile('rfm.csv', summary));
    await settled(page, 'rfm');
    const people = await stat(page, 'rfm', 'customers');
    const kind = page.locator('.panel.data .kind select');
    await kind.selectOption('customer-summary');
    await page.locator('.panel.data .ask').waitFor();
    await page.locator('body').press('Control+z');
    await settled(page, 'rfm');
    expect(await stat(page, 'rfm', 'customers')).toBe(people);
  });
});
