/** What is exported and opened again is the same table; where it cannot be, in what way it differs. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CSV_DELIMITERS, CSV_ENCODINGS, type CsvForm } from '../../src/data/csv-form.ts';
import { safeText } from '../../src/data/csv-writer.ts';
import { readFile, type ReadFile } from '../../src/data/read-file.ts';
import type { ColumnType } from '../../src/data/columns.ts';
import type { DataChoices } from '../../src/data/report.ts';
import { FIRST_DAY } from '../../src/data/xlsx/cell-xml.ts';
import { MISSING_SECONDS } from '../../src/lib/days.ts';
import { anyColumns, namesRead, plainColumns, tableOf, type PlainCell, type PlainColumn } from './any-table.ts';
import { exportRows } from './written.ts';

const RUNS = { numRuns: 300 };

const csvForms: fc.Arbitrary<CsvForm> = fc.record({
  delimiter: fc.constantFrom(...CSV_DELIMITERS),
  encoding: fc.constantFrom(...CSV_ENCODINGS),
  mark: fc.boolean(),
  safe: fc.boolean(),
  lineEnd: fc.constantFrom('\r\n', '\n', '\r'),
});

/** Orders as a shop has them: nothing in them is ambiguous. */
const orderTables: fc.Arbitrary<PlainColumn[]> = fc.integer({ min: 12, max: 60 }).chain((rows) => {
  const column = <T extends PlainCell>(
    label: string,
    type: ColumnType,
    value: fc.Arbitrary<T>,
  ): fc.Arbitrary<PlainColumn> =>
    fc.array(value, { minLength: rows, maxLength: rows }).map((cells) => ({ label, type, cells }));
  const day = fc.integer({ min: 18_000, max: 20_000 });
  return fc.tuple(
    column(
      '会员号',
      'identifier',
      fc.integer({ min: 0, max: 999_999 }).map((id) => `M${String(id).padStart(6, '0')}`),
    ),
    column(
      '下单日期',
      'date',
      day.map((each): PlainCell => [each, MISSING_SECONDS]),
    ),
    column(
      '支付时间',
      'date',
      fc.tuple(day, fc.integer({ min: 0, max: 86_399 })).map((each): PlainCell => each),
    ),
    column(
      '实付',
      'number',
      fc.option(
        fc.integer({ min: -9_999, max: 999_999 }).map((cents) => cents / 100),
        { freq: 9 },
      ),
    ),
    column(
      '身份证号',
      'identifier',
      fc.integer({ min: 0, max: 999 }).map((id) => `110105199003${String(id).padStart(6, '0')}`),
    ),
    column('城市', 'category', fc.constantFrom('北京', '上海', '广州市, 天河区', '成都"高新"')),
  );
});

async function write(columns: readonly PlainColumn[], form: Parameters<typeof exportRows>[1]): Promise<Blob> {
  return (await exportRows({ name: 'any', table: tableOf(columns) } as unknown as ReadFile, form)).blob;
}

async function open(blob: Blob, name: string, choices: DataChoices): Promise<PlainColumn[]> {
  const outcome = await readFile(blob, name, choices);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return plainColumns(outcome.value.table);
}

/** What a file cannot say of itself, so that a person would choose it. */
function chosen(columns: readonly PlainColumn[]): DataChoices {
  return {
    types: Object.fromEntries(columns.map(({ type }, index) => [`c${index}`, type])),
    header: true,
    headerRows: 1,
    titleRows: 0,
    // texts of a table that was made may begin with blanks, or be written ="…", and are meant so
    treatments: { 'edge-blanks': 'keep', 'guarded-cell': 'keep' },
  };
}

/** Every cell and name through a change; spreadsheets know no −0. */
function mapped(
  columns: readonly PlainColumn[],
  cell: (cell: PlainCell) => PlainCell,
  label: (label: string) => string,
): PlainColumn[] {
  const names = namesRead(columns.map((column) => label(column.label)));
  return columns.map(({ type, cells }, index) => ({
    label: names[index]!,
    type,
    cells: cells.map((each) => (Object.is(each, -0) ? 0 : cell(each))),
  }));
}

/** A sheet has no way to tell midnight from a day alone. Early days stand in it as text and keep their time. */
function withoutMidnight(cell: PlainCell): PlainCell {
  if (cell === null || typeof cell !== 'object') return cell;
  return cell[1] === 0 && cell[0] >= FIRST_DAY ? [cell[0], MISSING_SECONDS] : cell;
}

const same = <T>(value: T): T => value;

/** Whether any text of the table holds a character. */
function holds(columns: readonly PlainColumn[], character: string): boolean {
  return columns.some(({ label, cells }) =>
    [label, ...cells].some((text) => typeof text === 'string' && text.includes(character)),
  );
}

describe('P10 export and import', () => {
  it('of any table as CSV, in any encoding, delimiter, line end, safe or exact, gives the same table', async () => {
    await fc.assert(
      fc.asyncProperty(anyColumns({ rows: 12, columns: 5 }), csvForms, async (columns, wanted) => {
        // a file of bare carriage returns cannot have line feeds in its cells: it would be one of line feeds
        const form: CsvForm = {
          ...wanted,
          lineEnd: wanted.lineEnd === '\r' && holds(columns, '\n') ? '\r\n' : wanted.lineEnd!,
        };
        const blob = await write(columns, { kind: 'csv', ...form });
        const { delimiter, encoding } = form;
        const read = await open(blob, 'any.csv', { ...chosen(columns), delimiter, encoding });
        // safe: texts a spreadsheet would run have an apostrophe in front, and nothing else is different
        const text = form.safe ? safeText : same<string>;
        expect(read).toEqual(mapped(columns, (cell) => (typeof cell === 'string' ? text(cell) : cell), text));
      }),
      RUNS,
    );
  }, 120_000);

  it('of a table with names and Chinese words needs no choice: encoding, delimiter, names and types are found again', async () => {
    await fc.assert(
      fc.asyncProperty(orderTables, csvForms, async (columns, form) => {
        const mark = form.mark || form.encoding === 'utf-16le';
        const outcome = await readFile(await write(columns, { kind: 'csv', ...form, mark }), 'orders.csv', {});
        if (!outcome.ok) throw new Error(outcome.error.code);
        expect(outcome.value.encoding.value).toBe(form.encoding);
        expect(outcome.value.delimiter.value).toBe(form.delimiter);
        expect(plainColumns(outcome.value.table)).toEqual(mapped(columns, same, same));
      }),
      RUNS,
    );
  }, 120_000);

  it('of any table as a workbook gives the same table, midnight aside', async () => {
    await fc.assert(
      fc.asyncProperty(anyColumns({ rows: 12, columns: 5 }), async (columns) => {
        // a row without any value is no row of a sheet
        const filled = columns.map((column, index) =>
          index > 0 ? column : { ...column, type: 'text' as const, cells: column.cells.map((_, row) => `row ${row}`) },
        );
        const read = await open(await write(filled, { kind: 'xlsx' }), 'any.xlsx', chosen(filled));
        expect(read).toEqual(mapped(filled, withoutMidnight, same));
      }),
      RUNS,
    );
  }, 120_000);
});

/** Files without a table, which nothing can be exported from. */
const REFUSED = ['38_empty.csv', '39_bom_only.csv', '36_xlsx_renamed.csv'];
const CORPUS = '../shared/data/cn-excel';

describe.skipIf(!existsSync(CORPUS))('P10 export and import of the corpus', () => {
  const files = existsSync(CORPUS)
    ? readdirSync(CORPUS).filter((name) => /\.(csv|txt)$/.test(name) && !name.includes('.note.'))
    : [];

  it.each(files)('%s comes back equal from CSV in every encoding and from a workbook, nothing chosen', async (name) => {
    const outcome = await readFile(new Blob([new Uint8Array(readFileSync(`${CORPUS}/${name}`))]), name, {});
    if (!outcome.ok) {
      expect(REFUSED).toContain(name);
      return;
    }
    const file = outcome.value;
    const columns = plainColumns(file.table);
    for (const encoding of CSV_ENCODINGS) {
      const form = { kind: 'csv', delimiter: ',', encoding, mark: encoding !== 'gb18030', safe: true } as const;
      const read = await open((await exportRows(file, form)).blob, 'again.csv', {});
      expect(read, encoding).toEqual(
        mapped(columns, (cell) => (typeof cell === 'string' ? safeText(cell) : cell), safeText),
      );
    }
    const read = await open((await exportRows(file, { kind: 'xlsx' })).blob, 'again.xlsx', {});
    expect(read, 'xlsx').toEqual(mapped(columns, withoutMidnight, same));
  });
});
