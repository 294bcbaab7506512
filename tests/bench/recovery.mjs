/**
 * `npm run recover`: whether simulated truth lies in the 95 % intervals of the fits as often as it should, in 200 seeded runs a
 * model. `npm run recover -- 1000 mbg-nbd 12000` for other numbers of runs, one model, other numbers of customers. Slow, so not
 * among the tests. Ends with an error where a share is too low to be chance.
 */
// @ts-check

import { importBundled } from './bundle.mjs';

const RUNS = Number(process.argv[2] ?? 200);
const ONLY = process.argv[3];
const CUSTOMERS = Number(process.argv[4] ?? 3000);
/** 95 % less 2.6 standard errors of a share in that many runs. */
const LEAST = 0.95 - 2.6 * Math.sqrt((0.95 * 0.05) / RUNS);

/** @type {readonly (readonly [id: string, k: number, truth: Record<string, number>])[]} */
const CASES = [
  ['bg-nbd', 1, { r: 0.6, alpha: 5, a: 0.8, b: 2.4 }],
  ['mbg-nbd', 1, { r: 0.9, alpha: 6, a: 0.7, b: 2.2 }],
  ['bg-cnbd-k', 2, { r: 0.8, alpha: 4, a: 0.9, b: 2.5 }],
  ['mbg-cnbd-k', 3, { r: 0.9, alpha: 2.5, a: 0.8, b: 2.4 }],
  ['nbd', 1, { r: 0.7, alpha: 5 }],
  ['pareto-nbd', 1, { r: 0.9, alpha: 6, s: 0.9, beta: 9 }],
  ['bg-bb', 1, { alpha: 1.2, beta: 1.5, gamma: 0.8, delta: 2.8 }],
];

const { transactionModel, createRandom } = await importBundled('tests/bench/page/models.ts', 'models');
let low = 0;
for (const [id, k, truth] of CASES.filter(([id]) => ONLY === undefined || id === ONLY)) {
  const model = transactionModel(id, k);
  const names = Object.keys(truth);
  const inside = names.map(() => 0);
  const began = performance.now();
  let converged = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const T = Float64Array.from({ length: CUSTOMERS }, (_, i) => (model.discrete ? 10 + (i % 4) : 40 + (i % 84) / 7));
    const outcome = model.fit(rowsOf(model.simulate(truth, T, createRandom(1000 + run))));
    if (!outcome.ok || !outcome.value.converged) continue;
    converged += 1;
    names.forEach((name, i) => {
      const [from, to] = outcome.value.intervals[name];
      if (from <= (truth[name] ?? NaN) && (truth[name] ?? NaN) <= to) inside[i] = (inside[i] ?? 0) + 1;
    });
  }
  const shares = inside.map((count) => count / RUNS);
  low += shares.filter((share) => share < LEAST).length;
  const told = names.map((name, i) => `${name} ${((shares[i] ?? NaN) * 100).toFixed(1)} %`).join(', ');
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${id}${k > 1 ? ` k = ${k}` : ''}: ${told}; ${converged} of ${RUNS} converged, ${seconds} s`);
}
console.log(
  `${RUNS} runs of ${CUSTOMERS} customers; at least ${(LEAST * 100).toFixed(1)} % wanted${low > 0 ? `: ${low} below` : ''}`,
);
process.exitCode = low > 0 ? 1 : 0;

/** @param {{ offsets: Uint32Array, times: Float64Array, T: Float64Array }} base */
function rowsOf({ offsets, times, T }) {
  const count = (/** @type {number} */ i) => (offsets[i + 1] ?? 0) - (offsets[i] ?? 0);
  return {
    rows: T.length,
    x: T.map((_, i) => count(i)),
    tx: T.map((_, i) => (count(i) > 0 ? (times[(offsets[i + 1] ?? 0) - 1] ?? NaN) : 0)),
    T,
    weight: null,
    covariates: null,
  };
}
