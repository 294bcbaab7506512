/**
 * The product itself with the largest files it is meant for: from the drop to the report and the first panel, the longest task of
 * the main thread, Cancel on the way, and what of memory and of the browser's storage is still held once the file is deleted.
 *
 * Memory is counted in two ways. Resident size of the renderers (Linux, /proc): page and engine each have a process, their rises
 * are added. Live memory: what the JavaScript engine holds after a collection of garbage, objects and buffers, page and engine.
 */
// @ts-check

import { statSync } from 'node:fs';
import { openPage } from '../browser.mjs';
import { watchHeaps } from '../heaps.mjs';
import { intakeFile } from '../intake-file.mjs';
import { median } from '../numbers.mjs';
import { renderers, reset, status } from '../processes.mjs';
import { shown } from '../report.mjs';
import { workbookFile } from '../workbook-file.mjs';
import { dropFile } from './main-thread.mjs';

/** @typedef {import('../report.mjs').Row} Row */
/** @typedef {import('playwright-core').Page} Page */

/**
 * @typedef {object} Case
 * @property {string} work
 * @property {string} path of the file
 * @property {number} target of the time to the first panel, ms
 */

/** Shares of the file after which reading is cancelled. */
const SHARES = [0.1, 0.5, 0.9];

// A round of these takes as long as ten of others.
const MOST_ROUNDS = 3;
const PANEL = 'rfm';

/**
 * @typedef {object} Run
 * @property {number} report from the drop until the report stands, ms
 * @property {number} panel until the first panel stands, ms
 * @property {number} longest task of the main thread meanwhile, ms
 * @property {number} peak rise of the resident size, bytes
 * @property {Held} open while the file is open
 * @property {Held} binned its cell in the bin
 * @property {Held} emptied the bin emptied
 */

/**
 * What is more than before the drop, in bytes.
 * @typedef {{ live: number, page: number, engine: number, resident: number, stored: number }} Held
 */

/**
 * Everything Excel can hold, as CSV.
 * @param {import('../browser.mjs').Stage} stage
 * @param {number} rounds
 */
export async function measureSheet(stage, rounds) {
  return measure(stage, { work: '1,048,576 × 12', path: (await intakeFile('sheet')).path, target: 5_000 }, rounds);
}

/**
 * @param {import('../browser.mjs').Stage} stage
 * @param {number} rounds
 */
export async function measureLines(stage, rounds) {
  return measure(stage, { work: '5,000,000 × 3', path: (await intakeFile('lines')).path, target: 7_500 }, rounds);
}

/**
 * The same as the largest sheet, as a workbook.
 * @param {import('../browser.mjs').Stage} stage
 * @param {number} rounds
 */
export async function measureWorkbook(stage, rounds) {
  return measure(stage, { work: '1,048,575 × 12 (.xlsx)', path: await workbookFile(), target: 60_000 }, rounds);
}

/**
 * @param {import('../browser.mjs').Stage} stage
 * @param {Case} of
 * @param {number} wanted
 * @returns {Promise<Row[]>}
 */
async function measure(stage, of, wanted) {
  const rounds = Math.min(wanted, MOST_ROUNDS);
  /** @type {Run[]} */
  const runs = [];
  for (let round = 0; round < rounds; round++) runs.push(await lifeOf(stage, of));
  return [...judged(of, runs), await cancelling(stage, of, rounds)];
}

/**
 * @param {Case} of
 * @param {readonly Run[]} runs
 * @returns {Row[]}
 */
function judged({ work, path, target }, runs) {
  const bytes = statSync(path).size;
  /** @param {(run: Run) => number} figure */
  const middle = (figure) => median(runs.map(figure));
  const panel = middle((run) => run.panel);
  const longest = middle((run) => run.longest);
  const peak = middle((run) => run.peak);
  const live = middle((run) => run.emptied.live);
  const stored = middle((run) => run.emptied.stored);
  const left = Math.max(0, live, stored);
  return [
    {
      work: `${work} (${mega(bytes)}), drop to first panel`,
      ours: `${shown(panel, 'ms')}, the report after ${shown(
        middle((run) => run.report),
        'ms',
      )}`,
      peer: '–',
      figure: panel,
      unit: 'ms',
      sense: 'at most',
      target,
      gate: 3 * target,
      raw: runs,
    },
    {
      work: `${work}, longest main-thread task from drop to panel`,
      ours: shown(longest, 'ms'),
      peer: '–',
      figure: longest,
      unit: 'ms',
      sense: 'at most',
      target: 200,
      gate: 200,
      raw: runs.map((run) => run.longest),
    },
    {
      work: `${work}, peak of resident memory, in sizes of the file`,
      ours: mega(peak),
      peer: '–',
      figure: peak / bytes,
      unit: '×',
      sense: 'at most',
      target: 6,
      gate: 12,
      raw: runs.map((run) => run.peak),
    },
    {
      work: `${work}, deleted for good: memory or storage still held, in sizes of the file`,
      ours: `${mega(live)} live, ${mega(stored)} stored`,
      peer: `while open ${mega(middle((run) => run.open.live))} live, ${mega(middle((run) => run.open.stored))} stored`,
      figure: left / bytes,
      unit: '×',
      sense: 'at most',
      target: 0.1,
      gate: 0.1,
      raw: runs.map(({ open, binned, emptied }) => ({ open, binned, emptied })),
    },
  ];
}

/**
 * Dropped, shown, deleted into the bin, the bin emptied. A browser of its own: nothing is kept from the one before.
 * @param {import('../browser.mjs').Stage} stage
 * @param {Case} of
 * @returns {Promise<Run>}
 */
async function lifeOf(stage, { work, path }) {
  const browser = await stage.launch();
  const page = await openPage(browser, `${await stage.product()}?lang=en#/new?panels=${PANEL}`);
  await page.waitForSelector('main');
  await page.waitForTimeout(2000);
  const heaps = await watchHeaps(page);
  const processes = process.platform === 'linux' ? await renderers(browser) : [];
  const dropped = await dropFile(page, path);
  const before = { ...(await heaps()), stored: await stored(page), resident: processes.map(reset) };
  /** @param {readonly number[]} sizes in kB */
  const risen = (sizes) => sum(sizes.map((size, index) => Math.max(0, size - (before.resident[index] ?? 0)))) * 1024;
  /** @returns {Promise<Held>} */
  const held = async () => {
    await page.waitForSelector('[data-saving="saved"]');
    // The browser deletes files a little later than what names them.
    await page.waitForTimeout(6000);
    const now = await heaps();
    const resident = risen(processes.map((id) => status(id, 'VmRSS')));
    const [own, engine] = [now.page - before.page, now.engine - before.engine];
    return { live: own + engine, page: own, engine, resident, stored: (await stored(page)) - before.stored };
  };

  const { report, panel, longest } = await page.evaluate(dropAndWait, {
    transfer: dropped,
    reportAt: 'data[data-stat="rows-read"]',
    panelAt: `section[data-panel="${PANEL}"][aria-busy="false"] data[data-stat]`,
  });
  const peak = risen(processes.map((id) => status(id, 'VmHWM')));
  const open = await held();

  await page.locator('section.data').getByRole('button', { name: 'Cell menu' }).click();
  await page.getByRole('menuitem', { name: 'Delete cell' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.waitForSelector('section.data', { state: 'detached' });
  const binned = await held();

  await page.getByRole('button', { name: /^Bin · 1/ }).click();
  await page.getByRole('button', { name: 'Empty', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Empty', exact: true }).click();
  await page.waitForTimeout(500);
  const emptied = await held();
  await browser.close();
  console.log(
    `  ${work}: report ${shown(report, 'ms')}, panel ${shown(panel, 'ms')}, longest task ${longest.toFixed(0)} ms, peak +${mega(peak)}`,
  );
  for (const [when, { live, engine, resident, stored }] of Object.entries({ open, binned, emptied }))
    console.log(
      `    ${when}: live +${mega(live)} (engine ${mega(engine)}), resident +${mega(resident)}, stored +${mega(stored)}`,
    );
  return { report, panel, longest, peak, open, binned, emptied };
}

/**
 * In the page: lets the file go and looks, frame by frame, for what it waits for.
 * @param {{ transfer: DataTransfer, reportAt: string, panelAt: string }} what
 */
async function dropAndWait({ transfer, reportAt, panelAt }) {
  const started = window.startDrop(transfer);
  /** @param {string} selector */
  const seen = async (selector) => {
    while (!document.querySelector(selector)) {
      const failed = document.querySelector('section.data.err');
      if (failed) throw new Error(`not read: ${failed.textContent.trim().replaceAll(/\s+/g, ' ').slice(0, 300)}`);
      await new Promise(requestAnimationFrame);
    }
    return performance.now() - started;
  };
  const [report, panel] = await Promise.all([seen(reportAt), seen(panelAt)]);
  const { longest } = await window.tasksSince(started);
  return { report, panel, longest };
}

/**
 * From the click on Cancel until a small file dropped in the same moment is read and shown, less what that takes on an idle page.
 * @param {import('../browser.mjs').Stage} stage
 * @param {Case} of
 * @param {number} rounds
 * @returns {Promise<Row>}
 */
async function cancelling(stage, { work, path }, rounds) {
  /** @type {Map<number, number[]>} */
  const raw = new Map([0, ...SHARES].map((share) => [share, []]));
  for (let round = 0; round < rounds; round++)
    for (const [share, runs] of raw) {
      const browser = await stage.launch();
      const page = await openPage(browser, `${await stage.product()}?lang=en#/new`);
      await page.waitForSelector('main');
      await page.waitForTimeout(2000);
      const transfer = await dropFile(page, path);
      runs.push(await page.evaluate(cancelAndDrop, { transfer, share: share * 100 }));
      await browser.close();
    }
  const idle = median(raw.get(0) ?? []);
  const places = SHARES.map((share) => /** @type {const} */ ([share, median(raw.get(share) ?? [])]));
  console.log(
    `  ${work}: a small file is shown ${shown(idle, 'ms')} after its drop; after Cancel at ${places.map(([share, time]) => `${share * 100} %: ${shown(time, 'ms')}`).join(', ')}`,
  );
  const worst = Math.max(0, ...places.map(([, time]) => time - idle));
  return {
    work: `${work}, from Cancel at 10, 50 or 90 % until the engine reads another file`,
    ours: shown(worst, 'ms'),
    peer: '–',
    figure: worst,
    unit: 'ms',
    sense: 'at most',
    target: 300,
    gate: 300,
    raw: Object.fromEntries(raw),
  };
}

/**
 * In the page.
 * @param {{ transfer: DataTransfer, share: number }} what share in per cent; at 0 nothing is read and cancelled before
 */
async function cancelAndDrop({ transfer, share }) {
  const small = new DataTransfer();
  small.items.add(new File(['customer,date,amount\na,2024-01-01,3\nb,2024-01-02,4\n'], 'small.csv'));
  const bar = () => document.querySelector('section.data [role="progressbar"]');
  if (share > 0) window.startDrop(transfer);
  while (share > 0 && !(Number(bar()?.getAttribute('aria-valuenow')) >= share)) {
    if (document.querySelector('data[data-stat="rows-read"]')) throw new Error(`read before ${share} % were seen`);
    await new Promise(requestAnimationFrame);
  }
  const started = performance.now();
  const buttons = [...document.querySelectorAll('section.data button')];
  const cancel = buttons.find((button) => button.textContent.trim() === 'Cancel');
  if (cancel instanceof HTMLElement) cancel.click();
  window.startDrop(small);
  while (!document.querySelector('data[data-stat="rows-read"][value="2"]')) await new Promise(requestAnimationFrame);
  return performance.now() - started;
}

/**
 * Bytes the browser keeps for the page's address.
 * @param {Page} page
 */
function stored(page) {
  return page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
}

/** @param {readonly number[]} values */
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

/** @param {number} bytes */
function mega(bytes) {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
