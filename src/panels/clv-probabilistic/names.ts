/** Words and sums that answer, reading, tables and formula share. */

import { message, type Message } from '../../lib/outcome.ts';
import { unitsOfYears } from '../../models/value-estimate.ts';
import type { ClvResult } from './compute.ts';
import { DECILES, type ClvProbabilisticView, type ValueView } from './view.ts';

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
  const years = view.valueHorizon / unitsOfYears(1, view.unit);
  return message('clv-probabilistic.time-horizon', { time: Number(years.toFixed(2)) });
}

/** A length of time with one decimal at most, as it stands in a sentence. */
export function tidyLength(length: number): number {
  return Number(length.toFixed(1));
}

/** Tenths by value from one to another, counted from the most valuable: `most valuable 10%`, `11–20% by value`. */
export function tenthName(low: number, high: number, kind: ValueView['kind']): Message {
  const name = (place: string, parameters: Readonly<Record<string, number>>): Message =>
    message(`clv-probabilistic.tenth-${kind}-${place}`, parameters);
  if (low === 0) return name('first', { share: (high + 1) / DECILES });
  if (high === DECILES - 1) return name('last', { share: (DECILES - low) / DECILES });
  return name('middle', { from: (100 * low) / DECILES + 1, to: (100 * (high + 1)) / DECILES });
}
