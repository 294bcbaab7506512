/** Apache Parquet files as tables of text. */

import {
  parquetMetadataAsync,
  parquetRead,
  parquetSchema,
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
} from 'hyparquet';
import { checkParquetFooter, checkParquetPages, DamagedPage } from './parquet-check.ts';
import { csvOf, MOST_TEXT, TextTooLong } from './csv-cells.ts';
import type { Unpack } from './parquet-pages.ts';
import { unpackGzipMember } from './gzip-member.ts';
import { unpackSnappy } from './snappy-block.ts';
import { unpackZstd } from './zstd-frame.ts';
import { fail, message, succeed, type Outcome } from '../lib/outcome.ts';

/** Unpacked, a file may not be larger than this. */
const MOST_UNPACKED = 1024 * 1024 * 1024;

/** Cells of a group of rows, which is taken apart as a whole: a run of one value makes any number of them out of a few bytes. */
const MOST_CELLS = 200_000_000;

const SMALL = 1024 * 1024;

const COMPRESSORS: Compressors = {
  SNAPPY: unpackSnappy,
  GZIP: unpackGzipMember,
  ZSTD: unpackZstd,
};
const unpack: Unpack = (codec, input, size) => COMPRESSORS[codec as keyof Compressors]!(input, size);
const READ: ReadonlySet<string> = new Set(['UNCOMPRESSED', ...Object.keys(COMPRESSORS)]);

/**
 * @param pause awaited now and then; throws where reading was cancelled, which is passed on
 * @returns CSV with the names of the columns; fails where the file is damaged, too large, or packed in a way that is not read
 */
export async function readParquet(blob: Blob, name: string, pause: () => Promise<void>): Promise<Outcome<Blob>> {
  let cancelled: Error | null = null;
  const breathe = async (): Promise<void> => {
    try {
      await pause();
    } catch (error) {
      cancelled = error instanceof Error ? error : new Error(String(error));
      throw error;
    }
  };
  try {
    const bytes = new Uint8Array(await blob.arrayBuffer());
    const file: AsyncBuffer = {
      byteLength: bytes.length,
      slice(start, end = bytes.length) {
        if (!(start >= 0) || !(end >= start) || end > bytes.length) throw new RangeError('a part outside the file');
        return bytes.buffer.slice(start, end);
      },
    };
    checkParquetFooter(bytes);
    const metadata = await parquetMetadataAsync(file);
    const refused = refuse(metadata, name);
    if (!refused.ok) return refused;
    await checkParquetPages(bytes, metadata, unpack, breathe);
    const names = parquetSchema(metadata).children.map(({ element }) => element.name);
    const groups: Blob[] = [csvOf([names])];
    let [from, left] = [0, MOST_TEXT];
    for (const group of metadata.row_groups) {
      await breathe();
      const wanted = Number(group.num_rows);
      let found: Blob | null = null;
      await parquetRead({
        file,
        metadata,
        compressors: COMPRESSORS,
        rowStart: from,
        rowEnd: from + wanted,
        onComplete: (rows) => {
          if (rows.length !== wanted) throw new RangeError('another number of rows');
          found = csvOf(rows as unknown[][], left);
        },
      });
      if (found) groups.push(found);
      from += wanted;
      left -= groups.at(-1)!.size;
    }
    return succeed(new Blob(groups, { type: 'text/csv' }));
  } catch (error) {
    if (cancelled) throw cancelled as Error;
    if (error instanceof TextTooLong) return fail('data.too-large-unpacked', { name, limit: MOST_TEXT });
    if (error instanceof DamagedPage) {
      const { column, group, page, fault } = error;
      const code = page === 0 ? 'data.parquet-dictionary-damaged' : 'data.parquet-page-damaged';
      return fail(code, { name, column, group, page, fault });
    }
    // A small file that asks for all the memory is damaged.
    if (
      blob.size > SMALL &&
      error instanceof RangeError &&
      /allocation|array length|out of memory/i.test(error.message)
    )
      throw error;
    return fail('data.parquet-damaged', { name, reason: message('data.damaged-directory') });
  }
}

function refuse(metadata: FileMetaData, name: string): Outcome<null> {
  const bytes = metadata.row_groups.reduce((sum, { total_byte_size: size }) => sum + Number(size), 0);
  const cells = metadata.row_groups.map(({ num_rows: rows, columns }) => Number(rows) * columns.length);
  if (bytes > MOST_UNPACKED || cells.some((count) => count > MOST_CELLS))
    return fail('data.too-large-unpacked', { name, limit: MOST_UNPACKED });
  const codecs = metadata.row_groups.flatMap(({ columns }) =>
    columns.flatMap(({ meta_data: meta }) => meta?.codec ?? []),
  );
  const strange = codecs.find((codec) => !READ.has(codec));
  return strange === undefined ? succeed(null) : fail('data.parquet-codec', { name, codec: strange });
}
