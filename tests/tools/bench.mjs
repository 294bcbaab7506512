/**
 * `npm run bench`: our speed, size and memory against peers in the same run of a real Chromium.
 * `npm run bench -- load selection --rounds=15` runs some parts only. Fails where a figure is beyond its gate.
 */
// @ts-check

import './node-version.mjs';
import { installIfNeeded, PlainError, runMain } from './prepare.mjs';

/** @typedef {(stage: import('../bench/browser.mjs').Stage, rounds: number) => Promise<import('../bench/report.mjs').Row[]>} Measure */

// Loaded when wanted: their packages may have to be installed first.
/** @type {Readonly<Record<string, () => Promise<Measure>>>} */
const PARTS = {
  intake: async () => (await import('../bench/measures/intake.mjs')).measureIntake,
  load: async () => (await import('../bench/measures/load.mjs')).measureLoad,
  selection: async () => (await import('../bench/measures/selection.mjs')).measureSelections,
  memory: async () => (await import('../bench/measures/memory.mjs')).measureMemory,
  'main-thread': async () => (await import('../bench/measures/main-thread.mjs')).measureMainThread,
  scale: async () => (await import('../bench/measures/scale.mjs')).measureSheet,
  'scale-lines': async () => (await import('../bench/measures/scale.mjs')).measureLines,
  'scale-workbook': async () => (await import('../bench/measures/scale.mjs')).measureWorkbook,
  exports: async () => (await import('../bench/measures/exports.mjs')).measureExports,
  stages: async () => (await import('../bench/measures/stages.mjs')).measureStages,
  charts: async () => (await import('../bench/measures/charts.mjs')).measureCharts,
  btyd: async () => (await import('../bench/measures/btyd.mjs')).measureBtyd,
  kano: async () => (await import('../bench/measures/kano.mjs')).measureKano,
  pls: async () => (await import('../bench/measures/pls.mjs')).measurePls,
  size: async () => (await import('../bench/measures/size.mjs')).measureSize,
  start: async () => (await import('../bench/measures/start.mjs')).measureStart,
};

const ROUNDS = 9;

runMain(async () => {
  const { parts, rounds } = readParameters(process.argv.slice(2));
  await installIfNeeded();
  const { openStage } = await import('../bench/browser.mjs');
  const { printTable, verdict, writeJson } = await import('../bench/report.mjs');
  const stage = await openStage();
  const rows = [];
  try {
    for (const part of parts) {
      console.log(`${part}:`);
      const measure = await PARTS[part]?.();
      rows.push(...((await measure?.(stage, rounds)) ?? []));
    }
  } finally {
    await stage.close();
  }
  console.log('');
  printTable(rows);
  console.log(`\nMedians of ${rounds} rounds, tools taking turns. Every round is in ${writeJson(rows, parts, rounds)}`);
  const failed = rows.filter((row) => verdict(row) === 'FAILED');
  if (failed.length > 0) throw new PlainError(`Beyond the gate: ${failed.map((row) => row.work).join('; ')}.`);
});

/**
 * @param {readonly string[]} given
 * @returns {{ parts: readonly string[], rounds: number }}
 */
function readParameters(given) {
  let rounds = ROUNDS;
  const parts = [];
  for (let i = 0; i < given.length; i++) {
    const [name = '', value] = (given[i] ?? '').split('=');
    if (name === '--rounds') rounds = Number(value ?? given[++i]);
    else if (Object.hasOwn(PARTS, name)) parts.push(name);
    else throw new PlainError(`“${name}” is not measured; there are ${Object.keys(PARTS).join(', ')} and --rounds=9.`);
  }
  if (!Number.isInteger(rounds) || rounds < 1) throw new PlainError('--rounds wants a whole number from 1 on.');
  return { parts: parts.length > 0 ? parts : Object.keys(PARTS), rounds };
}
