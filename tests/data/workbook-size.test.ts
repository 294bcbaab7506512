/** Workbooks that no browser can hold are refused before they are unpacked, with what can be done. */

import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../src/data/workbook.ts';
import { writeWorkbook } from '../../src/data/xlsx/write-workbook.ts';

/** A workbook whose directory says that its largest part has so many bytes. */
async function saying(bytes: number): Promise<Blob> {
  const { blob } = await writeWorkbook(
    { title: 'orders', columns: [{ label: 'customer', style: 'text' }], rows: 3, cell: (row) => `K${row}` },
    { pause: async () => undefined, progress: () => undefined },
  );
  const file = new Uint8Array(await blob.arrayBuffer());
  const view = new DataView(file.buffer);
  const entries: { readonly at: number; readonly size: number }[] = [];
  for (let at = 0; at < file.length - 46; at++)
    if (view.getUint32(at) === 0x504b0102) entries.push({ at, size: view.getUint32(at + 24, true) });
  entries.sort((a, b) => b.size - a.size);
  view.setUint32(entries[0]!.at + 24, bytes, true);
  return new Blob([file]);
}

describe('a workbook with a sheet', () => {
  it('longer than a text can be is read piece by piece, and held against what the archive says', async () => {
    const read = await readWorkbook(await saying(648_699_386), 'full.xlsx', undefined);
    expect(read.ok ? '' : read.error.code).toBe('data.workbook-part-damaged');
  });

  it('no longer than that is not refused for its size', async () => {
    const read = await readWorkbook(await saying(2 ** 29 - 24), 'large.xlsx', undefined);
    expect(read.ok ? '' : read.error.code).not.toMatch(/too-large/);
  });
});
