/** Two scores of every answer sheet and of every respondent: satisfaction and loyalty, each from one question or several. */

import type { Question, Survey } from '../../data/tables.ts';
import { MISSING_DAY } from '../../lib/days.ts';

/** What one score is made of and how it is counted. */
export interface ScoreScale {
  readonly labels: readonly string[];
  /** labels of questions turned over */
  readonly reversed: readonly string[];
  readonly minimum: number;
  readonly maximum: number;
  /** one question with few whole answers, so that a cut lies between two of them */
  readonly whole: boolean;
  /** questions of different scales: each was put on 0–100 first */
  readonly mixed: boolean;
}

export interface Scores {
  readonly satisfaction: ScoreScale;
  readonly loyalty: ScoreScale;
  /** length rows: of every sheet in scope that has both; NaN else */
  readonly sheetSatisfaction: Float64Array;
  readonly sheetLoyalty: Float64Array;
  /** length customers: of the last sheet with both answers, and of the first */
  readonly last: Pair;
  readonly first: Pair;
  /** length customers: number of sheets with both answers */
  readonly times: Uint32Array;
  readonly counts: {
    /** sheets in scope, and of them those with both answers */
    readonly sheets: number;
    readonly complete: number;
    /** persons in scope, with both answers on a sheet, and on several */
    readonly persons: number;
    readonly respondents: number;
    readonly again: number;
  };
}

interface Pair {
  /** sheet of each customer, −1 for none */
  readonly row: Int32Array;
  readonly satisfaction: Float64Array;
  readonly loyalty: Float64Array;
}

/** More answers than this are no longer drawn one by one. */
const MOST_ANSWERS = 11;

/** @param questions at least one */
export function scaleOf(questions: readonly Question[], reversed: ReadonlySet<string>): ScoreScale {
  const [first] = questions;
  const mixed = questions.some(
    ({ scale }) => scale.minimum !== first!.scale.minimum || scale.maximum !== first!.scale.maximum,
  );
  const { minimum, maximum } = mixed ? { minimum: 0, maximum: 100 } : first!.scale;
  const whole =
    questions.length === 1 &&
    maximum - minimum < MOST_ANSWERS &&
    first!.values.every((value) => Number.isNaN(value) || Number.isInteger(value));
  return {
    labels: questions.map(({ label }) => label),
    reversed: questions.filter(({ id }) => reversed.has(id)).map(({ label }) => label),
    minimum,
    maximum,
    whole,
    mixed,
  };
}

/** Mean of the questions that were answered, at least half of them; NaN otherwise. */
export function scoreSheets(
  rows: number,
  questions: readonly Question[],
  reversed: ReadonlySet<string>,
  { mixed }: ScoreScale,
): Float64Array {
  const sums = new Float64Array(rows);
  const counts = new Uint8Array(rows);
  for (const { id, values, scale } of questions) {
    const { minimum, maximum } = scale;
    const turned = reversed.has(id);
    for (let row = 0; row < rows; row += 1) {
      const value = values[row]!;
      if (Number.isNaN(value)) continue;
      const own = turned ? minimum + maximum - value : value;
      sums[row]! += mixed ? (100 * (own - minimum)) / (maximum - minimum) : own;
      counts[row]! += 1;
    }
  }
  const least = questions.length / 2;
  return sums.map((sum, row) => (counts[row]! > 0 && counts[row]! >= least ? sum / counts[row]! : NaN));
}

export function scoresOf(
  survey: Survey,
  satisfaction: readonly Question[],
  loyalty: readonly Question[],
  reversed: ReadonlySet<string>,
  keep: Uint8Array | null,
): Scores {
  const { rows, customers, customer, day } = survey;
  const scales = [scaleOf(satisfaction, reversed), scaleOf(loyalty, reversed)] as const;
  const s = scoreSheets(rows, satisfaction, reversed, scales[0]);
  const l = scoreSheets(rows, loyalty, reversed, scales[1]);
  const [first, last] = [new Int32Array(customers).fill(-1), new Int32Array(customers).fill(-1)];
  const times = new Uint32Array(customers);
  const seen = new Uint8Array(customers);
  // Sheets without a day come before all others, each in its place in the file.
  const dayOf = (row: number): number => day?.[row] ?? MISSING_DAY;
  let [sheets, complete] = [0, 0];
  for (let row = 0; row < rows; row += 1) {
    const who = customer[row]!;
    const inScope = keep === null || keep[who] !== 0;
    if (inScope) {
      sheets += 1;
      seen[who] = 1;
    }
    if (!inScope || Number.isNaN(s[row]!) || Number.isNaN(l[row]!)) {
      s[row] = l[row] = NaN;
      continue;
    }
    complete += 1;
    times[who]! += 1;
    if (last[who]! < 0 || dayOf(row) >= dayOf(last[who]!)) last[who] = row;
    if (first[who]! < 0 || dayOf(row) < dayOf(first[who]!)) first[who] = row;
  }
  const pair = (row: Int32Array): Pair => ({
    row,
    satisfaction: Float64Array.from(row, (at) => (at < 0 ? NaN : s[at]!)),
    loyalty: Float64Array.from(row, (at) => (at < 0 ? NaN : l[at]!)),
  });
  return {
    satisfaction: scales[0],
    loyalty: scales[1],
    sheetSatisfaction: s,
    sheetLoyalty: l,
    last: pair(last),
    first: pair(first),
    times,
    counts: {
      sheets,
      complete,
      persons: seen.reduce((sum, one) => sum + one, 0),
      respondents: times.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0),
      again: times.reduce((sum, count) => sum + (count > 1 ? 1 : 0), 0),
    },
  };
}
