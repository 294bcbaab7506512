/** One customer of a selection. */

import type { CustomerBits } from '../../lib/marks.ts';

/** Index of the first picked customer, −1 where there is none. */
export function firstPicked({ bits, size }: CustomerBits): number {
  for (let word = 0; word < bits.length; word++) {
    const value = bits[word]!;
    if (value === 0) continue;
    const index = word * 32 + (31 - Math.clz32(value & -value));
    return index < size ? index : -1;
  }
  return -1;
}
