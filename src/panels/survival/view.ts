/** What the pictures of the survival panel are drawn from: plain data, thinned to what a picture can show. */

import type { Message } from '../../lib/outcome.ts';
import type { SurvivalFamily } from '../../models/parametric-survival.ts';
import type { GroupName } from '../column-groups.ts';
import type { TimeUnit, WeightsId } from './options.ts';

/**
 * Mark sets: `group` the groups of curves, `state` 0 ended and 1 running, `time` the interval of time in which a customer's latest
 * spell ended, `running` the interval a running one has reached, `reason` the reasons of ending.
 */
export const SURVIVAL_SETS = ['group', 'state', 'time', 'running', 'reason'] as const;

/** What the end of a spell is called. */
export type EventKind = 'left' | 'lost' | 'second';

/** A step curve with few enough points to draw; `time` starts at 0. */
export interface CurveView {
  readonly time: Float64Array;
  readonly survival: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly hazard: Float64Array;
  readonly hazardLower: Float64Array;
  readonly hazardUpper: Float64Array;
  /** times of censoring worth a tick */
  readonly censored: Float64Array;
}

export interface IntervalView {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface GroupView {
  /** mark in the set `group` */
  readonly mark: number;
  readonly name: GroupName;
  readonly spells: number;
  readonly events: number;
  readonly censored: number;
  readonly median: IntervalView;
  /** restricted mean to the horizon; NaN where the group is not seen so far */
  readonly mean: IntervalView & { readonly error: number };
  /** last time anybody of the group was seen */
  readonly last: number;
  readonly atLast: number;
  readonly curve: CurveView;
  /** length ticks */
  readonly atRisk: Float64Array;
  /** length places: events, and events a unit of time among those at risk */
  readonly left: Float64Array;
  readonly rate: Float64Array;
  /** length places: time spent at risk there */
  readonly exposure: Float64Array;
  /** length places: survival at the end of each, NaN beyond what was seen */
  readonly survival: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

export interface TestView {
  readonly weights: WeightsId;
  readonly statistic: number;
  readonly degrees: number;
  readonly p: number;
}

export interface PairView {
  readonly first: number;
  readonly second: number;
  readonly statistic: number;
  readonly p: number;
  readonly adjusted: number;
}

export interface ReasonView {
  readonly name: GroupName;
  readonly events: number;
  /** customers (not spells) by mark */
  readonly customers: number;
  /** as long as `time` of the picture */
  readonly incidence: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** at the end of each place */
  readonly at: Float64Array;
  /** at the last time drawn */
  readonly final: IntervalView;
}

export interface ReasonsView {
  readonly time: Float64Array;
  readonly reasons: readonly ReasonView[];
  /** reasons that stand together as others */
  readonly merged: number;
}

export interface FitView {
  readonly family: SurvivalFamily;
  readonly logLikelihood: number;
  readonly parameters: number;
  readonly aic: number;
  readonly bic: number;
  /** Weibull: shape, scale; others: mean and deviation of log time, or its like */
  readonly shape: number;
  readonly scale: number;
  readonly median: IntervalView;
  /** Infinity where there is none */
  readonly mean: number;
  /** on the common grid */
  readonly survival: Float64Array;
  readonly hazard: Float64Array;
}

export interface FitsView {
  /** grid of times */
  readonly time: Float64Array;
  /** by AIC, the smallest first */
  readonly fits: readonly FitView[];
  readonly faults: readonly { readonly family: SurvivalFamily; readonly reason: Message }[];
}

export interface RatioView {
  readonly term: string;
  /** value of a category; `null` for a number */
  readonly level: GroupName | null;
  readonly reference: GroupName | null;
  readonly coefficient: number;
  readonly error: number;
  readonly z: number;
  readonly p: number;
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  /** test of proportional hazards */
  readonly holds: number;
  readonly holdsChi: number;
}

export interface EffectView {
  readonly term: string;
  readonly curves: readonly { readonly name: GroupName; readonly survival: Float64Array }[];
}

export interface CoxView {
  readonly spells: number;
  readonly events: number;
  /** spells it could be fitted to; more than `spells` where of very many a part is taken */
  readonly whole: number;
  readonly missing: number;
  readonly ratios: readonly RatioView[];
  readonly concordance: number;
  readonly concordanceError: number;
  readonly logLikelihood: number;
  readonly aic: number;
  readonly likelihoodRatio: { readonly statistic: number; readonly degrees: number; readonly p: number };
  readonly holds: { readonly statistic: number; readonly degrees: number; readonly p: number };
  readonly ties: 'efron' | 'breslow';
  readonly strata: string | null;
  /** grid of times of the effects */
  readonly time: Float64Array;
  readonly effects: readonly EffectView[];
}

export interface SurvivalView {
  readonly source: 'subscriptions' | 'durations' | 'orders';
  readonly event: EventKind;
  /** `null` where the file does not tell what its times are counted in */
  readonly unit: TimeUnit | null;
  readonly spells: number;
  readonly customers: number;
  readonly events: number;
  readonly censored: number;
  /** spells without a value of the grouping column */
  readonly ungrouped: number;
  readonly zero: number;
  readonly late: boolean;
  readonly level: number;
  readonly interval: 'log-log' | 'log' | 'plain';
  /** label of the column the groups come from; `null` where all are one */
  readonly label: string | null;
  readonly merged: number;
  /** length ≥ 1 */
  readonly groups: readonly GroupView[];
  /** all groups together */
  readonly all: GroupView;
  /** end of the time axis */
  readonly high: number;
  readonly ticks: readonly number[];
  /** limits of the places, length places + 1 */
  readonly edges: Float64Array;
  readonly horizon: number;
  /** last time all groups are seen */
  readonly farthest: number;
  /** share of all still there at the horizon; NaN beyond what was seen */
  readonly atHorizon: number;
  /** customers (not spells) by mark */
  readonly leftCustomers: Float64Array;
  readonly runningCustomers: Float64Array;
  readonly weights: WeightsId;
  readonly tests: readonly TestView[];
  readonly pairs: readonly PairView[];
  readonly testFault: Message | null;
  readonly reasons: ReasonsView | null;
  readonly fits: FitsView;
  readonly cox: CoxView | null;
  readonly coxFault: Message | null;
  readonly ahead: number;
}
