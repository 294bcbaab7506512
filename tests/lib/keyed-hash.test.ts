/** Keyed hashes against the cases of RFC 4231 and Node's own HMAC, over every length around the block. */

import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createKeyedHash, randomKey } from '../../src/lib/keyed-hash.ts';

const encoder = new TextEncoder();
const hex = (words: Uint32Array): string => Array.from(words, (word) => word.toString(16).padStart(8, '0')).join('');

describe('createKeyedHash', () => {
  it('holds the published cases', () => {
    const text = encoder.encode('what do ya want for nothing?');
    expect(hex(createKeyedHash(encoder.encode('Jefe'))(text, 0, text.length))).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });

  it('is HMAC-SHA-256 for texts of any length, anywhere among other bytes', () => {
    const key = encoder.encode(randomKey());
    const hash = createKeyedHash(key);
    const bytes = Uint8Array.from({ length: 400 }, (_, at) => (at * 37) & 255);
    for (let length = 0; length < 200; length++) {
      const wanted = createHmac('sha256', key)
        .update(bytes.subarray(5, 5 + length))
        .digest('hex');
      expect(hex(hash(bytes, 5, 5 + length))).toBe(wanted);
    }
  });

  it('refuses keys longer than a block', () => {
    expect(() => createKeyedHash(new Uint8Array(65))).toThrow(RangeError);
  });
});
