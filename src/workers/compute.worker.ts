/** The worker's entry: takes the one port it is given and serves it. */

import { createDispatch } from './dispatch.ts';
import { servePort } from './serve.ts';

declare const self: DedicatedWorkerGlobalScope;

self.onmessage = (event: MessageEvent) => {
  const port = event.ports[0];
  if (!port) return;
  self.onmessage = null;
  servePort(
    port,
    createDispatch(() => Math.floor((Date.now() - new Date().getTimezoneOffset() * 60_000) / 86_400_000)),
  );
};
