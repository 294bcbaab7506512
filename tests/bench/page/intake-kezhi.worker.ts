/** Our own reader, from the file to columns of types; what follows it (kind, roles, findings) is in the time to the first panel. */

import { readFile } from '../../../src/data/read-file.ts';
import { countColumns } from './count-columns.ts';
import type { IntakeRun } from './intake.ts';

self.onmessage = async ({ data }: MessageEvent<Blob>) => self.postMessage(await run(data));
self.postMessage('ready');

async function run(file: Blob): Promise<IntakeRun> {
  const started = performance.now();
  const read = await readFile(file, 'intake.csv', {}, { progress: () => {}, pause: nextTurn });
  if (!read.ok) return { milliseconds: NaN, rows: 0, columns: [], error: read.error.code };
  const milliseconds = performance.now() - started;
  const { rows, columns } = read.value.table;
  return {
    milliseconds,
    rows,
    error: '',
    columns: countColumns(columns),
  };
}

// As in the product's engine: a turn of the event loop lets a cancellation in.
const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(null);
  });
}
