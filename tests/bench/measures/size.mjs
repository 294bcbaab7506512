/** What is sent: the whole product and its first view, each file compressed by itself with brotli at its best. */
// @ts-check

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { openPage } from '../browser.mjs';
import { ROOT } from '../../tools/prepare.mjs';
import { shown } from '../report.mjs';

const DIST = join(ROOT, 'dist');

/**
 * @param {import('../browser.mjs').Stage} stage
 * @returns {Promise<import('../report.mjs').Row[]>}
 */
export async function measureSize(stage) {
  await stage.product();
  const sizes = new Map(filesIn(DIST).map((path) => [relative(DIST, path).split(sep).join('/'), compressed(path)]));
  const first = await firstView(stage);
  const unknown = first.filter((path) => !sizes.has(path));
  if (unknown.length > 0) throw new Error(`asked for, but not in dist: ${unknown.join(', ')}`);
  const whole = sum([...sizes.values()]);
  const view = sum(first.map((path) => sizes.get(path) ?? 0));
  const largest = [...sizes].sort((a, b) => b[1] - a[1]).slice(0, 12);
  console.log(
    `  ${sizes.size} files; largest: ${largest.map(([path, bytes]) => `${path} ${(bytes / 1000).toFixed(1)} kB`).join(', ')}`,
  );
  console.log(
    `  first view asks for ${first.length}: ${first.map((path) => `${path} ${((sizes.get(path) ?? 0) / 1000).toFixed(1)} kB`).join(', ')}`,
  );
  return [
    row('whole app, brotli', whole, 250, 350, Object.fromEntries(sizes)),
    row('first view, brotli', view, 120, 120, first),
  ];
}

/**
 * @param {string} work
 * @param {number} bytes
 * @param {number} target
 * @param {number} gate
 * @param {unknown} raw
 * @returns {import('../report.mjs').Row}
 */
function row(work, bytes, target, gate, raw) {
  return {
    work,
    ours: shown(bytes / 1000, 'kB'),
    peer: '–',
    figure: bytes / 1000,
    unit: 'kB',
    sense: 'at most',
    target,
    gate,
    raw,
  };
}

/**
 * Files asked for to show the library page in a fresh browser. What the page fetches later, while it is idle, is held back.
 * @param {import('../browser.mjs').Stage} stage
 */
async function firstView(stage) {
  const browser = await stage.launch();
  const page = await openPage(browser, 'about:blank');
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
  /** @type {Set<string>} */
  const paths = new Set();
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol === 'http:')
      paths.add(url.pathname === '/' ? 'index.html' : decodeURIComponent(url.pathname.slice(1)));
  });
  await page.goto(`${await stage.product()}#/`, { waitUntil: 'networkidle' });
  await page.waitForSelector('main');
  await page.waitForTimeout(3000);
  await browser.close();
  return [...paths];
}

/** @param {string} path */
function compressed(path) {
  const content = readFileSync(path);
  const bytes = brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  }).length;
  return Math.min(bytes, content.length);
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesIn(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}

/** @param {readonly number[]} values */
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
