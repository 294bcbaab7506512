/** Parquet files are read like the text they hold. */

import { gzipSync } from 'node:zlib';
import { parquetMetadataAsync } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../src/data/read-file.ts';
import { cells, read, readAndPrepare, refusal } from './reading.ts';

const COLUMNS = [
  { name: '会员号', data: ['0012', '0105', '0012'], type: 'STRING' as const },
  {
    name: '下单时间',
    data: [new Date(1_672_921_800_000), new Date(1_703_980_800_000), null],
    type: 'TIMESTAMP' as const,
  },
  { name: '金额', data: [12.5, 100, null], type: 'DOUBLE' as const },
  { name: '积分', data: [9_007_199_254_740_993n, 2n, 3n], type: 'INT64' as const },
  { name: '新客', data: [true, false, null], type: 'BOOLEAN' as const },
  { name: '备注', data: ['加糖,少冰', '', '说"好"\n谢谢'], type: 'STRING' as const },
];

/** A frame of one block that is not packed (RFC 8878, 3.1.1). */
function zstd(input: Uint8Array): Uint8Array {
  const size = input.length;
  const block = (size << 3) | 1;
  const head = [0x28, 0xb5, 0x2f, 0xfd, 0xa0, size & 255, (size >> 8) & 255, (size >> 16) & 255, size >>> 24];
  return Uint8Array.from([...head, block & 255, (block >> 8) & 255, (block >> 16) & 255, ...input]);
}

const COMPRESSORS = { GZIP: (input: Uint8Array) => new Uint8Array(gzipSync(input)), ZSTD: zstd, BROTLI: zstd };

function parquet(codec: 'UNCOMPRESSED' | 'SNAPPY' | 'GZIP' | 'ZSTD' | 'BROTLI', rowGroupSize = 2): Uint8Array {
  return new Uint8Array(parquetWriteBuffer({ columnData: COLUMNS, codec, rowGroupSize, compressors: COMPRESSORS }));
}

describe('a Parquet file', () => {
  it.each(['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'ZSTD'] as const)(
    'packed by %s is read with all its types',
    async (codec) => {
      const file = await read(parquet(codec));
      expect(file.columns.map(({ label }) => label)).toEqual(COLUMNS.map(({ name }) => name));
      expect(cells(file)).toEqual([
        ['0012', '2023-01-05 12:30:00', '12.5', '9007199254740993', 'true', '加糖,少冰'],
        ['0105', '2023-12-31', '100', '2', 'false', ''],
        ['0012', '', '', '3', '', '说"好"\n谢谢'],
      ]);
    },
  );

  it('becomes orders like any other file, whatever its name', async () => {
    const { report } = await readAndPrepare(parquet('SNAPPY'));
    expect(report.orders).toMatchObject({ customers: 2 });
    expect(report.ledger).toMatchObject({ read: 3, listed: 1 });
  });

  it('packed in another way is refused by the name of the packing', async () => {
    expect(await refusal(parquet('BROTLI'))).toBe('data.parquet-codec');
  });

  it('that is damaged is refused, with what was wrong', async () => {
    const whole = parquet('SNAPPY');
    for (const cut of [8, whole.length >> 1, whole.length - 6])
      expect(await refusal(whole.slice(0, cut))).toBe('data.parquet-damaged');
    const changed = Uint8Array.from(whole);
    changed.fill(255, whole.length - 60, whole.length - 8);
    expect(await refusal(changed)).toBe('data.parquet-damaged');
  });

  it('with a damaged page is refused by the name of its column and the number of the page', async () => {
    const whole = parquet('GZIP', 3);
    const { row_groups: groups } = await parquetMetadataAsync(whole.buffer as ArrayBuffer);
    const amount = groups[0]!.columns[2]!.meta_data!;
    const end = Number(amount.data_page_offset) + Number(amount.total_compressed_size);
    // a byte of the packed values, which are held against the checksum of their packing
    whole[end - 12]! ^= 1;
    const outcome = await readFile(new Blob([whole as BlobPart]), 'a.parquet', {});
    if (outcome.ok) throw new Error('read');
    expect(outcome.error).toEqual({
      code: 'data.parquet-page-damaged',
      parameters: { name: 'a.parquet', column: '金额', group: 1, page: 1, fault: { code: 'data.page-packing' } },
    });
  });
});
