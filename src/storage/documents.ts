/** Documents as text with a hash, so that damage is noticed. */

import type { JsonObject } from '../lib/json.ts';
import { sha256 } from '../lib/sha256.ts';
import type { StoredDocument } from './database.ts';

/** Documents up to this size take about a millisecond to hash by hand, bytes. */
const HASHED_AT_ONCE = 128 * 1024;

/** The text a document is stored as, and its hash. The title in it follows the one it is stored under. */
export async function encodeDocument(
  document: JsonObject,
  title: string,
): Promise<{ readonly text: string; readonly hash: string }> {
  const text = JSON.stringify({ ...document, title });
  return { text, hash: await hashText(text) };
}

/** The document of a stored version, or `null` where it is not as it was written. */
export async function decodeDocument({ text, hash }: StoredDocument): Promise<JsonObject | null> {
  if (typeof text !== 'string' || (await hashText(text)) !== hash) return null;
  return JSON.parse(text) as JsonObject;
}

/** Small texts are hashed at once, by hand: a page that is closing has no turn to wait for the browser's own hash. */
function hashText(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  return bytes.length <= HASHED_AT_ONCE ? sha256(bytes, null) : sha256(bytes);
}
