/** Which answers go with the likelihood to recommend. */

import type { Question } from '../../data/tables.ts';
import { fail, succeed, type Outcome } from '../../lib/outcome.ts';
import { holm } from '../../models/holm.ts';
import { fitDrivers } from '../../models/relative-weights.ts';
import { NO_GROUP } from '../column-groups.ts';
import type { DriversView } from './view.ts';

/** @param classes length sheets: only sheets with a class take part */
export function driversOf(
  question: Question,
  drivers: readonly Question[],
  classes: Uint8Array,
  level: number,
  guessed: boolean,
): Outcome<DriversView> {
  if (drivers.length === 0) return fail('nps.no-drivers');
  const outcome = question.values.slice();
  for (let i = 0; i < outcome.length; i += 1) if (classes[i] === NO_GROUP) outcome[i] = NaN;
  const columns = drivers.map(({ values }) => values);
  const fit = fitDrivers(columns, outcome, level);
  if (!fit.ok) return fit;
  const { n, betas, intervals, p, weights, correlations, dropped, r2, modelP } = fit.value;
  const adjusted = holm(p);
  let scored = 0;
  for (const kind of classes) if (kind !== NO_GROUP) scored += 1;
  return succeed({
    rows: drivers.map(({ label, values }, i) => {
      const means = meansOf(values, classes);
      return {
        label,
        ...means,
        correlation: correlations[i]!,
        beta: betas[i]!,
        low: intervals[i]![0],
        high: intervals[i]![1],
        p: p[i]!,
        adjusted: adjusted[i]!,
        share: weights[i]! / r2,
        left: dropped.find(({ predictor }) => predictor === i)?.reason ?? null,
      };
    }),
    n,
    incomplete: scored - n,
    r2,
    p: modelP,
    guessed,
  });
}

function meansOf(
  values: Float64Array,
  classes: Uint8Array,
): { readonly mean: number; readonly promoters: number; readonly detractors: number } {
  const [sums, counts] = [new Float64Array(3), new Float64Array(3)];
  for (let i = 0; i < values.length; i += 1) {
    if (classes[i] === NO_GROUP || Number.isNaN(values[i]!)) continue;
    sums[classes[i]!]! += values[i]!;
    counts[classes[i]!]! += 1;
  }
  const [d, p, a] = [sums[0]!, sums[1]!, sums[2]!];
  return {
    mean: (d + p + a) / (counts[0]! + counts[1]! + counts[2]!),
    promoters: a / counts[2]!,
    detractors: d / counts[0]!,
  };
}
