/** Histograms: bars chosen for reading, and the bar of every value. */

import type { Distribution } from './distribution.ts';
import { intervalsOf } from './intervals.ts';

export interface Histogram {
  readonly scale: 'linear' | 'log';
  /**
   * Length bars + 1, ascending. Bar i holds edges[i] ≤ v < edges[i + 1], the last one its upper edge too.
   * Where `below` is true, bar 0 instead holds everything under edges[1] and edges[0] is NaN.
   */
  readonly edges: Float64Array;
  readonly below: boolean;
}

export interface HistogramOptions {
  /** values are whole numbers: edges are whole too, and the bar of 2 spans 2 to 3 */
  readonly whole: boolean;
  /** where a linear axis starts if the smallest value is near: 0 for days and money, 1 for orders */
  readonly origin: number;
  /** width of the bar when all values are equal */
  readonly step: number;
}

/** Bars aimed at; a narrow picture still shows each of them. */
const MOST = 36;

/**
 * Edges for a sample. The scale is logarithmic where the largest value is more than 8 times the median and at most a fifth of
 * the values are ≤ 0 (those, and a sparse tail of tiny values, share one bar below).
 */
export function histogramOf(distribution: Distribution, options: HistogramOptions): Histogram {
  const n = distribution.size;
  const [least, most] = [distribution.at(0), distribution.at(n - 1)];
  if (n === 0) return { scale: 'linear', edges: new Float64Array(1), below: false };
  if (least === most) return { scale: 'linear', edges: Float64Array.of(least, least + options.step), below: false };
  const middle = distribution.at(n >>> 1);
  const notPositive = distribution.atMost(0);
  if (middle > 0 && most > 8 * middle && notPositive <= n / 5) return logHistogram(distribution, notPositive, options);
  return { scale: 'linear', edges: linearEdges(least, most, options), below: false };
}

/** Bar of each value; edges as {@link histogramOf} gives them. */
export function barsOf(values: Int32Array | Uint32Array | Float64Array, { edges }: Histogram): Uint8Array {
  return intervalsOf(values, edges.subarray(1, -1));
}

function linearEdges(least: number, most: number, { whole, origin }: HistogramOptions): Float64Array {
  const low = least > origin && least - origin <= 0.15 * (most - least) ? origin : least;
  if (whole) {
    const width = Math.ceil((most + 1 - low) / MOST);
    return Float64Array.from({ length: Math.ceil((most + 1 - low) / width) + 1 }, (_, i) => low + i * width);
  }
  const width = niceWidth((most - low) / MOST);
  const first = Math.floor(low / width);
  const bars = Math.max(Math.ceil(most / width) - first, 1);
  return Float64Array.from({ length: bars + 1 }, (_, i) => tidy((first + i) * width, 12));
}

function logHistogram(distribution: Distribution, notPositive: number, { whole }: HistogramOptions): Histogram {
  const n = distribution.size;
  const most = distribution.at(n - 1);
  const smallest = distribution.at(notPositive);
  // A few tiny values would stretch the axis over decades that hold nobody.
  const early = distribution.at(Math.floor(n / 200));
  const low = early > 20 * smallest ? early : smallest;
  const edges: number[] = [];
  if (whole) {
    const ratio = ((most + 1) / low) ** (1 / MOST);
    for (let edge = low; edge < most + 1; edge = Math.max(edge + 1, Math.round(edge * ratio))) edges.push(edge);
    edges.push(Math.max(most + 1, edges.at(-1)! + 1));
  } else {
    const ratio = (most / low) ** (1 / MOST);
    for (let i = 0; i <= MOST; i += 1) {
      const edge = i === 0 ? tidyDown(low) : tidy(low * ratio ** i, 3);
      if (edges.length === 0 || edge > edges.at(-1)!) edges.push(edge);
    }
    if (edges.at(-1)! < most) edges.push(tidyUp(most));
  }
  const below = distribution.below(edges[0]!) > 0;
  return { scale: 'log', edges: Float64Array.from(below ? [NaN, ...edges] : edges), below };
}

/** 1, 2, 2.5 or 5 times a power of ten, not below the width asked for. */
function niceWidth(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width));
  const factor = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= width * (1 - 1e-9)) ?? 10;
  return tidy(factor * power, 12);
}

function tidy(value: number, digits: number): number {
  return Number(value.toPrecision(digits));
}

function tidyDown(value: number): number {
  const rounded = tidy(value, 3);
  return rounded <= value ? rounded : tidy(value - 10 ** (Math.floor(Math.log10(value)) - 2), 3);
}

function tidyUp(value: number): number {
  const rounded = tidy(value, 3);
  return rounded >= value ? rounded : tidy(value + 10 ** (Math.floor(Math.log10(value)) - 2), 3);
}
