/** Arrow files and streams are read like the text they hold. */

import { createHash } from 'node:crypto';
import {
  bool,
  CompressionType,
  dateDay,
  dictionary,
  float64,
  int64,
  setCompressionCodec,
  tableFromArrays,
  tableToIPC,
  timestamp,
  utf8,
} from '@uwdata/flechette';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkArrowTable } from '../../src/data/arrow-check.ts';
import { unpackLz4Frame } from '../../src/data/lz4-frame.ts';
import { cells, read, readAndPrepare, refusal } from './reading.ts';

const TABLE = tableFromArrays(
  {
    会员号: ['0012', '0105', '0012'],
    下单时间: [1_672_921_800_000, 1_703_980_800_000, null],
    金额: [12.5, 100, null],
    积分: [9_007_199_254_740_993n, 2n, 3n],
    新客: [true, false, null],
    生日: [new Date(0), null, new Date(86_400_000)],
    渠道: ['网店', '门店', '网店'],
    备注: ['加糖,少冰', '', '说"好"\n谢谢'],
  },
  {
    useBigInt: true,
    types: {
      会员号: utf8(),
      下单时间: timestamp(),
      金额: float64(),
      积分: int64(),
      新客: bool(),
      生日: dateDay(),
      渠道: dictionary(utf8()),
      备注: utf8(),
    },
  },
);

const ipc = (options: Parameters<typeof tableToIPC>[1]): Uint8Array => tableToIPC(TABLE, options)!;

/** A frame of one block that is not packed. */
function frame(input: Uint8Array): Uint8Array {
  const size = new Uint8Array(new Uint32Array([input.length | 0x80000000]).buffer);
  return Uint8Array.from([0x04, 0x22, 0x4d, 0x18, 0x60, 0x40, 0x82, ...size, ...input, 0, 0, 0, 0]);
}

describe('an Arrow file', () => {
  it.each(['file', 'stream'] as const)('as a %s is read with all its types', async (format) => {
    const file = await read(ipc({ format }));
    expect(file.columns.map(({ label }) => label)).toEqual([...TABLE.names]);
    expect(cells(file)).toEqual([
      ['0012', '2023-01-05 12:30:00', '12.5', '9007199254740993', 'true', '1970-01-01', '网店', '加糖,少冰'],
      ['0105', '2023-12-31', '100', '2', 'false', '', '门店', ''],
      ['0012', '', '', '3', '', '1970-01-02', '网店', '说"好"\n谢谢'],
    ]);
  });

  it('packed by LZ4 is read', async () => {
    const plain = cells(await read(ipc({ format: 'file' })));
    setCompressionCodec(CompressionType.LZ4_FRAME, { encode: frame, decode: unpackLz4Frame });
    const packed = ipc({ format: 'file', codec: CompressionType.LZ4_FRAME });
    expect(cells(await read(packed))).toEqual(plain);
  });

  it('becomes orders like any other file', async () => {
    expect((await readAndPrepare(ipc({ format: 'file' }))).report.orders).toMatchObject({ customers: 2 });
  });

  it('that is damaged is refused, with what was wrong', async () => {
    const whole = ipc({ format: 'file' });
    for (const cut of [8, whole.length >> 1]) expect(await refusal(whole.slice(0, cut))).toBe('data.arrow-damaged');
  });
});

describe('an Arrow file whose columns do not fit their values', () => {
  const part = { length: 3, nullCount: 0, type: { typeId: 3 }, values: Float64Array.of(1, 2, 3) };
  const check = (batch: object): void =>
    checkArrowTable({ names: ['a'], getChild: () => ({ data: [{ ...part, ...batch }] }) } as never);

  it('is damaged: places outside a dictionary, too few values, other missing ones than it says', () => {
    const dictionary = { length: 2, data: [] };
    const places = { type: { typeId: -1 }, values: Int32Array.of(0, 1, 1), dictionary };
    expect(() => check({})).not.toThrow();
    expect(() => check(places)).not.toThrow();
    expect(() => check({ ...places, values: Int32Array.of(0, 2, 1) })).toThrow(RangeError);
    expect(() => check({ ...places, values: Int32Array.of(0, -1, 1) })).toThrow(RangeError);
    // what is missing has no place
    const missing = { nullCount: 1, validity: Uint8Array.of(0b101) };
    expect(() => check({ ...places, ...missing, values: Int32Array.of(0, 99, 1) })).not.toThrow();
    expect(() => check({ ...missing, nullCount: 2 })).toThrow(RangeError);
    expect(() => check({ ...missing, validity: new Uint8Array(0) })).toThrow(RangeError);
    expect(() => check({ nullCount: 4 })).toThrow(RangeError);
    expect(() => check({ values: Float64Array.of(1, 2) })).toThrow(RangeError);
    expect(() => check({ type: { typeId: 6 }, values: Uint8Array.of(5) })).not.toThrow();
  });
});

describe('an LZ4 frame', () => {
  // Made by lz4 1.9.4: `lz4 -9` and `lz4 -BD -B4 --content-size` of the same 610 bytes.
  const FRAMES = [
    'BCJNGGRAp9YAAAD2ATIwMjMtMDEtMDVLMDBLMDAQAEAxMi41EgDoLApLMDDkvJrlkZjlj7cMADJhYmMDABQsLAAGPgAGCgBVCixLMDArAABRACUsCg8ADzEAAgYLAAk3ABUKeQAGQAAFEwAPNAADBR8AAaEADjYABRIABQMAASkAALIAFwqmAAiyAACKAAslAQVPAA+OAAAMLAAlCixKAB4KdQAGcgA0SzAwVQEAcgAOmgEeCsUABDEAFwpCAR0KHgACAwAGTAEPLQACBH8AD+AABAfFAB8sZAEIUJGY5Y+3AAAAAPsWv1A=',
    'BCJNGGxAYgIAAAAAAADXAwEAAPYBMjAyMy0wMS0wNUswMEswMBAAQDEyLjUSAOgsCkswMOS8muWRmOWPtwwAMmFiYwMAFCwsAAY+AAYKAFIKLEswMCgAlWFiY0swMCwsCg8ABicABgoAFgoLAAUoAAA3ABUKhQAGQAAFEwAPNAADBR8AAaEABU4ABRcABRIABQkAASkAALIAFwqmAAiyAACKAAZtAAEvAAVPAAUJAAYhABYsCwABLAAlCixrAAbGAAEaAAB1AAUcAAANAAEWAAKWAQAPAAxJAAVtAAU1AAQxABcKQgELZQACTwAIxQEPLQADBH8AAVMABWoABQkAB8UAFSwVAAEsAAWNAJDkvJrlkZjlj7cAAAAA+xa/UA==',
  ].map((text) => new Uint8Array(Buffer.from(text, 'base64')));

  it.each(FRAMES.map((packed, index) => [index, packed] as const))('number %i is unpacked', (_, packed) => {
    const text = unpackLz4Frame(packed, 610);
    expect(createHash('sha256').update(text).digest('hex')).toBe(
      '86b38fcdaad9dcbc0168b9dae7f3a8ddfb2ddf03a14a4da0e2dba93def6eee23',
    );
  });

  it('that is damaged gives an error and nothing else, whatever the damage', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FRAMES), fc.nat(230), fc.nat(255), fc.nat(230), (packed, at, byte, cut) => {
        const changed = Uint8Array.from(packed.subarray(0, packed.length - cut));
        changed[at % changed.length] = byte;
        try {
          expect(unpackLz4Frame(changed, 610)).toHaveLength(610);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
