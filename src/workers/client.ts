/**
 * The page's side of the engine: opens the sealed room, numbers requests, drops late answers. An engine that does not let go of a
 * cancelled request, or is gone, is ended; the next request starts a new one.
 */

import type { Ask, ComputePort, FromEngine, Reply, RequestName, RequestOptions, ToEngine } from './protocol.ts';

/** How the engine runs; shown on the Privacy page. `sealed`: no network, storage or page. `plain`: a worker stripped of its network. */
export type EngineKind = 'sealed' | 'plain';

/** Why an engine is no more: it did not let go of a cancelled request, or ended by itself, as one does that has used up its memory. */
export interface Loss {
  readonly kind: 'stuck' | 'died';
  readonly reason: string;
  /** what it was doing, which a new engine should not be asked again without a person's wish */
  readonly during: { readonly name: RequestName; readonly ask: unknown } | null;
}

/** Thrown to every open request when the engine is lost; the next request starts a new one, which knows no data yet. */
export class EngineLost extends Error {
  override readonly name = 'EngineLost';
}

interface Pending {
  readonly resolve: (reply: unknown) => void;
  readonly reject: (reason: unknown) => void;
  readonly progress: RequestOptions['progress'];
  readonly release: () => void;
}

/** One place to send to, whatever stands behind it. `lost` is called at most once. */
interface Connection {
  readonly kind: EngineKind;
  readonly port: { postMessage(message: ToEngine): void };
  readonly close: () => void;
}

type Connect = (receive: (message: FromEngine) => void, lost: (reason: string) => void) => Promise<Connection>;

const ROOM_PATIENCE_MS = 5000;

/**
 * How long the engine may take to let go of what it was working on. It looks for cancellations many times a second, but a single
 * fit takes as long as it takes, and starting anew means reading all tables again.
 */
const CANCEL_PATIENCE_MS = 4000;
/** A page that was asleep or busy hears its timer before the answer that has been waiting longer; so it is asked twice. */
const SECOND_LOOK_MS = 500;

/** The engine as the application uses it. */
export interface Engine extends ComputePort {
  /** `null` until the first request started it */
  readonly kind: EngineKind | null;
  /** listeners hear that the engine was lost; they must open their data again */
  onLost(listener: (loss: Loss) => void): () => void;
  /** starts the engine before anything is asked */
  warm(): void;
}

export function createEngine(connect: Connect = import.meta.env.DEV ? connectDevelopment : connectSealed): Engine {
  const pending = new Map<number, Pending>();
  /** what the engine has not told the end of, cancelled or not; it works in this order, so the first is what it is doing */
  const unended = new Map<number, NonNullable<Loss['during']>>();
  const watched = new Map<number, ReturnType<typeof setTimeout>>();
  const listeners = new Set<(loss: Loss) => void>();
  let nextId = 1;
  let connection: Promise<Connection> | null = null;
  let kind: EngineKind | null = null;
  let generation = 0;

  function connected(): Promise<Connection> {
    if (!connection) {
      // What an engine says that was given up is not heard.
      const current = (generation += 1);
      connection = connect(
        (message) => current === generation && receive(message),
        (reason) => current === generation && lose('died', reason),
      ).then((opened) => {
        kind = opened.kind;
        return opened;
      });
      const opening = connection;
      opening.catch(() => connection === opening && (connection = null));
    }
    return connection;
  }

  function lose(how: Loss['kind'], reason: string): void {
    generation += 1;
    void connection?.then((old) => old.close()).catch(() => undefined);
    connection = null;
    const [during = null] = unended.values();
    const open = [...pending.values()];
    for (const timer of watched.values()) clearTimeout(timer);
    for (const map of [pending, unended, watched]) map.clear();
    for (const request of open) {
      request.release();
      request.reject(new EngineLost(reason));
    }
    for (const listener of listeners) listener({ kind: how, reason, during });
  }

  function receive(message: FromEngine): void {
    if (message.kind === 'ready') return;
    const request = pending.get(message.id);
    if (message.kind === 'progress') {
      request?.progress?.(message.progress);
      return;
    }
    unended.delete(message.id);
    clearTimeout(watched.get(message.id));
    watched.delete(message.id);
    if (!request) return; // late answer for a cancelled job
    pending.delete(message.id);
    request.release();
    if (message.kind === 'reply') request.resolve(message.reply);
    else if (message.kind === 'crashed') request.reject(new Error(message.reason));
  }

  /** Ends the engine where it does not let go of a cancelled request. One that only waits its turn says nothing against it. */
  function watch(id: number): void {
    const look = (last: boolean): void => {
      if (unended.keys().next().value !== id) watched.delete(id);
      else if (last) lose('stuck', 'no answer');
      else watched.set(id, setTimeout(look, SECOND_LOOK_MS, true));
    };
    if (unended.has(id)) watched.set(id, setTimeout(look, CANCEL_PATIENCE_MS, false));
  }

  async function request<N extends RequestName>(name: N, ask: Ask<N>, options: RequestOptions = {}): Promise<Reply<N>> {
    const { signal } = options;
    signal?.throwIfAborted();
    const { port } = await connected();
    signal?.throwIfAborted();
    const id = nextId++;
    return new Promise<Reply<N>>((resolve, reject) => {
      const abort = (): void => {
        pending.delete(id);
        port.postMessage({ kind: 'cancel', id });
        reject(signal!.reason as Error);
        watch(id);
      };
      signal?.addEventListener('abort', abort, { once: true });
      pending.set(id, {
        resolve: resolve as (reply: unknown) => void,
        reject,
        progress: options.progress,
        release: () => signal?.removeEventListener('abort', abort),
      });
      unended.set(id, { name, ask });
      port.postMessage({ kind: 'request', id, name, ask });
    });
  }

  return {
    get kind() {
      return kind;
    },
    request,
    onLost(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    warm: () => void connected().catch(() => undefined),
  };
}

/** Opens the engine room: a sandboxed frame with its own policy, in which the worker is born from a blob. */
async function connectSealed(
  receive: (message: FromEngine) => void,
  lost: (reason: string) => void,
): Promise<Connection> {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  frame.title = 'engine';
  frame.hidden = true;
  const channel = new MessageChannel();
  const ready = firstMessage(channel.port1, receive, lost);
  // A room whose process is gone takes the other end of the channel with it; browsers that tell so tell it here.
  channel.port1.addEventListener('close', () => lost('the engine is gone'));
  frame.src = new URL('engine/room.html', document.baseURI).href;
  frame.addEventListener('load', () => frame.contentWindow?.postMessage('port', '*', [channel.port2]), { once: true });
  document.body.append(frame);
  try {
    await ready;
  } catch {
    channel.port1.close();
    frame.remove();
    return connectPlain(receive, lost);
  }
  return {
    kind: 'sealed',
    port: channel.port1,
    close() {
      channel.port1.close();
      frame.remove();
    },
  };
}

/** The fallback where a browser forbids the room: a worker whose network globals are removed before anything loads. */
async function connectPlain(
  receive: (message: FromEngine) => void,
  lost: (reason: string) => void,
): Promise<Connection> {
  return connectWorker(new Worker(new URL('engine/plain.js', document.baseURI).href), receive, lost);
}

async function connectDevelopment(
  receive: (message: FromEngine) => void,
  lost: (reason: string) => void,
): Promise<Connection> {
  if (!import.meta.env.DEV) throw new RangeError('only the development server has module workers');
  return connectWorker(new Worker('/src/workers/compute.worker.ts', { type: 'module' }), receive, lost);
}

async function connectWorker(
  worker: Worker,
  receive: (message: FromEngine) => void,
  lost: (reason: string) => void,
): Promise<Connection> {
  const channel = new MessageChannel();
  const ready = firstMessage(channel.port1, receive, lost);
  worker.addEventListener('error', (error) => lost(error.message));
  channel.port1.addEventListener('close', () => lost('the engine is gone'));
  worker.postMessage(null, [channel.port2]);
  await ready;
  return {
    kind: 'plain',
    port: channel.port1,
    close() {
      channel.port1.close();
      worker.terminate();
    },
  };
}

/** Resolves when the engine says it is ready; later messages go to `receive`. */
function firstMessage(
  port: MessagePort,
  receive: (message: FromEngine) => void,
  lost: (reason: string) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new EngineLost('the engine did not start')), ROOM_PATIENCE_MS);
    let started = false;
    port.onmessage = (event: MessageEvent<FromEngine | { readonly kind: 'failed'; readonly reason: string }>) => {
      const message = event.data;
      if (message.kind === 'failed') {
        clearTimeout(timer);
        if (started) lost(message.reason);
        else reject(new EngineLost(message.reason));
      } else if (message.kind === 'ready') {
        clearTimeout(timer);
        started = true;
        resolve();
      } else receive(message);
    };
  });
}
