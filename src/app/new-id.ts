/** Ids of notebooks and their parts. */

const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

/**
 * Twelve letters and digits that cannot be mistaken for each other: 60 random bits.
 * `getRandomValues` and not `randomUUID`, because a school server without https has only the first.
 */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => LETTERS[byte & 31]!).join('');
}
