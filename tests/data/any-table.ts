/** Random tables of every kind of column, and tables as plain values to compare. */

import fc from 'fast-check';
import type { Column, ColumnType, DataTable, TableColumn } from '../../src/data/columns.ts';
import { dictionaryOf, textAt } from '../../src/data/dictionary.ts';
import { dayFromCalendar, MISSING_DAY, MISSING_SECONDS } from '../../src/lib/days.ts';

/** A cell as it compares: `null` is missing, a day stands with its seconds after midnight. */
export type PlainCell = number | string | readonly [day: number, seconds: number] | null;

export interface PlainColumn {
  readonly label: string;
  readonly type: ColumnType;
  readonly cells: readonly PlainCell[];
}

/** The first and the last day that are read as days. */
export const FIRST_READ_DAY = dayFromCalendar(1000, 1, 1);
export const LAST_READ_DAY = dayFromCalendar(9999, 12, 31);

const awkward = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  '=1+1',
  '+8613800138000',
  '-5',
  '-a',
  '@x',
  "'",
  '"',
  '""',
  ',',
  ';',
  '\t',
  '|',
  '，',
  '\n',
  '\r',
  '\r\n',
  ' x',
  'x ',
  '\u3000',
  'sep=,',
  '0012',
  '110105199003071234',
  '1e5',
  'NULL',
  '无',
  '-',
  '#N/A',
  '_x000D_',
  '&amp;<b>',
  '\u0001',
  '\ufeff',
  '\ufeffx',
  '😀',
  '𠮷野家',
  '€',
  '茶,"奶"\n',
);

const words = fc.oneof(
  fc.string({
    unit: fc.constantFrom('a', '1', '茶', ',', '"', '\n', '\r', ';', '\t', ' ', '.', '|', '=', '-'),
    maxLength: 8,
  }),
  // whole characters of every plane, without the 19 private ones that GB18030 has no place for
  fc
    .string({ unit: 'binary', maxLength: 6 })
    .filter(
      (text) =>
        !/[\ue5e5\ue78d-\ue796\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864]/.test(text) &&
        !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text),
    ),
  awkward,
);

const numbers = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.integer({ min: -100_000, max: 100_000 }).map((cents) => cents / 100),
);
const days = fc.integer({ min: FIRST_READ_DAY, max: LAST_READ_DAY });
const moments = fc.tuple(days, fc.oneof(fc.constant(MISSING_SECONDS), fc.integer({ min: 0, max: 86_399 })));
const identifiers = fc.stringMatching(/^[0-9A-Z]{1,20}$/);

const KINDS = ['number', 'day', 'moment', 'identifier', 'text'] as const;

/** Columns of one length. @param label of each column; the last is never blank, see the reader's width of a table */
export function anyColumns(most: { readonly rows: number; readonly columns: number }): fc.Arbitrary<PlainColumn[]> {
  const shape = fc.record({
    rows: fc.integer({ min: 1, max: most.rows }),
    kinds: fc.array(fc.constantFrom(...KINDS), { minLength: 1, maxLength: most.columns }),
  });
  return shape.chain(({ rows, kinds }) =>
    fc.tuple(...kinds.map((kind, at) => anyColumn(kind, rows, at === kinds.length - 1))),
  );
}

function anyColumn(kind: (typeof KINDS)[number], rows: number, last: boolean): fc.Arbitrary<PlainColumn> {
  const value: fc.Arbitrary<PlainCell> = {
    number: numbers as fc.Arbitrary<PlainCell>,
    day: days.map((day): PlainCell => [day, MISSING_SECONDS]),
    moment: moments as fc.Arbitrary<PlainCell>,
    identifier: identifiers as fc.Arbitrary<PlainCell>,
    text: words.filter((text) => text !== '') as fc.Arbitrary<PlainCell>,
  }[kind];
  const type = kind === 'day' || kind === 'moment' ? 'date' : kind;
  return fc.record({
    label: fc.oneof(fc.constantFrom('名称', 'x', '日期'), words).filter((label) => !last || label.trim() !== ''),
    type: fc.constant<ColumnType>(type),
    cells: fc.array(fc.option(value, { freq: 6 }), { minLength: rows, maxLength: rows }),
  });
}

export function tableOf(columns: readonly PlainColumn[]): DataTable {
  return {
    rows: columns[0]!.cells.length,
    columns: columns.map(({ label, type, cells }, index): TableColumn => ({
      id: `c${index}`,
      label,
      type,
      column: columnOf(type, cells),
    })),
    lines: null,
    firstLine: 2,
  };
}

function columnOf(type: ColumnType, cells: readonly PlainCell[]): Column {
  if (type === 'number')
    return {
      kind: 'number',
      values: Float64Array.from(cells, (cell) => (cell === null ? NaN : (cell as number))),
      decimals: -1,
    };
  if (type === 'date') {
    const pairs = cells.map((cell) => (cell ?? [MISSING_DAY, MISSING_SECONDS]) as readonly [number, number]);
    const seconds = Int32Array.from(pairs, ([, each]) => each);
    return {
      kind: 'date',
      days: Int32Array.from(pairs, ([day]) => day),
      seconds: seconds.some((each) => each !== MISSING_SECONDS) ? seconds : null,
    };
  }
  return { kind: 'text', ...dictionaryOf(cells.map((cell) => (cell ?? '') as string)) };
}

/** A table as plain columns. */
export function plainColumns({ rows, columns }: DataTable): PlainColumn[] {
  return columns.map(({ label, type, column }) => ({
    label,
    type,
    cells: Array.from({ length: rows }, (_, row) => plainCell(column, row)),
  }));
}

function plainCell(column: Column, row: number): PlainCell {
  if (column.kind === 'number') return Number.isNaN(column.values[row]) ? null : column.values[row]!;
  if (column.kind === 'text') return column.codes[row] === 0 ? null : textAt(column.dictionary, column.codes[row]!);
  return column.days[row] === MISSING_DAY ? null : [column.days[row]!, column.seconds?.[row] ?? MISSING_SECONDS];
}

/** Names as the reader has them: blanks joined, letters where there is none, each only once. */
export function namesRead(labels: readonly string[]): string[] {
  const names: string[] = [];
  for (const [column, label] of labels.entries()) {
    const name = label.replace(/\s+/g, ' ').trim() || String.fromCharCode(65 + column);
    let unique = name;
    for (let copy = 2; names.includes(unique); copy++) unique = `${name} (${copy})`;
    names.push(unique);
  }
  return names;
}
