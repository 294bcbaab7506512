/** Content-addressed chunks: how a file is cut, named by its content, and put together again. */

import { fail, succeed, type Outcome } from '../lib/outcome.ts';
import { sha256 } from '../lib/sha256.ts';
import type { SourceRecord } from '../lib/source.ts';

/** The largest piece that is stored as one: it is copied for its hash and for storing, and the page must not stand still meanwhile. */
export const CHUNK_BYTES = 4 * 1024 * 1024;

/** A piece of a file with the SHA-256 of its content. The blob is a copy in memory: the file may change or go meanwhile. */
export interface Chunk {
  readonly hash: string;
  readonly blob: Blob;
}

/**
 * Cuts a file and hands over one chunk after the other, so that only one is in memory.
 * Fails with `session.file-unreadable` where the browser cannot read the file (moved, changed, a folder), or as `put` does.
 */
export async function storeChunks(
  id: string,
  name: string,
  file: Blob,
  put: (chunk: Chunk) => Promise<Outcome<null>>,
): Promise<Outcome<SourceRecord>> {
  const chunks: string[] = [];
  for (let start = 0; start < file.size; start += CHUNK_BYTES) {
    const buffer = await file
      .slice(start, start + CHUNK_BYTES)
      .arrayBuffer()
      .catch(() => null);
    if (buffer === null) return fail('session.file-unreadable', { name });
    const hash = await sha256(new Uint8Array(buffer));
    const stored = await put({ hash, blob: new Blob([buffer]) });
    if (!stored.ok) return stored;
    chunks.push(hash);
  }
  return succeed({ id, name, bytes: file.size, chunks });
}

/**
 * Puts a file together from its chunks. Every chunk is read and its content checked.
 * Fails with `session.source-missing`, `session.chunk-missing` or `session.chunk-damaged`, naming file and chunk.
 */
export async function joinChunks(
  source: SourceRecord,
  get: (hash: string) => Promise<Outcome<Blob | null>>,
  damaged: (hash: string) => void = () => undefined,
): Promise<Outcome<Blob>> {
  const { name, chunks } = source;
  if (chunks.length === 0 && source.bytes > 0) return fail('session.source-missing', { name });
  const parts: Blob[] = [];
  let bytes = 0;
  for (const [index, hash] of chunks.entries()) {
    const found = await get(hash);
    if (!found.ok) return found;
    const place = { name, number: index + 1, count: chunks.length };
    if (found.value === null) {
      // Nothing of it at all: not a hole but a notebook that came without its data.
      const rest = index === 0 ? await anyOf(chunks.slice(1), get) : true;
      return rest ? fail('session.chunk-missing', place) : fail('session.source-missing', { name });
    }
    const buffer = await found.value.arrayBuffer().catch(() => null);
    if (buffer === null || (await sha256(new Uint8Array(buffer))) !== hash) {
      damaged(hash);
      return fail('session.chunk-damaged', place);
    }
    parts.push(found.value);
    bytes += buffer.byteLength;
  }
  // Whole chunks, but not those of this file: the record itself is wrong.
  if (bytes !== source.bytes) return fail('session.source-missing', { name });
  return succeed(new Blob(parts));
}

async function anyOf(
  hashes: readonly string[],
  get: (hash: string) => Promise<Outcome<Blob | null>>,
): Promise<boolean> {
  for (const hash of hashes) {
    const found = await get(hash);
    if (!found.ok || found.value !== null) return true;
  }
  return false;
}
