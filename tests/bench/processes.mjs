/** Memory of the renderer processes, as Linux tells it. */
// @ts-check

import { accessSync, constants, readFileSync, writeFileSync } from 'node:fs';

/**
 * Process ids of the renderers; one of them holds the page and its workers.
 * @param {import('playwright-core').Browser} browser
 */
export async function renderers(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
}

/**
 * Forgets the peak so far; gives the present size in kB.
 * @param {number} id
 */
export function reset(id) {
  const path = `/proc/${id}/clear_refs`;
  accessSync(path, constants.W_OK);
  writeFileSync(path, '5');
  return status(id, 'VmRSS');
}

/**
 * @param {number} id
 * @param {'VmRSS' | 'VmHWM'} field
 * @returns {number} kB
 */
export function status(id, field) {
  const match = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(readFileSync(`/proc/${id}/status`, 'utf8'));
  if (!match) throw new Error(`/proc/${id}/status has no ${field}`);
  return Number(match[1]);
}
