/** What the pictures of the contractual panel are drawn from. */

import type { Message } from '../../lib/outcome.ts';
import type { PeriodUnit } from '../../models/clv-formula.ts';
import type { RetentionDiagnosis, RetentionModelId } from '../../models/retention-model.ts';

/** The two models, and constant retention beside them. */
export const CURVES = ['shifted-beta-geometric', 'beta-discrete-weibull', 'geometric'] as const;

export type CurveId = (typeof CURVES)[number];

/**
 * Mark sets, where the data are subscriptions: `left` by the period at whose end a customer left, `running` by the renewals made so
 * far. Both end with an open class.
 */
export const CLV_CONTRACTUAL_SETS = ['left', 'running'] as const;

/** Classes of each mark set. */
export const CLASSES = 24;

export interface ParameterView {
  readonly name: string;
  readonly estimate: number;
  readonly error: number;
  readonly low: number;
  readonly high: number;
}

/** One model, fitted to the calibration periods. */
export interface CurveView {
  readonly id: CurveId;
  readonly parameters: readonly ParameterView[];
  readonly logLikelihood: number;
  readonly aic: number;
  readonly bic: number;
  /** length last + 1 */
  readonly survival: Float64Array;
  /** length last + 1; index 0 is NaN */
  readonly retention: Float64Array;
  /** mean |S − observed| over the periods after the calibration; NaN without any */
  readonly holdoutError: number;
  /** discounted expected lifetime of a new customer, in payments */
  readonly lifetime: number;
  /** the same without discount; Infinity where it has no end */
  readonly meanLifetime: number;
  /** first period by whose end half have left; NaN beyond {@link FAR} */
  readonly median: number;
  /** length residuals: discounted residual lifetime with 0, 1, 2 … renewals, just before the next one */
  readonly residual: Float64Array;
  readonly diagnosis: readonly RetentionDiagnosis[];
}

/** No survivor curve is followed longer than this. */
export const FAR = 2000;

export interface ClvContractualView {
  readonly source: 'high-end' | 'regular' | 'list' | 'retention' | 'subscriptions';
  readonly unit: PeriodUnit;
  readonly customers: number;
  readonly cohorts: number;
  /** periods observed, m */
  readonly periods: number;
  /** periods the models are fitted to, k ≤ m */
  readonly calibration: number;
  /** last period drawn */
  readonly last: number;
  /** length m + 1 each, as observed over all cohorts */
  readonly atRisk: Float64Array;
  readonly survival: Float64Array;
  readonly retention: Float64Array;
  /** in the order of {@link CURVES}; `null` where a model cannot be fitted */
  readonly curves: readonly (CurveView | null)[];
  /** why, by curve */
  readonly faults: readonly (Message | null)[];
  /** the model that says what a customer is worth: the one asked for, else the first that could be fitted */
  readonly model: CurveId;
  /** beta distribution of the chance to leave at the beginning, and the power its periods count by */
  readonly mixing: { readonly a: number; readonly b: number; readonly c: number } | null;
  /** rate a period */
  readonly discount: number;
  /** money a period and customer, already times margin */
  readonly payment: number;
  /** whether the fee comes from the data */
  readonly feeFromData: boolean;
  readonly renewals: number;
  readonly asked: RetentionModelId;
  /** losses at the end of periods 1 … classes, observed over those who faced the renewal; the last class is open */
  readonly losses: readonly {
    readonly period: number;
    readonly actual: number;
    readonly expected: readonly number[];
  }[];
  /** customers (not subscriptions) by mark; `null` where there are no persons */
  readonly left: Float64Array | null;
  readonly running: Float64Array | null;
}

/** Most renewals a value is told for. */
export const RESIDUALS = 13;
