/** What the pictures of the simulator are drawn from. */

import type { Message } from '../../lib/outcome.ts';
import type { Diagnosis, Heterogeneity } from '../../models/transaction-model.ts';
import type { SimulatedModel } from './options.ts';

/** One parameter: what it was, what was found, how sure, and how often the interval holds the truth when all is repeated. */
export interface ParameterView {
  readonly name: string;
  /** NaN where the fitted model has a parameter that the generating one has not */
  readonly truth: number;
  readonly estimate: number;
  readonly error: number;
  readonly low: number;
  readonly high: number;
  /** whether the data pin it down: its interval is bounded and spans less than a thousandfold; false without a fit */
  readonly identified: boolean;
  /** whether the interval holds the truth; `null` where it is not identified or there is no truth */
  readonly covers: boolean | null;
  /** estimates of the repetitions; empty without any */
  readonly samples: Float64Array;
  /** mean and standard deviation of `samples`; NaN without any */
  readonly mean: number;
  readonly spread: number;
  /** share of repetitions whose interval holds the truth; NaN without any */
  readonly coverage: number;
}

/** A customer as the picture of sample paths shows it. */
export interface PathView {
  /** place in the base, from 0 */
  readonly customer: number;
  /** weeks from the first day */
  readonly entry: number;
  /** repeat purchases, weeks from the first day, seen and hidden */
  readonly times: readonly number[];
  /** week of drop-out; Infinity where it lies beyond the picture */
  readonly end: number;
  /** repeat purchases seen */
  readonly x: number;
  readonly alive: boolean;
  /** estimated P(alive) on the day of observation; NaN without a fit */
  readonly estimate: number;
}

export interface FrequencyView {
  readonly count: number;
  /** the last one takes all above */
  readonly open: boolean;
  readonly actual: number;
  readonly truth: number;
  /** NaN without a fit */
  readonly fitted: number;
}

/** Customers with nearly the same estimated P(alive). */
export interface CalibrationView {
  readonly customers: number;
  readonly low: number;
  readonly high: number;
  /** mean estimate */
  readonly estimated: number;
  /** share that is alive in truth */
  readonly actual: number;
}

export interface MixingView {
  readonly truth: Heterogeneity;
  /** `null` without a fit, where the fitted model has another kind of drop-out, or where its parameters are not identified */
  readonly estimate: Heterogeneity | null;
  /** it is left out for the last reason */
  readonly unidentified: boolean;
}

export interface ClvSimulatorView {
  readonly model: SimulatedModel;
  readonly fitted: SimulatedModel;
  readonly customers: number;
  readonly weeks: number;
  readonly future: number;
  readonly orders: number;
  /** repeat purchases seen */
  readonly repeats: number;
  /** customers who bought again */
  readonly repeaters: number;
  readonly parameters: readonly ParameterView[];
  /** repetitions that could be fitted, and those asked for */
  readonly repeated: number;
  readonly asked: number;
  /** why there is no fit */
  readonly fault: Message | null;
  readonly diagnosis: readonly Diagnosis[];
  readonly logLikelihood: number;
  readonly aic: number;
  /** log-likelihood of the generating model at the truth */
  readonly truthLogLikelihood: number;
  readonly paths: readonly PathView[];
  readonly frequency: readonly FrequencyView[];
  readonly calibration: readonly CalibrationView[];
  readonly rate: MixingView;
  readonly dropout: MixingView;
  /** share of customers alive on the day of observation: in truth, and the mean estimate */
  readonly alive: { readonly truth: number; readonly estimate: number };
  /** repeat purchases in the weeks after it: what came, and what was forecast */
  readonly later: { readonly actual: number; readonly forecast: number };
  /** repeat purchases a new customer makes in as long as was observed: by the truth, by the fit */
  readonly expected: { readonly truth: number; readonly estimate: number };
  /** spend, where it was drawn and could be fitted */
  readonly spend: readonly ParameterView[];
  readonly spendFault: Message | null;
}
