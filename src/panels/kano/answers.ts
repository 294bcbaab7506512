/** From a survey to the levels of each pair, one set of answers a respondent: the last sheet of who answered more than once. */

import { MISSING_DAY } from '../../lib/days.ts';
import type { Question, Survey } from '../../data/tables.ts';
import { findLikeEnd, kanoCells, kanoLevels, type KanoPoints } from '../../models/kano-table.ts';
import type { KanoOptions } from './options.ts';
import { findPairs, fitsKano } from './pairs.ts';
import type { PairProblem, PairView } from './view.ts';

export interface AnsweredPair {
  readonly pair: PairView;
  /** length respondents, see kanoLevels */
  readonly functional: Uint8Array;
  readonly dysfunctional: Uint8Array;
  /** length respondents, see kanoCells */
  readonly cells: Uint8Array;
  /** length respondents, NaN where missing; `null` where nobody was asked */
  readonly importance: Float64Array | null;
  readonly importanceScale: { readonly minimum: number; readonly maximum: number } | null;
}

export interface KanoAnswers {
  readonly pairs: readonly AnsweredPair[];
  /** all pairs, also those that could not be used */
  readonly all: readonly PairView[];
  readonly problems: readonly PairProblem[];
  readonly single: readonly string[];
  readonly points: KanoPoints;
  readonly like: 'low' | 'high';
  readonly likeGuessed: boolean;
  /** length respondents: sheet that counts, −1 where there is none */
  readonly sheet: Int32Array;
  /** length respondents: the same as a row of the file */
  readonly row: Int32Array;
  readonly repeated: number;
}

/** Pairs in force: those typed, or those found. */
export function pairsInForce(
  survey: Pick<Survey, 'questions'>,
  { pairs }: Pick<KanoOptions, 'pairs'>,
): { readonly pairs: readonly PairView[]; readonly single: readonly string[] } {
  if (pairs !== null) return { pairs: pairs.map((pair) => ({ ...pair, by: 'typed' })), single: [] };
  const { pairs: found, single } = findPairs(survey.questions);
  const labels = new Map(survey.questions.map(({ id, label }) => [id, label]));
  return { pairs: found, single: single.map((id) => labels.get(id) ?? id) };
}

export function readAnswers(survey: Survey, options: Pick<KanoOptions, 'pairs' | 'points' | 'like'>): KanoAnswers {
  const { pairs: all, single } = pairsInForce(survey, options);
  const questions = new Map(survey.questions.map((question) => [question.id, question]));
  const problems: PairProblem[] = [];
  const used = new Set<string>();
  const complete = all.flatMap((pair) => {
    const { name, functional, dysfunctional } = pair;
    const problem = (kind: PairProblem['kind']): [] => {
      problems.push({ kind, name });
      return [];
    };
    if (functional === null && dysfunctional === null) return [];
    if (functional === null || dysfunctional === null) return problem('one-sided');
    if (functional === dysfunctional || used.has(functional) || used.has(dysfunctional)) return problem('same');
    const [plus, minus] = [questions.get(functional), questions.get(dysfunctional)];
    if (!plus || !minus) return problem('no-question');
    if (!fitsKano(plus) || !fitsKano(minus)) return problem('scale');
    used.add(functional).add(dysfunctional);
    return [{ pair, plus, minus, weight: pair.importance === null ? null : (questions.get(pair.importance) ?? null) }];
  });
  const both = complete.flatMap(({ plus, minus }) => [plus, minus]);
  const points = pointsOf(both, options.points);
  const worded = both.length > 0 && both.every(({ scale }) => scale.words === 'kano');
  const found = worded
    ? 'low'
    : findLikeEnd(complete.map(({ plus, minus }) => ({ functional: plus.values, dysfunctional: minus.values })));
  const like = options.like === 'auto' ? (found ?? 'low') : options.like;
  const { sheet, repeated } = lastSheets(survey);
  const row = survey.sourceRow ? sheet.map((at) => (at < 0 ? -1 : survey.sourceRow![at]!)) : sheet;
  const minimum = both.reduce((least, { scale }) => Math.min(least, scale.minimum), Infinity);
  const levels = (question: Question): Uint8Array => {
    const step = stepOf(question, points);
    const values = bySheet(question.values, sheet);
    if (step !== 1) for (let i = 0; i < values.length; i += 1) values[i] = (values[i]! - minimum) / step + minimum;
    return kanoLevels(values, { minimum, points, like });
  };
  return {
    pairs: complete.map(({ pair, plus, minus, weight }) => {
      const [functional, dysfunctional] = [levels(plus), levels(minus)];
      return {
        pair,
        functional,
        dysfunctional,
        cells: kanoCells(functional, dysfunctional, points),
        importance: weight === null ? null : bySheet(weight.values, sheet),
        importanceScale: weight?.scale ?? null,
      };
    }),
    all,
    problems,
    single,
    points,
    like,
    likeGuessed: options.like === 'auto' && !worded,
    sheet,
    row,
    repeated,
  };
}

const ENOUGH = 40;

/** Five answers unless all questions have three: ends two apart, or ends four apart of which only 1, 3 and 5 were given. */
function pointsOf(questions: readonly Question[], chosen: KanoOptions['points']): KanoPoints {
  if (chosen !== 'auto') return chosen === '3' ? 3 : 5;
  if (questions.length === 0) return 5;
  if (questions.every(({ scale }) => scale.maximum - scale.minimum === 2)) return 3;
  if (!questions.every(({ scale }) => scale.words === 'kano')) return 5;
  let answers = 0;
  for (const { scale, values } of questions)
    for (let i = 0; i < values.length; i += 1) {
      if (Number.isNaN(values[i]!)) continue;
      if ((values[i]! - scale.minimum) % 2 !== 0) return 5;
      answers += 1;
    }
  // Of so many answers to five, some would have been must-be or live-with.
  return answers >= ENOUGH ? 3 : 5;
}

/** The value of each respondent's sheet, NaN without one; a plain loop, because from() with a function takes ten times as long. */
function bySheet(values: Float64Array, sheet: Int32Array): Float64Array {
  const own = new Float64Array(sheet.length).fill(NaN);
  for (let i = 0; i < sheet.length; i += 1) if (sheet[i]! >= 0) own[i] = values[sheet[i]!]!;
  return own;
}

/** Three answers may stand as 1, 3 and 5. */
function stepOf({ scale }: Question, points: KanoPoints): number {
  return points === 3 && scale.maximum - scale.minimum === 4 ? 2 : 1;
}

/** The last sheet of each respondent, by day, else by place. */
function lastSheets({ customers, customer, day, rows }: Survey): { sheet: Int32Array; repeated: number } {
  const sheet = new Int32Array(customers).fill(-1);
  let repeated = 0;
  for (let i = 0; i < rows; i += 1) {
    const who = customer[i]!;
    const before = sheet[who]!;
    if (before >= 0) {
      repeated += 1;
      const known = day !== null && day[i] !== MISSING_DAY && day[before] !== MISSING_DAY;
      if (known && day[i]! < day[before]!) continue;
    }
    sheet[who] = i;
  }
  return { sheet, repeated };
}
