/** Rows of the bench: judged against target and gate, printed as a table, kept as JSON. */
// @ts-check

import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { OUTPUT } from './browser.mjs';

/**
 * @typedef {object} Row
 * @property {string} work
 * @property {string} ours as shown, with its unit
 * @property {string} peer name of the peer and its figure; '–' where there is none
 * @property {number} figure what is judged: a ratio, or our figure itself
 * @property {'×' | 'ms' | 'kB'} unit of figure, target and gate
 * @property {'at least' | 'at most'} sense
 * @property {number} target
 * @property {number} gate the bench fails beyond it
 * @property {unknown} raw every round, for the JSON
 */

/** @typedef {'met' | 'passed' | 'FAILED'} Verdict */

/**
 * @param {Row} row
 * @returns {Verdict}
 */
export function verdict({ figure, sense, target, gate }) {
  /** @param {number} limit */
  const within = (limit) => (sense === 'at least' ? figure >= limit : figure <= limit);
  return within(target) ? 'met' : within(gate) ? 'passed' : 'FAILED';
}

/** @param {readonly Row[]} rows */
export function printTable(rows) {
  const cells = rows.map((row) => [
    row.work,
    row.ours,
    row.peer,
    shown(row.figure, row.unit),
    `${row.sense === 'at least' ? '≥' : '≤'} ${shown(row.target, row.unit)} (${shown(row.gate, row.unit)})`,
    verdict(row),
  ]);
  const table = [['work', 'ours', 'peer', 'judged', 'target (gate)', ''], ...cells];
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((line) => width(line[column] ?? ''))));
  for (const [index, line] of table.entries()) {
    console.log(
      line
        .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell)))
        .join('  ')
        .trimEnd(),
    );
    if (index === 0) console.log(widths.map((length) => '-'.repeat(length)).join('  '));
  }
}

/**
 * @param {readonly Row[]} rows
 * @param {readonly string[]} parts
 * @param {number} rounds
 * @returns {string} path of the file
 */
export function writeJson(rows, parts, rounds) {
  mkdirSync(OUTPUT, { recursive: true });
  const path = join(OUTPUT, `bench-${parts.join('-')}.json`);
  const machine = {
    cpu: os.cpus()[0]?.model,
    cores: os.cpus().length,
    memory: os.totalmem(),
    platform: `${os.type()} ${os.release()}`,
    node: process.version,
  };
  const result = {
    date: new Date().toISOString(),
    machine,
    rounds,
    rows: rows.map((row) => ({ ...row, verdict: verdict(row) })),
  };
  writeFileSync(path, `${JSON.stringify(result, null, 2)}\n`);
  return path;
}

/**
 * Three significant digits.
 * @param {number} value
 * @param {string} unit
 */
export function shown(value, unit) {
  const text = Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
  return unit === '×' ? `${text}×` : `${text} ${unit}`;
}

/** @param {string} text */
function width(text) {
  return [...text].length;
}
