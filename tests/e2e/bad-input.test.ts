/** Every kind of bad input is answered in words, in both languages, with nothing lost and nothing left hanging. */

import { deflateRawSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { dropFiles, textFile, type DroppedFile } from './support/files.ts';
import { ORDERS, ORDERS_FILE } from './support/journey.ts';
import { toCsv } from './support/orders.ts';
import { settled } from './support/results.ts';
import { useStage } from './support/stage.ts';
import { ENGLISH, patternOf } from './support/words.ts';

interface Case {
  readonly name: string;
  readonly file: DroppedFile;
  /** dictionary code of what is said */
  readonly code: string;
  /** rows that are kept and shown; `null` where the file is refused */
  readonly rows: number | null;
  /** whether the panels still have something to show */
  readonly results: boolean;
}

const rowsOf = (customer: (i: number) => string, date: (i: number) => string, amount: (i: number) => string): string =>
  `customer_id,date,amount\n${Array.from({ length: 30 }, (_, i) => `${customer(i)},${date(i)},${amount(i)}\n`).join('')}`;
const customers = (i: number): string => `K${i % 10}`;
const dates = (i: number): string => `2023-01-${String(1 + (i % 28)).padStart(2, '0')}`;
const amounts = (i: number): string => `${10 + i}.50`;
const good = rowsOf(customers, dates, amounts);

/** Enough of a workbook to be known as one. */
const workbook = Uint8Array.from([
  ...[0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 19, 0, 0, 0],
  ...new TextEncoder().encode('[Content_Types].xml'),
  ...deflateRawSync('<Types/>'),
  ...new TextEncoder().encode('xl/workbook.xml'),
]);
const png = Uint8Array.from([
  0x89,
  0x50,
  0x4e,
  0x47,
  0x0d,
  0x0a,
  0x1a,
  0x0a,
  0,
  0,
  0,
  13,
  0x49,
  0x48,
  0x44,
  0x52,
  ...new Uint8Array(200),
]);
const binary = Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 32);

const CASES: readonly Case[] = [
  { name: 'an empty file', file: textFile('empty.csv', ''), code: 'data.empty-file', rows: null, results: false },
  {
    name: 'a byte order mark alone',
    file: textFile('mark.csv', '\ufeff'),
    code: 'data.mark-only',
    rows: null,
    results: false,
  },
  {
    name: 'blank lines alone',
    file: textFile('blank.csv', '\n  \n\n'),
    code: 'data.blank-file',
    rows: null,
    results: false,
  },
  {
    name: 'a header alone',
    file: textFile('header.csv', 'customer_id,date,amount\n'),
    code: 'data.header-only',
    rows: 0,
    results: false,
  },
  {
    name: 'a workbook called csv',
    file: { name: 'book.csv', bytes: workbook },
    code: 'data.workbook-damaged',
    rows: null,
    results: false,
  },
  {
    name: 'a picture called csv',
    file: { name: 'picture.csv', bytes: png },
    code: 'data.not-text-image',
    rows: null,
    results: false,
  },
  {
    name: 'bytes that are no text',
    file: { name: 'noise.csv', bytes: binary },
    code: 'data.not-text-binary',
    rows: null,
    results: false,
  },
  {
    name: 'no customer column',
    file: textFile('a.csv', good.replaceAll(/^[^,]+,/gm, '')),
    code: 'data.plain-dated',
    rows: 30,
    results: false,
  },
  {
    name: 'no date column',
    file: textFile('b.csv', good.replaceAll(/^([^,]+),[^,]+,/gm, '$1,')),
    code: 'data.no-time-column',
    rows: 30,
    results: false,
  },
  {
    name: 'one customer',
    file: textFile(
      'c.csv',
      rowsOf(() => 'K1', dates, amounts),
    ),
    code: 'data.one-customer',
    rows: 30,
    results: true,
  },
  {
    name: 'one date for all',
    file: textFile(
      'd.csv',
      rowsOf(customers, () => '2023-05-01', amounts),
    ),
    code: 'data.one-day',
    rows: 30,
    results: true,
  },
  {
    name: 'all amounts equal',
    file: textFile(
      'e.csv',
      rowsOf(customers, dates, () => '9.90'),
    ),
    code: 'data.one-amount',
    rows: 30,
    results: true,
  },
  {
    name: 'ragged rows',
    file: textFile('f.csv', good.replace('K3,', 'K3,extra,extra,').replace(/K5,[^\n]*/, 'K5')),
    code: 'data.finding-ragged-row',
    rows: 30,
    results: true,
  },
  {
    name: 'an unclosed quote',
    file: textFile('g.csv', good.replace('\nK3,', '\n"K3,')),
    code: 'data.quote-unclosed',
    rows: 30,
    results: true,
  },
];

/** What the notebook says, errors and notices included, hidden texts aside. */
async function said(page: Page, language: 'en' | 'zh-CN', code: string): Promise<void> {
  await page.locator('main').getByText(patternOf(language, code)).first().waitFor({ timeout: 20_000 });
}

describe('bad input', () => {
  const stage = useStage();

  it.each(CASES)('$name is answered in both languages', async ({ file, code, rows, results }) => {
    const { page } = await stage.open({ route: '/new?panels=rfm,abc' });
    await dropFiles(page, file);
    await said(page, 'en', code);
    await page.waitForFunction(() => document.querySelector('section[aria-busy="true"]') === null);
    if (rows === null) expect(await page.locator('data[data-stat="rows-read"]').count()).toBe(0);
    else expect(await page.locator('data[data-stat="rows-read"]').first().getAttribute('value')).toBe(String(rows));
    expect((await page.locator('section[data-panel="rfm"] data[data-stat]').count()) > 0).toBe(results);
    await page.getByRole('button', { name: ENGLISH.text('app.other-language') }).click();
    await said(page, 'zh-CN', code);
  });

  it('in a second file leaves the first and its results as they are', async () => {
    const { page } = await stage.open({ route: '/new?panels=rfm,abc' });
    await dropFiles(page, ORDERS_FILE);
    await settled(page, 'rfm');
    const before = await page
      .locator('section[data-panel="rfm"] data[data-stat="revenue"]')
      .first()
      .getAttribute('value');
    await dropFiles(page, { name: 'noise.csv', bytes: binary });
    await said(page, 'en', 'data.not-text-binary');
    expect(
      await page.locator('section[data-panel="rfm"] data[data-stat="revenue"]').first().getAttribute('value'),
    ).toBe(before);
  });
});

describe('the data card', () => {
  const stage = useStage();
  // Line 1 is the header; these are lines 2 to 5.
  const flaws = [
    'X000001,,2023-02-01,10.00',
    'X000002,K0001,2023-02-02,-5.00',
    'X000003,K0001,someday,7.00',
    'X000004,K0002,2023-02-03,0.00',
  ];
  const file = textFile('flaws.csv', toCsv(ORDERS).replace('\n', `\n${flaws.join('\n')}\n`));
  const value = async (page: Page, name: string): Promise<number> =>
    Number(await page.locator(`data[data-stat="${name}"]`).first().getAttribute('value'));

  it('P2 accounts for every row: read = used + listed, whatever the treatment', async () => {
    const { page } = await stage.open({ route: '/new?panels=rfm' });
    await dropFiles(page, file);
    await settled(page, 'rfm');
    const ledger = async (): Promise<readonly number[]> => [
      await value(page, 'rows-read'),
      await value(page, 'rows-used'),
      await value(page, 'rows-listed'),
    ];
    const [read, used, listed] = await ledger();
    expect(read).toBe(ORDERS.length + flaws.length);
    expect(used! + listed!).toBe(read);
    expect(listed).toBeGreaterThan(0);
    expect(await value(page, 'finding-missing-customer')).toBe(1);
    expect(await value(page, 'finding-negative-amount')).toBe(1);

    // Another treatment is one click, and one step to undo.
    const finding = page.locator('li.find', { has: page.locator('data[data-stat="finding-missing-customer"]') });
    await finding.locator('.others button').first().click();
    await page.waitForFunction(
      (before) =>
        document.querySelector<HTMLDataElement>('data[data-stat="rows-listed"]')?.value === String(before - 1),
      listed!,
    );
    const after = await ledger();
    expect(after[1]! + after[2]!).toBe(after[0]);
    await page.keyboard.press('Control+z');
    await page.waitForFunction(
      (before) => document.querySelector<HTMLDataElement>('data[data-stat="rows-listed"]')?.value === String(before),
      listed!,
    );
  });

  it('P2 lists the rows that are not used, with their lines', async () => {
    const { page } = await stage.open({ route: '/new?panels=rfm' });
    await dropFiles(page, file);
    await settled(page, 'rfm');
    await page.getByRole('button', { name: ENGLISH.text('notebook.see-listed') }).click();
    const grid = page.getByRole('grid').first();
    await grid.getByText('X000001').waitFor();
    expect(await grid.getByText('X000003').count()).toBe(1);
  });

  it('P3 gives the reason of every guess, and lets it be changed and guessed again', async () => {
    const { page } = await stage.open({ route: '/new?panels=rfm' });
    await dropFiles(page, ORDERS_FILE);
    await settled(page, 'rfm');
    const card = page.locator('section.data');
    const roles = card.locator('table.roles tbody tr');
    expect(await roles.count()).toBeGreaterThanOrEqual(4);
    for (const reason of await roles.locator('.why').allInnerTexts()) expect(reason.trim()).not.toBe('');

    await card.getByRole('tab', { name: ENGLISH.text('notebook.tab-file') }).click();
    for (const hint of await card.locator('p.hint').allInnerTexts()) expect(hint.trim()).not.toBe('');
    const encoding = card.getByLabel(ENGLISH.text('notebook.encoding'));
    expect(await encoding.inputValue()).toBe('utf-8');
    await encoding.selectOption('gb18030');
    await card
      .getByRole('button', { name: ENGLISH.text('notebook.back-to-guess') })
      .first()
      .waitFor();
    await settled(page, 'rfm');
    await card
      .getByRole('button', { name: ENGLISH.text('notebook.back-to-guess') })
      .first()
      .click();
    await page.waitForFunction(
      () => document.querySelector<HTMLSelectElement>('select[id$="-encoding"]')?.value === 'utf-8',
    );
  });
});
