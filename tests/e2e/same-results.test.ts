/** One set of orders, many shapes of file: the results are those reckoned by hand, to the last digit. */

import { describe, expect, it } from 'vitest';
import { dropFiles, textFile, type DroppedFile } from './support/files.ts';
import { CHINESE_HEADER, expectedOf, makeOrders, shuffled, toCsv, toGb18030 } from './support/orders.ts';
import { allStats, saved, stats } from './support/results.ts';
import { useStage } from './support/stage.ts';

const AS_OF = '2024-01-01';
const ROUTE = `/new?panels=rfm,abc&rfm.asOf=${AS_OF}&rfm.orders=customer-day&rfm.monetary=total&rfm.highLow=mean`;

describe('the same orders', () => {
  const stage = useStage();
  const orders = makeOrders();
  const expected = expectedOf(orders, AS_OF);

  const shapes: readonly (readonly [string, DroppedFile])[] = [
    ['plain', textFile('plain.csv', toCsv(orders))],
    ['shuffled', textFile('shuffled.csv', toCsv(shuffled(orders)))],
    [
      'in GB18030 with Chinese headers',
      { name: '订单.csv', bytes: toGb18030(toCsv(orders, { header: CHINESE_HEADER })) },
    ],
    ['with CRLF', textFile('crlf.csv', toCsv(orders, { newline: '\r\n' }))],
    ['with quoted fields', textFile('quoted.csv', toCsv(orders, { quoted: true }))],
    ['with a byte order mark', textFile('bom.csv', `\ufeff${toCsv(orders)}`)],
    [
      'in UTF-16',
      { name: 'utf16.csv', bytes: Buffer.from(`\ufeff${toCsv(orders, { header: CHINESE_HEADER })}`, 'utf16le') },
    ],
    ['with tabs', textFile('tabs.tsv', toCsv(orders).replaceAll(',', '\t'))],
  ];

  it.each(shapes)('give the same results %s', async (_, file) => {
    const { page } = await stage.open({ route: ROUTE });
    await dropFiles(page, file);
    const rfm = await stats(page, 'rfm', ['customers', 'orders', 'revenue', ...Object.keys(expected.classes)]);
    expect(rfm).toEqual({
      customers: expected.customers,
      orders: expected.orders,
      revenue: expected.revenue,
      ...expected.classes,
    });
    const abc = await stats(page, 'abc', ['gini', 'customers-to-80']);
    expect(abc['gini']).toBeCloseTo(expected.gini, 12);
    expect(abc['customers-to-80']).toBe(expected.to80);
  });

  it('give the same results after a reload', async () => {
    const { page } = await stage.open({ route: ROUTE });
    await dropFiles(page, textFile('plain.csv', toCsv(orders)));
    const before = { rfm: await allStats(page, 'rfm'), abc: await allStats(page, 'abc') };
    await saved(page);
    await page.reload();
    expect({ rfm: await allStats(page, 'rfm'), abc: await allStats(page, 'abc') }).toEqual(before);
  });
});
