/** Moving a selection over a million customers, with a cube and three histograms lit. */
// @ts-check

import { openPage } from '../browser.mjs';
import { median, pairedRatio } from '../numbers.mjs';
import { shown } from '../report.mjs';

const CUSTOMERS = 1_000_000;

/**
 * @param {import('../browser.mjs').Stage} stage
 * @param {number} rounds
 * @returns {Promise<import('../report.mjs').Row[]>}
 */
export async function measureSelections(stage, rounds) {
  const browser = await stage.launch();
  const page = await openPage(browser, await stage.bench());
  const { kezhi, crossfilter } = await page.evaluate(
    ([customers, rounds]) => window.bench.selection(customers, rounds),
    /** @type {const} */ ([CUSTOMERS, rounds]),
  );
  await browser.close();
  if (kezhi.checksum !== crossfilter.checksum)
    throw new Error(`other counts: ${kezhi.checksum} / ${crossfilter.checksum}`);
  console.log(
    `  set-up: ours ${shown(kezhi.setUp, 'ms')}, crossfilter2 ${shown(crossfilter.setUp, 'ms')}; counts ${kezhi.checksum}`,
  );
  return /** @type {const} */ (['slide', 'jump']).map((kind) => ({
    work: `${kind === 'slide' ? 'sliding' : 'jumping'} selection, ${CUSTOMERS.toLocaleString('en')} customers`,
    ours: shown(median(kezhi[kind]), 'ms'),
    peer: `crossfilter2 ${shown(median(crossfilter[kind]), 'ms')}`,
    figure: pairedRatio(crossfilter[kind], kezhi[kind]),
    unit: '×',
    sense: 'at least',
    target: 100,
    gate: 30,
    raw: {
      kezhi: kezhi[kind],
      crossfilter: crossfilter[kind],
      setUp: [kezhi.setUp, crossfilter.setUp],
      checksum: kezhi.checksum,
    },
  }));
}
