/**
 * Large and ugly files: everything Excel can hold, five million lines, and a shop's export in GBK. Every tool guesses everything;
 * what it read right is counted against what was written. Then the product itself: from drop to first panel, Cancel, memory.
 */
// @ts-check

import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { ROOT } from '../../tools/prepare.mjs';
import { openPage, OUTPUT } from '../browser.mjs';
import { median, pairedRatio } from '../numbers.mjs';
import { shown } from '../report.mjs';
import { dropFile } from './main-thread.mjs';

/** @typedef {import('../intake-files.ts').IntakeFile} IntakeFile */
/** @typedef {import('../intake-files.ts').IntakeCase} IntakeCase */
/** @typedef {import('../page/intake.ts').IntakeTool} IntakeTool */
/** @typedef {import('../page/intake.ts').IntakeRun} IntakeRun */
/** @typedef {import('../report.mjs').Row} Row */

/** @type {readonly { which: IntakeCase, work: string }[]} */
const CASES = [
  { which: 'sheet', work: '1,048,576 × 12, file to typed columns' },
  { which: 'lines', work: '5,000,000 × 3, file to typed columns' },
  { which: 'ugly', work: '300,000 × 6 in GBK, ￥1,234.50, 2023年1月5日, newlines in cells' },
];
/** @type {readonly IntakeTool[]} */
const TOOLS = ['kezhi', 'duckdb', 'papaparse'];
const TITLES = { kezhi: 'Kezhi', duckdb: 'DuckDB-WASM', papaparse: 'PapaParse + Arquero' };

// A round of these takes as long as ten of others.
const MOST_ROUNDS = 3;

/**
 * @param {import('../browser.mjs').Stage} stage
 * @param {number} wanted
 * @returns {Promise<Row[]>}
 */
export async function measureIntake(stage, wanted) {
  const rounds = Math.min(wanted, MOST_ROUNDS);
  /** @type {Row[]} */
  const rows = [];
  for (const { which, work } of CASES) rows.push(...(await compare(stage, which, work, rounds)));
  const { path } = await intakeFile('sheet');
  rows.push(...(await inProduct(stage, path, rounds)));
  rows.push(...(await cancelled(stage, path)));
  return rows;
}

/**
 * @param {import('../browser.mjs').Stage} stage
 * @param {IntakeCase} which
 * @param {string} work
 * @param {number} rounds
 */
async function compare(stage, which, work, rounds) {
  const { path, truth } = await intakeFile(which);
  /** @type {Record<IntakeTool, IntakeRun[]>} */
  const runs = { kezhi: [], duckdb: [], papaparse: [] };
  for (let round = 0; round < rounds; round++) {
    for (const [place] of TOOLS.entries()) {
      const tool = TOOLS[(place + round) % TOOLS.length] ?? 'kezhi';
      // A browser for each run: no tool inherits the memory of another.
      const browser = await stage.launch();
      const page = await openPage(browser, await stage.bench());
      await page.setInputFiles('input', path);
      const run = await page
        .evaluate((name) => window.bench.intake(name), tool)
        .catch((error) => ({
          milliseconds: NaN,
          rows: 0,
          columns: [],
          error: String(error),
        }));
      runs[tool].push(run);
      await browser.close();
    }
  }
  for (const tool of TOOLS) {
    const [run] = runs[tool];
    if (!run) continue;
    const { right, wrong } = judge(truth, run);
    console.log(
      `  ${which}: ${TITLES[tool]} ${shown(median(runs[tool].map(({ milliseconds }) => milliseconds)), 'ms')}; rows ${run.rows === truth.rows ? 'right' : `${run.rows} of ${truth.rows}`}, columns right ${right} of ${truth.columns.length}${wrong.length > 0 ? ` (not ${wrong.join(', ')})` : ''}${run.error === '' ? '' : `; ${run.error.slice(0, 160)}`}`,
    );
  }
  const ours = runs.kezhi.map(({ milliseconds }) => milliseconds);
  /** @param {IntakeTool} tool */
  const rightOf = (tool) => {
    const [run] = runs[tool];
    return run ? judge(truth, run).right : 0;
  };
  /** @type {Row[]} */
  const rows = [];
  for (const peer of /** @type {const} */ (['duckdb', 'papaparse'])) {
    const theirs = runs[peer].map(({ milliseconds }) => milliseconds);
    if (theirs.some(Number.isNaN)) continue;
    rows.push({
      work,
      ours: shown(median(ours), 'ms'),
      peer: `${TITLES[peer]} ${shown(median(theirs), 'ms')}`,
      figure: pairedRatio(theirs, ours),
      unit: '×',
      sense: 'at least',
      target: 1.5,
      gate: 1,
      raw: { kezhi: ours, [peer]: theirs },
    });
  }
  rows.push({
    work: `columns of these read right, of ${truth.columns.length}`,
    ours: String(rightOf('kezhi')),
    peer: `DuckDB-WASM ${rightOf('duckdb')}, PapaParse + Arquero ${rightOf('papaparse')}`,
    figure: rightOf('kezhi') / truth.columns.length,
    unit: '×',
    sense: 'at least',
    target: 1,
    gate: 1,
    raw: Object.fromEntries(TOOLS.map((tool) => [tool, runs[tool][0] ?? null])),
  });
  return rows;
}

/**
 * @param {IntakeFile} truth
 * @param {IntakeRun} run
 */
function judge(truth, run) {
  const wrong = truth.columns.filter(({ type, filled, sum }, index) => {
    const found = run.columns[index];
    return !found || found.type !== type || found.filled !== filled || Math.abs(found.sum - sum) > 0.5;
  });
  return { right: truth.columns.length - wrong.length, wrong: wrong.map(({ name }) => name) };
}

/**
 * From drop to the first panel, the longest task of the main thread, and what is left of the memory after the cells are deleted.
 * @param {import('../browser.mjs').Stage} stage
 * @param {string} path
 * @param {number} rounds
 * @returns {Promise<Row[]>}
 */
async function inProduct(stage, path, rounds) {
  const runs = [];
  for (let round = 0; round < rounds; round++) {
    const browser = await stage.launch(['--js-flags=--expose-gc']);
    const page = await openPage(browser, `${await stage.product()}#/new?panels=rfm`);
    await page.waitForSelector('html[data-loaded="all"]', { state: 'attached' });
    const before = await settledMemory(page);
    const dropped = await dropFile(page, path);
    const started = await page.evaluate((transfer) => window.startDrop(transfer), dropped);
    await page.waitForSelector('section[data-panel="rfm"][aria-busy="false"] data[data-stat]');
    const result = await page.evaluate((from) => window.tasksSince(from), started);
    const loaded = await settledMemory(page);
    await page.goto(`${await stage.product()}#/`);
    await page.waitForTimeout(500);
    const after = await settledMemory(page);
    await browser.close();
    runs.push({ ...result, before, loaded, after });
  }
  const ready = runs.map(({ milliseconds }) => milliseconds);
  const tasks = runs.map(({ longest }) => longest);
  const left = runs.map(({ before, after }) => after - before);
  console.log(
    `  product: drop to first panel ${shown(median(ready), 'ms')}, longest tasks ${tasks.map((task) => task.toFixed(0)).join(', ')} ms; memory of the engine and the page ${runs.map(({ before, loaded, after }) => `${before.toFixed(0)} → ${loaded.toFixed(0)} → ${after.toFixed(0)}`).join(', ')} MB (before, loaded, left)`,
  );
  return [
    {
      work: '1,048,576 × 12 from drop to first panel',
      ours: shown(median(ready), 'ms'),
      peer: '–',
      figure: median(ready),
      unit: 'ms',
      sense: 'at most',
      target: 8000,
      gate: 15_000,
      raw: runs,
    },
    {
      work: 'longest main-thread task meanwhile',
      ours: shown(median(tasks), 'ms'),
      peer: '–',
      figure: median(tasks),
      unit: 'ms',
      sense: 'at most',
      target: 100,
      gate: 200,
      raw: tasks,
    },
    {
      work: 'memory not given back after leaving the notebook',
      ours: `${median(left).toFixed(0)} MB`,
      peer: '–',
      figure: median(left) * 1000,
      unit: 'kB',
      sense: 'at most',
      target: 30_000,
      gate: 80_000,
      raw: left,
    },
  ];
}

/**
 * Resident memory of all renderers in MB, after the collectors of page and workers have run.
 * @param {import('playwright-core').Page} page
 */
async function settledMemory(page) {
  const session = await page.context().newCDPSession(page);
  for (let turn = 0; turn < 3; turn++) {
    await session.send('HeapProfiler.collectGarbage');
    for (const worker of page.workers())
      await worker
        .evaluate(() => /** @type {{ gc?: () => void }} */ (/** @type {unknown} */ (globalThis)).gc?.())
        .catch(() => undefined);
    await page.waitForTimeout(400);
  }
  await session.detach();
  const browser = page.context().browser();
  const system = await browser?.newBrowserCDPSession();
  const { processInfo = [] } = (await system?.send('SystemInfo.getProcessInfo')) ?? {};
  return processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) / 1024)
    .reduce((sum, size) => sum + size, 0);
}

/**
 * @param {import('../browser.mjs').Stage} stage
 * @param {string} path
 * @returns {Promise<Row[]>}
 */
async function cancelled(stage, path) {
  /** @type {number[]} */
  const free = [];
  const told = [];
  for (const share of [10, 50, 90]) {
    const browser = await stage.launch();
    const page = await openPage(browser, `${await stage.product()}#/new?panels=rfm`);
    await page.waitForSelector('html[data-loaded="all"]', { state: 'attached' });
    const large = await dropFile(page, path);
    await page.evaluate((transfer) => window.startDrop(transfer), large);
    const milliseconds = await page.evaluate(async (share) => {
      /** @type {() => Promise<void>} */
      const turn = () => new Promise((resolve) => setTimeout(resolve, 4));
      const bar = () => Number(document.querySelector('[role="progressbar"]')?.getAttribute('aria-valuenow') ?? -1);
      while (bar() < share) await turn();
      const button = document
        .querySelector('[role="progressbar"]')
        ?.closest('section')
        ?.querySelector('button.btn.lite');
      const clicked = performance.now();
      /** @type {HTMLButtonElement} */ (button).click();
      while (document.querySelector('[role="progressbar"]')) await turn();
      return performance.now() - clicked;
    }, share);
    told.push(milliseconds);
    // The engine is free when it answers again: a file of two lines.
    const small = join(OUTPUT, 'small.csv');
    writeFileSync(small, 'customer,date,amount\nA,2023-01-05,1\n');
    const next = await dropFile(page, small);
    const began = await page.evaluate((transfer) => window.startDrop(transfer), next);
    await page.waitForSelector('data[data-stat="rows-read"]');
    free.push(await page.evaluate((from) => performance.now() - from, began));
    await browser.close();
  }
  console.log(
    `  Cancel at 10, 50, 90 %: gone after ${told.map((each) => each.toFixed(0)).join(', ')} ms; the next file read after ${free.map((each) => each.toFixed(0)).join(', ')} ms`,
  );
  return [
    {
      work: 'Cancel at 10, 50 and 90 % of 1,048,576 × 12, the slowest',
      ours: shown(Math.max(...told), 'ms'),
      peer: '–',
      figure: Math.max(...told),
      unit: 'ms',
      sense: 'at most',
      target: 300,
      gate: 300,
      raw: { told, free },
    },
  ];
}

/**
 * The file and what is true of it, written once.
 * @param {IntakeCase} which
 * @returns {Promise<{ path: string, truth: IntakeFile }>}
 */
async function intakeFile(which) {
  mkdirSync(OUTPUT, { recursive: true });
  const path = join(OUTPUT, `intake-${which}.csv`);
  const known = join(OUTPUT, `intake-${which}.json`);
  if (!existsSync(known) || !existsSync(path)) {
    /** @type {{ module: typeof import('../intake-files.ts') }} */
    const { module } = await runnerImport(join(ROOT, 'tests', 'bench', 'intake-files.ts'), {
      configFile: false,
      logLevel: 'error',
    });
    const file = openSync(path, 'w');
    const truth = module.writeIntakeFile(which, (bytes) => {
      for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
    });
    closeSync(file);
    writeFileSync(known, JSON.stringify(truth));
  }
  return { path, truth: /** @type {IntakeFile} */ (JSON.parse(readFileSync(known, 'utf8'))) };
}
