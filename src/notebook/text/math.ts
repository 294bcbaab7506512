/** Formulas as MathML: TeX in, markup out. Loaded with the first formula shown. */

import temml from 'temml';

/**
 * MathML of a formula. Never throws: what TeX does not know is shown in place, marked as an error.
 * @param tex symbols and formatted numbers; macros that could carry addresses or styles stay dead (`trust` is off)
 */
export function mathml(tex: string, display: boolean): string {
  return temml.renderToString(tex, {
    displayMode: display,
    throwOnError: false,
    trust: false,
    maxSize: [20, 20],
    maxExpand: 500,
  });
}
