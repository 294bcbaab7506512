/** The answers in scope: one sheet a respondent, questions turned round where they were asked the other way. */

import type { Survey } from '../../data/tables.ts';
import { fail, succeed, type Outcome } from '../../lib/outcome.ts';
import type { PlsData } from '../../models/pls-model.ts';
import type { SelectContext } from '../contract.ts';
import { createMemory } from '../memory.ts';
import type { QuestionView } from './view.ts';

export interface Sheets {
  readonly survey: Survey;
  /** length n: respondent, and sheet, of each row */
  readonly customer: Uint32Array;
  readonly sheet: Uint32Array;
  /** earlier sheets of respondents who were asked again */
  readonly earlier: number;
}

export interface CsiInput {
  readonly sheets: Sheets;
}

const MEMORY = createMemory(4);

export function selectCsi(survey: Survey | null, { keep }: SelectContext): Outcome<CsiInput> {
  if (survey === null || survey.rows === 0) return fail('csi.no-survey');
  if (keep !== null && !keep.includes(1)) return fail('csi.no-respondents-kept');
  if (survey.questions.length === 0) return fail('csi.no-questions');
  const sheets = MEMORY.of(survey, keep === null ? '' : digest(keep), () => lastSheets(survey, keep));
  return succeed({ sheets });
}

/** Answers as models take them, and what is known of each question. Kept with the sheets. */
export function answersOf(
  sheets: Sheets,
  reversed: readonly string[] | null,
): { readonly data: PlsData; readonly questions: readonly QuestionView[] } {
  const turned = new Set(reversed ?? markedReversed(sheets));
  return MEMORY.of(sheets, `answers ${[...turned].sort().join()}`, () => {
    const { survey, sheet } = sheets;
    const n = sheet.length;
    const whole = n === survey.rows && sheet.every((row, i) => row === i);
    const questions: QuestionView[] = [];
    const items = survey.questions.map(({ id, label, values, scale }) => {
      const { minimum, maximum } = scale;
      const turn = turned.has(id) ? minimum + maximum : NaN;
      let answers = values;
      if (!whole || turned.has(id)) {
        answers = new Float64Array(n);
        for (let i = 0; i < n; i += 1) {
          const value = values[sheet[i]!]!;
          answers[i] = Number.isNaN(turn) ? value : turn - value;
        }
      }
      let [least, most, missing] = [Infinity, -Infinity, 0];
      for (let i = 0; i < n; i += 1) {
        const value = answers[i]!;
        if (Number.isNaN(value)) missing += 1;
        else {
          if (value < least) least = value;
          if (value > most) most = value;
        }
      }
      const only = least === most ? (turned.has(id) ? turn - least : least) : NaN;
      questions.push({ id, label, flat: !(most > least), minimum, maximum, missing, reversed: turned.has(id), only });
      return { name: label, values: answers, minimum, maximum };
    });
    return { data: { rows: n, items }, questions };
  });
}

/** Questions whose names say that they were asked the other way round. */
function markedReversed({ survey }: Sheets): readonly string[] {
  return survey.questions.filter(({ label }) => /反向|逆向|反项|revers/i.test(label)).map(({ id }) => id);
}

/** The last sheet of each respondent, by day and else by place. */
function lastSheets(survey: Survey, keep: Uint8Array | null): Sheets {
  const { rows, customer, customers, day } = survey;
  const last = new Int32Array(customers).fill(-1);
  let inScope = 0;
  for (let row = 0; row < rows; row += 1) {
    const who = customer[row]!;
    if (keep !== null && keep[who] === 0) continue;
    inScope += 1;
    const before = last[who]!;
    if (before < 0 || day === null || day[row]! >= day[before]!) last[who] = row;
  }
  const people: number[] = [];
  for (let who = 0; who < customers; who += 1) if (last[who]! >= 0) people.push(who);
  // In the order of the file, so that answers need no copy where everybody answered once.
  people.sort((a, b) => last[a]! - last[b]!);
  return {
    survey,
    customer: Uint32Array.from(people),
    sheet: Uint32Array.from(people, (who) => last[who]!),
    earlier: inScope - people.length,
  };
}

function digest(keep: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < keep.length; i += 1) hash = Math.imul(hash ^ keep[i]!, 0x01000193);
  return `${keep.length} ${hash >>> 0}`;
}
