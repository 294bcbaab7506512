/** Does a hazard ratio hold over time? Schoenfeld (1982) residuals and the score test of Grambsch & Therneau (1994), as cox.zph. */

import type { ChiSquareTest, CoxFit } from './cox.ts';
import type { SurvivalCovariates, SurvivalData } from './survival-data.ts';

/** What of time the coefficient may follow: 1 − Kaplan–Meier (R's default), the rank of the event, time itself, its logarithm. */
export type TimeTransform = 'km' | 'rank' | 'identity' | 'log';

export interface ProportionalHazards {
  readonly transform: TimeTransform;
  /** one test a covariate; NaN for those left out of the fit */
  readonly tests: readonly ChiSquareTest[];
  readonly global: ChiSquareTest;
  /** length d: times of the ends, ascending (strata one after another) */
  readonly time: Float64Array;
  /** length d: the transformed times */
  readonly x: Float64Array;
  /** one array a covariate, length d: Schoenfeld residuals */
  readonly residuals: readonly Float64Array[];
  /** one array a covariate, length d: coefficient + scaled residual, whose course over x is that of β(t) */
  readonly scaled: readonly Float64Array[];
}

/** @param strata as given to the fit */
export function testProportionalHazards(
  data: SurvivalData,
  covariates: SurvivalCovariates,
  fit: CoxFit,
  transform: TimeTransform = 'km',
  strata: ArrayLike<number> | null = null,
): ProportionalHazards {
  throw new RangeError(
    `not yet ${String(data.time.length)} ${String(covariates.names)} ${fit.ties} ${transform} ${String(strata)}`,
  );
}
