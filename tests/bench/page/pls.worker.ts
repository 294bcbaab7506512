/** A path model and its bootstrap as the engine runs them: in a worker, pausing for messages and telling how far it is. */

import { createRandom } from '../../../src/lib/random.ts';
import { bootstrapPls } from '../../../src/models/pls-bootstrap.ts';
import type { PlsData, PlsModel } from '../../../src/models/pls-model.ts';
import { fitPrepared, preparePls } from '../../../src/models/pls.ts';

export interface PlsAsk {
  readonly data: PlsData;
  readonly model: PlsModel;
  readonly replicates: number;
}

export interface PlsRun {
  /** from the question to the answer, within the worker */
  readonly milliseconds: number;
  readonly estimates: readonly number[];
  readonly errors: readonly number[];
  /** how often progress was told */
  readonly told: number;
}

const channel = new MessageChannel();
const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    channel.port1.onmessage = () => {
      resolve();
    };
    channel.port2.postMessage(null);
  });

self.onmessage = ({ data: { data, model, replicates } }: MessageEvent<PlsAsk>) => {
  void run(data, model, replicates).then((answer) => {
    self.postMessage({ kind: 'done', answer });
  });
};

async function run(data: PlsData, model: PlsModel, replicates: number): Promise<PlsRun> {
  const began = performance.now();
  let told = 0;
  const prepared = preparePls(data, model);
  if (!prepared.ok) throw new Error(prepared.error.code);
  const fit = fitPrepared(prepared.value, data);
  if (!fit.ok) throw new Error(fit.error.code);
  const bootstrap = await bootstrapPls(prepared.value, {
    replicates,
    random: createRandom(1),
    pause: nextTurn,
    progress: (share) => {
      told += 1;
      self.postMessage({ kind: 'progress', share });
    },
  });
  if (!bootstrap.ok) throw new Error(bootstrap.error.code);
  return {
    milliseconds: performance.now() - began,
    estimates: fit.value.paths.map(({ estimate }) => estimate),
    errors: bootstrap.value.paths.map(({ error }) => error),
    told,
  };
}
