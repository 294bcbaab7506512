/** Requests through a port: order, cancellation, crashes. */

import { describe, expect, it } from 'vitest';
import type { Dispatch, JobContext } from '../../src/workers/dispatch.ts';
import type { FromEngine, ToEngine } from '../../src/workers/protocol.ts';
import { servePort } from '../../src/workers/serve.ts';

function serve(handle: (ask: unknown, context: JobContext) => Promise<unknown>) {
  const sent: FromEngine[] = [];
  const port = {
    onmessage: null as ((event: MessageEvent<ToEngine>) => void) | null,
    postMessage: (message: FromEngine) => void sent.push(message),
  };
  const dispatch: Dispatch = {
    handle: async (_name, ask, context) => ({ reply: await handle(ask, context), transfer: [] }),
  };
  servePort(port, dispatch);
  const ask = (id: number, value: unknown): void =>
    port.onmessage!({ data: { kind: 'request', id, name: 'forget', ask: value } } as MessageEvent<ToEngine>);
  const cancel = (id: number): void => port.onmessage!({ data: { kind: 'cancel', id } } as MessageEvent<ToEngine>);
  return { sent, ask, cancel };
}

async function settled(check: () => boolean): Promise<void> {
  for (let turn = 0; turn < 200 && !check(); turn++) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('servePort', () => {
  it('says it is ready, then answers in order', async () => {
    const { sent, ask } = serve(async (value) => value);
    ask(1, 'a');
    ask(2, 'b');
    await settled(() => sent.length === 3);
    expect(sent).toEqual([
      { kind: 'ready' },
      { kind: 'reply', id: 1, reply: 'a' },
      { kind: 'reply', id: 2, reply: 'b' },
    ]);
  });

  it('never starts a waiting job that was cancelled', async () => {
    const started: unknown[] = [];
    const { sent, ask, cancel } = serve(async (value) => (started.push(value), value));
    ask(1, 'a');
    ask(2, 'b');
    cancel(2);
    ask(3, 'c');
    await settled(() => sent.length === 4);
    expect(started).toEqual(['a', 'c']);
    expect(sent).toContainEqual({ kind: 'ended', id: 2 });
  });

  it('stops a running job at its next pause and says only that it is over', async () => {
    let pauses = 0;
    const { sent, ask, cancel } = serve(async (_value, { pause }) => {
      for (; pauses < 10_000; pauses++) {
        await pause();
        if (pauses === 3) cancel(1);
      }
      return 'done';
    });
    ask(1, null);
    await settled(() => pauses >= 4);
    ask(2, null);
    await settled(() => sent.length > 1);
    expect(pauses).toBeLessThan(10_001);
    expect(sent.filter((message) => 'id' in message && message.id === 1)).toEqual([{ kind: 'ended', id: 1 }]);
  });

  it('tells of a crash with what was said', async () => {
    const { sent, ask } = serve(async () => {
      throw new RangeError('seven');
    });
    ask(1, null);
    await settled(() => sent.length === 2);
    expect(sent[1]).toEqual({ kind: 'crashed', id: 1, reason: 'RangeError: seven' });
  });
});
