/** SHA-256 by hand against the published vectors and the platform. */

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { sha256 } from '../../src/lib/sha256.ts';

// many runs on a busy machine take their time
vi.setConfig({ testTimeout: 60_000 });

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

// FIPS 180-4 examples, NIST "SHA256.pdf" (abc; two-block message) and the empty message.
const PUBLISHED: readonly [string, string][] = [
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
];

describe('sha256', () => {
  it.each(PUBLISHED)('gives the published digest of “%s” either way', async (text, digest) => {
    expect(await sha256(encode(text))).toBe(digest);
    expect(await sha256(encode(text), null)).toBe(digest);
  });

  it('by hand equals the platform at every length around the block borders', async () => {
    for (let length = 0; length < 200; length++) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 37 + length) & 255);
      expect(await sha256(bytes, null)).toBe(createHash('sha256').update(bytes).digest('hex'));
    }
  });

  it('by hand equals the platform on any bytes, and across its slices', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (array) => {
        const bytes = new Uint8Array(array);
        expect(await sha256(bytes, null)).toBe(createHash('sha256').update(bytes).digest('hex'));
      }),
      { numRuns: 50 },
    );
    const large = new Uint8Array((1 << 20) * 2 + 17).map((_, i) => i % 251);
    expect(await sha256(large, null)).toBe(createHash('sha256').update(large).digest('hex'));
  });
});
