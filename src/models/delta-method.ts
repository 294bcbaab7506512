/** Standard errors of anything computed from fitted parameters, by the delta method. */

import { customerValue, type ValueTerms } from './customer-lifetime-value.ts';
import { expectedMeanSpend, type SpendFit, type SpendParameters } from './gamma-gamma.ts';
import { NORMAL_975 } from './maximum-likelihood.ts';
import type { History, Parameters, TransactionFit, TransactionModel } from './transaction-model.ts';

/** What a fit must bring: its covariance is of the logarithms of positive parameters and of covariate effects as they are. */
export interface FittedParameters {
  readonly parameters: Parameters;
  readonly names: readonly string[];
  readonly covariance: Float64Array | null;
}

export interface Estimate {
  readonly value: number;
  /** NaN where the fit has no covariance */
  readonly error: number;
  /** 95 % */
  readonly interval: readonly [number, number];
}

/** Where an interval is made: `log` for quantities above 0, `logit` for probabilities; it then stays in their range. */
export type EstimateScale = 'plain' | 'log' | 'logit';

/**
 * A quantity with its standard error and interval, from one fit or from several independent ones.
 * @param quantity of the parameters of each fit, smooth; called twice a parameter
 * @param fits in the order `quantity` takes their parameters
 */
export function estimate(
  quantity: (...parameters: Parameters[]) => number,
  fits: readonly FittedParameters[],
  scale: EstimateScale = 'plain',
): Estimate {
  const at = fits.map(({ parameters }) => parameters);
  const value = quantity(...at);
  let variance = 0;
  for (const [index, fit] of fits.entries()) {
    const gradient = gradientOf((parameters) => quantity(...at.with(index, parameters)), fit);
    variance += quadratic(gradient, fit.covariance);
  }
  const error = Math.sqrt(variance);
  return { value, error, interval: intervalOf(value, error, scale) };
}

/** {@link estimate} of P(alive), or of the expected transactions in t, of one customer. */
export function estimateAlive(model: TransactionModel, fit: TransactionFit, history: History): Estimate {
  return estimate((parameters) => model.probabilityAlive(parameters, history), [fit], 'logit');
}

export function estimateExpected(model: TransactionModel, fit: TransactionFit, t: number, history: History): Estimate {
  return estimate((parameters) => model.conditionalExpectedPurchases(parameters, t, history), [fit], 'log');
}

/**
 * The value of a customer, uncertain through both fits; see {@link customerValue}.
 * @param meanSpend of the repeat transactions, not looked at where x = 0
 */
export function estimateValue(
  model: TransactionModel,
  fit: TransactionFit,
  spendFit: SpendFit,
  history: History,
  meanSpend: number,
  terms: ValueTerms,
): Estimate {
  const { p, q, gamma } = spendFit.parameters;
  return estimate(
    (transactions, spend) =>
      customerValue(
        model,
        transactions,
        history,
        expectedMeanSpend(spend as Readonly<Record<string, number>> & SpendParameters, history.x, meanSpend),
        terms,
      ),
    [fit, { parameters: { p, q, gamma }, names: spendFit.names, covariance: spendFit.covariance }],
    'log',
  );
}

/** {@link estimateValue} of chosen customers. */
export function estimateValues(
  model: TransactionModel,
  fit: TransactionFit,
  spendFit: SpendFit,
  histories: readonly History[],
  meanSpends: ArrayLike<number>,
  terms: ValueTerms,
): Estimate[] {
  return histories.map((history, i) => estimateValue(model, fit, spendFit, history, meanSpends[i]!, terms));
}

/** By central differences on the scale of the covariance: of logarithms, and of effects (`purchase:…`, `dropout:…`) as they are. */
function gradientOf(
  quantity: (parameters: Parameters) => number,
  { parameters, names }: FittedParameters,
): Float64Array {
  const step = 1e-4;
  return Float64Array.from(names, (name) => {
    const moved = (by: number): number => {
      const here = parameters[name] ?? NaN;
      return quantity({ ...parameters, [name]: name.includes(':') ? here + by : here * Math.exp(by) });
    };
    return (moved(step) - moved(-step)) / (2 * step);
  });
}

function quadratic(gradient: Float64Array, covariance: Float64Array | null): number {
  if (covariance === null) return NaN;
  const k = gradient.length;
  let sum = 0;
  for (let i = 0; i < k; i += 1)
    for (let j = 0; j < k; j += 1) sum += gradient[i]! * covariance[i * k + j]! * gradient[j]!;
  // A quantity that no parameter moves may come out a rounding below zero.
  return Math.max(0, sum);
}

function intervalOf(value: number, error: number, scale: EstimateScale): readonly [number, number] {
  const half = NORMAL_975 * error;
  if (scale === 'log' && value > 0) {
    const factor = Math.exp(half / value);
    return [value / factor, value * factor];
  }
  if (scale === 'logit' && value > 0 && value < 1) {
    const factor = Math.exp(half / (value * (1 - value)));
    const odds = value / (1 - value);
    return [odds / factor / (1 + odds / factor), 1 / (1 + 1 / (odds * factor))];
  }
  return [value - half, value + half];
}
