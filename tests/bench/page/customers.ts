/** A million customers to select among: the marks of a cube and of three histograms. */

import type { MarkSet } from '../../../src/lib/marks.ts';

export interface MarkedCustomers {
  readonly size: number;
  /** cube cells, then the bars of R, F and M */
  readonly cell: MarkSet;
  readonly r: MarkSet;
  readonly f: MarkSet;
  readonly m: MarkSet;
}

/** Bars of a histogram. */
export const BARS = 40;

/** Correlated R, F and M, as shops have them; the same for the same size. */
export function drawCustomers(size: number): MarkedCustomers {
  const bars = [new Uint16Array(size), new Uint16Array(size), new Uint16Array(size)] as const;
  const cell = new Uint16Array(size);
  let state = 0x2545f491;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((state >>> 0) + 0.5) / 4294967296;
  };
  for (let i = 0; i < size; i += 1) {
    const shared = next();
    let index = 0;
    bars.forEach((bar) => {
      const u = next();
      const value = 0.5 * shared + 0.5 * u * u;
      bar[i] = Math.floor(value * BARS);
      index = index * 5 + Math.floor(value * 5);
    });
    cell[i] = index;
  }
  const set = (of: Uint16Array, count: number): MarkSet => ({ of, count });
  return { size, cell: set(cell, 125), r: set(bars[0], BARS), f: set(bars[1], BARS), m: set(bars[2], BARS) };
}
