/** The product itself with a million lines: the longest task of the main thread from the drop to the RFM and ABC panels. */
// @ts-check

import { openPage } from '../browser.mjs';
import { median } from '../numbers.mjs';
import { ordersFile } from '../orders-file.mjs';
import { shown } from '../report.mjs';

const LINES = 1_000_000;
const PANELS = ['rfm', 'abc'];

/**
 * @param {import('../browser.mjs').Stage} stage
 * @param {number} rounds
 * @returns {Promise<import('../report.mjs').Row[]>}
 */
export async function measureMainThread(stage, rounds) {
  const file = await ordersFile(LINES, 'any');
  const runs = [];
  for (let round = 0; round < rounds; round++) runs.push(await longestTask(stage, file));
  const tasks = runs.map(({ longest }) => longest);
  const ready = runs.map(({ milliseconds }) => milliseconds);
  console.log(
    `  from drop to both panels ${shown(median(ready), 'ms')}; longest tasks ${tasks.map((task) => task.toFixed(0)).join(', ')} ms`,
  );
  return [
    {
      work: `longest main-thread task while loading ${LINES.toLocaleString('en')} lines`,
      ours: shown(median(tasks), 'ms'),
      peer: '–',
      figure: median(tasks),
      unit: 'ms',
      sense: 'at most',
      target: 100,
      gate: 100,
      raw: runs,
    },
  ];
}

/**
 * @param {import('../browser.mjs').Stage} stage
 * @param {string} file
 */
async function longestTask(stage, file) {
  const browser = await stage.launch();
  const page = await openPage(browser, `${await stage.product()}#/new?panels=${PANELS.join()}`);
  await page.waitForSelector('main');
  await page.waitForTimeout(1000);
  const dropped = await dropFile(page, file);
  const started = await page.evaluate((transfer) => window.startDrop(transfer), dropped);
  for (const panel of PANELS)
    await page.waitForSelector(`section[data-panel="${panel}"][aria-busy="false"] data[data-stat]`);
  const result = await page.evaluate((from) => window.tasksSince(from), started);
  await browser.close();
  return result;
}

/**
 * Puts a file of the disk into a drop; reading begins only when it is let go.
 * @param {import('playwright-core').Page} page
 * @param {string} file
 */
export async function dropFile(page, file) {
  const input = await page.evaluateHandle(() => {
    const tasks = /** @type {PerformanceEntry[]} */ ([]);
    new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: 'longtask' });
    window.startDrop = (transfer) => {
      const started = performance.now();
      const target = document.querySelector('main') ?? document.body;
      for (const type of ['dragenter', 'dragover', 'drop'])
        target.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
      return started;
    };
    window.tasksSince = async (from) => {
      const milliseconds = performance.now() - from;
      // Long tasks are told a little later.
      await new Promise((resolve) => setTimeout(resolve, 1500));
      const durations = tasks.filter((task) => task.startTime + task.duration >= from).map((task) => task.duration);
      return { milliseconds, longest: Math.max(0, ...durations), durations };
    };
    const element = document.createElement('input');
    element.type = 'file';
    return element;
  });
  await /** @type {import('playwright-core').ElementHandle<HTMLInputElement>} */ (input.asElement()).setInputFiles(
    file,
  );
  return page.evaluateHandle((element) => {
    const transfer = new DataTransfer();
    const chosen = /** @type {HTMLInputElement} */ (element).files?.[0];
    if (chosen) transfer.items.add(chosen);
    return transfer;
  }, input);
}
