/** Every file of Chinese offices, read as its manifest says it is right. */

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { NumberColumn } from '../../src/data/columns.ts';
import { prepare } from '../../src/data/prepare.ts';
import { readFile, type ReadFile } from '../../src/data/read-file.ts';
import { cells, read, TODAY, toGb18030 } from './reading.ts';

interface Case {
  readonly file: string;
  readonly bytes: number;
  readonly encoding?: string;
  readonly bom?: boolean;
  readonly header?: readonly string[];
  readonly rows?: number;
  readonly footer_rows?: number;
  readonly columns?: number;
  readonly delimiter?: string | null;
  readonly types?: readonly string[];
  readonly values?: readonly (readonly (string | number | null)[])[];
  readonly expect_notice?: string;
  readonly expect_error?: string;
  readonly note?: string;
}

const SHARED = fileURLToPath(new URL('../../../shared/data/cn-excel/', import.meta.url));
const OWN = fileURLToPath(new URL('../fixtures/cn-excel/', import.meta.url));
const FOLDER = existsSync(SHARED) ? SHARED : OWN;
const CASES = (JSON.parse(readFileSync(`${FOLDER}manifest.json`, 'utf8')) as Case[]).filter(({ note }) => !note);

/** What each `expect_notice` comes to: codes that must stand on the card or beside a column, with what they say. */
const NOTICES: Readonly<Record<string, readonly { readonly code: string; readonly parameters?: object }[]>> = {
  '16_ambiguous_dmy.csv': [{ code: 'data.date-order-unknown' }],
  '19_two_digit_year.csv': [
    { code: 'data.note-mixed-dates', parameters: { one: '23/1/5', line: 2, other: '5-Jan-23', otherLine: 3 } },
  ],
  '22_id_columns.csv': [{ code: 'data.type-identifier-name' }],
  '26_merged_title_rows.csv': [{ code: 'data.title-rows', parameters: { count: 3 } }],
  '29_evil_headers.csv': [],
  '32_ragged.csv': [{ code: 'data.blank-lines', parameters: { count: 1 } }],
  '34_nul_bytes.csv': [{ code: 'data.zero-bytes', parameters: { column: 'b', count: 1 } }],
  '40_header_only.csv': [{ code: 'data.header-only' }],
  '45_timezones.csv': [{ code: 'data.note-zones', parameters: { count: 2, rest: 2 } }],
};

const ERRORS: Readonly<Record<string, string>> = {
  '36_xlsx_renamed.csv': 'data.workbook-damaged',
  '38_empty.csv': 'data.empty-file',
  '39_bom_only.csv': 'data.mark-only',
};

/** Types of the manifest as ours: identifiers and categories are texts there. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  text: ['text', 'identifier', 'category'],
  number: ['number'],
  date: ['date'],
  datetime: ['date'],
  AMBIGUOUS: ['date'],
};

function said(file: ReadFile): readonly { readonly code: string; readonly parameters?: object }[] {
  return [
    ...file.notices,
    ...file.columns.flatMap(({ notes, type, dateOrder }) => [
      ...notes,
      type.reason,
      ...(dateOrder ? [dateOrder.reason] : []),
    ]),
  ];
}

function values(file: ReadFile): (string | number | null)[][] {
  const texts = cells(file);
  return texts.map((row, at) =>
    row.map((text, index) => {
      const { column } = file.table.columns[index]!;
      if (column.kind !== 'number') return text.replace(/ (\d\d:\d\d):00$/, 'T$1');
      const value = (column as NumberColumn).values[at]!;
      return Number.isNaN(value) ? null : value;
    }),
  );
}

describe('every file of the manifest', () => {
  it('knows what each notice comes to', () => {
    for (const { file, expect_notice, expect_error } of CASES) {
      expect(file in NOTICES, file).toBe(expect_notice !== undefined);
      expect(file in ERRORS, file).toBe(expect_error !== undefined);
    }
  });

  it.each(CASES)('P3 $file reads as the manifest says', async (wanted) => {
    const bytes = readFileSync(`${FOLDER}${wanted.file}`);
    expect(bytes.length).toBe(wanted.bytes);
    const outcome = await readFile(new Blob([bytes]), wanted.file, {});
    if (!outcome.ok) {
      expect(outcome.error.code).toBe(ERRORS[wanted.file]);
      return;
    }
    const file = outcome.value;
    if (wanted.encoding) expect(wanted.encoding.split('|')).toContain(file.encoding.value);
    if (wanted.bom) expect(file.encoding.reason.code).toBe('data.encoding-mark');
    if (wanted.delimiter) expect(file.delimiter.value).toBe(wanted.delimiter);
    if (wanted.delimiter === null) expect(file.delimiter.reason.code).toBe('data.delimiter-one-column');
    if (wanted.header) expect(file.columns.map(({ label }) => label)).toEqual(wanted.header);
    if (wanted.columns) expect(file.columns).toHaveLength(wanted.columns);
    if (wanted.rows !== undefined) {
      const kept = prepare(file, {}, TODAY).report;
      expect(kept.ledger.read).toBe(kept.ledger.used + kept.ledger.listed);
      expect(file.table.rows).toBe(
        wanted.rows + (wanted.file === '26_merged_title_rows.csv' ? 0 : (wanted.footer_rows ?? 0)),
      );
    }
    for (const [index, type] of (wanted.types ?? []).entries()) {
      // Short numbers called 编号 are kept to the letter, which loses nothing.
      const allowed = [
        ...(TYPES[/^\w+/.exec(type)![0]] ?? []),
        ...(wanted.file.startsWith('09') ? ['identifier'] : []),
      ];
      expect(allowed, `${wanted.file} column ${index}`).toContain(file.columns[index]!.type.value);
    }
    if (wanted.values && wanted.file !== '26_merged_title_rows.csv')
      expect(values(file)).toEqual(wanted.values.map((row) => [...row]));
    for (const notice of NOTICES[wanted.file] ?? []) {
      const found = said(file).find(({ code }) => code === notice.code);
      expect(found, notice.code).toMatchObject(notice);
    }
    // nothing is a guess that cannot be undone
    expect(file.encoding.alternatives.length).toBeGreaterThan(4);
    expect(file.delimiter.alternatives.length).toBeGreaterThan(4);
    for (const column of file.columns) expect(column.type.alternatives.length).toBeGreaterThan(2);
  });

  it('P3 two-digit years in one way of writing are read, and the pivot is stated', async () => {
    const file = await read('date,v\n23/1/5,1\n99/12/31,2\n68/1/1,3\n');
    expect(cells(file).map(([day]) => day)).toEqual(['2023-01-05', '1999-12-31', '2068-01-01']);
    expect(file.columns[0]!.notes).toEqual([{ code: 'data.note-short-years' }]);
  });

  it('P2 case 26 ends with a total, which is found and can be left out', async () => {
    const file = await read(readFileSync(`${FOLDER}26_merged_title_rows.csv`));
    const { report } = prepare(file, {}, TODAY);
    expect(report.ledger.read).toBe(report.ledger.used + report.ledger.listed);
    expect(file.table.rows).toBe(3);
  });
});

describe('case 11: characters at every 10 MiB edge', () => {
  const ROW = 'K001,张三,上海,"￥1,234.50",2023/1/5\r\n';
  const encoders: readonly [string, (text: string) => Uint8Array][] = [
    ['UTF-8', (text) => new TextEncoder().encode(text)],
    ['GB18030', toGb18030],
  ];

  it.each(encoders.flatMap(([name, encode]) => [0, 1, 2, 3].map((offset) => ({ name, encode, offset }))))(
    '$name from offset $offset: no character is damaged, every row is the same',
    async ({ encode, offset }) => {
      const head = encode(`客户编号,姓名,城市,消费金额,${'x'.repeat(offset)}注册日期\r\n`);
      const row = encode(ROW);
      const count = Math.ceil((10 * 1024 * 1024 + 5000) / row.length);
      const bytes = new Uint8Array(head.length + row.length * count);
      bytes.set(head);
      for (let at = 0; at < count; at++) bytes.set(row, head.length + at * row.length);
      const file = await read(bytes);
      expect(file.table.rows).toBe(count);
      expect(file.problems).toEqual([]);
      expect(file.columns.map(({ distinct }) => distinct)).toEqual([1, 1, 1, 1, 1]);
      expect(cells({ ...file, table: { ...file.table, rows: 1 } })).toEqual([
        ['K001', '张三', '上海', '1234.5', '2023-01-05'],
      ]);
    },
    30_000,
  );
});
