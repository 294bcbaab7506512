/** Build, engine room, page policy and test projects. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

// The page: no eval, no network. Style attributes are allowed because Svelte templates carry them; style elements are not.
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "frame-src 'self'",
  "worker-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

// The engine room: may compile expressions, has no network, no storage, no page (sandboxed without allow-same-origin).
const ROOM_POLICY = "default-src 'none'; script-src 'self' 'unsafe-eval'; worker-src blob:; connect-src 'none'";

// Once its own script has run, the room forbids every further script address; the worker inherits both policies.
const ROOM_SCRIPT = `
const seal = document.createElement('meta');
seal.httpEquiv = 'Content-Security-Policy';
seal.content = "script-src 'unsafe-eval' blob:; worker-src blob:; connect-src 'none'";
document.head.append(seal);
addEventListener('message', (event) => {
  const worker = new Worker(URL.createObjectURL(new Blob([self.engineSource], { type: 'text/javascript' })));
  worker.onerror = (error) => event.ports[0].postMessage({ kind: 'failed', reason: String(error.message) });
  worker.postMessage(null, [event.ports[0]]);
}, { once: true });
`;

// Where the room cannot open: a plain worker whose network globals go before anything else runs.
const PLAIN_SCRIPT = (code: string): string => `
importScripts(new URL('${code}', self.location.href).href);
for (const name of ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'importScripts', 'indexedDB', 'caches', 'BroadcastChannel'])
  try { Object.defineProperty(self, name, { value: undefined, configurable: false, writable: false }); } catch {}
(0, eval)(self.engineSource);
`;

/** Bundles the worker into one script that the engine room starts from a blob. */
function engineRoom(): Plugin {
  return {
    name: 'kezhi-engine-room',
    apply: 'build',
    async generateBundle() {
      const result = await build({
        configFile: false,
        logLevel: 'warn',
        publicDir: false,
        define: { 'import.meta.env.DEV': 'false' },
        plugins: [withoutWords()],
        build: {
          write: false,
          minify: true,
          target: 'es2023',
          lib: { entry: 'src/workers/compute.worker.ts', formats: ['iife'], name: 'engine' },
        },
      });
      const bundle = Array.isArray(result) ? result[0] : result;
      const chunk = bundle && 'output' in bundle ? bundle.output[0] : undefined;
      if (!chunk || chunk.type !== 'chunk') throw new Error('the engine did not bundle into one script');
      const source = `self.engineSource=${JSON.stringify(chunk.code)};`;
      const code = `code-${createHash('sha256').update(source).digest('hex').slice(0, 10)}.js`;
      this.emitFile({ type: 'asset', fileName: `engine/${code}`, source });
      this.emitFile({ type: 'asset', fileName: 'engine/room.js', source: ROOM_SCRIPT });
      this.emitFile({ type: 'asset', fileName: 'engine/plain.js', source: PLAIN_SCRIPT(code) });
      this.emitFile({
        type: 'asset',
        fileName: 'engine/room.html',
        source: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${ROOM_POLICY}"><title>Kezhi engine</title></head><body><script src="${code}"></script><script src="room.js"></script></body></html>`,
      });
    },
  };
}

/** The page tells the engine its words (request `learn`), so the engine's script holds only the names of the dictionaries. */
function withoutWords(): Plugin {
  return {
    name: 'kezhi-without-words',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/src\/(i18n\/areas\/[a-z-]+|panels\/[a-z-]+\/(?:[a-z-]+-)?messages)\.ts$/.test(id)) return null;
      const names = [...code.matchAll(/^export const (\w+) =/gm)].map(([, name]) => name);
      return { code: names.map((name) => `export const ${name} = { zhCN: {}, en: {} };`).join('\n'), map: null };
    },
  };
}

function pagePolicy(): Plugin {
  return {
    name: 'kezhi-page-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: PAGE_POLICY },
        injectTo: 'head-prepend',
      },
    ],
  };
}

/** Tells the page which parts load later, so that it can fetch them all while it is idle and need no network from then on. */
function laterParts(): Plugin {
  return {
    name: 'kezhi-later-parts',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const parts = Object.values(bundle ?? {}).filter(
          ({ fileName }) => /\.(js|css)$/.test(fileName) && !fileName.startsWith('engine/') && !html.includes(fileName),
        );
        const content = parts.map(({ fileName }) => `./${fileName}`).join(' ');
        return [{ tag: 'meta', attrs: { name: 'kezhi-parts', content }, injectTo: 'head' }];
      },
    },
  };
}

/** Writes the icon into the page: a browser asks for an icon file again whenever the address changes, and the page asks for nothing. */
function writtenIcon(): Plugin {
  return {
    name: 'kezhi-written-icon',
    apply: 'build',
    transformIndexHtml: (html) =>
      html.replace(
        './icon.svg',
        `data:image/svg+xml,${encodeURIComponent(readFileSync('public/icon.svg', 'utf8').trim())}`,
      ),
  };
}

/** Journeys that measure how long something holds the page up: nothing may run beside them. */
const MEASURING = ['tests/e2e/loading.test.ts'];

export default defineConfig({
  base: './',
  plugins: [svelte({ configFile: false }), engineRoom(), pagePolicy(), laterParts(), writtenIcon()],
  build: { target: 'es2023', modulePreload: { polyfill: false }, chunkSizeWarningLimit: 900, assetsInlineLimit: 0 },
  worker: { format: 'es' },
  server: { host: '127.0.0.1' },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          // One process reads the modules once for all its files: what modules keep are caches of what they are given.
          isolate: false,
          // On a machine with other work a file of a megabyte takes its time; what hangs is found all the same.
          testTimeout: 20_000,
          hookTimeout: 30_000,
          include: ['tests/**/*.test.ts'],
          setupFiles: ['tests/property-seed.ts'],
          exclude: ['tests/e2e/**', 'tests/bench/**', 'tests/architecture/**', 'tests/**/*.dom.test.ts'],
        },
      },
      {
        extends: true,
        resolve: { conditions: ['browser'] },
        test: {
          name: 'component',
          environment: 'happy-dom',
          include: ['tests/**/*.dom.test.ts'],
          setupFiles: ['tests/property-seed.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'architecture',
          environment: 'node',
          include: ['tests/architecture/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: MEASURING,
          globalSetup: ['tests/e2e/support/global-setup.ts'],
          // Two journeys at a time share the processors.
          testTimeout: 240_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e-measuring',
          environment: 'node',
          include: MEASURING,
          globalSetup: ['tests/e2e/support/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
