/** Our own way from a file to the cube: the product's reader, its customer summary, scores and cells. */

import { prepare } from '../../../src/data/prepare.ts';
import { readFile } from '../../../src/data/read-file.ts';
import { countAllMarks } from '../../../src/lib/joint.ts';
import { summariseCustomers } from '../../../src/models/customer-summary.ts';
import { cubeCells, quantileCuts, rfmDistributions, scoresByCuts } from '../../../src/models/rfm.ts';
import { CELLS, emptyCube, type Cube } from './cube.ts';

const BINS = 5;

/** Later than any order of the file, so that none is in the future. */
const TODAY = 25_000;

self.onmessage = async ({ data }: MessageEvent<Blob>) => self.postMessage(await cubeOf(data));

async function cubeOf(blob: Blob): Promise<Cube> {
  const started = performance.now();
  const read = await readFile(blob, 'orders.csv', {}, { progress: () => {}, pause: nextTurn });
  if (!read.ok) throw new Error(read.error.code);
  const scanned = performance.now();
  const { orders } = prepare(read.value, {}, TODAY).tables;
  if (orders === null) throw new Error('no orders');
  const prepared = performance.now();

  const lines = { ...orders, order: null };
  const { lastDay, frequency, total } = summariseCustomers(lines, { asOf: TODAY, unit: 'row', keep: null });
  const asOf = lastDay.reduce((last, day) => Math.max(last, day), 0) + 1;
  const values = { r: lastDay.map((day) => asOf - day), f: frequency, m: total };
  const distributions = rfmDistributions(values);
  const cells = cubeCells(
    {
      r: scoresByCuts(values.r, quantileCuts(distributions.r, BINS), true),
      f: scoresByCuts(values.f, quantileCuts(distributions.f, BINS), false),
      m: scoresByCuts(values.m, quantileCuts(distributions.m, BINS), false),
    },
    BINS,
  );
  const cube = emptyCube();
  cube.counts.set(countAllMarks({ of: cells, count: CELLS }));
  for (let i = 0; i < cells.length; i += 1) cube.cents[cells[i]!]! += Math.round(total[i]! * 100);
  const ended = performance.now();
  cube.phases = { read: scanned - started, prepare: prepared - scanned, cube: ended - prepared };
  return cube;
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
