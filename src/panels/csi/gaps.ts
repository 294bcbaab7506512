/** Answers that are missing or off the scale, and what became of them: said with every result. */

import { message, type Message } from '../../lib/outcome.ts';
import type { PlsFit } from '../../models/pls.ts';
import type { Sheets } from './sheets.ts';

export interface Gaps {
  /** answers to the model's questions that are not there: of all in scope where sheets are left out, else of respondents used */
  readonly answers: number;
  /** of these, answers that were given and stand outside the scale or cannot be read */
  readonly unusable: number;
  /** of all answers asked for */
  readonly share: number;
}

/** O(respondents × items). */
export function gapsOf(sheets: Sheets, fit: PlsFit): Gaps {
  const { survey, sheet } = sheets;
  const rows = fit.settings.missing === 'listwise' ? null : fit.respondents;
  const n = rows?.length ?? sheet.length;
  let [answers, unusable] = [0, 0];
  for (const { column } of fit.items) {
    const { id, values } = survey.questions[column]!;
    const written = survey.attributes.find((attribute) => attribute.id === id)?.column;
    for (let i = 0; i < n; i += 1) {
      const row = sheet[rows === null ? i : rows[i]!]!;
      if (!Number.isNaN(values[row]!)) continue;
      answers += 1;
      const line = survey.sourceRow === null ? row : survey.sourceRow[row]!;
      if (
        written?.kind === 'number'
          ? !Number.isNaN(written.values[line]!)
          : written?.kind === 'text' && written.codes[line]! > 0
      )
        unusable += 1;
    }
  }
  return { answers, unusable, share: n === 0 ? 0 : answers / (n * fit.items.length) };
}

/** How many were missing, and how they were treated; said of none too. */
export function gapsInWords(
  { answers, unusable, share }: Gaps,
  { settings, items, size }: PlsFit,
  inScope: number,
): Message {
  if (answers === 0) return message('csi.gaps-none', { items: items.length });
  return message(`csi.gaps-${settings.missing}`, {
    count: message(unusable > 0 ? 'csi.gaps-count-unusable' : 'csi.gaps-count', {
      items: items.length,
      answers,
      unusable,
      share,
    }),
    sheets: inScope - size,
  });
}
