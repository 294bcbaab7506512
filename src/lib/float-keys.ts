/** Keys of floating-point numbers: the upper bits of their binary form, in the order of the numbers. */

/** Sign, exponent and 8 bits of fraction: 256 keys an octave, values of one key differ by less than 0.4 %. */
const KEY_BITS = 20;
const SHIFT = 32 - KEY_BITS;

/** The upper halves of the numbers: word 2i + 1 belongs to number i (all browsers are little-endian). */
export function wordsOf(values: Float64Array): Uint32Array {
  return new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
}

/** Key of the number with this upper half, 0 … 2^20 − 1: a smaller number never has a larger key. */
export function keyOfWord(upper: number): number {
  return (upper >>> 31 === 1 ? ~upper : upper | 0x80000000) >>> SHIFT;
}

const probe = new Float64Array(1);
const probeWords = new Uint32Array(probe.buffer);

export function keyOfNumber(value: number): number {
  probe[0] = value;
  return keyOfWord(probeWords[1]!);
}

/** The smallest number with this key. */
export function leastOfKey(key: number): number {
  const ordered = (key << SHIFT) >>> 0;
  const negative = ordered >>> 31 === 0;
  probeWords[1] = negative ? ~ordered : ordered & 0x7fffffff;
  probeWords[0] = negative ? 0xffffffff : 0;
  return probe[0]!;
}

/** Smallest and largest key of some numbers; `null` for none. */
export function keyRange(values: Float64Array): { readonly least: number; readonly most: number } | null {
  if (values.length === 0) return null;
  const words = wordsOf(values);
  let [least, most] = [Infinity, -Infinity];
  for (let i = 1; i < words.length; i += 2) {
    const key = keyOfWord(words[i]!);
    if (key < least) least = key;
    if (key > most) most = key;
  }
  return { least, most };
}
