/**
 * BG/CNBD-k and MBG/CNBD-k: Platzer & Reutterer (2016), "Ticking away the moments: timing regularity helps to better predict
 * customer activity", Marketing Science 35(5). The times between purchases are Erlang-k: the larger k, the more regular.
 */

import { type Outcome } from '../lib/outcome.ts';
import { bgFamily } from './bg-family.ts';
import type { FitOptions, TransactionData, TransactionFit, TransactionModel } from './transaction-model.ts';

export const LARGEST_K = 12;

export interface RegularityFit {
  readonly k: number;
  readonly fit: TransactionFit;
  /** log-likelihood by k, from k = 1 on; NaN where a fit failed */
  readonly logLikelihoods: readonly number[];
}

/** @param k whole, 1 … 12; RangeError outside */
export function cnbdK(id: 'bg-cnbd-k' | 'mbg-cnbd-k', k: number): TransactionModel {
  if (!(Number.isInteger(k) && k >= 1 && k <= LARGEST_K)) throw new RangeError(`k is ${k}, not 1 … ${LARGEST_K}`);
  return bgFamily(id, { k, modified: id === 'mbg-cnbd-k' });
}

/**
 * Fits k = 1, 2, … as long as the likelihood rises and keeps the best, as BTYDplus does. Best with `logIntervals` in the data: they
 * tell regularity; without, only t_x speaks.
 */
export function chooseRegularity(
  id: 'bg-cnbd-k' | 'mbg-cnbd-k',
  data: TransactionData,
  options: FitOptions = {},
): Outcome<RegularityFit> {
  let best: { readonly k: number; readonly fit: TransactionFit } | null = null;
  const logLikelihoods: number[] = [];
  for (let k = 1; k <= LARGEST_K; k += 1) {
    const outcome = cnbdK(id, k).fit(data, options);
    if (!outcome.ok && best === null) return outcome;
    logLikelihoods.push(outcome.ok ? outcome.value.logLikelihood : NaN);
    if (!outcome.ok || (best !== null && outcome.value.logLikelihood <= best.fit.logLikelihood)) break;
    best = { k, fit: outcome.value };
  }
  return { ok: true, value: { ...best!, logLikelihoods } };
}
