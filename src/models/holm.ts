/** Correction for asking many times: Holm (1979), A simple sequentially rejective multiple test procedure, Scand. J. Statist. 6, 65–70. */

/**
 * Holm's step-down adjustment: p values to hold against the level as they are, however many were asked; never below p, never above 1.
 * NaN stays NaN and does not count.
 */
export function holm(p: ArrayLike<number>): Float64Array {
  const adjusted = new Float64Array(p.length).fill(NaN);
  const order = Array.from(p, (value, i) => ({ value, i }))
    .filter(({ value }) => !Number.isNaN(value))
    .sort((a, b) => a.value - b.value);
  let highest = 0;
  order.forEach(({ value, i }, place) => {
    highest = Math.max(highest, Math.min(1, (order.length - place) * value));
    adjusted[i] = highest;
  });
  return adjusted;
}
