/** Orders from bytes to the 5×5×5 cube, tools taking turns within each round. */
// @ts-check

import { openPage } from '../browser.mjs';
import { median, pairedRatio } from '../numbers.mjs';
import { shown } from '../report.mjs';

/** @typedef {import('../page/tools.ts').ToolName} ToolName */
/** @typedef {import('../orders.ts').BenchIds} BenchIds */
/** @typedef {{ peer: ToolName, target: number, gate: number }} Limit */

/** @type {readonly { lines: number, ids: BenchIds, limits: readonly Limit[] }[]} */
const CASES = [
  {
    lines: 1_000_000,
    ids: 'any',
    limits: [
      { peer: 'duckdb', target: 3, gate: 2.5 },
      { peer: 'papaparse', target: 12, gate: 10 },
    ],
  },
  { lines: 1_000_000, ids: 'prefix-digits', limits: [{ peer: 'duckdb', target: 5, gate: 4 }] },
  { lines: 5_000_000, ids: 'any', limits: [{ peer: 'duckdb', target: 1.6, gate: 1.3 }] },
  { lines: 5_000_000, ids: 'prefix-digits', limits: [{ peer: 'duckdb', target: 4, gate: 3.5 }] },
];

const WARM_UP = 2;

/**
 * @param {import('../browser.mjs').Stage} stage
 * @param {number} rounds
 * @returns {Promise<import('../report.mjs').Row[]>}
 */
export async function measureLoad(stage, rounds) {
  const rows = [];
  for (const { lines, ids, limits } of CASES) {
    const work = `${lines.toLocaleString('en')} lines, ${ids === 'any' ? 'any ids' : 'prefix+digits ids'}, bytes to cube`;
    console.log(`  ${work} …`);
    // A browser for each case: no tool inherits the other's heap.
    const browser = await stage.launch();
    const page = await openPage(browser, await stage.bench());
    const bytes = await page.evaluate(
      ([lines, ids]) => window.bench.makeOrders(lines, ids),
      /** @type {const} */ ([lines, ids]),
    );
    /** @type {ToolName[]} */
    const tools = ['kezhi', ...limits.map(({ peer }) => peer)];
    /** @type {Map<ToolName, { title: string, milliseconds: number[], phases: Record<string, number>[] }>} */
    const runs = new Map();
    for (const tool of tools)
      runs.set(tool, {
        title: await page.evaluate((name) => window.bench.open(name), tool),
        milliseconds: [],
        phases: [],
      });
    const sums = new Set();
    for (let round = -WARM_UP; round < rounds; round++) {
      // Whoever goes first changes from round to round.
      for (const [place] of tools.entries()) {
        const tool = tools[(place + round + WARM_UP) % tools.length] ?? 'kezhi';
        const run = await page.evaluate((name) => window.bench.load(name), tool);
        sums.add(run.checksum);
        if (sums.size > 1) throw new Error(`${tool} came to another cube: ${[...sums].join(' / ')}`);
        if (round < 0) continue;
        runs.get(tool)?.milliseconds.push(run.milliseconds);
        runs.get(tool)?.phases.push({ ...run.phases });
      }
    }
    await browser.close();
    const ours = runs.get('kezhi');
    if (!ours) throw new Error('no rounds');
    console.log(`    ${(bytes / 1e6).toFixed(1)} MB, ${[...sums][0]}; ${phaseLine(ours.phases)}`);
    for (const { peer, target, gate } of limits) {
      const theirs = runs.get(peer);
      if (!theirs) continue;
      rows.push({
        work,
        ours: shown(median(ours.milliseconds), 'ms'),
        peer: `${theirs.title} ${shown(median(theirs.milliseconds), 'ms')}`,
        figure: pairedRatio(theirs.milliseconds, ours.milliseconds),
        unit: /** @type {const} */ ('×'),
        sense: /** @type {const} */ ('at least'),
        target,
        gate,
        raw: {
          bytes,
          checksum: [...sums][0],
          kezhi: ours.milliseconds,
          phases: ours.phases,
          [peer]: theirs.milliseconds,
        },
      });
    }
  }
  return rows;
}

/** @param {readonly Record<string, number>[]} phases */
function phaseLine(phases) {
  return Object.keys(phases[0] ?? {})
    .map((name) => `${name} ${median(phases.map((phase) => phase[name] ?? 0)).toFixed(0)} ms`)
    .join(', ');
}
