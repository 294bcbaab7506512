/** DuckDB-WASM: bytes to cube in one statement, in its own worker, files served from its package. */

import { AsyncDuckDB, DuckDBDataProtocol, VoidLogger, type AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import wasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import script from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import { emptyCube, type Cube } from '../cube.ts';

export interface DuckDb {
  readonly version: string;
  /** takes the buffer */
  cubeOf(bytes: Uint8Array): Promise<Cube>;
  /** lets the engine read the file piece by piece */
  cubeOfFile(file: File): Promise<Cube>;
  close(): Promise<void>;
}

const FILE = 'orders.csv';

/** Quintiles are cut points of type 7 and lower ≤ v < upper, as on our side; money is DECIMAL, so sums are exact there too. */
const CUBE = `
WITH c AS MATERIALIZED (
  SELECT max(date) AS last, count(*) AS f, sum(amount)::DOUBLE AS m
  FROM read_csv('${FILE}', auto_detect=false, header=true, delim=',', quote='"', columns={'customer': 'VARCHAR', 'date': 'DATE', 'amount': 'DECIMAL(12,2)'})
  GROUP BY customer),
v AS MATERIALIZED (SELECT (SELECT max(last) FROM c) + 1 - last AS r, f, m FROM c),
q AS (SELECT quantile_cont(r, [0.2, 0.4, 0.6, 0.8]) AS r, quantile_cont(f, [0.2, 0.4, 0.6, 0.8]) AS f, quantile_cont(m, [0.2, 0.4, 0.6, 0.8]) AS m FROM v)
SELECT
  (4 - (v.r >= q.r[1])::INT - (v.r >= q.r[2])::INT - (v.r >= q.r[3])::INT - (v.r >= q.r[4])::INT) * 25
  + ((v.f >= q.f[1])::INT + (v.f >= q.f[2])::INT + (v.f >= q.f[3])::INT + (v.f >= q.f[4])::INT) * 5
  + (v.m >= q.m[1])::INT + (v.m >= q.m[2])::INT + (v.m >= q.m[3])::INT + (v.m >= q.m[4])::INT AS cell,
  count(*)::DOUBLE AS customers,
  round(sum(v.m) * 100)::DOUBLE AS cents
FROM v, q GROUP BY 1`;

/** An empty database in its own worker. */
export async function startDuckDb(): Promise<{
  readonly version: string;
  readonly database: AsyncDuckDB;
  readonly connection: AsyncDuckDBConnection;
}> {
  const worker = new Worker(script);
  const database = new AsyncDuckDB(new VoidLogger(), worker);
  await database.instantiate(wasm);
  return { version: await database.getVersion(), database, connection: await database.connect() };
}

export async function openDuckDb(): Promise<DuckDb> {
  const { version, database, connection } = await startDuckDb();
  return {
    version,
    cubeOf: async (bytes) => {
      await database.registerFileBuffer(FILE, bytes);
      const cube = await query(connection);
      await database.dropFile(FILE);
      return cube;
    },
    cubeOfFile: async (file) => {
      await database.registerFileHandle(FILE, file, DuckDBDataProtocol.BROWSER_FILEREADER, true);
      const cube = await query(connection);
      await database.dropFile(FILE);
      return cube;
    },
    close: async () => {
      await connection.close();
      await database.terminate();
    },
  };
}

async function query(connection: AsyncDuckDBConnection): Promise<Cube> {
  const cube = emptyCube();
  for (const row of (await connection.query(CUBE)).toArray() as { cell: number; customers: number; cents: number }[]) {
    cube.counts[row.cell] = row.customers;
    cube.cents[row.cell] = row.cents;
  }
  return cube;
}
