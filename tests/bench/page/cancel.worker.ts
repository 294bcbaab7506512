/** The product's engine on the worker's own port. */

import { createDispatch } from '../../../src/workers/dispatch.ts';
import { servePort } from '../../../src/workers/serve.ts';

/** Later than any day of the files, so that none is in the future. */
const TODAY = 25_000;

servePort(
  {
    set onmessage(hear: Parameters<typeof servePort>[0]['onmessage']) {
      self.onmessage = hear;
    },
    get onmessage() {
      return self.onmessage as Parameters<typeof servePort>[0]['onmessage'];
    },
    postMessage: (message, transfer) => self.postMessage(message, { transfer }),
  },
  createDispatch(() => TODAY),
);
