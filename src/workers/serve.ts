/** Serves requests that come through a port: one at a time, newest cancellations first, a crash told and not swallowed. */

import type { Dispatch } from './dispatch.ts';
import type { FromEngine, RequestName, ToEngine } from './protocol.ts';

interface EnginePort {
  onmessage: ((event: MessageEvent<ToEngine>) => void) | null;
  postMessage(message: FromEngine, transfer: Transferable[]): void;
}

interface Queued {
  readonly id: number;
  readonly name: RequestName;
  readonly ask: unknown;
  readonly control: AbortController;
}

export function servePort(port: EnginePort, dispatch: Dispatch): void {
  const queue: Queued[] = [];
  let busy = false;
  let current: Queued | null = null;

  port.onmessage = ({ data: message }) => {
    if (message.kind === 'cancel') {
      const waiting = queue.findIndex((queued) => queued.id === message.id);
      if (waiting >= 0) {
        queue.splice(waiting, 1);
        ended(message.id);
      } else if (current?.id === message.id) current.control.abort();
      return;
    }
    queue.push({ id: message.id, name: message.name, ask: message.ask, control: new AbortController() });
    void work();
  };
  port.postMessage({ kind: 'ready' }, []);

  async function work(): Promise<void> {
    if (busy) return;
    busy = true;
    // One turn of the event loop before each job lets cancellations that already wait take effect.
    for (await nextTurn(); queue.length > 0; await nextTurn()) {
      current = queue.shift()!;
      await answer(current);
    }
    current = null;
    busy = false;
  }

  function ended(id: number): void {
    port.postMessage({ kind: 'ended', id }, []);
  }

  async function answer({ id, name, ask, control }: Queued): Promise<void> {
    const pause = async (): Promise<void> => {
      await nextTurn();
      control.signal.throwIfAborted();
    };
    try {
      const { reply, transfer } = await dispatch.handle(name, ask, {
        pause,
        progress: (progress) => port.postMessage({ kind: 'progress', id, progress }, []),
      });
      if (control.signal.aborted) ended(id);
      else port.postMessage({ kind: 'reply', id, reply }, transfer);
    } catch (error) {
      if (control.signal.aborted) return ended(id);
      port.postMessage(
        { kind: 'crashed', id, reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error) },
        [],
      );
    }
  }
}

// A message channel turns the loop at once; timers are clamped to 4 ms.
const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(null);
  });
}
