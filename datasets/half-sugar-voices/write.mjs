/** Writes half-sugar-voices.csv and half-sugar-voices-truth.csv beside itself: `node datasets/half-sugar-voices/write.mjs`. */

import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const beside = (name) => fileURLToPath(new URL(name, import.meta.url));
const load = async (name) => (await runnerImport(beside(name), { configFile: false, logLevel: 'error' })).module;

const { generateHalfSugarVoices } = await load('generate.ts');
const { truthTable } = await load('truth.ts');
writeFileSync(beside('half-sugar-voices.csv'), generateHalfSugarVoices());
writeFileSync(beside('half-sugar-voices-truth.csv'), truthTable());
