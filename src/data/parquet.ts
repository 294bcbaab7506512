/** Apache Parquet files as tables of text. */

import { gunzipSync } from 'fflate';
import { decompress as decompressZstd } from 'fzstd';
import {
  parquetMetadataAsync,
  parquetRead,
  parquetSchema,
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
} from 'hyparquet';
import { checkParquetFooter, checkParquetPages } from './parquet-check.ts';
import { csvOf } from './csv-cells.ts';
import { unpackSnappy } from './snappy-block.ts';
import { fail, succeed, type Outcome } from '../lib/outcome.ts';

/** Unpacked, a file may not be larger than this. */
const MOST_UNPACKED = 1024 * 1024 * 1024;

const SMALL = 1024 * 1024;

const COMPRESSORS: Compressors = {
  SNAPPY: unpackSnappy,
  GZIP: (input) => gunzipSync(input),
  ZSTD: (input) => decompressZstd(input),
};
const READ: ReadonlySet<string> = new Set(['UNCOMPRESSED', ...Object.keys(COMPRESSORS)]);

/** @returns CSV with the names of the columns; fails where the file is damaged, too large, or packed in a way that is not read */
export async function readParquet(blob: Blob, name: string): Promise<Outcome<Blob>> {
  const file: AsyncBuffer = {
    byteLength: blob.size,
    slice: (start, end) => blob.slice(start, end ?? blob.size).arrayBuffer(),
  };
  try {
    const bytes = new Uint8Array(await blob.arrayBuffer());
    checkParquetFooter(bytes);
    const metadata = await parquetMetadataAsync(file);
    const refused = refuse(metadata, name);
    if (!refused.ok) return refused;
    checkParquetPages(bytes, metadata);
    const names = parquetSchema(metadata).children.map(({ element }) => element.name);
    const groups: Blob[] = [csvOf([names])];
    let from = 0;
    for (const group of metadata.row_groups) {
      const to = from + Number(group.num_rows);
      await parquetRead({
        file,
        metadata,
        compressors: COMPRESSORS,
        rowStart: from,
        rowEnd: to,
        onComplete: (rows) => groups.push(csvOf(rows as unknown[][])),
      });
      from = to;
    }
    return succeed(new Blob(groups, { type: 'text/csv' }));
  } catch (error) {
    // A small file that asks for all the memory is damaged.
    if (
      blob.size > SMALL &&
      error instanceof RangeError &&
      /allocation|array length|out of memory/i.test(error.message)
    )
      throw error;
    return fail('data.parquet-damaged', { name, reason: error instanceof Error ? error.message : String(error) });
  }
}

function refuse(metadata: FileMetaData, name: string): Outcome<null> {
  const bytes = metadata.row_groups.reduce((sum, { total_byte_size: size }) => sum + Number(size), 0);
  if (bytes > MOST_UNPACKED) return fail('data.too-large-unpacked', { name, limit: MOST_UNPACKED });
  const codecs = metadata.row_groups.flatMap(({ columns }) =>
    columns.flatMap(({ meta_data: meta }) => meta?.codec ?? []),
  );
  const strange = codecs.find((codec) => !READ.has(codec));
  return strange === undefined ? succeed(null) : fail('data.parquet-codec', { name, codec: strange });
}
