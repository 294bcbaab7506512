/** P2 over whole files: rows in are rows kept and rows listed, and every cell's text can be had back. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText } from '../../src/data/column-report.ts';
import { OriginalReader } from '../../src/data/original.ts';
import { prepare } from '../../src/data/prepare.ts';
import { readFile } from '../../src/data/read-file.ts';
import type { ReadFile } from '../../src/data/read-file.ts';
import { groupsOf } from '../../src/data/table-blocks.ts';
import { asText, read, TODAY } from './reading.ts';

const CORPUS = fileURLToPath(new URL('../../../shared/data/cn-excel/', import.meta.url));
const FILES = existsSync(CORPUS) ? readdirSync(CORPUS).filter((name) => /\.(csv|txt)$/.test(name)) : [];

/** Nothing is lost between what came in and what is used or listed. */
function expectAllKept(file: ReadFile): void {
  const { report } = prepare(file, {}, TODAY);
  expect(report.ledger.read).toBe(file.table.rows + (file.passed?.lines.length ?? 0));
  expect(report.ledger.used + report.ledger.listed).toBe(report.ledger.read);
  expect(report.problems!.count).toBe(file.problems.length);
}

describe.skipIf(FILES.length === 0)('P2 every file of the corpus', () => {
  it.each(FILES)('%s: rows in = rows used + rows listed, and each text as it stands', async (name) => {
    const bytes = readFileSync(`${CORPUS}${name}`);
    const first = await readFile(new Blob([bytes]), name, {});
    if (!first.ok) return;
    expectAllKept(first.value);
    const types = asText(first.value.table.columns.length);
    const file = await read(bytes, { types }, name);
    const reader = new OriginalReader(file.origin!, file.table, []);
    for (let row = 0; row < Math.min(file.table.rows, 300); row++) {
      const { cells, line } = await reader.row(row);
      expect(line).toBe(file.table.lines ? file.table.lines[row] : file.table.firstLine + row);
      const shown = file.table.columns.map(({ column }) => cellText(column, row));
      const had = cells.filter(({ id }) => id !== null).map(({ text }) => text);
      expect([...had, ...shown.slice(had.length).map(() => '')]).toEqual(shown);
    }
  });
});

describe('P2 sheets of several tables', () => {
  const cell = fc.oneof(
    fc.integer({ min: 0, max: 999 }).map(String),
    fc.constantFrom('张三', '', '合计', 'x y', '"a,b"', '未知', '2024-01-05'),
  );
  const line = fc.array(cell, { minLength: 1, maxLength: 5 }).map((cells) => cells.join(','));
  const names = fc.constantFrom('客户,日期,金额', '学号,姓名,语文,数学', 'id,name', '一班', '合计,,30', '姓名,城市');
  const block = fc.tuple(names, fc.array(line, { maxLength: 6 })).map(([head, body]) => [head, ...body].join('\n'));
  const sheet = fc.array(block, { minLength: 1, maxLength: 5 }).map((blocks) => `${blocks.join('\n\n')}\n`);

  it('P2: every line is a row, a name, a title, blank, or listed, whichever table is read', async () => {
    await fc.assert(
      fc.asyncProperty(sheet, fc.nat(6), async (text, block) => {
        const outcome = await readFile(new Blob([text]), 'sheet.csv', {
          ...(block > 0 ? { block: block - 1 } : {}),
          delimiter: ',',
        });
        if (!outcome.ok) return;
        const file = outcome.value;
        expectAllKept(file);
        if (file.blocks?.list[file.blocks.value - 1]?.columns) return;
        const records = groupsOf(text, { delimiter: ',', newline: '\n', literal: false }).flat().length;
        const above = file.titleRows.value + (file.header.value ? file.headerRows.value : 0);
        // A row of delimiters alone is a row where one table is read.
        const blank = text.split('\n').filter((row) => /^[,"\s]+$/.test(row)).length;
        const counted = file.table.rows + (file.passed?.lines.length ?? 0) + above;
        expect(counted).toBeLessThanOrEqual(records + blank);
        expect(counted).toBeGreaterThanOrEqual(records);
      }),
      { numRuns: 200 },
    );
  });
});
