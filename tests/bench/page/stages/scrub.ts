/** The lifecycle panel while its date, or the threshold of “lost”, is dragged: what the engine does for one frame. */

import { prepare } from '../../../../src/data/prepare.ts';
import { readFile } from '../../../../src/data/read-file.ts';
import type { Tables } from '../../../../src/data/tables.ts';
import { isoFromDay } from '../../../../src/lib/days.ts';
import type { JsonObject } from '../../../../src/lib/json.ts';
import { lifecycleSpec } from '../../../../src/panels/lifecycle/index.ts';
import { initialOptions } from '../../../../src/panels/options.ts';
import { FIRST_DAY, LAST_DAY, MONTHS, monthEnds, type OrderColumns } from './logs.ts';

const JOB = { pause: () => Promise.resolve(), progress: () => {} };

let tables: Tables;

/** Reads the orders as a file, so that the panel gets what it always gets. */
export async function readOrders(orders: OrderColumns): Promise<void> {
  const dates = Array.from({ length: LAST_DAY - FIRST_DAY + 1 }, (_, i) => isoFromDay(FIRST_DAY + i));
  const lines = Array.from(
    orders.customer,
    (customer, i) => `C${customer},${dates[orders.day[i]! - FIRST_DAY]!},${orders.amount[i]!}\n`,
  );
  const read = await readFile(new Blob(['customer,date,amount\n', ...lines]), 'orders.csv', {}, JOB);
  if (!read.ok) throw new Error(read.error.code);
  tables = prepare(read.value, {}, LAST_DAY + 1).tables;
}

/** Milliseconds of each frame, month after month there and back, or a tenth of an interval up and down: tables, answer and marks. */
export async function drag(what: 'date' | 'lost', frames: number): Promise<number[]> {
  const first = initialOptions(lifecycleSpec.options);
  const ends = monthEnds();
  const times: number[] = [];
  await frame(first);
  for (let i = 0; i < frames; i += 1) {
    const place = MONTHS - 1 - Math.abs((i % (2 * MONTHS - 2)) - (MONTHS - 1));
    const moved = what === 'date' ? { asOf: isoFromDay(ends[place]!) } : { lost: 2 + place / 10 };
    const began = performance.now();
    await frame({ ...first, ...moved });
    times.push(performance.now() - began);
  }
  return times;
}

async function frame(options: JsonObject): Promise<void> {
  const input = lifecycleSpec.select(tables, options, { keep: null });
  if (!input.ok) throw new Error(input.error.code);
  const result = await lifecycleSpec.compute(input.value, options, JOB);
  if (!result.ok) throw new Error(result.error.code);
  lifecycleSpec.tabulate(result.value, options);
  lifecycleSpec.answer(result.value, options);
  lifecycleSpec.marks(result.value);
}
