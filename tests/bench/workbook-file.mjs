/** The largest sheet there can be, as a workbook on disk: written once, by the product's own export. */
// @ts-check

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OUTPUT } from './browser.mjs';
import { importBundled } from './bundle.mjs';
import { intakeFile } from './intake-file.mjs';

/** Rows of a sheet, less that of the names. */
const ROWS = 1_048_575;

/** @returns {Promise<string>} its path */
export async function workbookFile() {
  const path = join(OUTPUT, 'intake-sheet.xlsx');
  if (existsSync(path)) return path;
  const { path: source, truth } = await intakeFile('sheet');
  const [, ...lines] = readFileSync(source, 'utf8').split('\n');
  /** @type {typeof import('../../src/data/xlsx/write-workbook.ts')} */
  const { writeWorkbook } = await importBundled('src/data/xlsx/write-workbook.ts', 'write-workbook');
  let [at, cells] = [-1, /** @type {readonly string[]} */ ([])];
  const { blob } = await writeWorkbook(
    {
      title: 'orders',
      columns: truth.columns.map(({ name, type }) => ({
        label: name,
        style: type === 'date' ? 'day' : type === 'number' ? 'number' : 'text',
      })),
      rows: ROWS,
      cell(row, column) {
        // Only the last cell of a line is ever quoted.
        if (row !== at) [at, cells] = [row, (lines[row] ?? '').split(',')];
        const type = truth.columns[column]?.type;
        const text = column === truth.columns.length - 1 ? cells.slice(column).join() : (cells[column] ?? '');
        if (text === '') return null;
        if (type === 'text') return text.replaceAll('"', '');
        return type === 'date' ? Date.parse(text) / 86_400_000 : Number(text);
      },
    },
    { pause: async () => {}, progress: () => {} },
  );
  writeFileSync(path, Buffer.from(await blob.arrayBuffer()));
  return path;
}
