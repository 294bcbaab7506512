/** Fits of BG/NBD and Pareto/NBD and quantities of a million customers, against SciPy in a process of its own. */
// @ts-check

import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from '../../tools/prepare.mjs';
import { openPage, OUTPUT } from '../browser.mjs';
import { importBundled } from '../bundle.mjs';
import { median, pairedRatio } from '../numbers.mjs';
import { shown } from '../report.mjs';

/** About the CDNOW sample of Fader & Hardie in weeks: 2,357 customers who came within 12 weeks, observed until week 39. */
const TRUTH = { r: 0.2426, alpha: 4.4137, a: 0.793, b: 2.4262 };
const SPEND = { p: 6.25, q: 3.74, gamma: 15.44 };
const SMALL = 2357;
const LARGE = 100_000;
const HUGE = 1_000_000;
const RATE = Math.log(1.1) / 52;
/** SciPy is so slow that a few rounds must do where it takes seconds. */
const PATIENCE = 3;

/** @typedef {{ x: number[], last: number[], end: number[] }} Histories */

/**
 * @param {import('../browser.mjs').Stage} stage
 * @param {number} rounds
 * @returns {Promise<import('../report.mjs').Row[]>}
 */
export async function measureBtyd(stage, rounds) {
  const { transactionModel, createRandom } = await importBundled('tests/bench/page/models.ts', 'models');
  const python = await openPython();
  if (python === null) console.log('  there is no python3 with SciPy here: ours alone, nothing to judge');
  else console.log(`  NumPy ${python.versions.numpy}, SciPy ${python.versions.scipy}`);
  const browser = await stage.launch();
  const page = await openPage(browser, await stage.bench());
  /** @type {import('../report.mjs').Row[]} */
  const rows = [];
  try {
    for (const size of [SMALL, LARGE]) {
      const histories = simulate(transactionModel('bg-nbd'), createRandom(size), size);
      await page.evaluate((given) => window.bench.btyd.give(given), histories);
      await python?.give(histories, size);
      const turns = size === SMALL ? rounds : Math.min(rounds, PATIENCE);
      const times = size === SMALL ? 20 : 3;
      /** @type {Record<'ours' | 'simplex' | 'bfgs', number[]>} */
      const { ours, simplex, bfgs } = { ours: [], simplex: [], bfgs: [] };
      for (let round = -1; round < turns; round += 1) {
        const our = await page.evaluate((count) => window.bench.btyd.fit('bg-nbd', count), times);
        const theirs = python && [
          await python.ask('fit', { kind: 'nelder-mead' }),
          await python.ask('fit', { kind: 'bfgs' }),
        ];
        if (theirs) agree(our.parameters, theirs[1].parameters);
        if (round === -1) {
          console.log(`  ${size.toLocaleString('en')}: ${our.patterns} patterns, ${our.evaluations} evaluations`);
          if (theirs) console.log(`  SciPy: ${theirs[0].evaluations} and ${theirs[1].evaluations} evaluations`);
          continue;
        }
        ours.push(our.milliseconds);
        if (theirs) {
          simplex.push(theirs[0].milliseconds);
          bfgs.push(theirs[1].milliseconds);
        }
      }
      const work = `BG/NBD fit, ${size.toLocaleString('en')} customers`;
      rows.push(row(work, 'SciPy Nelder–Mead', ours, simplex, size === SMALL ? 60 : 80, size === SMALL ? 40 : 50));
      if (size === LARGE) rows.push(row(work, 'SciPy BFGS with gradient', ours, bfgs, 6, 4));
      if (size === SMALL) {
        /** @type {Record<'our' | 'their', number[]>} */
        const { our, their } = { our: [], their: [] };
        for (let round = -1; round < Math.min(rounds, PATIENCE); round += 1) {
          const { milliseconds } = await page.evaluate(() => window.bench.btyd.fit('pareto-nbd', 5));
          const answer = await python?.ask('fit', { kind: 'pareto' });
          if (round === -1) continue;
          our.push(milliseconds);
          if (answer) their.push(answer.milliseconds);
        }
        rows.push(row(`Pareto/NBD fit, ${size.toLocaleString('en')} customers`, 'SciPy hyp2f1', our, their, 20, 10));
      }
    }
    const histories = simulate(transactionModel('bg-nbd'), createRandom(HUGE), HUGE);
    await page.evaluate((given) => window.bench.btyd.give(given), histories);
    await python?.give(histories, HUGE);
    /** @type {Record<'ours' | 'theirs', number[]>} */
    const { ours, theirs } = { ours: [], theirs: [] };
    for (let round = -1; round < Math.min(rounds, PATIENCE); round += 1) {
      const our = await page.evaluate(
        ([parameters, rate, spend]) => window.bench.btyd.quantities(parameters, rate, spend),
        /** @type {const} */ ([TRUTH, RATE, SPEND]),
      );
      const their =
        round < 1
          ? await python?.ask('quantities', { parameters: Object.values(TRUTH), rate: RATE, spend: SPEND })
          : null;
      if (round === -1) {
        if (their && Math.max(...[0, 1].map((i) => Math.abs((our.means[i] ?? NaN) / their.means[i] - 1))) > 1e-6)
          throw new Error(`other means: ${our.means} / ${their.means}`);
        continue;
      }
      ours.push(our.milliseconds);
      if (their) theirs.push(their.milliseconds);
    }
    const work = `P(alive), CET, CLV of ${HUGE.toLocaleString('en')} customers`;
    rows.push(row(work, 'NumPy', ours.slice(0, theirs.length || undefined), theirs, 1, 1));
  } finally {
    await browser.close();
    python?.close();
  }
  // Nothing is judged where there is no peer.
  return rows.filter(({ figure }) => Number.isFinite(figure));
}

/**
 * @param {string} work
 * @param {string} peer
 * @param {number[]} ours
 * @param {number[]} theirs
 * @param {number} target
 * @param {number} gate
 * @returns {import('../report.mjs').Row}
 */
function row(work, peer, ours, theirs, target, gate) {
  const found = theirs.length > 0;
  if (!found) console.log(`  ${work}: ${shown(median(ours), 'ms')}`);
  return {
    work,
    ours: shown(median(ours), 'ms'),
    peer: found ? `${peer} ${shown(median(theirs), 'ms')}` : '–',
    figure: found ? pairedRatio(theirs, ours) : NaN,
    unit: '×',
    sense: 'at least',
    target,
    gate,
    raw: { ours, theirs },
  };
}

/** @param {Record<string, number>} ours @param {readonly number[]} theirs */
function agree(ours, theirs) {
  Object.values(ours).forEach((value, i) => {
    if (Math.abs(value / (theirs[i] ?? NaN) - 1) > 0.02) throw new Error(`other parameters: ${value} / ${theirs[i]}`);
  });
}

/**
 * Whole days, purchases of one day as one.
 * @param {any} model
 * @param {any} random
 * @param {number} customers
 * @returns {Histories}
 */
function simulate(model, random, customers) {
  const T = Float64Array.from({ length: customers }, (_, i) => (273 - (i % 84)) / 7);
  const { offsets, times } = model.simulate(TRUTH, T, random);
  /** @type {Histories} */
  const histories = { x: [], last: [], end: [] };
  for (let i = 0; i < customers; i += 1) {
    const end = Math.round((T[i] ?? NaN) * 7);
    let [x, last] = [0, 0];
    for (let q = offsets[i]; q < offsets[i + 1]; q += 1) {
      const day = Math.min(end, Math.ceil(times[q] * 7));
      if (day > last) [x, last] = [x + 1, day];
    }
    histories.x.push(x);
    histories.last.push(last);
    histories.end.push(end);
  }
  return histories;
}

/** A python3 that has SciPy and takes commands, or `null`. */
async function openPython() {
  const child = spawn('python3', [join(ROOT, 'tests', 'bench', 'peers', 'btyd.py')], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  child.on('error', () => {});
  const first = await lines.next();
  if (first.done) return null;
  /** @param {string} what @param {object} more @returns {Promise<any>} */
  const ask = async (what, more) => {
    child.stdin.write(`${JSON.stringify({ do: what, ...more })}\n`);
    const answer = await lines.next();
    if (answer.done) throw new Error('python3 ended');
    return JSON.parse(answer.value);
  };
  return {
    versions: JSON.parse(first.value),
    ask,
    /** @param {Histories} histories @param {number} size */
    give: (histories, size) => {
      mkdirSync(OUTPUT, { recursive: true });
      const path = join(OUTPUT, `histories-${size}.bin`);
      writeFileSync(path, Int32Array.from([histories.x, histories.last, histories.end].flat()));
      return ask('give', { path });
    },
    close: () => child.stdin.end(),
  };
}
