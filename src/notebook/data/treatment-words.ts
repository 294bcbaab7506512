/** Which words a treatment has: those of its finding where there are such, else the general ones. */

import type { FindingCode, Treatment } from '../../data/report.ts';
import type { Translator } from '../../i18n/translate.ts';

/** As a thing done, on the pressed chip: `Left out`. */
export function treatedWords(words: Translator, finding: FindingCode, treatment: Treatment): string {
  const own = `notebook.treated-${treatment}-${finding}`;
  return words.text(words.has(own) ? own : `notebook.treated-${treatment}`);
}

/** As a thing to do, on the other buttons: `Leave out`. */
export function treatWords(words: Translator, finding: FindingCode, treatment: Treatment): string {
  const own = `notebook.treat-${treatment}-${finding}`;
  return words.text(words.has(own) ? own : `notebook.treat-${treatment}`);
}
