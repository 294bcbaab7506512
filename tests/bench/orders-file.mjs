/** The orders to measure with, as a file on disk: what a person would drop. */
// @ts-check

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { ROOT } from '../tools/prepare.mjs';
import { OUTPUT } from './browser.mjs';

/**
 * @param {number} lines
 * @param {import('./orders.ts').BenchIds} ids
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function makeOrders(lines, ids) {
  /** @type {{ module: typeof import('./orders.ts') }} */
  const { module } = await runnerImport(join(ROOT, 'tests', 'bench', 'orders.ts'), {
    configFile: false,
    logLevel: 'error',
  });
  return module.generateBenchOrders(lines, ids);
}

/**
 * Path of the file, written once.
 * @param {number} lines
 * @param {import('./orders.ts').BenchIds} ids
 * @returns {Promise<string>}
 */
export async function ordersFile(lines, ids) {
  const path = join(OUTPUT, `orders-${lines}-${ids}.csv`);
  if (!existsSync(path)) {
    mkdirSync(OUTPUT, { recursive: true });
    writeFileSync(path, await makeOrders(lines, ids));
  }
  return path;
}
