/** Random numbers from a seed that is passed in; nothing here or anywhere else draws from a global generator. */

import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A running stream: every call takes the next number. The same seed gives the same stream on every engine. */
export interface Random {
  /** uniform on [0, 1) with 53 random bits */
  next(): number;
  /** uniform whole number from `low` to `high`, both included */
  integer(low: number, high: number): number;
}

/**
 * A stream by xoroshiro128+ (Blackman & Vigna 2021).
 * @param seed any whole number; its lower 32 bits count
 */
export function createRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed | 0);
  return {
    next: () => uniformFloat64(generator),
    integer: (low, high) => uniformInt(generator, low, high),
  };
}
