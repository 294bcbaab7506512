/** Tables as files, as the engine writes them. */

import readXlsxFile from 'read-excel-file/universal';
import { describe, expect, it } from 'vitest';
import { DICTIONARIES } from '../../src/i18n/dictionaries.ts';
import { createTranslator } from '../../src/i18n/translate.ts';
import { message } from '../../src/lib/outcome.ts';
import type { ResultTable } from '../../src/panels/contract.ts';
import { createDispatch } from '../../src/workers/dispatch.ts';
import { exportTable, type ExportForm } from '../../src/workers/export-table.ts';
import type { GridView } from '../../src/workers/grid-requests.ts';
import type { Ask, Reply, RequestName, RowsQuery, TableAddress } from '../../src/workers/protocol.ts';

const HOOKS = { pause: async () => undefined, progress: () => undefined };
const CSV: ExportForm = { kind: 'csv', delimiter: ',', encoding: 'utf-8', mark: false, safe: true };
const QUERY: RowsQuery = { offset: 0, count: 0, sort: null, search: '', locale: 'en', only: null };

function table(changes: Partial<ResultTable> = {}): ResultTable {
  return {
    name: 'classes',
    title: message('common.role-customer'),
    published: false,
    columns: [
      { key: 'who', label: message('common.role-customer'), style: 'text' },
      { key: 'why', label: message('data.column-reason'), style: 'message' },
      { key: 'share', label: message('common.role-amount'), style: 'percent1' },
      { key: 'since', label: message('common.role-time'), style: 'month' },
    ],
    rows: 2,
    cell: (row, column) =>
      [
        ['K2', message('common.close'), 1 / 3, 19_362],
        ['K1', null, NaN, 19_400],
      ][row]![column]!,
    ...changes,
  };
}

async function csvOf(of: ResultTable, order = Uint32Array.of(0, 1), locale: 'en' | 'zh-CN' = 'en'): Promise<string> {
  const made = await exportTable(of, order, CSV, createTranslator(locale, DICTIONARIES), HOOKS);
  if (!made.ok) throw new Error(made.error.code);
  return made.value.blob.text();
}

describe('P10 a table as a file', () => {
  it('has names and messages in the language shown, values whole, periods by their names', async () => {
    expect(await csvOf(table())).toBe(
      'Customer,Why not used,Amount,Time\r\nK2,Close,0.3333333333333333,2023-01\r\nK1,,,2023-02\r\n',
    );
    expect(await csvOf(table(), Uint32Array.of(1, 0), 'zh-CN')).toMatch(/^客户,.*\r\nK1,,,2023-02\r\nK2,关闭,0\.3/);
  });

  it('leaves the lines of a file behind with its rows, but not with those listed', async () => {
    const columns = [
      { key: 'line', label: message('data.column-line'), style: 'plain' as const },
      ...table().columns.slice(0, 1),
    ];
    const cell = (row: number, column: number): number | string => (column === 0 ? row + 2 : `K${row}`);
    expect(await csvOf(table({ name: 'rows', columns, cell }))).toBe('Customer\r\nK0\r\nK1\r\n');
    expect(await csvOf(table({ name: 'listed', columns, cell }))).toBe('Line,Customer\r\n2,K0\r\n3,K1\r\n');
  });

  it('says why it cannot be a workbook', async () => {
    const columns = Array.from({ length: 16_385 }, (_, at) => ({
      key: `c${at}`,
      label: message('data.column-line'),
      style: 'plain' as const,
    }));
    const words = createTranslator('en', DICTIONARIES);
    const made = await exportTable(table({ columns, rows: 0 }), new Uint32Array(0), { kind: 'xlsx' }, words, HOOKS);
    expect(made).toMatchObject({ ok: false, error: { code: 'export.too-many-columns' } });
  });

  it('says what a workbook holds otherwise than it stands', async () => {
    const words = createTranslator('en', DICTIONARIES);
    const long = table({
      columns: [
        { key: 'a', label: message('common.role-customer'), style: 'text' },
        { key: 'b', label: message('common.role-time'), style: 'day' },
      ],
      cell: (row, column) => (column === 0 ? 'x'.repeat(32_767 + row) : -100_000),
    });
    const made = await exportTable(long, Uint32Array.of(0, 1), { kind: 'xlsx' }, words, HOOKS);
    expect(made.ok && made.value.notes.map((note) => words.message(note))).toEqual([
      expect.stringContaining('first is in column “Customer”, row 2'),
      expect.stringContaining('2 days are before 1900-03-01'),
    ]);
  });

  it('in GB18030 says which characters have no place', async () => {
    const words = createTranslator('en', DICTIONARIES);
    const form: ExportForm = { ...CSV, encoding: 'gb18030' };
    const made = await exportTable(table({ cell: () => '\ue5e5' }), Uint32Array.of(0), form, words, HOOKS);
    expect(made.ok && made.value.notes[0]!.code).toBe('export.note-lost');
  });
});

describe('P10 the engine exports', () => {
  async function engine(text: string) {
    const dispatch = createDispatch(() => 20_000, []);
    const request = async <N extends RequestName>(name: N, ask: Ask<N>): Promise<Reply<N>> =>
      (await dispatch.handle(name, ask, HOOKS)).reply as Reply<N>;
    await request('learn', { words: DICTIONARIES });
    await request('open', { data: 'd', blob: new Blob([text]), name: 'orders.csv', choices: {} });
    return async (
      address: TableAddress,
      query: Partial<RowsQuery>,
      form: ExportForm,
      view?: GridView,
    ): Promise<Blob> => {
      const ask = { table: address, query: { ...QUERY, ...query }, form, ...(view ? { view } : {}) };
      const made = await request('exportTable', ask);
      if (!made.ok) throw new Error(made.error.code);
      return made.value.blob;
    };
  }
  const ORDERS =
    '会员号,日期,时刻,金额\n0012,2024-01-02,2024-01-02 09:30:00,12.5\n0013,2024-01-03,2024-01-03 00:00:01,8\n0012,2024-01-05,2024-01-05 10:00:00,9\n';

  it('rows in the order shown, and only those found', async () => {
    const save = await engine(ORDERS);
    const rows: TableAddress = { of: 'data', data: 'd', name: 'rows' };
    const sorted = await save(rows, { sort: { column: 'c3', descending: false }, search: '0012' }, CSV);
    expect(await sorted.text()).toBe(
      '会员号,日期,时刻,金额\r\n0012,2024-01-05,2024-01-05 10:00:00,9\r\n0012,2024-01-02,2024-01-02 09:30:00,12.5\r\n',
    );
  });

  it('the rows the grid shows, in its order', async () => {
    const save = await engine(ORDERS);
    const view: GridView = {
      conditions: [{ column: '会员号', test: 'one-of', values: ['0012'] }],
      sort: [{ column: '日期', descending: true }],
      listed: false,
      only: null,
    };
    const shown = await save({ of: 'data', data: 'd', name: 'rows' }, {}, CSV, view);
    expect((await shown.text()).split('\r\n').map((line) => line.slice(0, 15))).toEqual([
      '会员号,日期,时刻,金额',
      '0012,2024-01-05',
      '0012,2024-01-02',
      '',
    ]);
  });

  it('rows as a workbook with numbers, days and moments', async () => {
    const save = await engine(ORDERS);
    const book = await save({ of: 'data', data: 'd', name: 'rows' }, {}, { kind: 'xlsx' });
    const [sheet] = (await readXlsxFile(book)) as unknown as { data: unknown[][] }[];
    expect(JSON.parse(JSON.stringify(sheet!.data.slice(0, 2)))).toEqual([
      ['会员号', '日期', '时刻', '金额'],
      ['0012', '2024-01-02T00:00:00.000Z', '2024-01-02T09:30:00.000Z', 12.5],
    ]);
  });

  it('the picked customers with their worth', async () => {
    const save = await engine(ORDERS);
    const customers: TableAddress = { of: 'customers', data: 'd', name: 'customers' };
    expect(await (await save(customers, { only: Uint32Array.of(0b01) }, CSV)).text()).toBe(
      'Customer,Amount\r\n0012,21.5\r\n',
    );
    expect((await (await save(customers, {}, CSV)).text()).split('\r\n')).toHaveLength(4);
  });
});
