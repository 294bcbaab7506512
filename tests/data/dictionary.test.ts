/** Dictionaries of texts. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allTexts,
  createFinder,
  DictionaryBuilder,
  dictionaryOf,
  findCode,
  hashBytes,
  narrowCodes,
  sizeOf,
  textAt,
} from '../../src/data/dictionary.ts';

const text = fc.string({ unit: 'binary', maxLength: 24 }).filter((value) => !/\p{Surrogate}/u.test(value));

describe('a dictionary', () => {
  it('gives each text one code in order of appearance, and the text back', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 200 }), (texts) => {
        const { dictionary, codes } = dictionaryOf(texts);
        const distinct = [...new Set(texts.filter((one) => one !== ''))];
        expect(allTexts(dictionary)).toEqual(['', ...distinct]);
        expect(texts.map((_, index) => textAt(dictionary, codes[index]!))).toEqual(texts);
        const find = createFinder(dictionary);
        for (const one of texts) {
          expect(find(one)).toBe(one === '' ? 0 : distinct.indexOf(one) + 1);
          expect(findCode(dictionary, one)).toBe(find(one));
        }
        expect(find('not among them, surely')).toBe(-1);
        expect(findCode(dictionary, 'not among them, surely')).toBe(-1);
      }),
    );
  });

  it('holds many texts, of one hash bucket or not', () => {
    const texts = Array.from({ length: 20_000 }, (_, index) => `id-${(index * 2654435761) % 4294967296}`);
    const { dictionary, codes } = dictionaryOf([...texts, ...texts]);
    expect(sizeOf(dictionary)).toBe(new Set(texts).size + 1);
    expect(codes.subarray(0, 20_000)).toEqual(codes.subarray(20_000));
  });

  it('knows texts given codes elsewhere once they are indexed', () => {
    const builder = new DictionaryBuilder();
    const bytes = new TextEncoder().encode('onetwothree');
    expect([builder.append(bytes, 0, 3), builder.append(bytes, 3, 6)]).toEqual([1, 2]);
    expect(builder.find(bytes, 3, 6)).toBe(-1);
    builder.indexAll();
    expect([
      builder.find(bytes, 0, 3),
      builder.find(bytes, 3, 6),
      builder.add(bytes, 6, 11),
      builder.add(bytes, 0, 3),
    ]).toEqual([1, 2, 3, 1]);
  });

  it('counts texts that are not valid UTF-8', () => {
    const builder = new DictionaryBuilder();
    builder.add(Uint8Array.of(0xe8, 0x8c, 0xb6), 0, 3);
    expect(builder.invalid).toBe(0);
    builder.add(Uint8Array.of(0xb2, 0xe8), 0, 2);
    expect(builder.invalid).toBe(1);
  });

  it('has no text for a code it does not have', () =>
    expect(() => textAt(dictionaryOf(['a']).dictionary, 2)).toThrow(RangeError));
});

describe('a hash', () => {
  it('depends on every byte and the length', () => {
    const bytes = new TextEncoder().encode('abcdefgh\0\0');
    const hashes = [0, 1, 2, 3, 4, 5, 8, 9, 10].map((length) => hashBytes(bytes, 0, length));
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe('codes', () => {
  it.each([
    [256, Uint8Array],
    [257, Uint16Array],
    [65_536, Uint16Array],
    [65_537, Uint32Array],
  ] as const)('of %d texts take the narrowest array', (size, type) => {
    const codes = Uint32Array.of(0, 5, size - 1);
    const narrowed = narrowCodes(codes, size);
    expect(narrowed).toBeInstanceOf(type);
    expect([...narrowed]).toEqual([...codes]);
  });
});
