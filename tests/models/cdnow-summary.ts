/** The CDNOW customers in weeks, calibration to 1997-09-30, and what is published for them; both beside the project. */

import { readFileSync } from 'node:fs';

export const CDNOW = '../shared/data/cdnow/cdnow_cbs_full_precision.csv';

export interface CdnowSummary {
  readonly x: Float64Array;
  readonly tx: Float64Array;
  readonly T: Float64Array;
  /** repeat transactions in the 39 weeks after */
  readonly later: Float64Array;
  readonly spend: Float64Array;
}

export function cdnowSummary(): CdnowSummary {
  const rows = readFileSync(CDNOW, 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(',').map(Number));
  const column = (k: number): Float64Array => Float64Array.from(rows, (row) => row[k] ?? NaN);
  return { x: column(1), tx: column(2), T: column(3), later: column(4), spend: column(5) };
}

// The file is a record of numbers in many shapes; tests pick from it by name.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export function published(): any {
  return JSON.parse(readFileSync('../shared/reference/pareto-nbd-bg-nbd-cdnow.json', 'utf8'));
}
