import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { descendingOrder, sortByText } from '../../src/lib/sort-order.ts';

describe('sort order', () => {
  it('puts any finite numbers in descending order, equal ones by index', () => {
    const number = fc.oneof(
      fc.double({ noNaN: true }),
      fc.integer({ min: -5, max: 5 }),
      fc.constantFrom(0, -0, Infinity, -Infinity),
    );
    fc.assert(
      fc.property(fc.array(number, { maxLength: 80 }), (values) => {
        const expected = values
          .map((_, i) => i)
          .sort((i, j) =>
            values[i]! === values[j]! ? i - j : values[j]! - values[i]! || (values[i]! > values[j]! ? -1 : 1),
          );
        expect([...descendingOrder(Float64Array.from(values))]).toEqual(expected);
      }),
    );
  });

  it('puts texts in the order of their bytes, shorter first', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: 'grapheme', maxLength: 6 }), { maxLength: 30 }), (texts) => {
        const encoded = texts.map((text) => new TextEncoder().encode(text));
        const offsets = Uint32Array.of(
          0,
          ...encoded.map((_, i) => encoded.slice(0, i + 1).reduce((sum, part) => sum + part.length, 0)),
        );
        const codes = Uint32Array.from(texts, (_, i) => i);
        sortByText(codes, Uint8Array.from(encoded.flatMap((part) => [...part])), offsets);
        const expected = texts.map((_, i) => i).sort((i, j) => Buffer.compare(encoded[i]!, encoded[j]!) || i - j);
        expect([...codes]).toEqual(expected);
      }),
    );
  });

  it('puts texts that begin alike for long in order too, one of a megabyte among them', () => {
    const texts = ['b', `${'a'.repeat(60)}2`, 'a'.repeat(1_000_000), `${'a'.repeat(60)}10`, 'a'.repeat(60), 'a'];
    const encoded = texts.map((text) => new TextEncoder().encode(text));
    const offsets = new Uint32Array(texts.length + 1);
    encoded.forEach((part, i) => (offsets[i + 1] = offsets[i]! + part.length));
    const codes = Uint32Array.from(texts, (_, i) => i);
    sortByText(codes, new Uint8Array(Buffer.concat(encoded)), offsets);
    expect([...codes]).toEqual(texts.map((_, i) => i).sort((i, j) => Buffer.compare(encoded[i]!, encoded[j]!)));
  });
});
