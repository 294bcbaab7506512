/**
 * HMAC-SHA-256 (RFC 2104, FIPS 198-1) of many short texts under one key. By hand: the browser's own is asynchronous, one promise a
 * text, which for a million ids costs more than the hash itself, and is missing where a page is no secure context.
 */

import { digestBlock, START } from './sha256.ts';

const BLOCK = 64;

/** 256 random bits in hex. The browser offers these in every context. */
export function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * A function that hashes bytes start … end − 1 under the key.
 * @param key at most 64 bytes
 * @returns the digest as eight 32-bit words; the array is the same at every call
 */
export function createKeyedHash(key: Uint8Array): (bytes: Uint8Array, start: number, end: number) => Uint32Array {
  if (key.length > BLOCK) throw new RangeError(`key of ${key.length} bytes`);
  const words = new Uint32Array(64);
  const inner = padded(key, 0x36, words);
  const outer = padded(key, 0x5c, words);
  const state = new Uint32Array(8);
  const block = new Uint8Array(BLOCK);

  return (bytes, start, end) => {
    state.set(inner);
    const length = BLOCK + end - start;
    let at = start;
    for (; end - at >= BLOCK; at += BLOCK) digestBlock(state, words, bytes, at);
    block.fill(0);
    let filled = 0;
    while (at < end) block[filled++] = bytes[at++]!;
    block[filled++] = 0x80;
    if (filled > BLOCK - 8) {
      digestBlock(state, words, block, 0);
      block.fill(0);
    }
    finish(block, length);
    digestBlock(state, words, block, 0);

    block.fill(0);
    for (let word = 0; word < 8; word++) writeWord(block, word * 4, state[word]!);
    block[32] = 0x80;
    finish(block, BLOCK + 32);
    state.set(outer);
    digestBlock(state, words, block, 0);
    return state;
  };
}

function padded(key: Uint8Array, pad: number, words: Uint32Array): Uint32Array {
  const block = new Uint8Array(BLOCK).fill(pad);
  key.forEach((byte, index) => (block[index] = byte ^ pad));
  const state = new Uint32Array(START);
  digestBlock(state, words, block, 0);
  return state;
}

// The length in bits ends the last block.
function finish(block: Uint8Array, length: number): void {
  writeWord(block, BLOCK - 8, Math.floor(length / 0x20000000));
  writeWord(block, BLOCK - 4, length << 3);
}

function writeWord(block: Uint8Array, at: number, word: number): void {
  block[at] = word >>> 24;
  block[at + 1] = word >>> 16;
  block[at + 2] = word >>> 8;
  block[at + 3] = word;
}
