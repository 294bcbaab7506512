/** Base64 against RFC 4648 and the platform. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64, encodeBase64 } from '../../src/lib/base64.ts';

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

// RFC 4648, section 10
const VECTORS = [
  ['', ''],
  ['f', 'Zg=='],
  ['fo', 'Zm8='],
  ['foo', 'Zm9v'],
  ['foob', 'Zm9vYg=='],
  ['fooba', 'Zm9vYmE='],
  ['foobar', 'Zm9vYmFy'],
] as const;

describe('base64', () => {
  it.each(VECTORS)('maps “%s” to %s and back', (plain, coded) => {
    expect(text(encodeBase64(ascii(plain)))).toBe(coded);
    expect(text(decodeBase64(ascii(coded))!)).toBe(plain);
  });

  it('equals the platform and comes back, on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const coded = encodeBase64(bytes);
        expect(text(coded)).toBe(Buffer.from(bytes).toString('base64'));
        expect([...decodeBase64(coded)!]).toEqual([...bytes]);
      }),
    );
  });

  it.each(['A', 'AB', 'ABC', '====', 'A===', 'AB=C', 'AB CD=', 'AB<D', 'ABC€', '!AAA', 'AAA!', 'A!=='])(
    'refuses %s',
    (wrong) => {
      expect(decodeBase64(ascii(wrong))).toBeNull();
    },
  );
});
