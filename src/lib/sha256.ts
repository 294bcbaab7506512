/** SHA-256 (FIPS 180-4), by the browser where it offers it and by hand where it does not (pages served over plain http). */

/** First 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
const ROUND = fractionalBits(64, 1 / 3);
/** First 32 bits of the fractional parts of the square roots of the first 8 primes (FIPS 180-4, 5.3.3). */
export const START: Readonly<Uint32Array> = fractionalBits(8, 1 / 2);

/** How much is hashed by hand before the page gets its turn again. */
const SLICE = 1 << 20;

/** Lower-case hex digest of some bytes. `subtle` is the browser's own, or `null` to do without. */
export async function sha256(
  bytes: Uint8Array<ArrayBuffer>,
  subtle: SubtleCrypto | null = globalThis.crypto?.subtle ?? null,
): Promise<string> {
  if (subtle) return hex(new Uint8Array(await subtle.digest('SHA-256', bytes)));
  const hash = createSha256();
  for (let start = 0; start < bytes.length; start += SLICE) {
    if (start > 0) await new Promise((resolve) => setTimeout(resolve));
    hash.add(bytes.subarray(start, start + SLICE));
  }
  return hash.digest();
}

interface Sha256 {
  add(bytes: Uint8Array): void;
  digest(): string;
}

function createSha256(): Sha256 {
  const state = START.slice();
  const words = new Uint32Array(64);
  const block = new Uint8Array(64);
  let filled = 0;
  let length = 0;

  function add(bytes: Uint8Array): void {
    length += bytes.length;
    let from = 0;
    while (from < bytes.length) {
      if (filled === 0 && bytes.length - from >= 64) {
        digestBlock(state, words, bytes, from);
        from += 64;
        continue;
      }
      const count = Math.min(64 - filled, bytes.length - from);
      block.set(bytes.subarray(from, from + count), filled);
      from += count;
      filled += count;
      if (filled === 64) {
        digestBlock(state, words, block, 0);
        filled = 0;
      }
    }
  }

  function digest(): string {
    const total = length;
    const padding = new Uint8Array((filled < 56 ? 56 : 120) - filled + 8);
    padding[0] = 0x80;
    const view = new DataView(padding.buffer);
    view.setUint32(padding.length - 8, Math.floor(total / 0x20000000));
    view.setUint32(padding.length - 4, (total << 3) >>> 0);
    add(padding);
    const bytes = new Uint8Array(32);
    const out = new DataView(bytes.buffer);
    state.forEach((word, index) => out.setUint32(index * 4, word));
    return hex(bytes);
  }

  return { add, digest };
}

/** Takes one block of 64 bytes into the state; `words` is room for 64 numbers. */
export function digestBlock(state: Uint32Array, words: Uint32Array, bytes: Uint8Array, from: number): void {
  for (let i = 0; i < 16; i++) {
    const at = from + i * 4;
    words[i] = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
  }
  for (let i = 16; i < 64; i++) {
    const early = words[i - 15]!;
    const late = words[i - 2]!;
    const s0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
    const s1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
    words[i] = (words[i - 16]! + s0 + words[i - 7]! + s1) | 0;
  }
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let i = 0; i < 64; i++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const first = (h + s1 + ((e & f) ^ (~e & g)) + ROUND[i]! + words[i]!) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  state[0]! += a;
  state[1]! += b;
  state[2]! += c;
  state[3]! += d;
  state[4]! += e;
  state[5]! += f;
  state[6]! += g;
  state[7]! += h;
}

function rotate(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

/** First 32 fractional bits of prime^power for the first `count` primes; a double holds them exactly enough (checked by the tests). */
function fractionalBits(count: number, power: number): Uint32Array {
  const bits = new Uint32Array(count);
  for (let candidate = 2, found = 0; found < count; candidate++) {
    let prime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor++) prime &&= candidate % divisor !== 0;
    if (prime) bits[found++] = (candidate ** power % 1) * 0x100000000;
  }
  return bits;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
