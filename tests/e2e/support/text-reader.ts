/** The readers of text, hung where a test page can call them. */

import { createFormulaSanitizer, createMarkdown } from '../../../src/notebook/text/markdown.ts';
import { mathml } from '../../../src/notebook/text/math.ts';

export interface Reader {
  read(text: string): string;
  formula(tex: string): string;
  clean(html: string): string;
}

const clean = createFormulaSanitizer();
const reader: Reader = { read: createMarkdown(mathml), formula: (tex) => clean(mathml(tex, true)), clean };
Object.assign(globalThis, reader);
