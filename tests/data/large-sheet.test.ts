/** Sheets read piece by piece hold what the same sheets hold read at once. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DamagedPart, readLargeSheet, sharedStrings, type SheetContext } from '../../src/data/xlsx/large-sheet.ts';
import { writeWorkbook } from '../../src/data/xlsx/write-workbook.ts';
import { styleForms } from '../../src/data/xlsx/sheet-details.ts';
import { readWorkbook } from '../../src/data/workbook.ts';
import { zipMembers, type ZipMember } from '../../src/data/zip-kind.ts';
import { textOfMember } from '../../src/data/xlsx/large-sheet.ts';
import type { WrittenTable } from '../../src/data/written-table.ts';
import { zip } from './workbook-bytes.ts';

const hooks = { pause: async () => undefined, progress: () => undefined };
const NONE: SheetContext = { strings: [], styles: [], from1904: false };

async function memberOf(blob: Blob, name: string): Promise<ZipMember> {
  return (await zipMembers(blob))!.find((member) => member.name === name)!;
}

async function inPieces(xml: string, context: Partial<SheetContext> = {}): Promise<string> {
  const blob = new Blob([zip({ 'xl/worksheets/sheet1.xml': xml })]);
  const member = await memberOf(blob, 'xl/worksheets/sheet1.xml');
  const { csv } = await readLargeSheet(blob, member, { ...NONE, ...context }, hooks.pause);
  return csv.text();
}

describe('a sheet read piece by piece', () => {
  it('is the same as read at once, whatever stands in its cells', async () => {
    const cell = fc.oneof(
      fc.string({
        unit: fc.constantFrom('a', '客', '"', ',', '\n', '&', '<', ' ', '_x000D_', '😀', '1'),
        maxLength: 8,
      }),
      fc.constantFrom('000123', '12345678901234567890', '=1+1'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(
            cell,
            fc.double({ noNaN: true, noDefaultInfinity: true }),
            fc.integer({ min: -20_000, max: 60_000 }),
          ),
          {
            minLength: 1,
            maxLength: 30,
          },
        ),
        async (rows) => {
          const table: WrittenTable = {
            title: 't',
            columns: [
              { label: '文字', style: 'text' },
              { label: 'number', style: 'number' },
              { label: 'day', style: 'day' },
            ],
            rows: rows.length,
            cell: (row, column) => rows[row]![column]!,
          };
          const { blob } = await writeWorkbook(table, hooks);
          const once = await readWorkbook(blob, 'a.xlsx', undefined);
          const members = (await zipMembers(blob))!;
          const sheet = members.find(({ name }) => /worksheets\/.*\.xml$/.test(name))!;
          const styles = styleForms(
            await textOfMember(
              blob,
              members.find(({ name }) => name === 'xl/styles.xml')!,
            ),
          );
          const pieces = await readLargeSheet(blob, sheet, { ...NONE, styles }, hooks.pause);
          expect(await pieces.csv.text()).toBe(once.ok ? await once.value.csv.text() : '');
        },
      ),
      { numRuns: 60 },
    );
  });

  it('has shared texts, truth values, errors, days of either count, gaps, and texts without their readings', async () => {
    const strings = sharedStrings(
      '<sst><si><t>客户</t></si><si><r><t>上</t></r><r><t xml:space="preserve"> 海</t></r><rPh sb="0" eb="1"><t>シャン</t></rPh></si><si/><si><t>a&amp;b_x000D_</t></si></sst>',
    );
    expect(strings).toEqual(['客户', '上 海', '', 'a&b\r']);
    const xml =
      '<x:worksheet><x:dimension ref="A1:C4"/><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="C1" t="s"><x:v>1</x:v></x:c></x:row>' +
      '<x:row r="3"><x:c r="A3" t="b"><x:v>1</x:v></x:c><x:c r="B3" t="e"><x:v>#N/A</x:v></x:c><x:c r="C3" s="1"><x:v>60.5</x:v></x:c></x:row><x:row r="4"/></x:sheetData></x:worksheet>';
    const styles = [null, { kind: 'date' }] as const;
    expect(await inPieces(xml, { strings, styles })).toBe('客户,,上 海\n,,\ntrue,#N/A,1900-02-28 12:00:00\n,,\n');
    expect(await inPieces(xml, { strings, styles, from1904: true })).toContain('1904-03-01 12:00:00');
  });

  it('is cut anywhere: between the bytes of a character, in a tag, in a text', async () => {
    const text = '很长的文字'.repeat(2000);
    const rows = Array.from(
      { length: 400 },
      (_, row) => `<row r="${row + 1}"><c r="A${row + 1}" t="inlineStr"><is><t>${text}${row}</t></is></c></row>`,
    );
    const csv = await inPieces(`<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`);
    expect(csv.split('\n')).toHaveLength(401);
    expect(csv.split('\n')[399]).toBe(`${text}399`);
  });

  it.each([
    ['rows out of order', '<row r="2"/><row r="1"/>'],
    ['cells out of order', '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>'],
    ['a row beyond all sheets', '<row r="1048577"/>'],
  ])('is refused with %s', async (_, content) => {
    await expect(inPieces(`<worksheet><sheetData>${content}</sheetData></worksheet>`)).rejects.toBeInstanceOf(
      DamagedPart,
    );
  });

  it('is refused where the archive says otherwise', async () => {
    const blob = new Blob([zip({ 'xl/worksheets/sheet1.xml': '<sheetData/>' })]);
    const member = await memberOf(blob, 'xl/worksheets/sheet1.xml');
    for (const wrong of [{ checksum: 1 }, { size: 5 }, { size: 500 }, { method: 9 }, { offset: 3 }, { method: 8 }])
      await expect(readLargeSheet(blob, { ...member, ...wrong }, NONE, hooks.pause)).rejects.toBeInstanceOf(
        DamagedPart,
      );
  });
});
