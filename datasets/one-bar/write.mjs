/** Writes one-bar-survey.csv and one-bar-truth.csv beside itself: `node datasets/one-bar/write.mjs`. */

import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const beside = (name) => fileURLToPath(new URL(name, import.meta.url));
const load = async (name) => (await runnerImport(beside(name), { configFile: false, logLevel: 'error' })).module;

const { generateOneBar } = await load('generate.ts');
const { truthTable } = await load('truth.ts');
writeFileSync(beside('one-bar-survey.csv'), generateOneBar());
writeFileSync(beside('one-bar-truth.csv'), truthTable());
