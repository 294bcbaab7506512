/** Customers of a table without names: each row is one. */

import { dictionaryOf } from './dictionary.ts';
import type { CustomerUniverse } from './universe.ts';

/**
 * Customers called by their row: `#12` can be nobody's number in another file.
 * @param used rows of the file in use; `null` where all are
 */
export function namesOfRows(rows: number, used: Uint32Array | null): CustomerUniverse {
  const texts = function* (): Iterable<string> {
    for (let line = 0; line < rows; line++) yield `#${(used ? used[line]! : line) + 1}`;
  };
  const { codes, dictionary } = dictionaryOf(texts());
  return { customers: rows, customerCodes: codes, customerNames: dictionary };
}
