/** One IndexedDB transaction as one outcome: whole or not at all, with the reason. */

import type { IDBPTransaction } from 'idb';
import { fail, type Failure, type Outcome } from '../lib/outcome.ts';
import type { Database, KezhiSchema, StoreName } from './database.ts';

export type Transaction<Mode extends IDBTransactionMode> = IDBPTransaction<KezhiSchema, StoreName[], Mode>;

/**
 * Runs `work` in a transaction and resolves only when the transaction completed; writing ones are strict, so that completed
 * means on disk. A failure that `work` returns, or anything that goes wrong, aborts all of it. `work` may await nothing but the
 * transaction's own requests: any other wait would end the transaction under it.
 */
export async function transact<T, Mode extends IDBTransactionMode>(
  database: Database,
  stores: StoreName[],
  mode: Mode,
  work: (transaction: Transaction<Mode>) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  let transaction: Transaction<Mode>;
  try {
    transaction = database.transaction(stores, mode, { durability: mode === 'readonly' ? 'default' : 'strict' });
  } catch (error) {
    return storageFailure(error);
  }
  // Quota and disk errors arrive here, as an abort, also when every single request went well.
  const done = transaction.done.then(
    () => null,
    (error: unknown) => ({ error }),
  );
  let outcome: Outcome<T>;
  try {
    outcome = await work(transaction);
  } catch (error) {
    abort(transaction);
    const ended = await done;
    return storageFailure(isAbort(ended?.error) ? error : (ended?.error ?? error));
  }
  if (!outcome.ok) abort(transaction);
  else if (mode === 'readwrite') commit(transaction);
  const ended = await done;
  return ended === null || !outcome.ok ? outcome : storageFailure(ended.error);
}

/** What went wrong in IndexedDB as a message: `session.quota` where the disk or the allowance is full. */
export function storageFailure(error: unknown): Failure {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return fail('session.quota');
  const text =
    error instanceof Error || error instanceof DOMException ? `${error.name}: ${error.message}` : String(error);
  return fail('session.storage-failed', { reason: text });
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // already over
  }
}

/** Saves the wait for the browser to see that nothing more is asked: a page that is closing may not have that time. */
function commit(transaction: { commit(): void }): void {
  try {
    transaction.commit();
  } catch {
    // over already; `done` tells how it ended
  }
}

function isAbort(error: unknown): boolean {
  return error === undefined || error === null || (error instanceof DOMException && error.name === 'AbortError');
}
