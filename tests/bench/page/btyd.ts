/** Models of repeat transactions at work in the page: fits, and quantities of a million customers. */

import { bgNbd } from '../../../src/models/bg-nbd.ts';
import { expectedMeanSpends } from '../../../src/models/gamma-gamma.ts';
import type { Parameters, TransactionData, TransactionModelId } from '../../../src/models/transaction-model.ts';
import { transactionModel } from '../../../src/models/transaction-models.ts';

/** Days, from the driver. */
export interface HistoryDays {
  readonly x: readonly number[];
  readonly last: readonly number[];
  readonly end: readonly number[];
}

export interface FitTimes {
  /** milliseconds a fit */
  readonly milliseconds: number;
  readonly parameters: Parameters;
  readonly logLikelihood: number;
  readonly evaluations: number;
  readonly patterns: number;
}

export interface QuantityTimes {
  readonly milliseconds: number;
  /** of P(alive), expected purchases and CLV */
  readonly means: readonly [number, number, number];
}

let data: TransactionData | null = null;

export const btyd = {
  give: ({ x, last, end }: HistoryDays): number => {
    const weeks = (days: readonly number[]): Float64Array => Float64Array.from(days, (day) => day / 7);
    data = { rows: x.length, x: Float64Array.from(x), tx: weeks(last), T: weeks(end), weight: null, covariates: null };
    return data.rows;
  },

  /** as many fits in a row as make the clock's steps small */
  fit: (id: TransactionModelId, times: number): FitTimes => {
    const model = transactionModel(id);
    const began = performance.now();
    let outcome = model.fit(data!, { withoutErrors: true });
    for (let i = 1; i < times; i += 1) outcome = model.fit(data!, { withoutErrors: true });
    const milliseconds = (performance.now() - began) / times;
    if (!outcome.ok) throw new Error(outcome.error.code);
    const { parameters, logLikelihood, evaluations, patterns } = outcome.value;
    return { milliseconds, parameters, logLikelihood, evaluations, patterns };
  },

  /** P(alive), expected purchases in 52 weeks, and their discounted value by the gamma-gamma model of spend */
  quantities: (parameters: Parameters, rate: number, spend: { p: number; q: number; gamma: number }): QuantityTimes => {
    const { rows, x } = data!;
    const meanSpend = Float64Array.from({ length: rows }, (_, i) => 20 + (i % 40));
    const began = performance.now();
    const { alive, expected, discounted } = bgNbd.forAll(parameters, data!, 52, rate);
    const value = expectedMeanSpends(spend, x, meanSpend);
    for (let i = 0; i < rows; i += 1) value[i]! *= discounted[i]!;
    const milliseconds = performance.now() - began;
    const mean = (values: Float64Array): number => values.reduce((sum, each) => sum + each, 0) / rows;
    return { milliseconds, means: [mean(alive), mean(expected), mean(value)] };
  },
};
