/** Types of columns: the share that fits is one of cells, not of distinct texts. */

import { expect, test } from 'vitest';
import { readFile, type ReadFile } from '../../src/data/read-file.ts';

async function read(content: string): Promise<ReadFile> {
  const outcome = await readFile(new Blob([content]), 'file.csv', {});
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
}

const rows = (count: number, cell: (row: number) => string): string =>
  `名称,附加\n${Array.from({ length: count }, (_, row) => `n${row},${cell(row)}`).join('\n')}\n`;

test('a word in half the rows is no misfit in a column of numbers', async () => {
  const file = await read(rows(200, (row) => (row % 2 ? 'x' : String(row))));
  expect(file.columns[1]!.type.value).toBe('text');
  expect(file.problems).toEqual([]);
});

test('a few such cells are misfits, and the reason counts cells', async () => {
  const file = await read(rows(200, (row) => (row % 50 === 7 ? 'x' : String(row % 10))));
  expect(file.columns[1]!.type).toMatchObject({ value: 'number', reason: { parameters: { count: 196 } } });
  expect(file.problems).toHaveLength(4);
});

test('one number in nearly all rows outweighs many texts that come once', async () => {
  const file = await read(rows(400, (row) => (row < 30 ? `x${row}` : '5')));
  expect(file.columns[1]!.type).toMatchObject({ value: 'number', reason: { parameters: { count: 370 } } });
  expect(file.problems).toHaveLength(30);
});
