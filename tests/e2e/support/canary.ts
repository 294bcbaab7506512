/** A server that must stay untouched: the browser's way to any other address leads here. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Canary {
  readonly port: number;
  /** everything that arrived: `CONNECT example.org:443`, `GET http://example.org/` */
  readonly touched: readonly string[];
  close(): Promise<void>;
}

/** Starts the canary as an HTTP proxy, so that it sees every address asked for, whether or not it exists. */
export async function startCanary(): Promise<Canary> {
  const touched: string[] = [];
  const server = createServer((request, response) => {
    touched.push(`${request.method} ${request.url}`);
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket) => {
    touched.push(`CONNECT ${request.url}`);
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
