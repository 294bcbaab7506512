/** The models of repeat transactions as the bench takes them. */

export { createRandom } from '../../../src/lib/random.ts';
export { transactionModel } from '../../../src/models/transaction-models.ts';
