/** The key of a notebook's pseudonyms: one for all its files, so that one person is one pseudonym. */

import { randomKey } from '../../lib/keyed-hash.ts';
import type { Session } from '../../session/schema.ts';

/** The key some file of the notebook has already, those in the bin included; else a new one. */
export function pseudonymKeyOf({ cells, bin }: Pick<Session, 'cells' | 'bin'>): string {
  for (const cell of [...cells, ...bin.map((entry) => entry.cell)])
    if (cell.kind === 'data' && cell.choices.pseudonymKey !== undefined) return cell.choices.pseudonymKey;
  return randomKey();
}
