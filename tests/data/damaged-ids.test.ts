/** Identifiers a spreadsheet damaged are told with count, line and what to do; whole ones are not accused. */

import { expect, it } from 'vitest';
import type { Message } from '../../src/lib/outcome.ts';
import { read } from './reading.ts';

const table = (ids: readonly string[], name = '客户编号'): string =>
  `${name},下单日期,金额\n${ids.map((id, row) => `${id},2023-01-${String((row % 28) + 1).padStart(2, '0')},${row}.5`).join('\n')}\n`;

const told = (notices: readonly Message[]): readonly Message[] => notices.filter(({ code }) => /ids-/.test(code));

it('in scientific notation', async () => {
  const file = await read(table(['001234567890100020', '1.23457E+17', '1.23457E+17', '1.38e+10']));
  expect(told(file.notices)).toEqual([
    { code: 'data.ids-scientific', parameters: { count: 3, line: 3, example: '1.23457E+17', column: '客户编号' } },
  ]);
  expect(file.columns[0]!.type).toMatchObject({
    value: 'identifier',
    reason: { code: 'data.type-identifier-damaged' },
  });
  expect(file.columns[0]!.notes.map(({ code }) => code)).toEqual(['data.note-ids-scientific']);
});

it('cut to 15 digits', async () => {
  const file = await read(table(['123456789012345000', '123456789012346000', '123456789012347000']));
  expect(told(file.notices).map(({ code }) => code)).toEqual(['data.ids-cut']);
});

it.each([
  ['whole ones', ['123456789012345000', '123456789012346000', '123456789012347001']],
  ['ones with zeros before', ['001234567890100000', '001234567890200000', '001234567890300000']],
  ['short ones', ['13800000000', '13900000000', '13700000000']],
  ['others that have an E', ['1E07', 'E+10', '1.5EA', '2E+']],
])('not %s', async (_, ids) => {
  const file = await read(table(ids));
  expect(told(file.notices)).toEqual([]);
  expect(file.columns[0]!.type.reason.code).not.toBe('data.type-identifier-damaged');
});

it('not amounts, which may be written so', async () => {
  const file = await read(table(['1.5E+10', '2.25E+11', '3E+12'], '金额一'));
  expect(told(file.notices)).toEqual([]);
  expect(file.columns[0]!.type.value).toBe('number');
});
