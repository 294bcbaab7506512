/** PapaParse and Arquero, as a data notebook would use them on a file nobody said anything about. */

import * as aq from 'arquero';
import Papa from 'papaparse';
import type { ColumnCount } from '../../intake-files.ts';
import type { IntakeRun } from '../intake.ts';

const DAY = 86_400_000;

self.onmessage = async ({ data }: MessageEvent<Blob>) => self.postMessage(await run(data));
self.postMessage('ready');

async function run(file: Blob): Promise<IntakeRun> {
  const started = performance.now();
  const { data: lines } = Papa.parse<unknown[]>(await file.text(), { dynamicTyping: true, skipEmptyLines: true });
  const names = (lines[0] ?? []).map(String);
  const rows = lines.length - 1;
  const cells = names.map((_, column) => Array.from({ length: rows }, (_, row) => lines[row + 1]![column] ?? null));
  const table = aq.table(
    names.map((name, column): [string, unknown[]] => [name, cells[column]!.map(asDate(cells[column]!))]),
  );
  const milliseconds = performance.now() - started;
  return {
    milliseconds,
    rows: table.numRows(),
    error: '',
    columns: names.map((name): ColumnCount => {
      const values = (table.array(name) as unknown[]).filter((value) => value !== null && value !== '');
      if (values.every((value) => typeof value === 'number')) {
        const sum = values.reduce((total, value) => total + Math.round(value * 100), 0);
        return { name, type: 'number', filled: values.length, sum };
      }
      if (values.every((value) => value instanceof Date)) {
        const sum = values.reduce((total, value) => total + Math.floor(value.getTime() / DAY), 0);
        return { name, type: 'date', filled: values.length, sum };
      }
      const texts = values.map(String);
      const characters = texts.reduce((total, text) => total + text.length, 0);
      return { name, type: 'text', filled: texts.length, sum: characters + new Set(texts).size };
    }),
  };
}

// Texts that the engine takes for dates, as notebooks try it on a first few cells.
function asDate(cells: readonly unknown[]): (value: unknown) => unknown {
  const texts = cells.slice(0, 100).filter((cell) => cell !== null && cell !== '');
  const dates =
    texts.length > 0 && texts.every((text) => typeof text === 'string' && Number.isFinite(Date.parse(text)));
  return dates ? (value) => (typeof value === 'string' ? new Date(value) : value) : (value) => value;
}
