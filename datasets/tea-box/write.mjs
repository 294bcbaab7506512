/** Writes tea-box-subscriptions.csv and tea-box-truth.csv beside itself: `node datasets/tea-box/write.mjs`. */

import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const beside = (name) => fileURLToPath(new URL(name, import.meta.url));
const load = async (name) => (await runnerImport(beside(name), { configFile: false, logLevel: 'error' })).module;

const { generateTeaBox } = await load('generate.ts');
const { truthTable } = await load('truth.ts');
writeFileSync(beside('tea-box-subscriptions.csv'), generateTeaBox());
writeFileSync(beside('tea-box-truth.csv'), truthTable());
