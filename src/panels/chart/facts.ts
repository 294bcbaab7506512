/** What the chart shows in a few numbers: highest and lowest part, first and last period. */

import type { ChartView } from './view.ts';

export interface ChartFacts {
  /** categories of x with a value, gathered ones left aside; of heatmaps marks */
  readonly highest: number;
  readonly lowest: number;
  readonly known: number;
  /** with the highest value, in their order */
  readonly tied: readonly number[];
  readonly high: number;
  readonly low: number;
  /** of everything, NaN where shares make no sense */
  readonly share: number;
  /** first and last category with a value */
  readonly first: number;
  readonly last: number;
  /** relative change from first to last, NaN where the first is not above zero */
  readonly change: number;
}

export function factsOf(view: ChartView): ChartFacts {
  const cells = view.type === 'heatmap' || view.scatter !== null;
  const values = cells ? view.marks.value : view.totals;
  const aside = cells ? -1 : (view.x?.other ?? -1);
  // A period without rows is drawn as nothing sold; only a measure that has no value there leaves a gap.
  const there = (i: number): boolean => cells || view.totalRows[i]! > 0 || view.x?.kind === 'date';
  let [highest, lowest, first, last, known] = [-1, -1, -1, -1, 0];
  let [sum, negative] = [0, false];
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i]!;
    if (!Number.isFinite(value)) continue;
    sum += value;
    if (value < 0) negative = true;
    if (!there(i)) continue;
    if (first < 0) first = i;
    last = i;
    if (i === aside && values.length > 1) continue;
    known += 1;
    if (highest < 0 || value > values[highest]!) highest = i;
    if (lowest < 0 || value < values[lowest]!) lowest = i;
  }
  const [from, to] = [values[first] ?? NaN, values[last] ?? NaN];
  const high = values[highest] ?? NaN;
  const tied = [...values.keys()].filter(
    (i) => values[i] === high && there(i) && (cells || i !== aside || values.length === 1),
  );
  return {
    highest,
    lowest,
    known,
    tied,
    high,
    low: values[lowest] ?? NaN,
    share: view.measure.additive && !negative && sum > 0 ? high / sum : NaN,
    first,
    last,
    change: from > 0 ? to / from - 1 : NaN,
  };
}
