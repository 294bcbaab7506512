/** The browser and the pages to measure: the bench page bundled by vite, the product from dist, both served here. */
// @ts-check

import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { CHROMIUM_PARAMETERS, ensureChromium } from '../tools/chromium.mjs';
import { buildIfNeeded, ROOT } from '../tools/prepare.mjs';
import { serveFolder } from '../tools/static-server.mjs';

/**
 * @typedef {object} Stage
 * @property {() => Promise<string>} bench bundles and serves the bench page when first asked; its address
 * @property {() => Promise<string>} product builds and serves the product when first asked; its address
 * @property {(parameters?: readonly string[]) => Promise<import('playwright-core').Browser>} launch a fresh browser
 * @property {() => Promise<void>} close
 */

export const OUTPUT = join(ROOT, 'tests', 'bench', 'output');
const PAGE = join(OUTPUT, 'page');
const BUILT = process.env['KEZHI_DIST'];

/** @returns {Promise<Stage>} */
export async function openStage() {
  const executablePath = await ensureChromium();
  /** @type {Map<string, Promise<import('../tools/static-server.mjs').StaticServer>>} */
  const servers = new Map();
  /** @type {Set<import('playwright-core').Browser>} */
  const browsers = new Set();
  /**
   * @param {string} folder
   * @param {() => Promise<unknown>} make
   */
  const serve = async (folder, make) => {
    // Modules run by vite before this may have left it saying development, and the product would be built for its server.
    process.env['NODE_ENV'] = 'production';
    const server = servers.get(folder) ?? make().then(() => serveFolder(folder));
    servers.set(folder, server);
    return (await server).address;
  };
  return {
    bench: () => serve(PAGE, bundlePage),
    // `KEZHI_DIST` names a folder that holds a build already, as for the journeys.
    product: () => (BUILT ? serve(BUILT, async () => {}) : serve(join(ROOT, 'dist'), buildIfNeeded)),
    launch: async (parameters = []) => {
      const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_PARAMETERS, ...parameters] });
      browsers.add(browser);
      browser.on('disconnected', () => browsers.delete(browser));
      return browser;
    },
    close: async () => {
      await Promise.all([...browsers].map((browser) => browser.close()));
      await Promise.allSettled([...servers.values()].map(async (server) => (await server).close()));
    },
  };
}

/**
 * A new page on an address; errors of the page end the run instead of passing by.
 * @param {import('playwright-core').Browser} browser
 * @param {string} address
 */
export async function openPage(browser, address) {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(600_000);
  page.on('pageerror', (error) => console.error(`  page: ${error.message}`));
  await page.goto(address);
  return page;
}

async function bundlePage() {
  if (existsSync(PAGE)) rmSync(PAGE, { recursive: true });
  await build({
    configFile: false,
    root: join(ROOT, 'tests', 'bench', 'page'),
    base: './',
    logLevel: 'error',
    publicDir: false,
    worker: { format: 'es' },
    build: {
      outDir: PAGE,
      target: 'es2023',
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 50_000,
      rollupOptions: { input: ['index', 'start'].map((name) => join(ROOT, 'tests', 'bench', 'page', `${name}.html`)) },
    },
  });
}
