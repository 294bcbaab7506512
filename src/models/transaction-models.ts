/** The models of repeat transactions by their id. */

import { bgBb } from './bg-bb.ts';
import { bgNbd } from './bg-nbd.ts';
import { cnbdK } from './cnbd-k.ts';
import { mbgNbd } from './mbg-nbd.ts';
import { nbd } from './nbd.ts';
import { paretoNbd } from './pareto-nbd.ts';
import type { TransactionModel, TransactionModelId } from './transaction-model.ts';

/**
 * The model of an id.
 * @param k regularity 1 … 12 of the models that have one; the others do not look at it
 */
export function transactionModel(id: TransactionModelId, k = 2): TransactionModel {
  switch (id) {
    case 'nbd':
      return nbd;
    case 'bg-nbd':
      return bgNbd;
    case 'mbg-nbd':
      return mbgNbd;
    case 'bg-cnbd-k':
    case 'mbg-cnbd-k':
      return cnbdK(id, k);
    case 'pareto-nbd':
      return paretoNbd;
    case 'bg-bb':
      return bgBb;
  }
}
