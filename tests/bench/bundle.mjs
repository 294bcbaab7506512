/** A module of the product for Node: bundled once into the output folder, then imported. */
// @ts-check

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { ROOT } from '../tools/prepare.mjs';

const FOLDER = join(ROOT, 'tests', 'bench', 'output', 'node');

/**
 * @param {string} entry path from the project's root
 * @param {string} name of the bundle
 * @returns {Promise<any>} its exports
 */
export async function importBundled(entry, name) {
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir: FOLDER,
      emptyOutDir: false,
      target: 'es2023',
      minify: false,
      lib: { entry: join(ROOT, entry), formats: ['es'], fileName: () => `${name}.mjs` },
    },
  });
  return import(pathToFileURL(join(FOLDER, `${name}.mjs`)).href);
}
