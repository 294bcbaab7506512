/** Finds a Chromium-based browser, or installs one where that is possible without asking. */
// @ts-check

import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { PlainError, run } from './prepare.mjs';

const LINUX_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
];
const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const WINDOWS_PROGRAMS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/** Start-up parameters for measured and recorded runs: no sandbox as root, nothing the browser does by itself in the background. */
export const CHROMIUM_PARAMETERS = Object.freeze([
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-client-side-phishing-detection',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
]);

/**
 * Path of a Chromium, Chrome or Edge, or `null`. `CHROMIUM_PATH` wins; a wrong one is an error, not a reason to guess.
 * @param {object} [options]
 * @param {NodeJS.ProcessEnv} [options.environment]
 * @param {NodeJS.Platform} [options.platform]
 * @returns {string | null}
 */
export function findChromium({ environment = process.env, platform = process.platform } = {}) {
  const given = environment['CHROMIUM_PATH'];
  if (given) {
    if (isProgram(given)) return given;
    throw new PlainError(
      `CHROMIUM_PATH says ${given}, and there is no program there. Correct it, or unset it to have one looked for.`,
    );
  }
  return candidates(environment, platform).find(isProgram) ?? null;
}

/**
 * As {@link findChromium}; installs Debian's chromium with apt-get where we are root. Throws one clear sentence otherwise.
 * @returns {Promise<string>}
 */
export async function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  if (canInstall()) {
    console.log('No Chromium here; installing it with apt-get …');
    const installed =
      (await aptGet('update')) && (await aptGet('install', '-y', '--no-install-recommends', 'chromium'));
    const path = installed ? findChromium() : null;
    if (path) {
      // Chinese text needs a font to be seen in screenshots; no test depends on one.
      if (!hasChineseFont()) await aptGet('install', '-y', '--no-install-recommends', 'fonts-wqy-zenhei');
      return path;
    }
  }
  throw new PlainError(
    'The end-to-end tests need Chromium, Chrome or Edge: install one, or set CHROMIUM_PATH to its program (on Debian, as root, it is installed by itself).',
  );
}

/**
 * @param {NodeJS.ProcessEnv} environment
 * @param {NodeJS.Platform} platform
 * @returns {string[]}
 */
function candidates(environment, platform) {
  if (platform === 'darwin') {
    const folders = ['/Applications', ...(environment['HOME'] ? [`${environment['HOME']}/Applications`] : [])];
    return folders.flatMap((folder) => MAC_APPS.map((app) => `${folder}/${app}.app/Contents/MacOS/${app}`));
  }
  if (platform === 'win32') {
    const folders = [environment['PROGRAMFILES'], environment['PROGRAMFILES(X86)'], environment['LOCALAPPDATA']].filter(
      (folder) => folder !== undefined,
    );
    return WINDOWS_PROGRAMS.flatMap((program) => folders.map((folder) => `${folder}\\${program}`));
  }
  const folders = [
    ...(environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== ''),
    '/usr/bin',
    '/usr/local/bin',
    '/snap/bin',
  ];
  return LINUX_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

// Ubuntu's package of that name only asks for a snap, which a container cannot install.
function canInstall() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get') || !existsSync('/etc/os-release')) return false;
  return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

function hasChineseFont() {
  try {
    return execFileSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).trim() !== '';
  } catch {
    return false;
  }
}

/** @param {readonly string[]} parameters */
async function aptGet(...parameters) {
  return (
    (await run('apt-get', ['-q', ...parameters], { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })) === 0
  );
}
