/** The Kano panel with 10,000 respondents and 30 features: what the engine needs for all it shows. */
// @ts-check

import { openPage } from '../browser.mjs';
import { median } from '../numbers.mjs';
import { shown } from '../report.mjs';

const RESPONDENTS = 10_000;
const FEATURES = 30;
const WARM_UP = 2;

/**
 * No browser and no package at hand has a peer that does the same; what counts is that it answers at once.
 * @param {import('../browser.mjs').Stage} stage
 * @param {number} rounds
 * @returns {Promise<import('../report.mjs').Row[]>}
 */
export async function measureKano(stage, rounds) {
  const browser = await stage.launch();
  try {
    const page = await openPage(browser, await stage.bench());
    const truth = await page.evaluate(
      ([respondents, features]) => window.bench.kano.give(respondents, features),
      /** @type {const} */ ([RESPONDENTS, FEATURES]),
    );
    const times = [];
    for (let round = -WARM_UP; round < rounds; round += 1) {
      const run = await page.evaluate(() => window.bench.kano.run());
      if (run.classes !== truth) throw new Error(`Kano: classes ${run.classes} instead of ${truth}`);
      if (round === 0) console.log(`  ${run.pairs.toLocaleString('en')} pairs in the classes they were drawn from`);
      if (round >= 0) times.push(run.milliseconds);
    }
    return [
      {
        work: 'Kano panel, 10,000 respondents, 30 features, four groups',
        ours: shown(median(times), 'ms'),
        peer: '–',
        figure: median(times),
        unit: 'ms',
        sense: 'at most',
        target: 100,
        gate: 150,
        raw: times,
      },
    ];
  } finally {
    await browser.close();
  }
}
