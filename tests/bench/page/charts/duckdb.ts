/** The same groups by SQL in DuckDB-WASM, its table in memory with names as ENUMs and money as DECIMAL before the clock starts. */

import { textAt } from '../../../../src/data/dictionary.ts';
import type { RowsContext } from '../../../../src/data/rows-context.ts';
import { isoFromDay } from '../../../../src/lib/days.ts';
import { startDuckDb } from '../peers/duckdb.ts';
import { NAMES } from './orders.ts';

export interface Group {
  readonly a: string | null;
  readonly b: string | null;
  readonly c: string | null;
  readonly value: number | null;
}

export interface ChartsDatabase {
  readonly version: string;
  /** milliseconds of the query, its answer fetched but not taken apart */
  readonly query: (sql: string) => Promise<{ readonly milliseconds: number; readonly groups: () => Group[] }>;
}

const FILE = 'orders.csv';

export async function openChartsDatabase({ table }: RowsContext): Promise<ChartsDatabase> {
  const { version, database, connection } = await startDuckDb();
  const types: Record<string, string> = { amount: 'DECIMAL(12,2)', cost: 'DECIMAL(12,2)', quantity: 'INTEGER' };
  const cells = table.columns.map(({ column }) => {
    if (column.kind === 'date') return (row: number) => isoFromDay(column.days[row]!);
    if (column.kind === 'number')
      return (row: number) => (Number.isNaN(column.values[row]!) ? '' : String(column.values[row]!));
    const names = Array.from({ length: column.dictionary.offsets.length - 1 }, (_, code) =>
      textAt(column.dictionary, code),
    );
    return (row: number) => names[column.codes[row]!]!;
  });
  const columns = [];
  for (const { label, column } of table.columns) {
    let type = column.kind === 'date' ? 'DATE' : (types[label] ?? 'DOUBLE');
    if (column.kind === 'text') {
      type = `${label}_name`;
      const names = Array.from({ length: NAMES[label as keyof typeof NAMES] }, (_, at) => `'${label} ${at + 1}'`);
      await connection.query(`CREATE TYPE ${type} AS ENUM (${names.join()})`);
    }
    columns.push(`${label} ${type}`);
  }
  const text = Array.from({ length: table.rows }, (_, row) => cells.map((cell) => cell(row)).join()).join('\n');
  await database.registerFileText(FILE, text);
  await connection.query(`CREATE TABLE orders (${columns.join()})`);
  await connection.query(`COPY orders FROM '${FILE}' (HEADER false)`);
  await database.dropFile(FILE);
  return {
    version,
    query: async (sql) => {
      const began = performance.now();
      const answer = await connection.query(sql);
      const milliseconds = performance.now() - began;
      return { milliseconds, groups: () => answer.toArray() as Group[] };
    },
  };
}
