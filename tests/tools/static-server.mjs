/** A small file server for the built product: this computer only, right types, nothing outside its folder, nothing cached. */
// @ts-check

import { createReadStream, realpathSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';

/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.gz': 'application/gzip',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/**
 * @typedef {object} StaticServer
 * @property {string} address such as `http://127.0.0.1:4173/`
 * @property {number} port
 * @property {() => Promise<void>} close
 */

/**
 * Serves a folder on 127.0.0.1.
 * @param {string} folder
 * @param {object} [options]
 * @param {number} [options.port] first port to try, 0 for any free one (the default)
 * @param {(path: string) => void} [options.onRequest] told of every request
 * @param {Readonly<Record<string, string>>} [options.pages] path → HTML that is served in place of the file
 * @param {RegExp} [options.lasting] paths whose files never change, which the browser may keep; by default it keeps none
 * @returns {Promise<StaticServer>}
 */
export async function serveFolder(folder, { port = 0, onRequest = () => {}, pages = {}, lasting } = {}) {
  const root = realpathSync(folder);
  const server = createServer((request, response) => {
    onRequest(request.url ?? '/');
    answer(root, pages, lasting, request, response);
  });
  const taken = await listen(server, port);
  return {
    port: taken,
    address: `http://127.0.0.1:${taken}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * The file an address means, or a status. Symbolic links are followed first, so that none leads outside.
 * @param {string} root real path of the folder served
 * @param {string} url path and query as they came
 * @returns {{ file: string, bytes: number } | { status: 400 | 404 }}
 */
export function resolveFile(root, url) {
  let path;
  try {
    path = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '/');
  } catch {
    return { status: 400 };
  }
  if (!path.startsWith('/') || path.includes('\0') || path.includes('\\')) return { status: 400 };
  try {
    const file = realpathSync(join(root, path.endsWith('/') ? `${path}index.html` : path));
    const stat = statSync(file);
    return stat.isFile() && file.startsWith(root + sep) ? { file, bytes: stat.size } : { status: 404 };
  } catch {
    return { status: 404 };
  }
}

/**
 * @param {string} root
 * @param {Readonly<Record<string, string>>} pages
 * @param {RegExp | undefined} lasting
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
function answer(root, pages, lasting, request, response) {
  const common = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { ...common, Allow: 'GET, HEAD' }).end();
    return;
  }
  const path = (request.url ?? '/').split(/[?#]/, 1)[0] ?? '/';
  const page = Object.hasOwn(pages, path) ? Buffer.from(pages[path] ?? '') : null;
  if (page) {
    response.writeHead(200, { ...common, 'Content-Type': TYPES['.html'], 'Content-Length': page.length });
    response.end(request.method === 'HEAD' ? undefined : page);
    return;
  }
  const found = resolveFile(root, request.url ?? '/');
  if ('status' in found) {
    response
      .writeHead(found.status, { ...common, 'Content-Type': 'text/plain; charset=utf-8' })
      .end(String(found.status));
    return;
  }
  response.writeHead(200, {
    ...common,
    ...(lasting?.test(path) ? { 'Cache-Control': 'max-age=86400, immutable' } : {}),
    'Content-Type': TYPES[extname(found.file).toLowerCase()] ?? 'application/octet-stream',
    'Content-Length': found.bytes,
  });
  if (request.method === 'HEAD') response.end();
  else
    createReadStream(found.file)
      .on('error', () => response.destroy())
      .pipe(response);
}

/**
 * Listens on the first free port from `first` on.
 * @param {import('node:http').Server} server
 * @param {number} first
 * @returns {Promise<number>}
 */
async function listen(server, first) {
  for (let port = first; ; port++) {
    const outcome = await new Promise((resolve) => {
      const fail = (/** @type {NodeJS.ErrnoException} */ error) => resolve(error);
      server.once('error', fail);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', fail);
        resolve(null);
      });
    });
    if (outcome === null) break;
    if (!['EADDRINUSE', 'EACCES'].includes(outcome.code) || port >= first + 100) throw outcome;
  }
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}
