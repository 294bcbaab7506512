/** How many decimal digits make every value of a column a whole number. */

import { rangeOfNumbers } from '../ranges.ts';

const MOST = 4;

/**
 * @param seen most digits after the point that were read; more than 4 (or 255) where only the values themselves can tell
 * @returns 0 to 4, or −1 where there is none or values are too large to be exact in such units
 */
export function decimalsOf(values: Float64Array, seen: number): number {
  const { minimum, maximum } = rangeOfNumbers(values);
  const decimals = seen <= MOST ? seen : wholeAt(values);
  const largest = Math.max(Math.abs(minimum), Math.abs(maximum));
  return decimals >= 0 && (largest === Infinity || largest * 10 ** decimals < Number.MAX_SAFE_INTEGER) ? decimals : -1;
}

// Trailing zeros and exponents: 1.000000 or 1.5e3 need fewer digits than they show.
function wholeAt(values: Float64Array): number {
  let decimals = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (Number.isNaN(value)) continue;
    while (Math.round(value * 10 ** decimals) / 10 ** decimals !== value) if (++decimals > MOST) return -1;
  }
  return decimals;
}
