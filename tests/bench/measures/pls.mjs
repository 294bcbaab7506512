/** A path model of 250 respondents and 24 items with 5,000 bootstrap samples in a worker, beside plain R. */
// @ts-check

import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../tools/prepare.mjs';
import { openPage, OUTPUT } from '../browser.mjs';
import { importBundled } from '../bundle.mjs';
import { median } from '../numbers.mjs';
import { shown } from '../report.mjs';

const RESPONDENTS = 250;
const REPLICATES = 5000;
const WARM_UP = 1;
/** R needs some twenty seconds for as many samples: it draws a tenth of them once, which costs a tenth. */
const THEIR_REPLICATES = 500;

/**
 * @param {import('../browser.mjs').Stage} stage
 * @param {number} rounds
 * @returns {Promise<import('../report.mjs').Row[]>}
 */
export async function measurePls(stage, rounds) {
  const browser = await stage.launch();
  try {
    const page = await openPage(browser, await stage.bench());
    const times = [];
    /** @type {import('../page/pls.worker.ts').PlsRun | null} */
    let last = null;
    for (let round = -WARM_UP; round < rounds; round += 1) {
      const run = await page.evaluate(
        ([respondents, replicates]) => window.bench.pls.run(respondents, replicates),
        /** @type {const} */ ([RESPONDENTS, REPLICATES]),
      );
      if (run.told < 10) throw new Error(`progress was told ${run.told} times`);
      if (round >= 0) times.push(run.milliseconds);
      last = run;
    }
    return [
      {
        work: 'PLS path model, 250 × 24, 5,000 bootstrap samples, in a worker',
        ours: shown(median(times), 'ms'),
        peer: last ? await plsOfR(last) : '–',
        figure: median(times),
        unit: 'ms',
        sense: 'at most',
        target: 3000,
        gate: 4500,
        raw: times,
      },
    ];
  } finally {
    await browser.close();
  }
}

/**
 * The same answers in R, in a process of its own; estimates must be the same and standard errors near.
 * @param {import('../page/pls.worker.ts').PlsRun} ours
 * @returns {Promise<string>}
 */
async function plsOfR(ours) {
  const { drawAnswers } = await importBundled('tests/bench/page/pls.ts', 'pls');
  const { data, model } = drawAnswers(RESPONDENTS);
  mkdirSync(OUTPUT, { recursive: true });
  const [answers, structure] = ['pls-answers.csv', 'pls-model.csv'].map((name) => join(OUTPUT, name));
  if (answers === undefined || structure === undefined) throw new Error('no files');
  const columns = data.items.map((/** @type {{ values: Float64Array }} */ item) => item.values);
  const lines = Array.from({ length: data.rows }, (_, row) =>
    columns.map((/** @type {Float64Array} */ values) => values[row]).join(),
  );
  const names = data.items.map((/** @type {{ name: string }} */ item) => item.name);
  writeFileSync(answers, [names.join(), ...lines].join('\n'));
  /** @type {string[]} */
  const rows = model.paths.map(
    (/** @type {{ from: number, to: number }} */ { from, to }) => `arrow,${String(from)},${String(to)}`,
  );
  model.constructs.forEach((/** @type {{ items: number[] }} */ { items }, /** @type {number} */ c) =>
    items.forEach((item) => rows.push(`item,${String(item)},${String(c)}`)),
  );
  writeFileSync(structure, ['kind,one,other', ...rows].join('\n'));
  const script = join(ROOT, 'tests', 'bench', 'peers', 'pls.R');
  const { status, stdout } = spawnSync('Rscript', [script, answers, structure, String(THEIR_REPLICATES), '1'], {
    encoding: 'utf8',
  });
  if (status !== 0) {
    console.log('  there is no R here');
    return '–';
  }
  /** @type {{ version: string, milliseconds: number[], estimates: number[], errors: number[] }} */
  const theirs = JSON.parse(stdout);
  ours.estimates.forEach((value, i) => {
    if (Math.abs(value - (theirs.estimates[i] ?? NaN)) > 1e-6)
      throw new Error(`other coefficients: ${value} / ${theirs.estimates[i]}`);
    // Five hundred samples tell a standard error to some three per cent.
    if (Math.abs((ours.errors[i] ?? NaN) / (theirs.errors[i] ?? NaN) - 1) > 0.2)
      throw new Error(`other standard errors: ${ours.errors[i]} / ${theirs.errors[i]}`);
  });
  const whole = (median(theirs.milliseconds) * REPLICATES) / THEIR_REPLICATES;
  return `R ${theirs.version} ${shown(whole, 'ms')} (from ${THEIR_REPLICATES} samples)`;
}
