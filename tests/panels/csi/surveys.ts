/** Surveys made by hand, for tests. */

import type { Column } from '../../../src/data/columns.ts';
import { dictionaryOf } from '../../../src/data/dictionary.ts';
import { NO_TABLES, type Survey, type Tables } from '../../../src/data/tables.ts';
import { MISSING_DAY } from '../../../src/lib/days.ts';
import { createRandom } from '../../../src/lib/random.ts';

export interface SurveyOptions {
  readonly minimum?: number;
  readonly maximum?: number;
  /** respondent of each row; each row is one of its own where not given */
  readonly people?: readonly string[];
  readonly days?: readonly number[];
  /** other columns */
  readonly columns?: Readonly<Record<string, readonly (string | number)[]>>;
}

/** Column `c0` is the first question, and so on; other columns follow. */
export function surveyOf(
  answers: Readonly<Record<string, readonly number[]>>,
  { minimum = 1, maximum = 10, people, days, columns = {} }: SurveyOptions = {},
): Survey {
  const rows = Object.values(answers)[0]?.length ?? 0;
  const names = people ?? Array.from({ length: rows }, (_, i) => `r${i + 1}`);
  const { dictionary, codes } = dictionaryOf(names);
  const distinct = [...new Set(codes)];
  const place = new Map(distinct.map((code, i) => [code, i]));
  const customer = Uint32Array.from(codes, (code) => place.get(code)!);
  const questions = Object.entries(answers).map(([label, values], i) => ({
    id: `c${i}`,
    label,
    values: Float64Array.from(values),
    scale: { minimum, maximum, words: 'number' as const },
  }));
  const column = (values: readonly (string | number)[]): Column => {
    if (typeof values[0] === 'number')
      return { kind: 'number', values: Float64Array.from(values as readonly number[]), decimals: 0 };
    const texts = dictionaryOf(values as readonly string[]);
    return { kind: 'text', codes: texts.codes, dictionary: texts.dictionary };
  };
  return {
    kind: 'survey',
    rows,
    customers: distinct.length,
    customerCodes: Uint32Array.from(distinct),
    customerNames: dictionary,
    customer,
    day: days ? Int32Array.from(days, (day) => (Number.isNaN(day) ? MISSING_DAY : day)) : null,
    questions,
    attributes: [
      ...questions.map(({ id, label, values }) => ({
        id,
        label,
        column: { kind: 'number' as const, values, decimals: 0 },
      })),
      ...Object.entries(columns).map(([label, values], i) => ({
        id: `c${questions.length + i}`,
        label,
        column: column(values),
      })),
    ],
    sourceRow: null,
  };
}

export function tablesOfSurvey(survey: Survey): Tables {
  return { ...NO_TABLES, survey };
}

/** A small ACSI survey of a known structure: 13 questions, answers 1–10. */
export function acsiAnswers(rows: number, seed = 1): Record<string, number[]> {
  const random = createRandom(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  const blocks: Readonly<Record<string, number>> = { 期望: 2, 感知质量: 3, 感知价值: 2, 满意: 3, 抱怨: 1, 忠诚: 2 };
  const answers: Record<string, number[]> = {};
  for (const [name, items] of Object.entries(blocks)) for (let i = 1; i <= items; i += 1) answers[`${name}${i}`] = [];
  for (let row = 0; row < rows; row += 1) {
    const expectation = normal();
    const quality = 0.5 * expectation + 0.85 * normal();
    const value = 0.6 * quality + 0.8 * normal();
    const satisfaction = 0.6 * quality + 0.3 * value + 0.6 * normal();
    const complaints = -0.5 * satisfaction + 0.85 * normal();
    const loyalty = 0.6 * satisfaction - 0.2 * complaints + 0.7 * normal();
    const truth: Readonly<Record<string, number>> = {
      期望: expectation,
      感知质量: quality,
      感知价值: value,
      满意: satisfaction,
      抱怨: complaints,
      忠诚: loyalty,
    };
    for (const [name, items] of Object.entries(blocks))
      for (let i = 1; i <= items; i += 1)
        answers[`${name}${i}`]!.push(
          Math.min(10, Math.max(1, Math.round(6.5 + 1.6 * (truth[name]! + 0.5 * normal())))),
        );
  }
  return answers;
}
