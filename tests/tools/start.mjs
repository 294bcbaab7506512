/** `npm start`: from a fresh clone to the notebook in a browser tab. Options: --no-open, --port=4173. */
// @ts-check

import './node-version.mjs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildIfNeeded, installIfNeeded, PlainError, ROOT, runMain } from './prepare.mjs';
import { serveFolder } from './static-server.mjs';

const FIRST_PORT = 4173;

runMain(async () => {
  const wanted = readPort(process.argv.slice(2));
  await installIfNeeded();
  await buildIfNeeded();
  const server = await serveFolder(join(ROOT, 'dist'), { port: wanted });
  const address = `${server.address}#/`;
  console.log(`\nKezhi 客知 is ready at  ${address}\n`);
  if (server.port !== wanted) {
    console.log(
      `Port ${wanted} is taken. A browser keeps notebooks by address, so those saved at port ${wanted} are not listed here.`,
    );
  }
  console.log('Everything stays on this computer. Ctrl+C stops.');
  if (!process.argv.includes('--no-open') && !process.env['CI']) open(address);
});

/**
 * @param {readonly string[]} parameters
 * @returns {number}
 */
function readPort(parameters) {
  const text = parameters.find((parameter) => parameter.startsWith('--port='))?.slice('--port='.length);
  if (text === undefined) return FIRST_PORT;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new PlainError(`--port wants a number from 1 to 65535, not “${text}”.`);
  return port;
}

/**
 * Opens the address in the default browser. Where there is none, the printed address is enough.
 * @param {string} address
 */
function open(address) {
  if (
    process.platform === 'linux' &&
    !process.env['DISPLAY'] &&
    !process.env['WAYLAND_DISPLAY'] &&
    !process.env['WSL_DISTRO_NAME']
  )
    return;
  /** @type {[string, string[]]} */
  const [command, parameters] =
    process.platform === 'darwin'
      ? ['open', [address]]
      : process.platform === 'win32'
        ? ['cmd', ['/c', 'start', '', address]]
        : ['xdg-open', [address]];
  const child = spawn(command, parameters, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}
