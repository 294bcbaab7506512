/** The engine without a worker: requests go straight to dispatch, one after another. */

import { createDispatch } from '../../src/workers/dispatch.ts';
import type { Ask, ComputePort, Reply, RequestName, RequestOptions } from '../../src/workers/protocol.ts';

export interface DirectEngine extends ComputePort {
  /** names of the requests in the order they were asked */
  readonly asked: RequestName[];
  /** requests wait for this; tests may hold it back */
  gate: Promise<void>;
}

export function createDirectEngine(today = 20_000): DirectEngine {
  const dispatch = createDispatch(() => today);
  const engine: DirectEngine = { asked: [], gate: Promise.resolve(), request };

  async function request<N extends RequestName>(name: N, ask: Ask<N>, options: RequestOptions = {}): Promise<Reply<N>> {
    engine.asked.push(name);
    await engine.gate;
    options.signal?.throwIfAborted();
    const { reply } = await dispatch.handle(name, ask, {
      pause: async () => options.signal?.throwIfAborted(),
      progress: (progress) => options.progress?.(progress),
    });
    options.signal?.throwIfAborted();
    // What crosses to the page is a copy, as with a worker.
    return structuredClone(reply) as Reply<N>;
  }

  return engine;
}
