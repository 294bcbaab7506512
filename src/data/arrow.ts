/** Apache Arrow IPC files and streams (Feather 2) as tables of text. */

import { CompressionType, setCompressionCodec, tableFromIPC, type Table } from '@uwdata/flechette';
import { checkArrowMetadata, checkArrowTable } from './arrow-check.ts';
import { csvOf, MOST_TEXT, TextTooLong } from './csv-cells.ts';
import { unpackLz4Frame } from './lz4-frame.ts';
import { unpackZstd } from './zstd-frame.ts';
import { fail, succeed, type Outcome } from '../lib/outcome.ts';

const SMALL = 1024 * 1024;

const notWritten = (): never => {
  throw new Error('Arrow files are read here, not written');
};

setCompressionCodec(CompressionType.LZ4_FRAME, { decode: unpackLz4Frame, encode: notWritten });
setCompressionCodec(CompressionType.ZSTD, { decode: unpackZstd, encode: notWritten });

/** @returns CSV with the names of the columns; fails where the file is damaged */
export async function readArrow(blob: Blob, name: string): Promise<Outcome<Blob>> {
  try {
    const bytes = new Uint8Array(await blob.arrayBuffer());
    checkArrowMetadata(bytes);
    const table = tableFromIPC(bytes, { useDate: true, useBigInt: true });
    checkArrowTable(table);
    return succeed(csvOf(linesOf(table), MOST_TEXT));
  } catch (error) {
    if (error instanceof TextTooLong) return fail('data.too-large-unpacked', { name, limit: MOST_TEXT });
    // A small file that asks for all the memory is damaged.
    if (
      blob.size > SMALL &&
      error instanceof RangeError &&
      /allocation|array length|out of memory/i.test(error.message)
    )
      throw error;
    return fail('data.arrow-damaged', { name, reason: error instanceof Error ? error.message : String(error) });
  }
}

function* linesOf(table: Table): Iterable<readonly unknown[]> {
  yield [...table.names];
  const columns = table.names.map((name) => table.getChild(name));
  for (let row = 0; row < table.numRows; row++) yield columns.map((column): unknown => column.at(row));
}
