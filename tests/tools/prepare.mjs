/** Gets a clone ready: installs the exact packages of the lock file and builds, each only when needed. No packages used here. */
// @ts-check

import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Project root, an absolute path. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const BUILD_SOURCES = [
  'src',
  'public',
  'datasets',
  'index.html',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

/** An error whose message is a sentence for the person at the terminal; shown without a stack. */
export class PlainError extends Error {}

/**
 * Runs `npm ci` where packages are missing or differ from the lock file.
 * @param {string} [root]
 * @returns {Promise<boolean>} whether anything was installed
 */
export async function installIfNeeded(root = ROOT) {
  if (isInstalled(root)) return false;
  console.log('Installing the packages of package-lock.json …');
  const npm = process.env['npm_execpath'];
  const options = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  // Under `npm run`, npm's own script is known; else npm is looked for in PATH (a .cmd on Windows, which needs a shell).
  const code = npm?.endsWith('.js')
    ? await run(process.execPath, [npm, ...options], { cwd: root })
    : await run('npm', options, { cwd: root, shell: process.platform === 'win32' });
  if (code !== 0)
    throw new PlainError(
      'Installing failed. The packages come from the npm registry once; check the network and try again.',
    );
  return true;
}

/**
 * Whether node_modules holds every package of the lock file in its version, and no other version of any.
 * @param {string} root
 */
export function isInstalled(root) {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '') continue;
    const found = present[path];
    if (found ? found.version !== entry.version : !entry.optional) return false;
  }
  return Object.keys(present).every((path) => wanted[path] !== undefined);
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }> | null}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return null;
  }
}

/**
 * Builds into dist where it is missing or older than any source.
 * @param {string} [root]
 * @returns {Promise<boolean>} whether it was built
 */
export async function buildIfNeeded(root = ROOT) {
  if (isBuilt(root)) return false;
  console.log('Building …');
  await build(root);
  return true;
}

/** @param {string} [root] */
export async function build(root = ROOT) {
  const code = await run(
    process.execPath,
    [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'],
    { cwd: root },
  );
  if (code !== 0) throw new PlainError('The build failed; the messages above say why.');
}

/** @param {string} root */
export function isBuilt(root) {
  const page = join(root, 'dist', 'index.html');
  if (!existsSync(page)) return false;
  const builtAt = statSync(page).mtimeMs;
  return BUILD_SOURCES.every((source) => newest(join(root, source)) < builtAt);
}

/**
 * Time of the latest change under a path; folders count too, so that a deleted file is noticed.
 * @param {string} path
 * @returns {number}
 */
function newest(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), stat.mtimeMs);
}

/**
 * Runs a program with this terminal's output.
 * @param {string} command
 * @param {readonly string[]} parameters
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} exit code; 127 where the program could not start
 */
export function run(command, parameters, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, { stdio: 'inherit', ...options });
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs a tool's main function: plain errors are shown as their sentence, others with their stack.
 * @param {() => Promise<void>} main
 */
export function runMain(main) {
  main().catch((/** @type {unknown} */ error) => {
    console.error(error instanceof PlainError ? `\n${error.message}` : error);
    process.exit(1);
  });
}
