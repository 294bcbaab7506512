/** Who needs which chunk. A chunk is written with its first reference and goes with its last. */

import type { SourceRecord } from '../lib/source.ts';
import type { Chunk } from './chunks.ts';
import type { StoredDocument } from './database.ts';
import type { Transaction } from './transact.ts';

/** References of sources that no saved document took over are swept up after a week: until then some tab may still undo to them. */
export const SWEEP_AFTER = 7 * 24 * 3_600_000;

export function notebookOwner(id: string): string {
  return `n:${id}`;
}

/** Owner of chunks between writing them and saving the document that names them. */
export function sourceOwner(id: string): string {
  return `s:${id}`;
}

/** Stores a chunk, unless it is there already, and notes who needs it. `again` writes it over one that is there but damaged. */
export async function keepChunk(
  transaction: Transaction<'readwrite'>,
  owner: string,
  chunk: Chunk,
  at: number,
  again: boolean,
): Promise<void> {
  const chunks = transaction.objectStore('chunks');
  if (again || (await chunks.getKey(chunk.hash)) === undefined)
    await chunks.put({ hash: chunk.hash, blob: chunk.blob });
  await transaction.objectStore('references').put({ owner, hash: chunk.hash, at });
}

export async function addReferences(
  transaction: Transaction<'readwrite'>,
  owner: string,
  sources: readonly SourceRecord[],
  at: number,
): Promise<void> {
  const references = transaction.objectStore('references');
  for (const hash of chunksOf(sources)) await references.put({ owner, hash, at });
}

/** Takes away an owner's references but for `except`, and every chunk that nobody needs any more. */
export async function dropReferences(
  transaction: Transaction<'readwrite'>,
  owner: string,
  except: ReadonlySet<string> = new Set(),
): Promise<void> {
  const references = transaction.objectStore('references');
  for (const key of await references.getAllKeys(IDBKeyRange.bound([owner], [owner, []]))) {
    const hash = key[1];
    if (except.has(hash)) continue;
    await references.delete(key);
    if ((await references.index('hash').count(hash)) === 0) await transaction.objectStore('chunks').delete(hash);
  }
}

/** Takes away what only files deleted for good needed: every chunk of theirs that neither `sources` nor another notebook names. */
export async function dropSources(
  transaction: Transaction<'readwrite'>,
  owner: string,
  gone: readonly SourceRecord[],
  sources: readonly SourceRecord[],
): Promise<void> {
  const kept = new Set(sources.map(({ id }) => id));
  for (const { id } of gone) if (!kept.has(id)) await dropReferences(transaction, sourceOwner(id));
  const hashes = chunksOf(gone);
  const still = chunksOf(sources);
  const references = transaction.objectStore('references');
  for (const hash of hashes) {
    if (still.has(hash)) continue;
    await references.delete([owner, hash]);
    if ((await references.index('hash').count(hash)) === 0) await transaction.objectStore('chunks').delete(hash);
  }
}

/** Chunks named by some documents. */
export function chunksOfDocuments(documents: readonly StoredDocument[]): ReadonlySet<string> {
  return chunksOf(documents.flatMap((document) => document.sources));
}

/** Takes away what was written for documents that were never saved. */
export async function sweepReferences(transaction: Transaction<'readwrite'>, now: number): Promise<void> {
  const stale = new Set<string>();
  for (const reference of await transaction.objectStore('references').getAll(IDBKeyRange.bound(['s:'], ['s;']))) {
    if (now - reference.at > SWEEP_AFTER) stale.add(reference.owner);
  }
  for (const owner of stale) await dropReferences(transaction, owner);
}

function chunksOf(sources: readonly SourceRecord[]): ReadonlySet<string> {
  return new Set(sources.flatMap((source) => source.chunks));
}
