/** Writes paired-features.csv and paired-features-truth.csv beside itself: `node datasets/paired-features/write.mjs`. */

import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const beside = (name) => fileURLToPath(new URL(name, import.meta.url));
const load = async (name) => (await runnerImport(beside(name), { configFile: false, logLevel: 'error' })).module;

const { generatePairedFeatures } = await load('generate.ts');
const { truthTable } = await load('truth.ts');
writeFileSync(beside('paired-features.csv'), generatePairedFeatures());
writeFileSync(beside('paired-features-truth.csv'), truthTable());
