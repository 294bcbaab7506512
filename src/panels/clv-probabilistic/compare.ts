/** Models side by side: the same customers, the same holdout. */

import type { Message } from '../../lib/outcome.ts';
import type { Covariates, TransactionModelId } from '../../models/transaction-model.ts';
import { fitValue, type FitSettings, type RepeatHistories, type ValueFit } from '../../models/value-estimate.ts';
import type { ComputeJob } from '../contract.ts';
import { createMemory } from '../memory.ts';
import type { ClvProbabilisticOptions } from './options.ts';
import type { ComparedModel, HoldoutView } from './view.ts';

const MEMORY = createMemory(12);

const QUICK: readonly TransactionModelId[] = ['nbd', 'bg-nbd', 'mbg-nbd', 'pareto-nbd'];
const ALL: readonly TransactionModelId[] = [...QUICK, 'bg-cnbd-k', 'mbg-cnbd-k'];
/** Of more customers than this only the nearest relatives are quick. */
const NEAREST: readonly TransactionModelId[] = ['bg-nbd', 'mbg-nbd'];
const MANY = 20_000;

/** Which models, in the order of the choice, the chosen one among them. */
export function modelsToCompare({ compare, model }: ClvProbabilisticOptions, customers: number): TransactionModelId[] {
  const quick = customers > MANY ? NEAREST : QUICK;
  const named = compare === 'none' ? [] : compare === 'all' ? ALL : quick;
  return named.includes(model) ? [...named] : [...named, model];
}

/**
 * @param chosen fit of the chosen model
 * @param usual histories by the day, for the models of continuous time; the chosen model's own unless it is discrete
 */
export async function compareModels(
  chosen: ValueFit,
  usual: RepeatHistories | null,
  covariates: Covariates | null,
  settings: FitSettings,
  options: ClvProbabilisticOptions,
  job: ComputeJob,
): Promise<ComparedModel[]> {
  const rows: ComparedModel[] = [];
  for (const id of modelsToCompare(options, chosen.histories.rows)) {
    const own = id === options.model;
    if (!own) await job.pause();
    if (own) rows.push(rowOf(chosen, true));
    else if (usual !== null) {
      // A model that takes no covariates here is set beside those that do as it is.
      const takes = id === 'bg-nbd' || id === 'pareto-nbd';
      const fit = fitValue(usual, { ...settings, model: id, k: null }, takes ? covariates : null);
      rows.push(fit.ok ? rowOf(fit.value, false) : failed(id, fit.error));
    }
  }
  const least = Math.min(...rows.filter(({ id, aic }) => id !== 'bg-bb' && Number.isFinite(aic)).map(({ aic }) => aic));
  return rows.map((row) => (row.id === 'bg-bb' ? row : { ...row, aicDifference: row.aic - least }));
}

/** Errors of what was expected of the holdout. `null` without one. */
export function holdoutErrors(
  fitted: ValueFit,
  expected: Float64Array | null,
): Omit<HoldoutView, 'byFrequency' | 'byQuiet'> | null {
  const { later, weight, holdout } = fitted.histories;
  if (later === null || expected === null) return null;
  let [actualTotal, expectedTotal, absolute, squares, customers] = [0, 0, 0, 0, 0];
  for (let i = 0; i < later.length; i += 1) {
    const w = weight === null ? 1 : weight[i]!;
    const error = expected[i]! - later[i]!;
    customers += w;
    actualTotal += w * later[i]!;
    expectedTotal += w * expected[i]!;
    absolute += w * Math.abs(error);
    squares += w * error * error;
  }
  return {
    length: holdout,
    actualTotal,
    expectedTotal,
    meanAbsoluteError: absolute / customers,
    rootMeanSquareError: Math.sqrt(squares / customers),
  };
}

/** Expected transactions of each customer in the holdout, `null` without one. */
export function expectedLater({ model, fit, data, histories }: ValueFit): Float64Array | null {
  return histories.later === null ? null : model.forAll(fit.parameters, data, histories.holdout, 0).expected;
}

function rowOf(fitted: ValueFit, chosen: boolean): ComparedModel {
  const { fit, k } = fitted;
  const errors = MEMORY.of(fitted, 'errors', () => holdoutErrors(fitted, expectedLater(fitted)));
  return {
    id: fit.model,
    k,
    chosen,
    fault: null,
    parameters: fit.names.length,
    logLikelihood: fit.logLikelihood,
    aic: fit.aic,
    bic: fit.bic,
    aicDifference: NaN,
    meanAbsoluteError: errors?.meanAbsoluteError ?? NaN,
    totalError: errors && errors.actualTotal > 0 ? errors.expectedTotal / errors.actualTotal - 1 : NaN,
  };
}

function failed(id: TransactionModelId, fault: Message): ComparedModel {
  return {
    id,
    k: 1,
    chosen: false,
    fault,
    parameters: NaN,
    logLikelihood: NaN,
    aic: NaN,
    bic: NaN,
    aicDifference: NaN,
    meanAbsoluteError: NaN,
    totalError: NaN,
  };
}
