/**
 * Live memory of the page and of its engine, as the JavaScript engine itself counts it: objects, and the buffers of typed arrays,
 * which stand outside of them. Garbage is collected before, so what is counted is held by something.
 */
// @ts-check

/** @typedef {{ page: number, engine: number }} Held bytes */
/** @typedef {{ usedSize: number, backingStorageSize?: number }} Usage */

/**
 * @param {import('playwright-core').Page} page with an engine that has answered
 * @returns {Promise<() => Promise<Held>>} counts now
 */
export async function watchHeaps(page) {
  const own = await page.context().newCDPSession(page);
  const room = page.frames().find((frame) => frame !== page.mainFrame());
  if (!room) throw new Error('the page has no engine room');
  const frame = await page.context().newCDPSession(room);
  const engine = await workerOf(frame);
  /** @param {(method: 'HeapProfiler.collectGarbage' | 'Runtime.getHeapUsage') => Promise<unknown>} send */
  const held = async (send) => {
    // What one collection finalises, the next can take away.
    for (let time = 0; time < 2; time++) await send('HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize = 0 } = /** @type {Usage} */ (await send('Runtime.getHeapUsage'));
    return usedSize + backingStorageSize;
  };
  return async () => ({ page: await held((method) => own.send(method)), engine: await held(engine) });
}

/**
 * A worker is reached through the frame that began it, in messages wrapped into its own.
 * @param {import('playwright-core').CDPSession} frame
 * @returns {Promise<(method: string) => Promise<unknown>>}
 */
async function workerOf(frame) {
  /** @type {Map<number, { resolve: (result: unknown) => void, reject: (reason: Error) => void }>} */
  const waiting = new Map();
  let next = 1;
  /** @type {Promise<string>} */
  const attached = new Promise((resolve) =>
    frame.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type === 'worker') resolve(sessionId);
    }),
  );
  frame.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result, error } = JSON.parse(message);
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error) asked?.reject(new Error(error.message));
    else asked?.resolve(result);
  });
  await frame.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  const sessionId = await attached;
  return (method) =>
    new Promise((resolve, reject) => {
      const id = next++;
      waiting.set(id, { resolve, reject });
      frame.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) }).catch(reject);
    });
}
