/** The published CDNOW sample gives the published numbers, whatever the shape of its file. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CDNOW, dropFiles, fileFrom, HAS_CDNOW, textFile, type DroppedFile } from './support/files.ts';
import { shuffled, toGb18030 } from './support/orders.ts';
import { allStats, saved, stats } from './support/results.ts';
import { useStage } from './support/stage.ts';

const ROUTE = '/new?panels=rfm,abc&rfm.asOf=1998-06-30&rfm.orders=customer-day&rfm.monetary=total&rfm.highLow=mean';
const CLASSES = {
  'class-111': 464,
  'class-110': 188,
  'class-101': 30,
  'class-100': 161,
  'class-011': 37,
  'class-010': 47,
  'class-001': 62,
  'class-000': 1368,
};

describe.skipIf(!HAS_CDNOW)('CDNOW', () => {
  const stage = useStage();

  const lines = (): readonly string[] => readFileSync(CDNOW, 'utf8').trimEnd().split(/\r?\n/);
  const shapes: readonly (readonly [string, () => DroppedFile])[] = [
    ['as published', () => fileFrom(CDNOW)],
    ['shuffled', () => textFile('shuffled.csv', `${[lines()[0]!, ...shuffled(lines().slice(1))].join('\n')}\n`)],
    [
      'in GB18030 with Chinese headers',
      () => ({
        name: '订单.csv',
        bytes: toGb18030(`${['客户编号,样本编号,日期,数量,金额', ...lines().slice(1)].join('\r\n')}\r\n`),
      }),
    ],
    ['with CRLF', () => textFile('crlf.csv', `${lines().join('\r\n')}\r\n`)],
    [
      'with quoted fields',
      () =>
        textFile(
          'quoted.csv',
          lines()
            .map(
              (line) =>
                `${line
                  .split(',')
                  .map((cell) => `"${cell}"`)
                  .join(',')}\n`,
            )
            .join(''),
        ),
    ],
  ];

  it.each(shapes)('gives the same results %s', async (_, file) => {
    const { page } = await stage.open({ route: ROUTE });
    await dropFiles(page, file());
    const rfm = await stats(page, 'rfm', [
      'customers',
      'orders',
      'revenue',
      ...(Object.keys(CLASSES) as (keyof typeof CLASSES)[]),
    ]);
    expect(rfm).toEqual({ customers: 2357, orders: 6696, revenue: 244091.94, ...CLASSES });
    const abc = await stats(page, 'abc', ['gini', 'customers-to-80']);
    expect(abc['gini']).toBeCloseTo(0.6309171, 7);
    expect(abc['customers-to-80']).toBe(777);
    expect(await page.locator('data[data-stat="rows"]').first().getAttribute('value')).toBe('6919');
  });

  it('gives the same results after a reload', async () => {
    const { page } = await stage.open({ route: ROUTE });
    await dropFiles(page, fileFrom(CDNOW));
    const before = { rfm: await allStats(page, 'rfm'), abc: await allStats(page, 'abc') };
    await saved(page);
    await page.reload();
    expect({ rfm: await allStats(page, 'rfm'), abc: await allStats(page, 'abc') }).toEqual(before);
    expect(Object.keys(before.rfm).length).toBeGreaterThan(10);
  });
});
