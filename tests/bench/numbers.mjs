/** Medians and ratios of paired rounds. */
// @ts-check

/**
 * @param {readonly number[]} values at least one
 * @returns {number}
 */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/**
 * Median of the ratios round by round: what drifts from round to round falls out.
 * @param {readonly number[]} upper
 * @param {readonly number[]} lower of the same rounds
 */
export function pairedRatio(upper, lower) {
  if (upper.length !== lower.length) throw new RangeError(`${upper.length} rounds against ${lower.length}`);
  return median(upper.map((value, round) => value / (lower[round] ?? NaN)));
}
