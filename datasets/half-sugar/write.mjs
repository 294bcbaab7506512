/** Writes half-sugar-orders.csv and half-sugar-truth.csv beside itself: `node datasets/half-sugar/write.mjs`. */

import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const beside = (name) => fileURLToPath(new URL(name, import.meta.url));
const load = async (name) => (await runnerImport(beside(name), { configFile: false, logLevel: 'error' })).module;

const { generateHalfSugar } = await load('generate.ts');
const { truthTable } = await load('truth.ts');
writeFileSync(beside('half-sugar-orders.csv'), generateHalfSugar());
writeFileSync(beside('half-sugar-truth.csv'), truthTable());
