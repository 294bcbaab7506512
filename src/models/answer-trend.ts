/** Whether answers rise or fall over time, where a person may have answered several times. */

import { studentQuantile, twoSidedStudent } from './special/student.ts';

export interface AnswerTrend {
  /** answers with a day and a value */
  readonly answers: number;
  readonly persons: number;
  /** change a year of 365.25 days; NaN where all answers are of one day */
  readonly slope: number;
  readonly low: number;
  readonly high: number;
  /** two-sided, that it is 0 */
  readonly p: number;
  /** on the first and the last day, by the line */
  readonly first: number;
  readonly last: number;
}

const YEAR = 365.25;

/**
 * Least squares of values on days. The errors take the answers of one person as one (cluster-robust, CR1; Liang & Zeger 1986), with as
 * many degrees of freedom as persons less one.
 * @param day length n; @param values length n, NaN where there is none
 * @param person length n, 0 … persons − 1
 */
export function answerTrend(
  day: ArrayLike<number>,
  values: Float64Array,
  person: ArrayLike<number>,
  persons: number,
  isDay: (day: number) => boolean,
  level = 0.95,
): AnswerTrend {
  let [n, sumDay, sumValue] = [0, 0, 0];
  let [from, to] = [Infinity, -Infinity];
  const used = (i: number): boolean => !Number.isNaN(values[i]!) && isDay(day[i]!);
  for (let i = 0; i < values.length; i += 1) {
    if (!used(i)) continue;
    n += 1;
    sumDay += day[i]!;
    sumValue += values[i]!;
    from = Math.min(from, day[i]!);
    to = Math.max(to, day[i]!);
  }
  const [middleDay, middleValue] = [sumDay / n, sumValue / n];
  let [squares, products] = [0, 0];
  for (let i = 0; i < values.length; i += 1) {
    if (!used(i)) continue;
    const distance = (day[i]! - middleDay) / YEAR;
    squares += distance * distance;
    products += distance * (values[i]! - middleValue);
  }
  const slope = squares > 0 ? products / squares : NaN;
  const scores = new Float64Array(persons);
  const seen = new Uint8Array(persons);
  for (let i = 0; i < values.length; i += 1) {
    if (!used(i)) continue;
    const distance = (day[i]! - middleDay) / YEAR;
    scores[person[i]!]! += distance * (values[i]! - middleValue - slope * distance);
    seen[person[i]!] = 1;
  }
  const clusters = seen.reduce((sum, one) => sum + one, 0);
  const meat = scores.reduce((sum, score) => sum + score * score, 0);
  const small = (clusters / (clusters - 1)) * ((n - 1) / (n - 2));
  const error = n > 2 && clusters > 1 ? Math.sqrt(meat * small) / squares : NaN;
  const half = studentQuantile(0.5 + level / 2, clusters - 1) * error;
  return {
    answers: n,
    persons: clusters,
    slope,
    low: slope - half,
    high: slope + half,
    p: twoSidedStudent(slope / error, clusters - 1),
    first: middleValue + (slope * (from - middleDay)) / YEAR,
    last: middleValue + (slope * (to - middleDay)) / YEAR,
  };
}
