/** How documents of earlier versions become documents of this one. Append only: a released migration is never edited. */

import type { JsonObject } from '../lib/json.ts';

export interface Migration {
  /** says what changes, for people who read this list */
  readonly name: string;
  /** a document of version i + 1, where i is the place in the list, as one of version i + 2; total, as documents come from outside */
  readonly up: (document: JsonObject) => JsonObject;
}

/** `MIGRATIONS[i]` leads from version i + 1 to i + 2. Version 1 is the first there was. */
export const MIGRATIONS: readonly Migration[] = [];

/**
 * Brings a document up to the version the list leads to.
 * @param version version of the document, from 1
 */
export function migrate(
  document: JsonObject,
  version: number,
  migrations: readonly Migration[] = MIGRATIONS,
): JsonObject {
  return migrations.slice(version - 1).reduce<JsonObject>((reached, migration) => migration.up(reached), document);
}
