/** Surveys made by hand for tests of the questionnaire panel. */

import { namesOfRows } from '../../../src/data/customer-rows.ts';
import { dictionaryOf } from '../../../src/data/dictionary.ts';
import type { AnswerScale, Survey } from '../../../src/data/tables.ts';
import { NO_TABLES } from '../../../src/data/tables.ts';
import { createRandom } from '../../../src/lib/random.ts';
import { normalQuantile } from '../../../src/models/special/normal.ts';
import type { ComputeJob, PanelAnswer, SelectContext } from '../../../src/panels/contract.ts';
import { initialOptions } from '../../../src/panels/options.ts';
import { answerQuestionnaire } from '../../../src/panels/questionnaire/answer.ts';
import {
  computeQuestionnaire,
  selectQuestionnaire,
  type QuestionnaireResult,
} from '../../../src/panels/questionnaire/compute.ts';
import { QUESTIONNAIRE_OPTIONS, type QuestionnaireOptions } from '../../../src/panels/questionnaire/options.ts';
import type { QuestionnaireView } from '../../../src/panels/questionnaire/view.ts';

export const JOB: ComputeJob = { pause: () => Promise.resolve(), progress: () => {} };
export const FIVE: AnswerScale = { minimum: 1, maximum: 5, words: 'number' };
export const NA = NaN;

/** @param columns answers by header; all of one length @param who respondent of each sheet; each its own unless given */
export function surveyOf(
  columns: Readonly<Record<string, readonly number[]>>,
  { scale = FIVE, who, day }: { scale?: AnswerScale; who?: readonly string[]; day?: readonly number[] } = {},
): Survey {
  const entries = Object.entries(columns);
  const rows = entries[0]?.[1].length ?? 0;
  const named = who === undefined ? null : dictionaryOf(who);
  const universe =
    named === null
      ? namesOfRows(rows, null)
      : {
          customers: new Set(who).size,
          customerCodes: Uint32Array.from(new Set(named.codes)),
          customerNames: named.dictionary,
        };
  return {
    kind: 'survey',
    rows,
    ...universe,
    customer:
      named === null
        ? Uint32Array.from({ length: rows }, (_, row) => row)
        : Uint32Array.from(named.codes, (code) => code - 1),
    day: day === undefined ? null : Int32Array.from(day),
    questions: entries.map(([label, values], i) => ({ id: `c${i}`, label, values: Float64Array.from(values), scale })),
    attributes: [],
    sourceRow: null,
  };
}

export const INITIAL: QuestionnaireOptions = initialOptions<QuestionnaireOptions>(QUESTIONNAIRE_OPTIONS);

export interface Run {
  readonly result: QuestionnaireResult;
  readonly answer: PanelAnswer<QuestionnaireView>;
  readonly view: QuestionnaireView;
}

export async function run(
  survey: Survey,
  patch: Partial<QuestionnaireOptions> = {},
  context: SelectContext = { keep: null },
): Promise<Run> {
  const options = { ...INITIAL, ...patch };
  const input = selectQuestionnaire({ ...NO_TABLES, survey }.survey, options, context);
  if (!input.ok) throw new Error(input.error.code);
  const result = await computeQuestionnaire(input.value, options, JOB);
  if (!result.ok) throw new Error(result.error.code);
  const answer = answerQuestionnaire(result.value, options);
  return { result: result.value, answer, view: answer.view };
}

/** Why a survey is refused. */
export async function refusal(
  survey: Survey | null,
  patch: Partial<QuestionnaireOptions> = {},
  context: SelectContext = { keep: null },
): Promise<string> {
  const options = { ...INITIAL, ...patch };
  const input = selectQuestionnaire(survey, options, context);
  if (!input.ok) return input.error.code;
  const result = await computeQuestionnaire(input.value, options, JOB);
  return result.ok ? '' : result.error.code;
}

export function stat(answer: PanelAnswer<QuestionnaireView>, name: string): number {
  return answer.statistics.find((each) => each.name === name)!.value;
}

/** Three variables of four questions, 1–7; the last question of each variable is worded the other way round. */
export function simulated(n: number, seed = 3, missing = 0): Survey {
  const random = createRandom(seed);
  const normal = (): number => normalQuantile(Math.min(0.999999, Math.max(1e-6, random.next())));
  const columns: Record<string, number[]> = {};
  const names = ['形象', '质量', '忠诚'];
  for (const name of names) for (let q = 1; q <= 4; q += 1) columns[`${name}${q} 题${q}`] = [];
  for (let row = 0; row < n; row += 1) {
    const general = normal();
    names.forEach((name, v) => {
      const latent = 0.6 * general + 0.8 * normal();
      for (let q = 1; q <= 4; q += 1) {
        const value = Math.round(4.6 - 0.4 * v + 1.1 * latent + 0.7 * normal());
        const answer = Math.max(1, Math.min(7, value));
        columns[`${name}${q} 题${q}`]!.push(random.next() < missing ? NaN : q === 4 ? 8 - answer : answer);
      }
    });
  }
  return surveyOf(columns, { scale: { minimum: 1, maximum: 7, words: 'number' } });
}
