/** Writes half-sugar-kano.csv and half-sugar-kano-truth.csv beside itself: `node datasets/half-sugar-kano/write.mjs`. */

import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const beside = (name) => fileURLToPath(new URL(name, import.meta.url));
const load = async (name) => (await runnerImport(beside(name), { configFile: false, logLevel: 'error' })).module;

const { generateHalfSugarKano } = await load('generate.ts');
const { truthTable } = await load('truth.ts');
writeFileSync(beside('half-sugar-kano.csv'), generateHalfSugarKano());
writeFileSync(beside('half-sugar-kano-truth.csv'), truthTable());
