/** The models the simulator can draw from and fit. */

import { bgNbd } from '../../models/bg-nbd.ts';
import { mbgNbd } from '../../models/mbg-nbd.ts';
import { paretoNbd } from '../../models/pareto-nbd.ts';
import type { TransactionModel } from '../../models/transaction-model.ts';
import type { SimulatedModel } from './options.ts';

export const MODELS: Readonly<Record<SimulatedModel, TransactionModel>> = {
  'bg-nbd': bgNbd,
  'mbg-nbd': mbgNbd,
  'pareto-nbd': paretoNbd,
};

/** Whether customers of both models drop out by the same kind of chance, so that the parameters of drop-out can be compared. */
export function sameDropout(one: SimulatedModel, other: SimulatedModel): boolean {
  return one === other || (one !== 'pareto-nbd' && other !== 'pareto-nbd');
}
