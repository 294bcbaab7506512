/** The truth behind the survey as a table: what each respondent thinks, before it became answers of 1 to 10. */

import { CONSTRUCTS } from './catalogue.ts';
import { drawTruth, respondentId, type OneBarOptions } from './generate.ts';

/** CSV, one row a respondent in the order of the file; columns are told in dictionary.md. */
export function truthTable(options: OneBarOptions = {}): string {
  const lines = [['respondent', 'pro', ...CONSTRUCTS.map(({ id }) => id)].join()];
  drawTruth(options).forEach(({ model, constructs }, row) =>
    lines.push([respondentId(row), model, ...Array.from(constructs, (value) => value.toFixed(4))].join()),
  );
  return `${lines.join('\n')}\n`;
}
