/**
 * Large and ugly files: everything Excel can hold, five million lines, and a shop's export in GBK. Every tool guesses everything;
 * what it read right is counted against what was written.
 */
// @ts-check

import { openPage } from '../browser.mjs';
import { intakeFile } from '../intake-file.mjs';
import { median, pairedRatio } from '../numbers.mjs';
import { shown } from '../report.mjs';

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

/** DuckDB reads as fast as we do where it guesses little; what is judged first is what was read right. */
/** @type {readonly { peer: 'duckdb' | 'papaparse', target: number, gate: number }[]} */
const LIMITS = [
  { peer: 'duckdb', target: 1, gate: 0.5 },
  { peer: 'papaparse', target: 1, gate: 0.7 },
];

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
  rows.push(await cancelling(stage, rounds));
  return rows;
}

/** Shares of the file read, and milliseconds after that: the last ones meet what follows reading. */
const CANCELLED = /** @type {const} */ ([
  [0.1, 0],
  [0.5, 0],
  [0.9, 0],
  [1, 100],
  [1, 400],
  [1, 700],
]);

/**
 * How soon the engine answers something else after Cancel, at the worst of these places.
 * @param {import('../browser.mjs').Stage} stage
 * @param {number} rounds
 * @returns {Promise<Row>}
 */
async function cancelling(stage, rounds) {
  const { path } = await intakeFile('sheet');
  /** @type {Record<string, number[]>} */
  const raw = {};
  for (let round = 0; round < rounds; round++) {
    const browser = await stage.launch();
    const page = await openPage(browser, await stage.bench());
    await page.setInputFiles('input', path);
    for (const [share, later] of CANCELLED) {
      const place = later > 0 ? `${later} ms after reading` : `${share * 100} %`;
      const run = await page.evaluate(
        ([at, wait]) => window.bench.cancel(at, wait),
        /** @type {const} */ ([share, later]),
      );
      (raw[place] ??= []).push(run.milliseconds);
    }
    await browser.close();
  }
  const places = Object.entries(raw).map(([place, runs]) => /** @type {const} */ ([place, median(runs)]));
  console.log(`  cancelled at ${places.map(([place, time]) => `${place}: ${shown(time, 'ms')}`).join(', ')}`);
  const worst = Math.max(...places.map(([, time]) => time));
  return {
    work: '1,048,576 × 12, from Cancel to the next answer, at the worst of six places',
    ours: shown(worst, 'ms'),
    peer: '–',
    figure: worst,
    unit: 'ms',
    sense: 'at most',
    target: 150,
    gate: 300,
    raw,
  };
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
  for (const { peer, target, gate } of LIMITS) {
    const theirs = runs[peer].map(({ milliseconds }) => milliseconds);
    if (theirs.some(Number.isNaN)) continue;
    rows.push({
      work,
      ours: shown(median(ours), 'ms'),
      peer: `${TITLES[peer]} ${shown(median(theirs), 'ms')}`,
      figure: pairedRatio(theirs, ours),
      unit: '×',
      sense: 'at least',
      target,
      gate,
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
  const wrong = truth.columns.filter(({ name, type, filled, sum }, index) => {
    const found = run.columns[index];
    return (
      !found || found.name !== name || found.type !== type || found.filled !== filled || Math.abs(found.sum - sum) > 0.5
    );
  });
  return { right: truth.columns.length - wrong.length, wrong: wrong.map(({ name }) => name) };
}
