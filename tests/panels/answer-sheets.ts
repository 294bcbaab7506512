/** Surveys for tests: hand-made ones, and files read as a person's file is. */

import type { Question, Survey, Tables } from '../../src/data/tables.ts';
import { encode } from './orders.ts';
import { readAndPrepare } from '../data/reading.ts';

export interface SheetColumns {
  /** respondent of each sheet; one each unless given */
  readonly who?: readonly string[];
  readonly day?: readonly number[];
  /** by header: answers, NaN for none, and the ends of the scale */
  readonly questions: Readonly<Record<string, readonly [values: readonly number[], minimum: number, maximum: number]>>;
  /** by header: categories */
  readonly columns?: Readonly<Record<string, readonly string[]>>;
}

/** Columns are called c0, c1 … in order: questions first. */
export function surveyFrom({ who, day, questions, columns = {} }: SheetColumns): Survey {
  const asked = Object.entries(questions).map(([label, [values, minimum, maximum]], i): Question => ({
    id: `c${i}`,
    label,
    values: Float64Array.from(values),
    scale: { minimum, maximum, words: 'number' },
  }));
  const rows = asked[0]?.values.length ?? 0;
  const people = encode(who ?? Array.from({ length: rows }, (_, i) => `r${i}`));
  const size = people.codes.reduce((most, code) => Math.max(most, code), 0);
  return {
    kind: 'survey',
    rows,
    customers: size,
    customerCodes: Uint32Array.from({ length: size }, (_, i) => i + 1),
    customerNames: people.dictionary,
    customer: Uint32Array.from(people.codes, (code) => code - 1),
    day: day ? Int32Array.from(day) : null,
    questions: asked,
    attributes: [
      ...asked.map(({ id, label, values }) => ({
        id,
        label,
        column: { kind: 'number' as const, values, decimals: 0 },
      })),
      ...Object.entries(columns).map(([label, texts], i) => ({
        id: `c${asked.length + i}`,
        label,
        column: { kind: 'text' as const, ...encode(texts) },
      })),
    ],
    sourceRow: null,
  };
}

/** The tables of a survey file, rows it warns of among them. */
export async function readSurvey(content: string | Uint8Array): Promise<Tables> {
  const prepared = await readAndPrepare(content, { kind: 'survey' });
  if (prepared.tables.survey === null) throw new Error('not read as a survey');
  return prepared.tables;
}
