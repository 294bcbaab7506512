/** From answer sheets to the net promoter score, whole and by segment and period, what goes with it and what it is worth. */

import type { Orders } from '../../data/orders.ts';
import type { Question, Survey, Tables } from '../../data/tables.ts';
import { MISSING_DAY } from '../../lib/days.ts';
import { NO_MARK_16, type MarkSet } from '../../lib/marks.ts';
import { fail, succeed, type Outcome } from '../../lib/outcome.ts';
import { firstDayOf, periodOf } from '../../lib/periods.ts';
import { holm } from '../../models/holm.ts';
import {
  compareManyNps,
  compareNps,
  estimateNps,
  NPS_METHODS,
  npsChangeSize,
  npsInterval,
  npsSampleSize,
  npsTrend,
  type NpsCounts,
  type NpsMethod,
} from '../../models/net-promoter.ts';
import { groupSheets, guessGroup, lastSheets, type AnswerGroups } from '../answer-groups.ts';
import { NO_GROUP } from '../column-groups.ts';
import type { ComputeJob, SelectContext } from '../contract.ts';
import { driversOf } from './drivers.ts';
import { PERIODS, type NpsOptions, type Period } from './options.ts';
import { classOf, findDrivers, findQuestion, limitsOf, type Limits } from './question.ts';
import { valueOf } from './value.ts';
import { CLASSES, type NpsView, type ScoreView, type SegmentsView, type TrendView } from './view.ts';

/** Most answers a scale may have to be drawn one by one. */
const MOST_ANSWERS = 101;
/** Most periods of a trend. */
const MOST_PERIODS = 400;
const POINTS = 100;

export interface NpsInput {
  readonly survey: Survey;
  readonly keep: Uint8Array | null;
  /** of the order file, and which of its customers each respondent is */
  readonly orders: { readonly table: Orders; readonly index: Int32Array } | null;
}

export interface NpsResult {
  readonly survey: Survey;
  readonly question: Question;
  readonly limits: Limits;
  /** length sheets: class, NO_GROUP where there is no answer or the respondent is left out */
  readonly classes: Uint8Array;
  /** length respondents: sheet of the last answer, −1 where there is none */
  readonly last: Int32Array;
  readonly groups: AnswerGroups | null;
  /** length sheets: place of the period, NO_MARK_16 for none; `null` without days */
  readonly period: Uint16Array | null;
  readonly view: NpsView;
}

export function selectNps(tables: Tables, _options: NpsOptions, { keep, others }: SelectContext): Outcome<NpsInput> {
  const { survey } = tables;
  if (survey === null || survey.rows === 0) return fail('nps.no-survey');
  if (keep !== null && !keep.includes(1)) return fail('nps.nobody-kept');
  const other = others?.['orders'];
  const orders = other?.tables.orders ? { table: other.tables.orders, index: other.index } : null;
  return succeed({ survey, keep, orders });
}

export async function computeNps(
  { survey, keep, orders }: NpsInput,
  options: NpsOptions,
  job: ComputeJob,
): Promise<Outcome<NpsResult>> {
  const chosen = options.question?.[0];
  const question = chosen ? survey.questions.find(({ id }) => id === chosen) : findQuestion(survey);
  if (!question) {
    const label = survey.attributes.find(({ id }) => id === chosen)?.label;
    return label === undefined ? fail('nps.no-question') : fail('nps.not-a-scale', { label });
  }
  const { minimum, maximum } = question.scale;
  if (maximum - minimum + 1 > MOST_ANSWERS || maximum <= minimum)
    return fail('nps.scale-too-long', { label: question.label, minimum, maximum });
  const limits = limitsOf(question, options);
  const classes = classesOf(survey, question, limits, keep);
  const last = lastSheets(survey, (sheet) => classes[sheet] !== NO_GROUP);
  const level = Number(options.level) / 100;
  const score = (counts: NpsCounts): ScoreView => scoreOf(counts, options.method, level);
  const all = countAll(classes);
  if (all.promoters + all.passives + all.detractors === 0) return fail('nps.no-answers', { label: question.label });
  const tally = tallyOf(survey, question, classes, last);
  await job.pause();
  job.progress(0.2);

  const guessedGroup = options.group === null;
  const groupId = options.group?.[0] ?? guessGroup(survey, new Set([question.id]));
  const groups = groupId === null ? null : groupSheets(survey, groupId, 'nps');
  const segments = groups && segmentsOf(groups, classes, last, score, level, guessedGroup);
  await job.pause();
  job.progress(0.4);
  const dated = trendOf(survey, classes, last, options.period, score);
  await job.pause();
  job.progress(0.5);

  const wanted = options.drivers;
  const drivers = wanted
    ? wanted.flatMap((id) => survey.questions.find((each) => each.id === id && id !== question.id) ?? [])
    : findDrivers(survey, question);
  const fitted = driversOf(question, drivers, classes, level, wanted === null);
  await job.pause();
  job.progress(0.7);
  const value = orders ? valueOf(survey, classes, orders, options.window, level) : null;

  const estimate = estimateNps(all);
  const intervals = Object.fromEntries(
    NPS_METHODS.map((method) => [method, inPoints(npsInterval(all, method, level))]),
  ) as Record<NpsMethod, readonly [number, number]>;
  const margin = options.margin / POINTS;
  const view: NpsView = {
    ...score(all),
    question: question.label,
    guessed: !chosen,
    minimum,
    maximum,
    promoterFrom: limits.promoterFrom,
    detractorTo: limits.detractorTo,
    standard: limits.standard,
    ...tally,
    variance: estimate.variance,
    standardError: estimate.standardError * POINTS,
    method: options.method,
    level,
    intervals,
    target: options.target,
    segments,
    trend: dated?.view ?? null,
    drivers: fitted.ok ? fitted.value : null,
    driversFault: fitted.ok ? null : fitted.error,
    sample: {
      margin: options.margin,
      needed: npsSampleSize(margin, estimate.variance, level),
      worst: npsSampleSize(margin, 1, level),
      change: options.change,
      power: options.power / 100,
      waves: npsChangeSize(options.change / POINTS, estimate.variance, level, options.power / 100),
      worstWaves: npsChangeSize(options.change / POINTS, 1, level, options.power / 100),
    },
    value: value?.ok ? value.value : null,
    valueFault: value?.ok === false ? value.error : null,
  };
  return succeed({ survey, question, limits, classes, last, groups, period: dated?.of ?? null, view });
}

function classesOf(survey: Survey, { values }: Question, limits: Limits, keep: Uint8Array | null): Uint8Array {
  const classes = new Uint8Array(survey.rows).fill(NO_GROUP);
  for (let i = 0; i < survey.rows; i += 1)
    if (!Number.isNaN(values[i]!) && (keep === null || keep[survey.customer[i]!] === 1))
      classes[i] = classOf(values[i]!, limits);
  return classes;
}

type Counts = { promoters: number; passives: number; detractors: number };

function emptyCounts(): Counts {
  return { promoters: 0, passives: 0, detractors: 0 };
}

function add(counts: Counts, kind: number): void {
  if (kind === 2) counts.promoters += 1;
  else if (kind === 0) counts.detractors += 1;
  else counts.passives += 1;
}

function countAll(classes: Uint8Array): NpsCounts {
  const counts = emptyCounts();
  for (const kind of classes) if (kind !== NO_GROUP) add(counts, kind);
  return counts;
}

function inPoints([low, high]: readonly [number, number]): readonly [number, number] {
  // + 0: no end is −0.
  return [low * POINTS + 0, high * POINTS + 0];
}

function scoreOf(counts: NpsCounts, method: NpsMethod, level: number): ScoreView {
  const { n, nps } = estimateNps(counts);
  const [low, high] = inPoints(npsInterval(counts, method, level));
  return { ...counts, n, nps: nps * POINTS + 0, low, high };
}

function tallyOf(
  survey: Survey,
  { values, scale: { minimum, maximum } }: Question,
  classes: Uint8Array,
  last: Int32Array,
): Pick<
  NpsView,
  'answers' | 'counts' | 'people' | 'classPeople' | 'respondents' | 'repeated' | 'unanswered' | 'filtered' | 'mean'
> {
  const answers = Array.from({ length: maximum - minimum + 1 }, (_, i) => minimum + i);
  const [counts, people] = [new Float64Array(answers.length), new Float64Array(answers.length)];
  const classPeople = new Float64Array(CLASSES.length);
  let [scored, sum, unanswered, filtered] = [0, 0, 0, 0];
  for (let i = 0; i < survey.rows; i += 1) {
    if (classes[i] === NO_GROUP) {
      if (Number.isNaN(values[i]!)) unanswered += 1;
      else filtered += 1;
      continue;
    }
    counts[answerAt(values[i]!, minimum)]! += 1;
    scored += 1;
    sum += values[i]!;
  }
  let respondents = 0;
  for (const sheet of last) {
    if (sheet < 0) continue;
    respondents += 1;
    people[answerAt(values[sheet]!, minimum)]! += 1;
    classPeople[classes[sheet]!]! += 1;
  }
  const repeated = scored - respondents;
  return { answers, counts, people, classPeople, respondents, repeated, unanswered, filtered, mean: sum / scored };
}

/** Answers between two whole ones belong to the nearer. */
function answerAt(value: number, minimum: number): number {
  return Math.round(value - minimum);
}

function segmentsOf(
  groups: AnswerGroups,
  classes: Uint8Array,
  last: Int32Array,
  score: (counts: NpsCounts) => ScoreView,
  level: number,
  guessed: boolean,
): SegmentsView | null {
  const counts = groups.names.map(emptyCounts);
  const people = new Float64Array(groups.names.length);
  let missing = 0;
  for (let i = 0; i < classes.length; i += 1) {
    if (classes[i] === NO_GROUP) continue;
    const group = groups.of[i]!;
    if (group === NO_GROUP) missing += 1;
    else add(counts[group]!, classes[i]!);
  }
  for (const sheet of last) if (sheet >= 0 && groups.of[sheet] !== NO_GROUP) people[groups.of[sheet]!]! += 1;
  const rest = (group: number): NpsCounts =>
    counts.reduce(
      (sum, each, at) =>
        at === group
          ? sum
          : {
              promoters: sum.promoters + each.promoters,
              passives: sum.passives + each.passives,
              detractors: sum.detractors + each.detractors,
            },
      emptyCounts() as NpsCounts,
    );
  const tests = counts.map((each, group) => compareNps(each, rest(group), level));
  const adjusted = holm(tests.map(({ p }) => p));
  const pairs = counts.flatMap((_, one) => counts.slice(one + 1).map((__, step) => ({ one, other: one + 1 + step })));
  const pairTests = pairs.map(({ one, other }) => compareNps(counts[one]!, counts[other]!, level));
  const pairAdjusted = holm(pairTests.map(({ p }) => p));
  if (counts.every((each) => estimateNps(each).n === 0)) return null;
  return {
    label: groups.label,
    rows: counts.map((each, group) => ({
      ...score(each),
      name: groups.names[group]!,
      people: people[group]!,
      difference: tests[group]!.difference * POINTS,
      differenceLow: tests[group]!.interval[0] * POINTS,
      differenceHigh: tests[group]!.interval[1] * POINTS,
      p: tests[group]!.p,
      adjusted: adjusted[group]!,
    })),
    pairs: pairs.map((pair, at) => ({
      ...pair,
      difference: pairTests[at]!.difference * POINTS,
      low: pairTests[at]!.interval[0] * POINTS,
      high: pairTests[at]!.interval[1] * POINTS,
      p: pairTests[at]!.p,
      adjusted: pairAdjusted[at]!,
    })),
    ...compareManyNps(counts),
    missing,
    guessed,
  };
}

function trendOf(
  survey: Survey,
  classes: Uint8Array,
  last: Int32Array,
  wanted: 'auto' | Period,
  score: (counts: NpsCounts) => ScoreView,
): { readonly view: TrendView; readonly of: Uint16Array } | null {
  const { day } = survey;
  if (day === null) return null;
  let [first, final, undated] = [Infinity, -Infinity, 0];
  for (let i = 0; i < classes.length; i += 1) {
    if (classes[i] === NO_GROUP) continue;
    if (day[i] === MISSING_DAY) undated += 1;
    else {
      first = Math.min(first, day[i]!);
      final = Math.max(final, day[i]!);
    }
  }
  if (first > final) return null;
  const span = (unit: Period): number => periodOf(final, unit) - periodOf(first, unit) + 1;
  const unit = fitting(wanted === 'auto' ? usual(final - first + 1, span) : wanted, span);
  const begin = periodOf(first, unit);
  const size = span(unit);
  const counts = Array.from({ length: size }, emptyCounts);
  const people = new Float64Array(size);
  // A million sheets lie on few days.
  const places = Uint16Array.from({ length: final - first + 1 }, (_, step) => periodOf(first + step, unit) - begin);
  const of = new Uint16Array(survey.rows).fill(NO_MARK_16);
  for (let i = 0; i < classes.length; i += 1) {
    if (classes[i] === NO_GROUP || day[i] === MISSING_DAY) continue;
    of[i] = places[day[i]! - first]!;
    add(counts[of[i]!]!, classes[i]!);
  }
  for (const sheet of last) if (sheet >= 0 && of[sheet] !== NO_MARK_16) people[of[sheet]!]! += 1;
  const { slope, p, step } = npsTrend(counts);
  return {
    of,
    view: {
      unit,
      rows: counts.map((each, at) => ({ ...score(each), start: firstDayOf(begin + at, unit), people: people[at]! })),
      slope: slope * POINTS,
      slopeP: p,
      step: step && {
        at: step.at,
        before: step.before.nps * POINTS,
        after: step.after.nps * POINTS,
        difference: step.difference * POINTS,
        low: step.interval[0] * POINTS,
        high: step.interval[1] * POINTS,
        adjusted: step.adjusted,
      },
      undated,
    },
  };
}

/** The shortest unit that leaves no more than about three dozen periods. */
function usual(days: number, span: (unit: Period) => number): Period {
  if (days <= 92) return 'week';
  return span('month') <= 40 ? 'month' : span('quarter') <= 40 ? 'quarter' : 'year';
}

/** A longer unit where this one would make too many periods. */
function fitting(unit: Period, span: (unit: Period) => number): Period {
  return PERIODS.slice(PERIODS.indexOf(unit)).find((each) => span(each) <= MOST_PERIODS) ?? 'year';
}

/** All mark sets, over the respondents by their last answer. The arrays are new, so they may be given away. */
export function npsMarks({
  survey,
  question,
  classes,
  last,
  groups,
  period,
  view,
}: NpsResult): Readonly<Record<string, MarkSet>> {
  const make = (): Uint16Array => new Uint16Array(survey.customers).fill(NO_MARK_16);
  const [answer, kind, segment, time] = [make(), make(), make(), make()];
  for (let person = 0; person < last.length; person += 1) {
    const sheet = last[person]!;
    if (sheet < 0) continue;
    answer[person] = answerAt(question.values[sheet]!, view.minimum);
    kind[person] = classes[sheet]!;
    if (groups && groups.of[sheet] !== NO_GROUP) segment[person] = groups.of[sheet]!;
    if (period) time[person] = period[sheet]!;
  }
  return {
    answer: { of: answer, count: view.answers.length },
    class: { of: kind, count: CLASSES.length },
    segment: { of: segment, count: Math.max(1, groups?.names.length ?? 1) },
    period: { of: time, count: Math.max(1, view.trend?.rows.length ?? 1) },
  };
}
