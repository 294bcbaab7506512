/** Writes expert-panel.csv and expert-panel-truth.csv beside itself: `node datasets/expert-panel/write.mjs`. */

import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const beside = (name) => fileURLToPath(new URL(name, import.meta.url));
const load = async (name) => (await runnerImport(beside(name), { configFile: false, logLevel: 'error' })).module;

const { generateExpertPanel } = await load('generate.ts');
const { truthTable } = await load('truth.ts');
writeFileSync(beside('expert-panel.csv'), generateExpertPanel());
writeFileSync(beside('expert-panel-truth.csv'), truthTable());
