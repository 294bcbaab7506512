/** Our own reader and what follows it: kind, roles, findings. */

import { prepare } from '../../../src/data/prepare.ts';
import { readFile } from '../../../src/data/read-file.ts';
import { countColumns } from './count-columns.ts';
import type { IntakeRun } from './intake.ts';

const TODAY = 25_000;

self.onmessage = async ({ data }: MessageEvent<Blob>) => self.postMessage(await run(data));
self.postMessage('ready');

async function run(file: Blob): Promise<IntakeRun> {
  const started = performance.now();
  const read = await readFile(file, 'intake.csv', {}, { progress: () => {}, pause: nextTurn });
  if (!read.ok) return { milliseconds: NaN, rows: 0, columns: [], error: read.error.code };
  prepare(read.value, {}, TODAY);
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
