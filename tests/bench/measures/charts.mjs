/** Charts and pivots of a million rows: what the engine needs when an option changes, beside DuckDB-WASM's SQL for the same groups. */
// @ts-check

import { openPage } from '../browser.mjs';
import { median } from '../numbers.mjs';
import { shown } from '../report.mjs';

const ROWS = 1_000_000;
const WARM_UP = 2;

/** Milliseconds: what a hand that moves an option does not wait for. */
const LIMITS = /** @type {const} */ ({ chart: [150, 225], pivot: [200, 300] });

/**
 * Both sides in turns, who goes first changing from round to round; every group, and of pivots every total, must be the same.
 * @param {import('../browser.mjs').Stage} stage
 * @param {number} rounds
 * @returns {Promise<import('../report.mjs').Row[]>}
 */
export async function measureCharts(stage, rounds) {
  const browser = await stage.launch();
  try {
    const page = await openPage(browser, await stage.bench());
    const { version, forms } = await page.evaluate((rows) => window.bench.charts.give(rows), ROWS);
    /** @type {import('../report.mjs').Row[]} */
    const rows = [];
    for (const [at, { name, panel }] of forms.entries()) {
      /** @type {Record<'ours' | 'theirs', number[]>} */
      const times = { ours: [], theirs: [] };
      let groups = 0;
      for (let round = -WARM_UP; round < rounds; round += 1) {
        const run = await page.evaluate(
          ([at, oursFirst]) => window.bench.charts.run(at, oursFirst),
          /** @type {const} */ ([at, round % 2 === 0]),
        );
        groups = run.groups;
        if (round < 0) continue;
        times.ours.push(run.ours);
        times.theirs.push(run.theirs);
      }
      console.log(`  ${name}: ${groups.toLocaleString('en')} groups the same`);
      const [target, gate] = LIMITS[panel];
      rows.push({
        work: name,
        ours: shown(median(times.ours), 'ms'),
        peer: `DuckDB-WASM ${version} ${shown(median(times.theirs), 'ms')}`,
        figure: median(times.ours),
        unit: 'ms',
        sense: 'at most',
        target,
        gate,
        raw: times,
      });
    }
    return rows;
  } finally {
    await browser.close();
  }
}
