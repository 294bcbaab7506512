/**
 * Peak memory while loading: how far the renderer process rises above where it stood with the page and its engine ready.
 * Linux keeps the highest resident size of a process (VmHWM in /proc/<pid>/status) and sets it back on request
 * (5 to /proc/<pid>/clear_refs), so no peak falls between two samples. A fresh browser for every run.
 */
// @ts-check

import { openPage } from '../browser.mjs';
import { median } from '../numbers.mjs';
import { ordersFile } from '../orders-file.mjs';
import { renderers, reset, status } from '../processes.mjs';

const LINES = 1_000_000;

/** DuckDB is given the file both ways it knows, and judged by the more sparing one. */
/** @type {readonly import('../page/tools.ts').ToolName[]} */
const TOOLS = ['kezhi', 'duckdb', 'duckdb-stream', 'papaparse'];

/**
 * @param {import('../browser.mjs').Stage} stage
 * @param {number} rounds
 * @returns {Promise<import('../report.mjs').Row[]>}
 */
export async function measureMemory(stage, rounds) {
  if (process.platform !== 'linux') {
    console.log('  left out: peak memory is read from /proc, which only Linux has');
    return [];
  }
  const file = await ordersFile(LINES, 'any');
  /** @type {Map<string, number[]>} */
  const peaks = new Map();
  for (let round = 0; round < rounds; round++) {
    const sums = new Set();
    for (const tool of TOOLS) {
      const { megabytes, checksum } = await peakOf(stage, tool, file);
      sums.add(checksum);
      peaks.set(tool, [...(peaks.get(tool) ?? []), megabytes]);
    }
    if (sums.size > 1) throw new Error(`other cubes: ${[...sums].join(' / ')}`);
  }
  const medians = TOOLS.map((tool) => /** @type {const} */ ([tool, median(peaks.get(tool) ?? [])]));
  console.log(
    `  rise of the renderer while loading: ${medians.map(([tool, peak]) => `${tool} ${peak.toFixed(0)} MB`).join(', ')}`,
  );
  const ours = peaks.get('kezhi') ?? [];
  const theirs = [peaks.get('duckdb') ?? [], peaks.get('duckdb-stream') ?? []].reduce((a, b) =>
    median(a) <= median(b) ? a : b,
  );
  return [
    {
      work: `peak memory while loading ${LINES.toLocaleString('en')} lines`,
      ours: `${median(ours).toFixed(0)} MB`,
      peer: `DuckDB-WASM ${median(theirs).toFixed(0)} MB`,
      figure: median(ours.map((value, round) => value / (theirs[round] ?? NaN))),
      unit: '×',
      sense: 'at most',
      target: 0.6,
      gate: 1,
      raw: Object.fromEntries(peaks),
    },
  ];
}

/**
 * @param {import('../browser.mjs').Stage} stage
 * @param {import('../page/tools.ts').ToolName} tool
 * @param {string} file
 */
async function peakOf(stage, tool, file) {
  const browser = await stage.launch();
  const page = await openPage(browser, await stage.bench());
  await page.evaluate((name) => window.bench.open(name), tool);
  await page.setInputFiles('input', file);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const processes = await renderers(browser);
  const before = processes.map(reset);
  const { checksum } = await page.evaluate((name) => window.bench.loadFile(name), tool);
  const rises = processes.map((id, index) => status(id, 'VmHWM') - (before[index] ?? 0));
  await browser.close();
  return { megabytes: Math.max(...rises) / 1024, checksum };
}
