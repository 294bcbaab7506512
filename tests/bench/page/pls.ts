/** A satisfaction model with complaints on 24 items, fitted and drawn again in a worker. */

import { ARROWS, CONSTRUCTS, ITEMS } from '../../../datasets/one-bar/catalogue.ts';
import { drawRespondents } from '../../../datasets/one-bar/process.ts';
import type { PlsData, PlsModel } from '../../../src/models/pls-model.ts';
import type { PlsAsk, PlsRun } from './pls.worker.ts';

/** The answers of the bundled survey's generator, none missing, as the driver hands them to the peer too. */
export function drawAnswers(respondents: number): { readonly data: PlsData; readonly model: PlsModel } {
  const drawn = drawRespondents(1001, respondents, false);
  const ids = CONSTRUCTS.map(({ id }) => id);
  return {
    data: {
      rows: respondents,
      items: ITEMS.map(({ reversed }, i) => ({
        name: `i${String(i + 1)}`,
        minimum: 1,
        maximum: 10,
        values: Float64Array.from(drawn, ({ answers }) => (reversed ? 11 - answers[i]! : answers[i]!)),
      })),
    },
    model: {
      constructs: ids.map((id) => ({
        name: id,
        mode: 'A',
        items: ITEMS.flatMap(({ construct }, i) => (construct === id ? [i] : [])),
      })),
      paths: ARROWS.map(({ from, to }) => ({ from: ids.indexOf(from), to: ids.indexOf(to) })),
    },
  };
}

type Told = { readonly kind: 'progress'; readonly share: number } | { readonly kind: 'done'; readonly answer: PlsRun };

export const pls = {
  /** a worker of its own a run, started before its clock */
  run: (respondents: number, replicates: number): Promise<PlsRun> => {
    const worker = new Worker(new URL('./pls.worker.ts', import.meta.url), { type: 'module' });
    const ask: PlsAsk = { ...drawAnswers(respondents), replicates };
    return new Promise<PlsRun>((resolve, reject) => {
      worker.onmessage = ({ data: told }: MessageEvent<Told>) => {
        if (told.kind === 'done') resolve(told.answer);
      };
      worker.onerror = (event) => {
        reject(new Error(event.message));
      };
      worker.postMessage(ask);
    }).finally(() => {
      worker.terminate();
    });
  },
};
