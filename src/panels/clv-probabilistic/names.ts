/** Words and sums that answer, reading, tables and formula share. */

import { message, type Message } from '../../lib/outcome.ts';
import type { ClvResult } from './compute.ts';
import type { ClvProbabilisticView } from './view.ts';

/** Sums over customers. */
export interface Sums {
  /** Σ P(alive) */
  readonly alive: number;
  /** Σ expected purchases in the horizon */
  readonly expected: number;
}

export function sumsOf({ fitted, values }: ClvResult): Sums {
  const { weight, rows } = fitted.histories;
  let [alive, expected] = [0, 0];
  for (let i = 0; i < rows; i += 1) {
    const w = weight === null ? 1 : weight[i]!;
    alive += w * values.alive[i]!;
    expected += w * values.expected[i]!;
  }
  return { alive, expected };
}

/** `weeks`: the unit beside a number. */
export function unitWord({ unit }: Pick<ClvProbabilisticView, 'unit'>): Message {
  return message(`clv-probabilistic.${unit}`);
}

/** Name of a model, with its k. */
export function modelName(id: string, k: number): Message {
  return id.endsWith('-k') ? message(`clv-probabilistic.name-${id}`, { k }) : message(`clv-probabilistic.name-${id}`);
}

/** `in the next 3 years`, or `from now on`. */
export function valueTime(view: ClvProbabilisticView): Message {
  if (view.valueHorizon === Infinity) return message('clv-probabilistic.time-endless');
  return message('clv-probabilistic.time-horizon', { time: view.valueHorizon, unit: unitWord(view) });
}
