/** Writes third-sugar-truth.csv beside itself, and the events too where a path is given: `node datasets/third-sugar/write.mjs [events.csv]`. */

import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const beside = (name) => fileURLToPath(new URL(name, import.meta.url));
const load = async (name) => (await runnerImport(beside(name), { configFile: false, logLevel: 'error' })).module;

const { generateThirdSugar } = await load('generate.ts');
const { truthTable } = await load('truth.ts');
writeFileSync(beside('third-sugar-truth.csv'), truthTable());
const [, , path] = process.argv;
if (path) writeFileSync(path, generateThirdSugar());
