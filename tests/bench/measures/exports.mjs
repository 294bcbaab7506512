/** The product itself: a table as large as Excel can hold, saved as a workbook and as CSV; from the click to the file on disk. */
// @ts-check

import { closeSync, existsSync, mkdirSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openPage, OUTPUT } from '../browser.mjs';
import { median } from '../numbers.mjs';
import { renderers, reset, status } from '../processes.mjs';
import { shown } from '../report.mjs';
import { dropFile } from './main-thread.mjs';

/** Rows of a sheet, less that of the names. */
const ROWS = 1_048_575;
const FORMS = /** @type {const} */ ([
  { name: 'xlsx', radio: 'Excel (.xlsx)', encoding: null, target: 30_000, gate: 90_000 },
  { name: 'CSV UTF-8', radio: 'CSV', encoding: 'utf-8', target: 10_000, gate: 30_000 },
  { name: 'CSV GB18030', radio: 'CSV', encoding: 'gb18030', target: 10_000, gate: 30_000 },
]);

/**
 * @param {import('../browser.mjs').Stage} stage
 * @param {number} rounds
 * @returns {Promise<import('../report.mjs').Row[]>}
 */
export async function measureExports(stage, rounds) {
  const file = wideFile();
  const browser = await stage.launch();
  const page = await openPage(browser, `${await stage.product()}?lang=en#/new`);
  await page.waitForSelector('main');
  await page.waitForTimeout(1000);
  const dropped = await dropFile(page, file);
  await page.evaluate((transfer) => window.startDrop(transfer), dropped);
  const card = page.locator('section.data').first();
  await card.getByRole('tab', { name: 'Table' }).click();
  await card.getByRole('grid').waitFor();
  /** @type {Map<string, { milliseconds: number, megabytes: number, longest: number, bytes: number }[]>} */
  const runs = new Map(FORMS.map(({ name }) => [name, []]));
  // The card takes a few rounds' time to read: three tell what nine would.
  for (let round = 0; round < Math.min(rounds, 3); round++) {
    for (const { name, radio, encoding } of FORMS) {
      await card.getByRole('button', { name: 'Export…', exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('radio', { name: radio }).click();
      if (encoding) await dialog.getByLabel('Encoding').selectOption(encoding);
      const processes = process.platform === 'linux' ? await renderers(browser) : [];
      const before = processes.map(reset);
      const from = await page.evaluate(() => performance.now());
      const waiting = page.waitForEvent('download', { timeout: 600_000 });
      const started = performance.now();
      await dialog.getByRole('button', { name: 'Export', exact: true }).click();
      const path = await (await waiting).path();
      const milliseconds = performance.now() - started;
      const rises = processes.map((id, index) => status(id, 'VmHWM') - (before[index] ?? 0));
      const { longest } = await page.evaluate((since) => window.tasksSince(since), from);
      const run = { milliseconds, megabytes: Math.max(0, ...rises) / 1024, longest, bytes: statSync(path).size };
      console.log(
        `  ${name}: ${shown(milliseconds, 'ms')}, ${(run.bytes / 1e6).toFixed(1)} MB on disk, memory +${run.megabytes.toFixed(0)} MB, longest task of the page ${longest.toFixed(0)} ms`,
      );
      runs.get(name)?.push(run);
    }
  }
  await browser.close();
  return FORMS.map(({ name, target, gate }) => {
    const own = runs.get(name) ?? [];
    const figure = median(own.map(({ milliseconds }) => milliseconds));
    return {
      work: `${ROWS.toLocaleString('en')} × 12 saved as ${name}`,
      ours: `${shown(figure, 'ms')}, memory +${median(own.map(({ megabytes }) => megabytes)).toFixed(0)} MB`,
      peer: '–',
      figure,
      unit: 'ms',
      sense: 'at most',
      target,
      gate,
      raw: own,
    };
  });
}

/** Path of the file, written once: ids, moments, days, words in two languages, amounts. */
function wideFile() {
  const path = join(OUTPUT, `wide-${ROWS}.csv`);
  if (existsSync(path)) return path;
  mkdirSync(OUTPUT, { recursive: true });
  const cities = ['北京', '上海', '广州', '深圳', '成都', '杭州', '西安', '武汉'];
  const products = Array.from({ length: 400 }, (_, i) => `商品 ${i} Milk tea, ${i % 7 ? 'large' : 'small'}`);
  const file = openSync(path, 'w');
  let text = 'order_id,customer_id,paid_at,order_date,product,city,channel,quantity,unit_price,discount,amount,note\n';
  let state = 7;
  const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  const two = (/** @type {number} */ value) => String(value).padStart(2, '0');
  for (let row = 0; row < ROWS; row++) {
    const day = `202${Math.floor(random() * 5)}-${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}`;
    const [quantity, cents] = [1 + Math.floor(random() * 9), 500 + Math.floor(random() * 90_000)];
    text += `9${String(1e15 + row * 7).slice(1)},M${String(Math.floor(random() * 200_000)).padStart(7, '0')},${day} ${two(Math.floor(random() * 24))}:${two(Math.floor(random() * 60))}:${two(Math.floor(random() * 60))},${day},"${products[Math.floor(random() * 400)]}",${cities[Math.floor(random() * 8)]},${row % 3 ? 'App' : 'Store'},${quantity},${cents / 100},${Math.floor(random() * 30) / 100},${(quantity * cents) / 100},${row % 5 ? '' : `备注 ${row % 1000}`}\n`;
    if (text.length < 1 << 20) continue;
    writeSync(file, text);
    text = '';
  }
  writeSync(file, text);
  closeSync(file);
  return path;
}
