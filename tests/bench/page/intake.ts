/** Files read by each tool as it reads files nobody told it anything about, and what it made of their columns. */

import { DuckDBDataProtocol } from '@duckdb/duckdb-wasm';
import type { ColumnCount, IntakeFile, Meaning } from '../intake-files.ts';
import { startDuckDb } from './peers/duckdb.ts';

export type IntakeTool = 'kezhi' | 'duckdb' | 'papaparse';

export interface IntakeRun extends IntakeFile {
  /** from the file to columns of types */
  readonly milliseconds: number;
  /** what the tool said where it could not read the file */
  readonly error: string;
}

const FILE = 'intake.csv';

/** A worker of its own a run: nothing is kept from the one before. */
export const intake = (tool: IntakeTool): Promise<IntakeRun> => {
  const file = document.querySelector('input')!.files![0]!;
  if (tool === 'duckdb') return readByDuckDb(file);
  const worker =
    tool === 'kezhi'
      ? new Worker(new URL('./intake-kezhi.worker.ts', import.meta.url), { type: 'module' })
      : new Worker(new URL('./peers/intake-papa.worker.ts', import.meta.url), { type: 'module' });
  return new Promise((resolve) => {
    const end = (run: IntakeRun): void => {
      worker.terminate();
      resolve(run);
    };
    worker.onmessage = ({ data }: MessageEvent<IntakeRun | 'ready'>) =>
      data === 'ready' ? worker.postMessage(file) : end(data);
    worker.onerror = (event) => end(failed(event.message));
  });
};

function failed(error: string): IntakeRun {
  return { milliseconds: NaN, rows: 0, columns: [], error };
}

/** All guessed: separator, quotes, names, types (`read_csv` without options). */
async function readByDuckDb(file: File): Promise<IntakeRun> {
  const { database, connection } = await startDuckDb();
  try {
    await database.registerFileHandle(FILE, file, DuckDBDataProtocol.BROWSER_FILEREADER, true);
    const started = performance.now();
    await connection.query(`CREATE TABLE read AS SELECT * FROM read_csv('${FILE}')`);
    const milliseconds = performance.now() - started;
    const described = (await connection.query('DESCRIBE read')).toArray() as {
      column_name: string;
      column_type: string;
    }[];
    const columns: ColumnCount[] = [];
    for (const { column_name: name, column_type: kind } of described) {
      const type: Meaning = /^(DATE|TIMESTAMP)/.test(kind)
        ? 'date'
        : /INT|DOUBLE|DECIMAL|FLOAT/.test(kind)
          ? 'number'
          : 'text';
      const quoted = `"${name.replaceAll('"', '""')}"`;
      const sum =
        type === 'number'
          ? `round(sum(${quoted}) * 100)`
          : type === 'date'
            ? `sum(date_diff('day', DATE '1970-01-01', ${quoted}::DATE))`
            : `count(DISTINCT ${quoted}) + sum(length(${quoted}))`;
      const [counts] = (
        await connection.query(`SELECT count(${quoted})::DOUBLE AS filled, (${sum})::DOUBLE AS sum FROM read`)
      ).toArray() as { filled: number; sum: number }[];
      columns.push({ name, type, filled: counts!.filled, sum: counts!.sum });
    }
    const [all] = (await connection.query('SELECT count(*)::DOUBLE AS rows FROM read')).toArray() as { rows: number }[];
    return { milliseconds, rows: all!.rows, columns, error: '' };
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error));
  } finally {
    await connection.close().catch(() => undefined);
    await database.terminate();
  }
}
