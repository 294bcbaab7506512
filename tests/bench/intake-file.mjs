/** Large and ugly files on disk, each written once, with what is true of them. */
// @ts-check

import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { ROOT } from '../tools/prepare.mjs';
import { OUTPUT } from './browser.mjs';

/** @typedef {import('./intake-files.ts').IntakeFile} IntakeFile */

/**
 * The file and what is true of it, written once.
 * @param {import('./intake-files.ts').IntakeCase} which
 * @returns {Promise<{ path: string, truth: IntakeFile }>}
 */
export async function intakeFile(which) {
  mkdirSync(OUTPUT, { recursive: true });
  const path = join(OUTPUT, `intake-${which}.csv`);
  const known = join(OUTPUT, `intake-${which}.json`);
  if (!existsSync(known) || !existsSync(path)) {
    /** @type {{ module: typeof import('./intake-files.ts') }} */
    const { module } = await runnerImport(join(ROOT, 'tests', 'bench', 'intake-files.ts'), {
      configFile: false,
      logLevel: 'error',
    });
    const file = openSync(path, 'w');
    const truth = module.writeIntakeFile(which, (bytes) => {
      for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
    });
    closeSync(file);
    writeFileSync(known, JSON.stringify(truth));
  }
  return { path, truth: /** @type {IntakeFile} */ (JSON.parse(readFileSync(known, 'utf8'))) };
}
