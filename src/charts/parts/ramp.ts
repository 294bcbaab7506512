/** The value ramp: which of its steps a value has. */

export const RAMP_STEPS = [1, 2, 3, 4, 5, 6] as const;

/**
 * Step 1 … 6 of a value on a power scale from 0 to `maximum`; the lightest step is for whatever is not positive.
 *
 * @param power 0.5 spreads the small values; 1 is linear
 */
export function rampStep(value: number, maximum: number, power = 0.5): number {
  if (!(value > 0) || !(maximum > 0)) return 1;
  return Math.min(6, 1 + Math.floor(6 * Math.min(1, value / maximum) ** power));
}

/** Class of text that stands on a step. */
export function inkOn(step: number): 'on-lo' | 'on-hi' {
  return step >= 4 ? 'on-hi' : 'on-lo';
}

/** The grey that stands for a step while it is not picked. */
export function ghostOf(step: number): 'gz1' | 'gz2' | 'gz3' {
  return step <= 2 ? 'gz1' : step <= 4 ? 'gz2' : 'gz3';
}

/** Largest finite value, 0 where there is none. */
export function largest(values: ArrayLike<number>): number {
  let maximum = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! > maximum && values[i]! < Infinity) maximum = values[i]!;
  return maximum;
}
