/** The value at a place in order, without sorting: for medians and quantiles of many groups. */

/**
 * Puts the value that belongs at place `nth` of `values[from…to)` in ascending order there, smaller ones before it and larger ones
 * behind it (Hoare's FIND with the median of three as pivot). Linear on average, and on values already in order.
 * @param values changed in place; no NaN between `from` and `to`
 * @param nth from ≤ nth < to
 * @returns the value
 */
export function selectNth(values: Float64Array, nth: number, from = 0, to = values.length): number {
  let [low, high] = [from, to - 1];
  while (low < high) {
    const pivot = middleOf(values[low]!, values[(low + high) >>> 1]!, values[high]!);
    let [left, right] = [low, high];
    while (left <= right) {
      while (values[left]! < pivot) left += 1;
      while (values[right]! > pivot) right -= 1;
      if (left > right) break;
      const swapped = values[left]!;
      values[left] = values[right]!;
      values[right] = swapped;
      left += 1;
      right -= 1;
    }
    // Up to `right` none is larger than the pivot, from `left` on none smaller; what lies between equals it.
    if (nth <= right) high = right;
    else if (nth >= left) low = left;
    else break;
  }
  return values[nth]!;
}

function middleOf(a: number, b: number, c: number): number {
  if (a < b) return b < c ? b : Math.max(a, c);
  return a < c ? a : Math.max(b, c);
}
