/** Four types of customers by satisfaction and loyalty, and how persons who were asked again moved between them. */

import { chiSquareUpper } from './special/normal.ts';

/** Someone who did not answer one of the two. */
export const NO_TYPE = 255;

/** The type of each: 2 · (satisfied) + (loyal), where at the cut or above it is satisfied, loyal. {@link NO_TYPE} where an answer is missing. */
export function typesOf(
  satisfaction: Float64Array,
  loyalty: Float64Array,
  cutSatisfaction: number,
  cutLoyalty: number,
): Uint8Array {
  const types = new Uint8Array(satisfaction.length);
  for (let i = 0; i < types.length; i += 1) {
    const [s, l] = [satisfaction[i]!, loyalty[i]!];
    types[i] =
      Number.isNaN(s) || Number.isNaN(l) ? NO_TYPE : (s >= cutSatisfaction ? 2 : 0) + (l >= cutLoyalty ? 1 : 0);
  }
  return types;
}

/**
 * A scale's usual cut: the answers from 60 % of the way up count as high. It lies halfway between two answers where the scale has few:
 * 3.5 of 1–5, 4.5 of 1–7, 6.5 of 1–10 and of 0–10, 60 of 0–100.
 */
export function usualCut(minimum: number, maximum: number, whole: boolean): number {
  const at = minimum + 0.6 * (maximum - minimum);
  return whole ? Math.floor(at + 1e-9) + 0.5 : at;
}

/** From row to column: counts[4 · first + last], of those who have both types. */
export function movesOf(first: Uint8Array, last: Uint8Array): Float64Array {
  const counts = new Float64Array(16);
  for (let i = 0; i < first.length; i += 1)
    if (first[i] !== NO_TYPE && last[i] !== NO_TYPE) counts[4 * first[i]! + last[i]!]! += 1;
  return counts;
}

export interface Symmetry {
  readonly chiSquare: number;
  /** pairs of kinds between which anybody moved */
  readonly degrees: number;
  /** NaN where nobody moved */
  readonly p: number;
}

/**
 * Bowker's test (1948) that as many move from one kind to another as back; of two kinds it is McNemar's, without continuity correction.
 * @param counts row-major kinds × kinds
 */
export function symmetryTest(counts: ArrayLike<number>, kinds: number): Symmetry {
  let [chiSquare, degrees] = [0, 0];
  for (let a = 0; a < kinds; a += 1)
    for (let b = a + 1; b < kinds; b += 1) {
      const [there, back] = [counts[a * kinds + b]!, counts[b * kinds + a]!];
      if (there + back === 0) continue;
      chiSquare += (there - back) ** 2 / (there + back);
      degrees += 1;
    }
  return {
    chiSquare: degrees > 0 ? chiSquare : NaN,
    degrees,
    p: degrees > 0 ? chiSquareUpper(chiSquare, degrees) : NaN,
  };
}

/** The moves between high and low on one of the two axes: [stayed low, rose, fell, stayed high]. */
export function movesAcross(moves: ArrayLike<number>, axis: 'satisfaction' | 'loyalty'): Float64Array {
  const high = (type: number): number => (axis === 'satisfaction' ? type >> 1 : type & 1);
  const counts = new Float64Array(4);
  for (let from = 0; from < 4; from += 1)
    for (let to = 0; to < 4; to += 1) counts[2 * high(from) + high(to)]! += moves[4 * from + to]!;
  return counts;
}
