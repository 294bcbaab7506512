import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveFile, serveFolder, type StaticServer } from './static-server.mjs';

let folder: string;
let server: StaticServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kezhi-server-'));
  mkdirSync(join(folder, 'site/engine'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'site-2.txt'), 'a neighbour whose name begins alike');
  writeFileSync(join(folder, 'site/index.html'), '<!doctype html>页');
  writeFileSync(join(folder, 'site/engine/code.js'), 'let x;');
  writeFileSync(join(folder, 'site/名 字.csv'), 'a,b');
  symlinkSync(join(folder, 'secret.txt'), join(folder, 'site/link.txt'));
  server = await serveFolder(join(folder, 'site'));
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly type: string | undefined;
  readonly cache: string | undefined;
  readonly body: string;
}

/** Sends the path as it is; fetch would tidy up `..` before sending. */
function get(path: string, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: server.port, path, method }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          type: response.headers['content-type'],
          cache: response.headers['cache-control'],
          body,
        }),
      );
    })
      .on('error', reject)
      .end();
  });
}

describe('serveFolder', () => {
  it('serves the page at the root, uncached', async () => {
    expect(await get('/')).toEqual({
      status: 200,
      type: 'text/html; charset=utf-8',
      cache: 'no-store',
      body: '<!doctype html>页',
    });
  });

  it('ignores a query', async () => {
    expect((await get('/?lang=en')).status).toBe(200);
  });

  it.each([
    ['/engine/code.js', 'text/javascript; charset=utf-8'],
    [`/${encodeURIComponent('名 字.csv')}`, 'text/csv; charset=utf-8'],
  ])('gives %s its type', async (path, type) => {
    expect(await get(path)).toMatchObject({ status: 200, type });
  });

  it.each([
    '/../secret.txt',
    '/engine/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/../site-2.txt',
    '/link.txt',
    '/gone.js',
    '/engine',
  ])('has nothing at %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it.each(['/%', '/a%00b', '/..\\secret.txt'])('refuses the broken address %s', async (path) => {
    expect((await get(path)).status).toBe(400);
  });

  it('answers HEAD without a body and refuses to be written to', async () => {
    expect(await get('/', 'HEAD')).toMatchObject({ status: 200, body: '' });
    expect((await get('/', 'POST')).status).toBe(405);
  });

  it('takes the next free port', async () => {
    const second = await serveFolder(join(folder, 'site'), { port: server.port });
    expect(second.port).toBeGreaterThan(server.port);
    await second.close();
  });

  it('tells of every request', async () => {
    const seen: string[] = [];
    const watched = await serveFolder(join(folder, 'site'), { onRequest: (path) => seen.push(path) });
    await fetch(`${watched.address}engine/code.js?v=1`);
    await watched.close();
    expect(seen).toEqual(['/engine/code.js?v=1']);
  });
});

describe('resolveFile', () => {
  it('wants an absolute path', () => {
    expect(resolveFile(folder, 'secret.txt')).toEqual({ status: 400 });
  });
});

describe('serveFolder for journeys', () => {
  it('serves another page in place of a file, and lets files that never change be kept', async () => {
    const own = await serveFolder(join(folder, 'site'), { pages: { '/': '<p>lean' }, lasting: /^\/engine\// });
    const ask = async (path: string): Promise<readonly [number, string | null, string]> => {
      const response = await fetch(new URL(path, own.address));
      return [response.status, response.headers.get('cache-control'), await response.text()];
    };
    try {
      expect(await ask('/?lang=en')).toEqual([200, 'no-store', '<p>lean']);
      expect(await ask('/engine/code.js')).toEqual([200, 'max-age=86400, immutable', 'let x;']);
      expect(await ask('/engine/gone.js')).toEqual([404, 'no-store', '404']);
    } finally {
      await own.close();
    }
  });
});
