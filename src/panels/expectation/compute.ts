/** From answer sheets to what was expected and what was perceived, pair by pair and by group. */

import type { Survey, Tables } from '../../data/tables.ts';
import { NO_MARK_16, type MarkSet } from '../../lib/marks.ts';
import { fail, succeed, type Outcome } from '../../lib/outcome.ts';
import { holm } from '../../models/holm.ts';
import {
  compareMeans,
  pairedDifference,
  type GroupMoments,
  type PairedDifference,
} from '../../models/paired-difference.ts';
import { studentQuantile } from '../../models/special/student.ts';
import { groupSheets, guessGroup, lastSheets, type AnswerGroups } from '../answer-groups.ts';
import { NO_GROUP } from '../column-groups.ts';
import type { ComputeJob, SelectContext } from '../contract.ts';
import type { ExpectationOptions } from './options.ts';
import { chosenPairs, findPairs, type QuestionPair } from './pairs.ts';
import { FEELINGS, type ExpectationView, type PairView } from './view.ts';

/** Most bars on either side of 0. */
const MOST_BARS = 12;

export interface ExpectationInput {
  readonly survey: Survey;
  readonly keep: Uint8Array | null;
}

export interface ExpectationResult {
  readonly survey: Survey;
  readonly pair: QuestionPair;
  /** length sheets: perceived less expected of the pair looked at, NaN for none */
  readonly difference: Float64Array;
  /** length respondents: last sheet with a difference, −1 for none */
  readonly last: Int32Array;
  readonly groups: AnswerGroups | null;
  readonly view: ExpectationView;
}

export function selectExpectation(
  tables: Tables,
  _options: ExpectationOptions,
  { keep }: SelectContext,
): Outcome<ExpectationInput> {
  const { survey } = tables;
  if (survey === null || survey.rows === 0) return fail('expectation.no-survey');
  if (keep !== null && !keep.includes(1)) return fail('expectation.nobody-kept');
  return succeed({ survey, keep });
}

export async function computeExpectation(
  { survey, keep }: ExpectationInput,
  options: ExpectationOptions,
  job: ComputeJob,
): Promise<Outcome<ExpectationResult>> {
  const guessed = options.expected === null && options.perceived === null;
  const found = guessed ? findPairs(survey) : chosenPairs(survey, options.expected ?? [], options.perceived ?? []);
  const { pairs, leftOut } = found;
  if (pairs.length === 0) {
    const [reason] = leftOut;
    return reason ? fail('expectation.no-whole-pair', { reason }) : fail('expectation.no-pairs');
  }
  const used = usedSheets(survey, keep);
  const level = Number(options.level) / 100;
  const tests: PairedDifference[] = [];
  for (const { expected, perceived } of pairs) {
    tests.push(pairedDifference(of(expected.values, used), of(perceived.values, used), level));
    await job.pause();
    job.progress((0.7 * tests.length) / pairs.length);
  }
  const chosen = Math.min(options.pair, pairs.length) - 1;
  const pair = pairs[chosen]!;
  if (tests.every(({ n }) => n === 0)) return fail('expectation.no-answers', { label: pair.expected.label });
  const { minimum, maximum } = pair;
  const bars = barsOf(maximum - minimum);
  const difference = new Float64Array(survey.rows).fill(NaN);
  for (const sheet of used) difference[sheet] = pair.perceived.values[sheet]! - pair.expected.values[sheet]!;
  const last = lastSheets(survey, (sheet) => !Number.isNaN(difference[sheet]!));
  const [counts, people, feelingPeople] = [
    new Float64Array(bars.length),
    new Float64Array(bars.length),
    new Float64Array(FEELINGS.length),
  ];
  for (const value of difference) if (!Number.isNaN(value)) counts[barAt(value, bars)]! += 1;
  let respondents = 0;
  for (const sheet of last) {
    if (sheet < 0) continue;
    respondents += 1;
    people[barAt(difference[sheet]!, bars)]! += 1;
    feelingPeople[feelingOf(difference[sheet]!)]! += 1;
  }
  const asked = new Set(pairs.flatMap(({ expected, perceived }) => [expected.id, perceived.id]));
  const groupId = options.group?.[0] ?? guessGroup(survey, asked);
  const groups = groupId === null ? null : groupSheets(survey, groupId, 'expectation');
  const adjusted = holm(tests.map(({ p }) => p));
  const view: ExpectationView = {
    pairs: pairs.map((each, at) => pairView(each, tests[at]!, used.length, adjusted[at]!)),
    guessed,
    leftOut,
    chosen,
    minimum,
    maximum,
    bars,
    counts,
    people,
    feelingPeople,
    respondents,
    sheets: used.length,
    filtered: survey.rows - used.length,
    level,
    segments: groups && segmentsOf(groups, pair, difference, last, level, options.group === null),
  };
  return succeed({ survey, pair, difference, last, groups, view });
}

function usedSheets({ rows, customer }: Survey, keep: Uint8Array | null): Uint32Array {
  const used = new Uint32Array(rows);
  let count = 0;
  for (let i = 0; i < rows; i += 1) if (keep === null || keep[customer[i]!] === 1) used[count++] = i;
  return used.subarray(0, count);
}

function of(values: Float64Array, sheets: Uint32Array): Float64Array {
  const taken = new Float64Array(sheets.length);
  for (let i = 0; i < sheets.length; i += 1) taken[i] = values[sheets[i]!]!;
  return taken;
}

function pairView(
  { name, expected, perceived }: QuestionPair,
  test: PairedDifference,
  sheets: number,
  adjusted: number,
): PairView {
  const { ranks } = test;
  return {
    name,
    expectedLabel: expected.label,
    perceivedLabel: perceived.label,
    n: test.n,
    incomplete: sheets - test.n,
    expected: test.meanFirst,
    perceived: test.meanSecond,
    mean: test.mean,
    low: test.interval[0],
    high: test.interval[1],
    deviation: test.deviation,
    t: test.t,
    degrees: test.degrees,
    p: test.p,
    adjusted,
    z: ranks.z,
    rankP: ranks.p,
    exact: ranks.exact,
    biserial: ranks.biserial,
    dz: test.dz,
    dav: test.dav,
    correlation: test.correlation,
    delighted: test.above,
    met: test.equal,
    dissatisfied: test.below,
  };
}

/** One bar a whole step, of long scales several steps together; 0 stands alone. */
export function barsOf(range: number): ExpectationView['bars'] {
  const width = Math.max(1, Math.ceil(range / MOST_BARS));
  const side = Array.from({ length: Math.ceil(range / width) }, (_, i) => ({
    low: i * width + 1,
    high: Math.min(range, (i + 1) * width),
  }));
  return [...side.toReversed().map(({ low, high }) => ({ low: -high, high: -low })), { low: 0, high: 0 }, ...side];
}

/** Differences between two whole steps belong to the farther one, so that only equal answers are equal. */
export function barAt(difference: number, bars: ExpectationView['bars']): number {
  const middle = (bars.length - 1) / 2;
  const [first] = bars.slice(middle + 1);
  if (difference === 0 || !first) return middle;
  const steps = Math.ceil(Math.abs(difference) / (first.high - first.low + 1));
  return Math.max(0, Math.min(bars.length - 1, middle + Math.sign(difference) * steps));
}

export function feelingOf(difference: number): 0 | 1 | 2 {
  return difference < 0 ? 0 : difference > 0 ? 2 : 1;
}

function segmentsOf(
  groups: AnswerGroups,
  { expected, perceived }: QuestionPair,
  difference: Float64Array,
  last: Int32Array,
  level: number,
  guessed: boolean,
): ExpectationView['segments'] {
  const size = groups.names.length;
  const [count, sums, sumExpected, sumPerceived, below, people] = [0, 1, 2, 3, 4, 5].map(() => new Float64Array(size));
  let missing = 0;
  for (let i = 0; i < difference.length; i += 1) {
    if (Number.isNaN(difference[i]!)) continue;
    const group = groups.of[i]!;
    if (group === NO_GROUP) {
      missing += 1;
      continue;
    }
    count![group]! += 1;
    sums![group]! += difference[i]!;
    sumExpected![group]! += expected.values[i]!;
    sumPerceived![group]! += perceived.values[i]!;
    if (difference[i]! < 0) below![group]! += 1;
  }
  for (const sheet of last) if (sheet >= 0 && groups.of[sheet] !== NO_GROUP) people![groups.of[sheet]!]! += 1;
  if (count!.every((n) => n === 0)) return null;
  const squares = new Float64Array(size);
  for (let i = 0; i < difference.length; i += 1) {
    const group = groups.of[i]!;
    if (group !== NO_GROUP && !Number.isNaN(difference[i]!))
      squares[group]! += (difference[i]! - sums![group]! / count![group]!) ** 2;
  }
  const moments = groups.names.map((_, group): GroupMoments => {
    const n = count![group]!;
    return { n, mean: sums![group]! / n, deviation: n > 1 ? Math.sqrt(squares[group]! / (n - 1)) : NaN };
  });
  const tests = moments.map((own, group) =>
    compareMeans(own, joined(moments.filter((_, other) => other !== group)), level),
  );
  const adjusted = holm(tests.map(({ p }) => p));
  return {
    label: groups.label,
    missing,
    guessed,
    rows: moments.map(({ n, mean, deviation }, group) => {
      const reach = n > 1 ? (studentQuantile(0.5 + level / 2, n - 1) * deviation) / Math.sqrt(n) : NaN;
      return {
        name: groups.names[group]!,
        n,
        people: people![group]!,
        expected: sumExpected![group]! / n,
        perceived: sumPerceived![group]! / n,
        mean,
        low: mean - reach,
        high: mean + reach,
        dissatisfied: below![group]! / n,
        against: tests[group]!.difference,
        p: tests[group]!.p,
        adjusted: adjusted[group]!,
      };
    }),
  };
}

/** Moments of several groups taken together. */
function joined(groups: readonly GroupMoments[]): GroupMoments {
  const used = groups.filter(({ n }) => n > 0);
  const n = used.reduce((sum, group) => sum + group.n, 0);
  const mean = used.reduce((sum, group) => sum + group.n * group.mean, 0) / n;
  const squares = used.reduce(
    (sum, group) => sum + (group.n > 1 ? (group.n - 1) * group.deviation ** 2 : 0) + group.n * (group.mean - mean) ** 2,
    0,
  );
  return { n, mean, deviation: n > 1 ? Math.sqrt(squares / (n - 1)) : NaN };
}

/** All mark sets, over the respondents by their last answer. The arrays are new, so they may be given away. */
export function expectationMarks({
  survey,
  difference,
  last,
  groups,
  view,
}: ExpectationResult): Readonly<Record<string, MarkSet>> {
  const make = (): Uint16Array => new Uint16Array(survey.customers).fill(NO_MARK_16);
  const [feeling, bar, segment] = [make(), make(), make()];
  for (let person = 0; person < last.length; person += 1) {
    const sheet = last[person]!;
    if (sheet < 0) continue;
    feeling[person] = feelingOf(difference[sheet]!);
    bar[person] = barAt(difference[sheet]!, view.bars);
    if (groups && groups.of[sheet] !== NO_GROUP) segment[person] = groups.of[sheet]!;
  }
  return {
    feeling: { of: feeling, count: FEELINGS.length },
    difference: { of: bar, count: view.bars.length },
    segment: { of: segment, count: Math.max(1, groups?.names.length ?? 1) },
  };
}
