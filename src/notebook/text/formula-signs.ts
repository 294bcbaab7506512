/** Tells texts with formulas from texts without, before anything that could read them is loaded. */

/** Whether a text may hold a formula, so that the part that draws them is worth loading. */
export function mayHoldFormula(text: string): boolean {
  return text.includes('$');
}
