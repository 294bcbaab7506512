/** A server that must stay untouched: the browser's way to any other address leads here. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Canary {
  readonly port: number;
  /** what arrived: `CONNECT example.org:443`, `GET http://example.org/` */
  readonly touched: readonly string[];
  close(): Promise<void>;
}

// What the browser asks its maker for by itself, whatever page is open. The requests of a page are recorded beside this.
const BROWSERS_OWN = /\b(?:google|googleapis|gvt1|gstatic|microsoft|msedge|bing)\.(?:com|net)[:/]/;

/** Starts the canary as an HTTP proxy, so that it sees every address asked for, whether or not it exists. */
export async function startCanary(): Promise<Canary> {
  const touched: string[] = [];
  const note = (line: string): void => {
    if (!BROWSERS_OWN.test(line)) touched.push(line);
  };
  const server = createServer((request, response) => {
    note(`${request.method} ${request.url}`);
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket) => {
    note(`CONNECT ${request.url}`);
    // A browser that is closed resets what it has open; without a listener that would end the tests.
    socket.on('error', () => undefined);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    touched,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
