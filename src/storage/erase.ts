/** Deleting everything this product keeps in this browser. */

import { deleteDB } from 'idb';
import { fail, succeed, type Outcome } from '../lib/outcome.ts';
import { DATABASE_NAME } from './database.ts';
import { storageFailure } from './transact.ts';

/** The part of `localStorage` that is used. */
export type ErasablePlace = Pick<Storage, 'length' | 'key' | 'removeItem'>;

/** How long another tab may hold the deletion up, ms. Every tab of this build lets go at once. */
const PATIENCE = 5_000;
const PREFIX = 'kezhi.';

/**
 * Deletes the database with all notebooks, files and versions, and every note beside it. Open tabs lose their connection and
 * say so. Fails with `session.store-blocked` where a tab does not let go; the deletion then happens when it does.
 * @param place `localStorage`, or `null` where there is none
 */
export async function eraseStorage(place: ErasablePlace | null): Promise<Outcome<null>> {
  const deleted = deleteDB(DATABASE_NAME).then(
    (): Outcome<null> => succeed(null),
    (error: unknown): Outcome<null> => storageFailure(error),
  );
  const late = new Promise<Outcome<null>>((resolve) => {
    const timer = setTimeout(() => resolve(fail('session.store-blocked')), PATIENCE);
    void deleted.then(() => clearTimeout(timer));
  });
  const outcome = await Promise.race([deleted, late]);
  eraseNotes(place);
  return outcome;
}

function eraseNotes(place: ErasablePlace | null): void {
  try {
    const keys = Array.from({ length: place?.length ?? 0 }, (_, index) => place?.key(index) ?? '');
    for (const key of keys) if (key.startsWith(PREFIX)) place?.removeItem(key);
  } catch {
    // what cannot be reached was not kept either
  }
}
