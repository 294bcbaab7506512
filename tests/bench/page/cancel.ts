/** A reading cancelled on its way: how soon the engine answers something else. */

import type { FromEngine, RequestName, ToEngine } from '../../../src/workers/protocol.ts';

export interface CancelRun {
  /** from the cancellation to the next answer */
  readonly milliseconds: number;
  /** share of the file read when it was cancelled */
  readonly share: number;
}

type Told = Extract<FromEngine, { readonly kind: 'progress' }>['progress'];

/**
 * Opens the file chosen in the page's input in an engine of its own and cancels.
 * @param share of its bytes after which it is cancelled
 * @param later milliseconds between that and the cancellation: after the last byte, what follows reading is met
 */
export const cancel = (share: number, later: number): Promise<CancelRun> => {
  const blob = document.querySelector('input')!.files![0]!;
  const worker = new Worker(new URL('./cancel.worker.ts', import.meta.url), { type: 'module' });
  const send = (message: ToEngine): void => worker.postMessage(message);
  const ask = (id: number, name: RequestName, what: unknown): void =>
    send({ kind: 'request', id, name, ask: what } as ToEngine);
  return new Promise((resolve, reject) => {
    let cancelled = 0;
    let seen = 0;
    const stop = (): void => {
      cancelled = performance.now();
      send({ kind: 'cancel', id: 1 });
      ask(2, 'forget', { data: 'd' });
    };
    const hear = (told: Told): void => {
      if (told.kind !== 'reading' || seen >= share) return;
      seen = told.bytes / told.totalBytes;
      if (seen >= share) setTimeout(stop, later);
    };
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }: MessageEvent<FromEngine>) => {
      if (data.kind === 'ready') ask(1, 'open', { data: 'd', blob, name: 'intake.csv', choices: {} });
      else if (data.kind === 'progress') hear(data.progress);
      else if (data.kind === 'crashed') reject(new Error(data.reason));
      else {
        worker.terminate();
        // What was done before it was cancelled keeps nobody waiting.
        resolve({ milliseconds: data.id === 1 ? 0 : performance.now() - cancelled, share: seen });
      }
    };
  });
};
