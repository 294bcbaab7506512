/** Funnel, lifecycle stages and cohort triangle of a million rows beside DuckDB-WASM's SQL; Cox's model and boosted trees alone. */
// @ts-check

import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../tools/prepare.mjs';
import { openPage, OUTPUT } from '../browser.mjs';
import { importBundled } from '../bundle.mjs';
import { median, pairedRatio } from '../numbers.mjs';
import { shown } from '../report.mjs';

const ROWS = 1_000_000;
const WARM_UP = 2;

/** Spells and covariates; rows, features and trees. */
const COX = /** @type {const} */ ([10_000, 8]);
const TREES = /** @type {const} */ ([100_000, 20, 100]);

/** @typedef {'ours' | 'theirs'} Side */

/** @type {readonly (readonly [Side, Side])[]} */
const TURNS = [
  ['ours', 'theirs'],
  ['theirs', 'ours'],
];

/** @type {readonly (readonly [work: import('../page/stages/stages.ts').Work, name: string])[]} */
const WORKS = [
  ['funnel', '1,000,000 events, five-step funnel by channel'],
  ['stages', '1,000,000 orders, lifecycle stages at 36 dates'],
  ['cohorts', '1,000,000 orders, 36 × 36 cohort triangle'],
];

/**
 * @param {import('../browser.mjs').Stage} stage
 * @param {number} rounds
 * @returns {Promise<import('../report.mjs').Row[]>}
 */
export async function measureStages(stage, rounds) {
  const browser = await stage.launch();
  try {
    const page = await openPage(browser, await stage.bench());
    const version = await page.evaluate((rows) => window.bench.stages.give(rows), ROWS);
    const rows = [];
    for (const [work, name] of WORKS) rows.push(await beside(page, work, name, version, rounds));
    rows.push(
      await dragged(page, 'date', 'date of lifecycle stages scrubbed, 100,000 customers, a frame', rounds, 16, 33),
    );
    rows.push(await dragged(page, 'lost', 'threshold of “lost” dragged at 36 dates, a frame', rounds, 33, 66));
    rows.push(...(await alone(page, Math.min(rounds, 5))));
    return rows;
  } finally {
    await browser.close();
  }
}

/**
 * Both sides in turns, who goes first changing from round to round; their counts must be the same.
 * @param {import('playwright-core').Page} page
 * @param {import('../page/stages/stages.ts').Work} work
 * @param {string} name
 * @param {string} version
 * @param {number} rounds
 * @returns {Promise<import('../report.mjs').Row>}
 */
async function beside(page, work, name, version, rounds) {
  /** @type {Record<'ours' | 'theirs', number[]>} */
  const times = { ours: [], theirs: [] };
  for (let round = -WARM_UP; round < rounds; round += 1) {
    /** @type {Partial<Record<'ours' | 'theirs', import('../page/stages/stages.ts').StagesRun>>} */
    const runs = {};
    for (const side of TURNS[(round + WARM_UP) % 2] ?? [])
      runs[side] = await page.evaluate(
        ([side, work]) => window.bench.stages[side](work),
        /** @type {const} */ ([side, work]),
      );
    const [ours, theirs] = [runs.ours?.counts ?? [], runs.theirs?.counts ?? []];
    const other = ours.findIndex((count, i) => count !== theirs[i]);
    if (other >= 0 || ours.length !== theirs.length)
      throw new Error(`${name}: count ${other} is ${ours[other]} here and ${theirs[other]} there`);
    if (round === 0) console.log(`  ${name}: ${ours.length} counts the same, ${total(ours)} in all`);
    if (round < 0) continue;
    times.ours.push(runs.ours?.milliseconds ?? NaN);
    times.theirs.push(runs.theirs?.milliseconds ?? NaN);
  }
  return {
    work: name,
    ours: shown(median(times.ours), 'ms'),
    peer: `DuckDB-WASM ${version} ${shown(median(times.theirs), 'ms')}`,
    figure: pairedRatio(times.theirs, times.ours),
    unit: '×',
    sense: 'at least',
    target: 2,
    gate: 1.5,
    raw: times,
  };
}

/**
 * What the engine needs for a frame, median of each round; a frame or two is what a hand does not notice.
 * @param {import('playwright-core').Page} page
 * @param {'date' | 'lost'} what
 * @param {string} work
 * @param {number} rounds
 * @param {number} target
 * @param {number} gate
 * @returns {Promise<import('../report.mjs').Row>}
 */
async function dragged(page, what, work, rounds, target, gate) {
  const frames = [];
  for (let round = -1; round < Math.min(rounds, 5); round += 1) {
    const times = await page.evaluate((what) => window.bench.stages.drag(what, 70), what);
    if (round >= 0) frames.push(median(times));
  }
  return {
    work,
    ours: shown(median(frames), 'ms'),
    peer: '–',
    figure: median(frames),
    unit: 'ms',
    sense: 'at most',
    target,
    gate,
    raw: frames,
  };
}

/**
 * Seconds are what counts here: no browser has a peer, and neither SciPy nor NumPy knows these models. Beside Cox's model stands R's
 * where there is R with its survival package; it is compiled, and shown without being judged by.
 * @param {import('playwright-core').Page} page
 * @param {number} rounds
 * @returns {Promise<import('../report.mjs').Row[]>}
 */
async function alone(page, rounds) {
  /** @type {Record<'cox' | 'trees', number[]>} */
  const times = { cox: [], trees: [] };
  /** @type {readonly number[]} */
  let coefficients = [];
  for (let round = -1; round < rounds; round += 1) {
    const cox = await page.evaluate(([rows, covariates]) => window.bench.stages.cox(rows, covariates), COX);
    if (cox.distance > 5) throw new Error(`Cox: ${cox.distance} standard errors from the truth`);
    const trees = await page.evaluate(
      ([rows, features, count]) => window.bench.stages.trees(rows, features, count),
      TREES,
    );
    if (trees.told !== TREES[2]) throw new Error(`trees told their progress ${trees.told} times`);
    coefficients = cox.coefficients;
    if (round < 0) {
      console.log(`  Cox: at most ${cox.distance.toFixed(2)} standard errors from the truth`);
      console.log(`  trees: mean log-loss ${trees.loss.toFixed(4)}`);
      continue;
    }
    times.cox.push(cox.milliseconds);
    times.trees.push(trees.milliseconds);
  }
  const peer = await coxOfR(rounds, coefficients);
  /** @type {readonly (readonly [work: string, milliseconds: number[], peer: string, target: number, gate: number])[]} */
  const works = [
    ['Cox’s model, 10,000 spells, 8 covariates', times.cox, peer, 1000, 1500],
    ['boosted trees, 100,000 rows, 20 features, 100 trees', times.trees, '–', 5000, 8000],
  ];
  return works.map(([work, milliseconds, peer, target, gate]) => ({
    work,
    ours: shown(median(milliseconds), 'ms'),
    peer,
    figure: median(milliseconds),
    unit: 'ms',
    sense: 'at most',
    target,
    gate,
    raw: milliseconds,
  }));
}

/**
 * The same spells in R, in a process of its own; the coefficients must be the same.
 * @param {number} rounds
 * @param {readonly number[]} coefficients
 * @returns {Promise<string>}
 */
async function coxOfR(rounds, coefficients) {
  const { drawSpells } = await importBundled('tests/bench/page/stages/models.ts', 'spells');
  const { data, columns } = drawSpells(...COX);
  const lines = Array.from(data.time, (time, i) =>
    [time, data.ended[i], ...columns.columns.map((/** @type {Float64Array} */ column) => column[i])].join(),
  );
  mkdirSync(OUTPUT, { recursive: true });
  const path = join(OUTPUT, 'spells.csv');
  writeFileSync(path, [['time', 'ended', ...columns.names].join(), ...lines].join('\n'));
  const script = join(ROOT, 'tests', 'bench', 'peers', 'cox.R');
  const { status, stdout } = spawnSync('Rscript', [script, path, String(rounds)], { encoding: 'utf8' });
  if (status !== 0) {
    console.log('  there is no R with the survival package here');
    return '–';
  }
  /** @type {{ version: string, milliseconds: number[], coefficients: number[] }} */
  const theirs = JSON.parse(stdout);
  coefficients.forEach((value, i) => {
    if (Math.abs(value - (theirs.coefficients[i] ?? NaN)) > 1e-6)
      throw new Error(`other coefficients: ${value} / ${theirs.coefficients[i]}`);
  });
  return `R survival ${theirs.version} ${shown(median(theirs.milliseconds), 'ms')}`;
}

/** @param {readonly number[]} counts */
function total(counts) {
  return counts.reduce((sum, count) => sum + count, 0).toLocaleString('en');
}
