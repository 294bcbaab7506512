/** Items of equal value across the border of two bars: who stands where must not depend on the order of the file. */

import type { TextDictionary } from '../../data/columns.ts';
import { sortByText } from '../../lib/sort-order.ts';

/**
 * Puts items of equal value into the order of their names wherever they reach over the border of two of `steps` equal parts of
 * the ranking; elsewhere their order changes nothing that is shown. Changes `order`.
 * @param codes dictionary code of each item's name
 */
export function settleTies(
  order: Uint32Array,
  values: Float64Array,
  codes: Uint32Array,
  names: TextDictionary,
  steps: number,
): void {
  const n = order.length;
  let itemOfCode: Uint32Array | null = null;
  for (let start = 0; start < n;) {
    const value = values[order[start]!]!;
    let end = start + 1;
    while (end < n && values[order[end]!]! === value) end += 1;
    if (end - start > 1 && Math.floor((steps * start) / n) !== Math.floor((steps * (end - 1)) / n)) {
      if (itemOfCode === null) {
        itemOfCode = new Uint32Array(names.offsets.length - 1);
        for (let item = 0; item < codes.length; item += 1) itemOfCode[codes[item]!] = item;
      }
      const tied = Uint32Array.from(order.subarray(start, end), (item) => codes[item]!);
      sortByText(tied, names.bytes, names.offsets);
      for (let i = 0; i < tied.length; i += 1) order[start + i] = itemOfCode[tied[i]!]!;
    }
    start = end;
  }
}
