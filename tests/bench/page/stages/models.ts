/** Rows for models that learn: spells with covariates, and labels with features. */

import { createRandom } from '../../../../src/lib/random.ts';
import { probabilityOf } from '../../../../src/models/logistic-regression.ts';
import type { SurvivalCovariates, SurvivalData } from '../../../../src/models/survival-data.ts';
import { exponentialVariate, normalVariate } from '../../../../src/models/variates.ts';

/** Exponential lifetimes in whole days, about a third of them cut off, with proportional hazards. */
export function drawSpells(
  rows: number,
  covariates: number,
): { readonly data: SurvivalData; readonly columns: SurvivalCovariates; readonly truth: number[] } {
  const random = createRandom(rows);
  const truth = Array.from({ length: covariates }, (_, c) => (c % 2 === 0 ? 0.4 : -0.25) / (1 + (c >> 1)));
  const columns = truth.map(() => Float64Array.from({ length: rows }, () => normalVariate(random)));
  const [time, ended] = [new Float64Array(rows), new Uint8Array(rows)];
  for (let i = 0; i < rows; i += 1) {
    const risk = truth.reduce((sum, b, c) => sum + b * columns[c]![i]!, 0);
    const life = 1 + Math.floor((exponentialVariate(random) * 300) / Math.exp(risk));
    const seen = 1 + Math.floor(random.next() * 1000);
    time[i] = Math.min(life, seen);
    ended[i] = life <= seen ? 1 : 0;
  }
  const names = truth.map((_, c) => `x${c}`);
  return { data: { time, ended, entry: null, weight: null }, columns: { names, columns }, truth };
}

/** Normal, counted and partly missing features; a line, a product and a step behind the labels. */
export function drawLabels(
  rows: number,
  features: number,
): { readonly columns: Float64Array[]; readonly labels: Uint8Array } {
  const random = createRandom(features);
  const value = (f: number): number => {
    if (f % 4 === 3) return Math.floor(random.next() * 12);
    return f % 7 === 5 && random.next() < 0.1 ? NaN : normalVariate(random);
  };
  const columns = Array.from({ length: features }, (_, f) => Float64Array.from({ length: rows }, () => value(f)));
  const [a, b, c, d] = columns;
  const labels = Uint8Array.from({ length: rows }, (_, i) => {
    const margin = -1.5 + a![i]! - 0.7 * b![i]! * c![i]! + (d![i]! > 8 ? 1 : 0);
    return random.next() < probabilityOf(margin) ? 1 : 0;
  });
  return { columns, labels };
}
