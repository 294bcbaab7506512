/** From answers to features: their classes, better and worse, means, quality, segments, and what a choice of them brings. Linear in answers. */

import type { Survey, Tables } from '../../data/tables.ts';
import type { Attribute } from '../../data/universe.ts';
import { NO_MARK_16, type MarkSet } from '../../lib/marks.ts';
import { fail, succeed, type Outcome } from '../../lib/outcome.ts';
import {
  evaluateChoice,
  kanoEffects,
  kanoPriority,
  reachOrder,
  type KanoChoice,
  type KanoEffects,
} from '../../models/kano-choice.ts';
import { ellipsePoints, scoreKano } from '../../models/kano-continuous.ts';
import { countKano, summariseKano, type KanoSummary } from '../../models/kano-counts.ts';
import { kanoAnswerCurve } from '../../models/kano-curves.ts';
import { statedImportance, weightedBetterWorse } from '../../models/kano-importance.ts';
import { filterKano, judgeKano, type KanoQuality } from '../../models/kano-quality.ts';
import { adjustKanoTests, kanoBySegment } from '../../models/kano-segments.ts';
import { KANO_CATEGORIES, kanoTable, NO_ANSWER, type KanoCategory, type KanoTable } from '../../models/kano-table.ts';
import { groupByColumn, NO_GROUP, type ColumnGroups } from '../column-groups.ts';
import type { ComputeJob, SelectContext } from '../contract.ts';
import { readAnswers, type AnsweredPair, type KanoAnswers } from './answers.ts';
import type { KanoOptions } from './options.ts';
import { DOUBTS, type FeatureView, type KanoView, type SegmentsView, type Support } from './view.ts';

export interface KanoInput {
  readonly survey: Survey;
  readonly keep: Uint8Array | null;
}

export interface KanoResult {
  readonly view: KanoView;
  readonly input: KanoInput;
  readonly answers: KanoAnswers;
  readonly table: KanoTable;
  /** in the order of `view.features` */
  readonly pairs: readonly AnsweredPair[];
  readonly effects: readonly KanoEffects[];
  readonly quality: KanoQuality;
  readonly segments: ColumnGroups | null;
  /** length respondents: 1 where the answers count */
  readonly kept: Uint8Array;
}

export function selectKano({ survey }: Tables, _options: KanoOptions, { keep }: SelectContext): Outcome<KanoInput> {
  if (!survey || survey.rows === 0) return fail('kano.no-survey');
  if (keep !== null && !keep.includes(1)) return fail('kano.nobody-kept');
  return succeed({ survey, keep });
}

/** Everything that does not change while cuts are dragged, features looked at and choices tried. */
interface Basis {
  readonly answers: KanoAnswers;
  readonly table: KanoTable;
  readonly pairs: readonly AnsweredPair[];
  readonly effects: readonly KanoEffects[];
  readonly quality: KanoQuality;
  readonly kept: Uint8Array;
  readonly before: number;
  readonly left: KanoView['left'];
  readonly features: readonly Omit<FeatureView, 'quadrant'>[];
  readonly segments: ColumnGroups | null;
  readonly segmentsView: SegmentsView | null;
  readonly order: readonly number[];
  readonly reach: KanoView['reach'];
  readonly doubts: readonly number[];
  readonly uniform: number;
  readonly respondents: number;
}

interface Kept<T> {
  readonly key: string;
  readonly keep: Uint8Array | null;
  readonly value: T;
}

const answersOf = new WeakMap<Survey, Kept<KanoAnswers>>();
const bases = new WeakMap<Survey, Kept<Outcome<Basis>>>();

export async function computeKano(
  input: KanoInput,
  options: KanoOptions,
  job: ComputeJob,
): Promise<Outcome<KanoResult>> {
  const made = await basisOf(input, options, job);
  if (!made.ok) return made;
  const basis = made.value;
  const { answers, features: bare, order } = basis;
  const cuts = cutsOf(bare, options);
  const features = bare.map((feature) => ({ ...feature, quadrant: quadrantOf(feature, cuts) }));
  const index = (id: string | undefined): number => features.findIndex((feature) => feature.id === id);
  const chosen = index(options.feature?.[0]);
  const built = options.built === null ? order.slice(0, 3) : options.built.map(index).filter((at) => at >= 0);
  const weights = basis.pairs.some(({ importance }) => importance !== null)
    ? features.map(({ weight }) => weight)
    : null;
  const choice = choiceOf(basis, built, options.weigh ? weights : null);
  const complete = features.reduce((sum, { n }) => sum + n, 0);
  return succeed({
    view: {
      respondents: basis.respondents,
      before: basis.before,
      left: basis.left,
      points: answers.points,
      like: answers.like,
      likeGuessed: answers.likeGuessed,
      table: options.table,
      cells: Array.from(basis.table.categories, (category) => KANO_CATEGORIES[category]!),
      rule: options.rule,
      features,
      order,
      support: features.map(supportOf),
      feature: chosen >= 0 ? chosen : order[0]!,
      cuts,
      important: weights !== null,
      weighed: options.weigh && weights !== null,
      pairs: answers.all,
      problems: [
        ...answers.problems,
        ...answers.pairs.flatMap(({ pair }) =>
          features.some(({ id }) => id === pair.functional) ? [] : [{ kind: 'no-answers' as const, name: pair.name }],
        ),
      ],
      single: answers.single,
      built,
      choice,
      reach: basis.reach,
      segments: basis.segmentsView,
      doubts: basis.doubts,
      uniform: basis.uniform,
      questionableShare: features.reduce((sum, { questionable }) => sum + questionable, 0) / complete,
      reverseShare: features.reduce((sum, { reverse }) => sum + reverse, 0) / complete,
      repeated: answers.repeated,
    },
    input,
    answers,
    table: basis.table,
    pairs: basis.pairs,
    effects: basis.effects,
    quality: basis.quality,
    segments: basis.segments,
    kept: basis.kept,
  });
}

/** Goes through all answers: not again while only cuts are dragged. */
const choices = new WeakMap<Basis, { readonly key: string; readonly choice: KanoChoice }>();

function choiceOf(basis: Basis, built: readonly number[], weights: readonly number[] | null): KanoChoice {
  const key = built.join();
  const found = choices.get(basis);
  if (found?.key === key) return found.choice;
  const chosen = basis.features.map((_, at) => (built.includes(at) ? 1 : 0));
  const choice = evaluateChoice(basis.effects, chosen, { kept: basis.kept, weights });
  choices.set(basis, { key, choice });
  return choice;
}

async function basisOf(input: KanoInput, options: KanoOptions, job: ComputeJob): Promise<Outcome<Basis>> {
  const { survey, keep } = input;
  const { pairs, points, like, table, rule, threshold, weigh, groupBy, questionable, reverse, uniform } = options;
  const key = JSON.stringify([
    pairs,
    points,
    like,
    table,
    rule,
    threshold,
    weigh,
    groupBy,
    questionable,
    reverse,
    uniform,
  ]);
  const found = bases.get(survey);
  if (found?.key === key && found.keep === keep) return found.value;
  const value = await makeBasis(input, options, job);
  bases.set(survey, { key, keep, value });
  return value;
}

async function makeBasis({ survey, keep }: KanoInput, options: KanoOptions, job: ComputeJob): Promise<Outcome<Basis>> {
  const answers = answersIn(survey, options);
  if (answers.pairs.length === 0) {
    const [first] = answers.problems;
    if (first) return fail(`kano.no-pair-${first.kind}`, { name: first.name });
    return fail(answers.single.length > 0 ? 'kano.no-pairs-one-sided' : 'kano.no-pairs', {
      questions: survey.questions.length,
      ...(answers.single.length > 0 ? { name: answers.single[0]! } : {}),
    });
  }
  await job.pause();
  const table = kanoTable(options.table, answers.points);
  const within = new Uint8Array(survey.customers);
  for (let i = 0; i < within.length; i += 1)
    within[i] = answers.sheet[i]! >= 0 && (keep === null || keep[i] === 1) ? 1 : 0;
  const judged = judgeKano(answers.pairs, table);
  const filtered = filterKano(judged, {
    questionable: options.questionable === null ? null : options.questionable / 100,
    reverse: options.reverse === null ? null : options.reverse / 100,
    uniform: options.uniform,
  });
  const { kept, left, before, respondents } = narrow(within, judged, filtered.kept, options);
  if (respondents === 0) return fail(before === 0 ? 'kano.no-answers' : 'kano.nobody-left', { before });
  await job.pause();
  const summaries: KanoSummary[] = [];
  const used: AnsweredPair[] = [];
  const settings = { threshold: options.threshold / 100 };
  for (const pair of answers.pairs) {
    const summary = summariseKano(countKano(pair.cells, table, kept), settings);
    if (summary.n === 0) continue;
    summaries.push(summary);
    used.push(pair);
    job.progress((0.6 * used.length) / answers.pairs.length);
    if (survey.customers > 20_000) await job.pause();
  }
  if (used.length === 0) return fail('kano.no-answers', { before });
  const features = used.map((pair, at) => featureOf(pair, summaries[at]!, table, kept, options));
  const effects = used.map(({ cells }) => kanoEffects(cells, table));
  await job.pause();
  const attribute = survey.attributes.find(({ id }) => id === options.groupBy?.[0]);
  const segments = attribute ? segmentsOf(attribute, answers.row) : null;
  const order = kanoPriority(
    features.map(({ category, better, worse, weight, importance }) => ({
      category,
      better: better.mean,
      worse: worse.mean,
      ...(importance === null ? {} : { weight }),
    })),
  );
  const quality = judgeKano(used, table);
  return succeed({
    answers,
    table,
    pairs: used,
    effects,
    quality,
    kept,
    before,
    left,
    features,
    segments,
    segmentsView: segments === null ? null : segmentsView(segments, used, table, kept, options),
    order,
    reach: reachOrder(effects, kept),
    doubts: doubtsOf(quality, kept),
    uniform: kept.reduce((sum, is, i) => sum + (is === 1 && isUniform(quality, i) ? 1 : 0), 0),
    respondents,
  });
}

function answersIn(survey: Survey, options: KanoOptions): KanoAnswers {
  const key = JSON.stringify([options.pairs, options.points, options.like]);
  const found = answersOf.get(survey);
  if (found?.key === key) return found.value;
  const value = readAnswers(survey, options);
  answersOf.set(survey, { key, keep: null, value });
  return value;
}

/** Respondents of the filter with an answer, and those of them the quality rules leave. */
function narrow(
  within: Uint8Array,
  judged: KanoQuality,
  passed: Uint8Array,
  { questionable, reverse, uniform }: KanoOptions,
): Pick<Basis, 'kept' | 'left' | 'before' | 'respondents'> {
  const { persons } = judged;
  const kept = new Uint8Array(within.length);
  const left = { uniform: 0, questionable: 0, reverse: 0 };
  let [before, respondents] = [0, 0];
  for (let i = 0; i < within.length; i += 1) {
    const pairs = persons.answered[i]!;
    if (within[i] === 0 || pairs === 0) continue;
    before += 1;
    if (passed[i] === 1) {
      kept[i] = 1;
      respondents += 1;
    } else if (uniform && isUniform(judged, i)) left.uniform += 1;
    else if (questionable !== null && persons.questionable[i]! > (questionable / 100) * pairs + 1e-9)
      left.questionable += 1;
    else if (reverse !== null) left.reverse += 1;
  }
  return { kept, left, before, respondents };
}

function featureOf(
  { pair, cells, importance, importanceScale, functional, dysfunctional }: AnsweredPair,
  summary: KanoSummary,
  table: KanoTable,
  kept: Uint8Array,
  { rule, weigh }: KanoOptions,
): Omit<FeatureView, 'quadrant'> {
  const decision = summary[rule]!;
  const score = scoreKano(summary.grid, table);
  const stated = importance === null ? null : statedImportance(importance, kept);
  const weighed =
    weigh && importance !== null && importanceScale !== null
      ? weightedBetterWorse(cells, table, importance, importanceScale.minimum, { kept })
      : summary;
  const corners = score.ellipse
    ? ellipsePoints(score.ellipse, [score.dysfunctional.mean, score.functional.mean], 48)
    : null;
  const curve = kanoAnswerCurve(summary, table, { reverse: decision.category === 'R' });
  let [halves, missing] = [0, 0];
  for (let i = 0; i < cells.length; i += 1) {
    if (kept[i] === 0) continue;
    const [f, d] = [functional[i] !== NO_ANSWER, dysfunctional[i] !== NO_ANSWER];
    if (f !== d) halves += 1;
    else if (!f) missing += 1;
  }
  const span = importanceScale === null ? NaN : importanceScale.maximum - importanceScale.minimum;
  return {
    id: pair.functional!,
    name: pair.name,
    n: summary.n,
    counts: [...summary.counts],
    shares: [...summary.shares],
    grid: [...summary.grid],
    category: decision.category,
    because: decision.because,
    among: decision.among,
    by: {
      mode: summary.mode!.category,
      majority: summary.majority!.category,
      strength: summary.strength!.category,
      means: score.category!,
    },
    better: { mean: weighed.better, low: weighed.betterInterval[0], high: weighed.betterInterval[1] },
    worse: { mean: weighed.worse, low: weighed.worseInterval[0], high: weighed.worseInterval[1] },
    totalStrength: summary.totalStrength,
    categoryStrength: summary.categoryStrength,
    mixed: summary.mixed,
    fong: summary.fong,
    chiSquare: { statistic: summary.chiSquare.statistic, p: summary.chiSquare.p },
    functional: { mean: score.functional.mean, low: score.functional.interval[0], high: score.functional.interval[1] },
    dysfunctional: {
      mean: score.dysfunctional.mean,
      low: score.dysfunctional.interval[0],
      high: score.dysfunctional.interval[1],
    },
    ellipse: corners ? { x: corners.map(([x]) => x), y: corners.map(([, y]) => y) } : null,
    importance:
      stated === null || stated.n === 0
        ? null
        : { mean: stated.mean, low: stated.interval[0], high: stated.interval[1] },
    weight:
      stated !== null && stated.n > 0 && span > 0
        ? (stated.mean - importanceScale!.minimum) / span
        : summary.totalStrength,
    curve: { x: curve.x, y: curve.y },
    questionable: summary.counts[5]!,
    reverse: summary.counts[4]!,
    halves,
    missing,
  };
}

/** Colours and columns of a table tell so many apart. */
const MOST_SEGMENTS = 6;

/** `null` where the column tells nobody apart. */
function segmentsOf(attribute: Attribute, row: Int32Array): ColumnGroups | null {
  const groups = groupByColumn(attribute, row, MOST_SEGMENTS, 'kano');
  return groups && groups.names.length > 0 ? groups : null;
}

function segmentsView(
  segments: ColumnGroups,
  pairs: readonly AnsweredPair[],
  table: KanoTable,
  kept: Uint8Array,
  { rule, threshold }: KanoOptions,
): SegmentsView {
  const { label, names, of } = segments;
  const tests = pairs.map(({ cells }) =>
    kanoBySegment(cells, table, of, names.length, kept, { threshold: threshold / 100 }),
  );
  const adjusted = adjustKanoTests(tests);
  const counts = names.map(() => 0);
  for (let i = 0; i < of.length; i += 1) if (kept[i] === 1 && of[i] !== NO_GROUP) counts[of[i]!]! += 1;
  return {
    label,
    names,
    counts,
    rows: tests.map(({ segments: list, test }, at) => ({
      categories: list.map((summary) => summary[rule]?.category ?? null),
      n: list.map(({ n }) => n),
      better: list.map(({ better }) => better),
      worse: list.map(({ worse }) => worse),
      p: test.p,
      adjusted: adjusted[at]!,
    })),
  };
}

/** The same answer to every question of at least three pairs: fewer can be alike by opinion. */
function isUniform({ persons }: KanoQuality, i: number): boolean {
  return persons.answered[i]! >= 3 && persons.same[i] === 1;
}

function doubtsOf({ persons }: KanoQuality, kept: Uint8Array): number[] {
  const doubts = Array.from({ length: DOUBTS }, () => 0);
  for (let i = 0; i < kept.length; i += 1)
    if (kept[i] === 1) doubts[Math.min(DOUBTS - 1, persons.questionable[i]!)]! += 1;
  return doubts;
}

function cutsOf(
  features: readonly Pick<FeatureView, 'better' | 'worse'>[],
  { cutBy, cutBetter, cutWorse }: KanoOptions,
): KanoView['cuts'] {
  if (cutBy === 'value') return { better: cutBetter, worse: cutWorse };
  if (cutBy === 'half') return { better: 0.5, worse: 0.5 };
  const mean = (values: readonly number[]): number => {
    const known = values.filter((value) => !Number.isNaN(value));
    return known.length === 0 ? 0.5 : known.reduce((sum, value) => sum + value, 0) / known.length;
  };
  return {
    better: mean(features.map(({ better }) => better.mean)),
    worse: mean(features.map(({ worse }) => 0 - worse.mean)),
  };
}

/** At a cut is not above it, as everywhere. */
export function quadrantOf(
  { better, worse }: Pick<FeatureView, 'better' | 'worse'>,
  cuts: KanoView['cuts'],
): KanoCategory | null {
  if (Number.isNaN(better.mean) || Number.isNaN(worse.mean)) return null;
  const [pleases, missed] = [better.mean > cuts.better, -worse.mean > cuts.worse];
  return pleases ? (missed ? 'O' : 'A') : missed ? 'M' : 'I';
}

/** Firm where all four ways name the class and its lead is no chance; fair where three do, or the lead is chance alone. */
export function supportOf({ category, by, fong }: Pick<FeatureView, 'category' | 'by' | 'fong'>): Support {
  const agree = Object.values(by).filter((other) => other === category).length;
  if (agree === 4 && fong.significant) return 'firm';
  return agree >= 3 && (fong.significant || agree === 4) ? 'fair' : 'open';
}

/** All mark sets, over the respondents of the file. The arrays are new, so they may be given away. */
export function kanoMarks({
  view,
  pairs,
  table,
  quality,
  segments,
  kept,
}: KanoResult): Readonly<Record<string, MarkSet>> {
  const { cells } = pairs[view.feature]!;
  const n = kept.length;
  const marks = (of: (i: number) => number): Uint16Array => {
    const found = new Uint16Array(n).fill(NO_MARK_16);
    for (let i = 0; i < n; i += 1) if (kept[i] === 1) found[i] = of(i);
    return found;
  };
  const { categories } = table;
  return {
    answer: {
      of: marks((i) => (cells[i] === NO_ANSWER ? NO_MARK_16 : cells[i]!)),
      count: categories.length,
    },
    class: {
      of: marks((i) => (cells[i] === NO_ANSWER ? NO_MARK_16 : categories[cells[i]!]!)),
      count: KANO_CATEGORIES.length,
    },
    segment: {
      of: marks((i) => (!segments || segments.of[i] === NO_GROUP ? NO_MARK_16 : segments.of[i]!)),
      count: Math.max(1, segments?.names.length ?? 1),
    },
    doubt: { of: marks((i) => Math.min(DOUBTS - 1, quality.persons.questionable[i]!)), count: DOUBTS },
  };
}
