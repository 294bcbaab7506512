/** Pages of Parquet files whose build is wrong are found before they are read. */

import { describe, expect, it } from 'vitest';
import { checkPage, PageDamaged, type PageColumn, type PageHead } from '../../src/data/parquet-pages.ts';

const COLUMN: PageColumn = {
  type: 'INT32',
  length: 0,
  deepestDefinition: 1,
  deepestRepetition: 0,
  codec: 'UNCOMPRESSED',
};
const DICTIONARY_PLACES = 8;
const DELTA_BINARY = 5;
const DELTA_LENGTH = 6;
const DELTA_BYTES = 7;
const STREAM_SPLIT = 9;

function head(body: Uint8Array, values: number, encoding = 0, more: Partial<PageHead> = {}): PageHead {
  const plain = { missing: 0, definitionBytes: 0, repetitionBytes: 0, packed: true, checksum: null } as const;
  return { kind: 'data', unpacked: body.length, values, encoding, ...plain, ...more };
}

const unpack = (): never => {
  throw new RangeError('nothing is packed here');
};

/** `null` where the page is whole, else what is wrong. */
function faultOf(
  body: readonly number[],
  values: number,
  { encoding = 0, dictionary = null as number | null, column = {}, more = {} as Partial<PageHead> } = {},
): string | null {
  const bytes = Uint8Array.from(body);
  try {
    checkPage(bytes, head(bytes, values, encoding, more), { ...COLUMN, ...column }, dictionary, unpack);
    return null;
  } catch (error) {
    if (error instanceof PageDamaged) return error.fault;
    throw error;
  }
}

/** Levels of version 1, with their length before them: a run of `count` ones. */
const ones = (count: number): number[] => [2, 0, 0, 0, count << 1, 1];
const ints = (count: number): number[] => Array.from({ length: count * 4 }, () => 7);

describe('a page of a Parquet file', () => {
  it('is whole where levels and values agree', () => {
    expect(faultOf([...ones(3), ...ints(3)], 3)).toBeNull();
    // bit-packed levels: 1, 0, 1, and five more that fill the byte
    expect(faultOf([2, 0, 0, 0, 3, 0b101, ...ints(2)], 3)).toBeNull();
    // an empty run at the end, as some writers leave it
    expect(faultOf([4, 0, 0, 0, 6, 1, 0, 0, ...ints(3)], 3)).toBeNull();
  });

  it('with runs that are too long, too short, without end or outside is damaged', () => {
    const endless = [0xfe, 0xff, 0xff, 0xff, 0x0f, 1];
    expect(faultOf([6, 0, 0, 0, ...endless, ...ints(3)], 3)).toBe('levels');
    expect(faultOf([...ones(2), ...ints(3)], 3)).toBe('levels');
    expect(faultOf([...ones(4), ...ints(3)], 3)).toBe('levels');
    expect(faultOf([200, 0, 0, 0, 6, 1, ...ints(3)], 3)).toBe('values');
    expect(faultOf([2, 0, 0, 0, 6, 2, ...ints(3)], 3)).toBe('levels');
    expect(faultOf([6, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 1, ...ints(3)], 3)).toBe('levels');
  });

  it('whose values are fewer or more than its levels say is damaged', () => {
    expect(faultOf([...ones(3), ...ints(2)], 3)).toBe('values');
    expect(faultOf([...ones(3), ...ints(4)], 3)).toBe('values');
    const texts = { type: 'BYTE_ARRAY', deepestDefinition: 0 };
    expect(faultOf([1, 0, 0, 0, 65, 0, 0, 0, 0], 2, { column: texts })).toBeNull();
    expect(faultOf([9, 0, 0, 0, 65, 0, 0, 0, 0], 2, { column: texts })).toBe('values');
    expect(faultOf([255, 255, 255, 255, 65], 1, { column: texts })).toBe('values');
    expect(faultOf([1, 2, 3], 17, { column: { type: 'BOOLEAN', deepestDefinition: 0 } })).toBeNull();
    expect(faultOf([1, 2], 17, { column: { type: 'BOOLEAN', deepestDefinition: 0 } })).toBe('values');
    expect(
      faultOf(ints(6), 3, { encoding: STREAM_SPLIT, column: { type: 'DOUBLE', deepestDefinition: 0 } }),
    ).toBeNull();
    expect(faultOf(ints(5), 3, { encoding: STREAM_SPLIT, column: { type: 'DOUBLE', deepestDefinition: 0 } })).toBe(
      'values',
    );
    expect(faultOf([...ones(3), ...ints(3)], 3, { encoding: 42 })).toBe('values');
  });

  it('uses only what its dictionary has', () => {
    const places = { encoding: DICTIONARY_PLACES, column: { deepestDefinition: 0 } };
    // width 2: four times place 3, then 0, 1, 2, 3 and filling
    const body = [2, 8, 3, 3, 0b11100100, 0];
    expect(faultOf(body, 8, { ...places, dictionary: 4 })).toBeNull();
    expect(faultOf(body, 8, { ...places, dictionary: 3 })).toBe('dictionary');
    expect(faultOf(body, 8, { ...places, dictionary: null })).toBe('dictionary');
    expect(faultOf([77, 8, 3], 4, { ...places, dictionary: 4 })).toBe('dictionary');
    // a width of 0 with a run of two thousand millions, and one whose bits are past all there are
    expect(faultOf([0, 0xfe, 0xff, 0xff, 0xff, 0x0f], 4, { ...places, dictionary: 1 })).toBeNull();
    expect(faultOf([31, 0xff, 0xff, 0xff, 0xff, 0x0f], 4, { ...places, dictionary: 1 })).toBe('dictionary');
    expect(faultOf([2, 0xff, 0xff, 0xff, 0xff, 0x0f, 0], 8, { ...places, dictionary: 4 })).toBe('dictionary');
  });

  it('of steps and of texts by their lengths is followed to its end', () => {
    const plain = { deepestDefinition: 0 };
    // block of 128 in 4 parts, 3 values, first 5, then steps of 1 and no bits
    const steps = [0x80, 1, 4, 3, 10, 2, 0, 0, 0, 0];
    expect(faultOf(steps, 3, { encoding: DELTA_BINARY, column: plain })).toBeNull();
    expect(faultOf([0, 1, 4, 3, 10, 2, 0, 0, 0, 0], 3, { encoding: DELTA_BINARY, column: plain })).toBe('values');
    expect(faultOf([0x80, 1, 0, 3, 10, 2, 0, 0, 0, 0], 3, { encoding: DELTA_BINARY, column: plain })).toBe('values');
    expect(faultOf([0x80, 1, 4, 4, 10, 2, 0, 0, 0, 0], 3, { encoding: DELTA_BINARY, column: plain })).toBe('values');
    expect(faultOf([0x80, 1, 4, 3, 10, 2, 200, 0, 0, 0], 3, { encoding: DELTA_BINARY, column: plain })).toBe('values');
    const texts = { type: 'BYTE_ARRAY', deepestDefinition: 0 };
    const twos = [0x80, 1, 4, 2, 4, 0, 0, 0, 0, 0];
    expect(faultOf([...twos, 65, 66, 67, 68], 2, { encoding: DELTA_LENGTH, column: texts })).toBeNull();
    expect(faultOf([...twos, 65, 66, 67], 2, { encoding: DELTA_LENGTH, column: texts })).toBe('values');
    const minus = [0x80, 1, 4, 2, 3, 0, 0, 0, 0, 0];
    expect(faultOf([...minus, 65, 66], 2, { encoding: DELTA_LENGTH, column: texts })).toBe('values');
    const none = [0x80, 1, 4, 2, 0, 4, 0, 0, 0, 0];
    expect(faultOf([...none, ...twos, 65, 66, 67, 68], 2, { encoding: DELTA_BYTES, column: texts })).toBeNull();
    // the first text cannot begin as the one before it
    expect(faultOf([...twos, ...twos, 65, 66, 67, 68], 2, { encoding: DELTA_BYTES, column: texts })).toBe('values');
  });

  it('of version 2 is held against the missing values it tells', () => {
    const more = { kind: 'data-2', definitionBytes: 2, missing: 1 } as const;
    expect(faultOf([3, 0b101, ...ints(2)], 3, { more })).toBeNull();
    expect(faultOf([3, 0b101, ...ints(3)], 3, { more })).toBe('values');
    expect(faultOf([3, 0b111, ...ints(2)], 3, { more })).toBe('levels');
    expect(faultOf([3, 0b101, ...ints(2)], 3, { more: { ...more, definitionBytes: 99 } })).toBe('levels');
  });

  it('is held against its checksum and its size', () => {
    const body = [...ones(3), ...ints(3)];
    expect(faultOf(body, 3, { more: { checksum: 1 } })).toBe('checksum');
    expect(faultOf(body, 3, { more: { unpacked: 5 } })).toBe('size');
    expect(faultOf(body, 3, { column: { codec: 'SNAPPY' } })).toBe('packing');
  });
});
